/* The sources as a table for people, with what needs words below each line. */
#include "core/date.h"
#include "core/utf8.h"
#include "sheaf/status/status.h"
#include "sheaf/world/world.h"

enum {
	NAME_LEAST = 8,
	INDENT = 4,
	WHOLE = 1 << 30 /* columns: do not cut */
};

enum column {
	COL_NAME,
	COL_RECORDS,
	COL_DELETED,
	COL_ASIDE,
	COL_MARK,
	COL_RUN,
	COL_OUTCOME,
	COL__MAX
};

static const struct {
	const char *title;
	size_t width; /* of COL_NAME: what is left, up to the longest */
	bool right;
} columns_of[COL__MAX] = {
    [COL_NAME] = {"source", 0, false},
    [COL_RECORDS] = {"records", 9, true},
    [COL_DELETED] = {"deleted", 8, true},
    [COL_ASIDE] = {"aside", 6, true},
    [COL_MARK] = {"up to", 10, false},
    [COL_RUN] = {"last run (UTC)", 16, false},
    [COL_OUTCOME] = {"ended", 7, false},
};

/* "2026-11-22 16:20", or none */
static struct str
moment(char out[STAMP_MAX], int64_t t)
{
	if (t <= 0)
		return STR_NONE;
	date_stamp_format(t, false, out);
	out[10] = ' ';
	return str_of(out, 16);
}

static void
blanks(struct buf *out, size_t n)
{
	while (n-- > 0)
		buf_char(out, ' ');
}

/* What is given up first where there is no room; 0: the whole column. */
static const struct {
	enum column column;
	size_t width;
} given_up[] = {
    {COL_RUN, 10}, {COL_DELETED, 0}, {COL_ASIDE, 0},
    {COL_MARK, 0}, {COL_RUN, 0},
};

/* Columns as they are shown here; 0: not at all. */
struct widths {
	size_t of[COL__MAX];
};

static size_t
sum_of(const struct widths *w)
{
	size_t sum = 0;

	for (int c = COL_NAME + 1; c < COL__MAX; c++)
		sum += w->of[c] > 0 ? w->of[c] + 1 : 0;
	return sum;
}

static void
put_cell(struct buf *out, enum column c, struct str text,
	 const struct widths *w)
{
	size_t width = w->of[c], n;

	if (width == 0)
		return;
	text = c == COL_RUN ? str_left(text, width) : text;
	n = utf8_columns(text);
	if (c > 0)
		buf_char(out, ' ');
	if (columns_of[c].right && n < width)
		blanks(out, width - n);
	if (c == COL_NAME)
		n = layout_name(out, text, width);
	else
		buf_str(out, text);
	if (c == COL_OUTCOME)
		buf_char(out, '\n');
	else if (!columns_of[c].right && n < width)
		blanks(out, width - n);
}

static void
put_titles(struct buf *out, const struct widths *w)
{
	for (int c = 0; c < COL__MAX; c++) {
		struct str title = str_c(columns_of[c].title);

		/* "(UTC)" goes with the time of day. */
		if (c != COL_NAME && title.n > w->of[c])
			title = str_trim(str_left(title, str_chr(title, '(')));
		put_cell(out, (enum column)c, title, w);
	}
}

static void
put_row(struct buf *out, const struct status_source *s, const struct widths *w)
{
	char stamp[STAMP_MAX];
	int64_t at = s->run.ended > 0 ? s->run.ended : s->run.began;
	struct str mark = str_left(status_mark(s), 10);
	struct str run;

	/* A run that goes on has not ended yet, though the one before has. */
	if (s->run.outcome == STORE_RUNNING)
		at = s->run.began;
	run = moment(stamp, at);
	put_cell(out, COL_NAME, s->name, w);
	put_cell(out, COL_RECORDS, str_c(STR_NUMBER(s->counts.live)), w);
	put_cell(out, COL_DELETED, str_c(STR_NUMBER(s->counts.deleted)), w);
	put_cell(out, COL_ASIDE, str_c(STR_NUMBER(s->counts.rejected)), w);
	put_cell(out, COL_MARK, mark.n > 0 ? mark : STR("-"), w);
	put_cell(out, COL_RUN, run.n > 0 ? run : STR("-"), w);
	put_cell(out, COL_OUTCOME, str_c(status_outcome(s)), w);
}

