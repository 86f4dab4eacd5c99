/*
 * Numbers of citations. Each token is taken for what its word says; a number
 * without a word by its place: volume, then issue (in brackets), then pages;
 * a year where four digits can be one.
 */
#include "parsers/citation/internal.h"

#include <string.h>

#include "parsers/citation/citation.h"

enum {
	RUN_MAX = 96,     /* tokens */
	BRACKET_MAX = 32, /* tokens between brackets */
	LIST_MAX = 12,    /* ranges in a list of pages */
	ISSN_BYTES = 8,   /* without its dash */
	YEAR_BARE = 1700, /* without brackets */
	YEAR_MIN = 1500,
	YEAR_MAX = 2099
};

struct reader {
	const struct tokens *t;
	struct numbers *n;
	size_t at, to;
	bool brackets; /* between them */
	bool colon;    /* it stands in front */
	size_t issue_end;
};

static const struct token *
token_at(const struct reader *r, size_t i)
{
	return &r->t->v[i < r->to ? i : r->t->n];
}

static bool
kind_is(const struct reader *r, size_t i, enum token_kind kind)
{
	return token_at(r, i)->kind == kind;
}

static bool
word_is(const struct reader *r, size_t i, enum token_word what)
{
	return token_at(r, i)->kind == TOKEN_WORD &&
	       token_at(r, i)->what == what;
}

static bool
is_number(const struct reader *r, size_t i)
{
	return kind_is(r, i, TOKEN_NUMBER) || kind_is(r, i, TOKEN_YEAR);
}

static struct str
text_of(const struct reader *r, size_t from, size_t to)
{
	return tokens_text(r->t, from, to);
}

/* The value of plain digits, or -1. */
static long long
value(const struct reader *r, size_t i)
{
	return is_number(r, i) ? str_number(text_of(r, i, i + 1), 99999999)
			       : -1;
}

/* Past the stop, colon, sign of degree or raised "o" behind a word. */
static size_t
past_label(const struct reader *r, size_t i)
{
	for (size_t k = 0; k < 3; k++, i++) {
		struct str s = text_of(r, i, i + 1);

		if (kind_is(r, i, TOKEN_STOP) || kind_is(r, i, TOKEN_COLON) ||
		    kind_is(r, i, TOKEN_TAG) || kind_is(r, i, TOKEN_DASH))
			continue;
		if (!kind_is(r, i, TOKEN_WORD) || !str_eqc(s, "\xc2\xba"))
			break;
	}
	return i;
}

/* A dash, and "655?656" where one was lost on the way. */
static size_t
dashes(const struct reader *r, size_t i)
{
	size_t n = 0;

	if (i > 0 && kind_is(r, i, TOKEN_ASK) && is_number(r, i - 1) &&
	    is_number(r, i + 1) &&
	    token_at(r, i + 1)->start == token_at(r, i - 1)->end + 1)
		return 1;
	while (kind_is(r, i + n, TOKEN_DASH))
		n++;
	return n;
}

/* --- Values --------------------------------------------------------------- */

/* "3", "XII", "A": what can stand behind a word. */
static bool
is_value(const struct reader *r, size_t i)
{
	const struct token *k = token_at(r, i);

	return is_number(r, i) ||
	       (k->kind == TOKEN_WORD &&
		(k->roman || (k->upper && k->end - k->start == 1)));
}

/*
 * A number or several that are one: "3", "1-2", "3/4", "1/2-3", "3 & 4",
 * "4(53)" is two. The token behind it, or `i`.
 */
static size_t
read_value(const struct reader *r, size_t i, struct str *out)
{
	size_t from = i;

	if (!is_value(r, i))
		return i;
	for (i++; i < r->to; i += 2) {
		const struct token *k = token_at(r, i);
		bool joins = (k->kind == TOKEN_DASH || k->kind == TOKEN_SLASH ||
			      (k->kind == TOKEN_STOP &&
			       kind_is(r, i + 1, TOKEN_NUMBER))) &&
			     !k->blank && !token_at(r, i + 1)->blank;

		/* "12/2010" is an issue and its year. */
		if (joins && k->kind != TOKEN_DASH &&
		    kind_is(r, i + 1, TOKEN_YEAR) && r->n->year == 0)
			break;
		if (k->kind == TOKEN_WORD && k->what == WORD_AND)
			joins = is_number(r, i + 1) && is_number(r, i - 1);
		if (!joins || !is_value(r, i + 1))
			break;
	}
	*out = text_of(r, from, i);
	return i;
}

