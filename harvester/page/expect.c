/*
 * The identifiers that a page is going to bring, for a store that is far away:
 * all are looked up there in one way. What looks like one in its bytes is taken
 * for one, because it is only a hint.
 */
#include "core/mem.h"
#include "harvester/page/internal.h"

enum {
	LOOKED_AT = 8 << 20, /* bytes of a page */
	EXPECTED_MAX = 20000 /* identifiers */
};

static int
gather(void *ctx, const char *p, size_t n, struct err *e)
{
	struct buf *b = ctx;

	(void)e;
	buf_put(b, p, n);
	return b->failed;
}

static size_t
find_ids(struct str s, struct str *out)
{
	const struct str mark = STR("<identifier>");
	size_t n = 0, at;

	while (n < EXPECTED_MAX) {
		at = str_find(s, mark);
		if (at == STR_NPOS)
			break;
		s = str_from(s, at + mark.n);
		at = str_chr(s, '<');
		if (at == STR_NPOS)
			break;
		if (at > 0 && at <= STORE_ID_MAX)
			out[n++] = str_left(s, at);
	}
	return n;
}

int
page_expect(struct page *p, struct spool *body, struct err *e)
{
	struct err ignored;
	struct buf all;
	struct str *ids;
	size_t n;
	int rc = 0;

	if (!store_is_far(p->store) || p->to->source.n == 0 ||
	    spool_size(body) > LOOKED_AT)
		return 0;
	ids = mem_alloc(EXPECTED_MAX * sizeof(*ids));
	if (ids == NULL)
		return err_nomem(e);
	buf_init(&all, LOOKED_AT);
	spool_read(body, gather, &all, &ignored);
	n = all.failed ? 0 : find_ids(buf_view(&all), ids);
	if (n > 1) {
		rc = page_begin(p, e);
		if (rc == 0)
			rc = store_expect(p->store, p->to->source, ids, n, e);
	}
	buf_free(&all);
	mem_free(ids);
	return rc;
}
