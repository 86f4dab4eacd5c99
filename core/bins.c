/*
 * Memory is cut into blocks, and each bin has a chain of them. When no block
 * is free, what every bin has goes to the end of the file as one piece with a
 * head that says where the bin's piece before it is. Writing is thus always at
 * the end; for reading, the pieces are found from the last to the first.
 */
#include "core/bins.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "core/mem.h"

enum { BLOCK = 2048, BLOCKS = BINS_MEMORY / BLOCK };

#define NO_BLOCK UINT32_MAX
#define NO_PIECE UINT64_MAX

struct head {
	uint64_t before; /* place of the piece before it, or NO_PIECE */
	uint64_t n;      /* bytes that follow */
};

struct bin {
	uint64_t size;
	uint64_t last;        /* its last piece in the file, or NO_PIECE */
	uint32_t first, tail; /* blocks, or NO_BLOCK */
	uint32_t held;        /* bytes in its blocks */
};

struct bins {
	struct spool *file;
	char *memory;
	uint32_t next[BLOCKS]; /* block after each */
	uint32_t used;         /* blocks in use */
	struct bin *v;
	size_t n, cap;
	bool failed;
};

struct bins *
bins_new(void)
{
	struct bins *b = mem_zero(sizeof(*b));

	if (b == NULL)
		return NULL;
	b->file = spool_new();
	b->memory = mem_alloc(BINS_MEMORY);
	if (b->file != NULL && b->memory != NULL)
		return b;
	bins_free(b);
	return NULL;
}

void
bins_free(struct bins *b)
{
	if (b == NULL)
		return;
	spool_free(b->file);
	mem_free(b->memory);
	mem_free(b->v);
	mem_free(b);
}

int
bins_add(struct bins *b, size_t *bin, struct err *e)
{
	size_t cap = b->cap == 0 ? 16 : 2 * b->cap;
	struct bin *v;

	if (b->n == b->cap) {
		v = mem_resize(b->v, cap * sizeof(*v));
		if (v == NULL)
			return err_nomem(e);
		b->v = v;
		b->cap = cap;
	}
	b->v[b->n] =
	    (struct bin){.last = NO_PIECE, .first = NO_BLOCK, .tail = NO_BLOCK};
	*bin = b->n++;
	return 0;
}

uint64_t
bins_size(const struct bins *b, size_t bin)
{
	assert(bin < b->n);
	return b->v[bin].size;
}

static int
read_held(const struct bins *b, const struct bin *bin, spool_fn *fn, void *ctx,
	  struct err *e)
{
	uint32_t left = bin->held;
	int rc = 0;

	for (uint32_t i = bin->first; rc == 0 && left > 0; i = b->next[i]) {
		uint32_t n = left < BLOCK ? left : BLOCK;

		rc = fn(ctx, b->memory + (size_t)i * BLOCK, n, e);
		left -= n;
	}
	return rc;
}

static int
append(void *ctx, const char *p, size_t n, struct err *e)
{
	return spool_write(ctx, p, n, e);
}

static int
empty_bin(struct bins *b, struct bin *bin, struct err *e)
{
	struct head head = {bin->last, bin->held};
	uint64_t at = spool_size(b->file);

	if (bin->held == 0)
		return 0;
	if (spool_write(b->file, &head, sizeof(head), e) != 0 ||
	    read_held(b, bin, append, b->file, e) != 0)
		return -1;
	bin->last = at;
	bin->held = 0;
	bin->first = bin->tail = NO_BLOCK;
	return 0;
}

/* Memory is full: to the file with all of it. */
static int
spill(struct bins *b, struct err *e)
{
	for (size_t i = 0; i < b->n; i++)
		if (empty_bin(b, &b->v[i], e) != 0)
			return -1;
	b->used = 0;
	return 0;
}

static int
take_block(struct bins *b, struct bin *bin, struct err *e)
{
	uint32_t i;

	if (b->used == BLOCKS && spill(b, e) != 0)
		return -1;
	i = b->used++;
	if (bin->tail == NO_BLOCK)
		bin->first = i;
	else
		b->next[bin->tail] = i;
	bin->tail = i;
	return 0;
}

static int
write_blocks(struct bins *b, struct bin *bin, const char *p, size_t n,
	     struct err *e)
{
	size_t at, room;

	while (n > 0) {
		at = bin->held % BLOCK;
		if (at == 0 && take_block(b, bin, e) != 0)
			return -1;
		room = BLOCK - at < n ? BLOCK - at : n;
		memcpy(b->memory + (size_t)bin->tail * BLOCK + at, p, room);
		bin->held += (uint32_t)room;
		bin->size += room;
		p += room;
		n -= room;
	}
	return 0;
}

static int
check_whole(const struct bins *b, struct err *e)
{
	if (!b->failed)
		return 0;
	return err_set(e, ERR_IO, 0,
		       "temporary file is incomplete after an earlier error");
}

int
bins_write(struct bins *b, size_t bin, const void *p, size_t n, struct err *e)
{
	assert(bin < b->n);
	if (check_whole(b, e) != 0)
		return -1;
	if (write_blocks(b, &b->v[bin], p, n, e) == 0)
		return 0;
	b->failed = true;
	return -1;
}

struct taken {
	char bytes[sizeof(struct head)];
	size_t n;
};

static int
take(void *ctx, const char *p, size_t n, struct err *e)
{
	struct taken *t = ctx;

	(void)e;
	memcpy(t->bytes + t->n, p, n);
	t->n += n;
	return 0;
}

static int
read_head(struct bins *b, uint64_t at, struct head *out, struct err *e)
{
	struct taken t = {.n = 0};

	if (spool_read_part(b->file, at, sizeof(*out), take, &t, e) != 0)
		return -1;
	memcpy(out, t.bytes, sizeof(*out));
	return 0;
}

/* Where the pieces of a bin are, the first one first. */
static int
find_pieces(struct bins *b, const struct bin *bin, uint64_t **out, size_t *n,
	    struct err *e)
{
	uint64_t *v = NULL, *more;
	size_t cap = 0;
	struct head head;

	*n = 0;
	*out = NULL;
	for (uint64_t at = bin->last; at != NO_PIECE; at = head.before) {
		if (*n == cap) {
			cap = cap == 0 ? 64 : 2 * cap;
			more = mem_resize(v, cap * sizeof(*v));
			if (more == NULL) {
				mem_free(v);
				return err_nomem(e);
			}
			v = more;
		}
		v[(*n)++] = at;
		if (read_head(b, at, &head, e) != 0) {
			mem_free(v);
			return -1;
		}
	}
	for (size_t i = 0; i < *n / 2; i++) {
		uint64_t at = v[i];

		v[i] = v[*n - 1 - i];
		v[*n - 1 - i] = at;
	}
	*out = v;
	return 0;
}

int
bins_read(struct bins *b, size_t bin, spool_fn *fn, void *ctx, struct err *e)
{
	const struct bin *from = &b->v[bin];
	uint64_t *pieces;
	struct head head;
	size_t n;
	int rc = 0;

	assert(bin < b->n);
	if (check_whole(b, e) != 0 || find_pieces(b, from, &pieces, &n, e) != 0)
		return -1;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		rc = read_head(b, pieces[i], &head, e);
		if (rc == 0)
			rc = spool_read_part(b->file, pieces[i] + sizeof(head),
					     head.n, fn, ctx, e);
	}
	mem_free(pieces);
	return rc == 0 ? read_held(b, from, fn, ctx, e) : rc;
}
