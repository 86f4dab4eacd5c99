/*
 * Is the store whole? Structure, indexes, every row by its checksum, every
 * payload and every zstd frame, the counts carried along.
 */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include "store/store.h"

struct store_check {
	uint64_t items, rejected; /* looked at */
	uint64_t faults;          /* found */
	uint64_t repaired;        /* of these, set right */
	uint64_t lost;            /* items removed: nothing could be read */
	uint64_t unsummed;        /* without a checksum, from an older layout */
};

/* One fault, in words. */
typedef void store_check_fn(void *ctx, const char *fault);

/*
 * `repair` (STORE_WRITE): indexes and counts are made anew; an item whose
 * payload cannot be read is removed, and the marks of its source are set back,
 * so that the next harvest brings it again. A source being harvested meanwhile
 * makes it ERR_BUSY. Rows of an older layout get their checksums. Returns 0
 * whatever was found; -1: it could not be checked.
 */
int store_check(struct store *s, bool repair, store_check_fn *say, void *ctx,
		struct store_check *out, struct err *e);

/*
 * The last resort, for a file that store_open refuses as damaged: copies every
 * row that can still be read into a new store at `to`, which must not exist.
 */
int store_salvage(const char *from, const char *to, store_check_fn *say,
		  void *ctx, struct store_check *out, struct err *e);

#endif
