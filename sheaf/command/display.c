/* The lines of a harvest on a terminal. */
#include "sheaf/command/internal.h"

#include <inttypes.h>
#include <string.h>

#include "core/utf8.h"
#include "sheaf/status/status.h"
#include "sheaf/world/world.h"

enum {
	LINE_LIMIT = 8 * 1024,
	NAME_MAX_COLUMNS = 24,
	SHOWN_WAIT_MS = 1000,
	FAST_MS = 2000 /* before that a speed says nothing */
};

int
display_init(struct display *s, struct app *app, const struct source *sources,
	     size_t n, struct err *e)
{
	const struct env *env = &app->world.env;
	size_t columns;

	*s = (struct display){
	    .world = &app->world,
	    .sources = sources,
	    .lines = arena_zero(&app->arena, n * sizeof(*s->lines)),
	    .n = n,
	    .began = env->ticks(env->ctx),
	};
	if (s->lines == NULL)
		return arena_check(&app->arena, e);
	for (size_t i = 0; i < n; i++) {
		columns = utf8_columns(sources[i].name);
		if (columns > s->name_width)
			s->name_width = columns;
	}
	if (s->name_width > NAME_MAX_COLUMNS)
		s->name_width = NAME_MAX_COLUMNS;
	return 0;
}

/* --- What is known ------------------------------------------------------- */

static void
begin(struct display_line *l, int64_t now)
{
	*l = (struct display_line){.active = true, .total = -1, .from_ms = now};
}

static void
note(struct display_line *l, const struct harvest_progress *p, int64_t now)
{
	l->wait_until = p->wait_ms >= SHOWN_WAIT_MS ? now + p->wait_ms : 0;
	utf8_printable(l->why, sizeof(l->why),
		       str_c(p->why != NULL ? p->why : ""));
	/* A list that has just ended begins to count anew. */
	if (p->seen == 0 && p->stats->records > 0)
		return;
	/* The first page has what an earlier run had seen in it, too. */
	if (l->seen == 0 || p->seen < l->seen) {
		l->from_seen = p->seen;
		l->from_ms = now;
	}
	l->seen = p->seen;
	l->total = p->total;
}

/* --- What is shown ------------------------------------------------------- */

/* The time since the last page counts, too: a server may have gone quiet. */
static void
put_speed(const struct display_line *l, int64_t now, struct buf *out)
{
	uint64_t done = l->seen - l->from_seen;
	uint64_t ms = (uint64_t)(now - l->from_ms);
	uint64_t left;

	if (done == 0 || now - l->from_ms < FAST_MS)
		return;
	if (done * 1000 / ms > 0)
		buf_printf(out, "  %" PRIu64 "/s", done * 1000 / ms);
	else
		buf_printf(out, "  %" PRIu64 "/min", done * 60000 / ms);
	if (l->total < 0 || (uint64_t)l->total <= l->seen)
		return;
	left = (uint64_t)l->total - l->seen;
	buf_puts(out, "  ");
	layout_duration(
	    out, (uint64_t)((double)left * (double)ms / (double)done / 1000.0));
	buf_puts(out, " left");
}

void
display_line(const struct display_line *l, int64_t now_ms, struct buf *out)
{
	char room[LAYOUT_NUMBER];
	struct str n = layout_number(room, l->seen);

	if (l->seen > 0)
		buf_printf(out, "%9.*s", STR_ARG(n));
	if (l->seen > 0 && l->total >= 0) {
		n = layout_number(room, (uint64_t)l->total);
		buf_printf(out, " of " STR_FMT, STR_ARG(n));
		if (l->seen <= (uint64_t)l->total)
			buf_printf(out, " %3" PRIu64 " %%",
				   (uint64_t)((double)l->seen * 100.0 /
					      (double)l->total));
	}
	if (l->wait_until > now_ms) {
		buf_printf(out, "  waits %" PRId64 " s: %s",
			   (l->wait_until - now_ms + 999) / 1000, l->why);
		return;
	}
	if (l->seen == 0)
		buf_puts(out, "  asks for the first page");
	else
		put_speed(l, now_ms, out);
}

