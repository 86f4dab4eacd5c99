/* Which of some names did the user mean? */
#ifndef SHEAF_OPTIONS_NEAREST_H
#define SHEAF_OPTIONS_NEAREST_H

#include "core/str.h"

/*
 * Keeps the best candidate so far: start with a cleared one, offer each name,
 * look at `name`, which stays NULL when none was alike.
 */
struct nearest {
	const char *name;
	int distance;
};

void nearest_offer(struct nearest *n, struct str typed, const char *name);

#endif
