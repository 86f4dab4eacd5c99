/* One record of a page: into the store, or rejected. */
#include "harvester/page/internal.h"

#include <stdio.h>
#include <string.h>

#include "core/date.h"
#include "core/mem.h"
#include "core/utf8.h"
#include "harvester/columns.h"
#include "harvester/endless.h"
#include "parsers/xml/xml.h"
#include "parsers/payload.h"
#include "store/reject.h"
#include "store/sweep.h"

enum { DAY = 10, WHY_MAX = 640, FEW = 128 }; /* "2024-05-01" */

/* --- Rejected ------------------------------------------------------------- */

static int
note_id(struct page *p, struct str id, struct err *e)
{
	uint64_t *more;

	if (p->nids == p->cap) {
		more = mem_resize(p->ids, (2 * p->cap + FEW) * sizeof(*more));
		if (more == NULL)
			return err_nomem(e);
		p->ids = more;
		p->cap = 2 * p->cap + FEW;
	}
	p->ids[p->nids++] = endless_hash(id);
	return 0;
}

/*
 * The list has it, whatever becomes of it. An identifier with the mark of a
 * repair in it is not what the provider calls the record.
 */
static int
note_seen(struct page *p, struct str id, struct err *e)
{
	if (id.n == 0 || str_find(id, STR("\xef\xbf\xbd")) != STR_NPOS) {
		p->counts.unnamed++;
		return 0;
	}
	if (note_id(p, id, e) != 0)
		return -1;
	if (p->to->seen_in == NULL)
		return 0;
	if (page_begin(p, e) != 0)
		return -1;
	return store_sight(p->store, p->to->seen_in, id, e);
}

static void
name_reject(struct page *p, const struct page_reject *r)
{
	struct page_counts *c = &p->counts;
	char line[PAGE_NAME_MAX], id[160] = "";

	if (c->rejected++ >= PAGE_NAMED)
		return;
	if (r->id.n > 0)
		snprintf(id, sizeof(id), " (" STR_FMT ")",
			 STR_ARG(str_left(r->id, 120)));
	snprintf(line, sizeof(line), "record %llu%s: %s",
		 (unsigned long long)r->number, id, r->why);
	utf8_printable(c->rejects[c->rejected - 1], PAGE_NAME_MAX, str_c(line));
}

int
page_reject(struct page *p, const struct page_reject *r, struct err *e)
{
	const struct page_target *to = p->to;
	bool over = p->bytes.over;
	char why[WHY_MAX];
	struct store_reject kept = {
	    .source = to->source,
	    .prefix = to->prefix,
	    .set = to->set,
	    .oai_id = r->id.n <= STORE_ID_MAX ? r->id : STR_NONE,
	    .datestamp = r->stamp.n <= STORE_STAMP_MAX ? r->stamp : STR_NONE,
	    .url = to->url,
	};

	name_reject(p, r);
	if (note_seen(p, r->id, e) != 0)
		return -1;
	if (to->url.n == 0)
		return 0;
	if (!over && buf_check(&p->bytes, e) != 0)
		return -1;
	if (!over)
		kept.bytes = buf_view(&p->bytes);
	snprintf(why, sizeof(why), "%s%s", r->why,
		 over ? " (and too large to be kept)" : "");
	kept.fault = str_c(why);
	if (page_begin(p, e) != 0)
		return -1;
	return store_reject(p->store, &kept, e);
}

/* A record that was read, but is nothing the store can take. */
static int
reject_node(struct page *p, const struct oai_header *h, const char *why,
	    struct err *e)
{
	struct page_reject r = {.number = p->base + h->number,
				.id = h->id,
				.stamp = h->datestamp,
				.why = why};

	buf_clear(&p->bytes);
	if (h->whole != NULL && p->to->url.n > 0)
		node_write(h->whole, &p->bytes);
	return page_reject(p, &r, e);
}

int
page_odd(void *ctx, const struct oai_header *h, const char *why, struct err *e)
{
	return reject_node(ctx, h, why, e);
}

/* --- Into the store ------------------------------------------------------- */

