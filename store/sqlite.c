/* Statements and errors of SQLite. */

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

#include <sqlite3.h>

#include "core/mem.h"
#include "store/sqlite.h"

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
			       db->base.place);
	return err_set(e, ERR_STORE, cause, "store %s: %s: %s", db->base.place,
		       what, cause == 0 ? "reason unknown" : strerror(cause));
}

const char *
sql_file(const struct sql *db)
{
	return sqlite3_db_filename(db->h, "main");
}

int
sql_refuse(const struct sql *db, int cause, const char *why, struct err *e)
{
	return err_set(e, ERR_STORE, cause, "store %s: %s", db->base.place,
		       why);
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
		return err_set(e, ERR_STORE, rc, "store %s: %s", db->base.place,
			       what);
	if (m->text == NULL)
		return failed_system(db, what, e);
	return err_set(e, m->code, m->detail, "store %s: %s", db->base.place,
		       m->text);
}

/* --- Statements ----------------------------------------------------------- */

static struct sql *
of(struct db *base)
{
	return (struct sql *)base;
}

static struct sql_stmt *
stmt_of(struct db_stmt *base)
{
	return (struct sql_stmt *)base;
}

static int
prepare(struct sql_stmt *st, struct sql *db, enum schema_stmt which,
	struct err *e)
{
	int rc;

	*st = (struct sql_stmt){.base = {.db = &db->base, .which = which}};
	rc = sqlite3_prepare_v3(db->h, schema_sql[which], -1,
				SQLITE_PREPARE_PERSISTENT, &st->h, NULL);
	return rc == SQLITE_OK ? 0 : sql_failed(db, rc, e);
}

static struct db_stmt *
use(struct db *base, enum schema_stmt which, struct err *e)
{
	struct sql *db = of(base);
	struct sql_stmt *st = &db->stmt[which];

	if (st->h == NULL && prepare(st, db, which, e) != 0)
		return NULL;
	return &st->base;
}

static struct db_stmt *
make(struct db *base, enum schema_stmt which, struct err *e)
{
	struct sql_stmt *st = mem_alloc(sizeof(*st));

	if (st == NULL) {
		err_nomem(e);
		return NULL;
	}
	if (prepare(st, of(base), which, e) != 0) {
		mem_free(st);
		return NULL;
	}
	return &st->base;
}

static void
drop(struct db_stmt *base)
{
	sqlite3_finalize(stmt_of(base)->h);
	mem_free(stmt_of(base));
}

static void
bound(struct sql_stmt *st, int rc)
{
	if (rc != SQLITE_OK)
		st->failed = rc;
}

static void
bind_int(struct db_stmt *base, int i, int64_t v)
{
	struct sql_stmt *st = stmt_of(base);

	bound(st, sqlite3_bind_int64(st->h, i, v));
}

static void
bind_text(struct db_stmt *base, int i, struct str s)
{
	struct sql_stmt *st = stmt_of(base);

	bound(st, sqlite3_bind_text64(st->h, i, s.n == 0 ? "" : s.p, s.n,
				      SQLITE_STATIC, SQLITE_UTF8));
}

static void
bind_blob(struct db_stmt *base, int i, struct str s)
{
	struct sql_stmt *st = stmt_of(base);

	bound(st, sqlite3_bind_blob64(st->h, i, s.n == 0 ? "" : s.p, s.n,
				      SQLITE_STATIC));
}

static void
bind_null(struct db_stmt *base, int i)
{
	struct sql_stmt *st = stmt_of(base);

	bound(st, sqlite3_bind_null(st->h, i));
}

/* Bindings stay: each use binds all of them again. */
static void
end(struct db_stmt *base)
{
	struct sql_stmt *st = stmt_of(base);

	sqlite3_reset(st->h);
	st->failed = SQLITE_OK;
}

static int
step(struct db_stmt *base, struct err *e)
{
	struct sql_stmt *st = stmt_of(base);
	int rc = st->failed;

	if (rc == SQLITE_OK)
		rc = sqlite3_step(st->h);
	if (rc == SQLITE_ROW)
		return 1;
	if (rc == SQLITE_DONE)
		return 0;
	/* The message must be taken before the reset forgets it. */
	sql_failed(of(base->db), rc, e);
	end(base);
	return -1;
}

static int64_t
get_int(struct db_stmt *base, int i)
{
	return sqlite3_column_int64(stmt_of(base)->h, i);
}

