/* One list: failures that stay. */
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
test_not_found_is_not_asked_again(void **state)
{
	static const int statuses[] = {401, 403, 404, 410};
	struct world w;

	(void)state;
	world_open(&w);
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		SCRIPT(&w, STATUS(statuses[i]));
		expect_all(&w, ERR_HTTP);
		assert_int_equal(w.out.error.detail, statuses[i]);
	}
	assert_string_equal(
	    w.out.error.msg,
	    "src: Identify: GET http://h/oai?verb=Identify: HTTP 410");
	world_close(&w);
}

static void
test_dead_endpoint_is_given_up(void **state)
{
	static const struct {
		struct canned answer;
		enum err_code code;
		size_t most;
	} cases[] = {
	    {{.status = 503}, ERR_HTTP, 6},
	    {{.status = 500}, ERR_HTTP, 9},
	    {{.status = 429}, ERR_HTTP, 6},
	    {{.status = 400}, ERR_HTTP, 2},
	    {{.status = 200, .body = HTML}, ERR_OAI, 9},
	    {{.status = 200, .body = ""}, ERR_XML, 9},
	    {{.code = ERR_NET, .detail = ECONNREFUSED}, ERR_NET, 3},
	    {{.code = ERR_NET, .detail = EHOSTUNREACH}, ERR_NET, 3},
	    {{.code = ERR_NET, .detail = ECONNRESET}, ERR_NET, 6},
	    {{.code = ERR_NET, .detail = EACCES}, ERR_NET, 1},
	    {{.code = ERR_LIMIT}, ERR_LIMIT, 1},
	};
	struct world w;

	(void)state;
	world_open(&w);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		canned_script(&w.f, &cases[i].answer, 1);
		w.f.repeat = true;
		expect_run(&w, cases[i].code);
		assert_int_equal(w.f.asked, cases[i].most);
	}
	expect_counts(&w, 0, 0);
	world_close(&w);
}

static void
test_too_long_a_wait_ends_the_run(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, {.status = 503, .retry_after = 999999999});
	expect_all(&w, ERR_HTTP);
	assert_non_null(strstr(w.out.error.msg, "999999999 s"));
	assert_int_equal(w.f.ticks, 0);
	world_close(&w);
}

static void
test_next_run_goes_on_where_the_last_failed(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a") TOKEN("1"))),
	       OK(NULL, LIST(RECORD("b") TOKEN("2"))), STATUS(500), STATUS(500),
	       STATUS(500), STATUS(500), STATUS(500), STATUS(500), NO_DATES);
	expect_all(&w, ERR_HTTP);
	assert_string_equal(
	    w.out.error.msg,
	    "src: page 3: GET http://h/oai?verb=ListRecords&resumptionToken=2:"
	    " HTTP 500 (tried 6 times)");
	expect_counts(&w, 2, 0);
	assert_string_equal(world_mark(&w)->token, "2");
	assert_string_equal(world_mark(&w)->from, "");
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("=2", OAI_AT("2026-12-24T12:00:00Z",
			       "<ListRecords>" RECORD("c") "</ListRecords>")));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 3, 0);
	/* By the first page of the first run. */
	assert_string_equal(world_mark(&w)->from, "2026-11-20T11:59:59Z");
	world_close(&w);
}

