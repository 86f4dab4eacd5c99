/* sheaf source: what is known about sources. */
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/utf8.h"
#include "sheaf/cmd.h"
#include "sheaf/exitcode.h"
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
		utf8_fit(out, str_c(origin(app, name)), TEXT_LIMIT);
		buf_char(out, '\n');
	}
	return 0;
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
	for (int k = KEY_URL + 1; k < KEY__MAX; k++) {
		if (!config_keys[k].of_source)
			continue;
		v = source_value(app, s.name, (enum config_key)k);
		if (v != NULL)
			buf_printf(out, "%s = %s\n", config_keys[k].name, v);
	}
	return 0;
}

static int
run(struct app *app, struct buf *out, struct err *e)
{
	const struct args *a = &app->args;
	const char *what = a->noperands > 0 ? a->operands[0] : "";

	if (strcmp(what, "list") == 0 && a->noperands == 1)
		return put_list(app, out, e);
	if (strcmp(what, "show") == 0 && a->noperands == 2)
		return put_source(app, a->operands[1], out, e);
	return err_set(e, ERR_USAGE, 0,
		       "source: say \"list\", or \"show\" and one name or URL");
}

int
cmd_source(struct app *app)
{
	struct buf out;
	struct err e;
	int code = EXIT_DONE;

	buf_init(&out, TEXT_LIMIT);
	if (run(app, &out, &e) != 0 || buf_check(&out, &e) != 0 ||
	    file_write_fd(STDOUT_FILENO, "standard output", out.p, out.n, &e) !=
		0)
		code = app_fail(app, &e, "-");
	buf_free(&out);
	return code;
}
