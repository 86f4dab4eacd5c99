/*
 * Content coding.
 */
#ifndef TESTS_PROVIDER_GZIP_H
#define TESTS_PROVIDER_GZIP_H

#include "tests/provider/call.h"

/* Compresses the body and says so in the headers. */
void gzip_answer(struct answer *a);

/* The same in two members one behind the other (RFC 1952, section 2.2). */
void gzip_members(struct answer *a);

/* A compressed stream made piece by piece: init, add as often, end. */
struct gzip;

struct gzip *gzip_new(int level);
void gzip_add(struct gzip *g, const void *p, size_t n, bool last,
	      struct text *out);
void gzip_free(struct gzip *g);

#endif
