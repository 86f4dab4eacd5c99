/* String views over bytes somebody else owns. */
#include "core/str.h"

#include <string.h>

bool
chr_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
chr_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
chr_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

bool
chr_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

bool
chr_alpha(char c)
{
	return chr_upper(c) || chr_lower(c);
}

bool
chr_alnum(char c)
{
	return chr_alpha(c) || chr_digit(c);
}

int
chr_hex(char c)
{
	if (chr_digit(c))
		return c - '0';
	c = chr_tolower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
chr_xdigit(char c)
{
	return chr_hex(c) >= 0;
}

char
chr_tolower(char c)
{
	return chr_upper(c) ? (char)(c - 'A' + 'a') : c;
}

struct str
str_c(const char *s)
{
	return s == NULL ? STR_NONE : (struct str){s, strlen(s)};
}

struct str
str_of(const char *p, size_t n)
{
	return (struct str){p, n};
}

struct str
str_from(struct str s, size_t at)
{
	if (at >= s.n)
		return STR_NONE;
	return (struct str){s.p + at, s.n - at};
}

struct str
str_left(struct str s, size_t n)
{
	return (struct str){s.p, n < s.n ? n : s.n};
}

bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool
str_ieq(struct str a, struct str b)
{
	return a.n == b.n && str_istarts(a, b);
}

bool
str_eqc(struct str a, const char *b)
{
	return str_eq(a, str_c(b));
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n == 0 ? 0 : memcmp(a.p, b.p, n);

	if (c != 0)
		return c;
	return a.n < b.n ? -1 : a.n > b.n;
}

bool
str_starts(struct str s, struct str prefix)
{
	return str_eq(str_left(s, prefix.n), prefix);
}

bool
str_istarts(struct str s, struct str prefix)
{
	if (s.n < prefix.n)
		return false;
	for (size_t i = 0; i < prefix.n; i++)
		if (chr_tolower(s.p[i]) != chr_tolower(prefix.p[i]))
			return false;
	return true;
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}

bool
str_iends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_ieq(str_from(s, s.n - suffix.n), suffix);
}

size_t
str_find(struct str s, struct str what)
{
	const char *p = s.p, *hit;
	size_t left = s.n;

	if (what.n == 0)
		return 0;
	while (left >= what.n) {
		hit = memchr(p, what.p[0], left - what.n + 1);
		if (hit == NULL)
			return STR_NPOS;
		if (memcmp(hit, what.p, what.n) == 0)
			return (size_t)(hit - s.p);
		left -= (size_t)(hit + 1 - p);
		p = hit + 1;
	}
	return STR_NPOS;
}

size_t
str_ifind(struct str s, struct str what)
{
	for (size_t i = 0; i + what.n <= s.n; i++)
		if (str_istarts(str_of(s.p + i, s.n - i), what))
			return i;
	return STR_NPOS;
}

size_t
str_chr(struct str s, char c)
{
	const char *hit = s.n == 0 ? NULL : memchr(s.p, c, s.n);

	return hit == NULL ? STR_NPOS : (size_t)(hit - s.p);
}

size_t
str_rchr(struct str s, char c)
{
	for (size_t i = s.n; i > 0; i--)
		if (s.p[i - 1] == c)
			return i - 1;
	return STR_NPOS;
}

struct str
str_trim(struct str s)
{
	while (s.n > 0 && (chr_space(s.p[0]) || s.p[0] == '\0')) {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && (chr_space(s.p[s.n - 1]) || s.p[s.n - 1] == '\0'))
		s.n--;
	return s;
}

bool
str_cut(struct str *s, char sep, struct str *part)
{
	size_t at;

	if (s->p == NULL)
		return false;
	at = str_chr(*s, sep);
	if (at == STR_NPOS) {
		*part = *s;
		*s = STR_NONE;
		return true;
	}
	*part = str_left(*s, at);
	*s = (struct str){s->p + at + 1, s->n - at - 1};
	return true;
}

long long
str_number(struct str s, long long max)
{
	long long v = 0;

	if (s.n == 0)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		if (!chr_digit(s.p[i]))
			return -1;
		if (v > (max - (s.p[i] - '0')) / 10)
			return -1;
		v = v * 10 + (s.p[i] - '0');
	}
	return v;
}
