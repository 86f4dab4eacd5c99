/* What an engine is to db.c; of no concern to anybody else. */
#ifndef STORE_DB_ENGINE_H
#define STORE_DB_ENGINE_H

#include "store/db.h"

/* Each starts with these; the rest is the engine's. */
struct db {
	const struct db_engine *engine;
	char *place;
	bool write;
	bool lost; /* for good, whatever is asked of it */
	uint64_t trips;
};

struct db_stmt {
	struct db *db;
	enum schema_stmt which;
};

/* One row an engine. Members are the functions of db.h of the same names. */
struct db_engine {
	bool far;
	void (*close)(struct db *db);

	int (*begin)(struct db *db, struct db_counters *out, struct err *e);
	int (*commit)(struct db *db, const struct db_counters *c,
		      struct err *e);
	void (*rollback)(struct db *db);
	bool (*within)(const struct db *db);
	int (*pin)(struct db *db, struct err *e);
	void (*unpin)(struct db *db);

	struct db_stmt *(*use)(struct db *db, enum schema_stmt which,
			       struct err *e);
	struct db_stmt *(*make)(struct db *db, enum schema_stmt which,
				struct err *e);
	void (*drop)(struct db_stmt *st);
	void (*bind_int)(struct db_stmt *st, int i, int64_t v);
	void (*bind_text)(struct db_stmt *st, int i, struct str s);
	void (*bind_blob)(struct db_stmt *st, int i, struct str s);
	void (*bind_null)(struct db_stmt *st, int i);
	int (*step)(struct db_stmt *st, struct err *e);
	void (*end)(struct db_stmt *st);
	int (*run)(struct db_stmt *st, struct err *e); /* NULL: step and end */
	int64_t (*get_int)(struct db_stmt *st, int i);
	struct str (*get)(struct db_stmt *st, int i);
	int64_t (*changed)(const struct db *db);
	int (*expect)(struct db *db, int64_t source, const struct str *ids,
		      size_t n, struct err *e); /* NULL: of no use */

	int (*lock)(struct db *db, enum db_lock space, int64_t key,
		    struct err *e);
	void (*unlock)(struct db *db, enum db_lock space, int64_t key);
	int (*locked)(struct db *db, enum db_lock space, int64_t key,
		      struct err *e);
	int (*check)(struct db *db, db_found_fn *found, void *ctx,
		     struct err *e);
	int (*reindex)(struct db *db, struct err *e);
};

/* As db_open, of a place of theirs. */
int db_open_sqlite(struct db **out, const char *where, bool write,
		   struct err *e);
#ifdef SHEAF_PG
int db_open_postgresql(struct db **out, const char *where, bool write,
		       struct err *e);
#endif

#endif
