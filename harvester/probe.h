/*
 * What an endpoint says of itself: Identify, formats, sets, and the first page
 * of its records. Four requests, each bounded in time: some servers take
 * minutes to list thousands of sets. Nothing is kept in a store.
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
	PROBE_SETS = 5,    /* shown */
	PROBE_SECONDS = 60 /* for one answer, waits not counted */
};

struct probe {
	struct oai_identify identify;
	const struct site *site; /* what it runs, as far as it tells */

	struct format_offer *formats;
	size_t nformats;
	enum choice_why why;      /* of what would be chosen */
	struct err formats_error; /* ERR_NONE: they are known */
	struct str prefix;        /* the one to ask for */

	struct str sets[PROBE_SETS][2]; /* setSpec, setName */
	size_t nsets;                   /* on the first page of them */
	bool more_sets, no_sets;        /* other pages; no hierarchy at all */
	struct err sets_error;

	uint64_t records, deleted, read; /* on the first page; understood */
	int64_t total;                   /* completeListSize, or -1 */
	bool more;                       /* other pages */
	struct err records_error;
};

/*
 * Asks src->url; out's strings are the arena's. `prefix` of src, unless it is
 * none, is what records are asked in. -1: it does not even identify itself.
 */
int probe_run(const struct env *env, struct http *h, const struct source *src,
	      const struct retry_policy *retry, struct arena *a,
	      struct probe *out, struct err *e);

#endif
