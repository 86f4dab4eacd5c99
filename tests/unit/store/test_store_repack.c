/* Payloads packed anew. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "store/priv.h"
#include "store/repack.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

enum {
	FEW = 300,   /* make no dictionary while they come, */
	FIRST = 600, /* these do, */
	DRIFT = 2600 /* and up to here they look otherwise */
};

/* In place of the C library's: nobody waits. */
int
nanosleep(const struct timespec *nap, struct timespec *rest)
{
	(void)nap;
	(void)rest;
	return 0;
}

struct said {
	unsigned int n;
	struct store_packed last;
};

static void
hear(void *ctx, const struct store_packed *p)
{
	struct said *s = ctx;

	assert_str(p->source, "src");
	assert_str(p->prefix, "oai_dc");
	s->n++;
	s->last = *p;
}

struct world {
	struct env env;
	unsigned int left; /* looks at the stop flag until it is set */
};

static bool
stopped(void *ctx)
{
	struct world *w = ctx;

	return w->left-- == 0;
}

static struct said
repack(struct store *s)
{
	struct world w = {.env = {.ctx = &w, .stopped = stopped}, .left = 1000};
	struct said said = {0};
	struct err e;

	assert_done(store_repack(s, &w.env, hear, &said, &e), &e);
	return said;
}

/* As fixture_item, in other words all over. */
static struct store_item
drifted(unsigned int i)
{
	static char payload[4096];
	struct store_item it = fixture_item(i);
	uint32_t r = i * 2654435761u;
	size_t n = (size_t)snprintf(
	    payload, sizeof(payload),
	    "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/"
	    "oai_dc/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
	    "Annals %u</dc:title><dc:coverage>northern highlands and the "
	    "islands off the coast, volume %u</dc:coverage><dc:relation>"
	    "https://journals.example.org/index.php/annals/article/view/%u"
	    "</dc:relation><dc:format>application/vnd.oasis.opendocument.text"
	    "</dc:format></oai_dc:dc>",
	    r % 9973, r % 89, r % 100003);

	it.payload = str_of(payload, n);
	return it;
}

static void
fill_drifted(struct store *s)
{
	struct store_item it;
	struct err e;

	fixture_fill(s, 0, FIRST);
	assert_done(store_begin(s, &e), &e);
	for (unsigned int i = FIRST; i < DRIFT; i++) {
		it = drifted(i);
		fixture_put(s, &it);
	}
	assert_done(store_commit(s, &e), &e);
}

static void
holds_drifted(struct store *s)
{
	struct store_item it;

	for (unsigned int i = 0; i < DRIFT; i++) {
		it = i < FIRST ? fixture_item(i) : drifted(i);
		fixture_holds(s, &it);
	}
}

/* Dictionaries that payloads are packed with, without 0; and how many are kept. */
static size_t
dictionaries(struct store *s, size_t *kept)
{
	struct db_stmt *st;
	int64_t seen[8] = {0}, dict;
	size_t n = 0, i;
	struct err e;

	st = db_use(s->db, STMT_BODY_WALK, &e);
	db_int(st, 1, 0);
	while (db_step(st, &e) > 0) {
		dict = db_get_int(st, 2);
		for (i = 0; i < n && seen[i] != dict; i++)
			;
		if (i == n && dict != 0)
			seen[n++] = dict;
	}
	db_end(st);
	*kept = 0;
	for (dict = 1; dict <= s->count.given; dict++) {
		st = db_use(s->db, STMT_DICT_GET, &e);
		db_int(st, 1, dict);
		*kept += db_step(st, &e) > 0;
		db_end(st);
	}
	return n;
}

