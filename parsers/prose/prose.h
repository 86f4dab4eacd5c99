/*
 * What a text is by its shape alone: prose that may be an abstract, a note, the
 * words of a program; and the labels that stand in front of it. Linear in the
 * text, which is borrowed.
 */
#ifndef PARSERS_PROSE_PROSE_H
#define PARSERS_PROSE_PROSE_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/str.h"

enum prose_label {
	LABEL_NONE,
	LABEL_ABSTRACT,
	LABEL_NOTE,
	LABEL_SERIES,
	LABEL_CONTENTS
};

enum prose_shape {
	SHAPE_NOTHING, /* of no use: a program's words */
	SHAPE_NOTE,    /* about the item or its file */
	SHAPE_VOLUME,  /* "v.18 (1884)" */
	SHAPE_TEXT,    /* an abstract if there is no better */
	SHAPE_PROSE    /* long enough to be one */
};

/* A text that is nothing but the name of the kind of what follows. */
enum prose_label prose_label_alone(struct str s);
/* Takes "Abstract: " off. */
bool prose_cut_label(struct str *s);
enum prose_shape prose_shape(struct str s);
/* "Thesis (M.A.) - University of Example, 2011": the school behind the degree,
 * or nothing. */
struct str prose_thesis_school(struct str s);
/* "Universität Graz" of "Graz, Univ., Dipl.-Arb., 2006"; none: no such form. */
struct str prose_thesis_entry(struct arena *a, struct str s);
/* "Univ.", "Techn. Hochsch.": the kind of a school alone, written out. */
bool prose_school_kind(struct str part, struct str *word);
/* "628 p. : il. ; 21 cm", "2 v.": how large a thing is, in a catalogue. */
bool prose_is_extent(struct str s);
/* "[Its full text is at the publisher's]": said by who wrote the record. */
bool prose_is_bracketed(struct str s);
/* "Scale 1:62,500": of a map. */
bool prose_is_scale(struct str s);
/* Words alone, two or more, no sentence: what a journal may be called. */
bool prose_is_name(struct str s);
/* "NASA-TM-86345": capitals, digits and dashes: a report's number. */
bool prose_is_code(struct str s);
/* "PURE UUID: 1a2b3c4d-0000", "WOS: 000419": a label and a number. */
bool prose_is_labelled_code(struct str s);
/* "Wild horses.": the only stop, behind a word that is no abbreviation. */
bool prose_ends_in_stop(struct str s);

/* "Verlag :", "Berlin ;" lose what announces the next part. */
struct str prose_without_marks(struct str s);

/*
 * "(Proceedings) Congress on rain", "Working Paper. Rain papers": the name
 * alone.
 */
struct str prose_without_kind(struct str name);

/* "..., 12-14 May 2005. [Conference paper]" (E-LIS): without what it is. */
struct str prose_without_type(struct str s);

/* "1746]", "[Husum": without half of a pair of brackets at either end. */
struct str prose_without_half(struct str s);

#endif
