/*
 * The reference: libxml2's push parser with SAX2 handlers that do nothing, fed
 * the same pieces, its context used again from page to page.
 */
#include <libxml/parser.h>

#include "tests/bench/bench.h"

static void
start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
      int nns, const xmlChar **ns, int nattrs, int ndefault,
      const xmlChar **attrs)
{
	(void)ctx;
	(void)name;
	(void)prefix;
	(void)uri;
	(void)nns;
	(void)ns;
	(void)nattrs;
	(void)ndefault;
	(void)attrs;
}

static void
end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)ctx;
	(void)name;
	(void)prefix;
	(void)uri;
}

static void
text(void *ctx, const xmlChar *p, int n)
{
	(void)ctx;
	(void)p;
	(void)n;
}

static void *
open_bare(void)
{
	xmlSAXHandler sax = {0};
	xmlParserCtxtPtr c;

	sax.initialized = XML_SAX2_MAGIC;
	sax.startElementNs = start;
	sax.endElementNs = end;
	sax.characters = text;
	sax.ignorableWhitespace = text;
	sax.cdataBlock = text;
	c = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);
	if (c != NULL)
		xmlCtxtUseOptions(c, XML_PARSE_NONET);
	return c;
}

static int
page_bare(void *ctx, const char *p, size_t n)
{
	xmlParserCtxtPtr c = ctx;
	size_t step;

	if (xmlCtxtResetPush(c, NULL, 0, NULL, NULL) != 0)
		return -1;
	for (; n > 0; p += step, n -= step) {
		step = n < BENCH_CHUNK ? n : BENCH_CHUNK;
		if (xmlParseChunk(c, p, (int)step, 0) != 0)
			return -1;
	}
	return xmlParseChunk(c, NULL, 0, 1) == 0 && c->wellFormed ? 0 : -1;
}

static void
close_bare(void *ctx)
{
	xmlFreeParserCtxt(ctx);
}

const struct bench_reader reader_bare = {
    "bare", open_bare, page_bare, close_bare, NULL,
};
