/*
 * The arguments of one request, decoded: application/x-www-form-urlencoded,
 * from the query of the URL and from the body of a POST.
 */
#ifndef TESTS_PROVIDER_ARGS_H
#define TESTS_PROVIDER_ARGS_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/provider/text.h"

#define ARGS_MAX 32

struct args {
	struct {
		char *key, *value;
	} v[ARGS_MAX];
	size_t n;
	bool broken; /* a bad escape, a NUL, or too many */
};

void args_parse(struct args *a, const char *query, size_t n);

/* The first value of `key`, or NULL. */
const char *args_get(const struct args *a, const char *key);

void args_remove(struct args *a, const char *key);
void args_free(struct args *a);

/* Percent-decoding as such; false on a bad escape. */
bool percent_decode(struct text *out, const char *s, size_t n, bool plus);

#endif
