/* One session of harvesting: its sources, how they end, who is told. */
#include "sheaf/command/internal.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/name_set.h"
#include "harvester/http/http.h"
#include "sheaf/sandbox.h"
#include "sheaf/secrets.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"

enum { LINE_LIMIT = 8 * 1024, HOST_LIMIT = 256 };

static int
add_source(struct session *h, struct app *app, const char *typed,
	   struct name_set *names, struct err *e)
{
	struct source *s = &h->sources[h->n];
	size_t number;
	bool fresh;

	if (source_find(app, typed, s, e) != 0 ||
	    (app->args.count[OPT_DRY_RUN] == 0 &&
	     secrets_unlock(app, s, e) != 0))
		return -1;
	if (name_set_add(names, s->name, &number, &fresh, e) != 0)
		return -1;
	h->n += fresh; /* named twice is asked once */
	return 0;
}

static int
add_sources(struct session *h, struct app *app, bool all,
	    struct name_set *names, struct err *e)
{
	const struct args *a = &app->args;
	const struct config *c = &app->config;

	for (size_t i = 0; i < a->noperands; i++)
		if (add_source(h, app, a->operands[i], names, e) != 0)
			return -1;
	for (size_t i = 0; all && i < c->nsources; i++)
		if (add_source(h, app, c->sources[i].name.p, names, e) != 0)
			return -1;
	return 0;
}

int
session_find(struct session *h, struct app *app, bool all, struct err *e)
{
	size_t n = app->args.noperands + app->config.nsources;
	struct name_set *names;
	int rc;

	h->app = app;
	h->world = &app->world;
	h->sources = arena_zero(&app->arena, n * sizeof(*h->sources));
	if (h->sources == NULL)
		return arena_check(&app->arena, e);
	names = name_set_new(n, n * HTTP_URL_MAX);
	rc = names == NULL ? err_nomem(e) : add_sources(h, app, all, names, e);
	name_set_free(names);
	return rc;
}

int
session_options(struct session *h, struct err *e)
{
	const struct app *app = h->app;
	const char *share = args_text(&app->args, OPT_MAX_VANISHED);
	char host[HOST_LIMIT] = "";
	struct buf who;

	h->options = (struct harvest_options){
	    .retry = {.retries = (int)setting_number(app, OPT_RETRIES),
		      .max_wait = (int)setting_number(app, OPT_MAX_WAIT)},
	    .max_time = (int)setting_number(app, OPT_MAX_TIME),
	    .jobs = (int)setting_number(app, OPT_JOBS),
	    .max_vanished = (int)rule_number(
		&opts[OPT_MAX_VANISHED].rule,
		share != NULL ? share : opts[OPT_MAX_VANISHED].preset),
	};
	buf_init(&who, LINE_LIMIT);
	/* A name that is too long need not be ended. */
	if (gethostname(host, sizeof(host) - 1) == 0 && host[0] != '\0')
		buf_printf(&who, "%s, ", host);
	buf_printf(&who, "process %ld", (long)getpid());
	h->options.who = arena_copy(&h->app->arena, buf_view(&who));
	buf_free(&who);
	return arena_check(&h->app->arena, e);
}

static int
open_all(struct session *h, struct app *app, struct err *e)
{
	struct http_options http;

	if (sandbox_enter(app, SANDBOX_SOURCES_KNOWN, e) != 0 ||
	    settings_store(app, &h->place, e) != 0)
		return -1;
	settings_http(app, &http);
	if (http.cacert != NULL && access(http.cacert, R_OK) != 0) {
		err_errno(e, "--cacert: read", http.cacert);
		e->code = ERR_USAGE;
		return -1;
	}
	h->http = http_curl_new(&app->world.env, &http, e);
	if (h->http == NULL)
		return -1;
	return store_open(&h->store, h->place, STORE_WRITE, e);
}

static int
outcome_code(const struct harvest_outcome *o)
{
	int code = exit_code_of(&o->error);

	return o->incomplete ? exit_code_worse(code, EXIT_PARTLY) : code;
}

