/*
 * Resumption tokens. They hold all the state of a list, so that any page may
 * be asked for again, and a checksum, so that one that was not encoded with
 * care on its way is refused. They look as MyCoRe's do: they begin with a
 * minus and contain @ + / =.
 */
#ifndef TESTS_PROVIDER_TOKEN_H
#define TESTS_PROVIDER_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "tests/provider/settings.h"
#include "tests/provider/text.h"

#define TOKEN_FIELD 128

struct token {
	char verb[TOKEN_FIELD], prefix[TOKEN_FIELD], set[TOKEN_FIELD];
	char from[TOKEN_FIELD], until[TOKEN_FIELD];
	uint64_t next;   /* where the page begins in the source */
	uint64_t cursor; /* records before it */
	uint64_t total;
	uint64_t page;    /* its number, from 1 */
	uint64_t expires; /* seconds since 1970 */
};

/* Appends the token as it is, not escaped. */
void token_write(const struct token *t, enum wrap wrap, struct text *out);

/* False for anything that token_write() did not make. */
bool token_read(struct token *t, enum wrap wrap, const char *s);

/* Appends the Base64 form of n bytes. */
void token_base64(const void *p, size_t n, struct text *out);

/* False when it is too long. */
bool token_field(char field[TOKEN_FIELD], const char *value);

#endif
