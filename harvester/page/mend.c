/* A page that is broken: its bytes repaired, then record by record. */
#include "harvester/page/internal.h"

#include <string.h>

#include "parsers/oai/oai.h"
#include "parsers/xml/xml.h"

enum {
	REPAIR_MAX = 64 << 20,   /* a bigger page is not repaired */
	REPAIRED_MAX = 96 << 20, /* what a repair may make of it */
	PIECE = 64 * 1024,
	ALONE_MAX = 16 << 20, /* a record read alone, or the envelope */
	ALONE_REPAIRED_MAX = 24 << 20
};

/* --- Bytes ---------------------------------------------------------------- */

static int
parse(struct oai *o, struct str s, struct oai_page *out, struct err *e)
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

static int
gather_all(struct spool *body, struct buf *out, struct err *e)
{
	if (buf_reserve(out, (size_t)spool_size(body)) == NULL)
		return buf_check(out, e);
	return spool_read(body, gather, out, e);
}

/* Has the token a character that was made up? Then it leads nowhere. */
static bool
is_guessed(const struct oai_page *page)
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

	buf_init(&raw, REPAIR_MAX);
	buf_init(&fixed, REPAIRED_MAX);
	if (gather_all(body, &raw, &again) != 0)
		goto out;
	repair_xml(buf_view(&raw), &fixed, &repairs);
	/* What is only in another encoding counts no repair. */
	if (fixed.failed || str_eq(buf_view(&fixed), buf_view(&raw)))
		goto out;
	buf_free(&raw);
	page_reset(p);
	rc = parse(p->oai, buf_view(&fixed), &p->answer, &again);
	if (rc == 0 && is_guessed(&p->answer))
		rc = err_set(e, ERR_XML, 0, "a broken resumption token");
	if (rc != 0 && again.code != ERR_NONE && again.code != ERR_XML)
		*e = again;
	p->counts.repairs = repairs;
out:
	buf_free(&raw);
	buf_free(&fixed);
	return rc;
}

/* --- Looking at a record -------------------------------------------------- */

static void
copy(char *to, size_t size, struct str from)
{
	size_t n = from.n < size ? from.n : 0; /* never in part */

	if (n > 0)
		memcpy(to, from.p, n);
	to[n] = '\0';
}

static void
look(struct page *p, const struct oai_header *h)
{
	copy(p->seen.id, sizeof(p->seen.id), h->id);
	copy(p->seen.stamp, sizeof(p->seen.stamp), h->datestamp);
}

int
page_look(void *ctx, const struct oai_header *h, const struct node *payload,
	  struct arena *a, struct err *e)
{
	(void)payload;
	(void)a;
	(void)e;
	look(ctx, h);
	return 0;
}

int
page_look_odd(void *ctx, const struct oai_header *h, const char *why,
	      struct err *e)
{
	(void)why;
	(void)e;
	look(ctx, h);
	return 0;
}

/* Nothing that another record's bytes would change. */
static bool
is_fault(const struct err *e)
{
	return e->code == ERR_XML || e->code == ERR_LIMIT;
}

/* --- Reading pieces ------------------------------------------------------- */

/* What a salvage works with. */
struct work {
	struct page *p;
	struct salvage found;
	struct buf text, alone, fixed;
	struct repair_counts repairs;
};

/*
 * Reads the small page in w->alone, as it came or repaired: with the probe
 * first, so that nothing of a bad one is taken. *e: what is wrong with it.
 */
static int
read_alone(struct work *w, struct oai *o, struct err *e)
{
	struct repair_counts repairs = {0};
	struct page *p = w->p;
	struct str bytes = buf_view(&w->alone);

	memset(&p->seen, 0, sizeof(p->seen));
	if (w->alone.over)
		return err_set(e, ERR_LIMIT, 0,
			       "more than %d bytes, too many to be read alone",
			       ALONE_MAX);
	if (w->alone.failed)
		return buf_check(&w->alone, e);
	if (parse(p->probe, bytes, &p->part, e) != 0) {
		if (!is_fault(e))
			return -1;
		buf_clear(&w->fixed);
		repair_xml(bytes, &w->fixed, &repairs);
		if (w->fixed.failed && !w->fixed.over)
			return buf_check(&w->fixed, e);
		if (w->fixed.failed || str_eq(buf_view(&w->fixed), bytes))
			return -1;
		bytes = buf_view(&w->fixed);
		if (parse(p->probe, bytes, &p->part, e) != 0)
			return -1;
		err_clear(e);
	}
	repair_add(&w->repairs, &repairs);
	return o == NULL ? 0 : parse(o, bytes, &p->part, e);
}

