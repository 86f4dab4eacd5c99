/*
 * Is it a store of ours, whole, and of a version we know? Nothing is written,
 * and SQLite reads nothing on its own account, before the file's header has
 * been looked at.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <sqlite3.h>

#include "store/sqlite.h"

int
sql_script(struct sql *db, const char *text, struct err *e)
{
	int rc = sqlite3_exec(db->h, text, NULL, NULL, NULL);

	return rc == SQLITE_OK ? 0 : sql_failed(db, rc, e);
}

static int
query(struct sql *db, enum schema_stmt which, int64_t *out, struct err *e)
{
	struct db_stmt *st = db_use(&db->base, which, e);
	int got = st == NULL ? -1 : db_step(st, e);

	if (got < 0)
		return -1;
	*out = got > 0 ? db_get_int(st, 0) : 0;
	db_end(st);
	return 0;
}

/* Beside the file itself, that is, where a link to it leads. */
bool
sql_journal_waits(const struct sql *db)
{
	static const char *const suffix[] = {"-wal", "-journal"};
	const char *file = sql_file(db);
	char name[SQL_FILE_MAX + 16];
	struct stat st;

	for (size_t i = 0; file != NULL && i < 2; i++) {
		snprintf(name, sizeof(name), "%s%s", file, suffix[i]);
		if (stat(name, &st) == 0 && st.st_size > 0)
			return true;
	}
	return false;
}

/* As after a first run that was killed before it had anything to keep. */
static int
nothing_yet(const struct sql *db, struct err *e)
{
	return err_set(e, ERR_NOTFOUND, 0, "store %s: there is none yet",
		       db->base.place);
}

/*
 * The header as it lies in the file. While a journal waits, and so while
 * another process may be moving pages from there to here, length and page
 * count need not agree.
 */
static int
check_header(struct sql *db, struct err *e)
{
	unsigned char header[SCHEMA_HEADER] = {0};
	bool moving = sql_journal_waits(db);
	sqlite3_file *file = NULL;
	struct stat st;
	int rc;

	rc = sqlite3_file_control(db->h, "main", SQLITE_FCNTL_FILE_POINTER,
				  &file);
	if (rc == SQLITE_OK && (file == NULL || file->pMethods == NULL))
		rc = SQLITE_CANTOPEN;
	if (rc == SQLITE_OK)
		rc = file->pMethods->xRead(file, header, sizeof(header), 0);
	if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
		return sql_failed(db, rc, e);
	/* Not SQLite's xFileSize, which calls a file of one byte empty. */
	if (stat(sql_file(db), &st) != 0)
		return sql_refuse(db, errno, strerror(errno), e);
	if (st.st_size == 0)
		return db->base.write ? 0 : nothing_yet(db, e);
	moving = moving || sql_journal_waits(db);
	return schema_check(header, moving ? 0 : (uint64_t)st.st_size,
			    db->base.place, e);
}

/*
 * Brings the layout up to date, from nothing if need be, in one transaction.
 * A new file has a rollback journal until then, so that it is empty or whole
 * in the eyes of check_header; several processes may try at the same time.
 */
static int
migrate(struct sql *db, struct err *e)
{
	char stamp[96];
	int64_t version = 0, tables = 0;

	if (sql_begin(db, e) != 0)
		return -1;
	if (query(db, STMT_VERSION, &version, e) != 0 ||
	    query(db, STMT_TABLES, &tables, e) != 0)
		return -1;
	if (version < 0 || (version == 0 && tables > 0))
		return sql_refuse(db, 0, "damaged: the layout has no number",
				  e);
	for (int64_t v = version; v < SCHEMA_VERSION; v++)
		if (sql_script(db, schema_steps[v], e) != 0)
			return -1;
	snprintf(stamp, sizeof(stamp),
		 "PRAGMA application_id=%d;PRAGMA user_version=%d;",
		 SCHEMA_APPLICATION, SCHEMA_VERSION);
	if (version < SCHEMA_VERSION && sql_script(db, stamp, e) != 0)
		return -1;
	return db_do(&db->base, STMT_COMMIT, e);
}

/* Through SQLite now, which also sees what is in the journal. */
static int
check_version(struct sql *db, struct err *e)
{
	struct err ignored;
	int64_t version;

	if (query(db, STMT_VERSION, &version, e) != 0)
		return -1;
	if (version > SCHEMA_VERSION)
		return schema_too_new(db->base.place, version, e);
	if (!db->base.write && version == 0)
		return nothing_yet(db, e);
	if (!db->base.write && version < SCHEMA_VERSION)
		return sql_refuse(db, SCHEMA_OLDER,
				  "written by an older version of sheaf, and"
				  " it cannot be written now, which would"
				  " bring it up to date",
				  e);
	if (db->base.write && version < SCHEMA_VERSION && migrate(db, e) != 0)
		return -1;
	/*
	 * Busy: another process is doing just this. Some file systems cannot
	 * do it at all: readers then wait for writers, which is no reason to
	 * give up.
	 */
	if (db->base.write && db_do(&db->base, STMT_WAL, &ignored) != 0 &&
	    ignored.code == ERR_NOMEM)
		return err_nomem(e);
	return 0;
}

static int
check_content(struct sql *db, struct err *e)
{
	int64_t unused;

	if (!db->base.write && sql_script(db, "PRAGMA query_only=ON;", e) != 0)
		return -1;
	if (query(db, STMT_PROBE, &unused, e) == 0)
		return 0;
	if (e->code == ERR_STORE && e->detail == SQLITE_ERROR)
		return sql_refuse(
		    db, 0,
		    "damaged: a table is missing; restore a copy, or"
		    " harvest into a new one",
		    e);
	return -1;
}

/*
 * What waits in a journal stays there until the store is known to be ours: the
 * end of the last connection would bring it into the file. (Without anything
 * that waits, the end of it only tidies up.)
 */
static void
keep_journal(struct sql *db, bool keep)
{
	sqlite3_db_config(db->h, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, (int)keep,
			  (int *)NULL);
}

int
sql_check(struct sql *db, struct err *e)
{
	keep_journal(db, sql_journal_waits(db));
	if (check_header(db, e) != 0)
		return -1;
	if (db->base.write && sqlite3_db_readonly(db->h, "main") != 0)
		return sql_refuse(db, EACCES, "cannot be written", e);
	if (sql_script(db, schema_settings, e) != 0 ||
	    check_version(db, e) != 0 || check_content(db, e) != 0)
		return -1;
	keep_journal(db, false);
	return 0;
}
