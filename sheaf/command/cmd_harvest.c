/* sheaf harvest: from sources into the store. */
#include "sheaf/command/internal.h"

#include <unistd.h>

#include "core/file.h"
#include "sheaf/records/records.h"
#include "sheaf/settings.h"

enum { PREVIEW_LIMIT = 64 << 20 };

static int
check_operands(const struct app *app, struct err *e)
{
	const struct args *a = &app->args;
	bool all = a->count[OPT_ALL] > 0;

	if (all && a->noperands > 0)
		return err_set(e, ERR_USAGE, 0,
			       "harvest: either --all or names of sources");
	if (!all && a->noperands == 0)
		return err_set(e, ERR_USAGE, 0,
			       "harvest: name a source, such as duepublico, "
			       "or the URL of an endpoint, or give --all");
	if (all && app->config.nsources == 0)
		return err_set(e, ERR_USAGE, 0,
			       "harvest --all: no source is configured in %s",
			       app->config.path ? app->config.path
						: "a configuration file");
	return 0;
}

static int
read_options(struct session *h, const struct app *app, struct err *e)
{
	const struct args *a = &app->args;
	struct harvest_window w = {
	    .from = str_c(args_text(a, OPT_FROM)),
	    .until = str_c(args_text(a, OPT_UNTIL)),
	    .full = a->count[OPT_FULL] > 0,
	};

	if (w.full && (w.from.n > 0 || w.until.n > 0))
		return err_set(e, ERR_USAGE, 0,
			       "--full means everything: --from and --until "
			       "contradict it");
	if (a->count[OPT_COMPARE] > 0 && (w.from.n > 0 || w.until.n > 0))
		return err_set(e, ERR_USAGE, 0,
			       "--compare asks for the whole list: --from and "
			       "--until contradict it");
	if (selection_check_dates(a, e) != 0)
		return -1;
	if (session_options(h, e) != 0)
		return -1;
	h->options.window = w;
	h->options.compare = a->count[OPT_COMPARE] > 0;
	return 0;
}

/* --dry-run: a line each, on standard output. */
static int
preview(struct app *app, struct session *h, struct err *e)
{
	const char *path;
	struct buf out;
	int rc = settings_store(app, &path, e);

	if (rc == 0 && store_open(&h->store, path, STORE_READ, e) != 0)
		rc = err_forgive(e, ERR_NOTFOUND);
	buf_init(&out, PREVIEW_LIMIT);
	for (size_t i = 0; rc == 0 && i < h->n; i++)
		rc = harvest_preview(&app->world.env, h->store, &h->sources[i],
				     &h->options, &out, e);
	if (rc == 0)
		rc = file_write_fd(STDOUT_FILENO, "standard output", out.p,
				   out.n, e);
	buf_free(&out);
	store_close(h->store);
	return rc == 0 ? EXIT_DONE : app_fail(app, e, "-");
}

int
cmd_harvest(struct app *app)
{
	struct session h = {.helper = {.fd = -1}};
	struct err e = {0};
	int rc = -1;

	if (check_operands(app, &e) != 0 ||
	    session_find(&h, app, app->args.count[OPT_ALL] > 0, &e) != 0 ||
	    read_options(&h, app, &e) != 0)
		return app_fail(app, &e, NULL);
	if (app->args.count[OPT_DRY_RUN] > 0)
		return preview(app, &h, &e);
	if (session_begin(&h, &e) == 0)
		rc = session_run(&h, session_note, &h, &e);
	progress_clear(&app->world.progress);
	rc = session_conclude(&h, rc, &e);
	session_end(&h);
	return rc;
}
