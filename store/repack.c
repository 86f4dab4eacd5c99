/* Dictionaries made anew, and what they serve packed with them. */
#include "store/repack.h"

#include <stdlib.h>
#include <time.h>

#include "core/arena.h"
#include "core/mem.h"
#include "store/priv.h"

enum {
	SAMPLED = 1024,         /* records of a format looked at */
	BATCH_RECORDS = 1000,   /* of a transaction: so many looked at, */
	BATCH_BYTES = 8 << 20,  /* or so many packed anew; then */
	PAUSE_MS = 20,          /* whoever waits to write has a turn */
	NAMES_BYTES = 16 << 20, /* of all formats */
	TRIAL = -1              /* a dictionary that is not kept yet */
};

/* One format of one source. */
struct kind {
	int64_t format;
	int64_t was, dict;   /* its dictionary, and the new one; 0: none */
	size_t was_n;        /* bytes of that one */
	int64_t id[SAMPLED]; /* each `step`-th of its records */
	size_t n;
	uint64_t step, seen;
	struct buf bytes; /* of the new one */
	struct store_packed out;
};

struct repack {
	struct store *s;
	const struct env *env;
	struct arena names;
	struct kind *kind; /* by format */
	size_t n, cap;
	int64_t half[2][SAMPLED]; /* of samples: make one, and try it */
	int64_t at;               /* the last record looked at */
	bool more;
};

/* --- Which records stand for all ------------------------------------------ */

static int
list_kinds(struct repack *r, struct err *e)
{
	struct db_stmt *st = db_use(r->s->db, STMT_FORMAT_LIST, e);
	struct kind *k;
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0) {
		if (array_grow(&r->kind, r->n, &r->cap, sizeof(*k), e) != 0) {
			got = -1;
			break;
		}
		k = &r->kind[r->n++];
		*k = (struct kind){.format = db_get_int(st, 0),
				   .was = db_get_int(st, 1),
				   .step = 1};
		buf_init(&k->bytes, PACK_DICT_MAX);
		k->out.source = arena_copy(&r->names, db_get(st, 2));
		k->out.prefix = arena_copy(&r->names, db_get(st, 3));
	}
	db_end(st);
	return got < 0 ? -1 : arena_check(&r->names, e);
}

static int
by_format(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = ((const struct kind *)b)->format;

	return (x > y) - (x < y);
}

/* NULL: one that came after the list was made. */
static struct kind *
find_kind(const struct repack *r, int64_t format)
{
	return r->n == 0 ? NULL
			 : bsearch(&format, r->kind, r->n, sizeof(*r->kind),
				   by_format);
}

/* Evenly spread, however many come: when it is full, each second one goes. */
static void
sample(struct kind *k, int64_t id)
{
	if (k->seen++ % k->step != 0)
		return;
	if (k->n == SAMPLED) {
		for (k->n = 0; k->n < SAMPLED / 2; k->n++)
			k->id[k->n] = k->id[2 * k->n];
		k->step *= 2;
	}
	k->id[k->n++] = id;
}

static int
sample_all(struct repack *r, struct err *e)
{
	struct db_stmt *st = db_use(r->s->db, STMT_LIVE_WALK, e);
	struct kind *k;
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0) {
		k = find_kind(r, db_get_int(st, 1));
		if (k != NULL)
			sample(k, db_get_int(st, 0));
	}
	db_end(st);
	return got;
}

/* --- Is a new one better? ------------------------------------------------- */

static int
dict_size(struct store *s, int64_t dict, size_t *n, struct err *e)
{
	struct db_stmt *st;
	int got;

	*n = 0;
	if (dict == 0)
		return 0;
	st = db_use(s->db, STMT_DICT_GET, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, dict);
	got = db_step(st, e);
	*n = got > 0 ? db_get(st, 0).n : 0;
	db_end(st);
	return got < 0 ? -1 : 0;
}

/* What the records that did not make it would measure, and do now. */
static int
try_on(struct store *s, struct kind *k, const int64_t *id, size_t n,
       struct err *e)
{
	size_t packed;
	struct str body;
	int got;

	for (size_t i = 0; i < n; i++) {
		got = payload_get(s, id[i], &packed, e);
		if (got < 0)
			return -1;
		if (got == 0)
			continue;
		/* Reading may have needed its place. */
		if (pack_add(s->pack, TRIAL, buf_view(&k->bytes), e) != 0 ||
		    pack_squeeze(s->pack, TRIAL, buf_view(&s->plain), &body,
				 e) != 0)
			return -1;
		k->out.records++;
		k->out.before += packed;
		k->out.after += body.n;
	}
	return 0;
}

/* Of all that they stand for, with the dictionaries themselves. */
static int
judge(struct store *s, struct kind *k, struct err *e)
{
	struct store_packed *o = &k->out;
	uint64_t each = o->records == 0 ? 0 : k->seen / o->records;

	if (dict_size(s, k->was, &k->was_n, e) != 0)
		return -1;
	o->records = k->seen;
	o->before = o->before * each + k->was_n;
	o->after = o->after * each + k->bytes.n;
	o->anew = o->after + o->before * REPACK_GAIN / 100 < o->before;
	return 0;
}

