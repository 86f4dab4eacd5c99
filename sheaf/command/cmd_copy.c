/* sheaf copy, sheaf compact: the store as a file. */
#include "sheaf/app.h"
#include "sheaf/command/internal.h"
#include "sheaf/records/records.h"
#include "sheaf/world/world.h"
#include "store/copy.h"

enum { MIB = 1 << 20 };

int
cmd_copy(struct app *app)
{
	const struct env *env = &app->world.env;
	const char *to = args_text(&app->args, OPT_TO), *path;
	struct store *s = NULL;
	struct err e;
	int rc = 0;

	if (to == NULL)
		rc = err_set(&e, ERR_USAGE, 0, "copy: say where to: --to FILE");
	if (rc == 0)
		rc = holdings_store(app, STORE_READ, &path, &s, &e);
	if (rc == 0)
		rc = store_copy(s, to, env, &e);
	store_close(s);
	if (rc == 0) {
		env_log(env, LOG_INFO, "store %s copied to %s", path, to);
		return EXIT_DONE;
	}
	if (e.code != ERR_STOPPED)
		return app_fail(app, &e, NULL);
	env_log(env, LOG_ERROR, "stopped by %s; there is no copy",
		signals_name(signals_caught()));
	return exit_code_of(&e);
}

int
cmd_compact(struct app *app)
{
	struct store *s = NULL;
	int64_t before, after;
	const char *path;
	struct err e;
	int rc = holdings_store(app, STORE_WRITE, &path, &s, &e);

	if (rc == 0)
		rc = store_compact(s, &before, &after, &e);
	store_close(s);
	if (rc != 0)
		return app_fail(app, &e, NULL);
	env_log(&app->world.env, LOG_INFO, "store %s: %s MiB, before that %s",
		path, STR_NUMBER((uint64_t)(after + MIB - 1) / MIB),
		STR_NUMBER((uint64_t)(before + MIB - 1) / MIB));
	return EXIT_DONE;
}
