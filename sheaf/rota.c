/* Which source is due, and of which host. */
#include "sheaf/rota.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "sheaf/sources.h"

/* --- Made ------------------------------------------------------------------ */

/* Host and port, as they stand in an address. */
static struct str
host_of(struct str url)
{
	size_t at = str_find(url, STR("://")), end = 0;

	url = at == STR_NPOS ? url : str_from(url, at + 3);
	while (end < url.n && str_chr(STR("/?#"), url.p[end]) == STR_NPOS)
		end++;
	return str_left(url, end);
}

/* Names and what they stand for, to be put in order by names. */
struct named {
	struct str name;
	size_t i;
};

static int
by_name(const void *a, const void *b)
{
	return str_cmp(((const struct named *)a)->name,
		       ((const struct named *)b)->name);
}

struct keyed {
	int64_t key;
	size_t i;
};

static int
by_key(const void *a, const void *b)
{
	int64_t x = ((const struct keyed *)a)->key;
	int64_t y = ((const struct keyed *)b)->key;

	return (x > y) - (x < y);
}

/* Sources of one host stand together in the order of keys. */
static int
find_hosts(struct rota *r, struct arena *a, struct err *e)
{
	struct keyed *v = arena_zero(a, (r->n + 1) * sizeof(*v));

	r->hosts = arena_zero(a, (r->n + 1) * sizeof(*r->hosts));
	if (v == NULL || r->hosts == NULL)
		return arena_check(a, e);
	for (size_t i = 0; i < r->n; i++)
		v[i] = (struct keyed){
		    store_host_key(host_of(r->sources[i].url)), i};
	qsort(v, r->n, sizeof(*v), by_key);
	for (size_t i = 0; i < r->n; i++) {
		if (i == 0 || v[i].key != v[i - 1].key)
			r->hosts[r->nhosts++].key = v[i].key;
		r->v[v[i].i].host = r->nhosts - 1;
	}
	return 0;
}

static int
order_names(struct rota *r, struct arena *a, struct err *e)
{
	struct named *v = arena_zero(a, (r->n + 1) * sizeof(*v));

	if (v == NULL)
		return arena_check(a, e);
	for (size_t i = 0; i < r->n; i++)
		v[i] = (struct named){r->sources[i].name, i};
	qsort(v, r->n, sizeof(*v), by_name);
	for (size_t i = 0; i < r->n; i++)
		r->by_name[i] = v[i].i;
	return 0;
}

static void
read_schedule(struct schedule *s, const struct app *app, struct str name)
{
	const char *at = source_value(app, name, OPT_AT);

	s->every = rule_number(&opts[OPT_EVERY].rule,
			       source_value(app, name, OPT_EVERY));
	s->bound = at != NULL;
	if (at != NULL)
		rule_hours(at, &s->from, &s->until);
}

int
rota_init(struct rota *r, struct app *app, const struct source *sources,
	  size_t n, struct err *e)
{
	struct arena *a = &app->arena;

	*r = (struct rota){.sources = sources, .n = n};
	r->v = arena_zero(a, (n + 1) * sizeof(*r->v));
	r->by_name = arena_zero(a, (n + 1) * sizeof(*r->by_name));
	r->order = arena_zero(a, (n + 1) * sizeof(*r->order));
	if (r->v == NULL || r->by_name == NULL || r->order == NULL)
		return arena_check(a, e);
	for (size_t i = 0; i < n; i++)
		read_schedule(&r->v[i].schedule, app, sources[i].name);
	return find_hosts(r, a, e) == 0 ? order_names(r, a, e) : -1;
}

/* --- Looked at ------------------------------------------------------------- */

