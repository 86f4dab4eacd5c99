/* Scripted answers and a clock of their own. */
#include "tests/unit/fixture_http.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { LOG_LIMIT = 1 << 20, SLOTS = CANNED_AT_ONCE };

static const char *const levels[LOG__MAX] = {
    "error: ", "warn: ", "info: ", "debug: "};

static int64_t
ticks(void *ctx)
{
	return ((struct canned_world *)ctx)->ticks;
}

static int64_t
now(void *ctx)
{
	struct canned_world *f = ctx;

	return f->now + f->ticks / 1000;
}

static bool
stopped(void *ctx)
{
	return ((struct canned_world *)ctx)->stopped;
}

static uint32_t
no_jitter(void *ctx)
{
	(void)ctx;
	return 0;
}

static void
log_line(void *ctx, enum log_level level, const char *line,
	 const struct log_facts *facts)
{
	struct canned_world *f = ctx;

	(void)facts;
	buf_puts(&f->lines, levels[level]);
	buf_puts(&f->lines, line);
	buf_char(&f->lines, '\n');
}

/* What is asked for goes into the log of addresses, behind a blank. */
static int
get(struct http *h, const char *url, const struct http_request *how,
    http_done_fn *done, void *ctx, struct err *e)
{
	struct canned_world *f = (struct canned_world *)h;

	(void)e;
	assert_true(f->asked < CANNED_REQUESTS);
	snprintf(f->log[f->asked].url, CANNED_URL, "%s%s", url,
		 how->accept == HTTP_ACCEPT_CSL ? " csl" : "");
	f->log[f->asked].at_once = how->at_once;
	f->log[f->asked++].at = f->ticks;
	for (size_t i = 0; i < SLOTS; i++) {
		if (f->open[i].waiting)
			continue;
		f->open[i].waiting = true;
		f->open[i].number = f->asked - 1;
		f->open[i].done = done;
		f->open[i].ctx = ctx;
		return 0;
	}
	fail_msg("too many requests at once");
	return -1;
}

static void
answer(struct canned_world *f, size_t slot)
{
	size_t number = f->open[slot].number, at = number;
	const struct canned *c;
	struct http_response response = {.retry_after = -1};
	struct err e = {0};

	if (at >= f->n && f->repeat)
		at = f->n - 1;
	if (at >= f->n)
		fail_msg("nobody expected %s", f->log[number].url);
	c = &f->script[at];
	if (c->expect != NULL && strstr(f->log[number].url, c->expect) == NULL)
		fail_msg("request %zu: no %s in %s", number + 1, c->expect,
			 f->log[number].url);
	response.status = c->status;
	if (c->retry_after != 0)
		response.retry_after = c->retry_after;
	response.body = spool_new();
	assert_non_null(response.body);
	if (c->body != NULL)
		spool_write(response.body, c->body, strlen(c->body), &e);
	if (c->code != ERR_NONE)
		err_set(&e, c->code, c->detail, "scripted failure");
	f->open[slot].waiting = false;
	f->open[slot].done(f->open[slot].ctx, &response,
			   c->code != ERR_NONE ? &e : NULL);
	spool_free(response.body);
}

static int
turn(struct http *h, int wait_ms, struct err *e)
{
	struct canned_world *f = (struct canned_world *)h;

	if (f->stop_at > 0 && f->asked >= f->stop_at) {
		f->stopped = true;
		return err_set(e, ERR_STOPPED, 0, "stopped");
	}
	for (size_t i = 0; i < SLOTS; i++) {
		if (f->open[i].waiting) {
			answer(f, i);
			return 0;
		}
	}
	f->ticks += wait_ms;
	return 0;
}

static void
hold(struct http *h, const char *url, int64_t wait_ms)
{
	struct canned_world *f = (struct canned_world *)h;

	(void)url;
	f->held = f->ticks + wait_ms;
}

static void
cancel(struct http *h, void *ctx)
{
	struct canned_world *f = (struct canned_world *)h;

	for (size_t i = 0; i < SLOTS; i++)
		if (f->open[i].ctx == ctx && f->open[i].waiting) {
			f->open[i].waiting = false;
			f->withdrawn++;
		}
}

void
canned_init(struct canned_world *f)
{
	memset(f, 0, sizeof(*f));
	f->http = (struct http){
	    .get = get, .turn = turn, .cancel = cancel, .hold = hold};
	f->env = (struct env){f, now, ticks, stopped, no_jitter, log_line};
	f->now = 1795176000;
	buf_init(&f->lines, LOG_LIMIT);
}

void
canned_free(struct canned_world *f)
{
	buf_free(&f->lines);
}

void
canned_script(struct canned_world *f, const struct canned *script, size_t n)
{
	f->script = script;
	f->n = n;
	f->asked = f->stop_at = f->withdrawn = 0;
	f->stopped = f->repeat = false;
	buf_clear(&f->lines);
}

bool
canned_said(const struct canned_world *f, const char *text)
{
	return f->lines.p != NULL && strstr(f->lines.p, text) != NULL;
}
