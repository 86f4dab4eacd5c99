/* Items in. */
#include <string.h>

#include "core/mem.h"
#include "store/limits.h"
#include "store/priv.h"

enum { DAY = 10, SECOND = 19 }; /* "2024-05-01", and with "T12:00:00" */

/* What an item becomes in its row. */
struct row {
	int64_t id; /* 0: a new one */
	int64_t sets, type;
	struct shelf *shelf;
	struct str ident, stamp, doi, body;
	uint32_t frame; /* what stands for the payload in the sum */
	int64_t year, dict;
	bool deleted;
};

/* What is held under the same name; views until the statement ends. */
struct held {
	struct db_stmt *st;
	struct row row;
	int64_t format;
	bool damaged; /* not what was written: whatever comes is better */
};

static int
check_item(const struct store_item *it, struct err *e)
{
	const struct {
		const char *what;
		size_t n, max;
	} part[] = {
	    {"an identifier", it->oai_id.n, STORE_ID_MAX},
	    {"a datestamp", it->datestamp.n, STORE_STAMP_MAX},
	    {"a DOI", it->doi.n, STORE_DOI_MAX},
	    {"a payload", it->payload.n, STORE_PAYLOAD_MAX},
	};

	if (it->oai_id.n == 0)
		return err_set(e, ERR_DATA, 0, "an item without identifier");
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (part[i].n > part[i].max)
			return err_set(e, ERR_LIMIT, 0,
				       "%s of %zu bytes; the limit is %zu",
				       part[i].what, part[i].n, part[i].max);
	if (str_chr(it->oai_id, '\0') != STR_NPOS ||
	    str_chr(it->datestamp, '\0') != STR_NPOS ||
	    str_chr(it->doi, '\0') != STR_NPOS)
		return err_set(e, ERR_DATA, 0, "an item with a NUL byte");
	return 0;
}

static bool
is_stamp(struct str s)
{
	static const char form[] = "dddd-dd-dd";

	for (size_t i = 0; i < DAY; i++) {
		if (i >= s.n)
			return false;
		if (form[i] == 'd' ? !chr_digit(s.p[i]) : s.p[i] != '-')
			return false;
	}
	return true;
}

/*
 * A provider may change from seconds to days: then both are compared by the
 * day. What is no datestamp is never older than anything.
 */
static bool
is_older(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;

	if (!is_stamp(a) || !is_stamp(b))
		return false;
	n = n < SECOND ? DAY : SECOND;
	return str_cmp(str_left(a, n), str_left(b, n)) < 0;
}

static int
find(struct store *s, int64_t source, struct str ident, struct held *h,
     struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_ITEM_FIND, e);
	int got;

	*h = (struct held){.st = st};
	if (st == NULL)
		return -1;
	db_int(st, 1, source);
	db_text(st, 2, ident);
	got = db_step(st, e);
	if (got <= 0) {
		db_end(st);
		return got;
	}
	h->row.id = db_get_int(st, ITEM_ID);
	h->format = db_get_int(st, ITEM_FORMAT);
	h->row.stamp = db_get(st, ITEM_STAMP);
	h->row.sets = db_get_int(st, ITEM_SETS);
	h->row.deleted = db_get_int(st, ITEM_DELETED) != 0;
	h->row.doi = db_get(st, ITEM_DOI);
	h->row.type = db_get_int(st, ITEM_TYPE);
	h->row.year = db_get_int(st, ITEM_YEAR);
	h->row.dict = db_get_int(st, ITEM_DICT);
	h->row.body = db_get(st, ITEM_BODY);
	h->row.frame = sum_of_frame(h->row.body);
	h->damaged = !sum_right(st);
	return 1;
}

/* Expanding is cheaper than squeezing; damage counts as a difference. */
static int
same_payload(struct store *s, const struct held *h, struct str payload,
	     bool *same, struct err *e)
{
	*same = false;
	if (payload.n == 0 || h->row.body.n == 0) {
		*same = payload.n == h->row.body.n;
		return 0;
	}
	if (pack_size(h->row.body) != (int64_t)payload.n)
		return 0;
	if (dict_ready(s, h->row.dict, e) != 0)
		return err_mind(e, ERR_NOMEM);
	if (pack_expand(s->pack, h->row.dict, h->row.body, &s->plain, e) != 0)
		return err_mind(e, ERR_NOMEM);
	*same = str_eq(buf_view(&s->plain), payload);
	return 0;
}

