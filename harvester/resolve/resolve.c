/* Many identifiers side by side, each through the steps of one table. */
#include "harvester/resolve/internal.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "harvester/http/http.h"

enum {
	TURN_MAX_MS = 1000, /* between two looks at everything */
	ENDPOINTS_MEMORY = 64 << 20,
	RESOLUTION_MEMORY = 1 << 20,
	TRAIL_MAX = 8 * 1024,
	URL_LIMIT = 3 * HTTP_URL_MAX
};

/* --- What comes next ------------------------------------------------------ */

/* Several shapes may come to the same. */
static bool
was_tried(const struct resolution *c)
{
	const struct candidate *t = &c->v[c->at];

	for (size_t i = 0; i < c->at && c->format == 0 && c->fails == 0; i++)
		if (c->v[i].at == t->at && str_eq(c->v[i].id, t->id))
			return true;
	return false;
}

/* What to ask for the candidate c->at; or on with the next. */
static void
prepare_candidate(struct resolution *c)
{
	struct candidate *t = &c->v[c->at];
	bool unknown = t->id.n == 0;

	if (t->at->state == ENDPOINT_DEAD) {
		resolve_note(c, STR_FMT, STR_ARG(t->at->why));
		resolve_next_candidate(c);
		return;
	}
	if (t->group != 0 && t->group == c->alive_group && t->at != c->alive) {
		resolve_next_candidate(c);
		return;
	}
	if (unknown && t->match.page != NULL && t->match.page->lookup != NULL &&
	    c->found.n == 0) {
		resolve_ask(c, QUERY_REST);
		return;
	}
	if (unknown && t->at->state == ENDPOINT_ASKING) {
		c->awaited = t->at;
		c->phase = RESOLUTION_WAITS;
		return;
	}
	if (unknown && t->at->state == ENDPOINT_UNKNOWN) {
		t->at->state = ENDPOINT_ASKING;
		resolve_ask(c, QUERY_IDENTIFY);
		return;
	}
	if (unknown) {
		t->id = resolve_identifier(c, t);
		c->alive_group = t->group;
		c->alive = t->at;
	}
	if (t->id.n == 0 || was_tried(c)) {
		resolve_next_candidate(c);
		return;
	}
	resolve_ask(c, QUERY_RECORD);
}

/* The step has nothing left: what came of it goes into the trail. */
static void
end_step(struct resolution *c)
{
	if (c->why[0] != '\0')
		buf_printf(&c->trail, "%s%s: %s", c->trail.n > 0 ? "; " : "",
			   c->step->name, c->why);
	c->why[0] = '\0';
	c->n = c->at = 0;
	c->alive_group = 0;
	c->step++;
}

static int
begin_step(struct resolution *c, struct err *e)
{
	c->n = c->at = c->format = 0;
	c->fails = 0;
	c->asked_twice = false;
	if (!(c->step->kinds & 1u << c->q->kind))
		return 0;
	return c->step->begin(c, e);
}

/* Until there is something to ask, to wait for, or nothing more to do. */
static void
choose(struct resolution *c)
{
	struct err e;

	while (c->phase == RESOLUTION_CHOOSES) {
		if (c->at < c->n) {
			prepare_candidate(c);
			continue;
		}
		end_step(c);
		if (c->step->name == NULL)
			resolve_done(c);
		else if (begin_step(c, &e) != 0 ||
			 arena_check(&c->arena, &e) != 0)
			resolve_fatal(c, &e);
	}
}

/* --- The loop ------------------------------------------------------------- */

/* Sends what is due; how long until something else may be, in ms. */
static int
send_due(struct resolver *r)
{
	int64_t t = resolve_now(r), wait = TURN_MAX_MS;

	for (size_t i = 0; i < r->n; i++) {
		struct resolution *c = &r->resolutions[i];

		if (c->phase != RESOLUTION_CHOOSES &&
		    c->phase != RESOLUTION_READY)
			continue;
		if (c->due > t) {
			if (c->due - t < wait)
				wait = c->due - t;
			continue;
		}
		choose(c);
		if (c->phase == RESOLUTION_READY)
			resolve_send(c);
		if (c->phase != RESOLUTION_REQUESTED)
			wait = 0;
	}
	return (int)wait;
}

