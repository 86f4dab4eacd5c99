/* Sources that work without any configuration. */
#ifndef SHEAF_BUILTIN_H
#define SHEAF_BUILTIN_H

#include "core/str.h"
#include "sheaf/options/options.h"

struct builtin {
	const char *name;
	const char *v[OPT__MAX]; /* as in a section of the configuration */
};

extern const struct builtin builtins[]; /* the last has name NULL */

const struct builtin *builtin_find(struct str name); /* or NULL */

#endif
