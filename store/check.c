/* Is the store whole? */
#include "store/check.h"

#include <inttypes.h>

#include "core/mem.h"
#include "store/priv.h"
#include "store/reject.h"
#include "store/run.h"

enum {
	SAID_MAX = 100 /* faults in words; the others are only counted */
};

/* A row that nothing can be read from. */
struct lost {
	int64_t id, source;
};

struct check {
	struct store *s;
	bool repair;
	store_check_fn *say;
	void *ctx;
	struct store_check *out;
	struct lost *lost;
	size_t nlost, cap;
	struct buf payload;
};

/* A finding; err_set has made it fit for a terminal. */
static void
fault(struct check *c, const struct err *f)
{
	c->out->faults++;
	if (c->out->faults <= SAID_MAX)
		c->say(c->ctx, f->msg);
	else if (c->out->faults == SAID_MAX + 1)
		c->say(c->ctx, "and more of them, only counted");
}

/* -1 when the error is none of the store's contents; else it is a finding. */
static int
finding(struct check *c, struct err *e)
{
	if (e->code != ERR_STORE && e->code != ERR_LIMIT)
		return -1;
	fault(c, e);
	err_clear(e);
	return 0;
}

/*
 * A table cannot be read to its end: a finding. No repair of ours helps, and
 * what is left of the file has to be saved: then it is an error.
 */
static int
unreadable(struct check *c, struct err *e)
{
	return c->repair ? -1 : finding(c, e);
}

/* --- Structure ------------------------------------------------------------ */

/* What the engine finds. */
static void
structure_fault(void *ctx, struct str what)
{
	struct check *c = ctx;
	struct err f;

	err_set(&f, ERR_STORE, 0, "structure: " STR_FMT,
		STR_ARG(str_left(what, 300)));
	fault(c, &f);
}

static int
check_structure(struct check *c, uint64_t *found, struct err *e)
{
	uint64_t before = c->out->faults;
	int rc = db_check(c->s->db, structure_fault, c, e);

	*found = c->out->faults - before;
	if (rc == 0)
		return 0;
	++*found;
	return finding(c, e);
}

/* Indexes can be made anew from the rows; tables cannot. */
static int
repair_structure(struct check *c, uint64_t found, struct err *e)
{
	struct check quiet = *c;
	struct store_check again = {.faults = SAID_MAX + 1};
	struct err ignored;
	uint64_t left;

	quiet.out = &again;
	if (db_reindex(c->s->db, &ignored) != 0) {
		if (ignored.code == ERR_STORE)
			return 0;
		*e = ignored;
		return -1;
	}
	if (check_structure(&quiet, &left, e) != 0)
		return -1;
	c->out->repaired += left < found ? found - left : 0;
	return 0;
}

/* --- Items ---------------------------------------------------------------- */

static int
check_payload(struct check *c, struct db_stmt *st, struct err *e)
{
	int64_t dict = db_get_int(st, ITEM_DICT);
	struct str body = db_get(st, ITEM_BODY);
	bool deleted = db_get_int(st, ITEM_DELETED) != 0;

	if (deleted && body.n > 0)
		return err_set(e, ERR_STORE, 0, "deleted, but has a payload");
	if (!deleted && body.n == 0)
		return err_set(e, ERR_STORE, 0, "no payload");
	if (body.n == 0)
		return 0;
	if (dict_ready(c->s, dict, e) != 0)
		return -1;
	return pack_expand(c->s->pack, dict, body, &c->payload, e);
}

static int
check_item(struct check *c, struct db_stmt *st, struct err *e)
{
	if (db_get(st, CHECKED_SOURCE).n == 0)
		return err_set(e, ERR_STORE, 0, "of a source that is missing");
	if (db_get_int(st, CHECKED_NO_FORMAT) != 0)
		return err_set(e, ERR_STORE, 0, "of a format that is missing");
	if (db_get_int(st, CHECKED_NO_SETS) != 0)
		return err_set(e, ERR_STORE, 0, "of sets that are missing");
	if (check_payload(c, st, e) != 0)
		return -1;
	if (!sum_right(st))
		return err_set(e, ERR_STORE, 0, "%s", SUM_WRONG);
	c->out->unsummed += db_get_int(st, ITEM_SUM) == 0;
	return 0;
}

