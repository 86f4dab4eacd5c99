/* Damage is found, named, and mended as far as it can be. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "store/check.h"
#include "store/reject.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

enum { PAGE = 8192 };

/* All findings, one a line. */
static char said[65536];

static void
say(void *ctx, const char *fault)
{
	size_t n = strlen(said);

	(void)ctx;
	snprintf(said + n, sizeof(said) - n, "%s\n", fault);
}

static struct store_check
check(bool repair)
{
	struct store *s = fixture_open(repair ? STORE_WRITE : STORE_READ);
	struct store_check out;
	struct err e = {0};

	said[0] = '\0';
	assert_done(store_check(s, repair, say, NULL, &out, &e), &e);
	store_close(s);
	return out;
}

/* Behind the store's back. */
static void
tamper(const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(FIXTURE_STORE, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

static void
fill(unsigned int n)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_list l = {STR("src"), STR("oai_dc"), STR_NONE};
	struct store_mark m = {.from = "2024-01-01"};
	struct store_reject r = {.source = STR("src"), .bytes = STR("<a>")};
	struct err e;

	fixture_fill(s, 0, n);
	assert_done(store_reject(s, &r, &e), &e);
	assert_done(store_set_mark(s, &l, &m, &e), &e);
	store_close(s);
}

static void
expect_mark(const char *from)
{
	struct store_list l = {STR("src"), STR("oai_dc"), STR_NONE};
	struct store *s = fixture_open(STORE_READ);
	struct store_mark m;
	struct err e;

	assert_done(store_mark(s, &l, &m, &e), &e);
	assert_string_equal(m.from, from);
	store_close(s);
}

static void
test_check_finds_nothing_in_a_whole_store(void **state)
{
	struct store_check out;

	(void)state;
	fill(600);
	for (int repair = 0; repair < 2; repair++) {
		out = check(repair);
		assert_int_equal(out.items, 600);
		assert_int_equal(out.rejected, 1);
		assert_int_equal(out.faults, 0);
		assert_int_equal(out.repaired + out.lost, 0);
		assert_string_equal(said, "");
	}
	expect_mark("2024-01-01");
}

static void
test_check_finds_each_kind_of_damage(void **state)
{
	static const struct {
		const char *sql, *words;
		uint64_t lost;
	} kinds[] = {
	    {"UPDATE record SET body = x'00' WHERE ident = 'oai:x:000007'",
	     "src: oai:x:000007: ", 1},
	    {"UPDATE record SET body = substr(body, 1, length(body) - 1)"
	     " WHERE ident = 'oai:x:000007'",
	     "src: oai:x:000007: ", 1},
	    {"UPDATE record SET body = NULL WHERE ident = 'oai:x:000007'",
	     "no payload", 1},
	    {"UPDATE record SET format = 99 WHERE ident = 'oai:x:000007'",
	     "format that is missing", 1},
	    {"UPDATE record SET setlist = 99 WHERE ident = 'oai:x:000007'",
	     "sets that are missing", 1},
	    {"UPDATE record SET dict = 99 WHERE ident = 'oai:x:000007'",
	     "dictionary 99 is missing", 1},
	    {"UPDATE record SET ident = 'oai:x:000107'"
	     " WHERE ident = 'oai:x:000007'",
	     "src: oai:x:000107: damaged", 1},
	    {"UPDATE record SET doi = '10.5072/b' WHERE ident = 'oai:x:000007'",
	     "src: oai:x:000007: damaged", 1},
	    {"UPDATE record SET change = 5 WHERE ident = 'oai:x:000007'",
	     "src: oai:x:000007: damaged", 1},
	    {"UPDATE record SET sum = sum + 1 WHERE ident = 'oai:x:000007'",
	     "src: oai:x:000007: damaged", 1},
	    {"UPDATE source SET live = 3", "counted 3 records", 0},
	    {"UPDATE brief SET year = 1 WHERE id = (SELECT id FROM record"
	     " WHERE ident = 'oai:x:000007')",
	     "1 records are not", 0},
	    {"DELETE FROM brief WHERE id > (SELECT id FROM record"
	     " WHERE ident = 'oai:x:000004')",
	     "15 records are not", 0},
	    {"INSERT INTO brief VALUES(99, '', 1, 1)", "1 records are not", 0},
	    {"UPDATE reject SET bytes = x'00'", "rejected record", 0},
	};
	struct store_check out;

	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		fill(20);
		tamper(kinds[i].sql);
		out = check(false);
		assert_int_equal(out.faults, 1);
		assert_int_equal(out.repaired, 0);
		assert_non_null(strstr(said, kinds[i].words));
		out = check(true);
		assert_int_equal(out.faults, 1);
		assert_int_equal(out.repaired, 1);
		assert_int_equal(out.lost, kinds[i].lost);
		expect_mark(kinds[i].lost > 0 ? "" : "2024-01-01");
		out = check(false);
		assert_int_equal(out.faults, 0);
		assert_int_equal(out.items, 20 - kinds[i].lost);
		assert_int_equal(unlink(FIXTURE_STORE), 0);
	}
}

