/* What is given up is gone; what was asked for is still there. */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/confine.h"
#include "core/file.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

/* In a process of its own, since there is no way back: its exit status. */
static int
confined(const struct confine *c, int (*work)(void))
{
	const char *missing;
	struct err e;
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0)
		_exit(confine(c, CONFINE_STRICT, &missing, &e) != 0 ? 99
								    : work());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Does the call fail, and for want of a right? */
static int
refused(int rc)
{
	return rc < 0 && (errno == EACCES || errno == EPERM);
}

static int
reads_elsewhere(void)
{
	return refused(open("/etc/passwd", O_RDONLY)) &&
		       refused(open("out/file", O_RDONLY))
		   ? 0
		   : 1;
}

static int
writes_what_is_read(void)
{
	return refused(open("in/file", O_WRONLY)) &&
		       refused(open("in/new", O_WRONLY | O_CREAT, 0600))
		   ? 0
		   : 1;
}

static int
reads_and_writes(void)
{
	struct file *f;
	struct err e;
	int fd = open("in/file", O_RDONLY);

	if (fd < 0)
		return 1;
	if (file_create(&f, "out/result", &e) != 0)
		return 2;
	if (file_write(f, "x", 1, &e) != 0 || file_commit(f, &e) != 0)
		return 3;
	file_close(f);
	return access("out/result", F_OK) == 0 ? 0 : 4;
}

static int
starts_a_program(void)
{
	static char name[] = "true";
	char *const argv[] = {name, NULL}, *const env[] = {NULL};

	return refused(execve("/bin/true", argv, env)) ? 0 : 1;
}

static int
makes_a_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static int
no_socket(void)
{
	return refused(socket(AF_INET, SOCK_STREAM, 0)) &&
		       refused(socket(AF_INET6, SOCK_DGRAM, 0))
		   ? 0
		   : 1;
}

static void
make_file(const char *folder, const char *path)
{
	FILE *f;

	assert_int_equal(mkdir(folder, 0700), 0);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fclose(f), 0);
}

static void
test_confine_gives_up_all_but_what_is_named(void **state)
{
	struct confine c = {.network = false};
	char beside[64];

	(void)state;
	if (strncmp(confine_offer(), "Landlock", 8) != 0 ||
	    strstr(confine_offer(), "seccomp") == NULL)
		skip();
	make_file("in", "in/file");
	make_file("out", "out/file");
	assert_true(confine_read(&c, "in"));
	assert_true(confine_read(&c, "not/there"));
	assert_int_equal(confined(&c, reads_elsewhere), 0);
	assert_int_equal(confined(&c, writes_what_is_read), 0);
	assert_int_equal(confined(&c, starts_a_program), 0);
	assert_int_equal(confined(&c, no_socket), 0);
	assert_true(
	    confine_write_beside(&c, "out/result", beside, sizeof(beside)));
	assert_string_equal(beside, "out");
	assert_int_equal(confined(&c, reads_and_writes), 0);
	c.network = true;
	assert_int_equal(confined(&c, makes_a_socket), 1);
	assert_int_equal(confined(&c, starts_a_program), 0);
}

static void
test_confine_takes_no_more_than_it_can_hold(void **state)
{
	struct confine c = {.network = false};
	char small[4];

	(void)state;
	assert_false(confine_read(&c, NULL));
	assert_false(confine_write(&c, ""));
	assert_false(confine_write_beside(&c, "folder/x", small, 4));
	assert_true(confine_write_beside(&c, "/x", small, 4));
	assert_string_equal(small, "/");
	assert_true(confine_write_beside(&c, "x", small, 4));
	assert_string_equal(small, ".");
	for (int i = 0; i < CONFINE_PATHS_MAX; i++)
		assert_true(confine_read(&c, "x"));
	assert_false(confine_read(&c, "x"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_confine_gives_up_all_but_what_is_named),
	    cmocka_unit_test(test_confine_takes_no_more_than_it_can_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
