/*
 * Secrets that no message repeats, whoever says them: a server may send back
 * the login it was told. What is known is masked where messages are made
 * (core/err.h, core/env.h), so that neither a log nor what the store keeps of a
 * run has it.
 */
#ifndef CORE_MASK_H
#define CORE_MASK_H

#include <stdbool.h>

#include "core/str.h"

enum {
	MASK_LEAST = 4,  /* bytes; shorter ones would be found in any text */
	MASK_MAX = 65536 /* secrets */
};

/*
 * Copied; one that is too short, or known, is passed over. False: no memory, or
 * one too many.
 */
bool mask_add(struct str secret);

/* "***" takes the place of each, where it stands. */
void mask_text(char *text);

/* Forgets all, and leaves nothing of them in memory. */
void mask_clear(void);

#endif
