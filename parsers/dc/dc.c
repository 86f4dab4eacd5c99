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

/*
 * Text, that of a name where it has other elements beside it (SISSA, BASE); or
 * for want of it <dcterms:isPartOf rdf:resource="..."/>.
 */
static struct str
sent_in(struct draft *d, const struct node *n)
{
	const struct node *name = node_named(n, "name");
	struct str sent = str_trim(draft_sent(d, name == NULL ? n : name));

	return sent.n > 0 ? sent : str_trim(node_attr(n, NS_RDF, "resource"));
}

bool
dc_report(struct draft *d, struct str name, struct rec_text sent)
{
	enum dc_element element;

	if (!dc_element_by_name(name, &element))
		return dc_qualified(d, name, sent);
	dc_read(d, element, sent);
	return true;
}

/* Whatever its namespace, an element is read by its local name. */
static void
read_element(struct draft *d, const struct node *n, bool own)
{
	struct record *r = d->r;
	struct rec_text t = {sent_in(d, n), node_lang(n)};
	struct rec_raw raw = {.text = t.text, .lang = t.lang};
	enum dc_element element;
	bool known;

	if (t.text.n == 0)
		return;
	known = dc_element_by_name(n->name, &element);
	if (own && known) {
		raw.element = element;
	} else {
		raw.ns = n->ns;
		raw.name = n->name;
	}
	raws_push(r->arena, &r->raw, raw);
	if (known)
		dc_read(d, element, t);
	else if (!dc_qualified(d, n->name, t))
		draft_unknown(d, n);
}

static const struct dc_row *
row_of(const struct dc_row *rows, size_t nrows, struct str name)
{
	for (size_t i = 0; i < nrows; i++)
		if (str_ieq(name, str_c(rows[i].name)))
			return &rows[i];
	return NULL;
}

void
dc_report_all(struct draft *d, const struct node *payload,
	      const struct dc_row *rows, size_t nrows)
{
	const struct dc_row *row;
	const struct node *n;

	for (n = node_first(payload); n != NULL; n = node_next(n)) {
		row = row_of(rows, nrows, n->name);
		if (row == NULL)
			read_element(d, n, is_dc(n, payload));
		else if (row->read != NULL)
			row->read(d, n);
	}
}

void
dc_parse(const struct node *payload, struct record *out)
{
	struct draft d;

	draft_init(&d, out);
	dc_report_all(&d, payload, NULL, 0);
	draft_settle(&d);
}
