/* What stands in the fields that both flavours have. */
#include "exporters/tex/internal.h"

#include "exporters/value/value.h"
#include "core/line.h"

static void
put(struct tex *t, struct str s)
{
	tex_text(t->out, line_of(t->a, s));
}

static void
put_verbatim(struct tex *t, struct str s)
{
	tex_verbatim(t->out, line_of(t->a, s));
}

static void
put_identifier(struct tex *t, struct str s)
{
	tex_identifier(t->out, line_of(t->a, s));
}

static void
put_title(struct tex *t, struct str s)
{
	tex_title(t->out, line_of(t->a, s));
}

void
tex_put_author(struct tex *t)
{
	tex_names(t->out, t->a, &t->r->names, ROLE_AUTHOR);
}

void
tex_put_editor(struct tex *t)
{
	tex_names(t->out, t->a, &t->r->names, ROLE_EDITOR);
}

void
tex_put_translator(struct tex *t)
{
	tex_names(t->out, t->a, &t->r->names, ROLE_TRANSLATOR);
}

void
tex_put_title(struct tex *t)
{
	tex_title_text(t->out, t->a, value_title_text(t->r));
}

void
tex_put_shorttitle(struct tex *t)
{
	put_title(t, t->r->short_title);
}

void
tex_put_titleaddon(struct tex *t)
{
	tex_title_text(t->out, t->a, value_other_title(t->r));
}

void
tex_put_container(struct tex *t)
{
	put(t, t->r->container);
}

void
tex_put_booktitle(struct tex *t)
{
	put_title(t, t->r->container.n > 0 ? t->r->container : t->r->event);
}

void
tex_put_event(struct tex *t)
{
	const struct record *r = t->r;
	bool title = (t->rights & TEX_BOOKTITLE) != 0 &&
		     (r->container.n == 0 || str_eq(r->container, r->event));

	if (!title)
		put(t, r->event);
}

void
tex_put_venue(struct tex *t)
{
	put(t, t->r->event_place);
}

/*
 * BibTeX has no list of publishers, but citation-js splits it like one. The
 * repository is no stand-in: who shows an item did not publish it.
 */
void
tex_put_publisher(struct tex *t)
{
	tex_item(t->out, value_publisher(t->a, t->r));
}

/* Only who grants a degree is a school; a trade publisher is none. */
void
tex_put_school(struct tex *t)
{
	tex_item(t->out, line_of(t->a, t->r->institution));
}

/* The publisher of a thesis of which no school is known. */
void
tex_put_trade(struct tex *t)
{
	if (rec_type_is(t->r->type, CLASS_THESIS) && t->r->institution.n == 0)
		tex_put_publisher(t);
}

/* A thesis has no publisher in the data model of BibLaTeX. */
void
tex_put_institution(struct tex *t)
{
	if (rec_type_is(t->r->type, CLASS_THESIS))
		tex_put_school(t);
	else
		tex_put_publishers(t);
}

void
tex_put_publishers(struct tex *t)
{
	const struct rec_texts *l = &t->r->publishers;
	struct str own = line_of(t->a, t->r->institution), s;
	bool first = true;

	if (own.n > 0 && (l->n == 0 || value_has_institution(t->r))) {
		tex_item(t->out, own);
		return;
	}
	for (size_t i = 0; i < l->n; i++) {
		s = line_of(t->a, l->v[i].text);
		if (s.n == 0)
			continue;
		if (!first)
			buf_str(t->out, STR(" and "));
		tex_item(t->out, s);
		first = false;
	}
}

void
tex_put_place(struct tex *t)
{
	tex_item(t->out, line_of(t->a, t->r->place));
}

/* An article's journal has no place of its own, and a meeting's is not it. */
static bool
has_venue_as_place(const struct record *r)
{
	return r->place.n == 0 && !rec_type_is(r->type, CLASS_ARTICLE);
}

void
tex_put_address(struct tex *t)
{
	struct str place = t->r->place;

	tex_item(t->out,
		 line_of(t->a,
			 has_venue_as_place(t->r) ? t->r->event_place : place));
}

