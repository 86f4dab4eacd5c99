/* CSL-JSON into a record. */
#include "parsers/csl_json.h"

#include <stddef.h>

#include "core/buf.h"
#include "core/ident.h"
#include "parsers/text/citation.h"
#include "parsers/jdoc.h"
#include "parsers/text/text.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* --- Tables --------------------------------------------------------------- */

/* CSL 1.0.2 and Crossref's own names. */
static const struct {
	const char *csl;
	enum rec_type type;
} types[] = {
    {"article-journal", TYPE_ARTICLE},
    {"journal-article", TYPE_ARTICLE},
    {"article-magazine", TYPE_MAGAZINE_ARTICLE},
    {"article-newspaper", TYPE_NEWSPAPER_ARTICLE},
    {"article", TYPE_PREPRINT},
    {"posted-content", TYPE_PREPRINT},
    {"book", TYPE_BOOK},
    {"monograph", TYPE_BOOK},
    {"reference-book", TYPE_BOOK},
    {"edited-book", TYPE_EDITED_BOOK},
    {"chapter", TYPE_CHAPTER},
    {"book-chapter", TYPE_CHAPTER},
    {"book-section", TYPE_CHAPTER},
    {"book-part", TYPE_CHAPTER},
    {"entry", TYPE_REFERENCE_ENTRY},
    {"entry-dictionary", TYPE_REFERENCE_ENTRY},
    {"entry-encyclopedia", TYPE_REFERENCE_ENTRY},
    {"reference-entry", TYPE_REFERENCE_ENTRY},
    {"paper-conference", TYPE_CONFERENCE_PAPER},
    {"proceedings-article", TYPE_CONFERENCE_PAPER},
    {"proceedings", TYPE_PROCEEDINGS},
    {"speech", TYPE_TALK},
    {"report", TYPE_REPORT},
    {"report-series", TYPE_REPORT},
    {"thesis", TYPE_THESIS},
    {"dissertation", TYPE_THESIS},
    {"dataset", TYPE_DATASET},
    {"software", TYPE_SOFTWARE},
    {"patent", TYPE_PATENT},
    {"map", TYPE_MAP},
    {"graphic", TYPE_IMAGE},
    {"motion_picture", TYPE_VIDEO},
    {"song", TYPE_SOUND},
    {"musical_score", TYPE_MUSIC},
    {"periodical", TYPE_PERIODICAL},
    {"journal", TYPE_PERIODICAL},
    {"webpage", TYPE_WEBSITE},
    {"post-weblog", TYPE_BLOG_POST},
    {"manuscript", TYPE_MANUSCRIPT},
    {"personal_communication", TYPE_LETTER},
    {"interview", TYPE_INTERVIEW},
    {"review-book", TYPE_BOOK_REVIEW},
    {"peer-review", TYPE_ANNOTATION},
};

static const struct {
	const char *name;
	enum rec_role role;
} roles[] = {
    {"author", ROLE_AUTHOR},
    {"editor", ROLE_EDITOR},
    {"collection-editor", ROLE_EDITOR},
    {"container-author", ROLE_CONTRIBUTOR},
    {"translator", ROLE_TRANSLATOR},
    {"contributor", ROLE_CONTRIBUTOR},
};

struct reading {
	struct record *r;
	const struct jval *item;
};

/* Members that are one text of the record; the first of a list counts. */
static const struct {
	const char *name;
	size_t at;
} texts[] = {
    {"container-title", offsetof(struct record, container)},
    {"collection-title", offsetof(struct record, series)},
    {"collection-number", offsetof(struct record, series_number)},
    {"volume", offsetof(struct record, volume)},
    {"issue", offsetof(struct record, issue)},
    {"article-number", offsetof(struct record, article)},
    {"number", offsetof(struct record, article)},
    {"edition", offsetof(struct record, edition)},
    {"genre", offsetof(struct record, genre)},
    {"publisher-place", offsetof(struct record, place)},
    {"publisher-location", offsetof(struct record, place)},
    {"event-title", offsetof(struct record, event)},
    {"event", offsetof(struct record, event)},
    {"number-of-pages", offsetof(struct record, extent)},
};

/* --- Values --------------------------------------------------------------- */

/* A copy, clean, without what XML and terminals could not bear. */
static struct str
copy_text(struct record *r, struct str s)
{
	if (s.n == 0 || s.n > CSL_JSON_TEXT_MAX)
		return STR_NONE;
	return text_clean(r->arena, arena_copy(r->arena, s));
}

/* A string or a number, of a list the first. */
static struct str
first_text(struct record *r, const struct jval *v)
{
	struct str s = jval_str(jval_at(v, 0));
	struct buf b;

	if (s.n > 0 || jval_int(jval_at(v, 0)) < 0)
		return copy_text(r, s);
	buf_init(&b, 32);
	buf_int(&b, jval_int(jval_at(v, 0)));
	s = arena_copy(r->arena, buf_view(&b));
	buf_free(&b);
	return s;
}

