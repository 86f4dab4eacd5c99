/* sheaf list --rejected: records kept aside, and what is wrong with them. */
#ifndef SHEAF_COMMAND_REJECTED_H
#define SHEAF_COMMAND_REJECTED_H

#include "sheaf/command/cmd.h"

/* Returns the exit code; what went wrong has been said by then. */
int rejected_list(struct app *app);

#endif
