/* EDM and ESE: what they have beside Dublin Core. */
#include "parsers/europeana.h"

#include "core/ident.h"
#include "core/table.h"
#include "parsers/dc/dc.h"

static const struct str NS_RDF =
    STR_LIT("http://www.w3.org/1999/02/22-rdf-syntax-ns#");

enum { RESOURCES_MAX = 200 }; /* beside the thing; more are not looked at */

static struct str
reference(const struct node *n)
{
	return str_trim(node_attr(n, NS_RDF, "resource"));
}

/* The agent, place or concept that a reference names, or NULL. */
static const struct node *
resource_named(const struct node *thing, struct str id)
{
	const struct node *n = thing->parent;
	size_t seen = 0;

	n = n == NULL || id.n == 0 ? NULL : node_first(n);
	for (; n != NULL && seen++ < RESOURCES_MAX; n = node_next(n))
		if (str_eq(str_trim(node_attr(n, NS_RDF, "about")), id))
			return n;
	return NULL;
}

/* The resource that it holds or names, or NULL. */
static const struct node *
resource_of(const struct node *n)
{
	const struct node *of = node_first(n);

	return of != NULL ? of : resource_named(n->parent, reference(n));
}

/* Its own text, or what the resource is called that it holds or names. */
static struct rec_text
label_of(struct draft *d, const struct node *n)
{
	const struct node *of = resource_of(n), *label;

	if (of == NULL && reference(n).n == 0)
		return draft_text(d, n);
	label = of == NULL ? NULL : node_named(of, "prefLabel");
	return label == NULL ? (struct rec_text){.text = STR_NONE}
			     : draft_text(d, label);
}

/* What an agent is, by what is told of its life. */
static enum rec_name_kind
kind_of_agent(const struct node *agent)
{
	static const struct {
		const char *name;
		enum rec_name_kind kind;
	} told[] = {
	    {"dateOfBirth", NAME_PERSON},    {"dateOfDeath", NAME_PERSON},
	    {"placeOfBirth", NAME_PERSON},   {"placeOfDeath", NAME_PERSON},
	    {"gender", NAME_PERSON},         {"dateOfEstablishment", NAME_ORG},
	    {"dateOfTermination", NAME_ORG},
	};

	for (size_t i = 0; i < COUNT(told); i++)
		if (node_named(agent, told[i].name) != NULL)
			return told[i].kind;
	return NAME_UNKNOWN;
}

static void
read_label(struct draft *d, const struct node *n)
{
	struct rec_text t = label_of(d, n);

	if (t.text.n > 0)
		dc_report(d, n->name, t);
}

static void
read_agent(struct draft *d, const struct node *n, enum said_role role)
{
	const struct node *of = resource_of(n);
	struct rec_name known = {.kind = of == NULL ? NAME_UNKNOWN
						    : kind_of_agent(of)};
	struct draft_name out = {0};

	if (known.kind == NAME_UNKNOWN) {
		read_label(d, n);
		return;
	}
	known.raw = label_of(d, n).text;
	if (known.kind == NAME_PERSON) {
		draft_parse_names(d, known.raw, &known, &out);
	} else if (known.raw.n > 0) {
		known.literal = known.raw;
		names_push(d->r->arena, &out.v, known);
	}
	if (out.said == 0)
		out.said = 1u << role;
	draft_name(d, &out);
}

static void
read_creator(struct draft *d, const struct node *n)
{
	read_agent(d, n, SAID_AUTHOR);
}

static void
read_contributor(struct draft *d, const struct node *n)
{
	read_agent(d, n, SAID_TOOK_PART);
}

static bool
is_own(const struct node *n)
{
	return str_find(n->ns, STR("europeana.eu")) != STR_NPOS;
}

/* TEXT, IMAGE ...; dc:type is any word. */
static void
read_type(struct draft *d, const struct node *n)
{
	if (is_own(n))
		draft_type(d, SAID_BY_CARRIER, draft_clean(d, n));
	else
		read_label(d, n);
}

