/*
 * For tests of exports: a source in memory, two formats of our own, and a
 * world that keeps its messages and can be told to stop.
 */
#ifndef TESTS_UNIT_EXPORTING_H
#define TESTS_UNIT_EXPORTING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/record.h"
#include "exporters/bundle/bundle.h"

/* The last has id NULL. A code is an error instead of a record. */
struct item {
	const char *id;
	bool deleted;
	enum rec_type type;
	int year;
	enum err_code code;
};

struct world {
	const struct item *items;
	size_t repeat; /* go round so many times more */
	size_t stop;   /* the stop flag is set after so many; 0: never */
	size_t at, given;
	int warnings, details;
	char first[256], last[256]; /* warnings */
	struct arena arena;
	struct record record;
};

/*
 * "lines": the identifiers, one a line, no tombstones, records.txt. "list":
 * [a,b!,c] and a line end, "!" being a tombstone, records.list. In it, a
 * record called "huge" is more than any buffer takes, one called "deep" more
 * than the scratch arena does.
 */
extern const struct exporter format_lines, format_list;

/* a, b (deleted), c. */
extern const struct item three_items[];

/* export_run with the items of w. */
int export_items(struct world *w, const struct export_job *job,
		 struct export_stats *stats, struct err *e);

#endif
