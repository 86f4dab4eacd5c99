/*
 * What is outside of the program: clock, signals, the terminal, messages, exit
 * codes.
 */
#ifndef SHEAF_WORLD_WORLD_H
#define SHEAF_WORLD_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/env.h"
#include "core/err.h"
#include "core/str.h"

/* --- Lines on a terminal ------------------------------------------------- */

/*
 * Lines at the bottom of a terminal that are written over again and again. They
 * are silent where standard error is no terminal, and go out of the way of
 * messages.
 */

enum { PROGRESS_LINES = 64 };

struct progress {
	bool wanted; /* else nothing is ever written */
	size_t nshown;
	int64_t shown_at; /* ms */
};

/* How many lines fit on the terminal as it is now. */
size_t progress_room(const struct progress *p);

/* Whether the last lines are old enough: a tenth of a second. */
bool progress_due(const struct progress *p, int64_t now_ms);

/*
 * Shows these lines, as many as fit, each cut to the width the terminal has
 * now.
 */
void progress_show(struct progress *p, int64_t now_ms, const struct str *lines,
		   size_t n);

/* Takes the lines off the screen: before messages and at the end. */
void progress_clear(struct progress *p);

/* --- Exit codes ---------------------------------------------------------- */

/*
 * Exit codes: one table, from the error that ended something to the number a
 * script sees. The numbers are promises (sheaf(1), EXIT STATUS).
 */

enum exit_code {
	EXIT_DONE = 0,
	EXIT_REMOTE = 1,  /* the other side failed */
	EXIT_USAGE = 2,   /* command, option, configuration, identifier */
	EXIT_PARTLY = 3,  /* done, but not all is well */
	EXIT_LOCAL = 4,   /* store, disk, memory, output */
	EXIT_BUSY = 5,    /* another run holds the source */
	EXIT_ABSENT = 6,  /* nobody has the record asked for */
	EXIT_SIGNAL = 128 /* plus the signal's number */
};

/* ERR_STOPPED gives 128 plus the signal that came in. */
int exit_code_of(const struct err *e);

/*
 * The worse of two outcomes, where several sources end differently. From worst
 * to best: a signal, 4, 2, 1, 5, 6, 3, 0: first what hinders every further
 * run, then what hinders one source, then what is merely incomplete.
 */
int exit_code_worse(int a, int b);

/* --- Signals ------------------------------------------------------------- */

/*
 * Signals. The one place with state outside of objects: a handler can reach
 * nothing else.
 *
 * SIGTERM, SIGINT and SIGHUP stop a run. A command that has something to bring
 * to an end (a harvest) is told by a flag the first time and ended at once the
 * second time; any other is ended at once, its temporary files removed. The
 * exit status is 128 plus the signal's number either way. A signal that was
 * ignored when the program started (nohup) stays ignored. SIGUSR1 asks a
 * harvest where it stands, and stops nothing. SIGPIPE and SIGXFSZ
 * become errors of the write that met them.
 */

/* patient: the first signal only sets the flag. */
void signals_init(bool patient);

/* The first signal that came in, or 0. */
int signals_caught(void);

/* SIGUSR1 has come since the last call: somebody wants to know how it stands. */
bool signals_asked(void);

const char *signals_name(int sig); /* "SIGTERM" */

/* --- The terminal -------------------------------------------------------- */

/* What a descriptor shows text on. */

/* A terminal on which a line can be written over ($TERM is not "dumb"). */
bool term_can_rewrite(int fd);

/*
 * Columns, asked anew each time, since windows change: of the terminal, else
 * $COLUMNS, else 80.
 */
size_t term_columns(int fd);

/* Rows, likewise; without a terminal 24. */
size_t term_rows(int fd);

/* --- The world ----------------------------------------------------------- */

/*
 * The real world behind struct env: clocks, chance, the stop flag, and
 * messages on standard error.
 */

struct world {
	struct env env;       /* ctx is the world itself: do not move it */
	enum log_level level; /* the least important that is shown */
	bool json;            /* an object a line */
	bool terminal;        /* standard error is one */
	struct progress progress;
	uint64_t chance; /* state of env.random */
};

/*
 * Until told more: text, and warnings and errors only, on a terminal also what
 * was done.
 */
void world_init(struct world *w);

/* verbose: how often -v was given. */
void world_set(struct world *w, unsigned verbose, bool quiet, bool json);

/* A message that is wanted whatever the level: it was asked for. */
void world_print(struct world *w, const char *line,
		 const struct log_facts *facts);

/* The error as one message; nothing for a reader who closed our output. */
void world_report(struct world *w, const struct err *e);

/* --- Programs of others --------------------------------------------------- */

/*
 * A process that starts programs for us. It is begun before this one gives up
 * the right to (core/confine.h), and ends with it. Programs run one after the
 * other, without a shell, their output on standard error; each has a minute.
 */
struct helper {
	int fd; /* -1: there is none */
	int child;
};

/* A variable of the environment: SHEAF_SOURCE, "zenodo". */
struct helper_fact {
	const char *name, *value;
};

int helper_start(struct helper *h, struct err *e);

/* Does not wait for it. `program`: its path and arguments, blanks between. */
int helper_run(struct helper *h, const char *program,
	       const struct helper_fact *v, size_t n, struct err *e);

/* Waits for all of them; harmless where none was started and fd is -1. */
void helper_end(struct helper *h);

/* --- Text in columns ----------------------------------------------------- */

/* Text for people in so many columns. */

/*
 * Appends `text` in lines that begin with `indent` blanks and have at most
 * `columns` columns, unless a word alone is longer. Harmful characters become
 * question marks. Nothing for no text.
 */
void layout_wrap(struct buf *out, struct str text, size_t indent,
		 size_t columns);

/*
 * The name of a source in at most `width` columns, and how many it took. An
 * address that is too long loses its scheme and then its middle, because host
 * and end tell most; what was taken out is a visible gap.
 */
size_t layout_name(struct buf *out, struct str name, size_t width);

/* "12 s", "3 min 12 s", "2 h 5 min", "3 days 4 h" */
void layout_duration(struct buf *out, uint64_t seconds);

#endif
