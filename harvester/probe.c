/* Four questions to an endpoint, one after the other. */
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
	if (p->out->formats == NULL)
		return arena_check(p->arena, e);
	for (size_t i = 0; i < n; i++) {
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

static int
ask_sets(struct probing *p, struct err *e)
{
	const struct request_args args = {.verb = "ListSets"};
	const struct str(*pairs)[2];
	struct probe *out = p->out;

	if (ask(p, &args, e) != 0)
		return -1;
	if (p->page.code == OAI_NO_SETS) {
		out->no_sets = true;
		return 0;
	}
	if (expect(p, "ListSets", OAI_LIST_SETS, e) != 0)
		return -1;
	out->nsets = oai_listed(p->oai, &pairs);
	out->more_sets = p->page.token[0] != '\0';
	for (size_t i = 0; i < out->nsets && i < PROBE_SETS; i++) {
		out->sets[i][0] = arena_copy(p->arena, pairs[i][0]);
		out->sets[i][1] = arena_copy(p->arena, pairs[i][1]);
	}
	return arena_check(p->arena, e);
}

static int
ask_records(struct probing *p, struct err *e)
{
	const struct request_args args = {
	    .verb = "ListRecords",
	    .prefix = p->out->prefix,
	    .set = p->src->nsets > 0 ? p->src->sets[0] : STR_NONE,
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

/* Of what ends everything the rest need not be tried. */
static bool
is_fatal(const struct err *e)
{
	return e->code == ERR_NOMEM || e->code == ERR_STOPPED ||
	       e->code == ERR_IO;
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
	  const struct retry_policy *retry, struct arena *a, struct probe *out,
	  struct err *e)
{
	struct probing p = {
	    .env = env,
	    .http = h,
	    .src = src,
	    .retry = retry,
	    .arena = a,
	    .out = out,
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
	out->prefix =
	    choice_best(out->site, out->formats, out->nformats, &out->why);
	if (src->prefix.n > 0)
		out->prefix = src->prefix;
	if (rc == 0)
		rc = step(&p, ask_sets, &out->sets_error, e);
	if (rc == 0)
		rc = step(&p, ask_records, &out->records_error, e);
	oai_free(p.oai);
	return rc;
}
