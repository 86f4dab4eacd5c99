/* sheaf check: is the store whole? */
#include <inttypes.h>
#include <string.h>

#include "sheaf/app.h"
#include "sheaf/world/world.h"
#include "sheaf/command/internal.h"
#include "sheaf/records/records.h"
#include "store/check.h"

enum { NAMED_MAX = 100, /* faults that are named */ PATH_LIMIT = 8192 };

struct report {
	const struct env *env;
	const char *path;
	uint64_t n;
};

static void
found(void *ctx, const char *fault)
{
	struct report *r = ctx;

	if (r->n++ >= NAMED_MAX)
		return;
	if (str_starts(str_c(fault), STR("store ")))
		env_log(r->env, LOG_WARN, "%s", fault);
	else
		env_log(r->env, LOG_WARN, "store %s: %s", r->path, fault);
}

static void
say_more(const struct report *r)
{
	if (r->n > NAMED_MAX)
		env_log(r->env, LOG_WARN, "store %s: %s more", r->path,
			STR_NUMBER(r->n - NAMED_MAX));
}

static void
say_lost(const struct report *r, const struct store_check *c)
{
	if (c->lost > 0)
		env_log(r->env, LOG_WARN,
			"store %s: %s could not be read and had to go; the "
			"next harvest fetches %s again",
			r->path, STR_COUNT(c->lost, "record"),
			c->lost == 1 ? "it" : "them");
}

static void
say_unsummed(const struct report *r, const struct store_check *c, bool repair)
{
	if (c->unsummed > 0)
		env_log(r->env, LOG_INFO,
			repair ? "store %s: %s of an older layout now %s a "
				 "checksum"
			       : "store %s: %s of an older layout %s no "
				 "checksum; sheaf check --repair makes them",
			r->path, STR_COUNT(c->unsummed, "record"),
			c->unsummed == 1 ? "has" : "have");
}

static int
conclude(const struct report *r, const struct store_check *c, bool repair)
{
	uint64_t left = c->faults > c->repaired ? c->faults - c->repaired : 0;

	say_more(r);
	say_unsummed(r, c, repair);
	if (c->faults == 0) {
		env_log(r->env, LOG_INFO, "store %s: whole: %s, %s kept aside",
			r->path, STR_COUNT(c->items, "record"),
			STR_NUMBER(c->rejected));
		return EXIT_DONE;
	}
	if (!repair) {
		env_log(r->env, LOG_ERROR,
			"store %s: not whole: %s in %s; sheaf check --repair "
			"sets right what can be",
			r->path, STR_COUNT(c->faults, "fault"),
			STR_COUNT(c->items, "record"));
		return EXIT_LOCAL;
	}
	env_log(r->env, left > 0 ? LOG_ERROR : LOG_WARN,
		"store %s: %s, %s set right", r->path,
		STR_COUNT(c->faults, "fault"), STR_NUMBER(c->repaired));
	say_lost(r, c);
	if (left > 0)
		return EXIT_LOCAL;
	return c->lost > 0 ? EXIT_PARTLY : EXIT_DONE;
}

/* Said by the store of what it cannot open or read any more. */
static bool
is_damage(const struct err *e)
{
	return e->code == ERR_STORE && strstr(e->msg, "damaged") != NULL;
}

/* The exit code, or -1. */
static int
salvage(struct report *r, struct err *e)
{
	struct store_check c = {0};
	struct buf kept;
	int rc;

	env_log(r->env, LOG_WARN,
		"%s; what can still be read goes into a new one", e->msg);
	buf_init(&kept, PATH_LIMIT);
	r->n = 0;
	rc = salvage_run(r->path, found, r, &c, &kept, e);
	say_more(r);
	if (rc == 0) {
		env_log(r->env, LOG_WARN,
			"store %s: made anew, with %s%s; the damaged one is %s",
			r->path, STR_COUNT(c.items, "record"),
			c.faults > 0 ? ", but there are gaps: the next harvest "
				       "fetches all of it again"
				     : "",
			kept.p);
		rc = c.faults > 0 ? EXIT_PARTLY : EXIT_DONE;
	}
	buf_free(&kept);
	return rc;
}

/* The exit code, or -1: it could not be checked. */
static int
check(struct report *r, struct store *s, bool repair, struct err *e)
{
	struct store_check c = {0};

	r->n = 0;
	if (store_check(s, repair, found, r, &c, e) != 0)
		return -1;
	return conclude(r, &c, repair);
}

/* A store made anew has every row that could be read: not all may be whole. */
static int
check_again(struct report *r, int code, struct err *e)
{
	struct store *s = NULL;
	int again = -1;

	if (store_open(&s, r->path, STORE_WRITE, e) == 0)
		again = check(r, s, true, e);
	store_close(s);
	return again < 0 ? -1 : exit_code_worse(code, again);
}

int
cmd_check(struct app *app)
{
	bool repair = app->args.count[OPT_REPAIR] > 0;
	struct report r = {.env = &app->world.env};
	struct store *s = NULL;
	struct err e;
	int code = -1;

	if (holdings_store(app, repair ? STORE_WRITE : STORE_READ, &r.path, &s,
			   &e) == 0)
		code = check(&r, s, repair, &e);
	store_close(s);
	if (code < 0 && repair && is_damage(&e)) {
		code = salvage(&r, &e);
		if (code >= 0)
			code = check_again(&r, code, &e);
	}
	return code >= 0 ? code : app_fail(app, &e, NULL);
}
