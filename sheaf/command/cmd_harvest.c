/* sheaf harvest: from sources into the store. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/file.h"
#include "harvester/harvest.h"
#include "harvester/http/http.h"
#include "sheaf/app.h"
#include "sheaf/sandbox.h"
#include "sheaf/world/world.h"
#include "sheaf/command/internal.h"
#include "sheaf/records/records.h"
#include "sheaf/secrets.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"
#include "store/store.h"

enum { LINE_LIMIT = 8 * 1024, PREVIEW_LIMIT = 64 << 20 };

/* What one run works with. */
struct harvest {
	struct source *sources;
	struct harvest_outcome *outcomes;
	size_t n;
	struct harvest_options options;
	struct http *http;
	struct store *store;
	struct display display;
	struct world *world;
	struct app *app;
	const char **on_failure; /* of each source, or NULL */
	struct helper helper;
};

static int
add_source(struct harvest *h, struct app *app, const char *typed, struct err *e)
{
	struct source *s = &h->sources[h->n];

	if (source_find(app, typed, s, e) != 0 ||
	    (app->args.count[OPT_DRY_RUN] == 0 &&
	     secrets_unlock(app, s, e) != 0))
		return -1;
	for (size_t i = 0; i < h->n; i++)
		if (str_eq(h->sources[i].name, s->name))
			return 0; /* named twice is asked once */
	h->n++;
	return 0;
}

static int
check_operands(const struct app *app, struct err *e)
{
	const struct args *a = &app->args;
	bool all = a->count[OPT_ALL] > 0;

	if (all && a->noperands > 0)
		return err_set(e, ERR_USAGE, 0,
			       "harvest: either --all or names of sources");
	if (!all && a->noperands == 0)
		return err_set(e, ERR_USAGE, 0,
			       "harvest: name a source, such as duepublico, "
			       "or the URL of an endpoint, or give --all");
	if (all && app->config.nsources == 0)
		return err_set(e, ERR_USAGE, 0,
			       "harvest --all: no source is configured in %s",
			       app->config.path ? app->config.path
						: "a configuration file");
	return 0;
}

static int
find_sources(struct harvest *h, struct app *app, struct err *e)
{
	const struct args *a = &app->args;
	const struct config *c = &app->config;
	size_t n = a->noperands + c->nsources;

	if (check_operands(app, e) != 0)
		return -1;
	h->sources = arena_zero(&app->arena, n * sizeof(*h->sources));
	h->outcomes = arena_zero(&app->arena, n * sizeof(*h->outcomes));
	if (h->sources == NULL || h->outcomes == NULL)
		return arena_check(&app->arena, e);
	for (size_t i = 0; i < a->noperands; i++)
		if (add_source(h, app, a->operands[i], e) != 0)
			return -1;
	for (size_t i = 0; a->count[OPT_ALL] > 0 && i < c->nsources; i++)
		if (add_source(h, app, c->sources[i].name.p, e) != 0)
			return -1;
	return 0;
}

static int
read_options(struct harvest *h, const struct app *app, struct err *e)
{
	const struct args *a = &app->args;
	const char *share = args_text(a, OPT_MAX_VANISHED);
	struct harvest_window w = {
	    .from = str_c(args_text(a, OPT_FROM)),
	    .until = str_c(args_text(a, OPT_UNTIL)),
	    .full = a->count[OPT_FULL] > 0,
	};

	if (w.full && (w.from.n > 0 || w.until.n > 0))
		return err_set(e, ERR_USAGE, 0,
			       "--full means everything: --from and --until "
			       "contradict it");
	if (a->count[OPT_COMPARE] > 0 && (w.from.n > 0 || w.until.n > 0))
		return err_set(e, ERR_USAGE, 0,
			       "--compare asks for the whole list: --from and "
			       "--until contradict it");
	if (selection_check_dates(a, e) != 0)
		return -1;
	h->options = (struct harvest_options){
	    .retry = {.retries = (int)setting_number(app, OPT_RETRIES),
		      .max_wait = (int)setting_number(app, OPT_MAX_WAIT)},
	    .max_time = (int)setting_number(app, OPT_MAX_TIME),
	    .jobs = (int)setting_number(app, OPT_JOBS),
	    .window = w,
	    .compare = a->count[OPT_COMPARE] > 0,
	    .max_vanished = (int)rule_number(
		&opts[OPT_MAX_VANISHED].rule,
		share != NULL ? share : opts[OPT_MAX_VANISHED].preset),
	};
	return 0;
}

