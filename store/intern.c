/*
 * Names to row numbers. What comes again with every record (source, format,
 * sets, type) is looked up once and remembered, within bounds; all of it is
 * forgotten when a transaction is rolled back or another process has written.
 */
#include <string.h>

#include "core/mem.h"
#include "store/limits.h"
#include "store/priv.h"

static int
too_long(const char *what, size_t n, size_t max, struct err *e)
{
	return err_set(e, ERR_LIMIT, 0, "%s of %zu bytes; the limit is %zu",
		       what, n, max);
}

int
find_source(struct store *s, struct str name, int64_t *id,
	    struct store_counts *n, struct str *url, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_SOURCE_FIND, e);
	int got;

	if (st == NULL)
		return -1;
	db_text(st, 1, name);
	got = db_step(st, e);
	if (got > 0) {
		*id = db_get_int(st, 0);
		buf_clear(&s->text);
		buf_str(&s->text, db_get(st, 1));
	}
	if (got > 0 && n != NULL) {
		n->live = (uint64_t)db_get_int(st, 2);
		n->deleted = (uint64_t)db_get_int(st, 3);
	}
	db_end(st);
	if (got > 0 && buf_check(&s->text, e) != 0)
		return -1;
	if (got > 0 && url != NULL)
		*url = buf_view(&s->text);
	return got;
}

/* Of a format that is remembered, within a transaction. */
static bool
known_source(const struct store *s, struct str name, int64_t *id)
{
	const struct shelf *f = &s->shelf[s->shelf_last];

	if (!s->began || f->name == NULL || !str_eq(f->source, name))
		return false;
	*id = f->source_id;
	return true;
}

int
intern_source(struct store *s, struct str name, int64_t *id, struct err *e)
{
	struct db_stmt *st;
	int got;

	if (known_source(s, name, id))
		return 0;
	got = find_source(s, name, id, NULL, NULL, e);
	if (got != 0)
		return got > 0 ? 0 : -1;
	if (name.n == 0)
		return err_set(e, ERR_DATA, 0, "a source without a name");
	if (name.n > STORE_SOURCE_MAX)
		return too_long("the name of a source", name.n,
				STORE_SOURCE_MAX, e);
	if (str_chr(name, '\0') != STR_NPOS)
		return err_set(e, ERR_DATA, 0,
			       "the name of a source with a NUL byte");
	st = db_use(s->db, STMT_SOURCE_NEW, e);
	if (st == NULL)
		return -1;
	*id = row_next(s);
	db_int(st, 1, *id);
	db_text(st, 2, name);
	return db_run(st, e);
}

static int
flush_shelf(struct store *s, struct shelf *f, struct err *e)
{
	struct db_stmt *st;

	if (f->d_live != 0 || f->d_gone != 0) {
		st = db_use(s->db, STMT_SOURCE_ADD, e);
		if (st == NULL)
			return -1;
		db_int(st, 1, f->source_id);
		db_int(st, 2, f->d_live);
		db_int(st, 3, f->d_gone);
		if (db_run(st, e) != 0)
			return -1;
	}
	if (f->d_plain != 0) {
		st = db_use(s->db, STMT_FORMAT_ADD, e);
		if (st == NULL)
			return -1;
		db_int(st, 1, f->format_id);
		db_int(st, 2, f->d_plain);
		if (db_run(st, e) != 0)
			return -1;
	}
	f->d_live = f->d_gone = f->d_plain = 0;
	return 0;
}

int
intern_flush(struct store *s, struct err *e)
{
	for (size_t i = 0; i < SHELVES; i++)
		if (flush_shelf(s, &s->shelf[i], e) != 0)
			return -1;
	return 0;
}

static void
empty(struct shelf *f)
{
	mem_free(f->name);
	*f = (struct shelf){0};
}

void
intern_forget(struct store *s)
{
	for (size_t i = 0; i < SHELVES; i++)
		empty(&s->shelf[i]);
	for (size_t i = 0; s->sets != NULL && i < SETS_KEPT; i++)
		s->sets[i].id = 0;
	for (size_t i = 0; i < TYPE__MAX; i++)
		s->types[i] = 0;
	if (s->pack != NULL)
		pack_forget(s->pack);
	name_set_free(s->known);
	s->known = NULL;
	s->version = 0;
}

