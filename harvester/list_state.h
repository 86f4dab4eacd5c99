/* What the files of one list share: list*.c. */
#ifndef HARVESTER_LIST_STATE_H
#define HARVESTER_LIST_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/date.h"
#include "harvester/cycle.h"
#include "harvester/list.h"

enum list_stage { STAGE_IDENTIFY, STAGE_PAGES, STAGE_DONE };

struct list {
	const struct list_world *w;
	const struct source *src;
	struct harvest_outcome *out;
	struct store_list key;
	/* As it is in the store, or would be without a user's window; token
	 * is the page to ask for next. */
	struct store_mark mark;
	struct cycle cycle;
	struct buf url; /* of the request under way */
	enum list_stage stage;
	bool claimed;
	bool flying;   /* an answer is awaited */
	bool windowed; /* dates of the user: the mark stays out of it */
	bool marked;   /* the store's mark has an unfinished list */
	bool day;      /* granularity; seconds unless known better */
	bool timed;    /* the request sent a time of day */
	bool dated;    /* the request sent a `from` of our own */
	bool answered; /* the host has answered something, at least once */
	bool gave;     /* records of this list were seen, in any run */
	bool resumed;  /* with a token of an earlier run, not yet proven */
	bool broken;   /* this page came broken before */
	bool doubted;  /* this page's odd answer has been asked for twice */
	bool went_on;  /* pages are counted from where an earlier run ended */
	bool again;    /* asked once more because it was short */
	int tries;     /* failures of the request under way */
	int restarts;
	int64_t due;
	uint64_t page, empties; /* pages had; empty ones in a row */
	int64_t total;          /* completeListSize, or -1 */
	/* What the list was asked for; what came of other dates. */
	char from[STAMP_MAX], until[STAMP_MAX];
	uint64_t outside;
	uint64_t rejected; /* since the list began (anew) */
};

/* --- list.c --------------------------------------------------------------- */

int64_t list_now(const struct list *l);

/* --- list_pages.c --------------------------------------------------------- */

/* From its first page, with the same `from`. */
void list_begin(struct list *l);

/* Forgets the list under way, not `from`. */
void list_clear_progress(struct store_mark *m);

/* A whole page, read and not yet kept. */
void list_take_page(struct list *l, const struct oai_page *p);

/* The list came to its end; `so_far` is its mark. */
void list_finish(struct list *l, const struct store_mark *so_far);

/* Is all there, though the server did not say so properly? */
bool list_has_all(const struct list *l);

/* No record at all for the first request: done, nothing new. */
void list_nothing_new(struct list *l);

/* The list under way is given up: the next run starts it anew. */
void list_forget(struct list *l);

/* --- list_error.c --------------------------------------------------------- */

/* A failure: waits and tries again, or ends the list. */
void list_failed(struct list *l, const struct http_reply *reply,
		 const struct err *e);

/* An answer with an OAI-PMH error. */
void list_oai_error(struct list *l, const struct http_reply *reply,
		    const struct oai_page *p);

/* --- list_say.c ----------------------------------------------------------- */

/* Ends the list with an error: the cause, outside it page, URL, source. */
void list_fail(struct list *l, const struct err *cause);

/* One line of log: source, page, what. */
void list_log(const struct list *l, enum log_level level, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* What was wrong with a page that was kept. */
void list_say_page(const struct list *l, const struct page_counts *c);

void list_report(const struct list *l, int64_t wait_ms, const char *why);

#endif
