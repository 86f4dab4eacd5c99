/* Requests of the resolver: made, sent, and what happens when they fail. */
#include <inttypes.h>
#include <string.h>

#include "harvester/resolve/handle.h"
#include "harvester/request.h"
#include "harvester/resolve/resolve_state.h"

int64_t
resolve_now(const struct resolver *r)
{
	return r->env->ticks(r->env->ctx);
}

static void
build_record(struct climb *c)
{
	struct request_args args = {.verb = "GetRecord",
				    .prefix = resolve_prefix(c),
				    .identifier = c->v[c->at].id};

	request_build(&c->url, c->v[c->at].at->url, &args);
}

static void
build_identify(struct climb *c)
{
	struct request_args args = {.verb = "Identify"};

	request_build(&c->url, c->v[c->at].at->url, &args);
}

static void
build_handle(struct climb *c)
{
	handle_request(&c->url, c->r->o->handle_api, c->handle);
}

static void
build_lookup(struct climb *c)
{
	const struct site_match *m = &c->v[c->at].match;

	site_expand_endpoint(m, m->page->lookup, &c->url);
}

static void
build_csl(struct climb *c)
{
	handle_path(&c->url, c->r->o->doi_resolver, c->q->id);
}

static const struct {
	void (*build)(struct climb *c);
	enum http_accept accept;
	bool endpoint; /* asks one: its delay counts */
	bool guess;    /* where to, a landing page may have told */
} asks[ASK__MAX] = {
    [ASK_RECORD] = {build_record, HTTP_ACCEPT_XML, true, true},
    [ASK_IDENTIFY] = {build_identify, HTTP_ACCEPT_XML, true, true},
    [ASK_HANDLE] = {build_handle, HTTP_ACCEPT_XML, false, false},
    [ASK_LOOKUP] = {build_lookup, HTTP_ACCEPT_XML, false, true},
    [ASK_CSL] = {build_csl, HTTP_ACCEPT_CSL, false, false},
};

/* Those who wait for what this one asked go on. */
static void
wake(struct resolver *r, const struct endpoint *p)
{
	for (size_t i = 0; i < r->n; i++) {
		struct climb *c = &r->climbs[i];

		if (c->done || c->waiting != p)
			continue;
		c->waiting = NULL;
		c->due = resolve_now(r);
	}
}

/* A request has come to its end, this way or that. */
static void
settle(struct climb *c, const struct err *e)
{
	struct endpoint *p = NULL;

	if (c->ask == ASK_IDENTIFY) {
		p = c->v[c->at].at;
		if (e != NULL) {
			p->state = ENDPOINT_DEAD;
			p->why =
			    arena_str(&c->r->arena, e->msg, strlen(e->msg));
		}
		wake(c->r, p);
	} else if (e != NULL) {
		resolve_note(c, "%s", e->msg);
		if (c->ask == ASK_RECORD || c->ask == ASK_LOOKUP)
			resolve_next_attempt(c);
	}
	c->ask = ASK_NOTHING;
	c->fails = 0;
}

/* A guess is not worth waiting for. */
static bool
is_guess(const struct climb *c)
{
	return c->ask == ASK_LOOKUP ||
	       (c->ask == ASK_IDENTIFY && c->v[c->at].at->source == NULL);
}

static bool
is_fatal(const struct err *e)
{
	return e->code == ERR_NOMEM || e->code == ERR_STORE ||
	       e->code == ERR_STOPPED || e->code == ERR_IO;
}

static void
failed(struct climb *c, const struct http_response *response,
       const struct err *e)
{
	const struct resolver *r = c->r;
	struct retry_policy p = r->o->retry;
	int64_t wait;

	if (is_fatal(e)) {
		resolve_fatal(c, e);
		return;
	}
	if (p.retries > RESOLVE_RETRIES_MAX)
		p.retries = RESOLVE_RETRIES_MAX;
	if (is_guess(c))
		p.retries = 0;
	c->fails++;
	if (retry_judge(r->env, &p, c->fails, response, e, &wait) ==
	    RETRY_AFTER) {
		resolve_log(c, LOG_INFO, "%s; again in %" PRId64 ".%01d s",
			    e->msg, wait / 1000, (int)(wait % 1000 / 100));
		c->due = resolve_now(r) + wait;
		return;
	}
	if (!is_guess(c) && retry_may_pass(response->status, e))
		c->q->may_pass = true;
	settle(c, e);
}

static void
on_response(void *ctx, const struct http_response *response,
	    const struct err *broken)
{
	struct climb *c = ctx;
	enum ask was = c->ask;
	struct err e = {0};

	c->flying = false;
	c->due = resolve_now(c->r);
	if (broken != NULL) {
		failed(c, response, broken);
		return;
	}
	c->ask = ASK_NOTHING; /* unless the answer says what to ask next */
	if (resolve_take(c, was, response, &e) != 0) {
		c->ask = was;
		failed(c, response, &e);
		return;
	}
	if (was == ASK_IDENTIFY)
		wake(c->r, c->v[c->at].at);
}

void
resolve_send(struct climb *c)
{
	struct resolver *r = c->r;
	struct err e = {0};
	struct http_request how = {.accept = asks[c->ask].accept,
				   .delay_ms = r->o->delay_ms};

	if (asks[c->ask].endpoint) {
		how.delay_ms = c->v[c->at].at->delay_ms;
		how.login = c->v[c->at].at->login;
	}
	if (asks[c->ask].guess && c->v[c->at].at->source == NULL)
		how.outside = c->outside;
	buf_clear(&c->url);
	asks[c->ask].build(c);
	if (buf_check(&c->url, &e) != 0) {
		settle(c, &e);
		return;
	}
	resolve_log(c, LOG_DEBUG, "GET %s", c->url.p);
	c->flying = true;
	r->requests++;
	if (r->http->get(r->http, c->url.p, &how, on_response, c, &e) != 0) {
		c->flying = false;
		resolve_fatal(c, &e);
	}
}
