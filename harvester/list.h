/*
 * One list, first page to last: Identify, then ListRecords until no token is
 * left. A state machine without a loop of its own: list_turn sends a request,
 * the answer moves the list on, and list_due says when to call again.
 *
 * A list goes on from its mark: with the token of an unfinished list, else with
 * `from`. A window given by the user replaces the mark, which then neither
 * moves nor remembers where that list stood. A list without a single record
 * leaves `from` where it was: it says nothing about dates.
 *
 * What happens to which failure: harvester/retry.h for everything that another
 * try may turn, the table of OAI-PMH errors in list_error.c for the rest.
 */
#ifndef HARVESTER_LIST_H
#define HARVESTER_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "harvester/harvest.h"
#include "harvester/http.h"
#include "harvester/page.h"
#include "store/store.h"

enum {
	LIST_RESTARTS_MAX = 3,      /* from the first page, tokens refused */
	LIST_EMPTY_PAGES_MAX = 1000 /* with a token, one after the other */
};
/* No repository is that large: such a completeListSize is not believed. */
#define LIST_TOTAL_MAX INT64_C(1000000000000)

struct list;

/* What all lists of a run share; borrowed. */
struct list_world {
	const struct env *env;
	struct http *http;
	struct store *store;
	struct page *page;
	const struct harvest_options *options;
	harvest_progress_fn *progress; /* or NULL */
	void *progress_ctx;
};

/*
 * Claims the source and reads its mark. Fills *out as it goes; world, source
 * and out must outlive the list. ERR_BUSY, ERR_USAGE, ERR_STORE.
 */
int list_open(struct list **l, const struct list_world *w,
	      const struct source *src, struct harvest_outcome *out,
	      struct err *e);

/* Withdraws a request under way and releases the source. */
void list_close(struct list *l);

bool list_done(const struct list *l);

/* The tick at which list_turn is due; INT64_MAX: an answer is awaited. */
int64_t list_due(const struct list *l);
void list_turn(struct list *l);

/* Ends the list with an error that is not its own. */
void list_abort(struct list *l, const struct err *cause);

#endif
