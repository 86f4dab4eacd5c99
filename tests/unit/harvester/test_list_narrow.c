/* A page that sticks costs its own stretch of dates, not the rest. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/fixture_windows.h"
#include "tests/unit/folder.h"

/* Days from the first record to today: 51. Parts of 12 or 13, 3 or 4, 1. */

#define BY_DAYS                                                   \
	OK("Identify", OAI("<Identify><repositoryName>H"          \
			   "</repositoryName><earliestDatestamp>" \
			   "2026-10-01</earliestDatestamp>"       \
			   "<granularity>YYYY-MM-DD"              \
			   "</granularity></Identify>"))
#define NOTHING OK("&from=", ERROR("noRecordsMatch"))
#define HAS(id) OK("&from=", LIST(RECORD(id)))
#define STICKS                                                  \
	{                                                       \
		.expect = "&from=", .status = 500, .body = HTML \
	}
#define FIRST_OF OK("metadataPrefix", LIST(RECORD("a") TOKEN("t")))
#define BAD_TOKEN                                                \
	{                                                        \
		.expect = "Token=t", .status = 500, .body = HTML \
	}
#define WORKS OK("&from=2026-10-01&until=2026-10-01", LIST(RECORD("a")))

static void
narrow_open(struct world *w)
{
	world_open(w);
	w->o.retry.retries = 0;
}