static void
push_text(struct record *r, struct rec_texts *l, struct str s)
{
	s = copy_text(r, s);
	if (s.n > 0)
		texts_push(r->arena, l, (struct rec_text){.text = s});
}

static void
push_all(struct record *r, struct rec_texts *l, const struct jval *v)
{
	for (size_t i = 0; i < jval_count(v); i++)
		push_text(r, l, jval_str(jval_at(v, i)));
}

/* --- Parts ---------------------------------------------------------------- */

static void
take_type(struct reading *d)
{
	struct str type = jval_get_str(d->item, "type");

	push_text(d->r, &d->r->types, type);
	for (size_t i = 0; i < COUNT(types); i++)
		if (str_ieq(type, str_c(types[i].csl)))
			d->r->type = types[i].type;
}

static void
take_texts(struct reading *d)
{
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct str *at =
		    (struct str *)(void *)((char *)d->r + texts[i].at);

		if (at->n == 0)
			*at =
			    first_text(d->r, jval_get(d->item, texts[i].name));
	}
	/* An issue's number is one of an article only where it has a volume. */
	if (d->r->type == TYPE_REPORT && d->r->series_number.n == 0) {
		d->r->series_number = d->r->article;
		d->r->article = STR_NONE;
	}
	push_all(d->r, &d->r->publishers, jval_get(d->item, "publisher"));
	push_all(d->r, &d->r->abstracts, jval_get(d->item, "abstract"));
	push_all(d->r, &d->r->notes, jval_get(d->item, "note"));
}

static void
take_titles(struct reading *d)
{
	static const char *const names[] = {"title", "subtitle"};
	struct record *r = d->r;
	struct str main, sub;
	struct buf b;

	main = first_text(r, jval_get(d->item, names[0]));
	sub = first_text(r, jval_get(d->item, names[1]));
	if (main.n > 0 && sub.n > 0 && str_ifind(main, sub) == STR_NPOS) {
		buf_init(&b, 2 * CSL_JSON_TEXT_MAX + 4);
		buf_str(&b, main);
		buf_puts(&b, ": ");
		buf_str(&b, sub);
		main = arena_copy(r->arena, buf_view(&b));
		buf_free(&b);
	}
	if (main.n > 0)
		texts_push(r->arena, &r->titles,
			   (struct rec_text){.text = main});
}

static void
take_name(struct reading *d, const struct jval *v, enum rec_role role)
{
	struct record *r = d->r;
	struct rec_name name = {
	    .role = role,
	    .family = copy_text(r, jval_get_str(v, "family")),
	    .given = copy_text(r, jval_get_str(v, "given")),
	    .suffix = copy_text(r, jval_get_str(v, "suffix")),
	    .literal = copy_text(r, jval_get_str(v, "literal")),
	};
	struct str particle =
	    copy_text(r, jval_get_str(v, "non-dropping-particle"));
	struct str orcid = jval_get_str(v, "ORCID");
	struct buf b;

	if (name.literal.n == 0)
		name.literal = copy_text(r, jval_get_str(v, "name"));
	if (particle.n > 0 && name.family.n > 0) {
		buf_init(&b, 2 * CSL_JSON_TEXT_MAX + 4);
		buf_str(&b, particle);
		buf_char(&b, ' ');
		buf_str(&b, name.family);
		name.family = arena_copy(r->arena, buf_view(&b));
		buf_free(&b);
	}
	if (orcid.n > 0)
		ident_orcid(r->arena, arena_copy(r->arena, orcid), &name.orcid);
	name.affiliation = copy_text(
	    r, jval_get_str(jval_at(jval_get(v, "affiliation"), 0), "name"));
	if (name.family.n > 0) {
		name.kind = NAME_PERSON;
		name.literal = STR_NONE;
	} else if (name.literal.n == 0) {
		name.literal = name.given;
		name.given = name.suffix = STR_NONE;
	}
	if (name.family.n > 0 || name.literal.n > 0)
		names_push(r->arena, &r->names, name);
}

static void
take_names(struct reading *d)
{
	for (size_t i = 0; i < COUNT(roles); i++) {
		const struct jval *v = jval_get(d->item, roles[i].name);
		size_t n = jval_count(v);

		if (n > CSL_JSON_NAMES_MAX) {
			record_warn(d->r, "%s: %zu names, the first %d taken",
				    roles[i].name, n, CSL_JSON_NAMES_MAX);
			n = CSL_JSON_NAMES_MAX;
		}
		for (size_t k = 0; k < n; k++)
			take_name(d, jval_at(v, k), roles[i].role);
	}
}