static int
find_format(struct store *s, struct shelf *f, struct str prefix, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_FORMAT_FIND, e);
	int got;

	if (st == NULL)
		return -1;
	db_int(st, 1, f->source_id);
	db_text(st, 2, prefix);
	got = db_step(st, e);
	if (got > 0) {
		f->format_id = db_get_int(st, 0);
		f->plain = db_get_int(st, 1);
		f->train_at = db_get_int(st, 2);
		f->dict = db_get_int(st, 3);
	}
	db_end(st);
	return got;
}

static int
load_shelf(struct store *s, struct shelf *f, struct str source,
	   struct str prefix, struct err *e)
{
	struct db_stmt *st;
	int got;

	if (prefix.n > STORE_PREFIX_MAX)
		return too_long("a metadataPrefix", prefix.n, STORE_PREFIX_MAX,
				e);
	if (str_chr(prefix, '\0') != STR_NPOS)
		return err_set(e, ERR_DATA, 0, "a metadataPrefix with a NUL");
	if (intern_source(s, source, &f->source_id, e) != 0)
		return -1;
	got = find_format(s, f, prefix, e);
	if (got != 0)
		return got > 0 ? 0 : -1;
	st = db_use(s->db, STMT_FORMAT_NEW, e);
	if (st == NULL)
		return -1;
	f->format_id = row_next(s);
	f->train_at = TRAIN_AT;
	db_int(st, 1, f->source_id);
	db_text(st, 2, prefix);
	db_int(st, 3, TRAIN_AT);
	db_int(st, 4, f->format_id);
	return db_run(st, e);
}

struct shelf *
intern_shelf(struct store *s, struct str source, struct str prefix,
	     struct err *e)
{
	struct shelf *f = &s->shelf[s->shelf_last], new = {0};

	for (size_t i = 0; i <= SHELVES; i++) {
		if (f->name != NULL && str_eq(f->source, source) &&
		    str_eq(f->prefix, prefix)) {
			s->shelf_last = (size_t)(f - s->shelf);
			return f;
		}
		f = &s->shelf[i % SHELVES];
	}
	if (load_shelf(s, &new, source, prefix, e) != 0)
		return NULL;
	f = &s->shelf[s->shelf_next];
	if (flush_shelf(s, f, e) != 0)
		return NULL;
	empty(f);
	new.name = mem_alloc(source.n + prefix.n);
	if (new.name == NULL) {
		err_nomem(e);
		return NULL;
	}
	memcpy(new.name, source.p, source.n);
	if (prefix.n > 0)
		memcpy(new.name + source.n, prefix.p, prefix.n);
	new.source = str_of(new.name, source.n);
	new.prefix = str_of(new.name + source.n, prefix.n);
	*f = new;
	s->shelf_last = s->shelf_next;
	s->shelf_next = (s->shelf_next + 1) % SHELVES;
	return f;
}

static int
join_sets(struct store *s, const struct str *sets, size_t n, struct err *e)
{
	size_t bytes = 0;

	if (n > STORE_SETS_MAX)
		return err_set(e, ERR_LIMIT, 0, "%zu setSpecs; the limit is %d",
			       n, STORE_SETS_MAX);
	buf_clear(&s->specs);
	buf_char(&s->specs, SETS_MARK);
	for (size_t i = 0; i < n; i++) {
		if (str_chr(sets[i], SETS_MARK) != STR_NPOS ||
		    str_chr(sets[i], '\0') != STR_NPOS)
			return err_set(e, ERR_DATA, 0,
				       "a setSpec with a control character");
		bytes += sets[i].n;
		if (bytes > STORE_SETS_BYTES)
			return too_long("setSpecs", bytes, STORE_SETS_BYTES, e);
		buf_str(&s->specs, sets[i]);
		buf_char(&s->specs, SETS_MARK);
	}
	return buf_check(&s->specs, e);
}

/* FNV-1a, over a few dozen bytes. */
static struct set_kept *
set_slot(struct store *s, struct str text)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < text.n; i++)
		h = (h ^ (unsigned char)text.p[i]) * 16777619u;
	return &s->sets[(h ^ h >> 16) % SETS_KEPT];
}

static int
add_text(struct store *s, enum schema_stmt add, struct str text, int64_t *id,
	 struct err *e)
{
	struct db_stmt *st = db_use(s->db, add, e);

