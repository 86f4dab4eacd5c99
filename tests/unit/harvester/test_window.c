/* Windows of dates, and circles of tokens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "harvester/window.h"

static void
expect_form(const char *from, const char *until, bool day, const char *from_out,
	    const char *until_out)
{
	char f[STAMP_MAX], u[STAMP_MAX];
	struct err e;

	assert_int_equal(window_form(str_c(from), str_c(until), day, f, u, &e),
			 0);
	assert_string_equal(f, from_out);
	assert_string_equal(u, until_out);
}

static void
test_form_follows_granularity(void **state)
{
	(void)state;
	expect_form("", "", false, "", "");
	expect_form("2026-01-02T03:04:05Z", "", false, "2026-01-02T03:04:05Z",
		    "");
	expect_form("2026-01-02T03:04:05Z", "", true, "2026-01-02", "");
	expect_form("2026-01-02", "2026-01-03", false, "2026-01-02",
		    "2026-01-03");
}

static void
test_form_makes_both_alike(void **state)
{
	(void)state;
	expect_form("2026-01-02", "2026-01-03T04:05:06Z", false,
		    "2026-01-02T00:00:00Z", "2026-01-03T04:05:06Z");
	expect_form("2026-01-02T00:00:01Z", "2026-01-03", false,
		    "2026-01-02T00:00:01Z", "2026-01-03T23:59:59Z");
	expect_form("2026-01-02", "2026-01-03T04:05:06Z", true, "2026-01-02",
		    "2026-01-03");
}

static void
test_form_refuses_what_is_no_date(void **state)
{
	char f[STAMP_MAX], u[STAMP_MAX];
	struct err e;

	(void)state;
	assert_int_equal(
	    window_form(STR("2026-02-30"), STR_NONE, false, f, u, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_int_equal(
	    window_form(STR_NONE, STR("yesterday"), false, f, u, &e), -1);
}

static void
test_next_is_one_granule_earlier(void **state)
{
	char next[STAMP_MAX];

	(void)state;
	assert_true(window_next(STR("2026-03-01T00:00:00Z"), false, next));
	assert_string_equal(next, "2026-02-28T23:59:59Z");
	assert_true(window_next(STR("2026-03-01T12:00:00Z"), true, next));
	assert_string_equal(next, "2026-02-28");
	assert_false(window_next(STR("now"), true, next));
	assert_false(window_next(STR_NONE, true, next));
}

static void
test_days_as_times(void **state)
{
	struct window w = {"2026-05-06", "2026-05-07"};
	struct window open = {"", "2026-05-07T08:09:10Z"};

	(void)state;
	window_to_times(&w);
	assert_string_equal(w.from, "2026-05-06T00:00:00Z");
	assert_string_equal(w.until, "2026-05-07T23:59:59Z");
	window_to_times(&open);
	assert_string_equal(open.from, "");
	assert_string_equal(open.until, "2026-05-07T08:09:10Z");
}

static void
test_later(void **state)
{
	(void)state;
	assert_true(window_later(STR("2026-01-01"), STR("2026-01-02")));
	assert_false(window_later(STR("2026-01-02"), STR("2026-01-01")));
	assert_false(window_later(STR("2026-01-01"), STR("2026-01-01")));
	assert_false(window_later(STR("2026-01-01"), STR_NONE));
	assert_true(window_later(STR_NONE, STR("2026-01-01")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_form_follows_granularity),
	    cmocka_unit_test(test_form_makes_both_alike),
	    cmocka_unit_test(test_form_refuses_what_is_no_date),
	    cmocka_unit_test(test_next_is_one_granule_earlier),
	    cmocka_unit_test(test_days_as_times),
	    cmocka_unit_test(test_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
