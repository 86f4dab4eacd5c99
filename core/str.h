/*
 * String views. A view never owns: it is valid as long as what it was cut
 * from. An absent string is STR_NONE (n == 0); empty and absent are not told
 * apart. Comparisons without case are for ASCII, whatever the locale.
 */
#ifndef CORE_STR_H
#define CORE_STR_H

#include <stdbool.h>
#include <stddef.h>

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

struct str str_c(const char *s); /* NULL gives STR_NONE */
struct str str_of(const char *p, size_t n);
struct str str_from(struct str s, size_t at); /* the rest; past the end: none */
struct str str_left(struct str s, size_t n);  /* the first n bytes at most */

bool str_eq(struct str a, struct str b);
bool str_ieq(struct str a, struct str b);
bool str_eqc(struct str a, const char *b);
int str_cmp(struct str a, struct str b); /* as memcmp; shorter first */
bool str_starts(struct str s, struct str prefix);
bool str_istarts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_iends(struct str s, struct str suffix);

size_t str_find(struct str s, struct str what);  /* STR_NPOS: not there */
size_t str_ifind(struct str s, struct str what); /* ASCII case ignored */
size_t str_chr(struct str s, char c);
size_t str_rchr(struct str s, char c);

/* Without XML white space (and NUL) at both ends. */
struct str str_trim(struct str s);

/*
 * Takes the part of *s before the first `sep` and moves *s behind it; without
 * one takes all and leaves nothing. Returns false when *s was used up: p is
 * then NULL. "a,,b" gives three parts, "" gives one.
 */
bool str_cut(struct str *s, char sep, struct str *part);

/* Decimal digits only, at most `max`. Returns -1 when it is anything else. */
long long str_number(struct str s, long long max);

/* ASCII classes that no locale can change. */
bool chr_space(char c); /* blank, tab, CR, LF */
bool chr_digit(char c);
bool chr_upper(char c);
bool chr_lower(char c);
bool chr_alpha(char c);
bool chr_alnum(char c);
bool chr_xdigit(char c);
char chr_tolower(char c);
int chr_hex(char c); /* 0 to 15, or -1 */

#endif
