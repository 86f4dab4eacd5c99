/* What is known of a source beyond its records. */
#include "store/trait.h"

#include "store/priv.h"

/* Of a source that is known. 1, 0 or -1; the statement is bound to both. */
static int
start(struct store *s, enum schema_stmt which, struct str source,
      struct str name, struct db_stmt **st, struct err *e)
{
	int64_t id;
	int got = find_source(s, source, &id, NULL, NULL, e);

	*st = NULL;
	if (got <= 0)
		return got;
	*st = db_use(s->db, which, e);
	if (*st == NULL)
		return -1;
	db_int(*st, 1, id);
	db_text(*st, 2, name);
	return 1;
}

/* The first column of the first row, if there is one. */
static int
one_value(struct db_stmt *st, struct buf *out, struct err *e)
{
	int got = db_step(st, e);

	if (got > 0)
		buf_str(out, db_get(st, 0));
	db_end(st);
	return got > 0 && buf_check(out, e) != 0 ? -1 : got;
}

int
store_trait(struct store *s, struct str source, struct str name,
	    struct buf *out, struct err *e)
{
	struct db_stmt *st;
	int got;

	buf_clear(out);
	got = start(s, STMT_TRAIT_GET, source, name, &st, e);
	return got <= 0 ? got : one_value(st, out, e);
}

int
store_next_trait(struct store *s, struct str source, struct str after,
		 struct buf *name, struct err *e)
{
	struct db_stmt *st;
	int got = start(s, STMT_TRAIT_NEXT, source, after, &st, e);

	buf_clear(name);
	return got <= 0 ? got : one_value(st, name, e);
}

static int
put_trait(struct store *s, struct str source, struct str name, struct str value,
	  struct err *e)
{
	struct db_stmt *st;
	int64_t id;

	if (intern_source(s, source, &id, e) != 0)
		return -1;
	st = db_use(s->db, value.n > 0 ? STMT_TRAIT_PUT : STMT_TRAIT_DROP, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	db_text(st, 2, name);
	if (value.n > 0)
		db_blob(st, 3, value);
	return db_run(st, e);
}

int
store_set_trait(struct store *s, struct str source, struct str name,
		struct str value, struct err *e)
{
	bool own;

	if (name.n == 0 || name.n > STORE_TRAIT_NAME_MAX ||
	    value.n > STORE_TRAIT_MAX)
		return err_set(e, ERR_LIMIT, 0,
			       "a trait of %zu bytes under a name of %zu; the"
			       " limits are %d and %d",
			       value.n, name.n, STORE_TRAIT_MAX,
			       STORE_TRAIT_NAME_MAX);
	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, put_trait(s, source, name, value, e), e);
}