/* "45", "e123", "S12", "xiv", "3.12" */
static size_t
read_page(const struct reader *r, size_t i, struct str *out)
{
	size_t from = i;

	if (!is_number(r, i) &&
	    !(kind_is(r, i, TOKEN_WORD) && token_at(r, i)->roman &&
	      !word_is(r, i, WORD_AND)))
		return i;
	i++;
	while (r->n->page_label && kind_is(r, i, TOKEN_STOP) &&
	       !token_at(r, i)->blank && is_number(r, i + 1) &&
	       !token_at(r, i + 1)->blank)
		i += 2;
	*out = text_of(r, from, i);
	return i;
}

static size_t
read_range(const struct reader *r, size_t i, struct str *first,
	   struct str *last)
{
	size_t after = read_page(r, i, first), n;

	*last = STR_NONE;
	if (after == i)
		return i;
	n = dashes(r, after);
	if (n > 0) {
		size_t end;

		/* "S. 45-S. 50" */
		if (word_is(r, after + n, WORD_PAGES))
			n = past_label(r, after + n + 1) - after;
		end = read_page(r, after + n, last);
		return end > after + n ? end : after;
	}
	/* "pp. 5, 7": two ranges; "45 ff." */
	if (kind_is(r, after, TOKEN_WORD) &&
	    (str_eqc(text_of(r, after, after + 1), "ff") ||
	     str_eqc(text_of(r, after, after + 1), "f")))
		return after + 1;
	return after;
}

/* May the number behind a comma be one more page of the list? */
static bool
list_goes_on(const struct reader *r, size_t i, long long last)
{
	struct str first, to;
	size_t end;

	if (kind_is(r, i, TOKEN_YEAR) && last < YEAR_MIN)
		return false;
	end = read_range(r, i, &first, &to);
	if (end == i || kind_is(r, end, TOKEN_OPEN) ||
	    kind_is(r, end, TOKEN_COLON) || word_is(r, end, WORD_MONTH) ||
	    kind_is(r, end, TOKEN_SLASH))
		return false;
	return last < 0 ? chr_digit(first.p[0]) || chr_upper(first.p[0])
			: value(r, i) > last;
}

size_t
numbers_pages(const struct tokens *t, size_t from, size_t to, struct numbers *n)
{
	struct reader r = {.t = t, .n = n, .at = from, .to = to};
	struct str first, last, more, more_last;
	size_t end = read_range(&r, from, &first, &last), behind = end;

	if (end == from)
		return 0;
	for (size_t k = 0; k < LIST_MAX; k++) {
		size_t next = behind + 1;

		if (!kind_is(&r, behind, TOKEN_COMMA) &&
		    !word_is(&r, behind, WORD_AND))
			break;
		/* One page and a number behind a comma are no list. */
		if (last.n == 0 && !n->page_label)
			break;
		if (word_is(&r, next, WORD_PAGES)) {
			/* "9, 1-2, S. 15-29": these are the pages. */
			if (!n->page_label)
				break;
			next = past_label(&r, next + 1);
		}
		if (!list_goes_on(&r, next, value(&r, behind - 1)))
			break;
		behind = read_range(&r, next, &more, &more_last);
	}
	n->first = first;
	n->last = last;
	n->pages =
	    behind > end || last.n > 0 ? text_of(&r, from, behind) : STR_NONE;
	return behind;
}

/* --- Dates ---------------------------------------------------------------- */

static int
two_digits(const struct reader *r, size_t i, int max)
{
	struct str s = text_of(r, i, i + 1);
	long long v = s.n <= 2 && is_number(r, i) ? str_number(s, max) : -1;

	return v > 0 ? (int)v : 0;
}

static bool
set_year(struct reader *r, size_t i)
{
	long long y = kind_is(r, i, TOKEN_YEAR) ? value(r, i) : -1;

	if (y < YEAR_MIN || y > YEAR_MAX)
		return false;
	if (r->n->year == 0)
		r->n->year = (int)y;
	return true;
}

