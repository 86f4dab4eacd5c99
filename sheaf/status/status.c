/* How the sources stand, gathered from the store and the configuration. */
#include "sheaf/status/status.h"

#include <stdlib.h>
#include <string.h>

#include "harvester/choice.h"
#include "sheaf/records/records.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"
#include "store/trait.h"

enum { STATUS_SOURCES = 65536, STATUS_LISTS = 65536 };

static const char *const outcomes[STORE_OUTCOME__MAX] = {
    [STORE_NEVER] = "never",   [STORE_RUNNING] = "running",
    [STORE_WHOLE] = "whole",   [STORE_PARTLY] = "partly",
    [STORE_FAILED] = "failed", [STORE_STOPPED] = "stopped",
};

struct str
status_said(const struct status_source *s, const struct store_run *r)
{
	struct str said = str_c(r->message);

	if (str_starts(said, s->name) &&
	    str_starts(str_from(said, s->name.n), STR(": ")))
		return str_from(said, s->name.n + 2);
	return said;
}

const char *
status_outcome(const struct status_source *s)
{
	if (s->killed)
		return "killed";
	return (unsigned)s->run.outcome < STORE_OUTCOME__MAX
		   ? outcomes[s->run.outcome]
		   : "unknown";
}

struct str
status_mark(const struct status_source *s)
{
	struct str least = STR_NONE;

	for (size_t i = 0; i < s->nlists; i++) {
		if (s->lists[i].from.n == 0)
			return STR_NONE;
		if (least.n == 0 || str_cmp(s->lists[i].from, least) < 0)
			least = s->lists[i].from;
	}
	return least;
}

/* The list of the same format and set, which a window belongs to. */
static struct status_list *
list_of(struct status_source *s, const struct store_list *l, struct arena *a,
	struct err *e)
{
	struct status_list *v = s->lists;

	if (s->nlists > 0 && str_eq(v[s->nlists - 1].prefix, l->prefix) &&
	    str_eq(v[s->nlists - 1].set, l->set))
		return &v[s->nlists - 1];
	if (s->nlists == STATUS_LISTS) {
		err_set(e, ERR_LIMIT, 0, "more than %d lists", STATUS_LISTS);
		return NULL;
	}
	v = arena_push(a, v, s->nlists, &s->cap, sizeof(*v));
	if (v == NULL) {
		arena_check(a, e);
		return NULL;
	}
	s->lists = v;
	v += s->nlists++;
	*v = (struct status_list){
	    .prefix = arena_copy(a, l->prefix),
	    .set = arena_copy(a, l->set),
	};
	return v;
}

static int
gather_lists(struct status_source *s, struct store *store, struct arena *a,
	     struct err *e)
{
	struct store_list l = {0}, before;
	struct store_mark m;
	struct status_list *to;
	int rc;

	l.source = s->name;
	while ((rc = store_next_list(store, s->name, s->nlists ? &before : NULL,
				     &l, &m, e)) > 0) {
		to = list_of(s, &l, a, e);
		if (to == NULL)
			return -1;
		before = (struct store_list){
		    .source = s->name,
		    .prefix = to->prefix,
		    .set = to->set,
		    .window = arena_copy(a, l.window),
		};
		/* Without dates it is where a comparison stands. */
		if (l.window.n > 0 && str_chr(l.window, '/') == STR_NPOS)
			continue;
		if (l.window.n > 0) {
			to->windows++;
			to->unfinished += !m.done;
			continue;
		}
		to->from = arena_str(a, m.from, strlen(m.from));
		to->seen = m.seen;
		to->under_way = m.token[0] != '\0';
	}
	return rc;
}

static struct status_source *
add(struct status *st, struct arena *a, struct str name, struct str url,
    struct err *e)
{
	struct status_source *v;

	if (st->n == STATUS_SOURCES) {
		err_set(e, ERR_LIMIT, 0, "more than %d sources",
			STATUS_SOURCES);
		return NULL;
	}
	v = arena_push(a, st->v, st->n, &st->cap, sizeof(*v));
	if (v == NULL) {
		arena_check(a, e);
		return NULL;
	}
	st->v = v;
	v += st->n++;
	*v = (struct status_source){
	    .name = arena_copy(a, name),
	    .url = arena_copy(a, url),
	};
	return v;
}

static int
gather_runs(struct status_source *s, struct store *store, struct arena *a,
	    struct err *e)
{
	int64_t before = INT64_MAX;
	size_t cap = 0;
	int rc;

	for (;;) {
		s->runs =
		    arena_push(a, s->runs, s->nruns, &cap, sizeof(*s->runs));
		if (s->runs == NULL)
			return arena_check(a, e);
		rc = store_past_run(store, s->name, before, &s->runs[s->nruns],
				    e);
		if (rc <= 0)
			return rc;
		before = s->runs[s->nruns++].began;
	}
}

static int
gather_who(struct status_source *s, struct store *store, struct arena *a,
	   struct err *e)
{
	struct buf who;
	int rc;

	buf_init(&who, STORE_TRAIT_MAX);
	rc = store_trait(store, s->name, str_c(STORE_RUN_BY), &who, e);
	if (rc > 0)
		s->by = arena_copy(a, buf_view(&who));
	buf_free(&who);
	return rc < 0 ? -1 : 0;
}

