/* Reading the small parts of the OAI-PMH envelope; private to parsers/oai/oai.c. */
#ifndef PARSERS_OAI_OAI_READ_H
#define PARSERS_OAI_OAI_READ_H

#include "parsers/oai/oai.h"

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
