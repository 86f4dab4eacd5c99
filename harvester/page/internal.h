/* What the files of one page share: page, expect, mend, record, transaction. */
#ifndef HARVESTER_PAGE_INTERNAL_H
#define HARVESTER_PAGE_INTERNAL_H

#include <stdbool.h>

#include "core/buf.h"
#include "harvester/page/page.h"
#include "parsers/oai/oai.h"
#include "store/limits.h"

/* The last record somebody only looked at. */
struct page_seen {
	char id[OAI_ID_MAX + 1];
	char stamp[STORE_STAMP_MAX + 1];
};

struct page {
	const struct env *env;
	struct store *store;
	struct oai *oai;   /* its records go into the store */
	struct oai *probe; /* its records are only looked at */
	struct page_seen seen;
	struct oai_page answer, part; /* part: of one record salvaged */
	uint64_t base; /* records of the page before those being read */
	struct page_counts counts;
	const struct page_target *to;
	struct buf payload, bytes;
	uint64_t *ids; /* of its records */
	size_t nids, cap;
	bool begun;
};

/* --- transaction.c -------------------------------------------------------- */

/* Nothing open, nothing counted: for a page that is read anew. */
void page_reset(struct page *p);

/* --- record.c ------------------------------------------------------------- */

/* For p->oai. */
int page_take(void *ctx, const struct oai_header *h, const struct node *payload,
	      struct arena *a, struct err *e);
int page_odd(void *ctx, const struct oai_header *h, const char *why,
	     struct err *e);

/* A record that is rejected; its bytes are in p->bytes. */
struct page_reject {
	uint64_t number; /* within its page, from 1 */
	struct str id, stamp;
	const char *why;
};
int page_reject(struct page *p, const struct page_reject *r, struct err *e);

/* --- expect.c ------------------------------------------------------------- */

int page_expect(struct page *p, struct spool *body, struct err *e);

/* --- mend.c --------------------------------------------------------------- */

/* For p->probe. */
int page_look(void *ctx, const struct oai_header *h, const struct node *payload,
	      struct arena *a, struct err *e);
int page_look_odd(void *ctx, const struct oai_header *h, const char *why,
		  struct err *e);

/*
 * What can be had of a page that could not be read because of *e: with repaired
 * bytes, and then record by record, as its target allows. On -1 *e is as it
 * was, with why not added to it, or a failure of another kind.
 */
int page_mend(struct page *p, struct spool *body, struct err *e);

#endif
