/* Where lists stand. */
#include <string.h>

#include "store/limits.h"
#include "store/priv.h"
#include "store/run.h"

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
bind_list(struct db_stmt *st, int64_t source, const struct store_list *l)
{
	db_int(st, 1, source);
	db_text(st, 2, l->prefix);
	db_text(st, 3, l->set);
	db_text(st, 4, l->window);
}

static int
read_mark(struct store *s, struct db_stmt *st, struct store_mark *out,
	  struct err *e)
{
	struct str text;

	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < FIELDS; i++) {
		text = db_get(st, (int)fields[i].column);
		if (text.n >= fields[i].size)
			return err_set(e, ERR_STORE, 0,
				       "store %s: damaged: the mark of a list",
				       db_place(s->db));
		if (text.n > 0)
			memcpy((char *)out + fields[i].at, text.p, text.n);
	}
	out->seen = (uint64_t)db_get_int(st, MARK_SEEN);
	out->full = db_get_int(st, MARK_FULL) != 0;
	out->done = db_get_int(st, MARK_DONE) != 0;
	return 0;
}

int
store_mark(struct store *s, const struct store_list *l, struct store_mark *out,
	   struct err *e)
{
	struct db_stmt *st;
	int64_t source;
	int got = find_source(s, l->source, &source, NULL, NULL, e);

	memset(out, 0, sizeof(*out));
	if (got <= 0)
		return got;
	st = db_use(s->db, STMT_MARK_GET, e);
	if (st == NULL)
		return -1;
	bind_list(st, source, l);
	got = db_step(st, e);
	if (got > 0)
		got = read_mark(s, st, out, e);
	db_end(st);
	return got < 0 ? -1 : 0;
}

/* The first parameter of what writes a mark, behind those of its list. */
enum { MARK_PUT = 5 };

static int
write_mark(struct store *s, const struct store_list *l,
	   const struct store_mark *m, struct err *e)
{
	struct db_stmt *st;
	int64_t source;

	if (l->set.n > STORE_SET_MAX)
		return err_set(e, ERR_LIMIT, 0,
			       "the set of a list has %zu bytes; the limit is"
			       " %d",
			       l->set.n, STORE_SET_MAX);
	if (intern_source(s, l->source, &source, e) != 0)
		return -1;
	st = db_use(s->db, STMT_MARK_PUT, e);
	if (st == NULL)
		return -1;
	bind_list(st, source, l);
	for (size_t i = 0; i < FIELDS; i++)
		db_text(st, MARK_PUT + (int)fields[i].column,
			str_c((const char *)m + fields[i].at));
	db_int(st, MARK_PUT + MARK_SEEN, (int64_t)m->seen);
	db_int(st, MARK_PUT + MARK_FULL, m->full);
	db_int(st, MARK_PUT + MARK_DONE, m->done);
	return db_run(st, e);
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

/* Set and window lie in s->specs, one behind the other, prefix before them. */
static int
keep_list(struct store *s, struct db_stmt *st, struct store_list *l,
	  struct err *e)
{
	struct str prefix = db_get(st, MARK_PREFIX);
	struct str set = db_get(st, MARK_SET);
	struct str window = db_get(st, MARK_PART);
	const char *p;

	buf_clear(&s->specs);
	buf_str(&s->specs, prefix);
	buf_str(&s->specs, set);
	buf_str(&s->specs, window);
	buf_char(&s->specs, '\0');
	if (buf_check(&s->specs, e) != 0)
		return -1;
	p = s->specs.p;
	l->prefix = str_of(p, prefix.n);
	l->set = str_of(p + prefix.n, set.n);
	l->window = str_of(p + prefix.n + set.n, window.n);
	return 0;
}

int
store_next_list(struct store *s, struct str source,
		const struct store_list *after, struct store_list *l,
		struct store_mark *m, struct err *e)
{
	const struct store_list first = {.source = source};
	struct db_stmt *st;
	int64_t id;
	int got = find_source(s, source, &id, NULL, NULL, e);

	if (got <= 0)
		return got;
	st = db_use(s->db, STMT_MARK_NEXT, e);
	if (st == NULL)
		return -1;
	bind_list(st, id, after == NULL ? &first : after);
	db_int(st, 5, after == NULL);
	got = db_step(st, e);
	if (got <= 0) {
		db_end(st);
		return got;
	}
	l->source = source;
	if (read_mark(s, st, m, e) != 0 || keep_list(s, st, l, e) != 0)
		got = -1;
	db_end(st);
	return got;
}

static int
drop_windows(struct store *s, const struct store_list *l, struct err *e)
{
	struct db_stmt *st;
	int64_t source;
	int got = find_source(s, l->source, &source, NULL, NULL, e);

	if (got <= 0)
		return got;
	st = db_use(s->db, STMT_PARTS_DROP, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, source);
	db_text(st, 2, l->prefix);
	db_text(st, 3, l->set);
	return db_run(st, e);
}

int
store_drop_windows(struct store *s, const struct store_list *l, struct err *e)
{
	bool own;

	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, drop_windows(s, l, e), e);
}
