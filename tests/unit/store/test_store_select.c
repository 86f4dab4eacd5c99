/* Items out of the store. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/limits.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

/* Two sources of a few items that differ in what can be asked for. */
static struct store *
make_library(void)
{
	static const struct {
		const char *source, *id, *stamp, *doi, *set;
		enum rec_type type;
		int year;
		bool deleted;
	} items[] = {
	    {"b", "2", "2024-05-01T10:00:00Z", "10.1/b2", "x", TYPE_BOOK, 2001,
	     false},
	    {"b", "10", "2024-05-01T23:59:59Z", "10.1/b10", "x:y", TYPE_BOOK,
	     2002, false},
	    {"b", "1", "2024-04-30T00:00:00Z", "10.1/twice", "xy", TYPE_MAP,
	     2003, false},
	    {"a", "z", "2024-05-01", "10.1/twice", "x", TYPE_GENERIC, 0, false},
	    {"a", "Z", "2024-05-02", NULL, NULL, TYPE_PHD, 2003, false},
	    {"a", "\xc3\xa4", "2024-05-03T00:00:00Z", NULL, "x:y:z", TYPE_PHD,
	     2004, false},
	    {"a", "2", "2024-05-04T00:00:00Z", "10.1/gone", "x", TYPE_BOOK,
	     2001, true},
	};
	struct store *s = fixture_open(STORE_WRITE);

	for (size_t i = 0; i < COUNT(items); i++) {
		struct str sets[2] = {str_c(items[i].set), STR("w")};
		struct store_item it = {
		    .source = str_c(items[i].source),
		    .oai_id = str_c(items[i].id),
		    .prefix = STR("oai_dc"),
		    .datestamp = str_c(items[i].stamp),
		    .doi = str_c(items[i].doi),
		    .payload = STR("<dc/>"),
		    .sets = sets,
		    .nsets = items[i].set == NULL ? 0 : 2,
		    .type = items[i].type,
		    .year = items[i].year,
		    .deleted = items[i].deleted,
		};

		assert_int_equal(fixture_put(s, &it), STORE_NEW);
	}
	return s;
}

static const struct str twice[] = {{"10.1/twice", 10}};
static const struct str dois[] = {{"10.1/b2", 7},     {"10.1/none", 9},
				  {"10.1/twice", 10}, {"10.1/b2", 7},
				  {"10.1/gone", 9},   {"", 0}};
static const struct str ids[] = {{"z", 1}, {"2", 1}, {"nope", 4}};
static const struct {
	const char *what, *expected;
	struct store_query q;
} questions[] = {
    {"all", "Z z \xc3\xa4 1 10 2", {.limit = 0}},
    {"tombstones", "2 Z z \xc3\xa4 1 10 2", {.deleted = true}},
    {"source", "1 10 2", {.source = STR("b")}},
    {"no such source", "", {.source = STR("c")}},
    {"limit", "Z z \xc3\xa4 1", {.limit = 4}},
    {"limit and filter",
     "10",
     {.limit = 1, .source = STR("b"), .set = STR("x:y")}},
    {"set and its descendants", "z \xc3\xa4 10 2", {.set = STR("x")}},
    {"lower set", "\xc3\xa4 10", {.set = STR("x:y")}},
    {"second set", "z \xc3\xa4 1 10 2", {.set = STR("w")}},
    {"no such set", "", {.set = STR("y")}},
    {"part of a name", "1", {.set = STR("xy")}},
    {"from day", "Z z \xc3\xa4 10 2", {.from = STR("2024-05-01")}},
    {"from second", "Z z \xc3\xa4 10", {.from = STR("2024-05-01T10:00:01Z")}},
    {"from that second",
     "Z z \xc3\xa4 10 2",
     {.from = STR("2024-05-01T10:00:00Z")}},
    {"from month", "Z z \xc3\xa4 10 2", {.from = STR("2024-05")}},
    {"until day, all of it", "z 1 10 2", {.until = STR("2024-05-01")}},
    {"until second", "z 1 2", {.until = STR("2024-05-01T10:00:00Z")}},
    {"until just before", "z 1", {.until = STR("2024-05-01T09:59:59Z")}},
    {"until year", "Z z \xc3\xa4 1 10 2", {.until = STR("2024")}},
    {"one day",
     "z 10 2",
     {.from = STR("2024-05-01"), .until = STR("2024-05-01")}},
    {"DOI in two sources", "z 1", {.dois = twice, .ndois = 1}},
    {"DOI in one of them",
     "1",
     {.dois = twice, .ndois = 1, .source = STR("b")}},
    {"DOIs, once each", "z 1 2", {.dois = dois, .ndois = COUNT(dois)}},
    {"DOIs with tombstones",
     "2 z 1 2",
     {.dois = dois, .ndois = COUNT(dois), .deleted = true}},
    {"ids", "z 2", {.ids = ids, .nids = COUNT(ids)}},
    {"ids of a source",
     "2",
     {.ids = ids, .nids = COUNT(ids), .source = STR("b")}},
    {"DOIs or ids",
     "z 1 2",
     {.ids = ids, .nids = COUNT(ids), .dois = twice, .ndois = 1}},
    {"ids in a set", "z", {.ids = ids, .nids = 1, .set = STR("x")}},
    {"ids not in a set", "", {.ids = ids, .nids = 1, .set = STR("x:y")}},
    {"ids and a limit", "z", {.ids = ids, .nids = COUNT(ids), .limit = 1}},
    {"type", "10 2", {.type = TYPE_BOOK, .has_type = true}},
    {"generic type", "z", {.type = TYPE_GENERIC, .has_type = true}},
    {"no such type", "", {.type = TYPE_LETTER, .has_type = true}},
    {"year", "Z 1", {.year_from = 2003, .year_until = 2003}},
    {"from year", "Z \xc3\xa4 1", {.year_from = 2003}},
    {"until year", "10 2", {.year_until = 2002}},
    {"all at once",
     "2",
     {.source = STR("b"),
      .set = STR("x"),
      .from = STR("2024-05-01"),
      .until = STR("2024-05-01"),
      .dois = dois,
      .ndois = COUNT(dois),
      .year_from = 2001,
      .year_until = 2001,
      .type = TYPE_BOOK,
      .has_type = true}},
};