static void
note_opaque(struct page *p, const struct node *payload)
{
	struct page_counts *c = &p->counts;
	char what[sizeof(c->first_opaque)];

	if (c->opaque++ > 0)
		return;
	snprintf(what, sizeof(what), "<" STR_FMT "> in '" STR_FMT "'",
		 STR_ARG(str_left(payload->name, 60)),
		 STR_ARG(str_left(payload->ns, 160)));
	utf8_printable(c->first_opaque, sizeof(c->first_opaque), str_c(what));
}

/* The columns for finding. What no parser understands is kept without them. */
static int
derive(struct page *p, const struct node *payload, struct record *r,
       struct store_item *item, bool *opaque, struct err *e)
{
	*opaque = false;
	r->oai_id = item->oai_id;
	r->datestamp = item->datestamp;
	if (parse_payload(payload, r, e) != 0) {
		if (err_mind(e, ERR_NOMEM) != 0)
			return -1;
		*opaque = true;
		note_opaque(p, payload);
		return 0;
	}
	if (r->unread)
		note_opaque(p, payload);
	else
		p->counts.read++;
	columns_fill(item, r);
	return 0;
}

/* 1, 0 or -1, as page_admit_fn. */
static int
admit(const struct page *p, const struct oai_header *h, const struct record *r,
      struct err *e)
{
	if (p->to->admit == NULL)
		return 1;
	return p->to->admit(p->to->admit_ctx, h, r, e);
}

static void
count(struct page *p, const struct store_item *item, enum store_change change)
{
	struct page_counts *c = &p->counts;

	if (change == STORE_SAME || change == STORE_OLDER)
		c->same++;
	else if (item->deleted)
		c->deleted++;
	else if (change == STORE_NEW)
		c->created++;
	else
		c->changed++;
}

static void
note_first(uint64_t *n, char *first, size_t size, struct str id)
{
	if ((*n)++ == 0)
		utf8_printable(first, size, id);
}

/* At the coarser of two granularities: a day holds its seconds. */
static int
stamp_cmp(struct str stamp, struct str bound)
{
	int64_t a = date_stamp(stamp), b = date_stamp(bound);

	if (stamp.n <= DAY || bound.n <= DAY)
		return str_cmp(str_left(stamp, DAY), str_left(bound, DAY));
	return a < b ? -1 : a > b;
}

static void
check_stamp(struct page *p, const struct oai_header *h)
{
	struct page_counts *c = &p->counts;
	struct str from = p->to->from, until = p->to->until;

	if (date_stamp(h->datestamp) < 0)
		note_first(&c->undated, c->first_undated,
			   sizeof(c->first_undated), h->id);
	else if ((from.n > 0 && stamp_cmp(h->datestamp, from) < 0) ||
		 (until.n > 0 && stamp_cmp(h->datestamp, until) > 0))
		note_first(&c->outside, c->first_outside,
			   sizeof(c->first_outside), h->id);
}

/* A prefix nobody declared: read as if it meant nothing. */
static void
check_prefixes(struct page *p, const struct oai_header *h,
	       const struct node *payload)
{
	struct page_counts *c = &p->counts;
	const struct node *n;

	for (n = payload; n != NULL; n = node_walk(n, payload)) {
		if (n->prefix.n == 0 || n->ns.n > 0)
			continue;
		note_first(&c->unbound, c->first_unbound,
			   sizeof(c->first_unbound), h->id);
		return;
	}
}

/*
 * An older version replaces what is held, but not what the same list gave: of
 * two versions in one list the newer one counts, wherever it stands. Few are
 * older, and only these are looked up.
 */
static int
put_older(struct page *p, const struct store_item *item,
	  enum store_change *change, struct err *e)
{
	int sighted = 0;

	if (p->to->seen_in != NULL)
		sighted =
		    store_sighted(p->store, p->to->seen_in, item->oai_id, e);
	if (sighted != 0)
		return sighted < 0 ? -1 : 0;
	return store_put(p->store, item, true, change, e);
}

static int
put(struct page *p, const struct oai_header *h, const struct store_item *item,
    struct err *e)
{
	enum store_change change;
	struct err why;
	int rc;

	if (page_begin(p, e) != 0)
		return -1;
	rc = store_put(p->store, item, false, &change, e);
	if (rc == 0 && change == STORE_OLDER && p->to->force)
		rc = put_older(p, item, &change, e);
	if (rc == 0) {
		count(p, item, change);
		return 0;
	}
	if ((e->code != ERR_LIMIT && e->code != ERR_DATA) || p->to->url.n == 0)
		return -1;
	why = *e;
	return reject_node(p, h, why.msg, e);
}

