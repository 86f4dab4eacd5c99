/* MODS: titleInfo. */
#include "parsers/mods/mods_read.h"
#include "parsers/text/text.h"

/* "L'" and "al-" are written together with what follows. */
static bool
joins(struct str article)
{
	static const struct str ends[] = {
	    STR_LIT("'"), STR_LIT("’"), STR_LIT("-"),
	    STR_LIT("‘"), /* U+2018, for want of U+2019 */
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends(article, ends[i]))
			return true;
	return false;
}

/* The title proper: with its article. */
static struct str
proper(struct mods *m, const struct node *n)
{
	struct str article = STR_NONE, title = STR_NONE;
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (mods_is(c, "nonSort"))
			article =
			    mods_cat(m, article, STR(" "), mods_text(m, c));
		else if (mods_is(c, "title"))
			title = mods_cat(m, title, STR(". "), mods_text(m, c));
	}
	return mods_cat(m, article, joins(article) ? STR("") : STR(" "), title);
}

/*
 * Without the punctuation of a catalogue at the end ("Title :", "Title /"),
 * which says what comes next.
 */
static struct str
without_isbd(struct str s)
{
	static const struct str marks[] = {STR_LIT(" :"), STR_LIT(" /"),
					   STR_LIT(" ;"), STR_LIT(" =")};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_ends(s, marks[i]))
			return str_trim(str_left(s, s.n - marks[i].n));
	return s;
}

struct str
mods_title(struct mods *m, const struct node *n, bool parts)
{
	struct str title = without_isbd(proper(m, n)), more;
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (!mods_is(c, "subTitle"))
			continue;
		more = without_isbd(mods_text(m, c));
		title = mods_cat(
		    m, title, str_ends(title, STR(":")) ? STR(" ") : STR(": "),
		    more);
	}
	for (c = node_first(n); parts && c != NULL; c = node_next(c)) {
		if (!mods_is(c, "partNumber") && !mods_is(c, "partName"))
			continue;
		more = without_isbd(mods_text(m, c));
		title = mods_cat(
		    m, title, str_ends(title, STR(".")) ? STR(" ") : STR(". "),
		    more);
	}
	return title;
}

/* Where a title goes by its type. */
static int
place_of(const struct node *n)
{
	struct str type = mods_attr(n, "type");

	if (str_eqc(type, "abbreviated"))
		return MODS_TITLE_SHORT;
	if (type.n > 0 || mods_attr(n, "otherType").n > 0)
		return MODS_TITLE_OTHER;
	return MODS_TITLE_MAIN;
}

void
mods_title_read(struct mods *m, const struct node *n)
{
	struct arena *a = m->r->arena;
	struct rec_text t = {mods_title(m, n, true), mods_lang(n)}, first;
	struct rec_texts *l = &m->titles[place_of(n)];

	if (t.text.n == 0)
		return;
	texts_push(a, l, t);
	if (l != &m->titles[MODS_TITLE_MAIN] || m->primary ||
	    !str_eqc(mods_attr(n, "usage"), "primary") || l->n == 0)
		return;
	m->primary = true;
	first = l->v[l->n - 1];
	l->v[l->n - 1] = l->v[0];
	l->v[0] = first;
}