static struct rec_date
date_of(const struct jval *parts)
{
	long long y = jval_int(jval_at(parts, 0));
	long long m = jval_int(jval_at(parts, 1));
	long long day = jval_int(jval_at(parts, 2));
	struct rec_date d = {0};

	if (y < 1 || y > 9999)
		return d;
	d.year = (int16_t)y;
	if (m < 1 || m > 12)
		return d;
	d.month = (uint8_t)m;
	if (day > 0 && day < 32 && date_exists((int)y, (int)m, (int)day))
		d.day = (uint8_t)day;
	return d;
}

/* The first that is there; Crossref prints what came later elsewhere. */
static void
take_date(struct reading *d)
{
	static const char *const names[] = {
	    "issued", "published", "published-print", "published-online"};
	const struct jval *v, *parts;

	for (size_t i = 0; i < COUNT(names) && d->r->issued.from.year == 0;
	     i++) {
		v = jval_get(d->item, names[i]);
		parts = jval_get(v, "date-parts");
		d->r->issued.from = date_of(jval_at(parts, 0));
		if (d->r->issued.from.year > 0)
			d->r->issued.to = date_of(
			    jval_count(parts) > 1 ? jval_at(parts, 1) : NULL);
		else if (jval_get_str(v, "raw").n > 0)
			date_parse(jval_get_str(v, "raw"), &d->r->issued);
		else if (jval_get_str(v, "literal").n > 0)
			date_parse(jval_get_str(v, "literal"), &d->r->issued);
	}
}

static void
push_id(struct record *r, enum rec_id kind, struct str value)
{
	if (value.n > 0)
		idents_push(r->arena, &r->ids,
			    (struct rec_ident){kind, value, true});
}

static void
take_each(struct reading *d, const char *name, enum rec_id kind,
	  bool (*is)(struct arena *a, struct str s, struct str *out))
{
	const struct jval *v = jval_get(d->item, name);
	struct record *r = d->r;
	struct str id;

	for (size_t i = 0; i < jval_count(v) && i < CSL_JSON_NAMES_MAX; i++)
		if (is(r->arena, copy_text(r, jval_str(jval_at(v, i))), &id))
			push_id(r, kind, arena_copy(r->arena, id));
}

static void
take_ids(struct reading *d)
{
	struct str url = copy_text(d->r, jval_get_str(d->item, "URL"));
	struct str doi;

	take_each(d, "DOI", ID_DOI, ident_doi);
	take_each(d, "ISBN", ID_ISBN, ident_isbn);
	take_each(d, "ISSN", ID_ISSN, ident_issn);
	take_each(d, "PMID", ID_PMID, ident_pmid);
	take_each(d, "PMCID", ID_PMCID, ident_pmcid);
	/* DataCite's id and URL say the DOI once more. */
	if (ident_is_url(url) && !ident_doi(d->r->arena, url, &doi))
		push_id(d->r, ID_URL, url);
}

static void
take_rest(struct reading *d)
{
	struct record *r = d->r;
	struct str pages = first_text(r, jval_get(d->item, "page"));
	struct str lang = first_text(r, jval_get(d->item, "language"));
	const struct jval *v = jval_get(d->item, "categories");

	if (!citation_pages(pages, &r->first_page, &r->last_page))
		r->first_page = pages;
	if (lang.n > 0) {
		r->language = lang;
		texts_push(r->arena, &r->languages,
			   (struct rec_text){lang, lang});
	}
	if (v == NULL)
		v = jval_get(d->item, "subject");
	for (size_t i = 0; i < jval_count(v) && i < CSL_JSON_NAMES_MAX; i++) {
		struct str s = copy_text(r, jval_str(jval_at(v, i)));

		if (s.n > 0)
			subjects_push(r->arena, &r->subjects,
				      (struct rec_subject){.text = s});
	}
	pages = copy_text(r, jval_get_str(d->item, "copyright"));
	if (pages.n > 0)
		rights_push(r->arena, &r->rights,
			    (struct rec_right){.text = pages});
}

int
csl_json_parse(struct str json, struct record *out, struct err *e)
{
	static void (*const parts[])(struct reading *) = {
	    take_type, take_texts, take_titles, take_names,
	    take_date, take_ids,   take_rest,
	};
	struct reading d = {.r = out};
	struct jdoc *doc;

	if (jdoc_parse(&doc, json, e) != 0)
		return -1;
	d.item = jval_at(jdoc_root(doc), 0);
	if (!jval_is_object(d.item) || jval_get(d.item, "type") == NULL) {
		jdoc_free(doc);
		return err_set(e, ERR_DATA, 0, "JSON, but not of a citation");
	}
	for (size_t i = 0; i < COUNT(parts); i++)
		parts[i](&d);
	jdoc_free(doc);
	record_warn(out, "not the repository's record: metadata of doi.org");
	return arena_check(out->arena, e);
}
