/* PostgreSQL: statements, transactions, snapshots, locks. */
#include "store/pg.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>

#include <libpq-fe.h>

#include "core/mem.h"

enum {
	PENDING_MAX = 1024,    /* sent and not looked at */
	FETCH_BYTES = 4 << 20, /* of a cursor at a time */
	FETCH_FIRST = 64,
	FETCH_MAX = 4096
};

static struct pg *
of(struct db *base)
{
	return (struct pg *)base;
}

static struct pg_stmt *
stmt_of(struct db_stmt *base)
{
	return (struct pg_stmt *)base;
}

/* --- The pipeline --------------------------------------------------------- */

static void
note(struct pg *db, struct pg_result *r)
{
	if (!pg_good(db, r) && !db->broken &&
	    db->lib->resultStatus(r) != PGRES_PIPELINE_ABORTED) {
		db->broken = true;
		pg_failed(db, db->main.c, r, &db->why);
	}
	db->lib->clear(r);
}

/*
 * The connection says nothing any more, or not what it was asked: whatever is
 * asked from now on fails as this did. The first reason is the one to be told,
 * since a server that ends sessions says why.
 */
static int
lost(struct pg *db, struct err *e)
{
	if (!db->base.lost && !db->broken)
		pg_failed(db, db->main.c, NULL, &db->why);
	db->base.lost = true;
	db->broken = false;
	db->within = false;
	*e = db->why;
	return -1;
}

/* Results of what is pending, read. */
static int
drain(struct pg *db, struct err *e)
{
	const struct pg_lib *pq = db->lib;
	struct pg_result *r;
	bool nothing = false; /* came, which ends what is one's own alone */

	while (db->pending > 0) {
		r = pq->getResult(db->main.c);
		if (r == NULL) {
			if (nothing || pq->status(db->main.c) != CONNECTION_OK)
				return lost(db, e);
			nothing = true;
			continue;
		}
		nothing = false;
		db->pending--;
		if (pq->resultStatus(r) == PGRES_PIPELINE_SYNC) {
			pq->clear(r);
			continue;
		}
		note(db, r);
		pq->clear(pq->getResult(db->main.c)); /* NULL ends it */
	}
	return 0;
}

static int
broken(struct pg *db, struct err *e)
{
	*e = db->why;
	if (!db->within)
		db->broken = false;
	return -1;
}

static int
sync_now(struct pg *db, struct err *e)
{
	db->base.trips++;
	if (db->base.lost || db->lib->pipelineSync(db->main.c) != 1)
		return lost(db, e);
	db->pending++;
	if (drain(db, e) != 0)
		return -1;
	return db->broken ? broken(db, e) : 0;
}

static int
send_text(struct pg *db, const char *text, struct err *e)
{
	if (db->base.lost || db->lib->sendQueryParams(db->main.c, text, 0, NULL,
						      NULL, NULL, NULL, 1) != 1)
		return lost(db, e);
	db->pending++;
	return 0;
}

/* The result of what was sent last; all before it is looked at. */
static int
wait_for(struct pg *db, struct pg_result **out, struct err *e)
{
	struct pg_result *r;

	*out = NULL;
	db->base.trips++;
	if (db->lib->pipelineSync(db->main.c) != 1)
		return lost(db, e);
	if (drain(db, e) != 0)
		return -1;
	r = db->lib->getResult(db->main.c);
	if (r == NULL)
		return lost(db, e);
	if (pg_good(db, r))
		*out = r;
	else
		note(db, r);
	db->lib->clear(db->lib->getResult(db->main.c));
	db->pending = 1; /* the sync */
	if (drain(db, e) == 0 && !db->broken)
		return 0;
	db->lib->clear(*out);
	*out = NULL;
	return db->broken ? broken(db, e) : -1;
}

/* `?1` is `$1` here. */
static const char *
text_of(enum schema_stmt which, char out[PG_TEXT_MAX])
{
	const char *p =
	    pg_sql[which] != NULL ? pg_sql[which] : schema_sql[which];
	size_t n = 0;

	for (; *p != '\0' && n + 1 < PG_TEXT_MAX; p++)
		out[n++] = *p == '?' ? '$' : *p;
	out[n] = '\0';
	return out;
}

