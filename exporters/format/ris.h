/*
 * RIS as its readers take it: UTF-8 without a byte order mark, CRLF, one line
 * a value, TY first and ER last, then an empty line. No value can start a line
 * of its own.
 */
#ifndef EXPORTERS_FORMAT_RIS_H
#define EXPORTERS_FORMAT_RIS_H

#include "exporters/format/exporter.h"

void ris_record(struct export_state *st, const struct record *r,
		struct buf *out);

#endif
