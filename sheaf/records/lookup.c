/* Looking up a batch of identifiers in the store. */
#include "sheaf/records/records.h"

#include <stdlib.h>

#include "parsers/csl_json.h"
#include "parsers/format.h"
#include "sheaf/records/internal.h"

/* The wanted ones by one of their names, sorted. */
struct named {
	struct str name;
	struct lookup *held;
};

struct names {
	struct named *v;
	struct str *keys; /* the same for the query */
	size_t n;
};

static int
by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return str_cmp(x->name, y->name);
}

static int
sort_names(struct names *t, struct lookup *v, size_t n, bool dois,
	   struct arena *a, struct err *e)
{
	t->v = arena_alloc(a, n * sizeof(*t->v) + 1);
	t->keys = arena_alloc(a, n * sizeof(*t->keys) + 1);
	t->n = 0;
	if (t->v == NULL || t->keys == NULL)
		return arena_check(a, e);
	for (size_t i = 0; i < n; i++) {
		struct str name = dois ? v[i].doi : v[i].id;

		if (name.n > 0)
			t->v[t->n++] = (struct named){name, &v[i]};
	}
	qsort(t->v, t->n, sizeof(*t->v), by_name);
	for (size_t i = 0; i < t->n; i++)
		t->keys[i] = t->v[i].name;
	return 0;
}

unsigned
lookup_rank(struct str prefix)
{
	const struct metadata_format *f;

	if (str_eqc(prefix, CSL_JSON_PREFIX))
		return 0;
	f = format_listed(prefix, STR_NONE);
	return f == NULL ? 1 : 1 + f->rank;
}

/* 0: it was deleted. */
static int
rank_of(const struct store_item *it)
{
	return it->deleted ? 0 : 1 + (int)lookup_rank(it->prefix);
}

int
lookup_take(struct store *s, struct lookup *h, const struct store_item *it,
	    struct arena *a, struct err *e)
{
	struct str url, *sets;

	if (h->found && h->rank >= rank_of(it))
		return 0;
	h->found = true;
	h->rank = rank_of(it);
	h->item = *it;
	h->item.source = arena_copy(a, it->source);
	h->item.oai_id = arena_copy(a, it->oai_id);
	h->item.prefix = arena_copy(a, it->prefix);
	h->item.datestamp = arena_copy(a, it->datestamp);
	h->item.doi = arena_copy(a, it->doi);
	h->item.payload = arena_copy(a, it->payload);
	sets = arena_alloc(a, it->nsets * sizeof(*sets) + 1);
	for (size_t i = 0; sets != NULL && i < it->nsets; i++)
		sets[i] = arena_copy(a, it->sets[i]);
	h->item.sets = sets;
	if (store_source_url(s, it->source, &url, e) < 0)
		return -1;
	h->url = arena_copy(a, url);
	return arena_check(a, e);
}

/* All that were asked for by this name: a few, side by side. */
static int
offer(struct store *s, const struct names *t, struct str name,
      const struct store_item *it, struct arena *a, struct err *e)
{
	struct named key = {name, NULL}, *hit;

	if (name.n == 0 || t->n == 0)
		return 0;
	hit = bsearch(&key, t->v, t->n, sizeof(*t->v), by_name);
	if (hit == NULL)
		return 0;
	while (hit > t->v && str_eq(hit[-1].name, name))
		hit--;
	for (; hit < t->v + t->n && str_eq(hit->name, name); hit++) {
		const struct str *of = &hit->held->source;

		if (of->n > 0 && !str_eq(*of, it->source))
			continue;
		if (lookup_take(s, hit->held, it, a, e) != 0)
			return -1;
	}
	return 0;
}

int
lookup_find(struct store *s, struct lookup *v, size_t n, struct arena *a,
	    struct err *e)
{
	struct store_query q = {.deleted = true};
	struct store_rows *rows = NULL;
	struct store_item it;
	struct names dois, ids;
	int rc;

	if (sort_names(&dois, v, n, true, a, e) != 0 ||
	    sort_names(&ids, v, n, false, a, e) != 0)
		return -1;
	q.dois = dois.keys;
	q.ndois = dois.n;
	q.ids = ids.keys;
	q.nids = ids.n;
	/* A query for nothing would be one for everything. */
	if (dois.n + ids.n == 0)
		return 0;
	if (store_select(s, &q, &rows, e) != 0)
		return -1;
	while ((rc = store_next(rows, &it, e)) > 0) {
		if (offer(s, &dois, it.doi, &it, a, e) != 0 ||
		    offer(s, &ids, it.oai_id, &it, a, e) != 0) {
			rc = -1;
			break;
		}
	}
	store_rows_free(rows);
	return rc;
}

void
lookup_dress(const struct lookup *h, struct record *r)
{
	const struct store_item *it = &h->item;

	r->source = it->source;
	r->base_url = h->url;
	r->oai_id = it->oai_id;
	r->datestamp = it->datestamp;
	r->prefix = it->prefix;
	r->payload = it->payload;
	r->deleted = it->deleted;
	r->nsets = 0;
	r->sets = arena_alloc(r->arena, it->nsets * sizeof(*r->sets) + 1);
	for (size_t i = 0; r->sets != NULL && i < it->nsets; i++)
		r->sets[r->nsets++] = it->sets[i];
}
