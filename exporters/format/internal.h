/* The writers that the table of formats names. */
#ifndef EXPORTERS_FORMAT_INTERNAL_H
#define EXPORTERS_FORMAT_INTERNAL_H

#include "core/buf.h"
#include "exporters/value/value.h"

/*
 * RIS as its readers take it: UTF-8 without a byte order mark, CRLF, one line
 * a value, TY first and ER last, then an empty line. No value can start a line
 * of its own.
 */

void ris_record(struct export_state *st, const struct record *r,
		struct buf *out);

/*
 * CSL-JSON: one array over the file, one item a line. Valid against the CSL
 * project's csl-data.json, which allows no other members than its own.
 */

void csl_begin(struct export_state *st, struct buf *out);
void csl_record(struct export_state *st, const struct record *r,
		struct buf *out);
void csl_end(struct export_state *st, struct buf *out);

/*
 * The whole record, one JSON object a line: docs/jsonl.md and
 * docs/sheaf-record-1.schema.json say what is in it. Text stands here as it
 * is in the record: no normalisation, nothing left out.
 */

void jsonl_record(struct export_state *st, const struct record *r,
		  struct buf *out);

/*
 * Tables: st->style.fields are the columns, or all. Each begins with a row of
 * their names; a cell is one line, and nothing a spreadsheet would compute.
 */
void csv_begin(struct export_state *st, struct buf *out);
void csv_record(struct export_state *st, const struct record *r,
		struct buf *out);
void tsv_begin(struct export_state *st, struct buf *out);
void tsv_record(struct export_state *st, const struct record *r,
		struct buf *out);

/*
 * SQL: three tables and a view, in one transaction, so that nothing is there of
 * what was cut off.
 */
void sqlfile_begin(struct export_state *st, struct buf *out);
void sqlfile_record(struct export_state *st, const struct record *r,
		    struct buf *out);
void sqlfile_end(struct export_state *st, struct buf *out);

/* ListRecords responses of OAI-PMH, each with the payload as it came. */
void oai_record(struct export_state *st, const struct record *r,
		struct buf *out);
void oai_end(struct export_state *st, struct buf *out);

#endif
