/* JPCOAR: what it has beside Dublin Core. */
#include "parsers/jpcoar.h"

#include "core/ident.h"
#include "core/table.h"
#include "parsers/datacite.h"
#include "parsers/dc/dc.h"
#include "parsers/etd.h"

static const struct str NS_RDF =
    STR_LIT("http://www.w3.org/1999/02/22-rdf-syntax-ns#");

static struct str
attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

/*
 * Names of persons, degrees and meetings stand there once for each language:
 * the one in the language of the work, else the first.
 */
static const struct node *
in_language(struct draft *d, const struct node *payload, const struct node *of,
	    const char *name)
{
	struct arena *a = d->r->arena;
	const struct node *sent = node_named(payload, "language"),
			  *first = NULL;
	struct str lang = STR_NONE;

	if (sent != NULL)
		lang = vocab_language(a, str_trim(node_text(sent, a)));
	for (const struct node *c = node_first(of); c != NULL;
	     c = node_next(c)) {
		if (!str_eqc(c->name, name))
			continue;
		if (lang.n > 0 && vocab_in_language(node_lang(c), lang))
			return c;
		if (first == NULL)
			first = c;
	}
	return first;
}

static struct str
text_in(struct draft *d, const struct node *of, const char *name)
{
	return draft_clean(d, in_language(d, of->parent, of, name));
}

/* --- Names ---- */

/* "Family, Given", or in parts. */
static struct str
whole_name(struct draft *d, const struct node *n, const char *name)
{
	struct str whole = text_in(d, n, name);

	if (whole.n > 0)
		return whole;
	return draft_join(d, text_in(d, n, "familyName"), STR(", "),
			  text_in(d, n, "givenName"));
}

static void
read_ids(struct draft *d, const struct node *n, struct rec_name *known)
{
	for (const struct node *c = node_first(n); c != NULL;
	     c = node_next(c)) {
		if (str_eqc(c->name, "nameIdentifier"))
			draft_person_id(d, attr(c, "nameIdentifierScheme"),
					draft_clean(d, c), known);
		else if (str_eqc(c->name, "affiliation"))
			draft_keep(
			    &known->affiliation,
			    draft_clean(d, in_language(d, n->parent, c,
						       "affiliationName")));
	}
}

/* Since version 2 a name says of what it is. */
static void
parse_name(struct draft *d, const struct node *n, const char *element,
	   struct draft_name *out)
{
	struct rec_name known = {.kind = NAME_UNKNOWN};
	const struct node *name = node_named(n, element);
	struct str type = name == NULL ? STR_NONE : attr(name, "nameType");
	struct str whole = whole_name(d, n, element);

	read_ids(d, n, &known);
	if (str_ieq(type, STR("Organizational")) && whole.n > 0) {
		known.kind = NAME_ORG;
		known.raw = known.literal = whole;
		names_push(d->r->arena, &out->v, known);
		return;
	}
	if (str_ieq(type, STR("Personal")))
		known.kind = NAME_PERSON;
	draft_parse_names(d, whole, &known, out);
}

static void
read_creator(struct draft *d, const struct node *n)
{
	struct draft_name out = {0};

	parse_name(d, n, "creatorName", &out);
	if (out.said == 0)
		out.said = 1u << SAID_AUTHOR;
	draft_name(d, &out);
}

/* Its type is a word of DataCite's; who holds rights took no part, and who
 * keeps it is told only if nobody published it. */
static void
read_contributor(struct draft *d, const struct node *n)
{
	struct str word = attr(n, "contributorType");
	struct draft_name out = {0};

	if (str_eqc(word, "Distributor") || str_eqc(word, "RightsHolder"))
		return;
	if (str_eqc(word, "HostingInstitution")) {
		draft_publisher(
		    d, &d->origin, EVENT_OTHER,
		    (struct rec_text){text_in(d, n, "contributorName"),
				      STR_NONE});
		return;
	}
	parse_name(d, n, "contributorName", &out);
	if (word.n > 0 && out.said == 0)
		draft_role(d, word, &out);
	if (out.said == 0)
		out.said = 1u << SAID_TOOK_PART;
	draft_name(d, &out);
}

