/* Sources, marks and transactions of the store. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

static void
test_store_knows_sources(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct str url;
	struct err e;

	(void)state;
	assert_done(store_source_url(s, STR("a"), &url, &e), &e);
	assert_done(store_set_source(s, STR("a"), STR("http://a/"), &e), &e);
	assert_done(store_set_source(s, STR("b"), STR("http://b/"), &e), &e);
	assert_int_equal(store_source_url(s, STR("a"), &url, &e), 1);
	assert_str(url, "http://a/");
	assert_done(store_set_source(s, STR("a"), STR("http://c/"), &e), &e);
	assert_int_equal(store_source_url(s, STR("a"), &url, &e), 1);
	assert_str(url, "http://c/");
	assert_int_equal(store_set_source(s, STR_NONE, STR("http://c/"), &e),
			 -1);
	store_close(s);
	s = fixture_open(STORE_READ);
	assert_int_equal(store_source_url(s, STR("b"), &url, &e), 1);
	assert_str(url, "http://b/");
	assert_done(store_set_source(s, STR("b"), STR("http://b/"), &e), &e);
	assert_int_equal(store_set_source(s, STR("b"), STR("http://d/"), &e),
			 -1);
	store_close(s);
}

static void
test_store_marks_belong_to_lists(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	const struct store_list lists[] = {
	    {STR("a"), STR("oai_dc"), STR_NONE},
	    {STR("a"), STR("oai_dc"), STR("s")},
	    {STR("a"), STR("mods"), STR_NONE},
	    {STR("b"), STR("oai_dc"), STR_NONE},
	};
	struct store_mark m, got, none = {.seen = 0};
	struct err e;

	(void)state;
	memset(&m, 0, sizeof(m));
	memset(m.token, 't', sizeof(m.token) - 1);
	memset(m.from, 'f', sizeof(m.from) - 1);
	memset(m.started, 's', sizeof(m.started) - 1);
	memset(m.asked, 'a', sizeof(m.asked) - 1);
	for (size_t i = 0; i < COUNT(lists); i++) {
		memset(&got, 1, sizeof(got));
		assert_done(store_mark(s, &lists[i], &got, &e), &e);
		assert_memory_equal(&got, &none, sizeof(none));
		m.seen = UINT64_MAX / 4 + i;
		assert_done(store_set_mark(s, &lists[i], &m, &e), &e);
	}
	for (size_t i = 0; i < COUNT(lists); i++) {
		assert_done(store_mark(s, &lists[i], &got, &e), &e);
		m.seen = UINT64_MAX / 4 + i;
		assert_memory_equal(&got, &m, sizeof(m));
	}
	assert_done(store_set_mark(s, &lists[1], &none, &e), &e);
	assert_done(store_mark(s, &lists[1], &got, &e), &e);
	assert_memory_equal(&got, &none, sizeof(none));
	assert_done(store_mark(s, &lists[0], &got, &e), &e);
	assert_int_equal(got.seen, UINT64_MAX / 4);
	store_close(s);
}

/* What a rollback undoes must not be remembered either. */
static void
test_store_rollback_undoes_everything(void **state)
{
	struct store_list l = {STR("src"), STR("oai_dc"), STR_NONE};
	struct store *s = fixture_open(STORE_WRITE);
	struct store_mark m = {.token = "next"};
	struct store_item it = fixture_item(1);
	struct store_query q = {.deleted = true};
	struct str url;
	struct err e;

	(void)state;
	for (int round = 0; round < 2; round++) {
		assert_done(store_begin(s, &e), &e);
		assert_int_equal(store_begin(s, &e), -1);
		assert_done(store_set_source(s, STR("src"), STR("u"), &e), &e);
		fixture_put(s, &it);
		assert_done(store_set_mark(s, &l, &m, &e), &e);
		fixture_counts(s, "src", 1, 0);
		store_rollback(s);
		store_rollback(s);
		fixture_counts(s, "", 0, 0);
		assert_int_equal(fixture_rows(s, &q), 0);
		assert_done(store_source_url(s, STR("src"), &url, &e), &e);
		assert_done(store_mark(s, &l, &m, &e), &e);
		assert_string_equal(m.token, "");
	}
	assert_int_equal(store_commit(s, &e), -1);
	it.source = STR("another takes its number");
	fixture_put(s, &it);
	it = fixture_item(1);
	fixture_put(s, &it);
	fixture_holds(s, &it);
	fixture_counts(s, "src", 1, 0);
	store_close(s);
}

