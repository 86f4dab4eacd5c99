/* Works: records that are of the same thing, from several sources. */
#include "sheaf/records/internal.h"

#include <inttypes.h>
#include <limits.h>

#include "core/ident.h"
#include "core/mem.h"
#include "core/name_set.h"
#include "core/norm.h"
#include "sheaf/sources.h"

enum {
	WORKS_MAX = 1 << 24,
	COPIES_MEMORY = 512 << 20,
	KEY_LIMIT = 16 * 1024,
	FOLD_ROOM = 4096, /* bytes of a title that are compared */
	FEW = 1024
};

#define KEYS_MEMORY ((size_t)2 << 30)

/* A record of a work that has several. */
struct copy {
	struct str source, id;
	unsigned rank;       /* of its format: higher says more */
	size_t source_place; /* of its source among those known, first: 0 */
	struct copy *next;
};

struct works {
	struct app *app;
	struct name_set *keys;
	unsigned char *count; /* of each work, up to 2 */
	size_t cap;
	struct copy **copies; /* after the first walk; the best one first */
	struct arena arena;
	struct buf key;
	struct works_stats stats;
};

/* --- What makes two records one ---- */

static void
put_folded(struct buf *key, struct str s)
{
	char folded[FOLD_ROOM];

	buf_char(key, '\n');
	buf_put(key, folded, norm_fold(folded, sizeof(folded), s));
}

static struct str
first_author(const struct record *r)
{
	for (size_t i = 0; i < r->names.n; i++) {
		const struct rec_name *n = &r->names.v[i];

		if (n->role == ROLE_AUTHOR)
			return n->family.n > 0 ? n->family : n->literal;
	}
	return STR_NONE;
}

/* By DOI, else by title, year, first author and pages. False: by nothing. */
static bool
make_key(struct buf *key, const struct record *r, bool *by_title)
{
	struct str doi = record_id(r, ID_DOI), author = first_author(r);

	buf_clear(key);
	*by_title = false;
	if (r->deleted)
		return false;
	if (doi.n > 0) {
		buf_puts(key, "doi:");
		for (size_t i = 0; i < doi.n; i++)
			buf_char(key, chr_tolower(doi.p[i]));
		return !key->failed;
	}
	if (r->titles.n == 0 || r->issued.from.year == 0 || author.n == 0 ||
	    r->first_page.n == 0)
		return false;
	*by_title = true;
	buf_int(key, r->issued.from.year);
	put_folded(key, record_title(r));
	put_folded(key, author);
	put_folded(key, r->first_page);
	put_folded(key, r->last_page);
	return !key->failed;
}

bool
works_key(struct buf *key, const struct record *r)
{
	bool by_title;
	bool is = make_key(key, r, &by_title);

	if (key->failed)
		buf_free(key);
	return is;
}

/* --- First walk: how many of each ---- */

static int
make_room(struct works *w, size_t number, struct err *e)
{
	size_t cap = w->cap == 0 ? FEW : 2 * w->cap;
	unsigned char *v;

	if (number < w->cap)
		return 0;
	v = mem_resize(w->count, cap);
	if (v == NULL)
		return err_nomem(e);
	w->count = v;
	w->cap = cap;
	return 0;
}

static int
count_one(struct works *w, const struct record *r, struct err *e)
{
	size_t number;
	bool fresh;

	if (!works_key(&w->key, r))
		return 0;
	if (name_set_add(w->keys, buf_view(&w->key), &number, &fresh, e) != 0 ||
	    make_room(w, number, e) != 0)
		return -1;
	w->count[number] = fresh ? 1 : 2;
	return 0;
}

/* --- Second walk: all of those that are several ---- */

static size_t
place_of(const struct works *w, struct str source)
{
	struct str name;

	for (size_t i = 0; (name = source_nth(w->app, i)).n > 0; i++)
		if (str_eq(name, source))
			return i;
	return SIZE_MAX;
}

static bool
is_better(const struct copy *a, const struct copy *b)
{
	if (a->rank != b->rank)
		return a->rank > b->rank;
	return a->source_place < b->source_place;
}

