/*
 * What text.c finds and markup.c nests: tags as marks of two bytes within text,
 * TAG_OPENS or TAG_CLOSES (which no XML can carry) and TAG_BASE + kind.
 */
#ifndef PARSERS_TEXT_INTERNAL_H
#define PARSERS_TEXT_INTERNAL_H

#include "parsers/text/text.h"

#define TAG_OPENS  '\x01'
#define TAG_CLOSES '\x02'
#define TAG_BASE   'A'

enum tag_kind {
	TAG_NONE,    /* no tag */
	TAG_NOTHING, /* of no account: its text alone */
	TAG_SPACE,   /* ends a word */
	TAG_HEADING, /* ends one, and has a colon behind it */
	TAG_LOST,    /* meant something that we cannot say */
	TAG_I,
	TAG_B,
	TAG_SUB,
	TAG_SUP,
	TAG_SC,
	TAG_SPAN,
	TAG_SPAN_SC, /* in small capitals; ends as TAG_SPAN */
	TAG_ALTERNATIVES,
	TAG_TEX,
	/* MathML: tokens, then what has children. */
	TAG_MATH,
	TAG_MI,
	TAG_TOKEN,
	TAG_MTEXT,
	TAG_ROW,
	TAG_MSUB,
	TAG_MSUP,
	TAG_MSUBSUP,
	TAG_MUNDER,
	TAG_MOVER,
	TAG_MUNDEROVER,
	TAG_MMULTI,
	TAG_MFRAC,
	TAG_MSQRT,
	TAG_MROOT,
	TAG_MFENCED,
	TAG_ANNOTATION,
	TAG__MAX
};

/* Text with marks: plain, marked, and how many of them came to nothing. */
void text_nest(struct arena *a, struct str s, struct text_marked *out);

/*
 * Formulas of TeX as tags, where letters, signs and scripts are all there is of
 * them; s itself where there are none (formula.c).
 */
struct str text_formulas(struct arena *a, struct str s);

/* What was put into UTF-8 twice, read once; else s itself (twice.c). */
struct str text_once(struct arena *a, struct str s);

/* --- Line ends beside tags (breaks.c) ------------------------------------- */

/* Is what follows the tag of an upper script a mass number: "13", then "C"? */
bool text_is_mass(struct str behind);

/* Behind a closed tag: is the line end in front of s none between words? */
bool text_clings(enum tag_kind closed, bool mass, struct str s);

/* Does s end with a line end, in front of a tag? */
bool text_breaks_off(struct str s);

#endif
