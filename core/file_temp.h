/*
 * The temporary file of an output, beside its target. Where the system can, it
 * has no name until it is complete, so that whatever happens to the program,
 * kill -9 included, nothing is left behind. For core/file.c.
 */
#ifndef CORE_FILE_TEMP_H
#define CORE_FILE_TEMP_H

#include <stdbool.h>
#include <sys/types.h>

struct file_temp {
	int fd;   /* -1: closed */
	int slot; /* of its name, -1: none is open */
};

enum { FILE_TEMP_MAX = 16 }; /* that can be open at a time */

/* Functions give 0, or -1 and errno; EBUSY: more than FILE_TEMP_MAX. */
int file_temp_open(struct file_temp *t, const char *path, mode_t mode);
/* Gives it a name, if it has none yet; before its descriptor is closed. */
int file_temp_name(struct file_temp *t, const char *path);
/* In place of what is there. */
int file_temp_place(struct file_temp *t, const char *path);
/* What is left; harmless when nothing is. */
void file_temp_drop(struct file_temp *t);

/* As file_abandon_all in core/file.h. */
void file_temp_abandon_all(void);

/*
 * A file in a folder that has no name and gets none: -1 where that cannot be.
 * Read and written by its descriptor.
 */
int file_temp_unnamed(const char *dir);

/* For tests: names from the start, as where the system cannot do without. */
void file_temp_always_named(bool on);

#endif
