/* One list: what is odd about records that are held. */
#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

/* Said once for a list; nothing is lost by it. */
static void
test_dates_outside_of_what_was_asked_for(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.o.window.from = STR("2026-10-02");
	w.o.window.until = STR("2026-10-03");
	SCRIPT(
	    &w, OK(NULL, SECONDS),
	    OK("from=2026-10-02", LIST(RECORD("a") TOMBSTONE("b") TOKEN("t"))),
	    OK(NULL, LIST(RECORD("c"))));
	expect_all(&w, ERR_NONE);
	assert_false(w.out.incomplete);
	expect_counts(&w, 2, 1);
	assert_true(canned_said(&w.f, "page 1: 1 record of another date than "
				      "asked for (2026-10-02 to 2026-10-03), "
				      "held; the first: a; GET"));
	assert_false(canned_said(&w.f, "first: c"));
	/* The day that was asked for has its seconds. */
	w.o.window.from = w.o.window.until = STR("2026-10-01");
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("d"))));
	expect_all(&w, ERR_NONE);
	assert_false(canned_said(&w.f, "first: d"));
	world_close(&w);
}

static void
test_prefixes_nobody_declared_are_said(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST("<record>" HEADER("a") "<metadata><n><x:y/></n></"
						    "metadata></record>" RECORD(
							"b"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 0);
	assert_true(canned_said(&w.f, "1 record with a prefix that is not "
				      "declared, held; the first: a"));
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_dates_outside_of_what_was_asked_for),
	    IN_FOLDER(test_prefixes_nobody_declared_are_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
