/* The draft: what identifies the item, and what another one. */
#include "core/ident.h"

#include "parsers/draft/internal.h"

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
    {STR_LIT("issn"), ID_ISSN, STR_LIT("issn "), ident_issn},
    {STR_LIT("eissn"), ID_ISSN, STR_LIT("issn "), ident_issn},
    {STR_LIT("e-issn"), ID_ISSN, STR_LIT("issn "), ident_issn},
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

/* "978-3-00-061111-7 (print)" */
static struct str
without_note(struct str s)
{
	size_t at = str_chr(s, '(');

	return at == STR_NPOS || at == 0 ? s : str_trim(str_left(s, at));
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
