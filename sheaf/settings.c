/* Options, environment and configuration put together. */
#include "sheaf/settings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/buf.h"

static const char system_config[] = "/etc/sheaf.ini";

enum { PATH_LIMIT = 4096 };

const char *
setting_text(const struct app *app, enum opt key)
{
	const char *given = args_text(&app->args, key);

	if (given != NULL)
		return given;
	if (config_value(&app->config.defaults, key) != NULL)
		return config_value(&app->config.defaults, key);
	return opts[key].preset;
}

int64_t
setting_number(const struct app *app, enum opt key)
{
	return rule_number(&opts[key].rule, setting_text(app, key));
}

/* An environment variable that is set and not empty, or NULL. */
static const char *
variable(const char *name)
{
	const char *v = getenv(name);

	return v != NULL && v[0] != '\0' ? v : NULL;
}

/*
 * A folder as the XDG Base Directory Specification has it: a relative path in
 * the variable is ignored. NULL in *out: there is no such folder.
 */
static int
xdg_path(struct app *app, const char *name, const char *below_home,
	 const char *file, const char **out, struct err *e)
{
	const char *base = variable(name);
	const char *home = variable("HOME");
	struct buf path;

	*out = NULL;
	buf_init(&path, PATH_LIMIT);
	if (base != NULL && base[0] == '/')
		buf_printf(&path, "%s/%s", base, file);
	else if (home != NULL && home[0] == '/')
		buf_printf(&path, "%s/%s/%s", home, below_home, file);
	else
		return 0;
	if (buf_check(&path, e) == 0)
		*out = arena_copy(&app->arena, buf_view(&path)).p;
	else
		err_wrap(e, "$%s", base ? name : "HOME");
	buf_free(&path);
	if (*out == NULL)
		return -1;
	return arena_check(&app->arena, e);
}

static void
decode(struct buf *out, struct str s)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *a, *b;

	for (size_t i = 0; i < s.n; i++) {
		a = i + 2 < s.n ? strchr(digits, s.p[i + 1]) : NULL;
		b = i + 2 < s.n ? strchr(digits, s.p[i + 2]) : NULL;
		if (s.p[i] != '%' || a == NULL || b == NULL) {
			buf_char(out, s.p[i]);
			continue;
		}
		buf_char(out,
			 (char)((a - digits) % 16 * 16 + (b - digits) % 16));
		i += 2;
	}
}

/*
 * A password goes where PostgreSQL's library looks for it, so that no message
 * can show it.
 */
static int
hide_password(struct app *app, const char **place, struct err *e)
{
	struct str s = str_c(*place);
	struct buf word, rest;
	size_t n, at = rule_password(s, &n);
	int rc = 0;

	if (at == 0)
		return 0;
	buf_init(&word, PATH_LIMIT);
	buf_init(&rest, PATH_LIMIT);
	decode(&word, str_left(str_from(s, at), n));
	buf_char(&word, '\0');
	buf_str(&rest, str_left(s, at - 1));
	buf_str(&rest, str_from(s, at + n));
	if (buf_check(&word, e) != 0 || buf_check(&rest, e) != 0)
		rc = -1;
	else if (setenv("PGPASSWORD", word.p, 1) != 0)
		rc = err_nomem(e);
	else
		*place = arena_copy(&app->arena, buf_view(&rest)).p;
	buf_free(&word);
	buf_free(&rest);
	return rc == 0 ? arena_check(&app->arena, e) : -1;
}

/* Messages show what a place says. */
static int
check_place(const char *place, struct err *e)
{
	if (place == NULL || !str_starts(str_c(place), STR("postgres")) ||
	    str_find(str_c(place), STR("password=")) == STR_NPOS)
		return 0;
	return err_set(e, ERR_USAGE, 0,
		       "a store with 'password=' in its address: put it into "
		       "~/.pgpass, or a file of PGPASSFILE or PGSERVICEFILE");
}

int
settings_check_typed(const char *option, const char *place, struct err *e)
{
	size_t n;

	if (place != NULL && rule_password(str_c(place), &n) != 0)
		return err_set(e, ERR_USAGE, 0,
			       "%s with a password, which others can see: put "
			       "it into ~/.pgpass, a file of PGPASSFILE or "
			       "PGSERVICEFILE, or SHEAF_STORE",
			       option);
	return check_place(place, e);
}

int
settings_store(struct app *app, const char **path, struct err *e)
{
	const char *typed = args_text(&app->args, OPT_STORE), *given = typed;

	if (given == NULL)
		given = variable("SHEAF_STORE");
	if (given == NULL)
		given = config_value(&app->config.defaults, OPT_STORE);
	if (settings_check_typed("--store", typed, e) != 0 ||
	    check_place(given, e) != 0 ||
	    (given != NULL && hide_password(app, &given, e) != 0))
		return -1;
	*path = given;
	if (given == NULL && xdg_path(app, "XDG_DATA_HOME", ".local/share",
				      "sheaf/sheaf.db", path, e) != 0)
		return -1;
	if (*path != NULL)
		return 0;
	return err_set(e, ERR_USAGE, 0,
		       "no place for the store: give --store PATH, or set "
		       "SHEAF_STORE, XDG_DATA_HOME or HOME");
}

