/* Requests of the resolver: made, sent, and what happens when they fail. */
#include "harvester/resolve/internal.h"

#include <inttypes.h>
#include <string.h>

#include "core/utf8.h"
#include "harvester/request.h"

int64_t
resolve_now(const struct resolver *r)
{
	return r->env->ticks(r->env->ctx);
}

static void
build_record(struct resolution *c)
{
	struct request_args args = {.verb = "GetRecord",
				    .prefix = resolve_prefix(c),
				    .identifier = c->v[c->at].id};

	request_build(&c->url, c->v[c->at].at->url, &args);
}

static void
build_identify(struct resolution *c)
{
	struct request_args args = {.verb = "Identify"};

	request_build(&c->url, c->v[c->at].at->url, &args);
}

static void
build_handle(struct resolution *c)
{
	handle_request(&c->url, c->r->o->handle_api, c->handle);
}

static void
build_lookup(struct resolution *c)
{
	const struct site_match *m = &c->v[c->at].match;

	site_expand_endpoint(m, m->page->lookup, &c->url);
}

static void
build_csl(struct resolution *c)
{
	handle_path(&c->url, c->r->o->doi_resolver, c->q->id);
}

static const struct {
	void (*build)(struct resolution *c);
	enum http_accept accept;
	bool endpoint; /* asks one: its delay counts */
	bool guess;    /* where to, a landing page may have told */
} queries[QUERY__MAX] = {
    [QUERY_RECORD] = {build_record, HTTP_ACCEPT_XML, true, true},
    [QUERY_IDENTIFY] = {build_identify, HTTP_ACCEPT_XML, true, true},
    [QUERY_HANDLE] = {build_handle, HTTP_ACCEPT_XML, false, false},
    [QUERY_REST] = {build_lookup, HTTP_ACCEPT_XML, false, true},
    [QUERY_CSL] = {build_csl, HTTP_ACCEPT_CSL, false, false},
};

/* Those who wait for what this one asked go on. */
static void
wake(struct resolver *r, const struct endpoint *p)
{
	for (size_t i = 0; i < r->n; i++) {
		struct resolution *c = &r->resolutions[i];

		if (c->phase != RESOLUTION_WAITS || c->awaited != p)
			continue;
		c->phase = RESOLUTION_CHOOSES;
		c->due = resolve_now(r);
	}
}

/* A request has come to its end, this way or that. */
static void
settle(struct resolution *c, const struct err *e)
{
	struct endpoint *p = NULL;

	if (c->query == QUERY_IDENTIFY) {
		p = c->v[c->at].at;
		if (e != NULL) {
			p->state = ENDPOINT_DEAD;
			p->why =
			    arena_str(&c->r->arena, e->msg, strlen(e->msg));
		}
		wake(c->r, p);
	} else if (e != NULL) {
		resolve_note(c, "%s", e->msg);
		if (c->query == QUERY_RECORD || c->query == QUERY_REST)
			resolve_next_candidate(c);
	}
	c->phase = RESOLUTION_CHOOSES;
	c->fails = 0;
}

/* A guess is not worth waiting for. */
static bool
is_guess(const struct resolution *c)
{
	return c->query == QUERY_REST ||
	       (c->query == QUERY_IDENTIFY && c->v[c->at].at->source == NULL);
}

static bool
is_fatal(const struct err *e)
{
	return e->code == ERR_NOMEM || e->code == ERR_STORE ||
	       e->code == ERR_STOPPED || e->code == ERR_IO;
}

static void
failed(struct resolution *c, const struct http_response *response,
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
		resolve_ask(c, c->query);
		utf8_printable(c->why, sizeof(c->why), str_c(e->msg));
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
	struct resolution *c = ctx;
	enum query was = c->query;
	struct err e = {0};

	c->due = resolve_now(c->r);
	if (broken != NULL) {
		failed(c, response, broken);
		return;
	}
	c->phase = RESOLUTION_CHOOSES;
	if (resolve_read(c, response, &e) != 0) {
		c->query = was;
		failed(c, response, &e);
		return;
	}
	if (was == QUERY_IDENTIFY)
		wake(c->r, c->v[c->at].at);
}

void
resolve_send(struct resolution *c)
{
	struct resolver *r = c->r;
	struct err e = {0};
	struct http_request how = {.accept = queries[c->query].accept,
				   .delay_ms = r->o->delay_ms};

	if (queries[c->query].endpoint) {
		how.delay_ms = c->v[c->at].at->delay_ms;
		how.login = c->v[c->at].at->login;
		if (c->v[c->at].at->source != NULL)
			how.o = c->v[c->at].at->source->http;
	}
	if (queries[c->query].guess && c->v[c->at].at->source == NULL)
		how.outside = c->outside;
	buf_clear(&c->url);
	queries[c->query].build(c);
	if (buf_check(&c->url, &e) != 0) {
		settle(c, &e);
		return;
	}
	resolve_log(c, LOG_DEBUG, "GET %s", c->url.p);
	c->phase = RESOLUTION_REQUESTED;
	c->sent = resolve_now(r);
	if (r->http->get(r->http, c->url.p, &how, on_response, c, &e) != 0)
		resolve_fatal(c, &e);
}
