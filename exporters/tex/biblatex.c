/* BibLaTeX: the tables, and the values that are its own. */
#include "exporters/tex/tex.h"

#include "exporters/value/value.h"
#include "core/line.h"
#include "exporters/tex/internal.h"

/* @report must have a type, even when there is nothing to tell. */
static void
put_type(struct tex *t)
{
	const char *key = type_map(t->r->type)->biblatex_key;
	struct str genre = line_of(t->a, value_genre(t->r));

	if (key != NULL)
		buf_puts(t->out, key);
	else if (genre.n > 0)
		tex_title(t->out, genre);
	else if (t->entry == BIB_REPORT)
		buf_str(t->out, STR("Report"));
}

static void
put_day(struct tex *t, struct rec_date d)
{
	char text[DATE_MAX];

	date_format(d, text);
	buf_puts(t->out, text);
	/* EDTF: the seasons stand in the place of the month, from 21. */
	if (d.year > 0 && t->r->issued.season > 0 && d.month == 0)
		buf_printf(t->out, "-%d", 20 + t->r->issued.season);
	if (text[0] != '\0' && t->r->issued.circa)
		buf_char(t->out, '~');
}

/* EDTF (ISO 8601-2), as far as biblatex takes it: 2018-05/2019, 1850~. */
static void
put_date(struct tex *t)
{
	put_day(t, t->r->issued.from);
	if (t->r->issued.from.year == 0 || t->r->issued.to.year == 0)
		return;
	buf_char(t->out, '/');
	put_day(t, t->r->issued.to);
}

static void
put_langid(struct tex *t)
{
	tex_text(t->out, langid(value_language(t->r)).babel);
}

static void
put_orcids(struct tex *t, enum rec_role role)
{
	if (t->style->orcid)
		tex_orcids(t->out, t->a, &t->r->names, role);
}

static void
put_author_orcids(struct tex *t)
{
	put_orcids(t, ROLE_AUTHOR);
}

static void
put_editor_orcids(struct tex *t)
{
	put_orcids(t, ROLE_EDITOR);
}

/* A meeting's is its venue, where there is such a field. */
static void
put_location(struct tex *t)
{
	if (t->rights & TEX_EVENT)
		tex_put_place(t);
	else
		tex_put_address(t);
}

static const struct tex_eprint eprints[] = {
    {ID_ARXIV, "arxiv"}, {ID_URN, "urn"},  {ID_HANDLE, "hdl"},
    {ID_PMID, "pubmed"}, {ID_OTHER, NULL},
};

static const struct tex_field fields[] = {
    {"author", tex_put_author, TEX_AUTHOR},
    {"author+an:orcid", put_author_orcids, TEX_AUTHOR},
    {"editor", tex_put_editor, TEX_EDITOR},
    {"editor+an:orcid", put_editor_orcids, TEX_EDITOR},
    {"translator", tex_put_translator, TEX_TRANSLATOR},
    {"title", tex_put_title},
    {"shorttitle", tex_put_shorttitle},
    {"titleaddon", tex_put_titleaddon},
    {"journaltitle", tex_put_container, TEX_JOURNAL},
    {"booktitle", tex_put_booktitle, TEX_BOOKTITLE},
    {"eventtitle", tex_put_event, TEX_EVENT},
    {"venue", tex_put_venue, TEX_EVENT},
    {"publisher", tex_put_publishers, TEX_PUBLISHER},
    {"institution", tex_put_institution, TEX_INSTITUTION},
    {"organization", tex_put_publishers, TEX_ORGANIZATION},
    {"location", put_location, TEX_PLACE},
    {"edition", tex_put_edition, TEX_EDITION},
    {"version", tex_put_version, TEX_VERSION},
    {"series", tex_put_series, TEX_SERIES},
    {"volume", tex_put_volume, TEX_VOLUME},
    {"number", tex_put_number, TEX_NUMBER},
    {"eid", tex_put_article, TEX_EID},
    {"pages", tex_put_pages, TEX_PAGES},
    {"pagetotal", tex_put_total, TEX_TOTAL},
    {"type", put_type, TEX_TYPE},
    {"date", put_date},
    {"isbn", tex_put_isbn, TEX_ISBN},
    {"issn", tex_put_issn, TEX_ISSN},
    {"doi", tex_put_doi},
    {"url", tex_put_url},
    {"eprint", tex_put_eprint},
    {"eprinttype", tex_put_eprint_type},
    {"eprintclass", tex_put_eprint_class},
    {"note", tex_put_note},
    {"langid", put_langid},
    {"language", tex_put_language, TEX_LANGUAGE},
    {"keywords", tex_put_keywords},
    {"abstract", tex_put_abstract},
    {"annotation", tex_put_annotation},
    {NULL},
};

