/*
 * Payloads packed anew. The dictionary of a format was made from its first
 * records; what came later may look otherwise, and what is there now makes a
 * better one.
 */
#ifndef STORE_REPACK_H
#define STORE_REPACK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "core/str.h"
#include "store/store.h"

enum { REPACK_GAIN = 2 /* per cent that a new one must save to be worth it */ };

/*
 * What became of one format of one source. Bytes are those of its payloads and
 * of the dictionary they need.
 */
struct store_packed {
	struct str source, prefix;
	bool anew; /* else all is as it was, and these would be */
	uint64_t records;
	uint64_t before, after;
	uint64_t damaged; /* left as they are: a check says which */
};

typedef void store_packed_fn(void *ctx, const struct store_packed *p);

/*
 * Makes dictionaries from samples of all there is, where half of the samples
 * shows that the one made of the others saves something, and packs all payloads
 * of that format with it; then says what became of each format that has enough
 * records for one. Batches are transactions of their own with a pause between
 * them: harvests go on meanwhile, and whatever ends it leaves a store that is
 * whole, the rest for the next time. ERR_STOPPED when it was asked to stop;
 * ERR_BUSY when another process is at it.
 */
int store_repack(struct store *s, const struct env *env, store_packed_fn *say,
		 void *ctx, struct err *e);

#endif
