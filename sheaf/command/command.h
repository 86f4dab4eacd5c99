/*
 * The commands: one table, one file each. main() hands the table to the command
 * line and runs what was typed.
 */
#ifndef SHEAF_COMMAND_COMMAND_H
#define SHEAF_COMMAND_COMMAND_H

#include "sheaf/app.h"

extern const struct command commands[]; /* the last has name NULL */

/* Without a command: which there are, on standard error. */
int help_show_commands(struct app *app);

int cmd_version(struct app *app);

/* --help: of the command that was typed, or of the program. */
int cmd_help(struct app *app);

#endif
