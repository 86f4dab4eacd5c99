/* Sources as such: their runs, one after the other, and their end. */
#include "store/run.h"

#include <stdio.h>
#include <string.h>

#include "store/priv.h"

enum { REMOVED_AT_ONCE = 10000 }; /* items in one transaction */

/* As they stand in the store; never to be renamed. */
static const char *const outcomes[STORE_OUTCOME__MAX] = {
    [STORE_NEVER] = "never",   [STORE_RUNNING] = "running",
    [STORE_WHOLE] = "whole",   [STORE_PARTLY] = "partly",
    [STORE_FAILED] = "failed", [STORE_STOPPED] = "stopped",
};

/* The numbers of a run, where they are in the struct. */
static const struct {
	enum schema_run column;
	size_t at;
} numbers[] = {
    {RUN_BEGAN, offsetof(struct store_run, began)},
    {RUN_ENDED, offsetof(struct store_run, ended)},
    {RUN_WHOLE, offsetof(struct store_run, whole)},
    {RUN_NOT_BEFORE, offsetof(struct store_run, not_before)},
    {RUN_REQUESTS, offsetof(struct store_run, requests)},
    {RUN_RECORDS, offsetof(struct store_run, records)},
    {RUN_CREATED, offsetof(struct store_run, created)},
    {RUN_CHANGED, offsetof(struct store_run, changed)},
    {RUN_DELETED, offsetof(struct store_run, deleted)},
    {RUN_REPAIRED, offsetof(struct store_run, repaired)},
};

enum { NUMBERS = sizeof(numbers) / sizeof(numbers[0]), RUN_PUT = 2 };

static void
read_run(struct db_stmt *st, struct store_run *out)
{
	struct str text = db_get(st, RUN_OUTCOME);
	int64_t v;

	for (size_t i = 0; i < STORE_OUTCOME__MAX; i++)
		if (str_eq(text, str_c(outcomes[i])))
			out->outcome = (enum store_outcome)i;
	for (size_t i = 0; i < NUMBERS; i++) {
		v = db_get_int(st, (int)numbers[i].column);
		memcpy((char *)out + numbers[i].at, &v, sizeof(v));
	}
	text = str_left(db_get(st, RUN_MESSAGE), sizeof(out->message) - 1);
	if (text.n > 0)
		memcpy(out->message, text.p, text.n);
}

/* 1: *out, 0: there is none, -1. */
static int
one_run(struct db_stmt *st, struct store_run *out, struct err *e)
{
	int got = db_step(st, e);

	if (got > 0)
		read_run(st, out);
	db_end(st);
	return got;
}

int
store_run(struct store *s, struct str source, struct store_run *out,
	  struct err *e)
{
	struct db_stmt *st;
	int64_t id;
	int got = find_source(s, source, &id, NULL, NULL, e);

	memset(out, 0, sizeof(*out));
	if (got <= 0)
		return got;
	st = db_use(s->db, STMT_RUN_GET, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	return one_run(st, out, e) < 0 ? -1 : 0;
}

int
store_past_run(struct store *s, struct str source, int64_t before,
	       struct store_run *out, struct err *e)
{
	struct db_stmt *st;
	int64_t id;
	int got = find_source(s, source, &id, NULL, NULL, e);

	memset(out, 0, sizeof(*out));
	if (got <= 0)
		return got;
	st = db_use(s->db, STMT_PAST_NEXT, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, id);
	db_int(st, 2, before);
	return one_run(st, out, e);
}

static int
write_run(struct store *s, enum schema_stmt which, int64_t source,
	  const struct store_run *r, struct err *e)
{
	struct db_stmt *st = db_use(s->db, which, e);
	int64_t v;

	if (st == NULL)
		return -1;
	db_int(st, 1, source);
	db_text(st, RUN_PUT + RUN_OUTCOME, str_c(outcomes[r->outcome]));
	for (size_t i = 0; i < NUMBERS; i++) {
		memcpy(&v, (const char *)r + numbers[i].at, sizeof(v));
		db_int(st, RUN_PUT + (int)numbers[i].column, v);
	}
	db_text(st, RUN_PUT + RUN_MESSAGE, str_c(r->message));
	return db_run(st, e);
}

static int
keep_past(struct store *s, int64_t source, const struct store_run *r,
	  struct err *e)
{
	struct store_run one = *r;
	struct db_stmt *st;

	/* Its beginning is what it goes by: of two that began in one second
	 * the later one is put into the next. */
	do {
		if (write_run(s, STMT_PAST_PUT, source, &one, e) != 0)
			return -1;
	} while (db_changed(s->db) == 0 &&
		 ++one.began <= r->began + STORE_RUNS_KEPT);
	st = db_use(s->db, STMT_PAST_KEEP, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, source);
	db_int(st, 2, STORE_RUNS_KEPT);
	return db_run(st, e);
}

static int
set_run(struct store *s, struct str source, const struct store_run *r,
	bool past, struct err *e)
{
	int64_t id;
	bool own;
	int rc;

	if (write_start(s, &own, e) != 0)
		return -1;
	rc = intern_source(s, source, &id, e);
	if (rc == 0)
		rc = write_run(s, STMT_RUN_PUT, id, r, e);
	if (rc == 0 && past)
		rc = keep_past(s, id, r, e);
	return write_finish(s, own, rc, e);
}

int
store_set_run(struct store *s, struct str source, const struct store_run *r,
	      struct err *e)
{
	return set_run(s, source, r, r->ended != 0, e);
}

int
store_unset_run(struct store *s, struct str source,
		const struct store_run *before, struct err *e)
{
	return set_run(s, source, before, false, e);
}

int
store_each_run(struct store *s, store_run_fn *each, void *ctx, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_RUN_WALK, e);
	struct store_run r;
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0) {
		memset(&r, 0, sizeof(r));
		read_run(st, &r);
		each(ctx, db_get(st, RUN_SOURCE), &r,
		     (uint64_t)db_get_int(st, RUN_FAILURES));
	}
	db_end(st);
	return got;
}

