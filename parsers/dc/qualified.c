/*
 * Names beside the fifteen: refinements of DC Terms, whether they stand in its
 * namespace, in that of DC ("dc:issued"), or behind a dot ("date.issued"), and
 * what a few providers add of BIBO and PRISM. One table; case does not matter.
 */
#include "core/ident.h"
#include "core/table.h"
#include "parsers/dc/internal.h"
#include "parsers/text/text.h"
#include "parsers/vocab/vocab.h"

/* --- Readers --------------------------------------------------------------- */

static void
read_issued(struct draft *d, struct rec_text t)
{
	draft_date(d, DATE_ISSUED, t.text, 0);
}

static void
read_online(struct draft *d, struct rec_text t)
{
	draft_date(d, DATE_ONLINE, t.text, 0);
}

static void
read_created(struct draft *d, struct rec_text t)
{
	draft_date(d, DATE_CREATED, t.text, 0);
}

static void
read_copyright(struct draft *d, struct rec_text t)
{
	draft_date(d, DATE_COPYRIGHT, t.text, 0);
}

static void
read_accepted(struct draft *d, struct rec_text t)
{
	draft_date(d, DATE_ACCEPTED, t.text, 0);
}

static void
read_submitted(struct draft *d, struct rec_text t)
{
	draft_date(d, DATE_SUBMITTED, t.text, 0);
}

/* When something else happened to it. */
static void
read_other_date(struct draft *d, struct rec_text t)
{
	draft_date(d, DATE_OTHER, t.text, 0);
}

/* Of the repository's own affairs. */
static void
read_nothing(struct draft *d, struct rec_text t)
{
	(void)d;
	(void)t;
}

static void
read_alternative(struct draft *d, struct rec_text t)
{
	draft_title(d, TITLE_ALTERNATIVE, t);
}

static void
read_abstract(struct draft *d, struct rec_text t)
{
	draft_description(d, DESC_ABSTRACT, t);
}

static void
read_contents(struct draft *d, struct rec_text t)
{
	draft_description(d, DESC_CONTENTS, t);
}

static void
read_citation(struct draft *d, struct rec_text t)
{
	draft_citation(d, CITED_HERE, t);
}

