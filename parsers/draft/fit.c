/*
 * The draft: a citation in a source as the type of the item has it: an article
 * stands in a journal, a chapter in a book.
 */
#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"

enum {
	PLACE_MAX = 40,
	FIRST_WORDS = 2 /* of a journal, in front of a stop */
};

/*
 * "Rain. Journal of weather studies, 12(3)": in a source a word or two in front
 * of a journal are of its name; who is cited there has initials or a comma.
 */
static void
whole_name(struct citation *c)
{
	struct str rest = c->title, word;
	size_t words = 0;

	if (c->kind != CITATION_JOURNAL || c->own || c->title.n == 0 ||
	    c->container.p < c->title.p)
		return;
	while (str_cut(&rest, ' ', &word)) {
		words += word.n > 0;
		if (word.n < 2 || (word.n == 2 && !chr_lower(word.p[1])) ||
		    str_chr(word, ',') != STR_NPOS)
			return;
	}
	if (words > FIRST_WORDS)
		return;
	c->container = str_of(
	    c->title.p, (size_t)(c->container.p - c->title.p) + c->container.n);
	c->title = STR_NONE;
}

/* "red. A. Berg", "hrsg. von A. Berg": the names behind the words. */
static struct str
past_role(struct str s)
{
	struct str rest = s, word;
	enum said_role role;

	while (str_cut(&rest, ' ', &word) && rest.n > 0) {
		while (str_ends(word, STR(".")))
			word.n--;
		if (!chr_lower(word.p[0]) && !vocab_said_role(word, &role))
			return s;
		s = rest;
	}
	return s;
}

/*
 * "Book / ed. A. Berg, Place, Press, 2001, pp. 12-34": what a chapter stands in
 * is a book, where there are pages and no volume.
 */
static void
book_of_chapter(const struct draft *d, struct citation *c)
{
	size_t slash = str_find(c->container, STR(" / ")), comma;
	struct str place;

	if (c->kind != CITATION_JOURNAL || c->volume.n + c->issue.n > 0 ||
	    c->first_page.n == 0 || d->r->type == TYPE_CONFERENCE_PAPER)
		return;
	c->kind = CITATION_CHAPTER;
	comma = str_rchr(c->container, ',');
	place = str_trim(str_from(c->container, comma + 1));
	if (comma != STR_NPOS && c->publisher.n > 0 && c->place.n == 0 &&
	    place.n > 0 && place.n <= PLACE_MAX && chr_upper(place.p[0]) &&
	    str_chr(place, ' ') == STR_NPOS) {
		c->place = place;
		c->container = str_trim(str_left(c->container, comma));
	}
	if (slash != STR_NPOS && slash < c->container.n && c->editors.n == 0) {
		c->editors = past_role(str_from(c->container, slash + 3));
		c->container = str_trim(str_left(c->container, slash));
	}
}

/* "Lecture Notes in Rain, vol 12. Press, Place, pp 3-9": its book's series. */
static void
series_of_chapter(struct citation *c)
{
	if (c->kind != CITATION_JOURNAL || c->issue.n + c->series.n > 0 ||
	    c->publisher.n == 0 || !vocab_is_series(c->container))
		return;
	c->series = c->container;
	c->number = c->volume;
	c->container = c->volume = STR_NONE;
	c->kind = CITATION_CHAPTER;
}

/* "Rain bulletin, No. 96": no series where an article stands in it. */
static void
journal_of_series(struct citation *c)
{
	struct str between;

	if (c->kind != CITATION_SERIES || c->series.n == 0 ||
	    c->number.n == 0 || c->title.n > 0 || c->rest.n > 0 ||
	    c->number.p < c->series.p + c->series.n)
		return;
	c->kind = CITATION_JOURNAL;
	c->container = c->series;
	/* With a word in front it is the issue. */
	between = str_of(c->series.p + c->series.n,
			 (size_t)(c->number.p - c->series.p) - c->series.n);
	for (size_t i = 0; i < between.n; i++)
		if (chr_alpha(between.p[i]))
			c->issue = c->number;
	if (c->issue.n == 0)
		c->volume = c->number;
	c->series = c->number = STR_NONE;
}

void
draft_fit_citation(const struct draft *d, struct citation *c)
{
	whole_name(c);
	if (rec_type_is(d->r->type, CLASS_ARTICLE))
		journal_of_series(c);
	else if (rec_type_is(d->r->type, CLASS_CHAPTER)) {
		series_of_chapter(c);
		book_of_chapter(d, c);
	}
}
