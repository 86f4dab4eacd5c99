/* Sections of the configuration file, written and taken out. */
#include "sheaf/command/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/file.h"
#include "sheaf/builtin.h"
#include "sheaf/options/options.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"
#include "store/run.h"

enum {
	OWN_MODE = 0600, /* of a file that we make */
	LOCK_TRIES = 200,
	LOCK_PAUSE = 50 * 1000 * 1000 /* ns, between two of them */
};

/* The file to be changed. */
struct edit {
	const char *path;
	bool there;
	int folder; /* locked while the file is changed; -1: it is not there */
	struct buf old, new;
};

/*
 * Two changes at once would lose one of them. The folder is locked, since the
 * file gives way to another one. Where a folder takes no lock, as on some
 * network's file systems, one has to go without.
 */
static int
lock_folder(struct edit *d, struct err *e)
{
	const struct timespec pause = {0, LOCK_PAUSE};
	const char *slash = strrchr(d->path, '/');
	struct str name = STR(".");
	struct buf folder;

	buf_init(&folder, CONFIG_LINE_MAX);
	if (slash != NULL)
		name = str_of(d->path, (size_t)(slash - d->path) + 1);
	buf_str(&folder, name);
	if (!folder.failed)
		d->folder = open(folder.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	buf_free(&folder);
	for (int i = 0; d->folder >= 0 && i < LOCK_TRIES; i++) {
		if (flock(d->folder, LOCK_EX | LOCK_NB) == 0 ||
		    errno != EWOULDBLOCK)
			return 0;
		nanosleep(&pause, NULL);
	}
	return d->folder < 0
		   ? 0
		   : err_set(e, ERR_BUSY, 0,
			     "%s: another process is changing it", d->path);
}

/* Nothing but a regular file can be replaced by a changed copy. */
static int
edit_open(struct edit *d, struct app *app, struct err *e)
{
	struct stat st;

	buf_init(&d->old, CONFIG_MAX);
	buf_init(&d->new, CONFIG_MAX);
	d->folder = -1;
	if (settings_config(app, &d->path, e) != 0 || lock_folder(d, e) != 0)
		return -1;
	d->there = stat(d->path, &st) == 0;
	if (!d->there)
		return errno == ENOENT ? 0 : err_errno(e, "read", d->path);
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_USAGE, 0, "%s is no regular file",
			       d->path);
	return file_read(&d->old, d->path, e);
}

static void
edit_close(struct edit *d)
{
	buf_free(&d->old);
	buf_free(&d->new);
	if (d->folder >= 0)
		close(d->folder);
}

static int
write_file(const struct edit *d, struct err *e)
{
	struct file *f = NULL;
	int rc = d->there ? 0 : file_make_parents(d->path, e);

	if (rc == 0)
		rc = file_create(&f, d->path, e);
	if (rc == 0 && !d->there && fchmod(file_fd(f), OWN_MODE) != 0)
		rc = err_errno(e, "set the mode of", d->path);
	if (rc == 0)
		rc = file_write(f, d->new.p, d->new.n, e);
	if (rc == 0)
		rc = file_commit(f, e);
	file_close(f);
	return rc;
}

/*
 * What was written must be read as it was meant: a value with a blank and a
 * semicolon in it would lose its end.
 */
static int
check_result(const struct edit *d, const char *what, struct str name,
	     const struct config_pair *pairs, size_t n, struct err *e)
{
	const struct config_section *s = NULL;
	struct config c;
	enum opt key;
	int rc;

	config_init(&c);
	rc = buf_check(&d->new, e);
	if (rc == 0)
		rc = config_parse(&c, d->path, buf_view(&d->new), e);
	if (rc == 0)
		s = config_find(&c, name);
	for (size_t i = 0; s != NULL && pairs != NULL && i < n && rc == 0;
	     i++) {
		key = opt_by_key(pairs[i].key);
		if (!str_eq(str_c(config_value(s, key)), pairs[i].value))
			rc = err_set(e, ERR_USAGE, 0,
				     "source %s: '" STR_FMT
				     "' cannot have this value in the file: "
				     "blanks at its ends, or a blank and ';'",
				     what, STR_ARG(pairs[i].key));
	}
	config_free(&c);
	return rc;
}

static int
check_key(const char *what, enum opt key, struct str name, struct err *e)
{
	if (key == OPT_NONE)
		return err_set(e, ERR_USAGE, 0,
			       "source %s: unknown key '%.*s' (see "
			       "sheaf.ini(5))",
			       what, STR_ARG(str_left(name, CONFIG_NAME_MAX)));
	if ((opts[key].key & KEY_SECRET))
		return err_set(e, ERR_USAGE, 0,
			       "source %s: '%s' is not for command lines, "
			       "which others can read: write it into the file",
			       what, opts[key].name);
	if ((opts[key].key & KEY_SOURCE) == 0)
		return err_set(e, ERR_USAGE, 0,
			       "source %s: '%s' belongs into [DEFAULT]", what,
			       opts[key].name);
	return 0;
}