/* A record that cannot be read, with what its header says when that can. */
static int
reject_one(struct work *w, size_t i, const struct err *why, struct err *e)
{
	struct repair_counts before = w->repairs;
	struct page *p = w->p;
	struct page_reject r = {.number = i + 1, .why = why->msg};
	struct err ignored;

	buf_clear(&w->alone);
	salvage_header_page(&w->found, i, &w->alone);
	if (read_alone(w, NULL, &ignored) != 0) {
		if (!is_fault(&ignored))
			return *e = ignored, -1;
		memset(&p->seen, 0, sizeof(p->seen));
	}
	w->repairs = before;
	r.id = str_c(p->seen.id);
	r.stamp = str_c(p->seen.stamp);
	/* With its page's start tags: they say what its prefixes mean. */
	buf_clear(&p->bytes);
	salvage_page(&w->found, salvage_bytes(&w->found, i), &p->bytes);
	return page_reject(p, &r, e);
}

static int
take_one(struct work *w, size_t i, struct err *e)
{
	struct page *p = w->p;
	struct err why;

	if (p->env->stopped(p->env->ctx))
		return err_set(e, ERR_STOPPED, 0, "stopped");
	buf_clear(&w->alone);
	salvage_page(&w->found, salvage_bytes(&w->found, i), &w->alone);
	p->base = i;
	if (read_alone(w, p->oai, &why) == 0) {
		p->answer.odd += p->part.odd;
		return 0;
	}
	if (!is_fault(&why))
		return *e = why, -1;
	if (salvage_doubtful(&w->found, i))
		return err_set(e, ERR_XML, 0,
			       "record %zu (%s) may hold another", i + 1,
			       why.msg);
	return reject_one(w, i, &why, e);
}

/* What is left of the page without its records must be sound. */
static int
read_envelope(struct work *w, struct err *e)
{
	struct page *p = w->p;

	buf_clear(&w->alone);
	salvage_envelope(&w->found, &w->alone);
	if (read_alone(w, p->oai, e) != 0)
		return -1;
	if (p->part.verb != OAI_LIST_RECORDS || p->part.code != OAI_OK ||
	    p->part.records > 0)
		return err_set(e, ERR_XML, 0, "its envelope is odd");
	if (is_guessed(&p->part))
		return err_set(e, ERR_XML, 0, "its resumption token is broken");
	p->answer = p->part;
	return 0;
}

/* --- The page ------------------------------------------------------------- */

/* Bytes in which tags are ASCII: all but UTF-16 are as they came. */
static int
find_records(struct work *w, struct str raw, struct err *e)
{
	struct repair_counts around = {0};
	uint64_t bad = 0;

	if (recode_is_wide(raw)) {
		if (recode_document(raw, &w->text, &raw, &bad) != RECODE_DONE ||
		    bad > 0)
			return err_set(e, ERR_XML, 0, "broken UTF-16");
		if (buf_check(&w->text, e) != 0)
			return -1;
	}
	raw = repair_trim(raw, &around);
	repair_add(&w->repairs, &around);
	return salvage_scan(&w->found, raw, e);
}

static int
salvage(struct work *w, struct str raw, struct err *e)
{
	if (find_records(w, raw, e) != 0 || read_envelope(w, e) != 0)
		return -1;
	for (size_t i = 0; i < w->found.n; i++)
		if (take_one(w, i, e) != 0)
			return -1;
	w->p->answer.records = w->found.n;
	w->p->counts.repairs = w->repairs;
	return 0;
}

static int
read_records(struct page *p, struct spool *body, struct err *e)
{
	struct work w = {.p = p};
	struct err why = {0};
	struct buf raw;
	int rc;

	buf_init(&raw, REPAIR_MAX);
	buf_init(&w.text, REPAIRED_MAX);
	buf_init(&w.alone, ALONE_MAX);
	buf_init(&w.fixed, ALONE_REPAIRED_MAX);
	rc = gather_all(body, &raw, &why);
	if (rc == 0)
		rc = salvage(&w, buf_view(&raw), &why);
	if (rc != 0 && is_fault(&why))
		err_wrap(&why, "%s; its records cannot be told apart", e->msg);
	if (rc != 0) {
		if (is_fault(&why))
			why.code = e->code;
		*e = why;
	}
	salvage_free(&w.found);
	buf_free(&w.alone);
	buf_free(&w.fixed);
	buf_free(&w.text);
	buf_free(&raw);
	return rc;
}

/* Broken, or beyond a limit of the reader; not refused as a whole. */
static bool
can_mend(const struct page *p, struct spool *body, const struct err *e)
{
	return p->to->repair && spool_size(body) <= REPAIR_MAX &&
	       ((e->code == ERR_XML && e->detail != XML_REFUSED) ||
		e->code == ERR_LIMIT);
}

/*
 * Bytes first, records then. A record beyond a limit stays so: there is no use
 * in asking for it twice.
 */
int
page_mend(struct page *p, struct spool *body, struct err *e)
{
	bool limit = e->code == ERR_LIMIT;

	if (!can_mend(p, body, e))
		return -1;
	if (!limit && read_repaired(p, body, e) == 0)
		return 0;
	limit = limit || e->code == ERR_LIMIT;
	if (p->to->url.n == 0 || !(p->to->salvage || limit) ||
	    e->detail == XML_CUT ||
	    (e->code != ERR_XML && e->code != ERR_LIMIT))
		return -1;
	page_reset(p);
	return read_records(p, body, e);
}