static void
put_list(struct buf *out, const struct status_list *l, size_t columns)
{
	struct buf line;

	if (!l->under_way && l->unfinished == 0)
		return;
	buf_init(&line, out->limit);
	if (l->under_way)
		buf_printf(&line, "going on after %s",
			   STR_COUNT(l->seen, "record"));
	if (l->unfinished > 0)
		buf_printf(&line, "%s%s of %s windows of dates still to come",
			   line.n > 0 ? ", " : "", STR_NUMBER(l->unfinished),
			   STR_NUMBER(l->windows));
	buf_printf(&line, " (" STR_FMT "%s" STR_FMT ")", STR_ARG(l->prefix),
		   l->set.n > 0 ? ", set " : "", STR_ARG(l->set));
	layout_wrap(out, buf_view(&line), INDENT, columns);
	buf_free(&line);
}

static void
put_moment(struct buf *out, const char *what, int64_t t)
{
	char stamp[STAMP_MAX];
	struct str at = moment(stamp, t);

	blanks(out, INDENT);
	buf_printf(out, "%s " STR_FMT " UTC\n", what, STR_ARG(at));
}

/* Which format, why, and whether there is a better one. */
static void
put_format(struct buf *out, const struct status_format *f, size_t columns)
{
	struct buf line;

	if (f->prefix.n == 0)
		return;
	buf_init(&line, out->limit);
	buf_printf(&line, "in " STR_FMT ": " STR_FMT, STR_ARG(f->prefix),
		   STR_ARG(f->why));
	if (f->day.n > 0)
		buf_printf(&line, " (formats of " STR_FMT ")", STR_ARG(f->day));
	if (f->better.n > 0)
		buf_printf(&line,
			   "; " STR_FMT " would be better, " STR_FMT
			   ": harvest --full changes to it",
			   STR_ARG(f->better), STR_ARG(f->better_why));
	layout_wrap(out, buf_view(&line), INDENT, columns);
	buf_free(&line);
}

static void
put_who(struct buf *out, struct str by, size_t columns)
{
	struct buf line;

	buf_init(&line, out->limit);
	buf_printf(&line, "at work: " STR_FMT, STR_ARG(by));
	layout_wrap(out, buf_view(&line), INDENT, columns);
	buf_free(&line);
}

static void
put_details(struct buf *out, const struct status *st,
	    const struct status_source *s, size_t columns)
{
	const struct store_run *r = &s->run;

	if (s->by.n > 0)
		put_who(out, s->by, columns);
	if (s->killed)
		layout_wrap(out,
			    STR("the run was ended from outside; the next one "
				"goes on there"),
			    INDENT, columns);
	if (r->message[0] != '\0' && r->outcome != STORE_RUNNING)
		layout_wrap(out, status_said(s, r), INDENT, columns);
	put_format(out, &s->format, columns);
	for (size_t i = 0; i < s->nlists; i++)
		put_list(out, &s->lists[i], columns);
	if (r->outcome != STORE_WHOLE && r->whole > 0)
		put_moment(out, "last whole", r->whole);
	if (r->not_before > st->now)
		put_moment(out, "may start again at", r->not_before);
}

/* The others have fixed widths, and a blank in front of each. */
static struct widths
widths_for(const struct status *st, size_t columns)
{
	size_t longest = NAME_LEAST, n, rest;
	struct widths w;

	for (int c = 0; c < COL__MAX; c++)
		w.of[c] = columns_of[c].width;
	for (size_t i = 0; i < sizeof(given_up) / sizeof(given_up[0]) &&
			   sum_of(&w) + NAME_LEAST > columns;
	     i++)
		w.of[given_up[i].column] = given_up[i].width;
	for (size_t i = 0; i < st->n; i++) {
		n = utf8_columns(st->v[i].name);
		if (n > longest)
			longest = n;
	}
	rest = sum_of(&w);
	w.of[COL_NAME] = NAME_LEAST;
	if (rest + NAME_LEAST < columns)
		w.of[COL_NAME] =
		    longest < columns - rest ? longest : columns - rest;
	return w;
}

void
status_text(const struct status *st, size_t columns, bool addresses,
	    struct buf *out)
{
	const struct widths w = widths_for(st, columns);
	uint64_t held = 0;

	for (size_t i = 0; i < st->n; i++)
		held += st->v[i].run.outcome != STORE_NEVER ||
			st->v[i].counts.live > 0;
	if (held == 0)
		buf_printf(out,
			   "nothing harvested yet%s; sheaf harvest NAME "
			   "begins\n",
			   st->there ? "" : ", there is no store");
	if (st->n == 0)
		return;
	put_titles(out, &w);
	for (size_t i = 0; i < st->n; i++) {
		put_row(out, &st->v[i], &w);
		if (addresses)
			layout_wrap(out, st->v[i].url, INDENT, WHOLE);
		put_details(out, st, &st->v[i], columns);
	}
}
