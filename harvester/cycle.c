/* Brent's cycle detection over resumption tokens. */
#include "harvester/cycle.h"

#include <stdio.h>
#include <string.h>

void
cycle_start(struct cycle *c)
{
	c->token[0] = '\0';
	c->steps = 0;
	c->until = 1;
}

bool
cycle_seen(struct cycle *c, const char *token)
{
	if (strcmp(c->token, token) == 0)
		return true;
	if (++c->steps >= c->until) {
		snprintf(c->token, sizeof(c->token), "%s", token);
		c->steps = 0;
		c->until *= 2;
	}
	return false;
}
