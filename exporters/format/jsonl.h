/*
 * The whole record, one JSON object a line: docs/jsonl.md and
 * docs/sheaf-record-1.schema.json say what is in it. Text stands here as it
 * is in the record: no normalisation, nothing left out.
 */
#ifndef EXPORTERS_FORMAT_JSONL_H
#define EXPORTERS_FORMAT_JSONL_H

#include "exporters/format/exporter.h"

void jsonl_record(struct export_state *st, const struct record *r,
		  struct buf *out);

#endif
