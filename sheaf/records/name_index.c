/* A set of strings. */
#include "sheaf/records/records.h"

#include <stdint.h>

#include "core/mem.h"

enum { FIRST_SLOTS = 256, NAMES_LIMIT = 512 << 20 };

void
name_index_init(struct name_index *x)
{
	*x = (struct name_index){.cap = 0};
	arena_init(&x->arena, NAMES_LIMIT);
}

void
name_index_free(struct name_index *x)
{
	arena_free(&x->arena);
	mem_free(x->slots);
	*x = (struct name_index){.cap = 0};
}

/* FNV-1a, 64 bits. */
static uint64_t
hash(struct str s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return h;
}

static struct str *
slot_of(struct str *slots, size_t cap, struct str name)
{
	size_t i = (size_t)hash(name) & (cap - 1);

	while (slots[i].p != NULL && !str_eq(slots[i], name))
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

/* Half of the slots at least are free. */
static int
grow(struct name_index *x, struct err *e)
{
	size_t cap = x->cap == 0 ? FIRST_SLOTS : 2 * x->cap;
	struct str *slots;

	if (2 * (x->n + 1) <= x->cap)
		return 0;
	slots = mem_zero(cap * sizeof(*slots));
	if (slots == NULL)
		return err_nomem(e);
	for (size_t i = 0; i < x->cap; i++)
		if (x->slots[i].p != NULL)
			*slot_of(slots, cap, x->slots[i]) = x->slots[i];
	mem_free(x->slots);
	x->slots = slots;
	x->cap = cap;
	return 0;
}

int
name_index_add(struct name_index *x, struct str name, bool *fresh,
	       struct err *e)
{
	struct str *slot;

	*fresh = false;
	if (grow(x, e) != 0)
		return -1;
	slot = slot_of(x->slots, x->cap, name);
	if (slot->p != NULL)
		return 0;
	*slot = arena_str(&x->arena, name.p == NULL ? "" : name.p, name.n);
	if (slot->p == NULL) { /* empty, or no memory */
		*fresh = name.n == 0;
		return arena_check(&x->arena, e);
	}
	x->n++;
	*fresh = true;
	return 0;
}
