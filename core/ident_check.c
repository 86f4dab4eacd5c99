/* Identifiers with a check digit (see core/ident.h). */
#include <string.h>

#include "core/ident.h"

enum { RAW_MAX = 64 }; /* bytes of a number with its label and hyphens */

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

		if (c == '-' || c == ' ')
			continue;
		/* U+2010 to U+2013 */
		if (i + 2 < s.n && memcmp(s.p + i, "\xe2\x80", 2) == 0 &&
		    (unsigned char)s.p[i + 2] >= 0x90 &&
		    (unsigned char)s.p[i + 2] <= 0x93) {
			i += 2;
			continue;
		}
		if (c == 'x')
			c = 'X';
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

/* Weights n, n-1, ..., 1: ISSN (n = 8) and ISBN-10 (n = 10), modulo 11. */
static bool
mod11(const char *d, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += digit_value(d[i]) * (int)(n - i);
	return sum % 11 == 0;
}

static int
ean_sum(const char *d, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (d[i] - '0') * (i % 2 ? 3 : 1);
	return sum;
}

bool
ident_isbn(struct arena *a, struct str s, struct str *out)
{
	char d[14];
	bool labelled;
	size_t n = take_number(s, STR("isbn"), d, 13, &labelled);

	if (n == 10 && labelled && mod11(d, 10)) {
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

bool
ident_issn(struct arena *a, struct str s, struct str *out)
{
	char d[10];
	bool labelled;
	size_t n = take_number(s, STR("issn"), d, 8, &labelled);

	if (n != 8 || !mod11(d, 8))
		return false;
	/* Without a label "1999-2003" must not pass for one, nor a number. */
	s = str_trim(s);
	if (!labelled &&
	    (s.n != 9 || s.p[4] != '-' ||
	     ((memcmp(d, "19", 2) == 0 || memcmp(d, "20", 2) == 0) &&
	      (memcmp(d + 4, "19", 2) == 0 || memcmp(d + 4, "20", 2) == 0))))
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
	if (str_istarts(s, STR("orcid:")))
		s = str_trim(str_from(s, 6));
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
