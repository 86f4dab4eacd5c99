/* Stores of older layouts are brought up to date, with all they hold. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

#include "store/reject.h"
#include "store/run.h"
#include "store/schema.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

static const char held[] =
    "INSERT INTO source(id, name, url, live, gone)"
    " VALUES(1, 'src', 'http://a/oai', 0, 1);"
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

/* What is looked for by, beside the records since version 5. */
static const char *
held_brief(int version)
{
	return version < 5 ? ""
			   : "INSERT INTO brief VALUES(1, '2024-01-01', 2000,"
			     " 1);";
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
	assert_int_equal(
	    sqlite3_exec(db, held_brief(version), NULL, NULL, NULL), SQLITE_OK);
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
		fixture_counts(s, "src", 0, 1);
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

/* Many rows, so that a kill can come in the middle. */
static void
fill_old(void)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(FIXTURE_STORE, &db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(
		db,
		"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1"
		" FROM n WHERE i < 20000) INSERT INTO record(id, source,"
		" ident, format, stamp, deleted, type, year, dict) SELECT i,"
		" 1, 'oai:x:' || i, 1, '2024-01-01', 1, 1, 2000, 0 FROM n;"
		"UPDATE source SET gone = 20000",
		NULL, NULL, NULL),
	    SQLITE_OK);
	sqlite3_close(db);
}

/* Killed at any time, it is of the old layout or of the new one, and whole. */
static void
test_store_killed_while_it_is_brought_up_to_date(void **state)
{
	enum { KILLS = 40, STEP_US = 400, ROWS = 20000 };
	struct store_query q = {.deleted = true};
	struct timespec wait;
	struct store *s;
	struct err e;
	int status;
	pid_t pid;

	(void)state;
	make_old(4);
	fill_old();
	for (long i = 0; i < KILLS; i++) {
		pid = fork();
		assert_true(pid >= 0);
		if (pid == 0)
			_exit(store_open(&s, FIXTURE_STORE, STORE_WRITE, &e) !=
			      0);
		wait = (struct timespec){.tv_nsec = i * STEP_US * 1000L};
		nanosleep(&wait, NULL);
		kill(pid, SIGKILL);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
	}
	s = fixture_open(STORE_WRITE);
	assert_int_equal(fixture_rows(s, &q), ROWS);
	fixture_fill(s, 30000, 30001);
	assert_int_equal(fixture_rows(s, &q), ROWS + 1);
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_store_brings_old_layouts_up_to_date),
	    IN_FOLDER(test_store_killed_while_it_is_brought_up_to_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
