/*
 * Is it the repository that it was? What Identify says of it (OAI-PMH 2.0,
 * section 4.2) is kept as a trait of its source and compared: behind the same
 * address another repository may answer one day, and its datestamps have
 * nothing to do with the mark.
 */
#ifndef HARVESTER_IDENTITY_H
#define HARVESTER_IDENTITY_H

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"
#include "parsers/oai/oai.h"
#include "store/store.h"

enum identity {
	IDENTITY_NEW,     /* nothing was known */
	IDENTITY_SAME,    /* as it was */
	IDENTITY_CHANGED, /* something is said otherwise */
	IDENTITY_OTHER    /* this is another repository */
};

enum { IDENTITY_CHANGES_MAX = 2048 };

/*
 * Appends what changed to `changes`: `name "A" is now "B"`. What one of the two
 * does not say has not changed.
 */
enum identity identity_compare(struct str known, const struct oai_identify *id,
			       struct buf *changes);

/* The form in which it is kept: a line each. */
void identity_write(const struct oai_identify *id, struct buf *out);

/* Compares with what the store has, which stays as it is. -1 with *e. */
int identity_check(struct store *s, struct str source,
		   const struct oai_identify *id, struct buf *changes,
		   enum identity *out, struct err *e);

/* The name it gave itself, in the arena; none: it never said. */
int identity_name(struct store *s, struct str source, struct arena *a,
		  struct str *out, struct err *e);

/* Within store_begin or outside. */
int identity_keep(struct store *s, struct str source,
		  const struct oai_identify *id, struct err *e);

#endif
