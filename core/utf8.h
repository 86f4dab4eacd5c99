/*
 * UTF-8 (RFC 3629) and what Unicode says about characters. The only file that
 * knows utf8proc.
 */
#ifndef CORE_UTF8_H
#define CORE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/str.h"

/*
 * Bytes of the longest valid start of s: s.n when all of it is UTF-8. No
 * overlong forms, surrogates or code points past U+10FFFF.
 */
size_t utf8_valid(struct str s);

/*
 * Takes one character off the front of *s into *cp. False at the end. A byte
 * that is no UTF-8 comes back as U+FFFD, alone.
 */
bool utf8_next(struct str *s, uint32_t *cp);

/* Appends one character; what is none becomes U+FFFD. */
void utf8_put(struct buf *b, uint32_t cp);
size_t utf8_encode(uint32_t cp, char out[4]);

/* What XML 1.0 allows (section 2.2, Char). */
bool utf8_xml_char(uint32_t cp);

/*
 * Not for a terminal: C0 and C1 controls, DEL, line and paragraph separators,
 * bidi embeddings, overrides, isolates and marks, surrogates, noncharacters.
 */
bool utf8_harmful(uint32_t cp);

/* Columns on a terminal: 0, 1 or 2. */
int utf8_width(uint32_t cp);
size_t utf8_columns(struct str s);

bool utf8_is_upper(uint32_t cp);
bool utf8_is_letter(uint32_t cp); /* letters and marks */
uint32_t utf8_tolower(uint32_t cp);

/* Normalisation form C, in the arena; s itself when it is ASCII or NFC. */
struct str utf8_nfc(struct arena *a, struct str s);

/*
 * Canonical decomposition of one character: how many are in `out`, the base
 * first, at least one.
 */
enum { UTF8_PARTS = 8 };
size_t utf8_decompose(uint32_t cp, uint32_t out[UTF8_PARTS]);

/*
 * ASCII letters and digits for keys and file names: German umlauts as ae, oe,
 * ue, ss; other accents off by decomposition; a few letters by table (ø: o,
 * ł: l, æ: ae, ...); what has no ASCII form is left out.
 */
void utf8_fold_ascii(struct buf *out, struct str s);

/*
 * s cut to `max` columns, harmful characters as '?', bad bytes as '?'; "…"
 * at the end when it was cut. Returns the columns written.
 */
size_t utf8_fit(struct buf *out, struct str s, size_t max);

/* The same without a limit on columns, into n bytes with a NUL. */
void utf8_printable(char *out, size_t n, struct str s);

#endif
