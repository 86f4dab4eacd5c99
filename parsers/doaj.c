/* DOAJ: an article, each of its facts an element. */
#include "parsers/doaj.h"

#include "core/ident.h"
#include "core/table.h"
#include "parsers/dc/dc.h"

static struct str
attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

static void
read_title(struct draft *d, const struct node *n)
{
	draft_title(d, TITLE_MAIN, draft_text(d, n));
}

static void
read_journal(struct draft *d, const struct node *n)
{
	struct draft_host *h = draft_host_nearest(d);

	if (h != NULL)
		draft_keep(&h->title, draft_clean(d, n));
}

static void
read_issn(struct draft *d, const struct node *n)
{
	struct rec_ident id;

	if (draft_id_typed(d, STR("issn"), draft_clean(d, n), &id))
		draft_id(d, ID_OF_HOST, id);
}

static void
read_volume(struct draft *d, const struct node *n)
{
	draft_keep(&d->part.volume, draft_clean(d, n));
}

static void
read_issue(struct draft *d, const struct node *n)
{
	draft_keep(&d->part.issue, draft_clean(d, n));
}

static void
read_first(struct draft *d, const struct node *n)
{
	draft_pages(&d->part, draft_clean(d, n));
}

static void
read_last(struct draft *d, const struct node *n)
{
	draft_keep(&d->part.last, draft_clean(d, n));
}

/* It knows a year and a month; its dates have a day, and January for none. */
static void
read_date(struct draft *d, const struct node *n)
{
	struct str sent = draft_clean(d, n), s = sent;

	for (int i = 0; i < 2 && str_ends(s, STR("-01")); i++)
		s = str_left(s, s.n - 3);
	if (s.n < sent.n)
		draft_warn(d, "date: the first of %s taken for none",
			   s.n == 4 ? "January" : "the month");
	draft_date_sent(d, sent);
	draft_origin_date(&d->origin, DATE_ISSUED, s, DATE_ENCODED);
}

static void
read_doi(struct draft *d, const struct node *n)
{
	struct rec_ident id;

	if (draft_id_typed(d, STR("doi"), draft_clean(d, n), &id))
		draft_id(d, ID_OF_ITEM, id);
}

/* The address of the text, as a rule its page; a scheme is often left out. */
static void
read_address(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, n);

	if (s.n > 0 && str_find(s, STR("://")) == STR_NPOS)
		s = draft_join(d, STR("http:"), STR("//"), s);
	if (ident_is_url(s))
		draft_id(d, ID_OF_ITEM, ident_classify(d->r->arena, s));
}

static void
read_type(struct draft *d, const struct node *n)
{
	draft_type(d, SAID_BY_GENRE, draft_clean(d, n));
}

/*
 * Affiliations stand in a list of their own, as a rule in the order of those
 * who have them: the search goes on where the last one ended.
 */
struct affiliations {
	const struct node *list, *next;
	size_t steps;
};

enum { STEPS_MAX = 50000 }; /* of all searches in an article */

static struct str
affiliation(struct draft *d, struct affiliations *a, struct str number)
{
	const struct node *start = a->next, *c = start;

	if (c == NULL || number.n == 0)
		return STR_NONE;
	do {
		if (a->steps++ == STEPS_MAX)
			draft_warn(d, "affiliations: too many, some left out");
		if (a->steps > STEPS_MAX)
			return STR_NONE;
		a->next =
		    node_next(c) != NULL ? node_next(c) : node_first(a->list);
		if (str_eq(attr(c, "affiliationId"), number))
			return draft_clean(d, c);
		c = a->next;
	} while (c != start);
	return STR_NONE;
}

static void
read_author(struct draft *d, const struct node *n, struct affiliations *a)
{
	struct rec_name known = {.kind = NAME_UNKNOWN};
	struct draft_name out = {0};

	draft_person_id(d, STR("ORCID"),
			draft_clean(d, node_named(n, "orcid_id")), &known);
	known.affiliation =
	    affiliation(d, a, draft_clean(d, node_named(n, "affiliationId")));
	draft_parse_names(d, draft_clean(d, node_named(n, "name")), &known,
			  &out);
	if (out.said == 0)
		out.said = 1u << SAID_AUTHOR;
	draft_name(d, &out);
}

static void
read_authors(struct draft *d, const struct node *article)
{
	struct affiliations a = {.list =
				     node_named(article, "affiliationsList")};
	const struct node *n, *c;

	if (a.list != NULL)
		a.next = node_first(a.list);
	for (n = node_first(article); n != NULL; n = node_next(n)) {
		if (!str_eqc(n->name, "authors"))
			continue;
		for (c = node_first(n); c != NULL; c = node_next(c))
			if (str_eqc(c->name, "author"))
				read_author(d, c, &a);
	}
}

static void
read_abstract(struct draft *d, const struct node *n)
{
	draft_description(d, DESC_ABSTRACT, draft_text(d, n));
}

static void
read_keyword(struct draft *d, const struct node *n)
{
	struct rec_text t = draft_text(d, n);

	draft_subject(d, (struct rec_subject){.text = t.text, .lang = t.lang});
}

static void
read_keywords(struct draft *d, const struct node *n)
{
	static const struct dc_row rows[] = {{"keyword", read_keyword}};

	dc_report_all(d, n, rows, COUNT(rows));
}

void
doaj_parse(const struct node *payload, struct record *out)
{
	static const struct dc_row rows[] = {
	    {"title", read_title},
	    {"journalTitle", read_journal},
	    {"issn", read_issn},
	    {"eissn", read_issn},
	    {"volume", read_volume},
	    {"issue", read_issue},
	    {"startPage", read_first},
	    {"endPage", read_last},
	    {"publicationDate", read_date},
	    {"doi", read_doi},
	    {"fullTextUrl", read_address},
	    {"documentType", read_type},
	    {"authors", NULL}, /* with all affiliations, below */
	    {"abstract", read_abstract},
	    {"keywords", read_keywords},
	    {"affiliationsList", NULL},
	    {"publisherRecordId", NULL},
	    /* publisher, language: as Dublin Core has them */
	};
	struct draft d;

	draft_init(&d, out);
	draft_host(&d, HOST_JOURNAL);
	dc_report_all(&d, payload, rows, COUNT(rows));
	read_authors(&d, payload);
	/* Nothing else is in it, whatever the word for it. */
	draft_type_is(&d, SAID_BY_MAPPING, TYPE_ARTICLE);
	draft_settle(&d);
}
