/* sheaf get: from identifiers to citations. */
#include <unistd.h>

#include "sheaf/records/records.h"
#include "sheaf/command/internal.h"
#include "sheaf/world/world.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"

enum { NAMED_MAX = 10000 }; /* identifiers that a manifest names */

/* Where the services are, unless the configuration says otherwise. */
static const char handle_api[] = "https://doi.org/api/handles";
static const char datacite_oai[] = "https://oai.datacite.org/oai";
static const char doi_resolver[] = "https://doi.org";

static struct str
service(const struct app *app, enum opt key, const char *preset)
{
	const char *v = config_value(&app->config.defaults, key);

	return str_c(v != NULL ? v : preset);
}

/*
 * The format of a harvest is the one to begin with only where somebody chose
 * it: without that the richest one is.
 */
static void
choose_prefix(const struct app *app, struct source *s)
{
	const struct config_section *section =
	    config_find(&app->config, s->name);
	bool chosen =
	    config_value(&app->config.defaults, OPT_PREFIX) != NULL ||
	    (section != NULL && config_value(section, OPT_PREFIX) != NULL);

	if (!chosen && str_eqc(s->prefix, "oai_dc"))
		s->prefix = STR_NONE;
}

static int
find_sources(struct app *app, struct from_ids *g, struct err *e)
{
	struct resolve_options *o = &g->options;
	const char *from = args_text(&app->args, OPT_GET_FROM);
	size_t n = 0;
	struct source *v, *only;
	struct str name;

	while (source_nth(app, n).n > 0)
		n++;
	v = arena_zero(&app->arena, (n + 1) * sizeof(*v));
	if (v == NULL)
		return arena_check(&app->arena, e);
	for (size_t i = 0; (name = source_nth(app, i)).n > 0; i++) {
		if (source_find(app, name.p, &v[i], e) != 0)
			return -1;
		choose_prefix(app, &v[i]);
	}
	o->sources = v;
	o->nsources = n;
	g->sources = v;
	g->nsources = n + 1; /* with the one of --from */
	if (from == NULL)
		return 0;
	only = &v[n];
	if (source_find(app, from, only, e) != 0)
		return err_wrap(e, "--from");
	choose_prefix(app, only);
	o->only = only;
	return 0;
}

static int
read_options(struct app *app, struct from_ids *g, struct err *e)
{
	const struct args *a = &app->args;
	struct resolve_options *o = &g->options;

	g->offline = a->count[OPT_OFFLINE] > 0;
	g->refresh = a->count[OPT_REFRESH] > 0;
	if (g->offline && g->refresh)
		return err_set(e, ERR_USAGE, 0,
			       "--offline and --refresh contradict each other");
	*o = (struct resolve_options){
	    .retry = {.retries = (int)setting_number(app, OPT_RETRIES),
		      .max_wait = (int)setting_number(app, OPT_MAX_WAIT)},
	    .handle_api = service(app, OPT_HANDLE_API, handle_api),
	    .datacite_oai = service(app, OPT_DATACITE_OAI, datacite_oai),
	    .doi_resolver = service(app, OPT_DOI_RESOLVER, doi_resolver),
	    .delay_ms = (int)setting_number(app, OPT_DELAY),
	    .refresh = g->refresh,
	};
	return find_sources(app, g, e);
}

static int
note_asked(struct app *app, const struct id_list *l, struct export_job *job,
	   struct err *e)
{
	size_t n = l->n < NAMED_MAX ? l->n : NAMED_MAX;
	struct str(*pairs)[2] =
	    arena_alloc(&app->arena, n * sizeof(*pairs) + 1);

	if (pairs == NULL)
		return arena_check(&app->arena, e);
	for (size_t i = 0; i < n; i++) {
		pairs[i][0] = STR("id");
		pairs[i][1] = l->v[i].id;
	}
	job->selection = (const struct str(*)[2])pairs;
	job->nselection = n;
	return 0;
}

static int
run(struct app *app, struct from_ids *g, struct id_list *asked,
    struct kept_bib *kept, struct export_job *job, struct export_stats *stats,
    struct err *e)
{
	const struct args *a = &app->args;
	struct export_source from;

	if (a->noperands == 0)
		return err_set(e, ERR_USAGE, 0,
			       "get: name a DOI, such as "
			       "10.17185/duepublico/71448, or give - for a "
			       "list on standard input");
	if (output_read(app, job, e) != 0 ||
	    kept_bib_open(kept, app, job, e) != 0 ||
	    id_list_read(asked, &app->world.env, a->operands, a->noperands,
			 &app->arena, e) != 0 ||
	    note_asked(app, asked, job, e) != 0 ||
	    read_options(app, g, e) != 0 ||
	    settings_store(app, &g->path, e) != 0 ||
	    settings_check_output(job->path, g->path, e) != 0 ||
	    from_ids_open(g, e) != 0)
		return -1;
	from = from_ids_source(g);
	from = kept_bib_source(kept, &from);
	return err_end(export_run(&app->world.env, &from, job, stats, e), e);
}

static int
done(struct app *app, const struct export_job *job,
     const struct export_stats *stats)
{
	if (!stats->left)
		return output_done(app, job, stats, 0);
	env_log(&app->world.env, LOG_INFO, "nothing new for %s", job->path);
	return EXIT_DONE;
}

int
cmd_get(struct app *app)
{
	struct export_job job = {0};
	struct export_stats stats = {0};
	struct kept_bib kept = {0};
	struct id_list asked = {0};
	struct from_ids *g = arena_zero(&app->arena, sizeof(*g));
	struct err e = {0};
	int code;

	if (g == NULL) {
		arena_check(&app->arena, &e);
		return app_fail(app, &e, NULL);
	}
	g->app = app;
	g->asked = &asked;
	if (run(app, g, &asked, &kept, &job, &stats, &e) == 0)
		code = done(app, &job, &stats);
	else if (e.code == ERR_NOTFOUND && g->code != EXIT_DONE)
		code = EXIT_DONE; /* each one has been said */
	else
		code = app_fail(app, &e, job.path);
	code = exit_code_worse(code, g->code);
	if (asked.bad > 0)
		code = exit_code_worse(code, EXIT_USAGE);
	from_ids_close(g);
	kept_bib_close(&kept);
	return code;
}
