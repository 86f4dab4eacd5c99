/* A store copied into another one, of whatever engine. */
#include "store/copy.h"

#include "core/arena.h"
#include "store/priv.h"
#include "store/reject.h"
#include "store/run.h"
#include "store/sweep.h"
#include "store/trait.h"

enum {
	NAMES_BYTES = 64 << 20, /* of all sources */
	AT_ONCE = 1000          /* items in one transaction of a file */
};

struct carry {
	struct store *from, *to;
	const struct env *env;
	struct arena arena;
	struct str *names; /* of sources */
	size_t n, cap;
	uint64_t items; /* in this transaction */
	struct buf text, value;
};

static int
check_stop(const struct carry *c, struct err *e)
{
	if (!c->env->stopped(c->env->ctx))
		return 0;
	return err_set(e, ERR_STOPPED, 0, "stopped");
}

/* One transaction is the whole where a server keeps what it undoes. */
static int
breathe(struct carry *c, struct err *e)
{
	if (check_stop(c, e) != 0)
		return -1;
	if (++c->items < AT_ONCE || db_is_far(c->to->db))
		return 0;
	c->items = 0;
	return store_commit(c->to, e) == 0 ? store_begin(c->to, e) : -1;
}

static int
check_empty(struct store *to, struct err *e)
{
	struct store_source any;
	struct buf name;
	uint64_t change;
	int got = store_next_source(to, STR_NONE, &any, e);

	buf_init(&name, STORE_NAMED_MAX);
	if (got == 0)
		got = store_next_named(to, STR_NONE, &name, &change, e);
	buf_free(&name);
	if (got > 0)
		return err_set(
		    e, ERR_USAGE, 0,
		    "store %s: holds something already; a copy needs "
		    "an empty one",
		    db_place(to->db));
	return got;
}

/* --- Sources, and their items -------------------------------------------- */

static int
carry_sources(struct carry *c, struct err *e)
{
	struct store_source one = {0};
	struct str after = STR_NONE, *v;
	int got;

	while ((got = store_next_source(c->from, after, &one, e)) > 0) {
		v = arena_push(&c->arena, c->names, c->n, &c->cap, sizeof(*v));
		after = arena_copy(&c->arena, one.name);
		if (v == NULL || c->arena.failed)
			return arena_check(&c->arena, e);
		c->names = v;
		v[c->n++] = after;
		if (store_set_source(c->to, after, one.url, e) != 0)
			return -1;
	}
	return got;
}

static int
carry_items(struct carry *c, struct err *e)
{
	const struct store_query all = {.deleted = true};
	struct store_rows *r;
	struct store_item item;
	int got;

	if (store_select(c->from, &all, &r, e) != 0)
		return -1;
	while ((got = store_next(r, &item, e)) > 0)
		if (breathe(c, e) != 0 ||
		    put_again(c->to, &item, rows_change(r), e) != 0) {
			got = -1;
			break;
		}
	store_rows_free(r);
	return got;
}

/* --- What is known of a source beside its items ---------------------------- */

static int
carry_lists(struct carry *c, struct str source, struct err *e)
{
	struct store_list l, last;
	struct store_mark m;
	int got;

	for (bool first = true;; first = false) {
		got = store_next_list(c->from, source, first ? NULL : &last, &l,
				      &m, e);
		if (got <= 0)
			return got;
		/* It is the store's until the next call. */
		buf_clear(&c->text);
		buf_str(&c->text, l.prefix);
		buf_str(&c->text, l.set);
		buf_str(&c->text, l.window);
		buf_char(&c->text, '\0');
		if (buf_check(&c->text, e) != 0)
			return -1;
		last = (struct store_list){
		    .source = source,
		    .prefix = str_of(c->text.p, l.prefix.n),
		    .set = str_of(c->text.p + l.prefix.n, l.set.n),
		    .window =
			str_of(c->text.p + l.prefix.n + l.set.n, l.window.n),
		};
		if (store_set_mark(c->to, &last, &m, e) != 0)
			return -1;
	}
}

