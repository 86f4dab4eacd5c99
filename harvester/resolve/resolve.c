/* Many identifiers up the ladder, side by side: endpoints, and the loop. */
#include "harvester/resolve/resolve.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "harvester/http/http.h"
#include "harvester/resolve/resolve_state.h"

enum {
	TURN_MAX_MS = 1000, /* between two looks at everything */
	ENDPOINTS_MEMORY = 64 << 20,
	CLIMB_MEMORY = 1 << 20,
	TRAIL_MAX = 8 * 1024,
	URL_LIMIT = 3 * HTTP_URL_MAX
};

/* --- Endpoints ------------------------------------------------------------ */

/* Scheme and host in small letters, as sources are named. */
static struct str
normal_url(struct arena *a, struct str url)
{
	size_t origin = site_origin(url).n;
	char *p = arena_alloc(a, url.n + 1);

	if (p == NULL)
		return STR_NONE;
	for (size_t i = 0; i < url.n; i++)
		p[i] = i < origin ? chr_tolower(url.p[i]) : url.p[i];
	p[url.n] = '\0';
	return str_of(p, url.n);
}

static const struct source *
source_at(struct resolver *r, struct str url)
{
	const struct resolve_options *o = r->o;

	if (o->only != NULL && str_eq(normal_url(&r->arena, o->only->url), url))
		return o->only;
	for (size_t i = 0; i < o->nsources; i++)
		if (str_eq(normal_url(&r->arena, o->sources[i].url), url))
			return &o->sources[i];
	return NULL;
}

struct endpoint *
resolve_endpoint(struct resolver *r, struct str url, struct err *e)
{
	struct str normal = normal_url(&r->arena, url);
	const struct source *s;
	struct endpoint *p;

	for (p = r->endpoints; p != NULL; p = p->next)
		if (str_eq(p->url, normal))
			return p;
	p = arena_zero(&r->arena, sizeof(*p));
	if (p == NULL) {
		arena_check(&r->arena, e);
		return NULL;
	}
	s = source_at(r, normal);
	p->url = normal;
	p->source = s;
	p->name = s != NULL ? s->name : normal;
	p->delay_ms = s != NULL ? s->delay_ms : r->o->delay_ms;
	if (s != NULL && login_given(&s->login))
		p->login = &s->login;
	p->next = r->endpoints;
	r->endpoints = p;
	return p;
}

struct endpoint *
resolve_endpoint_of(struct resolver *r, const struct source *s, struct err *e)
{
	return resolve_endpoint(r, s->url, e);
}
/* --- The loop ------------------------------------------------------------- */

/* Sends what is due; how long until something else may be, in ms. */
static int
send_due(struct resolver *r)
{
	int64_t t = resolve_now(r), wait = TURN_MAX_MS;

	for (size_t i = 0; i < r->n; i++) {
		struct climb *c = &r->climbs[i];

		if (c->done || c->flying || c->waiting != NULL)
			continue;
		if (c->due > t) {
			if (c->due - t < wait)
				wait = c->due - t;
			continue;
		}
		resolve_choose(c);
		if (!c->done && c->ask != ASK_NOTHING)
			resolve_send(c);
		if (!c->flying)
			wait = 0;
	}
	return (int)wait;
}

static int
loop(struct resolver *r, struct err *e)
{
	int wait;

	while (r->open > 0 && r->fatal.code == ERR_NONE) {
		if (r->env->stopped(r->env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		wait = send_due(r);
		if (r->open > 0 && r->http->turn(r->http, wait, e) != 0)
			return -1;
	}
	if (r->fatal.code == ERR_NONE)
		return 0;
	*e = r->fatal;
	return -1;
}

static void
start(struct resolver *r, struct climb *c, struct resolve_request *q)
{
	*c = (struct climb){.r = r, .q = q};
	arena_init(&c->arena, CLIMB_MEMORY);
	buf_init(&c->url, URL_LIMIT);
	buf_init(&c->trail, TRAIL_MAX);
	c->step = r->o->only != NULL ? resolve_only : resolve_ladder;
	snprintf(c->why, sizeof(c->why), "%s", q->held ? q->held : "");
	c->due = resolve_now(r);
	q->found = q->deleted = q->may_pass = false;
}

int
resolver_run(struct resolver *r, struct resolve_request *v, size_t n,
	     struct arena *a, struct err *e)
{
	int rc;

	r->climbs = mem_zero(n * sizeof(*r->climbs) + 1);
	if (r->climbs == NULL)
		return err_nomem(e);
	r->n = r->open = n;
	r->out = a;
	err_clear(&r->fatal);
	for (size_t i = 0; i < n; i++)
		start(r, &r->climbs[i], &v[i]);
	rc = loop(r, e);
	for (size_t i = 0; i < n; i++) {
		if (r->climbs[i].flying)
			r->http->cancel(r->http, &r->climbs[i]);
		resolve_done(&r->climbs[i]);
	}
	mem_free(r->climbs);
	r->climbs = NULL;
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

uint64_t
resolver_requests(const struct resolver *r)
{
	return r->requests;
}
