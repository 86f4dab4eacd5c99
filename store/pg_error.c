/* What PostgreSQL says, as errors of ours. */
#include <string.h>

#include <libpq-fe.h>

#include "store/pg.h"

/* SQLSTATE (PostgreSQL, appendix A), or a class of it, and what it means. */
static const struct meaning {
	const char *state;
	enum err_code code;
	const char *text; /* NULL: what the server says */
} meanings[] = {
    {"55P03", ERR_BUSY, "another process keeps it locked"},
    {"57014", ERR_BUSY, "another process keeps it locked"},
    {"40", ERR_BUSY, "another process was in the way"},
    {"53100", ERR_STORE, "disk full; make room and run the same again"},
    {"53300", ERR_STORE, "the server takes no more connections"},
    {"53200", ERR_STORE, "the server is out of memory"},
    {"25006", ERR_STORE, "cannot be written: the server only reads"},
    {"54", ERR_LIMIT, "a value is too large for it"},
    {"22021", ERR_DATA, "a text that is no UTF-8"},
    {"42501", ERR_STORE, NULL},
    {"57P", ERR_STORE, "the server was shut down"},
    {"08", ERR_STORE, "the connection is lost; run the same again"},
};

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
	size_t n = sizeof(meanings) / sizeof(meanings[0]);
	const struct meaning *m = NULL;

	for (size_t i = 0; state != NULL && m == NULL && i < n; i++)
		if (str_starts(str_c(state), str_c(meanings[i].state)))
			m = &meanings[i];
	if (what == NULL)
		what = pq->errorMessage(c);
	if (m != NULL && m->text != NULL)
		return err_set(e, m->code, 0, "store %s: %s", db->base.place,
			       m->text);
	return err_set(e, ERR_STORE, 0, "store %s: %.*s%s", db->base.place,
		       (int)strcspn(what, "\n"), what,
		       m != NULL ? " (a matter of GRANT)" : "");
}
