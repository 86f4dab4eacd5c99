/*
 * UTF-8 (RFC 3629) and what Unicode says about characters. Needs no memory;
 * what makes text out of text is in core/norm.h.
 */
#ifndef CORE_UTF8_H
#define CORE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/str.h"

/*
 * Bytes of the longest valid start of s: s.n when all of it is UTF-8. No
 * overlong forms, surrogates or code points past U+10FFFF.
 */
size_t utf8_valid(struct str s);

/* How many bytes of ASCII it begins with. */
size_t utf8_ascii(struct str s);

/*
 * Of what is no ASCII: what the functions of the same names below call, where
 * ASCII, which most of a text is, is answered in line.
 */
bool utf8_next_wide(struct str *s, uint32_t *cp);
bool utf8_is_upper_wide(uint32_t cp);
bool utf8_is_letter_wide(uint32_t cp);
uint32_t utf8_fold_wide(uint32_t cp);

/*
 * Takes one character off the front of *s into *cp. False at the end. A byte
 * that is no UTF-8 comes back as U+FFFD, alone.
 */
static inline bool
utf8_next(struct str *s, uint32_t *cp)
{
	if (s->n == 0)
		return false;
	if ((unsigned char)s->p[0] >= 0x80)
		return utf8_next_wide(s, cp);
	*cp = (unsigned char)s->p[0];
	*s = str_of(s->p + 1, s->n - 1);
	return true;
}

/* Bytes of one character; what is none becomes U+FFFD. */
size_t utf8_encode(uint32_t cp, char out[4]);

/* What XML 1.0 allows (section 2.2, Char). */
bool utf8_xml_char(uint32_t cp);

/*
 * Not for a terminal: C0 and C1 controls, DEL, line and paragraph separators,
 * bidi embeddings, overrides, isolates and marks, surrogates, noncharacters.
 */
bool utf8_harmful(uint32_t cp);

/* The value of a decimal digit of any script or width; -1: it is none. */
int utf8_digit(uint32_t cp);

/* Columns on a terminal: 0, 1 or 2. */
int utf8_width(uint32_t cp);
size_t utf8_columns(struct str s);

static inline bool
utf8_is_upper(uint32_t cp)
{
	return cp < 0x80 ? chr_upper((char)cp) : utf8_is_upper_wide(cp);
}

/* Letters and marks. */
static inline bool
utf8_is_letter(uint32_t cp)
{
	return cp < 0x80 ? chr_alpha((char)cp) : utf8_is_letter_wide(cp);
}

/* The small letter, or cp itself. */
uint32_t utf8_lower(uint32_t cp);

/*
 * For comparison: the base letter in lower case ("A" with a ring is "a"),
 * strokes and the dotless i as well; 0 for a combining mark.
 */
static inline uint32_t
utf8_fold(uint32_t cp)
{
	return cp < 0x80 ? (uint32_t)chr_tolower((char)cp) : utf8_fold_wide(cp);
}

/*
 * Canonical decomposition of one character: how many are in `out`, the base
 * first, at least one.
 */
enum { UTF8_PARTS = 8 };
size_t utf8_decompose(uint32_t cp, uint32_t out[UTF8_PARTS]);

/* '?' for what is harmful or U+FFFD, else cp itself. */
uint32_t utf8_harmless(uint32_t cp);

/* s with '?' for what is not for a terminal, into n bytes with a NUL. */
void utf8_printable(char *out, size_t n, struct str s);

/* Of the library, as it runs; for --version. */
const char *utf8_version(void);

#endif
