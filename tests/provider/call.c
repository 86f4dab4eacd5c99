#include "tests/provider/call.h"

#include <stdlib.h>
#include <string.h>

#include "tests/provider/clock.h"
#include "tests/provider/gzip.h"
#include "tests/provider/oai.h"
#include "tests/provider/replay.h"

void
answer_header(struct answer *a, const char *name, const char *value)
{
	size_t i;

	for (i = 0; i < a->nheader; i++) {
		if (strcmp(a->header[i].name, name) == 0)
			break;
	}
	if (i < a->nheader) {
		free(a->header[i].name);
		free(a->header[i].value);
		a->header[i] = a->header[--a->nheader];
	}
	if (value == NULL || a->nheader == ANSWER_HEADERS)
		return;
	a->header[a->nheader].name = must_copy(name, strlen(name));
	a->header[a->nheader++].value = must_copy(value, strlen(value));
}

void
answer_set(struct answer *a, unsigned status, const char *type,
	   const char *body)
{
	a->status = status;
	answer_header(a, "Content-Type", type);
	text_free(&a->body);
	text_puts(&a->body, body);
}

void
call_free(struct call *c)
{
	for (size_t i = 0; i < c->answer.nheader; i++) {
		free(c->answer.header[i].name);
		free(c->answer.header[i].value);
	}
	text_free(&c->answer.body);
	args_free(&c->args);
	faults_free(c);
	free(c->path);
	free(c->query);
	free(c->replay);
}

int64_t
call_now(const struct call *c)
{
	return (c->set.now >= 0 ? c->set.now : clock_now()) + c->set.skew;
}

/* The token of the request, or the one that stands for page 1. */
static void
take_token(struct call *c)
{
	const char *text = args_get(&c->args, "resumptionToken");
	bool list = c->verb == VERB_RECORDS || c->verb == VERB_IDENTIFIERS;

	c->has_token = text != NULL;
	c->token = (struct token){.page = 1};
	if (text != NULL && c->replay == NULL) {
		c->good_token =
		    token_read(&c->token, (enum wrap)c->set.wrap, text) &&
		    c->token.expires >= (uint64_t)clock_now();
		if (!c->good_token)
			c->token = (struct token){.page = 2};
	} else if (text != NULL) {
		c->token.page = 2;
	}
	c->page = list ? c->token.page : 0;
	c->run = state_run(c->state, list && !c->has_token);
}

/* An argument that every request must carry; false: it was missing. */
static bool
base_query(struct call *c)
{
	const char *want = c->set.base_query, *eq, *value;
	char *key;
	bool ok;

	if (want == NULL)
		return true;
	eq = want + strcspn(want, "=");
	key = must_copy(want, (size_t)(eq - want));
	value = args_get(&c->args, key);
	ok = value != NULL && strcmp(value, *eq == '=' ? eq + 1 : "") == 0;
	if (ok)
		args_remove(&c->args, key);
	else
		answer_set(&c->answer, 404, "text/html",
			   "<html><body>No such site.</body></html>\n");
	free(key);
	return ok;
}

static bool
authorized(struct call *c)
{
	struct text want = {0};
	bool ok;

	if (c->set.auth == NULL)
		return true;
	text_puts(&want, "Basic ");
	token_base64(c->set.auth, strlen(c->set.auth), &want);
	ok = c->authorization != NULL && strcmp(c->authorization, want.p) == 0;
	text_free(&want);
	if (!ok) {
		answer_set(&c->answer, 401, "text/html",
			   "<html><body>Who are you?</body></html>\n");
		answer_header(&c->answer, "WWW-Authenticate",
			      "Basic realm=\"provider\"");
	}
	return ok;
}

void
call_answer(struct call *c)
{
	bool stop;

	args_parse(&c->args, c->query, strlen(c->query));
	stop = !base_query(c) || !authorized(c);
	c->verb = oai_verb(c);
	take_token(c);
	faults_arm(c);
	if (stop || faults_run(c, STAGE_GATE, 0))
		return;
	if (c->replay != NULL)
		replay_answer(c);
	else
		oai_answer(c);
	(void)faults_run(c, STAGE_BODY, 0);
	if (c->set.zip && c->takes_gzip)
		gzip_answer(&c->answer);
}
