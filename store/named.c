/* The last change, and exports remembered by name. */
#include "store/limits.h"
#include "store/priv.h"

/* Within a transaction, what it will have been. */
int
store_change(struct store *s, uint64_t *out, struct err *e)
{
	struct db_stmt *st;

	*out = (uint64_t)s->count.change;
	if (s->began)
		return 0;
	*out = 0;
	st = db_use(s->db, STMT_COUNTERS_GET, e);
	if (st == NULL || db_step(st, e) < 0)
		return -1;
	*out = (uint64_t)db_get_int(st, 1);
	db_end(st);
	return 0;
}

int
store_named(struct store *s, struct str name, uint64_t *change, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_NAMED_GET, e);
	int got;

	*change = 0;
	if (st == NULL)
		return -1;
	db_text(st, 1, name);
	got = db_step(st, e);
	if (got > 0)
		*change = (uint64_t)db_get_int(st, 0);
	db_end(st);
	return got;
}

int
store_next_named(struct store *s, struct str after, struct buf *name,
		 uint64_t *change, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_NAMED_NEXT, e);
	int got;

	if (st == NULL)
		return -1;
	db_text(st, 1, after);
	got = db_step(st, e);
	if (got > 0) {
		*change = (uint64_t)db_get_int(st, 1);
		buf_clear(name);
		buf_str(name, db_get(st, 0));
	}
	db_end(st);
	return got > 0 && buf_check(name, e) != 0 ? -1 : got;
}

static int
put_named(struct store *s, struct str name, uint64_t change, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_NAMED_PUT, e);

	if (st == NULL)
		return -1;
	db_text(st, 1, name);
	db_int(st, 2, (int64_t)change);
	return db_run(st, e);
}

int
store_set_named(struct store *s, struct str name, uint64_t change,
		struct err *e)
{
	bool own;

	if (name.n == 0 || name.n > STORE_NAMED_MAX)
		return err_set(e, ERR_LIMIT, 0,
			       "the name of an export has %zu bytes; from 1 to"
			       " %d can be",
			       name.n, STORE_NAMED_MAX);
	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, put_named(s, name, change, e), e);
}
