/*
 * Numbers of citations. Each token is taken for what its word says; a number
 * without a word by its place: volume, then issue (in brackets), then pages;
 * a year where four digits can be one.
 */
#include "parsers/numbers/internal.h"

#include <string.h>

#include "core/ident.h"
#include "parsers/citation/citation.h"

enum {
	RUN_MAX = 96,     /* tokens */
	BRACKET_MAX = 32, /* tokens between brackets */
	ISSN_BYTES = 8,   /* without its dash */
	RANGE_PAGES = 1000,
	ISSUES_OF_YEAR = 53, /* of a weekly */
	YEAR_BARE = 1700,    /* without brackets */
	YEAR_LAST = 2099
};

/* --- Numbers with a word -------------------------------------------------- */

static void
keep(struct str *field, struct str s)
{
	if (field->n == 0)
		*field = s;
}

/* "Suppl. 1", "Special Issue", "No. Suppl. 1": an issue, as written. */
static size_t
read_supplement(struct number_reader *r, size_t i)
{
	struct str s;
	size_t from = i, next = num_past_label(r, i + 1), end;

	end = num_is(r, next, TOKEN_YEAR) ? next : num_read_value(r, next, &s);
	if (end == next)
		end =
		    num_is(r, i + 1, TOKEN_STOP) && r->brackets ? i + 2 : i + 1;
	if (r->n->issue.n > 0 && r->issue_end > 0 && from <= r->issue_end + 1)
		r->n->issue.n =
		    (size_t)(num_text(r, from, end).p +
			     num_text(r, from, end).n - r->n->issue.p);
	else
		keep(&r->n->issue, num_text(r, from, end));
	r->n->labels++;
	return end;
}

static size_t
read_volume(struct number_reader *r, size_t next)
{
	struct str s;
	size_t end = num_read_value(r, next, &s);

	if (end == next)
		return next;
	/* "Vol. 3, Año 2": the first one counts. */
	keep(&r->n->volume, s);
	return end;
}

/* The word whose number stands at `next`. */
static size_t
label_begins(const struct number_reader *r, size_t next)
{
	return next - 1 - (size_t)num_is(r, next - 1, TOKEN_STOP);
}

