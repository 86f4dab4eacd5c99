/*
 * Records kept aside: what a provider sent and nobody could take, with its
 * bytes and what is wrong with them, until a better copy comes or a later
 * version of the program understands it.
 *
 * One per (source, prefix, identifier); one without identifier goes by its
 * bytes. The same record seen again replaces what is held, under a new number,
 * so that it counts once, however often it is harvested. store_put of an item
 * with the source and identifier of a rejected record removes that: it came
 * whole.
 *
 * Within store_begin or outside, as all writes.
 */
#ifndef STORE_REJECT_H
#define STORE_REJECT_H

#include "store/store.h"

struct store_reject {
	int64_t number; /* names it, for as long as it is held; from 1 */
	struct str source, prefix;
	struct str set;       /* of the list it came with, or none */
	struct str oai_id;    /* as far as it could be read, or none */
	struct str datestamp; /* likewise */
	struct str fault;     /* what is wrong, for people */
	struct str url;       /* the request whose answer it was part of */
	/* The record element as it came, any bytes; one that cannot be read is
	 * between the start and end tags of its page. */
	struct str bytes;
};

/*
 * Copies; number is not looked at. ERR_LIMIT: longer than store/limits.h
 * allows (a fault or an address is cut there, nothing else is).
 */
int store_reject(struct store *s, const struct store_reject *r, struct err *e);

/*
 * Rejected records after `after` (0: from the first), of one source or all
 * (none), in the order they were kept: at most one a call, so that the store
 * can be written between two. 1: *out, valid until the next call on the store;
 * 0: no more; -1.
 */
int store_next_reject(struct store *s, struct str source, int64_t after,
		      struct store_reject *out, struct err *e);

/* The highest number; 0: none are held. */
int store_last_reject(struct store *s, int64_t *number, struct err *e);

/*
 * After a list that gave everything: what was kept aside of it up to `number`,
 * before it began, and was not again since, is no more. (The window of *l is
 * not looked at.)
 */
int store_forgive_before(struct store *s, const struct store_list *l,
			 int64_t number, struct err *e);

/* Gone, because somebody has put the record, or gave it up. */
int store_forgive(struct store *s, int64_t number, struct err *e);

#endif
