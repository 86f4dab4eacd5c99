/* One source being harvested. */
#include "harvester/list/internal.h"

#include <stdio.h>

#include "core/mem.h"
#include "harvester/request.h"
#include "store/run.h"
#include "store/trait.h"

enum {
	NAME_SHOWN_MAX = 100,
	NARROW_STRIKES_MAX = 6 /* of windows round a page that sticks */
};

static size_t
lanes(const struct job *j)
{
	int n = j->src->windows;
	bool asks =
	    j->identify == IDENTIFY_UNASKED || j->inquiry.step != INQUIRY_OVER;

	return n < 1 || asks       ? 1
	       : n > JOB_LISTS_MAX ? JOB_LISTS_MAX
				   : (size_t)n;
}

/* --- What vanished, and when to look for it ------------------------------- */

enum { DAY = 86400, EARLY = DAY / 2 /* runs do not begin by the second */ };

static const struct str compared_trait = STR_LIT("list.compared");

static int64_t
now(const struct job *j)
{
	return j->w->env->now(j->w->env->ctx);
}

/* Has it been as long as the source says? */
static bool
is_due(const struct job *j)
{
	int64_t last = 0;
	struct buf text;
	struct err ignored;

	if (j->src->compare_days == 0)
		return false;
	buf_init(&text, STAMP_MAX);
	if (store_trait(j->w->store, j->src->name, compared_trait, &text,
			&ignored) > 0)
		last = date_stamp(buf_view(&text));
	buf_free(&text);
	return now(j) - last > (int64_t)j->src->compare_days * DAY - EARLY;
}

/* All that there is has been listed: nothing more to be found today. */
static void
note_compared(const struct job *j)
{
	char stamp[STAMP_MAX];
	struct err ignored;

	if (j->src->compare_days == 0)
		return;
	date_stamp_format(now(j), false, stamp);
	store_set_trait(j->w->store, j->src->name, compared_trait, str_c(stamp),
			&ignored);
}

/* --- The record of a run ------------------------------------------------- */

static enum store_outcome
outcome(const struct harvest_outcome *o)
{
	if (o->error.code == ERR_STOPPED)
		return STORE_STOPPED;
	if (o->error.code != ERR_NONE)
		return STORE_FAILED;
	return o->incomplete ? STORE_PARTLY : STORE_WHOLE;
}

/*
 * Does the server want to be left alone still? Whoever asks for everything, or
 * is ready to wait for as long as was asked for, has decided otherwise.
 */
static bool
is_away(const struct job *j, struct store_run *r)
{
	const struct harvest_options *o = j->w->options;

	if (r->not_before > r->ended + RETRY_AWAY_MAX)
		r->not_before = r->ended + RETRY_AWAY_MAX;
	return r->not_before > now(j) && !o->window.full &&
	       job_retry(j)->max_wait < r->not_before - r->ended;
}

/* That it is going on, and who is at it, in one. */
static int
put_begin(struct job *j, struct err *e)
{
	struct store *s = j->w->store;
	struct str who = j->w->options->who;

	if (store_begin(s, e) != 0)
		return -1;
	if (store_set_run(s, j->key.source, &j->run, e) == 0 &&
	    store_set_trait(s, j->key.source, str_c(STORE_RUN_BY), who, e) ==
		0 &&
	    store_commit(s, e) == 0)
		return 0;
	store_rollback(s);
	return -1;
}

static int
record_begin(struct job *j, struct err *e)
{
	struct store_run *r = &j->run;
	char until[STAMP_MAX];
	int64_t whole;

	if (store_run(j->w->store, j->key.source, r, e) != 0)
		return -1;
	if (is_away(j, r)) {
		date_stamp_format(r->not_before, false, until);
		j->out->not_before = r->not_before;
		return err_set(e, ERR_HTTP, 503,
			       "the server asked to be left alone until %s: "
			       "nothing is asked before, unless --full or a "
			       "longer --max-wait says so",
			       until);
	}
	j->before = *r;
	whole = r->whole;
	*r = (struct store_run){
	    .outcome = STORE_RUNNING,
	    .began = now(j),
	    .whole = whole,
	};
	return put_begin(j, e);
}

/* A set or prefix that was typed is none: that says nothing of the source. */
static bool
is_mistyped(const struct job *j)
{
	return j->out->error.code == ERR_USAGE &&
	       (j->src->sets_typed || j->src->prefix_typed);
}

