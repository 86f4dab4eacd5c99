/* MODS: subject and classification. */
#include "parsers/mods/mods_read.h"

/* Names and titles as subjects, in one line. */
static struct str
heading(struct mods *m, const struct node *n)
{
	struct mods_name name;
	const struct rec_name *p;

	if (mods_is(n, "titleInfo"))
		return mods_title(m, n, true);
	if (!mods_is(n, "name"))
		return mods_text(m, n);
	mods_name(m, n, &name);
	if (name.v.n == 0)
		return name.event;
	p = &name.v.v[0];
	if (p->family.n == 0)
		return p->literal;
	return mods_cat(m, p->family, STR(", "), p->given);
}

/* "Europa, Deutschland, Nordrhein-Westfalen, Essen" */
static struct str
hierarchy(struct mods *m, const struct node *n)
{
	struct str s = STR_NONE;
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		s = mods_cat(m, s, STR(", "), mods_text(m, c));
	return s;
}

/* Places and times go to the coverage as well. */
static bool
is_coverage(const struct node *n)
{
	return mods_is(n, "geographic") || mods_is(n, "temporal") ||
	       mods_is(n, "hierarchicalGeographic") ||
	       mods_is(n, "cartographics");
}

static bool
is_heading(const struct node *n)
{
	return mods_is(n, "topic") || mods_is(n, "name") ||
	       mods_is(n, "titleInfo") || mods_is(n, "genre") ||
	       mods_is(n, "occupation");
}

/* One heading: "Labor -- Germany -- History". */
void
mods_subject_read(struct mods *m, const struct node *n)
{
	struct arena *a = m->r->arena;
	struct rec_subject subject = {.lang = mods_lang(n)};
	struct node *c;
	bool words = false;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		bool coverage = is_coverage(c);
		struct str s = STR_NONE;

		if (coverage)
			s = node_first(c) != NULL ? hierarchy(m, c)
						  : mods_text(m, c);
		else if (is_heading(c))
			s = heading(m, c);
		if (s.n == 0)
			continue;
		if (coverage)
			texts_push(a, &m->r->coverage,
				   (struct rec_text){s, mods_lang(c)});
		words = words || !coverage;
		if (subject.lang.n == 0)
			subject.lang = mods_lang(c);
		subject.text = mods_cat(m, subject.text, STR(" -- "), s);
	}
	if (node_first(n) == NULL) { /* MODS 2 */
		subject.text = mods_text(m, n);
		words = subject.text.n > 0;
	}
	if (words && subject.text.n > 0)
		subjects_push(a, &m->r->subjects, subject);
}

static void
push_ddc(struct mods *m, struct str s)
{
	struct rec_subject subject = {.text = s, .scheme = STR("ddc")};

	if (s.n > 0)
		subjects_push(m->r->arena, &m->r->subjects, subject);
}

/*
 * The others (collections, institutes, call numbers) say where a repository
 * or library keeps something, not what it is about.
 */
void
mods_classification_read(struct mods *m, const struct node *n)
{
	struct str authority = mods_attr(n, "authority");
	struct str uri = mods_attr(n, "valueURI");
	struct str id = mods_fragment(uri);

	if (str_ieq(authority, STR("sdnb")) || str_ieq(authority, STR("ddc"))) {
		struct str text = mods_text(m, n);

		push_ddc(m, text.n > 0 ? text : id);
	} else if (str_ifind(uri, STR("/sdnb#")) != STR_NPOS ||
		   str_ifind(uri, STR("/ddc#")) != STR_NPOS) {
		push_ddc(m, id);
	} else if (str_ifind(uri, STR("/diniPublType")) != STR_NPOS) {
		mods_push_type(m, &m->types.mapped,
			       mods_cat(m, STR("doc-type"), STR(":"), id));
	} else if (str_ifind(uri, STR("/XMetaDissPlusThesisLevel")) !=
		   STR_NPOS) {
		mods_push_type(m, &m->types.levels, id);
	}
}
