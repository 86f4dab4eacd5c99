/* What vanished. */
#include "store/sweep.h"

#include <string.h>

#include "core/mem.h"
#include "store/priv.h"

/* An item that was not sighted. */
struct unseen {
	int64_t id, sets;
};

struct sweep {
	struct store *s;
	const struct store_list *list;
	struct shelf *shelf;
	int64_t id;        /* 0: there is none */
	struct picks sets; /* combinations with the list's set */
	struct unseen *v;
	size_t n, cap;
	uint64_t most;
	struct sweep *all; /* those of the other lists, and this one */
	size_t nall;
	struct buf specs; /* the sets of one item that are left */
	struct store_sweep *out;
};

static void
bind_list(struct db_stmt *st, int64_t source, const struct store_list *l)
{
	db_int(st, 1, source);
	db_text(st, 2, l->prefix);
	db_text(st, 3, l->set);
}

/* 1 found, 0 not, -1. */
static int
find(struct store *s, int64_t source, const struct store_list *l, int64_t *id,
     struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_SWEEP_FIND, e);
	int got;

	if (st == NULL)
		return -1;
	bind_list(st, source, l);
	got = db_step(st, e);
	*id = got > 0 ? db_get_int(st, 0) : 0;
	db_end(st);
	return got;
}

static int
run_with(struct store *s, enum schema_stmt which, int64_t id, struct err *e)
{
	struct db_stmt *st = db_use(s->db, which, e);

	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	return db_run(st, e);
}

static int
open_sweep(struct store *s, int64_t source, const struct store_list *l,
	   int64_t *id, struct err *e)
{
	struct db_stmt *st;
	int got;

	*id = 0;
	if (l->set.n > STORE_SET_MAX)
		return err_set(e, ERR_LIMIT, 0,
			       "the set of a list has %zu bytes; the limit is"
			       " %d",
			       l->set.n, STORE_SET_MAX);
	got = find(s, source, l, id, e);
	if (got != 0)
		return got > 0 ? 0 : -1;
	st = db_use(s->db, STMT_SWEEP_NEW, e);
	if (st == NULL)
		return -1;
	bind_list(st, source, l);
	*id = row_next(s);
	db_int(st, 4, *id);
	return db_run(st, e);
}

static int
start(struct store *s, const struct store_list *l, struct err *e)
{
	int64_t source, id;

	if (intern_source(s, l->source, &source, e) != 0 ||
	    open_sweep(s, source, l, &id, e) != 0)
		return -1;
	return run_with(s, STMT_SIGHT_CLEAR, id, e);
}

int
store_sweep_start(struct store *s, const struct store_list *l, struct err *e)
{
	bool own;

	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, start(s, l, e), e);
}

/* The list's sweep is looked up once, not for each of its records. */
static int
find_sweep(struct store *s, struct shelf *f, const struct store_list *l,
	   struct err *e)
{
	if (f->sweep != 0 && str_eq(str_of(f->sweep_set, f->sweep_n), l->set))
		return 0;
	if (open_sweep(s, f->source_id, l, &f->sweep, e) != 0) {
		f->sweep = 0;
		return -1;
	}
	f->sweep_n = l->set.n;
	if (l->set.n > 0)
		memcpy(f->sweep_set, l->set.p, l->set.n);
	return 0;
}

static int
sight(struct store *s, const struct store_list *l, struct str oai_id,
      struct err *e)
{
	struct shelf *f = intern_shelf(s, l->source, l->prefix, e);
	struct db_stmt *st;

	if (f == NULL || find_sweep(s, f, l, e) != 0)
		return -1;
	st = db_use(s->db, STMT_SIGHT, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, f->sweep);
	db_int(st, 2, f->source_id);
	db_text(st, 3, oai_id);
	return db_run(st, e);
}

int
store_sighted(struct store *s, const struct store_list *l, struct str oai_id,
	      struct err *e)
{
	struct db_stmt *st;
	int64_t source, id;
	int got;

	if (intern_source(s, l->source, &source, e) != 0)
		return -1;
	got = find(s, source, l, &id, e);
	if (got <= 0)
		return got;
	st = db_use(s->db, STMT_SIGHTED, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	db_int(st, 2, source);
	db_text(st, 3, oai_id);
	got = db_step(st, e);
	db_end(st);
	return got;
}

int
store_sight(struct store *s, const struct store_list *l, struct str oai_id,
	    struct err *e)
{
	bool own;

	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, sight(s, l, oai_id, e), e);
}

/* --- The end of the list -------------------------------------------------- */

static int
add_unseen(struct sweep *w, int64_t id, int64_t sets, struct err *e)
{
	w->out->unseen++;
	if (w->out->unseen > w->most)
		return 0; /* nothing will be done: only counted */
	if (array_grow(&w->v, w->n, &w->cap, sizeof(*w->v), e) != 0)
		return -1;
	w->v[w->n++] = (struct unseen){id, sets};
	return 0;
}

