/*
 * Citations made of areas, as GOST 7.1 and ISBD have them: "Title / A. Novak
 * // Journal. Ser. 2 = The same. - Place : Press, 2015. - No. 3. - P. 4-9."
 * The host stands behind the two slashes, or the whole is the host; its name
 * goes as far as the first area that is an imprint or numbers.
 */
#include "parsers/citation/internal.h"

enum {
	AREAS_MIN = 2,    /* without slashes so many make it sure */
	NAME_BYTES = 300, /* of a host */
	EXTENT_TOKENS = 3 /* "85 p." */
};

/* Does an area end at token i? */
static bool
ends_area(const struct reading *r, size_t i)
{
	if (is(r, i, TOKEN_STOP))
		return tok(r, i + 1)->blank &&
		       !(i > 0 && counts_meetings(r, i - 1));
	return is(r, i, TOKEN_DASH) && tok(r, i)->blank && tok(r, i + 1)->blank;
}

/* Past the stop and the dash between two areas. */
static size_t
past_sign(const struct reading *r, size_t i)
{
	while (is(r, i, TOKEN_STOP) || is(r, i, TOKEN_DASH) ||
	       is(r, i, TOKEN_COMMA) || is(r, i, TOKEN_SEMICOLON))
		i++;
	return i;
}

static size_t
area_end(const struct reading *r, size_t i)
{
	while (i < r->t->n && !ends_area(r, i))
		i++;
	return i;
}

/*
 * "Place : Press, 2015", "Place, 2015": the token of the year, or 0. A stop
 * may stand in an abbreviation in front of it.
 */
static size_t
imprint_year(const struct reading *r, size_t from)
{
	size_t i = from;

	if (!is(r, from, TOKEN_WORD) || !tok(r, from)->upper)
		return 0;
	while (i < r->t->n && !is(r, i, TOKEN_YEAR) &&
	       !is(r, i, TOKEN_NUMBER) && !is(r, i, TOKEN_OPEN) &&
	       !is(r, i, TOKEN_SLASH) &&
	       !(i > from && ends_area(r, i) && is(r, i, TOKEN_DASH)))
		i++;
	return is(r, i, TOKEN_YEAR) && is(r, i - 1, TOKEN_COMMA) &&
		       (i + 1 == r->t->n || ends_area(r, i + 1)) &&
		       cite_imprint_words(r, from, i)
		   ? i
		   : 0;
}

/* Numbers with their words, or a year alone. */
static bool
begins_numbers(const struct reading *r, size_t i)
{
	const struct token *k = tok(r, i);
	struct numbers n = {0};

	if (k->kind == TOKEN_WORD && k->what == WORD_ISSN)
		return true;
	if (k->kind == TOKEN_YEAR)
		return i + 1 == r->t->n || punctuation(r, i + 1) ||
		       tok(r, i + 1)->what == WORD_YEAR;
	return k->kind == TOKEN_WORD &&
	       (k->what == WORD_VOLUME || k->what == WORD_ISSUE ||
		k->what == WORD_PAGES) &&
	       numbers_read(r->t, i, r->t->n, &n) && numbers_score(&n) > 1;
}

/* "85 p.": how long a book is, not where something stands in it. */
static bool
is_extent(const struct reading *r, size_t i, size_t end)
{
	return is(r, i, TOKEN_NUMBER) && end <= i + EXTENT_TOKENS &&
	       is_word(r, i + 1, WORD_PAGES);
}

/* "Place : Press", "Place" in front of its year. */
static void
take_imprint(struct reading *r, size_t from, size_t year)
{
	struct citation *c = r->c;

	for (size_t i = from; i < year; i++)
		if (is(r, i, TOKEN_COLON)) {
			cite_read_imprint(r, from, year - 1);
			from = year;
		}
	if (from < year && c->place.n == 0)
		c->place = cite_name_text(r, from, year - 1);
	if (r->n.year == 0)
		r->n.year = (int)str_number(text(r, year, year + 1), 9999);
}

static void
take_areas(struct reading *r, size_t at, bool host)
{
	while ((at = past_sign(r, at)) < r->t->n) {
		size_t end = area_end(r, at), year = imprint_year(r, at);

		if (year > 0) {
			take_imprint(r, at, year);
			at = year + 1;
		} else if (is_extent(r, at, end)) {
			at = end;
		} else if (host && numbers_read(r->t, at, r->t->n, &r->n)) {
			at = r->n.end;
		} else {
			if (!is(r, at, TOKEN_URL) && !is(r, at, TOKEN_DOI) &&
			    !cite_has_word(r, at, end, WORD_ONLINE))
				cite_not_understood(r, at, end);
			at = end > at ? end : at + 1;
		}
	}
	r->n.end = r->t->n;
}