/* A year, and no other was said. */
static bool
year_fits(const struct reader *r, size_t i)
{
	return kind_is(r, i, TOKEN_YEAR) &&
	       (r->n->year == 0 || r->n->year == value(r, i));
}

/* Past "of", "de", commas and stops between the parts of a date. */
static size_t
past_of(const struct reader *r, size_t i)
{
	while (kind_is(r, i, TOKEN_COMMA) || kind_is(r, i, TOKEN_STOP) ||
	       word_is(r, i, WORD_OF))
		i++;
	return i;
}

/* "March-April 2013", "Sept. 12, 2010", "Mar;" behind the year. */
static size_t
read_month(struct reader *r, size_t i)
{
	struct numbers *n = r->n;
	size_t next;

	n->month = token_at(r, i)->value;
	i++;
	next = kind_is(r, i, TOKEN_STOP) ? i + 1 : i;
	if ((kind_is(r, next, TOKEN_DASH) || kind_is(r, next, TOKEN_SLASH) ||
	     word_is(r, next, WORD_AND)) &&
	    kind_is(r, next + 1, TOKEN_WORD) &&
	    token_at(r, next + 1)->what == token_at(r, i - 1)->what) {
		n->month_to = token_at(r, next + 1)->value;
		i = next + 2;
	}
	next = kind_is(r, i, TOKEN_STOP) ? i + 1 : i;
	/* "September 24-27, 1961" */
	if (two_digits(r, next, 31) > 0 && kind_is(r, next + 1, TOKEN_DASH) &&
	    two_digits(r, next + 2, 31) > 0 &&
	    year_fits(r, past_of(r, next + 3))) {
		n->day = two_digits(r, next, 31);
		i = next + 3;
	}
	next = kind_is(r, i, TOKEN_STOP) ? i + 1 : i;
	/* "December 16, 2014" */
	if (two_digits(r, next, 31) > 0 && year_fits(r, past_of(r, next + 1))) {
		n->day = two_digits(r, next, 31);
		i = next + 1;
	} else if (two_digits(r, next, 31) > 0 && n->year > 0 && n->day == 0 &&
		   (kind_is(r, next + 1, TOKEN_SEMICOLON) ||
		    kind_is(r, next + 1, TOKEN_STOP))) {
		n->day = two_digits(r, next, 31); /* 2010 May 7;285(19) */
		return next + 1;
	}
	next = past_of(r, i);
	if (word_is(r, next, WORD_YEAR))
		next = past_label(r, next + 1);
	if (year_fits(r, next) && set_year(r, next))
		return next + 1;
	return i;
}

/* "2025-11-18", "16.06.1995", "9 September 2013", "15 de junio de 2010" */
static size_t
read_day(struct reader *r, size_t i)
{
	struct numbers *n = r->n;
	size_t next;
	int d = two_digits(r, i, 31);

	if (kind_is(r, i, TOKEN_YEAR) && kind_is(r, i + 1, TOKEN_DASH) &&
	    !token_at(r, i + 1)->blank && two_digits(r, i + 2, 12) > 0 &&
	    text_of(r, i + 2, i + 3).n == 2 &&
	    (kind_is(r, i + 3, TOKEN_DASH)
		 ? two_digits(r, i + 4, 31) > 0
		 : r->brackets ||
		       str_starts(text_of(r, i + 2, i + 3), STR("0")))) {
		set_year(r, i);
		n->month = two_digits(r, i + 2, 12);
		if (!kind_is(r, i + 3, TOKEN_DASH))
			return i + 3;
		n->day = two_digits(r, i + 4, 31);
		return i + 5;
	}
	if (d == 0)
		return i;
	if ((kind_is(r, i + 1, TOKEN_STOP) || kind_is(r, i + 1, TOKEN_SLASH)) &&
	    two_digits(r, i + 2, 12) > 0 &&
	    (kind_is(r, i + 3, TOKEN_STOP) || kind_is(r, i + 3, TOKEN_SLASH)) &&
	    set_year(r, i + 4)) {
		n->day = d;
		n->month = two_digits(r, i + 2, 12);
		return i + 5;
	}
	/* "16-19 August 1983" */
	next = i + 1;
	if (kind_is(r, next, TOKEN_DASH) && two_digits(r, next + 1, 31) > 0)
		next += 2;
	next = past_of(r, next);
	if (!word_is(r, next, WORD_MONTH) || (n->month > 0 && n->year > 0))
		return i;
	n->day = d;
	return read_month(r, next);
}

