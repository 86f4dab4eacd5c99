/*
 * Does a chain of tokens bite its own tail? Brent's algorithm: one token is
 * remembered, at positions that double, so that memory does not grow with the
 * list. A circle is found after three times its length at the latest.
 */
#ifndef HARVESTER_CYCLE_H
#define HARVESTER_CYCLE_H

#include <stdbool.h>
#include <stdint.h>

#include "parsers/oai/oai.h"

struct cycle {
	char token[OAI_TOKEN_MAX]; /* the one remembered */
	uint64_t steps, until;     /* since then; remember anew after so many*/
};

void cycle_start(struct cycle *c);

/* The next token of the chain; true: it was there before. */
bool cycle_seen(struct cycle *c, const char *token);

#endif