static size_t
read_issue(struct number_reader *r, size_t next)
{
	struct str s;
	size_t end;

	if (num_word(r, next, WORD_SUPPLEMENT))
		return read_supplement(r, next);
	end = num_read_value(r, next, &s);
	if (end == next)
		return next;
	/* "Sv. 3, Br. 2": of two, the first was the volume. */
	if (r->n->issue.n > 0 && r->n->volume.n == 0 && r->n->labels > 0 &&
	    label_begins(r, next) ==
		r->issue_end + num_is(r, r->issue_end, TOKEN_COMMA)) {
		r->n->volume = r->n->issue;
		r->n->issue = STR_NONE;
	}
	keep(&r->n->issue, s);
	r->issue_end = end;
	if (num_word(r, end, WORD_SUPPLEMENT))
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
read_pages(struct number_reader *r, size_t next)
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
read_article(struct number_reader *r, size_t next)
{
	struct str s;
	size_t end =
	    num_is_number(r, next) ? num_read_value(r, next, &s) : next;

	if (end > next)
		keep(&r->n->article, s);
	return end;
}

static size_t
read_number_of(struct number_reader *r, size_t next, struct str *field)
{
	struct str s;
	size_t end = num_read_value(r, next, &s);

	if (end > next)
		keep(field, s);
	return end;
}

/* "leto 2010" is a year, "leto XXII" one of the journal. */
static size_t
read_year_word(struct number_reader *r, size_t next)
{
	return num_set_year(r, next) ? next + 1 : read_volume(r, next);
}

static size_t
read_part(struct number_reader *r, size_t next)
{
	return read_number_of(r, next, &r->n->part);
}

static size_t
read_report(struct number_reader *r, size_t next)
{
	return read_number_of(r, next, &r->n->number);
}

/* What follows a word; each gives the token behind its number, or `next`. */
static size_t (*const labels[WORD__MAX])(struct number_reader *r,
					 size_t next) = {
    [WORD_VOLUME] = read_volume,  [WORD_ISSUE] = read_issue,
    [WORD_PAGES] = read_pages,    [WORD_ARTICLE] = read_article,
    [WORD_PART] = read_part,      [WORD_REPORT] = read_report,
    [WORD_YEAR] = read_year_word,
};

/* A word and its number; `i` when it is none. */
static size_t
read_label(struct number_reader *r, size_t i)
{
	size_t next = num_past_label(r, i + 1), end;

	if (num_token(r, i)->kind != TOKEN_WORD)
		return i;
	if (num_word(r, i, WORD_NUMERAL))
		return num_is_number(r, i + 1) ? i + 1 : i;
	if (num_word(r, i, WORD_SUPPLEMENT))
		return r->brackets || r->n->volume.n + r->n->issue.n > 0 ||
			       num_is_number(r, next)
			   ? read_supplement(r, i)
			   : i;
	/* "45-50 pp." */
	if (num_word(r, i, WORD_PAGES) && r->n->first.n > 0 &&
	    !num_is_value(r, next))
		return i + 1;
	if (labels[num_token(r, i)->what] == NULL)
		return i;
	if ((end = num_read_letters(r, i)) > i)
		return end;
	/* "ff. 3-9", but "Ms. 12": pages where there are two */
	if (num_word(r, i, WORD_PAGES) &&
	    num_token(r, i)->value == TOKEN_OF_RANGE &&
	    num_dashes(r, next + 1) == 0)
		return i;
	/* "Vol. Vol. 2": who filled the form in wrote its label, too. */
	if (num_word(r, next, num_token(r, i)->what))
		next = num_past_label(r, next + 1);
	/* "Volume (32), No (4)" */
	if (num_is(r, next, TOKEN_OPEN) && num_is(r, next + 1, TOKEN_NUMBER) &&
	    num_is(r, next + 2, TOKEN_CLOSE) &&
	    (num_word(r, i, WORD_VOLUME) || num_word(r, i, WORD_ISSUE))) {
		end = labels[num_token(r, i)->what](r, next + 1);
		r->n->labels += end > next + 1;
		return end == next + 2 ? next + 3 : i;
	}
	end = labels[num_token(r, i)->what](r, next);
	r->n->labels += end > next;
	/* "Nr. 3/2015" */
	if (end > next && num_is(r, end, TOKEN_SLASH) &&
	    !num_token(r, end)->blank && num_is(r, end + 1, TOKEN_YEAR) &&
	    !num_token(r, end + 1)->blank && num_year_fits(r, end + 1) &&
	    num_set_year(r, end + 1))
		end += 2;
	return end > next ? end : i;
}

/* --- Identifiers ---------------------------------------------------------- */

static size_t
read_issn(struct number_reader *r, size_t i, size_t next)
{
	if (!num_is_number(r, next) || !num_is(r, next + 1, TOKEN_DASH) ||
	    num_text(r, next, next + 1).n != 4)
		return i;
	if (!num_is_number(r, next + 2) ||
	    num_text(r, next + 2, next + 3).n != 4)
		return i;
	keep(&r->n->issn, num_text(r, next, next + 3));
	return next + 3;
}

static size_t
read_isbn(struct number_reader *r, size_t i, size_t next)
{
	size_t end = next;

	while (num_is_number(r, end) ||
	       (num_is(r, end, TOKEN_DASH) && end > next) ||
	       (end > next && num_is(r, end, TOKEN_WORD) &&
		str_eqc(num_text(r, end, end + 1), "X")))
		end++;
	if (end == next || num_text(r, next, end).n < 10 ||
	    num_text(r, next, end).n > 24)
		return i;
	keep(&r->n->isbn, num_text(r, next, end));
	return end;
}

/* "PMID: 1234", "arXiv:1001.0001 [hep-th]": said elsewhere or not at all. */
static size_t
read_other_id(const struct number_reader *r, size_t i, size_t next)
{
	size_t end = next;

	while (num_is_number(r, end) ||
	       (end > next && !num_token(r, end)->blank &&
		(num_is(r, end, TOKEN_STOP) || num_is(r, end, TOKEN_SLASH) ||
		 num_is(r, end, TOKEN_DASH) || num_is(r, end, TOKEN_COLON)) &&
		!num_token(r, end + 1)->blank && num_is_number(r, end + 1)))
		end++;
	return end > next || num_is(r, end, TOKEN_URL) ? end : i;
}

static size_t
read_identifier(struct number_reader *r, size_t i)
{
	size_t next = num_past_label(r, i + 1);

	if (num_is(r, i, TOKEN_DOI) || num_is(r, i, TOKEN_URL)) {
		if (num_is(r, i, TOKEN_DOI) ||
		    str_find(num_text(r, i, i + 1), STR("doi.org/10.")) !=
			STR_NPOS)
			keep(&r->n->doi, num_text(r, i, i + 1));
		r->n->leads_a_doi = true;
		return i + 1;
	}
	if (num_token(r, i)->kind != TOKEN_WORD)
		return i;
	if (num_word(r, i, WORD_DOI) &&
	    (num_is(r, next, TOKEN_DOI) || num_is(r, next, TOKEN_URL)))
		return read_identifier(r, next);
	if (num_word(r, i, WORD_ISSN))
		return read_issn(r, i, next);
	if (num_word(r, i, WORD_ISBN))
		return read_isbn(r, i, next);
	/* "hal. 45-67": pages in Indonesian, and no number of HAL. */
	if (num_word(r, i, WORD_ID) && num_is(r, i + 1, TOKEN_STOP) &&
	    num_is_number(r, next) && num_dashes(r, next + 1) > 0) {
		size_t end = read_pages(r, next);

		r->n->labels += end > next;
		return end > next ? end : i;
	}
	if (num_word(r, i, WORD_ID))
		return read_other_id(r, i, next);
	return i;
}

/* --- Numbers without a word ----------------------------------------------- */

static bool
is_separator(const struct number_reader *r, size_t i)
{
	const struct token *k = num_token(r, i);

	return k->kind == TOKEN_COMMA || k->kind == TOKEN_STOP ||
	       k->kind == TOKEN_COLON || k->kind == TOKEN_SEMICOLON ||
	       k->kind == TOKEN_TAG ||
	       (k->kind == TOKEN_DASH && k->blank &&
		num_token(r, i + 1)->blank);
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

/* "3. évf. 2. sz.": two numbers with their stops, each in front of a word. */
static bool
ordinals(const struct number_reader *r, size_t i)
{
	size_t second = num_past_label(r, i + 3);

	second += num_is(r, second, TOKEN_COMMA);
	if (num_is(r, second, TOKEN_YEAR) && num_is(r, second + 1, TOKEN_STOP))
		second += 2; /* "3. évf. 2015. 2. szám" */
	/* "12. évf. 3. sz. 45-67. p.": and so it goes on */
	return num_is(r, i + 1, TOKEN_STOP) && num_is(r, i + 2, TOKEN_WORD) &&
	       ((r->word_end > 0 && i == num_past_label(r, r->word_end)) ||
		(num_is(r, second, TOKEN_NUMBER) &&
		 num_is(r, second + 1, TOKEN_STOP) &&
		 (num_word(r, second + 2, WORD_ISSUE) ||
		  num_word(r, second + 2, WORD_VOLUME))));
}

/* Behind digits that count. */
static const struct str ordinal_ends[] = {
    STR_LIT("e"), STR_LIT("er"), STR_LIT("re"), STR_LIT("eme"), STR_LIT("ème"),
    STR_LIT("ᵉ"), STR_LIT("st"), STR_LIT("nd"), STR_LIT("rd"),  STR_LIT("th"),
    STR_LIT("º"), STR_LIT("ª"),  STR_LIT("°"),
};

/* "35e année", "12th vol.": the number without what makes it an ordinal. */
static struct str
cardinal(struct str s)
{
	size_t n = 0;

	while (n < s.n && chr_digit(s.p[n]))
		n++;
	for (size_t i = 0;
	     n > 0 && i < sizeof(ordinal_ends) / sizeof(ordinal_ends[0]); i++)
		if (str_eq(str_from(s, n), ordinal_ends[i]))
			return str_left(s, n);
	return s;
}

/*
 * "3. tbl. 2015", "12. évf. 2015/3": the word belongs to the number in front
 * of it.
 */
static bool
year_behind(const struct number_reader *r, size_t i, size_t word)
{
	size_t year = num_past_label(r, word + 1);

	if (word != i + 2 || !num_token(r, word)->blank || r->n->year > 0 ||
	    !num_is(r, year, TOKEN_YEAR))
		return false;
	return num_word(r, word, WORD_VOLUME)
		   ? num_is(r, year + 1, TOKEN_SLASH)
		   : r->n->volume.n > 0 && num_is(r, year + 1, TOKEN_COMMA);
}

/* "12. Jahrgang", "3. sayı", "第3巻": the word stands behind. */
static size_t
read_behind(struct number_reader *r, size_t i)
{
	size_t next = num_is(r, i + 1, TOKEN_STOP) ? i + 2 : i + 1;
	struct str s = cardinal(num_text(r, i, i + 1));
	bool joined =
	    !num_token(r, next)->blank &&
	    (unsigned char)r->t->text.p[num_token(r, next)->start] >= 0xe0;

	/* "2015年" */
	if (joined && next == i + 1 && num_word(r, next, WORD_YEAR) &&
	    num_set_year(r, i))
		return next + 1;
	if (!num_is(r, next, TOKEN_WORD) || !num_is(r, i, TOKEN_NUMBER) ||
	    (!joined && !ordinals(r, i) && !year_behind(r, i, next) &&
	     num_is_value(r, num_past_label(r, next + 1))))
		return i;
	if (num_word(r, next, WORD_VOLUME))
		keep(&r->n->volume, s);
	else if (num_word(r, next, WORD_ISSUE))
		keep(&r->n->issue, s);
	else if (!num_word(r, next, WORD_PAGES))
		return i;
	r->n->labels++;
	r->word_end = next + 1;
	return r->word_end;
}

/* "(3)", "(1-2)", "(e593)" behind a volume. */
static size_t
read_in_brackets(struct number_reader *r, size_t i)
{
	struct numbers *n = r->n;
	struct str s;
	size_t end = num_read_value(r, i, &s);

	if (end == i || s.n > 16)
		return i;
	if (s.n == ISSN_BYTES && chr_digit(s.p[0]) && end == i + 1) {
		keep(&n->issn, s); /* "Journal (12345679) vol. 4" */
		return end;
	}
	if (is_article(s) && n->article.n == 0) {
		n->article = s;
		return end;
	}
	/* "121-140 (20)", "103513 (15p.)": how many pages */
	if (n->last.n > 0 ||
	    (n->first.n > 0 && s.p[s.n - 1] == 'p' && chr_digit(s.p[0])))
		return end;
	/* "Journal(12), S. 45-67": no blank in front, and no volume (MyCoRe) */
	if (n->volume.n + n->issue.n == 0 && chr_digit(s.p[0]) && i >= 2 &&
	    !r->t->v[i - 1].blank && r->t->v[i - 2].kind == TOKEN_WORD &&
	    r->t->v[i - 2].what == WORD_NONE) {
		n->volume = s;
		n->bare_volume = true;
		return end;
	}
	if (n->issue.n > 0) {
		/* "no. 3 (53)": the number counted from the first volume. */
		return n->volume.n > 0 || n->labels > 0 ? end : i;
	}
	/* "(12/3)": a volume and its issue, where "(1/2)" are two issues */
	if (n->volume.n == 0 && end == i + 3 && num_is(r, i + 1, TOKEN_SLASH) &&
	    num_value(r, i + 2) > 0 && num_value(r, i) > num_value(r, i + 2)) {
		n->volume = num_text(r, i, i + 1);
		s = num_text(r, i + 2, end);
	}
	n->issue = s;
	r->issue_end = end;
	return end;
}

/* "Journal; 2515-8260": of so many pages it is none. */
static size_t
read_bare_issn(struct number_reader *r, size_t i)
{
	long long first = num_value(r, i), last = num_value(r, i + 2);

	if (num_dashes(r, i + 1) != 1 ||
	    !ident_is_issn(num_text(r, i, i + 3)) ||
	    (last >= first && last - first < RANGE_PAGES))
		return i;
	keep(&r->n->issn, num_text(r, i, i + 3));
	return i + 3;
}

/* A range: pages behind a volume, else a double volume. */
static size_t
read_bare_range(struct number_reader *r, size_t i)
{
	struct numbers *n = r->n;
	struct str s;
	size_t end = num_read_value(r, i, &s), pages;

	if (n->volume.n + n->issue.n == 0 && !r->colon && end > i + 1 &&
	    (num_is(r, end, TOKEN_OPEN) || num_is(r, end, TOKEN_COLON)) &&
	    !num_is(r, i, TOKEN_YEAR)) {
		n->volume = s;
		n->bare_volume = true;
		return end;
	}
	/* "47-48, 123-140 (2007)": a double volume, and pages */
	if (n->volume.n + n->issue.n + n->first.n == 0 && !r->colon &&
	    end == i + 3 && num_value(r, i + 2) == num_value(r, i) + 1 &&
	    num_is(r, end, TOKEN_COMMA) && num_is_number(r, end + 1) &&
	    num_is(r, end + 2, TOKEN_DASH) && num_is_number(r, end + 3)) {
		n->volume = s;
		n->bare_volume = true;
		return end;
	}
	if (num_is(r, i, TOKEN_YEAR) && num_is(r, end - 1, TOKEN_YEAR) &&
	    n->year == 0 && n->volume.n == 0 && !r->colon) {
		num_set_year(r, i);
		return end;
	}
	/* "Report 15-1": one number, for pages do not go down */
	if (n->volume.n + n->issue.n == 0 && !r->colon && end == i + 3 &&
	    num_value(r, i + 2) >= 0 && num_value(r, i + 2) < num_value(r, i)) {
		n->bare_volume = true;
		/* "Journal, 25-4, 1970": a volume and its issue */
		if (num_is(r, end, TOKEN_COMMA) &&
		    num_is(r, end + 1, TOKEN_YEAR)) {
			n->volume = num_text(r, i, i + 1);
			n->issue = num_text(r, i + 2, i + 3);
			r->issue_end = end;
		} else {
			n->volume = s;
		}
		return end;
	}
	if (!page_was_issue(n))
		return i;
	pages = numbers_pages(r->t, i, r->to, n);
	return pages > 0 ? pages : i;
}

/* "53.4 (2010)", "53/4 (2010)", "12/2010" */
static size_t
read_joined(struct number_reader *r, size_t i)
{
	struct numbers *n = r->n;
	long long a = num_value(r, i), b = num_value(r, i + 2);
	const struct token *k = num_token(r, i + 1);

	/* "no. 45, 2015/2": the second of its year */
	if (num_is(r, i, TOKEN_YEAR) && k->kind == TOKEN_SLASH && b > 0 &&
	    b <= 12 && n->issue.n > 0 && n->volume.n == 0 && n->year == 0 &&
	    num_set_year(r, i))
		return i + 3;
	/* "12. évf. 2015/3": a volume with its word, the issue in the year */
	if (num_is(r, i, TOKEN_YEAR) && k->kind == TOKEN_SLASH && b > 0 &&
	    b <= ISSUES_OF_YEAR && n->volume.n > 0 && !n->bare_volume &&
	    n->issue.n + n->first.n == 0 && n->year == 0 && !k->blank &&
	    !num_word(r, num_past_label(r, i + 3), WORD_ISSUE) &&
	    num_set_year(r, i)) {
		n->issue = num_text(r, i + 2, i + 3);
		r->issue_end = i + 3;
		return i + 3;
	}
	if (num_is(r, i, TOKEN_YEAR) && k->kind == TOKEN_SLASH &&
	    num_is(r, i + 2, TOKEN_YEAR) && num_year_fits(r, i)) {
		num_set_year(r, i);
		return i + 3;
	}
	if ((k->kind != TOKEN_STOP && k->kind != TOKEN_SLASH) || k->blank ||
	    num_token(r, i + 2)->blank || a < 0 || b < 0 || r->brackets)
		return i;
	if (num_is(r, i + 2, TOKEN_YEAR) && k->kind == TOKEN_SLASH) {
		keep(n->volume.n > 0 ? &n->issue : &n->volume,
		     num_text(r, i, i + 1));
		num_set_year(r, i + 2);
		return i + 3;
	}
	if (n->volume.n > 0 || n->issue.n > 0)
		return i;
	n->bare_volume = true;
	/* "12.2010, H. 3": a volume and its year */
	if (num_is(r, i + 2, TOKEN_YEAR) && n->year == 0) {
		n->volume = num_text(r, i, i + 1);
		num_set_year(r, i + 2);
		return i + 3;
	}
	if (k->kind == TOKEN_SLASH && b == a + 1 &&
	    !num_is(r, i + 3, TOKEN_COLON)) {
		n->volume = num_text(r, i, i + 3);
		return i + 3;
	}
	/* "Papers; 2.3": one number in a series */
	if (num_is(r, i + 3, TOKEN_END)) {
		n->volume = num_text(r, i, i + 3);
		return i + 3;
	}
	n->volume = num_text(r, i, i + 1);
	n->issue = num_text(r, i + 2, i + 3);
	r->issue_end = i + 3;
	return i + 3;
}

/* "Berlin: Springer; 2010:45-50" */
static bool
behind_imprint(const struct number_reader *r, size_t i)
{
	return i > 1 && r->t->v[i - 1].kind == TOKEN_SEMICOLON;
}

/* "1897 (2007), 1-43", "1508:012,2015": another one is the year. */
static bool
is_dated_behind(const struct number_reader *r, size_t i)
{
	size_t at = num_is(r, i + 1, TOKEN_OPEN) ? i + 2 : i + 4;

	return num_is(r, at, TOKEN_YEAR) &&
	       num_value(r, at) > num_value(r, i) &&
	       (at == i + 2 ? num_is(r, i + 3, TOKEN_CLOSE) &&
				  num_is(r, i + 4, TOKEN_COMMA) &&
				  num_is_number(r, i + 5)
			    : num_is(r, i + 1, TOKEN_COLON) &&
				  num_is_number(r, i + 2) &&
				  num_is(r, i + 3, TOKEN_COMMA));
}

/* Four digits: a year, unless they have to be a volume or a page. */
static size_t
read_four(struct number_reader *r, size_t i)
{
	struct numbers *n = r->n;

	if (n->volume.n == 0 && n->year == 0 && is_dated_behind(r, i)) {
		n->volume = num_text(r, i, i + 1);
		n->bare_volume = true;
		return i + 1;
	}
	if (n->volume.n == 0 && (n->year == 0 || n->year == num_value(r, i)) &&
	    !behind_imprint(r, i) &&
	    ((num_is(r, i + 1, TOKEN_COLON) && num_is_number(r, i + 2) &&
	      !num_is(r, i + 3, TOKEN_COLON)) ||
	     (num_is(r, i + 1, TOKEN_OPEN) && !num_token(r, i + 1)->blank &&
	      num_is(r, i + 2, TOKEN_NUMBER)))) {
		num_set_year(r, i);
		n->volume = num_text(r, i, i + 1);
		n->bare_volume = true;
		return i + 1;
	}
	if (r->colon && n->volume.n > 0 && n->first.n == 0 &&
	    (!num_token(r, i)->blank || n->year > 0)) {
		n->first = num_text(r, i, i + 1);
		return i + 1;
	}
	/* "Journal, 1605, 51": nobody cites so old a year so. */
	if (n->volume.n == 0 && !r->brackets && num_value(r, i) < YEAR_BARE &&
	    num_is(r, i + 1, TOKEN_COMMA) && num_is_number(r, i + 2))
		return i;
	if (n->year == 0) {
		num_set_year(r, i);
		return i + 1;
	}
	if (n->year == num_value(r, i))
		return i + 1; /* said twice */
	return i;
}

/*
 * OJS: "Vol. 24 No. 4 (2010): 24 (4), 2010; 655-678": behind the colon stands
 * the title of the issue, behind the semicolon the pages.
 */
static bool
in_issue_title(const struct number_reader *r, size_t i)
{
	if (!r->colon || r->brackets || r->n->labels < 2 || r->n->year == 0)
		return false;
	for (; i < r->to; i++)
		if (num_is(r, i, TOKEN_SEMICOLON))
			return true;
	return false;
}

/* "XII/3", "XII (2010)", "XII. évf.": a volume; behind one, "xi-xiv". */
static size_t
read_roman(struct number_reader *r, size_t i)
{
	struct numbers *n = r->n;
	const struct token *k = num_token(r, i), *next = num_token(r, i + 1);
	size_t behind = num_past_label(r, i + 3);

	if (k->kind != TOKEN_WORD || !k->roman)
		return i;
	if (n->volume.n > 0)
		return n->first.n == 0 && num_dashes(r, i + 1) > 0 &&
			       num_token(r, i + 1 + num_dashes(r, i + 1))->roman
			   ? read_bare_range(r, i)
			   : i;
	if (!k->upper)
		return i;
	n->volume = num_text(r, i, i + 1);
	if (n->issue.n == 0 && next->kind == TOKEN_SLASH && !next->blank &&
	    num_is(r, i + 2, TOKEN_NUMBER) && !num_token(r, i + 2)->blank) {
		n->bare_volume = true;
		n->issue = num_text(r, i + 2, i + 3);
		r->issue_end = i + 3;
		return i + 3;
	}
	if (n->volume.n > 1 &&
	    (next->kind == TOKEN_OPEN || next->kind == TOKEN_COMMA ||
	     next->kind == TOKEN_COLON || next->kind == TOKEN_SLASH)) {
		n->bare_volume = true;
		return i + 1;
	}
	if (next->kind == TOKEN_STOP && num_word(r, i + 2, WORD_VOLUME) &&
	    (!num_is_value(r, behind) || num_is(r, behind, TOKEN_YEAR))) {
		n->labels++;
		return i + 3;
	}
	n->volume = STR_NONE;
	return i;
}

static size_t
read_bare(struct number_reader *r, size_t i)
{
	struct numbers *n = r->n;
	const struct token *k = num_token(r, i);
	struct str s = num_text(r, i, i + 1);
	size_t end;

	if ((end = read_roman(r, i)) > i)
		return end;
	if (!num_is_number(r, i) || s.n > 16 || in_issue_title(r, i))
		return i;
	if (n->first.n == 0 &&
	    (end = num_past_paged(r, i, &n->first, &n->last)) > i)
		return end;
	if ((end = read_bare_issn(r, i)) > i || (end = read_behind(r, i)) > i ||
	    (end = read_joined(r, i)) > i)
		return end;
	if (r->brackets && !num_is(r, i, TOKEN_YEAR))
		return read_in_brackets(r, i);
	if (num_dashes(r, i + 1) > 0 &&
	    (!is_separator(r, i + 1) || num_is(r, i + 1, TOKEN_STOP)) &&
	    num_is_value(r, i + 1 + num_dashes(r, i + 1)))
		return read_bare_range(r, i);
	if (num_dashes(r, i + 1) > 0 && n->volume.n > 0 &&
	    num_is_number(r, i + 1 + num_dashes(r, i + 1)) &&
	    num_value(r, i + 1 + num_dashes(r, i + 1)) > num_value(r, i))
		return read_bare_range(r, i);
	if (k->kind == TOKEN_YEAR && (end = read_four(r, i)) > i)
		return end;
	/* "12e Colloque", "3rd Workshop": what follows is counted. */
	if (cardinal(s).n < s.n && num_is(r, i + 1, TOKEN_WORD))
		return i;
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
read_one(struct number_reader *r, size_t i)
{
	size_t end;

	if (num_is_short_day(r, i))
		return i + 5;
	if ((end = read_identifier(r, i)) > i || (end = read_label(r, i)) > i ||
	    (end = num_read_date(r, i)) > i)
		return end;
	return read_bare(r, i);
}

static size_t
closing(const struct number_reader *r, size_t i)
{
	for (size_t k = i + 1; k < r->to && k < i + BRACKET_MAX; k++) {
		if (num_is(r, k, TOKEN_CLOSE))
			return k;
		if (num_is(r, k, TOKEN_OPEN))
			break;
	}
	return 0;
}

/* "(4 (76))": the issue of a year, and that counted from the first. */
static bool
is_counted_twice(const struct number_reader *r, size_t i)
{
	return num_is(r, i + 1, TOKEN_NUMBER) && num_is(r, i + 2, TOKEN_OPEN) &&
	       num_is(r, i + 3, TOKEN_NUMBER) &&
	       num_is(r, i + 4, TOKEN_CLOSE) && num_is(r, i + 5, TOKEN_CLOSE) &&
	       r->n->issue.n == 0;
}

/*
 * "2018/2 (N° 42)" (Cairn): the issue of a year, and the volume, as journals
 * call what is counted from the first.
 */
static bool
is_volume_of_year(const struct number_reader *r, size_t i, size_t close,
		  struct str *volume)
{
	long long year = str_number(r->n->volume, YEAR_LAST);
	size_t at = num_past_label(r, i + 2);

	if (r->n->issue.n == 0 || r->n->volume.n != 4 || year < YEAR_BARE ||
	    r->n->labels > 0 || !num_word(r, i + 1, WORD_ISSUE) ||
	    num_read_value(r, at, volume) != close || close != at + 1)
		return false;
	if (r->n->year == 0)
		r->n->year = (int)year;
	return r->n->year == year;
}

/* "8(Fog Comm J):1455": an issue in words, between volume and page. */
static bool
is_named_issue(const struct number_reader *r, size_t i, size_t close)
{
	return r->n->volume.n > 0 && r->n->issue.n + r->n->first.n == 0 &&
	       i > 0 && num_is(r, i - 1, TOKEN_NUMBER) &&
	       !num_token(r, i)->blank && num_is(r, i + 1, TOKEN_WORD) &&
	       num_token(r, i + 1)->upper &&
	       num_token(r, i + 1)->what == WORD_NONE &&
	       num_is(r, close + 1, TOKEN_COLON) &&
	       !num_token(r, close + 1)->blank && num_is_number(r, close + 2) &&
	       !num_token(r, close + 2)->blank;
}

/* "(12). évf. 2015/3": the volume, whose word stands behind the bracket. */
static size_t
read_volume_in_brackets(struct number_reader *r, size_t i, size_t close)
{
	size_t word = close + 1 + num_is(r, close + 1, TOKEN_STOP);
	size_t next = num_past_label(r, word + 1);

	if (close != i + 2 || !num_is(r, i + 1, TOKEN_NUMBER) ||
	    !num_word(r, word, WORD_VOLUME) || r->n->volume.n > 0 ||
	    (num_is_value(r, next) && !num_is(r, next, TOKEN_YEAR)))
		return i;
	r->n->volume = num_text(r, i + 1, close);
	r->n->labels++;
	return word + 1;
}

/* All between the brackets, or nothing of it. */
static size_t
read_brackets(struct number_reader *r, size_t i)
{
	size_t close = closing(r, i), at;
	struct numbers before = *r->n;
	struct number_reader in = *r;

	if (is_counted_twice(r, i)) {
		r->n->issue = num_text(r, i + 1, i + 5);
		r->issue_end = i + 6;
		return i + 6;
	}
	if (close == 0 || close == i + 1)
		return i;
	if (is_volume_of_year(r, i, close, &before.volume)) {
		r->n->volume = before.volume;
		return close + 1;
	}
	before = *r->n;
	if (is_named_issue(r, i, close)) {
		r->n->issue = num_text(r, i + 1, close);
		r->issue_end = close + 1;
		return close + 1;
	}
	if ((at = read_volume_in_brackets(r, i, close)) > i)
		return at;
	at = i + 1;
	in.to = close;
	in.brackets = true;
	in.colon = false;
	in.issue_end = 0;
	while (at < close) {
		size_t end =
		    num_word(&in, at, WORD_STATUS) ? at + 1 : read_one(&in, at);

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
	struct number_reader r = {.t = t, .n = n, .at = from, .to = to};

	n->end = from;
	if (to > from + RUN_MAX)
		r.to = from + RUN_MAX;
	while (r.at < r.to) {
		size_t end;

		if (num_is(&r, r.at, TOKEN_OPEN))
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
		r.colon = num_is(&r, r.at, TOKEN_COLON) ||
			  (r.colon && num_is(&r, r.at, TOKEN_TAG));
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
