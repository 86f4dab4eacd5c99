/* What the files of sheaf/records/ share. */
#ifndef SHEAF_RECORDS_INTERNAL_H
#define SHEAF_RECORDS_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"
#include "sheaf/records/records.h"

/*
 * A first look at a document: is it well-formed to its end, and what does its
 * request element say? No trees are built, so it costs little.
 */

struct precheck;

struct precheck *precheck_new(void); /* NULL: out of memory */
void precheck_free(struct precheck *p);

int precheck_feed(struct precheck *p, const char *bytes, size_t n,
		  struct err *e);

/* The base URL goes to `url`; "" when the document is no OAI-PMH response. */
int precheck_finish(struct precheck *p, char *url, size_t n, struct err *e);

/*
 * What is around identifiers that people paste: brackets, quotes, \doi{}, a
 * comma behind.
 */

struct str pasted_inside(struct str s);

/* The next word of a line, without all that; false: it was used up. */
bool pasted_next(struct str *rest, struct str *one);

/* "0709.2184v1" of arXiv without its version. */
struct str pasted_arxiv(struct str s);

/* How much a format says; that of doi.org least. */
unsigned lookup_rank(struct str prefix);

/* An item for a wanted one, kept if it is better than what it has. */
int lookup_take(struct store *s, struct lookup *h, const struct store_item *it,
		struct arena *a, struct err *e);

/*
 * Works: records with the same DOI are of one, and, where there is no DOI,
 * those of which title, year, first author and pages are all there and the
 * same. The best record of a work is the one in the richer format, then of the
 * source that is known first. What a selection picks is walked through twice.
 */

struct works;

struct works_stats {
	uint64_t works;    /* with several records */
	uint64_t by_title; /* of these, not by DOI */
	uint64_t left_out; /* records */
};

int works_new(struct works **out, struct app *app, struct store *s,
	      const struct selection *sel, struct err *e);
void works_free(struct works *w); /* also after a failed one */

/*
 * 1: the record is the best of its work, or the only one; the others are named
 * in it. `all`: it is any one of several. 0, -1.
 */
int works_admit(struct works *w, struct record *r, bool all, struct err *e);
const struct works_stats *works_stats(const struct works *w);
void works_again(struct works *w); /* the counts begin anew */

/* What all records of a work have in common; false: nothing tells. */
bool works_key(struct buf *key, const struct record *r);

/*
 * Records in another order than the store's: first each one is added with what
 * it is ordered by, then the order is settled, then they come one by one.
 */

struct order;

/* "-year,author": ERR_USAGE names what records cannot be ordered by. */
int order_check(struct str list, struct err *e);

struct order *order_new(void); /* NULL: out of memory */
void order_free(struct order *o);

/* r NULL: it cannot be read, and comes last. */
int order_add(struct order *o, struct str list, const struct store_item *item,
	      const struct record *r, struct err *e);
void order_settle(struct order *o);

/* 1 with an item, valid until the next call, 0, -1. */
int order_next(struct order *o, struct store *s, const struct lookup **out,
	       struct err *e);
void order_again(struct order *o); /* from the first on */

/*
 * Lines of a document, each whole in memory, none longer than a limit. The
 * document is passed along, so that it may be opened again in between.
 */

struct lines {
	size_t limit;
	struct buf text;     /* what was read and not yet given */
	size_t used, looked; /* bytes given; bytes without a line end */
	uint64_t number;     /* of the line given last, from 1 */
	bool over, ended;    /* the line is too long; no more will come */
	bool given;          /* the last call came to the end of a line */
};

void lines_init(struct lines *l, size_t limit);
void lines_free(struct lines *l);
void lines_reset(struct lines *l); /* for another document */

/*
 * 1 with a line, without white space around it, valid until the next call; 0:
 * no more; -1: ERR_DATA: it is too long, the next call goes on behind it.
 */
int lines_next(struct lines *l, struct document *d, struct str *out,
	       struct err *e);

#endif
