/* Many lists at once, in one thread. */
#include "harvester/harvest.h"

#include <string.h>

#include "harvester/list/list.h"
#include "harvester/page/page.h"

enum {
	JOBS_MAX = 64,
	TURN_MAX_MS = 1000 /* between two looks at everything */
};

struct run {
	struct list_world world;
	const struct source *src;
	size_t nsrc, next; /* sources; the first not yet begun */
	struct harvest_outcome *out;
	struct job *live[JOBS_MAX];
	size_t which[JOBS_MAX]; /* in src */
	size_t nlive, jobs;
	bool told; /* that the store is lost, by one of them */
};

/* A source has begun or is done; none: time goes by. */
static void
report(struct run *r, const size_t *i, bool done)
{
	struct harvest_progress p = {.total = -1, .done = done};

	if (i != NULL) {
		p.source = &r->src[*i];
		p.stats = &r->out[*i].stats;
		p.asks = "Identify"; /* with which each begins */
		r->told |= done && store_is_lost(r->world.store) &&
			   r->out[*i].error.code == ERR_STORE;
	}
	if (r->world.progress != NULL)
		r->world.progress(r->world.progress_ctx, &p);
}

static int
choose(struct run *r, size_t *i, struct err *e)
{
	const struct harvest_options *o = r->world.options;
	int got;

	if (o->next == NULL && r->next == r->nsrc)
		return 0;
	if (o->next == NULL) {
		*i = r->next++;
		return 1;
	}
	got = o->next(o->next_ctx, i, e);
	if (got > 0)
		memset(&r->out[*i], 0, sizeof(r->out[*i]));
	return got;
}

static int
fill(struct run *r, struct err *e)
{
	int got = 0;
	size_t i;

	while (r->nlive < r->jobs && !store_is_lost(r->world.store) &&
	       (got = choose(r, &i, e)) > 0) {
		if (job_open(&r->live[r->nlive], &r->world, &r->src[i],
			     &r->out[i], &r->out[i].error) == 0) {
			r->which[r->nlive++] = i;
			report(r, &i, false);
		} else {
			report(r, &i, true);
		}
	}
	return got < 0 ? -1 : 0;
}

static void
sweep(struct run *r)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->nlive; i++) {
		if (job_done(r->live[i])) {
			job_close(r->live[i]);
			report(r, &r->which[i], true);
			continue;
		}
		r->which[kept] = r->which[i];
		r->live[kept++] = r->live[i];
	}
	r->nlive = kept;
}

/* Sends what is due; how long until something else may be, in ms. */
static int
send_due(struct run *r)
{
	const struct env *env = r->world.env;
	int64_t now = env->ticks(env->ctx), wait = TURN_MAX_MS, left;

	for (size_t i = 0; i < r->nlive; i++) {
		if (job_due(r->live[i]) <= now)
			job_turn(r->live[i]);
		if (job_done(r->live[i]))
			return 0;
		if (job_due(r->live[i]) == INT64_MAX)
			continue;
		left = job_due(r->live[i]) - now;
		if (left < wait)
			wait = left;
	}
	return wait > 0 ? (int)wait : 0;
}

/* All that is not done ends with this error, begun or not. */
static void
abort_all(struct run *r, const struct err *e)
{
	for (size_t i = 0; i < r->nlive; i++) {
		r->out[r->which[i]].cut = true;
		job_abort(r->live[i], e);
		job_close(r->live[i]);
	}
	r->nlive = 0;
	for (; r->next < r->nsrc; r->next++) {
		r->out[r->next].cut = true;
		r->out[r->next].error = *e;
	}
}

/*
 * The store is lost to all of them. One that has met with it says so; if there
 * is none, the run does.
 */
static int
end_lost(struct run *r, struct err *e)
{
	for (size_t i = r->nlive; i-- > 0 && !r->told;) {
		job_settle(r->live[i]);
		if (job_done(r->live[i]))
			sweep(r);
	}
	err_set(e, ERR_STORE, 0, "the connection to the store is lost");
	if (!r->told)
		return -1;
	abort_all(r, e);
	err_clear(e);
	return 0;
}

static int
loop(struct run *r, struct err *e)
{
	const struct env *env = r->world.env;
	struct http *http = r->world.http;
	int wait;

	for (;;) {
		sweep(r);
		if (store_is_lost(r->world.store))
			return end_lost(r, e);
		if (!env->stopped(env->ctx) && fill(r, e) != 0)
			return -1;
		/* A source may not have begun because of that. */
		if (env->stopped(env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		if (r->nlive == 0)
			return 0;
		wait = send_due(r);
		if (http->turn(http, wait, e) != 0)
			return -1;
		report(r, NULL, false);
	}
}

int
harvest_run(const struct env *env, struct http *h, struct store *s,
	    const struct source *src, size_t nsrc,
	    const struct harvest_options *o, harvest_progress_fn *progress,
	    void *progress_ctx, struct harvest_outcome *out, struct err *e)
{
	struct run r = {
	    .world = {.env = env,
		      .http = h,
		      .store = s,
		      .options = o,
		      .progress = progress,
		      .progress_ctx = progress_ctx},
	    .src = src,
	    .nsrc = nsrc,
	    .out = out,
	    .jobs = o->jobs < 1          ? 1
		    : o->jobs > JOBS_MAX ? JOBS_MAX
					 : (size_t)o->jobs,
	};
	int rc;

	if (o->next == NULL)
		memset(out, 0, nsrc * sizeof(*out));
	else
		r.next = nsrc;
	r.world.page = page_new(env, s);
	if (r.world.page == NULL)
		return err_nomem(e);
	rc = loop(&r, e);
	if (rc != 0)
		abort_all(&r, e);
	page_free(r.world.page);
	return rc;
}

int
harvest_preview(const struct env *env, struct store *s,
		const struct source *src, const struct harvest_options *o,
		struct buf *out, struct err *e)
{
	const struct list_world w = {.env = env, .store = s, .options = o};

	buf_printf(out, STR_FMT ": ", STR_ARG(src->name));
	if (job_preview(&w, src, out, e) != 0)
		return -1;
	buf_char(out, '\n');
	return buf_check(out, e);
}
