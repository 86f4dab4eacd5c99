/* Identifiers: what is it, and how is it spelled without decoration. */
#include "core/ident.h"

#include <stdio.h>
#include <string.h>

#include "core/table.h"
#include "core/utf8.h"

#define STRIP(s, table) strip(s, table, COUNT(table))

/* --- Labels and schemes --------------------------------------------------- */

/* Takes one of the prefixes off the front, without regard to case. */
static bool
strip(struct str *s, const struct str *prefixes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_istarts(*s, prefixes[i])) {
			*s = str_trim(str_from(*s, prefixes[i].n));
			return true;
		}
	}
	return false;
}

/* Takes "http://" or "https://" and "www." off. */
static bool
strip_scheme(struct str *s)
{
	static const struct str schemes[] = {
	    STR_LIT("https://"),
	    STR_LIT("http://"),
	};
	static const struct str www[] = {
	    STR_LIT("www."),
	};

	if (!STRIP(s, schemes))
		return false;
	STRIP(s, www);
	return true;
}

/* --- With a check digit --------------------------------------------------- */

enum {
	PAGE_DIGITS = 6, /* of an article's page at a publisher */
	RAW_MAX = 64,    /* bytes of a number with its label and hyphens */
	ISBN_DIGITS = 13,
	ISSN_BYTES = 9, /* with its hyphen */
	ISBN_OLD = 10,
	GROUPED_ISBN = 13
};

/*
 * Behind an ISBN: "(pbk.)", "Broschur : EUR 14.90", ", 978-...": how it is
 * bound, what it costs, or the next one; no pages.
 */
static bool
is_binding(struct str s)
{
	size_t digit = 0;

	if (s.n > 1 && str_chr(STR(";,/"), s.p[0]) != STR_NPOS) {
		s = str_trim(str_from(s, 1));
		return str_starts(s, STR("978")) || str_starts(s, STR("979")) ||
		       str_istarts(s, STR("ISBN"));
	}
	while (digit < s.n && !chr_digit(s.p[digit]))
		digit++;
	return s.p[0] == '(' ||
	       (chr_alpha(s.p[0]) &&
		(digit == s.n || str_chr(str_left(s, digit), ':') < digit ||
		 str_istarts(s, STR("ISBN"))));
}

/* The length of a sign between two digits of a number at the front, or 0. */
static size_t
joint(struct str s)
{
	static const struct str signs[] = {
	    STR_LIT("-"),
	    STR_LIT(" "),
	    STR_LIT("\u00ad"),
	    STR_LIT("\u00a0"),
	    STR_LIT("\u200b"),
	    STR_LIT("\u2009"),
	    STR_LIT("\u2010"),
	    STR_LIT("\u2011"),
	    STR_LIT("\u2012"),
	    STR_LIT("\u2013"),
	    STR_LIT("\u2014"),
	    STR_LIT("\u2212"),
	    STR_LIT("\u00c2\u00ad"), /* put into UTF-8 twice */
	    STR_LIT("\u00c2\u00a0"),
	};

	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_starts(s, signs[i]))
			return signs[i].n;
	return 0;
}

/*
 * Copies digits (and a final X) out of a number with hyphens or blanks, after
 * an optional label such as "ISBN-13:" or "eISSN". `labelled` says whether
 * there was one. Returns the count, or 0 when something else is in it.
 */
