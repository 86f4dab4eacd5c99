/* Batches of identifiers: from the store, else from the network. */
#include "sheaf/records/records.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/ident.h"
#include "core/name_set.h"
#include "harvester/http/http.h"
#include "parsers/csl_json.h"
#include "sheaf/world/world.h"
#include "sheaf/records/internal.h"
#include "sheaf/sandbox.h"
#include "sheaf/secrets.h"
#include "sheaf/settings.h"

enum {
	BATCH_MEMORY = 1 << 30, /* payloads of a batch, mostly */
	NAMES_MEMORY = 512 << 20,
	GIVEN_MEMORY = 512 << 20,
	LINE_MAX = 16 * 1024,
	SHOWN_AFTER_MS = 500,
	CLOCK_COLUMNS = 10, /* " (1234 s)", and the last one */
	NAME_LEAST = 8
};

/* --- What is waited for --------------------------------------------------- */

/* Host and identifier share what the line has left beside the clock. */
static void
put_asked(const struct resolve_progress *p, size_t columns, struct buf *out)
{
	static const char asks[] = "asks ", of[] = " for ";
	size_t taken = out->n + CLOCK_COLUMNS + sizeof(asks) + sizeof(of) - 2;
	size_t room = columns > taken ? columns - taken : 0;
	size_t host = room / 2 > NAME_LEAST ? room / 2 : NAME_LEAST;

	buf_puts(out, asks);
	host = layout_name(out, p->host, host);
	buf_puts(out, of);
	room = room > host + NAME_LEAST ? room - host : NAME_LEAST;
	layout_name(out, p->id, room);
}

/* "3 of 12: asks repository.example.org for 10.1234/abc (4 s)" */
static void
put_waiting(const struct from_ids *g, const struct resolve_progress *p,
	    struct buf *out)
{
	int64_t s = p->ms / 1000;

	if (g->asked->n > 1)
		buf_printf(out,
			   "%s of %s: ", STR_NUMBER(g->next - g->n + p->done),
			   STR_NUMBER(g->asked->n));
	if (p->host.n > 0)
		put_asked(p, term_columns(STDERR_FILENO), out);
	else
		buf_str(out, p->id);
	if (p->host.n > 0 && s > 0)
		buf_printf(out, " (%" PRId64 " s)", s);
	else if (p->host.n == 0 && p->why != NULL)
		buf_printf(out, " waits %" PRId64 " s: %s", s + 1, p->why);
}

static void
show_waiting(void *ctx, const struct resolve_progress *p)
{
	struct from_ids *g = ctx;
	struct world *w = &g->app->world;
	int64_t now = w->env.ticks(w->env.ctx);
	struct buf line;
	struct str shown;

	/* What is there at once needs no word. */
	if (g->asking == 0)
		g->asking = now;
	if (p->id.n == 0 || now - g->asking < SHOWN_AFTER_MS ||
	    !progress_due(&w->progress, now))
		return;
	buf_init(&line, LINE_MAX);
	put_waiting(g, p, &line);
	shown = buf_view(&line);
	if (!line.failed)
		progress_show(&w->progress, now, &shown, 1);
	buf_free(&line);
}

/* --- Store and network, opened when first needed ------------------------- */

int
from_ids_open(struct from_ids *g, struct err *e)
{
	arena_init(&g->arena, BATCH_MEMORY);
	arena_init(&g->names, NAMES_MEMORY);
	g->given = name_set_new(2 * ID_LIST_MAX, GIVEN_MEMORY);
	g->reader = payload_reader_new();
	if (g->reader == NULL || g->given == NULL)
		return err_nomem(e);
	/* A store that is not there is made when there is something to keep. */
	if (store_open(&g->store, g->path, STORE_READ, e) != 0) {
		g->store = NULL;
		return err_forgive(e, ERR_NOTFOUND);
	}
	return 0;
}

void
from_ids_close(struct from_ids *g)
{
	resolver_free(g->resolver);
	if (g->http != NULL)
		g->http->free(g->http);
	store_close(g->store);
	payload_reader_free(g->reader);
	name_set_free(g->given);
	arena_free(&g->arena);
	arena_free(&g->names);
}

/* Without its secret a source is asked as a stranger would. */
static int
unlock_sources(struct from_ids *g, struct err *e)
{
	for (size_t i = 0; i < g->nsources; i++) {
		struct source *s = &g->sources[i];

		if (!login_given(&s->login) ||
		    secrets_unlock(g->app, s, e) == 0)
			continue;
		if (s == g->options.only)
			return -1;
		env_log(&g->app->world.env, LOG_WARN, "%s", e->msg);
		s->login = (struct http_login){0};
	}
	return 0;
}