/*
 * dc:publisher, or since version 2 one with a name and a place inside. The same
 * in another language is another element: the one of the work's counts.
 */
static void
read_publisher(struct draft *d, const struct node *n)
{
	const struct node *name = in_language(d, n->parent, n, "publisherName");
	const struct node *best =
	    in_language(d, n->parent, n->parent, "publisher");

	if (node_lang(n).n > 0 && node_lang(best).n > 0 &&
	    !str_eq(node_lang(n), node_lang(best)))
		return;
	draft_publisher(d, &d->origin, EVENT_PUBLICATION,
			draft_text(d, name == NULL ? n : name));
	draft_place(d, &d->origin, EVENT_PUBLICATION,
		    text_in(d, n, "location"));
}

/* --- The journal ---- */

static void
read_journal(struct draft *d, const struct node *n)
{
	struct rec_text t = draft_text(d, n);
	struct draft_host *h = draft_host_nearest(d);

	if (t.text.n == 0 || h == NULL)
		return;
	texts_push(d->r->arena, &d->r->sources, t);
	if (h->title.n == 0)
		h->title = draft_clean(
		    d, in_language(d, n->parent, n->parent, "sourceTitle"));
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
	draft_keep(&d->part.first, draft_clean(d, n));
}

static void
read_last(struct draft *d, const struct node *n)
{
	draft_keep(&d->part.last, draft_clean(d, n));
}

static void
read_pages(struct draft *d, const struct node *n)
{
	draft_extent(d, draft_clean(d, n));
}

/* "上巻" of a work in volumes. */
static void
read_volume_title(struct draft *d, const struct node *n)
{
	draft_title(d, TITLE_SUB, draft_text(d, n));
}

static void
read_edition(struct draft *d, const struct node *n)
{
	draft_edition(d, draft_clean(d, n));
}

/* --- Dates, types, identifiers ---- */

static void
read_date(struct draft *d, const struct node *n)
{
	if (!datacite_embargo(d, n->parent, n))
		draft_date(d, draft_date_kind(attr(n, "dateType")),
			   draft_clean(d, n), 0);
}

static void
read_granted(struct draft *d, const struct node *n)
{
	draft_date(d, DATE_ACCEPTED, draft_clean(d, n), 0);
}

/* A term of COAR by its address, and its words. */
static void
read_type(struct draft *d, const struct node *n)
{
	draft_type(d, SAID_BY_GENRE,
		   str_trim(node_attr(n, NS_RDF, "resource")));
	draft_type(d, SAID_BY_GENRE, draft_clean(d, n));
}

static void
read_id(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, n);

	if (s.n > 0)
		draft_id(d, ID_OF_ITEM, ident_classify(d->r->arena, s));
}

static void
read_host_id(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, n), type = attr(n, "identifierType");
	struct rec_ident id;

	/* "PISSN" and "EISSN" since version 1. */
	if (str_iends(type, STR("issn")))
		type = STR("issn");
	if (s.n > 0 && draft_id_typed(d, type, s, &id))
		draft_id(d, ID_OF_HOST, id);
}

static void
read_relation(struct draft *d, const struct node *n)
{
	struct str type = attr(n, "relationType");
	bool same = type.n == 0 || str_ieq(type, STR("isVersionOf")) ||
		    str_ieq(type, STR("isIdenticalTo"));
	struct str s = draft_clean(d, node_named(n, "relatedIdentifier"));
	bool series = str_ieq(type, STR("inSeries")); /* since version 2 */
	const struct node *title = in_language(d, n->parent, n, "relatedTitle");
	struct draft_host *h = NULL;

	if (s.n > 0)
		draft_id(d, same ? ID_UNSURE : ID_OF_ANOTHER,
			 ident_classify(d->r->arena, s));
	else if (str_ieq(type, STR("isPartOf"))) /* "Papers, 12" */
		draft_citation(d, CITED_PART, draft_text(d, title));
	if (series && title != NULL)
		h = draft_host(d, HOST_SERIES);
	if (h != NULL)
		h->title = draft_clean(d, title);
}