/* "KEY=VALUE"; without a value, where that takes the key out. */
static int
read_pair(const char *what, const char *typed, bool may_be_empty,
	  struct config_pair *out, struct err *e)
{
	struct str s = str_c(typed);
	size_t equals = str_chr(s, '=');
	enum opt key;

	if (equals == STR_NPOS)
		return err_set(e, ERR_USAGE, 0,
			       "source %s: '%.60s' is no KEY=VALUE", what,
			       typed);
	out->key = str_left(s, equals);
	out->value = str_from(s, equals + 1);
	key = opt_by_key(out->key);
	if (check_key(what, key, out->key, e) != 0)
		return -1;
	if (may_be_empty && out->value.n == 0)
		return 0;
	/* The value is the end of an argument, so a NUL is behind it. */
	return rule_check(&opts[key].rule, opts[key].name, typed + equals + 1,
			  e);
}

/* A key given again: one list of its values, where it may have several. */
static int
join_pairs(struct app *app, const char *what, struct config_pair *v, size_t *n,
	   struct err *e)
{
	size_t kept = 0, k;

	for (size_t i = 0; i < *n; i++) {
		for (k = 0; k < kept && !str_eq(v[k].key, v[i].key); k++)
			continue;
		if (k == kept) {
			v[kept++] = v[i];
			continue;
		}
		if ((opts[opt_by_key(v[i].key)].key & KEY_MANY) == 0)
			return err_set(e, ERR_USAGE, 0,
				       "source %s: '" STR_FMT
				       "' is given twice",
				       what, STR_ARG(v[i].key));
		v[k].value =
		    arena_join(&app->arena, v[k].value, STR(", "), v[i].value);
	}
	*n = kept;
	return arena_check(&app->arena, e);
}

/* The address first; *n is how many they are. */
static int
read_pairs(struct app *app, const char *const *operands, size_t *n,
	   struct config_pair **out, struct err *e)
{
	struct config_pair *v = arena_zero(&app->arena, *n * sizeof(*v));

	if (v == NULL)
		return arena_check(&app->arena, e);
	*out = v;
	v[0].key = STR("url");
	v[0].value = str_c(operands[1]);
	if (rule_check(&opts[OPT_URL].rule, "url", operands[1], e) != 0)
		return -1;
	for (size_t i = 2; i < *n; i++) {
		if (read_pair("add", operands[i], false, &v[i - 1], e) != 0)
			return -1;
		if (str_eqc(v[i - 1].key, "url"))
			return err_set(e, ERR_USAGE, 0,
				       "source add: the address is given "
				       "twice");
	}
	(*n)--;
	return join_pairs(app, "add", v, n, e);
}

static int
check_name(const struct app *app, const char *what, struct str name,
	   struct err *e)
{
	if (!config_name_ok(name))
		return err_set(e, ERR_USAGE, 0,
			       "source %s: a source cannot be called '%.*s': "
			       "letters, digits, - _ . and at most %d of them",
			       what,
			       STR_ARG(str_left(name, 2 * CONFIG_NAME_MAX)),
			       CONFIG_NAME_MAX);
	if (config_find(&app->config, name) != NULL)
		return err_set(e, ERR_USAGE, 0,
			       "source %s: there is a section [" STR_FMT
			       "] in %s already",
			       what, STR_ARG(name), app->config.path);
	if (builtin_find(name) != NULL)
		return err_set(e, ERR_USAGE, 0,
			       "source %s: " STR_FMT
			       " is built in; a section of that name, written "
			       "by hand, changes it",
			       what, STR_ARG(name));
	return 0;
}

int
source_add(struct app *app, const char *const *operands, size_t n,
	   struct err *e)
{
	const struct env *env = &app->world.env;
	struct config_pair *pairs = NULL;
	struct edit d = {.folder = -1};
	int rc;

	if (n < 2)
		return err_set(e, ERR_USAGE, 0,
			       "source add: say a name and an address");
	if (check_name(app, "add", str_c(operands[0]), e) != 0 ||
	    read_pairs(app, operands, &n, &pairs, e) != 0)
		return -1;
	rc = edit_open(&d, app, e);
	if (rc == 0) {
		config_edit_add(&d.new, buf_view(&d.old), str_c(operands[0]),
				pairs, n);
		rc = check_result(&d, "add", str_c(operands[0]), pairs, n, e);
	}
	if (rc == 0)
		rc = write_file(&d, e);
	if (rc == 0)
		env_log(env, LOG_INFO, "%s: section [%s] written", d.path,
			operands[0]);
	if (rc == 0 && app->config.path != NULL &&
	    strcmp(app->config.path, d.path) != 0)
		env_log(env, LOG_WARN,
			"%s is new, and from now on read instead of %s", d.path,
			app->config.path);
	edit_close(&d);
	return rc;
}

