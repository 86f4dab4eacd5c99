/* One list: its pages, the look at dates after the first, its end. */
#include "harvester/list/internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "store/sweep.h"

enum { DAY_S = 86400, STATED_MAX = 128, ID_SHOWN_MAX = 200 };

/* --- Do dates work? ------------------------------------------------------- */

/*
 * Whether dates work at a provider: before a list is cut into windows, the
 * records of one moment are asked for, a moment of which one is known. Some
 * providers refuse dates, some ignore them, and with some `until` excludes what
 * it names, or a fraction of a second is in the way.
 */
int
list_note_stamp(void *ctx, const struct oai_header *h, const struct record *r,
		struct err *e)
{
	struct list *l = ctx;
	int64_t t = date_stamp(h->datestamp);

	(void)r;
	(void)e;
	if (t >= 0 && (l->stamps.oldest < 0 || t < l->stamps.oldest))
		l->stamps.oldest = t;
	if (t > l->stamps.newest)
		l->stamps.newest = t;
	if (t >= 0 && (l->job->oldest < 0 || t < l->job->oldest))
		l->job->oldest = t;
	if (l->phase == LIST_PROBES)
		return 0;
	if (l->kind == LIST_WHOLE && l->src->nsets <= 1)
		recall_see(&l->job->recall, h->id, t, h->deleted);
	/* Tombstones are in some lists and not in others. */
	if (t >= 0 && l->stamps.one[0] == '\0' && !h->deleted)
		date_stamp_format(
		    t, l->job->day || l->job->identify != IDENTIFY_KNOWN,
		    l->stamps.one);
	return 1;
}

static bool
wants_windows(const struct list *l)
{
	return l->kind == LIST_WHOLE && !l->job->single && l->page == 1 &&
	       !l->went_on && l->mark.asked[0] == '\0' &&
	       l->stamps.one[0] != '\0' &&
	       windows_wanted(l->total, l->mark.seen, l->src->windows,
			      l->job->earliest >= 0) > 1;
}

void
list_narrow(struct list *l, enum list_phase otherwise)
{
	l->otherwise = otherwise;
	env_log(l->w->env, LOG_WARN, "%s; asking for all else by dates",
		l->error.msg);
	l->phase = LIST_PROBES;
	memset(&l->attempt, 0, sizeof(l->attempt));
	l->due = list_now(l);
}

/* Commits the page that was read, and with it the mark, unless it is NULL. */
static int
keep(struct list *l, const struct store_mark *next)
{
	struct err e;

	if (page_keep(l->w->page, &l->key, l->job->dated ? NULL : next, &e) !=
	    0) {
		list_fail(l, &e);
		return -1;
	}
	if (next == NULL)
		return 0;
	if (next != &l->mark)
		l->mark = *next;
	l->marked = !l->job->dated && next->token[0] != '\0';
	return 0;
}

/*
 * Its last page, though it is not done. In the store a beginning without a
 * token means windows in place of the list: it has none; the list still does.
 */
static int
keep_ended(struct list *l, const struct store_mark *so_far)
{
	struct store_mark next = *so_far;

	next.token[0] = next.started[0] = '\0';
	if (keep(l, &next) != 0)
		return -1;
	memcpy(l->mark.started, so_far->started, sizeof(l->mark.started));
	return 0;
}

/* Dates are of no help for what it failed for. */
static void
not_narrowed(struct list *l)
{
	struct store_mark next = l->mark;

	l->phase = l->otherwise;
	if (l->phase == LIST_SHORT) {
		job_note_lack(l->job, "%s", l->error.msg);
		err_clear(&l->error);
	}
	if (next.token[0] == '\0') {
		list_clear_progress(&next);
		keep(l, &next);
	}
}

/* On as one list, where it stands; or not at all. */
void
list_without_windows(struct list *l, const char *why)
{
	list_log(l, LOG_WARN, "%s: no windows of dates, but one list", why);
	l->job->single = true;
	l->phase = LIST_PAGES;
	memset(&l->attempt, 0, sizeof(l->attempt));
	l->due = list_now(l);
	if (l->error.code != ERR_NONE)
		not_narrowed(l);
}

