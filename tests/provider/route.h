/*
 * From the target of a request to what it is about:
 *
 *	[/fault/SPECS[/ANYTHING]...]/SOURCE
 *	[/fault/SPECS[/ANYTHING]...]/replay/NAME
 *
 * Equal paths share their counters; ANYTHING makes a path of its own.
 */
#ifndef TESTS_PROVIDER_ROUTE_H
#define TESTS_PROVIDER_ROUTE_H

#include <stdbool.h>

#include "tests/provider/call.h"
#include "tests/provider/server.h"

/*
 * Fills in what `target` says; the body of a POST is further arguments. False
 * when the answer is there already: no such path, no such fault.
 */
bool route(struct call *c, const struct server *s, const char *body,
	   size_t nbody);

#endif
