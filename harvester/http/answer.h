/*
 * The header lines of an HTTP answer that matter here (RFC 9110), read one by
 * one as they arrive, with a cap on all of them.
 */
#ifndef HARVESTER_HTTP_ANSWER_H
#define HARVESTER_HTTP_ANSWER_H

#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"

enum {
	ANSWER_HEADERS_MAX = 128 * 1024, /* bytes of all header lines */
	ANSWER_LOCATION_MAX = 64 * 1024
};

struct answer {
	size_t bytes;        /* of header lines so far, interim answers too */
	int64_t seconds;     /* Retry-After as a number, or -1 */
	int64_t when;        /* Retry-After as a date, or -1 */
	int64_t date;        /* Date, or -1 */
	char type[64];       /* Content-Type, lower case, no parameters */
	struct buf location; /* as sent; empty: none */
};

void answer_init(struct answer *a);
void answer_free(struct answer *a);

/* Ready for another transfer. */
void answer_clear(struct answer *a);

/*
 * One line, with or without its line end. A status line starts anew: what
 * counts is the last answer. ERR_LIMIT past the cap.
 */
int answer_line(struct answer *a, struct str line, struct err *e);

/*
 * Seconds to wait from now on, or -1: nothing usable was asked for. A date is
 * taken relative to the server's own clock when it told it (`now` otherwise),
 * so that clocks which disagree do no harm.
 */
int64_t answer_retry_after(const struct answer *a, int64_t now);

#endif
