/*
 * Which rows may a query want? DOIs and identifiers are looked up through their
 * indexes and put in order, and so are years, types, datestamps and changes
 * that few rows have; anything else is a walk over all rows in order.
 * Payloads are never sorted, nor held.
 */
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/mem.h"
#include "store/limits.h"
#include "store/priv.h"

enum { NAMES_MAX = 96 << 20 }; /* bytes of identifiers being sorted */

struct candidate {
	int64_t id;
	size_t source;
	struct str ident;
};

struct search {
	struct store *s;
	const struct row_source *src;
	size_t nsrc, last; /* the source found last */
	struct candidate *v;
	size_t n, cap;
	struct arena names;
};

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static int
by_order(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return str_cmp(x->ident, y->ident);
}

int
array_grow(void *array, size_t n, size_t *cap, size_t size, struct err *e)
{
	void **v = array, *p;
	size_t more = *cap == 0 ? 64 : 2 * *cap;

	if (n < *cap)
		return 0;
	p = mem_resize(*v, more * size);
	if (p == NULL)
		return err_nomem(e);
	*v = p;
	*cap = more;
	return 0;
}

static int
add(struct search *f, int64_t id, size_t source, struct str ident,
    struct err *e)
{
	if (array_grow(&f->v, f->n, &f->cap, sizeof(*f->v), e) != 0)
		return -1;
	f->v[f->n++] = (struct candidate){
	    .id = id,
	    .source = source,
	    .ident = arena_copy(&f->names, ident),
	};
	return arena_check(&f->names, e);
}

/* Rows of sources that are not asked for are passed over. */
static int
add_row(struct search *f, struct db_stmt *st, struct err *e)
{
	int64_t source = db_get_int(st, 1);

	for (size_t i = 0; i < f->nsrc; i++) {
		size_t at = (f->last + i) % f->nsrc;

		if (f->src[at].id != source)
			continue;
		f->last = at;
		return add(f, db_get_int(st, 0), at, db_get(st, 2), e);
	}
	return 0;
}

/* All rows of a statement, which is then done with. */
static int
add_rows(struct search *f, struct db_stmt *st, struct err *e)
{
	int rc;

	while ((rc = db_step(st, e)) > 0) {
		rc = add_row(f, st, e);
		if (rc != 0)
			break;
	}
	db_end(st);
	return rc;
}

static int
find_doi(struct search *f, struct str doi, struct err *e)
{
	struct db_stmt *st = db_use(f->s->db, STMT_IDS_BY_DOI, e);

	if (st == NULL)
		return -1;
	db_text(st, 1, doi);
	return add_rows(f, st, e);
}

/* By year, type, datestamp or change, when that leaves few. */
static int
find_range(struct search *f, const struct store_query *q, bool *all,
	   struct err *e)
{
	char bound[RANGE_BOUND];
	struct db_stmt *st;
	int64_t types[TYPE__MAX] = {0};
	int rc;

	if (q->has_type && types_load(f->s, types, e) != 0)
		return -1;
	rc = range_find(f->s, q, q->has_type ? types[q->type] : 0, bound, &st,
			e);
	*all = st == NULL;
	if (st == NULL)
		return rc;
	return add_rows(f, st, e);
}

static int
find_name(struct search *f, struct str ident, struct err *e)
{
	struct db_stmt *st = db_use(f->s->db, STMT_ID_BY_NAME, e);
	int rc = 0;

	if (st == NULL)
		return -1;
	for (size_t i = 0; i < f->nsrc && rc == 0; i++) {
		db_int(st, 1, f->src[i].id);
		db_text(st, 2, ident);
		rc = db_step(st, e);
		if (rc > 0)
			rc = add(f, db_get_int(st, 0), i, ident, e);
		db_end(st);
	}
	return rc;
}

bool
set_within(struct str one, struct str set)
{
	return str_starts(one, set) && (one.n == set.n || one.p[set.n] == ':');
}

bool
sets_have(struct str specs, struct str set)
{
	struct str one;

	while (str_cut(&specs, SETS_MARK, &one))
		if (set_within(one, set))
			return true;
	return false;
}

int
picks_sets(struct store *s, struct str set, struct picks *out, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_SETS_LIST, e);
	size_t cap = 0;
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = db_step(st, e)) > 0) {
		if (!sets_have(db_get(st, 1), set))
			continue;
		rc = array_grow(&out->sets, out->nsets, &cap,
				sizeof(*out->sets), e);
		if (rc != 0)
			break;
		out->sets[out->nsets++] = db_get_int(st, 0);
	}
	db_end(st);
	if (out->nsets > 1)
		qsort(out->sets, out->nsets, sizeof(*out->sets), by_number);
	return rc;
}

/* In order, each row once, names forgotten. */
static int
settle(struct search *f, struct picks *out, struct err *e)
{
	if (f->n == 0)
		return 0;
	qsort(f->v, f->n, sizeof(*f->v), by_order);
	out->v = mem_alloc(f->n * sizeof(*out->v));
	if (out->v == NULL)
		return err_nomem(e);
	for (size_t i = 0; i < f->n; i++)
		if (i == 0 || f->v[i].id != f->v[i - 1].id)
			out->v[out->n++] = (struct pick){
			    .id = f->v[i].id,
			    .source = f->v[i].source,
			};
	return 0;
}

static int
search(struct search *f, const struct store_query *q, struct picks *out,
       struct err *e)
{
	int rc = 0;

	if (q->set.n > 0 && picks_sets(f->s, q->set, out, e) != 0)
		return -1;
	/* Nobody was ever in it: nothing to walk through. */
	if (q->set.n > 0 && out->nsets == 0)
		return 0;
	if (q->ndois > STORE_LIST_MAX || q->nids > STORE_LIST_MAX)
		return err_set(
		    e, ERR_LIMIT, 0, "a list of %zu names; the limit is %d",
		    q->ndois > q->nids ? q->ndois : q->nids, STORE_LIST_MAX);
	for (size_t i = 0; i < q->ndois && rc == 0; i++)
		rc = find_doi(f, q->dois[i], e);
	for (size_t i = 0; i < q->nids && rc == 0; i++)
		rc = find_name(f, q->ids[i], e);
	if (rc == 0 && q->ndois + q->nids == 0)
		rc = find_range(f, q, &out->all, e);
	return rc == 0 ? settle(f, out, e) : -1;
}

int
picks_make(struct store *s, const struct store_query *q,
	   const struct row_source *src, size_t nsrc, struct picks *out,
	   struct err *e)
{
	struct search f = {.s = s, .src = src, .nsrc = nsrc};
	int rc;

	*out = (struct picks){0};
	arena_init(&f.names, NAMES_MAX);
	rc = search(&f, q, out, e);
	arena_free(&f.names);
	mem_free(f.v);
	if (rc != 0)
		picks_free(out);
	return rc;
}

bool
picks_set(const struct picks *p, int64_t set)
{
	return p->nsets > 0 &&
	       bsearch(&set, p->sets, p->nsets, sizeof(set), by_number) != NULL;
}

void
picks_free(struct picks *p)
{
	mem_free(p->v);
	mem_free(p->sets);
	*p = (struct picks){0};
}