static size_t
take_number(struct str s, struct str label, char *out, size_t max,
	    bool *labelled)
{
	size_t n = 0, at;

	s = str_trim(s);
	*labelled = false;
	if (s.n > RAW_MAX)
		return 0;
	at = str_ifind(s, label);
	if (at != STR_NPOS && at <= 8) {
		*labelled = true;
		s = str_from(s, at + label.n);
		if (str_starts(s, STR("-L")) || str_starts(s, STR("(e)")))
			s = str_from(s, s.p[0] == '-' ? 2 : 3);
		if (str_starts(s, STR("-13")) || str_starts(s, STR("-10")))
			s = str_from(s, 3);
		while (s.n > 0 && (chr_space(s.p[0]) || s.p[0] == ':'))
			s = str_from(s, 1);
	}
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		size_t between = chr_digit(c) ? 0 : joint(str_from(s, i));

		if (between > 0) {
			i += between - 1;
			continue;
		}
		if (c == 'x')
			c = 'X';
		if (max == ISBN_DIGITS && (n == max || n == ISBN_OLD) &&
		    !chr_digit(c) && is_binding(str_from(s, i)))
			return n;
		if ((!chr_digit(c) && c != 'X') || n == max ||
		    (n > 0 && out[n - 1] == 'X'))
			return 0;
		out[n++] = c;
	}
	return n;
}

static int
digit_value(char c)
{
	return c == 'X' ? 10 : c - '0';
}

/*
 * Weights n, n-1, ..., 1: ISSN (n = 8) and ISBN-10 (n = 10), modulo 11. Zeros
 * alone, which forms are filled with, are no number.
 */
static bool
mod11(const char *d, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += digit_value(d[i]) * (int)(n - i);
	return sum > 0 && sum % 11 == 0;
}

static int
ean_sum(const char *d, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (d[i] - '0') * (i % 2 ? 3 : 1);
	return sum;
}

/*
 * Ten digits are many things; with the X that no other number ends in, or in
 * the four groups of an ISBN, of which the last is the check digit, they are
 * one without its name.
 */
static bool
grouped_isbn(struct str s, const char d[10])
{
	size_t hyphens = 0;

	s = str_trim(s);
	if (s.n > GROUPED_ISBN && s.p[GROUPED_ISBN] == ' ')
		s.n = GROUPED_ISBN;
	for (size_t i = 0; i < s.n; i++)
		hyphens += s.p[i] == '-';
	if (hyphens == 0)
		return s.n == 10 && d[9] == 'X';
	return hyphens == 3 && s.n == GROUPED_ISBN && s.p[11] == '-' &&
	       s.p[0] != '-';
}

bool
ident_isbn(struct arena *a, struct str s, struct str *out)
{
	char d[14];
	bool labelled;
	size_t n = take_number(s, STR("isbn"), d, ISBN_DIGITS, &labelled);

	if (n == 10 && mod11(d, 10) && (labelled || grouped_isbn(s, d))) {
		memmove(d + 3, d, 9);
		memcpy(d, "978", 3);
		d[12] = (char)('0' + (10 - ean_sum(d, 12) % 10) % 10);
	} else if (n != 13 || d[12] == 'X' ||
		   (memcmp(d, "978", 3) != 0 && memcmp(d, "979", 3) != 0) ||
		   ean_sum(d, 13) % 10 != 0) {
		return false;
	}
	*out = arena_str(a, d, 13);
	return out->n > 0;
}

/* "1234-5679 (Print)": a word in brackets for the form of the journal. */
static struct str
without_medium(struct str s)
{
	size_t open = str_rchr(s, '(');

	s = str_trim(s);
	if (open == STR_NPOS || open < 9 || s.p[s.n - 1] != ')')
		return s;
	for (size_t i = open + 1; i + 1 < s.n; i++)
		if (!chr_alpha(s.p[i]) && (unsigned char)s.p[i] < 0x80 &&
		    s.p[i] != '-')
			return s;
	return str_trim(str_left(s, open));
}

static bool
starts_a_year(const char *d)
{
	return memcmp(d, "19", 2) == 0 || memcmp(d, "20", 2) == 0;
}

bool
ident_is_issn(struct str s)
{
	char d[8];

	if (s.n != ISSN_BYTES || s.p[4] != '-')
		return false;
	memcpy(d, s.p, 4);
	memcpy(d + 4, s.p + 5, 4);
	if (d[7] == 'x')
		d[7] = 'X';
	for (size_t i = 0; i < 8; i++)
		if (!chr_digit(d[i]) && (i < 7 || d[i] != 'X'))
			return false;
	return mod11(d, 8) && !(starts_a_year(d) && starts_a_year(d + 4));
}

