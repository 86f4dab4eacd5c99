/*
 * One list, first page to last: Identify, then ListRecords until no token is
 * left. A state machine without a loop of its own: list_turn sends a request,
 * the answer moves the list on, and list_due says when to call again.
 *
 * A list goes on from its mark: with the token of an unfinished list, else with
 * `from`. Dates given by the user replace the mark, which then neither moves
 * nor remembers where that list stood. A list without a single record leaves
 * `from` where it was: it says nothing about dates.
 *
 * What happens to which failure: harvester/retry.h for everything that another
 * try may turn, the table of OAI-PMH errors in list_error.c for the rest.
 */
#ifndef HARVESTER_LIST_INTERNAL_H
#define HARVESTER_LIST_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/date.h"
#include "harvester/list/list.h"
#include "harvester/window.h"
#include "store/run.h"

enum {
	LIST_RESTARTS_MAX = 3,      /* from the first page, tokens refused */
	LIST_EMPTY_PAGES_MAX = 1000 /* with a token, one after the other */
};
/* No repository is that large: such a completeListSize is not believed. */
#define LIST_TOTAL_MAX INT64_C(1000000000000)
/* The window under which a store keeps where a comparison stands. */
#define LIST_HEADERS "headers"

enum list_kind {
	LIST_WHOLE,  /* a source's own: everything, or what changed */
	LIST_DATES,  /* between dates of the user */
	LIST_WINDOW, /* a part of the whole, by date */
	LIST_COMPARE /* headers only, to see what vanished */
};

/* How it ended. */
enum list_end {
	LIST_OPEN, /* not yet */
	LIST_DONE,
	LIST_SHORT,   /* its end came, but records are missing */
	LIST_SPLIT,   /* windows take its place */
	LIST_REFUSED, /* the dates of a window are not accepted */
	LIST_FAILED
};

enum list_stage {
	STAGE_IDENTIFY,
	STAGE_PAGES,
	STAGE_PROBE, /* between two pages: do dates work here? */
	STAGE_DONE
};

struct cycle {
	char token[OAI_TOKEN_MAX]; /* the one remembered */
	uint64_t steps, until;     /* since then; remember anew after so many*/
};

/* Datestamps of the page that was read last. */
struct list_stamps {
	int64_t oldest, newest; /* -1: none */
	int64_t floor;          /* the oldest of the list's first page */
	char one[STAMP_MAX];    /* of a record that is there; "": none */
};

