/*
 * The draft: what has the look of a citation and cites something else, or
 * nothing; and what cites the item without the look of it.
 */
#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"

enum {
	DEPOSIT_MAX = 4, /* letters of a province */
	YEAR_MIN = 1800,
	YEAR_MAX = 2099,
	ISSN_DIGITS = 8,
	LEAD_MAX = 20,      /* in front of the title of a citation */
	AUTHORS_BYTES = 40, /* who wrote it, in front of one */
	GRANT_DIGITS = 5    /* more than any volume or issue has */
};

/* "GI. 567-2011", "B-1234-2011": the number of a legal deposit (Spain). */
static bool
is_deposit(const struct citation *c)
{
	long long year = str_number(c->last_page, YEAR_MAX);

	return c->container.n <= DEPOSIT_MAX && c->volume.n + c->issue.n == 0 &&
	       year >= YEAR_MIN && c->year == 0;
}

/* "Science Fund(41234567)": a number that no volume has, and nothing else. */
static bool
is_grant(const struct citation *c)
{
	struct str issn = c->issn.n == ISSN_DIGITS ? c->issn : STR_NONE;
	size_t n = c->volume.n + c->issue.n + c->article.n + c->first_page.n;

	return c->year == 0 && c->issn.n == issn.n &&
	       n + issn.n > GRANT_DIGITS &&
	       (n == 0 || n == c->volume.n || n == c->issue.n ||
		n == c->article.n || n == c->first_page.n);
}

/* "28 pages, with diagrams. v2: ...": of a manuscript, and no journal. */
static bool
is_manuscript(const struct citation *c)
{
	size_t at = str_ifind(c->container, STR(" pages"));

	return at != STR_NPOS && at > 0 && chr_digit(c->container.p[at - 1]);
}

/*
 * "Survey data associated with the publication “Title” in Journal": a sentence
 * on the item, where a citation begins with its authors or its title.
 */
static bool
leads_to_title(struct str s, const struct citation_own *own)
{
	size_t at, end;

	return citation_title(s, own->title, &at, &end) && at > LEAD_MAX &&
	       !citation_names_own(str_left(s, at), own) &&
	       str_find(str_left(s, at), STR(". ")) == STR_NPOS &&
	       str_chr(str_left(s, at), ':') == STR_NPOS;
}

/*
 * "National Library, Department, 8-Y2-1234", "Library of Husum, Ms. 12": where
 * a book or a picture lies.
 */
static bool
is_shelf_mark(const struct draft *d, const struct citation *c)
{
	size_t comma = str_chr(c->container, ',');

	if (c->kind != CITATION_JOURNAL ||
	    rec_type_is(d->r->type, CLASS_ARTICLE) ||
	    rec_type_is(d->r->type, CLASS_CHAPTER))
		return false;
	return (rec_type_is(d->r->type, CLASS_WHOLE) &&
		c->volume.n + c->issue.n == 0) ||
	       (comma != STR_NPOS &&
		vocab_is_library(str_left(c->container, comma)));
}

/*
 * Prose that does not begin with who wrote it; a text on the person that the
 * title names ("Ada Stone, class of 1997, ..."); what a thing looks like.
 */
static bool
is_told(const struct draft *d, struct str s, const struct citation_own *own)
{
	enum prose_shape shape = prose_shape(s);

	if (rec_type_is(d->r->type, CLASS_OBJECT))
		return true;
	if (shape < SHAPE_TEXT)
		return false;
	if (own->title.n < AUTHORS_BYTES && citation_names_own(own->title, own))
		return true;
	return shape == SHAPE_PROSE &&
	       !citation_names_own(str_left(s, AUTHORS_BYTES), own);
}

bool
draft_is_miscited(const struct draft *d, enum cited_in in,
		  const struct citation *c, struct str s,
		  const struct citation_own *own)
{
	if (in == CITED_DESCRIPTION && is_told(d, s, own))
		return true;
	if (c->own)
		return in == CITED_DESCRIPTION && leads_to_title(s, own);
	return (in == CITED_SOURCE && is_shelf_mark(d, c)) ||
	       (in == CITED_ID && is_deposit(c)) ||
	       (in == CITED_DESCRIPTION && (is_grant(c) || is_manuscript(c)));
}