/* What a source came to, as words and as data. */
static const struct {
	const char *word, *name;
	size_t at; /* in struct harvest_stats */
} counts[] = {
#define COUNT(word, member)                                           \
	{                                                             \
		word, #member, offsetof(struct harvest_stats, member) \
	}
    COUNT("new", created),       COUNT("changed", changed),
    COUNT("deleted", deleted),   COUNT("vanished", vanished),
    COUNT("left the set", left), COUNT("unchanged", same),
    COUNT("excluded", excluded), COUNT(NULL, rejected),
    COUNT(NULL, repaired),       COUNT(NULL, pages),
    COUNT(NULL, requests),
#undef COUNT
};

enum { COUNTS = sizeof(counts) / sizeof(counts[0]) };

static uint64_t
count_of(const struct harvest_stats *st, size_t i)
{
	uint64_t n;

	memcpy(&n, (const char *)st + counts[i].at, sizeof(n));
	return n;
}

static void
put_counts(struct buf *line, const struct harvest_stats *st)
{
	for (size_t i = 0; i < COUNTS; i++)
		if (counts[i].word != NULL && count_of(st, i) > 0)
			buf_printf(line, "%s%s %s", line->n > 0 ? ", " : "",
				   STR_NUMBER(count_of(st, i)), counts[i].word);
}

static void
say_done(const struct env *env, const struct log_facts *facts,
	 const struct harvest_stats *st)
{
	struct buf line;

	buf_init(&line, LINE_LIMIT);
	put_counts(&line, st);
	env_log_facts(
	    env, LOG_INFO, facts, STR_FMT ": %s (%s, %s)",
	    STR_ARG(facts->source), line.n > 0 ? line.p : "nothing new",
	    STR_COUNT(st->pages, "page"), STR_COUNT(st->requests, "request"));
	buf_free(&line);
	if (st->repaired > 0)
		env_log_facts(env, LOG_WARN, facts,
			      STR_FMT ": %s of what was not well-formed",
			      STR_ARG(facts->source),
			      STR_COUNT(st->repaired, "repair"));
	if (st->rejected > 0)
		env_log_facts(env, LOG_WARN, facts,
			      STR_FMT ": %s could not be taken and %s kept "
				      "aside",
			      STR_ARG(facts->source),
			      STR_COUNT(st->rejected, "record"),
			      st->rejected == 1 ? "is" : "are");
}

static void
say_failed(const struct session *h, size_t i, struct log_facts *facts)
{
	const struct env *env = &h->world->env;
	const struct harvest_outcome *o = &h->outcomes[i];

	if (o->error.code != ERR_STOPPED && !o->cut) {
		facts->url = str_c(o->failed_url);
		facts->page = o->failed_page;
		env_log_facts(env, LOG_ERROR, facts, "%s", o->error.msg);
	} else if (h->display.lines[i].phase == DISPLAY_WAITING) {
		env_log_facts(env, LOG_INFO, facts, STR_FMT ": not begun",
			      STR_ARG(facts->source));
	} else {
		env_log_facts(
		    env, LOG_INFO, facts, STR_FMT ": stopped after %s and %s",
		    STR_ARG(facts->source), STR_COUNT(o->stats.pages, "page"),
		    STR_COUNT(o->stats.records, "record"));
	}
}

/* How one source ended: told at once, so that a log has it whatever comes. */
static void
say_outcome(const struct session *h, size_t i)
{
	const struct env *env = &h->world->env;
	const struct harvest_outcome *o = &h->outcomes[i];
	struct log_count numbers[COUNTS];
	struct log_facts facts = {
	    .source = h->sources[i].name,
	    .cause = &o->error,
	    .ms = display_time(&h->display, i, env->ticks(env->ctx)),
	    .counts = numbers,
	    .ncounts = COUNTS,
	};

	for (size_t k = 0; k < COUNTS; k++)
		numbers[k] =
		    (struct log_count){counts[k].name, count_of(&o->stats, k)};
	if (o->error.code == ERR_NONE)
		say_done(env, &facts, &o->stats);
	else
		say_failed(h, i, &facts);
}

/*
 * Told to the program that the source names, as variables. What it does with it
 * is no concern of the harvest.
 */
