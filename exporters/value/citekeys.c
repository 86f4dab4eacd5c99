/* The keys of one output: none twice. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/buf.h"
#include "core/line.h"
#include "core/mem.h"
#include "core/name_set.h"
#include "exporters/value/internal.h"

enum {
	MEET_MAX = 1 << 24, /* records that are known beforehand */
	WHO_LIMIT = 16 * 1024,
	FEW = 64
};

/* A key is short, but what letters are made of can be of any length. */
#define SCRATCH_MAX ((size_t)256 << 20)
#define MEET_MEMORY ((size_t)2 << 30)

/* A record that is known beforehand. */
struct meeting {
	struct str who; /* the set's */
	size_t number;  /* there */
	struct str stem;
	struct citekey_letters letters;
	struct str key;
	bool given;
};

struct citekeys {
	struct key_set *set; /* NULL: local keys differ by construction */
	struct str pattern;  /* none: local keys */
	struct arena a;
	uint64_t met;
	/* Those known beforehand, or NULL. */
	struct name_set *known;
	struct meeting *v; /* by their numbers */
	size_t cap;
	struct arena kept;
	struct buf who;
};

/* None for local keys. */
static struct str
pattern_of(const char *keys)
{
	struct str s = str_c(keys != NULL ? keys : CITEKEY_DEFAULT);

	return str_eqc(s, CITEKEY_LOCAL) ? STR_NONE : s;
}

struct citekeys *
citekeys_new(const char *keys)
{
	struct citekeys *k = mem_zero(sizeof(*k));

	if (k == NULL)
		return NULL;
	arena_init(&k->a, SCRATCH_MAX);
	arena_init(&k->kept, MEET_MEMORY);
	buf_init(&k->who, WHO_LIMIT);
	k->pattern = pattern_of(keys);
	if (k->pattern.n == 0)
		return k;
	k->set = key_set_new();
	if (k->set != NULL)
		return k;
	citekeys_free(k);
	return NULL;
}

void
citekeys_free(struct citekeys *k)
{
	if (k == NULL)
		return;
	key_set_free(k->set);
	name_set_free(k->known);
	mem_free(k->v);
	buf_free(&k->who);
	arena_free(&k->kept);
	arena_free(&k->a);
	mem_free(k);
}

int
citekeys_take(struct citekeys *k, struct str key)
{
	if (k->set == NULL)
		k->set = key_set_new();
	if (k->set == NULL)
		return -1;
	key_set_add(k->set, key);
	return 0;
}

uint64_t
citekeys_met(const struct citekeys *k)
{
	return k->met;
}

static struct str
stem_of(const struct record *r, struct str pattern, struct arena *a)
{
	return pattern.n == 0 ? citekey_local(r, a)
			      : citekey_by_pattern(r, pattern, a);
}

struct str
citekey_alone(const struct record *r, const char *keys, struct arena *a)
{
	return stem_of(r, pattern_of(keys), a);
}

/* --- Letters, where another record has the key --- */

/* The first that nobody has: three letters or more by one name or the other. */
static struct str
with_letters(struct citekeys *k, struct str stem,
	     const struct citekey_letters *l, struct arena *a)
{
	struct str key = stem;
	char number[24];

	k->met++;
	for (size_t i = 0; i < sizeof(l->of) / sizeof(l->of[0]); i++)
		for (int n = CITEKEY_SUFFIX_MIN; n <= CITEKEY_SUFFIX_MAX; n++) {
			key = citekey_with_letters(stem, l->of[i], n, a);
			if (key_set_add(k->set, key))
				return key;
		}
	/* Two dozen that say the same and have no identifier: by their order. */
	snprintf(number, sizeof(number), "-%" PRIu64, k->met);
	key = line_cat(a, key, str_c(number));
	key_set_add(k->set, key);
	return key;
}

