/* A long list in windows of dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/fixture_windows.h"
#include "tests/unit/folder.h"

static void
test_long_list_becomes_windows(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, START, LONG, PROVES, OK(EARLY, FOUR), OK(LATE, REST));
	expect_all(&w, ERR_NONE);
	assert_null(strstr(w.f.log[3].url, "from="));
	assert_null(strstr(w.f.log[4].url, "until="));
	windows_whole(&w);
	/* And from there on as ever. */
	SCRIPT(&w, START,
	       OK("&from=2026-11-20T11%3A59%3A59Z", ERROR("noRecordsMatch")));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

static void
test_short_list_stays_one(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 8);
	SCRIPT(&w, START,
	       OK(NULL, LIST(RECORD("a") RECORD("b") TOKEN_OF("t", "4"))),
	       OK("Token=t", LIST(RECORD("c") RECORD("d"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 4, 0);
	world_close(&w);
}

static void
test_empty_window_is_no_failure(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, START, LONG, PROVES, OK(EARLY, ERROR("noRecordsMatch")),
	       OK(LATE, LIST(RECORD("a") RECORD("b") RECORD("c") RECORD("d")
				 TOKEN_OF("u", "8"))),
	       OK("Token=u", REST));
	expect_all(&w, ERR_NONE);
	windows_whole(&w);
	world_close(&w);
}

static void
test_windows_overlap_where_until_excludes(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, START, LONG, OK(PROBE, ERROR("noRecordsMatch")),
	       OK("&until=2013-06-11T06%3A00%3A00Z", FOUR),
	       OK("&from=2013-06-11T06%3A00%3A00Z", REST));
	expect_all(&w, ERR_NONE);
	assert_true(canned_said(&w.f, "windows overlap"));
	windows_whole(&w);
	world_close(&w);
}

static void
test_days_are_kept_apart(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, OK(NULL, DAYS), LONG,
	       OK("&from=2026-10-01&until=2026-10-01", LIST(RECORD("a"))),
	       OK("oai_dc&until=2013-06-10", FOUR),
	       OK("oai_dc&from=2013-06-11", REST));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 8, 0);
	assert_string_equal(world_mark(&w)->from, "2026-11-19");
	world_close(&w);
}

/* Whatever is wrong with dates, the list goes on where it stood. */
static void
test_one_list_where_dates_do_not_work(void **state)
{
	static const struct {
		const char *answer, *said;
	} v[] = {
	    {ERROR("badVerb"), "badVerb"},
	    {LIST("<record><header><identifier>z</identifier><datestamp>"
		  "2020-01-01T00:00:00Z</datestamp></header></record>"),
	     "are ignored"},
	};
	struct world w;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		windows_open(&w, 2);
		w.o.window.full = true;
		w.src.name = i == 0 ? STR("one") : STR("two");
		SCRIPT(&w, START, LONG, OK(PROBE, v[i].answer),
		       OK("Token=t",
			  LIST(RECORD("b") RECORD("c") RECORD("d") RECORD("e")
				   RECORD("f") RECORD("g") RECORD("h"))));
		expect_all(&w, ERR_NONE);
		assert_true(canned_said(&w.f, v[i].said));
		assert_true(canned_said(&w.f, "no windows of dates"));
		windows_whole(&w);
		world_close(&w);
	}
}

static void
test_large_window_is_cut_again(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	/* Four windows of four records, and the first has all of them. */
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a") TOKEN_OF("t", "16"))),
	       PROVES,
	       OK("oai_dc&until=2006-09-21T02%3A59%3A59Z",
		  LIST(RECORD("b") TOKEN_OF("u", "16"))),
	       OK("&from=", ERROR("noRecordsMatch")),
	       OK(NULL, ERROR("noRecordsMatch")),
	       OK(NULL, ERROR("noRecordsMatch")),
	       OK("oai_dc&until=", ERROR("noRecordsMatch")),
	       OK("until=", ERROR("noRecordsMatch")),
	       OK("until=", ERROR("noRecordsMatch")),
	       OK("until=2006-09-21T02%3A59%3A59Z",
		  LIST(A_TO_D E_TO_H RECORD("i") RECORD("j") RECORD("k") RECORD(
		      "l") RECORD("m") RECORD("n") RECORD("o") RECORD("p"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(windows_left(&w), 0);
	expect_counts(&w, 16, 0);
	world_close(&w);
}

struct sum {
	uint64_t seen;
	int64_t total;
};

static void
on_progress(void *ctx, const struct harvest_progress *p)
{
	struct sum *s = ctx;

	if (p->done || p->source == NULL)
		return;
	if (p->total >= 0)
		s->total = p->total;
	s->seen = p->seen;
}

static void
test_progress_is_that_of_all_windows(void **state)
{
	struct sum sum = {0};
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, START, LONG, PROVES, OK(EARLY, FOUR), OK(LATE, REST));
	assert_int_equal(harvest_run(&w.f.env, &w.f.http, w.store, &w.src, 1,
				     &w.o, on_progress, &sum, &w.out, &w.e),
			 0);
	assert_int_equal(sum.seen, 8);
	assert_int_equal(sum.total, 8);
	world_close(&w);
}

static void
test_days_are_tried_before_dates_are_given_up(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, START, LONG, OK(PROBE, ERROR("badArgument")),
	       OK("&from=2026-10-01&until=2026-10-01", ERROR("badArgument")),
	       OK("Token=t", LIST(RECORD("b") RECORD("c") RECORD("d") E_TO_H)));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 8, 0);
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_long_list_becomes_windows),
	    IN_FOLDER(test_short_list_stays_one),
	    IN_FOLDER(test_empty_window_is_no_failure),
	    IN_FOLDER(test_windows_overlap_where_until_excludes),
	    IN_FOLDER(test_days_are_kept_apart),
	    IN_FOLDER(test_one_list_where_dates_do_not_work),
	    IN_FOLDER(test_days_are_tried_before_dates_are_given_up),
	    IN_FOLDER(test_large_window_is_cut_again),
	    IN_FOLDER(test_progress_is_that_of_all_windows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
