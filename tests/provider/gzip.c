#include "tests/provider/gzip.h"

#include <stdlib.h>

#include <zlib.h>

#define GZIP_BITS (15 + 16)

struct gzip {
	z_stream z;
};

struct gzip *
gzip_new(int level)
{
	struct gzip *g = must_alloc(sizeof(*g));

	if (deflateInit2(&g->z, level, Z_DEFLATED, GZIP_BITS, 9,
			 Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	return g;
}

void
gzip_add(struct gzip *g, const void *p, size_t n, bool last, struct text *out)
{
	unsigned char chunk[16384];
	char *copy = must_copy(p, n); /* zlib wants it writable */
	int rc;

	g->z.next_in = (Bytef *)copy;
	g->z.avail_in = (uInt)n;
	do {
		g->z.next_out = chunk;
		g->z.avail_out = sizeof(chunk);
		rc = deflate(&g->z, last ? Z_FINISH : Z_NO_FLUSH);
		text_put(out, chunk, sizeof(chunk) - g->z.avail_out);
	} while (g->z.avail_out == 0 && rc != Z_STREAM_END);
	free(copy);
}

void
gzip_free(struct gzip *g)
{
	deflateEnd(&g->z);
	free(g);
}

/* In so many members. */
static void
compress_body(struct answer *a, size_t members)
{
	const char *p = a->body.p != NULL ? a->body.p : "";
	size_t done = 0;
	struct text out = {0};

	for (size_t i = 1; i <= members; i++) {
		struct gzip *g = gzip_new(6);
		size_t end = a->body.n * i / members;

		gzip_add(g, p + done, end - done, true, &out);
		gzip_free(g);
		done = end;
	}
	text_free(&a->body);
	a->body = out;
	answer_header(a, "Content-Encoding", "gzip");
	answer_header(a, "Vary", "Accept-Encoding");
}

void
gzip_answer(struct answer *a)
{
	compress_body(a, 1);
}

void
gzip_members(struct answer *a)
{
	compress_body(a, 2);
}
