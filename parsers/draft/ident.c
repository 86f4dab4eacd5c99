/* The draft: what identifies the item, and what another one. */
#include "core/ident.h"

#include "parsers/draft/internal.h"

enum {
	ISSNS_MAX = 80, /* bytes of several in one text */
	NUMBER_MIN = 3  /* digits of an item's number in its repository */
};

/* label: what the recogniser wants in front of a bare number. */
static const struct {
	struct str type;
	enum rec_id kind;
	struct str label;
	bool (*is)(struct arena *a, struct str s, struct str *out);
} types[] = {
    {STR_LIT("doi"), ID_DOI, STR_LIT(""), ident_doi},
    {STR_LIT("urn"), ID_URN, STR_LIT(""), ident_urn},
    {STR_LIT("nbn"), ID_URN, STR_LIT(""), ident_urn},
    {STR_LIT("isbn"), ID_ISBN, STR_LIT("isbn "), ident_isbn},
    {STR_LIT("eisbn"), ID_ISBN, STR_LIT("isbn "), ident_isbn},
    {STR_LIT("e-isbn"), ID_ISBN, STR_LIT("isbn "), ident_isbn},
    {STR_LIT("pisbn"), ID_ISBN, STR_LIT("isbn "), ident_isbn},
    {STR_LIT("p-isbn"), ID_ISBN, STR_LIT("isbn "), ident_isbn},
    {STR_LIT("issn"), ID_ISSN, STR_LIT("issn "), ident_issn},
    {STR_LIT("eissn"), ID_ISSN, STR_LIT("issn "), ident_issn},
    {STR_LIT("e-issn"), ID_ISSN, STR_LIT("issn "), ident_issn},
    {STR_LIT("pissn"), ID_ISSN, STR_LIT("issn "), ident_issn},
    {STR_LIT("lissn"), ID_ISSN, STR_LIT("issn "), ident_issn},
    {STR_LIT("p-issn"), ID_ISSN, STR_LIT("issn "), ident_issn},
    {STR_LIT("issn-l"), ID_ISSN, STR_LIT("issn "), ident_issn},
    {STR_LIT("hdl"), ID_HANDLE, STR_LIT("hdl:"), ident_handle},
    {STR_LIT("handle"), ID_HANDLE, STR_LIT("hdl:"), ident_handle},
    {STR_LIT("arxiv"), ID_ARXIV, STR_LIT("arxiv:"), ident_arxiv},
    {STR_LIT("pmid"), ID_PMID, STR_LIT("pmid:"), ident_pmid},
    {STR_LIT("pubmed"), ID_PMID, STR_LIT("pmid:"), ident_pmid},
    {STR_LIT("medline"), ID_PMID, STR_LIT("pmid:"), ident_pmid},
    {STR_LIT("pmc"), ID_PMCID, STR_LIT("PMC"), ident_pmcid},
    {STR_LIT("pmcid"), ID_PMCID, STR_LIT("PMC"), ident_pmcid},
};

static bool
same(const struct rec_ident *a, const struct rec_ident *b)
{
	if (a->kind == ID_DOI && b->kind == ID_DOI)
		return ident_doi_eq(a->value, b->value);
	/* A landing page is said twice, in location and in identifier. */
	return str_eq(a->value, b->value);
}

/* "978-3-00-061111-7 (print)" */
static struct str
without_note(struct str s)
{
	size_t at = str_chr(s, '(');

	return at == STR_NPOS || at == 0 ? s : str_trim(str_left(s, at));
}

/* "1234-5679 (Online); 2049-3630 (Print)": the ISSN of both forms. */
static bool
take_issns(struct draft *d, struct str s)
{
	struct rec_ident issn = {.kind = ID_ISSN};
	struct str part, rest = s;

	if (s.n > ISSNS_MAX || str_chr(s, '(') == STR_NPOS)
		return false;
	while (str_cut(&rest, ';', &part))
		if (!ident_issn(d->r->arena, without_note(str_trim(part)),
				&issn.value))
			return false;
	while (str_cut(&s, ';', &part))
		if (ident_issn(d->r->arena, without_note(str_trim(part)),
			       &issn.value))
			draft_id(d, ID_OF_HOST, issn);
	return true;
}

void
draft_id_open(struct draft *d, struct rec_text t)
{
	struct rec_ident id;

	if (t.text.n == 0 || take_issns(d, t.text))
		return;
	id = ident_classify(d->r->arena, t.text);
	draft_id(d, ID_OF_ITEM, id);
	if (id.kind == ID_OTHER)
		draft_citation(d, CITED_ID, t);
}

