/*
 * Letters of other alphabets in Latin ones, for keys and file names: Greek
 * (ELOT 743), Cyrillic (ICAO 9303, with the letters of all languages written in
 * it), Armenian, Georgian, Hebrew and Arabic (consonants, and what vowels there
 * are), the nine alphabets of India that share one order (ISCII), kana
 * (Hepburn), Hangul (Revised Romanisation, letter by letter). Ideographs have
 * no one reading and are not here; neither are Ethiopic, Thai, Khmer and others.
 */
#ifndef CORE_LATIN_H
#define CORE_LATIN_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"

/* Ideographs; kana beside them are endings and particles, which say nothing. */
bool latin_is_ideograph(uint32_t cp);
bool latin_is_kana(uint32_t cp);

/*
 * Adds the letter to `out`; `before` is the character in front of it, or 0.
 * Looks at what is there: small kana and vowel signs change the syllable in
 * front. False: it is none of these letters.
 */
bool latin_add(struct buf *out, uint32_t cp, uint32_t before);

#endif
