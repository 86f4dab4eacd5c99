/* What PostgreSQL says, as errors of ours. */
#include <string.h>

#include <libpq-fe.h>

#include "store/pg.h"

#define AGAIN "run the same again"

/* SQLSTATE (PostgreSQL, appendix A), or a class of it, and what it means. */
static const struct meaning {
	const char *state;
	enum err_code code;
	const char *text; /* NULL: what the server says, */
	const char *hint; /* with this behind it */
} meanings[] = {
    {"55P03", ERR_BUSY, "another process keeps it locked", ""},
    {"40", ERR_BUSY, "another process was in the way", ""},
    {"53100", ERR_STORE, "disk full; make room and " AGAIN, ""},
    {"53400", ERR_STORE, NULL, ": a limit set in the server"},
    {"53300", ERR_STORE, "the server takes no more connections", ""},
    {"53200", ERR_STORE, "the server is out of memory", ""},
    {"25006", ERR_STORE,
     "the server only reads (a standby?): write to the one it follows", ""},
    {"25P03", ERR_STORE,
     "the server ended a transaction in which nothing was said for too long"
     " (idle_in_transaction_session_timeout); " AGAIN,
     ""},
    {"57014", ERR_STORE, NULL, " (statement_timeout?); " AGAIN},
    {"54", ERR_LIMIT, "a value is too large for it", ""},
    {"22021", ERR_DATA, "a text that is no UTF-8", ""},
    {"42501", ERR_STORE, NULL, " (a matter of GRANT)"},
    {"57P", ERR_STORE, "the server ended the connection; " AGAIN, ""},
    {"08", ERR_STORE, "the connection is lost; " AGAIN, ""},
};

/* What was waited for, and called off by us because of a signal. */
static const struct meaning waited = {"57014", ERR_BUSY,
				      "another process keeps it locked", ""};
/* Nothing came from the server. */
static const struct meaning gone = {"", ERR_STORE,
				    "the connection is lost; " AGAIN, ""};
static const struct meaning other = {"", ERR_STORE, NULL, ""};

static const struct meaning *
meaning_of(const struct pg *db, const struct pg_conn *c,
	   const struct pg_result *r, const char *state)
{
	size_t n = sizeof(meanings) / sizeof(meanings[0]);

	/* A result that libpq made itself is its last one. */
	if (state == NULL)
		return r != NULL || db->lib->status(c) != CONNECTION_OK
			   ? &gone
			   : &other;
	if (db->called_off && str_eq(str_c(state), str_c(waited.state)))
		return &waited;
	for (size_t i = 0; i < n; i++)
		if (str_starts(str_c(state), str_c(meanings[i].state)))
			return &meanings[i];
	return &other;
}

bool
pg_good(const struct pg *db, const struct pg_result *r)
{
	int t = db->lib->resultStatus(r);

	return t == PGRES_COMMAND_OK || t == PGRES_TUPLES_OK;
}

int
pg_failed(struct pg *db, struct pg_conn *c, const struct pg_result *r,
	  struct err *e)
{
	const struct pg_lib *pq = db->lib;
	const char *state =
	    r == NULL ? NULL : pq->resultErrorField(r, PG_DIAG_SQLSTATE);
	const char *what =
	    r == NULL ? NULL : pq->resultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);
	const struct meaning *m = meaning_of(db, c, r, state);

	if (m->text != NULL)
		what = m->text;
	if (what == NULL)
		what = pq->errorMessage(c);
	return err_set(e, m->code, 0, "store %s: %.*s%s", db->base.place,
		       (int)strcspn(what, "\n"), what, m->hint);
}
