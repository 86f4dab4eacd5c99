/* Many transfers: queues per host, redirects, and who is told at the end. */
#include "harvester/http/http.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/str.h"
#include "harvester/http/hosts.h"
#include "harvester/http/http_curl.h"
#include "harvester/http/login.h"
#include "harvester/http/redirect.h"

enum {
	AGENT_MIN = 4,          /* some servers answer 403 to less */
	SLICE_MS = 200,         /* between two looks at the stop flag */
	ADDRESS_MAX = 64 * 1024 /* bytes of a request with its arguments */
};

const char *const http_accepts[HTTP_ACCEPT__MAX] = {
    [HTTP_ACCEPT_XML] = "text/xml, application/xml;q=0.9, */*;q=0.1",
    [HTTP_ACCEPT_CSL] = "application/vnd.citationstyles.csl+json",
};

enum transfer_state { IDLE, QUEUED, RUNNING, ENDING };

struct transfer {
	struct host_job job; /* stays first: hosts_next() hands it back */
	struct exchange exchange;
	struct transfer *next;
	struct web *web;
	enum transfer_state state;
	struct buf url, there; /* of this hop, of the next one */
	int hops;
	const struct http_login *login;
	bool withheld;
	http_done_fn *done;
	void *ctx;
};

struct web {
	struct http http; /* stays first */
	const struct env *env;
	struct http_options o;
	char *agent, *contact, *cacert;
	struct wire *wire;
	struct hosts *hosts;
	struct transfer *all;
};

static struct transfer *
of_exchange(struct exchange *x)
{
	return (struct transfer *)((char *)x -
				   offsetof(struct transfer, exchange));
}

static int64_t
ticks(const struct web *w)
{
	return w->env->ticks(w->env->ctx);
}

static void
finish(struct transfer *t, const struct err *e)
{
	const struct env *env = t->web->env;
	const struct answer *a = &t->exchange.answer;
	struct http_reply reply = {
	    .outside = t->exchange.outside,
	    .withheld = t->withheld,
	    .status = t->exchange.status,
	    .retry_after = answer_retry_after(a, env->now(env->ctx)),
	    .body = t->exchange.body,
	};

	memcpy(reply.type, a->type, sizeof(reply.type));
	snprintf(reply.final_url, sizeof(reply.final_url), "%s", t->url.p);
	/* The host's pause begins now, not after what the callback does. */
	hosts_end(&t->job, ticks(t->web));
	t->state = ENDING;
	t->done(t->ctx, &reply, e);
	t->state = IDLE;
	spool_clear(t->exchange.body);
}

static int
launch(struct transfer *t, struct err *e)
{
	struct exchange *x = &t->exchange;

	spool_clear(x->body);
	x->url = t->url.p;
	x->plain = hosts_plain(&t->job);
	x->login = t->withheld ? NULL : t->login;
	if (wire_start(t->web->wire, x, e) != 0)
		return -1;
	t->state = RUNNING;
	return 0;
}

/* Scheme, host and port, by which connections and pauses are counted. */
static struct str
origin(struct str url)
{
	size_t at = str_find(url, STR("://"));
	size_t i = at == STR_NPOS ? 0 : at + 3;

	while (i < url.n && str_chr(STR("/?#"), url.p[i]) == STR_NPOS)
		i++;
	return str_left(url, i);
}

/* A hop keeps the place of its request and waits for no pause. */
static int
follow(struct transfer *t, struct err *e)
{
	struct exchange *x = &t->exchange;
	const struct buf *location = &x->answer.location;
	struct buf swap = t->url;

	if (location->n == 0)
		return err_set(e, ERR_HTTP, x->status,
			       "HTTP %d without a Location", x->status);
	buf_clear(&t->there);
	if (!wire_join(t->url.p, location->p, &t->there))
		return err_set(e, ERR_HTTP, x->status,
			       "HTTP %d to a broken address: %.80s", x->status,
			       location->p);
	t->hops++;
	if (redirect_check(buf_view(&t->url), buf_view(&t->there), x->status,
			   t->hops, e) != 0)
		return -1;
	/* Once it was withheld, no way leads back to it. */
	if (t->login != NULL &&
	    !str_ieq(origin(buf_view(&t->url)), origin(buf_view(&t->there))))
		t->withheld = true;
	t->url = t->there;
	t->there = swap;
	return launch(t, e);
}

static void
ended(struct transfer *t)
{
	struct exchange *x = &t->exchange;
	struct err e = x->err;

	/* What came compressed and broken is asked for as it is next time. */
	if (x->garbled)
		hosts_set_plain(&t->job);
	if (e.code == ERR_NONE && redirect_status(x->status)) {
		if (follow(t, &e) == 0)
			return;
	}
	finish(t, e.code == ERR_NONE ? NULL : &e);
}

static void
start_ready(struct web *w)
{
	struct host_job *job;
	struct err e = {0};

	while ((job = hosts_next(w->hosts, ticks(w))) != NULL) {
		struct transfer *t = (struct transfer *)job;

		if (launch(t, &e) != 0)
			finish(t, &e);
	}
}

/* How long to wait: not past the end, a pause that ends, a look at the flag. */
static int
nap(const struct web *w, int64_t end)
{
	int64_t now = ticks(w), n = end - now;
	int64_t pause = hosts_wait(w->hosts, now);

	if (n > SLICE_MS)
		n = SLICE_MS;
	if (pause >= 0 && pause < n)
		n = pause;
	return n > 0 ? (int)n : 0;
}

