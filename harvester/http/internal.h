/*
 * What the files of this room share: which header lines and redirects count,
 * who may be asked now, and single transfers.
 */
#ifndef HARVESTER_HTTP_INTERNAL_H
#define HARVESTER_HTTP_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/spool.h"
#include "core/str.h"
#include "harvester/http/http.h"

/* --- address.c ------------------------------------------------------------ */

/*
 * Network addresses: is it one of the open Internet, or one that only somebody
 * inside a network can reach? A redirect must not lead from the first to the
 * second. Whatever way an address was spelled in a URL (decimal, hexadecimal,
 * IPv4 within IPv6): what is judged is what would be connected to.
 */

/*
 * `sockaddr` points at a struct sockaddr of n bytes. Loopback, link-local,
 * private, shared (RFC 6598), documentation, multicast, reserved and
 * unspecified addresses are private, as is every family but IPv4 and IPv6.
 */
bool address_is_private(const void *sockaddr, size_t n);

/* The same from the numeric form; what is no address is private. */
bool address_text_is_private(const char *ip);

/* --- redirect.c ----------------------------------------------------------- */

/* Where a redirect may lead: rules, no network. */

enum { REDIRECTS_MAX = 5 };

/* Does a response with that status point elsewhere? */
bool redirect_status(int status);

/*
 * May a request to `from` go on at `to`, the `hops`-th step? Only http and
 * https, never from https to http, without user and password, REDIRECTS_MAX
 * steps at most. ERR_HTTP with the status says why not. (That nothing public
 * leads to a private address is seen to where connections are made.)
 */
int redirect_check(struct str from, struct str to, int status, int hops,
		   struct err *e);

/* --- login.c -------------------------------------------------------------- */

/*
 * What must be known about us to be let in, checked. Nothing of it is repeated
 * in a message.
 */

enum { LOGIN_HEADERS_MAX = 32, LOGIN_BYTES_MAX = 16384 }; /* each of them */

/* No control characters: a header stays one line. */
bool login_one_line(struct str s);

/* --- headers.c ------------------------------------------------------------ */

/*
 * The header lines of an HTTP response that matter here (RFC 9110), read one by
 * one as they arrive, with a cap on all of them.
 */

enum {
	HEADERS_BYTES_MAX = 128 * 1024, /* bytes of all header lines */
	HEADERS_LOCATION_MAX = 64 * 1024
};

struct headers {
	size_t bytes;    /* of header lines so far, of interim responses too */
	int64_t seconds; /* Retry-After as a number, or -1 */
	int64_t when;    /* Retry-After as a date, or -1 */
	int64_t date;    /* Date, or -1 */
	char type[64];   /* Content-Type, lower case, no parameters */
	char guard[80];  /* header line of a check for robots, or "" */
	struct buf location; /* as sent; empty: none */
};

void headers_init(struct headers *a);
void headers_free(struct headers *a);

/* Ready for another transfer. */
void headers_clear(struct headers *a);

/*
 * One line, with or without its line end. A status line starts anew: what
 * counts is the last response. ERR_LIMIT past the cap.
 */
int headers_line(struct headers *a, struct str line, struct err *e);

/*
 * Seconds to wait from now on, or -1: nothing usable was asked for. A date is
 * taken relative to the server's own clock when it told it (`now` otherwise),
 * so that clocks which disagree do no harm.
 */
int64_t headers_retry_after(const struct headers *a, int64_t now);

/* --- hosts.c -------------------------------------------------------------- */

/*
 * Politeness: who may be asked now. For each host a queue of requests, a
 * number of places for those under way, and a pause after each. Knows neither
 * transfers nor clocks: the time is handed in, in ms that never go back.
 */

struct host;
struct hosts;

/* A part of whatever waits; the caller's, zeroed before its first use. */
struct host_job {
	struct host_job *next;
	struct host *host; /* NULL: neither waiting nor under way */
	int delay_ms;
	int places;
	bool under_way;
};

struct hosts *hosts_new(int places); /* NULL: out of memory */
void hosts_free(struct hosts *hs);

/*
 * Puts a job at the end of its host's queue. `host` is any name of it (host
 * and port), copied. It may start delay_ms after the last job there ended,
 * while fewer than `places` are under way (0: as in hosts_new).
 */
int hosts_add(struct hosts *hs, struct str host, struct host_job *job,
	      int delay_ms, int places, struct err *e);

/* Nothing starts at a host before that time; an earlier one changes nothing. */
int hosts_hold(struct hosts *hs, struct str host, int64_t until, struct err *e);

/* A job that may start now, with a place given to it; NULL: none. */
struct host_job *hosts_next(struct hosts *hs, int64_t now);

/* The job ended, or is not wanted any more. Its place becomes free. */
void hosts_end(struct host_job *job, int64_t now);

/*
 * ms until a pause ends that a waiting job waits for; -1: no job waits for the
 * clock alone.
 */
int64_t hosts_wait(const struct hosts *hs, int64_t now);

/* A remark on a host that lasts as long as the table: it cannot compress. */
void hosts_set_plain(struct host_job *job);
bool hosts_plain(const struct host_job *job);

/* --- transfer.c ----------------------------------------------------------- */

/*
 * Single transfers, one request and its response, by libcurl's multi interface.
 * Whom to ask, when, how often and where redirects lead is decided above
 * (http.c); transfer.c is the only file that knows libcurl.
 */

struct transfers;

/* The caller's; it must stay in place while the transfer is going on. */
struct transfer {
	/* In. */
	const char *url;
	bool plain; /* ask for a body that is not compressed */
	enum http_accept accept;
	const struct http_login *login; /* or NULL: this hop gets none */
	int places;                     /* connections to that host at least */
	const struct http_options *o;   /* as in http_request, or NULL */
	struct spool *body; /* empty, or NULL when no memory was left */
	/* In and out: a public address was talked to; private ones are refused
	 * from then on, before a connection is made. */
	bool outside;
	/* Out. */
	int status;   /* 0: none */
	bool garbled; /* the body could not be decompressed */
	struct headers headers;
	struct err
	    err; /* ERR_NONE: a response came, whole as far as HTTP goes */
	/* Of transfer.c. */
	struct transfers *all;
	void *handle;
	void *lines; /* headers of the login, with those of all */
	char reason[256];
};

/* Borrows o and its strings. */
struct transfers *transfers_new(const struct http_options *o, struct err *e);
void
transfers_free(struct transfers *w); /* after all transfers have been dropped */

int transfer_start(struct transfers *w, struct transfer *x, struct err *e);
void transfer_stop(struct transfer *x); /* harmless when it is not going on */
void transfer_drop(struct transfer *x); /* gives back what is kept in it */

/* Waits for something to do, at most wait_ms, and moves all transfers on. */
int transfers_turn(struct transfers *w, int wait_ms, struct err *e);

/* The next one that ended; NULL: none (any more). */
struct transfer *transfers_ended(struct transfers *w);

/*
 * Appends the address that `location` names when it comes from `base`: relative
 * or absolute, any scheme, blanks encoded, no fragment. False: it is none.
 */
bool transfer_join_url(const char *base, const char *location, struct buf *out);

#endif
