/*
 * OAI-PMH responses. The same bytes in one piece and in small ones must give
 * the same page; a payload written out and read back, the same record.
 */
#include <string.h>

#include "core/buf.h"
#include "parsers/oai/oai.h"
#include "parsers/payload.h"
#include "tests/fuzz/fuzz.h"

enum { PAYLOAD_MAX = 8 << 20 };

struct seen {
	struct payload_reader *reader;
	struct buf again;
	unsigned long records;
};

static void
same_raw(const struct record *a, const struct record *b)
{
	FUZZ_CHECK(a->raw.n == b->raw.n);
	for (size_t i = 0; i < a->raw.n; i++) {
		FUZZ_CHECK(a->raw.v[i].element == b->raw.v[i].element);
		FUZZ_CHECK(str_eq(a->raw.v[i].text, b->raw.v[i].text));
		FUZZ_CHECK(str_eq(a->raw.v[i].lang, b->raw.v[i].lang));
	}
	FUZZ_CHECK(a->type == b->type);
	FUZZ_CHECK(a->titles.n == b->titles.n);
	FUZZ_CHECK(a->names.n == b->names.n);
	FUZZ_CHECK(a->ids.n == b->ids.n);
	FUZZ_CHECK(str_eq(a->language, b->language));
}

static int
on_record(void *ctx, const struct oai_header *h, const struct node *payload,
	  struct arena *a, struct err *e)
{
	struct seen *s = ctx;
	struct record r, *again;
	struct err ignored;

	(void)e;
	s->records++;
	FUZZ_CHECK(fuzz_clean(h->id) && fuzz_clean(h->datestamp));
	if (payload == NULL)
		return 0;
	record_init(&r, a);
	if (parse_payload(payload, &r, &ignored) != 0)
		return 0;
	buf_clear(&s->again);
	node_write(payload, &s->again);
	if (s->again.failed)
		return 0;
	FUZZ_CHECK(fuzz_clean(buf_view(&s->again)));
	FUZZ_CHECK(payload_read(s->reader, buf_view(&s->again), &again,
				&ignored) == 0);
	same_raw(&r, again);
	return 0;
}

/* Feeds pieces of `step`, 2 * step, ... bytes; 0: all at once. */
static int
feed(struct oai *o, struct str s, size_t step, struct oai_page *page)
{
	struct err e;
	size_t n = step == 0 ? s.n : step, factor = 0;

	while (s.n > 0) {
		if (oai_feed(o, s.p, n < s.n ? n : s.n, &e) != 0)
			return -1;
		s = str_from(s, n);
		factor = factor % 7 + 1;
		n = step == 0 ? s.n : step * factor;
	}
	return oai_finish(o, page, &e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const size_t steps[] = {0, 1, 13};
	static struct oai_page page[3];
	struct seen seen = {payload_reader_new(), {0}, 0};
	struct oai *o = oai_new(on_record, &seen);
	unsigned long records[3];
	int rc[3];

	FUZZ_CHECK(o != NULL && seen.reader != NULL);
	buf_init(&seen.again, PAYLOAD_MAX);
	for (int i = 0; i < 3; i++) {
		seen.records = 0;
		rc[i] = feed(o, fuzz_text(data, size), steps[i], &page[i]);
		records[i] = seen.records;
		oai_reset(o);
		FUZZ_CHECK(rc[i] == rc[0]);
		if (rc[i] != 0)
			continue;
		FUZZ_CHECK(records[i] == records[0]);
		FUZZ_CHECK(page[i].verb == page[0].verb);
		FUZZ_CHECK(page[i].code == page[0].code);
		FUZZ_CHECK(page[i].total == page[0].total);
		FUZZ_CHECK(strcmp(page[i].token, page[0].token) == 0);
		FUZZ_CHECK(strcmp(page[i].date, page[0].date) == 0);
	}
	oai_free(o);
	buf_free(&seen.again);
	payload_reader_free(seen.reader);
	return 0;
}
