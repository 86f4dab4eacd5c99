/*
 * The commands: one table, one file each. main() hands the table to the command
 * line and runs what was typed.
 */
#ifndef SHEAF_COMMAND_COMMAND_H
#define SHEAF_COMMAND_COMMAND_H

#include "sheaf/app.h"

extern const struct command commands[]; /* the last has name NULL */

/* --help: of the command that was typed, or of the program. */
int cmd_help(struct app *app);

#endif