int
store_next_source(struct store *s, struct str after, struct store_source *out,
		  struct err *e)
{
	struct db_stmt *st;
	struct str name, url;
	int got;

	if (s->began && intern_flush(s, e) != 0)
		return -1;
	st = db_use(s->db, STMT_SOURCE_NEXT, e);
	if (st == NULL)
		return -1;
	*out = (struct store_source){0};
	db_text(st, 1, after);
	got = db_step(st, e);
	if (got <= 0) {
		db_end(st);
		return got;
	}
	name = db_get(st, 0);
	url = db_get(st, 1);
	buf_clear(&s->specs);
	buf_str(&s->specs, name);
	buf_str(&s->specs, url);
	out->counts.live = (uint64_t)db_get_int(st, 2);
	out->counts.deleted = (uint64_t)db_get_int(st, 3);
	got = count_rejects(s, db_get_int(st, 4), &out->counts.rejected, e);
	if (buf_check(&s->specs, e) != 0)
		got = -1;
	out->name = str_of(s->specs.p, name.n);
	out->url = str_of(s->specs.p + name.n, url.n);
	db_end(st);
	return got == 0 ? 1 : -1;
}

/* --- The end of a source -------------------------------------------------- */

static int
do_with(struct store *s, enum schema_stmt which, int64_t source, struct err *e)
{
	struct db_stmt *st = db_use(s->db, which, e);

	if (st == NULL)
		return -1;
	db_int(st, 1, source);
	return db_run(st, e);
}

/* In pieces, so that nobody else waits long. 1: there may be more. */
static int
remove_some(struct store *s, int64_t source, struct err *e)
{
	static const enum schema_stmt steps[] = {STMT_BRIEF_EMPTY,
						 STMT_SOURCE_EMPTY};

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		struct db_stmt *st = db_use(s->db, steps[i], e);

		if (st == NULL)
			return -1;
		db_int(st, 1, source);
		db_int(st, 2, REMOVED_AT_ONCE);
		if (db_run(st, e) != 0)
			return -1;
	}
	return db_changed(s->db) > 0;
}

static int
remove_rest(struct store *s, int64_t source, struct err *e)
{
	/* What refers to another table goes before that. */
	static const enum schema_stmt steps[] = {
	    STMT_DROP_SIGHTED, STMT_DROP_SWEEPS, STMT_DROP_REJECTS,
	    STMT_DROP_LISTS,   STMT_DROP_RUN,    STMT_DROP_PAST,
	    STMT_DROP_TRAITS,  STMT_DROP_DICTS,  STMT_DROP_FORMATS,
	    STMT_DROP_SOURCE,
	};

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (do_with(s, steps[i], source, e) != 0)
			return -1;
	return 0;
}

static int
remove_all(struct store *s, int64_t source, struct err *e)
{
	bool own;
	int more;

	do {
		if (write_start(s, &own, e) != 0)
			return -1;
		more = remove_some(s, source, e);
		if (more == 0)
			more = remove_rest(s, source, e);
		if (write_finish(s, own, more < 0 ? -1 : 0, e) != 0)
			return -1;
	} while (more > 0);
	return 0;
}

int
store_remove_source(struct store *s, struct str source, struct err *e)
{
	int64_t id;
	int rc, got = find_source(s, source, &id, NULL, NULL, e);

	if (got < 0)
		return -1;
	if (got == 0)
		return err_set(e, ERR_NOTFOUND, 0,
			       "store %s: holds nothing of " STR_FMT,
			       db_place(s->db), STR_ARG(str_left(source, 200)));
	if (store_claim(s, source, e) != 0)
		return -1;
	rc = remove_all(s, id, e);
	/* By the row number, which the name no longer leads to. */
	claim_drop(s, id);
	intern_forget(s);
	return rc;
}

int
store_rename_source(struct store *s, struct str source, struct str to,
		    struct err *e)
{
	struct db_stmt *st = NULL;
	int64_t id, other;
	bool own;
	int rc, got = find_source(s, source, &id, NULL, NULL, e);

	if (got < 0)
		return -1;
	if (got == 0)
		return err_set(e, ERR_NOTFOUND, 0,
			       "store %s: holds nothing of " STR_FMT,
			       db_place(s->db), STR_ARG(str_left(source, 200)));
	if (store_claim(s, source, e) != 0)
		return -1;
	rc = write_start(s, &own, e);
	if (rc == 0) {
		rc = find_source(s, to, &other, NULL, NULL, e);
		if (rc > 0)
			rc = err_set(
			    e, ERR_USAGE, 0,
			    "store %s: holds something of " STR_FMT " already",
			    db_place(s->db), STR_ARG(str_left(to, 200)));
		if (rc == 0)
			st = db_use(s->db, STMT_SOURCE_RENAME, e);
		if (st != NULL) {
			db_int(st, 1, id);
			db_text(st, 2, to);
		}
		if (rc == 0)
			rc = st != NULL ? db_run(st, e) : -1;
		rc = write_finish(s, own, rc, e);
	}
	claim_drop(s, id);
	intern_forget(s);
	return rc;
}
