/*
 * Dictionaries: made once a format of a source has enough records, from these;
 * they are then packed again, in the same transaction.
 */
#include "core/mem.h"
#include "store/priv.h"

enum {
	IDS_MAX = 8192,          /* records packed again at most */
	SAMPLES = 512,           /* records looked at, */
	SAMPLE_MAX = 8192,       /* of each so many bytes, */
	SAMPLES_BYTES = 2 << 20, /* of all so many */
	SHARE = 8 /* a dictionary is at most 1/8 of what it serves */
};

struct training {
	int64_t id[IDS_MAX];
	size_t n;
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

/* A payload as it was; 1 there, 0 none, -1. */
static int
fetch(struct store *s, int64_t id, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_BODY_GET, e);
	int rc;

	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	rc = db_step(st, e);
	if (rc > 0 && db_get(st, 1).n == 0)
		rc = 0;
	if (rc > 0 && pack_expand(s->pack, 0, db_get(st, 1), &s->plain, e) != 0)
		rc = err_mind(e, ERR_NOMEM); /* damaged: not ours to say */
	db_end(st);
	return rc;
}

static int
list_plain(struct store *s, const struct shelf *f, struct training *t,
	   struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_PLAIN_IDS, e);
	int got = 1;

	if (st == NULL)
		return -1;
	db_int(st, 1, f->source_id);
	db_int(st, 2, f->format_id);
	while (t->n < IDS_MAX && (got = db_step(st, e)) > 0)
		t->id[t->n++] = db_get_int(st, 0);
	db_end(st);
	return got < 0 ? -1 : 0;
}

static int
gather(struct store *s, struct training *t, struct err *e)
{
	size_t step = t->n / SAMPLES + 1, n;
	int got;

	for (size_t i = 0; i < t->n && t->samples < SAMPLES; i += step) {
		got = fetch(s, t->id[i], e);
		if (got < 0)
			return -1;
		if (got == 0)
			continue;
		t->total += s->plain.n * step;
		n = s->plain.n < SAMPLE_MAX ? s->plain.n : SAMPLE_MAX;
		if (n > SAMPLES_BYTES - t->bytes.n)
			break;
		buf_put(&t->bytes, s->plain.p, n);
		t->length[t->samples++] = n;
	}
	return buf_check(&t->bytes, e);
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
pack_again(struct store *s, const struct shelf *f, const struct training *t,
	   struct err *e)
{
	struct db_stmt *st;
	struct str body;
	int got;

	for (size_t i = 0; i < t->n; i++) {
		got = fetch(s, t->id[i], e);
		if (got < 0)
			return -1;
		if (got == 0)
			continue;
		if (pack_squeeze(s->pack, f->dict, buf_view(&s->plain), &body,
				 e) != 0)
			return -1;
		st = db_use(s->db, STMT_BODY_PUT, e);
		if (st == NULL)
			return -1;
		db_int(st, 1, t->id[i]);
		db_int(st, 2, f->dict);
		db_blob(st, 3, body);
		if (db_run(st, e) != 0)
			return -1;
	}
	return 0;
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

	if (list_plain(s, f, t, e) != 0 || gather(s, t, e) != 0)
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
	return pack_again(s, f, t, e);
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
