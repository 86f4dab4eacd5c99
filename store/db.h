/*
 * What keeps the store: a connection opened with care, the statements of
 * schema.h, locks, and errors as values. Which engine it is, the form of the
 * place says: postgresql://... is PostgreSQL, anything else a file of SQLite.
 * The library of an engine is seen by its own files alone.
 *
 * One writes at a time, on every engine: db_begin waits for its turn, and gets
 * the counters with it, so that numbers given grow in the order in which they
 * can be seen. Texts hold no NUL.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "core/str.h"
#include "store/schema.h"

struct db;      /* a connection */
struct db_stmt; /* a statement */

/*
 * Opens the store at `where`; `write` makes it when missing. What is no store,
 * damaged, or newer than this program is refused before anything can write.
 */
int db_open(struct db **out, const char *where, bool write, struct err *e);
void db_close(struct db *db); /* NULL is fine */
bool db_is_file(const char *where);

const char *db_place(const struct db *db); /* for people; without secrets */
bool db_writes(const struct db *db);
/* Does each statement that answers cost a way over a network? */
bool db_is_far(const struct db *db);
/* Is the connection gone for good? */
bool db_is_lost(const struct db *db);
/* So often one was waited for; 0 when it is not far. */
uint64_t db_trips(const struct db *db);

/* --- Transactions --------------------------------------------------------- */

/* One row of the store; each transaction writes it. */
struct db_counters {
	int64_t n; /* transactions committed: something was written since? */
	int64_t change; /* the change number given last */
	int64_t given;  /* the row number given last, of whatever table */
	int64_t layout; /* as it is by now; never written */
};

/*
 * Starts a transaction that writes, and waits for its turn while another
 * process has one; at most a minute, and not after a signal was caught: then
 * ERR_BUSY, so that the caller can look at its stop flag. ERR_STORE when a
 * newer program has brought the store to its layout meanwhile.
 */
int db_begin(struct db *db, struct db_counters *out, struct err *e);
/* c->n is one more afterwards; the others are written as they are. */
int db_commit(struct db *db, struct db_counters *c, struct err *e);
void db_rollback(struct db *db);

/* Within a transaction? One may also end because of an error. */
bool db_within(const struct db *db);

/*
 * Between these, what is read outside of a transaction is as of one moment,
 * whatever is written meanwhile, by this process too. They nest.
 */
int db_pin(struct db *db, struct err *e);
void db_unpin(struct db *db);

/* --- Statements ----------------------------------------------------------- */

/*
 * The statement, ready to be bound; made at its first use and kept. NULL with
 * *e set. The same one cannot be used twice at a time.
 */
struct db_stmt *db_use(struct db *db, enum schema_stmt which, struct err *e);

/* One of one's own, to be given back with db_drop. */
struct db_stmt *db_make(struct db *db, enum schema_stmt which, struct err *e);
void db_drop(struct db_stmt *st); /* NULL is fine */

/*
 * Parameters count from 1, and borrow until db_end. STR_NONE binds as an
 * empty text. A failure shows at the next step.
 */
void db_int(struct db_stmt *st, int i, int64_t v);
void db_text(struct db_stmt *st, int i, struct str s);
void db_blob(struct db_stmt *st, int i, struct str s);
void db_null(struct db_stmt *st, int i);

/*
 * 1: a row, 0: no more, -1. Within a transaction, one that gives no rows
 * (SCHEMA_SENT) need not be waited for: its failure may show only at the next
 * statement that does, at the latest at db_commit.
 */
int db_step(struct db_stmt *st, struct err *e);
void db_end(struct db_stmt *st);               /* ready for the next use */
int db_run(struct db_stmt *st, struct err *e); /* all steps, and end */

/* Columns count from 0; texts are valid until the next step or end. */
int64_t db_get_int(struct db_stmt *st, int i);
struct str db_get(struct db_stmt *st, int i);

/* Rows, by the last statement; it must not be a SCHEMA_SENT one. */
int64_t db_changed(const struct db *db);

/* A statement without parameters or results. */
int db_do(struct db *db, enum schema_stmt which, struct err *e);

/*
 * STMT_ITEM_FIND will soon be asked for these: a hint within a transaction.
 * What is wrong in it costs time and nothing else.
 */
int db_expect(struct db *db, int64_t source, const struct str *ids, size_t n,
	      struct err *e);

/* --- Locks: of the process, whatever becomes of it ------------------------ */

enum db_lock {
	DB_LOCK_SOURCE, /* by its row number */
	DB_LOCK_HOST,   /* by store_host_key */
	DB_LOCK_PACKING /* 0: dictionaries are made anew */
};

/*
 * 1 got (or had already), 0 another's, -1. Another's is tried again for half a
 * second: a process that was killed holds its locks until it is gone, which is
 * a moment after whoever waited for it was told.
 */
int db_lock(struct db *db, enum db_lock space, int64_t key, struct err *e);
void db_unlock(struct db *db, enum db_lock space, int64_t key);
/* Does another one hold it? 1, 0, -1; nothing is held by asking. */
int db_locked(struct db *db, enum db_lock space, int64_t key, struct err *e);

/* --- Structure ------------------------------------------------------------ */

/* Each finding on the engine's own structures goes to `found`. */
typedef void db_found_fn(void *ctx, struct str finding);
int db_check(struct db *db, db_found_fn *found, void *ctx, struct err *e);
/* Makes indexes anew, where they can be. */
int db_reindex(struct db *db, struct err *e);

/* Of SQLite, as it runs. */
const char *db_sqlite_version(void);

#endif