bool
ident_issn(struct arena *a, struct str s, struct str *out)
{
	char d[10];
	bool labelled;
	size_t n;

	s = without_medium(s);
	n = take_number(s, STR("issn"), d, 8, &labelled);
	if (n != 8 || !mod11(d, 8))
		return false;
	if (!labelled && !ident_is_issn(str_trim(s)))
		return false;
	memmove(d + 5, d + 4, 4);
	d[4] = '-';
	*out = arena_str(a, d, 9);
	return out->n > 0;
}

/* ISO 7064 MOD 11-2 over the first 15 digits. */
static bool
mod11_2(const char *d)
{
	int total = 0;

	for (size_t i = 0; i < 15; i++)
		total = (total + digit_value(d[i])) * 2 % 11;
	return (12 - total) % 11 == digit_value(d[15]);
}

bool
ident_orcid(struct arena *a, struct str s, struct str *out)
{
	char d[20];
	size_t n = 0, at = str_ifind(s, STR("orcid.org/"));

	s = str_trim(at == STR_NPOS ? s : str_from(s, at + 10));
	/* "ORCID: ", "ORCID iD 0000-..." */
	if (str_istarts(s, STR("orcid"))) {
		s = str_trim(str_from(s, 5));
		if (str_istarts(s, STR("id")))
			s = str_trim(str_from(s, 2));
		if (s.n > 0 && s.p[0] == ':')
			s = str_trim(str_from(s, 1));
	}
	if (s.n < 16 || s.n > 19)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] == 'x' ? 'X' : s.p[i];

		if (c == '-')
			continue;
		if (n == 16 || (!chr_digit(c) && (c != 'X' || n != 15)))
			return false;
		d[n++] = c;
	}
	if (n != 16 || !mod11_2(d))
		return false;
	for (size_t group = 3; group > 0; group--) {
		memmove(d + group * 5, d + group * 4, 4);
		d[group * 5 - 1] = '-';
	}
	*out = arena_str(a, d, 19);
	return out->n > 0;
}

bool
ident_gnd(struct arena *a, struct str s, struct str *out)
{
	static const char *const labels[] = {"https://d-nb.info/gnd/",
					     "http://d-nb.info/gnd/",
					     "(DE-588)", "gnd:", "gnd "};
	bool labelled = false;

	s = str_trim(s);
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (str_istarts(s, str_c(labels[i]))) {
			s = str_trim(str_from(s, str_c(labels[i]).n));
			labelled = true;
			break;
		}
	}
	if (!labelled || s.n < 3 || s.n > 12)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!chr_digit(s.p[i]) && s.p[i] != '-' &&
		    (s.p[i] != 'X' || i + 1 != s.n))
			return false;
	*out = arena_copy(a, s);
	return out->n > 0;
}

/*
 * The values DNB gives each character for the check digit of a urn:nbn:de
 * ("URN-Pruefziffer"); in ASCII order of the characters.
 */
static int
urn_value(char c)
{
	static const char chars[] =
	    "0123456789abcdefghijklmnopqrstuvwxyz-:_/.+";
	static const int values[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  41, 18,
				     14, 19, 15, 16, 21, 22, 23, 24, 25, 42, 26,
				     27, 13, 28, 29, 31, 12, 32, 33, 11, 34, 35,
				     36, 37, 38, 39, 17, 43, 45, 47, 49};
	const char *hit = c == '\0' ? NULL : strchr(chars, chr_tolower(c));

	return hit == NULL ? -1 : values[hit - chars];
}

