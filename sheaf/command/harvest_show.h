/*
 * A harvest on a terminal: a line for each source that is going on, with how
 * far it is, how fast, how long it may take, and what it waits for.
 */
#ifndef SHEAF_COMMAND_HARVEST_SHOW_H
#define SHEAF_COMMAND_HARVEST_SHOW_H

#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "harvester/harvest.h"
#include "sheaf/command/cmd.h"

/* What is known of one source. */
struct harvest_line {
	bool active;
	uint64_t seen; /* of the list under way */
	int64_t total; /* -1: not announced */
	/* Speed is measured from here on: anew when a list starts anew. */
	uint64_t from_seen;
	int64_t from_ms;
	int64_t wait_until; /* ms */
	char why[160];      /* it waits; printable */
};

struct harvest_show {
	struct world *world;
	const struct source *sources;
	struct harvest_line *lines; /* one for each source */
	size_t n;
	size_t name_width;
	int64_t began; /* ms */
};

/* Borrows all of it; lines live in the app's arena. */
int harvest_show_init(struct harvest_show *s, struct app *app,
		      const struct source *sources, size_t n, struct err *e);

/* For harvest_run; ctx is a struct harvest_show. */
void harvest_show(void *ctx, const struct harvest_progress *p);

/*
 * "1,200 of 45,231    2 %  40/s  18 min left", or what it waits for, as it is
 * at now_ms.
 */
void harvest_show_line(const struct harvest_line *l, int64_t now_ms,
		       struct buf *out);

/* On a terminal, after several sources: what all of them came to. */
void harvest_show_sum(const struct harvest_show *s,
		      const struct harvest_outcome *out);

#endif
