/* What store/pg*.c share; of no concern to anybody else. */
#ifndef STORE_PG_H
#define STORE_PG_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"
#include "store/db_engine.h"
#include "store/pg_lib.h"

enum {
	PG_PARAMS = 16,
	PG_NUMBER = 24, /* digits of one */
	PG_TEXT_MAX = 4096,
	PG_SCHEMA_MAX = 63,
	PG_AHEAD_MAX = 16 << 20 /* identifiers of a page */
};

/* One connection to the server. */
struct pg_link {
	struct pg_conn *c;
	int backend; /* the server's process, when it was opened */
	bool prepared[STMT__MAX];
};

struct pg_stmt {
	struct db_stmt base;
	bool read;                  /* through the reader */
	bool open;                  /* a result is held, */
	bool cursor;                /* the first of several, */
	bool borrowed;              /* or one of what was looked up ahead */
	unsigned int number, fetch; /* of the cursor: its name, rows at once */
	struct pg_result *res;
	int row, rows;
	int n; /* parameters */
	const char *v[PG_PARAMS];
	int len[PG_PARAMS], fmt[PG_PARAMS];
	char num[PG_PARAMS][PG_NUMBER];
};

/* Rows looked up for a page, by identifier; each serves once. */
struct pg_ahead {
	struct pg_result *res;
	int64_t source;
	struct str *ids; /* in order */
	int *row;        /* of res; -1: not held, -2: used */
	size_t n;
	struct buf text;
};

struct pg_locked {
	enum db_lock space;
	int64_t key;
};

/*
 * The main connection is always in pipeline mode: what gives no rows is sent
 * and not waited for. Its failure is kept in `why`, and shows at the next
 * statement that is waited for. What is read while a snapshot is pinned goes
 * through the reader.
 */
struct pg {
	struct db base;
	const struct pg_lib *lib;
	char *conninfo; /* may hold a password: never shown */
	char schema[PG_SCHEMA_MAX + 1];
	struct pg_link main, reader;
	bool within;
	unsigned int pins, cursors;
	int pending;     /* sent, results not looked at */
	bool broken;     /* one of them failed */
	struct err why;  /* of either */
	bool called_off; /* what was waited for, by us */
	int64_t changed;
	struct pg_ahead ahead;
	struct pg_locked *locks;
	size_t nlocks, locks_cap;
	struct pg_stmt stmt[STMT__MAX], read[STMT__MAX];
};

extern const struct db_engine pg_engine;

/* pg_schema.c: texts that PostgreSQL needs otherwise; NULL: as schema_sql. */
extern const char *const pg_sql[STMT__MAX];
extern const char pg_layout[];
extern const char *const pg_steps[SCHEMA_VERSION];

/* pg_error.c: the server's last failure as ours. Returns -1. */
int pg_failed(struct pg *db, struct pg_conn *c, const struct pg_result *r,
	      struct err *e);
bool pg_good(const struct pg *db, const struct pg_result *r);

/* pg_connect.c: a session with its settings. */
int pg_connect(struct pg *db, struct pg_link *l, struct err *e);
/* Statements without parameters or results, not in a pipeline. */
int pg_exec(struct pg *db, struct pg_link *l, const char *text, struct err *e);

/*
 * ERR_USAGE when there is a pooler in between that gives each transaction
 * another session. Of db->main, not in a pipeline.
 */
int pg_check_pooler(struct pg *db, struct err *e);

/* pg_where.c: a place taken apart into db->conninfo, schema and base.place. */
int pg_where(struct pg *db, const char *where, struct err *e);

#endif