static void
tell_program(struct session *h, size_t i)
{
	const struct harvest_outcome *o = &h->outcomes[i];
	const struct source *s = &h->sources[i];
	char status[16] = "", code[16], page[24];
	const struct helper_fact facts[] = {
	    {"SHEAF_SOURCE", s->name.p},
	    {"SHEAF_URL", s->url.p},
	    {"SHEAF_EXIT", code},
	    {"SHEAF_CODE", err_name(o->error.code)},
	    {"SHEAF_STATUS", status},
	    {"SHEAF_REQUEST", o->failed_url},
	    {"SHEAF_PAGE", page},
	    {"SHEAF_MESSAGE",
	     o->error.code != ERR_NONE ? o->error.msg : o->lack},
	};
	struct err e;

	if (h->on_failure[i] == NULL || outcome_code(o) == EXIT_DONE ||
	    o->error.code == ERR_STOPPED || o->cut)
		return;
	snprintf(code, sizeof(code), "%d", outcome_code(o));
	snprintf(page, sizeof(page), "%s", STR_NUMBER(o->failed_page));
	if (o->error.code == ERR_HTTP)
		snprintf(status, sizeof(status), "%d", o->error.detail);
	if (helper_run(&h->helper, h->on_failure[i], facts,
		       sizeof(facts) / sizeof(facts[0]), &e) != 0)
		env_log(&h->world->env, LOG_WARN, STR_FMT ": on-failure: %s",
			STR_ARG(s->name), e.msg);
}

void
session_note(void *ctx, const struct harvest_progress *p)
{
	struct session *h = ctx;

	if (p->done) {
		say_outcome(h, (size_t)(p->source - h->sources));
		tell_program(h, (size_t)(p->source - h->sources));
	}
	display_note(&h->display, p);
}

/* The rest has been said by now; the worst of it is the exit code. */
static int
conclude(const struct session *h)
{
	int code = EXIT_DONE;

	for (size_t i = 0; i < h->n; i++) {
		const struct harvest_outcome *o = &h->outcomes[i];

		/* Who takes what is due owes nothing of the rest. */
		if (h->display.lines[i].phase == DISPLAY_ACTIVE ||
		    (h->display.lines[i].phase == DISPLAY_WAITING &&
		     h->options.next == NULL))
			say_outcome(h, i);
		code = exit_code_worse(code, outcome_code(o));
	}
	display_sum(&h->display);
	return code;
}

int
session_conclude(const struct session *h, int rc, const struct err *e)
{
	int code;

	if (rc != 0 && e->code != ERR_STOPPED)
		return app_fail(h->app, e, NULL);
	code = conclude(h);
	if (rc == 0)
		return code;
	env_log(&h->world->env, LOG_ERROR,
		"stopped by %s; what was committed stays, the next run goes "
		"on there",
		signals_name(signals_caught()));
	return exit_code_of(e);
}

/* Before all else: later it may not be allowed any more. */
static int
start_helper(struct session *h, const struct app *app, struct err *e)
{
	bool wanted = false;

	h->on_failure =
	    arena_zero(&h->app->arena, (h->n + 1) * sizeof(*h->on_failure));
	if (h->on_failure == NULL)
		return arena_check(&h->app->arena, e);
	for (size_t i = 0; i < h->n; i++) {
		h->on_failure[i] =
		    source_value(app, h->sources[i].name, OPT_ON_FAILURE);
		wanted |= h->on_failure[i] != NULL;
	}
	return wanted ? helper_start(&h->helper, e) : 0;
}

int
session_begin(struct session *h, struct err *e)
{
	h->outcomes = arena_zero(&h->app->arena, h->n * sizeof(*h->outcomes));
	if (h->outcomes == NULL)
		return arena_check(&h->app->arena, e);
	if (start_helper(h, h->app, e) != 0 ||
	    display_init(&h->display, h->app, h->sources, h->outcomes, h->n,
			 e) != 0)
		return -1;
	return err_end(open_all(h, h->app, e), e);
}

int
session_run(struct session *h, harvest_progress_fn *note, void *ctx,
	    struct err *e)
{
	return err_end(harvest_run(&h->world->env, h->http, h->store,
				   h->sources, h->n, &h->options, note, ctx,
				   h->outcomes, e),
		       e);
}

void
session_end(struct session *h)
{
	if (h->http != NULL)
		h->http->free(h->http);
	store_close(h->store);
	helper_end(&h->helper);
}
