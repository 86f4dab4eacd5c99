/* BibTeX: the tables, and the few values that are its own. */
#include "exporters/tex/tex.h"

#include "exporters/value/value.h"
#include "core/line.h"
#include "exporters/tex/internal.h"

static void
put_type(struct tex *t)
{
	tex_title(t->out, line_of(t->a, value_genre(t->r)));
}

static void
put_year(struct tex *t)
{
	char text[DATE_MAX];

	date_format((struct rec_date){.year = t->r->issued.from.year}, text);
	buf_puts(t->out, text);
}

/* A macro: the style writes it in its own language. */
static void
put_month(struct tex *t)
{
	static const char names[13][4] = {"",    "jan", "feb", "mar", "apr",
					  "may", "jun", "jul", "aug", "sep",
					  "oct", "nov", "dec"};
	unsigned month = t->r->issued.from.month;

	if (month <= 12)
		buf_puts(t->out, names[month]);
}

static const struct tex_eprint eprints[] = {
    {ID_ARXIV, "arXiv"},
    {ID_OTHER, NULL},
};

static const struct tex_field fields[] = {
    {"author", tex_put_author},
    {"editor", tex_put_editor},
    {"translator", tex_put_translator},
    {"title", tex_put_title},
    {"journal", tex_put_container, TEX_JOURNAL},
    {"booktitle", tex_put_booktitle, TEX_BOOKTITLE},
    {"publisher", tex_put_publisher, TEX_PUBLISHER},
    {"publisher", tex_put_trade, TEX_SCHOOL},
    {"school", tex_put_school, TEX_SCHOOL},
    {"institution", tex_put_publisher, TEX_INSTITUTION},
    {"address", tex_put_address},
    {"edition", tex_put_edition},
    {"howpublished", tex_put_publisher, TEX_HOW},
    {"series", tex_put_series},
    {"volume", tex_put_volume, TEX_VOLUME},
    {"number", tex_put_number},
    {"pages", tex_put_pages},
    {"type", put_type, TEX_TYPE},
    {"year", put_year},
    {"month", put_month, .macro = true},
    {"isbn", tex_put_isbn},
    {"doi", tex_put_doi},
    {"url", tex_put_url},
    {"eprint", tex_put_eprint},
    {"archiveprefix", tex_put_eprint_type},
    {"primaryclass", tex_put_eprint_class},
    {"note", tex_put_note},
    {"issn", tex_put_issn},
    {"language", tex_put_language},
    {"keywords", tex_put_keywords},
    {"abstract", tex_put_abstract},
    {"annote", tex_put_annotation},
    {NULL},
};

/* BibTeX ignores what it does not know, so that most is let through. */
enum {
	ANY = TEX_AUTHOR | TEX_EDITOR | TEX_TRANSLATOR | TEX_EDITION |
	      TEX_SERIES | TEX_VOLUME | TEX_NUMBER | TEX_ISBN | TEX_ISSN
};

static const uint32_t rights[BIB__MAX] = {
    [BIB_MISC] = ANY | TEX_PUBLISHER | TEX_HOW | TEX_TYPE,
    [BIB_ARTICLE] = ANY | TEX_JOURNAL,
    [BIB_BOOK] = ANY | TEX_PUBLISHER,
    [BIB_INCOLLECTION] = ANY | TEX_PUBLISHER | TEX_BOOKTITLE,
    [BIB_INPROCEEDINGS] = ANY | TEX_PUBLISHER | TEX_BOOKTITLE,
    [BIB_MASTERSTHESIS] = ANY | TEX_SCHOOL | TEX_TYPE,
    [BIB_PHDTHESIS] = ANY | TEX_SCHOOL | TEX_TYPE,
    [BIB_PROCEEDINGS] = ANY | TEX_PUBLISHER,
    [BIB_TECHREPORT] = ANY | TEX_INSTITUTION | TEX_TYPE,
    [BIB_UNPUBLISHED] = ANY,
};

static const char *const names[BIB__MAX] = {
    [BIB_MISC] = "misc",
    [BIB_ARTICLE] = "article",
    [BIB_BOOK] = "book",
    [BIB_INCOLLECTION] = "incollection",
    [BIB_INPROCEEDINGS] = "inproceedings",
    [BIB_MASTERSTHESIS] = "mastersthesis",
    [BIB_PHDTHESIS] = "phdthesis",
    [BIB_PROCEEDINGS] = "proceedings",
    [BIB_TECHREPORT] = "techreport",
    [BIB_UNPUBLISHED] = "unpublished",
};

/*
 * The styles print a volume as that of the series: "volume 77 of Notes in
 * Rain". Where the series has a number of its own, the volume is not its.
 */
static uint32_t
withheld(const struct record *r, uint32_t given)
{
	bool numbered = r->series.n > 0 && r->series_number.n > 0;

	return numbered && !(given & TEX_JOURNAL) ? TEX_VOLUME : 0;
}

static const struct tex_flavour flavour = {fields, names, rights, eprints,
					   withheld};

void
bibtex_record(struct export_state *st, const struct record *r, struct buf *out)
{
	tex_entry(&flavour, type_map(r->type)->bibtex, st, r, out);
}
