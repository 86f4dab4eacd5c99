/* Pages into records, as a harvest and an export read them. */
#include "core/mem.h"
#include "parsers/oai/oai.h"
#include "parsers/payload.h"
#include "tests/bench/bench.h"

struct parse {
	struct oai *oai;
	uint64_t records, fields;
};

static int
on_record(void *ctx, const struct oai_header *h, const struct node *payload,
	  struct arena *a, struct err *e)
{
	struct parse *p = ctx;
	struct record r;

	(void)h;
	p->records++;
	if (payload == NULL)
		return 0;
	record_init(&r, a);
	if (parse_payload(payload, &r, e) != 0)
		return -1;
	p->fields += r.raw.n;
	return 0;
}

static void
close_parse(void *ctx)
{
	struct parse *p = ctx;

	oai_free(p->oai);
	mem_free(p);
}

static void *
open_parse(void)
{
	struct parse *p = mem_zero(sizeof(*p));

	if (p == NULL)
		return NULL;
	p->oai = oai_new(on_record, p);
	if (p->oai == NULL) {
		close_parse(p);
		return NULL;
	}
	return p;
}

static int
page_parse(void *ctx, const char *bytes, size_t n)
{
	static struct oai_page page;
	struct parse *p = ctx;
	struct err e;
	size_t step;

	oai_reset(p->oai);
	for (; n > 0; bytes += step, n -= step) {
		step = n < BENCH_CHUNK ? n : BENCH_CHUNK;
		if (oai_feed(p->oai, bytes, step, &e) != 0)
			goto fail;
	}
	if (oai_finish(p->oai, &page, &e) == 0)
		return 0;
fail:
	bench_fail("%s", e.msg);
	return -1;
}

static uint64_t
records_parse(const void *ctx)
{
	const struct parse *p = ctx;

	return p->records;
}

const struct bench_reader reader_parse = {
    "parse", open_parse, page_parse, close_parse, records_parse,
};
