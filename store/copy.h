/* The store as a file: copied while others write to it, and made small. */
#ifndef STORE_COPY_H
#define STORE_COPY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "store/store.h"

/*
 * A copy of all that is committed now, at `path`: whole, or not there at all.
 * Harvests go on meanwhile, and nothing of what they write gets into it. A copy
 * that is there already is replaced at the end; what somebody has open as a
 * store is not (ERR_USAGE), nor is the store itself. ERR_STOPPED leaves nothing.
 */
int store_copy(struct store *s, const char *path, const struct env *env,
	       struct err *e);

/* Bytes of its file; 0: it is none, but its server's. */
int64_t store_bytes(const struct store *s);

/*
 * Into another store, which has to be empty (ERR_USAGE), of any engine: items
 * with the numbers of their changes, marks and lists under way, records kept
 * aside, runs, traits, names of exports; all as of one moment. What is packed
 * is packed anew. A store on a server has all of it or, whatever happens,
 * nothing; a file should be one that takes its name when it is whole.
 */
int store_copy_into(struct store *from, struct store *to, const struct env *env,
		    struct err *e);
/* Is a store of that place a file? */
bool store_is_file(const char *where);

/*
 * Gives the space of what was removed back to the file system. ERR_BUSY while
 * a source is harvested, which none can be meanwhile; ERR_STOPPED leaves it as
 * it was. Needs room for a second one, in the store's folder.
 */
int store_compact(struct store *s, const struct env *env, struct err *e);

#endif
