/*
 * What is held, read again with the parsers of today: the records kept aside,
 * of which some may be understood by now, and the columns for finding (DOI,
 * type, year) of all others, which are derived from their payloads.
 *
 * Nothing comes from the network. The store never shrinks: no item goes, no
 * payload changes, and a record kept aside only goes when it has become an
 * item. Works in transactions of bounded size, so that readers go on and a
 * harvest waits for moments only; an item that another process changes
 * meanwhile is read again before it is written.
 */
#ifndef HARVESTER_REINDEX_H
#define HARVESTER_REINDEX_H

#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "core/str.h"
#include "store/store.h"

struct reindex_counts {
	uint64_t items;   /* live ones looked at; tombstones have no payload */
	uint64_t changed; /* of these, columns written anew */
	uint64_t opaque;  /* of these, no parser knows the format */
	uint64_t rejects; /* records kept aside, tried again */
	uint64_t taken;   /* of these, now items */
	uint64_t busy;    /* others, left alone: their source is harvested */
};

/*
 * One source, or all (none). The store is open for writing. Stops between two
 * transactions with ERR_STOPPED when env says so; what was committed stays, and
 * the counts are those of what was done.
 */
int reindex_run(const struct env *env, struct store *s, struct str source,
		struct reindex_counts *out, struct err *e);

#endif