/* As a store of an older layout has them. */
static void
test_check_gives_old_rows_their_sums(void **state)
{
	struct store_check out;

	(void)state;
	fill(20);
	tamper("UPDATE record SET sum = NULL");
	for (int repair = 0; repair < 2; repair++) {
		out = check(repair);
		assert_int_equal(out.unsummed, 20);
		assert_int_equal(out.faults + out.repaired + out.lost, 0);
	}
	out = check(false);
	assert_int_equal(out.unsummed + out.faults, 0);
	tamper("UPDATE record SET doi = '10.1/no' WHERE doi = '10.1/7'");
	out = check(false);
	assert_int_equal(out.faults, 1);
}

/* Does the index of changes lack a row of its table? */
static bool
index_lacks_one(void)
{
	static const char sql[] =
	    "SELECT (SELECT count(*) FROM record NOT INDEXED) >"
	    " (SELECT count(*) FROM record INDEXED BY record_change"
	    " WHERE change >= 0)";
	sqlite3_stmt *st;
	sqlite3 *db;
	bool lacks;

	assert_int_equal(sqlite3_open(FIXTURE_STORE, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	lacks = sqlite3_column_int(st, 0) != 0;
	sqlite3_finalize(st);
	sqlite3_close(db);
	return lacks;
}

static void
test_check_mends_an_index(void **state)
{
	struct store_check out;

	(void)state;
	fill(20);
	/* The index of changes forgets one of its rows. */
	tamper("PRAGMA writable_schema=ON;"
	       "UPDATE sqlite_schema SET sql = replace(sql, '(change)',"
	       " '(change) WHERE id <> 7') WHERE name = 'record_change';"
	       "PRAGMA writable_schema=RESET; REINDEX record_change;"
	       "PRAGMA writable_schema=ON;"
	       "UPDATE sqlite_schema SET sql = replace(sql, ' WHERE id <> 7',"
	       " '') WHERE name = 'record_change'");
	if (!index_lacks_one()) {
		print_message("# SKIP an index: this SQLite, %s, lets none be "
			      "made that lacks a row\n",
			      sqlite3_libversion());
		skip();
	}
	out = check(false);
	assert_true(out.faults > 0);
	assert_non_null(strstr(said, "record_change"));
	out = check(true);
	assert_true(out.faults > 0);
	assert_int_equal(out.repaired, out.faults);
	assert_int_equal(out.lost, 0);
	out = check(false);
	assert_int_equal(out.faults, 0);
	expect_mark("2024-01-01");
}

/* The n-th occurrence of a word in the file gets another letter. */
static bool
flip(const char *word, int n)
{
	static char file[1 << 20];
	size_t size, length = strlen(word);
	FILE *f = fopen(FIXTURE_STORE, "r+b");
	bool found = false;

	assert_non_null(f);
	size = fread(file, 1, sizeof(file), f);
	for (size_t i = 0; !found && i + length <= size; i++) {
		if (memcmp(file + i, word, length) != 0 || n-- > 0)
			continue;
		assert_int_equal(fseek(f, (long)i, SEEK_SET), 0);
		assert_int_equal(fputc(word[0] ^ 1, f), word[0] ^ 1);
		found = true;
	}
	assert_int_equal(fclose(f), 0);
	return found;
}

/*
 * No sum has the names of sets and types, nor those of sources and formats, but
 * each stands in its table and in the index over it, which are compared.
 */
static void
test_check_finds_names_that_rot(void **state)
{
	static const struct str sets[] = {STR_LIT("rain:drops")};
	static const char *const names[] = {"rain:drops", "periodical",
					    "rainsource", "rainformat"};
	struct store_item item = {
	    .source = STR("rainsource"),
	    .oai_id = STR("oai:x:1"),
	    .prefix = STR("rainformat"),
	    .datestamp = STR("2024-01-01"),
	    .sets = sets,
	    .nsets = 1,
	    .type = TYPE_PERIODICAL,
	    .payload = STR("<a/>"),
	};
	enum store_change change;
	struct store *s;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		for (int n = 0; n < 2; n++) {
			unlink(FIXTURE_STORE);
			s = fixture_open(STORE_WRITE);
			assert_done(store_begin(s, &e), &e);
			assert_done(store_put(s, &item, false, &change, &e),
				    &e);
			assert_done(store_commit(s, &e), &e);
			store_close(s);
			assert_int_equal(check(false).faults, 0);
			assert_true(flip(names[i], n));
			assert_true(check(false).faults > 0);
			assert_non_null(strstr(said, "structure: "));
		}
}

static void
test_check_does_not_disturb_a_harvest(void **state)
{
	struct store *s, *other;
	struct store_check out;
	struct err e;

	(void)state;
	fill(3);
	other = fixture_open(STORE_WRITE);
	assert_done(store_claim(other, STR("src"), &e), &e);
	s = fixture_open(STORE_WRITE);
	assert_int_equal(store_check(s, true, say, NULL, &out, &e), -1);
	assert_int_equal(e.code, ERR_BUSY);
	assert_done(store_check(s, false, say, NULL, &out, &e), &e);
	assert_int_equal(out.faults, 0);
	store_close(other);
	assert_done(store_check(s, true, say, NULL, &out, &e), &e);
	/* Nothing stays claimed. */
	other = fixture_open(STORE_WRITE);
	assert_done(store_claim(other, STR("src"), &e), &e);
	store_close(other);
	store_close(s);
}

/* --- Salvage -------------------------------------------------------------- */

static unsigned int
pages(void)
{
	struct stat st;

	assert_int_equal(stat(FIXTURE_STORE, &st), 0);
	return (unsigned int)(st.st_size / PAGE);
}

static void
scribble(unsigned int page)
{
	static const char noise[PAGE] = {1, 2, 3, 4};
	int fd = open(FIXTURE_STORE, O_WRONLY);

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, noise, PAGE, (off_t)page * PAGE), PAGE);
	close(fd);
}

