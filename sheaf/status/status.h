/* How sources stand: gathered once, written for people and for programs. */
#ifndef SHEAF_STATUS_STATUS_H
#define SHEAF_STATUS_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"
#include "sheaf/app.h"
#include "store/run.h"

/* --- How sources stand --------------------------------------------------- */

/*
 * How the sources stand: what "sheaf status" tells, gathered from the store,
 * and written for people, as JSON (docs/status.md) or for Prometheus.
 */

/* Where one list stands; windows of it are counted, not shown. */
struct status_list {
	struct str prefix, set;
	struct str from;     /* next `from`, or none */
	uint64_t seen;       /* records of the list under way */
	bool under_way;      /* it goes on there */
	uint64_t windows;    /* known ones */
	uint64_t unfinished; /* of these, not yet whole */
};

/* The format that was chosen for it; none: its section says one, or nobody has
 * chosen yet. */
struct status_format {
	struct str prefix, why, day;
	struct str better, better_why; /* offered since, or none */
};

struct status_source {
	struct str name, url;
	struct status_format format;
	struct store_counts counts;
	struct store_run run;
	struct str by; /* who is at it now, or none */
	bool killed;   /* the run is marked as going on, but nobody is at it */
	struct store_run *runs; /* earlier ones, newest first, if wanted */
	size_t nruns;
	struct status_list *lists;
	size_t nlists, cap;
};

/* In the order of names; all of it is the arena's. */
struct status {
	const char *store; /* its path */
	bool there;        /* there is a store */
	bool with_runs;    /* earlier runs are wanted */
	int64_t now;
	struct status_source *v;
	size_t n, cap;
};

/*
 * What the store knows, and sources of the configuration that it does not yet;
 * with operands only those. ERR_USAGE: nobody knows such a source.
 */
int status_gather(struct status *out, struct app *app, struct err *e);

const char *status_outcome(const struct status_source *s); /* one word */

/* What a run of it said in the end, without the name it begins with. */
struct str status_said(const struct status_source *s,
		       const struct store_run *r);

/* The date up to which it is known: of the list furthest behind, or none. */
struct str status_mark(const struct status_source *s);

/* columns: of the terminal; addresses: show them, too. */
void status_text(const struct status *st, size_t columns, bool addresses,
		 struct buf *out);
/*
 * What is not well, a line each: a run that failed, was cut off or was not
 * whole, one that is late by so many days, records kept aside. How many lines.
 */
size_t status_check(const struct status *st, int late_days, struct buf *out);
/* The runs of each source, the newest first. */
void status_runs(const struct status *st, size_t columns, struct buf *out);
void status_json(const struct status *st, struct buf *out);
void status_prometheus(const struct status *st, struct buf *out);

#endif
