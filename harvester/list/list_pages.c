/* One list: its pages, its end, and its mark. */
#include "harvester/list/list_state.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "store/sweep.h"

void
list_clear_progress(struct store_mark *m)
{
	m->token[0] = m->started[0] = m->asked[0] = '\0';
	m->seen = 0;
	m->full = m->done = false;
}

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
	cycle_start(&l->cycle);
	l->page = l->empties = 0;
	l->total = -1;
	l->tries = 0;
	l->broken = l->doubted = l->resumed = l->went_on = false;
	/* What is kept aside is so once, and counted once. */
	l->out->stats.rejected -= l->rejected;
	l->rejected = l->outside = 0;
	l->due = list_now(l);
}

int
list_keep(struct list *l, const struct store_mark *next)
{
	bool dates = l->kind == LIST_DATES;
	struct err e;

	if (page_keep(l->w->page, &l->key, dates ? NULL : next, &e) != 0) {
		list_fail(l, &e);
		return -1;
	}
	if (next != &l->mark)
		l->mark = *next;
	l->marked = !dates && next->token[0] != '\0';
	return 0;
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
	s->rejected += c->rejected;
	s->repaired += repair_total(&c->repairs);
	l->rejected += c->rejected;
	l->outside += c->outside;
	if (c->rejected > 0)
		job_note_lack(l->job, "%" PRIu64 " record%s kept aside: %s",
			      c->rejected, c->rejected == 1 ? "" : "s",
			      c->rejects[0]);
	if (p->records > 0)
		l->gave = true;
}

static void
done(struct list *l, enum list_end end)
{
	l->end = end;
	l->stage = STAGE_DONE;
}

void
list_forget(struct list *l)
{
	struct store_mark next = l->mark;

	list_clear_progress(&next);
	if (l->marked)
		list_keep(l, &next);
}

void
list_nothing_new(struct list *l)
{
	struct job *j = l->job;
	struct store_mark next = l->mark;

	list_log(l, LOG_DEBUG, "nothing new");
	if (j->mark.full && l->kind != LIST_WINDOW)
		job_lacks(j, "the list is empty: nothing is marked as deleted "
			     "because of that");
	list_clear_progress(&next);
	next.done = l->kind == LIST_WINDOW;
	if ((l->marked || next.done) && list_keep(l, &next) != 0)
		return;
	done(l, LIST_DONE);
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

	if (l->kind == LIST_WINDOW) {
		next->token[0] = '\0';
		next->done = true;
		return 0;
	}
	if (l->kind == LIST_WHOLE && next->seen > 0)
		job_move_mark(j, next);
	if (l->kind != LIST_DATES && j->mark.full && next->seen > 0 &&
	    (page_begin(l->w->page, e) != 0 || job_sweep(j, e) != 0))
		return -1;
	list_clear_progress(next);
	return 0;
}

void
list_finish(struct list *l, const struct store_mark *so_far)
{
	struct store_mark next = *so_far;
	bool few = job_is_short(l->job, next.seen, l->total);
	struct err e;

	if (few)
		list_log(
		    l, LOG_WARN,
		    "the list ends with %" PRIu64 " of %" PRId64 " records%s",
		    next.seen, l->total, l->again ? "" : "; asking once more");
	if (few && !l->again) {
		memcpy(next.token, "", 1);
		if (list_keep(l, &next) != 0)
			return;
		l->again = true;
		l->out->stats.restarts++;
		list_begin(l);
		return;
	}
	if (few) {
		job_note_lack(l->job,
			      "the list ends with %" PRIu64 " of %" PRId64
			      " records",
			      next.seen, l->total);
		list_clear_progress(&next);
	} else if (complete(l, &next, &e) != 0) {
		page_drop(l->w->page);
		list_fail(l, &e);
		return;
	}
	if (list_keep(l, &next) == 0)
		done(l, few ? LIST_SHORT : LIST_DONE);
}

/* Ends a list that does not get anywhere; what the page gave is kept. */
static void
stuck(struct list *l, const struct store_mark *so_far, const char *how)
{
	struct store_mark next = *so_far;
	struct err e;

	list_clear_progress(&next);
	if (list_keep(l, &next) != 0)
		return;
	err_set(&e, ERR_OAI, 0, "%s", how);
	list_fail(l, &e);
}

static void
go_on(struct list *l, struct store_mark *next, const struct oai_page *p)
{
	bool circle = strcmp(p->token, l->mark.token) == 0 ||
		      cycle_seen(&l->cycle, p->token);

	l->empties = p->records > 0 ? 0 : l->empties + 1;
	if (circle) {
		stuck(l, next, "the resumption tokens go round in a circle");
		return;
	}
	if (l->empties > LIST_EMPTY_PAGES_MAX) {
		stuck(l, next, "too many empty pages in a row");
		return;
	}
	memcpy(next->token, p->token, sizeof(next->token));
	if (list_keep(l, next) != 0)
		return;
	l->page++;
	l->due = list_now(l);
	if (list_wants_windows(l)) {
		l->stamps.floor = l->stamps.oldest;
		l->stage = STAGE_PROBE;
	}
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
	if (list_keep(l, next) == 0)
		done(l, LIST_SPLIT);
	return true;
}

void
list_take_page(struct list *l, const struct oai_page *p)
{
	struct store_mark next = l->mark;

	if (l->mark.token[0] == '\0')
		snprintf(next.started, sizeof(next.started), "%s", p->date);
	next.seen += p->records;
	if (p->total > LIST_TOTAL_MAX)
		list_log(l, LOG_WARN, "completeListSize %" PRId64 " ignored",
			 p->total);
	else if (p->total >= 0)
		l->total = p->total;
	count(l, p);
	lose_sight(l, &next);
	if (l->stage == STAGE_DONE)
		return;
	l->job->strikes = 0;
	if (l->mark.token[0] != '\0') {
		l->job->tokened = true;
		l->job->lost = 0;
	}
	l->tries = 0;
	l->broken = l->doubted = l->resumed = false;
	list_log(l, LOG_DEBUG, "%" PRIu64 " records%s", p->records,
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