static void
restore(const char *whole, size_t n)
{
	int fd = open(FIXTURE_STORE, O_WRONLY | O_TRUNC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, whole, n), n);
	close(fd);
}

static struct store_check
salvage(void)
{
	struct store_check out;
	struct err e = {0};

	said[0] = '\0';
	assert_done(store_salvage(FIXTURE_STORE, "new.db", say, NULL, &out, &e),
		    &e);
	assert_int_equal(rename("new.db", FIXTURE_STORE), 0);
	return out;
}

static void
test_salvage_of_what_was_cut_off(void **state)
{
	struct store_check out;
	struct store *s;
	struct err e;

	(void)state;
	fill(2000);
	assert_int_equal(truncate(FIXTURE_STORE, (off_t)pages() / 2 * PAGE), 0);
	assert_int_equal(store_open(&s, FIXTURE_STORE, STORE_WRITE, &e), -1);
	assert_non_null(strstr(e.msg, "damaged"));
	out = salvage();
	assert_true(out.faults > 0);
	assert_in_range(out.items, 500, 1999);
	out = check(true);
	assert_in_range(out.items, 500, 1999);
	out = check(false);
	assert_int_equal(out.faults, 0);
	expect_mark("");
}

/* Whatever page is gone, what others hold is saved, and nothing crashes. */
static void
test_salvage_around_each_damaged_page(void **state)
{
	struct store_check out;
	struct store *s = NULL;
	unsigned int n, damaged = 0;
	struct err e;
	char *whole;
	size_t size;

	(void)state;
	fill(200);
	n = pages();
	whole = folder_slurp(FIXTURE_STORE, &size);
	for (unsigned int page = 1; page < n; page++) {
		scribble(page);
		if (store_salvage(FIXTURE_STORE, "new.db", say, NULL, &out,
				  &e) == 0) {
			assert_int_equal(rename("new.db", FIXTURE_STORE), 0);
			damaged += out.faults > 0;
			check(true);
			out = check(false);
			assert_int_equal(out.faults, 0);
			assert_true(out.items <= 200);
		} else {
			assert_int_equal(e.code, ERR_STORE);
		}
		unlink("new.db");
		restore(whole, size);
	}
	assert_true(damaged > 5);
	free(whole);
	assert_done(store_open(&s, FIXTURE_STORE, STORE_READ, &e), &e);
	store_close(s);
}

static void
test_salvage_refuses(void **state)
{
	struct store_check out;
	struct err e;

	(void)state;
	fill(1);
	assert_int_equal(
	    store_salvage(FIXTURE_STORE, FIXTURE_STORE, say, NULL, &out, &e),
	    -1);
	folder_put("text", "this is no store\n");
	assert_int_equal(store_salvage("text", "new.db", say, NULL, &out, &e),
			 -1);
	assert_int_equal(e.code, ERR_STORE);
	assert_int_equal(access("new.db", F_OK), -1);
	tamper("PRAGMA user_version=99");
	assert_int_equal(
	    store_salvage(FIXTURE_STORE, "new.db", say, NULL, &out, &e), -1);
	assert_non_null(strstr(e.msg, "newer"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_check_finds_nothing_in_a_whole_store),
	    IN_FOLDER(test_check_finds_each_kind_of_damage),
	    IN_FOLDER(test_check_gives_old_rows_their_sums),
	    IN_FOLDER(test_check_mends_an_index),
	    IN_FOLDER(test_check_finds_names_that_rot),
	    IN_FOLDER(test_check_does_not_disturb_a_harvest),
	    IN_FOLDER(test_salvage_of_what_was_cut_off),
	    IN_FOLDER(test_salvage_around_each_damaged_page),
	    IN_FOLDER(test_salvage_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
