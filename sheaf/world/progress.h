/*
 * Lines at the bottom of a terminal that are written over again and again. They
 * are silent where standard error is no terminal, and go out of the way of
 * messages.
 */
#ifndef SHEAF_WORLD_PROGRESS_H
#define SHEAF_WORLD_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/str.h"

enum { PROGRESS_LINES = 64 };

struct progress {
	bool wanted;                  /* else nothing is ever written */
	size_t shown[PROGRESS_LINES]; /* columns of the lines on the screen */
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

#endif
