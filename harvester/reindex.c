/* What is held, read again. */
#include "harvester/reindex.h"

#include "core/arena.h"
#include "core/spool.h"
#include "harvester/columns.h"
#include "harvester/page/page.h"
#include "parsers/payload.h"
#include "store/limits.h"
#include "store/reject.h"

enum {
	BATCH = 500,            /* items of one transaction */
	ROUND_BYTES = 32 << 20, /* names gathered before they are written */
	ARENA_BYTES = 64 << 20
};

struct reindex {
	const struct env *env;
	struct store *store;
	struct str source;
	struct reindex_counts *n;
	struct payload_reader *reader;
	struct page *page;
	struct spool *body;
	struct arena arena; /* of a round, or of a record kept aside */
	struct buf claimed; /* the source we hold, or none */
	bool busy;          /* somebody else holds it */
};

/* An item whose columns are to be written. */
struct stale {
	struct str source, id;
};

struct stales {
	struct stale *v;
	size_t n, cap;
	bool full; /* there may be more behind the last */
};

static int
check_stop(const struct reindex *x, struct err *e)
{
	if (x->env->stopped(x->env->ctx))
		return err_set(e, ERR_STOPPED, 0, "stopped");
	return 0;
}

/* --- Columns -------------------------------------------------------------- */

/* 1: *it has the columns its payload gives; 0: it cannot be read. */
static int
derive(struct reindex *x, struct store_item *it, bool *unread, struct err *e)
{
	struct record *r;

	payload_reader_origin(x->reader, it->oai_id, it->datestamp);
	if (payload_read(x->reader, it->payload, &r, e) != 0) {
		if (e->code == ERR_NOMEM)
			return -1;
		err_clear(e);
		return 0;
	}
	columns_fill(it, r);
	*unread = r->unread;
	return arena_check(r->arena, e) == 0 ? 1 : -1;
}

static int
note_stale(struct reindex *x, struct stales *list, const struct store_item *it,
	   struct err *e)
{
	struct stale *v =
	    arena_push(&x->arena, list->v, list->n, &list->cap, sizeof(*v));

	if (v == NULL)
		return arena_check(&x->arena, e);
	list->v = v;
	v += list->n++;
	v->source = arena_copy(&x->arena, it->source);
	v->id = arena_copy(&x->arena, it->oai_id);
	list->full = x->arena.used > ROUND_BYTES;
	return arena_check(&x->arena, e);
}

/* One item of a round: are its columns what its payload says today? */
static int
look(struct reindex *x, const struct store_item *it, struct stales *list,
     struct err *e)
{
	struct store_item now = *it;
	bool unread = false;
	int rc = derive(x, &now, &unread, e);

	if (rc < 0)
		return -1;
	x->n->items++;
	x->n->opaque += rc == 0 || unread;
	if (rc > 0 && (now.type != it->type || now.year != it->year ||
		       !str_eq(now.doi, it->doi)))
		return note_stale(x, list, it, e);
	return 0;
}

static bool
is_behind(const struct store_item *it, const struct buf *source,
	  const struct buf *id)
{
	int c = str_cmp(it->source, buf_view(source));

	return c > 0 || (c == 0 && str_cmp(it->oai_id, buf_view(id)) > 0);
}

/*
 * Gathers stale items behind (source, id). Nothing is written while rows are
 * read: their snapshot would be too old for that as soon as another process
 * has written.
 */
static int
gather(struct reindex *x, const struct buf *source, const struct buf *id,
       struct stales *list, struct err *e)
{
	struct store_query q = {.source = x->source};
	struct store_rows *rows;
	struct store_item it;
	int got;

	if (store_select(x->store, &q, &rows, e) != 0)
		return -1;
	while ((got = store_next(rows, &it, e)) > 0 && !list->full) {
		if (!is_behind(&it, source, id))
			continue;
		got = check_stop(x, e);
		if (got == 0)
			got = look(x, &it, list, e);
		if (got != 0)
			break;
	}
	store_rows_free(rows);
	return got < 0 ? -1 : 0;
}

/* Items of one source, in one transaction, read again: they may be others. */
static int
write_batch(struct reindex *x, const struct stale *v, size_t n, struct err *e)
{
	struct store_query q = {.source = v[0].source};
	struct str ids[BATCH];
	struct store_rows *rows;
	struct store_item it;
	bool changed, unread;
	int got;

	for (size_t i = 0; i < n; i++)
		ids[i] = v[i].id;
	q.ids = ids;
	q.nids = n;
	if (store_select(x->store, &q, &rows, e) != 0)
		return -1;
	while ((got = store_next(rows, &it, e)) > 0) {
		got = derive(x, &it, &unread, e);
		if (got < 0)
			break;
		changed = false;
		if (got > 0 && store_derive(x->store, &it, &changed, e) != 0) {
			got = -1;
			break;
		}
		x->n->changed += changed;
	}
	store_rows_free(rows);
	return got;
}

static int
write_stale(struct reindex *x, const struct stales *list, struct err *e)
{
	size_t from, to;

	for (from = 0; from < list->n; from = to) {
		uint64_t before = x->n->changed;

		for (to = from; to < list->n && to - from < BATCH; to++)
			if (!str_eq(list->v[to].source, list->v[from].source))
				break;
		if (check_stop(x, e) != 0 || store_begin(x->store, e) != 0)
			return -1;
		if (write_batch(x, list->v + from, to - from, e) != 0 ||
		    store_commit(x->store, e) != 0) {
			store_rollback(x->store);
			x->n->changed = before;
			return -1;
		}
	}
	return 0;
}

