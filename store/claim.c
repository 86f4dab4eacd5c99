/* One harvest a source: a lock, by the source's row number. */
#include "store/priv.h"

static int
make_source(struct store *s, struct str source, int64_t *id, struct err *e)
{
	bool own;

	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, intern_source(s, source, id, e), e);
}

int
store_claim(struct store *s, struct str source, struct err *e)
{
	int64_t id;
	int got = find_source(s, source, &id, NULL, NULL, e);

	if (got < 0 || (got == 0 && make_source(s, source, &id, e) != 0))
		return -1;
	got = db_lock(s->db, DB_LOCK_SOURCE, id, e);
	if (got == 0)
		err_set(e, ERR_BUSY, 0,
			"source " STR_FMT ": another run is at it",
			STR_ARG(source));
	return got > 0 ? 0 : -1;
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