static void
test_all_but_one_day_comes(void **state)
{
	struct world w;

	(void)state;
	narrow_open(&w);
	SCRIPT(&w, BY_DAYS, FIRST_OF, BAD_TOKEN, WORKS,
	       OK("&until=2026-10-12", LIST(RECORD("a"))),
	       {.expect = "&from=2026-10-13&until=2026-10-25", .status = 500},
	       HAS("b"), HAS("c"), NOTHING, STICKS, NOTHING, HAS("d"), STICKS,
	       HAS("e"), HAS("f"));
	expect_all(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	assert_non_null(strstr(w.out.lack, "cannot be had"));
	expect_counts(&w, 6, 0);
	assert_int_equal(windows_left(&w), 1);
	assert_string_equal(world_mark(&w)->from, "2026-11-19");
	/* What is new comes first; what stuck is tried each time. */
	for (int i = 0; i < 2; i++) {
		w.f.now += 86400;
		SCRIPT(&w, BY_DAYS, OK("&from=2026-11-", LIST(RECORD("g"))),
		       STICKS);
		expect_all(&w, ERR_NONE);
		assert_true(w.out.incomplete);
		assert_int_equal(windows_left(&w), 1);
	}
	expect_counts(&w, 7, 0);
	SCRIPT(&w, BY_DAYS, OK("&from=2026-11-", ERROR("noRecordsMatch")),
	       HAS("h"));
	expect_all(&w, ERR_NONE);
	assert_false(w.out.incomplete);
	expect_counts(&w, 8, 0);
	assert_int_equal(windows_left(&w), 0);
	world_close(&w);
}

static void
test_everything_again_has_what_stuck(void **state)
{
	struct world w;

	(void)state;
	narrow_open(&w);
	SCRIPT(&w, BY_DAYS, FIRST_OF, BAD_TOKEN, WORKS,
	       OK("&until=2026-10-12", LIST(RECORD("a"))), STICKS, NOTHING,
	       NOTHING, NOTHING, STICKS, NOTHING, NOTHING, STICKS, NOTHING,
	       NOTHING);
	expect_run(&w, ERR_NONE);
	assert_int_equal(windows_left(&w), 1);
	w.o.window.full = true;
	SCRIPT(&w, BY_DAYS, OK("metadataPrefix", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(windows_left(&w), 0);
	assert_false(w.out.incomplete);
	world_close(&w);
}

/* Dates of the user: narrowed as well, within them, and nothing remembered. */
static void
test_dates_of_the_user_are_narrowed(void **state)
{
	struct world w;

	(void)state;
	narrow_open(&w);
	w.o.window.from = STR("2026-10-01");
	w.o.window.until = STR("2026-10-16");
	SCRIPT(&w, BY_DAYS,
	       OK("&from=2026-10-01&until=2026-10-16",
		  LIST(RECORD("a") TOKEN("t"))),
	       BAD_TOKEN, WORKS,
	       OK("&from=2026-10-01&until=2026-10-04", LIST(RECORD("a"))),
	       {.expect = "&from=2026-10-05&until=2026-10-08", .status = 500},
	       OK("&from=2026-10-09&until=2026-10-12", LIST(RECORD("b"))),
	       OK("&from=2026-10-13&until=2026-10-16", LIST(RECORD("c"))),
	       HAS("d"), STICKS, HAS("e"), NOTHING);
	expect_all(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	assert_non_null(strstr(w.out.lack, "from 2026-10-06 to 2026-10-06"));
	assert_non_null(strstr(w.out.lack, "the same dates try it again"));
	expect_counts(&w, 5, 0);
	assert_int_equal(windows_left(&w), 0);
	assert_string_equal(world_mark(&w)->from, "");
	/* At the first page, from a date on. */
	w.o.window.from = STR("2026-11-17");
	w.o.window.until = STR("");
	SCRIPT(&w, BY_DAYS, {.expect = "&from=2026-11-17", .status = 500},
	       OK("&from=2026-11-17", LIST(RECORD("f"))), STICKS, HAS("g"));
	expect_all(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	expect_counts(&w, 7, 0);
	assert_int_equal(windows_left(&w), 0);
	world_close(&w);
}

/* The page of a night's changes: dates are known to work. */
static void
test_first_page_sticks(void **state)
{
	struct world w;

	(void)state;
	narrow_open(&w);
	SCRIPT(&w, BY_DAYS, OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	w.f.now += 3 * 86400;
	SCRIPT(&w,
	       OK("Identify",
		  OAI_AT("2026-11-23T12:00:00Z",
			 "<Identify><granularity>YYYY-MM-DD</granularity>"
			 "</Identify>")),
	       OK("&from=2026-11-19", HTML),
	       OK("&from=2026-11-19&until=2026-11-20", HTML), HAS("b"),
	       HAS("c"), NOTHING);
	expect_run(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	assert_int_equal(windows_left(&w), 1);
	expect_counts(&w, 3, 0);
	world_close(&w);
}

/* Nothing works: it is not the page, and no trace is left. */
static void
test_server_that_is_down_keeps_its_mark(void **state)
{
	struct world w;

	(void)state;
	narrow_open(&w);
	SCRIPT(&w, BY_DAYS, OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	for (int i = 0; i < 3; i++) {
		w.f.now += 40 * 86400;
		SCRIPT(&w, BY_DAYS, STATUS(500));
		w.f.repeat = true;
		expect_run(&w, ERR_HTTP);
		assert_in_range(w.f.asked, 2, 9);
		assert_int_equal(windows_left(&w), 0);
		assert_string_equal(world_mark(&w)->from, "2026-11-19");
		assert_string_equal(world_mark(&w)->started, "");
	}
	world_close(&w);
}

static void
test_without_dates_it_fails_as_ever(void **state)
{
	struct world w;

	(void)state;
	narrow_open(&w);
	SCRIPT(&w, BY_DAYS, FIRST_OF, BAD_TOKEN,
	       OK("&from=", ERROR("badArgument")));
	expect_all(&w, ERR_HTTP);
	assert_non_null(strstr(w.out.error.msg, "page 2: GET"));
	assert_string_equal(world_mark(&w)->token, "t");
	assert_int_equal(windows_left(&w), 0);
	world_close(&w);
}

/* A list that ends before its end, twice; its parts do not. */
static void
test_short_list_by_parts(void **state)
{
	struct world w;

	(void)state;
	narrow_open(&w);
	SCRIPT(&w, BY_DAYS,
	       OK("metadataPrefix", LIST(RECORD("a") TOKEN_OF("t", "4"))),
	       OK("Token=t", LIST(RECORD("b"))),
	       OK("metadataPrefix", LIST(RECORD("a") TOKEN_OF("t", "4"))),
	       OK("Token=t", LIST(RECORD("b"))), WORKS,
	       OK("&until=2026-10-12", LIST(RECORD("a"))), HAS("b"), HAS("c"),
	       HAS("d"));
	expect_all(&w, ERR_NONE);
	assert_false(w.out.incomplete);
	expect_counts(&w, 4, 0);
	assert_string_equal(world_mark(&w)->from, "2026-11-19");
	world_close(&w);
}

/* What is announced is wrong: its parts have no more. */
static void
test_size_that_is_wrong_is_found_out(void **state)
{
	struct world w;

	(void)state;
	narrow_open(&w);
	SCRIPT(&w, BY_DAYS,
	       OK("metadataPrefix", LIST(RECORD("a") TOKEN_OF("t", "4"))),
	       OK("Token=t", LIST(RECORD("b"))),
	       OK("metadataPrefix", LIST(RECORD("a") TOKEN_OF("t", "4"))),
	       OK("Token=t", LIST(RECORD("b"))), WORKS,
	       OK("&until=2026-10-12", LIST(RECORD("a"))), NOTHING,
	       OK("&from=", LIST(RECORD("b") TOKEN_OF("u", "2"))),
	       OK("Token=u", LIST()), NOTHING);
	expect_all(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	assert_non_null(strstr(w.out.lack, "2 of 4 records"));
	assert_string_equal(world_mark(&w)->from, "");
	assert_int_equal(windows_left(&w), 0);
	world_close(&w);
}

/* Windows that were there anyway are cut as well. */
static void
test_one_bad_window_is_cut(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	w.o.retry.retries = 0;
	SCRIPT(&w, START, LONG, PROVES, STATUS(500), OK(LATE, REST),
	       OK(NULL, FOUR), OK(NULL, ERROR("noRecordsMatch")),
	       OK(NULL, ERROR("noRecordsMatch")),
	       OK(NULL, ERROR("noRecordsMatch")));
	expect_all(&w, ERR_NONE);
	windows_whole(&w);
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_all_but_one_day_comes),
	    IN_FOLDER(test_everything_again_has_what_stuck),
	    IN_FOLDER(test_dates_of_the_user_are_narrowed),
	    IN_FOLDER(test_first_page_sticks),
	    IN_FOLDER(test_server_that_is_down_keeps_its_mark),
	    IN_FOLDER(test_without_dates_it_fails_as_ever),
	    IN_FOLDER(test_short_list_by_parts),
	    IN_FOLDER(test_size_that_is_wrong_is_found_out),
	    IN_FOLDER(test_one_bad_window_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