bool
ident_urn_nbn_checks(struct str urn)
{
	long long sum = 0, position = 1;
	int last = 0;

	if (!str_istarts(urn, STR("urn:nbn:de:")) || urn.n > IDENT_MAX ||
	    !chr_digit(urn.p[urn.n - 1]))
		return false;
	for (size_t i = 0; i + 1 < urn.n; i++) {
		int v = urn_value(urn.p[i]);

		if (v < 0)
			return false;
		if (v >= 10)
			sum += v / 10 * position++;
		last = v % 10;
		sum += last * position++;
	}
	return last != 0 && sum / last % 10 == urn.p[urn.n - 1] - '0';
}

/* --- DOIs and percent-encoding -------------------------------------------- */

struct str
ident_percent_decode(struct arena *a, struct str s)
{
	struct str out;
	char *p;
	size_t n = 0;

	if (str_chr(s, '%') == STR_NPOS)
		return s;
	out = arena_copy(a, s);
	if (out.n == 0)
		return s;
	p = arena_extend(a, out, 0);
	if (p == NULL)
		return s;
	for (size_t i = 0; i < s.n; i++) {
		int hi = i + 2 < s.n ? chr_hex(s.p[i + 1]) : -1;
		int lo = i + 2 < s.n ? chr_hex(s.p[i + 2]) : -1;

		if (s.p[i] == '%' && hi >= 0 && lo >= 0 && hi + lo > 0) {
			p[n++] = (char)(hi * 16 + lo);
			i += 2;
		} else {
			p[n++] = s.p[i];
		}
	}
	/* Bytes that are no text stay as they were written. */
	out = str_of(p, n);
	return utf8_valid(out) == out.n ? out : s;
}

/* Length of "10.", 4 to 9 digits (and ".digits" parts), "/" at the front. */
static size_t
doi_prefix(struct str s)
{
	size_t i = 3;

	if (s.n < 8 || memcmp(s.p, "10.", 3) != 0)
		return 0;
	while (i < s.n && chr_digit(s.p[i]))
		i++;
	if (i < 7 || i > 12)
		return 0;
	while (i + 1 < s.n && s.p[i] == '.' && chr_digit(s.p[i + 1])) {
		i++;
		while (i < s.n && chr_digit(s.p[i]))
			i++;
	}
	return i < s.n && s.p[i] == '/' ? i + 1 : 0;
}

static long
bracket_balance(struct str s, char open, char close)
{
	long depth = 0;

	for (size_t i = 0; i < s.n; i++)
		depth += (s.p[i] == open) - (s.p[i] == close);
	return depth;
}

/* Without the punctuation of the sentence it stood in. */
static struct str
trim_sentence(struct str s)
{
	static const char pairs[][2] = {
	    {'(', ')'}, {'[', ']'}, {'{', '}'}, {'<', '>'}};
	size_t before;

	do {
		before = s.n;
		while (s.n > 0 && strchr(".,;:'\"", s.p[s.n - 1]) != NULL)
			s.n--;
		for (size_t i = 0; i < COUNT(pairs); i++)
			if (s.n > 0 && s.p[s.n - 1] == pairs[i][1] &&
			    bracket_balance(s, pairs[i][0], pairs[i][1]) < 0)
				s.n--;
	} while (s.n < before);
	return s;
}

/* A bare DOI, nothing around it. */
static bool
doi_bare(struct str s, struct str *out)
{
	size_t n;

	s = trim_sentence(s);
	n = doi_prefix(s);
	if (n == 0 || n == s.n || s.n > IDENT_MAX)
		return false;
	for (size_t i = n; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f)
			return false;
	*out = s;
	return true;
}

