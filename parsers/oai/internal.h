/* What the files of parsers/oai/ share. */
#ifndef PARSERS_OAI_INTERNAL_H
#define PARSERS_OAI_INTERNAL_H

#include <stddef.h>

#include "core/str.h"
#include "parsers/oai/oai.h"

/* --- Tags ---------------------------------------------------------------- */

/*
 * The tags of bytes that are almost XML, one after the other: names and places,
 * no more. Comments, CDATA sections and instructions are passed over, and what
 * only begins like a tag ("p <b and c") is text: no "<" can be in a tag.
 */

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

/* --- Elements of the envelope -------------------------------------------- */

/* Reading the small parts of the OAI-PMH envelope; private to parsers/oai/oai.c. */

/*
 * The text of a child, trimmed; STR_NONE without it. The envelope is read by
 * local names: servers differ in its namespace.
 */
struct str oai_read_text(const struct node *n, const char *name,
			 struct arena *a);

/* ERR_LIMIT when the identifier or the sets are beyond their limits. */
int oai_read_header(const struct node *n, struct arena *a,
		    struct oai_header *out, struct err *e);

/* The first element in a record's metadata; *more when there is another. */
const struct node *oai_read_payload(const struct node *record, bool *more);

/* What a record lacks, in words; NULL: nothing. */
const char *oai_read_oddity(const struct node *header,
			    const struct oai_header *h,
			    const struct node *payload);

int oai_read_token(const struct node *n, struct arena *a, struct oai_page *page,
		   struct err *e);

/* One child of Identify; false when it is none that is known. */
bool oai_read_identify(const struct node *n, struct arena *a,
		       struct oai_identify *out);

#endif
