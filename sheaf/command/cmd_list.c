/* sheaf list: one line per record for people. */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/file.h"
#include "sheaf/app.h"
#include "sheaf/world/world.h"
#include "sheaf/records/records.h"
#include "sheaf/command/internal.h"

enum {
	LINE_LIMIT = 64 << 20, /* bytes waiting to be written */
	FLUSH_AT = 64 * 1024,
};

struct listing {
	struct buf out;
	uint64_t records, unreadable;
	struct columns *columns;
};

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
	int rc =
	    columns_next(l->columns, &app->world.env, &r->items, &l->out, e);

	if (rc < 0 && e->code == ERR_DATA) {
		if (l->unreadable++ < EXPORT_NAMED_MAX)
			env_log(&app->world.env, LOG_WARN, "%s", e->msg);
		return 1;
	}
	if (rc > 0)
		l->records++;
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
	struct listing l = {0};
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
	if (columns_new(&l.columns, app, &e) != 0 || list(app, &r, &l, &e) != 0)
		code = app_fail(app, &e, "-");
	else
		code = conclude(app, &l);
	holdings_close(&r);
	columns_free(l.columns);
	buf_free(&l.out);
	return code;
}