static int
send_prepared(struct pg_stmt *st, struct err *e)
{
	struct pg *db = of(st->base.db);
	enum schema_stmt which = st->base.which;
	char text[PG_TEXT_MAX], name[16];

	if (db->base.lost)
		return lost(db, e);
	snprintf(name, sizeof(name), "s%d", (int)which);
	if (!db->main.prepared[which]) {
		if (db->lib->sendPrepare(db->main.c, name, text_of(which, text),
					 0, NULL) != 1)
			return lost(db, e);
		db->pending++;
		db->main.prepared[which] = true;
	}
	if (db->lib->sendQueryPrepared(db->main.c, name, st->n, st->v, st->len,
				       st->fmt, 1) != 1)
		return lost(db, e);
	return 0;
}

/* --- Statements: made, bound ---------------------------------------------- */

static bool
reads_snapshot(const struct pg *db)
{
	return db->pins > 0 && !db->within;
}

static struct db_stmt *
fresh(struct pg *db, struct pg_stmt *st, enum schema_stmt which)
{
	st->base = (struct db_stmt){.db = &db->base, .which = which};
	st->read = reads_snapshot(db);
	st->n = 0;
	return &st->base;
}

static struct db_stmt *
use(struct db *base, enum schema_stmt which, struct err *e)
{
	struct pg *db = of(base);

	(void)e;
	return fresh(db,
		     reads_snapshot(db) ? &db->read[which] : &db->stmt[which],
		     which);
}

static struct db_stmt *
make(struct db *base, enum schema_stmt which, struct err *e)
{
	struct pg_stmt *st = mem_zero(sizeof(*st));

	if (st == NULL) {
		err_nomem(e);
		return NULL;
	}
	return fresh(of(base), st, which);
}

static void
bind(struct db_stmt *base, int i, const char *v, size_t n, int fmt)
{
	struct pg_stmt *st = stmt_of(base);

	st->v[i - 1] = v;
	st->len[i - 1] = (int)n;
	st->fmt[i - 1] = fmt;
	if (i > st->n)
		st->n = i;
}

static void
bind_int(struct db_stmt *base, int i, int64_t v)
{
	char *text = stmt_of(base)->num[i - 1];

	snprintf(text, PG_NUMBER, "%" PRId64, v);
	bind(base, i, text, 0, 0);
}

static void
bind_text(struct db_stmt *base, int i, struct str s)
{
	bind(base, i, s.n == 0 ? "" : s.p, s.n, 1);
}

static void
bind_null(struct db_stmt *base, int i)
{
	bind(base, i, NULL, 0, 0);
}

/* --- Statements: asked ---------------------------------------------------- */

/* Through the reader, or in its turn through the main connection. */
static int
ask(struct pg *db, bool read, const char *text, const struct pg_stmt *st,
    struct pg_result **out, struct err *e)
{
	const struct pg_lib *pq = db->lib;
	int n = st == NULL ? 0 : st->n;

	*out = NULL;
	if (!read) {
		if (db->base.lost ||
		    pq->sendQueryParams(db->main.c, text, n, NULL,
					n == 0 ? NULL : st->v,
					n == 0 ? NULL : st->len,
					n == 0 ? NULL : st->fmt, 1) != 1)
			return lost(db, e);
		return wait_for(db, out, e);
	}
	db->base.trips++;
	*out =
	    pq->execParams(db->reader.c, text, n, NULL, n == 0 ? NULL : st->v,
			   n == 0 ? NULL : st->len, n == 0 ? NULL : st->fmt, 1);
	if (pg_good(db, *out))
		return 0;
	pg_failed(db, db->reader.c, *out, e);
	pq->clear(*out);
	*out = NULL;
	return -1;
}

