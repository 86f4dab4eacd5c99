/* How the sources stand, gathered from the store and the configuration. */
#include "sheaf/status/status.h"

#include <stdlib.h>
#include <string.h>

#include "core/name_set.h"
#include "harvester/choice.h"
#include "sheaf/records/records.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"
#include "store/trait.h"

enum { STATUS_SOURCES = 65536, STATUS_LISTS = 65536, NAMES_BYTES = 64 << 20 };

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

/* What is asked about, and what is told so far, by names. */
struct names {
	struct name_set *asked; /* empty: all */
	struct name_set *told;
};

static bool
is_asked(const struct names *n, struct str name)
{
	size_t number;

	return name_set_count(n->asked) == 0 ||
	       name_set_find(n->asked, name, &number);
}

static int
gather_held(struct status *st, struct store *store, struct names *n,
	    struct app *app, struct err *e)
{
	struct arena *a = &app->arena;
	struct store_source held = {0};
	struct status_source *s;
	struct str after = STR_NONE;
	size_t number;
	int rc;

	while ((rc = store_next_source(store, after, &held, e)) > 0) {
		after = arena_copy(a, held.name);
		if (arena_check(a, e) != 0)
			return -1;
		if (!is_asked(n, after))
			continue;
		s = add(st, a, after, held.url, e);
		if (s == NULL ||
		    name_set_add(n->told, after, &number, NULL, e) != 0)
			return -1;
		s->counts = held.counts;
		if (gather_source(s, store, app, st->with_runs, e) != 0)
			return -1;
	}
	return rc;
}

/* What somebody has named but nobody has harvested. */
static int
gather_others(struct status *st, struct app *app, struct names *n,
	      struct err *e)
{
	const struct config *c = &app->config;
	size_t named = name_set_count(n->asked), number;
	size_t most = named > 0 ? named : c->nsources;
	const char *url;
	struct str name;

	for (size_t i = 0; i < most; i++) {
		name =
		    named > 0 ? name_set_get(n->asked, i) : c->sources[i].name;
		if (name_set_find(n->told, name, &number))
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
read_names(struct app *app, struct store *store, struct names *n, struct err *e)
{
	const struct args *a = &app->args;
	struct str name;
	size_t number;

	for (size_t i = 0; i < a->noperands; i++)
		if (selection_source(app, store, a->operands[i], &name, e) !=
			0 ||
		    name_set_add(n->asked, name, &number, NULL, e) != 0)
			return -1;
	return 0;
}

static int
by_name(const void *x, const void *y)
{
	const struct status_source *a = x, *b = y;

	return str_cmp(a->name, b->name);
}

static int
gather_named(struct status *st, struct app *app, struct store *store,
	     struct names *n, struct err *e)
{
	if (n->asked == NULL || n->told == NULL)
		return err_nomem(e);
	if (read_names(app, store, n, e) != 0 ||
	    (store != NULL && gather_held(st, store, n, app, e) != 0) ||
	    gather_others(st, app, n, e) != 0)
		return -1;
	if (st->n > 0)
		qsort(st->v, st->n, sizeof(*st->v), by_name);
	return arena_check(&app->arena, e);
}

static int
gather(struct status *st, struct app *app, struct store *store, struct err *e)
{
	struct names n = {
	    .asked = name_set_new(STATUS_SOURCES, NAMES_BYTES),
	    .told = name_set_new(STATUS_SOURCES, NAMES_BYTES),
	};
	int rc = gather_named(st, app, store, &n, e);

	name_set_free(n.asked);
	name_set_free(n.told);
	return rc;
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
