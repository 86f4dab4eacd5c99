/* Many transfers: queues per host, redirects, and who is told at the end. */
#include "harvester/http/internal.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/str.h"

enum {
	AGENT_MIN = 4,          /* some servers answer 403 to less */
	SLICE_MS = 200,         /* between two looks at the stop flag */
	ADDRESS_MAX = 64 * 1024 /* bytes of a request with its arguments */
};

enum request_state { IDLE, QUEUED, RUNNING, BROKEN, ENDING };

struct request {
	struct host_job job; /* stays first: hosts_next() hands it back */
	struct transfer transfer;
	struct request *next;
	struct web *web;
	enum request_state state;
	struct buf url, there; /* of this hop, of the next one */
	int hops;
	const struct http_login *login;
	bool withheld, moved, query_lost;
	bool again; /* without compression, at once */
	http_done_fn *done;
	void *ctx;
};

struct web {
	struct http http; /* stays first */
	const struct env *env;
	struct http_options o;
	char *agent, *contact, *cacert, *proxy;
	struct transfers *transfers;
	struct hosts *hosts;
	struct request *all;
};

static struct request *
of_transfer(struct transfer *x)
{
	return (struct request *)((char *)x -
				  offsetof(struct request, transfer));
}

static int64_t
ticks(const struct web *w)
{
	return w->env->ticks(w->env->ctx);
}

static void
finish(struct request *q, const struct err *e)
{
	const struct env *env = q->web->env;
	const struct headers *a = &q->transfer.headers;
	struct http_response response = {
	    .outside = q->transfer.outside,
	    .withheld = q->withheld,
	    .moved = q->moved,
	    .query_lost = q->query_lost,
	    .status = q->transfer.status,
	    .retry_after = headers_retry_after(a, env->now(env->ctx)),
	    .body = q->transfer.body,
	};

	memcpy(response.type, a->type, sizeof(response.type));
	memcpy(response.guard, a->guard, sizeof(response.guard));
	snprintf(response.final_url, sizeof(response.final_url), "%s",
		 q->url.p);
	/* The host's pause begins now, not after what the callback does. */
	hosts_end(&q->job, ticks(q->web));
	q->state = ENDING;
	q->done(q->ctx, &response, e);
	q->state = IDLE;
	spool_clear(q->transfer.body);
}

