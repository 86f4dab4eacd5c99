/* Stores of older layouts are brought up to date, with all they hold. */
#include <stdio.h>

#include <sqlite3.h>

#include "store/reject.h"
#include "store/run.h"
#include "store/schema.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

static const char held[] =
    "INSERT INTO source(id, name, url, live, gone)"
    " VALUES(1, 'src', 'http://a/oai', 1, 1);"
    "INSERT INTO format(id, source, prefix, train_at)"
    " VALUES(1, 1, 'oai_dc', 500);"
    "INSERT INTO type(id, name) VALUES(1, 'article');"
    "INSERT INTO record(id, source, ident, format, stamp, deleted, type,"
    " year, dict, body) VALUES(1, 1, 'oai:x:1', 1, '2024-01-01', 1, 1, 2000,"
    " 0, NULL);";

/* A list, which has parts since version 3. */
static const char *
held_list(int version)
{
	return version < 3
		   ? "INSERT INTO list VALUES(1, 'oai_dc', 'open',"
		     " '2024-05-01', 'token 7', '2024-05-02', '2024-04-01',"
		     " 1200)"
		   : "INSERT INTO list VALUES(1, 'oai_dc', 'open', '',"
		     " '2024-05-01', 'token 7', '2024-05-02', '2024-04-01',"
		     " 1200, 0, 0)";
}

static void
make_old(int version)
{
	char stamp[96];
	sqlite3 *db;

	assert_int_equal(sqlite3_open(FIXTURE_STORE, &db), SQLITE_OK);
	for (int v = 0; v < version; v++)
		assert_int_equal(
		    sqlite3_exec(db, schema_steps[v], NULL, NULL, NULL),
		    SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, held, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, held_list(version), NULL, NULL, NULL),
			 SQLITE_OK);
	snprintf(stamp, sizeof(stamp),
		 "PRAGMA application_id=%d;PRAGMA user_version=%d;",
		 SCHEMA_APPLICATION, version);
	assert_int_equal(sqlite3_exec(db, stamp, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void
test_store_brings_old_layouts_up_to_date(void **state)
{
	struct store_list l = {STR("src"), STR("oai_dc"), STR("open")};
	struct store_query q = {.deleted = true};
	struct store_query by_year = {
	    .deleted = true,
	    .year_from = 2000,
	    .year_until = 2000,
	    .has_type = true,
	    .type = TYPE_ARTICLE,
	};
	struct store_mark m;
	struct store_run run;
	struct store *s;
	struct str url;
	struct err e;

	(void)state;
	for (int version = 1; version < SCHEMA_VERSION; version++) {
		make_old(version);
		/* Who only reads brings it up to date as well. */
		s = fixture_open(version % 2 == 0 ? STORE_READ : STORE_WRITE);
		assert_int_equal(fixture_rows(s, &by_year), 1);
		store_close(s);
		s = fixture_open(STORE_WRITE);
		assert_done(store_mark(s, &l, &m, &e), &e);
		assert_string_equal(m.from, "2024-05-01");
		assert_string_equal(m.token, "token 7");
		assert_string_equal(m.started, "2024-05-02");
		assert_string_equal(m.asked, "2024-04-01");
		assert_int_equal(m.seen, 1200);
		assert_false(m.full || m.done);
		assert_int_equal(store_source_url(s, STR("src"), &url, &e), 1);
		assert_str(url, "http://a/oai");
		fixture_counts(s, "src", 1, 1);
		assert_int_equal(fixture_rows(s, &q), 1);
		assert_done(store_run(s, STR("src"), &run, &e), &e);
		assert_int_equal(run.outcome, STORE_NEVER);
		fixture_fill(s, 0, 2);
		assert_int_equal(fixture_rows(s, &q), 3);
		store_close(s);
		s = fixture_open(STORE_READ);
		assert_int_equal(fixture_rows(s, &q), 3);
		store_close(s);
		assert_int_equal(remove(FIXTURE_STORE), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_store_brings_old_layouts_up_to_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
