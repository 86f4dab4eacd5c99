/*
 * Which failures wait and try again, and how long: one table. Nothing else in
 * the program waits on its own account.
 */
#ifndef HARVESTER_RETRY_H
#define HARVESTER_RETRY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "harvester/http/http.h"

/* ms before an answer that is odd, though none that may pass, is asked for
 * once more. */
enum { RETRY_ODD_MS = 1000 };

/* s: a server that wants to be left alone for longer is believed for a day. */
enum { RETRY_AWAY_MAX = 86400 };

struct retry_policy {
	int retries;  /* tries after the first */
	int max_wait; /* s: longest single wait a server may ask for */
};

enum retry_verdict {
	RETRY_AFTER,   /* wait *wait_ms, then again */
	RETRY_NEVER,   /* a failure that will not pass */
	RETRY_SPENT,   /* might pass, but enough was tried */
	RETRY_TOO_LONG /* the server asks for more than max_wait */
};

/*
 * `tries` failures so far of the same request. `reply` and `e` as http_done_fn
 * got them. Waits grow (1 s, 2 s, 4 s, ... at most 60 s) with jitter, never
 * below what the server asked for in Retry-After (429 and 503 only).
 */
enum retry_verdict retry_judge(const struct env *env,
			       const struct retry_policy *p, int tries,
			       const struct http_response *response,
			       const struct err *e, int64_t *wait_ms);

/* May a request that failed so be asked again at all? */
bool retry_may_pass(int status, const struct err *e);

#endif
