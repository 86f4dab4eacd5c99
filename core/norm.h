/*
 * Text in another form: composed (Unicode normalisation form C), folded to
 * ASCII for keys and file names, cut to columns for a terminal.
 */
#ifndef CORE_NORM_H
#define CORE_NORM_H

#include <stddef.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/str.h"

/* Normalisation form C, in the arena; s itself when it is ASCII or NFC. */
struct str norm_nfc(struct arena *a, struct str s);

/*
 * ASCII letters and digits for keys and file names: German umlauts as ae, oe,
 * ue, ss; other accents off by decomposition; a few letters by table (ø: o,
 * ł: l, æ: ae, ...); other alphabets as in core/latin.h; what has no ASCII form,
 * ideographs among it, is left out.
 */
void norm_ascii(struct buf *out, struct str s);

/*
 * Text as words are compared: no case, no marks, compatibility forms as what
 * they stand for, one apostrophe; letters that no decomposition takes apart
 * by table (ø: o, ł: l, ı: i, æ: ae, ...). Ideographs, kana and Hangul stay.
 * Writes whole characters as long as `room` bytes hold them, and returns how
 * many bytes that are.
 */
size_t norm_fold(char *out, size_t room, struct str s);

/*
 * s cut to `max` columns, harmful characters as '?', bad bytes as '?'; "…"
 * at the end when it was cut. Returns the columns written.
 */
size_t norm_fit(struct buf *out, struct str s, size_t max);

#endif
