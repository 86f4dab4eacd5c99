/* sheaf copy, sheaf compact: the store as a file. */
#include <stdio.h>
#include <unistd.h>

#include "sheaf/app.h"
#include "sheaf/command/internal.h"
#include "sheaf/records/records.h"
#include "sheaf/settings.h"
#include "sheaf/world/world.h"
#include "store/copy.h"
#include "store/repack.h"

enum {
	KIB = 1 << 10,
	PATH_LIMIT = 4096,
	PACKED_NAME = 600 /* bytes of a source and a format */
};

/* Into a file beside it, which takes its name when it is whole. */
static int
copy_to_file(struct store *s, const char *to, const struct env *env,
	     struct err *e)
{
	static const char *const rest[] = {"", "-wal", "-shm", "-claims"};
	char part[PATH_LIMIT], name[PATH_LIMIT + 8];
	struct store *copy = NULL;
	int rc;

	if (access(to, F_OK) == 0)
		return err_set(e, ERR_USAGE, 0,
			       "%s is there already; a copy from a server does "
			       "not replace it",
			       to);
	if ((size_t)snprintf(part, sizeof(part), "%s.copying", to) >=
	    sizeof(part))
		return err_set(e, ERR_USAGE, 0,
			       "the name of the copy is too long");
	/* What a run that was killed has left. */
	for (size_t i = 0; i < sizeof(rest) / sizeof(rest[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", part, rest[i]);
		unlink(name);
	}
	rc = store_open(&copy, part, STORE_WRITE, e);
	if (rc == 0)
		rc = store_copy_into(s, copy, env, e);
	store_close(copy);
	if (rc == 0 && rename(part, to) != 0)
		rc = err_errno(e, "rename to", to);
	for (size_t i = 0; i < sizeof(rest) / sizeof(rest[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", part, rest[i]);
		unlink(name);
	}
	return rc;
}

static int
copy_to_server(struct store *s, const char *to, const struct env *env,
	       struct err *e)
{
	struct store *copy = NULL;
	int rc = store_open(&copy, to, STORE_WRITE, e);

	if (rc == 0)
		rc = store_copy_into(s, copy, env, e);
	store_close(copy);
	return rc;
}

static int
copy(struct app *app, const char *from, struct store *s, struct err *e)
{
	const struct env *env = &app->world.env;
	const char *to = args_text(&app->args, OPT_TO);

	if (!store_is_file(to))
		return copy_to_server(s, to, env, e);
	return store_is_file(from) ? store_copy(s, to, env, e)
				   : copy_to_file(s, to, env, e);
}

int
cmd_copy(struct app *app)
{
	const struct env *env = &app->world.env;
	const char *to = args_text(&app->args, OPT_TO), *path;
	struct store *s = NULL;
	struct err e;
	int rc = 0;

	if (to == NULL)
		rc = err_set(&e, ERR_USAGE, 0,
			     "copy: say where to: --to FILE, or a store on a "
			     "server");
	if (rc == 0)
		rc = settings_check_typed("--to", to, &e);
	if (rc == 0)
		rc = holdings_store(app, STORE_READ, &path, &s, &e);
	if (rc == 0)
		rc = copy(app, path, s, &e);
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

static void
say_packed(void *ctx, const struct store_packed *p)
{
	const struct env *env = *(const struct env **)ctx;
	char name[PACKED_NAME];

	snprintf(name, sizeof(name), STR_FMT "%s" STR_FMT, STR_ARG(p->source),
		 p->prefix.n > 0 ? ", " : "", STR_ARG(p->prefix));
	if (p->damaged > 0)
		env_log(env, LOG_WARN,
			"%s: %s cannot be read and left alone; \"sheaf "
			"check\" names them",
			name, STR_COUNT(p->damaged, "payload"));
	if (p->anew)
		env_log(env, LOG_INFO,
			"%s: %s in %s KiB with a new dictionary, before that "
			"%s",
			name, STR_COUNT(p->records, "record"),
			STR_NUMBER(p->after / KIB),
			STR_NUMBER(p->before / KIB));
	else
		env_log(env, LOG_DEBUG,
			"%s: %s in %s KiB as before; with a new dictionary it "
			"would be %s",
			name, STR_COUNT(p->records, "record"),
			STR_NUMBER(p->before / KIB),
			STR_NUMBER(p->after / KIB));
}

static int
compact(struct app *app, struct store *s, const char *path, struct err *e)
{
	const struct env *env = &app->world.env;
	int64_t before = store_bytes(s), after;

	if (store_repack(s, env, say_packed, &env, e) != 0)
		return -1;
	if (store_is_far(s)) {
		env_log(env, LOG_INFO,
			"the store's server gives space back (VACUUM)");
		return 0;
	}
	if (store_compact(s, env, e) != 0)
		return -1;
	after = store_bytes(s);
	env_log(env, LOG_INFO, "store %s: %s KiB, before that %s", path,
		STR_NUMBER((uint64_t)after / KIB),
		STR_NUMBER((uint64_t)before / KIB));
	return 0;
}

int
cmd_compact(struct app *app)
{
	const struct env *env = &app->world.env;
	struct store *s = NULL;
	const char *path;
	struct err e;
	int rc = holdings_store(app, STORE_WRITE, &path, &s, &e);

	if (rc == 0)
		rc = compact(app, s, path, &e);
	store_close(s);
	if (rc == 0)
		return EXIT_DONE;
	if (e.code != ERR_STOPPED)
		return app_fail(app, &e, NULL);
	env_log(env, LOG_ERROR,
		"stopped by %s; the store is whole, and another run does the "
		"rest",
		signals_name(signals_caught()));
	return exit_code_of(&e);
}
