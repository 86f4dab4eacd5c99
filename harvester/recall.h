/*
 * Is the repository still where it was? One that was set back to an earlier
 * state, as by restoring an old copy, says "nothing new" for as long as its
 * datestamps lie before the mark. The newest records that lists gave are kept
 * as a trait of the source; now and then a list asks from the oldest of them on,
 * instead of from its mark. A record that was changed or withdrawn since has a
 * newer datestamp, so of several at least one has to come.
 */
#ifndef HARVESTER_RECALL_H
#define HARVESTER_RECALL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/err.h"
#include "core/str.h"
#include "store/store.h"

enum {
	RECALL_MAX = 3,  /* records that are kept */
	RECALL_DAYS = 7, /* from one time to the next */
	RECALL_ALIKE =
	    1000, /* more with one datestamp are too many to ask for */
	RECALL_ID_MAX = 512 /* bytes; longer identifiers are passed over */
};

struct recalled {
	int64_t stamp;
	bool came; /* in this run */
	size_t n;
	char id[RECALL_ID_MAX];
};

struct recall {
	struct recalled known[RECALL_MAX], seen[RECALL_MAX]; /* newest first */
	size_t nknown, nseen;
	uint64_t alike;  /* records seen with the newest datestamp */
	int64_t checked; /* when it was last asked, seconds; 0: never */
	bool asks;       /* this list does */
};

/* What the store has. Nothing kept is no error. */
int recall_load(struct recall *r, struct store *s, struct str source,
		struct err *e);

/*
 * A list that would ask from `from` on: may become an earlier one; then the
 * list asks whether they are there. True if it was changed.
 */
bool recall_ask(struct recall *r, int64_t now, char from[STAMP_MAX]);

/* A record came. */
void recall_see(struct recall *r, struct str id, int64_t stamp, bool deleted);

/* It asked, and none of them came: the first of them, or NULL. */
const struct recalled *recall_lost(const struct recall *r);

/* What is known from now on; `whole`: all there is has been listed. */
int recall_keep(struct recall *r, bool whole, int64_t now, struct store *s,
		struct str source, struct err *e);

#endif
