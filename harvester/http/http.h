/*
 * Many requests, one thread. The program uses libcurl (transfer.c), the tests
 * canned responses.
 *
 * `get` queues a request and returns; `turn` runs what is ready and returns at
 * the deadline at the latest, calling `done` for each transfer that ended. A
 * callback may queue new requests. One connection per host unless allowed
 * more; `delay` between requests to one host is kept here, so that whoever
 * shares the object shares the politeness.
 */
#ifndef HARVESTER_HTTP_HTTP_H
#define HARVESTER_HTTP_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "core/spool.h"
#include "core/str.h"

enum { HTTP_URL_MAX = 16384 };

/* What is asked for (RFC 9110, section 12.5.1). */
enum http_accept {
	HTTP_ACCEPT_XML, /* else anything */
	HTTP_ACCEPT_CSL,
	HTTP_ACCEPT__MAX
};

/*
 * Secrets, borrowed until `done` returns. They go to the origin of the address
 * asked for (scheme, host and port) and to no other one, wherever redirects
 * lead; they are in no message. A user without ":" (RFC 7617); headers as
 * "Name: value".
 */
struct http_login {
	struct str user, password;
	const struct str *headers;
	size_t nheaders;
};

/* Is there anything in it? */
bool login_given(const struct http_login *l);

/* ERR_USAGE says what is wrong with it, and repeats nothing of it. */
int login_check(const struct http_login *l, struct err *e);

/* How to ask; all zero: in the usual way. */
struct http_request {
	enum http_accept accept;
	bool outside; /* the address came from outside: none inside it */
	bool at_once; /* sent before `get` returns, if its turn has come */
	int delay_ms; /* pause since the last request to that host */
	int places;   /* connections to that host; 0: as in http_options */
	const struct http_login *login; /* or NULL */
	/* Other than those of the object: timeout, max_response, user_agent,
	 * proxy. Borrowed until `done` returns; NULL: none. */
	const struct http_options *o;
};

struct http_response {
	bool outside;         /* a public address was talked to */
	bool withheld;        /* a redirect led where the login must not go */
	bool moved;           /* for good: 301 or 308 at the address asked */
	bool query_lost;      /* a redirect left it out */
	char guard[80];       /* header of a check for robots, or "" */
	int status;           /* of the last answer in a chain of redirects */
	int64_t retry_after;  /* seconds from now, or -1 */
	char type[64];        /* Content-Type, lower case, without parameters*/
	char final_url[2048]; /* after redirects */
	struct spool *body;   /* decompressed; borrowed until done returns */
};

/*
 * e is NULL when a response came, whatever its status; else why none did. In
 * that case response->status may still tell how far it got (0: no answer).
 */
typedef void http_done_fn(void *ctx, const struct http_response *response,
			  const struct err *e);

struct http {
	/* Copies url. ERR_USAGE: a login that cannot be sent. May be called by
	 * `done`, which is never called before `get` has returned. */
	int (*get)(struct http *h, const char *url,
		   const struct http_request *how, http_done_fn *done,
		   void *ctx, struct err *e);
	/* wait_ms: at most so long; 0: only what is ready. */
	int (*turn)(struct http *h, int wait_ms, struct err *e);
	void (*cancel)(struct http *h, void *ctx); /* all with that ctx */
	void (*free)(struct http *h);
	/* No request to the host of url before wait_ms are over. */
	void (*hold)(struct http *h, const char *url, int64_t wait_ms);
};

/* Everything that concerns transfers; see interface options of that name. */
struct http_options {
	int timeout;            /* s without progress */
	uint64_t max_response;  /* bytes after decompression */
	int connections;        /* per host */
	const char *user_agent; /* at least 4 characters */
	const char *contact;    /* From: header, or NULL */
	const char *cacert;     /* file, or NULL */
	const char *proxy;      /* its address; "": none; NULL: environment */
};

/*
 * Adds to *e what a check for robots that stands before the server says of
 * itself, and what can be done.
 */
void http_explain(const struct http_response *r, struct err *e);

struct http *http_curl_new(const struct env *env, const struct http_options *o,
			   struct err *e);

/*
 * The library behind it, before the program gives up what loading takes;
 * http_curl_new does it, too. ERR_USAGE: it is not there, or too old.
 */
int http_load(struct err *e);

/* Of the library that it was made with; for --version. */
const char *http_version(void);

#endif
