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
 * What happens to which failure: policy.c says, list.c carries it out.
 */
#ifndef HARVESTER_LIST_INTERNAL_H
#define HARVESTER_LIST_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/date.h"
#include "harvester/endless.h"
#include "harvester/inquiry.h"
#include "harvester/list/list.h"
#include "harvester/recall.h"
#include "harvester/retry.h"
#include "harvester/window.h"
#include "store/run.h"

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

/*
 * Where a list stands.
 *
 *	IDENTIFIES --> ASKS --> PAGES          no format is known yet
 *	IDENTIFIES --> PAGES <--> PROBES       dates, after the first page
 *	     |           | '--------'--> SPLIT      windows take its place
 *	     |           |--> DONE, SHORT
 *	     |           '--> REFUSED
 *	     '-----------'--> FAILED, BARRED
 */
enum list_phase {
	LIST_IDENTIFIES,
	LIST_ASKS, /* what there is: harvester/inquiry.h */
	LIST_PAGES,
	LIST_PROBES,  /* between two pages: do dates work here? */
	LIST_DONE,    /* this and the next end it */
	LIST_SHORT,   /* its end came, but records are missing */
	LIST_SPLIT,   /* others have what it was for */
	LIST_REFUSED, /* the dates of a window are not accepted */
	LIST_FAILED,
	LIST_BARRED, /* failed, and others of the source would too */
	LIST_PHASE__MAX
};

/*
 * Where a source stands.
 *
 *	NEW --> CLAIMED --> LISTS --> RESIDUE --> COMPARES --> OVER
 *	                      ^------------------------'
 *
 * with any of the steps between left out; LISTS to COMPARES for one of its sets
 * after the other.
 *
 * What vanished is told by all of them together, since what is no longer in one
 * set may be in another: a full list, or one of headers, that is whole waits in
 * the store for those of the other sets. Its mark is full and done then.
 */
enum job_phase {
	JOB_NEW,
	JOB_CLAIMED,  /* nobody else harvests it */
	JOB_LISTS,    /* the store knows that this run has begun */
	JOB_RESIDUE,  /* windows that stuck in earlier runs */
	JOB_COMPARES, /* --compare: all headers, behind the list */
	JOB_OVER
};

/* What is known of the repository. */
enum identify_state {
	IDENTIFY_UNASKED,
	IDENTIFY_UNKNOWN, /* asked for, but nothing came of it */
	IDENTIFY_KNOWN
};

struct list {
	struct job *job;
	const struct list_world *w; /* these three as in the job */
	const struct source *src;
	struct harvest_outcome *out;
	enum list_kind kind;
	enum list_phase phase, otherwise;
	struct err error;        /* FAILED, BARRED, REFUSED */
	const struct err *cause; /* of the request, while that is dealt with */
	struct store_list key;
	/* As it is in the store, or would be without the user's dates; token
	 * is the page to ask for next. */
	struct store_mark mark;
	struct endless endless;
	struct buf url; /* of the request under way */
	int64_t sent;   /* it, by our clock */
	struct {
		bool asked; /* under way, while a page is read */
		bool vain;  /* one was: no more of them */
		struct buf url;
		int64_t sent;
	} early;
	char window[WINDOW_TEXT]; /* of the key */
	struct window dates;      /* LIST_WINDOW, LIST_DATES; "": open */
	/* Datestamps of the page that was read last. */
	struct {
		int64_t oldest, newest; /* -1: none */
		char one[STAMP_MAX]; /* of a record that is there; "": none */
	} stamps;
	/* The request under way; as new for each page. */
	struct {
		int failures;
		bool
		    resumed; /* with a token of an earlier run, not yet proven */
		bool broken;      /* this page came broken before */
		bool asked_again; /* because of an odd answer */
	} attempt;
	bool marked;  /* the store's mark has an unfinished list */
	bool gave;    /* records of this list were seen, in any run */
	bool went_on; /* pages are counted from where an earlier run ended */
	bool again;   /* asked once more because it was short */
	int restarts;
	int64_t due;   /* INT64_MAX: a response is awaited */
	uint64_t page; /* pages had */
	int64_t total; /* completeListSize, or -1 */
	/* What the list was asked for; what came of other dates. */
	char from[STAMP_MAX], until[STAMP_MAX];
	uint64_t outside;
	uint64_t had;      /* records, when it ended */
	uint64_t rejected; /* since the list began (anew) */
};

