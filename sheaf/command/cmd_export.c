/* sheaf export: from the store to a file or a bundle. */
#include <inttypes.h>
#include <stdio.h>

#include "sheaf/command/internal.h"
#include "sheaf/world/world.h"
#include "sheaf/records/records.h"
#include "sheaf/settings.h"

enum { LOOK_EVERY = 256 }; /* records between two looks at the clock */

/* Records on their way from the store, counted for the terminal. */
struct passing {
	struct export_source from;
	struct world *world;
	const struct holdings *holdings;
	uint64_t n;
	bool said; /* what holdings_conclude has to say */
};

static int
next(void *ctx, struct record **out, struct err *e)
{
	struct passing *p = ctx;
	struct world *w = p->world;
	char line[64];
	struct str shown;
	int64_t now;
	int rc;

	if (++p->n % LOOK_EVERY == 0) {
		now = w->env.ticks(w->env.ctx);
		snprintf(line, sizeof(line), "%s", STR_COUNT(p->n, "record"));
		shown = str_c(line);
		if (progress_due(&w->progress, now))
			progress_show(&w->progress, now, &shown, 1);
	}
	rc = p->from.next(p->from.ctx, out, e);
	/* Nothing at all: what was there under that name stays. */
	if (rc == 0 && !p->said)
		rc = holdings_conclude(p->holdings, &w->env, e);
	return rc;
}

static int
again(void *ctx, struct err *e)
{
	struct passing *p = ctx;

	p->said = true;
	p->n = 0;
	return p->from.again(p->from.ctx, e);
}

static bool
origin(void *ctx, size_t i, struct export_origin *out)
{
	const struct passing *p = ctx;

	return p->from.origin(p->from.ctx, i, out);
}

/*
 * While the rows are open the number is that of their snapshot. same: nothing
 * has changed since the last export of that name.
 */
static int
read_series(struct app *app, const struct holdings *r, struct export_job *job,
	    bool *same, struct err *e)
{
	const struct store_query *q = &r->selection.query;
	uint64_t before = 0;
	int rc;

	job->series.name = args_text(&app->args, OPT_NAME);
	if (q->has_since)
		job->series.since = args_text(&app->args, OPT_SINCE_LAST);
	job->series.since_change = q->since;
	job->leave_empty = q->has_since;
	if (store_change(r->store, &job->series.change, e) != 0)
		return -1;
	if (job->series.name == NULL)
		return 0;
	rc = store_named(r->store, str_c(job->series.name), &before, e);
	*same = rc > 0 && before == job->series.change;
	return rc < 0 ? -1 : 0;
}

/*
 * Only once the output is in its place: an export that fails in between is
 * made again, and the receiver gets some records twice rather than not at all.
 */
static int
remember(struct holdings *r, const struct export_job *job, struct err *e)
{
	if (job->series.name == NULL)
		return 0;
	/* The snapshot must be given up before anything can be written. */
	from_store_close(&r->items);
	return store_set_named(r->store, str_c(job->series.name),
			       job->series.change, e);
}

static int
run(struct app *app, struct holdings *r, struct export_job *job,
    struct export_stats *stats, bool *same, struct err *e)
{
	bool named = args_text(&app->args, OPT_NAME) != NULL;
	struct passing passing = {.world = &app->world, .holdings = r};
	struct export_source from = {&passing, next, origin, NULL};
	int rc;

	if (output_read(app, job, e) != 0 ||
	    holdings_open_as(r, app, named ? STORE_WRITE : STORE_READ, e) !=
		0 ||
	    settings_check_output(job->path, r->path, e) != 0 ||
	    read_series(app, r, job, same, e) != 0)
		return -1;
	passing.from = from_store_source(&r->items);
	if (passing.from.again != NULL)
		from.again = again;
	job->selection = (const struct str(*)[2])r->selection.pairs;
	job->nselection = r->selection.npairs;
	job->bag.organization = setting_text(app, OPT_ORGANIZATION);
	job->bag.contact = setting_text(app, OPT_CONTACT);
	rc = err_end(export_run(&app->world.env, &from, job, stats, e), e);
	progress_clear(&app->world.progress);
	return rc == 0 ? remember(r, job, e) : -1;
}

/* What was not written is said, too: silence would look like a failure. */
static void
say_series(struct app *app, const struct export_job *job,
	   const struct export_stats *stats, bool same)
{
	const struct env *env = &app->world.env;
	bool tombstones = job->kind != BUNDLE_NONE;

	for (size_t i = 0; i < job->nformats; i++)
		tombstones = tombstones || job->formats[i]->tombstones;
	if (stats->left)
		env_log(env, LOG_INFO,
			"nothing new since the last export '%s': nothing was "
			"written",
			job->series.since);
	else if (same)
		env_log(env, LOG_INFO,
			"nothing new in the store since the last export '%s'",
			job->series.name);
	else if (job->series.since != NULL && stats->deleted > 0 && !tombstones)
		env_log(env, LOG_WARN,
			"%s: %s cannot say so; jsonl and bundles can",
			STR_COUNT(stats->deleted, "deleted record"),
			job->formats[0]->name);
}

int
cmd_export(struct app *app)
{
	struct export_job job = {0};
	struct export_stats stats = {0};
	struct holdings r = {0};
	bool same = false;
	struct err e = {0};
	int code;

	if (run(app, &r, &job, &stats, &same, &e) != 0) {
		code = app_fail(app, &e, job.path);
	} else {
		say_series(app, &job, &stats, same);
		code =
		    stats.left ? EXIT_DONE : output_done(app, &job, &stats, 0);
	}
	holdings_close(&r);
	return code;
}
