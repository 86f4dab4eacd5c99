/*
 * What the files of the store share behind store.h.
 *
 *	store.c   open, close, transactions, sources
 *	intern.c  names to row numbers, remembered
 *	put.c     items in
 *	train.c   dictionaries
 *	repack.c  new ones from all there is, and all packed with them
 *	mark.c    where lists stand
 *	run.c     how runs ended; the end of a source
 *	reject.c  records kept aside
 *	sweep.c   what vanished
 *	sum.c     a checksum for each row
 *	pick.c    which rows a query may want
 *	range.c   the same, by year, type, datestamp or change
 *	named.c   changes counted, and exports remembered
 *	rows.c    items out
 *	check.c   is it whole?
 *	claim.c   one harvest a source, one worker a host
 *	carry.c   into another store
 *
 * Below are db.h and its engines.
 */
#ifndef STORE_PRIV_H
#define STORE_PRIV_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/name_set.h"
#include "core/record.h"
#include "core/str.h"
#include "store/limits.h"
#include "store/pack.h"
#include "store/db.h"
#include "store/store.h"

enum {
	TRAIN_AT = 500, /* records of a format that make a dictionary */
	SHELVES = 16,   /* formats remembered at a time */
	SETS_KNOWN_BYTES = 16 << 20,
	SETS_KNOWN = 8192,  /* set combinations loaded from afar, at most */
	SETS_KEPT = 256,    /* set combinations remembered, */
	SETS_KEPT_MAX = 512 /* of at most so many bytes each */
};

/*
 * One metadata format of one source. Differences are what this transaction
 * did and has not written down yet.
 */
struct shelf {
	char *name; /* source and prefix, one behind the other; NULL: free */
	struct str source, prefix;
	int64_t source_id, format_id;
	int64_t dict;     /* 0: none yet */
	int64_t plain;    /* records packed without one */
	int64_t train_at; /* so many are enough to make one */
	int64_t d_live, d_gone, d_plain;
	int64_t sweep; /* the full list under way that was sighted last; 0 */
	size_t sweep_n;
	char sweep_set[STORE_SET_MAX]; /* its set */
};

struct set_kept {
	int64_t id; /* 0: free */
	size_t n;
	char text[SETS_KEPT_MAX];
};

struct store {
	struct db *db;
	struct pack *pack;
	bool began;               /* by store_begin, or for a single write */
	struct db_counters count; /* as of this transaction */
	int64_t version;          /* count.n that what is remembered is of */
	struct shelf shelf[SHELVES];
	size_t shelf_last, shelf_next; /* used last; to be given up next */
	struct name_set *known;        /* all combinations, of a far store; */
	int64_t known_id[SETS_KNOWN];  /* their numbers */
	bool known_all;                /* none is missing in it */
	struct set_kept *sets;         /* SETS_KEPT of them, by hash */
	int64_t types[TYPE__MAX];      /* row numbers; 0: not known */
	struct buf specs, plain, text;
	int64_t change; /* of this transaction; 0: not known yet */
	bool rejects;   /* there may be records kept aside */
};

/*
 * A write on its own account becomes a transaction of its own; one within
 * store_begin joins it. finish takes what the write returned, and returns it
 * or -1 when the commit failed.
 */
int write_start(struct store *s, bool *own, struct err *e);
int write_finish(struct store *s, bool own, int rc, struct err *e);

/* intern.c. Each gives the number, making the row if need be. */
int intern_source(struct store *s, struct str name, int64_t *id, struct err *e);
struct shelf *intern_shelf(struct store *s, struct str source,
			   struct str prefix, struct err *e);
int intern_sets(struct store *s, const struct str *sets, size_t n, int64_t *id,
		struct err *e);
/* The same for a combination as setlist has it. */
int intern_specs(struct store *s, struct str specs, int64_t *id, struct err *e);
int intern_type(struct store *s, enum rec_type type, int64_t *id,
		struct err *e);
/* 1 found, 0 not, -1; url may be NULL. */
int find_source(struct store *s, struct str name, int64_t *id,
		struct store_counts *n, struct str *url, struct err *e);
/* Records kept aside; source 0: of all. */
int count_rejects(struct store *s, int64_t source, uint64_t *out,
		  struct err *e);
/* Writes the differences of all shelves down. */
int intern_flush(struct store *s, struct err *e);
/* Nothing remembered holds any more: a rollback, or another process wrote. */
void intern_forget(struct store *s);
/* Row numbers of the types, and back. */
int types_load(struct store *s, int64_t map[TYPE__MAX], struct err *e);
enum rec_type type_of(const int64_t map[TYPE__MAX], int64_t id);

