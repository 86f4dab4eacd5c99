/*
 * The real world behind struct env: clocks, chance, the stop flag, and
 * messages on standard error.
 */
#ifndef SHEAF_WORLD_WORLD_H
#define SHEAF_WORLD_WORLD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "sheaf/world/progress.h"

struct world {
	struct env env;       /* ctx is the world itself: do not move it */
	enum log_level level; /* the least important that is shown */
	bool json;            /* an object a line */
	bool terminal;        /* standard error is one */
	struct progress progress;
	uint64_t chance; /* state of env.random */
};

/*
 * Until told more: text, and warnings and errors only, on a terminal also what
 * was done.
 */
void world_init(struct world *w);

/* verbose: how often -v was given. */
void world_set(struct world *w, unsigned verbose, bool quiet, bool json);

/* The error as one message; nothing for a reader who closed our output. */
void world_report(struct world *w, const struct err *e);

#endif
