/* Which failures wait, and how long. */
#include "harvester/retry.h"

#include <errno.h>
#include <stddef.h>

enum {
	FIRST_WAIT_MS = 1000,
	LONGEST_WAIT_MS = 60 * 1000,
	DOUBLINGS = 6, /* 1 s << 6 is past the longest wait */
	/* A server that blames the client is not asked six times; one that is
	 * asked too often (429, RFC 6585) does not. */
	CLIENT_RETRIES = 3,
	TOO_MANY = 429
};

/* HTTP answers that another try may turn into a good one. */
static const struct {
	int first, last;
} passing[] = {
    {408, 408}, {421, 421}, {425, 425}, {429, 429},
    {500, 500}, {502, 504}, {506, 599}, /* not 501, 505 */
};

/*
 * Transport failures that will not pass, by the errno in err.detail: we refused
 * (a redirect), or do not trust the other side (its certificate).
 */
static const int final_net[] = {EPERM, EACCES, EINVAL};

/* By error code; the rest never passes. */
static const bool code_passes[ERR__MAX] = {
    [ERR_NET] = true,
    [ERR_XML] = true, /* cut off, most often */
    [ERR_OAI] = true, /* an HTML page of a proxy, another verb's answer */
};

static bool
status_passes(int status)
{
	for (size_t i = 0; i < sizeof(passing) / sizeof(passing[0]); i++)
		if (status >= passing[i].first && status <= passing[i].last)
			return true;
	return false;
}

bool
retry_may_pass(int status, const struct err *e)
{
	if (e == NULL || e->code == ERR_NONE)
		return status_passes(status);
	if (e->code == ERR_HTTP)
		return status_passes(e->detail);
	if (e->code == ERR_NET)
		for (size_t i = 0; i < sizeof(final_net) / sizeof(final_net[0]);
		     i++)
			if (e->detail == final_net[i])
				return false;
	return e->code < ERR__MAX && code_passes[e->code];
}

/* Three quarters to the whole of a wait that doubles: each is longer. */
static int64_t
own_wait(const struct env *env, int tries)
{
	int doublings = tries - 1 < DOUBLINGS ? tries - 1 : DOUBLINGS;
	int64_t wait = (int64_t)FIRST_WAIT_MS
		       << (doublings > 0 ? doublings : 0);

	if (wait > LONGEST_WAIT_MS)
		wait = LONGEST_WAIT_MS;
	return wait - env->random(env->ctx) % (wait / 4);
}

/* What the server asked for in seconds, or -1. */
static int64_t
asked_wait(const struct http_response *response)
{
	if (response == NULL ||
	    (response->status != 429 && response->status != 503))
		return -1;
	return response->retry_after;
}

enum retry_verdict
retry_judge(const struct env *env, const struct retry_policy *p, int tries,
	    const struct http_response *response, const struct err *e,
	    int64_t *wait_ms)
{
	int status = response == NULL ? 0 : response->status;
	int64_t asked = asked_wait(response), own;
	int retries = p->retries;

	*wait_ms = 0;
	if (!retry_may_pass(status, e))
		return RETRY_NEVER;
	if (asked > p->max_wait)
		return RETRY_TOO_LONG;
	if (status >= 400 && status < 500 && status != TOO_MANY &&
	    retries > CLIENT_RETRIES)
		retries = CLIENT_RETRIES;
	if (tries > retries)
		return RETRY_SPENT;
	own = own_wait(env, tries);
	*wait_ms = asked > 0 && asked * 1000 > own ? asked * 1000 : own;
	return RETRY_AFTER;
}