static int
put_end(struct job *j, struct err *e)
{
	const struct harvest_outcome *o = j->out;
	const struct harvest_stats *st = &o->stats;
	struct store_run *r = &j->run;

	if (is_mistyped(j))
		return store_unset_run(j->w->store, j->key.source, &j->before,
				       e);
	r->outcome = outcome(o);
	r->ended = now(j);
	if (r->outcome == STORE_WHOLE)
		r->whole = r->ended;
	r->not_before = o->not_before;
	r->requests = st->requests;
	r->records = st->records;
	r->created = st->created;
	r->changed = st->changed + st->left;
	r->deleted = st->deleted + st->vanished;
	r->repaired = st->repaired;
	snprintf(r->message, sizeof(r->message), "%s",
		 o->error.code != ERR_NONE ? o->error.msg : o->lack);
	return store_set_run(j->w->store, j->key.source, r, e);
}

static bool
compares(const struct job *j, bool complete)
{
	return !j->forced && !j->dated &&
	       (j->w->options->compare || (j->due && !complete));
}

/* Does the run end with this list, if nothing is wrong with it? */
static bool
is_last(const struct job *j, const struct list *l)
{
	return l->kind == LIST_WHOLE && j->phase == JOB_LISTS &&
	       j->nlists == 1 && j->src->nsets <= 1 && j->windows.n == 0 &&
	       !j->residue && !compares(j, l->from[0] == '\0') &&
	       j->out->error.code == ERR_NONE;
}

static int
put_last(struct job *j, const struct list *l, struct err *e)
{
	if (!is_last(j, l))
		return 0;
	if (l->from[0] == '\0')
		note_compared(j);
	if (put_end(j, e) != 0)
		return -1;
	j->recorded = true;
	return 0;
}

static void
record_end(struct job *j)
{
	struct err e;

	if (j->recorded && j->out->error.code == ERR_NONE)
		return;
	if (put_end(j, &e) != 0 && j->out->error.code == ERR_NONE)
		j->out->error = e;
}

static void
finish(struct job *j)
{
	if (j->out->error.code == ERR_NONE)
		j->out->error = j->failed;
	if (j->phase == JOB_LISTS || j->phase == JOB_RESIDUE ||
	    j->phase == JOB_COMPARES)
		record_end(j);
	j->phase = JOB_OVER;
}

static void
fail(struct job *j, const struct err *e)
{
	if (j->out->error.code == ERR_NONE) {
		j->out->error = *e;
		err_wrap(&j->out->error, STR_FMT,
			 STR_ARG(str_left(j->src->name, NAME_SHOWN_MAX)));
	}
	finish(j);
}

/* --- Lists begin ---------------------------------------------------------- */

static int
add_list(struct job *j, enum list_kind kind, struct str window, struct err *e)
{
	if (list_open(&j->lists[j->nlists], j, kind, window, e) != 0)
		return -1;
	j->nlists++;
	return 0;
}

/* As many windows as may be harvested at once. */
static int
fill(struct job *j, struct err *e)
{
	struct window_slot *slot;
	char text[WINDOW_TEXT];

	while (j->nlists < lanes(j) &&
	       (slot = windows_next(&j->windows)) != NULL) {
		window_text(&slot->w, text);
		if (add_list(j, LIST_WINDOW, str_c(text), e) != 0)
			return -1;
		slot->live = true;
	}
	return 0;
}

static int
start(struct job *j, struct err *e)
{
	const struct harvest_window *user = &j->w->options->window;

	j->forced = user->full;
	j->dated = user->from.n > 0 || user->until.n > 0;
	if (j->dated)
		return add_list(j, LIST_DATES, STR_NONE, e);
	j->forced |= j->waits;
	if (job_load_windows(j, e) != 0)
		return -1;
	/* Without a list under way they are what stuck in an earlier run. */
	if (j->windows.n > 0 &&
	    (j->mark.started[0] == '\0' || j->mark.token[0] != '\0')) {
		windows_free(&j->windows);
		j->residue = true;
	}
	if (j->windows.n > 0 && j->forced && !j->mark.full &&
	    job_forget_windows(j, e) != 0)
		return -1;
	if (j->windows.n == 0)
		return add_list(j, LIST_WHOLE, STR_NONE, e);
	j->forced = j->mark.full;
	job_log(j, LOG_INFO, "going on with windows of dates");
	return fill(j, e);
}

/* --- Lists end ------------------------------------------------------------ */

static void
drop_lists(struct job *j)
{
	for (size_t i = 0; i < j->nlists; i++)
		list_close(j->lists[i]);
	j->nlists = 0;
}

