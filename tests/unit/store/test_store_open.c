/* What may be opened as a store, and what is refused untouched. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "store/schema.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

enum { NOBODY = 65534, HELD = 40 };

/* Offsets in the header of an SQLite file. */
enum { AT_MAGIC = 0, AT_VERSION = 60, AT_APPLICATION = 68 };

static void
make_store(void)
{
	struct store *s = fixture_open(STORE_WRITE);

	fixture_fill(s, 0, HELD);
	store_close(s);
}

static void
patch(off_t at, const char *bytes, size_t n)
{
	int fd = open(FIXTURE_STORE, O_WRONLY);

	assert_int_equal(pwrite(fd, bytes, n, at), n);
	assert_int_equal(close(fd), 0);
}

/* Refused in both modes, byte-identical, and nothing left beside it. */
static void
refused_untouched(enum err_code code, const char *word)
{
	int beside = folder_count(".");
	char *before, *after;
	size_t n, m;

	before = folder_slurp(FIXTURE_STORE, &n);
	fixture_fails(FIXTURE_STORE, STORE_READ, code, word);
	fixture_fails(FIXTURE_STORE, STORE_WRITE, code, word);
	after = folder_slurp(FIXTURE_STORE, &m);
	assert_int_equal(n, m);
	assert_memory_equal(before, after, n);
	assert_int_equal(folder_count("."), beside);
	free(before);
	free(after);
}

