/*
 * One list, first page to last: Identify, then ListRecords until no token is
 * left. A state machine without a loop of its own: list_turn sends a request,
 * the answer moves the list on, and list_due says when to call again.
 *
 * A list goes on from its mark: with the token of an unfinished list, else with
 * `from`. Dates given by the user replace the mark, which then neither moves
 * nor remembers where that list stood. A list without a single record leaves
 * `from` where it was: it says nothing about dates.
 *
 * What happens to which failure: harvester/retry.h for everything that another
 * try may turn, the table of OAI-PMH errors in list_error.c for the rest.
 */
#ifndef HARVESTER_LIST_LIST_H
#define HARVESTER_LIST_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "harvester/harvest.h"
#include "harvester/http/http.h"
#include "harvester/page/page.h"
#include "store/store.h"

enum {
	LIST_RESTARTS_MAX = 3,      /* from the first page, tokens refused */
	LIST_EMPTY_PAGES_MAX = 1000 /* with a token, one after the other */
};
/* No repository is that large: such a completeListSize is not believed. */
#define LIST_TOTAL_MAX INT64_C(1000000000000)
/* The window under which a store keeps where a comparison stands. */
#define LIST_HEADERS "headers"

struct job;
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

enum list_kind {
	LIST_WHOLE,  /* a source's own: everything, or what changed */
	LIST_DATES,  /* between dates of the user */
	LIST_WINDOW, /* a part of the whole, by date */
	LIST_COMPARE /* headers only, to see what vanished */
};

/* How it ended. */
enum list_end {
	LIST_OPEN, /* not yet */
	LIST_DONE,
	LIST_SHORT,   /* its end came, but records are missing */
	LIST_SPLIT,   /* windows take its place */
	LIST_REFUSED, /* the dates of a window are not accepted */
	LIST_FAILED
};

/* Reads the mark. `window`: its dates, for LIST_WINDOW. ERR_STORE, ERR_NOMEM */
int list_open(struct list **l, struct job *job, enum list_kind kind,
	      struct str window, struct err *e);

/* Withdraws a request under way. */
void list_close(struct list *l);

bool list_done(const struct list *l);

/* The tick at which list_turn is due; INT64_MAX: an answer is awaited. */
int64_t list_due(const struct list *l);
void list_turn(struct list *l);

/* Ends the list with an error that is not its own. */
void list_abort(struct list *l, const struct err *cause);

#endif