/* Full lists under way: what they have given so far. */
static int
carry_sweeps(struct carry *c, struct str source, struct err *e)
{
	struct store_list l = {.source = source};
	struct db_stmt *st;
	int64_t id;
	int got = find_source(c->from, source, &id, NULL, NULL, e);

	if (got <= 0)
		return got;
	st = db_use(c->from->db, STMT_SIGHTED_WALK, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	while ((got = db_step(st, e)) > 0) {
		l.prefix = db_get(st, 0);
		l.set = db_get(st, 1);
		if (breathe(c, e) != 0 ||
		    store_sight(c->to, &l, db_get(st, 2), e) != 0) {
			got = -1;
			break;
		}
	}
	db_end(st);
	return got;
}

static int
carry_rejects(struct carry *c, struct str source, struct err *e)
{
	struct store_reject r = {0};
	int got;

	while ((got = store_next_reject(c->from, source, r.number, &r, e)) > 0)
		if (breathe(c, e) != 0 || store_reject(c->to, &r, e) != 0)
			return -1;
	return got;
}

/* The oldest first, as they came. */
static int
carry_runs(struct carry *c, struct str source, struct err *e)
{
	struct store_run past[STORE_RUNS_KEPT], last;
	int64_t before = INT64_MAX;
	size_t n = 0;
	int got = 1;

	if (store_run(c->from, source, &last, e) != 0)
		return -1;
	while (n < STORE_RUNS_KEPT &&
	       (got = store_past_run(c->from, source, before, &past[n], e)) > 0)
		before = past[n++].began;
	if (got < 0)
		return -1;
	for (size_t i = n; i-- > 0;)
		if (store_set_run(c->to, source, &past[i], e) != 0)
			return -1;
	/* One that goes on, or was killed, is not among the past ones. */
	if (last.outcome == STORE_NEVER || (n > 0 && last.ended != 0))
		return 0;
	return store_set_run(c->to, source, &last, e);
}

static int
carry_traits(struct carry *c, struct str source, struct err *e)
{
	int got;

	buf_clear(&c->text);
	while ((got = store_next_trait(c->from, source, buf_view(&c->text),
				       &c->value, e)) > 0) {
		struct buf swap = c->text;

		c->text = c->value;
		c->value = swap;
		got = store_trait(c->from, source, buf_view(&c->text),
				  &c->value, e);
		if (got > 0)
			got = store_set_trait(c->to, source, buf_view(&c->text),
					      buf_view(&c->value), e);
		if (got < 0)
			return -1;
	}
	return got;
}

static int
carry_source(struct carry *c, struct str source, struct err *e)
{
	static int (*const parts[])(struct carry *, struct str,
				    struct err *) = {
	    carry_lists, carry_sweeps, carry_rejects, carry_runs, carry_traits,
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i](c, source, e) != 0)
			return -1;
	return 0;
}

/* Names of exports, and the number that the next change goes beyond. */
static int
carry_changes(struct carry *c, struct err *e)
{
	uint64_t change;
	int got;

	buf_clear(&c->text);
	while ((got = store_next_named(c->from, buf_view(&c->text), &c->text,
				       &change, e)) > 0)
		if (store_set_named(c->to, buf_view(&c->text), change, e) != 0)
			return -1;
	if (got < 0 || store_change(c->from, &change, e) != 0)
		return -1;
	if ((int64_t)change > c->to->count.change)
		c->to->count.change = (int64_t)change;
	return 0;
}

/* --- The whole ------------------------------------------------------------- */

static int
carry(struct carry *c, struct err *e)
{
	if (check_empty(c->to, e) != 0 || carry_sources(c, e) != 0 ||
	    carry_items(c, e) != 0)
		return -1;
	for (size_t i = 0; i < c->n; i++)
		if (carry_source(c, c->names[i], e) != 0)
			return -1;
	return carry_changes(c, e);
}

int
store_copy_into(struct store *from, struct store *to, const struct env *env,
		struct err *e)
{
	struct carry c = {.from = from, .to = to, .env = env};
	int rc = -1;

	arena_init(&c.arena, NAMES_BYTES);
	buf_init(&c.text, STORE_TRAIT_MAX);
	buf_init(&c.value, STORE_TRAIT_MAX);
	if (db_pin(from->db, e) == 0) {
		rc = store_begin(to, e);
		if (rc == 0)
			rc = carry(&c, e);
		if (rc == 0)
			rc = store_commit(to, e);
		store_rollback(to);
		db_unpin(from->db);
	}
	buf_free(&c.text);
	buf_free(&c.value);
	arena_free(&c.arena);
	return rc;
}

bool
store_is_file(const char *where)
{
	return db_is_file(where);
}