static bool
is_same(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	       x.st_ino == y.st_ino;
}

/* The folder a file is in, and its name there; false: a longer path than any. */
static bool
take_apart(const char *path, char folder[PATH_LIMIT], const char **name)
{
	const char *slash = strrchr(path, '/');
	int n = slash == NULL ? 1 : (int)(slash - path) + 1;

	*name = slash == NULL ? path : slash + 1;
	if (n >= PATH_LIMIT)
		return false;
	snprintf(folder, PATH_LIMIT, "%.*s", n, slash == NULL ? "." : path);
	return true;
}

/* Is it, or will it be, what a store has beside it? */
static bool
is_beside(const char *output, const char *store)
{
	static const char *const ends[] = {"-wal", "-shm", "-journal", "-lock",
					   "-claims"};
	char here[PATH_LIMIT], there[PATH_LIMIT];
	const char *name, *base;

	if (!take_apart(output, here, &name) ||
	    !take_apart(store, there, &base) || !is_same(here, there) ||
	    !str_starts(str_c(name), str_c(base)))
		return false;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (strcmp(name + strlen(base), ends[i]) == 0)
			return true;
	return false;
}

int
settings_check_output(const char *output, const char *store, struct err *e)
{
	if (!is_same(output, store) && !is_beside(output, store))
		return 0;
	return err_set(e, ERR_USAGE, 0, "-o %s would overwrite the store",
		       output);
}

/* A file that need not be there. 1: read it. */
static int
is_there(const char *path, struct err *e)
{
	struct stat st;

	if (path == NULL)
		return 0;
	if (stat(path, &st) == 0)
		return 1;
	if (errno == ENOENT || errno == ENOTDIR)
		return 0;
	return err_errno(e, "read", path);
}

/* Secrets are for who owns them. */
static void
check_mode(const struct app *app)
{
	const char *path = app->config.path;
	struct stat st;

	if (stat(path, &st) != 0)
		return;
	if ((st.st_mode & S_IWOTH) != 0 && S_ISREG(st.st_mode))
		env_log(&app->world.env, LOG_WARN,
			"%s says what is run and where passwords go, and "
			"everybody can change it: chmod o-w does away with "
			"that",
			path);
	if (!config_has_secrets(&app->config) || (st.st_mode & S_IROTH) == 0)
		return;
	env_log(&app->world.env, LOG_WARN,
		"%s has passwords or headers in it, and everybody can read it:"
		" chmod o-rwx does away with that",
		path);
}

/* A file that was named, but cannot be read, is a mistake of who named it. */
static int
load_named(struct app *app, const char *path, struct err *e)
{
	int rc = config_read(&app->config, path, e);

	if (rc != 0 && e->code == ERR_IO) {
		e->code = ERR_USAGE;
		err_wrap(e, "the configuration");
	}
	if (rc == 0)
		check_mode(app);
	return rc;
}

/* The file that was named, or NULL. */
static const char *
named_config(const struct app *app)
{
	const char *path = args_text(&app->args, OPT_CONFIG);

	return path != NULL ? path : variable("SHEAF_CONFIG");
}

/* A file that is going to be made need not be there. */
static bool
may_be_missing(const struct args *a)
{
	return a->command->id == CMD_SOURCE && a->noperands > 0 &&
	       strcmp(a->operands[0], "add") == 0;
}

static int
user_config(struct app *app, const char **path, struct err *e)
{
	return xdg_path(app, "XDG_CONFIG_HOME", ".config", "sheaf/sheaf.ini",
			path, e);
}

int
settings_config(struct app *app, const char **path, struct err *e)
{
	*path = named_config(app);
	if (*path == NULL && user_config(app, path, e) != 0)
		return -1;
	if (*path != NULL)
		return 0;
	return err_set(e, ERR_USAGE, 0,
		       "no place for the configuration: give --config FILE, or "
		       "set SHEAF_CONFIG, XDG_CONFIG_HOME or HOME");
}

int
settings_load(struct app *app, struct err *e)
{
	const char *path = named_config(app);
	int rc;

	if (path != NULL) {
		rc = may_be_missing(&app->args) ? is_there(path, e) : 1;
		return rc > 0 ? load_named(app, path, e) : rc;
	}
	if (user_config(app, &path, e) != 0)
		return -1;
	rc = is_there(path, e);
	if (rc == 0) {
		path = system_config;
		rc = is_there(path, e);
	}
	return rc > 0 ? load_named(app, path, e) : rc;
}

void
settings_http(const struct app *app, struct http_options *out)
{
	*out = (struct http_options){
	    .timeout = (int)setting_number(app, OPT_TIMEOUT),
	    .max_response = (uint64_t)setting_number(app, OPT_MAX_RESPONSE),
	    .connections = 1,
	    .user_agent = setting_text(app, OPT_USER_AGENT),
	    .contact = setting_text(app, OPT_CONTACT),
	    .cacert = setting_text(app, OPT_CACERT),
	    .proxy = setting_text(app, OPT_PROXY),
	};
}