static int
open_network(struct from_ids *g, struct err *e)
{
	struct http_options http;

	if (!g->writable) {
		store_close(g->store);
		g->store = NULL;
		if (store_open(&g->store, g->path, STORE_WRITE, e) != 0)
			return -1;
		g->writable = true;
	}
	if (g->resolver != NULL)
		return 0;
	if (unlock_sources(g, e) != 0 ||
	    sandbox_enter(g->app, SANDBOX_SOURCES_KNOWN, e) != 0)
		return -1;
	g->options.progress = show_waiting;
	g->options.progress_ctx = g;
	settings_http(g->app, &http);
	g->http = http_curl_new(&g->app->world.env, &http, e);
	if (g->http == NULL)
		return -1;
	return resolver_new(&g->resolver, &g->app->world.env, g->http, g->store,
			    &g->options, e);
}

/* --- A batch ------------------------------------------------------------- */

static void
want(struct from_ids *g, struct lookup *h, const struct wanted_id *a)
{
	*h = (struct lookup){.doi = STR_NONE};
	if (a->kind == RESOLVE_DOI)
		h->doi = ident_doi_key(&g->arena, a->id);
	else if (a->kind == RESOLVE_OAI && !a->held_only)
		h->id = a->id;
	/* Of an address the network may know more than the store. */
	if (a->held_only || g->offline || a->kind == RESOLVE_DOI)
		h->name = a->name;
	if (g->options.only != NULL)
		h->source = g->options.only->name;
}

static bool
lives(const struct lookup *h)
{
	return h->found && !h->item.deleted;
}

static const char *
held_reason(const struct from_ids *g, const struct lookup *h)
{
	if (g->refresh)
		return NULL;
	if (h->found)
		return "deleted";
	return g->store == NULL ? "there is none yet" : "not held";
}

/* One line that says which steps were tried, and why each failed. */
static void
say_missing(struct from_ids *g, struct str id, bool deleted, bool may_pass,
	    struct str trail)
{
	struct buf line;

	buf_init(&line, LINE_MAX);
	buf_str(&line, id);
	buf_puts(&line, deleted    ? ": deleted"
			: may_pass ? ": not to be had now"
				   : ": not found");
	if (trail.n > 0)
		buf_printf(&line, " (" STR_FMT ")", STR_ARG(trail));
	if (!deleted && g->options.only != NULL)
		buf_puts(&line, "; if it is there under another identifier, "
				"sheaf harvest finds it");
	env_log(&g->app->world.env, LOG_ERROR, "%s", line.p ? line.p : "");
	buf_free(&line);
	g->code = exit_code_worse(g->code, may_pass && !deleted ? EXIT_REMOTE
								: EXIT_ABSENT);
}

/* Those found now, by the names they were kept under. */
static int
look_again(struct from_ids *g, const struct resolve_request *q,
	   struct lookup *const *of, size_t n, struct err *e)
{
	struct lookup *v = arena_zero(&g->arena, n * sizeof(*v) + 1);

	if (v == NULL)
		return arena_check(&g->arena, e);
	for (size_t i = 0; i < n; i++) {
		if (!q[i].found)
			continue;
		v[i].id = q[i].oai_id;
		v[i].source = q[i].source;
	}
	if (lookup_find(g->store, v, n, &g->arena, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		*of[i] = v[i];
		if (!q[i].found)
			say_missing(g, q[i].id, q[i].deleted, q[i].may_pass,
				    q[i].trail);
		else if (!v[i].found)
			return err_set(e, ERR_STORE, 0,
				       STR_FMT ": kept, but not found again",
				       STR_ARG(q[i].id));
	}
	return 0;
}

static int
resolve_missing(struct from_ids *g, const struct wanted_id *asked,
		struct err *e)
{
	struct resolve_request *q =
	    arena_zero(&g->arena, g->n * sizeof(*q) + 1);
	struct lookup **of =
	    arena_zero(&g->arena, g->n * sizeof(struct lookup *));
	size_t n = 0;
	int rc;

