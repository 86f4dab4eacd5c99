/*
 * postgresql://[user@]host[:port]/db[?schema=NAME&...]: libpq's form, and a
 * schema, which is ours. Messages show host, database and schema alone.
 */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "store/pg.h"

enum { WHERE_MAX = 4096 };

/* The parts of a place. */
struct where {
	struct str user, host, path; /* host with its port; path with a slash */
	struct str schema, sslmode, host_key, hostaddr;
	bool service;    /* whose file may say anything */
	struct buf rest; /* the other keys, as they are */
};

static int
take_key(struct where *w, struct str one, struct err *e)
{
	size_t at = str_chr(one, '=');
	struct str key = str_left(one, at == STR_NPOS ? one.n : at);
	struct str value = at == STR_NPOS ? STR_NONE : str_from(one, at + 1);

	if (str_chr(key, '%') != STR_NPOS)
		return err_set(e, ERR_USAGE, 0,
			       "store: a key is written without %%");
	if (str_eq(key, STR("schema"))) {
		w->schema = value;
		return 0;
	}
	if (str_eq(key, STR("sslmode")))
		w->sslmode = value;
	if (str_eq(key, STR("host")))
		w->host_key = value;
	if (str_eq(key, STR("hostaddr")))
		w->hostaddr = value;
	if (str_eq(key, STR("service")))
		w->service = true;
	buf_char(&w->rest, '&');
	buf_str(&w->rest, one);
	return 0;
}

/* Behind a host's colon there are digits, or it is half of a password. */
static bool
good_ports(struct str hosts)
{
	struct str one;
	size_t at;

	while (str_cut(&hosts, ',', &one)) {
		if (one.n > 0 && one.p[0] == '[')
			continue;
		at = str_chr(one, ':');
		for (at = at == STR_NPOS ? one.n : at + 1; at < one.n; at++)
			if (!chr_digit(one.p[at]))
				return false;
	}
	return true;
}

/*
 * As libpq does it: what is in front of the first @ is the user's, unless a
 * slash comes before. An @ behind that is one that libpq would take for
 * something else, and show.
 */
static int
split(struct str s, struct where *w, struct err *e)
{
	struct str query, one;
	size_t at, slash;

	s = str_from(s, str_find(s, STR("://")) + 3);
	at = str_chr(s, '@');
	slash = str_chr(s, '/');
	if (at != STR_NPOS && (slash == STR_NPOS || at < slash)) {
		w->user = str_left(s, at + 1);
		s = str_from(s, at + 1);
	}
	at = str_chr(s, '?');
	query = at == STR_NPOS ? STR_NONE : str_from(s, at + 1);
	s = str_left(s, at == STR_NPOS ? s.n : at);
	at = str_chr(s, '/');
	w->path = at == STR_NPOS ? STR_NONE : str_from(s, at);
	w->host = str_left(s, at == STR_NPOS ? s.n : at);
	if (str_chr(s, '@') != STR_NPOS || !good_ports(w->host))
		return err_set(e, ERR_USAGE, 0,
			       "store: postgresql://[USER[:PASSWORD]@]HOST"
			       "[:PORT]/DATABASE; @ : / and ? in a password are"
			       " written %%40 %%3A %%2F and %%3F");
	while (str_cut(&query, '&', &one))
		if (take_key(w, one, e) != 0)
			return -1;
	return 0;
}

static bool
good_schema(struct str s)
{
	if (s.n == 0 || s.n > PG_SCHEMA_MAX || chr_digit(s.p[0]))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!(s.p[i] >= 'a' && s.p[i] <= 'z') && !chr_digit(s.p[i]) &&
		    s.p[i] != '_')
			return false;
	return true;
}

/* This machine: a socket in a folder, or a loopback address. */
static bool
is_local(const struct where *w)
{
	static const char *const names[] = {"localhost", "127.0.0.1", "[::1]",
					    "::1"};
	struct str host = w->hostaddr.n > 0   ? w->hostaddr
			  : w->host_key.n > 0 ? w->host_key
					      : w->host;
	const char *said = getenv("PGHOST");

	if (w->service || getenv("PGSERVICE") != NULL ||
	    getenv("PGHOSTADDR") != NULL)
		return false;
	if (host.n == 0 && said != NULL)
		host = str_c(said);
	/* Of several, any may be another machine. */
	if (str_chr(host, ',') != STR_NPOS ||
	    str_find(host, STR("%2C")) != STR_NPOS ||
	    str_find(host, STR("%2c")) != STR_NPOS)
		return false;
	if (host.n == 0 || host.p[0] == '/' || str_starts(host, STR("%2F")) ||
	    str_starts(host, STR("%2f")))
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_starts(host, str_c(names[i])) &&
		    (host.n == strlen(names[i]) ||
		     host.p[strlen(names[i])] == ':'))
			return true;
	return false;
}

/* To other machines nothing goes before they have shown who they are. */
static int
check_tls(struct where *w, struct err *e)
{
	if (is_local(w))
		return 0;
	if (w->sslmode.n == 0)
		buf_puts(&w->rest, "&sslmode=verify-full");
	else if (!str_eq(w->sslmode, STR("verify-full")) &&
		 !str_eq(w->sslmode, STR("verify-ca")))
		return err_set(e, ERR_USAGE, 0,
			       "store: sslmode=" STR_FMT " would not check"
			       " who answers; verify-full does",
			       STR_ARG(str_left(w->sslmode, 40)));
	return 0;
}

static char *
text(struct buf *b)
{
	return b->failed ? NULL : mem_copy(b->p == NULL ? "" : b->p, b->n);
}

static int
keep(struct pg *db, struct where *w, struct err *e)
{
	struct buf b;

	if (w->schema.n == 0)
		w->schema = STR("sheaf");
	if (!good_schema(w->schema))
		return err_set(e, ERR_USAGE, 0,
			       "store: a schema's name has at most %d letters,"
			       " digits and _, and no capitals",
			       PG_SCHEMA_MAX);
	memcpy(db->schema, w->schema.p, w->schema.n);
	if (check_tls(w, e) != 0 || buf_check(&w->rest, e) != 0)
		return -1;
	buf_init(&b, 2 * WHERE_MAX);
	buf_puts(&b, "postgresql://");
	buf_str(&b, w->host);
	buf_str(&b, w->path);
	buf_puts(&b, " (");
	buf_str(&b, w->schema);
	buf_puts(&b, ")");
	db->base.place = text(&b);
	buf_clear(&b);
	buf_puts(&b, "postgresql://");
	buf_str(&b, w->user);
	buf_str(&b, w->host);
	buf_str(&b, w->path);
	if (w->rest.n > 0) {
		buf_char(&b, '?');
		buf_str(&b, str_from(buf_view(&w->rest), 1));
	}
	db->conninfo = text(&b);
	buf_free(&b);
	return db->base.place == NULL || db->conninfo == NULL ? err_nomem(e)
							      : 0;
}

int
pg_where(struct pg *db, const char *where, struct err *e)
{
	struct where w = {.user = STR_NONE};
	int rc;

	if (strlen(where) > WHERE_MAX)
		return err_set(e, ERR_USAGE, 0,
			       "store: a place of more than %d bytes",
			       WHERE_MAX);
	buf_init(&w.rest, 2 * WHERE_MAX);
	rc = split(str_c(where), &w, e);
	if (rc == 0)
		rc = w.rest.failed ? buf_check(&w.rest, e) : keep(db, &w, e);
	buf_free(&w.rest);
	return rc;
}
