/*
 * Records in an order that is not the store's. All are walked through once for
 * what they are ordered by, and then read again one after the other: memory
 * holds names and keys, not records.
 */
#include <stdlib.h>
#include <string.h>

#include "core/buf.h"
#include "core/mem.h"
#include "core/norm.h"
#include "core/utf8.h"
#include "sheaf/records/internal.h"

enum {
	BATCH = 256,
	BATCH_MEMORY = 1 << 30, /* payloads of a batch */
	TEXT_MAX = 256,         /* bytes of a title or name that are compared */
	KEY_LIMIT = 4096
};

#define ORDER_MEMORY ((size_t)2 << 30)

/* --- What records can be ordered by --- */

/* Words as people sort them: no case, no marks, no quotes in front. */
static void
put_folded(struct buf *key, struct str s)
{
	char folded[TEXT_MAX];
	struct str text = str_of(folded, norm_fold(folded, TEXT_MAX, s));
	struct str rest = text;
	uint32_t cp;

	while (utf8_next(&rest, &cp) && !utf8_is_letter(cp) &&
	       !(cp < 128 && chr_digit((char)cp)))
		text = rest;
	buf_str(key, text);
}

static void
put_author(struct buf *key, const struct record *r)
{
	enum rec_role role =
	    record_has_role(r, ROLE_AUTHOR) ? ROLE_AUTHOR : ROLE_EDITOR;

	for (size_t i = 0; i < r->names.n; i++) {
		const struct rec_name *n = &r->names.v[i];

		if (n->role != role)
			continue;
		put_folded(key, n->family.n > 0 ? n->family : n->literal);
		buf_char(key, ' ');
		put_folded(key, n->given);
		return;
	}
}

static void
put_year(struct buf *key, const struct record *r)
{
	if (r->issued.from.year > 0)
		buf_printf(key, "%04d", r->issued.from.year);
}

static void
put_date(struct buf *key, const struct record *r)
{
	const struct rec_date *d = &r->issued.from;

	if (d->year > 0)
		buf_printf(key, "%04d%02d%02d", d->year, d->month, d->day);
}

static void
put_title(struct buf *key, const struct record *r)
{
	put_folded(key, record_title(r));
}

static void
put_type(struct buf *key, const struct record *r)
{
	if (!r->deleted)
		buf_puts(key, rec_type_name(r->type));
}

static void
put_source(struct buf *key, const struct record *r)
{
	buf_str(key, r->source);
}

static void
put_identifier(struct buf *key, const struct record *r)
{
	buf_str(key, r->oai_id);
}

static void
put_datestamp(struct buf *key, const struct record *r)
{
	buf_str(key, r->datestamp);
}

static void
put_doi(struct buf *key, const struct record *r)
{
	struct str doi = record_id(r, ID_DOI);

	for (size_t i = 0; i < doi.n; i++)
		buf_char(key, chr_tolower(doi.p[i]));
}

static const struct {
	const char *name;
	void (*put)(struct buf *key, const struct record *r);
} terms[] = {
    {"author", put_author},
    {"date", put_date},
    {"datestamp", put_datestamp},
    {"doi", put_doi},
    {"identifier", put_identifier},
    {"source", put_source},
    {"title", put_title},
    {"type", put_type},
    {"year", put_year},
};
enum { TERMS = sizeof(terms) / sizeof(terms[0]) };

/* The next of "-year,author"; false: no more. *i: TERMS if it is none. */
static bool
next_term(struct str *list, size_t *i, bool *down, struct str *name)
{
	if (!str_cut(list, ',', name))
		return false;
	*name = str_trim(*name);
	*down = str_starts(*name, STR("-"));
	if (*down)
		*name = str_from(*name, 1);
	for (*i = 0; *i < TERMS && !str_eqc(*name, terms[*i].name); ++*i)
		;
	return true;
}

static const char *
term_name(size_t i)
{
	return i < TERMS ? terms[i].name : NULL;
}

int
order_check(struct str list, struct err *e)
{
	struct str name;
	bool down;
	size_t i;

	while (next_term(&list, &i, &down, &name))
		if (i == TERMS)
			return nearest_refuse("sort", name, term_name, e);
	return 0;
}