/*
 * Not one window round a page that sticks could be had: it is not the page. All
 * is as if they had never been; what stuck in earlier runs still does.
 */
static void
unmake_windows(struct job *j)
{
	struct store_mark next = j->mark;
	struct err e;

	list_clear_progress(&next);
	if (page_begin(j->w->page, &e) != 0 || job_leave_residue(j, &e) != 0 ||
	    page_keep(j->w->page, &j->key, j->dated ? NULL : &next, &e) != 0) {
		page_drop(j->w->page);
		j->out->error = e;
	}
}

/* With the lists that were under way. */
static void
drop_all(struct job *j, const struct err *e)
{
	if (j->phase == JOB_LISTS && j->narrows && !j->good &&
	    j->stuck.code != ERR_NONE) {
		drop_lists(j);
		j->out->error = j->stuck;
		unmake_windows(j);
	}
	if (j->out->error.code == ERR_NONE)
		j->out->error = *e;
	drop_lists(j);
}

/* Nothing more is asked for. */
static void
give_up(struct job *j, const struct err *e)
{
	drop_all(j, e);
	finish(j);
}

/* The provider takes no dates: one list, from its beginning. */
static void
as_one_list(struct job *j)
{
	struct err e;

	drop_lists(j);
	j->single = true;
	j->out->stats.restarts++;
	if (page_begin(j->w->page, &e) != 0 || job_leave_residue(j, &e) != 0 ||
	    page_keep(j->w->page, NULL, NULL, &e) != 0) {
		page_drop(j->w->page);
		fail(j, &e);
	} else if (add_list(j, j->dated ? LIST_DATES : LIST_WHOLE, STR_NONE,
			    &e) != 0) {
		fail(j, &e);
	}
}

/* All is here: what stuck in an earlier run is, too. */
static void
covered(struct job *j)
{
	struct err e;

	if (j->residue && job_forget_windows(j, &e) != 0)
		give_up(j, &e);
	j->residue = false;
}

/* Would other lists fare better? */
static bool
is_of_list(const struct list *l)
{
	enum err_code code = l->error.code;

	return l->phase == LIST_FAILED &&
	       (code == ERR_HTTP || code == ERR_XML || code == ERR_OAI ||
		code == ERR_NET || code == ERR_LIMIT);
}

static bool
goes_on(const struct job *j, const struct list *l)
{
	int most = j->narrows ? NARROW_STRIKES_MAX : JOB_STRIKES_MAX;

	return l->kind == LIST_WINDOW && is_of_list(l) &&
	       (j->narrows || j->good) && j->strikes < most;
}

/* A window that cannot be had: shorter ones, or it is missing. */
static void
close_in(struct job *j, struct window_slot *slot, const struct list *l)
{
	struct err e;
	int made = job_narrow(j, slot, &e);

	if (made < 0) {
		give_up(j, &e);
		return;
	}
	if (made > 0) {
		env_log(j->w->env, LOG_INFO, "%s; asking for it in %d parts",
			l->error.msg, made);
		return;
	}
	slot->sticks = true;
	job_lacks(j,
		  "the records from %s to %s cannot be had, all else goes on; "
		  "%s: %s",
		  slot->w.from[0] != '\0' ? slot->w.from : "the first",
		  slot->w.until[0] != '\0' ? slot->w.until : "now",
		  j->dated ? "the same dates try it again"
			   : "the next harvest tries again",
		  l->error.msg);
}

static void
window_ended(struct job *j, struct window_slot *slot, const struct list *l)
{
	bool is_short = l->phase == LIST_SHORT;

	slot->live = false;
	slot->is_short = is_short && j->narrows;
	if (is_short && (j->phase == JOB_RESIDUE || slot->residue))
		job_lacks(j,
			  "not all records from %s to %s came; the next "
			  "harvest tries again",
			  slot->w.from[0] != '\0' ? slot->w.from : "the first",
			  slot->w.until[0] != '\0' ? slot->w.until : "now");
	slot->done =
	    l->phase == LIST_DONE || l->phase == LIST_SPLIT || slot->is_short;
	slot->failed = !slot->done;
	slot->seen = slot->done ? l->had : 0;
}

/* A set that cannot be had is no reason to leave the others out. */
static void
leave_set(struct job *j, const struct err *e)
{
	drop_all(j, e);
	if (j->failed.code == ERR_NONE)
		j->failed = j->out->error;
	env_log(j->w->env, LOG_WARN, "%s; going on with other sets",
		j->out->error.msg);
	err_clear(&j->out->error);
	windows_free(&j->windows);
	j->residue = false;
	j->left = true;
}