static int
do_text(struct pg *db, bool read, const char *text, struct err *e)
{
	struct pg_result *r;
	int rc = ask(db, read, text, NULL, &r, e);

	db->lib->clear(r);
	return rc;
}

/* As many rows as fit, by what the last ones measured. */
static int
fetch(struct pg_stmt *st, struct err *e)
{
	struct pg *db = of(st->base.db);
	char text[64];
	size_t fit;

	db->lib->clear(st->res);
	st->row = st->rows = 0;
	snprintf(text, sizeof(text), "FETCH %u FROM c%u", st->fetch,
		 st->number);
	if (ask(db, st->read, text, NULL, &st->res, e) != 0)
		return -1;
	st->rows = db->lib->ntuples(st->res);
	if (st->rows == 0)
		return 0;
	fit = FETCH_BYTES /
	      (db->lib->resultMemorySize(st->res) / (size_t)st->rows + 1);
	st->fetch = fit < 1           ? 1
		    : fit > FETCH_MAX ? FETCH_MAX
				      : (unsigned int)fit;
	return 0;
}

static int
start_cursor(struct pg_stmt *st, struct err *e)
{
	struct pg *db = of(st->base.db);
	char text[PG_TEXT_MAX + 64], sql[PG_TEXT_MAX];
	struct pg_result *r;

	st->number = ++db->cursors;
	st->fetch = FETCH_FIRST;
	snprintf(text, sizeof(text), "DECLARE c%u NO SCROLL CURSOR FOR %s",
		 st->number, text_of(st->base.which, sql));
	if (ask(db, st->read, text, st, &r, e) != 0)
		return -1;
	db->lib->clear(r);
	st->cursor = true;
	return fetch(st, e);
}

static int
start_whole(struct pg_stmt *st, struct err *e)
{
	struct pg *db = of(st->base.db);
	char text[PG_TEXT_MAX];
	const char *n;

	if (st->read) {
		if (ask(db, true, text_of(st->base.which, text), st, &st->res,
			e) != 0)
			return -1;
	} else if (send_prepared(st, e) != 0 ||
		   wait_for(db, &st->res, e) != 0) {
		return -1;
	}
	st->rows = db->lib->ntuples(st->res);
	st->row = 0;
	n = db->lib->cmdTuples(st->res);
	db->changed = strtoll(n, NULL, 10);
	return 0;
}

static int
by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Is the answer known? Each is good once: the row may be written then. */
static bool
from_ahead(struct pg_stmt *st)
{
	struct pg *db = of(st->base.db);
	struct pg_ahead *a = &db->ahead;
	struct str id = str_of(st->v[1], (size_t)st->len[1]), *at;
	int row;

	if (a->res == NULL || strtoll(st->v[0], NULL, 10) != a->source)
		return false;
	at = bsearch(&id, a->ids, a->n, sizeof(id), by_text);
	if (at == NULL || a->row[at - a->ids] == -2)
		return false;
	row = a->row[at - a->ids];
	a->row[at - a->ids] = -2;
	st->borrowed = true;
	st->res = a->res;
	st->row = row < 0 ? 0 : row;
	st->rows = row < 0 ? 0 : row + 1;
	return true;
}

static void
end(struct db_stmt *base)
{
	struct pg_stmt *st = stmt_of(base);
	struct pg *db = of(base->db);
	struct err ignored;
	char text[32];

	if (st->cursor) {
		snprintf(text, sizeof(text), "CLOSE c%u", st->number);
		if (st->read && db->pins > 0)
			do_text(db, true, text, &ignored);
		else if (!st->read && db->within && !db->broken)
			send_text(db, text, &ignored);
	}
	if (!st->borrowed)
		db->lib->clear(st->res);
	st->res = NULL;
	st->open = st->cursor = st->borrowed = false;
	st->n = st->row = st->rows = 0;
}

static void
drop(struct db_stmt *base)
{
	end(base);
	mem_free(stmt_of(base));
}

