/*
 * Dictionaries: made once a format of a source has enough records, from these;
 * they are then packed again, in the same transaction. What is made later, from
 * all there is then, is repack.c's.
 */
#include "core/mem.h"
#include "store/priv.h"

enum {
	RECORDS_MAX = 8192,      /* packed again at most */
	SAMPLES = 512,           /* records looked at, */
	SAMPLE_MAX = 8192,       /* of each so many bytes, */
	SAMPLES_BYTES = 2 << 20, /* of all so many */
	SHARE = 8 /* a dictionary is at most 1/8 of what it serves */
};

struct samples {
	size_t step; /* of so many records one is a sample */
	size_t length[SAMPLES];
	size_t n;
	uint64_t total; /* bytes of the payloads that they stand for */
	struct buf bytes;
};

int
dict_ready(struct store *s, int64_t dict, struct err *e)
{
	struct db_stmt *st;
	int rc;

	if (pack_has(s->pack, dict))
		return 0;
	st = db_use(s->db, STMT_DICT_GET, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, dict);
	rc = db_step(st, e);
	if (rc > 0)
		rc = pack_add(s->pack, dict, db_get(st, 0), e);
	else if (rc == 0)
		rc = err_set(e, ERR_STORE, 0,
			     "store %s: damaged: dictionary %lld is missing",
			     db_place(s->db), (long long)dict);
	db_end(st);
	return rc;
}

int
payload_open(struct store *s, int64_t dict, struct str body, struct err *e)
{
	if (body.n == 0)
		return 0;
	if (dict_ready(s, dict, e) == 0 &&
	    pack_expand(s->pack, dict, body, &s->plain, e) == 0)
		return 1;
	return e->code == ERR_STORE ? err_mind(e, ERR_NOMEM) : -1;
}

int
payload_get(struct store *s, int64_t id, size_t *packed, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_BODY_GET, e);
	int rc;

	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	rc = db_step(st, e);
	if (rc > 0) {
		*packed = db_get(st, 1).n;
		rc = payload_open(s, db_get_int(st, 0), db_get(st, 1), e);
	}
	db_end(st);
	return rc;
}

/* The sum of a row holds: it knows a payload by the checksum of what is in it,
 * which is the same whatever that is packed with. */
int
payload_pack(struct store *s, int64_t id, int64_t dict, size_t *packed,
	     struct err *e)
{
	struct db_stmt *st;
	struct str body;

	if (dict_ready(s, dict, e) != 0 ||
	    pack_squeeze(s->pack, dict, buf_view(&s->plain), &body, e) != 0)
		return -1;
	*packed = body.n;
	st = db_use(s->db, STMT_BODY_PUT, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	db_int(st, 2, dict);
	db_blob(st, 3, body);
	return db_run(st, e);
}

/* --- Samples, and what is made of them ------------------------------------ */

static struct samples *
samples_new(size_t step, struct err *e)
{
	struct samples *t = mem_zero(sizeof(*t));

	if (t == NULL) {
		err_nomem(e);
		return NULL;
	}
	t->step = step;
	buf_init(&t->bytes, SAMPLES_BYTES);
	return t;
}

static void
samples_free(struct samples *t)
{
	buf_free(&t->bytes);
	mem_free(t);
}

/* One of so many as there are expected; false: there is no room for more. */
static bool
keep_sample(struct samples *t, struct str plain)
{
	size_t n = plain.n < SAMPLE_MAX ? plain.n : SAMPLE_MAX;

	if (t->n == SAMPLES || n > SAMPLES_BYTES - t->bytes.n)
		return false;
	t->total += plain.n * t->step;
	buf_put(&t->bytes, plain.p, n);
	t->length[t->n++] = n;
	return true;
}

static int
make(const struct samples *t, uint64_t each, struct buf *out, struct err *e)
{
	struct pack_samples view = {buf_view(&t->bytes), t->length, t->n};

	return pack_train(&view, (size_t)(t->total * each / SHARE), out, e);
}

static int
gather(struct store *s, const int64_t *id, size_t n, struct samples *t,
       struct err *e)
{
	size_t packed;
	int got;

