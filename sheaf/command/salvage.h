/*
 * A store too damaged to be opened: what can still be read of it goes into a
 * new one, which takes its place. The damaged one is kept beside it.
 */
#ifndef SHEAF_COMMAND_SALVAGE_H
#define SHEAF_COMMAND_SALVAGE_H

#include "core/buf.h"
#include "core/err.h"
#include "store/check.h"

/*
 * PATH.salvaged becomes PATH, what was PATH is PATH.damaged afterwards, or
 * PATH.damaged.2 and so on where there is one already: its name goes to `kept`.
 * On -1 PATH is where it was.
 */
int salvage_run(const char *path, store_check_fn *say, void *ctx,
		struct store_check *out, struct buf *kept, struct err *e);

#endif