static int
step(struct db_stmt *base, struct err *e)
{
	struct pg_stmt *st = stmt_of(base);
	bool walk = schema_kind(base->which) == SCHEMA_WALK &&
		    (st->read || of(base->db)->within);
	int rc = 0;

	if (st->open) {
		st->row++;
		if (st->cursor && st->row >= st->rows && st->rows > 0)
			rc = fetch(st, e);
	} else if (st->read || base->which != STMT_ITEM_FIND ||
		   !from_ahead(st)) {
		rc = walk ? start_cursor(st, e) : start_whole(st, e);
	}
	st->open = true;
	if (rc == 0)
		return st->row < st->rows;
	end(base);
	return -1;
}

static int
run(struct db_stmt *base, struct err *e)
{
	struct pg_stmt *st = stmt_of(base);
	struct pg *db = of(base->db);
	int more;

	if (schema_kind(base->which) == SCHEMA_SENT && !st->read &&
	    db->within) {
		if (send_prepared(st, e) != 0)
			return -1;
		st->n = 0;
		return ++db->pending >= PENDING_MAX ? sync_now(db, e) : 0;
	}
	do
		more = step(base, e);
	while (more > 0);
	end(base);
	return more;
}

/* Numbers of all widths, and truth values: big-endian. */
static int64_t
get_int(struct db_stmt *base, int i)
{
	const struct pg_stmt *st = stmt_of(base);
	const struct pg_lib *pq = of(base->db)->lib;
	const unsigned char *p;
	uint64_t v = 0;
	int n;

	if (st->row >= st->rows || pq->getisnull(st->res, st->row, i))
		return 0;
	p = (const unsigned char *)pq->getvalue(st->res, st->row, i);
	n = pq->getlength(st->res, st->row, i);
	for (int k = 0; k < n; k++)
		v = v << 8 | p[k];
	return n == 4 ? (int32_t)v : n == 2 ? (int16_t)v : (int64_t)v;
}

static struct str
get(struct db_stmt *base, int i)
{
	const struct pg_stmt *st = stmt_of(base);
	const struct pg_lib *pq = of(base->db)->lib;
	int n;

	if (st->row >= st->rows || pq->getisnull(st->res, st->row, i))
		return STR_NONE;
	n = pq->getlength(st->res, st->row, i);
	return n == 0 ? STR_NONE
		      : str_of(pq->getvalue(st->res, st->row, i), (size_t)n);
}

static int64_t
changed(const struct db *base)
{
	return ((const struct pg *)base)->changed;
}

/* --- What is looked up ahead ---------------------------------------------- */

static void
forget_ahead(struct pg_ahead *a, const struct pg_lib *pq)
{
	if (a->res != NULL)
		pq->clear(a->res);
	mem_free(a->ids);
	mem_free(a->row);
	a->res = NULL;
	a->ids = NULL;
	a->row = NULL;
	a->n = 0;
}

/* Copies, in order, each once. */
static int
keep_ids(struct pg_ahead *a, const struct str *ids, size_t n, struct err *e)
{
	size_t at = 0, m = 0;

	a->ids = mem_alloc(n * sizeof(*a->ids));
	a->row = mem_alloc(n * sizeof(*a->row));
	if (a->ids == NULL || a->row == NULL)
		return err_nomem(e);
	buf_clear(&a->text);
	for (size_t i = 0; i < n; i++)
		buf_str(&a->text, ids[i]);
	if (buf_check(&a->text, e) != 0)
		return -1;
	for (size_t i = 0; i < n; at += ids[i++].n)
		a->ids[i] = str_of(a->text.p + at, ids[i].n);
	qsort(a->ids, n, sizeof(*a->ids), by_text);
	for (size_t i = 0; i < n; i++)
		if (m == 0 || !str_eq(a->ids[m - 1], a->ids[i]))
			a->ids[m++] = a->ids[i];
	for (size_t i = 0; i < m; i++)
		a->row[i] = -1;
	a->n = m;
	return 0;
}

static void
put_number(struct buf *b, size_t v)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_char(b, (char)(v >> shift & 0xff));
}