static size_t
read_date(struct reader *r, size_t i)
{
	size_t end = read_day(r, i);

	if (end > i)
		return end;
	if (token_at(r, i)->kind == TOKEN_WORD &&
	    (token_at(r, i)->what == WORD_MONTH ||
	     token_at(r, i)->what == WORD_SEASON)) {
		/* "May" and "Sep" are words of a name without a number. */
		if (r->n->year == 0 && r->n->volume.n == 0 && !r->brackets &&
		    !is_number(r, past_of(r, i + 1)) &&
		    !kind_is(r, i + 1, TOKEN_DASH) &&
		    !kind_is(r, i + 1, TOKEN_SLASH))
			return i;
		return read_month(r, i);
	}
	return i;
}

/* --- Numbers with a word -------------------------------------------------- */

static void
keep(struct str *field, struct str s)
{
	if (field->n == 0)
		*field = s;
}

/* "Suppl. 1", "Special Issue", "No. Suppl. 1": an issue, as written. */
static size_t
read_supplement(struct reader *r, size_t i)
{
	struct str s;
	size_t from = i, next = past_label(r, i + 1), end;

	end = kind_is(r, next, TOKEN_YEAR) ? next : read_value(r, next, &s);
	if (end == next)
		end = kind_is(r, i + 1, TOKEN_STOP) && r->brackets ? i + 2
								   : i + 1;
	if (r->n->issue.n > 0 && r->issue_end > 0 && from <= r->issue_end + 1)
		r->n->issue.n =
		    (size_t)(text_of(r, from, end).p + text_of(r, from, end).n -
			     r->n->issue.p);
	else
		keep(&r->n->issue, text_of(r, from, end));
	r->n->labels++;
	return end;
}

static size_t
read_volume(struct reader *r, size_t next)
{
	struct str s;
	size_t end = read_value(r, next, &s);

	if (end == next)
		return next;
	/* "Vol. 3, Año 2": the first one counts. */
	keep(&r->n->volume, s);
	return end;
}

static size_t
read_issue(struct reader *r, size_t next)
{
	struct str s;
	size_t end;

	if (word_is(r, next, WORD_SUPPLEMENT))
		return read_supplement(r, next);
	end = read_value(r, next, &s);
	if (end == next)
		return next;
	keep(&r->n->issue, s);
	r->issue_end = end;
	if (word_is(r, end, WORD_SUPPLEMENT))
		return read_supplement(r, end);
	return end;
}

/*
 * What seemed to be a page was the issue: "12 (2018) 3, 45-67", before a word
 * for pages also "9, 1-2, S. 15-29"; or, behind an issue, the number counted
 * from the first volume: "8(1), 15, pp.17-28".
 */
static bool
page_was_issue(struct numbers *n)
{
	size_t taken = n->issue.n;

	if (n->first.n == 0)
		return true;
	if (n->volume.n == 0 ||
	    ((taken > 0 || n->last.n > 0) && !n->page_label) ||
	    (taken > 0 && n->last.n > 0))
		return false;
	keep(&n->issue, n->last.n > 0 ? n->pages : n->first);
	n->first = n->last = n->pages = STR_NONE;
	return true;
}

static size_t
read_pages(struct reader *r, size_t next)
{
	bool label = r->n->page_label;
	size_t end;

	if (label)
		return next;
	r->n->page_label = true;
	if (!page_was_issue(r->n)) {
		r->n->page_label = false;
		return next;
	}
	end = numbers_pages(r->t, next, r->to, r->n);
	r->n->page_label = end > 0;
	return end > 0 ? end : next;
}

/* "115", "e115212", "2010-12", "Doc 23" */
static size_t
read_article(struct reader *r, size_t next)
{
	struct str s;
	size_t end = is_number(r, next) ? read_value(r, next, &s) : next;

	if (end > next)
		keep(&r->n->article, s);
	return end;
}

static size_t
read_number_of(struct reader *r, size_t next, struct str *field)
{
	struct str s;
	size_t end = read_value(r, next, &s);

	if (end > next)
		keep(field, s);
	return end;
}

