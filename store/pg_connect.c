/* Sessions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libpq-fe.h>

#include "store/pg.h"

enum { POOLER_LOOKS = 3, LIMIT_TRIES = 100 };

static void
quiet(void *arg, const char *message)
{
	(void)arg;
	(void)message;
}

int
pg_exec(struct pg *db, struct pg_link *l, const char *text, struct err *e)
{
	struct pg_result *r = db->lib->exec(l->c, text);
	int rc = pg_good(db, r) ? 0 : pg_failed(db, l->c, r, e);

	db->lib->clear(r);
	return rc;
}

/* In libpq's words; behind the first line it only advises. */
static int
no_connection(const struct pg *db, const struct pg_conn *c, struct err *e)
{
	const char *what = db->lib->errorMessage(c);

	return err_set(e, ERR_STORE, 0, "store %s: %.*s", db->base.place,
		       (int)strcspn(what, "\n"), what);
}

static int
number(const struct pg *db, const struct pg_result *r)
{
	return (int)strtol(db->lib->getvalue(r, 0, 0), NULL, 10);
}

/* The process that answers; 0: none does. */
static int
backend(struct pg *db, struct pg_link *l, const char *text)
{
	struct pg_result *r = db->lib->exec(l->c, text);
	int pid = 0;

	if (pg_good(db, r) && db->lib->ntuples(r) == 1)
		pid = number(db, r);
	db->lib->clear(r);
	return pid;
}

/*
 * A pooler shows by its own number for the session. Does another session of it
 * get the same process of the server while ours is open, or ours another one
 * while that is within a transaction? Tried some times, since it may be busy.
 */
static bool
is_shared(struct pg *db, struct pg_link *other)
{
	static const char ask[] = "SELECT pg_backend_pid()";
	bool shared = other->backend == db->main.backend;
	int ours, theirs;

	for (int i = 0; i < POOLER_LOOKS && !shared; i++) {
		pg_exec(db, other, "BEGIN", &(struct err){0});
		theirs = backend(db, other, ask);
		ours = backend(db, &db->main, ask);
		shared = ours != db->main.backend || theirs != other->backend;
		pg_exec(db, other, "ROLLBACK", &(struct err){0});
	}
	return shared;
}

int
pg_check_pooler(struct pg *db, struct err *e)
{
	struct pg_link other;
	int rc;

	if (db->lib->backendPID(db->main.c) == db->main.backend)
		return 0;
	rc = pg_connect(db, &other, e);
	if (rc == 0 && is_shared(db, &other))
		rc = err_set(e, ERR_USAGE, 0,
			     "store %s: a pooler in between gives each"
			     " transaction another session, so that locks would"
			     " be lost; connect to the server itself, or to a"
			     " pooler in session mode",
			     db->base.place);
	db->lib->finish(other.c);
	return rc;
}

/*
 * A role may have so short a limit that it ends the very statement that takes
 * it away.
 */
static struct pg_result *
settle_limit(struct pg *db, struct pg_link *l)
{
	struct pg_result *r = NULL;

	for (int i = 0; i < LIMIT_TRIES; i++) {
		db->lib->clear(r);
		r = db->lib->exec(l->c, "SET statement_timeout = 0");
		if (pg_good(db, r))
			break;
	}
	return r;
}

int
pg_connect(struct pg *db, struct pg_link *l, struct err *e)
{
	static const char settings[] =
	    "SET search_path = %s; SET lock_timeout = '60s';"
	    " SET client_encoding = 'UTF8';"
	    " SET idle_in_transaction_session_timeout = '5min';"
	    " SET client_min_messages = warning;"
	    " SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;"
	    " SET tcp_keepalives_count = 3;"
	    /* Unknown before version 14. */
	    " SELECT set_config(name, '0', false) FROM pg_settings"
	    " WHERE name = 'idle_session_timeout'; SELECT pg_backend_pid()";
	char text[sizeof(settings) + PG_SCHEMA_MAX];
	struct pg_result *r;
	int rc = 0;

	memset(l, 0, sizeof(*l));
	l->c = db->lib->connectdb(db->conninfo);
	if (l->c == NULL)
		return err_nomem(e);
	if (db->lib->status(l->c) != CONNECTION_OK)
		return no_connection(db, l->c, e);
	db->lib->setNoticeProcessor(l->c, quiet, NULL);
	snprintf(text, sizeof(text), settings, db->schema);
	r = settle_limit(db, l);
	if (pg_good(db, r)) {
		db->lib->clear(r);
		r = db->lib->exec(l->c, text);
	}
	if (!pg_good(db, r))
		rc = pg_failed(db, l->c, r, e);
	else
		l->backend = number(db, r);
	db->lib->clear(r);
	return rc;
}