/*
 * The ISSN of a journal and the ISBN of a book are part of the citation of
 * what stands in them; a DOI names the journal or book alone.
 */
void
draft_id(struct draft *d, enum id_whose whose, struct rec_ident id)
{
	struct rec_idents *l = &d->r->ids;

	if (id.value.n == 0)
		return;
	if (whose == ID_UNSURE) {
		if (draft_room(d, LIMIT_RELATIONS, d->unsure.n))
			idents_push(d->r->arena, &d->unsure, id);
		return;
	}
	id.own =
	    whose == ID_OF_ITEM ||
	    (whose == ID_OF_HOST && (id.kind == ID_ISBN || id.kind == ID_ISSN));
	for (size_t i = 0; i < l->n; i++) {
		if (same(&l->v[i], &id)) {
			l->v[i].own = l->v[i].own || id.own;
			return;
		}
	}
	if (draft_room(d, LIMIT_IDS, l->n))
		idents_push(d->r->arena, l, id);
}

/* Of two own DOIs the one that the item is cited with stands first. */
void
draft_prefer_doi(struct draft *d, struct str doi)
{
	struct rec_idents *l = &d->r->ids;
	struct rec_ident *first = NULL, cited;

	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].kind != ID_DOI || !l->v[i].own)
			continue;
		if (first == NULL)
			first = &l->v[i];
		if (!ident_doi_eq(l->v[i].value, doi) || first == &l->v[i])
			continue;
		cited = l->v[i];
		l->v[i] = *first;
		*first = cited;
		draft_warn(d, "doi: of several, the one in the citation");
		return;
	}
}

static void
take_typed(struct draft *d, size_t row, struct str s, struct rec_ident *id)
{
	struct arena *a = d->r->arena;
	struct str value = s;

	*id = (struct rec_ident){ID_OTHER, s, true};
	if (types[row].kind == ID_ISBN || types[row].kind == ID_ISSN)
		value = without_note(s);
	if (types[row].is(a, value, &id->value) ||
	    (types[row].label.n > 0 &&
	     types[row].is(a, draft_join(d, types[row].label, STR(""), value),
			   &id->value)))
		id->kind = types[row].kind;
	else
		draft_warn(d, STR_FMT ": '" STR_FMT "' is none",
			   STR_ARG(types[row].type), STR_ARG(str_left(s, 60)));
}

bool
draft_id_typed(struct draft *d, struct str type, struct str s,
	       struct rec_ident *id)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (str_ieq(type, types[i].type)) {
			take_typed(d, i, s, id);
			return true;
		}
	}
	return false;
}

/* --- Whose they are ---- */

static bool
has_part(struct str s, const struct str *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(s, parts[i]) != STR_NPOS)
			return true;
	return false;
}

/* Files that do not look like one: no page is called so. */
static void
tell_files(struct rec_idents *l)
{
	static const struct str parts[] = {
	    STR_LIT("/file/"),
	    STR_LIT("/type/native/viewcontent"),
	    STR_LIT("/download/"),
	};

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].kind == ID_URL &&
		    (has_part(l->v[i].value, parts, COUNT(parts)) ||
		     str_ends(l->v[i].value, STR("/document"))))
			l->v[i].kind = ID_FILE;
}

/* The address of the item's page in front of all others. */
static void
page_first(struct draft *d)
{
	struct rec_idents *l = &d->r->ids;
	struct rec_ident page;
	size_t first = l->n;

	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].kind != ID_URL || !l->v[i].own)
			continue;
		first = first == l->n ? i : first;
		if (!site_is_page(d->site, l->v[i].value))
			continue;
		page = l->v[i];
		for (size_t k = i; k > first; k--)
			l->v[k] = l->v[k - 1];
		l->v[first] = page;
		return;
	}
}

/* An identifier in a relation, as the site means it. */
static void
settle_unsure(struct draft *d, struct rec_ident id, bool own_doi)
{
	struct record *r = d->r;
	bool own = false;

	if (id.kind == ID_DOI && own_doi && record_id(r, ID_DOI).n == 0) {
		own = true;
		d->related_doi = id.value;
		draft_warn(d, "doi: taken from a relation");
	} else if ((id.kind == ID_PMID || id.kind == ID_PMCID) &&
		   record_id(r, id.kind).n == 0) {
		own = !site_has(d->site, HABIT_CITES_OTHERS);
	} else if (id.kind == ID_URL && record_id(r, ID_URL).n == 0) {
		/* EPrints: the page of the item */
		own = !site_has(d->site, HABIT_LINKS_OTHERS);
	}
	draft_id(d, own ? ID_OF_ITEM : ID_OF_ANOTHER, id);
}

