/*
 * SQLite as the store needs it: a connection opened with care, the statements
 * of schema.h, and errors as values. sqlite3.h is seen by the files
 * store/sqlite*.c alone.
 */
#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/err.h"
#include "core/str.h"
#include "store/schema.h"

struct sql;      /* a connection */
struct sql_stmt; /* a prepared statement */

/*
 * Opens the store at `path`; `write` makes it when missing. What is no store,
 * damaged, or newer than this program is refused before anything can write.
 */
int sql_open(struct sql **out, const char *path, bool write, struct err *e);
void sql_close(struct sql *db); /* NULL is fine */

const char *sql_path(const struct sql *db); /* as given */
const char *sql_file(const struct sql *db); /* absolute, links resolved */
bool sql_writes(const struct sql *db);

/*
 * Starts a transaction that writes, and waits for its turn while another
 * process has one; at most a minute, and not after a signal was caught: then
 * ERR_BUSY, so that the caller can look at its stop flag.
 */
int sql_begin(struct sql *db, struct err *e);

/* Within a transaction? One may also end because of an error. */
bool sql_within(const struct sql *db);

/*
 * The statement, ready to be bound; made at its first use and kept. NULL with
 * *e set. The same one cannot be used twice at a time.
 */
struct sql_stmt *sql_use(struct sql *db, enum schema_stmt which, struct err *e);

/* One of one's own, to be given back with sql_drop. */
struct sql_stmt *sql_make(struct sql *db, enum schema_stmt which,
			  struct err *e);
void sql_drop(struct sql_stmt *st); /* NULL is fine */

/*
 * Parameters count from 1, and borrow until sql_end. STR_NONE binds as an
 * empty text. A failure shows at the next step.
 */
void sql_int(struct sql_stmt *st, int i, int64_t v);
void sql_text(struct sql_stmt *st, int i, struct str s);
void sql_blob(struct sql_stmt *st, int i, struct str s);
void sql_null(struct sql_stmt *st, int i);

/* 1: a row, 0: no more, -1. */
int sql_step(struct sql_stmt *st, struct err *e);
void sql_end(struct sql_stmt *st);               /* ready for the next use */
int sql_run(struct sql_stmt *st, struct err *e); /* all steps, and end */

/* Columns count from 0; texts are valid until the next step or end. */
int64_t sql_get_int(struct sql_stmt *st, int i);
struct str sql_get(struct sql_stmt *st, int i);

int64_t sql_last_id(const struct sql *db);
int64_t sql_changed(const struct sql *db); /* rows, by the last statement */

/* A statement without parameters or results. */
int sql_do(struct sql *db, enum schema_stmt which, struct err *e);

const char *sql_version(void);

#endif
