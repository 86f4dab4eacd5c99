/* One interface, several engines. */
#include "store/db.h"

#include <time.h>

#include "store/db_engine.h"

enum {
	LOCK_TRIES = 10, /* of a lock whose holder may just be dying, */
	LOCK_NAP_MS = 50 /* so far apart */
};

void
db_close(struct db *db)
{
	if (db != NULL)
		db->engine->close(db);
}

const char *
db_place(const struct db *db)
{
	return db->place;
}

bool
db_writes(const struct db *db)
{
	return db->write;
}

bool
db_is_far(const struct db *db)
{
	return db->engine->far;
}

bool
db_is_lost(const struct db *db)
{
	return db->lost;
}

uint64_t
db_trips(const struct db *db)
{
	return db->trips;
}

/* --- Transactions --------------------------------------------------------- */

int
db_begin(struct db *db, struct db_counters *out, struct err *e)
{
	if (db->engine->begin(db, out, e) != 0)
		return -1;
	if (out->layout <= SCHEMA_VERSION)
		return 0;
	db->engine->rollback(db);
	return schema_too_new(db->place, out->layout, e);
}

int
db_commit(struct db *db, struct db_counters *c, struct err *e)
{
	if (db->engine->commit(db, c, e) != 0)
		return -1;
	c->n++;
	return 0;
}

void
db_rollback(struct db *db)
{
	db->engine->rollback(db);
}

bool
db_within(const struct db *db)
{
	return db->engine->within(db);
}

int
db_pin(struct db *db, struct err *e)
{
	return db->engine->pin(db, e);
}

void
db_unpin(struct db *db)
{
	db->engine->unpin(db);
}

/* --- Statements ----------------------------------------------------------- */

struct db_stmt *
db_use(struct db *db, enum schema_stmt which, struct err *e)
{
	return db->engine->use(db, which, e);
}

struct db_stmt *
db_make(struct db *db, enum schema_stmt which, struct err *e)
{
	return db->engine->make(db, which, e);
}

void
db_drop(struct db_stmt *st)
{
	if (st != NULL)
		st->db->engine->drop(st);
}

void
db_int(struct db_stmt *st, int i, int64_t v)
{
	st->db->engine->bind_int(st, i, v);
}

void
db_text(struct db_stmt *st, int i, struct str s)
{
	st->db->engine->bind_text(st, i, s);
}

void
db_blob(struct db_stmt *st, int i, struct str s)
{
	st->db->engine->bind_blob(st, i, s);
}

void
db_null(struct db_stmt *st, int i)
{
	st->db->engine->bind_null(st, i);
}

int
db_step(struct db_stmt *st, struct err *e)
{
	return st->db->engine->step(st, e);
}

void
db_end(struct db_stmt *st)
{
	st->db->engine->end(st);
}

int
db_run(struct db_stmt *st, struct err *e)
{
	const struct db_engine *engine = st->db->engine;
	int more;

	if (engine->run != NULL)
		return engine->run(st, e);
	do
		more = engine->step(st, e);
	while (more > 0);
	engine->end(st);
	return more;
}

int64_t
db_get_int(struct db_stmt *st, int i)
{
	return st->db->engine->get_int(st, i);
}

struct str
db_get(struct db_stmt *st, int i)
{
	return st->db->engine->get(st, i);
}

int64_t
db_changed(const struct db *db)
{
	return db->engine->changed(db);
}

int
db_do(struct db *db, enum schema_stmt which, struct err *e)
{
	struct db_stmt *st = db_use(db, which, e);

	return st == NULL ? -1 : db_run(st, e);
}

int
db_expect(struct db *db, int64_t source, const struct str *ids, size_t n,
	  struct err *e)
{
	if (db->engine->expect == NULL)
		return 0;
	return db->engine->expect(db, source, ids, n, e);
}

/* --- Locks, structure ----------------------------------------------------- */

int
db_lock(struct db *db, enum db_lock space, int64_t key, struct err *e)
{
	struct timespec nap = {.tv_nsec = LOCK_NAP_MS * 1000000L};
	int got = db->engine->lock(db, space, key, e);

	for (int i = 1; i < LOCK_TRIES && got == 0; i++) {
		nanosleep(&nap, NULL);
		got = db->engine->lock(db, space, key, e);
	}
	return got;
}

void
db_unlock(struct db *db, enum db_lock space, int64_t key)
{
	db->engine->unlock(db, space, key);
}

int
db_locked(struct db *db, enum db_lock space, int64_t key, struct err *e)
{
	return db->engine->locked(db, space, key, e);
}

int
db_check(struct db *db, db_found_fn *found, void *ctx, struct err *e)
{
	return db->engine->check(db, found, ctx, e);
}

int
db_reindex(struct db *db, struct err *e)
{
	return db->engine->reindex(db, e);
}