/* "4<U+00A0>(8)" */
static struct str
plain_blanks(struct arena *a, struct str s)
{
	char *p;

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

static void
read_id(struct draft *d, struct rec_text t)
{
	draft_id_open(d, t);
}

static void
read_volume(struct draft *d, struct rec_text t)
{
	draft_keep(&d->part.volume, plain_blanks(d->r->arena, t.text));
}

static void
read_issue(struct draft *d, struct rec_text t)
{
	draft_keep(&d->part.issue, plain_blanks(d->r->arena, t.text));
}

static void
read_first_page(struct draft *d, struct rec_text t)
{
	draft_keep(&d->part.first, plain_blanks(d->r->arena, t.text));
}

static void
read_last_page(struct draft *d, struct rec_text t)
{
	draft_keep(&d->part.last, plain_blanks(d->r->arena, t.text));
}

static void
read_pages(struct draft *d, struct rec_text t)
{
	draft_pages(&d->part, plain_blanks(d->r->arena, t.text));
}

static void
read_host(struct draft *d, struct rec_text t)
{
	struct draft_host *h = draft_host_nearest(d);

	if (h != NULL)
		draft_keep(&h->title, t.text);
}

/* "Studies ; 12": a series and the number in it. */
static void
read_series(struct draft *d, struct rec_text t)
{
	struct draft_host *h = draft_host(d, HOST_SERIES);

	if (h != NULL)
		h->title = t.text;
}

/* Another item, whatever is cited there: its identifiers may be of use. */
static void
read_related(struct draft *d, struct rec_text t)
{
	if (ident_classify(d->r->arena, t.text).kind != ID_OTHER)
		dc_read(d, DC_RELATION, t);
	else
		draft_relation(d, t);
}

static void
read_part_of(struct draft *d, struct rec_text t)
{
	draft_part_of(d, t.text);
	dc_read(d, DC_RELATION, t);
}

/* "contributor.advisor" */
static void
read_role(struct draft *d, struct str text, struct str word)
{
	enum said_role role;

	draft_names(d, text,
		    vocab_said_role(word, &role) ? role : SAID_TOOK_PART);
}

/* --- The table ------------------------------------------------------------- */

static const struct qualified {
	struct str name;
	enum dc_element of;  /* what it refines ... */
	dc_read_fn *instead; /* ... and if that is not how it is read */
} names[] = {
    {STR_LIT("issued"), DC_DATE, read_issued},
    {STR_LIT("published"), DC_DATE, read_issued},
    {STR_LIT("created"), DC_DATE, read_created},
    {STR_LIT("dateCopyrighted"), DC_DATE, read_copyright},
    {STR_LIT("copyright"), DC_DATE, read_copyright},
    {STR_LIT("available"), DC_DATE, read_online},
    {STR_LIT("modified"), DC_DATE, read_other_date},
    {STR_LIT("updated"), DC_DATE, read_other_date},
    {STR_LIT("dateSubmitted"), DC_DATE, read_submitted},
    {STR_LIT("submitted"), DC_DATE, read_submitted},
    {STR_LIT("dateAccepted"), DC_DATE, read_accepted},
    {STR_LIT("accepted"), DC_DATE, read_accepted},
    {STR_LIT("valid"), DC_DATE, read_other_date},
    {STR_LIT("accessioned"), DC_DATE, read_nothing},
    {STR_LIT("embargo"), DC_DATE, read_nothing},
    {STR_LIT("alternative"), DC_TITLE, read_alternative},
    {STR_LIT("abstract"), DC_DESCRIPTION, read_abstract},
    {STR_LIT("tableOfContents"), DC_DESCRIPTION, read_contents},
    {STR_LIT("provenance"), DC_DESCRIPTION, read_nothing},
    {STR_LIT("extent"), DC_FORMAT},
    {STR_LIT("medium"), DC_FORMAT},
    {STR_LIT("mimetype"), DC_FORMAT},
    {STR_LIT("spatial"), DC_COVERAGE},
    {STR_LIT("temporal"), DC_COVERAGE},
    {STR_LIT("license"), DC_RIGHTS},
    {STR_LIT("accessRights"), DC_RIGHTS},
    {STR_LIT("rightsHolder"), DC_RIGHTS},
    {STR_LIT("holder"), DC_RIGHTS},
    {STR_LIT("isPartOf"), DC_RELATION, read_part_of},
    {STR_LIT("isPartOfSeries"), DC_RELATION, read_series},
    {STR_LIT("hasPart"), DC_RELATION, read_related},
    {STR_LIT("isVersionOf"), DC_RELATION},
    {STR_LIT("hasVersion"), DC_RELATION},
    {STR_LIT("isReferencedBy"), DC_RELATION, read_related},
    {STR_LIT("references"), DC_RELATION, read_related},
    {STR_LIT("isReplacedBy"), DC_RELATION, read_related},
    {STR_LIT("replaces"), DC_RELATION, read_related},
    {STR_LIT("requires"), DC_RELATION, read_related},
    {STR_LIT("isRequiredBy"), DC_RELATION, read_related},
    {STR_LIT("isFormatOf"), DC_RELATION},
    {STR_LIT("hasFormat"), DC_RELATION},
    {STR_LIT("conformsTo"), DC_RELATION, read_related},
    {STR_LIT("bibliographicCitation"), DC_IDENTIFIER, read_citation},
    {STR_LIT("citation"), DC_IDENTIFIER, read_citation},
    /* The Bibliographic Ontology and PRISM; the name says enough. */
    {STR_LIT("issn"), DC_IDENTIFIER, read_id},
    {STR_LIT("eissn"), DC_IDENTIFIER, read_id},
    {STR_LIT("isbn"), DC_IDENTIFIER, read_id},
    {STR_LIT("doi"), DC_IDENTIFIER, read_id},
    {STR_LIT("volume"), DC_SOURCE, read_volume},
    {STR_LIT("issue"), DC_SOURCE, read_issue},
    {STR_LIT("pages"), DC_SOURCE, read_pages},
    {STR_LIT("pageStart"), DC_SOURCE, read_first_page},
    {STR_LIT("startingPage"), DC_SOURCE, read_first_page},
    {STR_LIT("pageEnd"), DC_SOURCE, read_last_page},
    {STR_LIT("endingPage"), DC_SOURCE, read_last_page},
    {STR_LIT("publicationName"), DC_SOURCE, read_host},
    {STR_LIT("uri"), DC_IDENTIFIER},
};

static const struct qualified *
qualified_of(struct str name)
{
	for (size_t i = 0; i < COUNT(names); i++)
		if (name.n == names[i].name.n && str_ieq(name, names[i].name))
			return &names[i];
	return NULL;
}

bool
dc_qualified(struct draft *d, struct str name, struct rec_text sent)
{
	size_t dot = str_chr(name, '.');
	struct str qualifier = str_from(name, dot == STR_NPOS ? 0 : dot + 1);
	const struct qualified *q = qualified_of(qualifier);
	enum dc_element of = DC__MAX;
	bool dotted =
	    dot != STR_NPOS && dc_element_by_name(str_left(name, dot), &of);

	sent.text = draft_marked(d, sent.text);
	dc_take_language_tag(d, &sent);
	if (dotted && of == DC_CONTRIBUTOR) {
		read_role(d, sent.text, qualifier);
	} else if (q != NULL && (!dotted || q->of == of)) {
		if (q->instead != NULL && sent.text.n > 0)
			q->instead(d, sent);
		else if (q->instead == NULL)
			dc_read(d, q->of, sent);
	} else if (dotted) {
		dc_read(d, of, sent);
	} else {
		return false;
	}
	return true;
}
