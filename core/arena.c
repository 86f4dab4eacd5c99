/* Memory that dies together: a list of blocks, filled from the front. */
#include "core/arena.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/mem.h"

#if defined(__SANITIZE_ADDRESS__)
#define SINGLY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SINGLY 1
#endif
#endif
#ifndef SINGLY
#define SINGLY 0
#endif

enum {
	BLOCK = 32 * 1024,
	KEEP_MAX = 128 * 1024, /* a bigger block is given back at the reset */
	ALIGN = _Alignof(max_align_t)
};

struct arena_block {
	struct arena_block *next; /* older */
	size_t n, cap;
	_Alignas(max_align_t) char data[];
};

void
arena_init(struct arena *a, size_t limit)
{
	*a = (struct arena){.limit = limit};
}

static void
free_blocks(struct arena_block *b)
{
	while (b != NULL) {
		struct arena_block *next = b->next;

		mem_free(b);
		b = next;
	}
}

void
arena_free(struct arena *a)
{
	free_blocks(a->head);
	arena_init(a, a->limit);
}

void
arena_reset(struct arena *a)
{
	struct arena_block *keep = a->head;

	if (keep != NULL && (SINGLY || keep->cap > KEEP_MAX)) {
		free_blocks(keep);
		keep = NULL;
	} else if (keep != NULL) {
		free_blocks(keep->next);
		keep->next = NULL;
		keep->n = 0;
	}
	a->head = keep;
	a->used = 0;
	a->failed = a->over = false;
}

static bool
new_block(struct arena *a, size_t n)
{
	size_t cap = SINGLY || n > BLOCK ? n : BLOCK;
	struct arena_block *b = mem_alloc(sizeof(*b) + cap);

	if (b == NULL) {
		a->failed = true;
		return false;
	}
	b->n = 0;
	b->cap = cap;
	b->next = a->head;
	a->head = b;
	return true;
}

/* n bytes at any address; alignment is the caller's affair. */
static char *
take(struct arena *a, size_t n, size_t align)
{
	struct arena_block *b = a->head;
	size_t at;

	if (a->failed)
		return NULL;
	if (n > a->limit - a->used) {
		a->failed = a->over = true;
		return NULL;
	}
	at = b == NULL ? 0 : (b->n + align - 1) & ~(align - 1);
	if (SINGLY || b == NULL || at > b->cap || b->cap - at < n) {
		if (!new_block(a, n))
			return NULL;
		b = a->head;
		at = 0;
	}
	b->n = at + n;
	a->used += n;
	return b->data + at;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	return take(a, n, ALIGN);
}

void *
arena_zero(struct arena *a, size_t n)
{
	void *p = take(a, n, ALIGN);

	if (p != NULL)
		memset(p, 0, n);
	return p;
}

struct str
arena_str(struct arena *a, const char *p, size_t n)
{
	char *to;

	if (n == 0)
		return STR_NONE;
	to = take(a, n + 1, 1);
	if (to == NULL)
		return STR_NONE;
	memcpy(to, p, n);
	to[n] = '\0';
	return (struct str){to, n};
}

struct str
arena_copy(struct arena *a, struct str s)
{
	return arena_str(a, s.p, s.n);
}

char *
arena_extend(struct arena *a, struct str s, size_t n)
{
	struct arena_block *b = a->head;
	size_t room = s.n + n;
	char *to;

	if (a->failed)
		return NULL;
	if (b != NULL && s.n > 0 && s.p + s.n == b->data + b->n &&
	    b->cap - b->n >= n && n <= a->limit - a->used) {
		b->n += n;
		a->used += n;
		return b->data + b->n - room;
	}
	/* Twice the room, so that many small pieces do not cost the square. */
	if (s.n > 0 && room <= (a->limit - a->used) / 2)
		room *= 2;
	to = take(a, room, 1);
	if (to == NULL)
		return NULL;
	if (s.n > 0)
		memcpy(to, s.p, s.n);
	a->head->n -= room - (s.n + n);
	a->used -= room - (s.n + n);
	return to;
}

struct str
arena_join(struct arena *a, struct str x, struct str sep, struct str y)
{
	size_t n = x.n + sep.n + y.n;
	char *p;

	if (x.n == 0 || y.n == 0)
		return x.n == 0 ? y : x;
	p = take(a, n, 1);
	if (p == NULL)
		return STR_NONE;
	memcpy(p, x.p, x.n);
	if (sep.n > 0)
		memcpy(p + x.n, sep.p, sep.n);
	memcpy(p + x.n + sep.n, y.p, y.n);
	return str_of(p, n);
}

void *
arena_push(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
{
	size_t more = *cap ? *cap * 2 : 4;
	void *p;

	if (n < *cap)
		return v;
	p = more > SIZE_MAX / size ? NULL : arena_alloc(a, more * size);
	if (p == NULL) {
		a->failed = true;
		return NULL;
	}
	if (n > 0)
		memcpy(p, v, n * size);
	*cap = more;
	return p;
}

int
arena_check(const struct arena *a, struct err *e)
{
	if (!a->failed)
		return 0;
	if (a->over)
		return err_set(e, ERR_LIMIT, 0,
			       "more than %zu bytes in one record", a->limit);
	return err_nomem(e);
}