/* "leto 2010" is a year, "leto XXII" one of the journal. */
static size_t
read_year_word(struct reader *r, size_t next)
{
	return set_year(r, next) ? next + 1 : read_volume(r, next);
}

static size_t
read_part(struct reader *r, size_t next)
{
	return read_number_of(r, next, &r->n->part);
}

static size_t
read_report(struct reader *r, size_t next)
{
	return read_number_of(r, next, &r->n->number);
}

/* What follows a word; each gives the token behind its number, or `next`. */
static size_t (*const labels[WORD__MAX])(struct reader *r, size_t next) = {
    [WORD_VOLUME] = read_volume,  [WORD_ISSUE] = read_issue,
    [WORD_PAGES] = read_pages,    [WORD_ARTICLE] = read_article,
    [WORD_PART] = read_part,      [WORD_REPORT] = read_report,
    [WORD_YEAR] = read_year_word,
};

/* A word and its number; `i` when it is none. */
static size_t
read_label(struct reader *r, size_t i)
{
	size_t next = past_label(r, i + 1), end;

	if (token_at(r, i)->kind != TOKEN_WORD)
		return i;
	if (word_is(r, i, WORD_NUMERAL))
		return is_number(r, i + 1) ? i + 1 : i;
	if (word_is(r, i, WORD_SUPPLEMENT))
		return r->brackets || r->n->volume.n + r->n->issue.n > 0 ||
			       is_number(r, next)
			   ? read_supplement(r, i)
			   : i;
	/* "45-50 pp." */
	if (word_is(r, i, WORD_PAGES) && r->n->first.n > 0 &&
	    !is_value(r, next))
		return i + 1;
	if (labels[token_at(r, i)->what] == NULL)
		return i;
	end = labels[token_at(r, i)->what](r, next);
	r->n->labels += end > next;
	return end > next ? end : i;
}

/* --- Identifiers ---------------------------------------------------------- */

static size_t
read_issn(struct reader *r, size_t i, size_t next)
{
	if (!is_number(r, next) || !kind_is(r, next + 1, TOKEN_DASH) ||
	    text_of(r, next, next + 1).n != 4)
		return i;
	if (!is_number(r, next + 2) || text_of(r, next + 2, next + 3).n != 4)
		return i;
	keep(&r->n->issn, text_of(r, next, next + 3));
	return next + 3;
}

static size_t
read_isbn(struct reader *r, size_t i, size_t next)
{
	size_t end = next;

	while (is_number(r, end) ||
	       (kind_is(r, end, TOKEN_DASH) && end > next) ||
	       (end > next && kind_is(r, end, TOKEN_WORD) &&
		str_eqc(text_of(r, end, end + 1), "X")))
		end++;
	if (end == next || text_of(r, next, end).n < 10 ||
	    text_of(r, next, end).n > 24)
		return i;
	keep(&r->n->isbn, text_of(r, next, end));
	return end;
}

/* "PMID: 1234", "arXiv:1001.0001 [hep-th]": said elsewhere or not at all. */
static size_t
read_other_id(const struct reader *r, size_t i, size_t next)
{
	size_t end = next;

	while (is_number(r, end) ||
	       (end > next && !token_at(r, end)->blank &&
		(kind_is(r, end, TOKEN_STOP) || kind_is(r, end, TOKEN_SLASH) ||
		 kind_is(r, end, TOKEN_DASH) || kind_is(r, end, TOKEN_COLON)) &&
		!token_at(r, end + 1)->blank && is_number(r, end + 1)))
		end++;
	return end > next || kind_is(r, end, TOKEN_URL) ? end : i;
}

static size_t
read_identifier(struct reader *r, size_t i)
{
	size_t next = past_label(r, i + 1);

	if (kind_is(r, i, TOKEN_DOI) || kind_is(r, i, TOKEN_URL)) {
		if (kind_is(r, i, TOKEN_DOI))
			keep(&r->n->doi, text_of(r, i, i + 1));
		r->n->leads_a_doi = true;
		return i + 1;
	}
	if (token_at(r, i)->kind != TOKEN_WORD)
		return i;
	if (word_is(r, i, WORD_DOI) &&
	    (kind_is(r, next, TOKEN_DOI) || kind_is(r, next, TOKEN_URL)))
		return read_identifier(r, next);
	if (word_is(r, i, WORD_ISSN))
		return read_issn(r, i, next);
	if (word_is(r, i, WORD_ISBN))
		return read_isbn(r, i, next);
	if (word_is(r, i, WORD_ID))
		return read_other_id(r, i, next);
	return i;
}

