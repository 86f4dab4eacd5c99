/*
 * Faults of the web server in front: status codes, redirects, pages that are
 * not XML. They answer before the request is looked at.
 */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/provider/call.h"
#include "tests/provider/clock.h"
#include "tests/provider/oai.h"

#define HTML "text/html;charset=UTF-8"

static bool
plain_status(struct call *c, const struct spec *s, size_t at)
{
	struct text page = {0};

	(void)at;
	text_printf(
	    &page,
	    "<!DOCTYPE html>\n<html><head><title>%u</title></head>"
	    "<body><h1>Error %u</h1><p>Please try later.<hr></body></html>\n",
	    s->fault->number, s->fault->number);
	answer_set(&c->answer, s->fault->number, HTML, page.p);
	text_free(&page);
	return true;
}

/* Retry-After as the argument has it; by default 1 second. */
static bool
busy(struct call *c, const struct spec *s, size_t at)
{
	(void)plain_status(c, s, at);
	answer_header(&c->answer, "Retry-After", s->arg != NULL ? s->arg : "1");
	return true;
}

static bool
busy_until(struct call *c, const struct spec *s, size_t at)
{
	char date[CLOCK_HTTP_LEN + 1];

	(void)plain_status(c, s, at);
	clock_http(clock_now() + (int64_t)spec_number(s, 2), date);
	answer_header(&c->answer, "Retry-After", date);
	return true;
}

static bool
go_to(struct call *c, unsigned status, const char *where)
{
	answer_set(&c->answer, status, HTML,
		   "<html><body>The document has moved.</body></html>\n");
	answer_header(&c->answer, "Location", where);
	return true;
}

/* The same request without this folder of faults. */
static bool
redirect(struct call *c, const struct spec *s, size_t at)
{
	const char *name = strrchr(c->path, '/');
	struct text where = {0};

	(void)at;
	text_printf(&where, "%s%s%s%s", c->origin, name,
		    *c->query != '\0' ? "?" : "", c->query);
	(void)go_to(c, s->fault->number, where.p);
	text_free(&where);
	return true;
}

static bool
redirect_loop(struct call *c, const struct spec *s, size_t at)
{
	struct text where = {0};

	(void)s;
	(void)at;
	text_printf(&where, "%s%s", c->origin, c->target);
	(void)go_to(c, 302, where.p);
	text_free(&where);
	return true;
}

static bool
redirect_chain(struct call *c, const struct spec *s, size_t at)
{
	static atomic_uint steps;
	const char *name = strrchr(c->path, '/');
	struct text where = {0};

	(void)at;
	text_printf(&where, "%s/fault/%s/step%u%s%s%s", c->origin,
		    s->fault->name, atomic_fetch_add(&steps, 1), name,
		    *c->query != '\0' ? "?" : "", c->query);
	(void)go_to(c, 302, where.p);
	text_free(&where);
	return true;
}

static bool
redirect_to(struct call *c, const struct spec *s, size_t at)
{
	struct text where = {0};
	bool rc;

	(void)at;
	if (s->arg == NULL)
		return go_to(c, 302, s->fault->data);
	text_puts(&where, s->arg);
	if (strchr(s->arg, '?') == NULL && *c->query != '\0')
		text_printf(&where, "?%s", c->query);
	rc = go_to(c, 302, where.p);
	text_free(&where);
	return rc;
}

/* Another scheme at our own address. */
static bool
redirect_scheme(struct call *c, const struct spec *s, size_t at)
{
	struct text where = {0};

	(void)at;
	text_printf(&where, "%s%s/x", s->arg != NULL ? s->arg : "ftp",
		    strchr(c->origin, ':'));
	(void)go_to(c, 302, where.p);
	text_free(&where);
	return true;
}

static bool
redirect_nowhere(struct call *c, const struct spec *s, size_t at)
{
	(void)s;
	(void)at;
	return go_to(c, 302, NULL);
}

static bool
page(struct call *c, const struct spec *s, size_t at)
{
	(void)at;
	answer_set(&c->answer, 200, s->fault->number ? "text/xml" : HTML,
		   s->fault->data);
	return true;
}

/* Seconds, with a fraction if need be; then goes on as if nothing was. */
static bool
slow(struct call *c, const struct spec *s, size_t at)
{
	double seconds = s->arg != NULL ? strtod(s->arg, NULL) : 4;

	(void)c;
	(void)at;
	if (seconds > 0 && seconds < 3600)
		(void)clock_pause((unsigned)(seconds * 1000));
	return false;
}

static bool
wrong_verb(struct call *c, const struct spec *s, size_t at)
{
	(void)s;
	(void)at;
	args_free(&c->args);
	args_parse(&c->args, "verb=Identify", strlen("verb=Identify"));
	c->verb = VERB_IDENTIFY;
	c->has_token = false;
	return false;
}

static bool
closing(struct call *c, const struct spec *s, size_t at)
{
	(void)s;
	(void)at;
	answer_header(&c->answer, "Connection", "close");
	return false;
}

/* A check for robots: a header says so. */
static bool
guard(struct call *c, const struct spec *s, size_t at)
{
	(void)at;
	answer_set(&c->answer, s->fault->number, HTML, "");
	answer_header(&c->answer,
		      s->fault->number == 202 ? "x-amzn-waf-action"
					      : "cf-mitigated",
		      "challenge");
	return true;
}

