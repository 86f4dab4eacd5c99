/* Questions to an endpoint, one after the other. */
#include "harvester/probe.h"

#include <string.h>

#include "harvester/request.h"
#include "parsers/format.h"

enum { URL_LIMIT = HTTP_URL_MAX + 4096, TURN_MS = 200 };

struct probing {
	const struct env *env;
	struct http *http;
	const struct source *src;
	const struct retry_policy *retry;
	struct arena *arena;
	struct probe *out;
	struct probe_wants wants;
	struct oai *oai;
	struct oai_page page;
	/* The request under way. */
	bool answered;
	struct err error;
	enum retry_verdict verdict;
	int64_t wait;
	int tries;
};

/* --- Answers -------------------------------------------------------------- */

static int
take_record(void *ctx, const struct oai_header *h, const struct node *payload,
	    struct arena *a, struct err *e)
{
	struct probing *p = ctx;

	(void)a;
	(void)e;
	p->out->records++;
	p->out->deleted += h->deleted;
	p->out->read += payload != NULL && format_for(payload) != NULL;
	return 0;
}

static int
feed(void *ctx, const char *bytes, size_t n, struct err *e)
{
	struct probing *p = ctx;

	return oai_feed(p->oai, bytes, n, e);
}

/* Whatever its status: an OAI-PMH answer is one. */
static int
read_answer(struct probing *p, const struct http_response *response,
	    struct err *e)
{
	bool good = response->status >= 200 && response->status < 300;
	int rc;

	oai_reset(p->oai);
	p->out->records = p->out->deleted = p->out->read = 0;
	rc = spool_read(response->body, feed, p, e);
	if (rc == 0)
		rc = oai_finish(p->oai, &p->page, e);
	if (rc == 0 &&
	    (p->page.verb == OAI_NOT_OAI || p->page.verb == OAI_NONE))
		rc = err_set(e, ERR_OAI, 0, "not an OAI-PMH response: <%s>",
			     p->page.root);
	if (rc != 0 && !good && e->code != ERR_NOMEM)
		err_set(e, ERR_HTTP, response->status, "HTTP %d",
			response->status);
	else if (rc != 0 && e->code == ERR_XML &&
		 strcmp(response->type, "text/html") == 0)
		err_set(e, ERR_OAI, 0, "not an OAI-PMH response: an HTML page");
	if (rc != 0)
		http_explain(response, e);
	return rc;
}

static void
on_response(void *ctx, const struct http_response *response,
	    const struct err *failed)
{
	struct probing *p = ctx;

	p->answered = true;
	err_clear(&p->error);
	if (failed != NULL)
		p->error = *failed;
	else if (read_answer(p, response, &p->error) == 0)
		return;
	p->tries++;
	p->verdict = retry_judge(p->env, p->retry, p->tries, response,
				 &p->error, &p->wait);
}

/* --- Questions ------------------------------------------------------------ */