/* --- Numbers without a word ----------------------------------------------- */

static bool
is_separator(const struct reader *r, size_t i)
{
	const struct token *k = token_at(r, i);

	return k->kind == TOKEN_COMMA || k->kind == TOKEN_STOP ||
	       k->kind == TOKEN_COLON || k->kind == TOKEN_SEMICOLON ||
	       k->kind == TOKEN_TAG ||
	       (k->kind == TOKEN_DASH && k->blank && token_at(r, i + 1)->blank);
}

/* "e115212", "Doc23": the number of an article, not a page. */
static bool
is_article(struct str s)
{
	size_t letters = 0;

	while (letters < s.n && chr_alpha(s.p[letters]))
		letters++;
	if (letters == s.n || !chr_digit(s.p[letters]))
		return false;
	return (letters == 1 && chr_tolower(s.p[0]) == 'e') ||
	       str_istarts(s, STR("Doc")) || str_istarts(s, STR("Art"));
}

static void
set_page(struct numbers *n, struct str s)
{
	if (is_article(s))
		keep(&n->article, s);
	else
		keep(&n->first, s);
}

/* "12. Jahrgang", "3. sayı", "第3巻": the word stands behind. */
static size_t
read_behind(struct reader *r, size_t i)
{
	size_t next = kind_is(r, i + 1, TOKEN_STOP) ? i + 2 : i + 1;
	struct str s = text_of(r, i, i + 1);
	bool joined =
	    !token_at(r, next)->blank &&
	    (unsigned char)r->t->text.p[token_at(r, next)->start] >= 0xe0;

	if (!kind_is(r, next, TOKEN_WORD) || !kind_is(r, i, TOKEN_NUMBER) ||
	    (!joined && is_value(r, past_label(r, next + 1))))
		return i;
	if (word_is(r, next, WORD_VOLUME))
		keep(&r->n->volume, s);
	else if (word_is(r, next, WORD_ISSUE))
		keep(&r->n->issue, s);
	else if (!word_is(r, next, WORD_PAGES))
		return i;
	r->n->labels++;
	return next + 1;
}

/* "(3)", "(1-2)", "(e593)" behind a volume. */
static size_t
read_in_brackets(struct reader *r, size_t i)
{
	struct numbers *n = r->n;
	struct str s;
	size_t end = read_value(r, i, &s);

	if (end == i || s.n > 16)
		return i;
	if (s.n == ISSN_BYTES && end == i + 1) {
		keep(&n->issn, s); /* "Journal (12345679) vol. 4" */
		return end;
	}
	if (is_article(s) && n->article.n == 0) {
		n->article = s;
		return end;
	}
	/* "121-140 (20)": how many pages */
	if (n->last.n > 0)
		return end;
	if (n->issue.n > 0) {
		/* "no. 3 (53)": the number counted from the first volume. */
		return n->volume.n > 0 || n->labels > 0 ? end : i;
	}
	n->issue = s;
	r->issue_end = end;
	return end;
}

/* A range: pages behind a volume, else a double volume. */
static size_t
read_bare_range(struct reader *r, size_t i)
{
	struct numbers *n = r->n;
	struct str s;
	size_t end = read_value(r, i, &s), pages;

	if (n->volume.n + n->issue.n == 0 && !r->colon && end > i + 1 &&
	    (kind_is(r, end, TOKEN_OPEN) || kind_is(r, end, TOKEN_COLON)) &&
	    !kind_is(r, i, TOKEN_YEAR)) {
		n->volume = s;
		n->bare_volume = true;
		return end;
	}
	if (kind_is(r, i, TOKEN_YEAR) && kind_is(r, end - 1, TOKEN_YEAR) &&
	    n->year == 0 && n->volume.n == 0 && !r->colon) {
		set_year(r, i);
		return end;
	}
	/* "Report 15-1": one number, for pages do not go down */
	if (n->volume.n + n->issue.n == 0 && !r->colon && end == i + 3 &&
	    value(r, i + 2) >= 0 && value(r, i + 2) < value(r, i)) {
		n->volume = s;
		n->bare_volume = true;
		return end;
	}
	if (!page_was_issue(n))
		return i;
	pages = numbers_pages(r->t, i, r->to, n);
	return pages > 0 ? pages : i;
}

