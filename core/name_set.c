/* A hash table with open addressing, over names in an arena. */
#include "core/name_set.h"

#include <stdint.h>

#include "core/arena.h"
#include "core/mem.h"

enum { SLOTS_FIRST = 64 };

struct name_set {
	struct arena arena;
	struct str *names;
	size_t n, cap, limit;
	uint32_t *slots; /* number + 1, 0: free; a power of two, never full */
	size_t nslots;
};

struct name_set *
name_set_new(size_t limit, size_t bytes)
{
	struct name_set *s = mem_zero(sizeof(*s));

	if (s == NULL)
		return NULL;
	arena_init(&s->arena, bytes);
	s->limit = limit;
	return s;
}

void
name_set_free(struct name_set *s)
{
	if (s == NULL)
		return;
	arena_free(&s->arena);
	mem_free(s->names);
	mem_free(s->slots);
	mem_free(s);
}

/* FNV-1a, 64 bits. */
static uint64_t
hash(struct str s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return h ^ h >> 29;
}

/* The slot that has the name, or the free one where it would go. */
static size_t
find_slot(const struct name_set *s, struct str name)
{
	size_t i = (size_t)hash(name) & (s->nslots - 1);

	while (s->slots[i] != 0 && !str_eq(s->names[s->slots[i] - 1], name))
		i = (i + 1) & (s->nslots - 1);
	return i;
}

bool
name_set_find(const struct name_set *s, struct str name, size_t *number)
{
	size_t i;

	if (s->nslots == 0)
		return false;
	i = find_slot(s, name);
	if (s->slots[i] == 0)
		return false;
	*number = s->slots[i] - 1;
	return true;
}

static int
grow_slots(struct name_set *s, struct err *e)
{
	size_t n = s->nslots == 0 ? SLOTS_FIRST : 2 * s->nslots;
	uint32_t *slots;

	if (3 * s->nslots > 4 * s->n)
		return 0;
	slots = mem_zero(n * sizeof(*slots));
	if (slots == NULL)
		return err_nomem(e);
	mem_free(s->slots);
	s->slots = slots;
	s->nslots = n;
	for (size_t i = 0; i < s->n; i++)
		slots[find_slot(s, s->names[i])] = (uint32_t)i + 1;
	return 0;
}

static int
grow_names(struct name_set *s, struct err *e)
{
	size_t cap = s->cap == 0 ? SLOTS_FIRST : 2 * s->cap;
	struct str *v;

	if (s->n < s->cap)
		return 0;
	v = mem_resize(s->names, cap * sizeof(*v));
	if (v == NULL)
		return err_nomem(e);
	s->names = v;
	s->cap = cap;
	return 0;
}

int
name_set_add(struct name_set *s, struct str name, size_t *number, bool *fresh,
	     struct err *e)
{
	struct str kept;

	if (fresh != NULL)
		*fresh = false;
	if (name_set_find(s, name, number))
		return 0;
	if (s->n >= s->limit)
		return err_set(e, ERR_LIMIT, 0, "more than %zu names",
			       s->limit);
	if (grow_slots(s, e) != 0 || grow_names(s, e) != 0)
		return -1;
	kept = arena_copy(&s->arena, name);
	if (arena_check(&s->arena, e) != 0)
		return -1;
	s->names[s->n] = kept;
	s->slots[find_slot(s, kept)] = (uint32_t)s->n + 1;
	*number = s->n++;
	if (fresh != NULL)
		*fresh = true;
	return 0;
}

size_t
name_set_count(const struct name_set *s)
{
	return s->n;
}

struct str
name_set_get(const struct name_set *s, size_t number)
{
	return s->names[number];
}
