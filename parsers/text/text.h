/*
 * Text as people read it: white space collapsed, entities that were escaped
 * once too often decoded, HTML markup taken out.
 */
#ifndef PARSERS_TEXT_TEXT_H
#define PARSERS_TEXT_TEXT_H

#include "core/arena.h"
#include "core/str.h"

/*
 * s itself when nothing is to be done (the usual case), else a copy. Only tags
 * and entities that are known are touched: "p<0.05" and "AT&T" stay.
 */
struct str text_clean(struct arena *a, struct str s);

/* White space alone. */
struct str text_collapse(struct arena *a, struct str s);

/* The characters of an HTML entity's name ("uuml"), or STR_NONE. */
struct str text_entity(struct str name);

#endif
