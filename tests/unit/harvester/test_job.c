/* The record of a run, and when the next may begin. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/run.h"
#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"

#define NOON INT64_C(1795176000) /* when canned worlds begin */

#define START OK("verb=Identify", SECONDS)

static struct store_run
run_of(struct world *w)
{
	struct store_run r;

	assert_int_equal(store_run(w->store, w->src.name, &r, &w->e), 0);
	return r;
}

static void
test_run_is_recorded(void **state)
{
	struct store_run r;
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a") TOMBSTONE("b"))));
	expect_all(&w, ERR_NONE);
	r = run_of(&w);
	assert_int_equal(r.outcome, STORE_WHOLE);
	assert_int_equal(r.began, NOON);
	assert_int_equal(r.whole, r.ended);
	assert_int_equal(r.requests, 2);
	assert_int_equal(r.records, 2);
	assert_int_equal(r.created, 1);
	assert_int_equal(r.deleted, 1);
	assert_int_equal(r.not_before, 0);
	assert_string_equal(r.message, "");
	world_close(&w);
}

/* What a kill behind a page would leave. */
static void
on_page(void *ctx, const struct harvest_progress *p)
{
	const struct store_list l = {.source = STR("src"),
				     .prefix = STR("oai_dc")};
	struct store_mark mark;
	struct world *w = ctx;

	if (p->done || p->source == NULL || p->stats->pages == 0)
		return;
	assert_int_equal(store_mark(w->store, &l, &mark, &w->e), 0);
	assert_int_equal(mark.from[0] == '\0', p->stats->pages == 1);
	assert_int_equal(run_of(w).outcome,
			 p->stats->pages == 1 ? STORE_RUNNING : STORE_WHOLE);
}

/* A kill behind it costs no question whether there is anything new. */
static void
test_end_is_recorded_with_the_last_page(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a") TOKEN_OF("t", "2"))),
	       OK("Token=t", LIST(RECORD("b"))));
	assert_int_equal(harvest_run(&w.f.env, &w.f.http, w.store, &w.src, 1,
				     &w.o, on_page, &w, &w.out, &w.e),
			 0);
	assert_int_equal(run_of(&w).records, 2);
	world_close(&w);
}

static void
test_run_that_lacks_something_says_what(void **state)
{
	struct store_run r;
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a") TOKEN_OF("", "5"))),
	       OK(NULL, LIST(RECORD("a") TOKEN_OF("", "5"))));
	expect_all(&w, ERR_NONE);
	r = run_of(&w);
	assert_int_equal(r.outcome, STORE_PARTLY);
	assert_int_equal(r.whole, 0);
	assert_string_equal(r.message, "the list ends with 1 of 5 records");
	world_close(&w);
}

static void
test_failure_keeps_when_all_was_well(void **state)
{
	struct store_run r;
	struct world w;
	int64_t whole;

	(void)state;
	world_open(&w);
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	whole = run_of(&w).whole;
	w.f.now += 86400;
	SCRIPT(&w, STATUS(403));
	expect_all(&w, ERR_HTTP);
	r = run_of(&w);
	assert_int_equal(r.outcome, STORE_FAILED);
	assert_int_equal(r.whole, whole);
	assert_true(r.began > whole);
	assert_string_equal(r.message, w.out.error.msg);
	world_close(&w);
}

static void
test_stop_is_recorded(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a") TOKEN("t"))),
	       OK(NULL, LIST()));
	w.f.stop_at = 3;
	expect_run(&w, ERR_STOPPED);
	assert_int_equal(run_of(&w).outcome, STORE_STOPPED);
	assert_int_equal(run_of(&w).records, 1);
	world_close(&w);
}

static void
test_busy_source_keeps_the_record_of_the_other(void **state)
{
	struct store *other;
	struct store_run r = {.outcome = STORE_RUNNING, .began = 7};
	struct world w;

	(void)state;
	world_open(&w);
	assert_int_equal(store_open(&other, "s.db", STORE_WRITE, &w.e), 0);
	assert_int_equal(store_claim(other, w.src.name, &w.e), 0);
	assert_int_equal(store_set_run(other, w.src.name, &r, &w.e), 0);
	SCRIPT(&w, START);
	expect_run(&w, ERR_BUSY);
	assert_int_equal(w.f.asked, 0);
	assert_int_equal(run_of(&w).outcome, STORE_RUNNING);
	assert_int_equal(run_of(&w).began, 7);
	store_release(other, w.src.name);
	store_close(other);
	world_close(&w);
}

