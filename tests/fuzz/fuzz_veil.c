/*
 * Documents whose text libxml2 is given in ASCII. The same bytes as they are,
 * and the same in pieces, are read to the same tree, or refused alike.
 */
#include "parsers/xml/xml.h"
#include "tests/fuzz/fuzz.h"

enum { PIECE = 7, TREE_MAX = 64 << 20 };

static enum xml_plan
keep(void *ctx, int depth, struct str ns, struct str name)
{
	(void)ctx;
	(void)depth;
	(void)ns;
	(void)name;
	return XML_KEEP;
}

static int
write_tree(void *ctx, const struct node *n, struct arena *a, struct err *e)
{
	(void)a;
	(void)e;
	node_write(n, ctx);
	return 0;
}

static const struct xml_handler handler = {keep, write_tree, NULL};

static bool
read_as(bool plain, struct str doc, size_t piece, struct buf *out)
{
	struct xml_limits lim = xml_limits_default;
	struct err e = {0};
	struct xml *x;
	bool whole = true;

	lim.plain = plain;
	x = xml_new(&handler, out, lim);
	FUZZ_CHECK(x != NULL);
	while (whole && doc.n > 0) {
		struct str part = str_left(doc, piece);

		whole = xml_feed(x, part.p, part.n, &e) == 0;
		doc = str_from(doc, part.n);
	}
	whole = whole && xml_finish(x, &e) == 0;
	xml_free(x);
	return whole;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str doc = str_of((const char *)data, n);
	struct buf plain, veiled;
	bool whole;

	buf_init(&plain, TREE_MAX);
	buf_init(&veiled, TREE_MAX);
	whole = read_as(true, doc, n, &plain);
	for (int cut = 0; cut < 2; cut++) {
		buf_clear(&veiled);
		FUZZ_CHECK(read_as(false, doc, cut ? PIECE : n, &veiled) ==
			   whole);
		FUZZ_CHECK(!whole ||
			   str_eq(buf_view(&plain), buf_view(&veiled)));
	}
	buf_free(&plain);
	buf_free(&veiled);
	return 0;
}