/* In rounds, so that memory does not follow the number of items. */
static int
reindex_items(struct reindex *x, struct err *e)
{
	struct buf source, id;
	struct stales list;
	int rc;

	buf_init(&source, STORE_NAME_MAX);
	buf_init(&id, STORE_ID_MAX);
	do {
		arena_reset(&x->arena);
		list = (struct stales){0};
		rc = gather(x, &source, &id, &list, e);
		if (rc == 0)
			rc = write_stale(x, &list, e);
		if (rc != 0 || !list.full)
			break;
		buf_clear(&source);
		buf_clear(&id);
		buf_str(&source, list.v[list.n - 1].source);
		buf_str(&id, list.v[list.n - 1].id);
		rc = buf_check(&source, e) != 0 ? -1 : buf_check(&id, e);
	} while (rc == 0);
	buf_free(&source);
	buf_free(&id);
	return rc;
}

/* --- Records kept aside --------------------------------------------------- */

/* The store's strings last until its next call; the bytes go into the spool. */
static int
copy_reject(struct reindex *x, struct store_reject *r, struct err *e)
{
	spool_clear(x->body);
	if (r->bytes.n > 0 &&
	    spool_write(x->body, r->bytes.p, r->bytes.n, e) != 0)
		return -1;
	arena_reset(&x->arena);
	r->source = arena_copy(&x->arena, r->source);
	r->prefix = arena_copy(&x->arena, r->prefix);
	r->bytes = STR_NONE;
	return arena_check(&x->arena, e);
}

/* Is it one whole record now, and nothing odd about it? */
static bool
is_record(const struct oai_page *page, const struct page_counts *c)
{
	return page->code == OAI_OK && page->records == 1 && page->odd == 0 &&
	       c->rejected == 0 &&
	       c->created + c->changed + c->same + c->deleted == 1;
}

/* 1: it is an item now; 0: it still cannot be. */
static int
try_reject(struct reindex *x, const struct store_reject *r, struct err *e)
{
	struct page_target to = {
	    .source = r->source, .prefix = r->prefix, .repair = true};
	const struct oai_page *page;

	if (page_read(x->page, &to, x->body, &page, e) != 0)
		return e->code == ERR_XML || e->code == ERR_LIMIT ||
			       e->code == ERR_OAI || e->code == ERR_DATA
			   ? 0
			   : -1;
	if (!is_record(page, page_counts(x->page))) {
		page_drop(x->page);
		return 0;
	}
	if (store_forgive(x->store, r->number, e) != 0) {
		page_drop(x->page);
		return -1;
	}
	return page_keep(x->page, NULL, NULL, e) == 0 ? 1 : -1;
}

static void
unclaim(struct reindex *x)
{
	if (x->claimed.n > 0 && !x->busy)
		store_release(x->store, buf_view(&x->claimed));
	buf_clear(&x->claimed);
	x->busy = false;
}

/*
 * A harvest might put a better copy, or a worse one, between reading and
 * writing: its source is left alone. 1: it is ours, 0: it is not.
 */
static int
claim(struct reindex *x, struct str source, struct err *e)
{
	if (!str_eq(buf_view(&x->claimed), source)) {
		unclaim(x);
		if (store_claim(x->store, source, e) != 0) {
			if (e->code != ERR_BUSY)
				return -1;
			err_clear(e);
			x->busy = true;
		}
		buf_str(&x->claimed, source);
		if (buf_check(&x->claimed, e) != 0)
			return -1;
	}
	return !x->busy;
}

/* The one after `after`, as it is now that its source is ours. 1, 0, -1. */
static int
next_reject(struct reindex *x, int64_t after, struct store_reject *r,
	    struct err *e)
{
	int got = store_next_reject(x->store, x->source, after, r, e);
	int ours;

	if (got <= 0)
		return got;
	if (copy_reject(x, r, e) != 0)
		return -1;
	ours = claim(x, r->source, e);
	if (ours <= 0)
		return ours < 0 ? -1 : 1;
	got = store_next_reject(x->store, x->source, after, r, e);
	return got > 0 && copy_reject(x, r, e) != 0 ? -1 : got;
}

static int
reindex_rejects(struct reindex *x, struct err *e)
{
	struct store_reject r;
	int64_t after = 0;
	int got;

	while ((got = next_reject(x, after, &r, e)) > 0) {
		after = r.number;
		if (check_stop(x, e) != 0)
			return -1;
		/* Another source's may have come first meanwhile. */
		if (x->busy || !str_eq(buf_view(&x->claimed), r.source)) {
			x->n->busy++;
			continue;
		}
		x->n->rejects++;
		got = try_reject(x, &r, e);
		if (got < 0)
			return -1;
		x->n->taken += (uint64_t)got;
	}
	return got;
}

/* --- Both ----------------------------------------------------------------- */

int
reindex_run(const struct env *env, struct store *s, struct str source,
	    struct reindex_counts *out, struct err *e)
{
	struct reindex x = {.env = env, .store = s, .source = source, .n = out};
	int rc = -1;

	*out = (struct reindex_counts){0};
	arena_init(&x.arena, ARENA_BYTES);
	buf_init(&x.claimed, STORE_NAME_MAX);
	x.reader = payload_reader_new();
	x.page = page_new(env, s);
	x.body = spool_new();
	if (x.reader == NULL || x.page == NULL || x.body == NULL)
		err_nomem(e);
	else if (reindex_rejects(&x, e) == 0)
		rc = reindex_items(&x, e);
	unclaim(&x);
	spool_free(x.body);
	page_free(x.page);
	payload_reader_free(x.reader);
	arena_free(&x.arena);
	buf_free(&x.claimed);
	return rc;
}
