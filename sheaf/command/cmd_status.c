/* sheaf status: how the sources stand. */
#include <string.h>
#include <unistd.h>

#include "core/file.h"
#include "sheaf/world/world.h"
#include "sheaf/command/internal.h"
#include "sheaf/status/status.h"

enum { TEXT_LIMIT = 256 << 20 };

static int64_t
late_days(const struct args *a)
{
	const char *text = args_text(a, OPT_LATE);

	return rule_number(&opts[OPT_LATE].rule,
			   text != NULL ? text : opts[OPT_LATE].preset);
}

static int
format(const struct status *st, const struct app *app, struct buf *out,
       bool *well, struct err *e)
{
	const struct args *a = &app->args;
	const char *form = args_text(a, OPT_STATUS_FORMAT);
	bool json = a->count[OPT_JSON] > 0;

	if (json && form != NULL && strcmp(form, "json") != 0)
		return err_set(e, ERR_USAGE, 0,
			       "--json and --format %s contradict each other",
			       form);
	*well = true;
	if ((json || form != NULL) &&
	    (a->count[OPT_CHECK] > 0 || a->count[OPT_RUNS] > 0))
		return err_set(e, ERR_USAGE, 0,
			       "--check and --runs are lines for people: "
			       "neither --json nor --format goes with them");
	if (a->count[OPT_CHECK] > 0)
		*well = status_check(st, (int)late_days(a), out) == 0;
	if (a->count[OPT_RUNS] > 0)
		status_runs(st, term_columns(STDOUT_FILENO), out);
	if (a->count[OPT_CHECK] > 0 || a->count[OPT_RUNS] > 0)
		return buf_check(out, e);
	if (json || (form != NULL && strcmp(form, "json") == 0))
		status_json(st, out);
	else if (form != NULL && strcmp(form, "prometheus") == 0)
		status_prometheus(st, out);
	else
		status_text(st, term_columns(STDOUT_FILENO),
			    a->count[OPT_VERBOSE] > 0, out);
	return buf_check(out, e);
}

static int
put(const char *path, const struct buf *text, struct err *e)
{
	struct file *f;
	int rc = file_create(&f, path, e);

	if (rc == 0)
		rc = file_write(f, text->p, text->n, e);
	if (rc == 0)
		rc = file_commit(f, e);
	file_close(f);
	return rc;
}

int
cmd_status(struct app *app)
{
	const char *path = args_text(&app->args, OPT_OUTPUT);
	struct status st;
	struct buf out;
	struct err e = {0};
	int code = EXIT_DONE;
	bool well = true;

	if (path == NULL)
		path = "-";
	buf_init(&out, TEXT_LIMIT);
	if (err_end(status_gather(&st, app, &e), &e) != 0 ||
	    format(&st, app, &out, &well, &e) != 0 || put(path, &out, &e) != 0)
		code = app_fail(app, &e, path);
	else if (!well)
		code = EXIT_PARTLY;
	buf_free(&out);
	return code;
}
