/* Files that appear whole or not at all. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "core/file_temp.h"
#include "core/mem.h"
#include "tests/unit/folder.h"

/* Is a file that is being written to be seen in its folder? */
static bool named;

static void
put_file(const char *path, const char *text)
{
	struct file *f;
	struct err e;

	assert_int_equal(file_create(&f, path, &e), 0);
	assert_int_equal(file_write(f, text, strlen(text), &e), 0);
	assert_int_equal(file_commit(f, &e), 0);
	file_close(f);
	folder_expect(path, text);
}

static void
test_file_appears_when_committed(void **state)
{
	struct file *f;
	struct stat st;
	struct err e;

	(void)state;
	umask(027);
	assert_int_equal(file_create(&f, "new.txt", &e), 0);
	assert_int_equal(file_write(f, "one ", 4, &e), 0);
	assert_int_not_equal(access("new.txt", F_OK), 0);
	assert_int_equal(file_write(f, "two", 3, &e), 0);
	assert_int_equal(file_write(f, "", 0, &e), 0);
	assert_int_equal(file_commit(f, &e), 0);
	file_close(f);
	umask(022);
	folder_expect("new.txt", "one two");
	assert_int_equal(stat("new.txt", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(folder_count("."), 1);
}

static void
test_file_leaves_nothing_when_not_committed(void **state)
{
	struct file *f;
	struct err e;

	(void)state;
	put_file("old.txt", "old");
	assert_int_equal(file_create(&f, "old.txt", &e), 0);
	assert_int_equal(file_write(f, "new", 3, &e), 0);
	assert_int_equal(folder_count("."), named ? 2 : 1);
	file_close(f);
	folder_expect("old.txt", "old");
	assert_int_equal(folder_count("."), 1);
	file_close(NULL);
}

static void
test_file_replaces_under_the_same_mode(void **state)
{
	struct stat st;

	(void)state;
	put_file("a", "old");
	assert_int_equal(chmod("a", 0604), 0);
	put_file("a", "new and longer");
	assert_int_equal(stat("a", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0604);
}

static void
test_file_follows_a_link(void **state)
{
	struct stat st;

	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	put_file("d/target", "old");
	assert_int_equal(symlink("d/target", "link"), 0);
	put_file("link", "new");
	assert_int_equal(lstat("link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	folder_expect("d/target", "new");
	assert_int_equal(folder_count("d"), 1);
}

static void
test_file_refuses_what_cannot_be_written(void **state)
{
	static const struct {
		const char *path, *says;
		enum err_code code;
	} cases[] = {
	    {"", "empty", ERR_USAGE},       {".", "directory", ERR_IO},
	    {"../", "directory", ERR_IO},   {"missing/a", "missing/a", ERR_IO},
	    {"plain/a", "plain/a", ERR_IO}, {"loop", "loop", ERR_IO},
	};
	struct file *f = (struct file *)&f;
	struct err e;

	(void)state;
	put_file("plain", "x");
	assert_int_equal(symlink("loop", "loop"), 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(file_create(&f, cases[i].path, &e), -1);
		assert_int_equal(e.code, cases[i].code);
		assert_non_null(strstr(e.msg, cases[i].says));
		assert_null(f);
	}
	assert_int_equal(folder_count("."), 2);
}

static void
test_file_with_a_long_name(void **state)
{
	char name[256];

	(void)state;
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	put_file(name, "text");
	assert_int_equal(folder_count("."), 1);
}

static void
test_file_takes_another_temporary_name(void **state)
{
	char name[64];

	(void)state;
	snprintf(name, sizeof(name), ".sheaf-%ld-0", (long)getpid());
	assert_int_equal(symlink("victim", name), 0);
	put_file("a", "text");
	assert_int_not_equal(access("victim", F_OK), 0);
	assert_int_equal(folder_count("."), 2);
}

static void
test_file_when_disk_is_full(void **state)
{
	struct rlimit old, low;
	char text[3000] = {0};
	struct file *f;
	struct err e;
	int rc;

	(void)state;
	put_file("a", "old");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	low = old;
	low.rlim_cur = 1000;
	assert_int_equal(file_create(&f, "a", &e), 0);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
	rc = file_write(f, text, sizeof(text), &e);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(rc, -1);
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.msg, "write a: "));
	file_close(f);
	folder_expect("a", "old");
	assert_int_equal(folder_count("."), 1);
}

static void
test_file_that_is_a_device(void **state)
{
	struct file *f;
	struct err e;

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		skip();
	assert_int_equal(file_create(&f, "/dev/full", &e), 0);
	assert_int_equal(file_write(f, "x", 1, &e), -1);
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.msg, "/dev/full"));
	file_close(f);
	assert_int_equal(file_create(&f, "/dev/null", &e), 0);
	assert_int_equal(file_write(f, "x", 1, &e), 0);
	assert_int_equal(file_commit(f, &e), 0);
	file_close(f);
}

/* Standard output goes to a pipe that is closed, or to one that is read. */
static void
test_file_that_is_standard_output(void **state)
{
	int saved = dup(STDOUT_FILENO), ends[2], rc[3];
	char text[8] = "";
	struct file *f;
	struct err e;

	(void)state;
	fflush(stdout);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(dup2(ends[1], STDOUT_FILENO), STDOUT_FILENO);
	close(ends[1]);
	rc[0] = file_create(&f, "-", &e);
	rc[1] = file_write(f, "hello", 5, &e);
	assert_int_equal(read(ends[0], text, sizeof(text) - 1), 5);
	close(ends[0]);
	rc[2] = file_write(f, "more", 4, &e);
	file_close(f);
	assert_int_equal(dup2(saved, STDOUT_FILENO), STDOUT_FILENO);
	close(saved);
	assert_int_equal(rc[0], 0);
	assert_int_equal(rc[1], 0);
	assert_string_equal(text, "hello");
	assert_int_equal(rc[2], -1);
	assert_non_null(strstr(e.msg, "standard output"));
}

/* A reader that is slower than a writer which must not block. */
static void
test_file_write_when_pipe_is_full(void **state)
{
	enum { TOTAL = 1 << 20 };
	char *text = calloc(1, TOTAL), piece[4096];
	size_t seen = 0;
	int ends[2], status;
	struct err e;
	ssize_t got;
	pid_t child;

	(void)state;
	assert_non_null(text);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		_exit(file_write_fd(ends[1], "pipe", text, TOTAL, &e) != 0);
	}
	close(ends[1]);
	while ((got = read(ends[0], piece, sizeof(piece))) > 0)
		seen += (size_t)got;
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(seen, TOTAL);
	free(text);
}