/* The bytes of texts and blobs alike: our texts are UTF-8 all along. */
static struct str
get(struct db_stmt *base, int i)
{
	struct sql_stmt *st = stmt_of(base);
	const void *p = sqlite3_column_blob(st->h, i);
	int n = sqlite3_column_bytes(st->h, i);

	return p == NULL || n <= 0 ? STR_NONE : str_of(p, (size_t)n);
}

static int64_t
changed(const struct db *base)
{
	return sqlite3_changes(((const struct sql *)base)->h);
}

/* --- Transactions --------------------------------------------------------- */

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
		rc = db_do(&db->base, STMT_BEGIN, &try);
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
db_sqlite_version(void)
{
	return sqlite3_libversion();
}

static bool
within(const struct db *base)
{
	return sqlite3_get_autocommit(((const struct sql *)base)->h) == 0;
}

/* A full disk may have ended it already. */
static void
rollback(struct db *base)
{
	struct err ignored;

	if (within(base))
		db_do(base, STMT_ROLLBACK, &ignored);
}

static int
read_counters(struct db *base, struct db_counters *out, struct err *e)
{
	struct db_stmt *st = use(base, STMT_COUNTERS_GET, e);
	int got = st == NULL ? -1 : step(st, e);

	if (got < 0)
		return -1;
	if (got > 0)
		*out = (struct db_counters){get_int(st, 0), get_int(st, 1),
					    get_int(st, 2), get_int(st, 3)};
	end(st);
	return got > 0 ? 0 : sql_refuse(of(base), 0, "damaged: no counters", e);
}

static int
begin(struct db *base, struct db_counters *out, struct err *e)
{
	if (sql_begin(of(base), e) != 0)
		return -1;
	if (read_counters(base, out, e) == 0)
		return 0;
	rollback(base);
	return -1;
}

static int
commit(struct db *base, const struct db_counters *c, struct err *e)
{
	struct db_stmt *st = use(base, STMT_COUNTERS_PUT, e);

	if (st == NULL)
		return -1;
	bind_int(st, 1, c->change);
	bind_int(st, 2, c->given);
	if (db_run(st, e) != 0)
		return -1;
	return db_do(base, STMT_COMMIT, e);
}

/*
 * A statement that stays in the middle of its work keeps the snapshot for all
 * others. No transaction has to be open, so that what is read from can still
 * be written.
 */
static int
pin(struct db *base, struct err *e)
{
	struct sql *db = of(base);

	if (db->pin == NULL)
		db->pin = make(base, STMT_PIN, e);
	if (db->pin == NULL || (db->pins == 0 && step(db->pin, e) < 0))
		return -1;
	db->pins++;
	return 0;
}

static void
unpin(struct db *base)
{
	struct sql *db = of(base);

	if (--db->pins == 0)
		end(db->pin);
}

/* --- The whole ------------------------------------------------------------ */

/* SQLite's own check, a row a fault; "ok" when there is none. */
static int
check(struct db *base, db_found_fn *found, void *ctx, struct err *e)
{
	struct db_stmt *st = use(base, STMT_CHECK, e);
	int got;

	if (st == NULL)
		return -1;
	while ((got = step(st, e)) > 0)
		if (!str_eq(get(st, 0), STR("ok")))
			found(ctx, get(st, 0));
	end(st);
	return got;
}

static int
reindex(struct db *base, struct err *e)
{
	return db_do(base, STMT_REINDEX, e);
}

void
sql_disconnect(struct sql *db)
{
	db_drop(db->pin);
	db->pin = NULL;
	db->pins = 0;
	for (size_t i = 0; i < STMT__MAX; i++) {
		sqlite3_finalize(db->stmt[i].h);
		db->stmt[i].h = NULL;
	}
	sqlite3_close_v2(db->h);
	db->h = NULL;
}

static void
close_all(struct db *base)
{
	struct sql *db = of(base);

	sql_disconnect(db);
	if (db->locks >= 0)
		close(db->locks);
	mem_free(base->place);
	mem_free(db);
}

const struct db_engine sql_engine = {
    .close = close_all,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .within = within,
    .pin = pin,
    .unpin = unpin,
    .use = use,
    .make = make,
    .drop = drop,
    .bind_int = bind_int,
    .bind_text = bind_text,
    .bind_blob = bind_blob,
    .bind_null = bind_null,
    .step = step,
    .end = end,
    .get_int = get_int,
    .get = get,
    .changed = changed,
    .lock = sql_lock,
    .unlock = sql_unlock,
    .locked = sql_locked,
    .check = check,
    .reindex = reindex,
};
