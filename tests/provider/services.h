/*
 * What is not OAI-PMH: the handle API, content negotiation, REST answers, and
 * endpoints under other paths. A file says what is where, one line each:
 *
 *	PATH KIND [ARGUMENT]
 *
 * PATH is compared after percent-decoding, without regard to case; one that
 * ends with "*" is for all that begin so. The first line that fits counts. "#"
 * begins a comment, ORIGIN stands for http://127.0.0.1:PORT. The kinds are a
 * table in services.c.
 */
#ifndef TESTS_PROVIDER_SERVICES_H
#define TESTS_PROVIDER_SERVICES_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/provider/call.h"

struct service {
	char *path;
	const struct service_kind *kind;
	char *arg; /* or NULL */
};

struct services {
	struct service *v;
	size_t n;
	char *dir; /* of the file; other files lie beside it */
};

/* 0, or -1 after a message on standard error. */
int services_load(struct services *s, const char *path);
void services_free(struct services *s);

/*
 * The service for the path of a call, or NULL. *source: the name of the source
 * that answers in its place, or NULL.
 */
const struct service *services_find(const struct services *s, const char *path,
				    const char **source);

/* Makes the answer. */
void services_answer(const struct services *s, const struct service *one,
		     struct call *c);

#endif