static int
open_all(struct harvest *h, struct app *app, struct err *e)
{
	struct http_options http;
	const char *path;

	if (sandbox_enter(app, SANDBOX_SOURCES_KNOWN, e) != 0 ||
	    settings_store(app, &path, e) != 0)
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
	return store_open(&h->store, path, STORE_WRITE, e);
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
say_failed(const struct harvest *h, size_t i, struct log_facts *facts)
{
	const struct env *env = &h->world->env;
	const struct harvest_outcome *o = &h->outcomes[i];

	if (o->error.code != ERR_STOPPED) {
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
say_outcome(const struct harvest *h, size_t i)
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
tell_program(struct harvest *h, size_t i)
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
	    o->error.code == ERR_STOPPED)
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

static void
note(void *ctx, const struct harvest_progress *p)
{
	struct harvest *h = ctx;

	if (p->done) {
		say_outcome(h, (size_t)(p->source - h->sources));
		tell_program(h, (size_t)(p->source - h->sources));
	}
	display_note(&h->display, p);
}

/* The rest has been said by now; the worst of it is the exit code. */
static int
conclude(const struct harvest *h)
{
	int code = EXIT_DONE;

	for (size_t i = 0; i < h->n; i++) {
		const struct harvest_outcome *o = &h->outcomes[i];

		if (h->display.lines[i].phase != DISPLAY_ENDED)
			say_outcome(h, i);
		code = exit_code_worse(code, outcome_code(o));
	}
	display_sum(&h->display);
	return code;
}

static int
fail(struct app *app, const struct harvest *h, const struct err *e)
{
	if (e->code != ERR_STOPPED)
		return app_fail(app, e, NULL);
	conclude(h);
	env_log(&app->world.env, LOG_ERROR,
		"stopped by %s; what was committed stays, the next run goes "
		"on there",
		signals_name(signals_caught()));
	return exit_code_of(e);
}

/* Before all else: later it may not be allowed any more. */
static int
start_helper(struct harvest *h, const struct app *app, struct err *e)
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

/* --dry-run: a line each, on standard output. */
static int
preview(struct app *app, struct harvest *h, struct err *e)
{
	const char *path;
	struct buf out;
	int rc = settings_store(app, &path, e);

	if (rc == 0 && store_open(&h->store, path, STORE_READ, e) != 0)
		rc = e->code == ERR_NOTFOUND ? 0 : -1;
	buf_init(&out, PREVIEW_LIMIT);
	for (size_t i = 0; rc == 0 && i < h->n; i++)
		rc = harvest_preview(&app->world.env, h->store, &h->sources[i],
				     &h->options, &out, e);
	if (rc == 0)
		rc = file_write_fd(STDOUT_FILENO, "standard output", out.p,
				   out.n, e);
	buf_free(&out);
	store_close(h->store);
	return rc == 0 ? EXIT_DONE : app_fail(app, e, "-");
}

int
cmd_harvest(struct app *app)
{
	struct harvest h = {
	    .world = &app->world, .app = app, .helper = {.fd = -1}};
	struct err e = {0};
	int rc = -1;

	if (app->args.count[OPT_DRY_RUN] > 0) {
		if (find_sources(&h, app, &e) != 0 ||
		    read_options(&h, app, &e) != 0)
			return app_fail(app, &e, NULL);
		return preview(app, &h, &e);
	}
	if (find_sources(&h, app, &e) == 0 && read_options(&h, app, &e) == 0 &&
	    start_helper(&h, app, &e) == 0 &&
	    display_init(&h.display, app, h.sources, h.outcomes, h.n, &e) ==
		0 &&
	    open_all(&h, app, &e) == 0)
		rc = harvest_run(&app->world.env, h.http, h.store, h.sources,
				 h.n, &h.options, note, &h, h.outcomes, &e);
	progress_clear(&app->world.progress);
	rc = rc == 0 ? conclude(&h) : fail(app, &h, &e);
	if (h.http != NULL)
		h.http->free(h.http);
	store_close(h.store);
	helper_end(&h.helper);
	return rc;
}
