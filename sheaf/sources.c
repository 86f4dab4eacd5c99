/* From what was typed to a source. */
#include "sheaf/sources.h"

#include <string.h>

#include "harvester/request.h"
#include "sheaf/builtin.h"
#include "sheaf/options/options.h"
#include "sheaf/settings.h"

enum { SHOWN_MAX = 60 };

/* By the words of the key. */
static const int compare_days[] = {0, 1, 7, 30};

const char *
source_value(const struct app *app, struct str name, enum opt key)
{
	const struct config_section *section = config_find(&app->config, name);
	const struct builtin *builtin = builtin_find(name);
	const char *v = args_text(&app->args, key);

	if (v == NULL && section != NULL)
		v = config_value(section, key);
	if (v == NULL && builtin != NULL)
		v = builtin->v[key];
	if (v == NULL)
		v = config_value(&app->config.defaults, key);
	return v != NULL ? v : opts[key].preset;
}

struct str
source_nth(const struct app *app, size_t i)
{
	const struct config *c = &app->config;

	if (i < c->nsources)
		return c->sources[i].name;
	i -= c->nsources;
	for (const struct builtin *b = builtins; b->name != NULL; b++) {
		if (config_find(c, str_c(b->name)) != NULL)
			continue;
		if (i-- == 0)
			return str_c(b->name);
	}
	return STR_NONE;
}

/* Scheme and host without regard to case (RFC 3986, section 6.2.2.1). */
static struct str
normal_url(struct app *app, struct str url)
{
	size_t end = str_find(url, STR("://"));
	char *p = arena_alloc(&app->arena, url.n + 1);

	if (p == NULL || end == STR_NPOS)
		return STR_NONE;
	if (url.n > 0)
		memcpy(p, url.p, url.n);
	p[url.n] = '\0';
	for (end += 3; end < url.n && strchr("/?#", p[end]) == NULL;)
		end++;
	for (size_t i = 0; i < end; i++)
		p[i] = chr_tolower(p[i]);
	return str_of(p, url.n);
}

/*
 * The named source with this address, or STR_NONE. Of two sections with one
 * address nobody but who typed it knows which is meant; a section goes before
 * what is built in.
 */
static int
name_by_url(struct app *app, struct str url, struct str *out, struct err *e)
{
	struct str name;
	const char *v;

	*out = STR_NONE;

	for (size_t i = 0; (name = source_nth(app, i)).n > 0; i++) {
		v = source_value(app, name, OPT_URL);
		if (v == NULL || !str_eq(normal_url(app, str_c(v)), url))
			continue;
		if (out->n > 0 && i < app->config.nsources)
			return err_set(e, ERR_USAGE, 0,
				       STR_FMT " is the address of " STR_FMT
					       " and of " STR_FMT ": say which",
				       STR_ARG(url), STR_ARG(*out),
				       STR_ARG(name));
		if (out->n == 0)
			*out = name;
	}
	return 0;
}

static int
unknown(struct app *app, struct str typed, struct err *e)
{
	struct str shown = str_left(typed, SHOWN_MAX);
	struct nearest best = {0};
	struct str name;

	for (size_t i = 0; (name = source_nth(app, i)).n > 0; i++)
		nearest_offer(&best, typed, name.p);
	if (best.name != NULL)
		return err_set(e, ERR_USAGE, 0,
			       "there is no source '" STR_FMT
			       "'; did you mean %s?",
			       STR_ARG(shown), best.name);
	return err_set(e, ERR_USAGE, 0,
		       "there is no source '" STR_FMT
		       "' (see sheaf source list); an address begins with "
		       "http:// or https://",
		       STR_ARG(shown));
}

/* Does somebody know this name? */
static bool
known(const struct app *app, struct str name)
{
	return config_find(&app->config, name) != NULL ||
	       builtin_find(name) != NULL;
}

