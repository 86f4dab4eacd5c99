/* One list: failures that pass. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"

static void
test_busy_server_is_waited_for(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a") TOKEN("t"))),
	       {.status = 503, .retry_after = 30}, STATUS(500),
	       OK("=t", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_true(w.f.log[3].at - w.f.log[2].at >= 30000);
	assert_true(w.f.log[4].at - w.f.log[3].at >= 500);
	assert_true(w.f.log[4].at - w.f.log[3].at < 3000);
	assert_int_equal(w.out.stats.retries, 2);
	world_close(&w);
}

static void
test_broken_pages_are_asked_for_again(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a") TOKEN("t"))),
	       OK("=t",
		  "<?xml version=\"1.0\"?><OAI-PMH xmlns=\"http://"
		  "www.openarchives.org/OAI/2.0/\"><ListRecords>" RECORD("b")),
	       OK("=t", HTML), OK("=t", ""), OK("=t", SECONDS), NET(ECONNRESET),
	       OK("=t", LIST(RECORD("c"))));
	expect_all(&w, ERR_NONE);
	/* Of the page that was cut nothing was kept. */
	expect_counts(&w, 2, 0);
	assert_int_equal(w.out.stats.records, 2);
	world_close(&w);
}

static void
test_broken_bytes_are_repaired_and_said(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a\x0b"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(w.out.stats.created, 1);
	assert_true(w.out.stats.repaired > 0);
	assert_true(canned_said(&w.f, "warn: src: page 1: not well-formed"));
	assert_true(canned_said(&w.f, "http://h/oai?verb=ListRecords"));
	world_close(&w);
}

static void
test_lost_token_restarts_the_list(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a") TOKEN("1"))),
	       OK("=1", LIST(RECORD("b") TOKEN("2"))),
	       OK("=2", ERROR("badResumptionToken")),
	       {.expect = "=2",
		.status = 422,
		.body = ERROR("badResumptionToken")},
	       OK("metadataPrefix", LIST(RECORD("a") TOKEN("3"))),
	       OK("=3", LIST(RECORD("b") TOKEN("4"))),
	       OK("=4", LIST(RECORD("c"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 3, 0);
	assert_int_equal(w.out.stats.restarts, 1);
	assert_string_equal(world_mark(&w)->from, "2026-11-20T11:59:59Z");
	world_close(&w);
}

static void
test_identify_may_fail(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, STATUS(500), STATUS(500), STATUS(500),
	       OK("ListRecords", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 1, 0);
	assert_true(canned_said(&w.f, "warn: src: Identify: HTTP 500"));
	world_close(&w);
}

static void
test_days_are_tried_where_seconds_are_refused(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("from=2026-11-20T11", ERROR("badArgument")),
	       OK("from=2026-11-20", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 0);
	world_close(&w);
}

static void
test_everything_is_asked_for_where_dates_are_refused(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, DAYS), OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	SCRIPT(&w, OK(NULL, DAYS), OK("from=", ERROR("badArgument")),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_null(strstr(w.f.log[2].url, "from="));
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_busy_server_is_waited_for),
	    IN_FOLDER(test_broken_pages_are_asked_for_again),
	    IN_FOLDER(test_broken_bytes_are_repaired_and_said),
	    IN_FOLDER(test_lost_token_restarts_the_list),
	    IN_FOLDER(test_identify_may_fail),
	    IN_FOLDER(test_days_are_tried_where_seconds_are_refused),
	    IN_FOLDER(test_everything_is_asked_for_where_dates_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