/* train.c. A dictionary, read if need be. */
int dict_ready(struct store *s, int64_t dict, struct err *e);
/*
 * A payload as it was, into s->plain: 1, 0 there is none or it is damaged (which
 * a check says), -1. packed: its bytes as it is kept. And back, from there.
 */
int payload_open(struct store *s, int64_t dict, struct str body, struct err *e);
int payload_get(struct store *s, int64_t id, size_t *packed, struct err *e);
int payload_pack(struct store *s, int64_t id, int64_t dict, size_t *packed,
		 struct err *e);
/*
 * A dictionary from the payloads of n items, each of which stands for `each`
 * of them: 1 made, 0 they give none, -1.
 */
int dict_make(struct store *s, const int64_t *id, size_t n, uint64_t each,
	      struct buf *out, struct err *e);
/* From now on it is that of its format; within a transaction. */
int dict_keep(struct store *s, int64_t format, struct str bytes, int64_t *dict,
	      struct err *e);
/* The first of a format, once it has enough records. */
int train_shelf(struct store *s, struct shelf *f, struct err *e);

/* sum.c */
/* What the sum of a row is made of. */
struct summed {
	int64_t id, source, format, sets, type, year, change;
	bool deleted;
	struct str ident, stamp, doi;
	uint32_t frame; /* by sum_of_frame */
};

int64_t sum_of(const struct summed *r); /* never 0 */
/* What stands for a payload, of its frame; none: 0. */
uint32_t sum_of_frame(struct str body);
/* Of a statement that stands on enum schema_item; views, as ever. */
void sum_read(struct db_stmt *st, struct summed *r);
/* Is the row as it was written? One without a sum counts as that. */
bool sum_right(struct db_stmt *st);
#define SUM_WRONG "damaged, not what was written"
/* ERR_STORE when it is not; and what is said of an item that cannot be read. */
int sum_check(const struct store *s, struct db_stmt *st, struct err *e);
int sum_refuse(const struct store *s, struct str ident, const char *what,
	       struct err *e);

/* reject.c */
/* The item came whole. */
int forgive_item(struct store *s, int64_t source, struct str ident,
		 struct err *e);

/* put.c: an item of another store, that this one has not, and its change */
int put_again(struct store *s, const struct store_item *it, int64_t change,
	      struct err *e);

/* rows.c: of the item given last */
int64_t rows_change(const struct store_rows *r);

/* claim.c: by row number; and those of all sources, so that none is harvested */
void claim_drop(struct store *s, int64_t source);
int claim_all(struct store *s, struct err *e);
void claim_drop_all(struct store *s);

/* The number of this transaction, into s->change. */
static inline void
change_next(struct store *s)
{
	if (s->change == 0)
		s->change = ++s->count.change;
}

/* A row number that nobody had. */
static inline int64_t
row_next(struct store *s)
{
	return ++s->count.given;
}

/* Bytes between the members of a set combination; see schema.c. */
enum { SETS_MARK = '\x1f' };

/* pick.c: row numbers in the order of rows, or all rows. */
struct pick {
	int64_t id;
	size_t source; /* index of the source */
};

struct row_source {
	int64_t id, items;
	struct str name;
};

struct picks {
	struct pick *v;
	size_t n;
	bool all;      /* nothing was picked: walk over everything */
	int64_t *sets; /* row numbers of set combinations, ascending */
	size_t nsets;
};

int picks_make(struct store *s, const struct store_query *q,
	       const struct row_source *src, size_t nsrc, struct picks *out,
	       struct err *e);
/* The combinations that have a set or one below it, into out->sets. */
int picks_sets(struct store *s, struct str set, struct picks *out,
	       struct err *e);
bool picks_set(const struct picks *p, int64_t set); /* one of the sets? */
void picks_free(struct picks *p);

/*
 * A set holds what its descendants hold (OAI-PMH 2.0, section 2.6), whether or
 * not the provider names all ancestors of a set in its headers.
 */
bool set_within(struct str one, struct str set);
bool sets_have(struct str specs, struct str set); /* specs as in setlist */

/* Room for one more in an array of items of `size`; it moves. */
int array_grow(void *array, size_t n, size_t *cap, size_t size, struct err *e);

/*
 * range.c: the statement that yields the fewest rows a query can want, with
 * its bounds bound, when they are few enough to be sorted; else NULL in *out.
 * `type`: the row number of the type wanted. `bound` is for one of them, and has
 * to last as long as the statement.
 */
enum { RANGE_BOUND = 11 };
int range_find(struct store *s, const struct store_query *q, int64_t type,
	       char bound[RANGE_BOUND], struct db_stmt **out, struct err *e);

#endif