	for (size_t i = 0; i < n; i += t->step) {
		got = payload_get(s, id[i], &packed, e);
		if (got < 0)
			return -1;
		if (got > 0 && !keep_sample(t, buf_view(&s->plain)))
			break;
	}
	return buf_check(&t->bytes, e);
}

int
dict_make(struct store *s, const int64_t *id, size_t n, uint64_t each,
	  struct buf *out, struct err *e)
{
	struct samples *t = samples_new((n + SAMPLES - 1) / SAMPLES, e);
	int made;

	if (t == NULL)
		return -1;
	made = gather(s, id, n, t, e) != 0 ? -1 : make(t, each, out, e);
	samples_free(t);
	return made;
}

int
dict_keep(struct store *s, int64_t format, struct str bytes, int64_t *dict,
	  struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_DICT_NEW, e);

	if (st == NULL)
		return -1;
	*dict = row_next(s);
	db_int(st, 1, *dict);
	db_blob(st, 2, bytes);
	if (db_run(st, e) != 0)
		return -1;
	if (pack_add(s->pack, *dict, bytes, e) != 0)
		return -1;
	st = db_use(s->db, STMT_FORMAT_DICT, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, format);
	db_int(st, 2, *dict);
	return db_run(st, e);
}

/* --- The first one -------------------------------------------------------- */

/*
 * The records without a dictionary, walked over: twice, rather than each asked
 * for by its number, which takes as many ways to a store that is far away.
 */
static struct db_stmt *
walk_plain(struct store *s, const struct shelf *f, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_PLAIN_WALK, e);

	if (st == NULL)
		return NULL;
	db_int(st, 1, f->source_id);
	db_int(st, 2, f->format_id);
	db_int(st, 3, RECORDS_MAX);
	return st;
}

static int
gather_plain(struct store *s, const struct shelf *f, struct samples *t,
	     struct err *e)
{
	struct db_stmt *st = walk_plain(s, f, e);
	size_t n = 0;
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0) {
		if (n++ % t->step != 0)
			continue;
		got = payload_open(s, 0, db_get(st, 1), e);
		if (got < 0 ||
		    (got > 0 && !keep_sample(t, buf_view(&s->plain))))
			break;
	}
	db_end(st);
	return got < 0 ? -1 : buf_check(&t->bytes, e);
}

/* The walk comes by no row twice: none moves, whatever is in it. */
static int
pack_again(struct store *s, const struct shelf *f, struct err *e)
{
	struct db_stmt *st = walk_plain(s, f, e);
	size_t packed;
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0) {
		got = payload_open(s, 0, db_get(st, 1), e);
		if (got > 0)
			got = payload_pack(s, db_get_int(st, 0), f->dict,
					   &packed, e);
		if (got < 0)
			break;
	}
	db_end(st);
	return got < 0 ? -1 : 0;
}

/* They did not make one: the next try comes at twice as many. */
static int
postpone(struct store *s, struct shelf *f, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_FORMAT_LATER, e);

	if (st == NULL)
		return -1;
	f->train_at = 2 * f->plain;
	db_int(st, 1, f->format_id);
	db_int(st, 2, f->train_at);
	return db_run(st, e);
}

static int
train(struct store *s, struct shelf *f, struct samples *t, struct buf *dict,
      struct err *e)
{
	int made;

	if (gather_plain(s, f, t, e) != 0)
		return -1;
	made = make(t, 1, dict, e);
	if (made < 0)
		return -1;
	if (made == 0)
		return postpone(s, f, e);
	if (dict_keep(s, f->format_id, buf_view(dict), &f->dict, e) != 0)
		return -1;
	return pack_again(s, f, e);
}

int
train_shelf(struct store *s, struct shelf *f, struct err *e)
{
	struct samples *t = samples_new((size_t)f->plain / SAMPLES + 1, e);
	struct buf dict;
	int rc;

	if (t == NULL)
		return -1;
	buf_init(&dict, PACK_DICT_MAX);
	rc = train(s, f, t, &dict, e);
	buf_free(&dict);
	samples_free(t);
	return rc;
}
