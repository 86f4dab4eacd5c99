/* Pages of a bundle: entries are put aside by year and made pages at the end. */
#include "exporters/html/html.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/bins.h"
#include "core/mem.h"
#include "exporters/html/internal.h"
#include "exporters/bundle/bundle.h"

enum {
	YEARS = MANIFEST_YEAR_MAX - MANIFEST_YEAR_MIN + 2, /* the last: none */
	ENTRY_MAX = 64 << 20,
	ENTRY_KEEP = 1 << 20,
	SCRATCH_MAX = 256 << 20,
	FRAME_MAX = 16 << 20, /* of a page without its entries */
	NAME_LIMIT = 40,
};

/* Records of one year, at most HTML_PAGE of them. */
struct part {
	int year;   /* 0: not known */
	int number; /* from 1 */
	size_t bin;
	uint64_t n;
};

struct html {
	struct bins *bins;
	struct buf text, bibtex;
	struct export_state state; /* of bibtex */
	struct arena scratch;
	struct part *v;
	size_t n, cap;
	size_t latest[YEARS]; /* part of a year + 1, 0: none */
	uint64_t records;
};

struct html *
html_new(void)
{
	struct html *h = mem_zero(sizeof(*h));

	if (h == NULL)
		return NULL;
	h->bins = bins_new();
	buf_init(&h->text, ENTRY_MAX);
	buf_init(&h->bibtex, ENTRY_MAX);
	export_state_init(&h->state);
	arena_init(&h->scratch, SCRATCH_MAX);
	if (h->bins != NULL)
		return h;
	html_free(h);
	return NULL;
}

void
html_free(struct html *h)
{
	if (h == NULL)
		return;
	bins_free(h->bins);
	buf_free(&h->text);
	buf_free(&h->bibtex);
	export_state_free(&h->state);
	arena_free(&h->scratch);
	mem_free(h->v);
	mem_free(h);
}

static int
add_part(struct html *h, int year, int number, struct err *e)
{
	size_t cap = h->cap == 0 ? 64 : 2 * h->cap;
	struct part *v;

	if (h->n == h->cap) {
		v = mem_resize(h->v, cap * sizeof(*v));
		if (v == NULL)
			return err_nomem(e);
		h->v = v;
		h->cap = cap;
	}
	h->v[h->n] = (struct part){.year = year, .number = number};
	if (bins_add(h->bins, &h->v[h->n].bin, e) != 0)
		return -1;
	h->n++;
	return 0;
}

/* Where a record of a year goes. */
static struct part *
part_of(struct html *h, int year, struct err *e)
{
	bool known = year >= MANIFEST_YEAR_MIN && year <= MANIFEST_YEAR_MAX;
	size_t *at = &h->latest[known ? year - MANIFEST_YEAR_MIN : YEARS - 1];
	int number = 1;

	if (*at != 0 && h->v[*at - 1].n < HTML_PAGE)
		return &h->v[*at - 1];
	if (*at != 0)
		number = h->v[*at - 1].number + 1;
	if (add_part(h, known ? year : 0, number, e) != 0)
		return NULL;
	*at = h->n;
	return &h->v[h->n - 1];
}

int
html_put(struct html *h, const struct record *r, struct str key, struct err *e)
{
	struct part *part = part_of(h, r->issued.from.year, e);
	int rc;

	if (part == NULL)
		return -1;
	arena_reset(&h->scratch);
	buf_clear(&h->text);
	buf_clear(&h->bibtex);
	h->state.key = key;
	export_record(exporter_by_name(STR("bibtex")), &h->state, r,
		      &h->bibtex);
	html_entry(&h->text, &h->scratch, r, buf_view(&h->bibtex));
	if (buf_check(&h->text, e) != 0 || buf_check(&h->bibtex, e) != 0 ||
	    arena_check(&h->scratch, e) != 0)
		return err_wrap(e, "as a page");
	rc = bins_write(h->bins, part->bin, h->text.p, h->text.n, e);
	if (h->text.cap > ENTRY_KEEP)
		buf_free(&h->text);
	if (h->bibtex.cap > ENTRY_KEEP)
		buf_free(&h->bibtex);
	part->n++;
	h->records++;
	return rc;
}

