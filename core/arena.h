/*
 * Memory that dies together. One record, its tree and everything parsed out
 * of it live in one arena, which is reset before the next record comes.
 *
 * Failure is sticky: when the limit is reached or memory is out, `failed` is
 * set, NULL comes back, and stays so until the reset: build on, check once.
 * Sanitised builds allocate each request singly, so that overruns show.
 */
#ifndef CORE_ARENA_H
#define CORE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "core/str.h"

struct arena_block;

struct arena {
	struct arena_block *head; /* the block being filled */
	size_t used;              /* bytes handed out since the reset */
	size_t limit;
	bool failed;
	bool over; /* failed because of the limit */
};

void arena_init(struct arena *a, size_t limit);
void arena_free(struct arena *a);

/* Forgets all that was handed out; one block is kept for what comes next. */
void arena_reset(struct arena *a);

/* Aligned for any type; not cleared. */
void *arena_alloc(struct arena *a, size_t n);
void *arena_zero(struct arena *a, size_t n);

/* A copy with a NUL behind it; empty in, STR_NONE out. */
struct str arena_str(struct arena *a, const char *p, size_t n);
struct str arena_copy(struct arena *a, struct str s);

/* x, sep and y in one; without x or y just the other. */
struct str arena_join(struct arena *a, struct str x, struct str sep,
		      struct str y);

/*
 * `s` made longer by n bytes, in place when it was the last thing handed out
 * (the common case when text arrives in pieces), else as a copy. The new bytes
 * are the caller's to fill; NULL when the arena failed.
 */
char *arena_extend(struct arena *a, struct str s, size_t n);

/*
 * A bigger array: room for one more item in a list of n items with capacity
 * *cap. Returns the (possibly moved) array or NULL.
 */
void *arena_push(struct arena *a, void *v, size_t n, size_t *cap, size_t size);

/* 0, or -1 with ERR_LIMIT or ERR_NOMEM. */
int arena_check(const struct arena *a, struct err *e);

#endif
