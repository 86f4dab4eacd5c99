/* What every command gets, and the commands themselves: one file each. */
#ifndef SHEAF_COMMAND_CMD_H
#define SHEAF_COMMAND_CMD_H

#include "core/arena.h"
#include "core/err.h"
#include "sheaf/options/args.h"
#include "sheaf/options/config.h"
#include "sheaf/world/world.h"

struct app {
	struct world world;
	struct args args;
	struct config config;
	struct arena arena; /* lives as long as the command */
};

/* Each returns the exit code; what went wrong has been said by then. */
int cmd_harvest(struct app *app);
int cmd_get(struct app *app);
int cmd_export(struct app *app);
int cmd_convert(struct app *app);
int cmd_list(struct app *app);
int cmd_source(struct app *app);
int cmd_status(struct app *app);
int cmd_check(struct app *app);
int cmd_reindex(struct app *app);
int cmd_verify(struct app *app);
int cmd_help(struct app *app);

/*
 * Reports the error that ended a command and returns its exit code. `to` is
 * where the command writes ("-": standard output), or NULL: a reader who has
 * closed standard output is answered by silence, and as SIGPIPE would.
 */
int app_fail(struct app *app, const struct err *e, const char *to);

#endif
