/* Windows of dates: how a list is cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harvester/window.h"

static struct window parts[WINDOWS_MAX];

static size_t
cut(const char *from, const char *until, size_t n, bool day, bool overlap)
{
	struct window whole = {"", ""};

	return window_cut(&whole, date_stamp(str_c(from)),
			  date_stamp(str_c(until)), n, day, overlap, parts);
}

/* Side by side or overlapping by one granule, open at both ends. */
static void
expect_seamless(size_t n, int64_t step, bool overlap)
{
	assert_string_equal(parts[0].from, "");
	assert_string_equal(parts[n - 1].until, "");
	for (size_t i = 1; i < n; i++)
		assert_int_equal(date_stamp(str_c(parts[i].from)) -
				     date_stamp(str_c(parts[i - 1].until)),
				 overlap ? 0 : step);
}

static void
test_parts_leave_no_gap(void **state)
{
	static const size_t counts[] = {2, 3, 7, 30, WINDOWS_MAX};

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		size_t n = counts[i];

		assert_int_equal(cut("2001-03-04T05:06:07Z",
				     "2026-11-20T12:00:00Z", n, false, false),
				 n);
		expect_seamless(n, 1, false);
		assert_int_equal(cut("2001-03-04T05:06:07Z",
				     "2026-11-20T12:00:00Z", n, true, false),
				 n);
		expect_seamless(n, 86400, false);
		assert_int_equal(strlen(parts[0].until), 10);
		assert_int_equal(cut("2001-03-04", "2026-11-20", n, true, true),
				 n);
		expect_seamless(n, 86400, true);
	}
}

static void
test_days_are_the_smallest_parts(void **state)
{
	(void)state;
	assert_int_equal(cut("2020-01-01", "2020-01-03", 9, true, false), 3);
	assert_string_equal(parts[0].until, "2020-01-01");
	assert_string_equal(parts[1].from, "2020-01-02");
	assert_string_equal(parts[1].until, "2020-01-02");
	assert_string_equal(parts[2].from, "2020-01-03");
	assert_int_equal(cut("2020-01-01", "2020-01-01", 2, true, false), 1);
	/* Two days that overlap are as small as it gets. */
	assert_int_equal(cut("2020-01-01", "2020-01-02", 2, true, true), 1);
	assert_int_equal(cut("2020-01-01", "2020-01-03", 9, true, true), 2);
}

static void
test_what_cannot_be_cut_stays(void **state)
{
	struct window one = {"2020-01-01", "2020-02-01"};

	(void)state;
	assert_int_equal(window_cut(&one, 20, 10, 4, false, false, parts), 1);
	assert_string_equal(parts[0].from, "2020-01-01");
	assert_string_equal(parts[0].until, "2020-02-01");
	assert_int_equal(window_cut(&one, 10, 20, 1, false, false, parts), 1);
	/* Closed ends stay as they are. */
	assert_int_equal(window_cut(&one, 0, 86400 * 9, 2, true, false, parts),
			 2);
	assert_string_equal(parts[0].from, "2020-01-01");
	assert_string_equal(parts[1].until, "2020-02-01");
}

static void
test_number_follows_size(void **state)
{
	static const struct {
		int64_t total;
		uint64_t page;
		int lanes;
		bool bounds;
		size_t n;
	} v[] = {
	    {100000, 100, 1, true, 0},    {700, 100, 8, true, 0},
	    {800, 100, 8, true, 2},       {4000, 100, 8, true, 10},
	    {100000, 100, 8, true, 96},   {100000, 0, 8, true, 0},
	    {-1, 100, 4, true, 16},       {-1, 100, 4, false, 64},
	    {100000, 100, 64, true, 250}, {INT64_MAX, 1, 64, true, 256},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		assert_int_equal(windows_wanted(v[i].total, v[i].page,
						v[i].lanes, v[i].bounds),
				 v[i].n);
}

static void
test_text_is_read_back(void **state)
{
	static const struct window good[] = {
	    {"", "2020-01-01"},
	    {"2020-01-02", ""},
	    {"2020-01-02T00:00:00Z", "2020-01-02T00:00:01Z"}};
	static const char *const bad[] = {
	    "", "/", "2020-01-01", "headers", "2020-13-01/", "x/y"};
	char text[WINDOW_TEXT];
	struct window w;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		window_text(&good[i], text);
		assert_true(window_read(str_c(text), &w));
		assert_string_equal(w.from, good[i].from);
		assert_string_equal(w.until, good[i].until);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(window_read(str_c(bad[i]), &w));
}

static void
test_queue_hands_out_each_once(void **state)
{
	struct windows ws = {0};
	struct window w = {"", "2020-01-01"};
	struct err e;

	(void)state;
	for (int i = 0; i < WINDOWS_MAX; i++) {
		snprintf(w.from, sizeof(w.from), "%d", i);
		assert_int_equal(windows_add(&ws, &w, &e), 0);
	}
	assert_int_equal(windows_add(&ws, &w, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	for (int i = 0; i < WINDOWS_MAX; i++) {
		struct window_slot *slot = windows_next(&ws);

		assert_non_null(slot);
		assert_false(windows_done(&ws));
		if (i % 3 == 0)
			slot->failed = true;
		else
			slot->live = true;
	}
	assert_null(windows_next(&ws));
	for (size_t i = 0; i < ws.n; i++)
		ws.v[i].done = true;
	assert_true(windows_done(&ws));
	windows_free(&ws);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parts_leave_no_gap),
	    cmocka_unit_test(test_days_are_the_smallest_parts),
	    cmocka_unit_test(test_what_cannot_be_cut_stays),
	    cmocka_unit_test(test_number_follows_size),
	    cmocka_unit_test(test_text_is_read_back),
	    cmocka_unit_test(test_queue_hands_out_each_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