/* What stands behind the DOI in the address of a page, a file, a question. */
static struct str
without_page(struct str s)
{
	static const struct str pages[] = {
	    STR_LIT("/full"),     STR_LIT("/abstract"), STR_LIT("/pdf"),
	    STR_LIT("/meta"),     STR_LIT("/summary"),  STR_LIT("/html"),
	    STR_LIT("/fulltext"), STR_LIT("/epdf"),     STR_LIT("/"),
	};
	size_t last, digits = 0;

	s = str_left(s, str_chr(s, '?'));
	s = str_left(s, str_chr(s, '#'));
	for (size_t i = 0; i < COUNT(pages); i++)
		if (str_iends(s, pages[i])) {
			s.n -= pages[i].n;
			i = (size_t)-1;
		}
	/* "10.5555/rain/sun012/5301234": the page's number behind the DOI's */
	last = str_rchr(s, '/');
	while (last != STR_NPOS && last + 1 + digits < s.n &&
	       chr_digit(s.p[last + 1 + digits]))
		digits++;
	if (digits >= PAGE_DIGITS && last + 1 + digits == s.n &&
	    str_chr(s, '/') != last)
		s.n = last;
	return s;
}

/*
 * Addresses of publishers that name a DOI, without their scheme: at a host
 * "doi.", also as the proxies of libraries write it ("doi-org."), or behind a
 * step of the path that says what follows, with a view between them or none.
 */
static bool
cut_to_doi(struct str *s)
{
	static const struct str hosts[] = {STR_LIT("doi."), STR_LIT("dx.doi."),
					   STR_LIT("doi-org."),
					   STR_LIT("dx-doi-org.")};
	static const struct str steps[] = {
	    STR_LIT("/doi/"),      STR_LIT("/doifinder/"), STR_LIT("/article/"),
	    STR_LIT("/articles/"), STR_LIT("/chapter/"),   STR_LIT("/book/"),
	};
	size_t slash = str_chr(*s, '/'), at;
	struct str path = str_from(*s, slash), rest;

	for (size_t i = 0; i < COUNT(hosts); i++)
		if (str_istarts(*s, hosts[i]) &&
		    doi_prefix(str_from(path, 1)) > 0) {
			*s = str_from(path, 1);
			return true;
		}
	for (size_t i = 0; i < COUNT(steps); i++) {
		at = str_find(path, steps[i]);
		if (at == STR_NPOS)
			continue;
		rest = str_from(path, at + steps[i].n);
		/* "/doi/abs/10.", "/article/full/10." */
		if (doi_prefix(rest) == 0)
			rest = str_from(rest, str_chr(rest, '/') + 1);
		if (doi_prefix(rest) == 0)
			continue;
		*s = without_page(rest);
		return true;
	}
	return false;
}

bool
ident_doi(struct arena *a, struct str s, struct str *out)
{
	static const struct str labels[] = {
	    STR_LIT("info:eu-repo/semantics/altIdentifier/doi/"),
	    STR_LIT("info:doi/"),
	    STR_LIT("doi:"),
	    STR_LIT("doi "),
	    STR_LIT("urn:doi:"),
	    STR_LIT("info:doi:"),
	    STR_LIT("urn:"), /* "urn:10.5555/12" */
	};
	static const struct str hosts[] = {
	    STR_LIT("doi.org/"),
	    STR_LIT("dx.doi.org/"),
	};
	bool url = false;

	s = str_trim(s);
	if (s.n < 8 || s.n > IDENT_MAX)
		return false;
	if (s.p[0] != '1') {
		/* "DOI: https://doi.org/10..." has two of them. */
		while (STRIP(&s, labels))
			while (s.n > 0 && (s.p[0] == ':' || s.p[0] == '/'))
				s = str_trim(str_from(s, 1));
		if (strip_scheme(&s)) {
			if (!STRIP(&s, hosts) && !cut_to_doi(&s))
				return false;
			/* "https://dx.doi.org/https://doi.org/10..." */
			if (strip_scheme(&s))
				STRIP(&s, hosts);
			url = true;
		} else if (STRIP(&s, hosts)) {
			url = true;
		}
	}
	if (url || str_ifind(s, STR("%2f")) != STR_NPOS)
		s = ident_percent_decode(a, s);
	strip(&s, labels + 2, 1);
	return doi_bare(s, out);
}