struct job {
	const struct list_world *w;
	const struct source *src;
	struct harvest_outcome *out;
	struct store_list key;          /* of the whole list */
	const struct http_login *login; /* or NULL */
	struct store_run run, before;   /* this one, and the last one */
	/* When the run ends with this list, of which nothing is missing: that
	 * is recorded. Within the transaction of its last page, so that
	 * whatever is killed behind it, nobody asks again. */
	int (*put_last)(struct job *j, const struct list *l, struct err *e);
	bool recorded;
	enum job_phase phase;
	enum identify_state identify;
	struct inquiry inquiry; /* its format, and what is asked */
	size_t round;           /* which of its sets; 0 without any */
	struct err failed;      /* of a set that could not be had */
	bool unread;            /* said: no parser knows its format */
	bool due;               /* time to look for what vanished */
	bool waits;             /* full lists do, for those of other sets */
	bool left;              /* the set was given up */
	bool complete;          /* all that the set has was listed */
	size_t whole;           /* sets of which that is so */
	bool day;               /* granularity; seconds unless known better */
	bool times;       /* its windows have them, so the repository does */
	bool forced;      /* older records replace newer ones */
	bool answered;    /* the host has answered something, at least once */
	bool moved;       /* which was said */
	bool single;      /* windows were tried, to no avail */
	bool dated;       /* between dates of the user: nothing is remembered */
	bool good;        /* a list was answered well, since the last plan */
	bool narrows;     /* a page sticks: ranges of dates close in on it */
	bool residue;     /* the store has windows that stuck earlier */
	bool tokened;     /* a token has worked in this run */
	size_t lost;      /* lists begun anew since one last did */
	int strikes;      /* lists given up since the last good page */
	int64_t earliest; /* -1: not known */
	int64_t oldest;   /* datestamp seen; -1: none */
	int64_t clock;    /* the server's, at Identify; -1: not known */
	struct recall recall; /* of a source that is one list */
	int64_t deadline;     /* tick at which it ends; INT64_MAX: none */
	struct list *lists[JOB_LISTS_MAX];
	size_t nlists;
	struct windows windows; /* n == 0: one list stands for itself */
	int64_t stale; /* the last record rejected before a full list */
	struct store_mark mark; /* with windows: of the whole list */
	int64_t total;    /* with windows: of all of them; -1: not known */
	uint64_t best;    /* records that a list, or the windows so far, had */
	struct err stuck; /* why windows were made, when a page sticks */
};

static inline int64_t
list_now(const struct list *l)
{
	return l->w->env->ticks(l->w->env->ctx);
}

/* How often and how long, for this source. */
static inline const struct retry_policy *
job_retry(const struct job *j)
{
	return j->src->retry != NULL ? j->src->retry : &j->w->options->retry;
}

static inline const struct retry_policy *
list_retry(const struct list *l)
{
	return job_retry(l->job);
}

/* --- policy.c ------------------------------------------------------------ */

/* What a list knows when a request of it has failed. */
struct list_facts {
	enum list_phase phase;
	enum list_kind kind;
	bool token;       /* the request has one */
	bool resumed;     /* with a token of an earlier run */
	bool asked_again; /* because of an odd answer */
	bool patient;     /* asking again is allowed at all */
	bool answered;    /* the host has, at least once */
	bool gave;        /* records of this list were seen, in any run */
	bool complete;    /* as many as were announced */
	bool times;       /* the request has a time of day, and might not */
	bool dates;       /* it has a `from` of our own */
	bool restarts;    /* the list may begin anew */
	bool chosen;      /* the format was, and no page of it came yet */
	bool divisible;   /* shorter ranges of dates may take its place */
	bool narrows;     /* it is such a range, round a page that sticks */
	bool alive;       /* this list, or another now, has given pages */
	int strikes;      /* lists of the source given up in a row */
	enum retry_verdict retry; /* what retry_judge says */
};

enum list_verdict {
	VERDICT_LATER,        /* the same request, after a wait that grows */
	VERDICT_ONCE_MORE,    /* the same request: its answer is odd */
	VERDICT_HOLD_OFF,     /* the server asks for more than may be waited */
	VERDICT_NO_IDENTIFY,  /* on without it, or without the formats */
	VERDICT_PLAIN,        /* the format is refused: oai_dc */
	VERDICT_ONE_LIST,     /* dates do not work: no windows */
	VERDICT_OVERLAP,      /* they do, but `until` excludes what it names */
	VERDICT_DAYS,         /* the same request with days */
	VERDICT_NO_DATES,     /* the same request for everything */
	VERDICT_REFUSED,      /* a window's dates are not accepted */
	VERDICT_ANEW,         /* its token is lost: from the first page */
	VERDICT_ANEW_RESUMED, /* the same, the token being of an earlier run */
	VERDICT_NARROW,       /* the page sticks: the rest by ranges of dates */
	VERDICT_NOTHING_NEW,
	VERDICT_COMPLETE, /* what is missing is the end, no records */
	VERDICT_LOST,     /* tokens are lost again and again */
	VERDICT_FAIL,
	VERDICT_FAIL_ALL, /* and other lists would fare no better */
	VERDICT__MAX
};