/* An array of texts as it goes over the wire (array_recv). */
static void
put_array(struct buf *b, const struct str *v, size_t n)
{
	enum { TEXT_OID = 25 };

	put_number(b, 1); /* dimensions */
	put_number(b, 0); /* no NULLs */
	put_number(b, TEXT_OID);
	put_number(b, n);
	put_number(b, 1); /* the first index */
	for (size_t i = 0; i < n; i++) {
		put_number(b, v[i].n);
		buf_str(b, v[i]);
	}
}

static int
look_ahead(struct pg *db, int64_t source, struct buf *array, struct err *e)
{
	static const char text[] =
	    "SELECT r.id, r.source, r.ident, r.format, r.stamp, r.setlist,"
	    " r.deleted, r.doi, r.type, r.year, r.dict, r.body, r.change, r.sum"
	    " FROM record r"
	    " WHERE r.source = $1 AND r.ident = ANY($2::text[])";
	struct pg_ahead *a = &db->ahead;
	struct pg_stmt st = {.base = {.db = &db->base}};
	struct str id, *at;

	put_array(array, a->ids, a->n);
	if (buf_check(array, e) != 0)
		return -1;
	bind_int(&st.base, 1, source);
	bind_text(&st.base, 2, buf_view(array));
	if (ask(db, false, text, &st, &a->res, e) != 0)
		return -1;
	a->source = source;
	for (int r = 0; r < db->lib->ntuples(a->res); r++) {
		id = str_of(db->lib->getvalue(a->res, r, ITEM_IDENT),
			    (size_t)db->lib->getlength(a->res, r, ITEM_IDENT));
		at = bsearch(&id, a->ids, a->n, sizeof(id), by_text);
		if (at != NULL)
			a->row[at - a->ids] = r;
	}
	return 0;
}

static int
expect(struct db *base, int64_t source, const struct str *ids, size_t n,
       struct err *e)
{
	struct pg *db = of(base);
	struct buf array;
	int rc;

	forget_ahead(&db->ahead, db->lib);
	if (n == 0 || !db->within)
		return 0;
	buf_init(&array, 2 * PG_AHEAD_MAX);
	rc = keep_ids(&db->ahead, ids, n, e);
	if (rc == 0)
		rc = look_ahead(db, source, &array, e);
	if (rc != 0)
		forget_ahead(&db->ahead, db->lib);
	buf_free(&array);
	return rc;
}

/* --- Transactions --------------------------------------------------------- */

static void
rollback(struct db *base)
{
	struct pg *db = of(base);
	struct err ignored;

	if (!db->within)
		return;
	send_text(db, "ROLLBACK", &ignored);
	sync_now(db, &ignored);
	db->broken = false;
	db->within = false;
	forget_ahead(&db->ahead, db->lib);
	/* What was prepared by something that failed is not there. */
	do_text(db, false, "DEALLOCATE ALL", &ignored);
	db->broken = false;
	memset(db->main.prepared, 0, sizeof(db->main.prepared));
}

/*
 * Until there is something to read, or a signal comes: then what is waited for
 * is called off, which is its answer.
 */
static void
await(struct pg *db, const sigset_t *was)
{
	const struct pg_lib *pq = db->lib;
	struct pg_cancel *x;
	char text[256];
	fd_set set;
	int fd = pq->socket(db->main.c);

	while (pq->flush(db->main.c) > 0)
		;
	while (fd >= 0 && fd < FD_SETSIZE && pq->isBusy(db->main.c) != 0) {
		FD_ZERO(&set);
		FD_SET(fd, &set);
		if (pselect(fd + 1, &set, NULL, NULL, NULL, was) < 0) {
			x = pq->getCancel(db->main.c);
			db->called_off = true;
			if (x != NULL)
				pq->cancel(x, text, sizeof(text));
			pq->freeCancel(x);
			return;
		}
		if (pq->consumeInput(db->main.c) != 1)
			return;
	}
}

