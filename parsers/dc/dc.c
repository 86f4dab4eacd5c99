/* Dublin Core: a payload, element by element. */
#include "parsers/dc/dc.h"

#include "parsers/dc/internal.h"

static const struct str NS_RDF =
    STR_LIT("http://www.w3.org/1999/02/22-rdf-syntax-ns#");

/*
 * Is that DC's own namespace? Payloads misspell it (http, https, no slash at
 * the end), use the one they stand in, or none.
 */
static bool
is_dc(const struct node *n, const struct node *payload)
{
	return n->ns.n == 0 || str_eq(n->ns, NS_DC) ||
	       str_eq(n->ns, payload->ns) ||
	       str_find(n->ns, STR("purl.org/dc/elements/1.")) != STR_NPOS;
}

/* Text, or for want of it <dcterms:isPartOf rdf:resource="..."/>. */
static struct str
sent_in(const struct node *n, struct arena *a)
{
	struct str sent = str_trim(node_text(n, a));

	return sent.n > 0 ? sent : str_trim(node_attr(n, NS_RDF, "resource"));
}

/* Whatever its namespace, an element is read by its local name. */
static void
read_element(struct draft *d, const struct node *n, bool own)
{
	struct record *r = d->r;
	struct rec_text t = {sent_in(n, r->arena), node_lang(n)};
	struct rec_raw raw = {.text = t.text, .lang = t.lang};
	enum dc_element element;
	bool simple = dc_element_by_name(n->name, &element);

	if (t.text.n == 0)
		return;
	if (simple && own) {
		raw.element = element;
	} else {
		raw.ns = n->ns;
		raw.name = n->name;
	}
	raws_push(r->arena, &r->raw, raw);
	if (simple)
		dc_read(d, element, t);
	else if (!dc_qualified(d, n->name, t))
		draft_unknown(d, n);
}

void
dc_parse(const struct node *payload, struct record *out)
{
	const struct node *n;
	struct draft d;

	draft_init(&d, out);
	for (n = node_first(payload); n != NULL; n = node_next(n))
		read_element(&d, n, is_dc(n, payload));
	draft_settle(&d);
}
