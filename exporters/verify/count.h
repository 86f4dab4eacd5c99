/*
 * How many records has a file? Small readers of their own, one a format, that
 * share nothing with what wrote it, and see structure only.
 */
#ifndef EXPORTERS_VERIFY_COUNT_H
#define EXPORTERS_VERIFY_COUNT_H

#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "core/str.h"

struct counter;

/* By the suffix of a file's name; NULL in *out: records are not its business.
 * -1: out of memory. */
int counter_new(struct counter **out, struct str name, struct err *e);
void counter_free(struct counter *c);

/* ERR_DATA: this is not what the suffix promises. */
int counter_feed(struct counter *c, const char *p, size_t n, struct err *e);
int counter_finish(struct counter *c, uint64_t *records, struct err *e);

#endif
