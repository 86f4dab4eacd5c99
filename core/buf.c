/* Bounded output buffers with a sticky failure. */
#include "core/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/utf8.h"

enum { FIRST_CAP = 256 };

void
buf_init(struct buf *b, size_t limit)
{
	*b = (struct buf){.limit = limit};
}

void
buf_free(struct buf *b)
{
	mem_free(b->p);
	buf_init(b, b->limit);
}

void
buf_cut(struct buf *b, size_t n)
{
	if (n >= b->n)
		return;
	b->n = n;
	b->p[n] = '\0';
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	b->failed = b->over = false;
	if (b->p != NULL)
		b->p[0] = '\0';
}

/* One byte more than asked for, for the NUL. */
static bool
grow(struct buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : FIRST_CAP;
	char *p;

	if (b->failed)
		return false;
	if (n > b->limit - b->n) {
		b->failed = b->over = true;
		return false;
	}
	while (cap < b->n + n + 1)
		cap *= 2;
	p = mem_resize(b->p, cap);
	if (p == NULL) {
		b->failed = true;
		return false;
	}
	b->p = p;
	b->cap = cap;
	return true;
}

char *
buf_reserve(struct buf *b, size_t n)
{
	if (b->cap - b->n <= n || b->failed)
		if (!grow(b, n))
			return NULL;
	if (n > b->limit - b->n) {
		b->failed = b->over = true;
		return NULL;
	}
	return b->p + b->n;
}

void
buf_put(struct buf *b, const void *p, size_t n)
{
	char *to = buf_reserve(b, n);

	if (to == NULL)
		return;
	if (n > 0)
		memcpy(to, p, n);
	to[n] = '\0';
	b->n += n;
}

void
buf_int(struct buf *b, long long v)
{
	char digits[32];
	int n = snprintf(digits, sizeof(digits), "%lld", v);

	buf_put(b, digits, (size_t)n);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	char *to;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	to = n < 0 ? NULL : buf_reserve(b, (size_t)n);
	if (to == NULL) {
		b->failed = true;
		return;
	}
	va_start(ap, fmt);
	vsnprintf(to, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

struct str
buf_view(const struct buf *b)
{
	return (struct str){b->p, b->n};
}

int
buf_check(const struct buf *b, struct err *e)
{
	if (!b->failed)
		return 0;
	if (b->over)
		return err_set(e, ERR_LIMIT, 0,
			       "output exceeds its limit of %zu bytes",
			       b->limit);
	return err_nomem(e);
}

void
buf_utf8(struct buf *b, uint32_t cp)
{
	char bytes[4];

	buf_put(b, bytes, utf8_encode(cp, bytes));
}
