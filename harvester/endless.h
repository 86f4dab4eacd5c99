/*
 * Does a list get anywhere? Tokens that go round in a circle, pages without
 * records, pages that bring what the list has had already, and more records
 * than were ever announced: each ends it, after some patience.
 *
 * Circles of tokens are found by Brent's algorithm: one token is remembered, at
 * positions that double; a circle is found after three times its length at the
 * latest. What was there already is told by a bit for the hash of each
 * identifier. Half full, the bits are cleared: memory does not grow with the
 * list, and a record that is new passes for one that is not every other time at
 * most, a page of them never.
 */
#ifndef HARVESTER_ENDLESS_H
#define HARVESTER_ENDLESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parsers/oai/oai.h"

enum {
	ENDLESS_EMPTY_MAX = 1000, /* pages in a row without records */
	ENDLESS_STALE_MAX = 20,   /* with nothing new among them */
	ENDLESS_PACE_MS = 250,    /* behind each of these pages */
	ENDLESS_BITS = 1 << 20,
	ENDLESS_WHY = 200
};

struct endless {
	char token[OAI_TOKEN_MAX]; /* the one remembered */
	uint64_t steps, until;     /* since then; remember anew after so many */
	uint64_t *bits;            /* NULL: none yet */
	size_t set;                /* of them */
	uint64_t empty, stale;     /* pages in a row */
	bool excess;               /* more than announced: why it is endless */
	char why[ENDLESS_WHY];
};

struct endless_page {
	const char *asked, *token; /* "": the first page; the last one */
	const uint64_t *ids;       /* hashes of its identifiers */
	size_t nids;
	uint64_t records, seen; /* in it, in the list with it */
	int64_t total;          /* announced and to be relied on, or -1 */
};

/* From the first page, or from wherever it goes on. Zeroed before first use. */
void endless_start(struct endless *c);
void endless_free(struct endless *c);

/* The next page; why the list leads nowhere, or NULL. */
const char *endless_page(struct endless *c, const struct endless_page *p);

/* Is it the token asked with, or the one remembered? */
bool endless_knows(const struct endless *c, const char *asked,
		   const char *token);

/* ms to wait before the next page is asked for: 0 as long as all is well. */
int64_t endless_pace(const struct endless *c);

/* A hash of an identifier. */
uint64_t endless_hash(struct str id);

#endif