/* The newest year first, what has none last. */
static int
by_year(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	if (x->year != y->year)
		return x->year > y->year ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static void
put_year(struct buf *out, int year)
{
	if (year == 0)
		buf_puts(out, "Undated");
	else
		buf_printf(out, "%d", year);
}

/* How many a year has; its parts stand together. */
static uint64_t
year_count(const struct html *h, size_t first)
{
	uint64_t n = 0;

	for (size_t i = first; i < h->n && h->v[i].year == h->v[first].year;
	     i++)
		n += h->v[i].n;
	return n;
}

static int
to_spool(void *ctx, const char *p, size_t n, struct err *e)
{
	return spool_write(ctx, p, n, e);
}

/* A part with its heading. */
static int
put_section(struct html *h, const struct part *p, uint64_t n, struct buf *text,
	    struct spool *page, struct err *e)
{
	if (p->number == 1) {
		buf_printf(text, "<section id=\"y%d\"><h2>", p->year);
		put_year(text, p->year);
		buf_puts(text, " <small>");
		html_count(text, n);
		buf_puts(text, "</small></h2>\n<ul class=\"e-list\">\n");
	} else {
		buf_puts(text, "<section><ul class=\"e-list\">\n");
	}
	if (spool_take(page, text, e) != 0 ||
	    bins_read(h->bins, p->bin, to_spool, page, e) != 0)
		return -1;
	buf_puts(text, "</ul></section>\n");
	return 0;
}

static int
put_page(struct members *to, const char *name, struct buf *text,
	 struct spool *page, struct err *e)
{
	const struct member member = {.name = name,
				      .media_type = "text/html; charset=utf-8"};
	int rc = spool_take(page, text, e);

	if (rc == 0)
		rc = members_spool(to, &member, page, e);
	spool_clear(page);
	return rc;
}

static void
put_year_links(const struct html *h, struct buf *text)
{
	buf_puts(text, "<nav class=\"years\" aria-label=\"Years\"><ul>");
	for (size_t i = 0; i < h->n; i++) {
		if (h->v[i].number != 1)
			continue;
		buf_printf(text, "<li><a href=\"#y%d\">", h->v[i].year);
		put_year(text, h->v[i].year);
		buf_puts(text, "</a> <small>");
		html_count(text, year_count(h, i));
		buf_puts(text, "</small></li>");
	}
	buf_puts(text, "</ul></nav>\n");
}

static void
put_head(const struct html_page *p, struct buf *text)
{
	html_page_open(p, text, STR_NONE);
	buf_puts(text, "<header>\n<h1>");
	value_html(text, p->title);
	buf_puts(text, "</h1>\n");
	html_page_about(p, text);
	html_page_files(p, text);
}

static int
single_page(struct html *h, struct members *to, const struct html_page *p,
	    struct buf *text, struct spool *page, struct err *e)
{
	put_head(p, text);
	html_page_chart(p, text);
	html_page_types(p, text);
	buf_puts(text, "</header>\n<main>\n");
	html_page_filter(text, h->records);
	if (h->n > 1)
		put_year_links(h, text);
	for (size_t i = 0; i < h->n; i++)
		if (put_section(h, &h->v[i], year_count(h, i), text, page, e) !=
		    0)
			return -1;
	html_page_close(p, text, true);
	return put_page(to, "index.html", text, page, e);
}

static void
name_page(char out[NAME_LIMIT], const struct part *p)
{
	char year[16] = "undated";

	if (p->year != 0)
		snprintf(year, sizeof(year), "%d", p->year);
	if (p->number == 1)
		snprintf(out, NAME_LIMIT, "years/%s.html", year);
	else
		snprintf(out, NAME_LIMIT, "years/%s-%d.html", year, p->number);
}

/* What leads from one page to the next, and what it is called. */
static void
put_way(const struct html *h, size_t i, const char *word, struct buf *text)
{
	char name[NAME_LIMIT];

	name_page(name, &h->v[i]);
	buf_printf(text, "<a href=\"../%s\">%s", name, word);
	put_year(text, h->v[i].year);
	if (h->v[i].number > 1)
		buf_printf(text, ", part %d", h->v[i].number);
	buf_puts(text, "</a>");
}

static int
year_page(struct html *h, struct members *to, const struct html_page *p,
	  size_t i, struct buf *text, struct spool *page, struct err *e)
{
	char name[NAME_LIMIT], year[NAME_LIMIT] = "undated";
	struct part part = h->v[i];

	if (part.year != 0)
		snprintf(year, sizeof(year), "%d", part.year);
	html_page_open(p, text, str_c(year));
	buf_puts(text, "<header>\n<h1>");
	put_year(text, part.year);
	if (part.number > 1)
		buf_printf(text, ", part %d", part.number);
	buf_puts(text, "</h1>\n<nav class=\"way\" aria-label=\"Pages\">"
		       "<a href=\"../index.html\">All years</a>");
	if (i > 0)
		put_way(h, i - 1, "\xe2\x86\x90 ", text);
	if (i + 1 < h->n)
		put_way(h, i + 1, "\xe2\x86\x92 ", text);
	buf_puts(text, "</nav>\n</header>\n<main>\n");
	html_page_filter(text, part.n);
	part.number = 2; /* the heading is there */
	if (put_section(h, &part, part.n, text, page, e) != 0)
		return -1;
	html_page_close(p, text, true);
	name_page(name, &h->v[i]);
	return put_page(to, name, text, page, e);
}

static void
put_row(const struct html *h, size_t i, uint64_t most, struct buf *text)
{
	uint64_t n = year_count(h, i);
	char name[NAME_LIMIT];

	name_page(name, &h->v[i]);
	buf_printf(text, "<tr id=\"y%d\"><td><a href=\"%s\">", h->v[i].year,
		   name);
	put_year(text, h->v[i].year);
	buf_puts(text, "</a>");
	for (size_t k = i + 1; k < h->n && h->v[k].year == h->v[i].year; k++) {
		name_page(name, &h->v[k]);
		buf_printf(text, " <small><a href=\"%s\">part %d</a></small>",
			   name, h->v[k].number);
	}
	buf_puts(text, "</td><td class=\"n\">");
	html_count(text, n);
	buf_printf(text,
		   "</td><td class=\"b\"><svg viewBox=\"0 0 1000 10\" "
		   "preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
		   "width=\"%" PRIu64 "\" height=\"10\"/></svg></td></tr>\n",
		   n * 1000 / most);
}

static int
index_page(struct html *h, struct members *to, const struct html_page *p,
	   struct buf *text, struct spool *page, struct err *e)
{
	uint64_t most = 1;

	put_head(p, text);
	html_page_chart(p, text);
	html_page_types(p, text);
	buf_puts(text, "</header>\n<main>\n<table>\n<thead><tr>"
		       "<th scope=\"col\">Year</th><th scope=\"col\" "
		       "class=\"n\">Records</th><th></th></tr></thead>\n"
		       "<tbody>\n");
	for (size_t i = 0; i < h->n; i++)
		if (h->v[i].number == 1 && year_count(h, i) > most)
			most = year_count(h, i);
	for (size_t i = 0; i < h->n; i++)
		if (h->v[i].number == 1)
			put_row(h, i, most, text);
	buf_puts(text, "</tbody>\n</table>\n");
	html_page_close(p, text, false);
	return put_page(to, "index.html", text, page, e);
}

static int
put_pages(struct html *h, struct members *to, const struct html_page *p,
	  struct buf *text, struct spool *page, struct err *e)
{
	if (h->records <= HTML_SINGLE)
		return single_page(h, to, p, text, page, e);
	if (index_page(h, to, p, text, page, e) != 0)
		return -1;
	for (size_t i = 0; i < h->n; i++)
		if (year_page(h, to, p, i, text, page, e) != 0)
			return -1;
	return 0;
}

int
html_end(struct html *h, struct members *to, const struct manifest *m,
	 struct err *e)
{
	struct spool *page = spool_new();
	struct html_page p;
	struct buf text;
	int rc;

	if (page == NULL)
		return err_nomem(e);
	buf_init(&text, FRAME_MAX);
	if (h->n > 1)
		qsort(h->v, h->n, sizeof(*h->v), by_year);
	arena_reset(&h->scratch);
	rc = html_page_init(&p, m, &h->scratch, e);
	if (rc == 0)
		rc = put_pages(h, to, &p, &text, page, e);
	buf_free(&text);
	spool_free(page);
	return rc;
}