static int
launch(struct request *q, struct err *e)
{
	struct transfer *x = &q->transfer;

	spool_clear(x->body);
	x->url = q->url.p;
	x->plain = hosts_plain(&q->job);
	x->login = q->withheld ? NULL : q->login;
	if (transfer_start(q->web->transfers, x, e) != 0)
		return -1;
	q->state = RUNNING;
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
follow(struct request *q, struct err *e)
{
	struct transfer *x = &q->transfer;
	const struct buf *location = &x->headers.location;
	struct buf swap = q->url;

	if (location->n == 0)
		return err_set(e, ERR_HTTP, x->status,
			       "HTTP %d without a Location", x->status);
	buf_clear(&q->there);
	if (!transfer_join_url(q->url.p, location->p, &q->there))
		return err_set(e, ERR_HTTP, x->status,
			       "HTTP %d to a broken address: %.80s", x->status,
			       location->p);
	q->hops++;
	if (redirect_check(buf_view(&q->url), buf_view(&q->there), x->status,
			   q->hops, e) != 0)
		return -1;
	q->moved |= q->hops == 1 && (x->status == 301 || x->status == 308);
	q->query_lost |= str_chr(buf_view(&q->url), '?') != STR_NPOS &&
			 str_chr(buf_view(&q->there), '?') == STR_NPOS;
	/* Once it was withheld, no way leads back to it. */
	if (q->login != NULL &&
	    !str_ieq(origin(buf_view(&q->url)), origin(buf_view(&q->there))))
		q->withheld = true;
	q->url = q->there;
	q->there = swap;
	return launch(q, e);
}

static void
ended(struct request *q)
{
	struct transfer *x = &q->transfer;
	struct err e = x->err;

	/*
	 * What came compressed and cannot be read, of which a second member is
	 * the most common reason, is asked for as it is, now and later on.
	 */
	if (x->garbled && !x->plain && !q->again) {
		hosts_set_plain(&q->job);
		q->again = true;
		if (launch(q, &e) == 0)
			return;
	}
	if (e.code == ERR_NONE && redirect_status(x->status)) {
		if (follow(q, &e) == 0)
			return;
	}
	finish(q, e.code == ERR_NONE ? NULL : &e);
}

/* Calls nobody: what cannot be launched is told by end_broken. */
static void
start_ready(struct web *w)
{
	struct host_job *job;

	while ((job = hosts_next(w->hosts, ticks(w))) != NULL) {
		struct request *q = (struct request *)job;
		struct err e;

		if (launch(q, &e) == 0)
			continue;
		q->transfer.err = e;
		q->state = BROKEN;
	}
}

static void
end_broken(struct web *w)
{
	for (struct request *q = w->all; q != NULL; q = q->next)
		if (q->state == BROKEN) {
			struct err e = q->transfer.err;

			finish(q, &e);
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
	struct transfer *x;
	bool some = false;
	int wait = 0;

	for (;;) {
		if (env->stopped(env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		start_ready(w);
		end_broken(w);
		if (transfers_turn(w->transfers, wait, e) != 0)
			return -1;
		while ((x = transfers_ended(w->transfers)) != NULL) {
			ended(of_transfer(x));
			some = true;
		}
		if (some || ticks(w) >= end)
			return 0;
		wait = nap(w, end);
	}
}

static struct request *
idle_request(struct web *w)
{
	struct request *q;

	for (q = w->all; q != NULL; q = q->next)
		if (q->state == IDLE)
			return q;
	q = mem_zero(sizeof(*q));
	if (q == NULL)
		return NULL;
	q->transfer.body = spool_new();
	if (q->transfer.body == NULL) {
		mem_free(q);
		return NULL;
	}
	q->web = w;
	headers_init(&q->transfer.headers);
	buf_init(&q->url, ADDRESS_MAX);
	buf_init(&q->there, ADDRESS_MAX);
	q->next = w->all;
	w->all = q;
	return q;
}

static int
get(struct http *h, const char *url, const struct http_request *how,
    http_done_fn *done, void *ctx, struct err *e)
{
	struct web *w = (struct web *)h;
	struct err ignored;
	struct request *q;

	if (how->login != NULL && login_check(how->login, e) != 0)
		return -1;
	q = idle_request(w);
	if (q == NULL)
		return err_nomem(e);
	buf_clear(&q->url);
	buf_puts(&q->url, url);
	if (buf_check(&q->url, e) != 0)
		return err_wrap(e, "address");
	q->hops = 0;
	q->transfer.outside = how->outside;
	q->transfer.accept = how->accept;
	q->transfer.places = how->places;
	q->transfer.o = how->o;
	q->login = how->login;
	q->withheld = q->moved = q->query_lost = q->again = false;
	q->done = done;
	q->ctx = ctx;
	if (hosts_add(w->hosts, origin(str_c(url)), &q->job, how->delay_ms,
		      how->places, e) != 0)
		return -1;
	q->state = QUEUED;
	if (how->at_once) {
		start_ready(w);
		/* Should that fail, the next turn says so. */
		transfers_turn(w->transfers, 0, &ignored);
	}
	return 0;
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

	for (struct request *q = w->all; q != NULL; q = q->next) {
		if (q->ctx != ctx || q->state == IDLE || q->state == ENDING)
			continue;
		if (q->state == RUNNING)
			transfer_stop(&q->transfer);
		hosts_end(&q->job, ticks(w));
		spool_clear(q->transfer.body);
		q->state = IDLE;
	}
}

static void
web_free(struct http *h)
{
	struct web *w = (struct web *)h;
	struct request *q;

	if (h == NULL)
		return;
	while ((q = w->all) != NULL) {
		w->all = q->next;
		transfer_drop(&q->transfer);
		headers_free(&q->transfer.headers);
		spool_free(q->transfer.body);
		buf_free(&q->url);
		buf_free(&q->there);
		mem_free(q);
	}
	transfers_free(w->transfers);
	hosts_free(w->hosts);
	mem_free(w->agent);
	mem_free(w->contact);
	mem_free(w->cacert);
	mem_free(w->proxy);
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
	w->http = (struct http){get, turn, cancel, web_free, hold};
	w->env = env;
	w->o = *o;
	w->hosts = hosts_new(o->connections);
	if (copy(&w->agent, o->user_agent) != 0 ||
	    copy(&w->contact, o->contact) != 0 ||
	    copy(&w->cacert, o->cacert) != 0 ||
	    copy(&w->proxy, o->proxy) != 0 || w->hosts == NULL) {
		err_nomem(e);
		web_free(&w->http);
		return NULL;
	}
	w->o.user_agent = w->agent;
	w->o.contact = w->contact;
	w->o.cacert = w->cacert;
	w->o.proxy = w->proxy;
	w->transfers = transfers_new(&w->o, e);
	if (w->transfers == NULL) {
		web_free(&w->http);
		return NULL;
	}
	return &w->http;
}

void
http_explain(const struct http_response *r, struct err *e)
{
	struct err was = *e;

	if (r->guard[0] != '\0')
		err_set(e, was.code, was.detail,
			"%s (%s: a check for robots stands before the server; "
			"who runs it can let our user agent through)",
			was.msg, r->guard);
}