static void
read_file(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, node_named(n, "URI"));
	struct rec_ident id = ident_classify(d->r->arena, s);

	if (!ident_is_url(s))
		return;
	id.kind = ID_FILE;
	draft_id(d, ID_OF_ITEM, id);
}

/* datacite:version; oaire:version is "VoR" or the like, with an address. */
static void
read_version(struct draft *d, const struct node *n)
{
	if (str_trim(node_attr(n, NS_RDF, "resource")).n == 0)
		draft_version(d, draft_clean(d, n));
}

/* --- Description, degree, meeting ---- */

static void
read_description(struct draft *d, const struct node *n)
{
	struct str type = attr(n, "descriptionType");
	enum desc_kind kind = DESC_NOTE;

	if (str_eqc(type, "Abstract"))
		kind = DESC_ABSTRACT;
	else if (str_eqc(type, "TableOfContents"))
		kind = DESC_CONTENTS;
	else if (type.n == 0 || str_eqc(type, "Other"))
		kind = DESC_OPEN;
	draft_description(d, kind, draft_text(d, n));
}

static void
read_subject(struct draft *d, const struct node *n)
{
	draft_subject_in(d, attr(n, "subjectScheme"), draft_text(d, n));
}

static void
read_rights(struct draft *d, const struct node *n)
{
	struct str uri = str_trim(node_attr(n, NS_RDF, "resource"));
	struct str s = uri.n > 0 ? uri : draft_clean(d, n);

	if (s.n > 0)
		draft_right(d, vocab_rights(d->r->arena, s));
}

static void
read_degree(struct draft *d, const struct node *n)
{
	etd_degree(d, draft_clean(d, n));
}

static void
read_grantor(struct draft *d, const struct node *n)
{
	draft_keep(&d->grantor, text_in(d, n, "degreeGrantorName"));
}

/* The town, or else the building. */
static void
read_conference(struct draft *d, const struct node *n)
{
	struct str place = text_in(d, n, "conferencePlace");

	if (place.n == 0)
		place = text_in(d, n, "conferenceVenue");
	draft_meeting(d,
		      draft_join(d, text_in(d, n, "conferenceName"), STR(", "),
				 text_in(d, n, "conferenceDate")),
		      place);
}

void
jpcoar_parse(const struct node *payload, struct record *out)
{
	static const struct dc_row rows[] = {
	    {"creator", read_creator},
	    {"contributor", read_contributor},
	    {"publisher", read_publisher},
	    {"sourceTitle", read_journal},
	    {"sourceIdentifier", read_host_id},
	    {"volume", read_volume},
	    {"issue", read_issue},
	    {"pageStart", read_first},
	    {"pageEnd", read_last},
	    {"numPages", read_pages},
	    {"extent", read_pages},
	    {"volumeTitle", read_volume_title},
	    {"edition", read_edition},
	    {"date", read_date},
	    {"dateGranted", read_granted},
	    {"type", read_type},
	    {"identifier", read_id},
	    {"identifierRegistration", read_id},
	    {"relation", read_relation},
	    {"file", read_file},
	    {"description", read_description},
	    {"subject", read_subject},
	    {"rights", read_rights},
	    {"degreeName", read_degree},
	    {"degreeGrantor", read_grantor},
	    {"conference", read_conference},
	    {"accessRights", read_rights},
	    {"version", read_version},
	    {"apc", NULL},
	    {"rightsHolder", NULL},
	    {"fundingReference", NULL},
	    {"geoLocation", NULL},
	    {"dissertationNumber", NULL},
	    {"catalog", NULL},
	    {"datasetSeries", NULL},
	    {"holdingAgent", NULL},
	    {"originalLanguage", NULL},
	    {"format", NULL},
	};
	struct draft d;

	draft_init(&d, out);
	dc_report_all(&d, payload, rows, COUNT(rows));
	draft_settle(&d);
}
