/* Items of the store as records. */
#include "sheaf/records/records.h"

#include <string.h>
#include "harvester/identity.h"

#include "sheaf/records/internal.h"

enum { ORIGINS_LIMIT = 64 << 20 };

int
from_store_open(struct from_store *it, const struct env *env, struct store *s,
		const struct store_query *q, struct err *e)
{
	*it = (struct from_store){.env = env, .store = s, .query = *q};
	arena_init(&it->arena, ORIGINS_LIMIT);
	it->reader = payload_reader_new();
	if (it->reader == NULL)
		return err_nomem(e);
	return store_select(s, &it->query, &it->rows, e);
}

void
from_store_close(struct from_store *it)
{
	store_rows_free(it->rows);
	if (it->order != NULL)
		store_let_go(it->store);
	order_free(it->order);
	payload_reader_free(it->reader);
	arena_free(&it->arena);
	*it = (struct from_store){0};
}

/* Where the source stood: the mark of its whole list, or of the set wanted. */
static int
find_mark(struct from_store *it, const struct store_item *item, struct str *out,
	  struct err *e)
{
	struct store_list list = {item->source, item->prefix, STR_NONE};
	struct store_mark mark;

	if (store_mark(it->store, &list, &mark, e) != 0)
		return -1;
	if (mark.from[0] == '\0' && it->query.set.n > 0) {
		list.set = it->query.set;
		if (store_mark(it->store, &list, &mark, e) != 0)
			return -1;
	}
	*out = arena_str(&it->arena, mark.from, strlen(mark.from));
	return 0;
}

/* Items come sorted by source: a new one is seen by its name. */
static int
note_origin(struct from_store *it, const struct store_item *item, struct err *e)
{
	struct export_origin *o = it->origins;
	struct store_counts counts;
	struct str url;

	if (it->norigins > 0 && str_eq(o[it->norigins - 1].name, item->source))
		return 0;
	o = arena_push(&it->arena, o, it->norigins, &it->cap, sizeof(*o));
	if (o == NULL)
		return arena_check(&it->arena, e);
	it->origins = o;
	o += it->norigins;
	*o = (struct export_origin){
	    .name = arena_copy(&it->arena, item->source),
	};
	switch (store_source_url(it->store, item->source, &url, e)) {
	case -1:
		return -1;
	case 1:
		o->url = arena_copy(&it->arena, url);
		break;
	}
	if (find_mark(it, item, &o->mark, e) != 0 ||
	    identity_name(it->store, item->source, &it->arena, &o->title, e) !=
		0 ||
	    store_count(it->store, item->source, &counts, e) < 0)
		return -1;
	o->rejected = (int64_t)counts.rejected;
	it->norigins++;
	return arena_check(&it->arena, e);
}

/* What the store knows beside the payload. */
static int
dress(struct record *r, const struct store_item *item, struct str url,
      struct err *e)
{
	r->source = item->source;
	r->base_url = url;
	r->oai_id = item->oai_id;
	r->datestamp = item->datestamp;
	r->prefix = item->prefix;
	r->payload = item->payload;
	r->deleted = item->deleted;
	r->nsets = 0;
	r->sets = arena_alloc(r->arena, item->nsets * sizeof(*r->sets) + 1);
	if (r->sets == NULL)
		return arena_check(r->arena, e);
	for (size_t i = 0; i < item->nsets; i++)
		r->sets[r->nsets++] = item->sets[i];
	return 0;
}

/* Faults of the store must not look like those of a record. */
static int
next_item(struct from_store *it, struct store_item *item, struct err *e)
{
	int rc = store_next(it->rows, item, e);

	if (rc > 0 && note_origin(it, item, e) != 0)
		rc = -1;
	if (rc < 0 &&
	    (e->code == ERR_DATA || e->code == ERR_XML || e->code == ERR_LIMIT))
		e->code = ERR_STORE;
	return rc;
}

