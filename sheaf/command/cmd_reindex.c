/* sheaf reindex: all records read again. */
#include <inttypes.h>

#include "harvester/reindex.h"
#include "sheaf/command/internal.h"
#include "sheaf/world/world.h"
#include "sheaf/records/records.h"

static void
add(struct reindex_counts *sum, const struct reindex_counts *c)
{
	sum->items += c->items;
	sum->changed += c->changed;
	sum->opaque += c->opaque;
	sum->rejects += c->rejects;
	sum->taken += c->taken;
	sum->busy += c->busy;
}

static int
conclude(const struct env *env, const struct reindex_counts *c)
{
	env_log(env, LOG_INFO, "%s read again, %s changed",
		STR_COUNT(c->items, "record"), STR_NUMBER(c->changed));
	if (c->opaque > 0)
		env_log(env, LOG_INFO,
			"%s in a format this version does not understand",
			STR_COUNT(c->opaque, "record"));
	if (c->rejects > 0)
		env_log(env, LOG_INFO, "%s of %s kept aside could be taken",
			STR_NUMBER(c->taken), STR_COUNT(c->rejects, "record"));
	if (c->busy == 0)
		return EXIT_DONE;
	env_log(env, LOG_WARN,
		"%s kept aside left alone, because their source is being "
		"harvested",
		STR_COUNT(c->busy, "record"));
	return EXIT_BUSY;
}

static int
run(struct app *app, struct store *s, struct reindex_counts *sum, struct err *e)
{
	const struct args *a = &app->args;
	struct reindex_counts c = {0};
	struct str name;
	int rc = 0;

	if (a->noperands == 0)
		return reindex_run(&app->world.env, s, STR_NONE, sum, e);
	for (size_t i = 0; rc == 0 && i < a->noperands; i++) {
		rc = selection_source(app, s, a->operands[i], &name, e);
		if (rc == 0)
			rc = reindex_run(&app->world.env, s, name, &c, e);
		add(sum, &c);
	}
	return rc;
}

int
cmd_reindex(struct app *app)
{
	const struct env *env = &app->world.env;
	struct reindex_counts sum = {0};
	struct store *s = NULL;
	struct err e;
	const char *path;
	int code;
	int rc = holdings_store(app, STORE_WRITE, &path, &s, &e);

	if (rc == 0)
		rc = run(app, s, &sum, &e);
	store_close(s);
	if (rc != 0 && e.code != ERR_STOPPED)
		return app_fail(app, &e, NULL);
	code = conclude(env, &sum);
	if (rc == 0)
		return code;
	env_log(env, LOG_ERROR, "stopped by %s; what was done stays",
		signals_name(signals_caught()));
	return exit_code_of(&e);
}
