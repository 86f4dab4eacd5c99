/* What store/sqlite*.c share; of no concern to anybody else. */
#ifndef STORE_SQLITE_PRIV_H
#define STORE_SQLITE_PRIV_H

#include <stdbool.h>

#include "core/err.h"
#include "store/schema.h"
#include "store/sqlite.h"

struct sqlite3;
struct sqlite3_stmt;

struct sql_stmt {
	struct sqlite3_stmt *h;
	struct sql *db;
	int failed; /* result code of a bind */
};

struct sql {
	struct sqlite3 *h;
	char *path;
	bool write;
	struct sql_stmt stmt[STMT__MAX]; /* h is NULL until first used */
};

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

/* Is there anything in the journal that is not in the file yet? */
bool sql_journal_waits(const struct sql *db);

/* Statements without parameters or results. */
int sql_script(struct sql *db, const char *text, struct err *e);

/* ERR_STORE: "store PATH: why". Returns -1. */
int sql_refuse(const struct sql *db, int cause, const char *why, struct err *e);

/* Turns SQLite's last failure on this connection into ours. Returns -1. */
int sql_failed(const struct sql *db, int rc, struct err *e);

#endif
