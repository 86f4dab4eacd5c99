/* The windows of dates that take the place of a source's list. */
#include "harvester/list/internal.h"

#include <string.h>

#include "core/mem.h"

enum { NARROW_PARTS = 4, DAY_S = 86400 };

/* Is it one of ours? Its window, then. */
static bool
is_window(const struct job *j, const struct store_list *l, struct window *out)
{
	return str_eq(l->prefix, j->key.prefix) && str_eq(l->set, j->key.set) &&
	       window_read(l->window, out);
}

/* Windows that share a day or second were made to overlap. */
static void
see_overlap(struct windows *ws)
{
	for (size_t i = 0; i < ws->n; i++)
		for (size_t k = 0; k < ws->n; k++)
			ws->overlap |=
			    i != k && ws->v[i].w.until[0] != '\0' &&
			    strcmp(ws->v[i].w.until, ws->v[k].w.from) == 0;
}

int
job_load_windows(struct job *j, struct err *e)
{
	struct store_list l, *after = NULL;
	struct window_slot *slot;
	struct store_mark m;
	struct window w;
	int got;

	while ((got = store_next_list(j->w->store, j->key.source, after, &l, &m,
				      e)) > 0) {
		after = &l;
		if (!is_window(j, &l, &w))
			continue;
		if (windows_add(&j->windows, &w, e) != 0)
			return -1;
		slot = &j->windows.v[j->windows.n - 1];
		slot->done = m.done;
		slot->seen = m.seen;
		j->times |=
		    strchr(w.from, 'T') != NULL || strchr(w.until, 'T') != NULL;
	}
	see_overlap(&j->windows);
	if (got < 0 || j->windows.n == 0)
		return got;
	return store_mark(j->w->store, &j->key, &j->mark, e);
}

int
job_forget_windows(struct job *j, struct err *e)
{
	windows_free(&j->windows);
	return store_drop_windows(j->w->store, &j->key, e);
}

/* Those from `first` on into the store, with nothing done of them. */
static int
write_windows(struct job *j, size_t first, struct err *e)
{
	struct store_list key = j->key;
	struct store_mark blank = {0};
	char text[WINDOW_TEXT];

	for (size_t i = first; !j->dated && i < j->windows.n; i++) {
		window_text(&j->windows.v[i].w, text);
		key.window = str_c(text);
		if (store_set_mark(j->w->store, &key, &blank, e) != 0)
			return -1;
	}
	return 0;
}

int
job_leave_residue(struct job *j, struct err *e)
{
	struct windows *ws = &j->windows;
	size_t n = 0;

	if (j->dated) {
		windows_free(ws);
		return 0;
	}
	for (size_t i = 0; i < ws->n; i++)
		if (ws->v[i].residue && (!ws->v[i].done || ws->v[i].is_short))
			ws->v[n++] = ws->v[i];
	ws->n = n;
	j->residue = n > 0;
	if (store_drop_windows(j->w->store, &j->key, e) != 0 ||
	    write_windows(j, 0, e) != 0)
		return -1;
	windows_free(ws);
	return 0;
}

static int
cut(struct job *j, const struct window *whole, int64_t lo, int64_t hi, size_t n,
    struct err *e)
{
	bool day = j->day || (j->identify != IDENTIFY_KNOWN && !j->times);
	struct window *parts;
	size_t made;
	int rc = 0;

	parts = mem_alloc(WINDOWS_MAX * sizeof(*parts));
	if (parts == NULL)
		return err_nomem(e);
	made = window_cut(whole, lo, hi, n, day, j->windows.overlap, parts);
	if (made > WINDOWS_MAX - j->windows.n)
		made = 1; /* no room for more */
	for (size_t i = 0; made > 1 && rc == 0 && i < made; i++)
		rc = windows_add(&j->windows, &parts[i], e);
	mem_free(parts);
	return rc;
}

/* As far back as anybody knows. */
static int64_t
floor_of(const struct job *j)
{
	if (j->earliest < 0 || j->oldest < 0)
		return j->earliest < 0 ? j->oldest : j->earliest;
	return j->earliest < j->oldest ? j->earliest : j->oldest;
}

/*
 * What is behind by dates. Windows that stuck earlier are part of a list of
 * everything; of any other they are tried beside it.
 */
static int
drop_old(struct job *j, bool everything, struct err *e)
{
	size_t first = j->windows.n;

	if (j->dated)
		return 0;
	if (j->residue && !everything && job_load_windows(j, e) != 0)
		return -1;
	for (size_t i = first; i < j->windows.n; i++)
		j->windows.v[i].residue = true;
	j->residue = false;
	return store_drop_windows(j->w->store, &j->key, e);
}

