/*
 * The table of export formats. A format is pure: records in, bytes appended;
 * nothing can fail but memory, which the buffer remembers. A new one is a file
 * and a line in the table.
 */
#ifndef EXPORTERS_FORMAT_FORMAT_H
#define EXPORTERS_FORMAT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/record.h"
#include "core/str.h"
#include "exporters/value/value.h"

struct exporter {
	const char *name;   /* what -f takes */
	const char *alias;  /* or NULL */
	const char *suffix; /* ".ris" */
	const char *member; /* name in a bundle: "records.ris" */
	const char *media_type;
	bool tombstones; /* can say that a record was deleted */
	/* Brings what was written from `from` on to ASCII; NULL: it cannot. */
	void (*ascii)(struct export_state *st, struct buf *out, size_t from);
	void (*begin)(struct export_state *st, struct buf *out); /* or NULL */
	void (*record)(struct export_state *st, const struct record *r,
		       struct buf *out);
	void (*end)(struct export_state *st, struct buf *out); /* or NULL */
};

extern const struct exporter exporters[]; /* the last has name NULL */

const struct exporter *exporter_by_name(struct str name);   /* or NULL */
const struct exporter *exporter_by_suffix(struct str path); /* or NULL */

/* Begin, one record, end: what callers use. */
void export_begin(const struct exporter *x, struct export_state *st,
		  struct buf *out);
void export_record(const struct exporter *x, struct export_state *st,
		   const struct record *r, struct buf *out);
void export_end(const struct exporter *x, struct export_state *st,
		struct buf *out);

#endif