static void
test_token_of_last_run_may_be_gone(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a") TOKEN("1"))),
	       STATUS(404), NO_DATES);
	expect_all(&w, ERR_HTTP);
	SCRIPT(&w, OK(NULL, SECONDS), STATUS(404),
	       OK("metadataPrefix", LIST(RECORD("a") RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 0);
	world_close(&w);
}

static void
test_token_refused_for_ever(void **state)
{
	struct canned s[16] = {OK(NULL, SECONDS)};
	struct world w;
	size_t n = 1;

	(void)state;
	world_open(&w);
	w.o.window.from = w.o.window.until = STR("2020-01-01T00:00:00Z");
	for (int i = 0; i < 4; i++) {
		s[n++] = (struct canned)OK("metadataPrefix",
					   LIST(RECORD("a") TOKEN("t")));
		s[n++] = (struct canned)OK("=t", ERROR("badResumptionToken"));
		s[n++] = (struct canned)OK("=t", ERROR("badResumptionToken"));
	}
	canned_script(&w.f, s, n);
	expect_all(&w, ERR_OAI);
	assert_non_null(strstr(w.out.error.msg, "badResumptionToken"));
	expect_counts(&w, 1, 0);
	assert_string_equal(world_mark(&w)->from, "");
	world_close(&w);
}

static void
test_own_token_is_an_error(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(RECORD("a") TOKEN("1"))),
	       OK("=1", LIST(RECORD("b") TOKEN("1"))), NO_DATES);
	expect_all(&w, ERR_OAI);
	expect_counts(&w, 2, 0);
	assert_string_equal(world_mark(&w)->from, "");
	assert_string_equal(world_mark(&w)->token, "");
	world_close(&w);
}

static void
test_circle_of_tokens_is_an_error(void **state)
{
	struct canned s[32] = {OK(NULL, SECONDS)};
	struct world w;

	(void)state;
	world_open(&w);
	w.o.window.from = w.o.window.until = STR("2020-01-01T00:00:00Z");
	for (size_t i = 1; i < 32; i++)
		s[i] =
		    i % 2 == 0
			? (struct canned)OK(NULL, LIST(RECORD("a") TOKEN("1")))
			: (struct canned)OK(NULL, LIST(RECORD("b") TOKEN("2")));
	canned_script(&w.f, s, 32);
	expect_run(&w, ERR_OAI);
	assert_true(w.f.asked < 16);
	expect_counts(&w, 2, 0);
	world_close(&w);
}

static void
test_no_records_match_is_no_end_of_a_list(void **state)
{
	static const struct canned s[] = {
	    OK(NULL, SECONDS),
	    OK(NULL, ERROR("noRecordsMatch")),
	};
	struct world w;

	(void)state;
	/* Only that the middle of a list is not taken for its end. */
	world_open(&w);
	SCRIPT(&w, s[0], OK(NULL, LIST(RECORD("a") TOKEN("1"))), s[1], s[1],
	       NO_DATES);
	expect_all(&w, ERR_OAI);
	assert_non_null(strstr(w.out.error.msg, "noRecordsMatch"));
	assert_string_equal(world_mark(&w)->from, "");
	world_close(&w);
}

static void
test_superfluous_token_after_all_records(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST(RECORD("a") TOKEN_OF("1", "1"))),
	       OK("=1", ERROR("noRecordsMatch")));
	expect_all(&w, ERR_NONE);
	assert_string_equal(world_mark(&w)->from, "2026-11-20T11:59:59Z");
	assert_string_equal(world_mark(&w)->token, "");
	world_close(&w);
}

static void
test_oai_errors_are_shown(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, ERROR("cannotDisseminateFormat")));
	expect_all(&w, ERR_OAI);
	assert_non_null(
	    strstr(w.out.error.msg, "cannotDisseminateFormat: so it is"));
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_not_found_is_not_asked_again),
	    IN_FOLDER(test_dead_endpoint_is_given_up),
	    IN_FOLDER(test_too_long_a_wait_ends_the_run),
	    IN_FOLDER(test_next_run_goes_on_where_the_last_failed),
	    IN_FOLDER(test_token_of_last_run_may_be_gone),
	    IN_FOLDER(test_token_refused_for_ever),
	    IN_FOLDER(test_own_token_is_an_error),
	    IN_FOLDER(test_circle_of_tokens_is_an_error),
	    IN_FOLDER(test_no_records_match_is_no_end_of_a_list),
	    IN_FOLDER(test_superfluous_token_after_all_records),
	    IN_FOLDER(test_oai_errors_are_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
