/* Payloads inside others. */
#include "parsers/wrapper.h"

#include "core/ident.h"
#include "parsers/structmap.h"

enum { ELEMENTS_MAX = 20000 };

static const struct str NS_RDF =
    STR_LIT("http://www.w3.org/1999/02/22-rdf-syntax-ns#");

/* Of the copy, the file or another item: what stands in these describes it. */
static bool
is_of_another(const struct node *n)
{
	static const char *const names[] = {"amdSec", "fileSec", "structMap",
					    "behaviorSec", "metsHdr"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eqc(n->name, names[i]))
			return true;
	return false;
}

/* The next element that is not below n. */
static const struct node *
behind(const struct node *n, const struct node *root)
{
	for (; n != root; n = n->parent)
		if (node_next(n) != NULL)
			return node_next(n);
	return NULL;
}

/*
 * The elements themselves right below <mets:xmlData>, without the root that
 * their format has: of MODS (EPrints), of Dublin Core (as METS itself shows).
 */
static const struct metadata_format *
rootless(const struct node *n)
{
	static const struct {
		const char *ns, *root;
	} roots[] = {
	    {"http://www.loc.gov/mods/v3", "mods"},
	    {"http://purl.org/dc/elements/1.1/", "dc"},
	    {"http://purl.org/dc/terms/", "dcterms"},
	};
	const struct node *first = node_first(n);

	if (!str_eqc(n->name, "xmlData") || first == NULL ||
	    format_for(first) != NULL)
		return NULL;
	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
		if (str_eqc(first->ns, roots[i].ns))
			return format_named(first->ns, str_c(roots[i].root));
	return NULL;
}

/* The number of the whole, where what is inside has none of its kind. */
static void
take_id(struct record *r, struct str s)
{
	struct rec_ident id = ident_classify(r->arena, str_trim(s));

	if ((id.kind != ID_URN && id.kind != ID_HANDLE && id.kind != ID_DOI) ||
	    record_id(r, id.kind).n > 0)
		return;
	id.own = true;
	idents_push(r->arena, &r->ids, id);
}

/* Of METS the first file that is meant to be read, where nothing else is. */
static void
take_file(struct record *r, const struct node *payload)
{
	static const struct str xlink = STR_LIT("http://www.w3.org/1999/xlink");
	struct rec_ident id = {.kind = ID_FILE, .own = true};
	const struct node *n = payload;
	size_t seen = 0;

	if (!str_eqc(payload->name, "mets") || record_url(r, r->arena).n > 0)
		return;
	for (; n != NULL && seen++ < ELEMENTS_MAX; n = node_walk(n, payload)) {
		if (!str_eqc(n->name, "FLocat") || n->parent == NULL ||
		    !str_eqc(node_attr(n->parent, STR_NONE, "MIMETYPE"),
			     "application/pdf"))
			continue;
		id.value = str_trim(node_attr(n, xlink, "href"));
		if (!ident_is_url(id.value))
			continue;
		idents_push(r->arena, &r->ids, id);
		return;
	}
}

/*
 * DIDL (Netherlands): an item that is a page for people, and where it is. Its type
 * stands in an attribute or in a text, the address in front of the next item.
 */
static void
take_page(struct record *r, const struct node *payload)
{
	static const struct str page =
	    STR_LIT("info:eu-repo/semantics/humanStartPage");
	const struct node *n = payload;
	struct rec_ident id;
	size_t seen = 0;
	bool found = false;

	if (!str_eqc(payload->name, "DIDL") || record_id(r, ID_URL).n > 0)
		return;
	for (; n != NULL && seen++ < ELEMENTS_MAX; n = node_walk(n, payload)) {
		if (str_eqc(n->name, "type"))
			found |=
			    str_ieq(node_attr(n, NS_RDF, "resource"), page);
		else if (str_eqc(n->name, "ObjectType"))
			found |=
			    str_ieq(str_trim(node_text(n, r->arena)), page);
		if (!found || !str_eqc(n->name, "Resource"))
			continue;
		id = ident_classify(r->arena,
				    str_trim(node_attr(n, STR_NONE, "ref")));
		id.own = true;
		if (ident_is_url(node_attr(n, STR_NONE, "ref")))
			idents_push(r->arena, &r->ids, id);
		return;
	}
}

void
wrapper_ids(const struct node *payload, const struct node *inside,
	    struct record *r)
{
	static const struct str dii = STR_LIT("urn:mpeg:mpeg21:2002:01-DII-NS");
	const struct node *n = payload;
	size_t seen = 0;

	if (payload == inside)
		return;
	take_id(r, node_attr(payload, STR_NONE, "OBJID"));
	take_file(r, payload);
	take_page(r, payload);
	/* The first is that of the item, those behind it of its parts. */
	for (; n != NULL && n != inside && seen++ < ELEMENTS_MAX;
	     n = node_walk(n, payload))
		if (str_eq(n->ns, dii) && str_eqc(n->name, "Identifier")) {
			take_id(r, node_text(n, r->arena));
			return;
		}
}

/*
 * Elements of Dublin Core in a root of somebody's own; with those of Europeana
 * it is read as EDM.
 */
static const struct metadata_format *
own_root(const struct node *payload)
{
	const struct metadata_format *f = NULL;
	const struct node *n = node_first(payload);
	size_t seen = 0;

	for (; n != NULL && seen++ < ELEMENTS_MAX; n = node_next(n)) {
		if (str_find(n->ns, STR("europeana.eu/schemas/edm")) !=
		    STR_NPOS)
			return f == NULL
				   ? NULL
				   : format_named(n->ns, STR("ProvidedCHO"));
		if (f == NULL && str_eqc(n->name, "title"))
			f = str_eqc(n->ns, "http://purl.org/dc/terms/")
				? format_named(n->ns, STR("dcterms"))
			    : str_eqc(n->ns, "http://purl.org/dc/elements/1.1/")
				? format_named(n->ns, STR("dc"))
				: NULL;
	}
	return f;
}

/* --- What is inside ------------------------------------------------------- */

/* Does it stand in the section of METS that has this name? */
static bool
is_in_section(const struct node *n, struct str section)
{
	for (; section.n > 0 && n != NULL; n = n->parent)
		if (str_eqc(n->name, "dmdSec"))
			return str_eq(node_attr(n, STR_NONE, "ID"), section);
	return false;
}

const struct metadata_format *
wrapper_inside(const struct node *payload, const struct node **inside)
{
	const struct metadata_format *best = NULL, *f;
	const struct node *n = node_walk(payload, payload);
	struct str section = str_eqc(payload->name, "mets")
				 ? structmap_section(payload)
				 : STR_NONE;
	size_t seen = 0;

	while (n != NULL && seen++ < ELEMENTS_MAX) {
		f = is_of_another(n) ? NULL : format_for(n);
		if (f == NULL && !is_of_another(n))
			f = rootless(n);
		if (f != NULL &&
		    (best == NULL || f->rank > best->rank ||
		     (f->rank == best->rank && is_in_section(n, section)))) {
			best = f;
			*inside = n;
		}
		if (f != NULL || is_of_another(n))
			n = behind(n, payload);
		else
			n = node_walk(n, payload);
	}
	if (best == NULL && (best = own_root(payload)) != NULL)
		*inside = payload;
	return best;
}