static int
walk(struct sweep *w, struct err *e)
{
	struct db_stmt *st = db_use(w->s->db, STMT_SWEEP_WALK, e);
	int64_t sets;
	int got;

	if (st == NULL)
		return -1;
	db_int(st, 1, w->shelf->source_id);
	db_int(st, 2, w->shelf->format_id);
	db_int(st, 3, w->id);
	while ((got = db_step(st, e)) > 0) {
		sets = db_get_int(st, 1);
		if (w->list->set.n > 0 && !picks_set(&w->sets, sets))
			continue;
		w->out->held++;
		if (db_get_int(st, 2) == 0 &&
		    add_unseen(w, db_get_int(st, 0), sets, e) != 0) {
			got = -1;
			break;
		}
	}
	db_end(st);
	return got;
}

static int
count_others(struct sweep *w, struct err *e)
{
	struct db_stmt *st = db_use(w->s->db, STMT_SWEEP_OTHERS, e);
	int got;

	if (st == NULL)
		return -1;
	db_int(st, 1, w->shelf->source_id);
	db_int(st, 2, w->shelf->format_id);
	while ((got = db_step(st, e)) > 0)
		w->out->others += w->list->set.n == 0 ||
				  picks_set(&w->sets, db_get_int(st, 0));
	db_end(st);
	return got;
}

/* The item's sets without the list's, in w->specs as setlist has them. */
static int
reduce(struct sweep *w, int64_t sets, struct err *e)
{
	struct db_stmt *st = db_use(w->s->db, STMT_SETS_GET, e);
	struct str specs, one;
	int got;

	if (st == NULL)
		return -1;
	db_int(st, 1, sets);
	got = db_step(st, e);
	specs = got > 0 ? db_get(st, 0) : STR_NONE;
	buf_clear(&w->specs);
	buf_char(&w->specs, SETS_MARK);
	while (str_cut(&specs, SETS_MARK, &one)) {
		if (one.n == 0 || set_within(one, w->list->set))
			continue;
		buf_str(&w->specs, one);
		buf_char(&w->specs, SETS_MARK);
	}
	db_end(st);
	return got < 0 ? -1 : buf_check(&w->specs, e);
}

/* Does another list that is harvested have it, by its remaining sets? */
static int
elsewhere(struct sweep *w, struct err *e)
{
	struct db_stmt *st = db_use(w->s->db, STMT_LIST_SETS, e);
	struct str set;
	int got, found = 0;

	if (st == NULL)
		return -1;
	bind_list(st, w->shelf->source_id, w->list);
	while (found == 0 && (got = db_step(st, e)) != 0) {
		if (got < 0)
			return -1;
		set = db_get(st, 0);
		found = set.n == 0 || sets_have(buf_view(&w->specs), set);
	}
	db_end(st);
	return found;
}

/* Did this list have the item? */
static int
has(struct sweep *w, int64_t item, struct err *e)
{
	struct db_stmt *st = db_use(w->s->db, STMT_SIGHTED_ID, e);
	int got;

	if (st == NULL)
		return -1;
	db_int(st, 1, w->id);
	db_int(st, 2, item);
	got = db_step(st, e);
	db_end(st);
	return got;
}

/* The sets of those lists that had it become its own; 1: there are such. */
static int
add_others(struct sweep *w, int64_t item, struct err *e)
{
	int found = 0, got;

	for (size_t i = 0; i < w->nall; i++) {
		struct sweep *other = &w->all[i];

		if (other == w || other->id == 0)
			continue;
		got = has(other, item, e);
		if (got < 0)
			return -1;
		if (got == 0)
			continue;
		found = 1;
		if (sets_have(buf_view(&w->specs), other->list->set))
			continue;
		buf_str(&w->specs, other->list->set);
		buf_char(&w->specs, SETS_MARK);
	}
	return buf_check(&w->specs, e) != 0 ? -1 : found;
}

/*
 * The sum of an item as it will be: without its payload, or with other sets
 * (below 0: with those it has).
 */
static int
sum_again(struct sweep *w, const struct unseen *u, int64_t sets, int64_t *sum,
	  struct err *e)
{
	struct db_stmt *st = db_use(w->s->db, STMT_ROW_GET, e);
	struct summed r;
	int got;

	if (st == NULL)
		return -1;
	db_int(st, 1, u->id);
	got = db_step(st, e);
	if (got > 0 && sum_check(w->s, st, e) != 0)
		got = -1;
	if (got > 0) {
		sum_read(st, &r);
		r.change = w->s->change;
		if (sets < 0) {
			r.deleted = true;
			r.frame = 0;
		} else {
			r.sets = sets;
		}
		*sum = sum_of(&r);
	}
	db_end(st);
	return got < 0 ? -1 : 0;
}

