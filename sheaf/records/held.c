/* Held records by names that have no index. */
#include "sheaf/records/internal.h"

#include "core/ident.h"
#include "core/name_set.h"
#include "parsers/payload.h"

enum { NAMES_MEMORY = 64 << 20, NAME_LIMIT = 2 * IDENT_MAX };

struct walk {
	struct store *store;
	struct lookup *v;
	size_t n;
	struct name_set *names;
	size_t *first; /* of a name: the first wanted one */
	size_t left;   /* names not found */
	struct arena *a;
	struct payload_reader *reader;
};

/*
 * Any version of arXiv's will do. Of addresses, the scheme and a slash at the
 * end do not count.
 */
static void
put_key(struct buf *key, enum rec_id kind, struct str value)
{
	size_t scheme = str_find(str_left(value, 8), STR("://"));

	buf_clear(key);
	if ((kind == ID_URL || kind == ID_FILE) && scheme != STR_NPOS) {
		value = str_from(value, scheme + 3);
		if (str_ends(value, STR("/")))
			value.n--;
		kind = ID_URL;
	}
	if (kind == ID_ARXIV)
		value = pasted_arxiv(value);
	buf_int(key, (long long)kind);
	buf_char(key, ' ');
	buf_str(key, value);
}

static int
add_names(struct walk *w, struct err *e)
{
	struct buf key;
	size_t number;
	bool fresh;
	int rc = 0;

	buf_init(&key, NAME_LIMIT);
	for (size_t i = 0; i < w->n && rc == 0; i++) {
		struct lookup *h = &w->v[i];

		if (h->found || h->name.value.n == 0)
			continue;
		put_key(&key, h->name.kind, h->name.value);
		rc = buf_check(&key, e);
		if (rc == 0)
			rc = name_set_add(w->names, buf_view(&key), &number,
					  &fresh, e);
		if (rc == 0 && fresh) {
			w->first[number] = i;
			w->left++;
		}
	}
	buf_free(&key);
	return rc;
}

static int
offer(struct walk *w, struct buf *key, const struct rec_ident *id,
      const struct store_item *it, struct err *e)
{
	size_t number;

	put_key(key, id->kind, id->value);
	if (key->failed) {
		buf_free(key);
		return 0;
	}
	if (!name_set_find(w->names, buf_view(key), &number))
		return 0;
	return lookup_take(w->store, &w->v[w->first[number]], it, w->a, e);
}

static int
offer_item(struct walk *w, struct buf *key, const struct store_item *it,
	   struct err *e)
{
	struct rec_ident local = {.kind = ID_OTHER};
	struct record *r, bare = {.oai_id = it->oai_id};

	local.value = record_local_id(&bare);
	if (offer(w, key, &local, it, e) != 0)
		return -1;
	if (it->deleted)
		return 0;
	payload_reader_origin(w->reader, it->oai_id, it->datestamp);
	if (payload_read(w->reader, it->payload, &r, e) != 0) {
		if (e->code == ERR_NOMEM)
			return -1;
		err_clear(e);
		return 0;
	}
	for (size_t i = 0; i < r->ids.n; i++)
		if (r->ids.v[i].own && offer(w, key, &r->ids.v[i], it, e) != 0)
			return -1;
	return 0;
}

static int
walk_items(struct walk *w, struct err *e)
{
	struct store_query q = {.deleted = true};
	struct store_rows *rows = NULL;
	struct store_item it;
	struct buf key;
	int rc;

	if (store_select(w->store, &q, &rows, e) != 0)
		return -1;
	buf_init(&key, NAME_LIMIT);
	while ((rc = store_next(rows, &it, e)) > 0)
		if (offer_item(w, &key, &it, e) != 0) {
			rc = -1;
			break;
		}
	buf_free(&key);
	store_rows_free(rows);
	return rc;
}

int
lookup_walk(struct store *s, struct lookup *v, size_t n, struct arena *a,
	    struct err *e)
{
	struct walk w = {.store = s, .v = v, .n = n, .a = a};
	int rc;

	w.first = arena_zero(a, n * sizeof(*w.first) + 1);
	w.names = name_set_new(n + 1, NAMES_MEMORY);
	w.reader = payload_reader_new();
	if (w.first == NULL || w.names == NULL || w.reader == NULL)
		rc = err_nomem(e);
	else
		rc = add_names(&w, e);
	if (rc == 0 && w.left > 0)
		rc = walk_items(&w, e);
	payload_reader_free(w.reader);
	name_set_free(w.names);
	return rc;
}
