/*
 * Exit codes: one table, from the error that ended something to the number a
 * script sees. The numbers are promises (sheaf(1), EXIT STATUS).
 */
#ifndef SHEAF_WORLD_EXITCODE_H
#define SHEAF_WORLD_EXITCODE_H

#include "core/err.h"

enum exit_code {
	EXIT_DONE = 0,
	EXIT_REMOTE = 1,  /* the other side failed */
	EXIT_USAGE = 2,   /* command, option, configuration, identifier */
	EXIT_PARTLY = 3,  /* done, but not all is well */
	EXIT_LOCAL = 4,   /* store, disk, memory, output */
	EXIT_BUSY = 5,    /* another run holds the source */
	EXIT_ABSENT = 6,  /* nobody has the record asked for */
	EXIT_SIGNAL = 128 /* plus the signal's number */
};

/* ERR_STOPPED gives 128 plus the signal that came in. */
int exit_code_of(const struct err *e);

/*
 * The worse of two outcomes, where several sources end differently. From worst
 * to best: a signal, 4, 2, 1, 5, 6, 3, 0: first what hinders every further
 * run, then what hinders one source, then what is merely incomplete.
 */
int exit_code_worse(int a, int b);

#endif
