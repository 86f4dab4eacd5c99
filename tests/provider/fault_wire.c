/*
 * Faults of the transport: what was to be sent is known, the hooks send it
 * badly. They write to the socket themselves, see wire.h.
 */
#include <stdio.h>
#include <string.h>

#include "tests/provider/call.h"
#include "tests/provider/clock.h"
#include "tests/provider/gzip.h"
#include "tests/provider/wire.h"

#define MEG (1024 * 1024)

static size_t
half(const struct call *c)
{
	return c->answer.body.n / 2;
}

static bool
reset_head(struct call *c, const struct spec *s, size_t at)
{
	(void)s;
	(void)at;
	wire_reset(c->fd);
	return true;
}

static bool
reset_body(struct call *c, const struct spec *s, size_t at)
{
	(void)s;
	(void)at;
	if (wire_send_head(c, c->answer.body.n) &&
	    wire_send(c->fd, c->answer.body.p, half(c)))
		(void)clock_pause(50); /* let it arrive first */
	wire_reset(c->fd);
	return true;
}

/* number: 0 short of its length, 1 longer than it */
static bool
wrong_length(struct call *c, const struct spec *s, size_t at)
{
	size_t n = c->answer.body.n, part = half(c);

	(void)at;
	if (wire_send_head(c, s->fault->number ? part : n))
		(void)wire_send(c->fd, c->answer.body.p,
				s->fault->number ? n : part);
	return true;
}

/* Ended by closing. number: 0 whole, 1 cut in a record, 2 between two */
static bool
by_closing(struct call *c, const struct spec *s, size_t at)
{
	const struct text *body = &c->answer.body;
	size_t n = body->n, p;

	(void)at;
	if (s->fault->number > 0)
		n = half(c);
	if (s->fault->number == 2) {
		p = text_find(body, "</record>\n", n);
		n = p == TEXT_NONE ? n : p + strlen("</record>\n");
	}
	if (wire_send_head(c, WIRE_NO_LENGTH))
		(void)wire_send(c->fd, body->p, n);
	return true;
}

/* number: 0 before the head, 1 after it, 2 after half of the body */
static bool
silence(struct call *c, const struct spec *s, size_t at)
{
	(void)at;
	if (s->fault->number > 0)
		(void)wire_send_head(c, c->answer.body.n);
	if (s->fault->number > 1)
		(void)wire_send(c->fd, c->answer.body.p, half(c));
	wire_hold(c->fd);
	return true;
}

/* number: 0 the body drips, 1 the headers too */
static bool
drip(struct call *c, const struct spec *s, size_t at)
{
	unsigned ms = (unsigned)spec_number(s, 1000);
	struct text head = {0};
	bool ok;

	(void)at;
	wire_head(&c->answer, c->answer.body.n, &head);
	text_puts(&head, "\r\n");
	ok = s->fault->number ? wire_drip(c->fd, head.p, head.n, ms)
			      : wire_send(c->fd, head.p, head.n);
	if (ok)
		(void)wire_drip(c->fd, c->answer.body.p, c->answer.body.n, ms);
	text_free(&head);
	return true;
}

enum { CHUNKS_GOOD, CHUNKS_BAD_SIZE, CHUNKS_NO_LAST };

static bool
chunks(struct call *c, const struct spec *s, size_t at)
{
	size_t size = (size_t)spec_number(s, 1000), n = c->answer.body.n;
	const char *p = c->answer.body.p;
	bool ok = size > 0 && wire_send_head(c, WIRE_CHUNKED);

	(void)at;
	for (; ok && n > 0; n -= size, p += size) {
		if (size > n)
			size = n;
		if (s->fault->number == CHUNKS_BAD_SIZE &&
		    p > c->answer.body.p + half(c)) {
			(void)wire_send(c->fd, "zz\r\n", 4);
			return true;
		}
		ok = wire_send_chunk(c->fd, p, size);
	}
	if (ok && s->fault->number != CHUNKS_NO_LAST)
		(void)wire_send(c->fd, "0\r\n\r\n", 5);
	return true;
}

/* What the body never stops to repeat: records, or a text. */
static bool
endless(struct call *c, const struct spec *s, size_t at)
{
	const struct text *body = &c->answer.body;
	size_t from = text_find(body, "    <record>", at), to;
	const char *more = s->fault->data;
	struct text block = {0};

	to = from == TEXT_NONE ? from : text_find(body, "</record>\n", from);
	if (to == TEXT_NONE)
		from = to = body->n / 2;
	else
		to += strlen("</record>\n");
	while (block.n < 65536) {
		if (more != NULL)
			text_puts(&block, more);
		else
			text_put(&block, body->p + from, to - from + 1);
	}
	if (wire_send_head(c, WIRE_NO_LENGTH) &&
	    wire_send(c->fd, body->p, from) &&
	    (more == NULL || wire_send(c->fd, "<!--", *more == 'c' ? 4 : 0))) {
		while (wire_send(c->fd, block.p, block.n))
			;
	}
	text_free(&block);
	return true;
}

static bool
add_and_send(const struct call *c, struct gzip *g, const void *p, size_t n,
	     bool last)
{
	struct text out = {0};
	bool ok;

	gzip_add(g, p, n, last, &out);
	ok = wire_send(c->fd, out.p != NULL ? out.p : "", out.n);
	text_free(&out);
	return ok;
}

