/*
 * Text with inline markup, in one form. Beside a plain text, whoever has read
 * markup in it keeps the same text marked:
 *
 *	text     Growth of H2O films, p<0.05
 *	marked   <i>Growth</i> of H<sub>2</sub>O films, p&lt;0.05
 *
 * Marked text has these tags alone, without attributes, properly nested, none
 * left open and none around nothing; "<" and "&" of the text are "&lt;" and
 * "&amp;". Without its tags it is the plain text, byte for byte. <math> is
 * round a formula: letters in <i> are its variables, other letters stand
 * upright, <sub> and <sup> are scripts.
 */
#ifndef CORE_MARKED_H
#define CORE_MARKED_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/str.h"

enum mark {
	MARK_ITALIC,
	MARK_BOLD,
	MARK_SUB,
	MARK_SUP,
	MARK_CAPS,
	MARK_MATH,
	MARK__MAX
};

enum marked_kind { MARKED_TEXT, MARKED_OPEN, MARKED_CLOSE };

/* A tag, or text as it is meant: "&lt;" is a piece "<" of its own. */
struct marked_piece {
	enum marked_kind kind;
	enum mark mark;
	struct str text;
};

/* Takes the next piece off the front; false: there is none. */
bool marked_next(struct str *rest, struct marked_piece *p);

/* The tag alone, and text with its "<" and "&" escaped. */
void marked_tag(struct buf *out, enum marked_kind kind, enum mark m);
void marked_text(struct buf *out, struct str s);

/* The plain text; a view when nothing is marked. */
struct str marked_plain(struct arena *a, struct str marked);

/*
 * Marked text for a plain one that was edited since: cut out of it, shortened
 * at its end, blanks put in or left out. STR_NONE when it is another one, or when
 * nothing that is marked is left.
 */
struct str marked_fit(struct arena *a, struct str marked, struct str plain);

#endif