int
job_plan(struct job *j, const struct list *l, bool overlap, struct err *e)
{
	bool narrow = l->error.code != ERR_NONE;
	bool everything = l->mark.asked[0] == '\0';
	struct window whole = {"", ""};
	int64_t hi = date_stamp(str_c(l->mark.started));
	int64_t lo =
	    everything ? floor_of(j) : date_stamp(str_c(l->mark.asked));
	struct page *page = j->w->page;

	memcpy(whole.from, l->from, sizeof(whole.from));
	if (j->dated) {
		everything = l->from[0] == '\0';
		lo = everything ? floor_of(j) : date_stamp(str_c(l->from));
		memcpy(whole.until, l->until, sizeof(whole.until));
	}
	if (whole.until[0] != '\0')
		hi = date_stamp(str_c(whole.until));
	j->windows.overlap = overlap;
	j->total = l->total;
	if (cut(j, &whole, lo, hi,
		narrow ? NARROW_PARTS
		       : windows_wanted(l->total, l->mark.seen, l->src->windows,
					j->earliest >= 0),
		e) != 0)
		return -1;
	if (j->windows.n == 0)
		return 0;
	if (drop_old(j, everything, e) != 0)
		return -1;
	j->narrows = narrow;
	j->good = j->good && l->page > 0;
	j->stuck = l->error;
	j->best = narrow ? l->mark.seen : 0;
	j->mark = l->mark;
	list_clear_progress(&j->mark);
	memcpy(j->mark.started, l->mark.started, sizeof(j->mark.started));
	j->mark.full = l->mark.full;
	job_log(j, LOG_INFO, "%s of dates, %d at once",
		STR_COUNT(j->windows.n, "window"),
		l->src->windows > 1 ? l->src->windows : 1);
	if (j->dated)
		return 0;
	if (page_begin(page, e) == 0 && write_windows(j, 0, e) == 0 &&
	    page_keep(page, &j->key, &j->mark, e) == 0)
		return 0;
	page_drop(page);
	return -1;
}

/* --- Shorter ones --------------------------------------------------------- */

/* What one window should have of records; 0: nobody knows. */
static uint64_t
fair_share(const struct job *j, uint64_t page)
{
	uint64_t least = page * WINDOW_PAGES, share;
	int lanes = j->src->windows > 1 ? j->src->windows : 1;

	if (j->total < 0 || page == 0)
		return 0;
	share = (uint64_t)j->total / (uint64_t)lanes / WINDOWS_PER_LANE;
	return share > least ? share : least;
}

/* The ends of a window; open ones where records begin and end. */
static void
bounds(const struct job *j, const struct window *w, int64_t *lo, int64_t *hi)
{
	const struct env *env = j->w->env;

	*lo = w->from[0] != '\0' ? date_stamp(str_c(w->from)) : floor_of(j);
	*hi =
	    date_stamp(str_c(w->until[0] != '\0' ? w->until : j->mark.started));
	if (*hi < 0)
		*hi = env->now(env->ctx);
}

/* How many it has become in the transaction of the page; 0: it is too short. */
static int
cut_again(struct job *j, const struct window *w, size_t parts, struct err *e)
{
	size_t first = j->windows.n;
	int64_t lo, hi;

	bounds(j, w, &lo, &hi);
	if (lo < 0)
		return 0;
	if (cut(j, w, lo, hi, parts, e) != 0)
		return -1;
	if (j->windows.n > first &&
	    (page_begin(j->w->page, e) != 0 || write_windows(j, first, e) != 0))
		return -1;
	return (int)(j->windows.n - first);
}

int
job_divide(struct job *j, const struct list *l, uint64_t page, struct err *e)
{
	uint64_t share = fair_share(j, page);
	size_t parts;
	int made;

	if (share == 0 || l->total < 0 || (uint64_t)l->total <= 2 * share)
		return 0;
	parts = (size_t)((uint64_t)l->total / share);
	made = cut_again(j, &l->dates,
			 parts > WINDOW_PARTS ? WINDOW_PARTS : parts, e);
	if (made > 0)
		list_log(l, LOG_DEBUG, "%s records: cut into %d windows",
			 STR_NUMBER((uint64_t)l->total), made);
	return made;
}

