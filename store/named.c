/* Changes counted, and exports remembered by name. */
#include "store/limits.h"
#include "store/priv.h"

static int
last_change(struct store *s, int64_t *out, struct err *e)
{
	struct sql_stmt *st = sql_use(s->db, STMT_CHANGE_LAST, e);

	if (st == NULL || sql_step(st, e) < 0)
		return -1;
	*out = sql_get_int(st, 0);
	sql_end(st);
	return 0;
}

int
change_next(struct store *s, struct err *e)
{
	struct sql_stmt *st;
	int64_t change;

	if (s->change != 0)
		return 0;
	if (last_change(s, &change, e) != 0)
		return -1;
	st = sql_use(s->db, STMT_CHANGE_SET, e);
	if (st == NULL)
		return -1;
	sql_int(st, 1, change + 1);
	if (sql_run(st, e) != 0)
		return -1;
	s->change = change + 1;
	return 0;
}

int
store_change(struct store *s, uint64_t *out, struct err *e)
{
	int64_t change = 0;

	*out = 0;
	if (last_change(s, &change, e) != 0)
		return -1;
	*out = (uint64_t)change;
	return 0;
}

int
store_named(struct store *s, struct str name, uint64_t *change, struct err *e)
{
	struct sql_stmt *st = sql_use(s->db, STMT_NAMED_GET, e);
	int got;

	*change = 0;
	if (st == NULL)
		return -1;
	sql_text(st, 1, name);
	got = sql_step(st, e);
	if (got > 0)
		*change = (uint64_t)sql_get_int(st, 0);
	sql_end(st);
	return got;
}

static int
put_named(struct store *s, struct str name, uint64_t change, struct err *e)
{
	struct sql_stmt *st = sql_use(s->db, STMT_NAMED_PUT, e);

	if (st == NULL)
		return -1;
	sql_text(st, 1, name);
	sql_int(st, 2, (int64_t)change);
	return sql_run(st, e);
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
