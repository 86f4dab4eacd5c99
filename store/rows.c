/*
 * Items out, as of one moment. No transaction has to be open, so that a store
 * that is read from can still be written.
 */
#include <inttypes.h>

#include "core/arena.h"
#include "core/mem.h"
#include "store/limits.h"
#include "store/priv.h"

enum { SOURCES_BYTES = 64 << 20 }; /* names of all sources, and the bounds */

struct store_rows {
	struct store *s;
	struct db_stmt *st; /* walks, or gets one row */
	bool pinned;        /* the snapshot is held */
	bool open;          /* st stands on a row */
	bool done;          /* and no row will come any more */
	struct arena arena;
	struct store_query q; /* its lists are not ours */
	struct str from, until;
	struct row_source *src;
	size_t nsrc, at; /* at: next source to walk, or next pick */
	size_t now;      /* the source being walked */
	int64_t walked;  /* its items so far */
	struct picks picks;
	int64_t types[TYPE__MAX];
	struct buf payload;
	struct str *sets;
	size_t sets_cap;
	uint64_t given;
};

/* "2024-05-01T12:00:00Z" and ...00.5Z begin alike once the Z is gone. */
static struct str
without_zone(struct str s)
{
	if (s.n > 0 && (s.p[s.n - 1] == 'Z' || s.p[s.n - 1] == 'z'))
		s.n--;
	return s;
}

/* -1, 0, 1 at the coarser of two granularities: a day holds its seconds. */
static int
stamp_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;

	return str_cmp(str_left(a, n), str_left(b, n));
}

static bool
wanted_year(const struct store_query *q, int64_t year)
{
	if (q->year_from == 0 && q->year_until == 0)
		return true;
	return year != 0 && year >= q->year_from &&
	       (q->year_until == 0 || year <= q->year_until);
}

static bool
wanted(const struct store_rows *r)
{
	struct str stamp = without_zone(db_get(r->st, ITEM_STAMP));
	const struct store_query *q = &r->q;

	if (!q->deleted && db_get_int(r->st, ITEM_DELETED) != 0)
		return false;
	if (q->set.n > 0 && !picks_set(&r->picks, db_get_int(r->st, ITEM_SETS)))
		return false;
	if (q->has_since &&
	    (uint64_t)db_get_int(r->st, ITEM_CHANGE) <= q->since)
		return false;
	if (r->from.n > 0 && stamp_cmp(stamp, r->from) < 0)
		return false;
	if (r->until.n > 0 && stamp_cmp(stamp, r->until) > 0)
		return false;
	if (q->has_type &&
	    type_of(r->types, db_get_int(r->st, ITEM_TYPE)) != q->type)
		return false;
	return wanted_year(q, db_get_int(r->st, ITEM_YEAR));
}

static int
list_sources(struct store_rows *r, struct err *e)
{
	struct db_stmt *st = db_use(r->s->db, STMT_SOURCE_LIST, e);
	struct row_source *v = NULL;
	size_t cap = 0;
	struct str name;
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0) {
		name = db_get(st, 1);
		if (r->q.source.n > 0 && !str_eq(name, r->q.source))
			continue;
		v = arena_push(&r->arena, r->src, r->nsrc, &cap, sizeof(*v));
		name = arena_copy(&r->arena, name);
		if (v == NULL || r->arena.failed)
			break;
		r->src = v;
		v[r->nsrc++] = (struct row_source){
		    .id = db_get_int(st, 0),
		    .items = db_get_int(st, 2),
		    .name = name,
		};
	}
	db_end(st);
	return got < 0 ? -1 : arena_check(&r->arena, e);
}

int
store_hold(struct store *s, struct err *e)
{
	return db_pin(s->db, e);
}

void
store_let_go(struct store *s)
{
	db_unpin(s->db);
}

static int
start(struct store_rows *r, struct err *e)
{
	if (db_pin(r->s->db, e) != 0)
		return -1;
	r->pinned = true;
	if (types_load(r->s, r->types, e) != 0 || list_sources(r, e) != 0 ||
	    picks_make(r->s, &r->q, r->src, r->nsrc, &r->picks, e) != 0)
		return -1;
	r->st =
	    db_make(r->s->db, r->picks.all ? STMT_ROW_WALK : STMT_ROW_GET, e);
	return r->st == NULL ? -1 : 0;
}

int
store_select(struct store *s, const struct store_query *q,
	     struct store_rows **out, struct err *e)
{
	struct store_rows *r = mem_zero(sizeof(*r));

	*out = NULL;
	if (r == NULL)
		return err_nomem(e);
	r->s = s;
	r->q = *q;
	arena_init(&r->arena, SOURCES_BYTES);
	buf_init(&r->payload, STORE_PAYLOAD_MAX);
	r->from = arena_copy(&r->arena, without_zone(q->from));
	r->until = arena_copy(&r->arena, without_zone(q->until));
	if (start(r, e) != 0) {
		store_rows_free(r);
		return -1;
	}
	*out = r;
	return 0;
}

