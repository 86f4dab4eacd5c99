/*
 * The files below a folder, in the order of their paths (bytewise), so that
 * the same folder gives the same list everywhere. Links are not followed: they
 * and all else that is no regular file are listed as such.
 */
#ifndef CORE_FOLDER_H
#define CORE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"
#include "core/str.h"

enum {
	FOLDER_FILES_MAX = 1 << 20,
	FOLDER_DEPTH_MAX = 32,  /* folders in each other */
	FOLDER_PATH_MAX = 4096, /* bytes of a path, that of the folder too */
};

struct folder_file {
	struct str name; /* relative to the folder; a NUL is behind it */
	bool link, regular;
};

struct folder {
	struct folder_file *v;
	size_t n, cap;
};

/* All memory is the arena's. ERR_IO, ERR_LIMIT, ERR_NOMEM. */
int folder_list(struct folder *out, const char *path, struct arena *a,
		struct err *e);

bool folder_is_one(const char *path); /* through links */

#endif
