/* Payloads of unknown formats: a title and identifiers, by guessing. */
#include "parsers/unknown.h"

#include "core/ident.h"
#include "parsers/draft/draft.h"

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
look_at(const struct node *n, struct draft *d)
{
	struct rec_text t = draft_text(d, n);
	struct rec_ident id;

	if (t.text.n == 0 || t.text.n > VALUE_MAX)
		return;
	if (d->titles[TITLE_MAIN].n == 0 && is_title(n->name)) {
		draft_title(d, TITLE_MAIN, t);
		return;
	}
	if (node_first(n) != NULL)
		return;
	id = ident_classify(d->r->arena, t.text);
	if ((id.kind == ID_DOI || id.kind == ID_URN || id.kind == ID_HANDLE) &&
	    record_id(d->r, id.kind).n == 0)
		draft_id(d, ID_OF_ITEM, id);
}

void
unknown_parse(const struct node *payload, struct record *out)
{
	const struct node *n = payload;
	struct draft d;
	size_t seen = 0;

	draft_init(&d, out);
	draft_warn(&d, "format: <" STR_FMT "> in '" STR_FMT "' not known",
		   STR_ARG(str_left(payload->name, 100)),
		   STR_ARG(str_left(payload->ns, 200)));
	while (n != NULL && seen++ < ELEMENTS_MAX) {
		look_at(n, &d);
		n = node_walk(n, payload);
	}
	draft_settle(&d);
}