static void
ended(struct job *j, const struct list *l)
{
	struct window_slot *slot = windows_find(&j->windows, &l->dates);

	if (l->kind == LIST_WINDOW && slot != NULL)
		window_ended(j, slot, l);
	if (l->kind == LIST_WHOLE && l->phase == LIST_DONE &&
	    l->from[0] == '\0') {
		covered(j);
		j->complete = true;
	}
	if (l->kind == LIST_COMPARE && l->phase == LIST_DONE)
		j->complete = true;
	if (l->phase == LIST_REFUSED) {
		env_log(j->w->env, LOG_WARN, "%s; asking for one list",
			l->error.msg);
		as_one_list(j);
		return;
	}
	if (l->phase != LIST_FAILED && l->phase != LIST_BARRED)
		return;
	j->strikes++;
	if (goes_on(j, l) && slot != NULL)
		close_in(j, slot, l);
	else if (is_of_list(l) && j->round + 1 < j->src->nsets &&
		 j->strikes < JOB_STRIKES_MAX)
		leave_set(j, &l->error);
	else
		give_up(j, &l->error);
}

/* One list that is done; false: there is none. */
static bool
reap(struct job *j)
{
	for (size_t i = 0; i < j->nlists; i++) {
		struct list *l = j->lists[i];

		if (!list_is_over(l))
			continue;
		j->lists[i] = j->lists[--j->nlists];
		ended(j, l);
		list_close(l);
		return true;
	}
	return false;
}

/* What stuck in earlier runs, once more. */
static void
try_residue(struct job *j)
{
	struct err e;

	j->phase = JOB_RESIDUE;
	j->residue = false;
	j->narrows = true;
	j->strikes = 0;
	if (job_load_windows(j, &e) != 0)
		fail(j, &e);
	else
		job_log(j, LOG_INFO, "asking again for %s of dates that stuck",
			STR_COUNT(j->windows.n, "range"));
}

static void
compare(struct job *j)
{
	struct err e;

	j->phase = JOB_COMPARES;
	if (add_list(j, LIST_COMPARE, STR_NONE, &e) != 0)
		fail(j, &e);
}

/* All windows have ended. */
static void
join(struct job *j)
{
	bool again = false;
	struct err e;
	int more = job_narrow_short(j, &e);

	if (more < 0 || (more == 0 && job_join(j, &again, &e) != 0))
		fail(j, &e);
	else if (again)
		as_one_list(j);
}

/* All sets were asked for. */
static void
end_sets(struct job *j)
{
	size_t n = j->src->nsets;
	struct err e;

	if (j->whole >= (n == 0 ? 1 : n) && !j->recorded)
		note_compared(j);
	if (job_sweep_sets(j, &e) != 0)
		fail(j, &e);
	else
		finish(j);
}

/* The next set that the repository has, with nothing known of its list. */
static void
next_set(struct job *j)
{
	struct err e;

	j->whole += j->complete;
	do
		j->round++;
	while (j->round < j->src->nsets &&
	       inquiry_lacks(&j->inquiry, j->round));
	if (j->round >= j->src->nsets) {
		end_sets(j);
		return;
	}
	windows_free(&j->windows);
	j->phase = JOB_LISTS;
	j->key.set = j->src->sets[j->round];
	j->complete = j->left = j->single = j->good = j->narrows = false;
	j->residue = j->tokened = false;
	j->lost = 0;
	j->oldest = j->total = -1;
	j->best = 0;
	j->mark = (struct store_mark){0};
	err_clear(&j->stuck);
	if (start(j, &e) != 0)
		fail(j, &e);
}

/* Nothing is under way: what comes next? */
static void
go_on(struct job *j)
{
	if (j->out->error.code != ERR_NONE || !windows_done(&j->windows))
		finish(j);
	else if (j->left || inquiry_lacks(&j->inquiry, j->round))
		next_set(j);
	else if (j->windows.n > 0)
		join(j);
	else if (j->residue && j->phase == JOB_LISTS)
		try_residue(j);
	else if (j->phase != JOB_COMPARES && compares(j, j->complete))
		compare(j);
	else
		next_set(j);
}

/* --- The job -------------------------------------------------------------- */