void
list_split(struct list *l, bool overlap)
{
	struct err e;

	if (overlap && l->stamps.one[0] != '\0')
		list_log(l, LOG_WARN,
			 "`until` does not include its own moment: windows "
			 "overlap");
	if (job_plan(l->job, l, overlap, &e) != 0) {
		list_fail(l, &e);
		return;
	}
	if (l->job->windows.n == 0) {
		list_without_windows(l,
				     "the dates of the records are too close");
		return;
	}
	err_clear(&l->error);
	l->phase = LIST_SPLIT;
}

void
list_take_probe(struct list *l, const struct oai_page *p)
{
	int64_t t = date_stamp(str_c(l->stamps.one));
	bool day = str_chr(str_c(l->stamps.one), 'T') == STR_NPOS;
	int64_t end = t + (day ? DAY_S - 1 : 0);

	page_drop(l->w->page);
	if (p->records > 0 && (l->stamps.oldest < t || l->stamps.newest > end))
		list_without_windows(l, "from and until are ignored");
	else
		list_split(l, p->records == 0);
}

/* --- Pages ---------------------------------------------------------------- */

void
list_begin(struct list *l)
{
	char asked[sizeof(l->mark.asked)];
	bool full = l->mark.full;
	struct err e;

	memcpy(asked, l->mark.asked, sizeof(asked));
	list_clear_progress(&l->mark);
	memcpy(l->mark.asked, asked, sizeof(asked));
	l->mark.full = full;
	if (full && l->kind != LIST_WINDOW &&
	    store_sweep_start(l->w->store, &l->job->key, &e) != 0) {
		list_fail(l, &e);
		return;
	}
	endless_start(&l->endless);
	l->page = 0;
	l->total = -1;
	memset(&l->attempt, 0, sizeof(l->attempt));
	l->went_on = false;
	/* What is kept aside is so once, and counted once. */
	l->out->stats.rejected -= l->rejected;
	l->rejected = l->outside = 0;
	l->due = list_now(l);
}

/*
 * A record without a name that can be relied on: it may be any of those held,
 * so that what vanished cannot be told any more. In the page's transaction.
 */
static void
lose_sight(struct list *l, struct store_mark *next)
{
	struct job *j = l->job;
	struct err e;

	if (!j->mark.full || page_counts(l->w->page)->unnamed == 0)
		return;
	j->mark.full = next->full = l->mark.full = false;
	if (l->kind != LIST_WINDOW)
		next->done = l->mark.done = false;
	job_lacks(j, "a record without a readable identifier: what vanished "
		     "cannot be told from this harvest");
	if (l->kind != LIST_WINDOW)
		return;
	if (page_begin(l->w->page, &e) != 0 ||
	    store_set_mark(l->w->store, &j->key, &j->mark, &e) != 0) {
		page_drop(l->w->page);
		list_fail(l, &e);
	}
}

static void
count(struct list *l, const struct oai_page *p)
{
	const struct page_counts *c = page_counts(l->w->page);
	struct harvest_stats *s = &l->out->stats;

	list_say_page(l, c);
	s->pages++;
	s->records += p->records;
	s->created += c->created;
	s->changed += c->changed;
	s->same += c->same;
	s->deleted += c->deleted;
	s->excluded += c->excluded;
	s->rejected += c->rejected;
	s->repaired += repair_total(&c->repairs);
	l->rejected += c->rejected;
	l->outside += c->outside;
	if (c->rejected > 0)
		job_note_lack(l->job, "%s kept aside: %s",
			      STR_COUNT(c->rejected, "record"), c->rejects[0]);
	if (p->records > 0)
		l->gave = true;
}

void
list_forget(struct list *l)
{
	struct store_mark next = l->mark;

	list_clear_progress(&next);
	if (l->marked)
		keep(l, &next);
}

