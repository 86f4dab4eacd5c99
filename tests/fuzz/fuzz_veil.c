/*
 * Documents whose text libxml2 is given in ASCII. The same bytes as they are,
 * and the same in pieces, are read to the same tree, or refused alike.
 */
#include <string.h>

#include "parsers/xml/xml.h"
#include "tests/fuzz/fuzz.h"

enum {
	HEAD = 256, /* bytes in which nothing may be veiled */
	PIECE = 7,
	TREE_MAX = 64 << 20
};

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

/*
 * A comment in front decides: where it is ASCII, what follows is veiled; where
 * it is not, libxml2 is given everything as it is.
 */
static bool
read_as(bool veiled, struct str doc, size_t piece, struct buf *out)
{
	struct xml *x = xml_new(&handler, out, xml_limits_default);
	char head[HEAD];
	struct err e = {0};
	bool whole;

	FUZZ_CHECK(x != NULL);
	memset(head, 'u', sizeof(head));
	memcpy(head, "<!--", 4);
	memcpy(head + HEAD - 3, "-->", 3);
	if (!veiled)
		memcpy(head + 4, "\xc3\xbc", 2);
	whole = xml_feed(x, head, sizeof(head), &e) == 0;
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
	whole = read_as(false, doc, n, &plain);
	for (int cut = 0; cut < 2; cut++) {
		buf_clear(&veiled);
		FUZZ_CHECK(read_as(true, doc, cut ? PIECE : n, &veiled) ==
			   whole);
		FUZZ_CHECK(!whole ||
			   str_eq(buf_view(&plain), buf_view(&veiled)));
	}
	buf_free(&plain);
	buf_free(&veiled);
	return 0;
}
