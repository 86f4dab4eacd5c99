/*
 * When a source is due: from how its last run ended, and how often it is to be
 * harvested. Arithmetic alone; times are seconds since 1970.
 */
#ifndef HARVESTER_SCHEDULE_H
#define HARVESTER_SCHEDULE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/run.h"

enum {
	SCHEDULE_PAUSE =
	    300, /* s after a first failure; doubled by each more */
};

struct schedule {
	int64_t every;   /* s, from beginning to beginning */
	bool bound;      /* only in these hours of the day, */
	int from, until; /* minutes, UTC; they may go over midnight */
};

/*
 * From which moment on it is due, which may be long ago; `failures` as
 * store_each_run gives them. One that never ran always was; what was cut off is
 * since it began; what failed is after a pause, `every` at most; all else is
 * `every` after its beginning, and with hours of the day when these begin, so
 * that no run comes later day by day.
 */
int64_t schedule_due(const struct schedule *s, const struct store_run *last,
		     uint64_t failures, int64_t now);

/* Is it within its hours? */
bool schedule_open(const struct schedule *s, int64_t now);

/* Until when the server wants to be left alone, a day after the run at most. */
int64_t schedule_away(const struct store_run *last);

#endif
