/*
 * The process gives up what it does not need, once its world is known: options
 * and configuration are read, the store and the outputs have their places.
 * Afterwards it opens files only below the paths named here, starts no program,
 * traces and loads nothing, and reaches the network only if it said so. What
 * comes in later, in a record or a bundle, gets no further than that.
 *
 * Linux: Landlock (kernel 5.13) for files and a seccomp filter that denies a
 * list of system calls. Elsewhere nothing is given up. It holds for all threads
 * that come later and cannot be taken back.
 */
#ifndef CORE_CONFINE_H
#define CORE_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"

enum confine_mode {
	CONFINE_OFF,
	CONFINE_BEST,  /* what the system gives; less is no failure */
	CONFINE_STRICT /* all of it, or ERR_IO */
};

enum { CONFINE_PATHS_MAX = 64 };

/* Paths are borrowed during the call; one that is not there is passed over. */
struct confine {
	bool network;
	/*
	 * Descriptors are opened anew by their names (/dev/fd/3, /dev/stdin):
	 * that works only for a process that may leave a core file.
	 */
	bool descriptors;
	const char *read[CONFINE_PATHS_MAX]; /* files, or folders and below */
	const char *write[CONFINE_PATHS_MAX];
	size_t nread, nwrite;
	const char *const *inputs; /* to read as well, as many as there are */
	size_t ninputs;
};

/* False when there is no more room, or path is NULL or empty. */
bool confine_read(struct confine *c, const char *path);
bool confine_write(struct confine *c, const char *path);
/* The folder that a file lies in, or is to be made in. */
bool confine_write_beside(struct confine *c, const char *path, char *room,
			  size_t size);

/*
 * What libraries look at while they work: converters, certificates, names of
 * hosts, and the folder of temporary files.
 */
void confine_system(struct confine *c);

/*
 * missing: what could not be given up, in words; NULL: nothing. ERR_IO when the
 * mode is strict and something is missing.
 */
int confine(const struct confine *c, enum confine_mode mode,
	    const char **missing, struct err *e);

/* What this system gives, in words: "Landlock 7, seccomp"; "nothing". */
const char *confine_offer(void);

#endif
