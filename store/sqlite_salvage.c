/*
 * What can still be read of a damaged store, copied into a new one. Rows are
 * asked for one number after the other; behind one that cannot be read, the
 * next that can is searched for by leaps that double, then by halving.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "core/mem.h"
#include "store/check.h"
#include "store/sqlite.h"

enum {
	SQL_TEXT_MAX = 512,
	COLUMNS_MAX = 32,
	SAME_TABLES = 6 /* layouts from here on only gained columns */
};

/* What is copied, what others refer to first. */
static const struct table {
	const char *name;
	bool numbered; /* has row numbers; else it is read in its order */
} tables[] = {
    {"source", true}, {"format", true}, {"setlist", true}, {"type", true},
    {"dict", true},   {"record", true}, {"reject", true},  {"run", true},
    {"list", false},  {"named", false}, {"trait", false},  {"past", false},
};

struct salvage {
	struct sqlite3 *from;
	struct sql *to;
	store_check_fn *say;
	void *ctx;
	struct store_check *out;
	const struct table *table;
	sqlite3_stmt *get, *put;
	uint64_t copied, gaps;
};

static void say(struct salvage *v, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static void
say(struct salvage *v, const char *fmt, ...)
{
	char line[SQL_TEXT_MAX];
	struct err shown;
	va_list ap;

	va_start(ap, fmt);
	if (vsnprintf(line, sizeof(line), fmt, ap) < 0)
		line[0] = '\0';
	va_end(ap);
	err_set(&shown, ERR_STORE, 0, "%s", line);
	v->say(v->ctx, shown.msg);
}

/* Row by number, or in the table's own order. */
static int
prepare_get(struct salvage *v)
{
	char text[SQL_TEXT_MAX];

	snprintf(text, sizeof(text), "SELECT %s* FROM %s%s",
		 v->table->numbered ? "rowid, " : "0, ", v->table->name,
		 v->table->numbered
		     ? " WHERE rowid >= ?1 ORDER BY rowid LIMIT 1"
		     : "");
	return sqlite3_prepare_v2(v->from, text, -1, &v->get, NULL);
}

/* By name: an older layout has fewer columns. */
static int
prepare_put(struct salvage *v, struct err *e)
{
	int columns = sqlite3_column_count(v->get) - 1, rc;
	sqlite3_str *text;
	char *sql;

	if (columns < 1 || columns > COLUMNS_MAX)
		return err_set(e, ERR_STORE, 0, "table %s has %d columns",
			       v->table->name, columns);
	text = sqlite3_str_new(v->to->h);
	sqlite3_str_appendf(text, "INSERT OR IGNORE INTO %s", v->table->name);
	for (int i = 1; i <= columns; i++)
		sqlite3_str_appendf(text, "%s\"%w\"", i == 1 ? "(" : ", ",
				    sqlite3_column_name(v->get, i));
	for (int i = 1; i <= columns; i++)
		sqlite3_str_appendf(text, "%s?%d", i == 1 ? ") VALUES(" : ", ",
				    i);
	sqlite3_str_appendall(text, ")");
	sql = sqlite3_str_finish(text);
	if (sql == NULL)
		return err_nomem(e);
	rc = sqlite3_prepare_v2(v->to->h, sql, -1, &v->put, NULL);
	sqlite3_free(sql);
	return rc == SQLITE_OK ? 0 : sql_failed(v->to, rc, e);
}

static int
copy_row(struct salvage *v, struct err *e)
{
	int columns = sqlite3_column_count(v->get), rc = SQLITE_OK;

	for (int i = 1; i < columns && rc == SQLITE_OK; i++)
		rc = sqlite3_bind_value(v->put, i,
					sqlite3_column_value(v->get, i));
	if (rc == SQLITE_OK)
		rc = sqlite3_step(v->put);
	sqlite3_reset(v->put);
	v->copied++;
	return rc == SQLITE_DONE ? 0 : sql_failed(v->to, rc, e);
}

/* The row at `at` or the next behind: 1 there, 0 none, -1 unreadable. */
static int
seek(struct salvage *v, int64_t at)
{
	int rc;

	sqlite3_reset(v->get);
	sqlite3_bind_int64(v->get, 1, at);
	rc = sqlite3_step(v->get);
	return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

/*
 * From a number that cannot be read to the first that can; the statement
 * stands there. 0: nothing more can.
 */
static int
leap(struct salvage *v, int64_t bad)
{
	int64_t good, middle, step = 1;

	while (step < INT64_MAX / 4 && bad < INT64_MAX / 4 - step &&
	       seek(v, bad + step) < 0)
		step *= 2;
	good = bad + step;
	if (seek(v, good) < 0)
		return 0;
	bad += step / 2;
	while (good - bad > 1) {
		middle = bad + (good - bad) / 2;
		if (seek(v, middle) < 0)
			bad = middle;
		else
			good = middle;
	}
	return seek(v, good);
}

static int
copy_numbered(struct salvage *v, struct err *e)
{
	int64_t at = INT64_MIN;
	int got;

	for (;;) {
		got = seek(v, at);
		if (got < 0) {
			v->gaps++;
			got = leap(v, at < 0 ? 0 : at);
		}
		if (got <= 0)
			return 0;
		at = sqlite3_column_int64(v->get, 0);
		if (copy_row(v, e) != 0)
			return -1;
		if (at == INT64_MAX)
			return 0;
		at++;
	}
}

static int
copy_ordered(struct salvage *v, struct err *e)
{
	int rc;

	while ((rc = sqlite3_step(v->get)) == SQLITE_ROW)
		if (copy_row(v, e) != 0)
			return -1;
	v->gaps += rc != SQLITE_DONE;
	return 0;
}

static int
copy_table(struct salvage *v, const struct table *t, struct err *e)
{
	int rc = -1;

	v->table = t;
	v->copied = v->gaps = 0;
	if (prepare_get(v) != SQLITE_OK) {
		say(v, "table %s cannot be read at all: %s", t->name,
		    sqlite3_errmsg(v->from));
		v->out->faults++;
		return 0;
	}
	if (prepare_put(v, e) == 0)
		rc = t->numbered ? copy_numbered(v, e) : copy_ordered(v, e);
	if (rc == 0 && v->gaps > 0)
		say(v,
		    "table %s: %" PRIu64 " rows read, with %" PRIu64
		    " gap%s between them",
		    t->name, v->copied, v->gaps, v->gaps == 1 ? "" : "s");
	v->out->faults += v->gaps;
	sqlite3_finalize(v->get);
	sqlite3_finalize(v->put);
	v->get = v->put = NULL;
	return rc;
}

static int
version_of(struct salvage *v, const char *path, struct err *e)
{
	int version = -1;

	if (sqlite3_prepare_v2(v->from, "PRAGMA user_version", -1, &v->get,
			       NULL) == SQLITE_OK &&
	    sqlite3_step(v->get) == SQLITE_ROW)
		version = sqlite3_column_int(v->get, 0);
	sqlite3_finalize(v->get);
	v->get = NULL;
	if (version >= SAME_TABLES && version <= SCHEMA_VERSION)
		return 0;
	if (version > SCHEMA_VERSION)
		return schema_too_new(path, version, e);
	return err_set(e, ERR_STORE, 0,
		       "store %s: nothing can be read of it; restore a copy,"
		       " or harvest into a new one",
		       path);
}

/* With gaps, lists have to be harvested anew to close them. */
static int
copy_all(struct salvage *v, struct err *e)
{
	if (sql_begin(v->to, e) != 0)
		return -1;
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		if (copy_table(v, &tables[i], e) != 0)
			return -1;
		if (strcmp(tables[i].name, "record") == 0)
			v->out->items = v->copied;
		if (strcmp(tables[i].name, "reject") == 0)
			v->out->rejected = v->copied;
	}
	if (v->out->faults > 0 &&
	    sql_script(v->to,
		       "UPDATE list SET since = '', token = '', started = '',"
		       " asked = '', seen = 0, done = 0;",
		       e) != 0)
		return -1;
	if (db_do(&v->to->base, STMT_COUNTS_MEND, e) != 0 ||
	    db_do(&v->to->base, STMT_COUNTERS_MEND, e) != 0 ||
	    db_do(&v->to->base, STMT_BRIEF_FILL, e) != 0)
		return -1;
	return db_do(&v->to->base, STMT_COMMIT, e);
}

/* What waits in its journal is read along, and stays there. */
static int
open_damaged(struct salvage *v, const char *path, struct err *e)
{
	char name[SQL_PATH_MAX + 3];
	int rc;

	snprintf(name, sizeof(name), "%s%s", path[0] == '/' ? "" : "./", path);
	rc = sqlite3_open_v2(name, &v->from,
			     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (rc != SQLITE_OK)
		return err_set(e, ERR_STORE, 0, "store %s: %s", path,
			       sqlite3_errstr(rc));
	sqlite3_db_config(v->from, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
			  (int *)NULL);
	sqlite3_db_config(v->from, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0,
			  (int *)NULL);
	/* The first setting lets SQLite read a file that ends early. */
	sqlite3_exec(v->from, "PRAGMA writable_schema=ON;PRAGMA query_only=ON;",
		     NULL, NULL, NULL);
	return version_of(v, path, e);
}

int
store_salvage(const char *from, const char *to, store_check_fn *say_fn,
	      void *ctx, struct store_check *out, struct err *e)
{
	struct salvage v = {.say = say_fn, .ctx = ctx, .out = out};
	int rc = -1;

	*out = (struct store_check){0};
	if (strlen(from) > SQL_PATH_MAX)
		return err_set(e, ERR_STORE, ENAMETOOLONG,
			       "store: a path of more than %d bytes",
			       SQL_PATH_MAX);
	if (access(to, F_OK) == 0)
		return err_set(e, ERR_STORE, EEXIST, "store %s: is there", to);
	if (open_damaged(&v, from, e) == 0 && sql_open(&v.to, to, true, e) == 0)
		rc = copy_all(&v, e);
	db_close(v.to == NULL ? NULL : &v.to->base);
	sqlite3_close_v2(v.from);
	return rc;
}
