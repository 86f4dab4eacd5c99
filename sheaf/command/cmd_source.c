/* sheaf source: what is known about sources. */
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/norm.h"
#include "sheaf/app.h"
#include "sheaf/world/world.h"
#include "sheaf/command/internal.h"
#include "sheaf/sources.h"

enum { TEXT_LIMIT = 4 << 20 };

static const char *
origin(const struct app *app, struct str name)
{
	return config_find(&app->config, name) != NULL ? app->config.path
						       : "built in";
}

/* name, address, origin */
static int
put_list(struct app *app, struct buf *out, struct err *e)
{
	struct source s;
	struct str name;

	for (size_t i = 0; (name = source_nth(app, i)).n > 0; i++) {
		if (source_find(app, name.p, &s, e) != 0)
			return -1;
		buf_str(out, s.name);
		buf_char(out, '\t');
		buf_str(out, s.url);
		buf_char(out, '\t');
		norm_fit(out, str_c(origin(app, name)), TEXT_LIMIT);
		buf_char(out, '\n');
	}
	return 0;
}

/* Of what is secret only that it is there, as often as it is. */
static void
put_key(struct buf *out, const struct opt_row *row, const char *v)
{
	struct str all = str_c(v), line;

	while (str_cut(&all, '\n', &line))
		buf_printf(out, "%s = " STR_FMT "\n", row->name,
			   STR_ARG((row->key & KEY_SECRET) != 0 ? STR("(set)")
								: line));
}

/* As a section that could be pasted into a configuration. */
static int
put_source(struct app *app, const char *typed, struct buf *out, struct err *e)
{
	struct source s;
	const char *v;

	if (source_find(app, typed, &s, e) != 0)
		return -1;
	if (str_find(s.name, STR("://")) == STR_NPOS)
		buf_printf(out, "[" STR_FMT "]\n", STR_ARG(s.name));
	buf_printf(out, "url = " STR_FMT "\n", STR_ARG(s.url));
	for (int k = 0; k < OPT__MAX; k++) {
		if ((opts[k].key & KEY_SOURCE) == 0 || k == OPT_URL)
			continue;
		v = source_value(app, s.name, (enum opt)k);
		/* These are always said, others where they differ. */
		if (k != OPT_SIZES && k != OPT_DELAY && k != OPT_WINDOWS &&
		    v == opts[k].preset)
			continue;
		put_key(out, &opts[k], v);
	}
	return 0;
}

/* What the first operand asks for; the others are checked there. */
static int
run(struct app *app, struct buf *out, struct err *e)
{
	const struct args *a = &app->args;
	const char *what = a->noperands > 0 ? a->operands[0] : "";

	if (a->count[OPT_DATA] > 0 && strcmp(what, "remove") != 0)
		return err_set(e, ERR_USAGE, 0,
			       "source: --data goes with remove alone");
	if ((a->count[OPT_PROBE_FORMATS] > 0 || a->count[OPT_PROBE_SETS] > 0) &&
	    strcmp(what, "probe") != 0)
		return err_set(e, ERR_USAGE, 0,
			       "source: --formats and --sets go with probe "
			       "alone");
	if (strcmp(what, "list") == 0 && a->noperands == 1)
		return put_list(app, out, e);
	if (strcmp(what, "show") == 0 && a->noperands == 2)
		return put_source(app, a->operands[1], out, e);
	if (strcmp(what, "add") == 0)
		return source_add(app, a->operands + 1, a->noperands - 1, e);
	if (strcmp(what, "set") == 0)
		return source_set(app, a->operands + 1, a->noperands - 1, e);
	if (strcmp(what, "rename") == 0 && a->noperands == 3)
		return source_rename(app, a->operands[1], a->operands[2], e);
	if (strcmp(what, "remove") == 0 && a->noperands == 2)
		return source_remove(app, a->operands[1], e);
	if (strcmp(what, "probe") == 0 && a->noperands == 2)
		return source_probe(app, a->operands[1], out, e);
	return err_set(e, ERR_USAGE, 0,
		       "source: say \"list\"; \"show\", \"remove\" or "
		       "\"probe\" and one name or URL; \"add\", a name and "
		       "a URL; \"set\", a name and KEY=VALUE; or \"rename\" "
		       "and two names");
}

int
cmd_source(struct app *app)
{
	struct buf out;
	struct err e, written;
	int code = EXIT_DONE;

	buf_init(&out, TEXT_LIMIT);
	if (run(app, &out, &e) != 0)
		code = EXIT_REMOTE;
	/* A probe that fails in the end has something to tell all the same. */
	if (buf_check(&out, &written) != 0 ||
	    file_write_fd(STDOUT_FILENO, "standard output", out.p, out.n,
			  &written) != 0)
		code = app_fail(app, &written, "-");
	else if (code != EXIT_DONE)
		code = app_fail(app, &e, "-");
	buf_free(&out);
	return code;
}
