/* Payloads of unknown formats: a title and identifiers, by guessing. */
#include "parsers/unknown.h"

#include "core/ident.h"
#include "parsers/draft/draft.h"

enum { ELEMENTS_MAX = 2000, VALUE_MAX = 1000 };

/* The title of the whole in formats of archives and data. */
static bool
is_title(struct str name)
{
	static const struct str names[] = {
	    STR_LIT("title"), STR_LIT("Entry_Title"), STR_LIT("titleProper")};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_ieq(name, names[i]))
			return true;
	return false;
}

/*
 * An item has one title; journals, series and awards have them, too. Sure is
 * one that stands right below the root, or that is the only one of all.
 */
static const struct node *
title_of(const struct node *payload)
{
	const struct node *n = payload, *first = NULL, *below = NULL;
	size_t all = 0, seen = 0, children = 0;

	for (; n != NULL && seen < ELEMENTS_MAX; n = node_walk(n, payload)) {
		seen++;
		if (n == payload || !is_title(n->name))
			continue;
		if (all++ == 0)
			first = n;
		if (n->parent == payload && children++ == 0)
			below = n;
	}
	if (children == 1)
		return below;
	/* The only one of those that were looked at is not the only one. */
	return all == 1 && n == NULL ? first : NULL;
}

/* The first identifier of a kind, and whether another one followed. */
struct found {
	struct rec_ident first[ID__MAX];
	bool several[ID__MAX];
};

static void
look_at(const struct node *n, struct draft *d, struct found *f)
{
	struct rec_text t = draft_text(d, n);
	struct rec_ident id;

	if (t.text.n == 0 || t.text.n > VALUE_MAX)
		return;
	if (node_first(n) != NULL)
		return;
	id = ident_classify(d->r->arena, t.text);
	if (id.kind != ID_DOI && id.kind != ID_URN && id.kind != ID_HANDLE)
		return;
	if (f->first[id.kind].value.n == 0)
		f->first[id.kind] = id;
	else if (!str_ieq(f->first[id.kind].value, id.value))
		f->several[id.kind] = true;
}

/*
 * The DOI that the OAI identifier is made of, else one that is alone in its kind:
 * of several nobody can tell whose they are.
 */
static void
take_ids(struct draft *d, const struct found *f)
{
	struct rec_ident own = {.kind = ID_DOI, .own = true};

	if (ident_doi_within(d->r->arena, d->r->oai_id, &own.value))
		draft_id(d, ID_OF_ITEM, own);
	for (size_t kind = 0; kind < ID__MAX; kind++) {
		if (kind == ID_DOI && own.value.n > 0)
			continue;
		if (f->several[kind])
			draft_warn(d, "identifiers: more than one, none taken");
		else if (f->first[kind].value.n > 0)
			draft_id(d, ID_OF_ITEM, f->first[kind]);
	}
}

void
unknown_parse(const struct node *payload, struct record *out)
{
	const struct node *n = payload, *title;
	struct draft d;
	struct found found = {0};
	size_t seen = 0;

	draft_init(&d, out);
	out->unread = true;
	draft_warn(&d, "format: <" STR_FMT "> in '" STR_FMT "' not known",
		   STR_ARG(str_left(payload->name, 100)),
		   STR_ARG(str_left(payload->ns, 200)));
	title = title_of(payload);
	if (title != NULL)
		draft_title(&d, TITLE_MAIN, draft_text(&d, title));
	while (n != NULL && seen++ < ELEMENTS_MAX) {
		look_at(n, &d, &found);
		n = node_walk(n, payload);
	}
	take_ids(&d, &found);
	draft_settle(&d);
}