static void
test_file_abandon_all_removes_what_is_open(void **state)
{
	struct file *a, *b;
	struct err e;

	(void)state;
	put_file("done", "x");
	assert_int_equal(file_create(&a, "a", &e), 0);
	assert_int_equal(file_create(&b, "b", &e), 0);
	assert_int_equal(folder_count("."), named ? 3 : 1);
	file_abandon_all();
	assert_int_equal(folder_count("."), 1);
	if (named)
		assert_int_equal(file_commit(a, &e), -1);
	file_close(a);
	file_close(b);
	assert_int_equal(folder_count("."), 1);
}

static void
test_file_when_too_many_are_open(void **state)
{
	struct file *f[64];
	struct err e;
	int n = 0;

	(void)state;
	while (n < 64 && file_create(&f[n], "a", &e) == 0)
		n++;
	assert_true(n >= 8 && n < 64);
	assert_int_equal(e.code, ERR_LIMIT);
	while (n > 0)
		file_close(f[--n]);
	assert_int_equal(folder_count("."), 0);
	for (int i = 0; i < 64; i++)
		put_file("a", "slots are free again");
}

/* Whatever ends the program: of a file without a name nothing is left. */
static void
test_file_of_a_killed_program(void **state)
{
	struct file *f;
	struct err e;
	int status;
	pid_t child;

	(void)state;
	put_file("old.txt", "old");
	child = fork();
	if (child == 0) {
		if (file_create(&f, "old.txt", &e) == 0 &&
		    file_write(f, "new", 3, &e) == 0)
			raise(SIGKILL);
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	folder_expect("old.txt", "old");
	assert_int_equal(folder_count("."), named ? 2 : 1);
}

static void
test_file_create_without_memory(void **state)
{
	struct file *f;
	struct err e;

	(void)state;
	for (unsigned int i = 1; i <= 3; i++) {
		mem_fail_at(i, 0);
		assert_int_equal(file_create(&f, "a", &e), -1);
		assert_int_equal(e.code, ERR_NOMEM);
		assert_null(f);
	}
	mem_fail_at(0, 0);
	assert_int_equal(folder_count("."), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_file_appears_when_committed),
	    IN_FOLDER(test_file_leaves_nothing_when_not_committed),
	    IN_FOLDER(test_file_replaces_under_the_same_mode),
	    IN_FOLDER(test_file_follows_a_link),
	    IN_FOLDER(test_file_refuses_what_cannot_be_written),
	    IN_FOLDER(test_file_with_a_long_name),
	    IN_FOLDER(test_file_takes_another_temporary_name),
	    IN_FOLDER(test_file_when_disk_is_full),
	    IN_FOLDER(test_file_that_is_a_device),
	    IN_FOLDER(test_file_that_is_standard_output),
	    IN_FOLDER(test_file_write_when_pipe_is_full),
	    IN_FOLDER(test_file_abandon_all_removes_what_is_open),
	    IN_FOLDER(test_file_of_a_killed_program),
	    IN_FOLDER(test_file_when_too_many_are_open),
	    IN_FOLDER(test_file_create_without_memory),
	};

	const char *dir = getenv("TMPDIR");
	int fd, rc;

	file_temp_always_named(true);
	named = true;
	rc = cmocka_run_group_tests_name("named", tests, NULL, NULL);
	file_temp_always_named(false);
	fd = file_temp_unnamed(dir == NULL ? "/tmp" : dir);
	named = fd < 0 || access("/proc/self/fd", F_OK) != 0;
	if (fd >= 0)
		close(fd);
	rc += cmocka_run_group_tests_name(named ? "named" : "unnamed", tests,
					  NULL, NULL);
	return rc;
}