/* More formats and set combinations than are remembered, in turns. */
static void
test_store_put_from_many_sources(void **state)
{
	enum { SOURCES = 40, EACH = 20 };
	struct store *s = fixture_open(STORE_WRITE);
	struct store_item it;
	struct str sets[2];
	char name[16], set[600];
	struct err e;

	(void)state;
	memset(set, 's', sizeof(set));
	assert_done(store_begin(s, &e), &e);
	for (unsigned int i = 0; i < SOURCES * EACH; i++) {
		it = fixture_item(i);
		snprintf(name, sizeof(name), "src%u", i % SOURCES);
		it.source = str_c(name);
		sets[0] = str_of(set, 1 + i % sizeof(set));
		sets[1] = str_c(name);
		it.sets = sets;
		it.deleted = i % SOURCES == 7;
		assert_int_equal(fixture_put(s, &it), STORE_NEW);
	}
	assert_done(store_commit(s, &e), &e);
	fixture_counts(s, "", SOURCES * EACH - EACH, EACH);
	fixture_counts(s, "src7", 0, EACH);
	fixture_counts(s, "src8", EACH, 0);
	it = fixture_item(SOURCES + 1);
	it.source = STR("src1");
	sets[0] = str_of(set, 1 + SOURCES + 1);
	sets[1] = STR("src1");
	it.sets = sets;
	fixture_holds(s, &it);
	store_close(s);
}

static void
test_store_refuses_writes_when_reading(void **state)
{
	struct store_list l = {STR("src"), STR("oai_dc"), STR_NONE};
	struct store_mark m = {.token = "next"};
	struct store_item it = fixture_item(1);
	struct store *s = fixture_open(STORE_WRITE);
	struct err e;

	(void)state;
	store_close(s);
	s = fixture_open(STORE_READ);
	assert_int_equal(store_begin(s, &e), -1);
	assert_int_equal(e.code, ERR_STORE);
	assert_int_equal(store_put(s, &it, false, NULL, &e), -1);
	assert_int_equal(store_set_mark(s, &l, &m, &e), -1);
	assert_int_equal(store_claim(s, STR("src"), &e), -1);
	fixture_counts(s, "", 0, 0);
	store_close(s);
}

/* What one connection has remembered, another may have changed. */
static void
test_store_sees_what_another_wrote(void **state)
{
	struct store *a = fixture_open(STORE_WRITE),
		     *b = fixture_open(STORE_WRITE);
	struct store_item it;
	struct str set;

	(void)state;
	for (unsigned int i = 0; i < 1200; i++) {
		it = fixture_item(i);
		it.type = i % 5 < 3 ? TYPE_BOOK : TYPE_MAP;
		set = i % 7 < 3 ? STR("one") : STR("two");
		it.sets = &set;
		it.nsets = 1;
		assert_int_equal(fixture_put(i % 3 == 0 ? a : b, &it),
				 STORE_NEW);
		if (i % 100 == 0)
			fixture_holds(i % 200 == 0 ? a : b, &it);
	}
	fixture_counts(a, "src", 1200, 0);
	it = fixture_item(1199);
	assert_int_equal(fixture_put(a, &it), STORE_CHANGED);
	fixture_holds(b, &it);
	store_close(a);
	store_close(b);
}

/* Whatever request fails, nothing is half done. */
static void
test_store_without_memory(void **state)
{
	struct store_query q = {
	    .ids = &STR("oai:x:000001"), .nids = 1, .set = STR("open")};
	struct store_item it, got;
	struct store_rows *r;
	struct store *s;
	struct err e;
	int rc;

	(void)state;
	s = fixture_open(STORE_WRITE);
	fixture_fill(s, 0, 3);
	store_close(s);
	for (unsigned long n = 1;; n++) {
		it = fixture_item(10 + (unsigned int)n);
		r = NULL;
		mem_fail_at(n, 0);
		rc = store_open(&s, fixture_place(), STORE_WRITE, &e);
		if (rc == 0)
			rc = store_put(s, &it, false, NULL, &e);
		if (rc == 0)
			rc = store_select(s, &q, &r, &e);
		if (rc == 0 && store_next(r, &got, &e) < 0)
			rc = -1;
		mem_fail_at(0, 0);
		store_rows_free(r);
		store_close(s);
		if (rc == 0)
			break;
		assert_int_equal(e.code, ERR_NOMEM);
		assert_true(n < 200);
	}
	s = fixture_open(STORE_READ);
	it = fixture_item(2);
	fixture_holds(s, &it);
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_store_knows_sources),
	    IN_FOLDER(test_store_marks_belong_to_lists),
	    IN_FOLDER(test_store_rollback_undoes_everything),
	    IN_FOLDER(test_store_put_from_many_sources),
	    IN_FOLDER(test_store_refuses_writes_when_reading),
	    IN_FOLDER(test_store_sees_what_another_wrote),
	    IN_FOLDER(test_store_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