/* "53.4 (2010)", "53/4 (2010)", "12/2010" */
static size_t
read_joined(struct reader *r, size_t i)
{
	struct numbers *n = r->n;
	long long a = value(r, i), b = value(r, i + 2);
	const struct token *k = token_at(r, i + 1);

	if (kind_is(r, i, TOKEN_YEAR) && k->kind == TOKEN_SLASH &&
	    kind_is(r, i + 2, TOKEN_YEAR) && year_fits(r, i)) {
		set_year(r, i);
		return i + 3;
	}
	if ((k->kind != TOKEN_STOP && k->kind != TOKEN_SLASH) || k->blank ||
	    token_at(r, i + 2)->blank || a < 0 || b < 0 || r->brackets)
		return i;
	if (kind_is(r, i + 2, TOKEN_YEAR) && k->kind == TOKEN_SLASH) {
		keep(n->volume.n > 0 ? &n->issue : &n->volume,
		     text_of(r, i, i + 1));
		set_year(r, i + 2);
		return i + 3;
	}
	if (n->volume.n > 0 || n->issue.n > 0)
		return i;
	n->bare_volume = true;
	if (k->kind == TOKEN_SLASH && b == a + 1 &&
	    !kind_is(r, i + 3, TOKEN_COLON)) {
		n->volume = text_of(r, i, i + 3);
		return i + 3;
	}
	/* "Papers; 2.3": one number in a series */
	if (kind_is(r, i + 3, TOKEN_END)) {
		n->volume = text_of(r, i, i + 3);
		return i + 3;
	}
	n->volume = text_of(r, i, i + 1);
	n->issue = text_of(r, i + 2, i + 3);
	r->issue_end = i + 3;
	return i + 3;
}

/* "Berlin: Springer; 2010:45-50" */
static bool
behind_imprint(const struct reader *r, size_t i)
{
	return i > 1 && r->t->v[i - 1].kind == TOKEN_SEMICOLON;
}

/* Four digits: a year, unless they have to be a volume or a page. */
static size_t
read_four(struct reader *r, size_t i)
{
	struct numbers *n = r->n;

	if (n->volume.n == 0 && (n->year == 0 || n->year == value(r, i)) &&
	    !behind_imprint(r, i) &&
	    ((kind_is(r, i + 1, TOKEN_COLON) && is_number(r, i + 2) &&
	      !kind_is(r, i + 3, TOKEN_COLON)) ||
	     (kind_is(r, i + 1, TOKEN_OPEN) && !token_at(r, i + 1)->blank &&
	      kind_is(r, i + 2, TOKEN_NUMBER)))) {
		set_year(r, i);
		n->volume = text_of(r, i, i + 1);
		n->bare_volume = true;
		return i + 1;
	}
	if (r->colon && n->volume.n > 0 && n->first.n == 0 &&
	    (!token_at(r, i)->blank || n->year > 0)) {
		n->first = text_of(r, i, i + 1);
		return i + 1;
	}
	/* "Journal, 1605, 51": nobody cites so old a year so. */
	if (n->volume.n == 0 && !r->brackets && value(r, i) < YEAR_BARE &&
	    kind_is(r, i + 1, TOKEN_COMMA) && is_number(r, i + 2))
		return i;
	if (n->year == 0) {
		set_year(r, i);
		return i + 1;
	}
	if (n->year == value(r, i))
		return i + 1; /* said twice */
	return i;
}

