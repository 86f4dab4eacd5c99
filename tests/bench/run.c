/* What a command costs, as the kernel counts it: CPU, memory, what it writes. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/bench/bench.h"

enum { OUTPUT_BLOCK = 512 }; /* of Linux, whatever the file system's are */

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double
wall(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A status as a shell tells it. */
static int
shell_status(int status)
{
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int
bench_run(int argc, char **argv)
{
	double before = wall(), after;
	struct rusage used;
	int status;
	pid_t pid;

	if (argc < 1)
		return bench_fail("run COMMAND...");
	pid = fork();
	if (pid == 0) {
		/* Standard output is for the result. */
		dup2(STDERR_FILENO, STDOUT_FILENO);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0)
		return bench_fail("fork: %s", strerror(errno));
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return bench_fail("wait: %s", strerror(errno));
	after = wall();
	getrusage(RUSAGE_CHILDREN, &used);
	printf("%.4f %.4f %ld %d %lld\n",
	       seconds(used.ru_utime) + seconds(used.ru_stime), after - before,
	       used.ru_maxrss, shell_status(status),
	       (long long)used.ru_oublock * OUTPUT_BLOCK);
	return 0;
}
