/*
 * Bytes come in pieces cut anywhere; they go on in pieces that end with a whole
 * UTF-8 character. libxml2 reads a document through the system's or ICU's
 * converters when the declaration spells UTF-8 in a way of its own ("UT-F8"),
 * and these lose their place within a character of four bytes.
 */
#ifndef PARSERS_OAI_PIECES_H
#define PARSERS_OAI_PIECES_H

#include <stddef.h>

enum {
	PIECES_CHAR = 4,
	PIECES_MAX = 1 << 20 /* bytes handed on at a time */
};

struct pieces {
	char held[PIECES_CHAR]; /* the beginning of a character */
	size_t n;
};

typedef void pieces_fn(void *ctx, const char *p, size_t n);

/* n > 0. What is no UTF-8 goes on all the same. */
void pieces_put(struct pieces *s, const char *p, size_t n, pieces_fn *to,
		void *ctx);

/* Nothing more will come. */
void pieces_end(struct pieces *s, pieces_fn *to, void *ctx);

#endif
