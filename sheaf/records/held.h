/*
 * What the store has of some identifiers: one look-up for all of them, by
 * index, each answered with the best item there is. A record that lives beats
 * one that was deleted, a repository's beats what is only metadata of doi.org.
 */
#ifndef SHEAF_RECORDS_HELD_H
#define SHEAF_RECORDS_HELD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"
#include "core/record.h"
#include "core/str.h"
#include "store/store.h"

/* Wanted: an item by DOI (lower case), or by identifier. */
struct held {
	struct str doi, id;
	struct str source; /* only of this source; none: of any */
	/* What was found; the strings are copies. */
	bool found;
	int rank;
	struct store_item item;
	struct str url; /* of the source */
};

/* Fills v[0..n); copies into a. */
int held_find(struct store *s, struct held *v, size_t n, struct arena *a,
	      struct err *e);

/* What the store knows beside the payload, into a record that was read. */
void held_dress(const struct held *h, struct record *r);

#endif
