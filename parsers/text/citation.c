/*
 * Citation strings, taken apart from the back: what leads to other places is
 * cut off, then everything behind the journal's name has to be a number that
 * is understood, or nothing is believed.
 */
#include "parsers/text/citation.h"

#include <string.h>

#include "parsers/text/citation_scan.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { CITATION_MAX = 1000, ZONE_MAX = 120 };

/* --- Journal; Vol. 3 No. 2 (2015): Issue title; 12-34 ---------------------- */

bool
citation_parse_issue(struct str s, struct citation *out)
{
	struct str rest, journal, pages, more;
	size_t at = STR_NPOS;

	*out = (struct citation){0};
	s = str_trim(s);
	if (s.n < 6 || s.n > CITATION_MAX || str_chr(s, ';') == STR_NPOS)
		return false;
	rest = s;
	str_cut(&rest, ';', &journal);
	pages = str_from(s, str_rchr(s, ';') + 1);
	out->volume = cite_labelled(rest, CITE_VOLUME, &at);
	out->issue = cite_labelled(rest, CITE_ISSUE, &at);
	out->year = cite_year_in_brackets(rest, &at);
	if (at == STR_NPOS)
		return false;
	if (!citation_pages(pages, &out->first_page, &out->last_page))
		out->first_page = out->last_page = STR_NONE;
	/* The journal itself may hold a semicolon: it ends where numbers do. */
	more = str_left(rest, at);
	at = str_rchr(more, ';');
	if (at != STR_NPOS) {
		journal.n = (size_t)(more.p + at - journal.p);
		more = str_from(more, at + 1);
	}
	out->container = cite_container(journal);
	/* "Series V: Papers, Box 3": numbers have to come at once. */
	return str_trim(more).n == 0 && cite_container_good(out->container) &&
	       out->volume.n + out->issue.n + out->first_page.n > 0;
}

bool
citation_parse_issn(struct str s, struct citation *out)
{
	struct str rest = str_trim(s), title;

	*out = (struct citation){0};
	if (s.n > CITATION_MAX || !str_cut(&rest, ';', &title))
		return false;
	rest = str_trim(rest);
	if (!str_istarts(rest, STR("ISSN")))
		return false;
	out->issn = cite_issn(str_from(rest, 4));
	out->container = cite_container(title);
	return out->issn.n > 0 && str_ends(rest, out->issn) &&
	       cite_container_good(out->container);
}

/* --- Numbers, and nothing but numbers -------------------------------------- */

/* A bare number: volume, then pages; a year where it cannot be either. */
static bool
take_bare(struct str n, struct citation *c, bool more)
{
	int y = cite_year(n);

	if (y > 0 && c->year == 0 && (c->volume.n > 0 || more)) {
		c->year = y;
		return true;
	}
	if (c->volume.n == 0) {
		c->volume = n;
		return n.n <= 6 && y == 0;
	}
	if (c->first_page.n > 0)
		return false;
	c->first_page = n;
	return true;
}

/* "(2015)", "(2025-11-18)", "(3)", "(Supplement 1)" */
static bool
take_brackets(struct str s, struct citation *c)
{
	int y = cite_year(str_left(s, 4));

	s = str_trim(s);
	if (y > 0 && c->year == 0 && (s.n == 4 || s.p[4] == '-')) {
		c->year = y;
		return true;
	}
	if (c->issue.n > 0 || s.n == 0 || s.n > 24)
		return false;
	c->issue = s;
	return true;
}

static bool
take_pages(struct str *s, struct citation *c)
{
	struct str first = cite_page(*s), last = STR_NONE;
	size_t len;

	if (first.n == 0)
		return false;
	/* "12 (2018) 3, 45-67": what seemed to be a page was the issue. */
	if (c->first_page.n > 0 && c->last_page.n == 0 && c->issue.n == 0 &&
	    c->volume.n > 0 && c->year > 0)
		c->issue = c->first_page;
	else if (c->first_page.n > 0)
		return false;
	*s = str_from(*s, first.n);
	len = cite_dash(*s);
	if (len > 0) {
		last = cite_page(str_from(*s, len));
		*s = str_from(*s, len + last.n);
	}
	c->first_page = first;
	c->last_page = last;
	return true;
}

/* A word and its number: "Vol. 3", "no. 2", "pp. 12-34". */
static int
take_word(struct str *s, struct citation *c)
{
	size_t len;

	if ((len = cite_word(*s, CITE_PAGES)) > 0) {
		*s = cite_blanks(str_from(*s, len));
		return take_pages(s, c) ? 1 : -1;
	}
	for (int kind = CITE_VOLUME; kind <= CITE_ISSUE; kind++) {
		struct str *to = kind == CITE_VOLUME ? &c->volume : &c->issue;
		struct str rest;

		len = cite_word(*s, (enum cite_word)kind);
		if (len == 0)
			continue;
		rest = cite_blanks(str_from(*s, len));
		if (to->n > 0 || (*to = cite_number(rest)).n == 0)
			return -1;
		*s = str_from(rest, to->n);
		return 1;
	}
	return 0;
}

