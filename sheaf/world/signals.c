/* Stop flags and the signals that set them. */
#include "sheaf/world/world.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "core/file.h"

static const struct {
	int sig;
	const char *name;
} stoppers[] = {{SIGTERM, "SIGTERM"}, {SIGINT, "SIGINT"}, {SIGHUP, "SIGHUP"}};

enum { NSTOPPERS = sizeof(stoppers) / sizeof(stoppers[0]) };

static volatile sig_atomic_t caught;
static volatile sig_atomic_t finish_first;
static volatile sig_atomic_t asked;

static void
handle(int sig)
{
	if (caught == 0 && finish_first) {
		caught = sig;
		return;
	}
	file_abandon_all();
	_exit(EXIT_SIGNAL + sig);
}

static void
handle_question(int sig)
{
	(void)sig;
	asked = 1;
}

void
signals_init(bool patient)
{
	struct sigaction stop = {.sa_handler = handle};
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction question = {.sa_handler = handle_question,
				     .sa_flags = SA_RESTART};
	struct sigaction old;

	finish_first = patient;
	sigfillset(&stop.sa_mask);
	for (size_t i = 0; i < NSTOPPERS; i++) {
		if (sigaction(stoppers[i].sig, NULL, &old) == 0 &&
		    old.sa_handler == SIG_IGN)
			continue;
		sigaction(stoppers[i].sig, &stop, NULL);
	}
	sigfillset(&question.sa_mask);
	sigaction(SIGUSR1, &question, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
#ifdef SIGXFSZ /* an XSI signal */
	sigaction(SIGXFSZ, &ignore, NULL);
#endif
}

bool
signals_asked(void)
{
	bool was = asked != 0;

	asked = 0;
	return was;
}

int
signals_caught(void)
{
	return caught;
}

const char *
signals_name(int sig)
{
	for (size_t i = 0; i < NSTOPPERS; i++)
		if (stoppers[i].sig == sig)
			return stoppers[i].name;
	return "a signal";
}
