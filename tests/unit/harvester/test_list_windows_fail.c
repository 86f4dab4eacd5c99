/* Windows of dates, when something is in the way. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/fixture_windows.h"
#include "tests/unit/folder.h"

static void
test_refused_window_makes_it_one_list(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, OK(NULL, DAYS), LONG, OK(NULL, LIST(RECORD("a"))),
	       OK("&until=", ERROR("badArgument")), OK("&from=", FOUR),
	       OK("verb=ListRecords&metadataPrefix=oai_dc",
		  LIST(RECORD("a") RECORD("b") TOKEN_OF("t", "2"))),
	       OK("Token=t", LIST()));
	expect_run(&w, ERR_NONE);
	assert_true(canned_said(&w.f, "asking for one list"));
	assert_null(strstr(w.f.log[5].url, "until="));
	assert_int_equal(windows_left(&w), 0);
	world_close(&w);
}

static void
test_windows_that_miss_records_are_seen_through(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, START, LONG, PROVES, OK(EARLY, FOUR),
	       OK(LATE, LIST(RECORD("e"))),
	       OK("verb=ListRecords&metadataPrefix=oai_dc",
		  LIST(RECORD("a") RECORD("b") RECORD("c") RECORD("d")
			   TOKEN_OF("t", "8"))),
	       OK("Token=t", REST));
	expect_all(&w, ERR_NONE);
	assert_true(canned_said(&w.f, "have 5 of 8 records"));
	windows_whole(&w);
	world_close(&w);
}

static void
test_lost_token_costs_one_window(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, START, LONG, PROVES,
	       OK(EARLY, LIST(RECORD("a") RECORD("b") TOKEN_OF("u", "4"))),
	       OK(LATE, REST), OK("Token=u", ERROR("badResumptionToken")),
	       OK("Token=u", ERROR("badResumptionToken")), OK(EARLY, FOUR));
	expect_all(&w, ERR_NONE);
	windows_whole(&w);
	world_close(&w);
}

static void
test_stopped_windows_go_on(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, START, LONG, PROVES,
	       OK(EARLY, LIST(RECORD("a") RECORD("b") TOKEN_OF("u", "4"))),
	       OK(LATE, REST), OK("Token=u", FOUR));
	w.f.stop_at = 6;
	expect_run(&w, ERR_STOPPED);
	assert_int_equal(windows_left(&w), 2);
	assert_string_equal(world_mark(&w)->from, "");
	assert_string_equal(world_mark(&w)->started, FIRST);
	/* Windows there are go on without being asked for again. */
	w.src.windows = 1;
	SCRIPT(&w,
	       OK("verb=Identify", OAI_AT("2026-11-25T00:00:00Z",
					  "<Identify><repositoryName>H"
					  "</repositoryName></Identify>")),
	       OK("Token=u", LIST(RECORD("c") RECORD("d"))), OK(LATE, REST));
	expect_all(&w, ERR_NONE);
	windows_whole(&w);
	world_close(&w);
}

static void
test_trouble_holds_the_others_back(void **state)
{
	struct world w;

	(void)state;
	windows_open(&w, 2);
	SCRIPT(&w, START, LONG, PROVES,
	       {.expect = EARLY, .status = 503, .retry_after = 30},
	       OK(LATE, LIST(RECORD("e") RECORD("f") TOKEN_OF("u", "4"))),
	       OK(EARLY, FOUR), OK("Token=u", LIST(RECORD("g") RECORD("h"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(w.f.held, 30000);
	assert_true(w.f.log[5].at >= 30000);
	assert_true(w.f.log[6].at >= 30000);
	windows_whole(&w);
	world_close(&w);
}

static void
test_dead_endpoint_is_soon_given_up(void **state)
{
	static const struct canned deaths[] = {STATUS(503), STATUS(500),
					       NET(ECONNRESET), STATUS(403)};
	struct canned script[CANNED_REQUESTS];
	struct world w;

	(void)state;
	for (size_t i = 0; i < sizeof(deaths) / sizeof(deaths[0]); i++) {
		windows_open(&w, 8);
		w.src.name = str_of(&"abcd"[i], 1);
		w.o.retry.retries = 3;
		w.o.window.full = true;
		script[0] = (struct canned)START;
		script[1] = (struct canned)OK(
		    NULL, LIST(RECORD("a") TOKEN_OF("t", "400")));
		script[2] = (struct canned)PROVES;
		script[3] = deaths[i];
		canned_script(&w.f, script, 4);
		w.f.repeat = true;
		assert_int_equal(harvest_run(&w.f.env, &w.f.http, w.store,
					     &w.src, 1, &w.o, NULL, NULL,
					     &w.out, &w.e),
				 0);
		assert_int_not_equal(w.out.error.code, ERR_NONE);
		assert_in_range(w.f.asked, 4, 20);
		assert_true(w.f.ticks < 60000);
		world_close(&w);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_refused_window_makes_it_one_list),
	    IN_FOLDER(test_windows_that_miss_records_are_seen_through),
	    IN_FOLDER(test_lost_token_costs_one_window),
	    IN_FOLDER(test_stopped_windows_go_on),
	    IN_FOLDER(test_trouble_holds_the_others_back),
	    IN_FOLDER(test_dead_endpoint_is_soon_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
