/*
 * The records of broken pages. Those found lie one behind the other; what is
 * left of the page and the records together are all of its bytes; and when a
 * page can be read as a whole and in pieces, both give the same records: none is
 * lost, and none is made.
 */
#include <string.h>

#include "core/buf.h"
#include "parsers/oai/oai.h"
#include "tests/fuzz/fuzz.h"

enum { OUT_MAX = 16 << 20, IDS_MAX = 1 << 20 };

static int
on_record(void *ctx, const struct oai_header *h, const struct node *payload,
	  struct arena *a, struct err *e)
{
	struct buf *ids = ctx;

	(void)payload;
	(void)a;
	(void)e;
	buf_str(ids, h->id);
	buf_char(ids, '\n');
	return 0;
}

static int
on_odd(void *ctx, const struct oai_header *h, const char *why, struct err *e)
{
	FUZZ_CHECK(why != NULL && why[0] != '\0');
	/* Handed on before, if it could be held. */
	if (strcmp(why, "more than one payload") == 0)
		return 0;
	return on_record(ctx, h, NULL, NULL, e);
}

static int
read_page(struct oai *o, struct str s, struct oai_page *page)
{
	struct err e;

	oai_reset(o);
	return oai_feed(o, s.p, s.n, &e) != 0 ? -1 : oai_finish(o, page, &e);
}

static void
check_spans(const struct salvage *s, struct buf *out)
{
	size_t at = 0, bytes = 0;

	for (size_t i = 0; i < s->n; i++) {
		FUZZ_CHECK(s->v[i].at >= at && s->v[i].n > 0);
		at = s->v[i].at + s->v[i].n;
		bytes += s->v[i].n;
		FUZZ_CHECK(at <= s->doc.n);
		FUZZ_CHECK(str_starts(salvage_bytes(s, i), STR("<")));
		(void)salvage_doubtful(s, i);
		buf_clear(out);
		salvage_header_page(s, i, out);
	}
	buf_clear(out);
	salvage_envelope(s, out);
	FUZZ_CHECK(out->failed || out->n + bytes == s->doc.n);
}

/* Each piece a page of one record, and a page without records is left. */
static bool
read_pieces(const struct salvage *s, struct oai *o, struct buf *out,
	    struct oai_page *page)
{
	for (size_t i = 0; i < s->n; i++) {
		buf_clear(out);
		salvage_page(s, salvage_bytes(s, i), out);
		if (read_page(o, buf_view(out), page) != 0)
			return false;
		FUZZ_CHECK(page->records == 1);
	}
	buf_clear(out);
	salvage_envelope(s, out);
	return read_page(o, buf_view(out), page) == 0;
}

/* A page that is fine, in pieces: the same records. */
static void
check_pieces(const struct salvage *s, struct oai *o, struct buf *ids,
	     struct buf *out, const struct oai_page *whole)
{
	static struct oai_page page;
	struct buf want = *ids;

	buf_init(ids, IDS_MAX);
	if (!read_pieces(s, o, out, &page)) {
		buf_free(&want);
		return;
	}
	FUZZ_CHECK(s->n == whole->records);
	FUZZ_CHECK(str_eq(buf_view(ids), buf_view(&want)));
	FUZZ_CHECK(page.records == 0 && page.verb == whole->verb);
	FUZZ_CHECK(strcmp(page.token, whole->token) == 0);
	FUZZ_CHECK(strcmp(page.date, whole->date) == 0);
	buf_free(&want);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct oai_page page;
	struct str in = fuzz_text(data, size);
	struct salvage s;
	struct buf ids, out;
	struct oai *o = oai_new(on_record, &ids);
	struct err e;
	bool fine;

	FUZZ_CHECK(o != NULL);
	oai_on_odd(o, on_odd);
	buf_init(&ids, IDS_MAX);
	buf_init(&out, OUT_MAX);
	fine = read_page(o, in, &page) == 0 && page.verb == OAI_LIST_RECORDS &&
	       page.code == OAI_OK && !ids.failed;
	if (salvage_scan(&s, in, &e) == 0) {
		check_spans(&s, &out);
		if (fine)
			check_pieces(&s, o, &ids, &out, &page);
	} else {
		FUZZ_CHECK(e.code == ERR_XML || e.code == ERR_LIMIT);
		FUZZ_CHECK(e.msg[0] != '\0');
	}
	salvage_free(&s);
	oai_free(o);
	buf_free(&ids);
	buf_free(&out);
	return 0;
}
