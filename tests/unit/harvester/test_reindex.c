/* What is held, read again. */
#include <stdio.h>
#include <string.h>

#include "harvester/reindex.h"
#include "store/reject.h"
#include "tests/unit/fixture_list.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

#define SRC STR("src")

static struct canned_world world;
static struct store *store;
static struct reindex_counts n;

static int
enter(void **state)
{
	canned_init(&world);
	if (folder_enter(state) != 0)
		return -1;
	store = fixture_open(STORE_WRITE);
	return 0;
}

static int
leave(void **state)
{
	store_close(store);
	canned_free(&world);
	return folder_leave(state);
}

static void
reindex(void)
{
	struct err e;

	if (reindex_run(&world.env, store, STR_NONE, &n, &e) != 0)
		fail_msg("%s", e.msg);
}

static void
aside(const char *id, const char *bytes)
{
	struct store_reject r = {.source = SRC,
				 .prefix = STR("oai_dc"),
				 .oai_id = str_c(id),
				 .datestamp = STR("2026-10-01"),
				 .fault = STR("f"),
				 .url = STR("u"),
				 .bytes = str_c(bytes)};
	struct err e;

	if (store_reject(store, &r, &e) != 0)
		fail_msg("%s", e.msg);
}

static void
expect_held(uint64_t live, uint64_t deleted, uint64_t rejected)
{
	struct store_counts c;
	struct err e;

	assert_int_equal(store_count(store, SRC, &c, &e), 0);
	assert_int_equal(c.live, live);
	assert_int_equal(c.deleted, deleted);
	assert_int_equal(c.rejected, rejected);
}

/* The year and the DOI of an item, as held. */
static void
expect_columns(const char *id, int year, const char *doi)
{
	struct str ids[] = {str_c(id)};
	struct store_query q = {.source = SRC, .ids = ids, .nids = 1};
	struct store_rows *rows;
	struct store_item it;
	struct err e;

	assert_int_equal(store_select(store, &q, &rows, &e), 0);
	assert_int_equal(store_next(rows, &it, &e), 1);
	assert_int_equal(it.year, year);
	assert_str(it.doi, doi);
	assert_true(it.payload.n > 0);
	store_rows_free(rows);
}

/* Item i with a payload that has the DOI 10.1234/i and the year 2019. */
static struct store_item
item(unsigned int i)
{
	static char payload[512];
	struct store_item it = fixture_item(i);

	snprintf(payload, sizeof(payload),
		 "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/"
		 "2.0/oai_dc/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/"
		 "\"><dc:title>T</dc:title><dc:date>2019</dc:date>"
		 "<dc:identifier>https://doi.org/10.1234/%u</dc:identifier>"
		 "</oai_dc:dc>",
		 i);
	it.payload = str_c(payload);
	return it;
}

/* Items that an older version has given columns of its own. */
static void
put_stale(unsigned int count)
{
	for (unsigned int i = 0; i < count; i++) {
		struct store_item it = item(i);

		it.source = SRC;
		it.doi = i % 3 == 0 ? STR("10.9/wrong") : STR_NONE;
		it.type = TYPE_SOFTWARE;
		it.year = 1066;
		fixture_put(store, &it);
	}
}

static void
test_columns_are_derived_again(void **state)
{
	struct store_item it = fixture_item(7);

	(void)state;
	put_stale(1234);
	it.source = SRC;
	it.oai_id = STR("gone");
	it.deleted = true;
	fixture_put(store, &it);
	reindex();
	assert_int_equal(n.items, 1234);
	assert_int_equal(n.changed, 1234);
	assert_int_equal(n.opaque, 0);
	expect_columns("oai:x:000000", 2019, "10.1234/0");
	expect_columns("oai:x:001233", 2019, "10.1234/1233");
	expect_held(1234, 1, 0);
	/* A second time there is nothing to do. */
	reindex();
	assert_int_equal(n.items, 1234);
	assert_int_equal(n.changed, 0);
}

/*
 * A parser has come: payloads that were kept raw, of a format that nobody read,
 * are as an older version put them, without anything derived from them.
 */
static void
test_raw_payloads_are_read_when_a_parser_has_come(void **state)
{
	static const char fresh[] =
	    "<d:doajArticle xmlns:d=\"http://doaj.org/features/oai_doaj/1.0/"
	    "\"><d:title>T</d:title><d:journalTitle>J</d:journalTitle>"
	    "<d:publicationDate>2019-05-01</d:publicationDate>"
	    "<d:doi>10.1234/7</d:doi></d:doajArticle>";
	static const char odd[] =
	    "<o:odd xmlns:o=\"urn:odd\"><o:name/></o:odd>";
	const char *const payloads[] = {fresh, odd};

	(void)state;
	for (unsigned int i = 0; i < COUNT(payloads); i++) {
		struct store_item it = fixture_item(i);

		it.source = SRC;
		it.prefix = STR("own");
		it.payload = str_c(payloads[i]);
		it.doi = STR_NONE;
		it.type = TYPE_GENERIC;
		it.year = 0;
		fixture_put(store, &it);
	}
	reindex();
	assert_int_equal(n.items, 2);
	assert_int_equal(n.changed, 1);
	assert_int_equal(n.opaque, 1);
	expect_columns("oai:x:000000", 2019, "10.1234/7");
	expect_columns("oai:x:000001", 0, "");
	expect_held(2, 0, 0);
}

