/* What an endpoint says of itself, as a section of the configuration. */
#include "sheaf/command/internal.h"

#include <string.h>

#include "core/norm.h"
#include "harvester/probe.h"
#include "parsers/format.h"
#include "sheaf/sandbox.h"
#include "sheaf/secrets.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"

enum {
	TRIES = 2,       /* after the first, of a failure that may pass */
	WAIT_MAX = 30,   /* s that a server may ask for */
	DELAY_MS = 1000, /* of a source that has none yet: patience */
	WIDTH = 12,      /* columns of what a line is about */
	SHOWN_MAX = 160  /* columns of one thing a server says */
};

/* What it says comes out in one line, and without harm to a terminal. */
static void
put_text(struct buf *out, struct str s)
{
	norm_fit(out, s, SHOWN_MAX);
}

static void
put_about(struct buf *out, const char *about)
{
	buf_printf(out, "; %-*s", WIDTH, about);
}

static void
put_line(struct buf *out, const char *about, struct str text)
{
	put_about(out, about);
	put_text(out, text.n > 0 ? text : STR("not said"));
	buf_char(out, '\n');
}

static void
put_unknown(struct buf *out, const char *about, const struct err *e)
{
	put_about(out, about);
	buf_puts(out, "not known: ");
	put_text(out, str_c(e->msg));
	buf_char(out, '\n');
}

static void
put_identify(struct buf *out, const struct probe *p, const struct source *s)
{
	const struct oai_identify *id = &p->identify;

	put_line(out, "name", str_c(id->name));
	if (id->base_url[0] != '\0' && !str_eqc(s->url, id->base_url))
		put_line(out, "calls itself", str_c(id->base_url));
	put_line(out, "software",
		 p->site->name != NULL ? str_c(p->site->name)
				       : STR("nothing tells"));
	put_about(out, "datestamps");
	buf_printf(out, "%s, from ", id->day ? "days" : "seconds");
	put_text(out, id->earliest[0] ? str_c(id->earliest) : STR("?"));
	buf_char(out, '\n');
	put_line(out, "deletions", str_c(id->deleted));
	if (id->sample_id[0] != '\0')
		put_line(out, "identifiers", str_c(id->sample_id));
}

static const struct metadata_format *
format_of(const struct format_offer *o)
{
	return format_listed(o->prefix, o->ns);
}

static void
put_size(struct buf *out, int64_t size)
{
	if (size == PROBE_REFUSED)
		buf_puts(out, "refused");
	else if (size == PROBE_NOT_TOLD)
		buf_puts(out, "number not told");
	else if (size >= 0)
		buf_puts(out, STR_COUNT((uint64_t)size, "record"));
}

static void
put_formats(struct buf *out, const struct probe *p)
{
	if (p->formats_error.code != ERR_NONE) {
		put_unknown(out, "formats", &p->formats_error);
		return;
	}
	put_about(out, "formats");
	for (size_t i = 0; i < p->nformats; i++) {
		buf_puts(out, i > 0 ? ", " : "");
		put_text(out, p->formats[i].prefix);
		buf_puts(out, format_of(&p->formats[i]) != NULL
				  ? ""
				  : " (not read)");
	}
	buf_puts(out, p->nformats > 0 ? "\n" : "none\n");
}

static bool
is_poor(const struct probe *p, struct str prefix)
{
	for (size_t i = 0; i < SITE_FORMATS; i++)
		if (p->site->poor[i].n > 0 && str_ieq(p->site->poor[i], prefix))
			return true;
	return false;
}

/* What a format would give: how many records, and how much of each. */
static void
put_worth(struct buf *out, const struct probe *p, size_t i)
{
	const struct format_offer *o = &p->formats[i];

	if (format_of(o) == NULL)
		buf_puts(out, "; not read");
	if (is_poor(p, o->prefix))
		buf_printf(out, "; %s fills it badly", p->site->name);
	if (str_eq(o->prefix, p->best)) {
		buf_puts(out, "; ");
		choice_because(out, p->site, p->why);
	}
	if (str_eq(o->prefix, p->best) && p->little)
		buf_puts(out, ", but too few of the records");
	if (str_eq(o->prefix, p->prefix))
		buf_puts(out, "; taken");
}

