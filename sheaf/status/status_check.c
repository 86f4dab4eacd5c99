/* What is not well, and how runs ended: lines for people and for monitors. */
#include "core/date.h"
#include "core/utf8.h"
#include "sheaf/status/status.h"
#include "sheaf/world/world.h"

enum { DAY = 24 * 60 * 60, INDENT = 4 };

static void
begin(struct buf *out, const struct status_source *s, size_t *n)
{
	buf_printf(out, STR_FMT ": ", STR_ARG(s->name));
	++*n;
}

/* How the last run ended, unless it was whole or goes on. */
static void
check_run(const struct status_source *s, struct buf *out, size_t *n)
{
	bool running = s->run.outcome == STORE_RUNNING && !s->killed;
	struct str said = status_said(s, &s->run);

	if (s->run.outcome == STORE_WHOLE || running)
		return;
	begin(out, s, n);
	if (s->run.outcome == STORE_NEVER)
		buf_puts(out, "never harvested");
	else
		buf_printf(out, "%s%s" STR_FMT, status_outcome(s),
			   said.n > 0 ? ": " : "", STR_ARG(said));
	buf_char(out, '\n');
}

size_t
status_check(const struct status *st, int late_days, struct buf *out)
{
	size_t n = 0;

	for (size_t i = 0; i < st->n; i++) {
		const struct status_source *s = &st->v[i];
		int64_t age = st->now - s->run.whole;

		check_run(s, out, &n);
		if (s->run.whole > 0 && age > (int64_t)late_days * DAY) {
			begin(out, s, &n);
			buf_puts(out, "last whole ");
			layout_duration(out, (uint64_t)age);
			buf_puts(out, " ago\n");
		}
		if (s->counts.rejected > 0) {
			begin(out, s, &n);
			buf_printf(out, "%s kept aside\n",
				   STR_COUNT(s->counts.rejected, "record"));
		}
	}
	return n;
}

/* "1,200 records, 3 new, 0 changed, 0 deleted; why it failed" */
static void
put_counts(const struct status_source *s, const struct store_run *r,
	   struct buf *out)
{
	struct str said = status_said(s, r);

	buf_printf(out, "%s, %s new, %s changed, %s deleted",
		   STR_COUNT(r->records, "record"), STR_NUMBER(r->created),
		   STR_NUMBER(r->changed), STR_NUMBER(r->deleted));
	if (said.n > 0)
		buf_printf(out, "; " STR_FMT, STR_ARG(said));
}

/*
 * "2026-11-28T16:33:00Z  whole    12 s  1,200 records, 3 new"; in lines of
 * their own, how many and why, where one has no room for them.
 */
static void
put_run(const struct status_source *s, const struct store_run *r,
	size_t columns, struct buf *out)
{
	size_t began = out->n;
	struct buf counts;
	struct status_source one = {.run = *r};
	char stamp[STAMP_MAX];

	date_stamp_format(r->began, false, stamp);
	buf_printf(out, "  %s  %-7s  ", stamp, status_outcome(&one));
	layout_duration(
	    out, (uint64_t)(r->ended > r->began ? r->ended - r->began : 0));
	buf_init(&counts, out->limit);
	put_counts(s, r, &counts);
	if (out->n - began + 2 + utf8_columns(buf_view(&counts)) <= columns) {
		buf_puts(out, "  ");
		layout_wrap(out, buf_view(&counts), 0, columns);
	} else {
		buf_char(out, '\n');
		layout_wrap(out, buf_view(&counts), INDENT, columns);
	}
	buf_free(&counts);
}

void
status_runs(const struct status *st, size_t columns, struct buf *out)
{
	for (size_t i = 0; i < st->n; i++) {
		const struct status_source *s = &st->v[i];

		buf_printf(out, STR_FMT "\n", STR_ARG(s->name));
		for (size_t k = 0; k < s->nruns; k++)
			put_run(s, &s->runs[k], columns, out);
	}
}