/* The list that must be through before others go on; NULL: none. */
static const struct list *
trouble(const struct job *j)
{
	for (size_t i = 0; i < j->nlists; i++)
		if (j->lists[i]->attempt.failures > 0 &&
		    !list_is_over(j->lists[i]))
			return j->lists[i];
	return NULL;
}

bool
job_done(const struct job *j)
{
	return j->phase == JOB_OVER;
}

int64_t
job_due(const struct job *j)
{
	const struct list *first = trouble(j);
	int64_t due = j->deadline, at;

	if (j->nlists == 0 || (j->nlists < lanes(j) && first == NULL &&
			       windows_next(&j->windows) != NULL))
		return 0;
	for (size_t i = 0; i < j->nlists; i++) {
		const struct list *l = j->lists[i];

		if (list_is_over(l))
			return 0;
		if (first != NULL && l != first)
			continue;
		at = l->due;
		if (at < due)
			due = at;
	}
	return due;
}

/* What was received is kept, and with it where each list stands. */
static void
time_is_up(struct job *j)
{
	job_lacks(j,
		  "ended after %d s (--max-time): the next harvest goes on "
		  "from there",
		  j->w->options->max_time);
	drop_lists(j);
	finish(j);
}

void
job_settle(struct job *j)
{
	while (j->phase != JOB_OVER && reap(j))
		continue;
}

void
job_turn(struct job *j)
{
	const struct list *first;
	int64_t now = j->w->env->ticks(j->w->env->ctx);
	struct err e;

	job_settle(j);
	if (j->phase != JOB_OVER && now >= j->deadline) {
		time_is_up(j);
		return;
	}
	first = trouble(j);
	if (j->phase != JOB_OVER && first == NULL && fill(j, &e) != 0) {
		give_up(j, &e);
		return;
	}
	if (j->phase != JOB_OVER && j->nlists == 0)
		go_on(j);
	for (size_t i = 0; j->phase != JOB_OVER && i < j->nlists; i++) {
		struct list *l = j->lists[i];

		if ((first == NULL || l == first) && l->due <= now)
			list_turn(l);
	}
}

int
job_open(struct job **out, const struct list_world *w, const struct source *src,
	 struct harvest_outcome *outcome, struct err *e)
{
	struct job *j = mem_zero(sizeof(*j));

	if (j == NULL)
		return err_nomem(e);
	j->w = w;
	j->src = src;
	j->out = outcome;
	j->put_last = put_last;
	j->total = j->earliest = j->oldest = j->clock = -1;
	j->deadline = INT64_MAX;
	if (w->options->max_time > 0)
		j->deadline = w->env->ticks(w->env->ctx) +
			      (int64_t)w->options->max_time * 1000;
	j->key.source = src->name;
	if (src->nsets > 0)
		j->key.set = src->sets[0];
	j->login = login_given(&src->login) ? &src->login : NULL;
	if (request_check_base(src->url, e) != 0 ||
	    (j->login != NULL && login_check(j->login, e) != 0) ||
	    store_claim(w->store, src->name, e) != 0)
		goto fail;
	j->phase = JOB_CLAIMED;
	if (store_set_source(w->store, src->name, src->url, e) != 0 ||
	    inquiry_begin(&j->inquiry, w->env, w->store, src,
			  w->options->window.full, e) != 0 ||
	    record_begin(j, e) != 0 ||
	    recall_load(&j->recall, w->store, src->name, e) != 0)
		goto fail;
	j->key.prefix = str_c(j->inquiry.prefix);
	j->due = is_due(j);
	if (job_find_waiting(j, e) != 0)
		goto fail;
	j->phase = JOB_LISTS;
	if (start(j, e) != 0)
		goto fail;
	*out = j;
	return 0;
fail:
	err_wrap(e, STR_FMT, STR_ARG(str_left(src->name, NAME_SHOWN_MAX)));
	outcome->error = *e;
	job_close(j);
	return -1;
}

void
job_abort(struct job *j, const struct err *cause)
{
	if (j->phase == JOB_OVER)
		return;
	for (size_t i = 0; i < j->nlists; i++)
		if (!list_is_over(j->lists[i]))
			list_fail(j->lists[i], cause);
	if (j->nlists > 0)
		give_up(j, &j->lists[0]->error);
	else
		fail(j, cause);
}

void
job_close(struct job *j)
{
	if (j == NULL)
		return;
	drop_lists(j);
	if (j->phase != JOB_NEW) {
		finish(j);
		store_release(j->w->store, j->src->name);
	}
	windows_free(&j->windows);
	mem_free(j);
}