/* The source of that name, or none. */
static struct rota_source *
find(const struct rota *r, struct str name)
{
	size_t low = 0, high = r->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2, i = r->by_name[mid];
		int c = str_cmp(r->sources[i].name, name);

		if (c == 0)
			return &r->v[i];
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static void
note_run(void *ctx, struct str source, const struct store_run *run,
	 uint64_t failures)
{
	struct rota *r = ctx;
	struct rota_source *s = find(r, source);

	if (s == NULL)
		return;
	s->seen = *run;
	s->due = schedule_due(&s->schedule, run, failures, r->now);
	if (schedule_away(run) > r->hosts[s->host].away)
		r->hosts[s->host].away = schedule_away(run);
}

static int
by_due(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;

	if (x->key != y->key)
		return by_key(a, b);
	return (x->i > y->i) - (x->i < y->i);
}

static bool
is_due(const struct rota *r, const struct rota_source *s)
{
	return s->due <= r->now && s->rests <= r->now &&
	       schedule_open(&s->schedule, r->now) &&
	       r->hosts[s->host].away <= r->now;
}

static int
put_in_order(struct rota *r, struct err *e)
{
	struct keyed *v = mem_alloc((r->n + 1) * sizeof(*v));

	if (v == NULL)
		return err_nomem(e);
	r->ndue = 0;
	for (size_t i = 0; i < r->n; i++)
		if (!r->v[i].live && is_due(r, &r->v[i]))
			v[r->ndue++] = (struct keyed){r->v[i].due, i};
	qsort(v, r->ndue, sizeof(*v), by_due);
	for (size_t i = 0; i < r->ndue; i++)
		r->order[i] = v[i].i;
	mem_free(v);
	return 0;
}

static bool
has_due(const struct rota *r, size_t host)
{
	for (size_t i = 0; i < r->ndue; i++)
		if (r->v[r->order[i]].host == host && !r->v[r->order[i]].had)
			return true;
	return false;
}

static void
let_go(struct rota *r, struct store *s, size_t host)
{
	struct rota_host *h = &r->hosts[host];

	if (!h->held || h->live || (h->away <= r->now && has_due(r, host)))
		return;
	store_let_host(s, h->key);
	h->held = false;
}

int
rota_look(struct rota *r, struct store *s, int64_t now, struct err *e)
{
	r->now = now;
	for (size_t i = 0; i < r->n; i++) {
		r->v[i].had = r->v[i].elsewhere = false;
		r->v[i].due = 0;
		memset(&r->v[i].seen, 0, sizeof(r->v[i].seen));
	}
	for (size_t i = 0; i < r->nhosts; i++)
		r->hosts[i].barred = false;
	if (store_each_run(s, note_run, r, e) != 0 || put_in_order(r, e) != 0)
		return -1;
	for (size_t i = 0; i < r->nhosts; i++)
		let_go(r, s, i);
	return 0;
}

/* --- Whose turn it is ------------------------------------------------------ */

/* Has nobody done it since the look, and is nobody at it? 1, 0, -1. */
static int
still_due(struct rota *r, struct store *s, size_t i, struct err *e)
{
	struct rota_source *v = &r->v[i];
	struct store_run run;
	int held;

	if (store_run(s, r->sources[i].name, &run, e) != 0)
		return -1;
	if (run.outcome != v->seen.outcome || run.began != v->seen.began ||
	    run.ended != v->seen.ended)
		return 0;
	held = store_claimed(s, r->sources[i].name, e);
	v->elsewhere = held > 0;
	return held < 0 ? -1 : held == 0;
}

/* 1: begun; 0: not this one; -1. */
static int
try_one(struct rota *r, struct store *s, size_t i, struct err *e)
{
	struct rota_source *v = &r->v[i];
	struct rota_host *h = &r->hosts[v->host];
	int got = 1;

	if (v->had || h->live || h->barred || h->away > r->now)
		return 0;
	if (!h->held)
		got = store_hold_host(s, h->key, e);
	h->barred = got == 0;
	if (got <= 0)
		return got;
	h->held = true;
	v->had = true;
	got = still_due(r, s, i, e);
	if (got <= 0) {
		let_go(r, s, v->host);
		return got;
	}
	v->live = true;
	h->live = true;
	return 1;
}

int
rota_next(struct rota *r, struct store *s, size_t *i, struct err *e)
{
	int got;

	/* Those of the hosts that are held go first. */
	for (int pass = 0; pass < 2; pass++) {
		for (size_t k = 0; k < r->ndue; k++) {
			*i = r->order[k];
			if (pass == 0 && !r->hosts[r->v[*i].host].held)
				continue;
			got = try_one(r, s, *i, e);
			if (got != 0)
				return got;
		}
	}
	return 0;
}

void
rota_done(struct rota *r, struct store *s, size_t i, int64_t now,
	  const struct harvest_outcome *o)
{
	struct rota_host *h = &r->hosts[r->v[i].host];

	r->v[i].live = false;
	h->live = false;
	if (o->not_before > h->away)
		h->away = o->not_before;
	/* The store may not know of it. */
	if (o->error.code != ERR_NONE)
		r->v[i].rests = now + SCHEDULE_PAUSE;
	if (o->error.code == ERR_NET && h->away < r->v[i].rests)
		h->away = r->v[i].rests;
	let_go(r, s, r->v[i].host);
}

size_t
rota_waiting(const struct rota *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->ndue; i++) {
		const struct rota_source *v = &r->v[r->order[i]];

		n += v->elsewhere || (r->hosts[v->host].barred && !v->had);
	}
	return n;
}

void
rota_forget(struct rota *r)
{
	for (size_t i = 0; i < r->nhosts; i++)
		r->hosts[i].held = r->hosts[i].live = false;
	for (size_t i = 0; i < r->n; i++) {
		r->v[i].live = false;
		r->v[i].rests = 0;
	}
}
