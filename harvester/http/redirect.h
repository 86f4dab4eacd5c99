/* Where a redirect may lead: rules, no network. */
#ifndef HARVESTER_HTTP_REDIRECT_H
#define HARVESTER_HTTP_REDIRECT_H

#include <stdbool.h>

#include "core/err.h"
#include "core/str.h"

enum { REDIRECTS_MAX = 5 };

/* Does an answer with that status point elsewhere? */
bool redirect_status(int status);

/*
 * May a request to `from` go on at `to`, the `hops`-th step? Only http and
 * https, never from https to http, without user and password, REDIRECTS_MAX
 * steps at most. ERR_HTTP with the status says why not. (That nothing public
 * leads to a private address is seen to where connections are made.)
 */
int redirect_check(struct str from, struct str to, int status, int hops,
		   struct err *e);

#endif