/* "Journal. Ser. 2. 2015. No. 3": a year between stops, and numbers. */
static bool
year_between_stops(const struct reading *r, size_t i)
{
	return !r->titled && is(r, i, TOKEN_YEAR) && is(r, i + 1, TOKEN_STOP) &&
	       is(r, i + 2, TOKEN_WORD) && begins_numbers(r, i + 2) &&
	       (r->own == NULL || !citation_names_own(r->t->text, r->own));
}

static bool
has_sentences(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		if (is(r, i, TOKEN_STOP) && cite_sentence_ends(r, from, i, to))
			return true;
	return false;
}

/*
 * "Studies. Vol. 12. Place, 2015. P. 45-67": behind a name of one sentence
 * nothing but numbers with their words, an imprint among them.
 */
static bool
stops_are_sure(const struct reading *r, size_t from, size_t end)
{
	bool numbers = false, imprint = false;

	if (r->titled ||
	    (r->own != NULL && citation_names_own(r->t->text, r->own)))
		return false;
	if (has_sentences(r, from, end) ||
	    cite_has_word(r, from, r->t->n, WORD_EDITORS) ||
	    cite_has_word(r, from, r->t->n, WORD_EDITED_BY))
		return false;
	for (size_t i = past_sign(r, end); i < r->t->n;) {
		size_t year = imprint_year(r, i);
		struct numbers n = {0};

		if (year > 0 && !has_sentences(r, i, year))
			imprint = true;
		else if (begins_numbers(r, i) &&
			 numbers_read(r->t, i, r->t->n, &n))
			numbers = true;
		else
			return false;
		i = past_sign(r, year > 0 ? year + 1 : n.end);
	}
	return numbers && imprint;
}

/* Where the name ends, or 0: no area behind it says what it is. */
static size_t
name_end(const struct reading *r, size_t from, bool slashes)
{
	size_t signs = 0, end = 0;

	for (size_t i = from + 1; i < r->t->n; i++) {
		size_t next = past_sign(r, i);

		if (!ends_area(r, i))
			continue;
		signs += is(r, next - 1, TOKEN_DASH) && tok(r, next)->blank;
		if (end == 0 && year_between_stops(r, next))
			signs = AREAS_MIN;
		if (end == 0 &&
		    (begins_numbers(r, next) || imprint_year(r, next) > 0))
			end = i;
		i = next - 1;
	}
	return slashes || signs >= AREAS_MIN ||
		       (end > 0 && stops_are_sure(r, from, end))
		   ? end
		   : 0;
}

/* Without what the same is called elsewhere, and who made it. */
static void
take_name(struct reading *r, size_t from, size_t to)
{
	for (size_t i = from + 1; i + 1 < to; i++) {
		if (!tok(r, i)->blank || !tok(r, i + 1)->blank)
			continue;
		if (is(r, i, TOKEN_SLASH) &&
		    is_word(r, i + 1, WORD_EDITED_BY)) {
			r->c->editors = cite_name_text(r, i + 2, to);
			r->edited = true;
		}
		if (is(r, i, TOKEN_SLASH) || str_eqc(text(r, i, i + 1), "="))
			to = i;
	}
	for (size_t i = from; i < to; i++)
		r->meeting |= is_word(r, i, WORD_MEETING);
	r->c->container = cite_name_text(r, from, to);
}

/* The two slashes in front of a host, or `t->n`. */
static size_t
slashes_at(const struct reading *r)
{
	size_t i = r->begin;

	while (i < r->t->n &&
	       !(is(r, i, TOKEN_SLASH) && cite_leads_host(r, r->begin, i)))
		i++;
	return i;
}

bool
cite_read_areas(struct reading *r)
{
	size_t slashes = slashes_at(r), from = r->begin, end;
	bool host = slashes < r->t->n || !r->titled;

	if (slashes < r->t->n)
		from = slashes + 1;
	else if (cite_has_host(r, from, r->t->n))
		return false;
	end = name_end(r, from, slashes < r->t->n);
	if (end == 0 || text(r, from, end).n > NAME_BYTES)
		return false;
	if (slashes < r->t->n && !r->titled)
		r->c->title =
		    text(r, cite_past_punctuation(r, 0, slashes), slashes - 1);
	if (host)
		take_name(r, from, end);
	r->c->trust = slashes < r->t->n ? CITATION_SURE : CITATION_FAIR;
	take_areas(r, end, host);
	r->in = host && r->n.volume.n + r->n.issue.n == 0;
	r->n.year_first = true;
	return true;
}
