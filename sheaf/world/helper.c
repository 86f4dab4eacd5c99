/* Programs that are told of failures, started by a process of their own. */
#include "sheaf/world/world.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/file.h"
#include "core/str.h"
#include "sheaf/options/options.h"

extern char **environ;

enum {
	FACTS_MAX = 256,  /* variables, ours and those that were there */
	PROGRAM_S = 60,   /* for one of them */
	ORDER_MAX = 32768 /* bytes */
};

/* --- In the helper -------------------------------------------------------- */

/* Texts that end with a NUL, one after the other, up to an empty one. */
static char *
read_texts(char *p, const char *end, char **out, size_t max, size_t *n)
{
	while (p < end && *p != '\0') {
		if (*n + 1 < max)
			out[(*n)++] = p;
		p += strlen(p) + 1;
	}
	out[*n] = NULL;
	return p < end ? p + 1 : p;
}

static void
become(char *const argv[], char *const env[])
{
	int null = open("/dev/null", O_RDONLY);

	if (null >= 0)
		dup2(null, STDIN_FILENO);
	dup2(STDERR_FILENO, STDOUT_FILENO);
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGUSR1, SIG_DFL);
	alarm(PROGRAM_S); /* outlives what comes now */
	execve(argv[0], argv, env);
	_exit(127);
}

/* One program, to its end. */
static void
carry_out(char *order, size_t n)
{
	char *argv[RULE_WORDS_MAX + 1], *env[FACTS_MAX];
	size_t nargs = 0, nenv = 0;
	char *p;
	pid_t child;

	p = read_texts(order, order + n, argv, RULE_WORDS_MAX + 1, &nargs);
	read_texts(p, order + n, env, FACTS_MAX, &nenv);
	for (size_t i = 0; environ[i] != NULL && nenv + 1 < FACTS_MAX; i++)
		if (strncmp(environ[i], "SHEAF_", 6) != 0)
			env[nenv++] = environ[i];
	env[nenv] = NULL;
	child = nargs > 0 ? fork() : -1;
	if (child == 0)
		become(argv, env);
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		continue;
}

static bool
read_all(int fd, void *to, size_t n)
{
	char *p = to;

	while (n > 0) {
		ssize_t got = read(fd, p, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
	}
	return true;
}

/* Until the other end is closed, however that comes about. */
static void
serve(int fd)
{
	static char order[ORDER_MAX + 1];
	size_t n;

	/* What stops a harvest must not stop the word of it. */
	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	while (read_all(fd, &n, sizeof(n)) && n <= ORDER_MAX &&
	       read_all(fd, order, n)) {
		order[n] = '\0';
		carry_out(order, n);
	}
	_exit(0);
}

/* --- In the program ------------------------------------------------------- */

int
helper_start(struct helper *h, struct err *e)
{
	int ends[2];

	*h = (struct helper){.fd = -1};
	if (pipe(ends) != 0)
		return err_errno(e, "make", "a pipe");
	h->child = fork();
	if (h->child < 0) {
		close(ends[0]);
		close(ends[1]);
		return err_errno(e, "start", "a helper");
	}
	if (h->child == 0) {
		close(ends[1]);
		serve(ends[0]);
	}
	close(ends[0]);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	h->fd = ends[1];
	return 0;
}

int
helper_run(struct helper *h, const char *program, const struct helper_fact *v,
	   size_t n, struct err *e)
{
	struct str rest = str_c(program), word;
	struct buf order;
	size_t length;
	int rc;

	buf_init(&order, ORDER_MAX);
	while (str_cut(&rest, ' ', &word)) {
		if (word.n == 0)
			continue;
		buf_str(&order, word);
		buf_char(&order, '\0');
	}
	buf_char(&order, '\0');
	for (size_t i = 0; i < n; i++) {
		buf_printf(&order, "%s=%s", v[i].name, v[i].value);
		buf_char(&order, '\0');
	}
	buf_char(&order, '\0');
	rc = buf_check(&order, e);
	length = order.n;
	if (rc == 0)
		rc = file_write_fd(h->fd, "the helper", &length, sizeof(length),
				   e);
	if (rc == 0)
		rc = file_write_fd(h->fd, "the helper", order.p, order.n, e);
	buf_free(&order);
	return rc;
}

void
helper_end(struct helper *h)
{
	if (h->fd < 0)
		return;
	close(h->fd);
	h->fd = -1;
	while (waitpid(h->child, NULL, 0) < 0 && errno == EINTR)
		continue;
}
