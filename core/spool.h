/*
 * A spool: bytes put aside until they are whole. Memory up to a limit, then an
 * unlinked file in $TMPDIR, /var/tmp or /tmp. Written once from front to end,
 * then read as often as wanted.
 */
#ifndef CORE_SPOOL_H
#define CORE_SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/err.h"

struct spool;

enum {
	SPOOL_MEMORY = 1 << 20, /* bytes kept in memory before a file, */
	SPOOL_SPARE = 3 << 20   /* and of all spools together beyond that */
};

struct spool *spool_new(void); /* NULL: out of memory */
void spool_free(struct spool *s);
void spool_clear(struct spool *s); /* empty, ready to be written again */

int spool_write(struct spool *s, const void *p, size_t n, struct err *e);
/* What is in the buffer, which is emptied; a failed buffer is an error. */
int spool_take(struct spool *s, struct buf *b, struct err *e);

uint64_t spool_size(const struct spool *s);

/*
 * Calls `fn` with the bytes in order, in pieces of at most 64 KiB, until it
 * returns non-zero; that value is returned. -1 with *e set when the file
 * cannot be read (or fn said so).
 */
typedef int spool_fn(void *ctx, const char *p, size_t n, struct err *e);
int spool_read(struct spool *s, spool_fn *fn, void *ctx, struct err *e);

/* The same for n bytes from `at` on, which must all be there. */
int spool_read_part(struct spool *s, uint64_t at, uint64_t n, spool_fn *fn,
		    void *ctx, struct err *e);

#endif
