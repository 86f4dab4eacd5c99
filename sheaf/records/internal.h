/* What the files of sheaf/records/ share. */
#ifndef SHEAF_RECORDS_INTERNAL_H
#define SHEAF_RECORDS_INTERNAL_H

#include <stddef.h>

#include "core/err.h"
#include "sheaf/records/records.h"

/*
 * A first look at a document: is it well-formed to its end, and what does its
 * request element say? No trees are built, so it costs little.
 */

struct precheck;

struct precheck *precheck_new(void); /* NULL: out of memory */
void precheck_free(struct precheck *p);

int precheck_feed(struct precheck *p, const char *bytes, size_t n,
		  struct err *e);

/* The base URL goes to `url`; "" when the document is no OAI-PMH response. */
int precheck_finish(struct precheck *p, char *url, size_t n, struct err *e);

#endif
