/* Full lists: held against what the store has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"

#define START OK("verb=Identify", SECONDS)
#define NO_ID                                                                  \
	"<record><header><datestamp>2026-10-01T00:00:00Z</datestamp></header>" \
	"<metadata><dc "                                                       \
	"xmlns=\"http://purl.org/dc/elements/1.1/\"/></metadata></record>"
#define OLDER(id)                                                    \
	"<record><header><identifier>" id "</identifier><datestamp>" \
	"1999-01-01T00:00:00Z</datestamp></header><metadata><x "     \
	"xmlns=\"urn:x\">other</x></metadata></record>"
#define IN_SET(id)                                                      \
	"<record><header><identifier>" id "</identifier><datestamp>"    \
	"2026-10-01T00:00:00Z</datestamp><setSpec>s</setSpec></header>" \
	"<metadata><x xmlns=\"urn:x\">" id "</x></metadata></record>"
#define HEADERS(inside) OAI("<ListIdentifiers>" inside "</ListIdentifiers>")

/* The first harvest: these, and no more. */
static void
world_holding(struct world *w, const char *list)
{
	world_open(w);
	SCRIPT(w, START, OK(NULL, list));
	expect_all(w, ERR_NONE);
}

static void
full(struct world *w)
{
	w->o.window.full = true;
}