static void
test_store_select_by_each_criterion(void **state)
{
	struct store *s = make_library();

	(void)state;
	for (size_t i = 0; i < COUNT(questions); i++) {
		const char *got = fixture_ids(s, &questions[i].q);

		if (strcmp(got, questions[i].expected) != 0)
			fail_msg("%s: got '%s', want '%s'", questions[i].what,
				 got, questions[i].expected);
	}
	store_close(s);
}

static void
test_store_select_when_empty(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct str id = STR("x");
	struct store_query all = {.deleted = true},
			   one = {.ids = &id, .nids = 1};

	(void)state;
	assert_string_equal(fixture_ids(s, &all), "");
	assert_string_equal(fixture_ids(s, &one), "");
	store_close(s);
}

static void
test_store_select_refuses_endless_lists(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct str one = STR("x");
	struct store_query q = {.ids = &one,
				.nids = (size_t)STORE_LIST_MAX + 1};
	struct store_rows *r;
	struct err e;

	(void)state;
	assert_int_equal(store_select(s, &q, &r, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_null(r);
	store_close(s);
}

static void
test_store_select_by_long_lists(void **state)
{
	enum { MANY = 20000, HELD = 300 };
	struct store *s = fixture_open(STORE_WRITE);
	struct str *many = calloc(MANY, sizeof(*many));
	char(*text)[16] = calloc(MANY, sizeof(*text));
	struct store_query q = {.ids = many, .nids = MANY};

	(void)state;
	assert_non_null(many);
	assert_non_null(text);
	fixture_fill(s, 0, HELD);
	for (unsigned int i = 0; i < MANY; i++) {
		snprintf(text[i], sizeof(text[i]), "oai:x:%06u", MANY - 1 - i);
		many[i] = str_c(text[i]);
	}
	assert_int_equal(fixture_rows(s, &q), HELD);
	assert_int_equal(strncmp(fixture_ids(s, &q), "000000 000001 ", 14), 0);
	for (unsigned int i = 0; i < MANY; i++) {
		snprintf(text[i], sizeof(text[i]), "10.1/%u", i);
		many[i] = str_c(text[i]);
	}
	q = (struct store_query){.dois = many, .ndois = MANY};
	assert_int_equal(fixture_rows(s, &q), HELD);
	free(many);
	free(text);
	store_close(s);
}

/* Two readings of one store do not get into each other's way. */
static void
test_store_select_twice_at_a_time(void **state)
{
	struct store *s = make_library();
	struct store_query all = {.limit = 0}, b = {.source = STR("b")};
	struct store_rows *outer, *inner;
	struct store_item x, y;
	struct err e;

	(void)state;
	assert_done(store_select(s, &all, &outer, &e), &e);
	assert_int_equal(store_next(outer, &x, &e), 1);
	assert_done(store_select(s, &b, &inner, &e), &e);
	assert_int_equal(store_next(inner, &y, &e), 1);
	assert_str(x.oai_id, "Z");
	assert_str(x.source, "a");
	assert_str(y.oai_id, "1");
	assert_int_equal(store_next(outer, &x, &e), 1);
	assert_str(x.oai_id, "z");
	assert_str(y.oai_id, "1");
	assert_str(y.payload, "<dc/>");
	store_rows_free(outer);
	assert_int_equal(store_next(inner, &y, &e), 1);
	assert_str(y.oai_id, "10");
	store_rows_free(inner);
	store_rows_free(NULL);
	store_close(s);
}

/* Rows are a snapshot, and do not hold up a writer. */
static void
test_store_rows_while_another_writes(void **state)
{
	struct store *w = make_library(), *s = fixture_open(STORE_READ);
	struct store_query all = {.limit = 0};
	struct store_rows *r;
	struct store_item it;
	struct err e;
	int n = 1;

	(void)state;
	assert_done(store_select(s, &all, &r, &e), &e);
	assert_int_equal(store_next(r, &it, &e), 1);
	fixture_fill(w, 0, 50);
	it = fixture_item(1);
	it.source = STR("b");
	it.oai_id = STR("2");
	it.datestamp = STR("2025-01-01");
	fixture_put(w, &it);
	while (store_next(r, &it, &e) == 1) {
		assert_str(it.payload, "<dc/>");
		n++;
	}
	assert_int_equal(n, 6);
	store_rows_free(r);
	assert_int_equal(fixture_rows(s, &all), 56);
	store_close(s);
	store_close(w);
}

/*
 * The first records are packed alone, then with a dictionary: all of them
 * within one transaction, or over several; and the store is much smaller.
 */
static void
test_store_makes_a_dictionary(void **state)
{
	enum { N = 1500, STEP = 100, PLAIN = 500 };
	struct store *s;
	struct store_item it;
	struct stat st;
	off_t empty;

	(void)state;
	if (strcmp(fixture_place(), FIXTURE_STORE) != 0)
		return; /* it is no file that could be measured */
	store_close(fixture_open(STORE_WRITE));
	assert_int_equal(stat(FIXTURE_STORE, &st), 0);
	empty = st.st_size;
	for (int round = 0; round < 2; round++) {
		s = fixture_open(STORE_WRITE);
		for (unsigned int i = 0; i < N; i += round == 0 ? N : STEP)
			fixture_fill(s, i, i + (round == 0 ? N : STEP));
		it = fixture_item(N - 1);
		assert_int_equal(fixture_put(s, &it), STORE_SAME);
		for (unsigned int i = 0; i < N; i += 7) {
			it = fixture_item(i);
			fixture_holds(s, &it);
		}
		store_close(s);
		s = fixture_open(STORE_READ);
		it = fixture_item(3);
		fixture_holds(s, &it);
		store_close(s);
		assert_int_equal(stat(FIXTURE_STORE, &st), 0);
		assert_in_range((st.st_size - empty) / N, 100, 600);
		assert_int_equal(unlink(FIXTURE_STORE), 0);
	}
	/* Without, the same records take more than that. */
	s = fixture_open(STORE_WRITE);
	fixture_fill(s, 0, PLAIN - 1);
	store_close(s);
	assert_int_equal(stat(FIXTURE_STORE, &st), 0);
	assert_true((st.st_size - empty) / PLAIN > 600);
}

/* Each format of each source learns from its own records alone. */
static void
test_store_dictionary_is_lost_with_a_rollback(void **state)
{
	enum { N = 600 };
	struct store *s = fixture_open(STORE_WRITE);
	struct store_item it;
	struct err e;

	(void)state;
	for (int round = 0; round < 2; round++) {
		assert_done(store_begin(s, &e), &e);
		for (unsigned int i = 0; i < N; i++) {
			it = fixture_item(i + (round == 0 ? N : 0));
			fixture_put(s, &it);
		}
		if (round == 0)
			store_rollback(s);
		else
			assert_done(store_commit(s, &e), &e);
	}
	for (unsigned int i = 0; i < N; i += 50) {
		it = fixture_item(i);
		fixture_holds(s, &it);
	}
	fixture_counts(s, "", N, 0);
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_store_select_by_each_criterion),
	    IN_FOLDER(test_store_select_when_empty),
	    IN_FOLDER(test_store_select_refuses_endless_lists),
	    IN_FOLDER(test_store_select_by_long_lists),
	    IN_FOLDER(test_store_select_twice_at_a_time),
	    IN_FOLDER(test_store_rows_while_another_writes),
	    IN_FOLDER(test_store_makes_a_dictionary),
	    IN_FOLDER(test_store_dictionary_is_lost_with_a_rollback),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