static int
consider(struct repack *r, struct kind *k, struct err *e)
{
	struct store *s = r->s;
	size_t n[2] = {0};
	int rc;

	for (size_t i = 0; i < k->n; i++)
		r->half[i % 2][n[i % 2]++] = k->id[i];
	if (n[1] == 0)
		return 0;
	rc = dict_make(s, r->half[0], n[0], 2 * k->step, &k->bytes, e);
	if (rc <= 0)
		return rc;
	pack_forget(s->pack);
	rc = try_on(s, k, r->half[1], n[1], e);
	pack_forget(s->pack);
	return rc != 0 ? -1 : judge(s, k, e);
}

/* --- The new ones --------------------------------------------------------- */

static int
keep_all(struct repack *r, bool *any, struct err *e)
{
	struct kind *k;
	bool own;
	int rc = 0;

	*any = false;
	for (size_t i = 0; i < r->n; i++)
		*any = *any || r->kind[i].out.anew;
	if (!*any)
		return 0;
	if (write_start(r->s, &own, e) != 0)
		return -1;
	for (size_t i = 0; rc == 0 && i < r->n; i++) {
		k = &r->kind[i];
		if (!k->out.anew)
			continue;
		k->out.records = 0;
		k->out.before = k->was_n;
		k->out.after = k->bytes.n;
		rc = dict_keep(r->s, k->format, buf_view(&k->bytes), &k->dict,
			       e);
	}
	rc = write_finish(r->s, own, rc, e);
	intern_forget(r->s);
	return rc;
}

static int
pack_one(struct repack *r, struct db_stmt *st, size_t *bytes, struct err *e)
{
	struct kind *k = find_kind(r, db_get_int(st, 1));
	int64_t dict = db_get_int(st, 2);
	struct str body = db_get(st, 3);
	size_t packed, was = body.n;
	int got;

	if (k == NULL || k->dict == 0 || dict == k->dict)
		return 0;
	got = payload_open(r->s, dict, body, e);
	k->out.damaged += got == 0 && was > 0;
	if (got <= 0)
		return got;
	*bytes += r->s->plain.n;
	if (payload_pack(r->s, r->at, k->dict, &packed, e) != 0)
		return -1;
	k->out.records++;
	k->out.before += was;
	k->out.after += packed;
	return 0;
}

static int
pack_batch(struct repack *r, struct err *e)
{
	struct db_stmt *st = db_use(r->s->db, STMT_BODY_WALK, e);
	size_t bytes = 0, n = 0;
	int got = 1;

	if (st == NULL)
		return -1;
	db_int(st, 1, r->at);
	while (n++ < BATCH_RECORDS && bytes < BATCH_BYTES &&
	       (got = db_step(st, e)) > 0) {
		r->at = db_get_int(st, 0);
		if (pack_one(r, st, &bytes, e) != 0) {
			got = -1;
			break;
		}
	}
	db_end(st);
	r->more = got > 0;
	return got < 0 ? -1 : 0;
}

static int
pack_all(struct repack *r, struct err *e)
{
	struct timespec pause = {.tv_nsec = PAUSE_MS * 1000000L};
	bool own;

	for (r->more = true; r->more; nanosleep(&pause, NULL)) {
		if (r->env->stopped(r->env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		if (write_start(r->s, &own, e) != 0 ||
		    write_finish(r->s, own, pack_batch(r, e), e) != 0)
			return -1;
	}
	return 0;
}

/* Those of a run that was ended, too. */
static int
tidy(struct store *s, struct err *e)
{
	bool own;

	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, db_do(s->db, STMT_DICT_TIDY, e), e);
}

/* --- The whole ------------------------------------------------------------ */

/* As of one moment; who writes goes on. */
static int
plan(struct repack *r, struct err *e)
{
	int rc;

	if (db_pin(r->s->db, e) != 0)
		return -1;
	rc = list_kinds(r, e) != 0 || sample_all(r, e) != 0 ? -1 : 0;
	for (size_t i = 0; rc == 0 && i < r->n; i++)
		rc = consider(r, &r->kind[i], e);
	db_unpin(r->s->db);
	return rc;
}

static int
repack(struct repack *r, struct err *e)
{
	bool any;

	if (plan(r, e) != 0 || keep_all(r, &any, e) != 0)
		return -1;
	if (any && pack_all(r, e) != 0)
		return -1;
	return tidy(r->s, e);
}

/* One at a time: what one makes, another would take for left behind. */
static int
claim(struct store *s, struct err *e)
{
	int got = db_lock(s->db, DB_LOCK_PACKING, 0, e);

	if (got == 0)
		err_set(e, ERR_BUSY, 0, "store %s: another run packs it",
			db_place(s->db));
	return got > 0 ? 0 : -1;
}

int
store_repack(struct store *s, const struct env *env, store_packed_fn *say,
	     void *ctx, struct err *e)
{
	struct repack *r = mem_zero(sizeof(*r));
	int rc;

	if (r == NULL)
		return err_nomem(e);
	r->s = s;
	r->env = env;
	arena_init(&r->names, NAMES_BYTES);
	rc = claim(s, e);
	if (rc == 0) {
		rc = repack(r, e);
		db_unlock(s->db, DB_LOCK_PACKING, 0);
	}
	for (size_t i = 0; i < r->n; i++) {
		if (rc == 0 && r->kind[i].out.before > 0)
			say(ctx, &r->kind[i].out);
		buf_free(&r->kind[i].bytes);
	}
	mem_free(r->kind);
	arena_free(&r->names);
	mem_free(r);
	return rc;
}