static int
parse(struct from_store *it, const struct store_item *item, struct record **out,
      struct err *e)
{
	payload_reader_origin(it->reader, item->oai_id, item->datestamp);
	if (payload_read(it->reader, item->payload, out, e) == 0)
		return 0;
	if (e->code == ERR_NOMEM)
		return -1;
	e->code = ERR_DATA;
	return err_wrap(e, STR_FMT ": " STR_FMT ": left out",
			STR_ARG(item->source), STR_ARG(item->oai_id));
}

static int
make(struct from_store *it, const struct store_item *item, struct record **out,
     struct err *e)
{
	if (parse(it, item, out, e) != 0)
		return -1;
	return dress(*out, item, it->origins[it->norigins - 1].url, e);
}

/* 1 with an item that the filter lets pass, read or not (*out is NULL then). */
static int
next_read(struct from_store *it, struct store_item *item, struct record **out,
	  struct err *e)
{
	int rc;

	while ((rc = next_item(it, item, e)) > 0) {
		*out = NULL;
		if (it->filter != NULL && !filter_item(it->filter, item))
			continue;
		if (make(it, item, out, e) != 0) {
			*out = NULL;
			return e->code == ERR_DATA ? 1 : -1;
		}
		if (it->filter != NULL && !filter_record(it->filter, *out))
			continue;
		if (it->filter != NULL)
			filter_note(it->filter, item);
		return 1;
	}
	return rc;
}

/* All of them, for what they are ordered by; then they come again. */
static int
find_order(struct from_store *it, struct err *e)
{
	struct order *order = order_new();
	struct store_item item;
	struct record *r;
	int rc = order == NULL ? err_nomem(e) : store_hold(it->store, e);

	if (rc != 0) {
		order_free(order);
		return -1;
	}
	it->order = order;
	while ((rc = next_read(it, &item, &r, e)) > 0) {
		err_clear(e); /* it is named when its turn comes */
		if (it->env->stopped(it->env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		if (order_add(order, it->sort, &item, r, e) != 0)
			return -1;
	}
	order_settle(order);
	return rc;
}

static int
next_in_order(struct from_store *it, struct record **out, struct err *e)
{
	const struct lookup *h;
	int rc;

	if (it->order == NULL && find_order(it, e) != 0)
		return -1;
	rc = order_next(it->order, it->store, &h, e);
	if (rc < 0 && e->code != ERR_NOMEM)
		e->code = ERR_STORE;
	if (rc <= 0)
		return rc;
	if (parse(it, &h->item, out, e) != 0)
		return -1;
	lookup_dress(h, *out);
	return arena_check((*out)->arena, e) == 0 ? 1 : -1;
}

/* As the store has them. */
static int
next_as_held(struct from_store *it, struct record **out, struct err *e)
{
	struct store_item item;
	int rc = next_read(it, &item, out, e);

	return rc > 0 && *out == NULL ? -1 : rc;
}

int
from_store_next(struct from_store *it, struct record **out, struct err *e)
{
	int rc, wanted;

	if (it->limit > 0 && it->given == it->limit)
		return 0;
	for (;;) {
		rc = it->sort.n > 0 ? next_in_order(it, out, e)
				    : next_as_held(it, out, e);
		if (rc <= 0)
			return rc;
		wanted =
		    it->admit == NULL ? 1 : it->admit(it->admit_ctx, *out, e);
		if (wanted == 0)
			continue;
		it->given++;
		return wanted;
	}
}

static int
source_next(void *ctx, struct record **out, struct err *e)
{
	return from_store_next(ctx, out, e);
}

/* Once there is an order, it stands. */
static int
source_again(void *ctx, struct err *e)
{
	struct from_store *it = ctx;

	(void)e;
	if (it->order != NULL)
		order_again(it->order);
	it->given = 0;
	if (it->admit != NULL)
		it->admit_again(it->admit_ctx);
	return 0;
}

static bool
source_origin(void *ctx, size_t i, struct export_origin *out)
{
	const struct from_store *it = ctx;

	if (i >= it->norigins)
		return false;
	*out = it->origins[i];
	return true;
}

struct export_source
from_store_source(struct from_store *it)
{
	return (struct export_source){
	    it,
	    source_next,
	    source_origin,
	    it->sort.n > 0 ? source_again : NULL,
	};
}