bool
ident_doi_within(struct arena *a, struct str s, struct str *out)
{
	static const struct str closing = {"\xe2\x9f\xa9", 3}; /* U+27E9 */
	enum { TRIED_MAX = 32, ENCODED = 3 }; /* bytes of "%2F" */
	struct str word;
	size_t at = 0, hit, end, tried = 0;

	while (tried < TRIED_MAX &&
	       (hit = str_find(str_from(s, at), STR("10."))) != STR_NPOS) {
		at += hit;
		if ((at > 0 && chr_alnum(s.p[at - 1])) ||
		    doi_prefix(str_from(s, at)) == 0) {
			at += 3;
			continue;
		}
		tried++;
		word = str_left(str_from(s, at), ENCODED * IDENT_MAX + 1);
		end = 0;
		while (end < word.n && (unsigned char)word.p[end] > ' ' &&
		       word.p[end] != '"')
			end++;
		word = str_left(word, end);
		end = str_find(word, closing);
		if (end != STR_NPOS)
			word = str_left(word, end);
		if (doi_bare(ident_percent_decode(a, word), out))
			return true;
		at += 3;
	}
	return false;
}

bool
ident_doi_eq(struct str a, struct str b)
{
	return str_ieq(a, b);
}

struct str
ident_doi_key(struct arena *a, struct str doi)
{
	struct str copy = arena_copy(a, doi);
	char *p;

	if (copy.n == 0)
		return STR_NONE;
	p = arena_extend(a, copy, 0);
	if (p == NULL)
		return STR_NONE;
	for (size_t i = 0; i < copy.n; i++)
		p[i] = chr_tolower(p[i]);
	return str_of(p, copy.n);
}

struct str
ident_doi_url(struct arena *a, struct str doi)
{
	static const struct str resolver = {"https://doi.org/", 16};
	size_t n = resolver.n;
	char *p = arena_alloc(a, resolver.n + 3 * doi.n + 1);

	if (p == NULL)
		return STR_NONE;
	memcpy(p, resolver.p, resolver.n);
	for (size_t i = 0; i < doi.n; i++) {
		unsigned char c = (unsigned char)doi.p[i];

		if (c <= ' ' || c >= 0x7f || strchr("\"#%<>?[\\]^`{|}", c))
			n += (size_t)snprintf(p + n, 4, "%%%02X", c);
		else
			p[n++] = (char)c;
	}
	return str_of(p, n);
}

/* --- Any ------------------------------------------------------------------- */

static bool
no_blanks(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f)
			return false;
	return s.n > 0 && s.n <= IDENT_MAX;
}

bool
ident_urn(struct arena *a, struct str s, struct str *out)
{
	static const struct str hosts[] = {
	    STR_LIT("nbn-resolving.org/"),
	    STR_LIT("nbn-resolving.de/"),
	    STR_LIT("nbn-resolving.com/"),
	    STR_LIT("resolver.obvsg.at/"),
	    STR_LIT("urn.fi/"),
	    STR_LIT("resolver.nbn.nl/"),
	    STR_LIT("persistent-identifier.nl/"),
	    STR_LIT("urn.nb.no/"),
	    STR_LIT("urn.nsk.hr/"),
	    STR_LIT("nbn.depositolegale.it/"),
	    STR_LIT("dlib.si/details/"),
	    STR_LIT("urn.kb.se/resolve?urn="),
	    STR_LIT("nbn-resolving.org/resolver?identifier="),
	};
	static const struct str labels[] = {
	    STR_LIT("urn: "),
	};

	s = str_trim(s);
	STRIP(&s, labels);
	if (strip_scheme(&s)) {
		if (!STRIP(&s, hosts))
			return false;
		s = ident_percent_decode(a, s);
	}
	if (!str_istarts(s, STR("urn:nbn:")) || !no_blanks(s))
		return false;
	*out = s;
	return true;
}

