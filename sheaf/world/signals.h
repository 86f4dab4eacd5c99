/*
 * Signals. The one place with state outside of objects: a handler can reach
 * nothing else.
 *
 * SIGTERM, SIGINT and SIGHUP stop a run. A command that has something to bring
 * to an end (a harvest) is told by a flag the first time and ended at once the
 * second time; any other is ended at once, its temporary files removed. The
 * exit status is 128 plus the signal's number either way. A signal that was
 * ignored when the program started (nohup) stays ignored. SIGPIPE and SIGXFSZ
 * become errors of the write that met them.
 */
#ifndef SHEAF_WORLD_SIGNALS_H
#define SHEAF_WORLD_SIGNALS_H

#include <stdbool.h>

/* patient: the first signal only sets the flag. */
void signals_init(bool patient);

/* The first signal that came in, or 0. */
int signals_caught(void);
const char *signals_name(int sig); /* "SIGTERM" */

#endif