	if (q == NULL || of == NULL)
		return arena_check(&g->arena, e);
	for (size_t i = 0; i < g->n; i++) {
		if (lives(&g->batch[i]) || asked[i].held_only)
			continue;
		of[n] = &g->batch[i];
		q[n++] = (struct resolve_request){
		    .kind = asked[i].kind,
		    .id = asked[i].id,
		    .held = held_reason(g, &g->batch[i]),
		};
	}
	if (n == 0)
		return 0;
	if (open_network(g, e) != 0)
		return -1;
	g->asking = 0;
	rc = resolver_run(g->resolver, q, n, &g->arena, e);
	progress_clear(&g->app->world.progress);
	if (rc != 0)
		return -1;
	return look_again(g, q, of, n, e);
}

/* Those that no one else is asked for. */
static void
stay_here(struct from_ids *g, const struct wanted_id *asked)
{
	struct buf trail;

	for (size_t i = 0; i < g->n; i++) {
		struct lookup *h = &g->batch[i];

		if (lives(h) || !(g->offline || asked[i].held_only))
			continue;
		buf_init(&trail, LINE_MAX);
		buf_printf(&trail, "store: %s; %s", held_reason(g, h),
			   g->offline ? "--offline"
				      : "nobody else is asked for such a name");
		say_missing(g, asked[i].id, h->found, false, buf_view(&trail));
		buf_free(&trail);
		h->found = false;
	}
}

/* One alone meets nobody. */
static bool
twice(const struct from_ids *g)
{
	return g->asked->n > 1;
}

/* How many there are to come, all in all. */
static size_t
total(const struct from_ids *g)
{
	return g->again ? g->nchosen : g->asked->n;
}

/* What was found when they came for the first time. */
static int
batch_again(struct from_ids *g, struct err *e)
{
	const struct chosen *c = g->chosen + g->next - g->n;

	for (size_t i = 0; i < g->n; i++)
		g->batch[i] =
		    (struct lookup){.id = c[i].oai_id, .source = c[i].source};
	return lookup_find(g->store, g->batch, g->n, &g->arena, e);
}

static int
next_batch(struct from_ids *g, struct err *e)
{
	const struct wanted_id *asked = g->asked->v + g->next;
	size_t left = total(g) - g->next;
	int rc = 0;

	arena_reset(&g->arena);
	g->at = 0;
	g->n = left < FROM_IDS_BATCH ? left : FROM_IDS_BATCH;
	g->next += g->n;
	if (g->again)
		return batch_again(g, e);
	for (size_t i = 0; i < g->n; i++)
		want(g, &g->batch[i], &asked[i]);
	if (arena_check(&g->arena, e) != 0)
		return -1;
	if (g->store != NULL && !g->refresh)
		rc = lookup_find(g->store, g->batch, g->n, &g->arena, e);
	if (g->store != NULL && rc == 0)
		rc = lookup_walk(g->store, g->batch, g->n, &g->arena, e);
	if (rc != 0)
		return rc;
	stay_here(g, asked);
	return g->offline ? 0 : resolve_missing(g, asked, e);
}

/* --- Records ------------------------------------------------------------- */

static int
note_origin(struct from_ids *g, const struct lookup *h, struct err *e)
{
	struct export_origin *o = g->origins;

	for (size_t i = 0; i < g->norigins; i++)
		if (str_eq(o[i].name, h->item.source))
			return 0;
	o = arena_push(&g->names, o, g->norigins, &g->cap, sizeof(*o));
	if (o == NULL)
		return arena_check(&g->names, e);
	g->origins = o;
	o[g->norigins++] = (struct export_origin){
	    .name = arena_copy(&g->names, h->item.source),
	    .url = arena_copy(&g->names, h->url),
	    .rejected = -1,
	};
	return arena_check(&g->names, e);
}

/* Two identifiers may be of one record: it comes once. */
static int
is_new(struct from_ids *g, const struct lookup *h, bool *fresh, struct err *e)
{
	size_t number;
	struct buf key;
	int rc;

	buf_init(&key, LINE_MAX);
	buf_str(&key, h->item.source);
	buf_char(&key, '\n');
	buf_str(&key, h->item.oai_id);
	rc = buf_check(&key, e);
	if (rc == 0)
		rc = name_set_add(g->given, buf_view(&key), &number, fresh, e);
	buf_free(&key);
	return rc;
}

static int
make(struct from_ids *g, const struct lookup *h, struct record **out,
     struct err *e)
{
	if (note_origin(g, h, e) != 0)
		return -1;
	payload_reader_origin(g->reader, h->item.oai_id, h->item.datestamp);
	if (payload_read(g->reader, h->item.payload, out, e) != 0) {
		if (e->code == ERR_NOMEM)
			return -1;
		e->code = ERR_DATA;
		return err_wrap(e, STR_FMT ": " STR_FMT ": left out",
				STR_ARG(h->item.source),
				STR_ARG(h->item.oai_id));
	}
	lookup_dress(h, *out);
	if (str_eqc(h->item.prefix, CSL_JSON_PREFIX) && !g->again)
		env_log(&g->app->world.env, LOG_WARN,
			STR_FMT ": not the repository's record, but metadata "
				"of doi.org",
			STR_ARG(h->item.doi));
	g->records++;
	return 1;
}

/*
 * Relations that say that a citation should be looked at again, as Crossref and
 * DataCite call them; what stands behind them is for people.
 */
static const struct {
	struct str begins;
	const char *says;
} notices[] = {
    {STR_LIT("updated-by "), "there is a notice about it"},
    {STR_LIT("update-to "), "it is itself a notice"},
    {STR_LIT("is-replaced-by "), "something else has taken its place"},
    {STR_LIT("is-preprint-of "), "a preprint, it has been published as"},
    {STR_LIT("IsObsoletedBy "), "something else has taken its place"},
    {STR_LIT("IsPreviousVersionOf "), "there is a later version"},
};

static void
say_notices(struct from_ids *g, const struct record *r)
{
	struct str doi = record_id(r, ID_DOI);

	for (size_t i = 0; i < r->relations.n; i++) {
		struct str text = r->relations.v[i].text;

		for (size_t k = 0; k < sizeof(notices) / sizeof(notices[0]);
		     k++)
			if (str_istarts(text, notices[k].begins))
				env_log(&g->app->world.env, LOG_WARN,
					STR_FMT ": %s: " STR_FMT,
					STR_ARG(doi.n > 0 ? doi : r->oai_id),
					notices[k].says,
					STR_ARG(str_from(text,
							 notices[k].begins.n)));
	}
}

/* Asked for by two names, and held by two sources: one of a work will do. */
static int
admit(struct from_ids *g, const struct record *r, struct err *e)
{
	size_t number;
	bool fresh = true;
	struct buf key;
	int rc = 0;

	buf_init(&key, LINE_MAX);
	if (works_key(&key, r))
		rc = name_set_add(g->given, buf_view(&key), &number, &fresh, e);
	buf_free(&key);
	if (rc != 0)
		return -1;
	if (fresh) {
		say_notices(g, r);
		return 1;
	}
	g->records--;
	env_log(&g->app->world.env, LOG_INFO,
		STR_FMT ": " STR_FMT ": another record of the same work: left "
			"out",
		STR_ARG(r->source), STR_ARG(r->oai_id));
	return 0;
}

static int
choose(struct from_ids *g, const struct lookup *h, struct err *e)
{
	struct chosen *c = arena_push(&g->names, g->chosen, g->nchosen,
				      &g->chosen_cap, sizeof(*c));

	if (c != NULL) {
		g->chosen = c;
		c[g->nchosen++] = (struct chosen){
		    arena_copy(&g->names, h->item.source),
		    arena_copy(&g->names, h->item.oai_id),
		};
	}
	return arena_check(&g->names, e);
}

/* 0: this one is not handed out, as another has been. */
static int
hand_out(struct from_ids *g, const struct lookup *h, struct record **out,
	 struct err *e)
{
	bool fresh;
	int rc;

