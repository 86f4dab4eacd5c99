/* One list that goes well, and how a run ends. */
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
test_list_runs_to_its_end(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK("/oai?verb=Identify", SECONDS),
	       OK("verb=ListRecords&metadataPrefix=oai_dc",
		  LIST(RECORD("a") RECORD("b") TOKEN(" -x@A/+= \n"))),
	       OK("verb=ListRecords&resumptionToken=-x%40A%2F%2B%3D",
		  LIST(RECORD("c") TOMBSTONE("d") TOKEN(""))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 3, 1);
	assert_int_equal(w.out.stats.pages, 2);
	assert_int_equal(w.out.stats.records, 4);
	assert_int_equal(w.out.stats.created, 3);
	assert_int_equal(w.out.stats.deleted, 1);
	assert_false(w.out.incomplete);
	assert_string_equal(world_mark(&w)->from, "2026-11-20T11:59:59Z");
	assert_string_equal(world_mark(&w)->token, "");
	/* baseURL of Identify is never contacted. */
	for (size_t i = 0; i < w.f.asked; i++)
		assert_non_null(strstr(w.f.log[i].url, "http://h/oai?"));
	world_close(&w);
}

static void
test_record_is_found_by_its_doi(void **state)
{
	struct str doi = STR("10.1234/a");
	struct store_query q = {.dois = &doi, .ndois = 1};
	struct store_rows *rows;
	struct store_item item;
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(store_select(w.store, &q, &rows, &w.e), 0);
	assert_int_equal(store_next(rows, &item, &w.e), 1);
	assert_true(str_eqc(item.oai_id, "a"));
	assert_int_equal(item.year, 2019);
	assert_true(str_find(item.payload, STR("Title of a")) != STR_NPOS);
	store_rows_free(rows);
	world_close(&w);
}

static void
test_second_run_asks_for_changes(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.src.sets = (const struct str[]){STR("ddc:004")};
	w.src.nsets = 1;
	w.src.sets_unlisted = true;
	SCRIPT(&w, OK(NULL, DAYS),
	       OK("metadataPrefix=oai_dc&set=ddc%3A004", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	assert_string_equal(world_mark(&w)->from, "2026-11-19");
	w.f.now += 5 * 86400;
	SCRIPT(&w, OK(NULL, DAYS),
	       OK("&set=ddc%3A004&from=2026-11-19",
		  OAI_AT("2026-11-25T01:00:00Z",
			 "<ListRecords>" RECORD("a") "</ListRecords>")));
	expect_all(&w, ERR_NONE);
	assert_int_equal(w.out.stats.same, 1);
	assert_string_equal(world_mark(&w)->from, "2026-11-24");
	world_close(&w);
}

static void
test_mark_never_moves_back(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, DAYS), OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	SCRIPT(&w, OK(NULL, DAYS),
	       OK(NULL, OAI_AT("2026-01-01T01:00:00Z",
			       "<ListRecords>" RECORD("a") "</ListRecords>")));
	expect_all(&w, ERR_NONE);
	assert_string_equal(world_mark(&w)->from, "2026-11-19");
	w.o.window.full = true;
	SCRIPT(&w, OK(NULL, DAYS),
	       OK(NULL, OAI_AT("2026-01-01T01:00:00Z",
			       "<ListRecords>" RECORD("a") "</ListRecords>")));
	expect_all(&w, ERR_NONE);
	assert_null(strstr(w.f.log[1].url, "from="));
	assert_string_equal(world_mark(&w)->from, "2025-12-31");
	world_close(&w);
}

static void
test_unreadable_response_date_uses_local_clock(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, DAYS),
	       OK(NULL, OAI_AT("today",
			       "<ListRecords>" RECORD("a") "</ListRecords>")));
	expect_all(&w, ERR_NONE);
	assert_string_equal(world_mark(&w)->from, "2026-11-19");
	assert_true(canned_said(&w.f, "local clock"));
	world_close(&w);
}

static void
test_window_of_user_leaves_mark_alone(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.o.window.from = STR("2020-01-01");
	w.o.window.until = STR("2020-12-31");
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("&from=2020-01-01&until=2020-12-31",
		  LIST(RECORD("a") TOKEN("t"))),
	       OK("resumptionToken=t", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 0);
	assert_string_equal(world_mark(&w)->from, "");
	assert_string_equal(world_mark(&w)->token, "");
	world_close(&w);
}

static void
test_empty_page_with_token_goes_on(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a") TOKEN("1"))),
	       OK(NULL, LIST(TOKEN("2"))), OK(NULL, LIST(TOKEN("3"))),
	       OK("=3", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 0);
	world_close(&w);
}

