/* What vanished. */
#include "store/sweep.h"

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
	struct buf specs; /* the sets of one item that are left */
	struct store_sweep *out;
};

static void
bind_list(struct sql_stmt *st, int64_t source, const struct store_list *l)
{
	sql_int(st, 1, source);
	sql_text(st, 2, l->prefix);
	sql_text(st, 3, l->set);
}

/* 1 found, 0 not, -1. */
static int
find(struct store *s, int64_t source, const struct store_list *l, int64_t *id,
     struct err *e)
{
	struct sql_stmt *st = sql_use(s->db, STMT_SWEEP_FIND, e);
	int got;

	if (st == NULL)
		return -1;
	bind_list(st, source, l);
	got = sql_step(st, e);
	*id = got > 0 ? sql_get_int(st, 0) : 0;
	sql_end(st);
	return got;
}

static int
run_with(struct store *s, enum schema_stmt which, int64_t id, struct err *e)
{
	struct sql_stmt *st = sql_use(s->db, which, e);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	return sql_run(st, e);
}

static int
open_sweep(struct store *s, int64_t source, const struct store_list *l,
	   int64_t *id, struct err *e)
{
	struct sql_stmt *st;
	int got = find(s, source, l, id, e);

	if (got != 0)
		return got > 0 ? 0 : -1;
	st = sql_use(s->db, STMT_SWEEP_NEW, e);
	if (st == NULL)
		return -1;
	bind_list(st, source, l);
	if (sql_run(st, e) != 0)
		return -1;
	*id = sql_last_id(s->db);
	return 0;
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

static int
sight(struct store *s, const struct store_list *l, struct str oai_id,
      struct err *e)
{
	struct sql_stmt *st;
	int64_t source, id;

	if (intern_source(s, l->source, &source, e) != 0 ||
	    open_sweep(s, source, l, &id, e) != 0)
		return -1;
	st = sql_use(s->db, STMT_SIGHT, e);
	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	sql_int(st, 2, source);
	sql_text(st, 3, oai_id);
	return sql_run(st, e);
}

int
store_sighted(struct store *s, const struct store_list *l, struct str oai_id,
	      struct err *e)
{
	struct sql_stmt *st;
	int64_t source, id;
	int got;

	if (intern_source(s, l->source, &source, e) != 0)
		return -1;
	got = find(s, source, l, &id, e);
	if (got <= 0)
		return got;
	st = sql_use(s->db, STMT_SIGHTED, e);
	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	sql_int(st, 2, source);
	sql_text(st, 3, oai_id);
	got = sql_step(st, e);
	sql_end(st);
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
	struct sql_stmt *st = sql_use(w->s->db, STMT_SWEEP_WALK, e);
	int64_t sets;
	int got;

	if (st == NULL)
		return -1;
	sql_int(st, 1, w->shelf->source_id);
	sql_int(st, 2, w->shelf->format_id);
	sql_int(st, 3, w->id);
	while ((got = sql_step(st, e)) > 0) {
		sets = sql_get_int(st, 1);
		if (w->list->set.n > 0 && !picks_set(&w->sets, sets))
			continue;
		w->out->held++;
		if (sql_get_int(st, 2) == 0 &&
		    add_unseen(w, sql_get_int(st, 0), sets, e) != 0) {
			got = -1;
			break;
		}
	}
	sql_end(st);
	return got;
}

/* The item's sets without the list's, in w->specs as setlist has them. */
static int
reduce(struct sweep *w, int64_t sets, struct err *e)
{
	struct sql_stmt *st = sql_use(w->s->db, STMT_SETS_GET, e);
	struct str specs, one;
	int got;

	if (st == NULL)
		return -1;
	sql_int(st, 1, sets);
	got = sql_step(st, e);
	specs = got > 0 ? sql_get(st, 0) : STR_NONE;
	buf_clear(&w->specs);
	buf_char(&w->specs, SETS_MARK);
	while (str_cut(&specs, SETS_MARK, &one)) {
		if (one.n == 0 || set_within(one, w->list->set))
			continue;
		buf_str(&w->specs, one);
		buf_char(&w->specs, SETS_MARK);
	}
	sql_end(st);
	return got < 0 ? -1 : buf_check(&w->specs, e);
}

/* Does another list that is harvested have it, by its remaining sets? */
static int
elsewhere(struct sweep *w, struct err *e)
{
	struct sql_stmt *st = sql_use(w->s->db, STMT_LIST_SETS, e);
	struct str set;
	int got, found = 0;

	if (st == NULL)
		return -1;
	bind_list(st, w->shelf->source_id, w->list);
	while (found == 0 && (got = sql_step(st, e)) != 0) {
		if (got < 0)
			return -1;
		set = sql_get(st, 0);
		found = set.n == 0 || sets_have(buf_view(&w->specs), set);
	}
	sql_end(st);
	return found;
}

static int
mark_gone(struct sweep *w, const struct unseen *u, struct err *e)
{
	struct sql_stmt *st = sql_use(w->s->db, STMT_ITEM_GONE, e);

	if (st == NULL)
		return -1;
	sql_int(st, 1, u->id);
	sql_int(st, 2, w->s->change);
	w->shelf->d_live--;
	w->shelf->d_gone++;
	w->out->vanished++;
	return sql_run(st, e);
}

static int
mark_left(struct sweep *w, const struct unseen *u, struct err *e)
{
	struct sql_stmt *st;
	int64_t sets = 0;

	if (w->specs.n > 1 &&
	    intern_specs(w->s, buf_view(&w->specs), &sets, e) != 0)
		return -1;
	st = sql_use(w->s->db, STMT_ITEM_LEFT, e);
	if (st == NULL)
		return -1;
	sql_int(st, 1, u->id);
	sql_int(st, 2, w->s->change);
	if (sets == 0)
		sql_null(st, 3);
	else
		sql_int(st, 3, sets);
	w->out->left++;
	return sql_run(st, e);
}

static int
settle(struct sweep *w, const struct unseen *u, struct err *e)
{
	int other = 0;

	if (w->list->set.n > 0) {
		if (reduce(w, u->sets, e) != 0)
			return -1;
		other = elsewhere(w, e);
	}
	if (other < 0)
		return -1;
	return other > 0 ? mark_left(w, u, e) : mark_gone(w, u, e);
}

static int
look(struct sweep *w, struct err *e)
{
	struct store *s = w->s;

	w->shelf = intern_shelf(s, w->list->source, w->list->prefix, e);
	if (w->shelf == NULL ||
	    find(s, w->shelf->source_id, w->list, &w->id, e) < 0)
		return -1;
	if (w->list->set.n > 0 && picks_sets(s, w->list->set, &w->sets, e) != 0)
		return -1;
	return walk(w, e);
}

static int
sweep(struct sweep *w, struct err *e)
{
	struct store *s = w->s;

	if (look(w, e) != 0)
		return -1;
	if (w->out->unseen <= w->most && w->n > 0 && change_next(s, e) != 0)
		return -1;
	for (size_t i = 0; w->out->unseen <= w->most && i < w->n; i++)
		if (settle(w, &w->v[i], e) != 0)
			return -1;
	if (w->id == 0)
		return 0;
	if (run_with(s, STMT_SIGHT_CLEAR, w->id, e) != 0)
		return -1;
	return run_with(s, STMT_SWEEP_END, w->id, e);
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
	rc = write_finish(s, own, look(&w, e), e);
	picks_free(&w.sets);
	return rc;
}

int
store_sweep(struct store *s, const struct store_list *l, uint64_t most,
	    struct store_sweep *out, struct err *e)
{
	struct sweep w = {.s = s, .list = l, .most = most, .out = out};
	bool own;
	int rc;

	*out = (struct store_sweep){0};
	if (write_start(s, &own, e) != 0)
		return -1;
	buf_init(&w.specs, s->specs.limit);
	rc = write_finish(s, own, sweep(&w, e), e);
	buf_free(&w.specs);
	picks_free(&w.sets);
	mem_free(w.v);
	return rc;
}
