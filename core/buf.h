/*
 * Bounded output buffers. A buffer grows up to the limit it was given when it
 * was made; past it, or without memory, `failed` is set and stays: write on,
 * check once. The bytes are always NUL-terminated when p is not NULL.
 */
#ifndef CORE_BUF_H
#define CORE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/err.h"
#include "core/str.h"

struct buf {
	char *p;
	size_t n, cap, limit;
	bool failed;
	bool over; /* failed because of the limit */
};

void buf_init(struct buf *b, size_t limit);
void buf_free(struct buf *b); /* may be used again: limit stays */

/* Empties it; memory is kept, `failed` is cleared. */
void buf_clear(struct buf *b);
void buf_cut(struct buf *b, size_t n); /* takes off what is behind n bytes */

/* Makes room for n more bytes and returns where they go, or NULL. */
char *buf_reserve(struct buf *b, size_t n);

void buf_put(struct buf *b, const void *p, size_t n);
void buf_int(struct buf *b, long long v);
void buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Single bytes and words are most of what is written: in line. */

static inline void
buf_str(struct buf *b, struct str s)
{
	buf_put(b, s.p, s.n);
}

static inline void
buf_puts(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

static inline void
buf_char(struct buf *b, char c)
{
	if (b->failed || b->cap - b->n < 2 || b->n == b->limit) {
		buf_put(b, &c, 1);
		return;
	}
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

struct str buf_view(const struct buf *b); /* until the next write */

/* 0, or -1 with ERR_LIMIT or ERR_NOMEM when a write failed. */
int buf_check(const struct buf *b, struct err *e);

/* Appends one character in UTF-8; what is none becomes U+FFFD. */
void buf_utf8(struct buf *b, uint32_t cp);

#endif