static size_t
read_bare(struct reader *r, size_t i)
{
	struct numbers *n = r->n;
	const struct token *k = token_at(r, i);
	struct str s = text_of(r, i, i + 1);
	size_t end;

	if (k->kind == TOKEN_WORD && k->roman && k->upper && n->volume.n == 0 &&
	    s.n > 1 &&
	    (kind_is(r, i + 1, TOKEN_OPEN) || kind_is(r, i + 1, TOKEN_COMMA) ||
	     kind_is(r, i + 1, TOKEN_COLON) ||
	     kind_is(r, i + 1, TOKEN_SLASH))) {
		n->volume = s;
		n->bare_volume = true;
		return i + 1;
	}
	if (k->kind == TOKEN_WORD && k->roman && n->volume.n > 0 &&
	    n->first.n == 0 && dashes(r, i + 1) > 0 &&
	    token_at(r, i + 1 + dashes(r, i + 1))->roman)
		return read_bare_range(r, i);
	if (!is_number(r, i) || s.n > 16)
		return i;
	if ((end = read_behind(r, i)) > i || (end = read_joined(r, i)) > i)
		return end;
	if (r->brackets && !kind_is(r, i, TOKEN_YEAR))
		return read_in_brackets(r, i);
	if (dashes(r, i + 1) > 0 && !is_separator(r, i + 1) &&
	    is_value(r, i + 1 + dashes(r, i + 1)))
		return read_bare_range(r, i);
	if (dashes(r, i + 1) > 0 && n->volume.n > 0 &&
	    is_number(r, i + 1 + dashes(r, i + 1)) &&
	    value(r, i + 1 + dashes(r, i + 1)) > value(r, i))
		return read_bare_range(r, i);
	if (k->kind == TOKEN_YEAR && (end = read_four(r, i)) > i)
		return end;
	if (n->volume.n == 0 && !(r->colon && n->year > 0) && s.n <= 6 &&
	    !is_article(s)) {
		n->volume = s;
		n->bare_volume = true;
		return i + 1;
	}
	if (n->article.n > 0 || n->page_label || !page_was_issue(n)) {
		/* "15(2013), 2, Seite 3-20" is read by its label. */
		return i;
	}
	set_page(n, s);
	return i + 1;
}

/* --- The run -------------------------------------------------------------- */

static size_t
read_one(struct reader *r, size_t i)
{
	size_t end;

	if ((end = read_identifier(r, i)) > i || (end = read_label(r, i)) > i ||
	    (end = read_date(r, i)) > i)
		return end;
	return read_bare(r, i);
}

static size_t
closing(const struct reader *r, size_t i)
{
	for (size_t k = i + 1; k < r->to && k < i + BRACKET_MAX; k++) {
		if (kind_is(r, k, TOKEN_CLOSE))
			return k;
		if (kind_is(r, k, TOKEN_OPEN))
			break;
	}
	return 0;
}

/* All between the brackets, or nothing of it. */
static size_t
read_brackets(struct reader *r, size_t i)
{
	size_t close = closing(r, i), at = i + 1;
	struct numbers before = *r->n;
	struct reader in = *r;

	if (close == 0 || close == i + 1)
		return i;
	in.to = close;
	in.brackets = true;
	in.colon = false;
	in.issue_end = 0;
	while (at < close) {
		size_t end =
		    word_is(&in, at, WORD_STATUS) ? at + 1 : read_one(&in, at);

		if (end == at && is_separator(&in, at))
			end = at + 1;
		if (end == at) {
			*r->n = before;
			return i;
		}
		at = end;
	}
	if (in.issue_end > 0)
		r->issue_end = close + 1;
	return close + 1;
}

bool
numbers_read(const struct tokens *t, size_t from, size_t to, struct numbers *n)
{
	struct reader r = {.t = t, .n = n, .at = from, .to = to};

	n->end = from;
	if (to > from + RUN_MAX)
		r.to = from + RUN_MAX;
	while (r.at < r.to) {
		size_t end;

		if (kind_is(&r, r.at, TOKEN_OPEN))
			end = read_brackets(&r, r.at);
		else
			end = read_one(&r, r.at);
		if (end > r.at) {
			if (n->end == from && n->year > 0 && n->labels == 0 &&
			    n->volume.n + n->issue.n == 0)
				n->year_first = true;
			r.at = n->end = end;
			r.colon = false;
			continue;
		}
		if (!is_separator(&r, r.at))
			break;
		r.colon = kind_is(&r, r.at, TOKEN_COLON) ||
			  (r.colon && kind_is(&r, r.at, TOKEN_TAG));
		r.at++;
	}
	return n->end > from;
}

int
numbers_score(const struct numbers *n)
{
	int pages = n->first.n + n->article.n > 0;

	return 3 * (n->volume.n > 0) + 2 * (n->issue.n > 0) + 3 * pages +
	       (n->year > 0) + (n->number.n > 0) + (n->issn.n > 0) +
	       (n->labels > 2 ? 2 : (int)n->labels);
}
