/* The windows of dates that take the place of a source's list. */
#include "harvester/list/internal.h"

#include <inttypes.h>
#include <string.h>

#include "core/mem.h"

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

	for (size_t i = first; i < j->windows.n; i++) {
		window_text(&j->windows.v[i].w, text);
		key.window = str_c(text);
		if (store_set_mark(j->w->store, &key, &blank, e) != 0)
			return -1;
	}
	return 0;
}

static int
cut(struct job *j, const struct window *whole, int64_t lo, int64_t hi, size_t n,
    struct err *e)
{
	bool day = j->day || j->identify != IDENTIFY_KNOWN;
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

int
job_plan(struct job *j, const struct list *l, bool overlap, struct err *e)
{
	const struct window whole = {"", ""};
	int64_t hi = date_stamp(str_c(l->mark.started));
	int64_t lo = j->earliest >= 0 ? j->earliest : l->stamps.floor;
	struct page *page = j->w->page;

	j->windows.overlap = overlap;
	j->total = l->total;
	if (cut(j, &whole, lo, hi,
		windows_wanted(l->total, l->mark.seen, l->src->windows,
			       j->earliest >= 0),
		e) != 0)
		return -1;
	if (j->windows.n == 0)
		return 0;
	j->mark = l->mark;
	list_clear_progress(&j->mark);
	memcpy(j->mark.started, l->mark.started, sizeof(j->mark.started));
	j->mark.full = l->mark.full;
	job_log(j, LOG_INFO, "%zu windows of dates, %d at once", j->windows.n,
		l->src->windows);
	if (page_begin(page, e) == 0 &&
	    store_drop_windows(j->w->store, &j->key, e) == 0 &&
	    write_windows(j, 0, e) == 0 &&
	    page_keep(page, &j->key, &j->mark, e) == 0)
		return 0;
	page_drop(page);
	return -1;
}

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

int
job_divide(struct job *j, const struct list *l, uint64_t page, struct err *e)
{
	const struct window *w = &l->dates;
	uint64_t share = fair_share(j, page);
	size_t first = j->windows.n, parts;
	int64_t lo = date_stamp(str_c(w->from));
	int64_t hi =
	    date_stamp(str_c(w->until[0] != '\0' ? w->until : j->mark.started));

	if (share == 0 || l->total < 0 || (uint64_t)l->total <= 2 * share)
		return 0;
	parts = (size_t)((uint64_t)l->total / share);
	if (parts > WINDOW_PARTS)
		parts = WINDOW_PARTS;
	if (lo < 0) /* open: as far back as anybody knows */
		lo = j->earliest >= 0 && j->earliest < l->stamps.oldest
			 ? j->earliest
			 : l->stamps.oldest;
	if (hi < 0 || lo < 0 || cut(j, w, lo, hi, parts, e) != 0)
		return hi < 0 || lo < 0 ? 0 : -1;
	if (j->windows.n == first)
		return 0;
	if (page_begin(j->w->page, e) != 0 || write_windows(j, first, e) != 0)
		return -1;
	list_log(l, LOG_DEBUG, "%" PRId64 " records: cut into %zu windows",
		 l->total, j->windows.n - first);
	return (int)(j->windows.n - first);
}

int
job_join(struct job *j, bool *again, struct err *e)
{
	struct store_mark next = j->mark;
	struct page *page = j->w->page;
	uint64_t seen = 0;

	for (size_t i = 0; i < j->windows.n; i++)
		seen += j->windows.v[i].seen;
	*again = job_is_short(j, seen, j->total);
	if (*again)
		job_log(j, LOG_WARN,
			"the windows have %" PRIu64 " of %" PRId64
			" records; asking once more, as one list",
			seen, j->total);
	else if (seen > 0)
		job_move_mark(j, &next);
	if (page_begin(page, e) != 0 ||
	    (!*again && j->mark.full && seen > 0 && job_sweep(j, e) != 0) ||
	    job_forget_windows(j, e) != 0) {
		page_drop(page);
		return -1;
	}
	list_clear_progress(&next);
	if (page_keep(page, &j->key, &next, e) != 0)
		return -1;
	if (!*again)
		j->mark = next;
	return 0;
}
