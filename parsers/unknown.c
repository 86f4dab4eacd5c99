/* Payloads of unknown formats: a title and identifiers, by guessing. */
#include "parsers/unknown.h"

#include "core/ident.h"
#include "parsers/text/text.h"

enum { ELEMENTS_MAX = 2000, VALUE_MAX = 1000 };

/* "title", "Entry_Title", "titleProper" are; "subtitle" of a title is not. */
static bool
is_title(struct str name)
{
	static const struct str word = STR_LIT("title");

	return (str_istarts(name, word) || str_iends(name, word)) &&
	       !str_istarts(name, STR("sub"));
}

static void
look_at(const struct node *n, struct record *r)
{
	struct str text = text_clean(r->arena, node_text(n, r->arena));
	struct rec_ident id;

	if (text.n == 0 || text.n > VALUE_MAX)
		return;
	if (r->titles.n == 0 && is_title(n->name)) {
		texts_push(r->arena, &r->titles,
			   (struct rec_text){text, node_lang(n)});
		return;
	}
	if (node_first(n) != NULL)
		return;
	id = ident_classify(r->arena, text);
	if ((id.kind == ID_DOI || id.kind == ID_URN || id.kind == ID_HANDLE) &&
	    record_id(r, id.kind).n == 0)
		idents_push(r->arena, &r->ids, id);
}

void
unknown_parse(const struct node *payload, struct record *out)
{
	const struct node *n = payload;
	size_t seen = 0;

	record_warn(out, "format: <" STR_FMT "> in '" STR_FMT "' not known",
		    STR_ARG(str_left(payload->name, 100)),
		    STR_ARG(str_left(payload->ns, 200)));
	while (n != NULL && seen++ < ELEMENTS_MAX) {
		look_at(n, out);
		n = node_walk(n, payload);
	}
	if (out->titles.n == 0)
		record_warn(out, "title: none");
}
