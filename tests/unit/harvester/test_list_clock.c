/* Clocks that are wrong: the server's, ours, and what a mark is worth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"

#define HOUR 3600
#define IDENTIFY_AT(date)                                   \
	OAI_AT(date, "<Identify><repositoryName>H"          \
		     "</repositoryName><earliestDatestamp>" \
		     "2000-01-01</earliestDatestamp>"       \
		     "<granularity>YYYY-MM-DDThh:mm:ssZ"    \
		     "</granularity></Identify>")
#define LIST_AT(date, inside) \
	OAI_AT(date, "<ListRecords>" inside "</ListRecords>")
#define NONE_AT(date) OAI_AT(date, "<error code=\"noRecordsMatch\">no</error>")

/* The clock of the world stands at 2026-11-20T12:00:00Z. */
static void
test_server_ahead_does_not_move_the_mark_ahead(void **state)
{
	static const char *const ahead[] = {
	    IDENTIFY_AT("2026-11-20T14:00:00Z"),
	    LIST_AT("2026-11-20T14:00:00Z", RECORD("a") TOKEN("t")),
	    LIST_AT("2999-01-01T00:00:00Z", RECORD("b"))};
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, ahead[0]), OK(NULL, ahead[1]), OK(NULL, ahead[2]));
	expect_all(&w, ERR_NONE);
	assert_string_equal(world_mark(&w)->from, "2026-11-20T11:59:59Z");
	assert_true(canned_said(&w.f, "is ahead of ours"));
	/* The next one asks from there, whatever the server's clock says. */
	w.f.now += HOUR;
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("from=2026-11-20T11%3A59%3A59Z",
		  LIST_AT("2026-11-20T13:00:00Z", RECORD("c"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 3, 0);
	assert_string_equal(world_mark(&w)->from, "2026-11-20T12:59:59Z");
	world_close(&w);
}

static void
test_server_behind_is_believed(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, IDENTIFY_AT("2026-11-20T10:00:00Z")),
	       OK(NULL, LIST_AT("2026-11-20T10:00:00Z", RECORD("a"))));
	expect_all(&w, ERR_NONE);
	assert_string_equal(world_mark(&w)->from, "2026-11-20T09:59:59Z");
	assert_false(canned_said(&w.f, "clock"));
	world_close(&w);
}

/* Always two hours ahead: each run sees what came since the one before. */
static void
test_the_same_skew_goes_on_working(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, IDENTIFY_AT("2026-11-20T14:00:00Z")),
	       OK(NULL, LIST_AT("2026-11-20T14:00:00Z", RECORD("a"))));
	expect_all(&w, ERR_NONE);
	for (int i = 0; i < 3; i++) {
		w.f.now += 24 * (int64_t)HOUR;
		SCRIPT(&w, OK(NULL, IDENTIFY_AT("2026-11-29T14:00:00Z")),
		       OK("from=2026-11-2",
			  LIST_AT("2026-11-29T14:00:00Z", RECORD("a"))));
		expect_all(&w, ERR_NONE);
	}
	assert_string_equal(world_mark(&w)->from, "2026-11-23T11:59:59Z");
	world_close(&w);
}

static void
set_mark(struct world *w, const char *from)
{
	struct store_list l = {w->src.name, STR("oai_dc"), STR_NONE, STR_NONE};
	struct store_mark m = *world_mark(w);

	snprintf(m.from, sizeof(m.from), "%s", from);
	assert_int_equal(store_set_mark(w->store, &l, &m, &w->e), 0);
}

static void
test_mark_ahead_of_the_clock_is_not_believed(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	set_mark(&w, "2026-11-20T14:00:00Z");
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("a") RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_null(strstr(w.f.log[1].url, "from="));
	assert_true(canned_said(&w.f, "asking for everything"));
	assert_string_equal(world_mark(&w)->from, "2026-11-20T11:59:59Z");
	expect_counts(&w, 2, 0);
	/* Ahead of ours only: the server's is what counts. */
	set_mark(&w, "2026-11-20T14:00:00Z");
	SCRIPT(&w, OK(NULL, IDENTIFY_AT("2026-11-20T14:30:00Z")),
	       OK("from=2026-11-20T14%3A00%3A00Z",
		  NONE_AT("2026-11-20T14:30:00Z")));
	expect_all(&w, ERR_NONE);
	assert_false(canned_said(&w.f, "asking for everything"));
	world_close(&w);
}

/* A server that makes us wait, and more than we have. */
static void
test_time_is_up(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.o.max_time = 90;
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a") TOKEN("t"))),
	       {.status = 503, .retry_after = 60},
	       {.status = 503, .retry_after = 60});
	expect_all(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	assert_true(w.f.ticks >= 90000 && w.f.ticks < 91100);
	assert_non_null(strstr(w.out.lack, "ended after 90 s"));
	expect_counts(&w, 1, 0);
	assert_string_equal(world_mark(&w)->token, "t");
	SCRIPT(&w, OK(NULL, SECONDS), OK("Token=t", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_false(w.out.incomplete);
	expect_counts(&w, 2, 0);
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_server_ahead_does_not_move_the_mark_ahead),
	    IN_FOLDER(test_server_behind_is_believed),
	    IN_FOLDER(test_the_same_skew_goes_on_working),
	    IN_FOLDER(test_mark_ahead_of_the_clock_is_not_believed),
	    IN_FOLDER(test_time_is_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
