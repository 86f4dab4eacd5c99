/*
 * Dictionaries: made once a format of a source has enough records, from these;
 * they are then packed again, in the same transaction.
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

struct training {
	size_t step; /* of so many records one is a sample */
	size_t length[SAMPLES];
	size_t samples;
	uint64_t total; /* bytes of the payloads seen */
	struct buf bytes, dict;
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

/* The payload of a row as it was; 1 there, 0 none, -1. */
static int
expand(struct store *s, struct db_stmt *st, struct err *e)
{
	struct str body = db_get(st, 1);

	if (body.n == 0)
		return 0;
	if (pack_expand(s->pack, 0, body, &s->plain, e) != 0)
		return err_mind(e, ERR_NOMEM); /* damaged: not ours to say */
	return 1;
}

/* One of so many as there are expected; false: there is no room for more. */
static bool
keep_sample(struct training *t, struct str plain)
{
	size_t n = plain.n < SAMPLE_MAX ? plain.n : SAMPLE_MAX;

	if (t->samples == SAMPLES || n > SAMPLES_BYTES - t->bytes.n)
		return false;
	t->total += plain.n * t->step;
	buf_put(&t->bytes, plain.p, n);
	t->length[t->samples++] = n;
	return true;
}

static int
gather(struct store *s, const struct shelf *f, struct training *t,
       struct err *e)
{
	struct db_stmt *st = walk_plain(s, f, e);
	size_t n = 0;
	int got;

	if (st == NULL)
		return -1;
	t->step = (size_t)f->plain / SAMPLES + 1;
	while ((got = db_step(st, e)) > 0) {
		if (n++ % t->step != 0)
			continue;
		got = expand(s, st, e);
		if (got < 0 ||
		    (got > 0 && !keep_sample(t, buf_view(&s->plain))))
			break;
	}
	db_end(st);
	return got < 0 ? -1 : buf_check(&t->bytes, e);
}

static int
keep_dict(struct store *s, struct shelf *f, struct str bytes, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_DICT_NEW, e);
	int64_t id;

	if (st == NULL)
		return -1;
	id = row_next(s);
	db_int(st, 1, id);
	db_blob(st, 2, bytes);
	if (db_run(st, e) != 0)
		return -1;
	if (pack_add(s->pack, id, bytes, e) != 0)
		return -1;
	st = db_use(s->db, STMT_FORMAT_DICT, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, f->format_id);
	db_int(st, 2, id);
	if (db_run(st, e) != 0)
		return -1;
	f->dict = id;
	return 0;
}

static int
put_body(struct store *s, int64_t id, int64_t dict, struct str body,
	 struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_BODY_PUT, e);

	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	db_int(st, 2, dict);
	db_blob(st, 3, body);
	return db_run(st, e);
}

/* The walk comes by no row twice: none moves, whatever is in it. */
static int
pack_again(struct store *s, const struct shelf *f, struct err *e)
{
	struct db_stmt *st = walk_plain(s, f, e);
	struct str body;
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0) {
		got = expand(s, st, e);
		if (got > 0 &&
		    (pack_squeeze(s->pack, f->dict, buf_view(&s->plain), &body,
				  e) != 0 ||
		     put_body(s, db_get_int(st, 0), f->dict, body, e) != 0))
			got = -1;
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
train(struct store *s, struct shelf *f, struct training *t, struct err *e)
{
	struct pack_samples samples = {.n = t->length};
	int made;

	if (gather(s, f, t, e) != 0)
		return -1;
	samples.bytes = buf_view(&t->bytes);
	samples.count = t->samples;
	made = pack_train(&samples, (size_t)(t->total / SHARE), &t->dict, e);
	if (made < 0)
		return -1;
	if (made == 0)
		return postpone(s, f, e);
	if (keep_dict(s, f, buf_view(&t->dict), e) != 0)
		return -1;
	return pack_again(s, f, e);
}

int
train_shelf(struct store *s, struct shelf *f, struct err *e)
{
	struct training *t = mem_zero(sizeof(*t));
	int rc;

	if (t == NULL)
		return err_nomem(e);
	buf_init(&t->bytes, SAMPLES_BYTES);
	buf_init(&t->dict, PACK_DICT_MAX);
	rc = train(s, f, t, e);
	buf_free(&t->bytes);
	buf_free(&t->dict);
	mem_free(t);
	return rc;
}
