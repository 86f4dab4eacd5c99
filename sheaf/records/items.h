/*
 * Items of the store as records: what export and list read. Each payload is
 * parsed when its turn comes.
 */
#ifndef SHEAF_RECORDS_ITEMS_H
#define SHEAF_RECORDS_ITEMS_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/env.h"
#include "core/err.h"
#include "exporters/bundle/bundle.h"
#include "parsers/payload.h"
#include "store/store.h"

struct items {
	const struct env *env;
	struct store *store;
	struct store_rows *rows;
	struct payload_reader *reader;
	struct store_query query;
	struct arena arena;            /* of the origins */
	struct export_origin *origins; /* met on the way */
	size_t norigins, cap;
};

/* Borrows env, the store and what the query points at until items_close. */
int items_open(struct items *it, const struct env *env, struct store *s,
	       const struct store_query *q, struct err *e);
void items_close(struct items *it); /* also after a failed open */

/*
 * 1 with a record that is valid until the next call, 0 at the end, -1: with
 * ERR_DATA when this one record cannot be read and the next call goes on, as
 * export_run has it.
 */
int items_next(struct items *it, struct record **out, struct err *e);

/* The same as a source for export_run. */
struct export_source items_source(struct items *it);

#endif
