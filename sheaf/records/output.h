/* What -f and -o mean: formats and a place to write them. */
#ifndef SHEAF_RECORDS_OUTPUT_H
#define SHEAF_RECORDS_OUTPUT_H

#include "core/err.h"
#include "exporters/bundle/bundle.h"
#include "sheaf/command/cmd.h"

/*
 * Fills formats, path and kind of *job (the rest stays). ERR_USAGE: a format
 * nobody knows, several for one file, --deleted or --ascii where none can.
 */
int output_read(struct app *app, struct export_job *job, struct err *e);

/*
 * Says what was written and how many records had to be left out (`lost` beside
 * those that export_run counted). Returns the exit code.
 */
int output_done(struct app *app, const struct export_job *job,
		const struct export_stats *stats, uint64_t lost);

#endif
