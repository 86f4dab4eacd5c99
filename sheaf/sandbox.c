/* A table of what commands need, and the paths behind it. */
#define _XOPEN_SOURCE 700 /* glibc counts realpath() as X/Open's */

#include "sheaf/sandbox.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/arena.h"
#include "core/confine.h"
#include "core/ident.h"
#include "core/str.h"
#include "harvester/http/http.h"
#include "sheaf/settings.h"
#include "sheaf/world/world.h"
#include "store/copy.h"

enum { PATH_LIMIT = 4096 };

enum need {
	NEEDS_NETWORK = 1 << 0,
	NEEDS_STORE = 1 << 1,   /* SQLite makes files beside it, to read too */
	NEEDS_OUTPUT = 1 << 2,  /* -o, -a, --to */
	NEEDS_OPERANDS = 1 << 3 /* they are files to read */
};

static const struct row {
	unsigned command, needs;
	enum sandbox_stage stage;
} rows[] = {
    {CMD_HARVEST, NEEDS_NETWORK | NEEDS_STORE, SANDBOX_SOURCES_KNOWN},
    {CMD_WORKER, NEEDS_NETWORK | NEEDS_STORE, SANDBOX_SOURCES_KNOWN},
    {CMD_GET, NEEDS_NETWORK | NEEDS_STORE | NEEDS_OUTPUT,
     SANDBOX_SOURCES_KNOWN},
    {CMD_SOURCE, NEEDS_NETWORK, SANDBOX_SOURCES_KNOWN}, /* probe */
    {CMD_EXPORT, NEEDS_STORE | NEEDS_OUTPUT, SANDBOX_AT_START},
    {CMD_CONVERT, NEEDS_OPERANDS | NEEDS_OUTPUT, SANDBOX_AT_START},
    {CMD_LIST, NEEDS_STORE, SANDBOX_AT_START},
    {CMD_HELP, 0, SANDBOX_AT_START},
    {CMD_VERSION, 0, SANDBOX_AT_START},
    {CMD_VERIFY, NEEDS_OPERANDS, SANDBOX_AT_START},
    {CMD_STATUS, NEEDS_STORE | NEEDS_OUTPUT, SANDBOX_AT_START},
    {CMD_CHECK, NEEDS_STORE, SANDBOX_AT_START},
    {CMD_REINDEX, NEEDS_STORE, SANDBOX_AT_START},
    {CMD_COPY, NEEDS_STORE | NEEDS_OUTPUT, SANDBOX_AT_START},
    {CMD_COMPACT, NEEDS_STORE, SANDBOX_AT_START},
};

/* NULL: nobody has said yet what it needs, and it keeps all. */
static const struct row *
row_of(const struct command *c)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].command == c->id)
			return &rows[i];
	return NULL;
}

/* The folder it lies in, or the first one above that is there by now. */
static void
write_beside(struct app *app, struct confine *c, const char *path)
{
	char *room = arena_alloc(&app->arena, PATH_LIMIT);
	struct stat st;
	size_t n = 0;

	if (room == NULL || !confine_write_beside(c, path, room, PATH_LIMIT))
		return;
	while (stat(room, &st) != 0) {
		n = strlen(room);
		while (n > 0 && room[n - 1] != '/')
			n--;
		while (n > 1 && room[n - 1] == '/')
			n--;
		if (n == 0)
			room[n++] = '.';
		else if (n == 1)
			return; /* all there is: rather nothing */
		room[n] = '\0';
	}
}

/* By its name, and where a link leads to. */
static void
write_file(struct app *app, struct confine *c, const char *path)
{
	char *real = arena_alloc(&app->arena, PATH_LIMIT);

	if (path == NULL || strcmp(path, "-") == 0)
		return;
	write_beside(app, c, path);
	confine_write(c, path);
	if (real != NULL && realpath(path, real) != NULL)
		write_beside(app, c, real);
}

static bool
is_descriptor(const char *path)
{
	return path != NULL && (str_starts(str_c(path), STR("/dev/")) ||
				str_starts(str_c(path), STR("/proc/")));
}

static void
read_file(struct confine *c, const char *path)
{
	if (path == NULL || strcmp(path, "-") == 0)
		return;
	c->descriptors = c->descriptors || is_descriptor(path);
	confine_read(c, path);
}

/* Such a store is no file: its address, or NULL. */
static const char *
server_of(struct app *app, unsigned needs)
{
	const char *path;
	struct err ignored;

	if ((needs & NEEDS_STORE) &&
	    settings_store(app, &path, &ignored) == 0 && !store_is_file(path))
		return path;
	return NULL;
}

