/* A store copied and compacted, by SQLite's own means. */
#include "store/copy.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "store/priv.h"
#include "store/sqlite.h"

/* Between two looks at the stop flag: of the file, of its program. */
enum { PAGES = 1024, STEPS = 100000 };

/* Only a file is ours to copy; an engine with a server has means of its own. */
static int
check_file(const struct store *s, struct err *e)
{
	if (s->db->engine == &sql_engine)
		return 0;
	return err_set(e, ERR_USAGE, 0,
		       "store %s: is no file; its server has tools for that",
		       db_place(s->db));
}

/* --- A copy --------------------------------------------------------------- */

/* Is there a store at `path` that is in use, or this very one? */
static int
check_target(const struct sql *db, const char *path, struct err *e)
{
	char wal[SQL_FILE_MAX + 8];
	struct stat ours, theirs;

	if (strlen(path) > SQL_FILE_MAX)
		return err_set(e, ERR_USAGE, 0,
			       "the name of the copy is too "
			       "long");
	if (stat(path, &theirs) != 0)
		return errno == ENOENT ? 0 : err_errno(e, "look at", path);
	if (!S_ISREG(theirs.st_mode))
		return err_set(e, ERR_USAGE, 0, "%s is no regular file", path);
	if (stat(sql_file(db), &ours) == 0 && ours.st_ino == theirs.st_ino &&
	    ours.st_dev == theirs.st_dev)
		return err_set(e, ERR_USAGE, 0, "%s is the store itself", path);
	snprintf(wal, sizeof(wal), "%s-wal", path);
	if (stat(wal, &theirs) == 0)
		return err_set(e, ERR_USAGE, 0,
			       "%s is a store that is in use: %s is there",
			       path, wal);
	return 0;
}

/* Step by step, within one reading of the source: it does not move below us. */
static int
copy_pages(struct sql *db, sqlite3 *to, const struct env *env, struct err *e)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", db->h, "main");
	int rc = SQLITE_OK;

	if (b == NULL)
		return sql_refuse(db, 0, sqlite3_errmsg(to), e);
	while (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED) {
		if (env->stopped(env->ctx)) {
			sqlite3_backup_finish(b);
			return err_set(e, ERR_STOPPED, 0, "stopped");
		}
		rc = sqlite3_backup_step(b, PAGES);
	}
	sqlite3_backup_finish(b);
	if (rc == SQLITE_DONE)
		return 0;
	return err_set(e, ERR_STORE, 0, "copy of store %s: %s", db->base.place,
		       sqlite3_errstr(rc));
}

static int
copy_to(struct sql *db, const char *path, const struct env *env, struct err *e)
{
	sqlite3 *to = NULL;
	int rc;

	if (sqlite3_open_v2(path, &to,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
			    NULL) != SQLITE_OK) {
		err_set(e, ERR_IO, 0, "make %s: %s", path, sqlite3_errmsg(to));
		sqlite3_close(to);
		return -1;
	}
	if (sql_script(db, "BEGIN; SELECT count(*) FROM source", e) != 0) {
		sqlite3_close(to);
		return -1;
	}
	rc = copy_pages(db, to, env, e);
	sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
	if (sqlite3_close(to) != SQLITE_OK && rc == 0)
		rc = err_set(e, ERR_IO, 0, "close %s", path);
	return rc;
}

int
store_copy(struct store *s, const char *path, const struct env *env,
	   struct err *e)
{
	static const char suffix[] = ".copying";
	struct sql *db = (struct sql *)s->db;
	char part[SQL_FILE_MAX + sizeof(suffix)];
	mode_t mask;
	int rc;

	if (check_file(s, e) != 0 || check_target(db, path, e) != 0)
		return -1;
	snprintf(part, sizeof(part), "%s%s", path, suffix);
	/* What a run that was killed has left. */
	if (unlink(part) != 0 && errno != ENOENT)
		return err_errno(e, "remove", part);
	mask = umask(S_IRWXG | S_IRWXO);
	rc = copy_to(db, part, env, e);
	umask(mask);
	if (rc == 0 && rename(part, path) != 0)
		rc = err_errno(e, "rename to", path);
	if (rc != 0)
		unlink(part);
	return rc;
}

/* --- Made small ------------------------------------------------------------ */

int64_t
store_bytes(const struct store *s)
{
	struct stat st;

	if (s->db->engine != &sql_engine ||
	    stat(sql_file((const struct sql *)s->db), &st) != 0)
		return 0;
	return (int64_t)st.st_size;
}

static int
is_stopped(void *ctx)
{
	const struct env *env = *(const struct env **)ctx;

	return env->stopped(env->ctx);
}

/* It works by way of a second file, attached for a while, which may be large:
 * beside the store, not in memory nor where other things are temporary. */
static int
vacuum(struct sql *db, const struct env *env)
{
	const char *name = sql_file(db), *slash = strrchr(name, '/');
	int rc;

	sqlite3_temp_directory =
	    sqlite3_mprintf("%.*s", slash == NULL ? 1 : (int)(slash - name) + 1,
			    slash == NULL ? "." : name);
	if (sqlite3_temp_directory == NULL)
		return SQLITE_NOMEM;
	sqlite3_progress_handler(db->h, STEPS, is_stopped, &env);
	sqlite3_limit(db->h, SQLITE_LIMIT_ATTACHED, 1);
	rc = sqlite3_exec(db->h, "PRAGMA temp_store=FILE; VACUUM", NULL, NULL,
			  NULL);
	sqlite3_limit(db->h, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_progress_handler(db->h, 0, NULL, NULL);
	sqlite3_exec(db->h, "PRAGMA temp_store=MEMORY", NULL, NULL, NULL);
	sqlite3_free(sqlite3_temp_directory);
	sqlite3_temp_directory = NULL;
	return rc;
}

static int
rewrite(struct sql *db, const struct env *env, struct err *e)
{
	int rc = vacuum(db, env);

	if (rc == SQLITE_INTERRUPT)
		return err_set(e, ERR_STOPPED, 0, "stopped");
	if (rc != SQLITE_OK)
		return sql_failed(db, rc, e);
	/* Into the file itself, so that it shrinks; whoever reads still has
	 * the rest shrink later. */
	sqlite3_exec(db->h, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL,
		     NULL);
	return 0;
}

int
store_compact(struct store *s, const struct env *env, struct err *e)
{
	int rc;

	if (check_file(s, e) != 0)
		return -1;
	/* Nobody can write as long as it takes. */
	rc = claim_all(s, e);
	if (rc == 0)
		rc = rewrite((struct sql *)s->db, env, e);
	claim_drop_all(s);
	if (rc != 0 && e->code == ERR_BUSY)
		err_wrap(e, "no space was given back");
	return rc;
}