/* BEGIN and the counters in one way, signals held back but while waiting. */
static int
take_turn(struct pg *db, struct pg_result **r, struct err *e)
{
	static const char turn[] =
	    "SELECT n, change, given, version FROM counter FOR UPDATE";
	const struct pg_lib *pq = db->lib;
	sigset_t all, was;
	int rc = -1;

	db->called_off = false;
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &was);
	if (pq->sendQueryParams(db->main.c, turn, 0, NULL, NULL, NULL, NULL,
				1) == 1 &&
	    pq->pipelineSync(db->main.c) == 1) {
		/* Nothing comes before all is answered. */
		db->base.trips++;
		await(db, &was);
		rc = drain(db, e);
		if (rc == 0)
			*r = pq->getResult(db->main.c);
	} else {
		lost(db, e);
	}
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	if (rc != 0)
		return -1;
	if (*r == NULL)
		return lost(db, e);
	pq->clear(pq->getResult(db->main.c));
	db->pending = 1; /* the sync */
	if (!pg_good(db, *r)) {
		note(db, *r);
		*r = NULL;
	}
	if (drain(db, e) != 0)
		return -1;
	return db->broken ? broken(db, e) : 0;
}

static int
begin(struct db *base, struct db_counters *out, struct err *e)
{
	struct pg *db = of(base);
	struct pg_stmt st = {.base = {.db = base}, .rows = 1};

	db->broken = false;
	forget_ahead(&db->ahead, db->lib);
	if (send_text(db, "BEGIN", e) != 0)
		return -1;
	db->within = true;
	if (take_turn(db, &st.res, e) != 0) {
		db->lib->clear(st.res);
		rollback(base);
		return -1;
	}
	*out = (struct db_counters){get_int(&st.base, 0), get_int(&st.base, 1),
				    get_int(&st.base, 2), get_int(&st.base, 3)};
	db->lib->clear(st.res);
	return 0;
}

static int
commit(struct db *base, const struct db_counters *c, struct err *e)
{
	struct pg *db = of(base);
	struct db_stmt *st = use(base, STMT_COUNTERS_PUT, e);

	bind_int(st, 1, c->change);
	bind_int(st, 2, c->given);
	if (send_prepared(stmt_of(st), e) != 0)
		return -1;
	db->pending++;
	if (send_text(db, "COMMIT", e) != 0 || sync_now(db, e) != 0)
		return -1;
	db->within = false;
	forget_ahead(&db->ahead, db->lib);
	return 0;
}

static bool
within(const struct db *base)
{
	return ((const struct pg *)base)->within;
}

/* A snapshot is taken by the first query. */
static int
pin(struct db *base, struct err *e)
{
	struct pg *db = of(base);

	/* Whoever is handed what is read may take an hour for it. */
	if (db->reader.c == NULL &&
	    (pg_connect(db, &db->reader, e) != 0 ||
	     do_text(db, true, "SET idle_in_transaction_session_timeout = 0",
		     e) != 0)) {
		db->lib->finish(db->reader.c);
		db->reader.c = NULL;
		return -1;
	}
	if (db->pins == 0 &&
	    (do_text(db, true,
		     "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
		     e) != 0 ||
	     do_text(db, true, "SELECT n FROM counter", e) != 0))
		return -1;
	db->pins++;
	return 0;
}

static void
unpin(struct db *base)
{
	struct pg *db = of(base);
	struct err ignored;

	if (--db->pins == 0)
		do_text(db, true, "COMMIT", &ignored);
}

/* --- Locks: of the session ------------------------------------------------ */

/* The space and a schema's hash in one half, the key in the other. */
static int
ask_lock(struct pg *db, const char *call, enum db_lock space, int64_t key,
	 struct err *e)
{
	struct pg_stmt st = {.base = {.db = &db->base}, .rows = 1};
	int got;

	bind_text(&st.base, 1, str_c(db->schema));
	bind_int(&st.base, 2, (int64_t)space);
	bind_int(&st.base, 3, key & INT32_MAX);
	if (ask(db, false, call, &st, &st.res, e) != 0)
		return -1;
	got = get_int(&st.base, 0) != 0;
	db->lib->clear(st.res);
	return got;
}