/* number: 0 in the first title, 1 in a comment; argument: MiB */
static bool
bomb(struct call *c, const struct spec *s, size_t at)
{
	const struct text *body = &c->answer.body;
	unsigned long long megs = spec_number(s, 20480);
	size_t p = text_find(body, "<dc:title", at);
	struct gzip *g = gzip_new(9);
	struct text block = {0};
	bool ok;

	p = p == TEXT_NONE || s->fault->number ? text_find(body, "  <", at)
					       : text_find(body, ">", p) + 1;
	if (p == TEXT_NONE)
		p = 0;
	text_repeat(&block, 'x', MEG);
	answer_header(&c->answer, "Content-Encoding", "gzip");
	ok = wire_send_head(c, WIRE_NO_LENGTH) &&
	     add_and_send(c, g, body->p, p, false) &&
	     (!s->fault->number || add_and_send(c, g, "<!--", 4, false));
	while (ok && megs-- > 0)
		ok = add_and_send(c, g, block.p, block.n, false);
	if (ok && s->fault->number)
		ok = add_and_send(c, g, "-->", 3, false);
	if (ok)
		(void)add_and_send(c, g, body->p + p, body->n - p, true);
	gzip_free(g);
	text_free(&block);
	return true;
}

/* number: 0 headers without end, 1 one long header; argument: KiB */
static bool
headers(struct call *c, const struct spec *s, size_t at)
{
	unsigned long long n = spec_number(s, 65536);
	struct text head = {0}, block = {0};
	bool ok;

	(void)at;
	wire_head(&c->answer, c->answer.body.n, &head);
	ok = wire_send(c->fd, head.p, head.n);
	if (s->fault->number)
		ok = ok && wire_send(c->fd, "X-Long: ", 8);
	while (block.n < 1024)
		text_puts(&block, s->fault->number ? "y" : "X-More: 0\r\n");
	while (ok && (!s->fault->number || n-- > 0))
		ok = wire_send(c->fd, block.p, block.n);
	if (ok && wire_send(c->fd, "\r\n\r\n", 4))
		(void)wire_send(c->fd, c->answer.body.p, c->answer.body.n);
	text_free(&head);
	text_free(&block);
	return true;
}

static bool
no_http(struct call *c, const struct spec *s, size_t at)
{
	(void)s;
	(void)at;
	(void)wire_send(c->fd, c->answer.body.p, c->answer.body.n);
	return true;
}

/* clang-format off */
const struct fault faults_wire[] = {
	{"reset-head", NULL, "connection reset before the answer",
	    "@any*2", STAGE_WIRE, reset_head, NULL, 0},
	{"reset-body", NULL, "connection reset in the body",
	    "@any*2", STAGE_WIRE, reset_body, NULL, 0},
	{"short", NULL, "body shorter than Content-Length",
	    "@any*2", STAGE_WIRE, wrong_length, NULL, 0},
	{"long", NULL, "body longer than Content-Length",
	    "@any*2", STAGE_WIRE, wrong_length, NULL, 1},
	{"no-length", NULL, "whole, but ended by closing",
	    "@any*always", STAGE_WIRE, by_closing, NULL, 0},
	{"cut", NULL, "ended by closing, inside a record",
	    "@any*2", STAGE_WIRE, by_closing, NULL, 1},
	{"cut-between", NULL, "ended by closing, between two records",
	    "@any*2", STAGE_WIRE, by_closing, NULL, 2},
	{"stall", NULL, "never answers",
	    "@any*always", STAGE_WIRE, silence, NULL, 0},
	{"head-stall", NULL, "headers, then silence",
	    "@any*1", STAGE_WIRE, silence, NULL, 1},
	{"half-stall", NULL, "half of the body, then silence",
	    "@any*1", STAGE_WIRE, silence, NULL, 2},
	{"drip", "MS", "the body byte by byte (1000 ms)",
	    "@any*always", STAGE_WIRE, drip, NULL, 0},
	{"drip-head", "MS", "the headers too",
	    "@any*always", STAGE_WIRE, drip, NULL, 1},
	{"chunked", "SIZE", "in chunks of so many bytes (1000)",
	    "@any*always", STAGE_WIRE, chunks, NULL, CHUNKS_GOOD},
	{"bad-chunk", NULL, "a chunk size that is none",
	    "@any*2", STAGE_WIRE, chunks, NULL, CHUNKS_BAD_SIZE},
	{"no-last-chunk", NULL, "chunked, the last chunk is missing",
	    "@any*2", STAGE_WIRE, chunks, NULL, CHUNKS_NO_LAST},
	{"endless", NULL, "records without end",
	    "@list*always", STAGE_WIRE, endless, NULL, 0},
	{"endless-comment", NULL, "a comment without end",
	    "@list*always", STAGE_WIRE, endless, "c ", 0},
	{"endless-space", NULL, "blanks without end",
	    "@list*always", STAGE_WIRE, endless, " \n", 0},
	{"gzip-bomb", "MB", "gzip of a title so long (20480)",
	    "@list*always", STAGE_WIRE, bomb, NULL, 0},
	{"gzip-bomb-comment", "MB", "gzip of a comment so long (20480)",
	    "@any*always", STAGE_WIRE, bomb, NULL, 1},
	{"headers-endless", NULL, "headers without end",
	    "@any*always", STAGE_WIRE, headers, NULL, 0},
	{"header-huge", "KB", "one header so long (65536)",
	    "@any*always", STAGE_WIRE, headers, NULL, 1},
	{"no-http", NULL, "the body alone, no status line",
	    "@any*always", STAGE_WIRE, no_http, NULL, 0},
	{NULL, NULL, NULL, NULL, STAGE_WIRE, NULL, NULL, 0},
};
/* clang-format on */
