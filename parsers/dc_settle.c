/* Dublin Core: what the elements say only together. */
#include <string.h>

#include "core/ident.h"
#include "parsers/citation.h"
#include "parsers/dc.h"
#include "parsers/vocab.h"

static void
settle_language(struct record *r)
{
	for (size_t i = 0; i < r->languages.n; i++) {
		if (r->language.n == 0)
			r->language = r->languages.v[i].lang;
		if (r->languages.v[i].lang.n == 0)
			record_warn(
			    r, "language: '" STR_FMT "' not known",
			    STR_ARG(str_left(r->languages.v[i].text, 60)));
	}
	if (r->languages.n > 1)
		record_warn(r, "language: %zu given, the first known taken",
			    r->languages.n);
}

/* "de" of "de-DE" against "de" */
static bool
same_language(struct arena *a, struct str lang, struct str tag)
{
	struct str t = vocab_language(a, lang);
	size_t n = str_chr(tag, '-');

	return t.n > 0 &&
	       str_ieq(str_left(t, str_chr(t, '-')), str_left(tag, n));
}

/* The title is the first, or the first in the language of the item. */
static void
settle_title(struct record *r)
{
	struct rec_text main;

	if (r->titles.n == 0) {
		record_warn(r, "title: none");
		return;
	}
	if (r->titles.v[0].lang.n == 0 || r->language.n == 0 ||
	    same_language(r->arena, r->titles.v[0].lang, r->language))
		return;
	for (size_t i = 1; i < r->titles.n; i++) {
		main = r->titles.v[i];
		if (!same_language(r->arena, main.lang, r->language))
			continue;
		memmove(r->titles.v + 1, r->titles.v, i * sizeof(main));
		r->titles.v[0] = main;
		return;
	}
}

/*
 * Which of several dates is the date of publication: not an embargo; not one
 * with a time of day while there is one without (DSpace: accessioned,
 * available, issued); the earliest year, in its most precise form.
 */
static void
settle_date(struct record *r)
{
	struct date_span best = {0}, d;
	size_t usable = 0;

	for (size_t i = 0; i < r->dates.n; i++) {
		if (!date_parse(r->dates.v[i].text, &d))
			continue;
		usable++;
		if (best.from.year == 0 || (best.timed && !d.timed) ||
		    (best.timed == d.timed &&
		     (d.from.year < best.from.year ||
		      (d.from.year == best.from.year &&
		       date_cmp(d.from, best.from) > 0 &&
		       best.from.month * d.from.month == 0))))
			best = d;
	}
	r->issued = best;
	if (usable > 1)
		record_warn(r, "date: %zu given, one chosen", usable);
	if (best.loose)
		record_warn(r, "date: read out of free text");
	if (r->dates.n > 0 && usable == 0)
		record_warn(r, "date: no year found");
}

static void
settle_type(struct record *r)
{
	struct str unknown;

	r->type = vocab_type_of(&r->types, &unknown);
	if (r->type == TYPE_GENERIC)
		r->genre = unknown;
	if (r->type == TYPE_GENERIC && record_id(r, ID_ARXIV).n > 0) {
		r->type = TYPE_PREPRINT;
		record_warn(r, "type: preprint, because of its arXiv number");
	} else if (r->type == TYPE_GENERIC && r->container.n > 0 &&
		   (r->volume.n > 0 || record_id(r, ID_ISSN).n > 0)) {
		r->type = TYPE_ARTICLE;
		record_warn(r, "type: article, because of its journal");
	}
}

static bool
is_thesis(enum rec_type t)
{
	return t >= TYPE_PHD && t <= TYPE_THESIS;
}

static bool
is_volume(enum rec_type t)
{
	return t == TYPE_BOOK || t == TYPE_EDITED_BOOK || t == TYPE_PROCEEDINGS;
}

/* dc:contributor does not say what somebody contributed. */
static void
settle_roles(struct record *r)
{
	bool authors = record_has_role(r, ROLE_AUTHOR);
	size_t guessed = 0;
	enum rec_role role = ROLE_CONTRIBUTOR;

	if (is_thesis(r->type))
		role = ROLE_ADVISOR;
	else if (is_volume(r->type) && !authors)
		role = ROLE_EDITOR;
	if (role == ROLE_CONTRIBUTOR)
		return;
	for (size_t i = 0; i < r->names.n; i++) {
		struct rec_name *n = &r->names.v[i];

		if (n->role != ROLE_CONTRIBUTOR || n->kind == NAME_ORG)
			continue;
		n->role = role;
		guessed++;
	}
	if (guessed > 0)
		record_warn(r, "contributor: %zu taken for %s", guessed,
			    rec_role_name(role));
}