	if (st == NULL)
		return -1;
	*id = row_next(s);
	db_int(st, 1, *id);
	db_text(st, 2, text);
	return db_run(st, e);
}

static int
find_or_add(struct store *s, enum schema_stmt find, enum schema_stmt add,
	    struct str text, int64_t *id, struct err *e)
{
	struct db_stmt *st = db_use(s->db, find, e);
	int got;

	if (st == NULL)
		return -1;
	db_text(st, 1, text);
	got = db_step(st, e);
	*id = got > 0 ? db_get_int(st, 0) : 0;
	db_end(st);
	if (got != 0)
		return got > 0 ? 0 : -1;
	return add_text(s, add, text, id, e);
}

int
intern_sets(struct store *s, const struct str *sets, size_t n, int64_t *id,
	    struct err *e)
{
	*id = 0;
	if (n == 0)
		return 0;
	if (join_sets(s, sets, n, e) != 0)
		return -1;
	return intern_specs(s, buf_view(&s->specs), id, e);
}

/* Remembered while there is room. */
static int
know_specs(struct store *s, struct str text, int64_t id, struct err *e)
{
	size_t number;

	if (!s->known_all)
		return 0;
	if (name_set_add(s->known, text, &number, NULL, e) == 0) {
		s->known_id[number] = id;
		return 0;
	}
	s->known_all = false;
	return err_mind(e, ERR_NOMEM);
}

/* All of a store that is far away, unless they are too many. */
static int
load_specs(struct store *s, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_SETS_LIST, e);
	int got = 0;

	s->known = name_set_new(SETS_KNOWN, SETS_KNOWN_BYTES);
	if (s->known == NULL)
		return err_nomem(e);
	if (st == NULL)
		return -1;
	s->known_all = true;
	while (s->known_all && (got = db_step(st, e)) > 0)
		if (know_specs(s, db_get(st, 1), db_get_int(st, 0), e) != 0) {
			got = -1;
			break;
		}
	db_end(st);
	return got < 0 ? -1 : 0;
}

static int
intern_far(struct store *s, struct str text, int64_t *id, struct err *e)
{
	size_t number;

	if (s->known == NULL && load_specs(s, e) != 0)
		return -1;
	if (name_set_find(s->known, text, &number)) {
		*id = s->known_id[number];
		return 0;
	}
	if (!s->known_all)
		return find_or_add(s, STMT_SETS_FIND, STMT_SETS_NEW, text, id,
				   e);
	/* None is missing in what is known: it is new. */
	if (add_text(s, STMT_SETS_NEW, text, id, e) != 0)
		return -1;
	return know_specs(s, text, *id, e);
}

int
intern_specs(struct store *s, struct str text, int64_t *id, struct err *e)
{
	struct set_kept *k = set_slot(s, text);

	if (k->id != 0 && str_eq(str_of(k->text, k->n), text)) {
		*id = k->id;
		return 0;
	}
	if (db_is_far(s->db) ? intern_far(s, text, id, e) != 0
			     : find_or_add(s, STMT_SETS_FIND, STMT_SETS_NEW,
					   text, id, e) != 0)
		return -1;
	if (text.n > SETS_KEPT_MAX)
		return 0;
	memcpy(k->text, text.p, text.n);
	k->n = text.n;
	k->id = *id;
	return 0;
}

int
types_load(struct store *s, int64_t map[TYPE__MAX], struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_TYPE_LIST, e);
	enum rec_type type;
	int got;

	if (st == NULL)
		return -1;
	while ((got = db_step(st, e)) > 0)
		if (rec_type_by_name(db_get(st, 1), &type))
			map[type] = db_get_int(st, 0);
	db_end(st);
	return got;
}

int
intern_type(struct store *s, enum rec_type type, int64_t *id, struct err *e)
{
	if (s->types[type] == 0 &&
	    find_or_add(s, STMT_TYPE_FIND, STMT_TYPE_NEW,
			str_c(rec_type_name(type)), &s->types[type], e) != 0)
		return -1;
	*id = s->types[type];
	return 0;
}

/* A type only a newer program knows is generic to this one. */
enum rec_type
type_of(const int64_t map[TYPE__MAX], int64_t id)
{
	for (size_t i = 0; id != 0 && i < TYPE__MAX; i++)
		if (map[i] == id)
			return (enum rec_type)i;
	return TYPE_GENERIC;
}