static bool
same_columns(const struct row *r, const struct held *h)
{
	return r->deleted == h->row.deleted && r->type == h->row.type &&
	       r->shelf->format_id == h->format && r->year == h->row.year &&
	       r->sets == h->row.sets && str_eq(r->stamp, h->row.stamp) &&
	       str_eq(r->doi, h->row.doi);
}

/* Of the row as it is about to be. */
static int64_t
sum_of_row(const struct store *s, const struct row *r)
{
	struct summed sum = {
	    .id = r->id,
	    .source = r->shelf->source_id,
	    .format = r->shelf->format_id,
	    .sets = r->sets,
	    .type = r->type,
	    .year = r->year,
	    .change = s->change,
	    .deleted = r->deleted,
	    .ident = r->ident,
	    .stamp = r->stamp,
	    .doi = r->doi,
	    .frame = r->frame,
	};

	return sum_of(&sum);
}

static void
bind_columns(struct db_stmt *st, const struct store *s, const struct row *r)
{
	db_int(st, PUT_ID, r->id);
	db_int(st, PUT_CHANGE, s->change);
	db_int(st, PUT_SUM, sum_of_row(s, r));
	db_int(st, PUT_FORMAT, r->shelf->format_id);
	db_text(st, PUT_STAMP, r->stamp);
	if (r->sets == 0)
		db_null(st, PUT_SETS);
	else
		db_int(st, PUT_SETS, r->sets);
	db_int(st, PUT_DELETED, r->deleted);
	if (r->doi.n == 0)
		db_null(st, PUT_DOI);
	else
		db_text(st, PUT_DOI, r->doi);
	db_int(st, PUT_TYPE, r->type);
	db_int(st, PUT_YEAR, r->year);
}

/* What is looked for by: beside the row, and narrow. */
static int
write_brief(struct store *s, const struct row *r, enum schema_stmt which,
	    struct err *e)
{
	struct db_stmt *st = db_use(s->db, which, e);

	if (st == NULL)
		return -1;
	db_int(st, 1, r->id);
	db_text(st, 2, r->stamp);
	db_int(st, 3, r->year);
	db_int(st, 4, r->type);
	return db_run(st, e);
}

static int
write_columns(struct store *s, const struct row *r, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_ITEM_KEEP, e);

	if (st == NULL)
		return -1;
	change_next(s);
	bind_columns(st, s, r);
	if (db_run(st, e) != 0)
		return -1;
	return write_brief(s, r, STMT_BRIEF_PUT, e);
}

static int
write_row(struct store *s, struct row *r, struct err *e)
{
	bool new = r->id == 0;
	struct db_stmt *st =
	    db_use(s->db, new ? STMT_ITEM_NEW : STMT_ITEM_PUT, e);

	if (st == NULL)
		return -1;
	change_next(s);
	if (new)
		r->id = row_next(s);
	r->frame = sum_of_frame(r->body);
	bind_columns(st, s, r);
	db_int(st, PUT_DICT, r->dict);
	if (r->body.n == 0)
		db_null(st, PUT_BODY);
	else
		db_blob(st, PUT_BODY, r->body);
	if (new) {
		db_int(st, PUT_SOURCE, r->shelf->source_id);
		db_text(st, PUT_IDENT, r->ident);
	}
	if (db_run(st, e) != 0)
		return -1;
	return write_brief(s, r, new ? STMT_BRIEF_NEW : STMT_BRIEF_PUT, e);
}

/* Compressed as its shelf does it at present; and counted. */
static int
write_item(struct store *s, struct row *r, struct str payload, struct err *e)
{
	r->dict = payload.n == 0 ? 0 : r->shelf->dict;
	r->body = STR_NONE;
	if (dict_ready(s, r->dict, e) != 0)
		return -1;
	if (payload.n > 0 &&
	    pack_squeeze(s->pack, r->dict, payload, &r->body, e) != 0)
		return -1;
	if (write_row(s, r, e) != 0)
		return -1;
	if (payload.n == 0 || r->dict != 0)
		return 0;
	r->shelf->plain++;
	r->shelf->d_plain++;
	return 0;
}

