/* One answer into the store. */
#include "harvester/page/page_state.h"

#include <string.h>

#include "core/mem.h"
#include "parsers/xml/xml.h"

enum { PAYLOAD_MAX = 64 << 20, PIECE = 64 * 1024 };

struct page *
page_new(const struct env *env, struct store *s)
{
	struct page *p = mem_zero(sizeof(*p));

	if (p == NULL)
		return NULL;
	p->env = env;
	p->store = s;
	buf_init(&p->payload, PAYLOAD_MAX);
	buf_init(&p->bytes, STORE_PAYLOAD_MAX);
	p->oai = oai_new(page_take, p);
	p->probe = oai_new(page_look, p);
	if (p->oai == NULL || p->probe == NULL) {
		page_free(p);
		return NULL;
	}
	oai_on_odd(p->oai, page_odd);
	oai_on_odd(p->probe, page_look_odd);
	return p;
}

void
page_free(struct page *p)
{
	if (p == NULL)
		return;
	page_drop(p);
	oai_free(p->oai);
	oai_free(p->probe);
	buf_free(&p->payload);
	buf_free(&p->bytes);
	mem_free(p);
}

static int
feed(void *ctx, const char *p, size_t n, struct err *e)
{
	return oai_feed(ctx, p, n, e);
}

static void
start(struct page *p)
{
	page_drop(p);
	oai_reset(p->oai);
	memset(&p->counts, 0, sizeof(p->counts));
	p->base = 0;
}

static int
read_spool(struct page *p, struct spool *body, struct err *e)
{
	start(p);
	if (spool_read(body, feed, p->oai, e) != 0)
		return -1;
	return oai_finish(p->oai, &p->answer, e);
}

int
page_parse(struct oai *o, struct str s, struct oai_page *out, struct err *e)
{
	oai_reset(o);
	for (; s.n > 0; s = str_from(s, PIECE))
		if (oai_feed(o, s.p, str_left(s, PIECE).n, e) != 0)
			return -1;
	return oai_finish(o, out, e);
}

static int
gather(void *ctx, const char *p, size_t n, struct err *e)
{
	buf_put(ctx, p, n);
	return buf_check(ctx, e);
}

int
page_gather(struct spool *body, struct buf *out, struct err *e)
{
	if (buf_reserve(out, (size_t)spool_size(body)) == NULL)
		return buf_check(out, e);
	return spool_read(body, gather, out, e);
}

bool
page_is_guessed(const struct oai_page *page)
{
	return str_find(str_c(page->token), STR("\xef\xbf\xbd")) != STR_NPOS;
}

/*
 * Once more with repaired bytes. When that does not help, the fault of the
 * bytes as they came is the one to tell: *e stays.
 */
static int
read_repaired(struct page *p, struct spool *body, struct err *e)
{
	struct repair_counts repairs = {0};
	struct buf raw, fixed;
	struct err again = {0};
	int rc = -1;

	buf_init(&raw, PAGE_REPAIR_MAX);
	buf_init(&fixed, PAGE_REPAIRED_MAX);
	if (page_gather(body, &raw, &again) != 0)
		goto out;
	repair_xml(buf_view(&raw), &fixed, &repairs);
	buf_free(&raw);
	if (repair_total(&repairs) == 0 || fixed.failed)
		goto out;
	start(p);
	rc = page_parse(p->oai, buf_view(&fixed), &p->answer, &again);
	if (rc == 0 && page_is_guessed(&p->answer))
		rc = err_set(e, ERR_XML, 0, "a broken resumption token");
	if (rc != 0 && again.code != ERR_NONE && again.code != ERR_XML)
		*e = again;
	p->counts.repairs = repairs;
out:
	buf_free(&raw);
	buf_free(&fixed);
	return rc;
}

/* Does it begin like a page for people? */
static int
sniff(void *ctx, const char *p, size_t n, struct err *e)
{
	static const char *const starts[] = {"<!doctype html", "<html"};
	struct str s = str_of(p, n);
	bool *html = ctx;

	(void)e;
	if (str_starts(s, STR("\xef\xbb\xbf")))
		s = str_from(s, 3);
	s = str_trim(s);
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		*html = *html || str_istarts(s, str_c(starts[i]));
	return 1; /* the first piece is enough */
}

/* Broken, or beyond a limit of the reader; not refused as a whole. */
static bool
can_mend(const struct page *p, struct spool *body, const struct err *e)
{
	return p->to->repair && spool_size(body) <= PAGE_REPAIR_MAX &&
	       ((e->code == ERR_XML && e->detail != XML_REFUSED) ||
		e->code == ERR_LIMIT);
}

/*
 * Bytes first, records then. A record beyond a limit stays so: there is no use
 * in asking for it twice.
 */
static int
mend(struct page *p, struct spool *body, struct err *e)
{
	bool limit = e->code == ERR_LIMIT;

	if (!limit && read_repaired(p, body, e) == 0)
		return 0;
	limit = limit || e->code == ERR_LIMIT;
	if (p->to->url.n == 0 || !(p->to->salvage || limit) ||
	    e->detail == XML_CUT ||
	    (e->code != ERR_XML && e->code != ERR_LIMIT))
		return -1;
	start(p);
	return page_salvage(p, body, e);
}

int
page_read(struct page *p, const struct page_target *to, struct spool *body,
	  const struct oai_page **out, struct err *e)
{
	struct err ignored;
	bool html = false;
	int rc;

	p->to = to;
	*out = &p->answer;
	if (spool_size(body) == 0)
		return err_set(e, ERR_XML, 0, "the answer is empty");
	rc = read_spool(p, body, e);
	if (rc != 0 && e->code == ERR_XML) {
		spool_read(body, sniff, &html, &ignored);
		if (html)
			err_set(e, ERR_OAI, 0,
				"not an OAI-PMH response: an HTML page");
	}
	if (rc != 0 && can_mend(p, body, e))
		rc = mend(p, body, e);
	if (rc != 0)
		page_drop(p);
	return rc;
}

const struct page_counts *
page_counts(const struct page *p)
{
	return &p->counts;
}

const struct oai_identify *
page_identify(const struct page *p)
{
	return oai_identify(p->oai);
}

int
page_begin(struct page *p, struct err *e)
{
	if (p->begun)
		return 0;
	if (store_begin(p->store, e) != 0)
		return -1;
	p->begun = true;
	return 0;
}

int
page_keep(struct page *p, const struct store_list *l,
	  const struct store_mark *m, struct err *e)
{
	bool begun = p->begun;

	if (!begun && m == NULL)
		return 0;
	if (page_begin(p, e) != 0)
		return -1;
	if ((m != NULL && store_set_mark(p->store, l, m, e) != 0) ||
	    store_commit(p->store, e) != 0) {
		page_drop(p);
		return -1;
	}
	p->begun = false;
	return 0;
}

void
page_drop(struct page *p)
{
	if (p->begun)
		store_rollback(p->store);
	p->begun = false;
}