/* --- remove -------------------------------------------------------------- */

/* The file, if it is the one that has the section. */
static int
edit_open_of(struct edit *d, struct app *app, const char *what, struct str name,
	     struct err *e)
{
	if (edit_open(d, app, e) != 0)
		return -1;
	if (app->config.path != NULL && strcmp(d->path, app->config.path) == 0)
		return 0;
	return err_set(e, ERR_USAGE, 0,
		       "source %s: [" STR_FMT
		       "] is in %s; name that with --config to change it",
		       what, STR_ARG(name), app->config.path);
}

static int
gone(const struct edit *d, struct str name, struct err *e)
{
	return err_set(e, ERR_USAGE, 0, "%s: section [" STR_FMT "] is gone",
		       d->path, STR_ARG(name));
}

/* Takes the section out of the file, if there is one. */
static int
remove_section(struct app *app, struct str name, struct err *e)
{
	struct edit d = {.folder = -1};
	int rc;

	if (config_find(&app->config, name) == NULL)
		return 0;
	rc = edit_open_of(&d, app, "remove", name, e);
	if (rc == 0 && !config_edit_remove(&d.new, buf_view(&d.old), name))
		rc = gone(&d, name, e);
	if (rc == 0)
		rc = check_result(&d, "remove", name, NULL, 0, e);
	if (rc == 0)
		rc = write_file(&d, e);
	if (rc == 0)
		env_log(&app->world.env, LOG_INFO,
			"%s: section [" STR_FMT "] taken out", d.path,
			STR_ARG(name));
	edit_close(&d);
	return rc;
}

/* The store, if there is one; NULL and 0 otherwise. */
static int
open_store(struct app *app, enum store_mode mode, struct store **s,
	   struct err *e)
{
	const char *path;

	if (settings_store(app, &path, e) != 0)
		return -1;
	if (store_open(s, path, STORE_READ, e) != 0)
		return err_forgive(e, ERR_NOTFOUND);
	if (mode == STORE_READ)
		return 0;
	store_close(*s);
	*s = NULL;
	return store_open(s, path, mode, e);
}

/* 1: an export is remembered by some name, so that there are receivers. */
static int
has_receivers(struct store *s, struct err *e)
{
	uint64_t change;
	struct buf name;
	int rc;

	buf_init(&name, STORE_NAMED_MAX + 1);
	rc = store_next_named(s, STR_NONE, &name, &change, e);
	buf_free(&name);
	return rc;
}

/* What the store has of it: removed, or only said. */
static int
settle_data(struct app *app, struct store *s, struct str name, bool remove,
	    struct err *e)
{
	const struct env *env = &app->world.env;
	int receivers = has_receivers(s, e);
	struct store_counts c;

	if (receivers < 0 || store_count(s, name, &c, e) != 0 ||
	    (remove && store_remove_source(s, name, e) != 0))
		return -1;
	if (remove)
		env_log(env, receivers > 0 ? LOG_WARN : LOG_INFO,
			STR_FMT ": %s and %s removed; exports with "
				"--since-last do not say so, and who got the "
				"records before keeps them",
			STR_ARG(name), STR_COUNT(c.live, "record"),
			STR_COUNT(c.deleted, "tombstone"));
	else if (c.live + c.deleted > 0)
		env_log(env, LOG_INFO,
			STR_FMT ": %s in the store; sheaf source remove "
				"--data removes them",
			STR_ARG(name), STR_COUNT(c.live, "record"));
	return 0;
}

int
source_remove(struct app *app, const char *typed, struct err *e)
{
	bool data = app->args.count[OPT_DATA] > 0;
	struct str name = str_c(typed), url;
	bool configured = config_find(&app->config, name) != NULL;
	struct store *s = NULL;
	int held = 0, rc;

	rc = open_store(app, data ? STORE_WRITE : STORE_READ, &s, e);
	if (rc == 0 && s != NULL)
		held = store_source_url(s, name, &url, e);
	if (rc != 0 || held < 0) {
		store_close(s);
		return -1;
	}
	if (!configured && !(data && held > 0)) {
		rc = held > 0 ? 0 : source_name(app, typed, &name, e);
		if (rc == 0)
			rc = err_set(e, ERR_USAGE, 0,
				     "source remove: %.60s is in no "
				     "configuration%s",
				     typed,
				     held > 0 ? "; --data removes its records"
					      : "");
	}
	if (rc == 0 && held > 0)
		rc = settle_data(app, s, name, data, e);
	if (rc == 0)
		rc = remove_section(app, name, e);
	store_close(s);
	return rc;
}