/* The digits that s ends with, without zeros in front. */
static struct str
number_at_end(struct str s)
{
	size_t n = s.n;

	while (n > 0 && chr_digit(s.p[n - 1]))
		n--;
	while (n < s.n && s.p[n] == '0')
		n++;
	return str_from(s, n);
}

/* Is the number a step of the path? */
static bool
has_step(struct str url, struct str number)
{
	size_t at = str_find(url, STR("://")), end;

	url = at == STR_NPOS ? url : str_from(url, at + 3);
	while ((at = str_chr(url, '/')) != STR_NPOS) {
		url = str_from(url, at + 1);
		end = str_chr(url, '/');
		if (str_eq(str_left(url, end), number))
			return true;
	}
	return false;
}

/*
 * EPrints: the publisher's page and the item's own, which has the number of the
 * OAI identifier: that one first. An address made to last stays in front.
 */
static void
number_first(struct draft *d)
{
	static const struct str lasting[] = {
	    STR_LIT("://resolver"), STR_LIT("resolver."), STR_LIT("://hdl."),
	    STR_LIT("://purl"),     STR_LIT("/ark:"),     STR_LIT("://urn."),
	    STR_LIT("://n2t."),     STR_LIT("://nbn"),
	};
	struct str number = number_at_end(d->r->oai_id);
	struct rec_idents *l = &d->unsure;
	struct rec_ident *first = NULL, page;

	for (size_t i = 0; i < l->n && number.n > 0; i++) {
		page = l->v[i];
		if (page.kind != ID_URL)
			continue;
		if (first == NULL)
			first = &l->v[i];
		if (has_part(first->value, lasting, COUNT(lasting)))
			return;
		if (has_step(page.value, number)) {
			l->v[i] = *first;
			*first = page;
			return;
		}
	}
}

void
draft_settle_ids(struct draft *d)
{
	struct record *r = d->r;
	const struct site_evidence e = {
	    .oai_id = r->oai_id,
	    .ids = &r->ids,
	    .related = &d->unsure,
	    .types = &r->types,
	};
	size_t dois = 0;
	bool own;

	d->site = site_of_record(&e);
	tell_files(&r->ids);
	number_first(d);
	for (size_t i = 0; i < d->unsure.n; i++)
		dois += d->unsure.v[i].kind == ID_DOI;
	own = d->site->doi_in_relation == RELATION_OWN ||
	      (d->site->doi_in_relation == RELATION_ONE && dois == 1);
	for (size_t i = 0; i < d->unsure.n; i++)
		settle_unsure(d, d->unsure.v[i], own);
	page_first(d);
}

/* --- Of a copy and of the publication ---- */

/*
 * The article that a thesis was made of, or came out as, has the DOI; the
 * thesis has a URN or a handle.
 */
static void
settle_thesis(struct draft *d)
{
	struct rec_idents *l = &d->r->ids;

	if (d->related_doi.n == 0 || !rec_type_is(d->r->type, CLASS_THESIS) ||
	    record_id(d->r, ID_URN).n + record_id(d->r, ID_HANDLE).n == 0)
		return;
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].kind == ID_DOI &&
		    str_eq(l->v[i].value, d->related_doi))
			l->v[i].own = false;
	draft_warn(d, "doi: in a relation of a thesis that has its own "
		      "identifier, another's");
}

/*
 * Repositories register DOIs for their copies: "10.5555/repo-1234" of the item
 * oai:repo:1234. Of what stands in a journal or a book, the other DOI is the
 * one that its publisher gave it.
 */
void
draft_settle_dois(struct draft *d)
{
	struct rec_idents *l = &d->r->ids;
	struct str number = number_at_end(d->r->oai_id);
	size_t copy = l->n, other = l->n, n = 0;
	struct rec_ident id;

	settle_thesis(d);
	if (number.n < NUMBER_MIN || (!rec_type_is(d->r->type, CLASS_ARTICLE) &&
				      !rec_type_is(d->r->type, CLASS_CHAPTER)))
		return;
	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].kind != ID_DOI ||
		    (!l->v[i].own &&
		     d->site->doi_in_relation == RELATION_OTHER))
			continue;
		n++;
		if (l->v[i].own && copy == l->n &&
		    str_eq(number_at_end(l->v[i].value), number))
			copy = i;
		else
			other = i;
	}
	if (n != 2 || copy == l->n || other == l->n || copy > other)
		return;
	id = l->v[other];
	id.own = true;
	l->v[other] = l->v[copy];
	l->v[copy] = id;
	d->copied = true;
	draft_warn(d, "doi: the other one is that of the copy");
}