/* biblatex 3.18, default data model: blx-dm.def. */
enum {
	BOOKISH = TEX_EDITOR | TEX_TRANSLATOR | TEX_PUBLISHER | TEX_PLACE |
		  TEX_EDITION | TEX_SERIES | TEX_VOLUME | TEX_NUMBER | TEX_EID |
		  TEX_PAGES | TEX_ISBN | TEX_LANGUAGE,
	LOOSE = TEX_AUTHOR | TEX_EDITOR | TEX_ORGANIZATION | TEX_LANGUAGE
};

static const uint32_t rights[BIB__MAX] = {
    [BIB_MISC] = LOOSE | TEX_PLACE | TEX_TYPE | TEX_VERSION,
    [BIB_ARTICLE] = TEX_AUTHOR | TEX_EDITOR | TEX_TRANSLATOR | TEX_JOURNAL |
		    TEX_SERIES | TEX_VOLUME | TEX_NUMBER | TEX_EID | TEX_PAGES |
		    TEX_ISSN | TEX_LANGUAGE,
    [BIB_BOOK] = BOOKISH | TEX_AUTHOR | TEX_TOTAL,
    [BIB_COLLECTION] = BOOKISH | TEX_TOTAL,
    [BIB_DATASET] = TEX_AUTHOR | TEX_EDITOR | TEX_PUBLISHER | TEX_PLACE |
		    TEX_LANGUAGE | TEX_EDITION | TEX_SERIES | TEX_NUMBER |
		    TEX_TYPE | TEX_VERSION,
    [BIB_INCOLLECTION] = BOOKISH | TEX_AUTHOR | TEX_BOOKTITLE,
    [BIB_INPROCEEDINGS] = (BOOKISH | TEX_AUTHOR | TEX_BOOKTITLE | TEX_EVENT) &
			  ~(uint32_t)(TEX_TRANSLATOR | TEX_EDITION),
    [BIB_INREFERENCE] = BOOKISH | TEX_AUTHOR | TEX_BOOKTITLE,
    [BIB_ONLINE] = LOOSE | TEX_VERSION,
    [BIB_PATENT] = TEX_AUTHOR | TEX_PLACE | TEX_NUMBER | TEX_TYPE | TEX_VERSION,
    [BIB_PERIODICAL] = TEX_EDITOR | TEX_SERIES | TEX_VOLUME | TEX_NUMBER |
		       TEX_ISSN | TEX_LANGUAGE,
    [BIB_PROCEEDINGS] = (BOOKISH | TEX_EVENT | TEX_TOTAL) &
			~(uint32_t)(TEX_TRANSLATOR | TEX_EDITION),
    [BIB_REPORT] = TEX_AUTHOR | TEX_INSTITUTION | TEX_PLACE | TEX_NUMBER |
		   TEX_EID | TEX_PAGES | TEX_TOTAL | TEX_TYPE | TEX_LANGUAGE |
		   TEX_VERSION,
    [BIB_SOFTWARE] = LOOSE | TEX_PLACE | TEX_TYPE | TEX_VERSION,
    [BIB_THESIS] = TEX_AUTHOR | TEX_INSTITUTION | TEX_PLACE | TEX_EID |
		   TEX_PAGES | TEX_TOTAL | TEX_TYPE | TEX_LANGUAGE,
    [BIB_UNPUBLISHED] =
	TEX_AUTHOR | TEX_EVENT | TEX_PLACE | TEX_TYPE | TEX_LANGUAGE,
};

static const char *const names[BIB__MAX] = {
    [BIB_MISC] = "misc",
    [BIB_ARTICLE] = "article",
    [BIB_BOOK] = "book",
    [BIB_COLLECTION] = "collection",
    [BIB_DATASET] = "dataset",
    [BIB_INCOLLECTION] = "incollection",
    [BIB_INPROCEEDINGS] = "inproceedings",
    [BIB_INREFERENCE] = "inreference",
    [BIB_ONLINE] = "online",
    [BIB_PATENT] = "patent",
    [BIB_PERIODICAL] = "periodical",
    [BIB_PROCEEDINGS] = "proceedings",
    [BIB_REPORT] = "report",
    [BIB_SOFTWARE] = "software",
    [BIB_THESIS] = "thesis",
    [BIB_UNPUBLISHED] = "unpublished",
};

static const struct tex_flavour flavour = {fields, names, rights, eprints};

/* A patent must have a number; one without is no @patent. */
void
biblatex_record(struct export_state *st, const struct record *r,
		struct buf *out)
{
	enum bib_entry entry = type_map(r->type)->biblatex;

	if (entry == BIB_PATENT && value_number(r).n == 0)
		entry = BIB_MISC;
	tex_entry(&flavour, entry, st, r, out);
}
