/* Windows of dates, in the granularity of a repository. */
#include "harvester/window.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"

enum { DAY_S = 86400, CLOCK_SLACK_S = 60 };

static int
check(const char *what, struct str s, struct err *e)
{
	if (s.n == 0 || date_stamp(s) >= 0)
		return 0;
	return err_set(
	    e, ERR_USAGE, 0,
	    "%s: no date (YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ): " STR_FMT, what,
	    STR_ARG(str_left(s, 40)));
}

static bool
has_time(struct str s)
{
	return str_chr(s, 'T') != STR_NPOS || str_chr(s, ' ') != STR_NPOS;
}

int
window_form(struct str from, struct str until, bool day,
	    char from_out[STAMP_MAX], char until_out[STAMP_MAX], struct err *e)
{
	bool days;
	int64_t end;

	from = str_trim(from);
	until = str_trim(until);
	from_out[0] = until_out[0] = '\0';
	if (check("from", from, e) != 0 || check("until", until, e) != 0)
		return -1;
	days = day || (!has_time(from) && !has_time(until));
	if (from.n > 0)
		date_stamp_format(date_stamp(from), days, from_out);
	if (until.n > 0) {
		end = date_stamp(until);
		if (!days && !has_time(until))
			end += DAY_S - 1;
		date_stamp_format(end, days, until_out);
	}
	return 0;
}

void
window_to_times(struct window *w)
{
	int64_t from = date_stamp(str_c(w->from));
	int64_t until = date_stamp(str_c(w->until));

	if (from >= 0 && !has_time(str_c(w->from)))
		date_stamp_format(from, false, w->from);
	if (until >= 0 && !has_time(str_c(w->until)))
		date_stamp_format(until + DAY_S - 1, false, w->until);
}

bool
window_next(struct str first, bool day, char out[STAMP_MAX])
{
	int64_t t = date_stamp(first);

	if (t < 0)
		return false;
	t -= day ? DAY_S : 1;
	date_stamp_format(t > 0 ? t : 0, day, out);
	return true;
}

bool
window_ahead(struct str stamp, int64_t clock)
{
	return date_stamp(stamp) > clock + CLOCK_SLACK_S;
}

bool
window_later(struct str a, struct str b)
{
	return date_stamp(b) > date_stamp(a);
}

/* --- Several -------------------------------------------------------------- */

void
windows_free(struct windows *ws)
{
	mem_free(ws->v);
	*ws = (struct windows){0};
}

int
windows_add(struct windows *ws, const struct window *w, struct err *e)
{
	if (ws->v == NULL)
		ws->v = mem_zero(WINDOWS_MAX * sizeof(*ws->v));
	if (ws->v == NULL)
		return err_nomem(e);
	if (ws->n == WINDOWS_MAX)
		return err_set(e, ERR_LIMIT, 0, "more than %d windows",
			       WINDOWS_MAX);
	ws->v[ws->n++] = (struct window_slot){.w = *w};
	return 0;
}

struct window_slot *
windows_next(const struct windows *ws)
{
	for (size_t i = 0; i < ws->n; i++)
		if (!ws->v[i].done && !ws->v[i].live && !ws->v[i].failed)
			return &ws->v[i];
	return NULL;
}

struct window_slot *
windows_find(const struct windows *ws, const struct window *w)
{
	for (size_t i = 0; i < ws->n; i++)
		if (strcmp(ws->v[i].w.from, w->from) == 0 &&
		    strcmp(ws->v[i].w.until, w->until) == 0)
			return &ws->v[i];
	return NULL;
}

bool
windows_done(const struct windows *ws)
{
	for (size_t i = 0; i < ws->n; i++)
		if (!ws->v[i].done && !ws->v[i].sticks)
			return false;
	return true;
}

void
window_text(const struct window *w, char out[WINDOW_TEXT])
{
	snprintf(out, WINDOW_TEXT, "%s/%s", w->from, w->until);
}

static bool
read_end(struct str s, char out[STAMP_MAX])
{
	if (s.n >= STAMP_MAX || (s.n > 0 && date_stamp(s) < 0))
		return false;
	if (s.n > 0)
		memcpy(out, s.p, s.n);
	out[s.n] = '\0';
	return true;
}

bool
window_read(struct str text, struct window *out)
{
	size_t slash = str_chr(text, '/');

	return slash != STR_NPOS && text.n > 1 &&
	       read_end(str_left(text, slash), out->from) &&
	       read_end(str_from(text, slash + 1), out->until);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * The last window of a lane is waited for, half its pages on average, and each
 * window ends with half a page: both cost least together when a lane has as
 * many windows as each of them has pages.
 */
static size_t
per_lane(uint64_t pages, size_t lanes)
{
	size_t k = WINDOWS_PER_LANE;

	while (k < WINDOWS_PER_LANE_MAX && k * k * lanes < pages)
		k++;
	return k;
}

size_t
windows_wanted(int64_t total, uint64_t page, int lanes, bool bounds)
{
	size_t most = (size_t)lanes * WINDOWS_PER_LANE;
	uint64_t pages;

	if (lanes < 2 || page == 0)
		return 0;
	if (total < 0)
		return least(bounds ? most
				    : (size_t)lanes * WINDOWS_UNKNOWN_LANE,
			     WINDOWS_PLANNED_MAX);
	pages = (uint64_t)total / page;
	most = (size_t)lanes * per_lane(pages, (size_t)lanes);
	pages /= WINDOW_PAGES;
	if (pages < 2)
		return 0;
	return least(pages < most ? (size_t)pages : most, WINDOWS_PLANNED_MAX);
}

size_t
window_cut(const struct window *whole, int64_t lo, int64_t hi, size_t n,
	   bool day, bool overlap, struct window out[WINDOWS_MAX])
{
	int64_t step = day ? DAY_S : 1, at, next, granules;
	size_t made = 0;

	lo -= lo % step;
	granules = (hi - lo) / step + (overlap ? 0 : 1);
	if (n > WINDOWS_MAX)
		n = WINDOWS_MAX;
	if (hi < lo || granules < 2 || n < 2) {
		out[0] = *whole;
		return 1;
	}
	if ((int64_t)n > granules)
		n = (size_t)granules;
	for (at = lo; made < n; at = next) {
		struct window *w = &out[made++];

		next = lo + granules * (int64_t)made / (int64_t)n * step;
		date_stamp_format(at, day, w->from);
		date_stamp_format(overlap ? next : next - step, day, w->until);
	}
	memcpy(out[0].from, whole->from, sizeof(whole->from));
	memcpy(out[made - 1].until, whole->until, sizeof(whole->until));
	return made;
}
