/*
 * One XML document from a file, believed when it is whole: it is read once to
 * see that it is well-formed to its end, then once more by whoever wants it.
 * One that is not well-formed is repaired (parsers/oai/repair.h), which is said
 * with counts. What cannot be read twice (standard input, a pipe) is held in
 * memory, as is what needs repair.
 */
#ifndef SHEAF_RECORDS_DOCUMENT_H
#define SHEAF_RECORDS_DOCUMENT_H

#include <stddef.h>
#include <sys/types.h>

#include "core/buf.h"
#include "core/env.h"
#include "core/err.h"

struct document {
	const char *path; /* "-": standard input */
	const char *name; /* the same for messages */
	int fd;           /* -1: it is in `text` */
	struct buf text;
	size_t used;    /* bytes of text given out */
	char url[2048]; /* base URL of an OAI-PMH response, or "" */
};

/*
 * limit: bytes to be held in memory at most. ERR_IO, ERR_LIMIT; ERR_XML when
 * it is not well-formed even after repair. Close it after a failure too.
 */
int document_open(struct document *d, const struct env *env, const char *path,
		  size_t limit, struct err *e);
void document_close(struct document *d);

/* The next bytes: how many, 0 at the end, -1. */
ssize_t document_read(struct document *d, char *out, size_t n, struct err *e);

#endif