/* A keyword that only repeats the type ("Report") is none. */
static void
settle_subjects(struct record *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->subjects.n; i++) {
		enum rec_type t = TYPE__MAX;

		if (r->subjects.v[i].scheme.n == 0 && r->type != TYPE_GENERIC &&
		    vocab_type(r->subjects.v[i].text, &t) == VOCAB_GENRE &&
		    t == r->type)
			continue;
		r->subjects.v[n++] = r->subjects.v[i];
	}
	r->subjects.n = n;
}

/* The last step of "Fakultät ... » Institut ..." */
static void
settle_institution(struct record *r, struct str path)
{
	static const struct str sep = {" \xc2\xbb ", 4};
	size_t at;

	if (path.n == 0)
		return;
	while ((at = str_find(path, sep)) != STR_NPOS)
		path = str_from(path, at + sep.n);
	r->institution = path;
	record_warn(r, "institution: the last step of a subject path");
}

static bool
has_page_like(const struct rec_idents *ids, const char *part)
{
	for (size_t i = 0; i < ids->n; i++)
		if (str_find(ids->v[i].value, str_c(part)) != STR_NPOS)
			return true;
	return false;
}

/*
 * A DOI in dc:relation is the item's own at EPrints and DSpace, another
 * item's at Zenodo and OJS: only believed when the item has no other.
 */
static void
settle_related(struct record *r, const struct dc_notes *notes)
{
	bool own_doi = record_id(r, ID_DOI).n > 0;
	bool dspace =
	    has_page_like(&r->ids, "/handle/") || record_id(r, ID_HANDLE).n > 0;
	size_t dois = 0;

	for (size_t i = 0; i < notes->related.n; i++)
		dois += notes->related.v[i].kind == ID_DOI;
	for (size_t i = 0; i < notes->related.n; i++) {
		struct rec_ident id = notes->related.v[i];

		if (id.kind == ID_DOI && !own_doi && (dspace || dois == 1)) {
			id.own = own_doi = true;
			record_warn(r, "doi: taken from dc:relation");
		} else if ((id.kind == ID_PMID || id.kind == ID_PMCID) &&
			   record_id(r, id.kind).n == 0) {
			id.own = true;
		} else if (id.kind == ID_URL && record_id(r, ID_URL).n == 0) {
			id.own = true; /* EPrints: the landing page */
		}
		idents_push(r->arena, &r->ids, id);
	}
}

/* An identifier that is a whole citation, as EPrints and DSpace write. */
static void
settle_citations(struct record *r)
{
	struct citation c;
	struct str doi;

	for (size_t i = 0; i < r->ids.n; i++) {
		struct str s = r->ids.v[i].value;

		if (r->ids.v[i].kind != ID_OTHER || str_chr(s, ' ') == STR_NPOS)
			continue;
		if (record_id(r, ID_DOI).n == 0 &&
		    ident_doi_within(r->arena, s, &doi)) {
			idents_push(r->arena, &r->ids,
				    (struct rec_ident){ID_DOI, doi, true});
			record_warn(r, "doi: found inside a citation");
		}
		if (r->volume.n > 0 || r->first_page.n > 0 ||
		    !citation_parse(s, &c))
			continue;
		/* The journal's name is not told from the title before it. */
		r->volume = c.volume;
		r->issue = c.issue;
		r->first_page = c.first_page;
		r->last_page = c.last_page;
		record_warn(r, "volume and pages: out of a citation");
	}
}

/* "HAL CCSD" is where it lies, not who published it. */
static void
settle_publisher(struct record *r)
{
	struct rec_text first;

	if (r->publishers.n < 2 ||
	    !str_ieq(r->publishers.v[0].text, STR("HAL CCSD")))
		return;
	first = r->publishers.v[0];
	r->publishers.v[0] = r->publishers.v[1];
	r->publishers.v[1] = first;
}

void
dc_settle(struct record *r, const struct dc_notes *notes)
{
	settle_related(r, notes);
	settle_citations(r);
	settle_language(r);
	settle_title(r);
	settle_date(r);
	settle_type(r);
	settle_roles(r);
	settle_subjects(r);
	settle_institution(r, notes->path);
	settle_publisher(r);
}
