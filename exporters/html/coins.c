/*
 * COinS: an OpenURL (Z39.88-2004) in the title of an empty span, by which
 * Zotero's button and its like find the entries of a page.
 */
#include "core/line.h"
#include "exporters/html/internal.h"
#include "exporters/value/value.h"

/* "&amp;rft.date=2020": unreserved characters (RFC 3986) stand as they are. */
static void
pair(struct buf *out, struct arena *a, const char *key, struct str value)
{
	value = line_of(a, value);
	if (value.n == 0)
		return;
	buf_printf(out, "&amp;%s=", key);
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];

		if (chr_alnum(c) || c == '-' || c == '.' || c == '_')
			buf_char(out, c);
		else
			buf_printf(out, "%%%02X", (unsigned char)c);
	}
}

/* The format of the metadata, and the genre within it. */
static const struct {
	enum bib_entry entry;
	const char *format, *genre, *title, *host;
} kinds[] = {
    {BIB_ARTICLE, "journal", "article", "rft.atitle", "rft.jtitle"},
    {BIB_INPROCEEDINGS, "book", "proceeding", "rft.atitle", "rft.btitle"},
    {BIB_INCOLLECTION, "book", "bookitem", "rft.atitle", "rft.btitle"},
    {BIB_BOOK, "book", "book", "rft.btitle", "rft.series"},
    {BIB_PROCEEDINGS, "book", "conference", "rft.btitle", "rft.series"},
    {BIB_TECHREPORT, "book", "report", "rft.btitle", "rft.series"},
    {BIB_PHDTHESIS, "dissertation", "dissertation", "rft.title", NULL},
    {BIB_MASTERSTHESIS, "dissertation", "dissertation", "rft.title", NULL},
    {BIB_MISC, "dc", "document", "rft.title", NULL},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static void
put_authors(struct buf *out, struct arena *a, const struct record *r)
{
	for (size_t i = 0; i < r->names.n; i++)
		if (r->names.v[i].role == ROLE_AUTHOR &&
		    !value_is_others(&r->names.v[i]))
			pair(out, a, "rft.au", value_name(a, &r->names.v[i]));
}

void
html_coins(struct buf *out, struct arena *a, const struct record *r)
{
	enum bib_entry entry = type_map(r->type)->bibtex;
	struct str doi = record_id(r, ID_DOI);
	char date[DATE_MAX];
	size_t k = 0;

	while (k < KINDS - 1 && kinds[k].entry != entry)
		k++;
	buf_printf(out,
		   "<span class=\"Z3988\" title=\"ctx_ver=Z39.88-2004&amp;"
		   "rft_val_fmt=info%%3Aofi%%2Ffmt%%3Akev%%3Amtx%%3A%s&amp;"
		   "rft.genre=%s",
		   kinds[k].format, kinds[k].genre);
	pair(out, a, "rft_id", line_cat(a, STR("info:doi/"), doi));
	if (doi.n == 0)
		pair(out, a, "rft_id", record_url(r, a));
	pair(out, a, kinds[k].title, record_title(r));
	if (kinds[k].host != NULL)
		pair(out, a, kinds[k].host,
		     r->container.n > 0 ? r->container : r->series);
	put_authors(out, a, r);
	date_format(r->issued.from, date);
	pair(out, a, "rft.date", str_c(date));
	pair(out, a, "rft.volume", r->volume);
	pair(out, a, "rft.issue", r->issue);
	pair(out, a, "rft.spage", r->first_page);
	pair(out, a, "rft.epage", r->last_page);
	pair(out, a, "rft.issn", value_issn(r));
	pair(out, a, "rft.isbn", value_isbn(r));
	pair(out, a, "rft.pub", value_publisher(a, r));
	pair(out, a, "rft.place", r->place);
	buf_puts(out, "\"></span>");
}
