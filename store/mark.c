/* Where lists stand. */
#include <string.h>

#include "store/limits.h"
#include "store/priv.h"

/* The text columns of a mark, where they are in the struct. */
struct field {
	enum schema_mark column;
	size_t at, size;
};

#define FIELD(column, member)                                   \
	{                                                       \
		column, offsetof(struct store_mark, member),    \
		    sizeof(((struct store_mark *)NULL)->member) \
	}

static const struct field fields[] = {
    FIELD(MARK_FROM, from),
    FIELD(MARK_TOKEN, token),
    FIELD(MARK_STARTED, started),
    FIELD(MARK_ASKED, asked),
};

enum { FIELDS = sizeof(fields) / sizeof(fields[0]) };

static void
bind_list(struct sql_stmt *st, int64_t source, const struct store_list *l)
{
	sql_int(st, 1, source);
	sql_text(st, 2, l->prefix);
	sql_text(st, 3, l->set);
}

int
store_mark(struct store *s, const struct store_list *l, struct store_mark *out,
	   struct err *e)
{
	struct sql_stmt *st;
	struct str text;
	int64_t source;
	int got = find_source(s, l->source, &source, NULL, NULL, e);

	memset(out, 0, sizeof(*out));
	if (got <= 0)
		return got;
	st = sql_use(s->db, STMT_MARK_GET, e);
	if (st == NULL)
		return -1;
	bind_list(st, source, l);
	got = sql_step(st, e);
	for (size_t i = 0; got > 0 && i < FIELDS; i++) {
		text = sql_get(st, (int)fields[i].column);
		if (text.n >= fields[i].size)
			got = err_set(e, ERR_STORE, 0,
				      "store %s: damaged: the mark of a list",
				      sql_path(s->db));
		else if (text.n > 0)
			memcpy((char *)out + fields[i].at, text.p, text.n);
	}
	if (got > 0)
		out->seen = (uint64_t)sql_get_int(st, MARK_SEEN);
	sql_end(st);
	return got < 0 ? -1 : 0;
}

static int
write_mark(struct store *s, const struct store_list *l,
	   const struct store_mark *m, struct err *e)
{
	struct sql_stmt *st;
	int64_t source;

	if (intern_source(s, l->source, &source, e) != 0)
		return -1;
	st = sql_use(s->db, STMT_MARK_PUT, e);
	if (st == NULL)
		return -1;
	bind_list(st, source, l);
	for (size_t i = 0; i < FIELDS; i++)
		sql_text(st, 4 + (int)fields[i].column,
			 str_c((const char *)m + fields[i].at));
	sql_int(st, 4 + MARK_SEEN, (int64_t)m->seen);
	return sql_run(st, e);
}

int
store_set_mark(struct store *s, const struct store_list *l,
	       const struct store_mark *m, struct err *e)
{
	bool own;

	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, write_mark(s, l, m, e), e);
}
