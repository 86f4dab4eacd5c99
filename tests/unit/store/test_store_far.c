/* How often a store that is far away is waited for. */
#include <stdio.h>
#include <stdlib.h>

#include "store/priv.h"
#include "store/sweep.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

/*
 * Pages with fewer records than make a dictionary, which is made once; and how
 * often that is waited for: two walks.
 */
enum { PAGE = 100, PAGES = 4, TRIPS = 4, DICT_PAGES = 6, DICT_TRIPS = 12 };

static const struct store_list whole = {{"src", 3}, {"oai_dc", 6}, {NULL, 0}};

/* A page as a harvest brings it, with sets that nobody had. */
static void
put_page(struct store *s, unsigned int from, bool full)
{
	static char text[PAGE][32], sets[PAGE][32];
	struct str ids[PAGE], set;
	struct store_mark m = {.token = "next"};
	struct store_item it;
	struct err e;

	for (unsigned int i = 0; i < PAGE; i++) {
		snprintf(text[i], sizeof(text[i]), "oai:x:%06u", from + i);
		snprintf(sets[i], sizeof(sets[i]), "set %u", from + i);
		ids[i] = str_c(text[i]);
	}
	assert_done(store_begin(s, &e), &e);
	assert_done(store_expect(s, STR("src"), ids, PAGE, &e), &e);
	for (unsigned int i = 0; i < PAGE; i++) {
		it = fixture_item(from + i);
		set = str_c(sets[i]);
		it.sets = &set;
		it.nsets = 1;
		fixture_put(s, &it);
		if (full)
			assert_done(store_sight(s, &whole, ids[i], &e), &e);
	}
	assert_done(store_set_mark(s, &whole, &m, &e), &e);
	assert_done(store_commit(s, &e), &e);
}

/* After the first page, which looks up what is remembered. */
static void
test_store_is_waited_for_a_few_times_a_page(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	uint64_t before;

	(void)state;
	for (int full = 0; full < 2; full++) {
		put_page(s, 0, full);
		before = db_trips(s->db);
		for (unsigned int i = 1; i < PAGES; i++)
			put_page(s, i * PAGE, full);
		assert_true(db_trips(s->db) - before <= (PAGES - 1) * TRIPS);
	}
	store_close(s);
}

static void
test_dictionary_takes_few_ways(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	uint64_t before, trips, most = 0;

	(void)state;
	put_page(s, 0, false);
	for (unsigned int i = 1; i < DICT_PAGES; i++) {
		before = db_trips(s->db);
		put_page(s, i * PAGE, false);
		trips = db_trips(s->db) - before;
		most = trips > most ? trips : most;
	}
	assert_true(most <= TRIPS + DICT_TRIPS);
	assert_true(!db_is_far(s->db) || most > TRIPS); /* one was made */
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_store_is_waited_for_a_few_times_a_page),
	    IN_FOLDER(test_dictionary_takes_few_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