static int
write_payload(struct page *p, const struct oai_header *h,
	      const struct node *payload, struct err *e)
{
	buf_clear(&p->payload);
	node_write(payload, &p->payload);
	if (buf_check(&p->payload, e) != 0)
		return err_wrap(e, "record " STR_FMT,
				STR_ARG(str_left(h->id, 120)));
	return 0;
}

/* Is it in the set, or below it (OAI-PMH 2.0, section 2.6)? */
static bool
is_in(const struct oai_header *h, struct str set)
{
	for (size_t i = 0; i < h->nsets; i++)
		if (str_starts(h->sets[i], set) &&
		    (h->sets[i].n == set.n || h->sets[i].p[set.n] == ':'))
			return true;
	return false;
}

static bool
is_excluded(const struct page *p, const struct oai_header *h)
{
	for (size_t i = 0; i < p->to->nexcluded; i++)
		if (is_in(h, p->to->excluded[i]))
			return true;
	return false;
}

/*
 * Some providers name no sets in headers, or not all: what came with the list
 * of a set is in it, and stays in the others until their lists say otherwise.
 */
static int
add_set(const struct page *p, const struct oai_header *h, struct arena *a,
	struct store_item *item, struct err *e)
{
	struct str *v;

	if (p->to->set.n == 0 || h->deleted || is_in(h, p->to->set))
		return 0;
	v = arena_alloc(a, (h->nsets + 1) * sizeof(*v));
	if (v == NULL)
		return arena_check(a, e);
	for (size_t i = 0; i < h->nsets; i++)
		v[i] = h->sets[i];
	v[h->nsets] = p->to->set;
	item->sets = v;
	item->nsets = h->nsets + 1;
	item->staying = p->to->sets;
	item->nstaying = p->to->nsets;
	return 0;
}

/* Into the store, in which it has to be looked for when it is not wanted. */
static int
put_excluded(struct page *p, struct store_item *item, struct err *e)
{
	enum store_change change;

	p->counts.excluded++;
	item->deleted = item->only_held = true;
	if (page_begin(p, e) != 0 ||
	    store_put(p->store, item, true, &change, e) != 0)
		return -1;
	p->counts.deleted += change != STORE_SAME;
	return 0;
}

static int
take(struct page *p, const struct oai_header *h, const struct node *payload,
     struct arena *a, struct err *e)
{
	struct store_item item = {
	    .source = p->to->source,
	    .prefix = p->to->prefix,
	    .oai_id = h->id,
	    .datestamp = h->datestamp,
	    .sets = h->sets,
	    .nsets = h->nsets,
	    .type = TYPE_GENERIC,
	    .deleted = h->deleted,
	};
	struct record r;
	bool opaque = true;
	int rc;

	if (p->env->stopped(p->env->ctx))
		return err_set(e, ERR_STOPPED, 0, "stopped");
	/* A bare payload has no name to hold it by. */
	if (h->id.n == 0 || (payload == NULL && !h->deleted))
		return 0;
	if (!h->deleted) {
		record_init(&r, a);
		if (derive(p, payload, &r, &item, &opaque, e) != 0 ||
		    add_set(p, h, a, &item, e) != 0)
			return -1;
	}
	rc = admit(p, h, opaque ? NULL : &r, e);
	if (rc <= 0)
		return rc;
	if (is_excluded(p, h))
		return put_excluded(p, &item, e);
	check_stamp(p, h);
	if (!h->deleted) {
		check_prefixes(p, h, payload);
		if (write_payload(p, h, payload, e) != 0)
			return -1;
		item.payload = buf_view(&p->payload);
	}
	return put(p, h, &item, e);
}

/* The store can note only a record it holds as seen: put first. */
int
page_take(void *ctx, const struct oai_header *h, const struct node *payload,
	  struct arena *a, struct err *e)
{
	struct page *p = ctx;

	if (take(p, h, payload, a, e) != 0)
		return -1;
	return is_excluded(p, h) && h->id.n > 0 ? note_id(p, h->id, e)
						: note_seen(p, h->id, e);
}
