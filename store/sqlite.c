/* Statements and errors of SQLite. */
#include "store/sqlite.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/select.h>

#include <sqlite3.h>

#include "core/mem.h"
#include "store/sqlite_priv.h"

enum {
	TURN_MS = 60000, /* to wait for another process that writes, */
	NAP_MS = 20      /* looking so often */
};

/* What a result code means for people; the first that fits. */
struct meaning {
	int rc, detail;
	enum err_code code;
	const char *text; /* NULL: what the system says */
};

static const struct meaning meanings[] = {
    {SQLITE_BUSY, EBUSY, ERR_BUSY, "another process keeps it locked"},
    {SQLITE_LOCKED, EBUSY, ERR_BUSY, "another process keeps it locked"},
    {SQLITE_FULL, ENOSPC, ERR_STORE,
     "disk full; make room and run the same again"},
    {SQLITE_CORRUPT, 0, ERR_STORE,
     "damaged; restore a copy, or harvest into a new one"},
    {SQLITE_NOTADB, 0, ERR_STORE,
     "damaged; restore a copy, or harvest into a new one"},
    {SQLITE_READONLY, EROFS, ERR_STORE, "cannot be written"},
    {SQLITE_TOOBIG, 0, ERR_LIMIT, "a value is too large for it"},
    {SQLITE_IOERR, 0, ERR_STORE, NULL},
    {SQLITE_CANTOPEN, 0, ERR_STORE, NULL},
    {SQLITE_PERM, 0, ERR_STORE, NULL},
};

/* The system's reason when it gave one, else SQLite's. */
static int
failed_system(const struct sql *db, const char *what, struct err *e)
{
	int cause = db->h == NULL ? 0 : sqlite3_system_errno(db->h);

	if (cause == ENOSPC || cause == EDQUOT)
		return err_set(e, ERR_STORE, cause,
			       "store %s: disk full; make room and run the same"
			       " again",
			       db->path);
	return err_set(e, ERR_STORE, cause, "store %s: %s: %s", db->path, what,
		       cause == 0 ? "reason unknown" : strerror(cause));
}

int
sql_failed(const struct sql *db, int rc, struct err *e)
{
	const char *what =
	    db->h == NULL ? sqlite3_errstr(rc) : sqlite3_errmsg(db->h);
	const struct meaning *m = meanings;
	size_t n = sizeof(meanings) / sizeof(meanings[0]);

	if ((rc & 0xff) == SQLITE_NOMEM || rc == SQLITE_IOERR_NOMEM)
		return err_nomem(e);
	while (n > 0 && m->rc != (rc & 0xff)) {
		m++;
		n--;
	}
	if (n == 0)
		return err_set(e, ERR_STORE, rc, "store %s: %s", db->path,
			       what);
	if (m->text == NULL)
		return failed_system(db, what, e);
	return err_set(e, m->code, m->detail, "store %s: %s", db->path,
		       m->text);
}

const char *
sql_path(const struct sql *db)
{
	return db->path;
}

const char *
sql_file(const struct sql *db)
{
	return sqlite3_db_filename(db->h, "main");
}

bool
sql_writes(const struct sql *db)
{
	return db->write;
}

bool
sql_within(const struct sql *db)
{
	return sqlite3_get_autocommit(db->h) == 0;
}

static int
prepare(struct sql_stmt *st, struct sql *db, enum schema_stmt which,
	struct err *e)
{
	int rc;

	*st = (struct sql_stmt){.db = db};
	rc = sqlite3_prepare_v3(db->h, schema_sql[which], -1,
				SQLITE_PREPARE_PERSISTENT, &st->h, NULL);
	return rc == SQLITE_OK ? 0 : sql_failed(db, rc, e);
}

struct sql_stmt *
sql_use(struct sql *db, enum schema_stmt which, struct err *e)
{
	struct sql_stmt *st = &db->stmt[which];

	if (st->h == NULL && prepare(st, db, which, e) != 0)
		return NULL;
	return st;
}