/*
 * Not one of the newest records is there any more. True: the list begins anew,
 * with everything.
 */
static bool
set_back(struct list *l)
{
	const struct recalled *gone = recall_lost(&l->job->recall);
	char stamp[STAMP_MAX];

	if (l->kind != LIST_WHOLE || gone == NULL)
		return false;
	date_stamp_format(gone->stamp, false, stamp);
	list_log(l, LOG_WARN,
		 "its newest records are not there any more (" STR_FMT
		 " of %s): the repository was set back to an earlier state; "
		 "asking for everything (--full takes its older versions, and "
		 "marks what it does not have as deleted)",
		 STR_ARG(str_left(str_of(gone->id, gone->n), ID_SHOWN_MAX)),
		 stamp);
	l->job->recall.nknown = 0;
	l->mark.asked[0] = '\0';
	l->gave = false;
	l->out->stats.restarts++;
	list_begin(l);
	return true;
}

/* The end of a list of which nothing is missing, all in one transaction. */
static void
done(struct list *l, const struct store_mark *next)
{
	const struct env *env = l->w->env;
	struct err e;

	if (page_begin(l->w->page, &e) != 0 ||
	    (l->kind == LIST_WHOLE && l->src->nsets <= 1 &&
	     recall_keep(&l->job->recall, l->from[0] == '\0',
			 env->now(env->ctx), l->w->store, l->key.source,
			 &e) != 0) ||
	    l->job->put_last(l->job, l, &e) != 0) {
		l->job->recorded = false;
		page_drop(l->w->page);
		list_fail(l, &e);
		return;
	}
	if (keep(l, next) == 0)
		l->phase = LIST_DONE;
	else
		l->job->recorded = false;
}

void
list_nothing_new(struct list *l)
{
	struct job *j = l->job;
	struct store_mark next = l->mark;

	if (set_back(l))
		return;
	list_log(l, LOG_DEBUG, "nothing new");
	j->strikes = 0;
	j->good = true;
	if (j->mark.full && l->kind != LIST_WINDOW &&
	    !store_mark_waits(&l->mark))
		job_lacks(j, "the list is empty: nothing is marked as deleted "
			     "because of that");
	list_clear_progress(&next);
	next.done = l->kind == LIST_WINDOW;
	done(l, l->marked || next.done ? &next : NULL);
}

bool
list_has_all(const struct list *l)
{
	return !l->src->sizes_estimated && l->total > 0 &&
	       l->mark.seen >= (uint64_t)l->total;
}

/* The mark after a list of which nothing is missing. */
static int
complete(struct list *l, struct store_mark *next, struct err *e)
{
	struct job *j = l->job;
	bool sweep = l->kind != LIST_DATES && j->mark.full && next->seen > 0;

	if (l->kind == LIST_WINDOW) {
		next->token[0] = '\0';
		next->done = true;
		return 0;
	}
	if (l->kind == LIST_WHOLE && next->seen > 0)
		job_move_mark(j, next);
	list_clear_progress(next);
	if (!sweep)
		return 0;
	return page_begin(l->w->page, e) == 0 ? job_sweep(j, next, e) : -1;
}

static bool
may_narrow(const struct list *l)
{
	return l->kind != LIST_WINDOW && job_can_narrow(l->job, l);
}

/* It ends before its end, twice: ranges of dates may get beyond that. */
static void
stuck_short(struct list *l, const struct store_mark *so_far)
{
	struct store_mark next = *so_far;
	struct err e;

	if (keep_ended(l, &next) != 0)
		return;
	err_set(&e, ERR_OAI, 0, "the list ends with %s of %s records",
		STR_NUMBER(next.seen), STR_NUMBER((uint64_t)l->total));
	list_fail(l, &e);
	list_narrow(l, LIST_SHORT);
}