struct list {
	struct job *job;
	const struct list_world *w; /* these three as in the job */
	const struct source *src;
	struct harvest_outcome *out;
	enum list_kind kind;
	enum list_stage stage;
	enum list_end end;
	struct err error; /* LIST_FAILED, LIST_REFUSED */
	struct store_list key;
	/* As it is in the store, or would be without the user's dates; token
	 * is the page to ask for next. */
	struct store_mark mark;
	struct cycle cycle;
	struct buf url;           /* of the request under way */
	char window[WINDOW_TEXT]; /* of the key */
	struct window dates;      /* LIST_WINDOW, LIST_DATES; "": open */
	struct list_stamps stamps;
	bool flying;   /* an answer is awaited */
	bool marked;   /* the store's mark has an unfinished list */
	bool timed;    /* the request sent a time of day */
	bool dated;    /* the request sent a `from` of our own */
	bool gave;     /* records of this list were seen, in any run */
	bool resumed;  /* with a token of an earlier run, not yet proven */
	bool broken;   /* this page came broken before */
	bool doubted;  /* this page's odd answer has been asked for twice */
	bool went_on;  /* pages are counted from where an earlier run ended */
	bool again;    /* asked once more because it was short */
	bool hopeless; /* failed so that others need not be asked either */
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

struct job {
	const struct list_world *w;
	const struct source *src;
	struct harvest_outcome *out;
	struct store_list key;          /* of the whole list */
	const struct http_login *login; /* or NULL */
	struct store_run run;
	bool claimed;
	bool recorded;   /* the store knows that this run has begun */
	bool forced;     /* older records replace newer ones */
	bool identified; /* asked for; what follows may still be unknown */
	bool known;      /* Identify was understood */
	bool day;        /* granularity; seconds unless known better */
	bool answered;   /* the host has answered something, at least once */
	bool single;     /* windows were tried, to no avail */
	bool compared;   /* --compare is under way, or done */
	bool done;
	bool tokened;     /* a token has worked in this run */
	size_t lost;      /* lists begun anew since one last did */
	int strikes;      /* lists given up since the last good page */
	int64_t earliest; /* -1: not known */
	struct list *lists[JOB_LISTS_MAX];
	size_t nlists;
	struct windows windows; /* n == 0: one list stands for itself */
	int64_t stale; /* the last record kept aside before a full list */
	struct store_mark mark; /* with windows: of the whole list */
	int64_t total;          /* with windows: of all of them; -1: not known*/
};

static inline int64_t
list_now(const struct list *l)
{
	return l->w->env->ticks(l->w->env->ctx);
}

/* --- cycle.c -------------------------------------------------------------- */

/*
 * Does a chain of tokens bite its own tail? Brent's algorithm: one token is
 * remembered, at positions that double, so that memory does not grow with the
 * list. A circle is found after three times its length at the latest.
 */

void cycle_start(struct cycle *c);

/* The next token of the chain; true: it was there before. */
bool cycle_seen(struct cycle *c, const char *token);

/* --- mark.c --------------------------------------------------------------- */

/* Forgets the list under way, not `from`. */
void list_clear_progress(struct store_mark *m);

/* The next `from`: never earlier than it was, unless all was asked for. */
void job_move_mark(const struct job *j, struct store_mark *m);

/* More than 1 % below what was announced? */
bool job_is_short(const struct job *j, uint64_t seen, int64_t total);

/*
 * What the full list of `key` did not have is marked as gone, unless it is too
 * much to be true. Within the transaction of the page.
 */
int job_sweep(struct job *j, struct err *e);

/* --- report.c ------------------------------------------------------------- */

/* Ends the list with an error: the cause, outside it page, URL, source. */
void list_fail(struct list *l, const struct err *cause);

/* One line of log: source, page, what. */
void list_log(const struct list *l, enum log_level level, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* What was wrong with a page that was kept. */
void list_say_page(const struct list *l, const struct page_counts *c);

void list_report(const struct list *l, int64_t wait_ms, const char *why);

/* Records so far: of a list, or of all windows when it is one of them. */
uint64_t job_seen(const struct job *j, const struct list *l);

/* One line of log: source, what. */
void job_log(const struct job *j, enum log_level level, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The same as a warning, for what makes the harvest incomplete: the first of
 * them is kept in the record of the run. */
void job_lacks(struct job *j, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* The same for what was logged already. */
void job_note_lack(struct job *j, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* --- plan.c --------------------------------------------------------------- */

/* Those that the store has of an unfinished harvest. */
int job_load_windows(struct job *j, struct err *e);
int job_forget_windows(struct job *j, struct err *e);

/* Windows take the place of the whole list `l`. */
int job_plan(struct job *j, const struct list *l, bool overlap, struct err *e);

/* A window too large becomes several: how many; 0: it stays as it is. */
int job_divide(struct job *j, const struct list *l, uint64_t page,
	       struct err *e);

/* All of them are done: 0, or -1 with *e. *again: one list must show. */
int job_join(struct job *j, bool *again, struct err *e);

/* --- pages.c -------------------------------------------------------------- */

/* Notes the datestamps of the page that is read (page_admit_fn). */
page_admit_fn list_note_stamp;
void list_clear_stamps(struct list_stamps *s);

/* After the first page: may windows take the place of this list? */
bool list_wants_windows(const struct list *l);

/* The answer to the question whether dates work here; page dropped. */
void list_take_probe(struct list *l, const struct oai_page *p);
void list_probe_failed(struct list *l, enum oai_code code, const struct err *e);

/* From its first page, with the same `from`. */
void list_begin(struct list *l);

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

/* Commits the page that was read, and with it the mark. */
int list_keep(struct list *l, const struct store_mark *next);

/* --- list.c --------------------------------------------------------------- */

/* Reads the mark. `window`: its dates, for LIST_WINDOW. ERR_STORE, ERR_NOMEM */
int list_open(struct list **l, struct job *job, enum list_kind kind,
	      struct str window, struct err *e);

/* Withdraws a request under way. */
void list_close(struct list *l);

bool list_done(const struct list *l);

/* The tick at which list_turn is due; INT64_MAX: an answer is awaited. */
int64_t list_due(const struct list *l);
void list_turn(struct list *l);

/* Ends the list with an error that is not its own. */
void list_abort(struct list *l, const struct err *cause);

#endif
