/*
 * The wire: single exchanges, one request and its answer, by libcurl's multi
 * interface. Whom to ask, when, how often and where redirects lead is decided
 * above (harvester/http/http.c); this is the only file that knows libcurl.
 */
#ifndef HARVESTER_HTTP_HTTP_CURL_H
#define HARVESTER_HTTP_HTTP_CURL_H

#include <stdbool.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/spool.h"
#include "harvester/http/answer.h"
#include "harvester/http/http.h"

struct wire;

/* The caller's; all of it must stay in place while the exchange is going on. */
struct exchange {
	/* In. */
	const char *url;
	bool plain; /* ask for an answer that is not compressed */
	enum http_accept accept;
	const struct http_login *login; /* or NULL: this hop gets none */
	int places;                     /* connections to that host at least */
	struct spool *body; /* empty, or NULL when no memory was left */
	/* In and out: a public address was talked to; private ones are refused
	 * from then on, before a connection is made. */
	bool outside;
	/* Out. */
	int status;   /* 0: none */
	bool garbled; /* the body could not be decompressed */
	struct answer answer;
	struct err
	    err; /* ERR_NONE: an answer came, whole as far as HTTP goes */
	/* The wire's own. */
	struct wire *wire;
	void *handle;
	void *lines; /* headers of the login, with those of all */
	char reason[256];
};

/* Borrows o and its strings. */
struct wire *wire_new(const struct http_options *o, struct err *e);
void wire_free(struct wire *w); /* after all exchanges have been dropped */

int wire_start(struct wire *w, struct exchange *x, struct err *e);
void wire_stop(struct exchange *x); /* harmless when it is not going on */
void wire_drop(struct exchange *x); /* gives back what the wire keeps in it */

/* Waits for something to do, at most wait_ms, and moves all exchanges on. */
int wire_turn(struct wire *w, int wait_ms, struct err *e);

/* The next one that ended; NULL: none (any more). */
struct exchange *wire_ended(struct wire *w);

/*
 * Appends the address that `location` names when it comes from `base`: relative
 * or absolute, any scheme, blanks encoded, no fragment. False: it is none.
 */
bool wire_join(const char *base, const char *location, struct buf *out);

#endif
