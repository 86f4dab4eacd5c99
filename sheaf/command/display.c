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
	FAST_MS = 2000,    /* before that a speed says nothing */
	QUIET_MS = 5000,   /* a server that long without an answer is named */
	MINUTE_MS = 60000, /* between two lines where there is no terminal */
	NAMED_MAX = 3      /* sources in such a line */
};

int
display_init(struct display *s, struct app *app, const struct source *sources,
	     const struct harvest_outcome *outcomes, size_t n, struct err *e)
{
	const struct env *env = &app->world.env;
	size_t columns;

	*s = (struct display){
	    .world = &app->world,
	    .sources = sources,
	    .outcomes = outcomes,
	    .lines = arena_zero(&app->arena, n * sizeof(*s->lines)),
	    .n = n,
	    .began = env->ticks(env->ctx),
	};
	s->told = s->began;
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

/* --- What is known -------------------------------------------------------- */

static void
note_asks(struct display_line *l, const struct harvest_progress *p)
{
	utf8_printable(l->asks, sizeof(l->asks),
		       str_c(p->asks != NULL ? p->asks : ""));
}

static void
begin(struct display_line *l, const struct harvest_progress *p, int64_t now)
{
	*l = (struct display_line){
	    .phase = DISPLAY_ACTIVE,
	    .began_ms = now,
	    .total = -1,
	    .from_ms = now,
	    .heard_ms = now,
	};
	note_asks(l, p);
}

static void
note(struct display_line *l, const struct harvest_progress *p, int64_t now)
{
	l->wait_until = p->wait_ms >= SHOWN_WAIT_MS ? now + p->wait_ms : 0;
	utf8_printable(l->why, sizeof(l->why),
		       str_c(p->why != NULL ? p->why : ""));
	note_asks(l, p);
	l->heard_ms = now + p->wait_ms;
	l->pages = p->stats->pages;
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

int64_t
display_time(const struct display *s, size_t i, int64_t now_ms)
{
	const struct display_line *l = &s->lines[i];

	if (l->phase != DISPLAY_ACTIVE)
		return 0;
	return now_ms > l->began_ms ? now_ms - l->began_ms : 1;
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
		buf_printf(out, "  %s/s", STR_NUMBER(done * 1000 / ms));
	else
		buf_printf(out, "  %s/min", STR_NUMBER(done * 60000 / ms));
	if (l->total < 0 || (uint64_t)l->total <= l->seen)
		return;
	left = (uint64_t)l->total - l->seen;
	buf_puts(out, "  ");
	layout_duration(
	    out, (uint64_t)((double)left * (double)ms / (double)done / 1000.0));
	buf_puts(out, " left");
}

/* "asks for page 12 (14 s)", "asks for Identify" */
static void
put_question(const struct display_line *l, int64_t now, struct buf *out)
{
	int64_t s = (now - l->heard_ms) / 1000;

	if (l->asks[0] != '\0')
		buf_printf(out, "  asks for %s", l->asks);
	else if (l->pages == 0)
		buf_puts(out, "  asks for the first page");
	else
		buf_printf(out, "  asks for page %s", STR_NUMBER(l->pages + 1));
	if (s > 0)
		buf_printf(out, " (%" PRId64 " s)", s);
}

void
display_line(const struct display_line *l, int64_t now_ms, struct buf *out)
{
	if (l->seen > 0)
		buf_printf(out, "%9s", STR_NUMBER(l->seen));
	if (l->seen > 0 && l->total >= 0) {
		buf_printf(out, " of %s", STR_NUMBER((uint64_t)l->total));
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
	if (l->seen == 0 || now_ms - l->heard_ms >= QUIET_MS)
		put_question(l, now_ms, out);
	else
		put_speed(l, now_ms, out);
}

/* "7 of 11 sources, 12,400 records, 3 min" */
static void
put_head(const struct display *s, int64_t now, struct buf *out)
{
	uint64_t records = 0;
	size_t ended = 0;

	for (size_t i = 0; i < s->n; i++) {
		records += s->outcomes[i].stats.records;
		ended += s->lines[i].phase == DISPLAY_ENDED;
	}
	if (s->n > 1)
		buf_printf(out, "%s of %s, ", STR_NUMBER(ended),
			   STR_COUNT(s->n, "source"));
	buf_printf(out, "%s, ", STR_COUNT(records, "record"));
	layout_duration(out, (uint64_t)(now - s->began) / 1000);
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

/*
 * The head, where there are several, and the sources that are going on; of too
 * many the last line says how many.
 */
static void
draw(const struct display *s, int64_t now)
{
	struct progress *p = &s->world->progress;
	size_t room = progress_room(p), active = 0, shown = 0, more, n = 0;
	struct str lines[PROGRESS_LINES];
	size_t ends[PROGRESS_LINES];
	struct buf text;

	buf_init(&text, PROGRESS_LINES * LINE_LIMIT);
	if (s->n > 1 && room > 1) {
		put_head(s, now, &text);
		ends[n++] = text.n;
		room--;
	}
	for (size_t i = 0; i < s->n; i++)
		active += s->lines[i].phase == DISPLAY_ACTIVE;
	more = active > room ? active - room + 1 : 0;
	for (size_t i = 0; i < s->n && shown < active - more; i++) {
		if (s->lines[i].phase != DISPLAY_ACTIVE)
			continue;
		put_line(s, i, now, &text);
		ends[n++] = text.n;
		shown++;
	}
	if (more > 0) {
		buf_printf(&text, "and %s more", STR_NUMBER(more));
		ends[n++] = text.n;
	}
	for (size_t i = 0; i < n && !text.failed; i++) {
		size_t at = i > 0 ? ends[i - 1] : 0;

		lines[i] = str_of(text.p + at, ends[i] - at);
	}
	if (!text.failed)
		progress_show(p, now, lines, n);
	buf_free(&text);
}

/* The blanks that put numbers below each other are for the terminal. */
static void
put_source(const struct display *s, size_t i, int64_t now, struct buf *out)
{
	struct buf text;

	buf_init(&text, LINE_LIMIT);
	display_line(&s->lines[i], now, &text);
	buf_puts(out, "; ");
	layout_name(out, s->sources[i].name, NAME_MAX_COLUMNS);
	buf_puts(out, ": ");
	buf_str(out, str_trim(buf_view(&text)));
	buf_free(&text);
}

void
display_state(const struct display *s, int64_t now, struct buf *out)
{
	size_t named = 0, active = 0;

	put_head(s, now, out);
	for (size_t i = 0; i < s->n; i++) {
		if (s->lines[i].phase != DISPLAY_ACTIVE)
			continue;
		if (active++ < NAMED_MAX) {
			put_source(s, i, now, out);
			named++;
		}
	}
	if (active > named)
		buf_printf(out, "; and %s more", STR_NUMBER(active - named));
}

enum { STATE_SOURCES, STATE_ENDED, STATE_RECORDS, STATE__MAX };

static void
count_state(const struct display *s, struct log_count out[STATE__MAX])
{
	out[STATE_SOURCES] = (struct log_count){"sources", s->n};
	out[STATE_ENDED] = (struct log_count){"ended", 0};
	out[STATE_RECORDS] = (struct log_count){"records", 0};
	for (size_t i = 0; i < s->n; i++) {
		out[STATE_ENDED].n += s->lines[i].phase == DISPLAY_ENDED;
		out[STATE_RECORDS].n += s->outcomes[i].stats.records;
	}
}

/* When asked by a signal, and each minute where lines cannot be rewritten. */
static void
tell(struct display *s, int64_t now)
{
	bool asked = signals_asked(), active = false;
	struct log_count numbers[STATE__MAX];
	const struct log_facts facts = {
	    .ms = now - s->began,
	    .counts = numbers,
	    .ncounts = STATE__MAX,
	};
	struct buf line;

	for (size_t i = 0; i < s->n; i++)
		active = active || s->lines[i].phase == DISPLAY_ACTIVE;
	if (!asked && !active)
		return;
	if (!asked && (s->world->progress.wanted || now - s->told < MINUTE_MS))
		return;
	if (!asked)
		s->told = now;
	buf_init(&line, LINE_LIMIT);
	display_state(s, now, &line);
	count_state(s, numbers);
	if (line.failed)
		;
	else if (asked)
		world_print(s->world, line.p, &facts);
	else
		env_log_facts(&s->world->env, LOG_INFO, &facts, "%s", line.p);
	buf_free(&line);
}

void
display_note(void *ctx, const struct harvest_progress *p)
{
	struct display *s = ctx;
	const struct env *env = &s->world->env;
	int64_t now = env->ticks(env->ctx);
	struct display_line *l;
	bool urgent = false;

	if (p->source != NULL) {
		l = &s->lines[p->source - s->sources];
		if (p->done)
			l->phase = DISPLAY_ENDED;
		else if (l->phase != DISPLAY_ACTIVE)
			begin(l, p, now);
		else
			note(l, p, now);
		urgent = p->done || p->wait_ms >= SHOWN_WAIT_MS;
	}
	tell(s, now);
	if (s->world->progress.wanted &&
	    (urgent || progress_due(&s->world->progress, now)))
		draw(s, now);
}

/* --- The end ------------------------------------------------------------- */

static void
put_sum(struct buf *line, uint64_t n, const char *what)
{
	if (n > 0)
		buf_printf(line, ", %s %s", STR_NUMBER(n), what);
}

void
display_sum(const struct display *s)
{
	const struct env *env = &s->world->env;
	struct harvest_stats sum = {0};
	uint64_t failed = 0, partly = 0, stopped = 0, waiting = 0;
	struct buf line;

	if (s->n < 2 || !s->world->terminal)
		return;
	for (size_t i = 0; i < s->n; i++) {
		const struct harvest_outcome *o = &s->outcomes[i];
		bool halted = o->cut || o->error.code == ERR_STOPPED;
		bool begun = s->lines[i].phase != DISPLAY_WAITING;

		sum.created += o->stats.created;
		sum.changed += o->stats.changed;
		sum.deleted += o->stats.deleted;
		stopped += halted && begun;
		waiting += halted && !begun;
		failed += o->error.code != ERR_NONE && !halted;
		partly += o->error.code == ERR_NONE && o->incomplete;
	}
	buf_init(&line, LINE_LIMIT);
	buf_printf(&line, "%s in ", STR_COUNT(s->n, "source"));
	layout_duration(&line,
			(uint64_t)(env->ticks(env->ctx) - s->began) / 1000);
	put_sum(&line, sum.created, "new");
	put_sum(&line, sum.changed, "changed");
	put_sum(&line, sum.deleted, "deleted");
	put_sum(&line, partly, "not complete");
	put_sum(&line, failed, "failed");
	put_sum(&line, stopped, "stopped");
	put_sum(&line, waiting, "not begun");
	if (!line.failed)
		env_log(env, LOG_INFO, "%s", line.p);
	buf_free(&line);
}
