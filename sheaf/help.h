/* Help text out of the tables of sheaf/opts.h. */
#ifndef SHEAF_HELP_H
#define SHEAF_HELP_H

#include "core/buf.h"
#include "sheaf/opts.h"

/* NULL: of the program. No line is longer than 80 columns. */
void help_write(const struct command *c, struct buf *out);

#endif
