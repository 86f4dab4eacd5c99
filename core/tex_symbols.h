/*
 * Commands of LaTeX's formulas that take no argument, and what they stand for
 * in Unicode.
 */
#ifndef CORE_TEX_SYMBOLS_H
#define CORE_TEX_SYMBOLS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/str.h"

enum tex_kind {
	TEX_SIGN,
	TEX_RELATION, /* stands between blanks */
	TEX_FUNCTION  /* a name, upright */
};

struct tex_symbol {
	struct str command, sign; /* without the backslash; UTF-8 */
	enum tex_kind kind;
};

/* The symbol of a command, "alpha"; NULL: not known. */
const struct tex_symbol *tex_symbol(struct str command);

/* The symbol whose sign stands at the front of s, no function; or NULL. */
const struct tex_symbol *tex_symbol_at(struct str s);

/*
 * The letter in an alphabet of formulas, "mathbb" and 'R': U+211D; 0: there is
 * no such alphabet or letter. And back again; false: it is of none.
 */
uint32_t tex_letter(struct str alphabet, char letter);
bool tex_letter_of(uint32_t cp, struct str *alphabet, char *letter);

#endif