static int
note_copy(struct works *w, const struct record *r, struct err *e)
{
	struct copy *c, **at;
	size_t number;

	if (!works_key(&w->key, r) ||
	    !name_set_find(w->keys, buf_view(&w->key), &number) ||
	    w->count[number] < 2)
		return 0;
	c = arena_zero(&w->arena, sizeof(*c));
	if (c == NULL)
		return arena_check(&w->arena, e);
	c->source = arena_copy(&w->arena, r->source);
	c->id = arena_copy(&w->arena, r->oai_id);
	c->rank = lookup_rank(r->prefix);
	c->source_place = place_of(w, r->source);
	at = &w->copies[number];
	/* The best one first, the others behind it as they come. */
	if (*at != NULL && !is_better(c, *at)) {
		c->next = (*at)->next;
		(*at)->next = c;
	} else {
		c->next = *at;
		*at = c;
	}
	return arena_check(&w->arena, e);
}

/* --- Both ---- */

static int
walk(struct works *w, struct store *s, const struct selection *sel,
     int (*fn)(struct works *w, const struct record *r, struct err *e),
     struct err *e)
{
	const struct env *env = &w->app->world.env;
	struct from_store it;
	struct record *r;
	int rc = from_store_open(&it, env, s, &sel->query, e);

	if (rc == 0 && !filter_empty(&sel->filter))
		it.filter = &sel->filter;
	while (rc == 0) {
		rc = from_store_next(&it, &r, e);
		if (rc == 0)
			break;
		if (rc < 0 && e->code == ERR_DATA) {
			err_clear(e); /* it is named when its turn comes */
			rc = 0;
			continue;
		}
		if (rc > 0)
			rc = env->stopped(env->ctx)
				 ? err_set(e, ERR_STOPPED, 0, "stopped")
				 : fn(w, r, e);
	}
	from_store_close(&it);
	return rc;
}

int
works_new(struct works **out, struct app *app, struct store *s,
	  const struct selection *sel, struct err *e)
{
	struct works *w = *out = mem_zero(sizeof(*w));
	size_t n;

	if (w == NULL)
		return err_nomem(e);
	w->app = app;
	arena_init(&w->arena, COPIES_MEMORY);
	buf_init(&w->key, KEY_LIMIT);
	w->keys = name_set_new(WORKS_MAX, KEYS_MEMORY);
	if (w->keys == NULL)
		return err_nomem(e);
	if (walk(w, s, sel, count_one, e) != 0)
		return -1;
	n = name_set_count(w->keys);
	w->copies = mem_zero((n + 1) * sizeof(struct copy *));
	if (w->copies == NULL)
		return err_nomem(e);
	return walk(w, s, sel, note_copy, e);
}

void
works_free(struct works *w)
{
	if (w == NULL)
		return;
	name_set_free(w->keys);
	mem_free(w->count);
	mem_free(w->copies);
	arena_free(&w->arena);
	buf_free(&w->key);
	mem_free(w);
}

/* The others of its work, into the record. */
static int
name_copies(struct record *r, const struct copy *best, struct err *e)
{
	size_t n = 0;

	for (const struct copy *c = best->next; c != NULL; c = c->next)
		n++;
	r->copies = arena_alloc(r->arena, n * sizeof(*r->copies) + 1);
	if (r->copies == NULL)
		return arena_check(r->arena, e);
	r->ncopies = 0;
	for (const struct copy *c = best->next; c != NULL; c = c->next)
		r->copies[r->ncopies++] = (struct rec_copy){c->source, c->id};
	return 0;
}

int
works_admit(struct works *w, struct record *r, bool all, struct err *e)
{
	const struct copy *best = NULL;
	size_t number;
	bool by_title;

	if (make_key(&w->key, r, &by_title) &&
	    name_set_find(w->keys, buf_view(&w->key), &number))
		best = w->copies[number];
	if (w->key.failed)
		buf_free(&w->key);
	if (best == NULL || best->next == NULL)
		return !all;
	if (all)
		return 1;
	if (!str_eq(best->source, r->source) || !str_eq(best->id, r->oai_id)) {
		w->stats.left_out++;
		return 0;
	}
	w->stats.works++;
	w->stats.by_title += by_title;
	return name_copies(r, best, e) == 0 ? 1 : -1;
}

void
works_again(struct works *w)
{
	w->stats = (struct works_stats){0};
}

const struct works_stats *
works_stats(const struct works *w)
{
	return &w->stats;
}
