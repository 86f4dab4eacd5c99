/*
 * Dates as lists use them: from and until in the granularity of a repository
 * (OAI-PMH 2.0, section 3.3.1), the `from` of the next harvest, and windows of
 * dates: a long list cut into short ones, so that several can be fetched at
 * once and a lost token costs one of them only.
 *
 * `until` is inclusive (section 2.7.1): windows lie side by side, a granule
 * apart, and none is asked for twice. Where a provider's `until` has shown not
 * to be, each begins where the one before ends; what comes twice does no harm.
 * The first has no `from` and the last no `until`, so that nothing is lost to a
 * wrong earliestDatestamp or a clock.
 */
#ifndef HARVESTER_WINDOW_H
#define HARVESTER_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/date.h"
#include "core/err.h"
#include "core/str.h"

struct window {
	char from[STAMP_MAX], until[STAMP_MAX]; /* "": open */
};

/*
 * What to ask for. A day-granular repository gets days; any other gets both
 * dates in one form: a day beside a time is made its first or last second.
 * Empty ones stay empty. ERR_USAGE: no date.
 */
int window_form(struct str from, struct str until, bool day,
		char from_out[STAMP_MAX], char until_out[STAMP_MAX],
		struct err *e);

/*
 * A window for a repository that has times: days as their first and last
 * second, for some servers take a day for its midnight.
 */
void window_to_times(struct window *w);

/*
 * One granule before `first`, the responseDate of a list's first page: what
 * changed while the list was made is asked for again. False: no date.
 */
bool window_next(struct str first, bool day, char out[STAMP_MAX]);

/* Does a clock have to come so far yet, by more than two clocks differ? */
bool window_ahead(struct str stamp, int64_t clock);

/* Is b a later moment than a? What is no date is earlier than all. */
bool window_later(struct str a, struct str b);

enum {
	WINDOW_TEXT = 2 * STAMP_MAX,
	WINDOWS_MAX = 2048,        /* of one list, those divided again too */
	WINDOWS_PLANNED_MAX = 256, /* before any is divided */
	WINDOWS_PER_LANE = 4,      /* of a short list, */
	WINDOWS_PER_LANE_MAX = 16, /* of a long one */
	WINDOWS_UNKNOWN_LANE = 16, /* when nobody knows where records begin */
	WINDOW_PAGES = 4,          /* a shorter one is not worth its request */
	WINDOW_PARTS = 16          /* one becomes so many at most */
};

struct window_slot {
	struct window w;
	bool done;     /* nothing is missing */
	bool live;     /* being harvested */
	bool failed;   /* not again in this run */
	bool sticks;   /* cannot be had, nor be any shorter */
	bool residue;  /* stuck in an earlier run: no list has it */
	bool is_short; /* done, though not all came that was announced */
	uint64_t seen; /* records, once it is done */
};

struct windows {
	struct window_slot *v;
	size_t n;
	bool overlap; /* each begins where the one before ends */
};

void windows_free(struct windows *ws);

/* ERR_LIMIT, ERR_NOMEM. */
int windows_add(struct windows *ws, const struct window *w, struct err *e);

/* One that may be begun, or NULL. */
struct window_slot *windows_next(const struct windows *ws);
struct window_slot *windows_find(const struct windows *ws,
				 const struct window *w);
/* Are all of them done, or stick? */
bool windows_done(const struct windows *ws);

/* "FROM/UNTIL", and back; false: it is none. */
void window_text(const struct window *w, char out[WINDOW_TEXT]);
bool window_read(struct str text, struct window *out);

/*
 * Into how many windows for `lanes` at once a list of `total` records should be
 * cut that come `page` at a time; 0: none. total -1: not known; `bounds`: it is
 * known where records begin.
 */
size_t windows_wanted(int64_t total, uint64_t page, int lanes, bool bounds);

/*
 * Cuts [lo, hi], seconds, into n parts of equal length at most, in whole
 * granules; open at the ends that `whole` has open. Returns how many; 1: it
 * cannot be cut.
 */
size_t window_cut(const struct window *whole, int64_t lo, int64_t hi, size_t n,
		  bool day, bool overlap, struct window out[WINDOWS_MAX]);

#endif
