/*
 * One source being harvested, from its claim to the record of how the run
 * ended: its list, or the windows of dates that stand for it (several lists at
 * once), and what has vanished from it. A state machine as its lists are:
 * job_turn sends what is due, job_due says when to call again.
 *
 * A source that asked to be left alone is left alone: no request is made before
 * the time the store has of it (store/run.h, not_before), a day away at most,
 * unless everything is asked for, or a wait as long is allowed.
 *
 * When one list of several gets into trouble the others wait, until it is
 * through or given up: an endpoint that is down is asked by one of them alone.
 */
#ifndef HARVESTER_LIST_LIST_H
#define HARVESTER_LIST_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/env.h"
#include "core/err.h"
#include "harvester/harvest.h"
#include "harvester/http/http.h"
#include "harvester/page/page.h"
#include "store/store.h"

/* What all lists of a run share; borrowed. */
struct list_world {
	const struct env *env;
	struct http *http;
	struct store *store;
	struct page *page;
	const struct harvest_options *options;
	harvest_progress_fn *progress; /* or NULL */
	void *progress_ctx;
};

struct job;

enum {
	JOB_LISTS_MAX = 64, /* of one source at once */
	JOB_STRIKES_MAX = 2 /* lists given up, one after the other */
};

/*
 * Claims the source. Fills *out as it goes; world, source and out must outlive
 * the job. ERR_BUSY, ERR_USAGE, ERR_STORE; ERR_HTTP: it is not time yet.
 */
int job_open(struct job **out, const struct list_world *w,
	     const struct source *src, struct harvest_outcome *outcome,
	     struct err *e);

/* Takes note of what has ended, and asks for nothing. */
void job_settle(struct job *j);

/* Withdraws requests under way and releases the source. */
void job_close(struct job *j);

bool job_done(const struct job *j);

/* The tick at which job_turn is due; INT64_MAX: an answer is awaited. */
int64_t job_due(const struct job *j);
void job_turn(struct job *j);

/*
 * Appends what would be asked for first, in words and as a request; no network,
 * nothing is written, and w->store may be NULL. Needs store, env and options.
 */
int job_preview(const struct list_world *w, const struct source *src,
		struct buf *out, struct err *e);

/* Ends the job with an error that is not its own. */
void job_abort(struct job *j, const struct err *cause);

#endif
