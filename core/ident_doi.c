/* DOIs and percent-encoding (see core/ident.h). */
#include <stdio.h>
#include <string.h>

#include "core/ident.h"
#include "core/ident_scan.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

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
	return str_of(p, n);
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

bool
ident_doi(struct arena *a, struct str s, struct str *out)
{
	static const struct str labels[] = {
	    STR_LIT("info:eu-repo/semantics/altIdentifier/doi/"),
	    STR_LIT("info:doi/"),
	    STR_LIT("doi:"),
	    STR_LIT("doi "),
	    STR_LIT("urn:doi:"),
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
		while (IDENT_STRIP(&s, labels))
			while (s.n > 0 && (s.p[0] == ':' || s.p[0] == '/'))
				s = str_trim(str_from(s, 1));
		if (ident_strip_scheme(&s)) {
			if (!IDENT_STRIP(&s, hosts))
				return false;
			url = true;
		} else if (IDENT_STRIP(&s, hosts)) {
			url = true;
		}
	}
	if (url || str_ifind(s, STR("%2f")) != STR_NPOS)
		s = ident_percent_decode(a, s);
	ident_strip(&s, labels + 2, 1);
	return doi_bare(s, out);
}

bool
ident_doi_within(struct arena *a, struct str s, struct str *out)
{
	static const struct str closing = {"\xe2\x9f\xa9", 3}; /* U+27E9 */
	struct str word;
	size_t at = 0, hit, end;

	while ((hit = str_find(str_from(s, at), STR("10."))) != STR_NPOS) {
		at += hit;
		if ((at > 0 && chr_alnum(s.p[at - 1])) ||
		    doi_prefix(str_from(s, at)) == 0) {
			at += 3;
			continue;
		}
		word = str_from(s, at);
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
