/*
 * What was asked for as records, in that order: a source for export_run. A
 * batch of identifiers at a time is looked up in the store, those missing are
 * resolved side by side, and the batch is handed out. Memory follows the
 * batch, not the list.
 */
#ifndef SHEAF_RECORDS_GETTING_H
#define SHEAF_RECORDS_GETTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/err.h"
#include "exporters/bundle/bundle.h"
#include "harvester/resolve/resolve.h"
#include "parsers/payload.h"
#include "sheaf/records/asked.h"
#include "sheaf/command/cmd.h"
#include "sheaf/records/held.h"
#include "sheaf/records/name_index.h"

enum { GETTING_BATCH = 256 };

struct getting {
	struct app *app;
	const struct asked_list *asked;
	size_t next;      /* the first not yet in a batch */
	const char *path; /* of the store */
	bool offline, refresh;
	struct resolve_options options;
	/* Its own. */
	struct store *store;
	bool writable;
	struct http *http;
	struct resolver *resolver;
	struct payload_reader *reader;
	struct arena arena; /* the batch's */
	struct held batch[GETTING_BATCH];
	size_t n, at;
	struct name_index given; /* records handed out */
	struct arena names;
	struct export_origin *origins;
	size_t norigins, cap;
	uint64_t records;
	int code; /* the worst exit code of what was not found */
};

/* The caller fills the first part; close it in any case. */
int getting_open(struct getting *g, struct err *e);
void getting_close(struct getting *g);

struct export_source getting_source(struct getting *g);

#endif