/* --- set ------------------------------------------------------------------ */

/* One key after the other; of what is built in the section is made. */
static int
set_pairs(struct edit *d, struct app *app, struct str name,
	  const struct config_pair *pairs, size_t n, struct err *e)
{
	struct buf swap;

	if (config_find(&app->config, name) == NULL) {
		config_edit_add(&d->new, buf_view(&d->old), name, pairs, n);
		return 0;
	}
	for (size_t i = 0; i < n; i++) {
		buf_clear(&d->new);
		if (!config_edit_set(&d->new, buf_view(&d->old), name,
				     &pairs[i]))
			return gone(d, name, e);
		swap = d->old;
		d->old = d->new;
		d->new = swap;
	}
	swap = d->old;
	d->old = d->new;
	d->new = swap;
	return 0;
}

int
source_set(struct app *app, const char *const *operands, size_t n,
	   struct err *e)
{
	struct str name = str_c(n > 0 ? operands[0] : NULL);
	struct config_pair *v = arena_zero(&app->arena, (n + 1) * sizeof(*v));
	bool configured = config_find(&app->config, name) != NULL;
	struct edit d = {.folder = -1};
	size_t pairs = n - 1;
	int rc;

	if (v == NULL)
		return arena_check(&app->arena, e);
	if (n < 2)
		return err_set(e, ERR_USAGE, 0,
			       "source set: say a name and KEY=VALUE");
	if (!configured && builtin_find(name) == NULL)
		return err_set(e, ERR_USAGE, 0,
			       "source set: %.60s is in no configuration; "
			       "sheaf source add makes a section",
			       operands[0]);
	for (size_t i = 1; i < n; i++)
		if (read_pair("set", operands[i], configured, &v[i - 1], e) !=
		    0)
			return -1;
	if (join_pairs(app, "set", v, &pairs, e) != 0)
		return -1;
	for (size_t i = 0; i < pairs; i++)
		if (str_eqc(v[i].key, "url") && v[i].value.n == 0 &&
		    builtin_find(name) == NULL)
			return err_set(e, ERR_USAGE, 0,
				       "source set: without an address %.60s "
				       "is no source",
				       operands[0]);
	rc = configured ? edit_open_of(&d, app, "set", name, e)
			: edit_open(&d, app, e);
	if (rc == 0)
		rc = set_pairs(&d, app, name, v, pairs, e);
	if (rc == 0)
		rc = check_result(&d, "set", name, v, pairs, e);
	if (rc == 0)
		rc = write_file(&d, e);
	if (rc == 0)
		env_log(&app->world.env, LOG_INFO, "%s: section [%s] changed",
			d.path, operands[0]);
	edit_close(&d);
	return rc;
}

/* --- rename --------------------------------------------------------------- */

static int
rename_section(struct app *app, struct str name, struct str to, struct err *e)
{
	struct edit d = {.folder = -1};
	int rc = edit_open_of(&d, app, "rename", name, e);

	if (rc == 0 && !config_edit_rename(&d.new, buf_view(&d.old), name, to))
		rc = gone(&d, name, e);
	if (rc == 0)
		rc = check_result(&d, "rename", to, NULL, 0, e);
	if (rc == 0)
		rc = write_file(&d, e);
	edit_close(&d);
	return rc;
}

/*
 * The store first: it refuses what is being harvested. A section that then
 * cannot be written is named, and the store has its old name back.
 */
int
source_rename(struct app *app, const char *from, const char *new, struct err *e)
{
	struct str name = str_c(from), to = str_c(new), url;
	bool configured = config_find(&app->config, name) != NULL;
	struct store *s = NULL;
	struct err ignored;
	int held = 0, rc;

	if (check_name(app, "rename", to, e) != 0)
		return -1;
	rc = open_store(app, STORE_WRITE, &s, e);
	if (rc == 0 && s != NULL)
		held = store_source_url(s, name, &url, e);
	if (rc == 0 && held < 0)
		rc = -1;
	if (rc == 0 && !configured && held == 0)
		rc = err_set(e, ERR_USAGE, 0,
			     "source rename: %.60s is in no configuration, and "
			     "the store holds nothing of it",
			     from);
	if (rc == 0 && held > 0)
		rc = store_rename_source(s, name, to, e);
	if (rc == 0 && configured && rename_section(app, name, to, e) != 0) {
		if (held > 0)
			store_rename_source(s, to, name, &ignored);
		rc = -1;
	}
	store_close(s);
	if (rc == 0)
		env_log(&app->world.env, LOG_INFO,
			"%.60s is called %.60s from now on%s%s", from, new,
			configured ? "" : "; it is in no configuration",
			held > 0 ? "" : "; the store holds nothing of it");
	return rc;
}