static void
test_full_marks_what_vanished(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a") RECORD("b") RECORD("c")));
	full(&w);
	SCRIPT(&w, START, OK("oai_dc", LIST(RECORD("a") TOKEN("t"))),
	       OK("Token=t", LIST(RECORD("c") RECORD("new"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 3, 1);
	assert_int_equal(w.out.stats.vanished, 1);
	assert_false(w.out.incomplete);
	assert_false(world_mark(&w)->full);
	/* It comes back. */
	SCRIPT(
	    &w, START,
	    OK(NULL, LIST(RECORD("a") RECORD("b") RECORD("c") RECORD("new"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 4, 0);
	world_close(&w);
}

/*
 * What only another format has is said: this list cannot tell what became of
 * it. A full list in that format can.
 */
static void
test_full_in_another_format(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a") RECORD("b") RECORD("c")));
	w.src.prefix = STR("mods");
	full(&w);
	SCRIPT(&w, START, OK("Prefix=mods", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 3, 0);
	assert_non_null(strstr(w.f.lines.p,
			       "2 records of this list are held in another "
			       "format than mods"));
	w.src.prefix = STR("oai_dc");
	SCRIPT(&w, START, OK("Prefix=oai_dc", LIST(RECORD("a") RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 1);
	world_close(&w);
}

static void
test_incremental_marks_nothing(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a") RECORD("b")));
	SCRIPT(&w, START, OK("from=", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 0);
	world_close(&w);
}

/* n records, of which every `step`th is there. */
static void
many(struct buf *out, int n, int step)
{
	buf_clear(out);
	buf_puts(out, "<?xml version=\"1.0\"?><OAI-PMH xmlns=\"http://www."
		      "openarchives.org/OAI/2.0/\"><responseDate>" FIRST
		      "</responseDate><ListRecords>");
	for (int i = 0; i < n; i += step)
		buf_printf(out,
			   "<record><header><identifier>r%d</identifier>"
			   "<datestamp>2026-10-01T00:00:00Z</datestamp>"
			   "</header><metadata><dc "
			   "xmlns=\"http://purl.org/dc/elements/1.1/\"/>"
			   "</metadata></record>",
			   i);
	buf_puts(out, "</ListRecords></OAI-PMH>");
	assert_false(out->failed);
}

static void
test_too_many_are_not_believed(void **state)
{
	struct buf all, half;
	struct world w;

	(void)state;
	buf_init(&all, 1 << 20);
	buf_init(&half, 1 << 20);
	many(&all, 60, 1);
	many(&half, 60, 2);
	world_holding(&w, all.p);
	full(&w);
	SCRIPT(&w, START, OK(NULL, half.p));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 60, 0);
	assert_true(w.out.incomplete);
	assert_non_null(strstr(w.out.lack, "30 of 60"));
	assert_true(canned_said(&w.f, "--max-vanished 100"));
	w.o.max_vanished = 100;
	SCRIPT(&w, START, OK(NULL, half.p));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 30, 30);
	assert_false(w.out.incomplete);
	world_close(&w);
	buf_free(&all);
	buf_free(&half);
}

static void
test_stopped_full_harvest_goes_on_as_one(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a") RECORD("b") RECORD("c")));
	full(&w);
	SCRIPT(&w, START, OK("oai_dc", LIST(RECORD("a") TOKEN("t"))),
	       OK(NULL, LIST()));
	w.f.stop_at = 3;
	expect_run(&w, ERR_STOPPED);
	assert_true(world_mark(&w)->full);
	expect_counts(&w, 3, 0);
	w.o.window.full = false;
	SCRIPT(&w, START, OK("Token=t", LIST(OLDER("b"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(w.out.stats.vanished, 1); /* c */
	assert_int_equal(w.out.stats.changed, 1);
	expect_counts(&w, 2, 1);
	world_close(&w);
}

/* What is not told by a list that is not whole, or not readable. */
static void
test_nothing_is_marked_in_doubt(void **state)
{
	static const struct {
		const char *first, *second, *said;
	} v[] = {
	    {LIST(RECORD("a") TOKEN_OF("", "3")),
	     LIST(RECORD("a") TOKEN_OF("", "3")), "1 of 3"},
	    {LIST(RECORD("a") NO_ID), NULL, "without a readable identifier"},
	    {LIST(RECORD("a") RECORD("b\x01")), NULL,
	     "without a readable identifier"},
	    {ERROR("noRecordsMatch"), NULL, "the list is empty"},
	};
	struct canned script[3] = {START};
	struct world w;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		world_open(&w);
		w.src.name = str_of(&"abcdef"[i], 1);
		SCRIPT(&w, START, OK(NULL, LIST(RECORD("a") RECORD("b"))));
		expect_all(&w, ERR_NONE);
		full(&w);
		script[1] = (struct canned)OK(NULL, v[i].first);
		script[2] = (struct canned)OK(NULL, v[i].second);
		canned_script(&w.f, script, v[i].second != NULL ? 3 : 2);
		expect_all(&w, ERR_NONE);
		assert_true(w.out.incomplete);
		assert_true(canned_said(&w.f, v[i].said));
		assert_int_equal(w.out.stats.vanished, 0);
		world_close(&w);
	}
}

static void
test_rejected_record_with_a_name_is_there(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a") RECORD("b") RECORD("c")));
	full(&w);
	SCRIPT(&w, START,
	       OK(NULL, LIST(RECORD("a") "<record>" HEADER("b") "</record>")));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 1); /* c is gone, b is not */
	assert_true(w.out.incomplete);
	world_close(&w);
}

static void
test_datestamp_that_moved_back_is_taken(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a")));
	SCRIPT(&w, START, OK(NULL, LIST(OLDER("a"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(w.out.stats.same, 1);
	full(&w);
	SCRIPT(&w, START, OK(NULL, LIST(OLDER("a"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(w.out.stats.changed, 1);
	world_close(&w);
}

static void
test_deletion_of_the_unknown_is_held(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a")));
	SCRIPT(&w, START, OK(NULL, LIST(TOMBSTONE("never"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 1, 1);
	/* A tombstone does not vanish, and a record may come back. */
	full(&w);
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 1, 1);
	assert_int_equal(w.out.stats.vanished, 0);
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a") RECORD("never"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 0);
	world_close(&w);
}

static void
test_record_leaves_a_set(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(IN_SET("a") IN_SET("b")));
	w.src.sets = (const struct str[]){STR("s")};
	w.src.nsets = 1;
	w.src.sets_unlisted = true;
	full(&w);
	SCRIPT(&w, START, OK("set=s", LIST(IN_SET("a"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 0); /* the whole list has it */
	assert_int_equal(w.out.stats.left, 1);
	assert_int_equal(w.out.stats.vanished, 0);
	world_close(&w);
}

static void
test_headers_are_enough_to_compare(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a") RECORD("b") RECORD("c")));
	w.o.compare = true;
	SCRIPT(&w, START, OK("from=", ERROR("noRecordsMatch")),
	       OK("verb=ListIdentifiers&metadataPrefix=oai_dc",
		  HEADERS(HEADER("a") TOKEN("t"))),
	       OK("ListIdentifiers&resumptionToken=t", HEADERS(HEADER("c"))));
	expect_all(&w, ERR_NONE);
	assert_null(strstr(w.f.log[2].url, "from="));
	expect_counts(&w, 2, 1);
	assert_int_equal(w.out.stats.vanished, 1);
	assert_string_equal(world_mark(&w)->from, "2026-11-20T11:59:59Z");
	world_close(&w);
}

static void
test_comparison_goes_on_where_it_stood(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a") RECORD("b") RECORD("c")));
	w.o.compare = true;
	SCRIPT(&w, START, OK("from=", ERROR("noRecordsMatch")),
	       OK("ListIdentifiers", HEADERS(HEADER("a") TOKEN("t"))),
	       OK(NULL, ""));
	w.f.stop_at = 4;
	expect_run(&w, ERR_STOPPED);
	SCRIPT(&w, START, OK("from=", ERROR("noRecordsMatch")),
	       OK("ListIdentifiers&resumptionToken=t", HEADERS(HEADER("c"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 1);
	/* And the next one begins anew. */
	SCRIPT(&w, START, OK("from=", ERROR("noRecordsMatch")),
	       OK("ListIdentifiers&metadataPrefix",
		  HEADERS(HEADER("a") HEADER("c"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(w.out.stats.vanished, 0);
	world_close(&w);
}

static void
test_windows_are_compared_as_one(void **state)
{
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a") RECORD("b") RECORD("z")));
	full(&w);
	w.src.windows = 2;
	SCRIPT(&w, START, OK(NULL, LIST(RECORD("a") TOKEN_OF("t", "8"))),
	       OK("&from=", LIST(RECORD("a"))),
	       OK("&until=",
		  LIST(RECORD("a") RECORD("c") RECORD("d") RECORD("e"))),
	       OK("&from=", LIST(RECORD("f") RECORD("g") TOKEN_OF("u", "4"))),
	       OK("Token=u", LIST()));
	w.f.stop_at = 6;
	expect_run(&w, ERR_STOPPED);
	assert_true(world_mark(&w)->full);
	SCRIPT(&w, START, OK("Token=u", LIST(RECORD("b") RECORD("h"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(w.out.stats.vanished, 1); /* z */
	expect_counts(&w, 8, 1);
	world_close(&w);
}

/* Of two versions in one list the newer one counts, wherever it stands. */
static void
test_newest_version_of_a_full_list_is_held(void **state)
{
	static const char *const lists[] = {LIST(RECORD("a") OLDER("a")),
					    LIST(OLDER("a") RECORD("a"))};
	struct store_query q = {.limit = 1};
	struct store_rows *rows;
	struct store_item item;
	struct world w;

	(void)state;
	world_holding(&w, LIST(RECORD("a")));
	full(&w);
	for (size_t i = 0; i < 2; i++) {
		SCRIPT(&w, START, OK(NULL, lists[i]));
		expect_all(&w, ERR_NONE);
		assert_int_equal(store_select(w.store, &q, &rows, &w.e), 0);
		assert_int_equal(store_next(rows, &item, &w.e), 1);
		assert_true(str_eqc(item.datestamp, "2026-10-01T00:00:00Z"));
		store_rows_free(rows);
	}
	/* Alone it replaces what is held. */
	SCRIPT(&w, START, OK(NULL, LIST(OLDER("a"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(store_select(w.store, &q, &rows, &w.e), 0);
	assert_int_equal(store_next(rows, &item, &w.e), 1);
	assert_true(str_eqc(item.datestamp, "1999-01-01T00:00:00Z"));
	store_rows_free(rows);
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_newest_version_of_a_full_list_is_held),
	    IN_FOLDER(test_full_marks_what_vanished),
	    IN_FOLDER(test_full_in_another_format),
	    IN_FOLDER(test_incremental_marks_nothing),
	    IN_FOLDER(test_too_many_are_not_believed),
	    IN_FOLDER(test_stopped_full_harvest_goes_on_as_one),
	    IN_FOLDER(test_nothing_is_marked_in_doubt),
	    IN_FOLDER(test_rejected_record_with_a_name_is_there),
	    IN_FOLDER(test_datestamp_that_moved_back_is_taken),
	    IN_FOLDER(test_deletion_of_the_unknown_is_held),
	    IN_FOLDER(test_record_leaves_a_set),
	    IN_FOLDER(test_headers_are_enough_to_compare),
	    IN_FOLDER(test_comparison_goes_on_where_it_stood),
	    IN_FOLDER(test_windows_are_compared_as_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