static int
note_lost(struct check *c, struct db_stmt *st, struct err *e)
{
	err_wrap(e, STR_FMT ": " STR_FMT,
		 STR_ARG(str_left(db_get(st, CHECKED_SOURCE), 100)),
		 STR_ARG(str_left(db_get(st, ITEM_IDENT), 200)));
	if (finding(c, e) != 0)
		return -1;
	if (!c->repair)
		return 0;
	if (array_grow(&c->lost, c->nlost, &c->cap, sizeof(*c->lost), e) != 0)
		return -1;
	c->lost[c->nlost++] = (struct lost){
	    .id = db_get_int(st, ITEM_ID),
	    .source = db_get_int(st, ITEM_SOURCE),
	};
	return 0;
}

static int
check_items(struct check *c, struct err *e)
{
	struct db_stmt *st = db_use(c->s->db, STMT_CHECK_WALK, e);
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0) {
		c->out->items++;
		if (check_item(c, st, e) == 0)
			continue;
		if (note_lost(c, st, e) != 0) {
			db_end(st);
			return -1;
		}
	}
	db_end(st);
	return got < 0 ? unreadable(c, e) : 0;
}

static int
do_with(struct check *c, enum schema_stmt which, int64_t id, struct err *e)
{
	struct db_stmt *st = db_use(c->s->db, which, e);

	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	return db_run(st, e);
}

/* What is removed has to come again, however old it is. */
static int
remove_lost(struct check *c, struct err *e)
{
	for (size_t i = 0; i < c->nlost; i++) {
		if (do_with(c, STMT_BRIEF_DROP, c->lost[i].id, e) != 0 ||
		    do_with(c, STMT_ITEM_DROP, c->lost[i].id, e) != 0 ||
		    do_with(c, STMT_LIST_RESET, c->lost[i].source, e) != 0)
			return -1;
		c->out->lost++;
		c->out->repaired++;
	}
	return 0;
}

/* Rows of an older layout that are sound as far as can be told: 1, 0, -1. */
static int
next_unsummed(struct check *c, int64_t after, int64_t *id, int64_t *sum,
	      struct err *e)
{
	struct db_stmt *st = db_use(c->s->db, STMT_NO_SUM_NEXT, e);
	struct summed r;
	int got;

	if (st == NULL)
		return -1;
	db_int(st, 1, after);
	got = db_step(st, e);
	if (got > 0) {
		sum_read(st, &r);
		*id = r.id;
		*sum = sum_of(&r);
	}
	db_end(st);
	return got;
}

static int
sum_old_rows(struct check *c, struct err *e)
{
	struct db_stmt *st;
	int64_t id = 0, sum;
	int got;

	while ((got = next_unsummed(c, id, &id, &sum, e)) > 0) {
		st = db_use(c->s->db, STMT_SUM_PUT, e);
		if (st == NULL)
			return -1;
		db_int(st, 1, id);
		db_int(st, 2, sum);
		if (db_run(st, e) != 0)
			return -1;
	}
	return got;
}

/* --- The rest ------------------------------------------------------------- */

/* Behind a damaged one the next can be found, because numbers only grow. */
static int
check_rejects(struct check *c, struct err *e)
{
	struct store_reject r = {0};
	int64_t at = 0;
	int got;

	while ((got = store_next_reject(c->s, STR_NONE, at, &r, e)) != 0) {
		if (got > 0) {
			c->out->rejected++;
			at = r.number;
			continue;
		}
		if (finding(c, e) != 0)
			return -1;
		if (r.number <= at)
			break; /* not even its number could be read */
		at = r.number;
		if (c->repair && store_forgive(c->s, at, e) != 0)
			return -1;
		c->out->repaired += c->repair;
	}
	return 0;
}