/* The host and port of an address. */
static struct str
host_of(struct str url)
{
	size_t at = str_find(url, STR("://"));
	struct str rest = at == STR_NPOS ? url : str_from(url, at + 3);

	return str_left(rest, str_chr(rest, '/'));
}

/* Of the first one that waits for something. */
static void
report(const struct resolver *r)
{
	struct resolve_progress p = {.done = r->n - r->open, .total = r->n};
	int64_t now = resolve_now(r);

	if (r->o->progress == NULL)
		return;
	for (size_t i = 0; i < r->n && p.id.n == 0; i++) {
		const struct resolution *c = &r->resolutions[i];

		if (c->phase == RESOLUTION_REQUESTED) {
			p.host = host_of(buf_view(&c->url));
			p.ms = now - c->sent;
		} else if (c->phase == RESOLUTION_READY && c->due > now) {
			p.ms = c->due - now;
			p.why = c->why;
		} else {
			continue;
		}
		p.id = c->q->id;
	}
	r->o->progress(r->o->progress_ctx, &p);
}

static int
loop(struct resolver *r, struct err *e)
{
	int wait;

	while (r->open > 0 && r->fatal.code == ERR_NONE) {
		if (r->env->stopped(r->env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		wait = send_due(r);
		report(r);
		if (r->open > 0 && r->http->turn(r->http, wait, e) != 0)
			return -1;
	}
	if (r->fatal.code == ERR_NONE)
		return 0;
	*e = r->fatal;
	return -1;
}

static void
start(struct resolver *r, struct resolution *c, struct resolve_request *q)
{
	*c = (struct resolution){.r = r, .q = q};
	arena_init(&c->arena, RESOLUTION_MEMORY);
	buf_init(&c->url, URL_LIMIT);
	buf_init(&c->trail, TRAIL_MAX);
	c->step = r->o->only != NULL ? resolve_steps_of_one : resolve_steps;
	snprintf(c->why, sizeof(c->why), "%s", q->held ? q->held : "");
	c->due = resolve_now(r);
	q->found = q->deleted = q->may_pass = false;
}

int
resolver_run(struct resolver *r, struct resolve_request *v, size_t n,
	     struct arena *a, struct err *e)
{
	int rc;

	r->resolutions = mem_zero(n * sizeof(*r->resolutions) + 1);
	if (r->resolutions == NULL)
		return err_nomem(e);
	r->n = r->open = n;
	r->out = a;
	err_clear(&r->fatal);
	for (size_t i = 0; i < n; i++)
		start(r, &r->resolutions[i], &v[i]);
	rc = loop(r, e);
	for (size_t i = 0; i < n; i++) {
		if (r->resolutions[i].phase == RESOLUTION_REQUESTED)
			r->http->cancel(r->http, &r->resolutions[i]);
		resolve_done(&r->resolutions[i]);
	}
	mem_free(r->resolutions);
	r->resolutions = NULL;
	r->n = 0;
	return rc == 0 ? arena_check(a, e) : rc;
}

int
resolver_new(struct resolver **out, const struct env *env, struct http *h,
	     struct store *s, const struct resolve_options *o, struct err *e)
{
	struct resolver *r = mem_zero(sizeof(*r));

	*out = r;
	if (r == NULL)
		return err_nomem(e);
	r->env = env;
	r->http = h;
	r->store = s;
	r->o = o;
	arena_init(&r->arena, ENDPOINTS_MEMORY);
	r->page = page_new(env, s);
	return r->page == NULL ? err_nomem(e) : 0;
}

void
resolver_free(struct resolver *r)
{
	if (r == NULL)
		return;
	page_free(r->page);
	arena_free(&r->arena);
	mem_free(r);
}
