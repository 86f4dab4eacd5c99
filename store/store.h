/*
 * The store: keep records and find them again. No SQL above this line, no row
 * ids, no assumption of one process at a time.
 *
 * One item per (source, OAI identifier); putting it again replaces it. The
 * payload is kept as received, beside the few columns needed for finding.
 * What is written between store_begin and store_commit appears together or not
 * at all, across kill -9 too: a page's records and the mark that says which
 * page comes next are committed in one transaction. Readers never wait for a
 * writer, nor a writer for the network: begin only when a page is whole.
 *
 * Strings handed out are valid until the next call on the same object.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/record.h"
#include "core/str.h"

struct store;
struct store_rows;

enum store_mode {
	STORE_READ,  /* must exist; ERR_NOTFOUND when it does not */
	STORE_WRITE, /* made when missing, with its folders (mode 0700) */
};

struct store_item {
	struct str source;    /* name of the source */
	struct str oai_id;    /* as the provider spells it */
	struct str prefix;    /* metadataPrefix */
	struct str datestamp; /* as the provider spells it */
	struct str doi;       /* lower case, or none */
	struct str payload;   /* the metadata element's child as XML, or none */
	const struct str *sets;
	size_t nsets;
	enum rec_type type;
	int year; /* 0: not known */
	bool deleted;
	bool only_held; /* of what is not held there is nothing to be put */
	/* Sets of these, or below them, that a held item has stay its own. */
	const struct str *staying;
	size_t nstaying;
};

/*
 * A list is what a mark belongs to: one source, format and set, or one window
 * of dates of these (see struct store_mark).
 */
struct store_list {
	struct str source, prefix, set; /* set: none for the whole */
	struct str window;              /* "FROM/UNTIL"; none: all dates */
};

/* Where a list stands. */
struct store_mark {
	char from[32];    /* next `from`; "": harvest everything */
	char token[8192]; /* page to go on with; "": start anew */
	char started[32]; /* first responseDate of the list under way */
	char asked[32];   /* the `from` of the list under way */
	uint64_t seen;    /* records the list under way has given so far */
	bool full;        /* the list under way compares: store/sweep.h */
	bool done;        /* of a window: nothing is missing; see below */
};

/* A full list that is whole, and waits for those of the other sets of its
 * source: what vanished is told by all of them together. */
static inline bool
store_mark_waits(const struct store_mark *m)
{
	return m->full && m->done;
}

/*
 * DOIs and identifiers select together: any of them. All else must hold at
 * once. A set includes its descendants (OAI-PMH 2.0, section 2.6).
 */
struct store_query {
	struct str source, set; /* none: all */
	struct str from, until; /* datestamp, inclusive; as typed: day or time*/
	const struct str *dois; /* lower case */
	size_t ndois;
	const struct str *ids; /* OAI identifiers */
	size_t nids;
	int year_from, year_until; /* 0: open */
	enum rec_type type;
	bool has_type;
	bool deleted;   /* tombstones too */
	uint64_t limit; /* 0: none */
	/* Only what changed after store_change() gave this number. */
	uint64_t since;
	bool has_since;
};

struct store_counts {
	uint64_t live, deleted;
	uint64_t rejected; /* kept aside: store/reject.h */
};

/*
 * `where` is a path, or postgresql://... (store/pg_where.c). A file that is no
 * store, a damaged one, or one written by a newer version is refused untouched
 * (ERR_STORE). A read-only file or folder can be opened with STORE_READ.
 */
int store_open(struct store **out, const char *where, enum store_mode mode,
	       struct err *e);
void store_close(struct store *s);

/*
 * Only one process at a time may harvest a source: ERR_BUSY when another holds
 * it. Held until store_release or the end of the process, however it ends.
 */
int store_claim(struct store *s, struct str source, struct err *e);
void store_release(struct store *s, struct str source);
/* Does another one hold it now? 1, 0, or -1. Nothing is held by asking. */
int store_claimed(struct store *s, struct str source, struct err *e);