int
source_name(struct app *app, const char *typed, struct str *out, struct err *e)
{
	struct str s = str_c(typed);
	struct str named;

	*out = s;
	if (str_find(s, STR("://")) == STR_NPOS)
		return known(app, s) ? 0 : unknown(app, s, e);
	if (request_check_base(s, e) != 0)
		return -1;
	*out = normal_url(app, s);
	if (arena_check(&app->arena, e) != 0)
		return -1;
	if (name_by_url(app, *out, &named, e) != 0)
		return -1;
	if (named.n > 0)
		*out = named;
	return arena_check(&app->arena, e);
}

static int64_t
number(const struct app *app, struct str name, enum opt key)
{
	return rule_number(&opts[key].rule, source_value(app, name, key));
}

/*
 * Lists of one source at once are windows of its dates. In a section `jobs`
 * speaks of that source alone, as `windows` does: the smaller counts, and both
 * go before what is said for all, where `jobs` is how many sources.
 */
static int
lists_at_once(const struct app *app, struct str name)
{
	const struct config_section *section = config_find(&app->config, name);
	const char *jobs = NULL;
	int64_t most, windows = number(app, name, OPT_WINDOWS);

	if (section != NULL && app->args.count[OPT_WINDOWS] == 0)
		jobs = config_value(section, OPT_JOBS);
	if (jobs == NULL)
		return (int)windows;
	most = rule_number(&opts[OPT_JOBS].rule, jobs);
	if (config_value(section, OPT_WINDOWS) != NULL && windows < most)
		most = windows;
	return (int)most;
}

/* As for all, but for what its section says. */
static int
find_manners(struct app *app, struct source *out, struct err *e)
{
	struct http_options *http = arena_zero(&app->arena, sizeof(*http));
	struct retry_policy *retry = arena_zero(&app->arena, sizeof(*retry));

	if (http == NULL || retry == NULL)
		return arena_check(&app->arena, e);
	settings_http(app, http);
	http->timeout = (int)number(app, out->name, OPT_TIMEOUT);
	http->max_response = (uint64_t)number(app, out->name, OPT_MAX_RESPONSE);
	http->user_agent = source_value(app, out->name, OPT_USER_AGENT);
	http->proxy = source_value(app, out->name, OPT_PROXY);
	retry->retries = (int)number(app, out->name, OPT_RETRIES);
	retry->max_wait = (int)number(app, out->name, OPT_MAX_WAIT);
	out->http = http;
	out->retry = retry;
	return 0;
}

/* In how many ways a password is given. */
static int
secret_ways(const struct app *app, struct str name)
{
	return (source_value(app, name, OPT_PASSWORD) != NULL) +
	       (source_value(app, name, OPT_PASSWORD_FILE) != NULL) +
	       (source_value(app, name, OPT_PASSWORD_COMMAND) != NULL);
}

/* What it needs to be let in. */
static int
find_secrets(struct app *app, struct source *out, struct err *e)
{
	struct str all = str_c(source_value(app, out->name, OPT_HEADER));
	struct str *v = NULL, line;
	size_t cap = 0;

	out->login.user = str_c(source_value(app, out->name, OPT_USER));
	out->login.password = str_c(source_value(app, out->name, OPT_PASSWORD));
	if (secret_ways(app, out->name) > 1)
		return err_set(e, ERR_USAGE, 0,
			       "%s: section [" STR_FMT
			       "] has more than one of password, password-file "
			       "and password-command",
			       app->config.path, STR_ARG(out->name));
	if (secret_ways(app, out->name) > 0 && out->login.user.n == 0)
		return err_set(e, ERR_USAGE, 0,
			       "%s: section [" STR_FMT
			       "] has a password, but no user",
			       app->config.path, STR_ARG(out->name));
	while (str_cut(&all, '\n', &line)) {
		v = arena_push(&app->arena, v, out->login.nheaders, &cap,
			       sizeof(*v));
		if (v == NULL)
			return arena_check(&app->arena, e);
		v[out->login.nheaders++] = line;
	}
	out->login.headers = v;
	return 0;
}