static int
check_counts(struct check *c, struct err *e)
{
	struct db_stmt *st = db_use(c->s->db, STMT_COUNTS_WRONG, e);
	uint64_t wrong = 0;
	struct err f;
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0) {
		err_set(
		    &f, ERR_STORE, 0,
		    STR_FMT ": counted %" PRId64 " records and %" PRId64
			    " deleted ones; there are %" PRId64 " and %" PRId64,
		    STR_ARG(str_left(db_get(st, 0), 100)), db_get_int(st, 1),
		    db_get_int(st, 2), db_get_int(st, 3), db_get_int(st, 4));
		fault(c, &f);
		wrong++;
	}
	db_end(st);
	if (got < 0)
		return unreadable(c, e);
	if (!c->repair || (wrong == 0 && c->nlost == 0))
		return 0;
	c->out->repaired += wrong;
	return db_do(c->s->db, STMT_COUNTS_MEND, e);
}

/* What records are looked for by, made anew from the records. */
static int
check_brief(struct check *c, struct err *e)
{
	struct db_stmt *st = db_use(c->s->db, STMT_BRIEF_WRONG, e);
	struct err f;
	int64_t wrong;

	if (st == NULL)
		return -1;
	if (db_step(st, e) < 0)
		return unreadable(c, e);
	wrong = db_get_int(st, 0);
	db_end(st);
	if (wrong == 0)
		return 0;
	err_set(&f, ERR_STORE, 0,
		"%" PRId64 " records are not found by date, year or type",
		wrong);
	fault(c, &f);
	if (!c->repair)
		return 0;
	c->out->repaired++;
	if (db_do(c->s->db, STMT_COUNTERS_MEND, e) != 0 ||
	    db_do(c->s->db, STMT_BRIEF_CLEAR, e) != 0)
		return -1;
	return db_do(c->s->db, STMT_BRIEF_FILL, e);
}

static int
check_all(struct check *c, struct err *e)
{
	uint64_t found;

	if (check_structure(c, &found, e) != 0)
		return -1;
	if (found > 0 && c->repair && repair_structure(c, found, e) != 0)
		return -1;
	if (check_counts(c, e) != 0 || check_items(c, e) != 0 ||
	    remove_lost(c, e) != 0 || check_brief(c, e) != 0 ||
	    check_rejects(c, e) != 0)
		return -1;
	if (c->nlost > 0 && db_do(c->s->db, STMT_COUNTS_MEND, e) != 0)
		return -1;
	if (c->repair && c->out->unsummed > 0)
		return sum_old_rows(c, e);
	return 0;
}

/* Everything is read as of one moment, though others write meanwhile. */
static int
check_snapshot(struct check *c, struct err *e)
{
	int rc;

	if (db_pin(c->s->db, e) != 0)
		return -1;
	rc = check_all(c, e);
	db_unpin(c->s->db);
	return rc;
}

static int
check_and_repair(struct check *c, struct err *e)
{
	bool own;
	/* None may be harvested while its records are looked through. */
	int rc = claim_all(c->s, e);

	if (rc == 0 && (rc = write_start(c->s, &own, e)) == 0)
		rc = write_finish(c->s, own, check_all(c, e), e);
	claim_drop_all(c->s);
	intern_forget(c->s);
	return rc;
}

int
store_check(struct store *s, bool repair, store_check_fn *say, void *ctx,
	    struct store_check *out, struct err *e)
{
	struct check c = {
	    .s = s, .repair = repair, .say = say, .ctx = ctx, .out = out};
	int rc;

	*out = (struct store_check){0};
	buf_init(&c.payload, s->plain.limit);
	rc = repair ? check_and_repair(&c, e) : check_snapshot(&c, e);
	buf_free(&c.payload);
	mem_free(c.lost);
	return rc;
}
