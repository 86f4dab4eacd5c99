/* The draft: which texts are abstracts, and which are notes. */
#include "parsers/draft/internal.h"

void
draft_description(struct draft *d, enum desc_kind kind, struct rec_text t)
{
	struct draft_descs *l = &d->descriptions;
	struct draft_desc *v;

	if (t.text.n == 0 || !draft_room(d, LIMIT_TEXTS, l->n))
		return;
	v = arena_push(d->r->arena, l->v, l->n, &l->cap, sizeof(*v));
	if (v == NULL)
		return;
	l->v = v;
	l->v[l->n++] = (struct draft_desc){kind, t};
}

static bool
holds(const struct rec_texts *l, struct str text)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].text, text))
			return true;
	return false;
}

/* Of no kind: the first is the abstract; one in another language is, too. */
static bool
is_abstract(const struct record *r, const struct rec_text *t)
{
	for (size_t i = 0; i < r->abstracts.n; i++)
		if (t->lang.n == 0 || r->abstracts.v[i].lang.n == 0 ||
		    str_ieq(r->abstracts.v[i].lang, t->lang))
			return false;
	return true;
}

void
draft_settle_descriptions(struct draft *d)
{
	struct record *r = d->r;

	for (size_t i = 0; i < d->descriptions.n; i++) {
		const struct draft_desc *desc = &d->descriptions.v[i];
		bool abstract =
		    desc->kind == DESC_ABSTRACT ||
		    (desc->kind == DESC_OPEN && is_abstract(r, &desc->t));

		/* The same text is said once. */
		if (!holds(&r->abstracts, desc->t.text) &&
		    !holds(&r->notes, desc->t.text))
			texts_push(r->arena,
				   abstract ? &r->abstracts : &r->notes,
				   desc->t);
	}
	draft_prefer_language(r, &r->abstracts);
}