/* The server that a store is copied to, or NULL. */
static const char *
server_to(struct app *app)
{
	const char *path = args_text(&app->args, OPT_TO);

	return path != NULL && !store_is_file(path) ? path : NULL;
}

static int
name_paths(struct app *app, struct confine *c, unsigned needs, struct err *e)
{
	const struct args *a = &app->args;
	const char *path = args_text(a, OPT_OUTPUT);
	struct err ignored;

	if (path == NULL)
		path = args_text(a, a->count[OPT_TO] > 0 ? OPT_TO : OPT_APPEND);
	confine_system(c);
	read_file(c, setting_text(app, OPT_CACERT));
	for (enum opt o = 0; o < OPT__MAX; o++)
		if (opts[o].rule.kind == RULE_PATH && a->count[o] > 0)
			read_file(c, args_text(a, o));
	if ((needs & NEEDS_OUTPUT) && path != NULL && server_to(app) == NULL) {
		c->descriptors = c->descriptors || is_descriptor(path);
		write_file(app, c, path);
	}
	if (needs & NEEDS_OPERANDS) {
		c->inputs = a->operands;
		c->ninputs = a->noperands;
	}
	for (size_t i = 0; i < c->ninputs; i++)
		c->descriptors = c->descriptors || is_descriptor(c->inputs[i]);
	/* Without a place for it the command says so itself. */
	if ((needs & NEEDS_STORE) &&
	    settings_store(app, &path, &ignored) == 0 &&
	    server_of(app, needs) == NULL)
		write_file(app, c, path);
	return arena_check(&app->arena, e);
}

/* "sslrootcert=/etc/ours.pem" in the address: files its library opens. */
static void
name_server_files(struct app *app, struct confine *c, struct str address)
{
	size_t at = str_chr(address, '?');
	struct str rest = at == STR_NPOS ? STR_NONE : str_from(address, at + 1);
	struct str one, key;

	while (str_cut(&rest, '&', &one)) {
		if (!str_cut(&one, '=', &key))
			continue;
		one = ident_percent_decode(&app->arena, one);
		if (str_starts(one, STR("/")))
			confine_read(c, arena_copy(&app->arena, one).p);
	}
}

/*
 * What the library of a server looks at (libpq, "Environment Variables", "The
 * Password File", "SSL Support"; Kerberos), beside what any does.
 */
static void
name_server(struct app *app, struct confine *c, const char *address)
{
	static const char *const named[] = {
	    "PGPASSFILE",    "PGSERVICEFILE", "PGSYSCONFDIR",
	    "PGSSLROOTCERT", "PGSSLCERT",     "PGSSLKEY",
	    "PGSSLCRL",      "PGSSLCRLDIR",   "KRB5_CONFIG"};
	static const char *const at_home[] = {"/.pgpass", "/.pg_service.conf",
					      "/.postgresql"};
	static const char *const files[] = {
	    "/etc/passwd", "/etc/postgresql-common", "/etc/krb5.conf",
	    "/etc/krb5.conf.d", "/etc/gss"};
	const char *home = getenv("HOME");

	c->network = true;
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		confine_read(c, getenv(named[i]));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		confine_read(c, files[i]);
	for (size_t i = 0;
	     home != NULL && i < sizeof(at_home) / sizeof(at_home[0]); i++)
		confine_read(c, arena_join(&app->arena, str_c(home),
					   str_c(at_home[i]), STR_NONE)
				    .p);
	name_server_files(app, c, str_c(address));
}

int
sandbox_enter(struct app *app, enum sandbox_stage stage, struct err *e)
{
	const struct row *row = row_of(app->args.command);
	struct confine c = {.network = false};
	enum confine_mode mode =
	    (enum confine_mode)setting_number(app, OPT_SANDBOX);
	const char *missing, *server;

	if (mode == CONFINE_OFF || row == NULL || row->stage != stage)
		return 0;
	c.network = row->needs & NEEDS_NETWORK;
	if (c.network && http_load(e) != 0)
		return -1;
	server = server_of(app, row->needs);
	if (server != NULL)
		name_server(app, &c, server);
	if (server_to(app) != NULL)
		name_server(app, &c, server_to(app));
	if (name_paths(app, &c, row->needs, e) != 0)
		return -1;
	if (confine(&c, mode, &missing, e) != 0)
		return err_wrap(e, "--sandbox strict");
	if (missing != NULL && app->args.count[OPT_VERBOSE] > 0)
		env_log(&app->world.env, LOG_INFO,
			"sandbox: this system cannot take away %s", missing);
	return 0;
}
