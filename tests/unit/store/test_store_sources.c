/* Sources as such: runs, lists, and their end. */
#include <stdio.h>
#include <string.h>

#include "store/reject.h"
#include "store/run.h"
#include "store/trait.h"
#include "store/sweep.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

static const struct store_list whole = {{"src", 3}, {"oai_dc", 6}, {NULL, 0}};

static void
keep_aside(struct store *s)
{
	struct store_reject r = {.source = STR("src"), .bytes = STR("<a>")};
	struct err e;

	assert_done(store_reject(s, &r, &e), &e);
}

static void
test_run_is_remembered(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_run r = {.outcome = STORE_PARTLY,
			      .began = 1,
			      .ended = 2,
			      .whole = INT64_MAX,
			      .not_before = 4,
			      .requests = 5,
			      .records = 6,
			      .created = 7,
			      .changed = 8,
			      .deleted = 9,
			      .repaired = 10,
			      .message = "half of it"},
			 got;
	const struct store_run none = {.outcome = STORE_NEVER};
	struct err e;

	(void)state;
	memset(&got, 1, sizeof(got));
	assert_done(store_run(s, STR("src"), &got, &e), &e);
	assert_memory_equal(&got, &none, sizeof(none));
	assert_done(store_set_run(s, STR("src"), &r, &e), &e);
	assert_done(store_run(s, STR("src"), &got, &e), &e);
	assert_memory_equal(&got, &r, sizeof(r));
	r.outcome = STORE_WHOLE;
	r.message[0] = '\0';
	assert_done(store_set_run(s, STR("src"), &r, &e), &e);
	assert_done(store_run(s, STR("src"), &got, &e), &e);
	assert_int_equal(got.outcome, STORE_WHOLE);
	assert_string_equal(got.message, "");
	store_close(s);
}

/* The last fifty, the newest first, each with what it was. */
static void
test_runs_are_kept(void **state)
{
	enum { RUNS = STORE_RUNS_KEPT + 10 };
	struct store *s = fixture_open(STORE_WRITE);
	struct store_run r = {.outcome = STORE_RUNNING}, got;
	int64_t before = INT64_MAX;
	struct err e;
	int n = 0;

	(void)state;
	assert_int_equal(store_past_run(s, STR("src"), before, &got, &e), 0);
	for (int i = 1; i <= RUNS; i++) {
		r.outcome = STORE_RUNNING;
		r.began = i;
		r.ended = 0;
		assert_done(store_set_run(s, STR("src"), &r, &e), &e);
		r.outcome = i % 2 == 0 ? STORE_WHOLE : STORE_FAILED;
		r.ended = i + 1;
		r.records = (uint64_t)i;
		assert_done(store_set_run(s, STR("src"), &r, &e), &e);
	}
	while (store_past_run(s, STR("src"), before, &got, &e) == 1) {
		assert_int_equal(got.began, RUNS - n);
		assert_int_equal(got.records, RUNS - n);
		assert_int_equal(got.outcome, got.began % 2 == 0
						  ? STORE_WHOLE
						  : STORE_FAILED);
		before = got.began;
		n++;
	}
	assert_int_equal(n, STORE_RUNS_KEPT);
	store_close(s);
}

/* Two that began within one second are two. */
static void
test_runs_of_one_second_are_kept(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_run r = {.began = 7, .ended = 7}, got;
	int64_t before = INT64_MAX;
	struct err e;

	(void)state;
	for (uint64_t i = 1; i <= 3; i++) {
		r.outcome = STORE_WHOLE;
		r.records = i;
		assert_done(store_set_run(s, STR("src"), &r, &e), &e);
	}
	for (uint64_t i = 3; i >= 1; i--) {
		assert_int_equal(
		    store_past_run(s, STR("src"), before, &got, &e), 1);
		assert_int_equal(got.records, i);
		before = got.began;
	}
	assert_int_equal(store_past_run(s, STR("src"), before, &got, &e), 0);
	store_close(s);
}

