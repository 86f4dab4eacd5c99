/*
 * sheaf list: one line per record for people. On a terminal the columns fit
 * its width; elsewhere nothing is cut and tabs separate them.
 */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/norm.h"
#include "sheaf/app.h"
#include "sheaf/world/world.h"
#include "sheaf/records/records.h"
#include "sheaf/command/internal.h"

enum {
	LINE_LIMIT = 64 << 20, /* bytes waiting to be written */
	FLUSH_AT = 64 * 1024,
	WHOLE = 1 << 30 /* columns: do not cut */
};

enum column { COL_YEAR, COL_TYPE, COL_AUTHORS, COL_TITLE, COL_ID, COL__MAX };

struct listing {
	struct buf out;
	uint64_t records, unreadable;
	bool terminal;
	size_t width[COL__MAX];
	enum column last; /* of a line */
};

/*
 * Shares of a line that has so many columns at least: years are short,
 * identifiers must stay whole as long as there is room (a DOI is what people
 * copy), titles get the rest. 0: a column that is left out.
 */
static const struct {
	size_t columns, year, type, authors, id;
} layouts[] = {
    {160, 4, 18, 24, 40}, {100, 4, 12, 20, 34}, {80, 4, 8, 14, 26},
    {60, 4, 0, 12, 24},   {40, 4, 0, 10, 0},    {0, 0, 0, 0, 0},
};

static void
lay_out(struct listing *l, size_t columns)
{
	size_t rest = columns > 1 ? columns - 1 : 1, i = 0;

	while (layouts[i].columns > columns)
		i++;
	l->width[COL_YEAR] = layouts[i].year;
	l->width[COL_TYPE] = layouts[i].type;
	l->width[COL_AUTHORS] = layouts[i].authors;
	l->width[COL_ID] = layouts[i].id;
	l->width[COL_TITLE] = 0;
	for (int c = 0; c < COL__MAX; c++)
		if (l->width[c] > 0)
			rest -= l->width[c] + 1;
	l->width[COL_TITLE] = rest;
	l->last = layouts[i].id > 0 ? COL_ID : COL_TITLE;
}

static void
put_column(struct listing *l, enum column c, struct str text)
{
	size_t n = l->terminal ? l->width[c] : WHOLE;
	bool last = c == (l->terminal ? l->last : COL_ID);

	if (n == 0)
		return;
	n -= norm_fit(&l->out, text, n);
	if (!l->terminal || last) {
		buf_char(&l->out, last ? '\n' : '\t');
		return;
	}
	for (n++; n > 0; n--)
		buf_char(&l->out, ' ');
}

/* Who wrote it, or else who edited it: the first, and whether there are more. */
static void
put_authors(struct listing *l, const struct record *r)
{
	enum rec_role role =
	    record_has_role(r, ROLE_AUTHOR) ? ROLE_AUTHOR : ROLE_EDITOR;
	const struct rec_name *first = NULL;
	static const char more[] = " et al.";
	struct buf text;
	size_t n = 0, room;

	for (size_t i = 0; i < r->names.n; i++) {
		if (r->names.v[i].role != role)
			continue;
		if (n++ == 0)
			first = &r->names.v[i];
	}
	buf_init(&text, LINE_LIMIT);
	room = l->terminal ? l->width[COL_AUTHORS] : WHOLE;
	if (room == 0)
		return;
	if (n > 1)
		room -= sizeof(more) - 1;
	if (first != NULL)
		norm_fit(&text,
			 first->family.n > 0 ? first->family : first->literal,
			 room);
	if (n > 1)
		buf_puts(&text, more);
	put_column(l, COL_AUTHORS, buf_view(&text));
	buf_free(&text);
}

static void
put_record(struct listing *l, const struct record *r)
{
	struct str doi = record_id(r, ID_DOI);
	char year[DATE_MAX] = "";
	struct rec_date issued = {.year = r->issued.from.year};

	date_format(issued, year);
	put_column(l, COL_YEAR, str_c(year));
	put_column(l, COL_TYPE,
		   str_c(r->deleted ? "deleted" : rec_type_name(r->type)));
	put_authors(l, r);
	put_column(l, COL_TITLE, record_title(r));
	put_column(l, COL_ID, doi.n > 0 ? doi : r->oai_id);
}

static int
flush(struct listing *l, size_t at_least, struct err *e)
{
	if (buf_check(&l->out, e) != 0)
		return err_wrap(e, "a line of the list");
	if (l->out.n < at_least)
		return 0;
	if (file_write_fd(STDOUT_FILENO, "standard output", l->out.p, l->out.n,
			  e) != 0)
		return -1;
	buf_clear(&l->out);
	return 0;
}

/* 1: a line was added or left out, 0: the end, -1. */
static int
list_one(struct app *app, struct holdings *r, struct listing *l, struct err *e)
{
	struct record *record;
	int rc = from_store_next(&r->items, &record, e);

	if (rc < 0 && e->code == ERR_DATA) {
		if (l->unreadable++ < EXPORT_NAMED_MAX)
			env_log(&app->world.env, LOG_WARN, "%s", e->msg);
		return 1;
	}
	if (rc > 0) {
		l->records++;
		put_record(l, record);
	}
	return rc;
}

static int
list(struct app *app, struct holdings *r, struct listing *l, struct err *e)
{
	int rc;

	if (holdings_open(r, app, e) != 0)
		return -1;
	while ((rc = list_one(app, r, l, e)) > 0)
		if (flush(l, FLUSH_AT, e) != 0)
			return -1;
	if (rc < 0 || flush(l, 1, e) != 0)
		return -1;
	return holdings_conclude(r, &app->world.env, e);
}

/* Nothing at all needs a word; lines speak for themselves. */
static int
conclude(struct app *app, const struct listing *l)
{
	const struct env *env = &app->world.env;

	if (l->unreadable > 0)
		env_log(env, LOG_WARN, "%s could not be read",
			STR_COUNT(l->unreadable, "record"));
	else if (l->records == 0)
		env_log(env, LOG_INFO, "0 records");
	return l->unreadable > 0 ? EXIT_PARTLY : EXIT_DONE;
}

int
cmd_list(struct app *app)
{
	struct listing l = {.terminal = isatty(STDOUT_FILENO) == 1};
	struct holdings r = {0};
	struct err e;
	int code;

	if (app->args.count[OPT_REJECTED] > 0)
		return rejected_list(app);
	if (app->args.count[OPT_JSON] > 0) {
		err_set(&e, ERR_USAGE, 0,
			"list: --json goes with --rejected; records as JSON "
			"are sheaf export -f jsonl");
		return app_fail(app, &e, NULL);
	}
	buf_init(&l.out, LINE_LIMIT);
	lay_out(&l, term_columns(STDOUT_FILENO));
	if (list(app, &r, &l, &e) != 0)
		code = app_fail(app, &e, "-");
	else
		code = conclude(app, &l);
	holdings_close(&r);
	buf_free(&l.out);
	return code;
}