static int
mark_gone(struct sweep *w, const struct unseen *u, struct err *e)
{
	struct db_stmt *st;
	int64_t sum = 0;

	if (sum_again(w, u, -1, &sum, e) != 0)
		return -1;
	st = db_use(w->s->db, STMT_ITEM_GONE, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, u->id);
	db_int(st, 2, w->s->change);
	db_int(st, 3, sum);
	w->shelf->d_live--;
	w->shelf->d_gone++;
	w->out->vanished++;
	return db_run(st, e);
}

static int
mark_left(struct sweep *w, const struct unseen *u, struct err *e)
{
	struct db_stmt *st;
	int64_t sets = 0, sum = 0;

	if (w->specs.n > 1 &&
	    intern_specs(w->s, buf_view(&w->specs), &sets, e) != 0)
		return -1;
	if (sum_again(w, u, sets, &sum, e) != 0)
		return -1;
	st = db_use(w->s->db, STMT_ITEM_LEFT, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, u->id);
	db_int(st, 2, w->s->change);
	db_int(st, 3, sum);
	if (sets == 0)
		db_null(st, 4);
	else
		db_int(st, 4, sets);
	w->out->left++;
	return db_run(st, e);
}

static int
settle(struct sweep *w, const struct unseen *u, struct err *e)
{
	int had = 0, other = 0;

	if (w->list->set.n > 0) {
		if (reduce(w, u->sets, e) != 0)
			return -1;
		had = add_others(w, u->id, e);
		other = had == 0 ? elsewhere(w, e) : had;
	}
	if (other < 0)
		return -1;
	return other > 0 ? mark_left(w, u, e) : mark_gone(w, u, e);
}

/* Its sightings, if it has any. */
static int
find_sightings(struct sweep *w, struct err *e)
{
	w->shelf = intern_shelf(w->s, w->list->source, w->list->prefix, e);
	if (w->shelf == NULL)
		return -1;
	return find(w->s, w->shelf->source_id, w->list, &w->id, e) < 0 ? -1 : 0;
}

static int
look(struct sweep *w, struct err *e)
{
	if (w->list->set.n > 0 &&
	    picks_sets(w->s, w->list->set, &w->sets, e) != 0)
		return -1;
	return walk(w, e);
}

static int
mark(struct sweep *w, struct err *e)
{
	if (w->out->unseen > w->most)
		return 0;
	if (w->n > 0)
		change_next(w->s);
	for (size_t i = 0; i < w->n; i++)
		if (settle(w, &w->v[i], e) != 0)
			return -1;
	return 0;
}

static int
forget(struct sweep *w, struct err *e)
{
	w->shelf->sweep = 0;
	if (w->id == 0)
		return 0;
	if (run_with(w->s, STMT_SIGHT_CLEAR, w->id, e) != 0)
		return -1;
	return run_with(w->s, STMT_SWEEP_END, w->id, e);
}

/* An item that left one set is looked at as it is then for the next one. */
static int
sweep(struct sweep *v, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++)
		if (find_sightings(&v[i], e) != 0)
			return -1;
	for (size_t i = 0; i < n; i++)
		if (look(&v[i], e) != 0 || mark(&v[i], e) != 0)
			return -1;
	for (size_t i = 0; i < n; i++)
		if (forget(&v[i], e) != 0)
			return -1;
	return 0;
}

int
store_sweep_look(struct store *s, const struct store_list *l,
		 struct store_sweep *out, struct err *e)
{
	struct sweep w = {.s = s, .list = l, .out = out};
	bool own;
	int rc;

	*out = (struct store_sweep){0};
	if (write_start(s, &own, e) != 0)
		return -1;
	rc = find_sightings(&w, e);
	if (rc == 0)
		rc = look(&w, e);
	if (rc == 0)
		rc = count_others(&w, e);
	rc = write_finish(s, own, rc, e);
	picks_free(&w.sets);
	return rc;
}

int
store_sweep(struct store *s, struct store_swept *v, size_t n, struct err *e)
{
	struct sweep *all = mem_zero((n + 1) * sizeof(*all));
	bool own;
	int rc;

	if (all == NULL)
		return err_nomem(e);
	for (size_t i = 0; i < n; i++) {
		v[i].out = (struct store_sweep){0};
		all[i] = (struct sweep){
		    .s = s,
		    .list = &v[i].list,
		    .most = v[i].most,
		    .all = all,
		    .nall = n,
		    .out = &v[i].out,
		};
		buf_init(&all[i].specs, s->specs.limit);
	}
	rc = write_start(s, &own, e);
	if (rc == 0)
		rc = write_finish(s, own, sweep(all, n, e), e);
	for (size_t i = 0; i < n; i++) {
		buf_free(&all[i].specs);
		picks_free(&all[i].sets);
		mem_free(all[i].v);
	}
	mem_free(all);
	return rc;
}