static void
test_nothing_new_is_success(void **state)
{
	static const int statuses[] = {200, 422, 404, 400, 500};
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		SCRIPT(&w, OK(NULL, SECONDS),
		       {.expect = "from=",
			.status = statuses[i],
			.body = ERROR("noRecordsMatch")});
		expect_all(&w, ERR_NONE);
		assert_false(w.out.incomplete);
		assert_string_equal(world_mark(&w)->from,
				    "2026-11-20T11:59:59Z");
	}
	expect_counts(&w, 1, 0);
	world_close(&w);
}

/* --- Done, but not all is well -------------------------------------------- */

static void
test_short_list_is_asked_for_once_more(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST(RECORD("a") TOKEN_OF("1", "3"))),
	       OK("=1", LIST(RECORD("b"))),
	       OK("metadataPrefix", LIST(RECORD("a") TOKEN_OF("2", "3"))),
	       OK("=2", LIST(RECORD("b"))), NO_DATES);
	expect_all(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	assert_true(canned_said(&w.f, "2 of 3 records"));
	assert_string_equal(world_mark(&w)->from, "");
	assert_string_equal(world_mark(&w)->token, "");
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST(RECORD("a") TOKEN_OF("1", "3"))),
	       OK("=1", LIST(RECORD("b"))),
	       OK(NULL, LIST(RECORD("a") RECORD("b") TOKEN_OF("2", "3"))),
	       OK("=2", LIST(RECORD("c"))));
	expect_all(&w, ERR_NONE);
	assert_false(w.out.incomplete);
	assert_string_equal(world_mark(&w)->from, "2026-11-20T11:59:59Z");
	world_close(&w);
}

static void
test_estimated_sizes_are_hints(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.src.sizes_estimated = true;
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST(RECORD("a") TOKEN_OF("1", "300"))),
	       OK("=1", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_false(w.out.incomplete);
	assert_string_equal(world_mark(&w)->from, "2026-11-20T11:59:59Z");
	world_close(&w);
}

static void
test_odd_record_is_named_and_others_held(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST(RECORD("a") "<record>" HEADER(
			    "b") "</record>" RECORD("c"))));
	expect_all(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	assert_int_equal(w.out.stats.rejected, 1);
	assert_true(canned_said(&w.f, "(b): no metadata"));
	expect_counts(&w, 2, 0);
	world_close(&w);
}

/* --- The run -------------------------------------------------------------- */

static void
test_stop_keeps_what_was_committed(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a") TOKEN("1"))),
	       OK(NULL, LIST(RECORD("b") TOKEN("2"))));
	w.f.stop_at = 3;
	expect_run(&w, ERR_STOPPED);
	assert_int_equal(w.e.code, ERR_STOPPED);
	expect_counts(&w, 1, 0);
	SCRIPT(&w, OK(NULL, SECONDS), OK("=1", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 0);
	world_close(&w);
}

static void
test_bad_source_does_not_stop_another(void **state)
{
	struct source two[2];
	struct harvest_outcome out[2];
	struct world w;

	(void)state;
	world_open(&w);
	two[0] = two[1] = w.src;
	two[0].name = STR("bad");
	two[0].url = STR("http://user:secret@h/");
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a"))));
	assert_int_equal(harvest_run(&w.f.env, &w.f.http, w.store, two, 2, &w.o,
				     NULL, NULL, out, &w.e),
			 0);
	assert_int_equal(out[0].error.code, ERR_USAGE);
	assert_null(strstr(out[0].error.msg, "secret"));
	assert_int_equal(out[1].error.code, ERR_NONE);
	expect_counts(&w, 1, 0);
	world_close(&w);
}

static void
test_claimed_source_is_busy(void **state)
{
	struct store *other;
	struct world w;

	(void)state;
	world_open(&w);
	assert_int_equal(store_open(&other, "s.db", STORE_WRITE, &w.e), 0);
	assert_int_equal(store_claim(other, w.src.name, &w.e), 0);
	canned_script(&w.f, NULL, 0);
	expect_all(&w, ERR_BUSY);
	store_release(other, w.src.name);
	store_close(other);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_list_runs_to_its_end),
	    IN_FOLDER(test_record_is_found_by_its_doi),
	    IN_FOLDER(test_second_run_asks_for_changes),
	    IN_FOLDER(test_mark_never_moves_back),
	    IN_FOLDER(test_unreadable_response_date_uses_local_clock),
	    IN_FOLDER(test_window_of_user_leaves_mark_alone),
	    IN_FOLDER(test_empty_page_with_token_goes_on),
	    IN_FOLDER(test_nothing_new_is_success),
	    IN_FOLDER(test_short_list_is_asked_for_once_more),
	    IN_FOLDER(test_estimated_sizes_are_hints),
	    IN_FOLDER(test_odd_record_is_named_and_others_held),
	    IN_FOLDER(test_stop_keeps_what_was_committed),
	    IN_FOLDER(test_bad_source_does_not_stop_another),
	    IN_FOLDER(test_claimed_source_is_busy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