/* `p` as far as it should be used up for such a failure. */
struct retry_policy policy_retries(const struct list_facts *f,
				   const struct err *e, struct retry_policy p);

/* `code`: of an answer with an error; OAI_OK: there is no answer. */
enum list_verdict policy_verdict(const struct list_facts *f, enum oai_code code,
				 const struct err *e);

/* --- mark.c -------------------------------------------------------------- */

/* Forgets the list under way, not `from`. */
void list_clear_progress(struct store_mark *m);

/* The next `from`: never earlier than it was, unless all was asked for. */
void job_move_mark(const struct job *j, struct store_mark *m);

/* More than 1 % below what was announced? */
bool job_is_short(const struct job *j, uint64_t seen, int64_t total);

/*
 * What the full list of `key` did not have is marked as gone, unless it is too
 * much to be true; of one set of several it waits (*next). Within the
 * transaction of the page.
 */
int job_sweep(struct job *j, struct store_mark *next, struct err *e);

/*
 * The same for all sets, when all of them wait. Before the first of them: what
 * waits goes on, of full lists; headers do not, since nobody has noted what came
 * after them.
 */
int job_sweep_sets(struct job *j, struct err *e);
int job_find_waiting(struct job *j, struct err *e);

/* --- report.c ------------------------------------------------------------ */

/* Ends the list with an error: the cause, outside it page, URL, source. */
void list_fail(struct list *l, const struct err *cause);

/* One line of log: source, page, what. */
void list_log(const struct list *l, enum log_level level, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* What was wrong with a page that was kept. */
void list_say_page(const struct list *l, const struct page_counts *c);

void list_report(const struct list *l, int64_t wait_ms, const char *why);

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

/* --- plan.c -------------------------------------------------------------- */

/* Those that the store has of an unfinished harvest. */
int job_load_windows(struct job *j, struct err *e);
int job_forget_windows(struct job *j, struct err *e);

/* All but those that stuck in an earlier run; within a transaction. */
int job_leave_residue(struct job *j, struct err *e);

/* Windows take the place of the whole list `l`, or none does. */
int job_plan(struct job *j, const struct list *l, bool overlap, struct err *e);

/* A window too large becomes several: how many; 0: it stays as it is. */
int job_divide(struct job *j, const struct list *l, uint64_t page,
	       struct err *e);

/*
 * A window that cannot be had becomes several, which cannot be had but for one
 * of them: how many; 0: it is too short. May `l` be cut so?
 */
int job_narrow(struct job *j, struct window_slot *slot, struct err *e);
bool job_can_narrow(const struct job *j, const struct list *l);

/* The same with those that were short, as long as that brings more. */
int job_narrow_short(struct job *j, struct err *e);

/*
 * All of them are done, but for those that stick, which the store keeps: 0, or
 * -1 with *e. *again: one list must show.
 */
int job_join(struct job *j, bool *again, struct err *e);

/* --- pages.c ------------------------------------------------------------- */

/* Notes the datestamps of the page that is read (page_admit_fn). */
page_admit_fn list_note_stamp;

/* The answer to the question whether dates work here; page dropped. */
void list_take_probe(struct list *l, const struct oai_page *p);

/* All but what it failed for by ranges of dates; if dates do not work, the list
 * has ended as it would have. */
void list_narrow(struct list *l, enum list_phase otherwise);

/* Windows take its place; or, dates being of no use, it goes on alone. */
void list_split(struct list *l, bool overlap);
void list_without_windows(struct list *l, const char *why);

/* From its first page, with the same `from`. */
void list_begin(struct list *l);

/* In oai_dc after all, from its first page. */
void list_take_plain(struct list *l, const char *why);

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

/* --- list.c -------------------------------------------------------------- */

/* Reads the mark. `window`: its dates, for LIST_WINDOW. ERR_STORE, ERR_NOMEM */
int list_open(struct list **l, struct job *job, enum list_kind kind,
	      struct str window, struct err *e);

/* Withdraws what is under way. */
void list_close(struct list *l);

bool list_is_over(const struct list *l);

/* What is due: see `due` of the list. */
void list_turn(struct list *l);

#endif