void
list_finish(struct list *l, const struct store_mark *so_far)
{
	bool in_parts = l->kind == LIST_WINDOW && l->job->narrows;
	struct store_mark next = *so_far;
	bool few = job_is_short(l->job, next.seen, l->total);
	struct err e;

	l->had = next.seen;
	if (few && !(l->again && may_narrow(l)))
		list_log(l, LOG_WARN, "the list ends with %s of %s records%s",
			 STR_NUMBER(next.seen), STR_NUMBER((uint64_t)l->total),
			 l->again || in_parts ? "" : "; asking once more");
	if (few && !l->again && !in_parts) {
		if (keep_ended(l, &next) != 0)
			return;
		l->again = true;
		l->out->stats.restarts++;
		list_begin(l);
		return;
	}
	if (few && may_narrow(l)) {
		stuck_short(l, &next);
		return;
	}
	if (few && !in_parts)
		job_note_lack(l->job, "the list ends with %s of %s records",
			      STR_NUMBER(next.seen),
			      STR_NUMBER((uint64_t)l->total));
	if (!few && l->kind == LIST_WHOLE &&
	    recall_lost(&l->job->recall) != NULL) {
		if (keep_ended(l, &next) == 0)
			set_back(l);
		return;
	}
	if (few) {
		list_clear_progress(&next);
	} else if (complete(l, &next, &e) != 0) {
		page_drop(l->w->page);
		list_fail(l, &e);
		return;
	}
	if (!few)
		done(l, &next);
	else if (keep(l, &next) == 0)
		l->phase = LIST_SHORT;
}

/*
 * Ends a list that does not get anywhere; what the page gave is kept. More
 * records than there should be are in no range of dates either.
 */
static void
stuck(struct list *l, const struct store_mark *so_far, const char *how)
{
	bool narrow = may_narrow(l) && !l->endless.excess;
	struct store_mark next = *so_far;
	struct err e;

	if (!narrow)
		list_clear_progress(&next);
	if (keep_ended(l, &next) != 0)
		return;
	err_set(&e, ERR_OAI, 0, "%s", how);
	list_fail(l, &e);
	if (narrow)
		list_narrow(l, LIST_FAILED);
}

static void
go_on(struct list *l, struct store_mark *next, const struct oai_page *p)
{
	struct endless_page page = {
	    .asked = l->mark.token,
	    .token = p->token,
	    .records = p->records,
	    .seen = next->seen,
	    .total = l->src->sizes_estimated ? -1 : l->total,
	};
	const char *why;

	page.ids = page_ids(l->w->page, &page.nids);
	why = endless_page(&l->endless, &page);
	if (why != NULL) {
		stuck(l, next, why);
		return;
	}
	memcpy(next->token, p->token, sizeof(next->token));
	if (keep(l, next) != 0)
		return;
	l->page++;
	l->due = list_now(l) + endless_pace(&l->endless);
	if (wants_windows(l))
		l->phase = LIST_PROBES;
	list_report(l, 0, NULL);
}

/* A window that turns out to be long is cut; its first page is kept. */
static bool
divided(struct list *l, struct store_mark *next, const struct oai_page *p)
{
	struct err e;
	int parts;

	if (l->kind != LIST_WINDOW || l->mark.token[0] != '\0' ||
	    p->token[0] == '\0')
		return false;
	parts = job_divide(l->job, l, p->records, &e);
	if (parts == 0)
		return false;
	if (parts < 0) {
		page_drop(l->w->page);
		list_fail(l, &e);
		return true;
	}
	list_clear_progress(next);
	next->done = true;
	if (keep(l, next) == 0)
		l->phase = LIST_SPLIT;
	return true;
}

/*
 * The moment from which the next harvest asks: that of the server or ours,
 * whichever is earlier. A server whose clock is ahead, or that calls its local
 * time UTC, would hide what changes until that moment comes.
 */
static void
note_start(const struct list *l, const char *date, struct store_mark *next)
{
	int64_t theirs = date_stamp(str_c(date));

	snprintf(next->started, sizeof(next->started), "%s", date);
	if (theirs <= l->sent)
		return;
	date_stamp_format(l->sent, false, next->started);
	if (window_ahead(str_c(date), l->sent))
		list_log(l, LOG_INFO,
			 "its clock (%s) is ahead of ours: the next harvest "
			 "goes by ours",
			 date);
}