/*
 * One text that is compared byte by byte: no byte of UTF-8 is 0xff, none of
 * them is 0. What a record has not comes last, whichever way it goes.
 */
static void
put_key(struct buf *key, struct str list, const struct record *r)
{
	struct str name;
	bool down;
	size_t i, from;

	while (next_term(&list, &i, &down, &name)) {
		from = key->n;
		terms[i].put(key, r);
		if (key->failed)
			return;
		if (key->n == from) {
			buf_char(key, '\xff');
			buf_char(key, '\xff');
			continue;
		}
		buf_char(key, '\0');
		for (; down && !key->failed && from < key->n; from++)
			key->p[from] = (char)~(unsigned char)key->p[from];
	}
}

/* --- The order --- */

struct place {
	struct str key, source, id;
};

struct order {
	struct place *v;
	size_t n, cap, next; /* next: not yet in the batch */
	struct str last;     /* the source of the place before */
	struct arena arena;
	struct buf key;
	struct lookup batch[BATCH];
	size_t nbatch, at;
	struct arena payloads;
};

struct order *
order_new(void)
{
	struct order *o = mem_zero(sizeof(*o));

	if (o == NULL)
		return NULL;
	arena_init(&o->arena, ORDER_MEMORY);
	arena_init(&o->payloads, BATCH_MEMORY);
	buf_init(&o->key, KEY_LIMIT);
	return o;
}

void
order_free(struct order *o)
{
	if (o == NULL)
		return;
	mem_free(o->v);
	arena_free(&o->arena);
	arena_free(&o->payloads);
	buf_free(&o->key);
	mem_free(o);
}

static int
make_room(struct order *o, struct err *e)
{
	size_t cap = o->cap == 0 ? BATCH : 2 * o->cap;
	struct place *v;

	if (o->n < o->cap)
		return 0;
	v = mem_resize(o->v, cap * sizeof(*v));
	if (v == NULL)
		return err_nomem(e);
	o->v = v;
	o->cap = cap;
	return 0;
}

int
order_add(struct order *o, struct str list, const struct store_item *item,
	  const struct record *r, struct err *e)
{
	struct place *p;

	if (make_room(o, e) != 0)
		return -1;
	buf_clear(&o->key);
	if (r != NULL)
		put_key(&o->key, list, r);
	else
		buf_char(&o->key, '\xff');
	if (buf_check(&o->key, e) != 0)
		return -1;
	if (!str_eq(o->last, item->source))
		o->last = arena_copy(&o->arena, item->source);
	p = &o->v[o->n++];
	p->source = o->last;
	p->id = arena_copy(&o->arena, item->oai_id);
	p->key = arena_copy(&o->arena, buf_view(&o->key));
	if (arena_check(&o->arena, e) == 0)
		return 0;
	return err_wrap(e, "--sort: %s are too many",
			STR_COUNT(o->n, "record"));
}

/* As the store has them, where there is no difference. */
static int
by_key(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int d = str_cmp(a->key, b->key);

	if (d == 0)
		d = str_cmp(a->source, b->source);
	return d != 0 ? d : str_cmp(a->id, b->id);
}

void
order_settle(struct order *o)
{
	if (o->n > 0)
		qsort(o->v, o->n, sizeof(*o->v), by_key);
}

void
order_again(struct order *o)
{
	o->next = o->at = o->nbatch = 0;
}

int
order_next(struct order *o, struct store *s, const struct lookup **out,
	   struct err *e)
{
	for (;;) {
		while (o->at < o->nbatch) {
			*out = &o->batch[o->at++];
			if ((*out)->found)
				return 1;
		}
		if (o->next == o->n)
			return 0;
		arena_reset(&o->payloads);
		o->at = o->nbatch = 0;
		for (; o->nbatch < BATCH && o->next < o->n; o->next++)
			o->batch[o->nbatch++] = (struct lookup){
			    .id = o->v[o->next].id,
			    .source = o->v[o->next].source,
			};
		if (lookup_find(s, o->batch, o->nbatch, &o->payloads, e) != 0)
			return -1;
	}
}