static struct str
unique_key(struct citekeys *k, const struct record *r)
{
	struct str stem = stem_of(r, k->pattern, &k->a);
	struct citekey_letters letters;

	if (key_set_add(k->set, stem))
		return stem;
	citekey_letters(r, &k->a, &letters);
	return with_letters(k, stem, &letters, &k->a);
}

/* --- Records that are known beforehand --- */

bool
citekeys_can_meet(const struct citekeys *k)
{
	return k->set != NULL;
}

/* Source and identifier: in this order the store has them. */
static struct str
who_is(struct citekeys *k, const struct record *r)
{
	buf_clear(&k->who);
	buf_str(&k->who, r->source);
	buf_char(&k->who, '\n');
	buf_str(&k->who, r->oai_id);
	return buf_view(&k->who);
}

static int
make_room(struct citekeys *k, size_t number, struct err *e)
{
	size_t cap = k->cap == 0 ? FEW : 2 * k->cap;
	struct meeting *v;

	if (number < k->cap)
		return 0;
	v = mem_resize(k->v, cap * sizeof(*v));
	if (v == NULL)
		return err_nomem(e);
	k->v = v;
	k->cap = cap;
	return 0;
}

int
citekeys_meet(struct citekeys *k, const struct record *r, struct err *e)
{
	struct str who = who_is(k, r);
	struct meeting *m;
	size_t number;
	bool fresh;

	/* What has no name is taken as it comes. */
	if (k->set == NULL || r->deleted || r->oai_id.n == 0)
		return 0;
	if (k->known == NULL)
		k->known = name_set_new(MEET_MAX, MEET_MEMORY);
	if (k->known == NULL)
		return err_nomem(e);
	if (buf_check(&k->who, e) != 0 ||
	    name_set_add(k->known, who, &number, &fresh, e) != 0 ||
	    make_room(k, number, e) != 0)
		return -1;
	if (!fresh)
		return 0;
	arena_reset(&k->a);
	m = &k->v[number];
	*m = (struct meeting){
	    .number = number,
	    .stem = arena_copy(&k->kept, stem_of(r, k->pattern, &k->a)),
	};
	citekey_letters(r, &k->a, &m->letters);
	if (arena_check(&k->a, e) != 0)
		return -1;
	return arena_check(&k->kept, e);
}

static int
by_name(const void *x, const void *y)
{
	const struct meeting *a = x, *b = y;

	return str_cmp(a->who, b->who);
}

static int
by_number(const void *x, const void *y)
{
	const struct meeting *a = x, *b = y;

	return a->number < b->number ? -1 : a->number > b->number;
}

int
citekeys_settle(struct citekeys *k, struct err *e)
{
	size_t n = k->known == NULL ? 0 : name_set_count(k->known);

	if (n == 0)
		return 0;
	for (size_t i = 0; i < n; i++)
		k->v[i].who = name_set_get(k->known, i);
	qsort(k->v, n, sizeof(*k->v), by_name);
	for (size_t i = 0; i < n; i++) {
		struct meeting *m = &k->v[i];

		m->key = key_set_add(k->set, m->stem)
			     ? m->stem
			     : with_letters(k, m->stem, &m->letters, &k->kept);
	}
	qsort(k->v, n, sizeof(*k->v), by_number);
	return arena_check(&k->kept, e);
}

/* The key it got beforehand; none: it was not known, or had it already. */
static struct str
settled_key(struct citekeys *k, const struct record *r)
{
	size_t number;

	if (k->known == NULL ||
	    !name_set_find(k->known, who_is(k, r), &number) ||
	    k->v[number].given)
		return STR_NONE;
	k->v[number].given = true;
	return k->v[number].key;
}

struct str
citekeys_next(struct citekeys *k, const struct record *r)
{
	struct str key;

	arena_reset(&k->a);
	/* Of what was deleted nothing is left to make a key of. */
	if (r->deleted || k->set == NULL) {
		key = citekey_local(r, &k->a);
	} else {
		key = settled_key(k, r);
		if (key.n == 0)
			key = unique_key(k, r);
	}
	return k->a.failed || k->kept.failed ? STR_NONE : key;
}
