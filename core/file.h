/*
 * Files that appear whole or not at all: written without a name, or under a
 * temporary one, beside their target (core/file_temp.h), flushed to disk,
 * renamed. And small helpers around paths.
 */
#ifndef CORE_FILE_H
#define CORE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"

struct file; /* one output being written */

/*
 * Starts writing what is to become `path`. "-" is standard output: nothing is
 * renamed then. A directory, an empty name or a missing folder is refused now,
 * not at the end. Something that is no regular file (/dev/full, a pipe) is
 * written to directly.
 */
int file_create(struct file **out, const char *path, struct err *e);
int file_write(struct file *f, const void *p, size_t n, struct err *e);
int file_fd(const struct file *f);

/* Flush, sync, rename. Only after 0 does the new content exist. */
int file_commit(struct file *f, struct err *e);
void file_close(struct file *f); /* uncommitted: leaves nothing behind */

/*
 * Removes the temporary files of all outputs that are open, for a second
 * signal that ends the program at once. Async-signal-safe.
 */
void file_abandon_all(void);

/* A whole file into b (its limit applies); "-" is standard input. */
int file_read(struct buf *b, const char *path, struct err *e);

/* Creates the missing folders above `path` with mode 0700. */
int file_make_parents(const char *path, struct err *e);

/* write(2) until all is written. */
int file_write_fd(int fd, const char *name, const void *p, size_t n,
		  struct err *e);

#endif
