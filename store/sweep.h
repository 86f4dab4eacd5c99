/*
 * What vanished: a full list is held against the items that the store has of
 * it. Items given by the list are sighted while it lasts, over as many runs as
 * that takes; at its end what was not sighted is gone.
 *
 * A list with a set says nothing about items outside it. An item that left the
 * set loses it (and those below it, OAI-PMH 2.0, section 2.6); it is gone when
 * no other list that is harvested from its source and format would have it.
 */
#ifndef STORE_SWEEP_H
#define STORE_SWEEP_H

#include "store/store.h"

struct store_sweep {
	uint64_t held;     /* live items the list should have given */
	uint64_t unseen;   /* of these, not sighted */
	uint64_t others;   /* live items held in other formats (only a look) */
	uint64_t vanished; /* became tombstones */
	uint64_t left;     /* live still, but no longer in the set */
};

/* Forgets what was sighted of this list. */
int store_sweep_start(struct store *s, const struct store_list *l,
		      struct err *e);

/* The list has that item; harmless for an item not held. */
int store_sight(struct store *s, const struct store_list *l, struct str oai_id,
		struct err *e);

/* Did the list have that item already? 1, 0, -1. */
int store_sighted(struct store *s, const struct store_list *l,
		  struct str oai_id, struct err *e);

/*
 * How it would come out: held and unseen; nothing is changed or forgotten. And
 * how many items another format has: this list gave none of them, or they would
 * be held in its format, and it cannot tell whether they are there.
 */
int store_sweep_look(struct store *s, const struct store_list *l,
		     struct store_sweep *out, struct err *e);

/* A list, how many of its items may go, and what came of it. */
struct store_swept {
	struct store_list list;
	uint64_t most;
	struct store_sweep out;
};

/*
 * Marks what was not sighted, unless that is more than `most` items: then
 * nothing is marked, and out.unseen says how many it would have been.
 * The sightings are forgotten either way. An item that vanished becomes a
 * tombstone with the datestamp it had.
 *
 * Several lists are those of the sets of one source, in one format: what one of
 * them did not have, and another one did, is in the set of that one.
 */
int store_sweep(struct store *s, struct store_swept *v, size_t n,
		struct err *e);

#endif