/* Is it among those so far? */
static bool
is_there(const struct str *v, size_t n, struct str one)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(v[i], one))
			return true;
	return false;
}

static int
add_parts(struct str text, enum opt key, struct str v[HARVEST_SETS_MAX],
	  size_t *n, struct err *e)
{
	struct str line, one;

	while (str_cut(&text, '\n', &line))
		while (str_cut(&line, ',', &one)) {
			one = str_trim(one);
			if (one.n == 0 || is_there(v, *n, one))
				continue;
			if (*n == HARVEST_SETS_MAX)
				return err_set(e, ERR_USAGE, 0,
					       "%s: more than %d of one source",
					       opts[key].name,
					       HARVEST_SETS_MAX);
			v[(*n)++] = one;
		}
	return 0;
}

/* Several values: those typed, else those of its section, each a list. */
static int
find_list(struct app *app, struct str name, enum opt key,
	  const struct str **out, size_t *n, struct err *e)
{
	struct str v[HARVEST_SETS_MAX], *kept;
	const char *text;
	int rc = 0;

	*n = 0;
	*out = NULL;
	if (app->args.count[key] == 0)
		rc = add_parts(str_c(source_value(app, name, key)), key, v, n,
			       e);
	for (size_t i = 0;
	     rc == 0 && (text = args_nth(&app->args, key, i)) != NULL; i++)
		rc = add_parts(str_c(text), key, v, n, e);
	if (rc != 0 || *n == 0)
		return rc;
	*out = kept = arena_alloc(&app->arena, *n * sizeof(*v));
	if (kept == NULL)
		return arena_check(&app->arena, e);
	memcpy(kept, v, *n * sizeof(*v));
	return 0;
}

static int
find_sets(struct app *app, struct source *out, struct err *e)
{
	out->sets_typed = app->args.count[OPT_SET] > 0;
	out->excluded_typed = app->args.count[OPT_EXCLUDE_SET] > 0;
	out->sets_unlisted = str_eqc(
	    str_c(source_value(app, out->name, OPT_UNLISTED_SETS)), "ask");
	if (find_list(app, out->name, OPT_SET, &out->sets, &out->nsets, e) != 0)
		return -1;
	return find_list(app, out->name, OPT_EXCLUDE_SET, &out->excluded,
			 &out->nexcluded, e);
}

int
source_find(struct app *app, const char *typed, struct source *out,
	    struct err *e)
{
	const struct config_section *section;
	const char *url;

	*out = (struct source){0};
	if (source_name(app, typed, &out->name, e) != 0)
		return -1;
	section = config_find(&app->config, out->name);
	url = known(app, out->name) ? source_value(app, out->name, OPT_URL)
				    : out->name.p;
	if (url == NULL)
		return err_set(
		    e, ERR_USAGE, 0, "%s:%d: section [" STR_FMT "] has no url",
		    app->config.path, section->line, STR_ARG(out->name));
	out->url = str_c(url);
	out->prefix = str_c(source_value(app, out->name, OPT_PREFIX));
	out->prefix_typed = app->args.count[OPT_PREFIX] > 0;
	out->raw =
	    app->args.count[OPT_RAW] > 0 ||
	    str_eqc(str_c(source_value(app, out->name, OPT_RAW_KEY)), "yes");
	out->doi = str_c(source_value(app, out->name, OPT_DOI_RULE));
	out->compare_days =
	    compare_days[number(app, out->name, OPT_COMPARE_EVERY)];
	out->delay_ms = (int)number(app, out->name, OPT_DELAY);
	out->windows = lists_at_once(app, out->name);
	out->sizes_estimated =
	    str_eqc(str_c(source_value(app, out->name, OPT_SIZES)), "estimate");
	if (find_sets(app, out, e) != 0 || find_manners(app, out, e) != 0)
		return -1;
	return find_secrets(app, out, e);
}
