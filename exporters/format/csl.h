/*
 * CSL-JSON: one array over the file, one item a line. Valid against the CSL
 * project's csl-data.json, which allows no other members than its own.
 */
#ifndef EXPORTERS_FORMAT_CSL_H
#define EXPORTERS_FORMAT_CSL_H

#include "exporters/format/exporter.h"

void csl_begin(struct export_state *st, struct buf *out);
void csl_record(struct export_state *st, const struct record *r,
		struct buf *out);
void csl_end(struct export_state *st, struct buf *out);

#endif