static int
gather_format(struct status_source *s, struct store *store, struct arena *a,
	      struct err *e)
{
	struct choice_known k;
	struct buf why;
	int got;

	choice_init(&k);
	buf_init(&why, CHOICE_WHY_MAX);
	got = choice_load(&k, store, s->name, e);
	if (got > 0) {
		struct str better = choice_better(&k, &why);

		s->format = (struct status_format){
		    .prefix = arena_copy(a, k.is.prefix),
		    .why = arena_copy(a, k.is.why),
		    .day = arena_copy(a, k.is.day),
		    .better = arena_copy(a, better),
		    .better_why = arena_copy(a, buf_view(&why)),
		};
	}
	buf_free(&why);
	choice_free(&k);
	return got < 0 ? -1 : 0;
}

static int
gather_source(struct status_source *s, struct store *store, struct app *app,
	      bool runs, struct err *e)
{
	struct arena *a = &app->arena;
	int held;

	if (source_value(app, s->name, OPT_PREFIX) == NULL &&
	    gather_format(s, store, a, e) != 0)
		return -1;
	if (store_run(store, s->name, &s->run, e) != 0 ||
	    (runs && gather_runs(s, store, a, e) != 0) ||
	    gather_lists(s, store, a, e) != 0)
		return -1;
	if (s->run.outcome != STORE_RUNNING)
		return 0;
	/* A folder that cannot be read is no reason to show nothing. */
	held = store_claimed(store, s->name, e);
	s->killed = held == 0;
	return s->killed ? 0 : gather_who(s, store, a, e);
}

static const struct status_source *
find(const struct status *st, struct str name)
{
	for (size_t i = 0; i < st->n; i++)
		if (str_eq(st->v[i].name, name))
			return &st->v[i];
	return NULL;
}

static bool
asked_for(const struct str *names, size_t n, struct str name)
{
	for (size_t i = 0; names != NULL && i < n; i++)
		if (str_eq(names[i], name))
			return true;
	return n == 0;
}

static int
gather_held(struct status *st, struct store *store, const struct str *names,
	    size_t n, struct app *app, struct err *e)
{
	struct arena *a = &app->arena;
	struct store_source held = {0};
	struct status_source *s;
	struct str after = STR_NONE;
	int rc;

	while ((rc = store_next_source(store, after, &held, e)) > 0) {
		after = arena_copy(a, held.name);
		if (arena_check(a, e) != 0)
			return -1;
		if (!asked_for(names, n, after))
			continue;
		s = add(st, a, after, held.url, e);
		if (s == NULL)
			return -1;
		s->counts = held.counts;
		if (gather_source(s, store, app, st->with_runs, e) != 0)
			return -1;
	}
	return rc;
}

/* What somebody has named but nobody has harvested. */
static int
gather_others(struct status *st, struct app *app, const struct str *names,
	      size_t n, struct err *e)
{
	const struct config *c = &app->config;
	bool named = names != NULL && n > 0;
	size_t most = named ? n : c->nsources;
	const char *url;
	struct str name;

	for (size_t i = 0; i < most; i++) {
		name = named ? names[i] : c->sources[i].name;
		if (find(st, name) != NULL)
			continue;
		url = source_value(app, name, OPT_URL);
		if (url == NULL && str_find(name, STR("://")) != STR_NPOS)
			url = name.p;
		if (add(st, &app->arena, name, str_c(url), e) == NULL)
			return -1;
	}
	return 0;
}

static int
read_names(struct app *app, struct store *store, struct str **names,
	   struct err *e)
{
	const struct args *a = &app->args;
	struct str *v =
	    arena_zero(&app->arena, (a->noperands + 1) * sizeof(*v));

	if (v == NULL)
		return arena_check(&app->arena, e);
	for (size_t i = 0; i < a->noperands; i++)
		if (selection_source(app, store, a->operands[i], &v[i], e) != 0)
			return -1;
	*names = v;
	return 0;
}

static int
by_name(const void *x, const void *y)
{
	const struct status_source *a = x, *b = y;

	return str_cmp(a->name, b->name);
}

static int
gather(struct status *st, struct app *app, struct store *store, struct err *e)
{
	size_t n = app->args.noperands;
	struct str *names = NULL;

	if (read_names(app, store, &names, e) != 0)
		return -1;
	if (store != NULL && gather_held(st, store, names, n, app, e) != 0)
		return -1;
	if (gather_others(st, app, names, n, e) != 0)
		return -1;
	if (st->n > 0)
		qsort(st->v, st->n, sizeof(*st->v), by_name);
	return arena_check(&app->arena, e);
}

int
status_gather(struct status *out, struct app *app, struct err *e)
{
	const struct env *env = &app->world.env;
	struct store *store = NULL;
	int rc;

	*out = (struct status){
	    .now = env->now(env->ctx),
	    .with_runs = app->args.count[OPT_RUNS] > 0,
	};
	if (settings_store(app, &out->store, e) != 0)
		return -1;
	if (store_open(&store, out->store, STORE_READ, e) != 0 &&
	    err_forgive(e, ERR_NOTFOUND) != 0)
		return -1;
	out->there = store != NULL;
	rc = gather(out, app, store, e);
	store_close(store);
	return rc;
}
