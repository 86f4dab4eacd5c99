/*
 * Elements beside the fifteen, as qualified Dublin Core and a few providers
 * of oai_dc send them. A refinement is read as what it refines.
 */
#include "core/ident.h"
#include "parsers/text/citation.h"
#include "parsers/dc/dc_read.h"
#include "parsers/text/text.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const struct str NS_DCTERMS = STR_LIT("http://purl.org/dc/terms/");
static const struct str NS_RDF =
    STR_LIT("http://www.w3.org/1999/02/22-rdf-syntax-ns#");

static const struct {
	struct str name;
	enum dc_element element;
} refinements[] = {
    {STR_LIT("issued"), DC_DATE},
    {STR_LIT("created"), DC_DATE},
    {STR_LIT("dateCopyrighted"), DC_DATE},
    {STR_LIT("alternative"), DC_TITLE},
    {STR_LIT("abstract"), DC_DESCRIPTION},
    {STR_LIT("tableOfContents"), DC_DESCRIPTION},
    {STR_LIT("extent"), DC_FORMAT},
    {STR_LIT("medium"), DC_FORMAT},
    {STR_LIT("spatial"), DC_COVERAGE},
    {STR_LIT("temporal"), DC_COVERAGE},
    {STR_LIT("license"), DC_RIGHTS},
    {STR_LIT("accessRights"), DC_RIGHTS},
    {STR_LIT("rightsHolder"), DC_RIGHTS},
    {STR_LIT("isPartOf"), DC_RELATION},
    {STR_LIT("hasPart"), DC_RELATION},
    {STR_LIT("isVersionOf"), DC_RELATION},
    {STR_LIT("hasVersion"), DC_RELATION},
    {STR_LIT("isReferencedBy"), DC_RELATION},
    {STR_LIT("references"), DC_RELATION},
    {STR_LIT("isReplacedBy"), DC_RELATION},
    {STR_LIT("replaces"), DC_RELATION},
    {STR_LIT("requires"), DC_RELATION},
    {STR_LIT("isRequiredBy"), DC_RELATION},
    {STR_LIT("isFormatOf"), DC_RELATION},
    {STR_LIT("hasFormat"), DC_RELATION},
    {STR_LIT("conformsTo"), DC_RELATION},
};

/* Dates that say when something else happened to it. */
static const struct str later[] = {
    STR_LIT("available"),    STR_LIT("modified"), STR_LIT("dateSubmitted"),
    STR_LIT("dateAccepted"), STR_LIT("valid"),
};

enum bibo {
	BIBO_ID,
	BIBO_VOLUME,
	BIBO_ISSUE,
	BIBO_PAGES,
	BIBO_FIRST,
	BIBO_LAST,
	BIBO_TITLE
};
/* The Bibliographic Ontology and PRISM; the name says enough. */
static const struct {
	struct str name;
	enum bibo what;
} numbers[] = {
    {STR_LIT("issn"), BIBO_ID},
    {STR_LIT("eissn"), BIBO_ID},
    {STR_LIT("isbn"), BIBO_ID},
    {STR_LIT("doi"), BIBO_ID},
    {STR_LIT("volume"), BIBO_VOLUME},
    {STR_LIT("issue"), BIBO_ISSUE},
    {STR_LIT("pages"), BIBO_PAGES},
    {STR_LIT("pageStart"), BIBO_FIRST},
    {STR_LIT("startingPage"), BIBO_FIRST},
    {STR_LIT("pageEnd"), BIBO_LAST},
    {STR_LIT("endingPage"), BIBO_LAST},
    {STR_LIT("publicationName"), BIBO_TITLE},
};

static void
keep(struct str *field, struct str s)
{
	if (field->n == 0)
		*field = s;
}

static void
read_number(struct dc *d, enum bibo what, struct str s)
{
	struct record *r = d->r;
	struct str first, last;
	struct rec_ident id;

	switch ((int)what) {
	case BIBO_ID:
		id = ident_classify(r->arena, s);
		idents_push(r->arena, &r->ids, id);
		break;
	case BIBO_VOLUME:
		keep(&r->volume, s);
		break;
	case BIBO_ISSUE:
		keep(&r->issue, s);
		break;
	case BIBO_PAGES:
		if (citation_pages(s, &first, &last)) {
			keep(&r->first_page, first);
			keep(&r->last_page, last);
		}
		break;
	case BIBO_FIRST:
		keep(&r->first_page, s);
		break;
	case BIBO_LAST:
		keep(&r->last_page, s);
		break;
	default:
		keep(&r->container, s);
		break;
	}
}

/* "4<U+00A0>(8)" */
static struct str
plain_blanks(struct arena *a, struct str s)
{
	char *p;

	s = text_clean(a, s);
	if (str_find(s, STR("\xc2\xa0")) == STR_NPOS)
		return s;
	p = arena_extend(a, arena_copy(a, s), 0);
	if (p == NULL)
		return STR_NONE;
	for (size_t i = 0; i + 1 < s.n; i++)
		if (str_starts(str_of(p + i, s.n - i), STR("\xc2\xa0")))
			p[i] = p[i + 1] = ' ';
	return text_collapse(a, str_of(p, s.n));
}

static bool
read_refinement(struct dc *d, const struct node *n, struct str sent)
{
	enum dc_element element;
	struct rec_text t = {sent, node_lang(n)};

	for (size_t i = 0; i < COUNT(refinements); i++)
		if (str_eq(n->name, refinements[i].name)) {
			dc_element(d, refinements[i].element, sent, t.lang);
			return true;
		}
	for (size_t i = 0; i < COUNT(later); i++) {
		if (!str_eq(n->name, later[i]))
			continue;
		raws_push(d->r->arena, &d->r->raw,
			  (struct rec_raw){DC_DATE, sent, t.lang});
		texts_push(d->r->arena, &d->later_dates, t);
		return true;
	}
	if (str_eqc(n->name, "bibliographicCitation")) {
		raws_push(d->r->arena, &d->r->raw,
			  (struct rec_raw){DC_IDENTIFIER, sent, t.lang});
		t.text = text_clean(d->r->arena, sent);
		texts_push(d->r->arena, &d->citations, t);
		return true;
	}
	if (!dc_element_by_name(n->name, &element))
		return false;
	dc_element(d, element, sent, t.lang);
	return true;
}

bool
dc_foreign(struct dc *d, const struct node *n)
{
	struct str sent = str_trim(node_text(n, d->r->arena));

	if (sent.n == 0) /* <dcterms:isPartOf rdf:resource="..."/> */
		sent = str_trim(node_attr(n, NS_RDF, "resource"));
	if (sent.n == 0)
		return true;
	if (str_eq(n->ns, NS_DCTERMS))
		return read_refinement(d, n, sent);
	if (str_eq(n->ns, NS_RDF) && str_eqc(n->name, "type")) {
		dc_element(d, DC_TYPE, sent, STR_NONE);
		return true;
	}
	for (size_t i = 0; i < COUNT(numbers); i++)
		if (str_eq(n->name, numbers[i].name)) {
			read_number(d, numbers[i].what,
				    plain_blanks(d->r->arena, sent));
			return true;
		}
	return str_eqc(n->name, "uri"); /* what dc:identifier says */
}
