/*
 * Errors as values.
 *
 * A function that can fail returns 0, or -1 with *e set; iterators return 1, 0
 * or -1. 0 (and 1) leaves *e clear, if it was: a try that failed before the one
 * that succeeded leaves no trace. The cause is set where it is known, with the
 * value that was wrong; each layer that adds meaning wraps once, so that a
 * message reads outside in:
 *
 *	harvest duepublico: page 12: GET https://...: HTTP 503
 *
 * A message never holds control bytes: whatever a format argument brings in
 * is made printable here, once, because every message may reach a terminal.
 */
#ifndef CORE_ERR_H
#define CORE_ERR_H

enum err_code {
	ERR_NONE,
	ERR_USAGE, /* a command, option, configuration or identifier is wrong */
	ERR_NOMEM, /* out of memory */
	ERR_LIMIT, /* a named limit was reached */
	ERR_IO,    /* a file of ours could not be read or written */
	ERR_NET,   /* the transport failed: name, connection, TLS, time-out */
	ERR_HTTP,  /* an HTTP status that is no success; detail is the status */
	ERR_XML,   /* not well-formed */
	ERR_OAI,   /* an OAI-PMH error, or no OAI-PMH answer at all */
	ERR_DATA,  /* a value that cannot be */
	ERR_STORE, /* the store failed */
	ERR_NOTFOUND, /* nobody has it */
	ERR_BUSY,     /* another run holds it */
	ERR_STOPPED,  /* a signal came in */
	ERR__MAX
};

struct err {
	enum err_code code;
	int detail; /* by code: an HTTP status, an errno, or 0 */
	char msg[512];
};

/* Sets code, detail and message. Always returns -1. */
int err_set(struct err *e, enum err_code code, int detail, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Puts "context: " in front of the message; code stays. Returns -1. */
int err_wrap(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The two causes every layer meets. Both return -1. */
int err_nomem(struct err *e);
int err_errno(struct err *e, const char *what, const char *name);

/* Its word in logs, a promise: "network", "http"; "" for ERR_NONE. */
const char *err_name(enum err_code code);

void err_clear(struct err *e);

/*
 * What the caller does not mind, except for errors of `code`: -1 for these,
 * else 0, and *e is clear.
 */
int err_mind(struct err *e, enum err_code code);

/* The reverse, errors of `code` alone: 0 for these, and *e is clear; else -1. */
int err_forgive(struct err *e, enum err_code code);

/*
 * For the ends of layers, where *e is known to have been clear at first:
 * returns rc, and asserts that what succeeded left it so.
 */
int err_end(int rc, const struct err *e);

#endif
