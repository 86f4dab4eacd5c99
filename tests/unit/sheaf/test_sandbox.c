/* What each command can still do once it has given up the rest. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/confine.h"
#include "sheaf/app.h"
#include "sheaf/command/command.h"
#include "sheaf/sandbox.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

enum {
	CONNECTS = 1 << 0,
	READS_GIVEN = 1 << 1,  /* the file in/given, an operand */
	WRITES_STORE = 1 << 2, /* a new file beside it */
	WRITES_OUTPUT = 1 << 3,
	READS_OTHER = 1 << 4, /* in/other */
	WRITES_GIVEN = 1 << 5,
	STARTED = 77, /* a program */
	BROKEN = 1 << 7
};

static unsigned
opens(const char *path, int flags, unsigned bit)
{
	int fd = open(path, flags, 0600);

	return fd < 0 && (errno == EACCES || errno == EPERM) ? 0 : bit;
}

/* If it is started, it takes our place, and its status ours. */
static unsigned
starts(void)
{
	static char name[] = "sh", flag[] = "-c", script[] = "exit 77";
	char *const argv[] = {name, flag, script, NULL}, *const env[] = {NULL};

	execve("/bin/sh", argv, env);
	return errno == EPERM || errno == EACCES ? 0 : BROKEN;
}

static unsigned
all_that_works(void)
{
	unsigned can = opens("in/given", O_RDONLY, READS_GIVEN);

	can |= opens("in/other", O_RDONLY, READS_OTHER);
	can |= opens("in/given", O_WRONLY, WRITES_GIVEN);
	can |= opens("store/new", O_WRONLY | O_CREAT, WRITES_STORE);
	can |= opens("out/new", O_WRONLY | O_CREAT, WRITES_OUTPUT);
	if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
		can |= CONNECTS;
	return can | starts();
}

static unsigned
enter(char *const *words, int n)
{
	static struct app app;
	struct err e;

	app.commands = commands;
	world_init(&app.world);
	config_init(&app.config);
	arena_init(&app.arena, 1 << 20);
	if (args_parse(&app.args, commands, n, words, &e) != 0 ||
	    sandbox_enter(&app, SANDBOX_AT_START, &e) != 0 ||
	    sandbox_enter(&app, SANDBOX_SOURCES_KNOWN, &e) != 0)
		return BROKEN;
	return all_that_works();
}

/* In a process of its own: there is no way back. */
static unsigned
confined(const char *line)
{
	char room[256], *words[16], *save = room;
	int n = 0, status;
	pid_t pid;

	assert_true(strlen(line) < sizeof(room));
	memcpy(room, line, strlen(line) + 1);
	while (save != NULL && n < 16) {
		words[n++] = save;
		save = strchr(save, ' ');
		if (save != NULL)
			*save++ = '\0';
	}
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		_exit((int)enter(words, n));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return (unsigned)WEXITSTATUS(status);
}

static void
test_sandbox_leaves_what_a_command_needs(void **state)
{
	static const struct {
		const char *line;
		unsigned can;
	} rows[] = {
	    {"sheaf verify in/given", READS_GIVEN},
	    {"sheaf convert -o out/x.ris in/given",
	     READS_GIVEN | WRITES_OUTPUT},
	    {"sheaf convert in/given", READS_GIVEN},
	    {"sheaf export --store store/s.db -o out/x.ris",
	     WRITES_STORE | WRITES_OUTPUT},
	    {"sheaf export --store store/s.db --ids in/given",
	     WRITES_STORE | READS_GIVEN},
	    {"sheaf list --store store/s.db in/given", WRITES_STORE},
	    {"sheaf list --store store/not/there/s.db", WRITES_STORE},
	    {"sheaf list --store store/link.db", WRITES_STORE | WRITES_OUTPUT},
	    {"sheaf status --store store/s.db", WRITES_STORE},
	    {"sheaf check --store store/s.db", WRITES_STORE},
	    {"sheaf reindex --store store/s.db", WRITES_STORE},
	    {"sheaf harvest --store store/s.db x", WRITES_STORE | CONNECTS},
	    {"sheaf harvest --store store/s.db --cacert in/given x",
	     WRITES_STORE | CONNECTS | READS_GIVEN},
	    {"sheaf get --store store/s.db -o out/x.bib 10.5555/x",
	     WRITES_STORE | WRITES_OUTPUT | CONNECTS},
	    {"sheaf copy --store store/s.db --to out/copy.db",
	     WRITES_STORE | WRITES_OUTPUT},
	    {"sheaf compact --store store/s.db", WRITES_STORE},
	    {"sheaf source probe x", CONNECTS},
	    {"sheaf verify --sandbox strict in/given", READS_GIVEN},
	    {"sheaf help", 0},
	};

	(void)state;
	if (strncmp(confine_offer(), "Landlock", 8) != 0 ||
	    strstr(confine_offer(), "seccomp") == NULL)
		skip();
	/* Elsewhere than where temporary files may be read and written. */
	assert_int_equal(mkdir("tmp", 0700), 0);
	assert_int_equal(setenv("TMPDIR", "tmp", 1), 0);
	assert_int_equal(mkdir("in", 0700), 0);
	assert_int_equal(mkdir("store", 0700), 0);
	assert_int_equal(mkdir("out", 0700), 0);
	folder_put("in/given", "x");
	folder_put("in/other", "x");
	folder_put("out/real.db", "x");
	assert_int_equal(symlink("../out/real.db", "store/link.db"), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		unsigned can = confined(rows[i].line);

		if (can != rows[i].can)
			fail_msg("%s: can %#x, not %#x", rows[i].line, can,
				 rows[i].can);
	}
}

static void
test_sandbox_off_leaves_all(void **state)
{
	(void)state;
	assert_int_equal(confined("sheaf --sandbox off verify x"), STARTED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_sandbox_leaves_what_a_command_needs),
	    IN_FOLDER(test_sandbox_off_leaves_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