/* All of them, a line each. */
static void
put_all_formats(struct buf *out, const struct probe *p)
{
	for (size_t i = 0; i < p->nformats; i++) {
		buf_puts(out, ";   ");
		put_text(out, p->formats[i].prefix);
		buf_puts(out, ": ");
		put_size(out, p->sizes[i]);
		put_worth(out, p, i);
		buf_char(out, '\n');
	}
}

/* Why not the best. */
static void
put_little(struct buf *out, const struct probe *p)
{
	put_about(out, "");
	put_text(out, p->best);
	buf_puts(out, " has too few of the records that oai_dc has\n");
}

/* The same of sets. */
static void
put_all_sets(struct buf *out, const struct probe *p)
{
	for (size_t i = 0; i < p->nsets; i++) {
		const struct probe_set *s = &p->sets[i];

		buf_puts(out, ";   ");
		put_text(out, s->spec);
		if (s->size != PROBE_NOT_ASKED) {
			buf_puts(out, ": ");
			put_size(out, s->size);
		}
		if (s->name.n > 0 && !str_eq(s->name, s->spec)) {
			buf_puts(out, "; ");
			put_text(out, s->name);
		}
		buf_char(out, '\n');
	}
	if (p->nsets > PROBE_SIZED_MAX)
		buf_printf(out,
			   ";   (only the first %d were asked for their "
			   "records)\n",
			   PROBE_SIZED_MAX);
	if (p->nsets == PROBE_SETS_MAX)
		buf_printf(out, ";   (only the first %s sets)\n",
			   STR_NUMBER(PROBE_SETS_MAX));
}

static void
put_sets(struct buf *out, const struct probe *p, bool all)
{
	size_t shown = p->nsets < PROBE_SETS ? p->nsets : PROBE_SETS;

	if (p->sets_error.code != ERR_NONE) {
		put_unknown(out, "sets", &p->sets_error);
		return;
	}
	put_about(out, "sets");
	if (p->no_sets || p->nsets == 0) {
		buf_puts(out, "none\n");
		return;
	}
	if (all) {
		buf_printf(out, "%s\n", STR_NUMBER(p->nsets));
		put_all_sets(out, p);
		return;
	}
	buf_printf(out, "%s%s: ", STR_NUMBER(p->nsets),
		   p->more_sets ? " and more" : "");
	for (size_t i = 0; i < shown; i++) {
		buf_puts(out, i > 0 ? ", " : "");
		put_text(out, p->sets[i].spec);
	}
	buf_puts(out, shown < p->nsets ? ", ...\n" : "\n");
}

static void
put_records(struct buf *out, const struct probe *p)
{
	uint64_t live = p->records - p->deleted;

	if (p->records_error.code != ERR_NONE) {
		put_unknown(out, "records", &p->records_error);
		return;
	}
	put_about(out, "records");
	if (p->total >= 0)
		buf_printf(out, "%s announced, ",
			   STR_NUMBER((uint64_t)p->total));
	buf_printf(out, "%s on %s page", STR_NUMBER(p->records),
		   p->more ? "each" : "the only");
	if (p->deleted > 0)
		buf_printf(out, ", %s of them deleted", STR_NUMBER(p->deleted));
	if (live > 0 && p->read < live)
		buf_printf(out, "; %s of %s not read",
			   STR_NUMBER(live - p->read), STR_NUMBER(live));
	buf_char(out, '\n');
}

/* A name that a section may have: the host's, without its port. */
static void
put_name(struct buf *out, struct str url)
{
	struct str name = site_host(url);
	size_t start = out->n;

	buf_char(out, '[');
	for (size_t i = 0; i < name.n && i < CONFIG_NAME_MAX; i++)
		buf_char(out, chr_alnum(name.p[i]) || name.p[i] == '.' ||
				      name.p[i] == '-'
				  ? chr_tolower(name.p[i])
				  : '_');
	if (!config_name_ok(str_from(buf_view(out), start + 1))) {
		out->n = start + 1;
		buf_puts(out, "source");
	}
	buf_puts(out, "]\n");
}