static void
test_store_open_makes_file_and_folders(void **state)
{
	struct store *s;
	struct stat st;
	struct err e;

	(void)state;
	umask(0);
	fixture_fails("a/b/s.db", STORE_READ, ERR_NOTFOUND, "a/b/s.db");
	assert_int_equal(folder_count("."), 0);
	assert_done(store_open(&s, "a/b/s.db", STORE_WRITE, &e), &e);
	assert_int_equal(stat("a/b", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat("a/b/s.db", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat("a/b/s.db-wal", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_done(store_claim(s, STR("x"), &e), &e);
	assert_int_equal(stat("a/b/s.db-claims", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	store_close(s);
	umask(022);
	assert_int_equal(folder_count("a/b"), 2);
}

static void
test_store_open_takes_an_empty_file(void **state)
{
	struct store_item it = fixture_item(1);
	struct store *s;

	(void)state;
	folder_put(FIXTURE_STORE, "");
	fixture_fails(FIXTURE_STORE, STORE_READ, ERR_NOTFOUND, "none yet");
	folder_expect(FIXTURE_STORE, "");
	s = fixture_open(STORE_WRITE);
	fixture_put(s, &it);
	store_close(s);
	s = fixture_open(STORE_READ);
	fixture_holds(s, &it);
	store_close(s);
}

static void
test_store_open_with_odd_names(void **state)
{
	static const char *const names[] = {
	    "a?mode=memory", "100%41.db", "#x",   "file:x.db", "file:y?mode=ro",
	    ":memory:",      "a b",       "-x",   "\xc3\xbc",  "x;y",
	    "\xff\xfe",      "new\nline", "it's", "~",         "a&b=c"};
	struct store_item it = fixture_item(1);
	struct store *s;
	struct err e;

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_done(store_open(&s, names[i], STORE_WRITE, &e), &e);
		assert_int_equal(fixture_put(s, &it), STORE_NEW);
		store_close(s);
		assert_int_equal(access(names[i], F_OK), 0);
		assert_int_equal(folder_count("."), (int)i + 1);
		assert_done(store_open(&s, names[i], STORE_READ, &e), &e);
		fixture_holds(s, &it);
		store_close(s);
	}
}

static void
test_store_open_refuses_what_is_no_file(void **state)
{
	char name[1200];

	(void)state;
	fixture_fails("", STORE_WRITE, ERR_USAGE, "empty");
	fixture_fails("", STORE_READ, ERR_USAGE, "empty");
	assert_int_equal(mkdir("dir", 0700), 0);
	fixture_fails("dir", STORE_WRITE, ERR_STORE, "dir");
	fixture_fails("dir", STORE_READ, ERR_STORE, "dir");
	fixture_fails("dir/", STORE_WRITE, ERR_STORE, "dir");
	fixture_fails("new/", STORE_WRITE, ERR_STORE, "new/");
	/* Nobody ever writes into this one: to open it would be to wait. */
	assert_int_equal(mkfifo("fifo", 0600), 0);
	fixture_fails("fifo", STORE_READ, ERR_STORE, "fifo");
	fixture_fails("fifo", STORE_WRITE, ERR_STORE, "fifo");
	fixture_fails("/dev/null", STORE_WRITE, ERR_STORE, "/dev/null");
	folder_put("file", "x");
	fixture_fails("file/s.db", STORE_WRITE, ERR_STORE, "file");
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	fixture_fails(name, STORE_WRITE, ERR_STORE, "more than");
	folder_expect("file", "x");
}

static void
test_store_open_refuses_what_is_no_store(void **state)
{
	(void)state;
	folder_put(FIXTURE_STORE, "Hello, I am a letter.\n");
	refused_untouched(ERR_STORE, "no store");
	folder_put(FIXTURE_STORE, "x");
	refused_untouched(ERR_STORE, "no store");
	folder_put(FIXTURE_STORE, "SQLite format 3");
	refused_untouched(ERR_STORE, "no store");
	unlink(FIXTURE_STORE);
	/* Somebody else's database. */
	make_store();
	patch(AT_APPLICATION, "\0\0\0\0", 4);
	refused_untouched(ERR_STORE, "no store");
}

static void
test_store_open_refuses_a_newer_one(void **state)
{
	(void)state;
	make_store();
	patch(AT_VERSION, "\0\0\0\x63", 4);
	refused_untouched(ERR_STORE, "newer");
	patch(AT_VERSION, "\x7f\xff\xff\xff", 4);
	refused_untouched(ERR_STORE, "newer");
}

/* A newer program has come while ours is at it. */
static void
test_store_begin_refuses_a_newer_one(void **state)
{
	struct store *s;
	char text[40];
	sqlite3 *h;
	struct err e;

	(void)state;
	snprintf(text, sizeof(text), "PRAGMA user_version=%d", SCHEMA_VERSION);
	assert_int_equal(store_open(&s, FIXTURE_STORE, STORE_WRITE, &e), 0);
	assert_int_equal(store_begin(s, &e), 0);
	assert_int_equal(store_commit(s, &e), 0);
	assert_int_equal(sqlite3_open(FIXTURE_STORE, &h), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(h, "PRAGMA user_version=99", NULL, NULL, NULL),
	    SQLITE_OK);
	assert_int_equal(store_begin(s, &e), -1);
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.msg, "newer"));
	assert_int_equal(sqlite3_exec(h, text, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(store_begin(s, &e), 0);
	store_rollback(s);
	sqlite3_close(h);
	store_close(s);
}

static void
test_store_open_refuses_a_damaged_one(void **state)
{
	struct stat st;
	char zeros[64] = {0};
	char *file;
	size_t n;

	(void)state;
	make_store();
	assert_int_equal(stat(FIXTURE_STORE, &st), 0);
	assert_int_equal(truncate(FIXTURE_STORE, st.st_size - 1), 0);
	refused_untouched(ERR_STORE, "damaged");
	assert_int_equal(truncate(FIXTURE_STORE, 8192), 0);
	refused_untouched(ERR_STORE, "damaged");
	assert_int_equal(truncate(FIXTURE_STORE, 120), 0);
	refused_untouched(ERR_STORE, "damaged");
	unlink(FIXTURE_STORE);
	make_store();
	patch(100, zeros, sizeof(zeros)); /* the table of tables */
	refused_untouched(ERR_STORE, "damaged");
	unlink(FIXTURE_STORE);
	/* The number of its layout is gone. */
	make_store();
	patch(AT_VERSION, "\0\0\0\0", 4);
	file = folder_slurp(FIXTURE_STORE, &n);
	fixture_fails(FIXTURE_STORE, STORE_WRITE, ERR_STORE, "damaged");
	free(file);
	unlink(FIXTURE_STORE);
	/* A page in the middle. */
	make_store();
	patch(2 * 8192, zeros, sizeof(zeros));
	refused_untouched(ERR_STORE, "damaged");
}

/* Bytes of a payload change on the disk: said by name, others can be read. */
static void
test_store_notices_a_damaged_payload(void **state)
{
	static const char magic[] = "\x28\xb5\x2f\xfd";
	struct store *s;
	struct store_query all = {.limit = 0};
	struct store_rows *r;
	struct store_item it;
	struct err e;
	size_t n;
	int good = 0, bad = 0, got;
	char *file;

	(void)state;
	make_store();
	file = folder_slurp(FIXTURE_STORE, &n);
	for (size_t i = 0; i + 200 < n; i++)
		for (size_t j = 12;
		     memcmp(file + i, "oai:x:000013", 12) == 0 && j < 100; j++)
			if (memcmp(file + i + j, magic, 4) == 0)
				patch((off_t)(i + j) + 40, "DAMAGE", 6);
	free(file);
	s = fixture_open(STORE_READ);
	assert_done(store_select(s, &all, &r, &e), &e);
	while ((got = store_next(r, &it, &e)) != 0) {
		good += got > 0;
		bad += got < 0;
		if (got < 0) {
			assert_int_equal(e.code, ERR_STORE);
			assert_non_null(strstr(e.msg, "oai:x:000013"));
		}
	}
	assert_int_equal(good, HELD - 1);
	assert_int_equal(bad, 1);
	store_rows_free(r);
	store_close(s);
	/* Putting it again mends it. */
	s = fixture_open(STORE_WRITE);
	it = fixture_item(13);
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	fixture_holds(s, &it);
	store_close(s);
}

/* In a child, which gives up the right to write everywhere. */
static void
as_reader(void (*work)(void))
{
	int status;
	pid_t pid;

	assert_int_equal(chmod(".", 0555), 0);
	assert_int_equal(chmod(FIXTURE_STORE, 0444), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		if (geteuid() == 0 &&
		    (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
			_exit(2);
		work();
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(chmod(".", 0755), 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void
read_all(void)
{
	struct store_query all = {.limit = 0};
	struct store *s;
	struct err e;

	if (store_open(&s, FIXTURE_STORE, STORE_WRITE, &e) == 0 ||
	    e.code != ERR_STORE)
		_exit(3);
	if (store_open(&s, FIXTURE_STORE, STORE_READ, &e) != 0) {
		fprintf(stderr, "%s\n", e.msg);
		_exit(4);
	}
	if (fixture_rows(s, &all) != HELD)
		_exit(5);
	store_close(s);
}

static void
fail_to_read(void)
{
	struct store *s;
	struct err e;

	if (store_open(&s, FIXTURE_STORE, STORE_READ, &e) == 0)
		_exit(3);
	if (e.code != ERR_STORE || strstr(e.msg, "-wal") == NULL)
		_exit(4);
}

static void
test_store_read_where_nothing_can_be_written(void **state)
{
	(void)state;
	make_store();
	as_reader(read_all);
	assert_int_equal(folder_count("."), 1);
	/* What waits in a journal cannot be left out without saying so. */
	folder_put(FIXTURE_STORE "-wal", "something");
	as_reader(fail_to_read);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_store_open_makes_file_and_folders),
	    IN_FOLDER(test_store_open_takes_an_empty_file),
	    IN_FOLDER(test_store_open_with_odd_names),
	    IN_FOLDER(test_store_open_refuses_what_is_no_file),
	    IN_FOLDER(test_store_open_refuses_what_is_no_store),
	    IN_FOLDER(test_store_open_refuses_a_newer_one),
	    IN_FOLDER(test_store_begin_refuses_a_newer_one),
	    IN_FOLDER(test_store_open_refuses_a_damaged_one),
	    IN_FOLDER(test_store_notices_a_damaged_payload),
	    IN_FOLDER(test_store_read_where_nothing_can_be_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