void
list_take_plain(struct list *l, const char *why)
{
	inquiry_take_plain(&l->job->inquiry, why);
	l->key.prefix = l->job->key.prefix = str_c(l->job->inquiry.prefix);
	list_begin(l);
}

/* A format that was chosen, and that most records are not to be had in. */
static bool
is_no_good(struct list *l, const struct oai_page *p)
{
	const struct page_counts *c = page_counts(l->w->page);
	uint64_t bad = c->rejected + c->opaque;
	char why[STATED_MAX];

	if (!l->job->inquiry.chosen || l->page > 0 || l->gave ||
	    bad * 2 <= p->records)
		return false;
	snprintf(why, sizeof(why), "%s of its first %s cannot be read",
		 STR_NUMBER(bad), STR_COUNT(p->records, "record"));
	page_drop(l->w->page);
	list_take_plain(l, why);
	return true;
}

/* What was typed is a format that nobody reads: is that meant? */
static bool
is_refused(struct list *l)
{
	const struct page_counts *c = page_counts(l->w->page);
	struct err e;

	if (!l->src->prefix_typed || l->src->raw || l->page > 0 || l->gave ||
	    c->opaque == 0 || c->read > 0)
		return false;
	err_set(&e, ERR_USAGE, 0,
		"no parser reads " STR_FMT " (%s); --raw keeps its payloads "
		"as they come, for later versions",
		STR_ARG(l->key.prefix), c->first_opaque);
	page_drop(l->w->page);
	list_fail(l, &e);
	l->phase = LIST_BARRED;
	return true;
}

/* Said once: what comes of such a format. */
static void
say_unread(struct list *l)
{
	const struct page_counts *c = page_counts(l->w->page);
	struct job *j = l->job;

	if (c->opaque == 0 || j->unread)
		return;
	j->unread = true;
	if (l->src->raw)
		job_log(j, LOG_INFO,
			"no parser reads %s, of " STR_FMT
			": payloads are kept as they come",
			c->first_opaque, STR_ARG(l->key.prefix));
	else
		job_lacks(j,
			  "no parser reads %s, of " STR_FMT
			  ": its records have a title and identifiers at most. "
			  "Payloads are kept, and reindex reads them when a "
			  "parser has come (raw = yes, if that is what is "
			  "wanted)",
			  c->first_opaque, STR_ARG(l->key.prefix));
}

void
list_take_page(struct list *l, const struct oai_page *p)
{
	struct store_mark next = l->mark;
	struct err e;

	if (is_no_good(l, p) || is_refused(l))
		return;
	say_unread(l);
	if (inquiry_keep(&l->job->inquiry, &e) != 0) {
		page_drop(l->w->page);
		list_fail(l, &e);
		return;
	}
	if (l->mark.token[0] == '\0')
		note_start(l, p->date, &next);
	next.seen += p->records;
	if (p->total > LIST_TOTAL_MAX)
		list_log(l, LOG_WARN, "completeListSize %" PRId64 " ignored",
			 p->total);
	else if (p->total >= 0)
		l->total = p->total;
	count(l, p);
	lose_sight(l, &next);
	if (l->phase == LIST_FAILED)
		return;
	l->job->strikes = 0;
	l->job->good = true;
	if (l->mark.token[0] != '\0') {
		l->job->tokened = true;
		l->job->lost = 0;
	}
	memset(&l->attempt, 0, sizeof(l->attempt));
	list_log(l, LOG_DEBUG, "%s%s", STR_COUNT(p->records, "record"),
		 p->token[0] != '\0' ? "" : ", the last page");
	if (divided(l, &next, p))
		return;
	if (p->token[0] != '\0') {
		go_on(l, &next, p);
		return;
	}
	list_finish(l, &next);
	list_report(l, 0, NULL);
}