static void
test_server_is_left_alone_until_its_time(void **state)
{
	struct store_run r;
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a") TOKEN("t"))),
	       {.status = 503, .retry_after = 7200});
	expect_all(&w, ERR_HTTP);
	assert_non_null(strstr(w.out.error.msg, "2026-11-20T14:00:00Z"));
	r = run_of(&w);
	assert_int_equal(r.outcome, STORE_FAILED);
	assert_int_equal(r.not_before, NOON + 7200);
	w.o.retry.max_wait = 7199;
	w.f.now += 7199;
	SCRIPT(&w, START);
	expect_run(&w, ERR_HTTP);
	assert_int_equal(w.f.asked, 0);
	assert_non_null(strstr(w.out.error.msg, "2026-11-20T14:00:00Z"));
	assert_int_equal(w.out.not_before, NOON + 7200);
	/* What the store has of the run that was told so stays. */
	assert_int_equal(run_of(&w).not_before, NOON + 7200);
	assert_string_equal(run_of(&w).message, r.message);
	w.f.now += 1;
	SCRIPT(&w, START, OK("Token=t", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(run_of(&w).not_before, 0);
	world_close(&w);
}

static void
test_who_wants_to_asks_all_the_same(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, START, {.status = 503, .retry_after = 7200});
	expect_all(&w, ERR_HTTP);
	w.o.retry.max_wait = 7200;
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(run_of(&w).not_before, 0);
	w.o.retry.max_wait = 600;
	SCRIPT(&w, START, {.status = 503, .retry_after = 7200});
	expect_all(&w, ERR_HTTP);
	w.o.window.full = true;
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

/* As stores of earlier versions have them. */
static void
test_a_time_far_away_is_not_believed(void **state)
{
	struct store_run r = {.outcome = STORE_FAILED,
			      .began = NOON - 90000,
			      .ended = NOON - 90000,
			      .not_before = NOON + 999999999};
	struct world w;

	(void)state;
	world_open(&w);
	assert_int_equal(store_set_source(w.store, w.src.name, w.src.url, &w.e),
			 0);
	assert_int_equal(store_set_run(w.store, w.src.name, &r, &w.e), 0);
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

static void
test_a_wait_far_away_is_kept_for_a_day(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, {.status = 503, .retry_after = 999999999});
	expect_all(&w, ERR_HTTP);
	assert_int_equal(w.f.ticks, 0);
	assert_int_equal(run_of(&w).not_before, NOON + 86400);
	assert_non_null(strstr(w.out.error.msg, "for 999999999 s"));
	assert_non_null(strstr(w.out.error.msg, "left alone for a day, until"));
	world_close(&w);
}

static void
test_login_that_cannot_be_sent_asks_nobody(void **state)
{
	static const struct str lines[] = {STR_LIT("X-Key: a\r\nHost: b")};
	struct world w;

	(void)state;
	world_open(&w);
	w.src.login.headers = lines;
	w.src.login.nheaders = 1;
	SCRIPT(&w, START);
	expect_run(&w, ERR_USAGE);
	w.src.login.nheaders = 0;
	w.src.login.user = STR("a:b");
	w.src.login.password = STR("s3cret");
	expect_run(&w, ERR_USAGE);
	assert_null(strstr(w.out.error.msg, "s3cret"));
	w.src.login.user = STR_NONE;
	expect_run(&w, ERR_USAGE);
	assert_int_equal(w.f.asked, 0);
	assert_int_equal(run_of(&w).outcome, STORE_NEVER);
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_run_is_recorded),
	    IN_FOLDER(test_end_is_recorded_with_the_last_page),
	    IN_FOLDER(test_run_that_lacks_something_says_what),
	    IN_FOLDER(test_failure_keeps_when_all_was_well),
	    IN_FOLDER(test_stop_is_recorded),
	    IN_FOLDER(test_busy_source_keeps_the_record_of_the_other),
	    IN_FOLDER(test_server_is_left_alone_until_its_time),
	    IN_FOLDER(test_who_wants_to_asks_all_the_same),
	    IN_FOLDER(test_a_time_far_away_is_not_believed),
	    IN_FOLDER(test_a_wait_far_away_is_kept_for_a_day),
	    IN_FOLDER(test_login_that_cannot_be_sent_asks_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
