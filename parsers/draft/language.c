/* The draft: the language of the item, and texts in it. */
#include <string.h>

#include "parsers/draft/internal.h"

/* ISO 639-2: no language, none known, several. */
static bool
says_none(struct str code)
{
	return str_ieq(code, STR("zxx")) || str_ieq(code, STR("und")) ||
	       str_ieq(code, STR("mul"));
}

void
draft_language(struct draft *d, struct str sent)
{
	struct record *r = d->r;

	if (sent.n > 0 && draft_room(d, LIMIT_TEXTS, r->languages.n))
		texts_push(
		    r->arena, &r->languages,
		    (struct rec_text){sent, vocab_language(r->arena, sent)});
}

/* The language itself, without a region. */
static struct str
primary_subtag(struct arena *a, struct str lang)
{
	struct str tag = vocab_language(a, lang);

	return str_left(tag, str_chr(tag, '-'));
}

/* The language that what is said several times is wanted in. */
static struct str
wanted(const struct record *r)
{
	return str_left(r->language, str_chr(r->language, '-'));
}

/*
 * A journal of several languages says its name in each; which comes first is
 * its software's choice. That of the item counts.
 */
static void
prefer_source(struct draft *d)
{
	struct draft_citations *l = &d->citations;
	struct str want = wanted(d->r);
	struct draft_cited *first = NULL, own;

	for (size_t i = 0; want.n > 0 && i < l->n; i++) {
		if (l->v[i].in != CITED_SOURCE)
			continue;
		if (first == NULL)
			first = &l->v[i];
		if (first->t.lang.n == 0)
			return;
		if (!str_eq(primary_subtag(d->r->arena, l->v[i].t.lang), want))
			continue;
		own = l->v[i];
		l->v[i] = *first;
		*first = own;
		return;
	}
}

/* The first one known. */
void
draft_settle_language(struct draft *d)
{
	struct record *r = d->r;
	bool others = false;

	for (size_t i = 0; i < r->languages.n; i++) {
		struct rec_text t = r->languages.v[i];

		if (t.lang.n == 0 && !says_none(t.text))
			draft_warn(d, "language: '" STR_FMT "' not known",
				   STR_ARG(str_left(t.text, 60)));
		if (r->language.n == 0)
			r->language = t.lang;
		others =
		    others || (t.lang.n > 0 && !str_eq(t.lang, r->language));
	}
	if (others)
		draft_warn(d, "language: %zu given, the first known taken",
			   r->languages.n);
	prefer_source(d);
}

/* Unless the one that is there has it, or says none. */
void
draft_prefer_language(const struct record *r, struct rec_texts *l)
{
	struct str want = wanted(r);
	struct rec_text t;

	if (l->n < 2 || want.n == 0 || l->v[0].lang.n == 0)
		return;
	for (size_t i = 0; i < l->n; i++) {
		t = l->v[i];
		if (!str_eq(primary_subtag(r->arena, t.lang), want))
			continue;
		memmove(l->v + 1, l->v, i * sizeof(t));
		l->v[0] = t;
		return;
	}
}