static void
test_what_is_not_understood_stays(void **state)
{
	struct store_item it = fixture_item(1);

	(void)state;
	it.source = SRC;
	it.payload = STR("no XML at all <");
	it.year = 1999;
	fixture_put(store, &it);
	reindex();
	assert_int_equal(n.opaque, 1);
	assert_int_equal(n.changed, 0);
	expect_columns("oai:x:000001", 1999, "10.1/1");
}

/* The DOI of an agency's citation is the one that was asked for. */
static void
test_citations_keep_their_doi(void **state)
{
	struct store_item it = fixture_item(1);

	(void)state;
	it.source = SRC;
	it.prefix = STR("csl-json");
	it.payload = STR("{\"type\":\"book\",\"issued\":{\"date-parts\":"
			 "[[1984]]},\"DOI\":\"10.5/other\"}");
	it.doi = STR("10.5/asked");
	fixture_put(store, &it);
	reindex();
	assert_int_equal(n.changed, 1);
	expect_columns("oai:x:000001", 1984, "10.5/asked");
}

static void
test_rejects_that_are_understood_now(void **state)
{
	(void)state;
	aside("a", LIST(RECORD("a")));
	aside("b", RECORD("b"));
	aside("", "<record>" HEADER("c") "<metadata><x>\x0b</x></metadata>"
					 "</record>");
	aside("d", LIST(TOMBSTONE("d")));
	reindex();
	assert_int_equal(n.rejects, 4);
	assert_int_equal(n.taken, 4);
	expect_held(3, 1, 0);
	expect_columns("a", 2019, "10.1234/a");
	/* Those taken were derived when they were taken. */
	assert_int_equal(n.changed, 0);
}

static void
test_rejects_that_stay(void **state)
{
	static const char *const bad[] = {
	    "<record>" HEADER("x") "<metadata><a></b></metadata></record>",
	    "<record>" HEADER("x") "</record>",
	    "<record><metadata><a/></metadata></record>",
	    "<record>" HEADER("x") "<metadata><a/></metadata><metadata><b/>"
				   "</metadata></record>",
	    LIST(RECORD("x") RECORD("y")),
	    LIST(""),
	    ERROR("badArgument"),
	    "<html><body>",
	    "<!DOCTYPE a>" RECORD("x"),
	    "not XML",
	    "",
	};
	char id[16];

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		snprintf(id, sizeof(id), "x%zu", i);
		aside(id, bad[i]);
	}
	reindex();
	assert_int_equal(n.rejects, COUNT(bad));
	assert_int_equal(n.taken, 0);
	expect_held(0, 0, COUNT(bad));
}

/* An item whose columns change has not come whole by that. */
static void
test_a_held_item_does_not_forgive_a_worse_copy(void **state)
{
	(void)state;
	put_stale(2);
	aside("oai:x:000001", "<record><broken");
	reindex();
	assert_int_equal(n.changed, 2);
	expect_held(2, 0, 1);
}

/* What is held and newer stays; the older copy is of no use. */
static void
test_a_newer_item_wins(void **state)
{
	struct store_item it = item(3);

	(void)state;
	it.source = SRC;
	it.oai_id = STR("a");
	it.datestamp = STR("2026-11-01T00:00:00Z");
	fixture_put(store, &it);
	aside("a", LIST(RECORD("a")));
	reindex();
	assert_int_equal(n.taken, 1);
	expect_columns("a", 2019, "10.1234/3");
	expect_held(1, 0, 0);
}

static void
test_a_source_that_is_harvested_is_left_alone(void **state)
{
	struct store *other = fixture_open(STORE_WRITE);
	struct err e;

	(void)state;
	aside("a", LIST(RECORD("a")));
	assert_int_equal(store_claim(other, SRC, &e), 0);
	reindex();
	assert_int_equal(n.busy, 1);
	assert_int_equal(n.rejects, 0);
	expect_held(0, 0, 1);
	store_release(other, SRC);
	reindex();
	assert_int_equal(n.taken, 1);
	/* And is given back. */
	assert_int_equal(store_claim(other, SRC, &e), 0);
	store_close(other);
}

static void
test_a_signal_stops_it(void **state)
{
	struct err e;

	(void)state;
	put_stale(3);
	world.stopped = true;
	assert_int_equal(reindex_run(&world.env, store, SRC, &n, &e), -1);
	assert_int_equal(e.code, ERR_STOPPED);
	assert_int_equal(n.changed, 0);
	world.stopped = false;
	reindex();
	assert_int_equal(n.changed, 3);
}

#define IN_STORE(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_STORE(test_columns_are_derived_again),
	    IN_STORE(test_raw_payloads_are_read_when_a_parser_has_come),
	    IN_STORE(test_what_is_not_understood_stays),
	    IN_STORE(test_citations_keep_their_doi),
	    IN_STORE(test_rejects_that_are_understood_now),
	    IN_STORE(test_rejects_that_stay),
	    IN_STORE(test_a_held_item_does_not_forgive_a_worse_copy),
	    IN_STORE(test_a_newer_item_wins),
	    IN_STORE(test_a_source_that_is_harvested_is_left_alone),
	    IN_STORE(test_a_signal_stops_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
