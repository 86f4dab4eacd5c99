#include "tests/provider/oai.h"

#include <string.h>

#include "tests/provider/clock.h"
#include "tests/provider/list.h"
#include "tests/provider/verbs.h"

/* Arguments of the verbs (4.1 to 4.6), blank-separated. */
struct rule {
	const char *name;
	const char *required, *optional;
	bool token; /* takes an exclusive resumptionToken */
	void (*answer)(struct call *c);
};

static const struct rule rules[VERB__MAX] = {
    [VERB_IDENTIFY] = {"Identify", "", "", false, verb_identify},
    [VERB_FORMATS] = {"ListMetadataFormats", "", " identifier ", false,
		      verb_formats},
    [VERB_SETS] = {"ListSets", "", "", true, verb_sets},
    [VERB_GET] = {"GetRecord", " identifier metadataPrefix ", "", false,
		  verb_get},
    [VERB_IDENTIFIERS] = {"ListIdentifiers", " metadataPrefix ",
			  " from until set ", true, list_answer},
    [VERB_RECORDS] = {"ListRecords", " metadataPrefix ", " from until set ",
		      true, list_answer},
};

const char *
oai_verb_name(enum verb verb)
{
	return rules[verb].name;
}

enum verb
oai_verb(const struct call *c)
{
	const char *name = args_get(&c->args, "verb");

	enum verb found = VERB_NONE;
	unsigned times = 0;

	for (size_t i = 0; i < c->args.n; i++)
		times += strcmp(c->args.v[i].key, "verb") == 0;
	for (int v = VERB_NONE + 1; times == 1 && v < VERB__MAX; v++) {
		if (strcmp(rules[v].name, name) == 0)
			found = (enum verb)v;
	}
	return found;
}

static void
put_head(struct call *c, const struct format *format)
{
	struct text *out = &c->answer.body;
	char now[CLOCK_UTC_LEN + 1];

	clock_utc(call_now(c), now);
	text_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (c->set.stylesheet)
		text_printf(out,
			    "<?xml-stylesheet type=\"text/xsl\" "
			    "href=\"%s/oai2.xsl\"?>\n",
			    c->origin);
	text_puts(out,
		  "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\""
		  " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
	if (format != NULL && !c->set.local_ns)
		text_puts(out, format->declare);
	for (unsigned i = 0; i < c->set.unused_ns; i++)
		text_printf(out,
			    " xmlns:unused%u=\"http://example.org/"
			    "a-namespace-that-nobody-needs/%u\"",
			    i, i);
	text_puts(out,
		  " xsi:schemaLocation=\"http://www.openarchives.org/OAI/2.0/"
		  " http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd\">\n");
	text_element(out, 2, "responseDate", now);
}

static void
put_request(struct call *c, bool bare)
{
	struct text *out = &c->answer.body;

	text_puts(out, "  <request");
	for (size_t i = 0; !bare && i < c->args.n; i++)
		text_attr(out, c->args.v[i].key, c->args.v[i].value);
	text_puts(out, ">");
	text_escape(out, c->origin);
	text_escape(out, c->path);
	text_puts(out, "</request>\n");
}

void
oai_begin(struct call *c, const struct format *format)
{
	c->answer.status = 200;
	answer_header(&c->answer, "Content-Type", "text/xml;charset=UTF-8");
	text_free(&c->answer.body);
	put_head(c, format);
	put_request(c, false);
	text_printf(&c->answer.body, "  <%s>\n", rules[c->verb].name);
}

void
oai_end(struct call *c)
{
	text_printf(&c->answer.body, "  </%s>\n</OAI-PMH>\n",
		    rules[c->verb].name);
}

void
oai_error(struct call *c, const char *code, const char *message)
{
	struct text *out = &c->answer.body;

	c->answer.status = c->set.oai_http;
	answer_header(&c->answer, "Content-Type", "text/xml;charset=UTF-8");
	text_free(out);
	put_head(c, NULL);
	/* 3.2: no attributes after badVerb and badArgument. */
	put_request(c, strncmp(code, "bad", 3) == 0);
	text_puts(out, "  <error");
	text_attr(out, "code", code);
	text_puts(out, ">");
	text_escape(out, message);
	text_puts(out, "</error>\n</OAI-PMH>\n");
}

static bool
among(const char *names, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = names; n > 0 && (p = strstr(p, name)) != NULL;
	     p++) {
		if (p > names && p[-1] == ' ' && p[n] == ' ')
			return true;
	}
	return false;
}

/* What is wrong with the arguments, or NULL. */
static const char *
fault_of_args(const struct call *c, const struct rule *rule)
{
	const struct args *a = &c->args;

	if (a->broken)
		return "The arguments cannot be decoded.";
	for (size_t i = 0; i < a->n; i++) {
		const char *key = a->v[i].key;

		for (size_t k = 0; k < i; k++) {
			if (strcmp(a->v[k].key, key) == 0)
				return "An argument is repeated.";
		}
		if (strcmp(key, "verb") == 0)
			continue;
		if (strcmp(key, "resumptionToken") == 0 && rule->token) {
			if (a->n > 2)
				return "resumptionToken is exclusive.";
			continue;
		}
		if (!among(rule->required, key) && !among(rule->optional, key))
			return "An argument is not allowed.";
	}
	return NULL;
}

static bool
has_required(const struct call *c, const struct rule *rule)
{
	static const char *const names[] = {"identifier", "metadataPrefix"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (among(rule->required, names[i]) &&
		    args_get(&c->args, names[i]) == NULL)
			return false;
	}
	return true;
}

void
oai_answer(struct call *c)
{
	const struct rule *rule = &rules[c->verb];
	const char *wrong;

	if (c->verb == VERB_NONE) {
		oai_error(c, "badVerb", "Bad verb or none.");
		return;
	}
	wrong = fault_of_args(c, rule);
	if (wrong == NULL && !c->has_token && !has_required(c, rule))
		wrong = "A required argument is missing.";
	if (wrong != NULL)
		oai_error(c, "badArgument", wrong);
	else if (c->has_token && !c->good_token)
		oai_error(c, "badResumptionToken",
			  "The token is not one of ours, or too old.");
	else
		rule->answer(c);
}
