/*
 * What is known of a source beyond its records: values by name, in whatever
 * form the one who keeps them chose. What the endpoint said of itself, the
 * formats it offers, the habits of its records.
 */
#ifndef STORE_TRAIT_H
#define STORE_TRAIT_H

#include "core/buf.h"
#include "store/store.h"

enum {
	STORE_TRAIT_NAME_MAX = 1024,   /* bytes of a name, at least 1 */
	STORE_TRAIT_MAX = 1024 * 1024, /* bytes of a value */
};

/* 1: the value in *out, which is emptied before; 0: there is none; -1. */
int store_trait(struct store *s, struct str source, struct str name,
		struct buf *out, struct err *e);

/*
 * Keeps a value; STR_NONE forgets it. Within store_begin or outside. ERR_LIMIT
 * for a name or a value that is too long.
 */
int store_set_trait(struct store *s, struct str source, struct str name,
		    struct str value, struct err *e);

/*
 * The name behind `after` (none: the first), in order, into *name. 1, 0, -1.
 */
int store_next_trait(struct store *s, struct str source, struct str after,
		     struct buf *name, struct err *e);

#endif
