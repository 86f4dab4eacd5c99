/*
 * What an endpoint says of itself: Identify, formats, sets, and the first page
 * of its records. Four requests, and two for the sizes of lists when a better
 * format than oai_dc is offered, each bounded in time: some servers take minutes
 * to list thousands of sets. On request the sizes of the lists in all formats,
 * and all sets, with the sizes of theirs. Nothing is kept in a store.
 */
#ifndef HARVESTER_PROBE_H
#define HARVESTER_PROBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/env.h"
#include "core/err.h"
#include "core/str.h"
#include "harvester/choice.h"
#include "harvester/harvest.h"
#include "harvester/http/http.h"
#include "harvester/retry.h"
#include "parsers/oai/oai.h"
#include "parsers/site/site.h"

enum {
	PROBE_FORMATS = CHOICE_OFFERS_MAX,
	PROBE_SETS = 5,         /* shown when not all of them are */
	PROBE_SETS_MAX = 20000, /* known */
	PROBE_SIZED_MAX = 200,  /* of which the size is asked for */
	PROBE_SECONDS = 60      /* for one answer, waits not counted */
};

/* How many records a list has. */
enum {
	PROBE_NOT_ASKED = -3,
	PROBE_REFUSED = -2, /* no such list after all */
	PROBE_NOT_TOLD = -1
};

struct probe_set {
	struct str spec, name;
	int64_t size; /* or one of these */
};

struct probe {
	struct oai_identify identify;
	const struct site *site; /* what it runs, as far as it tells */

	struct format_offer *formats;
	int64_t *sizes; /* of the lists in them */
	size_t nformats;
	enum choice_why why;      /* of what would be chosen */
	struct str best;          /* what that is */
	bool little;              /* but it has few of the records */
	struct err formats_error; /* ERR_NONE: they are known */
	struct str prefix;        /* the one to ask for */

	struct probe_set *sets;
	size_t nsets, cap;       /* on the first page of them, or all */
	bool more_sets, no_sets; /* other pages; no hierarchy at all */
	struct err sets_error;

	uint64_t records, deleted, read; /* on the first page; understood */
	int64_t total;                   /* completeListSize, or -1 */
	bool more;                       /* other pages */
	struct err records_error;
};

/* What else is wanted of it. */
struct probe_wants {
	bool formats; /* the sizes of all lists */
	bool sets;    /* all of them, and their sizes */
};

/*
 * Asks src->url; out's strings are the arena's. `prefix` of src, unless it is
 * none, is what records are asked in. -1: it does not even identify itself.
 */
int probe_run(const struct env *env, struct http *h, const struct source *src,
	      const struct retry_policy *retry, struct probe_wants wants,
	      struct arena *a, struct probe *out, struct err *e);

#endif