static void
test_store_repack_makes_the_first_dictionary(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct said said;
	size_t kept;

	(void)state;
	fixture_fill(s, 0, FEW);
	assert_int_equal(dictionaries(s, &kept), 0);
	said = repack(s);
	assert_int_equal(said.n, 1);
	assert_true(said.last.anew);
	assert_int_equal(said.last.records, FEW);
	assert_true(said.last.after < said.last.before);
	assert_int_equal(dictionaries(s, &kept), 1);
	assert_int_equal(kept, 1);
	/* What comes now is packed with it. */
	fixture_fill(s, FEW, FIRST);
	assert_int_equal(dictionaries(s, &kept), 1);
	for (unsigned int i = 0; i < FIRST; i++) {
		struct store_item it = fixture_item(i);

		fixture_holds(s, &it);
	}
	said = repack(s);
	assert_false(said.last.anew);
	store_close(s);
}

static void
test_store_repack_follows_what_came_later(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	uint64_t before, after;
	struct said said;
	struct err e;
	size_t kept;

	(void)state;
	fill_drifted(s);
	assert_done(store_change(s, &before, &e), &e);
	said = repack(s);
	assert_true(said.last.anew);
	assert_int_equal(said.last.records, DRIFT);
	assert_true(said.last.after < said.last.before);
	assert_int_equal(dictionaries(s, &kept), 1);
	assert_int_equal(kept, 1);
	holds_drifted(s);
	/* No record changed: no difference for whoever exports those. */
	assert_done(store_change(s, &after, &e), &e);
	assert_int_equal(after, before);
	store_close(s);
}

static void
test_store_repack_stopped_goes_on(void **state)
{
	struct world w = {.env = {.ctx = &w, .stopped = stopped}, .left = 1};
	struct store *s = fixture_open(STORE_WRITE);
	struct said said = {0};
	struct err e;
	size_t kept;

	(void)state;
	fill_drifted(s);
	assert_int_equal(store_repack(s, &w.env, hear, &said, &e), -1);
	assert_int_equal(e.code, ERR_STOPPED);
	assert_int_equal(said.n, 0);
	assert_int_equal(dictionaries(s, &kept), 2);
	assert_int_equal(kept, 2);
	holds_drifted(s);
	store_close(s);
	s = fixture_open(STORE_WRITE);
	repack(s);
	assert_int_equal(dictionaries(s, &kept), 1);
	assert_int_equal(kept, 1);
	holds_drifted(s);
	store_close(s);
}

static void
test_store_repack_is_for_one_at_a_time(void **state)
{
	struct store *other = fixture_open(STORE_WRITE);
	struct store *s = fixture_open(STORE_WRITE);
	struct world w = {.env = {.ctx = &w, .stopped = stopped}, .left = 1};
	struct said said = {0};
	struct err e;

	(void)state;
	assert_int_equal(db_lock(other->db, DB_LOCK_PACKING, 0, &e), 1);
	assert_int_equal(store_repack(s, &w.env, hear, &said, &e), -1);
	assert_int_equal(e.code, ERR_BUSY);
	store_close(other);
	repack(s);
	store_close(s);
}

static void
test_store_repack_leaves_what_is_damaged(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct db_stmt *st;
	struct said said;
	struct err e;

	(void)state;
	fixture_fill(s, 0, FEW);
	assert_done(store_begin(s, &e), &e);
	st = db_use(s->db, STMT_BODY_WALK, &e);
	db_int(st, 1, 0);
	assert_int_equal(db_step(st, &e), 1);
	{
		int64_t id = db_get_int(st, 0);

		db_end(st);
		st = db_use(s->db, STMT_BODY_PUT, &e);
		db_int(st, 1, id);
		db_int(st, 2, 0);
		db_blob(st, 3, STR("rubbish"));
		assert_done(db_run(st, &e), &e);
	}
	assert_done(store_commit(s, &e), &e);
	said = repack(s);
	assert_true(said.last.anew);
	assert_int_equal(said.last.damaged, 1);
	assert_int_equal(said.last.records, FEW - 1);
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_store_repack_makes_the_first_dictionary),
	    IN_FOLDER(test_store_repack_follows_what_came_later),
	    IN_FOLDER(test_store_repack_stopped_goes_on),
	    IN_FOLDER(test_store_repack_is_for_one_at_a_time),
	    IN_FOLDER(test_store_repack_leaves_what_is_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