bool
ident_handle(struct arena *a, struct str s, struct str *out)
{
	static const struct str labels[] = {
	    STR_LIT("hdl:"),
	    STR_LIT("info:hdl/"),
	    STR_LIT("handle:"),
	};
	static const struct str hosts[] = {
	    STR_LIT("hdl.handle.net/"),
	};
	size_t slash;

	s = str_trim(s);
	if (strip_scheme(&s)) {
		if (!STRIP(&s, hosts))
			return false;
		s = ident_percent_decode(a, s);
	} else if (!STRIP(&s, labels) && !STRIP(&s, hosts)) {
		return false;
	}
	slash = str_chr(s, '/');
	if (slash == STR_NPOS || slash == 0 || slash + 1 == s.n ||
	    !no_blanks(s) || !chr_alnum(s.p[0]))
		return false;
	*out = s;
	return true;
}

/* 0709.2184, 2101.00001v2, math/0601001, math.AG/0601001v1 */
static bool
arxiv_number(struct str s)
{
	size_t i = 0, digits = 0, slash = str_chr(s, '/');

	if (slash != STR_NPOS) {
		for (; i < slash; i++)
			if (!chr_alpha(s.p[i]) && s.p[i] != '-' &&
			    s.p[i] != '.')
				return false;
		i = slash + 1;
		while (i + digits < s.n && chr_digit(s.p[i + digits]))
			digits++;
		if (digits != 7 || slash == 0)
			return false;
		i += digits;
	} else {
		if (s.n < 9 || str_number(str_left(s, 4), 9999) < 0 ||
		    s.p[4] != '.')
			return false;
		i = 5;
		while (i + digits < s.n && chr_digit(s.p[i + digits]))
			digits++;
		if (digits < 4 || digits > 5)
			return false;
		i += digits;
	}
	if (i == s.n)
		return true;
	return s.p[i] == 'v' && str_number(str_from(s, i + 1), 999) > 0;
}

bool
ident_arxiv(struct arena *a, struct str s, struct str *out)
{
	static const struct str labels[] = {
	    STR_LIT("arxiv:"),
	    STR_LIT("oai:arXiv.org:"),
	    STR_LIT("info:arxiv/"),
	};
	static const struct str hosts[] = {
	    STR_LIT("arxiv.org/abs/"),
	    STR_LIT("arxiv.org/pdf/"),
	    STR_LIT("export.arxiv.org/abs/"),
	};
	static const struct str pdf = {".pdf", 4};

	(void)a;
	s = str_trim(s);
	if (strip_scheme(&s)) {
		if (!STRIP(&s, hosts))
			return false;
		if (str_iends(s, pdf))
			s.n -= pdf.n;
	} else if (!STRIP(&s, labels)) {
		return false;
	}
	if (!arxiv_number(s))
		return false;
	*out = s;
	return true;
}

bool
ident_pmid(struct arena *a, struct str s, struct str *out)
{
	static const struct str labels[] = {
	    STR_LIT("pmid:"),
	    STR_LIT("pmid "),
	    STR_LIT("info:pmid/"),
	    STR_LIT("pubmed:"),
	};
	static const struct str hosts[] = {
	    STR_LIT("pubmed.ncbi.nlm.nih.gov/"),
	    STR_LIT("ncbi.nlm.nih.gov/pubmed/"),
	};

	(void)a;
	s = str_trim(s);
	if (strip_scheme(&s)) {
		if (!STRIP(&s, hosts))
			return false;
	} else if (!STRIP(&s, labels)) {
		return false;
	}
	if (s.n > 0 && s.p[s.n - 1] == '/')
		s.n--;
	if (str_number(s, 99999999) <= 0)
		return false;
	*out = s;
	return true;
}

