/* Full lists held against the store. */
#include "store/sweep.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

static const struct store_list whole = {{"src", 3}, {"oai_dc", 6}, {NULL, 0}};

static void
sight(struct store *s, const struct store_list *l, unsigned int i)
{
	struct store_item it = fixture_item(i);
	struct err e;

	assert_done(store_sight(s, l, it.oai_id, &e), &e);
}

static void
known(struct store *s, const struct store_list *l)
{
	struct store_mark m = {.from = "2020-01-01"};
	struct err e;

	assert_done(store_set_mark(s, l, &m, &e), &e);
}

static struct store_sweep
end(struct store *s, const struct store_list *l, uint64_t most)
{
	struct store_swept one = {.list = *l, .most = most};
	struct err e;

	assert_done(store_sweep(s, &one, 1, &e), &e);
	return one.out;
}

static void
test_sweep_marks_what_vanished(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_query q = {.deleted = true, .has_since = true};
	struct store_item it;
	struct store_sweep w;
	struct err e;

	(void)state;
	fixture_fill(s, 0, 10);
	it = fixture_item(3);
	it.prefix = STR("mods"); /* of another list */
	fixture_put(s, &it);
	assert_done(store_change(s, &q.since, &e), &e);
	assert_done(store_sweep_start(s, &whole, &e), &e);
	for (unsigned int i = 0; i < 8; i++)
		sight(s, &whole, i);
	sight(s, &whole, 77); /* never held */
	store_close(s);
	s = fixture_open(STORE_WRITE);
	sight(s, &whole, 8);
	w = end(s, &whole, 1);
	assert_int_equal(w.held, 9);
	assert_int_equal(w.unseen, 1);
	assert_int_equal(w.vanished, 1);
	assert_int_equal(w.left, 0);
	fixture_counts(s, "src", 9, 1);
	assert_string_equal(fixture_ids(s, &q), "000009");
	it = fixture_item(9);
	it.deleted = true;
	it.payload = STR_NONE;
	fixture_holds(s, &it);
	/* Sightings are forgotten: without any, all has vanished. */
	w = end(s, &whole, 100);
	assert_int_equal(w.vanished, 8);
	fixture_counts(s, "src", 1, 9);
	/* It comes back. */
	it = fixture_item(9);
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	fixture_counts(s, "src", 2, 8);
	store_close(s);
}

static void
test_sweep_refuses_too_many(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_sweep w;
	uint64_t before, after;
	struct err e;

	(void)state;
	fixture_fill(s, 0, 10);
	assert_done(store_change(s, &before, &e), &e);
	assert_done(store_sweep_start(s, &whole, &e), &e);
	for (unsigned int i = 0; i < 5; i++)
		sight(s, &whole, i);
	w = end(s, &whole, 4);
	assert_int_equal(w.held, 10);
	assert_int_equal(w.unseen, 5);
	assert_int_equal(w.vanished + w.left, 0);
	fixture_counts(s, "src", 10, 0);
	assert_done(store_change(s, &after, &e), &e);
	assert_int_equal(after, before);
	store_close(s);
}

/* A new start forgets; a rollback takes it back. */
static void
test_sweep_starts_anew(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_sweep w;
	struct err e;

	(void)state;
	fixture_fill(s, 0, 3);
	assert_done(store_sweep_start(s, &whole, &e), &e);
	sight(s, &whole, 0);
	assert_done(store_begin(s, &e), &e);
	sight(s, &whole, 1);
	store_rollback(s);
	assert_done(store_begin(s, &e), &e);
	w = end(s, &whole, 3);
	assert_int_equal(w.vanished, 2);
	store_rollback(s);
	fixture_counts(s, "src", 3, 0);
	assert_done(store_sweep_start(s, &whole, &e), &e);
	w = end(s, &whole, 3);
	assert_int_equal(w.vanished, 3);
	store_close(s);
}

/* Items have the sets "a:b" and "open". */
static void
test_sweep_of_a_set(void **state)
{
	struct store_list a = {STR("src"), STR("oai_dc"), STR("a")};
	struct store_list open = {STR("src"), STR("oai_dc"), STR("open")};
	struct store *s = fixture_open(STORE_WRITE);
	struct store_query in_a = {.set = STR("a")}, all = {.limit = 0};
	struct store_item it;
	struct store_sweep w;
	struct err e;

	(void)state;
	fixture_fill(s, 0, 5);
	it = fixture_item(5);
	it.nsets = 0; /* of no concern */
	fixture_put(s, &it);
	known(s, &a);
	assert_done(store_sweep_start(s, &a, &e), &e);
	sight(s, &a, 0);
	sight(s, &a, 1);
	sight(s, &a, 2);
	/* Another list still has what left this one. */
	known(s, &open);
	w = end(s, &a, 10);
	assert_int_equal(w.held, 5);
	assert_int_equal(w.left, 2);
	assert_int_equal(w.vanished, 0);
	assert_string_equal(fixture_ids(s, &in_a), "000000 000001 000002");
	assert_string_equal(fixture_ids(s, &all),
			    "000000 000001 000002 000003 000004 000005");
	/* Now nobody would have 3 and 4, nor 2, which is in "a" alone. */
	assert_done(store_sweep_start(s, &open, &e), &e);
	sight(s, &open, 0);
	sight(s, &open, 1);
	w = end(s, &open, 10);
	assert_int_equal(w.left, 1);
	assert_int_equal(w.vanished, 2);
	assert_string_equal(fixture_ids(s, &all),
			    "000000 000001 000002 000005");
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_sweep_marks_what_vanished),
	    IN_FOLDER(test_sweep_refuses_too_many),
	    IN_FOLDER(test_sweep_starts_anew),
	    IN_FOLDER(test_sweep_of_a_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
