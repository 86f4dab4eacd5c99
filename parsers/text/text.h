/*
 * Text as people read it: white space collapsed, entities that were escaped
 * once too often decoded, markup of HTML, JATS and MathML taken out or kept in
 * one form, accents of TeX outside of formulas made characters.
 */
#ifndef PARSERS_TEXT_TEXT_H
#define PARSERS_TEXT_TEXT_H

#include "core/arena.h"
#include "core/str.h"

/*
 * s itself when nothing is to be done (the usual case), else a copy. Only tags
 * and entities that are known are touched: "p<0.05" and "AT&T" stay. What was
 * put into UTF-8 twice, "MÃ¼ller", is read once where nothing else is meant.
 */
struct str text_clean(struct arena *a, struct str s);

/*
 * The same with its markup: marked is text in the form of core/marked.h, or
 * STR_NONE when nothing is marked; left_out counts tags that have no place in
 * that form, that were never closed or never opened.
 */
struct text_marked {
	struct str text, marked;
	size_t left_out;
	bool twice; /* it was put into UTF-8 twice, which is undone */
};
struct text_marked text_mark(struct arena *a, struct str s);

/*
 * A letter as TeX writes it at the front of s: "\'n", "{\"o}", "\v{c}",
 * "\ss". Its length, or 0: none; `out` has the letter, decomposed, in *n
 * bytes, never more than its length.
 */
enum { TEX_CHAR_MAX = 8 };
size_t text_tex_char(struct str s, char out[TEX_CHAR_MAX], size_t *n);

/*
 * "Journal , vol. 12 , Oslo .": without the blanks in front of commas and of
 * stops that Pure and EPrints write; s itself where there are none.
 */
struct str text_close_marks(struct arena *a, struct str s);

/* White space alone. */
struct str text_collapse(struct arena *a, struct str s);

/* The characters of an HTML entity's name ("uuml"), or STR_NONE. */
struct str text_entity(struct str name);

/*
 * Digits of other scripts and widths, and wide Latin letters, as ASCII has
 * them: "第１２巻"; s itself where there are none.
 */
struct str text_digits(struct arena *a, struct str s);

#endif