bool
ident_pmcid(struct arena *a, struct str s, struct str *out)
{
	static const struct str labels[] = {
	    STR_LIT("pmcid:"),
	    STR_LIT("pmcid "),
	};
	static const struct str hosts[] = {
	    STR_LIT("ncbi.nlm.nih.gov/pmc/articles/"),
	    STR_LIT("pmc.ncbi.nlm.nih.gov/articles/"),
	    STR_LIT("pubmedcentral.nih.gov/articlerender.fcgi?artid="),
	};
	struct str digits;

	s = str_trim(s);
	if (strip_scheme(&s)) {
		if (!STRIP(&s, hosts))
			return false;
	} else {
		STRIP(&s, labels);
	}
	if (s.n > 0 && s.p[s.n - 1] == '/')
		s.n--;
	digits = str_istarts(s, STR("PMC")) ? str_from(s, 3) : STR_NONE;
	if (digits.n > 9 || str_number(digits, 999999999) <= 0)
		return false;
	*out = arena_copy(a, s);
	return true;
}

bool
ident_is_url(struct str s)
{
	struct str rest = s;

	return strip_scheme(&rest) && rest.n > 0 && chr_alnum(rest.p[0]) &&
	       no_blanks(s);
}

/* A part of an address that the pages of files have. */
static bool
has_file_part(struct str s)
{
	static const struct str parts[] = {
	    STR_LIT("/MCRFileNodeServlet/"),
	    STR_LIT("/MCRZipServlet/"),
	    STR_LIT("/bitstream/"),
	    STR_LIT("/bitstreams/"),
	    STR_LIT("/files/"),
	    STR_LIT("/viewcontent.cgi"),
	};
	size_t at;

	while ((at = str_chr(s, '/')) != STR_NPOS) {
		s = str_from(s, at);
		for (size_t i = 0; i < COUNT(parts); i++)
			if (str_starts(s, parts[i]))
				return true;
		s = str_from(s, 1);
	}
	return false;
}

bool
ident_is_file_url(struct str s)
{
	enum { ENDING_MAX = 5 };
	static const struct str endings[] = {
	    STR_LIT(".pdf"),  STR_LIT(".zip"),  STR_LIT(".doc"),
	    STR_LIT(".docx"), STR_LIT(".ps"),   STR_LIT(".gz"),
	    STR_LIT(".epub"), STR_LIT(".mp3"),  STR_LIT(".mp4"),
	    STR_LIT(".jpg"),  STR_LIT(".jpeg"), STR_LIT(".png"),
	    STR_LIT(".tif"),  STR_LIT(".tiff"), STR_LIT(".csv"),
	    STR_LIT(".xlsx"), STR_LIT(".pptx"), STR_LIT(".rtf"),
	    STR_LIT(".djvu"), STR_LIT(".wav"),
	};

	if (has_file_part(s))
		return true;
	s = str_left(s, str_chr(s, '?'));
	if (s.n > ENDING_MAX)
		s = str_from(s, s.n - ENDING_MAX);
	if (str_chr(s, '.') == STR_NPOS)
		return false;
	for (size_t i = 0; i < COUNT(endings); i++)
		if (str_iends(s, endings[i]))
			return true;
	return false;
}

struct rec_ident
ident_classify(struct arena *a, struct str s)
{
	/* In order: what is recognised for certain first. */
	static const struct {
		enum rec_id kind;
		bool (*is)(struct arena *a, struct str s, struct str *out);
	} kinds[] = {
	    {ID_DOI, ident_doi},     {ID_URN, ident_urn},
	    {ID_ARXIV, ident_arxiv}, {ID_PMID, ident_pmid},
	    {ID_PMCID, ident_pmcid}, {ID_HANDLE, ident_handle},
	    {ID_ISSN, ident_issn},   {ID_ISBN, ident_isbn},
	};
	struct rec_ident id = {
	    .kind = ID_OTHER, .value = str_trim(s), .own = true};

	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct str value;

		if (kinds[i].is(a, s, &value)) {
			id.kind = kinds[i].kind;
			id.value = value;
			return id;
		}
	}
	if (ident_is_url(id.value))
		id.kind = ident_is_file_url(id.value) ? ID_FILE : ID_URL;
	return id;
}
