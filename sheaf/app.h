/* What every command gets. */
#ifndef SHEAF_APP_H
#define SHEAF_APP_H

#include "core/arena.h"
#include "core/err.h"
#include "sheaf/options/options.h"
#include "sheaf/world/world.h"

struct app {
	struct world world;
	const struct command *commands;
	struct args args;
	struct config config;
	struct arena arena; /* lives as long as the command */
};

/*
 * Reports the error that ended a command and returns its exit code. `to` is
 * where the command writes ("-": standard output), or NULL: a reader who has
 * closed standard output is answered by silence, and as SIGPIPE would.
 */
int app_fail(struct app *app, const struct err *e, const char *to);

#endif