void
tex_put_edition(struct tex *t)
{
	put(t, t->r->edition);
}

void
tex_put_version(struct tex *t)
{
	put(t, t->r->version);
}

/* In braces like a title: pandoc takes it for one. */
void
tex_put_series(struct tex *t)
{
	put_title(t, t->r->series);
}

void
tex_put_volume(struct tex *t)
{
	put(t, t->r->volume);
}

void
tex_put_number(struct tex *t)
{
	if (t->r->type == TYPE_PATENT)
		put(t, value_number(t->r));
	else if (t->rights & TEX_JOURNAL || t->r->type == TYPE_PERIODICAL)
		put(t, t->r->issue);
	else
		put(t, t->r->series_number);
}

void
tex_put_article(struct tex *t)
{
	put(t, t->r->article);
}

/* "45--67"; an article number where there is no other field for it. */
void
tex_put_pages(struct tex *t)
{
	const struct record *r = t->r;

	if (r->first_page.n == 0) {
		if (!(t->rights & TEX_EID))
			put(t, r->article);
		return;
	}
	put(t, r->first_page);
	if (r->last_page.n > 0 && !str_eq(r->first_page, r->last_page)) {
		buf_str(t->out, STR("--"));
		put(t, r->last_page);
	}
}

void
tex_put_total(struct tex *t)
{
	put(t, value_page_total(t->r));
}

void
tex_put_isbn(struct tex *t)
{
	put_verbatim(t, value_isbn(t->r));
}

void
tex_put_issn(struct tex *t)
{
	put_verbatim(t, value_issn(t->r));
}

void
tex_put_doi(struct tex *t)
{
	put_identifier(t, record_id(t->r, ID_DOI));
}

void
tex_put_url(struct tex *t)
{
	put_verbatim(t, record_url(t->r, t->a));
}

void
tex_put_eprint(struct tex *t)
{
	const struct tex_eprint *x = tex_eprint_of(t);

	if (x != NULL)
		put_identifier(t, record_id(t->r, x->kind));
}

void
tex_put_eprint_type(struct tex *t)
{
	const struct tex_eprint *x = tex_eprint_of(t);

	if (x != NULL)
		buf_puts(t->out, x->type);
}

/* The first of arXiv's categories is the primary one. */
void
tex_put_eprint_class(struct tex *t)
{
	const struct rec_subjects *l = &t->r->subjects;
	const struct tex_eprint *x = tex_eprint_of(t);

	for (size_t i = 0; x != NULL && x->kind == ID_ARXIV && i < l->n; i++)
		if (str_eqc(l->v[i].scheme, "arxiv")) {
			put_identifier(t, l->v[i].text);
			return;
		}
}

void
tex_put_language(struct tex *t)
{
	struct str name = langid(value_language(t->r)).name;

	tex_item(t->out, line_of(t->a, name));
}

/* Commas separate: a keyword that has one stands in braces. */
void
tex_put_keywords(struct tex *t)
{
	const struct rec_subjects *l = &t->r->subjects;
	bool first = true, braces;
	struct str word;

	for (size_t i = 0; i < l->n; i++) {
		word = value_keyword(t->a, &l->v[i]);
		if (word.n == 0)
			continue;
		if (!first)
			buf_str(t->out, STR(", "));
		first = false;
		braces = str_chr(word, ',') != STR_NPOS;
		if (braces)
			buf_char(t->out, '{');
		tex_text(t->out, word);
		if (braces)
			buf_char(t->out, '}');
	}
}

void
tex_put_abstract(struct tex *t)
{
	tex_prose_text(t->out, t->a, value_abstract_text(t->r));
}

/* Not printed by the usual styles, as these notes can be of any length. */
void
tex_put_annotation(struct tex *t)
{
	for (size_t i = 0; i < t->r->notes.n; i++) {
		if (i > 0)
			buf_puts(t->out, "; ");
		tex_prose_text(t->out, t->a, t->r->notes.v[i]);
	}
}

