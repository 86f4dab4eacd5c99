/*
 * Opening a store. Everything goes through SQLite's own file handle: a second
 * one of ours, closed, would drop the locks that this process holds on the
 * file (POSIX's rule for fcntl locks).
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/mem.h"
#include "store/limits.h"
#include "store/sqlite.h"

enum { VALUE_SLACK = 1 << 20 }; /* what a row has beside its payload */

/* Nothing a hostile file brings along gets to run. */
static int
harden(struct sql *db, struct err *e)
{
	static const struct {
		int option, value;
	} config[] = {
	    {SQLITE_DBCONFIG_DEFENSIVE, 1},
	    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
	    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
	    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
	    {SQLITE_DBCONFIG_DQS_DML, 0},
	    {SQLITE_DBCONFIG_DQS_DDL, 0},
	};
	int rc = SQLITE_OK;

	for (size_t i = 0; i < sizeof(config) / sizeof(config[0]); i++)
		if (rc == SQLITE_OK)
			rc = sqlite3_db_config(db->h, config[i].option,
					       config[i].value, (int *)NULL);
	if (rc != SQLITE_OK)
		return sql_failed(db, rc, e);
	sqlite3_limit(db->h, SQLITE_LIMIT_LENGTH,
		      STORE_PAYLOAD_MAX + VALUE_SLACK);
	sqlite3_limit(db->h, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_busy_timeout(db->h, SQL_LOCK_MS);
	return 0;
}

/* What is there, and is it a file? Makes an empty one, readable by its owner
 * alone; SQLite gives its journals the same mode. */
static int
look(const struct sql *db, const char *name, struct err *e)
{
	struct stat st;
	int fd;

	if (stat(name, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return sql_refuse(db, EISDIR, "is a folder", e);
		if (!S_ISREG(st.st_mode))
			return sql_refuse(db, 0, "is no regular file", e);
		return 0;
	}
	if (errno != ENOENT)
		return sql_refuse(db, errno, strerror(errno), e);
	if (!db->base.write)
		return err_set(e, ERR_NOTFOUND, ENOENT,
			       "store %s: there is none yet", db->base.place);
	if (file_make_parents(name, e) != 0)
		return err_wrap(e, "store %s", db->base.place);
	fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 && errno != EEXIST)
		return sql_refuse(db, errno, strerror(errno), e);
	if (fd >= 0)
		close(fd);
	return 0;
}

static int
connect_to(struct sql *db, const char *name, int flags, struct err *e)
{
	int rc =
	    sqlite3_open_v2(name, &db->h, flags | SQLITE_OPEN_NOMUTEX, NULL);

	if (db->h != NULL)
		sqlite3_extended_result_codes(db->h, 1);
	if (rc != SQLITE_OK)
		return sql_failed(db, rc, e);
	return harden(db, e);
}

/*
 * Readers open for writing too, if they may: after kill -9 somebody has to put
 * the journal in order, and only then can anything be read. query_only keeps
 * them from more. SQLite falls back to reading alone by itself.
 */
static int
attempt(struct sql *db, const char *name, struct err *e)
{
	if (connect_to(db, name, SQLITE_OPEN_READWRITE, e) != 0)
		return -1;
	return sql_check(db, e);
}

/*
 * A folder that cannot be written has no room for the journal's index. Without
 * a journal nobody is writing, and the file can be read as it lies.
 */
static int
attempt_immutable(struct sql *db, const char *name, struct err *e)
{
	static const char hex[] = "0123456789ABCDEF";
	struct buf uri;
	int rc = -1;

	buf_init(&uri, 4 * SQL_PATH_MAX);
	buf_puts(&uri, name[0] == '/' ? "file://" : "file:");
	for (const char *p = name; *p != '\0'; p++) {
		if (chr_alnum(*p) || *p == '/' || *p == '.') {
			buf_char(&uri, *p);
			continue;
		}
		buf_char(&uri, '%');
		buf_char(&uri, hex[(unsigned char)*p >> 4]);
		buf_char(&uri, hex[(unsigned char)*p & 15]);
	}
	buf_puts(&uri, "?immutable=1");
	if (buf_check(&uri, e) == 0 &&
	    connect_to(db, uri.p, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, e) ==
		0 &&
	    sql_check(db, e) == 0)
		rc = 0;
	buf_free(&uri);
	return rc;
}

/*
 * A reader finds an older layout: it is written once, and read then. Where
 * that cannot be, what was said of it stands.
 */
static int
bring_up_to_date(struct sql *db, const char *name, struct err *e)
{
	struct err why = *e;

	sql_disconnect(db);
	db->base.write = true;
	if (attempt(db, name, e) != 0) {
		*e = why;
		return -1;
	}
	sql_disconnect(db);
	db->base.write = false;
	err_clear(e);
	return attempt(db, name, e);
}

static int
open_at(struct sql *db, const char *name, struct err *e)
{
	int rc;

	if (look(db, name, e) != 0)
		return -1;
	if (attempt(db, name, e) == 0)
		return 0;
	if (e->detail == SCHEMA_OLDER)
		return bring_up_to_date(db, name, e);
	rc = db->h == NULL ? SQLITE_OK : sqlite3_errcode(db->h);
	rc &= 0xff;
	if (db->base.write || (rc != SQLITE_CANTOPEN && rc != SQLITE_READONLY))
		return -1;
	if (sql_journal_waits(db))
		return sql_refuse(
		    db, EROFS,
		    "changes wait in its journal (the file ending in"
		    " -wal), and the folder cannot be written; open"
		    " it once where it can",
		    e);
	sql_disconnect(db);
	err_clear(e);
	return attempt_immutable(db, name, e);
}

int
sql_open(struct sql **out, const char *path, bool write, struct err *e)
{
	char name[SQL_PATH_MAX + 1];
	struct sql *db;
	int n;

	*out = NULL;
	/* "./" keeps "file:x" and ":memory:" from meaning something else. */
	n = snprintf(name, sizeof(name), "%s%s", path[0] == '/' ? "" : "./",
		     path);
	if (path[0] == '\0')
		return err_set(e, ERR_USAGE, 0, "store: the path is empty");
	if (n < 0 || n > SQL_PATH_MAX)
		return err_set(e, ERR_STORE, ENAMETOOLONG,
			       "store: a path of more than %d bytes",
			       SQL_PATH_MAX);
	db = mem_zero(sizeof(*db));
	if (db == NULL)
		return err_nomem(e);
	db->base = (struct db){.engine = &sql_engine, .write = write};
	db->locks = -1;
	db->base.place = mem_copy(path, strlen(path));
	if (db->base.place == NULL)
		err_nomem(e);
	else if (open_at(db, name, e) == 0)
		*out = db;
	if (*out == NULL)
		db_close(&db->base);
	return *out == NULL ? -1 : 0;
}

int
db_open_sqlite(struct db **out, const char *where, bool write, struct err *e)
{
	struct sql *db;
	int rc = sql_open(&db, where, write, e);

	*out = rc == 0 ? &db->base : NULL;
	return rc;
}
