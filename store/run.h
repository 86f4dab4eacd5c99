/*
 * What is known of sources as such: how the last run of each ended, when the
 * next may begin, and where their lists stand.
 */
#ifndef STORE_RUN_H
#define STORE_RUN_H

#include "store/store.h"

enum store_outcome {
	STORE_NEVER,   /* no run yet */
	STORE_RUNNING, /* begun; what a kill -9 leaves, too */
	STORE_WHOLE,   /* everything came */
	STORE_PARTLY,  /* done, but not all is well: see message */
	STORE_FAILED,  /* the other side, or this one: see message */
	STORE_STOPPED, /* by a signal */
	STORE_OUTCOME__MAX
};

/* A trait (store/trait.h): who has begun the last run, for people. */
#define STORE_RUN_BY "run.by"

/* Times in seconds since 1970 by this machine's clock; 0: never. */
struct store_run {
	enum store_outcome outcome;
	int64_t began, ended;
	int64_t whole;      /* when a run last ended with STORE_WHOLE */
	int64_t not_before; /* the server wants to be left alone until then */
	uint64_t requests, records, created, changed, deleted, repaired;
	char message[1024]; /* printable, no secrets; "": nothing to say */
};

/* All zero, STORE_NEVER, for a source that never ran or is not known. */
int store_run(struct store *s, struct str source, struct store_run *out,
	      struct err *e);
/* One that has ended is kept among the past ones as well. */
int store_set_run(struct store *s, struct str source, const struct store_run *r,
		  struct err *e);

/* It is as if the run had never begun: as it was before. */
int store_unset_run(struct store *s, struct str source,
		    const struct store_run *before, struct err *e);

/*
 * How earlier runs ended, the newest first; the last STORE_RUNS_KEPT of each
 * source are kept. `before` is the beginning of the one given last, INT64_MAX at
 * first. 1, 0: no more, -1.
 */
enum { STORE_RUNS_KEPT = 50 };
int store_past_run(struct store *s, struct str source, int64_t before,
		   struct store_run *out, struct err *e);

/*
 * The last run of each source that ever had one, in no order. `failures`: how
 * many have failed one after the other, this one included. `each` does not use
 * the store.
 */
typedef void store_run_fn(void *ctx, struct str source,
			  const struct store_run *r, uint64_t failures);
int store_each_run(struct store *s, store_run_fn *each, void *ctx,
		   struct err *e);

struct store_source {
	struct str name, url;
	struct store_counts counts;
};

/*
 * Sources and their lists, one a call, so that the store can be used between
 * two. 1: *out, whose strings are valid until the next call on the store; 0:
 * no more; -1. `after` none: the first; else the one behind that name.
 */
int store_next_source(struct store *s, struct str after,
		      struct store_source *out, struct err *e);

/*
 * The lists of one source, in the order prefix, set, window; l->source stays
 * as it was given. `after` NULL: the first. 1, 0, -1 as above.
 */
int store_next_list(struct store *s, struct str source,
		    const struct store_list *after, struct store_list *l,
		    struct store_mark *m, struct err *e);

/* Forgets every window of a list; the list's own mark stays. */
int store_drop_windows(struct store *s, const struct store_list *l,
		       struct err *e);

/*
 * From now on it goes by another name, with all that is held of it.
 * ERR_NOTFOUND; ERR_BUSY when somebody harvests it; ERR_USAGE: the other name
 * is taken.
 */
int store_rename_source(struct store *s, struct str source, struct str to,
			struct err *e);

/*
 * Removes a source with all that is held of it: items, rejected records,
 * marks. ERR_NOTFOUND; ERR_BUSY when somebody harvests it.
 */
int store_remove_source(struct store *s, struct str source, struct err *e);

#endif