/* Until `ticks`, or the answer is there. */
static int
turn_until(struct probing *p, int64_t ticks, struct err *e)
{
	const struct env *env = p->env;

	while (!p->answered && env->ticks(env->ctx) < ticks) {
		if (p->http->turn(p->http, TURN_MS, e) != 0)
			return -1;
		if (env->stopped(env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
	}
	return 0;
}

static int
wait_a_little(struct probing *p, struct err *e)
{
	const struct env *env = p->env;

	env_log(env, LOG_INFO, "%s; again in %d s", p->error.msg,
		(int)((p->wait + 999) / 1000));
	p->answered = false;
	return turn_until(p, env->ticks(env->ctx) + p->wait, e);
}

/* One request; 0 when it was answered, well or not: p->error. */
static int
ask_once(struct probing *p, const struct buf *url, struct err *e)
{
	const struct http_request how = {.delay_ms = p->src->delay_ms,
					 .o = p->src->http};
	const struct env *env = p->env;

	p->answered = false;
	if (p->http->get(p->http, url->p, &how, on_response, p, e) != 0)
		return -1;
	if (turn_until(p, env->ticks(env->ctx) + (int64_t)PROBE_SECONDS * 1000,
		       e) != 0) {
		p->http->cancel(p->http, p);
		return -1;
	}
	if (p->answered)
		return 0;
	p->http->cancel(p->http, p);
	err_set(&p->error, ERR_NET, 0, "no whole answer within %d s",
		PROBE_SECONDS);
	p->verdict = RETRY_NEVER;
	return 0;
}

static int
ask(struct probing *p, const struct request_args *args, struct err *e)
{
	struct buf url;
	int rc;

	p->tries = 0;
	buf_init(&url, URL_LIMIT);
	request_build(&url, p->src->url, args);
	rc = buf_check(&url, e);
	while (rc == 0) {
		rc = ask_once(p, &url, e);
		if (rc != 0 || p->error.code == ERR_NONE ||
		    p->verdict != RETRY_AFTER)
			break;
		rc = wait_a_little(p, e);
	}
	buf_free(&url);
	if (rc == 0 && p->error.code != ERR_NONE) {
		*e = p->error;
		rc = err_wrap(e, "%s", args->verb);
	}
	return rc;
}

/* An answer of the kind wanted, or its error in words. */
static int
expect(struct probing *p, const char *verb, enum oai_verb wanted, struct err *e)
{
	const struct oai_page *page = &p->page;

	if (page->code != OAI_OK || page->verb == OAI_ERROR)
		return err_set(e, ERR_OAI, 0, "%s: %s%s%s", verb,
			       page->code_text[0] ? page->code_text : "error",
			       page->message[0] ? ": " : "", page->message);
	if (page->verb != wanted)
		return err_set(e, ERR_OAI, 0, "%s: an answer to %s", verb,
			       oai_verb_name(page->verb));
	return 0;
}

/* Of what ends everything the rest need not be tried. */
static bool
is_fatal(const struct err *e)
{
	return e->code == ERR_NOMEM || e->code == ERR_STOPPED ||
	       e->code == ERR_IO;
}

static int
ask_identify(struct probing *p, struct err *e)
{
	const struct request_args args = {.verb = "Identify"};

	if (ask(p, &args, e) != 0 ||
	    expect(p, "Identify", OAI_IDENTIFY, e) != 0)
		return -1;
	p->out->identify = *oai_identify(p->oai);
	return 0;
}

/* Some name a format twice. */
static bool
is_listed(const struct probe *out, struct str prefix)
{
	for (size_t i = 0; i < out->nformats; i++)
		if (str_eq(out->formats[i].prefix, prefix))
			return true;
	return false;
}

static int
ask_formats(struct probing *p, struct err *e)
{
	const struct request_args args = {.verb = "ListMetadataFormats"};
	const struct str(*pairs)[2];
	struct format_offer *f;
	size_t n;

	if (ask(p, &args, e) != 0 ||
	    expect(p, "ListMetadataFormats", OAI_LIST_METADATA_FORMATS, e) != 0)
		return -1;
	n = oai_listed(p->oai, &pairs);
	if (n > PROBE_FORMATS)
		n = PROBE_FORMATS;
	p->out->formats = arena_zero(p->arena, (n + 1) * sizeof(*f));
	p->out->sizes = arena_zero(p->arena, (n + 1) * sizeof(*p->out->sizes));
	if (p->out->formats == NULL || p->out->sizes == NULL)
		return arena_check(p->arena, e);
	for (size_t i = 0; i < n; i++) {
		if (is_listed(p->out, pairs[i][0]))
			continue;
		p->out->sizes[p->out->nformats] = PROBE_NOT_ASKED;
		f = &p->out->formats[p->out->nformats++];
		f->prefix = arena_copy(p->arena, pairs[i][0]);
		f->ns = arena_copy(p->arena, pairs[i][1]);
	}
	return arena_check(p->arena, e);
}

/* What software it is: by all that it has said by now. */
static int
recognise(struct probing *p, struct err *e)
{
	struct probe *out = p->out;
	struct str *prefixes =
	    arena_zero(p->arena, (out->nformats + 1) * sizeof(*prefixes));
	struct site_server server = {
	    .base_url = p->src->url,
	    .description = str_c(out->identify.software),
	    .sample_id = str_c(out->identify.sample_id),
	    .formats = prefixes,
	    .nformats = out->nformats,
	};

	if (prefixes == NULL)
		return arena_check(p->arena, e);
	for (size_t i = 0; i < out->nformats; i++)
		prefixes[i] = out->formats[i].prefix;
	out->site = site_of_server(&server);
	return 0;
}

/* A page of them; *token leads to the next one. */
static int
ask_sets_page(struct probing *p, char token[OAI_TOKEN_MAX], struct err *e)
{
	const struct request_args args = {.verb = "ListSets",
					  .token = str_c(token)};
	const struct str(*pairs)[2];
	struct probe *out = p->out;
	size_t n;

	if (ask(p, &args, e) != 0)
		return -1;
	if (p->page.code == OAI_NO_SETS) {
		out->no_sets = true;
		return 0;
	}
	if (expect(p, "ListSets", OAI_LIST_SETS, e) != 0)
		return -1;
	n = oai_listed(p->oai, &pairs);
	for (size_t i = 0; i < n && out->nsets < PROBE_SETS_MAX; i++) {
		out->sets = arena_push(p->arena, out->sets, out->nsets,
				       &out->cap, sizeof(*out->sets));
		if (out->sets == NULL)
			return arena_check(p->arena, e);
		out->sets[out->nsets++] = (struct probe_set){
		    .spec = arena_copy(p->arena, pairs[i][0]),
		    .name = arena_copy(p->arena, pairs[i][1]),
		    .size = PROBE_NOT_ASKED,
		};
	}
	out->more_sets =
	    p->page.token[0] != '\0' && strcmp(p->page.token, token) != 0;
	memcpy(token, p->page.token, OAI_TOKEN_MAX);
	return arena_check(p->arena, e);
}

static int
ask_sets(struct probing *p, struct err *e)
{
	char token[OAI_TOKEN_MAX] = "";
	size_t before;

	do {
		before = p->out->nsets;
		if (ask_sets_page(p, token, e) != 0)
			return -1;
	} while (p->wants.sets && p->out->more_sets && p->out->nsets > before &&
		 p->out->nsets < PROBE_SETS_MAX);
	return 0;
}

/* --- Sizes ---------------------------------------------------------------- */

/* How long is that list? Only what ends everything is an error. */
static int
ask_size(struct probing *p, struct str prefix, struct str set, int64_t *size,
	 struct err *e)
{
	const struct request_args args = {
	    .verb = "ListIdentifiers", .prefix = prefix, .set = set};
	struct err ignored;

	*size = PROBE_NOT_TOLD;
	if (ask(p, &args, &ignored) != 0) {
		if (!is_fatal(&ignored))
			return 0;
		*e = ignored;
		return -1;
	}
	if (p->page.code == OAI_NO_RECORDS)
		*size = 0;
	else if (p->page.code != OAI_OK)
		*size = PROBE_REFUSED;
	else if (p->page.total >= 0)
		*size = p->page.total;
	else if (p->page.token[0] == '\0')
		*size = (int64_t)p->page.records;
	return 0;
}

static struct str
own_set(const struct probing *p)
{
	return p->src->nsets > 0 ? p->src->sets[0] : STR_NONE;
}

static int
size_of_format(struct probing *p, struct str prefix, int64_t *size,
	       struct err *e)
{
	struct probe *out = p->out;
	size_t i = 0;

	while (i < out->nformats && !str_eq(out->formats[i].prefix, prefix))
		i++;
	if (i < out->nformats && out->sizes[i] != PROBE_NOT_ASKED) {
		*size = out->sizes[i];
		return 0;
	}
	if (ask_size(p, prefix, own_set(p), size, e) != 0)
		return -1;
	if (i < out->nformats)
		out->sizes[i] = *size;
	return 0;
}

/* As a harvest chooses: harvester/inquiry.h. */
static int
choose(struct probing *p, struct err *e)
{
	struct probe *out = p->out;
	int64_t rich, plain;

	out->best =
	    choice_best(out->site, out->formats, out->nformats, &out->why);
	out->prefix = out->best;
	if (!str_eqc(out->best, "oai_dc")) {
		if (size_of_format(p, out->best, &rich, e) != 0 ||
		    size_of_format(p, STR("oai_dc"), &plain, e) != 0)
			return -1;
		out->little = choice_covers_little(rich, plain);
	}
	if (out->little)
		out->prefix = STR("oai_dc");
	if (p->src->prefix.n > 0)
		out->prefix = p->src->prefix;
	return 0;
}

static int
ask_sizes(struct probing *p, struct err *e)
{
	struct probe *out = p->out;
	int64_t size;

	for (size_t i = 0; p->wants.formats && i < out->nformats; i++)
		if (choice_is_prefix(out->formats[i].prefix) &&
		    size_of_format(p, out->formats[i].prefix, &size, e) != 0)
			return -1;
	for (size_t i = 0;
	     p->wants.sets && i < out->nsets && i < PROBE_SIZED_MAX; i++)
		if (ask_size(p, out->prefix, out->sets[i].spec,
			     &out->sets[i].size, e) != 0)
			return -1;
	return 0;
}

/* --- Records -------------------------------------------------------------- */

static int
ask_records(struct probing *p, struct err *e)
{
	const struct request_args args = {
	    .verb = "ListRecords",
	    .prefix = p->out->prefix,
	    .set = own_set(p),
	};

	p->out->total = -1;
	if (ask(p, &args, e) != 0)
		return -1;
	p->out->more = p->page.token[0] != '\0';
	p->out->total = p->page.total;
	if (p->page.code == OAI_NO_RECORDS)
		return 0;
	return expect(p, "ListRecords", OAI_LIST_RECORDS, e);
}

static int
step(struct probing *p, int (*question)(struct probing *p, struct err *e),
     struct err *error, struct err *e)
{
	err_clear(error);
	if (question(p, error) == 0 || !is_fatal(error))
		return 0;
	*e = *error;
	return -1;
}

int
probe_run(const struct env *env, struct http *h, const struct source *src,
	  const struct retry_policy *retry, struct probe_wants wants,
	  struct arena *a, struct probe *out, struct err *e)
{
	struct probing p = {
	    .env = env,
	    .http = h,
	    .src = src,
	    .retry = retry,
	    .arena = a,
	    .out = out,
	    .wants = wants,
	};
	int rc;

	memset(out, 0, sizeof(*out));
	out->site = &site_unknown;
	p.oai = oai_new(take_record, &p);
	if (p.oai == NULL)
		return err_nomem(e);
	rc = ask_identify(&p, e);
	if (rc == 0)
		rc = step(&p, ask_formats, &out->formats_error, e);
	if (rc == 0)
		rc = recognise(&p, e);
	if (rc == 0)
		rc = choose(&p, e);
	if (rc == 0)
		rc = step(&p, ask_sets, &out->sets_error, e);
	if (rc == 0)
		rc = ask_sizes(&p, e);
	/* The last, whose records are counted. */
	if (rc == 0)
		rc = step(&p, ask_records, &out->records_error, e);
	oai_free(p.oai);
	return rc;
}