/*
 * The note of an entry: one field, parts joined by "; ". It takes what is
 * worth printing and has no field in this flavour or type of entry.
 */
static void
put_names(struct tex *t, enum rec_role role)
{
	const struct rec_names *l = &t->r->names;
	bool first = true;

	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].role != role || value_is_others(&l->v[i]))
			continue;
		if (!first)
			buf_str(t->out, STR("; "));
		tex_text(t->out, value_name(t->a, &l->v[i]));
		first = false;
	}
}

static void
put_editors(struct tex *t)
{
	put_names(t, ROLE_EDITOR);
}

static void
put_translators(struct tex *t)
{
	put_names(t, ROLE_TRANSLATOR);
}

static void
put_advisors(struct tex *t)
{
	put_names(t, ROLE_ADVISOR);
}

/* No style changes the case of a note. */
static void
note_series(struct tex *t)
{
	tex_text(t->out, line_of(t->a, t->r->series));
	if (t->r->series.n > 0 && !(t->rights & TEX_NUMBER))
		tex_part(t, STR(" "), tex_put_number);
}

/* An identifier that is not the eprint. */
static void
put_id(struct tex *t, enum rec_id kind)
{
	const struct tex_eprint *x = tex_eprint_of(t);

	if (x == NULL || x->kind != kind)
		tex_text(t->out, line_of(t->a, record_id(t->r, kind)));
}

static void
put_urn(struct tex *t)
{
	put_id(t, ID_URN);
}

static void
put_pmid(struct tex *t)
{
	put_id(t, ID_PMID);
}

static void
put_pmcid(struct tex *t)
{
	put_id(t, ID_PMCID);
}

/* An issue that tex_put_number does not take; a patent's is its number. */
static void
put_issue(struct tex *t)
{
	bool numbered =
	    t->r->type == TYPE_PERIODICAL && (t->rights & TEX_NUMBER) != 0;

	if (!numbered && t->r->type != TYPE_PATENT)
		put(t, t->r->issue);
}

static void
note_event(struct tex *t)
{
	put(t, value_event_apart(t->a, t->r,
				 t->r->container.n == 0 &&
				     (t->rights & TEX_BOOKTITLE),
				 has_venue_as_place(t->r)));
}

/* In their order, each where the entry has none of these rights. */
static const struct {
	uint32_t rights;
	struct str label;
	tex_put_fn *put;
} parts[] = {
    {TEX_SERIES, {"", 0}, note_series},
    {TEX_JOURNAL | TEX_BOOKTITLE, {"In: ", 4}, tex_put_container},
    {TEX_EVENT, {"Event: ", 7}, note_event},
    {TEX_EDITOR, {"Editor: ", 8}, put_editors},
    {TEX_TRANSLATOR, {"Translator: ", 12}, put_translators},
    {TEX_SCHOOL, {"Publisher: ", 11}, tex_put_trade},
    {TEX_EDITION, {"Edition: ", 9}, tex_put_edition},
    {TEX_VERSION, {"Version ", 8}, tex_put_version},
    {TEX_VOLUME, {"Volume ", 7}, tex_put_volume},
    {TEX_JOURNAL, {"Issue ", 6}, put_issue},
    {TEX_ISBN, {"ISBN: ", 6}, tex_put_isbn},
    {TEX_ISSN, {"ISSN: ", 6}, tex_put_issn},
    {0, {"Advisor: ", 9}, put_advisors},
    {0, {"", 0}, put_urn},
    {0, {"PMID: ", 6}, put_pmid},
    {0, {"PMCID: ", 7}, put_pmcid},
};

/* A part with its label, and "; " when the note began at `start` already. */
static void
note_part(struct tex *t, size_t start, struct str label, tex_put_fn *value)
{
	size_t mark = t->out->n;

	if (mark > start)
		buf_str(t->out, STR("; "));
	if (!tex_part(t, label, value))
		tex_undo(t, mark);
}

void
tex_put_note(struct tex *t)
{
	size_t start = t->out->n;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if ((t->rights & parts[i].rights) == 0)
			note_part(t, start, parts[i].label, parts[i].put);
}
