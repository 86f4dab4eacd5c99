/*
 * One line on a terminal that is written over again and again. It is silent
 * where standard error is no terminal, and goes out of the way of messages.
 */
#ifndef SHEAF_PROGRESS_H
#define SHEAF_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/str.h"

struct progress {
	bool wanted;      /* else nothing is ever written */
	size_t shown;     /* columns on the screen now; 0: none */
	int64_t shown_at; /* ms */
};

/*
 * Shows `line`, cut to the width the terminal has now. Within a tenth of a
 * second of the last one it is dropped, unless `urgent`.
 */
void progress_show(struct progress *p, int64_t now_ms, struct str line,
		   bool urgent);

/* Takes the line off the screen: before messages and at the end. */
void progress_clear(struct progress *p);

#endif
