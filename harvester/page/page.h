/*
 * One response: read, repaired when it must be, and its records put into the
 * store, or rejected when they cannot be taken. Nothing of it counts before
 * page_keep: what page_read puts lies in a transaction that page_keep commits,
 * together with the mark that says which page comes next. No network inside:
 * the response is whole, in its spool.
 *
 * A page is read strictly; when it is broken, with repaired bytes; and when
 * that is not enough, record by record (parsers/oai/oai.h), each once more
 * as it came and repaired. What stays unreadable is rejected.
 */
#ifndef HARVESTER_PAGE_PAGE_H
#define HARVESTER_PAGE_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "core/record.h"
#include "core/spool.h"
#include "parsers/oai/oai.h"
#include "store/store.h"

struct page;

enum { PAGE_NAMED = 3, PAGE_NAME_MAX = 512 };

/*
 * What its records did to the store, and what was wrong with it. Names are
 * identifiers, printable.
 */
struct page_counts {
	uint64_t created, changed, same, deleted;
	uint64_t excluded; /* not wanted, because of a set */
	uint64_t rejected; /* store/reject.h */
	char rejects[PAGE_NAMED][PAGE_NAME_MAX]; /* the first, with why */
	uint64_t undated; /* held, though without a datestamp that is one */
	char first_undated[128];
	uint64_t outside; /* held, though not of the dates asked for */
	char first_outside[128];
	uint64_t unbound; /* held, though with prefixes nobody declared */
	char first_unbound[128];
	uint64_t read;          /* by a parser of their format */
	uint64_t opaque;        /* held, though no parser understood them */
	char first_opaque[256]; /* the root and namespace of one */
	uint64_t unnamed;       /* no identifier that could be relied on */
	struct repair_counts repairs;
};

/*
 * Is a record wanted? r is NULL for a tombstone, and for what no parser
 * understands. 1, 0 (it is passed over), or -1 with *e.
 */
typedef int page_admit_fn(void *ctx, const struct oai_header *h,
			  const struct record *r, struct err *e);

/* Where the records go. */
struct page_target {
	struct str source, prefix, set; /* borrowed, as all others here */
	/* Other sets that the source is asked for: a record of which no header
	 * names the set of its list keeps those it has. */
	const struct str *sets;
	size_t nsets;
	/* Records in these, or below them, are not wanted: what is held of them
	 * goes. */
	const struct str *excluded;
	size_t nexcluded;
	/* Of the request: records that cannot be taken are kept as rejected,
	 * with it. None: they are only counted. */
	struct str url;
	struct str from, until; /* as asked for, or none */
	/* The full list in which its records are noted as seen, or NULL. */
	const struct store_list *seen_in;
	bool force;           /* older ones replace newer ones too */
	bool repair;          /* may bytes be repaired? */
	bool salvage;         /* and if that is not enough, record by record? */
	page_admit_fn *admit; /* NULL: all are wanted */
	void *admit_ctx;
};

/* Borrows env and store. One object serves all lists, one after the other. */
struct page *page_new(const struct env *env, struct store *s);
void page_free(struct page *p);

/*
 * *out is valid until the next call. On 0 a transaction may be open: page_keep
 * or page_drop must follow. On -1 none is: ERR_XML (not well-formed, cut off,
 * empty), ERR_OAI (an HTML page), ERR_LIMIT, ERR_NOMEM, ERR_STOPPED, ERR_STORE.
 */
int page_read(struct page *p, const struct page_target *to, struct spool *body,
	      const struct oai_page **out, struct err *e);

const struct page_counts *page_counts(const struct page *p);

/* Hashes of the identifiers that could be relied on, valid as *out is. */
const uint64_t *page_ids(const struct page *p, size_t *n);

const struct oai_identify *page_identify(const struct page *p);

/* As oai_listed, of the answer read last. */
size_t page_listed(const struct page *p, const struct str (**pairs)[2]);

/* Opens the transaction, if none is open: for what belongs to a page. */
int page_begin(struct page *p, struct err *e);

/* Commits; m NULL: the mark stays as it is. On -1 nothing was kept. */
int page_keep(struct page *p, const struct store_list *l,
	      const struct store_mark *m, struct err *e);
void page_drop(struct page *p);

#endif
