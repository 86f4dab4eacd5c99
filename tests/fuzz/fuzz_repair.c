/*
 * Repair of bytes that are almost XML: what comes out is made of XML
 * characters and needs no second repair; inside XML that was fine nothing is
 * repaired.
 */
#include <string.h>

#include "core/utf8.h"
#include "parsers/oai/oai.h"
#include "parsers/xml/xml.h"
#include "tests/fuzz/fuzz.h"

enum { OUT_MAX = 16 << 20, DESCRIBE_MAX = 1024 };

static enum xml_plan
go_inside(void *ctx, int depth, struct str ns, struct str name)
{
	(void)ctx;
	(void)depth;
	(void)ns;
	(void)name;
	return XML_DESCEND;
}

static int
no_element(void *ctx, const struct node *n, struct arena *a, struct err *e)
{
	(void)ctx;
	(void)n;
	(void)a;
	(void)e;
	return 0;
}

static bool
well_formed(struct str s)
{
	static const struct xml_handler handler = {go_inside, no_element};
	struct xml *x = xml_new(&handler, NULL, xml_limits_default);
	struct err e;
	bool ok;

	FUZZ_CHECK(x != NULL);
	ok = xml_feed(x, s.p, s.n, &e) == 0 && xml_finish(x, &e) == 0;
	xml_free(x);
	return ok;
}

static bool
xml_characters(struct str s)
{
	uint32_t cp;

	while (utf8_next(&s, &cp))
		if (!utf8_xml_char(cp))
			return false;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str in = fuzz_text(data, size);
	struct repair_counts first = {0}, second = {0};
	struct buf out, again, words;

	buf_init(&out, OUT_MAX);
	buf_init(&again, OUT_MAX);
	buf_init(&words, DESCRIBE_MAX);
	repair_xml(in, &out, &first);
	if (!out.failed) {
		FUZZ_CHECK(fuzz_clean(buf_view(&out)));
		FUZZ_CHECK(xml_characters(buf_view(&out)));
		repair_xml(buf_view(&out), &again, &second);
		/* Of several byte order marks one is taken at a time. */
		FUZZ_CHECK(again.failed ||
			   str_starts(buf_view(&out), STR("\xef\xbb\xbf")) ||
			   str_eq(buf_view(&again), buf_view(&out)));
		FUZZ_CHECK(repair_total(&second) == 0);
		if (fuzz_clean(in) && well_formed(in))
			FUZZ_CHECK(repair_total(&first) == (first.around > 0));
	}
	repair_describe(&first, &words);
	FUZZ_CHECK(fuzz_clean(buf_view(&words)));
	buf_free(&out);
	buf_free(&again);
	buf_free(&words);
	return 0;
}
