/* The draft: which title is the title. */
#include "parsers/draft/internal.h"

/* Titles of a kind are kept with those of another one, in their order. */
static const enum title_kind kept_as[TITLE_KIND__MAX] = {
    [TITLE_MAIN] = TITLE_MAIN,
    [TITLE_PRIMARY] = TITLE_PRIMARY,
    [TITLE_SUB] = TITLE_SUB,
    [TITLE_TRANSLATED] = TITLE_ALTERNATIVE,
    [TITLE_ALTERNATIVE] = TITLE_ALTERNATIVE,
    [TITLE_SHORT] = TITLE_SHORT,
};

/* What stands where a title is wanted and there is none (DataCite, app. 3). */
static bool
is_none(struct str s)
{
	static const struct str words[] = {STR_LIT(":unav"), STR_LIT(":unas"),
					   STR_LIT(":unkn"), STR_LIT(":tba"),
					   STR_LIT(":none"), STR_LIT(":null")};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, words[i]))
			return true;
	return false;
}

void
draft_title(struct draft *d, enum title_kind kind, struct rec_text t)
{
	struct rec_texts *l = &d->titles[kept_as[kind]];

	if (t.text.n > 0 && !is_none(t.text) &&
	    draft_room(d, LIMIT_TEXTS, l->n))
		texts_push(d->r->arena, l, t);
}

static struct rec_text *
in_language(struct rec_texts *l, struct str lang)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].lang, lang))
			return &l->v[i];
	return NULL;
}

/*
 * To the main title in its language, or to another one in it; to the first,
 * unless that is in another language.
 */
static void
join_subtitle(struct draft *d, struct rec_text sub)
{
	struct rec_texts *main = &d->titles[TITLE_MAIN];
	struct rec_text *to = in_language(main, sub.lang);

	if (to == NULL && sub.lang.n > 0)
		to = in_language(&d->titles[TITLE_ALTERNATIVE], sub.lang);
	if (to == NULL && main->n > 0 &&
	    (sub.lang.n == 0 || main->v[0].lang.n == 0))
		to = &main->v[0];
	if (to == NULL)
		draft_title(d, TITLE_ALTERNATIVE, sub);
	else if (str_ifind(to->text, sub.text) == STR_NPOS)
		to->text = draft_join(d, to->text, STR(": "), sub.text);
}

static void
push_all(struct draft *d, const struct rec_texts *l, size_t from)
{
	for (size_t i = from; i < l->n; i++)
		texts_push(d->r->arena, &d->r->titles, l->v[i]);
}

void
draft_settle_titles(struct draft *d)
{
	struct rec_texts *main = &d->titles[TITLE_MAIN];
	struct rec_texts *shorter = &d->titles[TITLE_SHORT];
	const struct rec_texts *primary = &d->titles[TITLE_PRIMARY];
	const struct rec_texts *sub = &d->titles[TITLE_SUB];
	struct record *r = d->r;

	for (size_t i = 0; i < sub->n; i++)
		join_subtitle(d, sub->v[i]);
	if (primary->n == 0)
		draft_prefer_language(r, main);
	push_all(d, primary, 0);
	push_all(d, main, 0);
	if (r->titles.n == 0 && d->titles[TITLE_ALTERNATIVE].n + shorter->n > 0)
		draft_warn(d, "title: one that is said to be another");
	push_all(d, &d->titles[TITLE_ALTERNATIVE], 0);
	/* No title of its own beside the whole one. */
	if (r->titles.n > 0 && shorter->n > 0)
		r->short_title = shorter->v[0].text;
	push_all(d, shorter, r->short_title.n > 0);
	if (r->titles.n == 0)
		draft_warn(d, "title: none");
}