/*
 * A walk that ends has come past as many items of its source as are counted, or
 * an index leads astray. Who is writing has not written the counts down yet.
 */
static int
check_walk(const struct store_rows *r, struct err *e)
{
	const struct row_source *src = &r->src[r->now];

	if (!r->picks.all || r->s->began || r->walked == src->items)
		return 0;
	return err_set(e, ERR_STORE, 0,
		       "store %s: damaged: " STR_FMT " has %" PRId64
		       " items, and %" PRId64 " were found; sheaf check"
		       " --repair sets right what can be",
		       db_place(r->s->db), STR_ARG(str_left(src->name, 100)),
		       src->items, r->walked);
}

/* 1: st stands on a row, 0: no more, -1. */
static int
advance(struct store_rows *r, struct err *e)
{
	const struct pick *p;
	int got;

	for (;;) {
		bool walking = r->open;

		got = walking ? db_step(r->st, e) : 0;
		r->open = got > 0;
		r->walked += got > 0;
		if (got == 0 && walking && check_walk(r, e) != 0)
			got = -1;
		if (got != 0)
			return got;
		db_end(r->st);
		if (r->at >= (r->picks.all ? r->nsrc : r->picks.n))
			return 0;
		p = r->picks.all ? NULL : &r->picks.v[r->at];
		r->now = p == NULL ? r->at : p->source;
		db_int(r->st, 1, p == NULL ? r->src[r->at].id : p->id);
		r->at++;
		r->walked = 0;
		r->open = true;
	}
}

static int
split_sets(struct store_rows *r, struct str specs, struct store_item *it,
	   struct err *e)
{
	struct str one, *v;
	size_t cap;

	if (specs.n < 2)
		return 0;
	/* Without the marks at both ends. */
	specs = str_of(specs.p + 1, specs.n - 2);
	while (str_cut(&specs, SETS_MARK, &one)) {
		if (it->nsets == r->sets_cap) {
			cap = r->sets_cap == 0 ? 16 : 2 * r->sets_cap;
			v = mem_resize(r->sets, cap * sizeof(*v));
			if (v == NULL)
				return err_nomem(e);
			r->sets = v;
			r->sets_cap = cap;
		}
		r->sets[it->nsets++] = one;
	}
	it->sets = r->sets;
	return 0;
}

static int
fill(struct store_rows *r, struct store_item *it, struct err *e)
{
	int64_t dict = db_get_int(r->st, ITEM_DICT);
	struct str body = db_get(r->st, ITEM_BODY);
	struct err why;

	*it = (struct store_item){
	    .source = r->src[r->now].name,
	    .oai_id = db_get(r->st, ITEM_IDENT),
	    .prefix = db_get(r->st, ITEM_PREFIX),
	    .datestamp = db_get(r->st, ITEM_STAMP),
	    .doi = db_get(r->st, ITEM_DOI),
	    .type = type_of(r->types, db_get_int(r->st, ITEM_TYPE)),
	    .year = (int)db_get_int(r->st, ITEM_YEAR),
	    .deleted = db_get_int(r->st, ITEM_DELETED) != 0,
	};
	if (split_sets(r, db_get(r->st, ITEM_SPECS), it, e) != 0)
		return -1;
	if (body.n == 0)
		return 0;
	if (dict_ready(r->s, dict, e) != 0)
		return -1;
	if (pack_expand(r->s->pack, dict, body, &r->payload, e) != 0) {
		why = *e;
		return why.code != ERR_STORE
			   ? -1
			   : sum_refuse(r->s, it->oai_id, why.msg, e);
	}
	it->payload = buf_view(&r->payload);
	return 0;
}

/* Before anything is believed of it: a flipped bit may hide a row, too. */
static int
next_sound(struct store_rows *r, struct err *e)
{
	int got = advance(r, e);

	return got > 0 && sum_check(r->s, r->st, e) != 0 ? -1 : got;
}

static void
unpin(struct store_rows *r)
{
	if (r->pinned)
		db_unpin(r->s->db);
	r->pinned = false;
}

int64_t
rows_change(const struct store_rows *r)
{
	return db_get_int(r->st, ITEM_CHANGE);
}

int
store_next(struct store_rows *r, struct store_item *item, struct err *e)
{
	int got = 0;

	if (!r->done && (r->q.limit == 0 || r->given < r->q.limit))
		do
			got = next_sound(r, e);
		while (got > 0 && !wanted(r));
	if (got > 0) {
		r->given++;
		return fill(r, item, e) != 0 ? -1 : 1;
	}
	/* Nothing is held longer than it is needed, the snapshot least. */
	r->done = true;
	db_end(r->st);
	unpin(r);
	return got;
}

void
store_rows_free(struct store_rows *r)
{
	if (r == NULL)
		return;
	db_drop(r->st);
	unpin(r);
	picks_free(&r->picks);
	buf_free(&r->payload);
	mem_free(r->sets);
	arena_free(&r->arena);
	mem_free(r);
}
