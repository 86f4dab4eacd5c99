/*
 * Whether dates work at a provider: before a list is cut into windows, the
 * records of one moment are asked for, a moment of which one is known. Some
 * providers refuse dates, some ignore them, and with some `until` excludes what
 * it names, or a fraction of a second is in the way.
 */
#include <inttypes.h>
#include <string.h>

#include "harvester/list/list_state.h"

enum { DAY_S = 86400 };

void
list_clear_stamps(struct list_stamps *s)
{
	s->oldest = s->newest = -1;
}

int
list_note_stamp(void *ctx, const struct oai_header *h, const struct record *r,
		struct err *e)
{
	struct list *l = ctx;
	struct list_stamps *s = &l->stamps;
	int64_t t = date_stamp(h->datestamp);

	(void)r;
	(void)e;
	if (t >= 0 && (s->oldest < 0 || t < s->oldest))
		s->oldest = t;
	if (t > s->newest)
		s->newest = t;
	if (l->stage == STAGE_PROBE)
		return 0;
	/* Tombstones are in some lists and not in others. */
	if (t >= 0 && s->one[0] == '\0' && !h->deleted)
		date_stamp_format(t, l->job->day || !l->job->known, s->one);
	return 1;
}

bool
list_wants_windows(const struct list *l)
{
	return l->kind == LIST_WHOLE && !l->job->single && l->page == 1 &&
	       !l->went_on && l->mark.asked[0] == '\0' &&
	       l->stamps.one[0] != '\0' &&
	       windows_wanted(l->total, l->mark.seen, l->src->windows,
			      l->job->earliest >= 0) > 1;
}

/* On as one list, where it stands. */
static void
go_on(struct list *l, const char *why)
{
	list_log(l, LOG_WARN, "%s: no windows of dates, but one list", why);
	l->job->single = true;
	l->stage = STAGE_PAGES;
	l->tries = 0;
	l->doubted = false;
	l->due = list_now(l);
}

static void
plan(struct list *l, bool overlap)
{
	struct err e;

	if (overlap)
		list_log(l, LOG_WARN,
			 "`until` does not include its own moment: windows "
			 "overlap");
	if (job_plan(l->job, l, overlap, &e) != 0) {
		list_fail(l, &e);
		return;
	}
	if (l->job->windows.n == 0) {
		go_on(l, "the dates of the records are too close");
		return;
	}
	l->end = LIST_SPLIT;
	l->stage = STAGE_DONE;
}

void
list_take_probe(struct list *l, const struct oai_page *p)
{
	int64_t t = date_stamp(str_c(l->stamps.one));
	int64_t end = t + (strchr(l->stamps.one, 'T') ? 0 : DAY_S - 1);

	page_drop(l->w->page);
	if (p->records > 0 && (l->stamps.oldest < t || l->stamps.newest > end))
		go_on(l, "from and until are ignored");
	else
		plan(l, p->records == 0);
}

void
list_probe_failed(struct list *l, enum oai_code code, const struct err *e)
{
	struct list_stamps *s = &l->stamps;

	if (code == OAI_NO_RECORDS) {
		plan(l, true);
	} else if (code == OAI_BAD_ARGUMENT && strchr(s->one, 'T') != NULL) {
		list_log(l, LOG_WARN, "%s; asking again with days", e->msg);
		l->job->day = true;
		date_stamp_format(date_stamp(str_c(s->one)), true, s->one);
		l->due = list_now(l);
	} else {
		go_on(l, e->msg);
	}
}
