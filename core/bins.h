/*
 * Bins: many streams put aside at once, each written from front to end and
 * read afterwards. All of them share one memory of a fixed size and, when that
 * is full, one unlinked file (core/spool.h), so that memory and descriptors
 * follow neither the bytes nor, but for a few of them, the number of streams.
 */
#ifndef CORE_BINS_H
#define CORE_BINS_H

#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "core/spool.h"

enum { BINS_MEMORY = 2 << 20 }; /* bytes kept in memory before the file */

struct bins;

struct bins *bins_new(void); /* NULL: out of memory */
void bins_free(struct bins *b);

/* A new empty bin; they are numbered from 0. */
int bins_add(struct bins *b, size_t *bin, struct err *e);

/* After a failure no bin can be written or read any more. */
int bins_write(struct bins *b, size_t bin, const void *p, size_t n,
	       struct err *e);
uint64_t bins_size(const struct bins *b, size_t bin);

/* As spool_read. */
int bins_read(struct bins *b, size_t bin, spool_fn *fn, void *ctx,
	      struct err *e);

#endif
