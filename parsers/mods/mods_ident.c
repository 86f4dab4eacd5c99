/* MODS: identifier and location. */
#include "core/ident.h"
#include "parsers/mods/mods_read.h"

/* What a type is worth when it is no identifier of ours. */
enum use { SKIP = ID__MAX, ADDRESS, NUMBER, FUNDING };

/* label: what the recogniser wants in front of a bare number. */
static const struct {
	struct str type;
	int kind; /* enum rec_id or enum use */
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
    {STR_LIT("uri"), ADDRESS, STR_LIT(""), NULL},
    {STR_LIT("url"), ADDRESS, STR_LIT(""), NULL},
    {STR_LIT("purl"), ADDRESS, STR_LIT(""), NULL},
    {STR_LIT("patent"), NUMBER, STR_LIT(""), NULL},
    {STR_LIT("report"), NUMBER, STR_LIT(""), NULL},
    {STR_LIT("report-number"), NUMBER, STR_LIT(""), NULL},
    {STR_LIT("report number"), NUMBER, STR_LIT(""), NULL},
    {STR_LIT("open-aire"), FUNDING, STR_LIT(""), NULL},
    {STR_LIT("project"), FUNDING, STR_LIT(""), NULL},
    /* The number of the record, again (MyCoRe). */
    {STR_LIT("citekey"), SKIP, STR_LIT(""), NULL},
};

/* Row of the table, or -1. */
static int
row_of(struct str type)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (str_ieq(type, types[i].type))
			return (int)i;
	return -1;
}

static bool
same(const struct rec_ident *a, const struct rec_ident *b)
{
	if (a->kind == ID_DOI && b->kind == ID_DOI)
		return ident_doi_eq(a->value, b->value);
	/* A landing page is said twice, in location and in identifier. */
	return str_eq(a->value, b->value);
}

void
mods_push_id(struct mods *m, struct rec_ident id)
{
	struct rec_idents *l = &m->r->ids;

	for (size_t i = 0; i < l->n; i++) {
		if (same(&l->v[i], &id)) {
			l->v[i].own = l->v[i].own || id.own;
			return;
		}
	}
	if (l->n == MODS_IDS_MAX)
		mods_warn_over(m, MODS_OVER_IDS, MODS_IDS_MAX, "identifiers");
	else
		idents_push(m->r->arena, l, id);
}

/* "978-3-00-061111-7 (print)" */
static struct str
without_note(struct str s)
{
	size_t at = str_chr(s, '(');

	return at == STR_NPOS || at == 0 ? s : str_trim(str_left(s, at));
}

static void
take_typed(struct mods *m, int row, struct str s, struct rec_ident *id)
{
	struct arena *a = m->r->arena;
	struct str value = s;

	*id = (struct rec_ident){ID_OTHER, s, true};
	if (types[row].kind == ID_ISBN || types[row].kind == ID_ISSN)
		value = without_note(s);
	if (types[row].is(a, value, &id->value) ||
	    (types[row].label.n > 0 &&
	     types[row].is(a, mods_cat(m, types[row].label, STR(""), value),
			   &id->value)))
		id->kind = (enum rec_id)types[row].kind;
	else
		mods_warn(m, STR_FMT ": '" STR_FMT "' is none",
			  STR_ARG(types[row].type), STR_ARG(str_left(s, 60)));
}

/*
 * A type nobody knows ("ppn", "local") says more than the number alone, which
 * might look like something else.
 */
bool
mods_identifier(struct mods *m, const struct node *n, struct rec_ident *id)
{
	struct str type = mods_attr(n, "type"), s = mods_text(m, n);
	int row = row_of(type);

	if (s.n == 0)
		return false;
	if (str_eqc(mods_attr(n, "invalid"), "yes")) {
		mods_warn(m, "identifier: '" STR_FMT "' is said to be invalid",
			  STR_ARG(str_left(s, 60)));
		return false;
	}
	if (row >= 0 && types[row].is != NULL) {
		take_typed(m, row, s, id);
		return true;
	}
	if (type.n == 0 || (row >= 0 && types[row].kind == ADDRESS)) {
		*id = ident_classify(m->r->arena, s);
		return true;
	}
	*id =
	    (struct rec_ident){ID_OTHER, mods_cat(m, type, STR(": "), s), true};
	return row < 0;
}

bool
mods_identifier_typed(struct mods *m, struct str type, struct str s,
		      struct rec_ident *id)
{
	int row = row_of(type);

	if (row < 0 || types[row].is == NULL)
		return false;
	take_typed(m, row, s, id);
	return true;
}

void
mods_identifier_read(struct mods *m, const struct node *n)
{
	int row = row_of(mods_attr(n, "type"));
	int use = row < 0 ? SKIP : types[row].kind;
	struct rec_ident id;

	if (mods_identifier(m, n, &id))
		mods_push_id(m, id);
	else if (use == NUMBER && m->number.n == 0)
		m->number = mods_text(m, n);
	else if (use == FUNDING && mods_text(m, n).n > 0)
		texts_push(m->r->arena, &m->r->relations,
			   (struct rec_text){mods_text(m, n), STR_NONE});
}

/* What each address is for stands beside it; else its shape says it. */
static void
read_url(struct mods *m, const struct node *n)
{
	struct str access = mods_attr(n, "access"), s = mods_text(m, n);
	struct rec_ident id;

	if (s.n == 0 || str_eqc(access, "preview"))
		return;
	id = ident_classify(m->r->arena, s);
	if (id.kind == ID_OTHER)
		mods_warn(m, "location: '" STR_FMT "' is no address",
			  STR_ARG(str_left(s, 60)));
	else if (id.kind == ID_FILE && str_eqc(access, "object in context"))
		id.kind = ID_URL;
	else if (id.kind == ID_URL && str_eqc(access, "raw object"))
		id.kind = ID_FILE;
	mods_push_id(m, id);
}

void
mods_location_read(struct mods *m, const struct node *n)
{
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		if (mods_is(c, "url"))
			read_url(m, c);
}