	if (g->again)
		return make(g, h, out, e);
	if (is_new(g, h, &fresh, e) != 0)
		return -1;
	if (!fresh)
		return 0;
	if (choose(g, h, e) != 0)
		return -1;
	rc = make(g, h, out, e);
	if (rc > 0)
		rc = admit(g, *out, e);
	if (rc == 0)
		g->nchosen--;
	return rc;
}

static int
next(void *ctx, struct record **out, struct err *e)
{
	struct from_ids *g = ctx;
	int rc;

	for (;;) {
		if (g->at == g->n) {
			if (g->next == total(g))
				break;
			rc = next_batch(g, e);
			/* Not the fault of one record. */
			if (rc != 0 &&
			    (e->code == ERR_DATA || e->code == ERR_XML ||
			     e->code == ERR_LIMIT))
				e->code = ERR_STORE;
			if (rc != 0)
				return -1;
			continue;
		}
		if (!g->batch[g->at++].found)
			continue;
		rc = hand_out(g, &g->batch[g->at - 1], out, e);
		if (rc != 0)
			return rc;
	}
	/* What could not be read is named when it comes again. */
	if (g->records > 0 || g->asked->n == 0 ||
	    (twice(g) && !g->again && g->nchosen > 0))
		return 0;
	/* Nothing at all: what was there under that name stays. */
	return err_set(e, ERR_NOTFOUND, 0, "nothing found");
}

static int
again(void *ctx, struct err *e)
{
	struct from_ids *g = ctx;

	(void)e;
	g->again = true;
	g->next = g->n = g->at = 0;
	g->records = 0;
	return 0;
}

static bool
origin(void *ctx, size_t i, struct export_origin *out)
{
	const struct from_ids *g = ctx;

	if (i >= g->norigins)
		return false;
	*out = g->origins[i];
	return true;
}

struct export_source
from_ids_source(struct from_ids *g)
{
	return (struct export_source){g, next, origin, twice(g) ? again : NULL};
}