static void
put_line(const struct display *s, size_t i, int64_t now, struct buf *out)
{
	size_t n = layout_name(out, s->sources[i].name, s->name_width);

	for (; n < s->name_width; n++)
		buf_char(out, ' ');
	buf_char(out, ' ');
	display_line(&s->lines[i], now, out);
}

/* The sources that are going on; of too many the last line says how many. */
static void
draw(const struct display *s, int64_t now)
{
	struct progress *p = &s->world->progress;
	size_t room = progress_room(p), active = 0, shown = 0, more;
	struct str lines[PROGRESS_LINES];
	size_t ends[PROGRESS_LINES];
	struct buf text;

	buf_init(&text, PROGRESS_LINES * LINE_LIMIT);
	for (size_t i = 0; i < s->n; i++)
		active += s->lines[i].active;
	more = active > room ? active - room + 1 : 0;
	for (size_t i = 0; i < s->n && shown < active - more; i++) {
		if (!s->lines[i].active)
			continue;
		put_line(s, i, now, &text);
		ends[shown++] = text.n;
	}
	if (more > 0) {
		buf_printf(&text, "and %zu more", more);
		ends[shown++] = text.n;
	}
	for (size_t i = 0; i < shown && !text.failed; i++) {
		size_t at = i > 0 ? ends[i - 1] : 0;

		lines[i] = str_of(text.p + at, ends[i] - at);
	}
	if (!text.failed)
		progress_show(p, now, lines, shown);
	buf_free(&text);
}

void
display_note(void *ctx, const struct harvest_progress *p)
{
	struct display *s = ctx;
	const struct env *env = &s->world->env;
	int64_t now = env->ticks(env->ctx);
	struct display_line *l;
	bool urgent = false;

	if (!s->world->progress.wanted)
		return;
	if (p->source != NULL) {
		l = &s->lines[p->source - s->sources];
		if (p->done)
			l->active = false;
		else if (!l->active)
			begin(l, now);
		else
			note(l, p, now);
		urgent = p->done || p->wait_ms >= SHOWN_WAIT_MS;
	}
	if (urgent || progress_due(&s->world->progress, now))
		draw(s, now);
}

/* --- The end ------------------------------------------------------------- */

static void
put_sum(struct buf *line, uint64_t n, const char *what)
{
	char room[LAYOUT_NUMBER];
	struct str number = layout_number(room, n);

	if (n > 0)
		buf_printf(line, ", " STR_FMT " %s", STR_ARG(number), what);
}

void
display_sum(const struct display *s, const struct harvest_outcome *out)
{
	const struct env *env = &s->world->env;
	struct harvest_stats sum = {0};
	uint64_t failed = 0, partly = 0;
	struct buf line;

	if (s->n < 2 || !s->world->terminal)
		return;
	for (size_t i = 0; i < s->n; i++) {
		sum.created += out[i].stats.created;
		sum.changed += out[i].stats.changed;
		sum.deleted += out[i].stats.deleted;
		failed += out[i].error.code != ERR_NONE;
		partly += out[i].error.code == ERR_NONE && out[i].incomplete;
	}
	buf_init(&line, LINE_LIMIT);
	buf_printf(&line, "%zu sources in ", s->n);
	layout_duration(&line,
			(uint64_t)(env->ticks(env->ctx) - s->began) / 1000);
	put_sum(&line, sum.created, "new");
	put_sum(&line, sum.changed, "changed");
	put_sum(&line, sum.deleted, "deleted");
	put_sum(&line, partly, "not complete");
	put_sum(&line, failed, "failed");
	if (!line.failed)
		env_log(env, LOG_INFO, "%s", line.p);
	buf_free(&line);
}
