/*
 * Records out of files: OAI-PMH responses and bare metadata records, one file
 * after the other, as a source for export_run.
 *
 * Memory follows the largest record, not the file (but see
 * sheaf/records/document.h). A file that is something else, or an error of a
 * provider, is an error that names it; an empty list is none.
 */
#ifndef SHEAF_RECORDS_INPUTS_H
#define SHEAF_RECORDS_INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/env.h"
#include "core/err.h"
#include "exporters/bundle/bundle.h"
#include "parsers/oai/oai.h"
#include "parsers/payload.h"
#include "sheaf/records/document.h"

struct input_record;

struct inputs {
	const struct env *env;
	const char *const *paths; /* "-": standard input */
	size_t npaths, at;
	size_t limit; /* bytes held in memory of one file */
	bool deleted; /* tombstones too */
	struct document doc;
	bool open;
	struct oai *oai;
	uint64_t handed;    /* records the open file gave */
	struct arena queue; /* records read, but not yet asked for */
	struct input_record *v;
	size_t head, n, cap;
	struct buf payload;
	struct payload_reader *reader;
	uint64_t lost; /* records without metadata, of all files */
};

/* Borrows env and paths until inputs_close. */
int inputs_open(struct inputs *in, const struct env *env,
		const char *const *paths, size_t npaths, size_t limit,
		struct err *e);
void inputs_close(struct inputs *in); /* also after a failed open */

struct export_source inputs_source(struct inputs *in);

#endif
