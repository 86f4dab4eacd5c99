/* Numbers and their words in citations. */
#include "parsers/text/citation_scan.h"

#include <string.h>

#include "parsers/text/citation.h"

enum { NUMBER_MAX = 16, PAGE_MAX = 16, YEAR_MIN = 1500, YEAR_MAX = 2099 };

static const struct str volume_words[] = {
    STR_LIT("Vol."),
    STR_LIT("Vol"),
    STR_LIT("Volume"),
    STR_LIT("Bd."),
    STR_LIT("Band"),
    STR_LIT("v."),
    STR_LIT("Jg."),
    STR_LIT("Tome"),
    STR_LIT("Tomo"),
    STR_LIT("Cilt"),
    STR_LIT("Vols."),
    STR_LIT("Ann\xc3\xa9"
	    "e"),
    STR_LIT("Tom"),
    STR_LIT("\xd0\xa2."),
};
static const struct str issue_words[] = {
    STR_LIT("No."),
    STR_LIT("No"),
    STR_LIT("Nr."),
    STR_LIT("Nr"),
    STR_LIT("Issue"),
    STR_LIT("N\xc3\xbam."),
    STR_LIT("N\xc3\xba"
	    "mero"),
    STR_LIT("Num."),
    STR_LIT("n."),
    STR_LIT("n\xc2\xb0"),
    STR_LIT("n\xc2\xba"),
    STR_LIT("iss."),
    STR_LIT("Heft"),
    STR_LIT("H."),
    STR_LIT("N\xc2\xba"),
    STR_LIT("Say\xc4\xb1"),
    STR_LIT("Number"),
    STR_LIT("\xe2\x84\x96"),
};
static const struct str page_words[] = {
    STR_LIT("pp."), STR_LIT("pp"),     STR_LIT("p."),
    STR_LIT("S."),  STR_LIT("pages"),  STR_LIT("page"),
    STR_LIT("P."),  STR_LIT("Seiten"), STR_LIT("p\xc3\xa1gs."),
    STR_LIT("ss."), STR_LIT("Seite"),
};

#define LIST(table)                                   \
	{                                             \
		table, sizeof(table) / sizeof(*table) \
	}
static const struct {
	const struct str *v;
	size_t n;
} lists[CITE_WORD__MAX] = {
    [CITE_VOLUME] = LIST(volume_words),
    [CITE_ISSUE] = LIST(issue_words),
    [CITE_PAGES] = LIST(page_words),
};

size_t
cite_word(struct str s, enum cite_word kind)
{
	for (size_t i = 0; i < lists[kind].n; i++) {
		struct str w = lists[kind].v[i], rest;

		if (s.n <= w.n || chr_tolower(s.p[0]) != chr_tolower(w.p[0]) ||
		    !str_istarts(s, w))
			continue;
		rest = str_from(s, w.n);
		if (chr_space(rest.p[0]) || chr_digit(rest.p[0]))
			return w.n;
	}
	return 0;
}

struct str
cite_blanks(struct str s)
{
	while (s.n > 0 && chr_space(s.p[0]))
		s = str_from(s, 1);
	return s;
}

struct str
cite_number(struct str s)
{
	size_t n = 0;

	while (n < s.n && (chr_alnum(s.p[n]) || s.p[n] == '-' || s.p[n] == '/'))
		n++;
	while (n > 0 && !chr_alnum(s.p[n - 1]))
		n--;
	return n <= NUMBER_MAX ? str_left(s, n) : STR_NONE;
}

struct str
cite_page(struct str s)
{
	size_t n = 0, digits = 0;

	while (n < s.n && (chr_alnum(s.p[n]) || s.p[n] == '.')) {
		digits += chr_digit(s.p[n]);
		n++;
	}
	while (n > 0 && s.p[n - 1] == '.')
		n--;
	return digits > 0 && n <= PAGE_MAX ? str_left(s, n) : STR_NONE;
}

size_t
cite_dash(struct str s)
{
	struct str rest = cite_blanks(s);
	size_t n = 0;

	if (rest.n >= 3 && (memcmp(rest.p, "\xe2\x80\x93", 3) == 0 ||
			    memcmp(rest.p, "\xe2\x80\x94", 3) == 0 ||
			    memcmp(rest.p, "\xe2\x80\x90", 3) == 0 ||
			    memcmp(rest.p, "\xe2\x80\x91", 3) == 0))
		n = 3;
	while (n < rest.n && rest.p[n] == '-')
		n++;
	if (n == 0)
		return 0;
	rest = cite_blanks(str_from(rest, n));
	return s.n - rest.n;
}

struct str
cite_labelled(struct str s, enum cite_word kind, size_t *where)
{
	for (size_t i = 0; i < s.n; i++) {
		struct str number;
		size_t len;

		if (i > 0 && (chr_alnum(s.p[i - 1]) ||
			      (unsigned char)s.p[i - 1] >= 0x80))
			continue;
		len = cite_word(str_from(s, i), kind);
		if (len == 0)
			continue;
		number = cite_number(cite_blanks(str_from(s, i + len)));
		if (number.n > 0 &&
		    (chr_digit(number.p[0]) || chr_upper(number.p[0]))) {
			if (i < *where)
				*where = i;
			return number;
		}
	}
	return STR_NONE;
}

int
cite_year(struct str s)
{
	long long y = s.n == 4 ? str_number(s, YEAR_MAX) : 0;

	return y >= YEAR_MIN ? (int)y : 0;
}

int
cite_year_in_brackets(struct str s, size_t *where)
{
	for (size_t i = 0; i + 6 <= s.n; i++) {
		int y;

		if (s.p[i] != '(' || s.p[i + 5] != ')')
			continue;
		y = cite_year(str_of(s.p + i + 1, 4));
		if (y > 0) {
			if (i < *where)
				*where = i;
			return y;
		}
	}
	return 0;
}

bool
citation_pages(struct str s, struct str *first, struct str *last)
{
	size_t len;

	*first = *last = STR_NONE;
	s = str_trim(s);
	s = cite_blanks(str_from(s, cite_word(s, CITE_PAGES)));
	*first = cite_page(s);
	if (first->n == 0)
		return false;
	s = str_from(s, first->n);
	len = cite_dash(s);
	if (len > 0) {
		*last = cite_page(str_from(s, len));
		s = str_from(s, len + last->n);
	}
	while (s.n > 0 && (chr_space(s.p[0]) || s.p[0] == '.'))
		s = str_from(s, 1);
	return s.n == 0;
}
