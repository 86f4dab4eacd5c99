/* Shared by parsers/datacite*.c. */
#ifndef PARSERS_DATACITE_READ_H
#define PARSERS_DATACITE_READ_H

#include "core/record.h"
#include "parsers/xml/node.h"

/* Clean text of an element, or of none. */
struct str datacite_text(const struct node *n, struct arena *a);
struct str datacite_attr(const struct node *n, const char *name);

/* The children of <creators> and <contributors> into r->names. */
void datacite_creators(const struct node *list, struct record *r);
void datacite_contributors(const struct node *list, struct record *r);

#endif