struct sql_stmt *
sql_make(struct sql *db, enum schema_stmt which, struct err *e)
{
	struct sql_stmt *st = mem_alloc(sizeof(*st));

	if (st == NULL) {
		err_nomem(e);
		return NULL;
	}
	if (prepare(st, db, which, e) != 0) {
		mem_free(st);
		return NULL;
	}
	return st;
}

void
sql_drop(struct sql_stmt *st)
{
	if (st == NULL)
		return;
	sqlite3_finalize(st->h);
	mem_free(st);
}

static void
bound(struct sql_stmt *st, int rc)
{
	if (rc != SQLITE_OK)
		st->failed = rc;
}

void
sql_int(struct sql_stmt *st, int i, int64_t v)
{
	bound(st, sqlite3_bind_int64(st->h, i, v));
}

void
sql_text(struct sql_stmt *st, int i, struct str s)
{
	bound(st, sqlite3_bind_text64(st->h, i, s.n == 0 ? "" : s.p, s.n,
				      SQLITE_STATIC, SQLITE_UTF8));
}

void
sql_blob(struct sql_stmt *st, int i, struct str s)
{
	bound(st, sqlite3_bind_blob64(st->h, i, s.n == 0 ? "" : s.p, s.n,
				      SQLITE_STATIC));
}

void
sql_null(struct sql_stmt *st, int i)
{
	bound(st, sqlite3_bind_null(st->h, i));
}

int
sql_step(struct sql_stmt *st, struct err *e)
{
	int rc = st->failed;

	if (rc == SQLITE_OK)
		rc = sqlite3_step(st->h);
	if (rc == SQLITE_ROW)
		return 1;
	if (rc == SQLITE_DONE)
		return 0;
	/* The message must be taken before the reset forgets it. */
	sql_failed(st->db, rc, e);
	sql_end(st);
	return -1;
}

/* Bindings stay: each use binds all of them again. */
void
sql_end(struct sql_stmt *st)
{
	sqlite3_reset(st->h);
	st->failed = SQLITE_OK;
}

int
sql_run(struct sql_stmt *st, struct err *e)
{
	int more;

	do
		more = sql_step(st, e);
	while (more > 0);
	sql_end(st);
	return more;
}

int64_t
sql_get_int(struct sql_stmt *st, int i)
{
	return sqlite3_column_int64(st->h, i);
}

/* The bytes of texts and blobs alike: our texts are UTF-8 all along. */
struct str
sql_get(struct sql_stmt *st, int i)
{
	const void *p = sqlite3_column_blob(st->h, i);
	int n = sqlite3_column_bytes(st->h, i);

	return p == NULL || n <= 0 ? STR_NONE : str_of(p, (size_t)n);
}

int64_t
sql_last_id(const struct sql *db)
{
	return sqlite3_last_insert_rowid(db->h);
}

int64_t
sql_changed(const struct sql *db)
{
	return sqlite3_changes(db->h);
}

int
sql_do(struct sql *db, enum schema_stmt which, struct err *e)
{
	struct sql_stmt *st = sql_use(db, which, e);

	return st == NULL ? -1 : sql_run(st, e);
}

/*
 * Signals are held back but for the naps: one that comes between two of them
 * ends the next, and so the waiting.
 */
int
sql_begin(struct sql *db, struct err *e)
{
	struct timespec nap = {.tv_nsec = NAP_MS * 1000000L};
	sigset_t all, was;
	int rc, waited = 0;
	struct err try = {.code = ERR_NONE};

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &was);
	sqlite3_busy_timeout(db->h, 0);
	for (;;) {
		rc = sql_do(db, STMT_BEGIN, &try);
		if (rc == 0 || try.code != ERR_BUSY || waited >= TURN_MS)
			break;
		if (pselect(0, NULL, NULL, NULL, &nap, &was) < 0)
			break;
		waited += NAP_MS;
	}
	sqlite3_busy_timeout(db->h, SQL_LOCK_MS);
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	if (rc != 0)
		*e = try;
	return rc;
}

const char *
sql_version(void)
{
	return sqlite3_libversion();
}
