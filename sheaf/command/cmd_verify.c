/* sheaf verify: is a bundle whole? */
#include <inttypes.h>

#include "exporters/verify/verify.h"
#include "sheaf/command/internal.h"
#include "sheaf/world/world.h"

enum { NAMED_MAX = 100 }; /* faults that are named */

struct report {
	const struct env *env;
	const char *path;
	uint64_t n;
};

static void
found(void *ctx, const char *member, const char *what)
{
	struct report *r = ctx;

	if (r->n++ >= NAMED_MAX)
		return;
	env_log(r->env, LOG_WARN, "%s: %s%s%s", r->path, member,
		member[0] == '\0' ? "" : ": ", what);
}

static int
conclude(const struct report *r, const struct verify_result *v)
{
	if (r->n > NAMED_MAX)
		env_log(r->env, LOG_WARN, "%s: %s more", r->path,
			STR_NUMBER(r->n - NAMED_MAX));
	if (v->faults > 0) {
		env_log(r->env, LOG_ERROR, "%s: not whole: %s in %s", r->path,
			STR_COUNT(v->faults, "fault"),
			STR_COUNT(v->members, "member"));
		return EXIT_REMOTE;
	}
	env_log(r->env, LOG_INFO, "%s: whole: %s, %s%s", r->path,
		STR_COUNT(v->members, "member"),
		STR_COUNT(v->records, "record"), v->bag ? ", a bag" : "");
	return EXIT_DONE;
}

int
cmd_verify(struct app *app)
{
	struct report r = {.env = &app->world.env};
	struct verify_result result;
	struct err e = {0};

	if (app->args.noperands != 1) {
		err_set(&e, ERR_USAGE, 0, "verify: name one bundle");
		return app_fail(app, &e, NULL);
	}
	r.path = app->args.operands[0];
	if (err_end(verify_run(r.env, r.path, found, &r, NULL, &result, &e),
		    &e) != 0)
		return app_fail(app, &e, NULL);
	return conclude(&r, &result);
}
