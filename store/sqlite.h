/* What store/sqlite*.c share; of no concern to anybody else. */
#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include <stdbool.h>

#include "core/err.h"
#include "store/schema.h"
#include "store/db_engine.h"

struct sqlite3;
struct sqlite3_stmt;

struct sql_stmt {
	struct db_stmt base;
	struct sqlite3_stmt *h;
	int failed; /* result code of a bind */
};

struct sql {
	struct db base;
	struct sqlite3 *h;
	struct db_stmt *pin; /* in the middle of its work: keeps a snapshot */
	unsigned int pins;
	int locks; /* descriptor of the file of locks, or -1 */
	struct sql_stmt stmt[STMT__MAX]; /* h is NULL until first used */
};

extern const struct db_engine sql_engine;

enum {
	SQL_PATH_MAX = 480,  /* of a path as given; */
	SQL_FILE_MAX = 4096, /* absolute: SQLite takes 512 bytes */
	SQL_LOCK_MS = 10000  /* to wait for locks other than the writer's */
};

/*
 * Looks at the file, then its layout, which is made or brought up to date when
 * the connection writes.
 */
int sql_check(struct sql *db, struct err *e);

/* Its name, absolute, links resolved. */
const char *sql_file(const struct sql *db);

/* As db_begin, of a store that may have no counters yet. */
int sql_begin(struct sql *db, struct err *e);

/* As db_open. */
int sql_open(struct sql **out, const char *path, bool write, struct err *e);
/* Statements and connection; the rest stays, to be opened again. */
void sql_disconnect(struct sql *db);

/* --- sqlite_lock.c: as in db.h -------------------------------------------- */

int sql_lock(struct db *base, enum db_lock space, int64_t key, struct err *e);
void sql_unlock(struct db *base, enum db_lock space, int64_t key);
int sql_locked(struct db *base, enum db_lock space, int64_t key, struct err *e);

/* Is there anything in the journal that is not in the file yet? */
bool sql_journal_waits(const struct sql *db);

/* Statements without parameters or results. */
int sql_script(struct sql *db, const char *text, struct err *e);

/* ERR_STORE: "store PATH: why". Returns -1. */
int sql_refuse(const struct sql *db, int cause, const char *why, struct err *e);

/* Turns SQLite's last failure on this connection into ours. Returns -1. */
int sql_failed(const struct sql *db, int rc, struct err *e);

#endif