/* Europeana's own is the one of the provider. */
static void
read_language(struct draft *d, const struct node *n)
{
	if (!is_own(n))
		draft_language(d, draft_clean(d, n));
}

static struct str
address(struct draft *d, const struct node *n)
{
	struct str s = reference(n);

	return s.n > 0 ? s : draft_clean(d, n);
}

static void
read_page(struct draft *d, const struct node *n)
{
	struct str s = address(d, n);

	if (ident_is_url(s))
		draft_id(d, ID_OF_ITEM, ident_classify(d->r->arena, s));
}

static void
read_file(struct draft *d, const struct node *n)
{
	struct rec_ident id = {.kind = ID_FILE, .value = address(d, n)};

	if (ident_is_url(id.value))
		draft_id(d, ID_OF_ITEM, id);
}

static void
read_rights(struct draft *d, const struct node *n)
{
	struct str s = address(d, n);

	if (s.n > 0)
		draft_right(d, vocab_rights(d->r->arena, s));
}

/* Of ESE all stands in one element, of EDM in the thing or its aggregation. */
static const struct dc_row rows[] = {
    {"creator", read_creator},
    {"contributor", read_contributor},
    {"publisher", read_label},
    {"subject", read_label},
    {"spatial", read_label},
    {"temporal", read_label},
    {"type", read_type},
    {"isShownAt", read_page},
    {"isShownBy", read_file},
    {"rights", read_rights},
    {"aggregatedCHO", NULL},
    {"country", NULL},
    {"currentLocation", NULL},
    {"dataProvider", NULL},
    {"europeanaProxy", NULL},
    {"lineage", NULL},
    {"proxyFor", NULL},
    {"proxyIn", NULL},
    {"hasMet", NULL},
    {"hasType", NULL},
    {"hasView", NULL},
    {"incorporates", NULL},
    {"intermediateProvider", NULL},
    {"isDerivativeOf", NULL},
    {"isNextInSequence", NULL},
    {"isRelatedTo", NULL},
    {"isRepresentationOf", NULL},
    {"isSimilarTo", NULL},
    {"isSuccessorOf", NULL},
    {"language", read_language},
    {"object", NULL},
    {"provider", NULL},
    {"realizes", NULL},
    {"sameAs", NULL},
    {"ugc", NULL},
    {"unstored", NULL},
    {"uri", NULL},
    {"userTag", NULL},
    {"year", NULL},
};

/*
 * What stands beside a thing: its links and rights, and where Europeana has it
 * all that its provider says of it. The one that refers to it, else the only
 * one; what Europeana itself makes of it is no record.
 */
static const struct node *
beside(const struct node *thing, const char *name, const char *refers,
       struct arena *a)
{
	struct str id = str_trim(node_attr(thing, NS_RDF, "about"));
	const struct node *n = thing->parent, *first = NULL, *of;
	size_t seen = 0;

	n = n == NULL ? NULL : node_first(n);
	for (; n != NULL && seen++ < RESOURCES_MAX; n = node_next(n)) {
		if (!str_eqc(n->name, name))
			continue;
		of = node_named(n, "europeanaProxy");
		if (of != NULL && str_eqc(str_trim(node_text(of, a)), "true"))
			continue;
		of = node_named(n, refers);
		if (of != NULL && id.n > 0 && str_eq(reference(of), id))
			return n;
		if (first == NULL)
			first = n;
	}
	return first;
}

void
europeana_parse(const struct node *payload, struct record *out)
{
	const struct node *all[] = {
	    payload,
	    beside(payload, "Proxy", "proxyFor", out->arena),
	    beside(payload, "Aggregation", "aggregatedCHO", out->arena),
	};
	struct draft d;

	draft_init(&d, out);
	for (size_t i = 0; i < COUNT(all); i++)
		if (all[i] != NULL)
			dc_report_all(&d, all[i], rows, COUNT(rows));
	draft_settle(&d);
}