/* Nobody is answered without the cookie that is set on the way. */
static bool
cookie(struct call *c, const struct spec *s, size_t at)
{
	if (c->cookie != NULL && strstr(c->cookie, "seen=yes") != NULL)
		return false;
	(void)redirect_loop(c, s, at);
	answer_header(&c->answer, "Set-Cookie", "seen=yes; Path=/");
	return true;
}

static bool
redirect_bare(struct call *c, const struct spec *s, size_t at)
{
	struct text where = {0};

	(void)s;
	(void)at;
	text_printf(&where, "%s/oai", c->origin);
	(void)go_to(c, 301, where.p);
	text_free(&where);
	return true;
}

static const char html_page[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
    "<title>Please wait</title></head>\n<body><p>We check your browser &amp; "
    "will be back in a moment.<br><img src=\"wait.png\"></body></html>\n";

/* clang-format off */
const struct fault faults_http[] = {
	{"503", "RETRY-AFTER", "503 with Retry-After, 1 if not given; any text",
	    "@any*2", STAGE_GATE, busy, NULL, 503},
	{"429", "RETRY-AFTER", "429 likewise",
	    "@any*2", STAGE_GATE, busy, NULL, 429},
	{"503-date", "SECONDS", "503, Retry-After as a date so far away (2)",
	    "@any*2", STAGE_GATE, busy_until, NULL, 503},
	{"503-bare", NULL, "503 without Retry-After",
	    "@any*2", STAGE_GATE, plain_status, NULL, 503},
	{"500", NULL, "HTTP 500 with an HTML page",
	    "@any*2", STAGE_GATE, plain_status, NULL, 500},
	{"502", NULL, "HTTP 502",
	    "@any*2", STAGE_GATE, plain_status, NULL, 502},
	{"504", NULL, "HTTP 504",
	    "@any*2", STAGE_GATE, plain_status, NULL, 504},
	{"400", NULL, "HTTP 400, not OAI",
	    "@any*always", STAGE_GATE, plain_status, NULL, 400},
	{"401", NULL, "HTTP 401",
	    "@any*always", STAGE_GATE, plain_status, NULL, 401},
	{"403", NULL, "HTTP 403",
	    "@any*always", STAGE_GATE, plain_status, NULL, 403},
	{"404", NULL, "HTTP 404",
	    "@any*always", STAGE_GATE, plain_status, NULL, 404},
	{"410", NULL, "HTTP 410 in mid-list",
	    "@2*always", STAGE_GATE, plain_status, NULL, 410},
	{"301", NULL, "moved to the path without faults",
	    "@any*always", STAGE_GATE, redirect, NULL, 301},
	{"302", NULL, "likewise",
	    "@any*always", STAGE_GATE, redirect, NULL, 302},
	{"303", NULL, "likewise",
	    "@any*always", STAGE_GATE, redirect, NULL, 303},
	{"307", NULL, "likewise",
	    "@any*always", STAGE_GATE, redirect, NULL, 307},
	{"308", NULL, "likewise",
	    "@any*always", STAGE_GATE, redirect, NULL, 308},
	{"redirect-bare", NULL, "301 to the path without faults, nor a query",
	    "@any*always", STAGE_GATE, redirect_bare, NULL, 0},
	{"guard", NULL, "403 of a check for robots",
	    "@any*always", STAGE_GATE, guard, NULL, 403},
	{"guard-empty", NULL, "202 of a check for robots, empty",
	    "@any*always", STAGE_GATE, guard, NULL, 202},
	{"cookie", NULL, "302 to itself until its cookie comes back",
	    "@any*always", STAGE_GATE, cookie, NULL, 0},
	{"redirect-loop", NULL, "302 to itself",
	    "@any*always", STAGE_GATE, redirect_loop, NULL, 0},
	{"redirect-chain", NULL, "302 to ever new paths",
	    "@any*always", STAGE_GATE, redirect_chain, NULL, 0},
	{"redirect-to", "URL", "302 to this, percent-encoded; with the query",
	    "@any*always", STAGE_GATE, redirect_to, "/oai", 0},
	{"redirect-file", NULL, "302 to file:///etc/passwd",
	    "@any*always", STAGE_GATE, redirect_to, "file:///etc/passwd", 0},
	{"redirect-scheme", "SCHEME", "302 to ftp (or other) at our own port",
	    "@any*always", STAGE_GATE, redirect_scheme, NULL, 0},
	{"redirect-none", NULL, "302 without Location",
	    "@any*always", STAGE_GATE, redirect_nowhere, NULL, 0},
	{"redirect-bad", NULL, "302 with a broken Location",
	    "@any*always", STAGE_GATE, redirect_to, "http://[::bad/%zz oai", 0},
	{"html", NULL, "an HTML page with status 200",
	    "@any*always", STAGE_GATE, page, html_page, 0},
	{"html-as-xml", NULL, "the same as text/xml",
	    "@any*always", STAGE_GATE, page, html_page, 1},
	{"empty", NULL, "status 200, empty body",
	    "@any*always", STAGE_GATE, page, "", 1},
	{"slow", "SECONDS", "waits (4), then answers",
	    "@any*always", STAGE_GATE, slow, NULL, 0},
	{"wrong-verb", NULL, "the answer to Identify instead",
	    "@list*always", STAGE_GATE, wrong_verb, NULL, 0},
	{"close", NULL, "Connection: close, no keep-alive",
	    "@any*always", STAGE_GATE, closing, NULL, 0},
	{NULL, NULL, NULL, NULL, STAGE_GATE, NULL, NULL, 0},
};
/* clang-format on */