/*
 * A host of which one worker at a time asks for what is due: 1 held now, 0
 * another has it, -1. Held until it is let go, or the process ends. It goes by a
 * number made of its name, whose case does not count; two hosts of one number
 * are one.
 */
int64_t store_host_key(struct str host);
int store_hold_host(struct store *s, int64_t key, struct err *e);
void store_let_host(struct store *s, int64_t key);

/* Makes a source known, or changes its address. Within or outside begin. */
int store_set_source(struct store *s, struct str name, struct str url,
		     struct err *e);
/* The address of a source; 1 found, 0 not known, -1. */
int store_source_url(struct store *s, struct str name, struct str *url,
		     struct err *e);

int store_begin(struct store *s, struct err *e);
int store_commit(struct store *s, struct err *e);
void store_rollback(struct store *s); /* harmless when nothing was begun */

/*
 * Is the connection to it gone? Nothing can be done with it any more but
 * closing it.
 */
bool store_is_lost(const struct store *s);

/*
 * These are about to be put, within store_begin: a hint, which saves many ways
 * to a store that is far away. What is wrong in it does no harm.
 */
bool store_is_far(const struct store *s);
int store_expect(struct store *s, struct str source, const struct str *ids,
		 size_t n, struct err *e);

/* What store_put did. */
enum store_change { STORE_NEW, STORE_CHANGED, STORE_SAME, STORE_OLDER };

/*
 * Copies. An item older (by datestamp) than the one held, and an equal one,
 * leave the store as it is (STORE_OLDER, STORE_SAME); `force` takes an older one
 * too. A
 * tombstone empties the payload but keeps the item.
 */
int store_put(struct store *s, const struct store_item *item, bool force,
	      enum store_change *change, struct err *e);

/*
 * The columns for finding of an item that is held, derived anew: doi, type and
 * year of *item go to the live item with its source and identifier; all else of
 * it stays, and so does a record kept aside under that name. *changed: whether
 * there is such an item, and they were others before.
 */
int store_derive(struct store *s, const struct store_item *item, bool *changed,
		 struct err *e);

/* The mark of a list; all empty when there is none yet. */
int store_mark(struct store *s, const struct store_list *l,
	       struct store_mark *out, struct err *e);
int store_set_mark(struct store *s, const struct store_list *l,
		   const struct store_mark *m, struct err *e);

/*
 * Items in the order source, OAI identifier (bytewise). Each is handed out
 * with its payload. The rows are a snapshot: a harvest going on does not
 * disturb them, however long they are read.
 */
int store_select(struct store *s, const struct store_query *q,
		 struct store_rows **out, struct err *e);
int store_next(struct store_rows *r, struct store_item *item, struct err *e);
void store_rows_free(struct store_rows *r);

/*
 * Between these, all that is read is as of one moment. They nest; a transaction
 * that writes has to wait until the last one.
 */
int store_hold(struct store *s, struct err *e);
void store_let_go(struct store *s);

/*
 * Every transaction that changes items gets a number higher than the ones
 * before, and so do the items. store_change gives the last one; while rows are
 * open, that of their snapshot. An export can be remembered under a name
 * together with the number it contained: what came later is the difference.
 */
enum { STORE_NAMED_MAX = 200 }; /* bytes of such a name */
int store_change(struct store *s, uint64_t *out, struct err *e);
/* 1 found, 0 not known, -1. */
int store_named(struct store *s, struct str name, uint64_t *change,
		struct err *e);
/* The name behind `after` (none: the first), in order; `name` may hold it. */
int store_next_named(struct store *s, struct str after, struct buf *name,
		     uint64_t *change, struct err *e);
int store_set_named(struct store *s, struct str name, uint64_t change,
		    struct err *e);

int store_count(struct store *s, struct str source, struct store_counts *out,
		struct err *e);

/* Of the library, as it runs; for --version. */
const char *store_version(void);

#endif
