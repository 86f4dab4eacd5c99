/* Where a list stands, where the next goes on, and what vanished. */
#include "harvester/list/internal.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/mem.h"
#include "store/reject.h"
#include "store/sweep.h"

enum {
	LOCAL_SLACK_S = 86400, /* off the local clock, for want of a better */
	FEW_VANISHED = 20      /* are believed in any case */
};

void
list_clear_progress(struct store_mark *m)
{
	m->token[0] = m->started[0] = m->asked[0] = '\0';
	m->seen = 0;
	m->full = m->done = false;
}

void
job_move_mark(const struct job *j, struct store_mark *m)
{
	const struct env *env = j->w->env;
	char from[STAMP_MAX];

	if (!window_next(str_c(m->started), j->day, from)) {
		date_stamp_format(env->now(env->ctx) - LOCAL_SLACK_S, j->day,
				  from);
		job_log(j, LOG_WARN,
			"responseDate \"%s\" is no date: the next harvest "
			"begins at %s, by the local clock",
			m->started, from);
	}
	if (!j->forced && window_later(str_c(from), str_c(m->from)))
		return;
	snprintf(m->from, sizeof(m->from), "%s", from);
}

bool
job_is_short(const struct job *j, uint64_t seen, int64_t total)
{
	uint64_t least = total > 0 ? (uint64_t)total : 0;

	return !j->src->sizes_estimated && seen < least - least / 100;
}

/* How many of the list may go: more are not believed, which is said. */
static int
bound(struct job *j, struct store_swept *v, struct err *e)
{
	uint64_t percent = (uint64_t)j->w->options->max_vanished;
	struct store_sweep seen;

	if (store_sweep_look(j->w->store, &v->list, &seen, e) != 0)
		return -1;
	if (seen.others > 0)
		job_log(
		    j, LOG_WARN,
		    "%s of this list %s held in another format than " STR_FMT
		    ", in which it does not have them: whether they are "
		    "there still is not known. --full with --prefix and "
		    "that format finds out",
		    STR_COUNT(seen.others, "record"),
		    seen.others == 1 ? "is" : "are", STR_ARG(v->list.prefix));
	v->most = seen.held / 100 * percent + seen.held % 100 * percent / 100;
	if (v->most < FEW_VANISHED)
		v->most = FEW_VANISHED;
	if (seen.unseen > v->most)
		job_lacks(
		    j,
		    "%s of %s records are no longer in the list%s" STR_FMT
		    "; that is more than %d %%, so none of them was marked as "
		    "deleted. If that is right, --full --max-vanished 100 "
		    "marks them",
		    STR_NUMBER(seen.unseen), STR_NUMBER(seen.held),
		    j->src->nsets > 1 ? " of set " : "",
		    STR_ARG(j->src->nsets > 1 ? v->list.set : STR_NONE),
		    j->w->options->max_vanished);
	return 0;
}

static int
sweep(struct job *j, struct store_swept *v, size_t n, struct err *e)
{
	struct harvest_stats *st = &j->out->stats;

	for (size_t i = 0; i < n; i++)
		if (bound(j, &v[i], e) != 0)
			return -1;
	if (store_sweep(j->w->store, v, n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (j->stale > 0 &&
		    store_forgive_before(j->w->store, &v[i].list, j->stale,
					 e) != 0)
			return -1;
		st->vanished += v[i].out.vanished;
		st->left += v[i].out.left;
	}
	return 0;
}

int
job_sweep(struct job *j, struct store_mark *next, struct err *e)
{
	struct store_swept one = {.list = j->key};

	j->mark.full = false;
	next->full = next->done = j->src->nsets > 1;
	return j->src->nsets > 1 ? 0 : sweep(j, &one, 1, e);
}

/* The lists of all sets in that place; how many of them wait. */
static int
gather(const struct job *j, struct str window, struct store_swept *v, size_t *n,
       struct err *e)
{
	struct store_mark m;

	*n = 0;
	for (size_t i = 0; i < j->src->nsets; i++) {
		v[i] = (struct store_swept){.list = j->key};
		v[i].list.set = j->src->sets[i];
		v[i].list.window = window;
		if (store_mark(j->w->store, &v[i].list, &m, e) != 0)
			return -1;
		*n += store_mark_waits(&m);
	}
	return 0;
}

/* They do not wait any more; within a transaction. */
static int
unwait(struct job *j, const struct store_swept *v, struct err *e)
{
	struct store_mark m;

	for (size_t i = 0; i < j->src->nsets; i++) {
		if (store_mark(j->w->store, &v[i].list, &m, e) != 0)
			return -1;
		if (!store_mark_waits(&m))
			continue;
		m.full = m.done = false;
		if (store_set_mark(j->w->store, &v[i].list, &m, e) != 0)
			return -1;
	}
	return 0;
}

static int
sweep_place(struct job *j, struct str window, struct store_swept *v,
	    struct err *e)
{
	size_t n;

	if (gather(j, window, v, &n, e) != 0)
		return -1;
	if (n == 0)
		return 0;
	if (n < j->src->nsets) {
		job_log(j, LOG_WARN,
			"not all sets could be listed: what vanished cannot be "
			"told yet");
		return 0;
	}
	if (page_begin(j->w->page, e) != 0 || sweep(j, v, n, e) != 0 ||
	    unwait(j, v, e) != 0)
		return -1;
	return page_keep(j->w->page, NULL, NULL, e);
}

int
job_sweep_sets(struct job *j, struct err *e)
{
	struct store_swept *v;
	int rc;

	if (j->src->nsets < 2)
		return 0;
	v = mem_zero(j->src->nsets * sizeof(*v));
	if (v == NULL)
		return err_nomem(e);
	rc = sweep_place(j, STR_NONE, v, e);
	if (rc == 0)
		rc = sweep_place(j, STR(LIST_HEADERS), v, e);
	if (rc != 0)
		page_drop(j->w->page);
	mem_free(v);
	return rc;
}

int
job_find_waiting(struct job *j, struct err *e)
{
	struct store_swept *v;
	size_t n = 0;
	int rc;

	if (j->src->nsets < 2)
		return 0;
	v = mem_zero(j->src->nsets * sizeof(*v));
	if (v == NULL)
		return err_nomem(e);
	rc = gather(j, STR(LIST_HEADERS), v, &n, e);
	if (rc == 0 && n > 0)
		rc = unwait(j, v, e);
	if (rc == 0)
		rc = gather(j, STR_NONE, v, &n, e);
	j->waits = n > 0;
	mem_free(v);
	return rc;
}
