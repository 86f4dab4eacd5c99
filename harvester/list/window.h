/*
 * Dates as lists use them: from and until in the granularity of a repository
 * (OAI-PMH 2.0, section 3.3.1), and the `from` of the next harvest.
 */
#ifndef HARVESTER_LIST_WINDOW_H
#define HARVESTER_LIST_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/err.h"
#include "core/str.h"

/*
 * What to ask for. A day-granular repository gets days; any other gets both
 * dates in one form: a day beside a time is made its first or last second.
 * Empty ones stay empty. ERR_USAGE: no date.
 */
int window_form(struct str from, struct str until, bool day,
		char from_out[STAMP_MAX], char until_out[STAMP_MAX],
		struct err *e);

/*
 * One granule before `first`, the responseDate of a list's first page: what
 * changed while the list was made is asked for again. False: no date.
 */
bool window_next(struct str first, bool day, char out[STAMP_MAX]);

/* Is b a later moment than a? What is no date is earlier than all. */
bool window_later(struct str a, struct str b);

#endif
