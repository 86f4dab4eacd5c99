/* Records kept aside. */
#include "store/reject.h"

#include "core/digest.h"
#include "store/limits.h"
#include "store/priv.h"

static int
check(const struct store_reject *r, struct err *e)
{
	const struct {
		const char *what;
		size_t n, max;
	} part[] = {
	    {"an identifier", r->oai_id.n, STORE_ID_MAX},
	    {"a metadataPrefix", r->prefix.n, STORE_PREFIX_MAX},
	    {"a setSpec", r->set.n, STORE_SET_MAX},
	    {"a datestamp", r->datestamp.n, STORE_STAMP_MAX},
	    {"a rejected record", r->bytes.n, STORE_PAYLOAD_MAX},
	};

	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (part[i].n > part[i].max)
			return err_set(e, ERR_LIMIT, 0,
				       "%s of %zu bytes; the limit is %zu",
				       part[i].what, part[i].n, part[i].max);
	if (str_chr(r->oai_id, '\0') != STR_NPOS ||
	    str_chr(r->datestamp, '\0') != STR_NPOS)
		return err_set(e, ERR_DATA, 0,
			       "a rejected record's name with"
			       " a NUL byte");
	return 0;
}

/* By its identifier, else by what it consists of. */
static int
name(const struct store_reject *r, char hex[DIGEST_HEX], struct err *e)
{
	struct digest *d;

	hex[0] = '\0';
	if (r->oai_id.n > 0)
		return 0;
	d = digest_new();
	if (d == NULL)
		return err_nomem(e);
	digest_add(d, r->bytes.p, r->bytes.n);
	digest_end(d, hex);
	digest_free(d);
	return 0;
}

/* A statement that begins with what it goes by. */
static struct db_stmt *
named(struct store *s, enum schema_stmt which, int64_t source,
      const struct store_reject *r, const char *hex, struct err *e)
{
	struct db_stmt *st = db_use(s->db, which, e);

	if (st == NULL)
		return NULL;
	db_int(st, 1, source);
	db_text(st, 2, r->oai_id);
	db_text(st, 3, r->prefix);
	db_text(st, 4, str_c(hex));
	return st;
}

static int
put(struct store *s, const struct store_reject *r, const char *hex,
    struct err *e)
{
	struct db_stmt *st;
	struct str packed;
	int64_t source;

	if (intern_source(s, r->source, &source, e) != 0 ||
	    pack_squeeze(s->pack, 0, r->bytes, &packed, e) != 0)
		return -1;
	/* The one before goes, so that this one's number is new. */
	st = named(s, STMT_REJECT_SAME, source, r, hex, e);
	if (st == NULL || db_run(st, e) != 0)
		return -1;
	st = named(s, STMT_REJECT_PUT, source, r, hex, e);
	if (st == NULL)
		return -1;
	db_text(st, 5, r->set);
	db_text(st, 6, r->datestamp);
	db_text(st, 7, str_left(r->fault, STORE_FAULT_MAX));
	db_text(st, 8, str_left(r->url, STORE_FAULT_MAX));
	db_blob(st, 9, packed);
	s->rejects = true;
	return db_run(st, e);
}

int
store_reject(struct store *s, const struct store_reject *r, struct err *e)
{
	char hex[DIGEST_HEX];
	bool own;

	if (check(r, e) != 0 || name(r, hex, e) != 0 ||
	    write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, put(s, r, hex, e), e);
}

/* Copies of all texts, one behind the other; the bytes are in s->plain. */
static int
keep(struct store *s, struct db_stmt *st, struct store_reject *out,
     struct err *e)
{
	const struct {
		enum schema_reject column;
		struct str *to;
	} text[] = {
	    {REJECT_SOURCE, &out->source},   {REJECT_IDENT, &out->oai_id},
	    {REJECT_PREFIX, &out->prefix},   {REJECT_SET, &out->set},
	    {REJECT_STAMP, &out->datestamp}, {REJECT_FAULT, &out->fault},
	    {REJECT_URL, &out->url},
	};
	const size_t n = sizeof(text) / sizeof(text[0]);
	const char *p;

	buf_clear(&s->specs);
	for (size_t i = 0; i < n; i++) {
		*text[i].to = db_get(st, (int)text[i].column);
		buf_str(&s->specs, *text[i].to);
	}
	if (buf_check(&s->specs, e) != 0)
		return -1;
	p = s->specs.p;
	for (size_t i = 0; i < n; i++) {
		text[i].to->p = p;
		p += text[i].to->n;
	}
	out->number = db_get_int(st, REJECT_ID);
	if (pack_expand(s->pack, 0, db_get(st, REJECT_BYTES), &s->plain, e) !=
	    0)
		return err_wrap(e, "store %s: rejected record %lld",
				db_place(s->db), (long long)out->number);
	out->bytes = buf_view(&s->plain);
	return 0;
}

int
store_next_reject(struct store *s, struct str source, int64_t after,
		  struct store_reject *out, struct err *e)
{
	struct db_stmt *st;
	int64_t id = 0;
	int got = 1;

	*out = (struct store_reject){0};
	if (source.n > 0)
		got = find_source(s, source, &id, NULL, NULL, e);
	if (got <= 0)
		return got;
	st = db_use(s->db, STMT_REJECT_NEXT, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, after);
	db_int(st, 2, id);
	got = db_step(st, e);
	if (got > 0 && keep(s, st, out, e) != 0)
		got = -1;
	db_end(st);
	return got;
}

static int
drop(struct store *s, int64_t number, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_REJECT_DROP, e);

	if (st == NULL)
		return -1;
	db_int(st, 1, number);
	return db_run(st, e);
}

int
store_forgive(struct store *s, int64_t number, struct err *e)
{
	bool own;

	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, drop(s, number, e), e);
}

int
store_last_reject(struct store *s, int64_t *number, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_REJECT_LAST, e);

	if (st == NULL || db_step(st, e) < 0)
		return -1;
	*number = db_get_int(st, 0);
	db_end(st);
	return 0;
}

static int
drop_before(struct store *s, const struct store_list *l, int64_t number,
	    struct err *e)
{
	struct db_stmt *st;
	int64_t source;
	int got = find_source(s, l->source, &source, NULL, NULL, e);

	if (got <= 0)
		return got;
	st = db_use(s->db, STMT_REJECT_OLD, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, source);
	db_text(st, 2, l->prefix);
	db_text(st, 3, l->set);
	db_int(st, 4, number);
	return db_run(st, e);
}

int
store_forgive_before(struct store *s, const struct store_list *l,
		     int64_t number, struct err *e)
{
	bool own;

	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, drop_before(s, l, number, e), e);
}

int
forgive_item(struct store *s, int64_t source, struct str ident, struct err *e)
{
	struct db_stmt *st;

	if (!s->rejects)
		return 0;
	st = db_use(s->db, STMT_REJECT_CAME, e);
	if (st == NULL)
		return -1;
	db_int(st, 1, source);
	db_text(st, 2, ident);
	return db_run(st, e);
}
