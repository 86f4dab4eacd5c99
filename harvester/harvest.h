/*
 * Harvest: sources in, an up-to-date store out. Many lists in one thread: each
 * is a state machine (harvester/list/list.h), one loop drives their transfers.
 */
#ifndef HARVESTER_HARVEST_H
#define HARVESTER_HARVEST_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/env.h"
#include "core/err.h"
#include "core/str.h"
#include "harvester/http/http.h"
#include "harvester/retry.h"
#include "store/store.h"

enum { HARVEST_SETS_MAX = 32 }; /* of one source */

/* One source, as configured. All strings are borrowed. */
struct source {
	struct str name; /* or the address itself */
	struct str url;
	struct str prefix; /* metadataPrefix; none: the best that is offered */
	const struct str *sets; /* a list for each; none: everything */
	size_t nsets;
	bool prefix_typed;          /* one that nobody reads is a mistake */
	bool raw;                   /* unless payloads are wanted as they are */
	bool sets_typed;            /* a set that is not there is a mistake */
	bool sets_unlisted;         /* they need not be in ListSets */
	const struct str *excluded; /* sets whose records are not wanted */
	size_t nexcluded;
	bool excluded_typed; /* as sets_typed */
	struct str doi;      /* rule from DOI to OAI identifier, or none */
	int delay_ms;        /* between requests to its host */
	int compare_days; /* to look for what vanished so often; 0: when asked */
	int windows;      /* of dates at once; below 2: one list */
	bool sizes_estimated; /* completeListSize is only a hint */
	/* Where it differs from the run: how it is asked, and how often. */
	const struct http_options *http;  /* or NULL */
	const struct retry_policy *retry; /* or NULL */
	/* Sent to the origin of `url` alone; in no message, nor in the store. */
	struct http_login login;
};

/* What a run is asked to do beyond "go on from the mark". */
struct harvest_window {
	struct str from, until; /* none: from the mark */
	bool full;              /* everything again, mark or not */
};

/*
 * Which source of the array is begun next, asked whenever there is room for one
 * more. 1: *i, which is not under way; 0: none now; -1.
 */
typedef int harvest_next_fn(void *ctx, size_t *i, struct err *e);

struct harvest_options {
	struct retry_policy retry;
	int jobs;     /* sources at once */
	int max_time; /* s for one source; 0: as long as it takes */
	struct harvest_window window;
	bool compare;     /* ask for all headers too, and mark what vanished */
	int max_vanished; /* %: if more would be marked, nothing is */
	struct str who;   /* who harvests, for "sheaf status"; or none */
	harvest_next_fn *next; /* NULL: one after the other, each once */
	void *next_ctx;
};

struct harvest_stats {
	uint64_t pages, records; /* as received */
	uint64_t created, changed, same, deleted;
	uint64_t excluded; /* not wanted: in a set that is left out */
	uint64_t vanished; /* gone without a word: marked as deleted */
	uint64_t left;     /* no longer in the set */
	uint64_t rejected; /* kept aside: named in the log */
	uint64_t repaired; /* repairs of bytes */
	uint64_t retries, restarts, requests;
};

/* How one source ended; `error` when code is not ERR_NONE. */
struct harvest_outcome {
	struct harvest_stats stats;
	struct err error;
	bool incomplete; /* done, but the list was short or records rejected */
	bool cut; /* it ended, or was not begun, because all of them had to */
	/* The request that failed last. */
	uint64_t failed_page;  /* 0: none, or it was for no page */
	char failed_url[1024]; /* as in messages; "": none failed */
	char lack[512];        /* the first reason for that, as it was logged */
	int64_t not_before;    /* the server asks to be left alone until then */
};

/*
 * For a progress display: called when a source is begun, when something is
 * asked but for a page behind the first, after each page and each wait, when it
 * is done, and about once a second as time goes by.
 */
struct harvest_progress {
	const struct source *source; /* of the array; NULL: time goes by */
	bool done;
	const struct harvest_stats *stats;
	uint64_t seen;   /* records of the list so far, over all runs */
	int64_t total;   /* completeListSize, or -1 */
	int64_t wait_ms; /* > 0: waiting, because of `why` */
	const char *why;
	const char *asks; /* "Identify"; NULL: a page */
};
typedef void harvest_progress_fn(void *ctx, const struct harvest_progress *p);

/*
 * Appends a line: what a harvest of the source would ask for first, as far as
 * the store tells (NULL: there is none). Nobody is asked, nothing is written.
 */
int harvest_preview(const struct env *env, struct store *s,
		    const struct source *src, const struct harvest_options *o,
		    struct buf *out, struct err *e);

/*
 * Harvests nsrc sources into the store; out[i] says how source i ended. One
 * bad source never stops another; a store that is lost does, and is said of the
 * one that met with it, all others being cut. Returns -1 with *e only when
 * nothing could be tried at all (or a signal came: ERR_STOPPED; the outcomes
 * are set). With `next` it returns when nothing is under way and there is none,
 * and only the outcomes of what was begun are set.
 */
int harvest_run(const struct env *env, struct http *h, struct store *s,
		const struct source *src, size_t nsrc,
		const struct harvest_options *o, harvest_progress_fn *progress,
		void *progress_ctx, struct harvest_outcome *out, struct err *e);

#endif