/* Seconds, with as few decimals as it takes. */
static void
put_delay(struct buf *out, int ms)
{
	buf_printf(out, "delay = %d", ms / 1000);
	if (ms % 1000 > 0)
		buf_printf(out, ".%03d", ms % 1000);
	while (ms % 1000 > 0 && out->n > 0 && out->p[out->n - 1] == '0')
		out->n--;
	buf_char(out, '\n');
}

static void
put_section(struct buf *out, const struct probe *p, const struct source *s)
{
	if (str_find(s->name, STR("://")) == STR_NPOS)
		buf_printf(out, "[" STR_FMT "]\n", STR_ARG(s->name));
	else
		put_name(out, s->url);
	buf_printf(out, "url = " STR_FMT "\n", STR_ARG(s->url));
	buf_printf(out, "prefix = " STR_FMT "\n", STR_ARG(p->prefix));
	for (size_t i = 0; i < s->nsets; i++)
		buf_printf(out, "set = " STR_FMT "\n", STR_ARG(s->sets[i]));
	for (size_t i = 0; i < s->nexcluded; i++)
		buf_printf(out, "exclude-set = " STR_FMT "\n",
			   STR_ARG(s->excluded[i]));
	if (s->doi.n > 0)
		buf_printf(out, "doi = " STR_FMT "\n", STR_ARG(s->doi));
	if (s->sizes_estimated || site_has(p->site, HABIT_VAGUE_SIZES))
		buf_puts(out, "sizes = estimate\n");
	put_delay(out, s->delay_ms > 0 ? s->delay_ms : DELAY_MS);
}

static int
fail_identify(struct err *e)
{
	struct err hint;

	if (e->code != ERR_XML && e->code != ERR_OAI && e->code != ERR_HTTP)
		return -1;
	err_set(&hint, e->code, e->detail,
		"%s; is it the address of an OAI-PMH endpoint? Many end in "
		"/oai, /oai2, /oai/request or /servlets/OAIDataProvider",
		e->msg);
	*e = hint;
	return -1;
}

/* Somebody is waiting for the answer. */
static int
at_most(int most, int64_t n)
{
	return n < most ? (int)n : most;
}

int
source_probe(struct app *app, const char *typed, struct buf *out, struct err *e)
{
	struct retry_policy retry = {
	    .retries = at_most(TRIES, setting_number(app, OPT_RETRIES)),
	    .max_wait = at_most(WAIT_MAX, setting_number(app, OPT_MAX_WAIT)),
	};
	const struct probe_wants wants = {
	    .formats = app->args.count[OPT_PROBE_FORMATS] > 0,
	    .sets = app->args.count[OPT_PROBE_SETS] > 0,
	};
	struct http_options options;
	struct http *http;
	struct source s;
	struct probe *p = arena_alloc(&app->arena, sizeof(*p));
	int rc;

	if (p == NULL)
		return arena_check(&app->arena, e);
	if (source_find(app, typed, &s, e) != 0 ||
	    secrets_unlock(app, &s, e) != 0 ||
	    sandbox_enter(app, SANDBOX_SOURCES_KNOWN, e) != 0)
		return -1;
	s.prefix = STR_NONE; /* what it would be chosen to be */
	settings_http(app, &options);
	http = http_curl_new(&app->world.env, &options, e);
	if (http == NULL)
		return -1;
	rc = probe_run(&app->world.env, http, &s, &retry, wants, &app->arena, p,
		       e);
	http->free(http);
	if (rc != 0) {
		fail_identify(e);
		return err_wrap(e, "source probe");
	}
	put_identify(out, p, &s);
	put_formats(out, p);
	if (wants.formats)
		put_all_formats(out, p);
	else if (p->little)
		put_little(out, p);
	put_sets(out, p, wants.sets);
	put_records(out, p);
	put_section(out, p, &s);
	if (p->records_error.code == ERR_NONE)
		return 0;
	*e = p->records_error;
	return err_wrap(e, "source probe: no records to be had");
}
