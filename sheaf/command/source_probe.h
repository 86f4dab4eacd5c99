/* sheaf source probe: what an endpoint is, and how it should be harvested. */
#ifndef SHEAF_COMMAND_SOURCE_PROBE_H
#define SHEAF_COMMAND_SOURCE_PROBE_H

#include "core/buf.h"
#include "core/err.h"
#include "sheaf/command/cmd.h"

/*
 * Asks the endpoint and appends what it said, as comments of a configuration,
 * and the section that would suit it. -1 with the text as far as it got.
 */
int source_probe(struct app *app, const char *typed, struct buf *out,
		 struct err *e);

#endif