/* As if it had not been: neither the last one nor one of the past. */
static void
test_run_is_taken_back(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_run before = {.outcome = STORE_WHOLE,
				   .began = 1,
				   .ended = 2,
				   .whole = 2},
			 now = {.outcome = STORE_RUNNING, .began = 3}, got;
	struct err e;

	(void)state;
	assert_done(store_set_run(s, STR("src"), &before, &e), &e);
	assert_done(store_set_run(s, STR("src"), &now, &e), &e);
	assert_done(store_unset_run(s, STR("src"), &before, &e), &e);
	assert_done(store_run(s, STR("src"), &got, &e), &e);
	assert_memory_equal(&got, &before, sizeof(before));
	assert_int_equal(store_past_run(s, STR("src"), INT64_MAX, &got, &e), 1);
	assert_int_equal(store_past_run(s, STR("src"), got.began, &got, &e), 0);
	store_close(s);
}

static void
test_traits_are_kept(void **state)
{
	static char big[STORE_TRAIT_MAX + 1];
	struct store *s = fixture_open(STORE_WRITE);
	struct str src = STR("src");
	struct buf out, name;
	struct err e = {0};

	(void)state;
	buf_init(&out, STORE_TRAIT_MAX);
	buf_init(&name, STORE_TRAIT_NAME_MAX);
	assert_int_equal(store_trait(s, src, STR("formats"), &out, &e), 0);
	assert_done(store_set_trait(s, src, STR("formats"), STR("mods"), &e),
		    &e);
	assert_done(store_set_trait(s, src, STR("day"), STR("1"), &e), &e);
	assert_done(store_set_trait(s, src, STR("day"), STR("2\n"), &e), &e);
	assert_int_equal(store_trait(s, src, STR("day"), &out, &e), 1);
	assert_str(buf_view(&out), "2\n");
	assert_int_equal(store_next_trait(s, src, STR_NONE, &name, &e), 1);
	assert_str(buf_view(&name), "day");
	assert_int_equal(store_next_trait(s, src, STR("day"), &name, &e), 1);
	assert_str(buf_view(&name), "formats");
	assert_int_equal(store_next_trait(s, src, STR("formats"), &name, &e),
			 0);
	assert_done(store_set_trait(s, src, STR("day"), STR_NONE, &e), &e);
	assert_int_equal(store_trait(s, src, STR("day"), &out, &e), 0);
	assert_int_equal(store_trait(s, STR("other"), STR("formats"), &out, &e),
			 0);
	assert_int_equal(
	    store_set_trait(s, src, STR("x"), str_of(big, sizeof(big)), &e),
	    -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_int_equal(store_set_trait(s, src, STR_NONE, STR("x"), &e), -1);
	/* They go with the source. */
	assert_done(store_remove_source(s, src, &e), &e);
	fixture_fill(s, 0, 1);
	assert_int_equal(store_trait(s, src, STR("formats"), &out, &e), 0);
	buf_free(&out);
	buf_free(&name);
	store_close(s);
}

static void
test_sources_one_after_the_other(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_source got;
	char last[16] = "";
	unsigned int n = 0;
	struct err e;

	(void)state;
	fixture_fill(s, 0, 3);
	keep_aside(s);
	assert_done(store_set_source(s, STR("b"), STR("http://b/"), &e), &e);
	while (store_next_source(s, str_c(last), &got, &e) > 0) {
		if (n == 0) {
			assert_str(got.name, "b");
			assert_str(got.url, "http://b/");
			assert_int_equal(got.counts.live, 0);
		} else {
			assert_str(got.name, "src");
			assert_int_equal(got.counts.live, 3);
			assert_int_equal(got.counts.rejected, 1);
		}
		snprintf(last, sizeof(last), STR_FMT, STR_ARG(got.name));
		n++;
	}
	assert_int_equal(n, 2);
	assert_int_equal(store_next_source(s, STR_NONE, &got, &e), 1);
	store_close(s);
}

static void
test_lists_one_after_the_other(void **state)
{
	static const char *const sets[] = {"", "", "", "s"};
	static const char *const windows[] = {"", "2019/2020", "2020/2021", ""};
	struct store *s = fixture_open(STORE_WRITE);
	struct store_list l = whole, got;
	struct store_mark m = {.seen = 1, .full = true}, mark;
	char prefix[16], set[16], window[32];
	unsigned int n = 0;
	struct err e;

	(void)state;
	for (size_t i = COUNT(sets); i-- > 0;) {
		l.set = str_c(sets[i]);
		l.window = str_c(windows[i]);
		m.seen = i;
		m.done = i == 2;
		assert_done(store_set_mark(s, &l, &m, &e), &e);
	}
	while (store_next_list(s, STR("src"), n == 0 ? NULL : &l, &got, &mark,
			       &e) > 0) {
		assert_true(n < COUNT(sets));
		assert_str(got.set, sets[n]);
		assert_str(got.window, windows[n]);
		assert_int_equal(mark.seen, n);
		assert_int_equal(mark.done, n == 2);
		assert_true(mark.full);
		snprintf(prefix, sizeof(prefix), STR_FMT, STR_ARG(got.prefix));
		snprintf(set, sizeof(set), STR_FMT, STR_ARG(got.set));
		snprintf(window, sizeof(window), STR_FMT, STR_ARG(got.window));
		l = (struct store_list){STR("src"), str_c(prefix), str_c(set),
					str_c(window)};
		n++;
	}
	assert_int_equal(n, COUNT(sets));
	assert_int_equal(store_next_list(s, STR("src"), NULL, &got, &mark, &e),
			 1);
	assert_done(store_drop_windows(s, &whole, &e), &e);
	l = whole;
	l.window = STR("2019/2020");
	assert_done(store_mark(s, &l, &mark, &e), &e);
	assert_int_equal(mark.seen + mark.full, 0);
	assert_done(store_mark(s, &whole, &mark, &e), &e);
	assert_true(mark.full);
	store_close(s);
}

static void
test_source_is_removed(void **state)
{
	enum { N = 700 }; /* enough for a dictionary */
	struct store *s = fixture_open(STORE_WRITE), *other;
	struct store_query q = {.deleted = true};
	struct store_item it = fixture_item(1);
	struct store_run r = {.outcome = STORE_WHOLE};
	struct store_mark m = {.from = "2020-01-01"};
	struct store_counts count;
	uint64_t change;
	struct err e;

	(void)state;
	it.source = STR("stays");
	fixture_put(s, &it);
	keep_aside(s);
	assert_done(store_set_mark(s, &whole, &m, &e), &e);
	assert_done(store_set_run(s, STR("src"), &r, &e), &e);
	assert_done(store_sight(s, &whole, STR("oai:x:1"), &e), &e);
	fixture_fill(s, 0, N);
	assert_done(store_change(s, &change, &e), &e);
	assert_done(store_set_named(s, STR("nightly"), change, &e), &e);

	other = fixture_open(STORE_WRITE);
	assert_done(store_claim(other, STR("src"), &e), &e);
	assert_int_equal(store_remove_source(s, STR("src"), &e), -1);
	assert_int_equal(e.code, ERR_BUSY);
	assert_int_equal(fixture_rows(s, &q), N + 1);
	store_close(other);

	assert_done(store_remove_source(s, STR("src"), &e), &e);
	assert_int_equal(store_remove_source(s, STR("src"), &e), -1);
	assert_int_equal(e.code, ERR_NOTFOUND);
	assert_int_equal(fixture_rows(s, &q), 1);
	fixture_counts(s, "", 1, 0);
	assert_done(store_count(s, STR_NONE, &count, &e), &e);
	assert_int_equal(count.rejected, 0);
	assert_done(store_run(s, STR("src"), &r, &e), &e);
	assert_int_equal(r.outcome, STORE_NEVER);
	/* What comes now is newer than the remembered export. */
	fixture_fill(s, 0, 2);
	q.has_since = true;
	q.since = change;
	assert_int_equal(fixture_rows(s, &q), 2);
	it = fixture_item(1);
	fixture_holds(s, &it);
	it.source = STR("stays");
	fixture_holds(s, &it);
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_run_is_remembered),
	    IN_FOLDER(test_runs_are_kept),
	    IN_FOLDER(test_runs_of_one_second_are_kept),
	    IN_FOLDER(test_run_is_taken_back),
	    IN_FOLDER(test_traits_are_kept),
	    IN_FOLDER(test_sources_one_after_the_other),
	    IN_FOLDER(test_lists_one_after_the_other),
	    IN_FOLDER(test_source_is_removed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