static int
turn(struct http *h, int wait_ms, struct err *e)
{
	struct web *w = (struct web *)h;
	const struct env *env = w->env;
	int64_t end = ticks(w) + wait_ms;
	struct exchange *x;
	bool some = false;
	int wait = 0;

	for (;;) {
		if (env->stopped(env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		start_ready(w);
		if (wire_turn(w->wire, wait, e) != 0)
			return -1;
		while ((x = wire_ended(w->wire)) != NULL) {
			ended(of_exchange(x));
			some = true;
		}
		if (some || ticks(w) >= end)
			return 0;
		wait = nap(w, end);
	}
}

static struct transfer *
idle_transfer(struct web *w)
{
	struct transfer *t;

	for (t = w->all; t != NULL; t = t->next)
		if (t->state == IDLE)
			return t;
	t = mem_zero(sizeof(*t));
	if (t == NULL)
		return NULL;
	t->exchange.body = spool_new();
	if (t->exchange.body == NULL) {
		mem_free(t);
		return NULL;
	}
	t->web = w;
	answer_init(&t->exchange.answer);
	buf_init(&t->url, ADDRESS_MAX);
	buf_init(&t->there, ADDRESS_MAX);
	t->next = w->all;
	w->all = t;
	return t;
}

static int
get_as(struct http *h, const char *url, const struct http_ask *ask,
       http_done_fn *done, void *ctx, struct err *e)
{
	struct web *w = (struct web *)h;
	struct transfer *t;

	if (ask->login != NULL && login_check(ask->login, e) != 0)
		return -1;
	t = idle_transfer(w);
	if (t == NULL)
		return err_nomem(e);
	buf_clear(&t->url);
	buf_puts(&t->url, url);
	if (buf_check(&t->url, e) != 0)
		return err_wrap(e, "address");
	t->hops = 0;
	t->exchange.outside = ask->outside;
	t->exchange.accept = ask->accept;
	t->exchange.places = ask->places;
	t->login = ask->login;
	t->withheld = false;
	t->done = done;
	t->ctx = ctx;
	if (hosts_add(w->hosts, origin(str_c(url)), &t->job, ask->delay_ms,
		      ask->places, e) != 0)
		return -1;
	t->state = QUEUED;
	return 0;
}

static int
get(struct http *h, const char *url, int delay_ms, http_done_fn *done,
    void *ctx, struct err *e)
{
	const struct http_ask plain = {.delay_ms = delay_ms};

	return get_as(h, url, &plain, done, ctx, e);
}

static void
hold(struct http *h, const char *url, int64_t wait_ms)
{
	struct web *w = (struct web *)h;
	struct err ignored; /* no memory: then it is not held */

	hosts_hold(w->hosts, origin(str_c(url)), ticks(w) + wait_ms, &ignored);
}

static void
cancel(struct http *h, void *ctx)
{
	struct web *w = (struct web *)h;

	for (struct transfer *t = w->all; t != NULL; t = t->next) {
		if (t->ctx != ctx || t->state == IDLE || t->state == ENDING)
			continue;
		if (t->state == RUNNING)
			wire_stop(&t->exchange);
		hosts_end(&t->job, ticks(w));
		spool_clear(t->exchange.body);
		t->state = IDLE;
	}
}

static void
web_free(struct http *h)
{
	struct web *w = (struct web *)h;
	struct transfer *t;

	if (h == NULL)
		return;
	while ((t = w->all) != NULL) {
		w->all = t->next;
		wire_drop(&t->exchange);
		answer_free(&t->exchange.answer);
		spool_free(t->exchange.body);
		buf_free(&t->url);
		buf_free(&t->there);
		mem_free(t);
	}
	wire_free(w->wire);
	hosts_free(w->hosts);
	mem_free(w->agent);
	mem_free(w->contact);
	mem_free(w->cacert);
	mem_free(w);
}

static int
check(const struct http_options *o, struct err *e)
{
	if (o->user_agent == NULL || strlen(o->user_agent) < AGENT_MIN ||
	    !login_one_line(str_c(o->user_agent)))
		return err_set(e, ERR_USAGE, 0,
			       "the user agent must be one line of at least "
			       "%d characters",
			       AGENT_MIN);
	if (o->contact != NULL && !login_one_line(str_c(o->contact)))
		return err_set(e, ERR_USAGE, 0, "the contact must be one line");
	return 0;
}

static int
copy(char **to, const char *s)
{
	*to = s == NULL ? NULL : mem_copy(s, strlen(s));
	return s == NULL || *to != NULL ? 0 : -1;
}

struct http *
http_curl_new(const struct env *env, const struct http_options *o,
	      struct err *e)
{
	struct web *w;

	if (check(o, e) != 0)
		return NULL;
	w = mem_zero(sizeof(*w));
	if (w == NULL) {
		err_nomem(e);
		return NULL;
	}
	w->http = (struct http){get, turn, cancel, web_free, get_as, hold};
	w->env = env;
	w->o = *o;
	w->hosts = hosts_new(o->connections);
	if (copy(&w->agent, o->user_agent) != 0 ||
	    copy(&w->contact, o->contact) != 0 ||
	    copy(&w->cacert, o->cacert) != 0 || w->hosts == NULL) {
		err_nomem(e);
		web_free(&w->http);
		return NULL;
	}
	w->o.user_agent = w->agent;
	w->o.contact = w->contact;
	w->o.cacert = w->cacert;
	w->wire = wire_new(&w->o, e);
	if (w->wire == NULL) {
		web_free(&w->http);
		return NULL;
	}
	return &w->http;
}
