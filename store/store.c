/* Opening, transactions, sources. */
#include "store/store.h"

#include "core/mem.h"
#include "store/limits.h"
#include "store/priv.h"

static int
prepare(struct store *s, const char *where, enum store_mode mode, struct err *e)
{
	if (db_open(&s->db, where, mode == STORE_WRITE, e) != 0)
		return -1;
	s->pack = pack_new();
	s->sets = mem_zero(SETS_KEPT * sizeof(*s->sets));
	if (s->pack == NULL || s->sets == NULL)
		return err_nomem(e);
	return 0;
}

int
store_open(struct store **out, const char *where, enum store_mode mode,
	   struct err *e)
{
	struct store *s = mem_zero(sizeof(*s));

	*out = NULL;
	if (s == NULL)
		return err_nomem(e);
	buf_init(&s->specs, STORE_SETS_BYTES + STORE_SETS_MAX + 1);
	buf_init(&s->plain, STORE_PAYLOAD_MAX);
	buf_init(&s->text, STORE_NAME_MAX);
	if (prepare(s, where, mode, e) != 0) {
		store_close(s);
		return -1;
	}
	*out = s;
	return 0;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	intern_forget(s);
	db_close(s->db);
	pack_free(s->pack);
	mem_free(s->sets);
	buf_free(&s->specs);
	buf_free(&s->plain);
	buf_free(&s->text);
	mem_free(s);
}

/* --- Records kept aside, counted ------------------------------------------- */

static int
number_of(struct db_stmt *st, uint64_t *out, struct err *e)
{
	if (st == NULL || db_step(st, e) < 0)
		return -1;
	*out = (uint64_t)db_get_int(st, 0);
	db_end(st);
	return 0;
}

/* Whether there are any: fills s->rejects. */
static int
rejects_load(struct store *s, struct err *e)
{
	uint64_t any;

	if (number_of(db_use(s->db, STMT_REJECT_ANY, e), &any, e) != 0)
		return -1;
	s->rejects = any != 0;
	return 0;
}

int
count_rejects(struct store *s, int64_t source, uint64_t *out, struct err *e)
{
	struct db_stmt *st =
	    db_use(s->db, source == 0 ? STMT_REJECT_SUM : STMT_REJECT_COUNT, e);

	if (st != NULL && source != 0)
		db_int(st, 1, source);
	return number_of(st, out, e);
}

/* What we remember may be history when another process has written since. */
static int
refresh(struct store *s, struct err *e)
{
	if (s->count.n == s->version)
		return 0;
	intern_forget(s);
	if (types_load(s, s->types, e) != 0 || rejects_load(s, e) != 0)
		return -1;
	s->version = s->count.n;
	return 0;
}

int
store_begin(struct store *s, struct err *e)
{
	if (!db_writes(s->db))
		return err_set(e, ERR_STORE, 0,
			       "store %s: opened for reading only",
			       db_place(s->db));
	if (s->began)
		return err_set(e, ERR_STORE, 0,
			       "store %s: a transaction is under way",
			       db_place(s->db));
	if (db_begin(s->db, &s->count, e) != 0)
		return -1;
	s->began = true;
	s->change = 0;
	if (refresh(s, e) == 0)
		return 0;
	store_rollback(s);
	return -1;
}

void
store_rollback(struct store *s)
{
	if (!s->began)
		return;
	db_rollback(s->db);
	intern_forget(s);
	s->began = false;
}

int
store_commit(struct store *s, struct err *e)
{
	if (!s->began || !db_within(s->db)) {
		store_rollback(s);
		return err_set(e, ERR_STORE, 0,
			       "store %s: no transaction to commit",
			       db_place(s->db));
	}
	if (intern_flush(s, e) != 0 || db_commit(s->db, &s->count, e) != 0) {
		store_rollback(s);
		return -1;
	}
	s->version = s->count.n;
	s->began = false;
	return 0;
}

bool
store_is_lost(const struct store *s)
{
	return db_is_lost(s->db);
}

bool
store_is_far(const struct store *s)
{
	return db_is_far(s->db);
}

int
store_expect(struct store *s, struct str source, const struct str *ids,
	     size_t n, struct err *e)
{
	int64_t id;

	if (!s->began || !db_is_far(s->db))
		return 0;
	if (intern_source(s, source, &id, e) != 0)
		return -1;
	return db_expect(s->db, id, ids, n, e);
}

int
write_start(struct store *s, bool *own, struct err *e)
{
	*own = !s->began;
	if (*own)
		return store_begin(s, e);
	/* Else what follows would be committed piece by piece. */
	if (!db_within(s->db))
		return err_set(e, ERR_STORE, 0,
			       "store %s: the transaction was given up after an"
			       " error",
			       db_place(s->db));
	return 0;
}

int
write_finish(struct store *s, bool own, int rc, struct err *e)
{
	if (!own)
		return rc;
	if (rc == 0)
		return store_commit(s, e);
	store_rollback(s);
	return rc;
}

int
store_set_source(struct store *s, struct str name, struct str url,
		 struct err *e)
{
	struct db_stmt *st;
	struct str held;
	int64_t id;
	bool own;
	int rc = find_source(s, name, &id, NULL, &held, e);

	if (rc < 0 || (rc > 0 && str_eq(held, url)))
		return rc < 0 ? -1 : 0;
	if (url.n > STORE_NAME_MAX)
		return err_set(e, ERR_LIMIT, 0,
			       "store %s: an address of %zu bytes; the limit"
			       " is %d",
			       db_place(s->db), url.n, STORE_NAME_MAX);
	if (write_start(s, &own, e) != 0)
		return -1;
	rc = intern_source(s, name, &id, e);
	st = rc == 0 ? db_use(s->db, STMT_SOURCE_URL, e) : NULL;
	rc = -1;
	if (st != NULL) {
		db_int(st, 1, id);
		db_text(st, 2, url);
		rc = db_run(st, e);
	}
	return write_finish(s, own, rc, e);
}

int
store_source_url(struct store *s, struct str name, struct str *url,
		 struct err *e)
{
	int64_t id;

	*url = STR_NONE;
	return find_source(s, name, &id, NULL, url, e);
}

int
store_count(struct store *s, struct str source, struct store_counts *out,
	    struct err *e)
{
	struct db_stmt *st;
	int64_t id;
	int got;

	*out = (struct store_counts){0};
	if (s->began && intern_flush(s, e) != 0)
		return -1;
	if (source.n > 0) {
		got = find_source(s, source, &id, out, NULL, e);
		return got <= 0 ? got : count_rejects(s, id, &out->rejected, e);
	}
	st = db_use(s->db, STMT_SOURCE_SUM, e);
	if (st == NULL || db_step(st, e) < 0)
		return -1;
	out->live = (uint64_t)db_get_int(st, 0);
	out->deleted = (uint64_t)db_get_int(st, 1);
	db_end(st);
	return count_rejects(s, 0, &out->rejected, e);
}

const char *
store_version(void)
{
	return db_sqlite_version();
}
