/* One list: its pages, its end, and its mark. */
#include "harvester/list_state.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "harvester/window.h"

enum {
	LOCAL_SLACK_S = 86400 /* off the local clock, for want of a better */
};

void
list_clear_progress(struct store_mark *m)
{
	m->token[0] = m->started[0] = m->asked[0] = '\0';
	m->seen = 0;
}

void
list_begin(struct list *l)
{
	char asked[sizeof(l->mark.asked)];

	memcpy(asked, l->mark.asked, sizeof(asked));
	list_clear_progress(&l->mark);
	memcpy(l->mark.asked, asked, sizeof(asked));
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

/* Commits the page that was read, and with it the mark. */
static int
keep(struct list *l, const struct store_mark *next)
{
	struct err e;

	if (page_keep(l->w->page, &l->key, l->windowed ? NULL : next, &e) !=
	    0) {
		list_fail(l, &e);
		return -1;
	}
	if (next != &l->mark)
		l->mark = *next;
	l->marked = !l->windowed && next->token[0] != '\0';
	return 0;
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
		l->out->incomplete = true;
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

void
list_nothing_new(struct list *l)
{
	list_log(l, LOG_DEBUG, "nothing new");
	list_forget(l);
	l->stage = STAGE_DONE;
}

/* The next `from`: never earlier than it was, unless all was asked for. */
static void
move_mark(const struct list *l, struct store_mark *m)
{
	const struct env *env = l->w->env;
	char from[STAMP_MAX];

	if (!window_next(str_c(m->started), l->day, from)) {
		date_stamp_format(env->now(env->ctx) - LOCAL_SLACK_S, l->day,
				  from);
		list_log(l, LOG_WARN,
			 "responseDate \"%s\" is no date: the next harvest "
			 "begins at %s, by the local clock",
			 m->started, from);
	}
	if (!l->w->options->window.full &&
	    window_later(str_c(from), str_c(m->from)))
		return;
	snprintf(m->from, sizeof(m->from), "%s", from);
}

/* More than 1 % below what was announced? */
static bool
is_short(const struct list *l, uint64_t seen)
{
	uint64_t total = l->total > 0 ? (uint64_t)l->total : 0;

	return !l->src->sizes_estimated && seen < total - total / 100;
}

bool
list_has_all(const struct list *l)
{
	return !l->src->sizes_estimated && l->total > 0 &&
	       l->mark.seen >= (uint64_t)l->total;
}

void
list_finish(struct list *l, const struct store_mark *so_far)
{
	struct store_mark next = *so_far;
	bool few = is_short(l, next.seen);

	if (few)
		list_log(
		    l, LOG_WARN,
		    "the list ends with %" PRIu64 " of %" PRId64 " records%s",
		    next.seen, l->total, l->again ? "" : "; asking once more");
	if (few && !l->again) {
		memcpy(next.token, "", 1);
		if (keep(l, &next) != 0)
			return;
		l->again = true;
		l->out->stats.restarts++;
		list_begin(l);
		return;
	}
	if (few)
		l->out->incomplete = true;
	else if (next.seen > 0)
		move_mark(l, &next);
	list_clear_progress(&next);
	if (keep(l, &next) == 0)
		l->stage = STAGE_DONE;
}

/* Ends a list that does not get anywhere; what the page gave is kept. */
static void
stuck(struct list *l, const struct store_mark *so_far, const char *how)
{
	struct store_mark next = *so_far;
	struct err e;

	list_clear_progress(&next);
	if (keep(l, &next) != 0)
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
	if (keep(l, next) != 0)
		return;
	l->page++;
	l->due = list_now(l);
	list_report(l, 0, NULL);
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
	l->tries = 0;
	l->broken = l->doubted = l->resumed = false;
	list_log(l, LOG_DEBUG, "%" PRIu64 " records%s", p->records,
		 p->token[0] != '\0' ? "" : ", the last page");
	if (p->token[0] != '\0') {
		go_on(l, &next, p);
		return;
	}
	list_finish(l, &next);
	list_report(l, 0, NULL);
}
