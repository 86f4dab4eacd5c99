/*
 * What a command gives up before it starts: the network, unless it harvests;
 * all files but the store's folder, the output's, and those that were named;
 * the starting of programs. One table says which command needs what.
 */
#ifndef SHEAF_SANDBOX_H
#define SHEAF_SANDBOX_H

#include "core/err.h"
#include "sheaf/app.h"

/* When a command gives up what it does not need: each has one of them. */
enum sandbox_stage {
	SANDBOX_AT_START,     /* options and configuration are read */
	SANDBOX_SOURCES_KNOWN /* and programs of theirs have a helper */
};

/*
 * Before anything is opened and any thread runs; nothing at a stage that is not
 * the command's. As --sandbox has it: off, best (what the system gives; less is
 * said under -v), strict (ERR_IO if anything is missing).
 */
int sandbox_enter(struct app *app, enum sandbox_stage stage, struct err *e);

#endif
