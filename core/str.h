/*
 * String views. A view never owns: it is valid as long as what it was cut
 * from. An absent string is STR_NONE (n == 0); empty and absent are not told
 * apart. Comparisons without case are for ASCII, whatever the locale.
 */
#ifndef CORE_STR_H
#define CORE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
/* The same for tables, where an initialiser must be constant. */
#define STR_LIT(literal)                        \
	{                                       \
		"" literal, sizeof(literal) - 1 \
	}
#define STR_NONE ((struct str){NULL, 0})
/* For printf: printf("%.*s", STR_ARG(s)); */
#define STR_ARG(s) (int)((s).n > 0x7fffffff ? 0x7fffffff : (s).n), (s).p
#define STR_FMT    "%.*s"

#define STR_NPOS ((size_t)-1)

size_t str_find(struct str s, struct str what);  /* STR_NPOS: not there */
size_t str_ifind(struct str s, struct str what); /* ASCII case ignored */
size_t str_rchr(struct str s, char c);
size_t str_rfind(struct str s, struct str what); /* the last */

/* Decimal digits only, at most `max`. Returns -1 when it is anything else. */
long long str_number(struct str s, long long max);

/*
 * What follows is a few instructions each and asked of every byte and word of
 * a record, so that a call would cost more than the answer.
 */

/* --- Bytes: ASCII classes that no locale can change ------------------------ */

static inline bool
chr_space(char c) /* blank, tab, CR, LF */
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool
chr_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
chr_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
chr_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
chr_alpha(char c)
{
	return chr_lower((char)(c | 0x20));
}

static inline bool
chr_alnum(char c)
{
	return chr_alpha(c) || chr_digit(c);
}

static inline char
chr_tolower(char c)
{
	return chr_upper(c) ? (char)(c | 0x20) : c;
}

bool chr_xdigit(char c);
int chr_hex(char c); /* 0 to 15, or -1 */

/* --- Views ----------------------------------------------------------------- */

static inline struct str
str_of(const char *p, size_t n)
{
	return (struct str){p, n};
}

/* NULL gives STR_NONE. */
static inline struct str
str_c(const char *s)
{
	return s == NULL ? STR_NONE : str_of(s, strlen(s));
}

/* The rest; past the end: none. */
static inline struct str
str_from(struct str s, size_t at)
{
	return at >= s.n ? STR_NONE : str_of(s.p + at, s.n - at);
}

/* The first n bytes at most. */
static inline struct str
str_left(struct str s, size_t n)
{
	return str_of(s.p, n < s.n ? n : s.n);
}

/* Without XML white space (and NUL) at both ends. */
static inline struct str
str_trim(struct str s)
{
	while (s.n > 0 && (chr_space(s.p[0]) || s.p[0] == '\0'))
		s = str_of(s.p + 1, s.n - 1);
	while (s.n > 0 && (chr_space(s.p[s.n - 1]) || s.p[s.n - 1] == '\0'))
		s.n--;
	return s;
}

static inline size_t
str_chr(struct str s, char c)
{
	const char *hit = s.n == 0 ? NULL : (const char *)memchr(s.p, c, s.n);

	return hit == NULL ? STR_NPOS : (size_t)(hit - s.p);
}

/*
 * Takes the part of *s before the first `sep` and moves *s behind it; without
 * one takes all and leaves nothing. Returns false when *s was used up: p is
 * then NULL. "a,,b" gives three parts, "" gives one.
 */
bool str_cut(struct str *s, char sep, struct str *part);

/* --- Comparing ------------------------------------------------------------- */

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n &&
	       (a.n == 0 || (a.p[0] == b.p[0] && memcmp(a.p, b.p, a.n) == 0));
}

/* As memcmp; shorter first. */
static inline int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n == 0 ? 0 : (unsigned char)a.p[0] - (unsigned char)b.p[0];

	if (c == 0 && n > 1)
		c = memcmp(a.p, b.p, n);
	if (c != 0)
		return c;
	return a.n < b.n ? -1 : a.n > b.n;
}

static inline bool
str_eqc(struct str a, const char *b)
{
	return str_eq(a, str_of(b, b == NULL ? 0 : strlen(b)));
}

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_left(s, prefix.n), prefix);
}

static inline bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}

/* Is it one, behind the first byte, which is compared in line? */
bool str_istarts_long(struct str s, struct str prefix);

static inline bool
str_istarts(struct str s, struct str prefix)
{
	if (s.n < prefix.n)
		return false;
	return prefix.n == 0 ||
	       (chr_tolower(s.p[0]) == chr_tolower(prefix.p[0]) &&
		str_istarts_long(s, prefix));
}

static inline bool
str_ieq(struct str a, struct str b)
{
	return a.n == b.n && str_istarts(a, b);
}

static inline bool
str_has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (chr_digit(s.p[i]))
			return true;
	return false;
}

/* Has it a small letter of ASCII? */
static inline bool
str_has_lower(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (chr_lower(s.p[i]))
			return true;
	return false;
}

static inline bool
str_iends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_ieq(str_from(s, s.n - suffix.n), suffix);
}

/*
 * Numbers as people read them, in `room`: 1234567 is "1,234,567", and with a
 * word "1,234,567 records", or "1 record". STR_COUNT has its room in the block
 * in which it stands.
 */
enum { STR_COUNT_MAX = 64 };
const char *str_count(char room[STR_COUNT_MAX], uint64_t n, const char *what);
#define STR_COUNT(n, what) str_count((char[STR_COUNT_MAX]){0}, n, what)
#define STR_NUMBER(n)      STR_COUNT(n, NULL)

#endif
