/* Help text out of the tables of sheaf/options/opts.h. */
#ifndef SHEAF_COMMAND_HELP_H
#define SHEAF_COMMAND_HELP_H

#include "core/buf.h"
#include "sheaf/options/opts.h"

/* NULL: of the program. No line is longer than 80 columns. */
void help_write(const struct command *c, struct buf *out);

/* The table of export formats. */
void help_formats(struct buf *out);

#endif
