/* A page that is broken but whole, record by record. */
#include "harvester/page/page_state.h"

#include <string.h>

#include "parsers/oai/recode.h"
#include "parsers/oai/salvage.h"

enum {
	ALONE_MAX = 16 << 20, /* a record read alone, or the envelope */
	ALONE_REPAIRED_MAX = 24 << 20
};

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
	if (page_parse(p->probe, bytes, &p->part, e) != 0) {
		if (!is_fault(e))
			return -1;
		buf_clear(&w->fixed);
		repair_xml(bytes, &w->fixed, &repairs);
		if (w->fixed.failed && !w->fixed.over)
			return buf_check(&w->fixed, e);
		if (w->fixed.failed || repair_total(&repairs) == 0)
			return -1;
		bytes = buf_view(&w->fixed);
		if (page_parse(p->probe, bytes, &p->part, e) != 0)
			return -1;
	}
	repair_add(&w->repairs, &repairs);
	return o == NULL ? 0 : page_parse(o, bytes, &p->part, e);
}

/* A record that cannot be read, with what its header says when that can. */
static int
set_aside(struct work *w, size_t i, const struct err *why, struct err *e)
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
	return set_aside(w, i, &why, e);
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
	if (page_is_guessed(&p->part))
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

int
page_salvage(struct page *p, struct spool *body, struct err *e)
{
	struct work w = {.p = p};
	struct err why = {0};
	struct buf raw;
	int rc;

	buf_init(&raw, PAGE_REPAIR_MAX);
	buf_init(&w.text, PAGE_REPAIRED_MAX);
	buf_init(&w.alone, ALONE_MAX);
	buf_init(&w.fixed, ALONE_REPAIRED_MAX);
	rc = page_gather(body, &raw, &why);
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
