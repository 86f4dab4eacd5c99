/* Opening a store in PostgreSQL: its layout, made when it is missing. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/mem.h"
#include "store/pg.h"

enum { LAYOUT_MAX = 16384 };

#define VERSION "SELECT version FROM counter WHERE $1 <> ''"

/* One number; `text` has one %s, for the schema. */
static int
ask(struct pg *db, const char *text, int64_t *out, struct err *e)
{
	const char *v[] = {db->schema};
	struct pg_result *r =
	    db->lib->execParams(db->main.c, text, 1, NULL, v, NULL, NULL, 0);
	int rc = 0;

	*out = 0;
	if (!pg_good(db, r))
		rc = pg_failed(db, db->main.c, r, e);
	else if (db->lib->ntuples(r) > 0)
		*out = strtoll(db->lib->getvalue(r, 0, 0), NULL, 10);
	db->lib->clear(r);
	return rc;
}

static int
lock_layout(struct pg *db, struct err *e)
{
	return pg_exec(db, &db->main, "SELECT pg_advisory_lock(1936221542)", e);
}

/* And whatever failed is undone. */
static void
unlock_layout(struct pg *db)
{
	db->lib->clear(db->lib->exec(db->main.c, "ROLLBACK"));
	db->lib->clear(
	    db->lib->exec(db->main.c, "SELECT pg_advisory_unlock(1936221542)"));
}

/*
 * The lock is taken before the transaction: one that had begun already would
 * not see what another process has made meanwhile.
 */
static int
make_layout(struct pg *db, struct err *e)
{
	char text[LAYOUT_MAX];
	int64_t there = 0;
	int rc = -1;

	if (lock_layout(db, e) != 0)
		return -1;
	if (ask(db, "SELECT count(*) FROM pg_namespace WHERE nspname = $1",
		&there, e) == 0) {
		snprintf(text, sizeof(text), "CREATE SCHEMA %s", db->schema);
		rc = there > 0 ? 0 : pg_exec(db, &db->main, text, e);
	}
	if (rc == 0)
		rc = ask(db,
			 "SELECT count(*) FROM pg_tables WHERE schemaname = $1"
			 " AND tablename = 'counter'",
			 &there, e);
	snprintf(text, sizeof(text), "BEGIN; %s COMMIT", pg_layout);
	if (rc == 0 && there == 0)
		rc = pg_exec(db, &db->main, text, e);
	unlock_layout(db);
	return rc;
}

static int
step_up(struct pg *db, struct err *e)
{
	char text[LAYOUT_MAX];
	int64_t version;

	if (ask(db, VERSION, &version, e) != 0)
		return -1;
	for (; version < SCHEMA_VERSION; version++) {
		if (version < 0 || pg_steps[version] == NULL)
			return err_set(e, ERR_STORE, 0,
				       "store %s: damaged: its layout has"
				       " number %" PRId64,
				       db->base.place, version);
		snprintf(text, sizeof(text), "BEGIN; %s COMMIT",
			 pg_steps[version]);
		if (pg_exec(db, &db->main, text, e) != 0)
			return -1;
	}
	return 0;
}

/* Whoever opens it first, a reader too, if the server lets them. */
static int
bring_up_to_date(struct pg *db, struct err *e)
{
	int rc;

	if (lock_layout(db, e) != 0)
		return -1;
	rc = step_up(db, e);
	unlock_layout(db);
	if (rc != 0)
		return err_wrap(e, "its layout is an older one, and was not"
				   " brought up to date");
	return 0;
}

static int
check_layout(struct pg *db, struct err *e)
{
	int64_t there, version;

	if (ask(db,
		"SELECT count(*) FROM pg_tables WHERE schemaname = $1"
		" AND tablename = 'counter'",
		&there, e) != 0)
		return -1;
	if (there == 0 && !db->base.write)
		return err_set(e, ERR_NOTFOUND, 0,
			       "store %s: there is none yet", db->base.place);
	if (there == 0 && make_layout(db, e) != 0)
		return -1;
	if (ask(db, VERSION, &version, e) != 0)
		return -1;
	if (version > SCHEMA_VERSION)
		return schema_too_new(db->base.place, version, e);
	return version == SCHEMA_VERSION ? 0 : bring_up_to_date(db, e);
}

static int
open_it(struct pg *db, const char *where, struct err *e)
{
	db->lib = pg_lib_load(e);
	if (db->lib == NULL || pg_where(db, where, e) != 0 ||
	    pg_connect(db, &db->main, e) != 0 || pg_check_pooler(db, e) != 0 ||
	    check_layout(db, e) != 0)
		return -1;
	if (db->lib->enterPipelineMode(db->main.c) != 1)
		return pg_failed(db, db->main.c, NULL, e);
	return 0;
}

int
db_open_postgresql(struct db **out, const char *where, bool write,
		   struct err *e)
{
	struct pg *db = mem_zero(sizeof(*db));

	*out = NULL;
	if (db == NULL)
		return err_nomem(e);
	db->base.engine = &pg_engine;
	db->base.write = write;
	buf_init(&db->ahead.text, PG_AHEAD_MAX);
	if (open_it(db, where, e) != 0) {
		db_close(&db->base);
		return -1;
	}
	*out = &db->base;
	return 0;
}
