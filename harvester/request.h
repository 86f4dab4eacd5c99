/*
 * OAI-PMH request addresses (OAI-PMH 2.0, section 3.1.1): a base URL, which may
 * have a query of its own, and percent-encoded arguments.
 */
#ifndef HARVESTER_REQUEST_H
#define HARVESTER_REQUEST_H

#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"

/* Everything outside RFC 3986's unreserved characters is encoded. */
void request_encode(struct buf *out, struct str s);

/*
 * Is it a base URL we may use? http or https, a host, no user and password, no
 * fragment, no control characters or blanks, at most HTTP_URL_MAX bytes.
 * ERR_USAGE says what is wrong without repeating a password.
 */
int request_check_base(struct str url, struct err *e);

/* base?verb=... ; a token goes alone with the verb. Empty values are left
 * out. */
struct request_args {
	const char *verb;
	struct str prefix, set, from, until, token, identifier;
};
void request_build(struct buf *out, struct str base,
		   const struct request_args *args);

/* The address without a password, for messages. */
void request_for_message(struct buf *out, struct str url);

#endif
