/* sheaf import: what others handed on, into the store. */
#include <string.h>

#include "sheaf/command/internal.h"
#include "sheaf/records/records.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"
#include "sheaf/world/world.h"

static int
read_operands(struct app *app, struct importer *im, struct err *e)
{
	const struct args *a = &app->args;
	const char *as = args_text(a, OPT_AS);

	if (a->noperands == 0)
		return err_set(e, ERR_USAGE, 0,
			       "import: name a bundle, file or folder");
	for (size_t i = 0; i < a->noperands; i++)
		if (strcmp(a->operands[i], "-") == 0)
			return err_set(e, ERR_USAGE, 0,
				       "import reads a bundle twice, which "
				       "standard input (-) cannot be");
	if (as != NULL && !config_name_ok(str_c(as)) &&
	    source_name(app, as, &im->as, e) != 0)
		return err_wrap(e, "--as");
	if (as != NULL && im->as.n == 0)
		im->as = str_c(as);
	return 0;
}

static void
say(const struct env *env, const char *path, const struct import_stats *n)
{
	uint64_t all = n->created + n->changed + n->deleted + n->same;

	if (all == 0 && n->left_out == 0)
		return;
	env_log(env, LOG_INFO,
		"%s: %s: %s new, %s changed, %s deleted, %s as before", path,
		STR_COUNT(all, "record"), STR_NUMBER(n->created),
		STR_NUMBER(n->changed), STR_NUMBER(n->deleted),
		STR_NUMBER(n->same));
	if (n->left_out > 0)
		env_log(env, LOG_WARN, "%s: %s left out", path,
			STR_COUNT(n->left_out, "record"));
}

/* One after the other, in order: a difference wants what came before. */
static int
run(struct app *app, struct importer *im, int *code, struct err *e)
{
	const struct env *env = &app->world.env;
	struct inputs in;
	int rc = inputs_open(&in, env, app->args.operands, app->args.noperands,
			     0, e);

	for (size_t i = 0; rc == 0 && i < in.npaths; i++) {
		rc = import_path(im, in.paths[i], e);
		if (rc == 0) {
			say(env, in.paths[i], &im->stats);
			if (im->stats.left_out > 0)
				*code = EXIT_PARTLY;
		}
	}
	inputs_close(&in);
	return rc;
}

int
cmd_import(struct app *app)
{
	struct importer im = {.app = app};
	const char *path;
	int code = EXIT_DONE;
	struct err e;
	int rc = read_operands(app, &im, &e);

	if (rc == 0)
		rc = settings_store(app, &path, &e);
	if (rc == 0)
		rc = store_open(&im.store, path, STORE_WRITE, &e);
	if (rc == 0)
		rc = run(app, &im, &code, &e);
	store_close(im.store);
	return rc == 0 ? code : app_fail(app, &e, NULL);
}
