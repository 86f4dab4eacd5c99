/* sheaf export: from the store to a file or a bundle. */
#include <sys/stat.h>

#include "sheaf/cmd.h"
#include "sheaf/output.h"
#include "sheaf/reading.h"

/* A slip such as -o ~/.local/share/sheaf/sheaf.db must not cost the store. */
static int
check_not_store(const char *output, const char *store, struct err *e)
{
	struct stat a, b;

	if (stat(output, &a) != 0 || stat(store, &b) != 0 ||
	    a.st_dev != b.st_dev || a.st_ino != b.st_ino)
		return 0;
	return err_set(e, ERR_USAGE, 0, "-o %s would overwrite the store",
		       output);
}

static int
run(struct app *app, struct reading *r, struct export_job *job,
    struct export_stats *stats, struct err *e)
{
	struct export_source from;

	if (output_read(&app->args, job, e) != 0 ||
	    reading_open(r, app, e) != 0 ||
	    check_not_store(job->path, r->path, e) != 0)
		return -1;
	from = items_source(&r->items);
	job->selection = (const struct str(*)[2])r->selection.pairs;
	job->nselection = r->selection.npairs;
	return export_run(&app->world.env, &from, job, stats, e);
}

int
cmd_export(struct app *app)
{
	struct export_job job = {0};
	struct export_stats stats = {0};
	struct reading r = {0};
	struct err e;
	int code;

	if (run(app, &r, &job, &stats, &e) != 0)
		code = app_fail(app, &e, job.path);
	else
		code = output_done(app, &job, &stats, 0);
	reading_close(&r);
	return code;
}
