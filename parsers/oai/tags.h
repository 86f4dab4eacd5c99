/*
 * The tags of bytes that are almost XML, one after the other: names and places,
 * no more. Comments, CDATA sections and instructions are passed over, and what
 * only begins like a tag ("p <b and c") is text: no "<" can be in a tag.
 */
#ifndef PARSERS_OAI_TAGS_H
#define PARSERS_OAI_TAGS_H

#include <stddef.h>

#include "core/str.h"

enum tag_kind { TAG_NONE, TAG_OPEN, TAG_EMPTY, TAG_CLOSE };

struct tag {
	enum tag_kind kind; /* TAG_NONE: there are no more */
	struct str name;    /* with its prefix */
	size_t at, end;     /* of "<", and behind ">" */
};

struct tags {
	struct str doc;
	size_t at; /* where to go on */
	unsigned int endless;
};

/* -1: a comment, section or instruction without end, or another "<!". */
int tags_next(struct tags *t, struct tag *out);

/*
 * The length of a CDATA section, comment or instruction at the front; 0 when
 * there is none, or none that ends. The latter is remembered in *endless, 0 at
 * first, so that many of them in one document cost no more than one.
 */
size_t tags_opaque(struct str s, unsigned int *endless);

#endif
