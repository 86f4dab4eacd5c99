/* sheaf source add and remove: sections of the configuration file. */
#ifndef SHEAF_COMMAND_SOURCE_EDIT_H
#define SHEAF_COMMAND_SOURCE_EDIT_H

#include "core/err.h"
#include "sheaf/command/cmd.h"

/* The operands behind "add": a name, an address, pairs KEY=VALUE. */
int source_add(struct app *app, const char *const *operands, size_t n,
	       struct err *e);

/* With --data its records too; else says how many stay. */
int source_remove(struct app *app, const char *name, struct err *e);

#endif