static void
count(struct shelf *f, bool was, bool was_deleted, bool deleted)
{
	if (was)
		*(was_deleted ? &f->d_gone : &f->d_live) -= 1;
	*(deleted ? &f->d_gone : &f->d_live) += 1;
}

/*
 * A tombstone keeps what is known of the item, so that somebody who asks for
 * its DOI can be told that it was withdrawn.
 */
static void
inherit(struct row *r, const struct held *h, const struct store_item *it)
{
	if (it->doi.n == 0)
		r->doi = h->row.doi;
	if (it->type == TYPE_GENERIC)
		r->type = h->row.type;
	if (it->year == 0)
		r->year = h->row.year;
}

static int
replace(struct store *s, struct row *r, const struct store_item *it,
	struct held *h, bool force, enum store_change *change, struct err *e)
{
	bool same, was_deleted = h->row.deleted;
	struct str payload = r->deleted ? STR_NONE : it->payload;

	*change = STORE_SAME;
	r->id = h->row.id;
	if (!force && !h->damaged && is_older(r->stamp, h->row.stamp)) {
		*change = STORE_OLDER;
		return 0;
	}
	if (r->deleted && !h->damaged)
		inherit(r, h, it);
	if (same_payload(s, h, payload, &same, e) != 0)
		return -1;
	if (same && !h->damaged && same_columns(r, h))
		return 0;
	*change = STORE_CHANGED;
	r->frame = h->row.frame;
	if (r->doi.p == h->row.doi.p) { /* the row is about to change */
		buf_clear(&s->text);
		buf_str(&s->text, r->doi);
		if (buf_check(&s->text, e) != 0)
			return -1;
		r->doi = buf_view(&s->text);
	}
	db_end(h->st);
	if (same ? write_columns(s, r, e) != 0
		 : write_item(s, r, payload, e) != 0)
		return -1;
	count(r->shelf, true, was_deleted, r->deleted);
	return 0;
}

/* The sets of what is held, as setlist has them, into s->plain. */
static int
held_specs(struct store *s, const struct held *h, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_SETS_GET, e);
	int got;

	buf_clear(&s->plain);
	if (st == NULL)
		return -1;
	db_int(st, 1, h->row.sets);
	got = db_step(st, e);
	if (got > 0)
		buf_str(&s->plain, db_get(st, 0));
	db_end(st);
	return got < 0 ? -1 : buf_check(&s->plain, e);
}

static bool
is_one_of(struct str set, const struct str *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(set, v[i]))
			return true;
	return false;
}

static bool
stays(const struct store_item *it, struct str set)
{
	for (size_t i = 0; i < it->nstaying; i++)
		if (set_within(set, it->staying[i]))
			return true;
	return is_one_of(set, it->sets, it->nsets);
}

/* Those of the held one that stay, in their order, and the new ones. */
static int
join_staying(struct store *s, const struct store_item *it, const struct held *h,
	     int64_t *sets, struct err *e)
{
	struct str rest, one, *v = NULL;
	size_t n = 0, cap = 0, old;
	int rc = held_specs(s, h, e);

	rest = buf_view(&s->plain);
	while (rc == 0 && str_cut(&rest, SETS_MARK, &one)) {
		if (one.n == 0 || !stays(it, one))
			continue;
		rc = array_grow(&v, n, &cap, sizeof(*v), e);
		if (rc == 0)
			v[n++] = one;
	}
	old = n;
	for (size_t i = 0; rc == 0 && i < it->nsets; i++) {
		if (is_one_of(it->sets[i], v, old))
			continue;
		rc = array_grow(&v, n, &cap, sizeof(*v), e);
		if (rc == 0)
			v[n++] = it->sets[i];
	}
	if (rc == 0)
		rc = intern_sets(s, v, n, sets, e);
	mem_free(v);
	return rc;
}

static int
put(struct store *s, const struct store_item *it, bool force,
    enum store_change *change, struct err *e)
{
	struct row r = {
	    .ident = it->oai_id,
	    .stamp = it->datestamp,
	    .doi = it->doi,
	    .year = it->year,
	    .deleted = it->deleted,
	};
	struct held h;
	int rc;

