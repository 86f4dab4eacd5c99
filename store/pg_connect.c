/* Sessions. */
#include <stdio.h>
#include <string.h>

#include <libpq-fe.h>

#include "store/pg.h"

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

int
pg_connect(struct pg *db, struct pg_link *l, struct err *e)
{
	static const char settings[] =
	    "SET search_path = %s; SET lock_timeout = '60s';"
	    " SET statement_timeout = 0; SET client_encoding = 'UTF8';"
	    " SET idle_in_transaction_session_timeout = '5min';"
	    " SET client_min_messages = warning;"
	    " SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;"
	    " SET tcp_keepalives_count = 3";
	char text[sizeof(settings) + PG_SCHEMA_MAX];

	memset(l, 0, sizeof(*l));
	l->c = db->lib->connectdb(db->conninfo);
	if (l->c == NULL)
		return err_nomem(e);
	if (db->lib->status(l->c) != CONNECTION_OK)
		return pg_failed(db, l->c, NULL, e);
	db->lib->setNoticeProcessor(l->c, quiet, NULL);
	snprintf(text, sizeof(text), settings, db->schema);
	return pg_exec(db, l, text, e);
}
