/* Locks: a source by its row number, a host by the hash of its name. */
#include "store/priv.h"

static int
make_source(struct store *s, struct str source, int64_t *id, struct err *e)
{
	bool own;

	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, intern_source(s, source, id, e), e);
}

static int
claim(struct store *s, int64_t id, struct str source, struct err *e)
{
	int got = db_lock(s->db, DB_LOCK_SOURCE, id, e);

	if (got == 0)
		err_set(e, ERR_BUSY, 0,
			"source " STR_FMT ": another run is at it",
			STR_ARG(source));
	return got > 0 ? 0 : -1;
}

int
store_claim(struct store *s, struct str source, struct err *e)
{
	int64_t id;
	int got = find_source(s, source, &id, NULL, NULL, e);

	if (got < 0 || (got == 0 && make_source(s, source, &id, e) != 0))
		return -1;
	return claim(s, id, source, e);
}

void
store_release(struct store *s, struct str source)
{
	struct err ignored;
	int64_t id;

	if (find_source(s, source, &id, NULL, NULL, &ignored) > 0)
		claim_drop(s, id);
}

void
claim_drop(struct store *s, int64_t source)
{
	db_unlock(s->db, DB_LOCK_SOURCE, source);
}

int
store_claimed(struct store *s, struct str source, struct err *e)
{
	int64_t id;
	int got = find_source(s, source, &id, NULL, NULL, e);

	return got <= 0 ? got : db_locked(s->db, DB_LOCK_SOURCE, id, e);
}

/* FNV-1a, of 31 bits: what any engine can lock. */
int64_t
store_host_key(struct str host)
{
	uint32_t h = 2166136261U;

	for (size_t i = 0; i < host.n; i++)
		h = (h ^ (unsigned char)chr_tolower(host.p[i])) * 16777619U;
	return h & INT32_MAX;
}

/* To ask costs less than to try for what another has. */
int
store_hold_host(struct store *s, int64_t key, struct err *e)
{
	int others = db_locked(s->db, DB_LOCK_HOST, key, e);

	if (others != 0)
		return others < 0 ? -1 : 0;
	return db_lock(s->db, DB_LOCK_HOST, key, e);
}

void
store_let_host(struct store *s, int64_t key)
{
	db_unlock(s->db, DB_LOCK_HOST, key);
}

int
claim_all(struct store *s, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_SOURCE_LIST, e);
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0)
		if (claim(s, db_get_int(st, 0), db_get(st, 1), e) != 0) {
			got = -1;
			break;
		}
	db_end(st);
	return got;
}

void
claim_drop_all(struct store *s)
{
	struct err ignored;
	struct db_stmt *st = db_use(s->db, STMT_SOURCE_LIST, &ignored);

	if (st == NULL)
		return;
	while (db_step(st, &ignored) > 0)
		claim_drop(s, db_get_int(st, 0));
	db_end(st);
}