/* A number without a word; `colon`: one stood before it. */
static bool
take_number(struct str *s, struct citation *c, bool colon)
{
	struct str n = cite_page(*s);
	size_t len;

	if (n.n == 0)
		return false;
	len = cite_dash(str_from(*s, n.n));
	if (len > 0 && cite_page(str_from(*s, n.n + len)).n > 0) {
		/* A year's day, or a double issue, is no range of pages. */
		if (c->volume.n + c->issue.n == 0)
			return false;
		return take_pages(s, c);
	}
	*s = str_from(*s, n.n);
	if (colon && c->volume.n > 0 && c->first_page.n == 0) {
		c->first_page = n;
		return true;
	}
	return take_bare(n, c, cite_blanks(*s).n > 1);
}

/* Is all of s numbers of a citation? */
static bool
read_zone(struct str s, struct citation *c)
{
	bool colon = false;
	int word;

	for (s = cite_blanks(s); s.n > 0; s = cite_blanks(s)) {
		char ch = s.p[0];

		if (strchr(",.;:", ch) != NULL) {
			colon = ch == ':';
			s = str_from(s, 1);
			continue;
		}
		if (ch == '(') {
			size_t close = str_chr(s, ')');

			if (close == STR_NPOS ||
			    !take_brackets(str_of(s.p + 1, close - 1), c))
				return false;
			s = str_from(s, close + 1);
			continue;
		}
		word = take_word(&s, c);
		if (word < 0 || (word == 0 && !take_number(&s, c, colon)))
			return false;
		colon = false;
	}
	return c->volume.n > 0 || (c->issue.n > 0 && c->year > 0);
}

/* May the numbers begin here? */
static bool
zone_starts(struct str s, size_t i)
{
	char before = s.p[i - 1];

	if (chr_digit(s.p[i]) || s.p[i] == '(')
		return chr_space(before) || strchr(",.:;", before) != NULL;
	if (chr_alnum(before) || (unsigned char)before >= 0x80)
		return false;
	return cite_word(str_from(s, i), CITE_VOLUME) > 0 ||
	       cite_word(str_from(s, i), CITE_ISSUE) > 0;
}

/* HAL: Journal, Publisher, 2013, 87 (3). */
static bool
year_leads(struct str zone, const struct citation *c)
{
	return c->year > 0 && c->year == cite_year(str_left(zone, 4)) &&
	       zone.n > 5 && zone.p[4] == ',' &&
	       (chr_digit(zone.p[6]) || zone.p[5] != ' ');
}

static bool
numbers(struct str s, struct citation *out)
{
	const struct citation base = *out;

	for (size_t i = 2; i < s.n; i++) {
		struct str zone = str_from(s, i);
		struct citation c = base;
		size_t comma;

		if (zone.n > ZONE_MAX || !zone_starts(s, i) ||
		    !read_zone(zone, &c))
			continue;
		if (c.issue.n + c.first_page.n + c.article.n == 0 &&
		    c.year == 0)
			continue;
		c.container = cite_container(str_left(s, i));
		comma = str_rchr(c.container, ',');
		if (comma != STR_NPOS && year_leads(zone, &c) &&
		    s.p[i - 1] == ' ' && s.p[i - 2] == ',')
			c.container = str_left(c.container, comma);
		if (!cite_container_good(c.container))
			return false;
		*out = c;
		return true;
	}
	return false;
}

/* "Journal of Examples 2015" in front of a DOI: a name and a year. */
static bool
journal_and_year(struct str s, struct citation *out)
{
	static const struct str words[] = {
	    STR_LIT("journal"),      STR_LIT("review"),  STR_LIT("proceedings"),
	    STR_LIT("zeitschrift"),  STR_LIT("letters"), STR_LIT("bulletin"),
	    STR_LIT("transactions"), STR_LIT("annals"),  STR_LIT("archives"),
	};
	struct str name;

	s = cite_strip_end(s, ".");
	if (!out->leads_a_doi || s.n < 8)
		return false;
	out->year = cite_year(str_from(s, s.n - 4));
	name = cite_container(str_left(s, s.n - 4));
	if (out->year == 0 || str_chr(name, ',') != STR_NPOS ||
	    !cite_container_good(name))
		return false;
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_ifind(name, words[i]) != STR_NPOS) {
			out->container = name;
			return true;
		}
	return false;
}

bool
citation_parse(struct str s, struct citation *out)
{
	*out = (struct citation){0};
	s = str_trim(s);
	if (s.n < 6 || s.n > CITATION_MAX)
		return false;
	if (citation_parse_issue(s, out))
		return true;
	*out = (struct citation){0};
	s = cite_cut_tails(s, out);
	return numbers(s, out) || numbers(cite_without_publisher(s), out) ||
	       journal_and_year(s, out);
}