static struct pg_locked *
find_lock(struct pg *db, enum db_lock space, int64_t key)
{
	for (size_t i = 0; i < db->nlocks; i++)
		if (db->locks[i].space == space && db->locks[i].key == key)
			return &db->locks[i];
	return NULL;
}

static int
lock(struct db *base, enum db_lock space, int64_t key, struct err *e)
{
	struct pg *db = of(base);
	struct pg_locked *more;
	size_t cap = 2 * db->locks_cap + 16;
	int got;

	/* The session's are counted; ours are not. */
	if (find_lock(db, space, key) != NULL)
		return 1;
	if (db->nlocks == db->locks_cap) {
		more = mem_resize(db->locks, cap * sizeof(*more));
		if (more == NULL)
			return err_nomem(e);
		db->locks = more;
		db->locks_cap = cap;
	}
	got = ask_lock(db,
		       "SELECT pg_try_advisory_lock(hashtext($1) # $2::int4,"
		       " $3::int4)",
		       space, key, e);
	if (got > 0)
		db->locks[db->nlocks++] = (struct pg_locked){space, key};
	return got;
}

static void
unlock(struct db *base, enum db_lock space, int64_t key)
{
	struct pg *db = of(base);
	struct pg_locked *l = find_lock(db, space, key);
	struct err ignored;

	if (l == NULL)
		return;
	*l = db->locks[--db->nlocks];
	ask_lock(db,
		 "SELECT pg_advisory_unlock(hashtext($1) # $2::int4, $3::int4) "
		 "IS NULL",
		 space, key, &ignored);
}

static int
locked(struct db *base, enum db_lock space, int64_t key, struct err *e)
{
	static const char text[] =
	    "SELECT EXISTS(SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"
	    " AND database = (SELECT oid FROM pg_database WHERE datname ="
	    " current_database()) AND classid::int8 = ((hashtext($1) #"
	    " $2::int4)::int8 & 4294967295) AND objid::int8 = $3::int8"
	    " AND pid <> pg_backend_pid())";

	return ask_lock(of(base), text, space, key, e);
}

/* --- The whole ------------------------------------------------------------ */

/* Its files are the server's, whose own tools look at them. */
static int
check(struct db *base, db_found_fn *found, void *ctx, struct err *e)
{
	(void)base;
	(void)found;
	(void)ctx;
	(void)e;
	return 0;
}

static int
reindex(struct db *base, struct err *e)
{
	(void)base;
	(void)e;
	return 0;
}

static void
close_all(struct db *base)
{
	struct pg *db = of(base);
	struct err ignored;

	if (db->lib != NULL) {
		for (size_t i = 0; i < STMT__MAX; i++) {
			if (!db->stmt[i].borrowed)
				db->lib->clear(db->stmt[i].res);
			db->lib->clear(db->read[i].res);
		}
		rollback(base);
		/* The server notices the end of a session a little later. */
		if (db->nlocks > 0)
			do_text(db, false, "SELECT pg_advisory_unlock_all()",
				&ignored);
		forget_ahead(&db->ahead, db->lib);
		db->lib->finish(db->main.c);
		db->lib->finish(db->reader.c);
	}
	buf_free(&db->ahead.text);
	mem_free(db->locks);
	mem_free(db->conninfo);
	mem_free(base->place);
	mem_free(db);
}

const struct db_engine pg_engine = {
    .far = true,
    .close = close_all,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .within = within,
    .pin = pin,
    .unpin = unpin,
    .use = use,
    .make = make,
    .drop = drop,
    .bind_int = bind_int,
    .bind_text = bind_text,
    .bind_blob = bind_text,
    .bind_null = bind_null,
    .step = step,
    .end = end,
    .run = run,
    .get_int = get_int,
    .get = get,
    .changed = changed,
    .expect = expect,
    .lock = lock,
    .unlock = unlock,
    .locked = locked,
    .check = check,
    .reindex = reindex,
};
