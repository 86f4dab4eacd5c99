/* What the files of one page share: page*.c. */
#ifndef HARVESTER_PAGE_PAGE_STATE_H
#define HARVESTER_PAGE_PAGE_STATE_H

#include <stdbool.h>

#include "core/buf.h"
#include "harvester/page/page.h"
#include "parsers/oai/oai.h"
#include "store/limits.h"

enum {
	PAGE_REPAIR_MAX = 64 << 20,  /* a bigger page is not repaired */
	PAGE_REPAIRED_MAX = 96 << 20 /* what a repair may make of it */
};

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
	bool begun;
};

/* --- page.c --------------------------------------------------------------- */

/* All of it through a reader, from its reset to its end. */
int page_parse(struct oai *o, struct str s, struct oai_page *out,
	       struct err *e);
int page_gather(struct spool *body, struct buf *out, struct err *e);

/* Has the token a character that was made up? Then it leads nowhere. */
bool page_is_guessed(const struct oai_page *page);

/* --- page_take.c ---------------------------------------------------------- */

/* For p->oai. */
int page_take(void *ctx, const struct oai_header *h, const struct node *payload,
	      struct arena *a, struct err *e);
int page_odd(void *ctx, const struct oai_header *h, const char *why,
	     struct err *e);

/* A record that goes aside; its bytes are in p->bytes. */
struct page_reject {
	uint64_t number; /* within its page, from 1 */
	struct str id, stamp;
	const char *why;
};
int page_reject(struct page *p, const struct page_reject *r, struct err *e);

/* --- page_salvage.c ------------------------------------------------------- */

/* For p->probe. */
int page_look(void *ctx, const struct oai_header *h, const struct node *payload,
	      struct arena *a, struct err *e);
int page_look_odd(void *ctx, const struct oai_header *h, const char *why,
		  struct err *e);

/*
 * What can be had of a page that is broken but whole. On -1 *e is as it was,
 * with why not added to it, or a failure of another kind.
 */
int page_salvage(struct page *p, struct spool *body, struct err *e);

#endif