bool
job_can_narrow(const struct job *j, const struct list *l)
{
	bool day = j->day || (j->identify != IDENTIFY_KNOWN && !j->times);
	int64_t lo, hi, granule = day ? DAY_S : 1;

	bool whole = l->kind == LIST_WHOLE || l->kind == LIST_DATES;

	if (whole && (j->single || j->phase != JOB_LISTS))
		return false;
	if (l->from[0] != '\0' && strcmp(l->from, l->until) == 0)
		return false;
	if (whole && l->stamps.one[0] != '\0')
		return date_stamp(str_c(l->mark.started)) >= 0;
	if (whole)
		return l->mark.token[0] == '\0' &&
		       (l->from[0] != '\0' || floor_of(j) >= 0);
	if (l->kind != LIST_WINDOW || j->windows.n + NARROW_PARTS > WINDOWS_MAX)
		return false;
	bounds(j, &l->dates, &lo, &hi);
	return lo >= 0 && hi - lo >= (j->windows.overlap ? 2 : 1) * granule;
}

int
job_narrow(struct job *j, struct window_slot *slot, struct err *e)
{
	struct store_mark gone = {.done = true};
	struct store_list key = j->key;
	char text[WINDOW_TEXT];
	int made = cut_again(j, &slot->w, NARROW_PARTS, e);

	window_text(&slot->w, text);
	key.window = str_c(text);
	if (made == 0)
		return 0;
	for (int i = 0; i < made; i++)
		j->windows.v[j->windows.n - 1 - (size_t)i].residue =
		    slot->residue;
	if (made < 0 ||
	    page_keep(j->w->page, &key, j->dated ? NULL : &gone, e) != 0) {
		page_drop(j->w->page);
		return -1;
	}
	slot->done = true;
	slot->failed = slot->is_short = false;
	slot->seen = 0;
	j->narrows = true;
	return made;
}

static uint64_t
seen_by(const struct job *j)
{
	uint64_t n = 0;

	for (size_t i = 0; i < j->windows.n; i++)
		n += j->windows.v[i].seen;
	return n;
}

int
job_narrow_short(struct job *j, struct err *e)
{
	size_t n = j->windows.n;
	uint64_t seen = seen_by(j);
	int made = 0, more;

	if (!j->narrows || seen <= j->best)
		return 0;
	j->best = seen;
	for (size_t i = 0; i < n; i++) {
		if (!j->windows.v[i].is_short)
			continue;
		more = job_narrow(j, &j->windows.v[i], e);
		if (more < 0)
			return -1;
		made += more;
	}
	return made;
}

/* --- All of them ---------------------------------------------------------- */

/*
 * Those that stick stay, for the runs to come; how many. So do those that were
 * short when there is no list any more that would bring the rest.
 */
static size_t
leave_stuck(struct job *j)
{
	struct windows *ws = &j->windows;
	size_t n = 0;

	for (size_t i = 0; i < ws->n; i++)
		if (ws->v[i].sticks ||
		    (ws->v[i].is_short &&
		     (ws->v[i].residue || j->phase == JOB_RESIDUE)))
			ws->v[n++] = ws->v[i];
	ws->n = n;
	return n;
}

static bool
any_short(const struct job *j)
{
	for (size_t i = 0; i < j->windows.n; i++)
		if (j->windows.v[i].is_short && !j->windows.v[i].residue)
			return true;
	return false;
}

int
job_join(struct job *j, bool *again, struct err *e)
{
	bool is_short = j->phase == JOB_LISTS && any_short(j), move;
	struct store_mark next = j->mark;
	struct page *page = j->w->page;
	uint64_t seen = seen_by(j);
	size_t stuck = leave_stuck(j);

	if (j->phase == JOB_LISTS && stuck == 0)
		is_short |= job_is_short(j, seen, j->total);
	*again = is_short && !j->narrows;
	if (is_short)
		job_log(j, LOG_WARN, "the windows have %s of %s records%s",
			STR_NUMBER(seen), STR_NUMBER((uint64_t)j->total),
			*again ? "; asking once more, as one list" : "");
	if (is_short && !*again)
		job_note_lack(j, "the windows have %s of %s records",
			      STR_NUMBER(seen), STR_NUMBER((uint64_t)j->total));
	if (j->dated) {
		windows_free(&j->windows);
		j->narrows = false;
		return 0;
	}
	move = j->phase == JOB_LISTS && !is_short && seen > 0;
	if (move)
		job_move_mark(j, &next);
	list_clear_progress(&next);
	if (page_begin(page, e) != 0 ||
	    (move && j->mark.full && stuck == 0 &&
	     job_sweep(j, &next, e) != 0) ||
	    store_drop_windows(j->w->store, &j->key, e) != 0 ||
	    write_windows(j, 0, e) != 0) {
		page_drop(page);
		return -1;
	}
	if (page_keep(page, &j->key, &next, e) != 0)
		return -1;
	windows_free(&j->windows);
	j->narrows = false;
	if (!*again)
		j->mark = next;
	return 0;
}