	r.shelf = intern_shelf(s, it->source, it->prefix, e);
	if (r.shelf == NULL ||
	    intern_sets(s, it->sets, it->nsets, &r.sets, e) != 0 ||
	    intern_type(s, it->type, &r.type, e) != 0)
		return -1;
	rc = find(s, r.shelf->source_id, it->oai_id, &h, e);
	if (rc > 0 && it->nstaying > 0 && h.row.sets != 0 && !it->deleted &&
	    join_staying(s, it, &h, &r.sets, e) != 0) {
		db_end(h.st);
		return -1;
	}
	if (rc > 0) {
		rc = replace(s, &r, it, &h, force, change, e);
		db_end(h.st);
	} else if (rc == 0 && it->only_held) {
		*change = STORE_SAME;
	} else if (rc == 0) {
		*change = STORE_NEW;
		rc = write_item(s, &r, it->deleted ? STR_NONE : it->payload, e);
		if (rc == 0)
			count(r.shelf, false, false, r.deleted);
	}
	if (rc == 0)
		rc = forgive_item(s, r.shelf->source_id, it->oai_id, e);
	if (rc == 0 && r.shelf->dict == 0 &&
	    r.shelf->plain >= r.shelf->train_at)
		rc = train_shelf(s, r.shelf, e);
	return rc;
}

int
store_put(struct store *s, const struct store_item *item, bool force,
	  enum store_change *change, struct err *e)
{
	enum store_change what = STORE_SAME;
	bool own;
	int rc;

	if (check_item(item, e) != 0 || write_start(s, &own, e) != 0)
		return -1;
	rc = write_finish(s, own, put(s, item, force, &what, e), e);
	if (change != NULL)
		*change = what;
	return rc;
}

int
put_again(struct store *s, const struct store_item *it, int64_t change,
	  struct err *e)
{
	struct row r = {
	    .ident = it->oai_id,
	    .stamp = it->datestamp,
	    .doi = it->doi,
	    .year = it->year,
	    .deleted = it->deleted,
	};

	if (check_item(it, e) != 0)
		return -1;
	s->change = change;
	r.shelf = intern_shelf(s, it->source, it->prefix, e);
	if (r.shelf == NULL ||
	    intern_sets(s, it->sets, it->nsets, &r.sets, e) != 0 ||
	    intern_type(s, it->type, &r.type, e) != 0 ||
	    write_item(s, &r, it->deleted ? STR_NONE : it->payload, e) != 0)
		return -1;
	count(r.shelf, false, false, r.deleted);
	if (r.shelf->dict == 0 && r.shelf->plain >= r.shelf->train_at)
		return train_shelf(s, r.shelf, e);
	return 0;
}

/* --- Columns alone -------------------------------------------------------- */

static int
rederive(struct store *s, const struct store_item *it, bool *changed,
	 struct err *e)
{
	struct shelf format = {0};
	struct row r;
	struct held h;
	int64_t source, type;
	int rc = find_source(s, it->source, &source, NULL, NULL, e);

	if (rc <= 0)
		return rc;
	if (intern_type(s, it->type, &type, e) != 0)
		return -1;
	rc = find(s, source, it->oai_id, &h, e);
	if (rc <= 0)
		return rc;
	if (sum_check(s, h.st, e) != 0) {
		db_end(h.st);
		return -1;
	}
	if (!h.row.deleted && (h.row.type != type || h.row.year != it->year ||
			       !str_eq(h.row.doi, it->doi))) {
		*changed = true;
		format.source_id = source;
		format.format_id = h.format;
		r = h.row;
		r.ident = it->oai_id;
		r.shelf = &format;
		r.type = type;
		r.year = it->year;
		r.doi = it->doi;
		buf_clear(&s->text); /* the row is about to change */
		buf_str(&s->text, h.row.stamp);
		r.stamp = buf_view(&s->text);
		db_end(h.st);
		rc = buf_check(&s->text, e) != 0 ? -1 : write_columns(s, &r, e);
	} else {
		db_end(h.st);
	}
	return rc < 0 ? -1 : 0;
}

int
store_derive(struct store *s, const struct store_item *item, bool *changed,
	     struct err *e)
{
	bool own;

	*changed = false;
	if (check_item(item, e) != 0 || write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, rederive(s, item, changed, e), e);
}
