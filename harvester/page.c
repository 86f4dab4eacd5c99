/* One answer into the store. */
#include "harvester/page.h"

#include <string.h>

#include "core/buf.h"
#include "core/date.h"
#include "core/ident.h"
#include "core/mem.h"
#include "core/record.h"
#include "core/utf8.h"
#include "parsers/node.h"
#include "parsers/parser.h"

enum {
	PAYLOAD_MAX = 64 << 20,
	PIECE = 64 * 1024,
	REPAIR_MAX = 64 << 20,  /* a bigger page is not repaired */
	REPAIRED_MAX = 96 << 20 /* what a repair may make of it */
};

struct page {
	const struct env *env;
	struct store *store;
	struct oai *oai;
	struct oai_page answer;
	struct page_counts counts;
	const struct page_target *to;
	struct buf payload;
	bool begun;
};

/* --- One record ----------------------------------------------------------- */

/* The columns for finding. What no parser understands is kept without them. */
static int
derive(struct page *p, const struct node *payload, struct record *r,
       struct store_item *item, bool *opaque, struct err *e)
{
	struct str doi;

	*opaque = false;
	r->oai_id = item->oai_id;
	r->datestamp = item->datestamp;
	if (parse_payload(payload, r, e) != 0) {
		if (e->code == ERR_NOMEM)
			return -1;
		*opaque = true;
		p->counts.opaque++;
		err_clear(e);
		return 0;
	}
	item->type = r->type;
	item->year = r->issued.from.year;
	doi = record_id(r, ID_DOI);
	if (doi.n > 0)
		item->doi = ident_doi_key(r->arena, doi);
	return 0;
}

/* 1, 0 or -1, as page_admit_fn. */
static int
admit(const struct page *p, const struct oai_header *h, const struct record *r,
      struct err *e)
{
	if (p->to->admit == NULL)
		return 1;
	return p->to->admit(p->to->admit_ctx, h, r, e);
}

static void
count(struct page *p, const struct store_item *item, enum store_change change)
{
	struct page_counts *c = &p->counts;

	if (change == STORE_SAME)
		c->same++;
	else if (item->deleted)
		c->deleted++;
	else if (change == STORE_NEW)
		c->created++;
	else
		c->changed++;
}

static void
check_stamp(struct page *p, const struct oai_header *h)
{
	struct page_counts *c = &p->counts;

	if (h->datestamp.n == 0 || date_stamp(h->datestamp) >= 0)
		return;
	if (c->undated++ == 0)
		utf8_printable(c->first_undated, sizeof(c->first_undated),
			       h->id);
}

static int
put(struct page *p, const struct store_item *item, struct err *e)
{
	enum store_change change;

	if (!p->begun) {
		if (store_begin(p->store, e) != 0)
			return -1;
		p->begun = true;
	}
	if (store_put(p->store, item, p->to->force, &change, e) != 0)
		return -1;
	count(p, item, change);
	return 0;
}

static int
take_record(void *ctx, const struct oai_header *h, const struct node *payload,
	    struct arena *a, struct err *e)
{
	struct page *p = ctx;
	struct store_item item = {
	    .source = p->to->source,
	    .prefix = p->to->prefix,
	    .oai_id = h->id,
	    .datestamp = h->datestamp,
	    .sets = h->sets,
	    .nsets = h->nsets,
	    .type = TYPE_GENERIC,
	    .deleted = h->deleted,
	};
	struct record r;
	bool opaque = true;
	int rc;

	if (p->env->stopped(p->env->ctx))
		return err_set(e, ERR_STOPPED, 0, "stopped");
	/* The reader counts those as odd; there is nothing to keep. */
	if (h->id.n == 0 || (payload == NULL && !h->deleted))
		return 0;
	if (!h->deleted) {
		record_init(&r, a);
		if (derive(p, payload, &r, &item, &opaque, e) != 0)
			return -1;
	}
	rc = admit(p, h, opaque ? NULL : &r, e);
	if (rc <= 0)
		return rc;
	check_stamp(p, h);
	if (!h->deleted) {
		buf_clear(&p->payload);
		node_write(payload, &p->payload);
		if (buf_check(&p->payload, e) != 0)
			return err_wrap(e, "record " STR_FMT,
					STR_ARG(str_left(h->id, 120)));
		item.payload = buf_view(&p->payload);
	}
	return put(p, &item, e);
}

/* --- One answer ----------------------------------------------------------- */

struct page *
page_new(const struct env *env, struct store *s)
{
	struct page *p = mem_zero(sizeof(*p));

	if (p == NULL)
		return NULL;
	p->env = env;
	p->store = s;
	buf_init(&p->payload, PAYLOAD_MAX);
	p->oai = oai_new(take_record, p);
	if (p->oai == NULL) {
		mem_free(p);
		return NULL;
	}
	return p;
}

void
page_free(struct page *p)
{
	if (p == NULL)
		return;
	page_drop(p);
	oai_free(p->oai);
	buf_free(&p->payload);
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
}

static int
read_spool(struct page *p, struct spool *body, struct err *e)
{
	start(p);
	if (spool_read(body, feed, p->oai, e) != 0)
		return -1;
	return oai_finish(p->oai, &p->answer, e);
}

static int
read_str(struct page *p, struct str s, struct err *e)
{
	start(p);
	for (; s.n > 0; s = str_from(s, PIECE))
		if (oai_feed(p->oai, s.p, str_left(s, PIECE).n, e) != 0)
			return -1;
	return oai_finish(p->oai, &p->answer, e);
}

static int
gather(void *ctx, const char *p, size_t n, struct err *e)
{
	buf_put(ctx, p, n);
	return buf_check(ctx, e);
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

	if (spool_size(body) > REPAIR_MAX)
		return -1;
	buf_init(&raw, REPAIR_MAX);
	buf_init(&fixed, REPAIRED_MAX);
	if (buf_reserve(&raw, (size_t)spool_size(body)) == NULL ||
	    spool_read(body, gather, &raw, &again) != 0)
		goto out;
	repair_xml(buf_view(&raw), &fixed, &repairs);
	buf_free(&raw);
	if (repair_total(&repairs) == 0 || fixed.failed)
		goto out;
	rc = read_str(p, buf_view(&fixed), &again);
	if (rc != 0 && again.code != ERR_XML)
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
		else if (to->repair)
			rc = read_repaired(p, body, e);
	}
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
page_keep(struct page *p, const struct store_list *l,
	  const struct store_mark *m, struct err *e)
{
	bool begun = p->begun;

	if (!begun && m == NULL)
		return 0;
	if (!begun && store_begin(p->store, e) != 0)
		return -1;
	p->begun = true;
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
