#include "tests/provider/list.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/provider/clock.h"
#include "tests/provider/oai.h"
#include "tests/provider/verbs.h"

static void
put_attributes(struct call *c, const struct token *next)
{
	struct text *out = &c->answer.body;
	uint64_t total = c->token.total;
	char date[CLOCK_UTC_LEN + 1];

	if (next != NULL && c->set.expiry == EXPIRY_TEXT) {
		text_attr(out, "expirationDate", "tomorrow");
	} else if (next != NULL && c->set.expiry != EXPIRY_OFF) {
		clock_utc(call_now(c) + (c->set.expiry == EXPIRY_PAST
					     ? -86400
					     : c->set.token_life),
			  date);
		text_attr(out, "expirationDate", date);
	}
	if (c->set.size == SIZE_WRONG)
		total += total / 4 + 7;
	switch ((enum size)c->set.size) {
	case SIZE_OFF:
		break;
	case SIZE_ON:
	case SIZE_WRONG:
		text_printf(out, " completeListSize=\"%" PRIu64 "\"", total);
		break;
	case SIZE_FEW:
		text_attr(out, "completeListSize", "10");
		break;
	case SIZE_HUGE:
		text_attr(out, "completeListSize", "99999999999999999999999");
		break;
	case SIZE_TEXT:
		text_attr(out, "completeListSize", "about a hundred");
		break;
	case SIZE_NEGATIVE:
		text_attr(out, "completeListSize", "-1");
		break;
	}
	switch ((enum cursor)c->set.cursor) {
	case CURSOR_OFF:
		break;
	case CURSOR_ON:
		text_printf(out, " cursor=\"%" PRIu64 "\"", c->token.cursor);
		break;
	case CURSOR_ABSURD:
		text_attr(out, "cursor", "-4294967297");
		break;
	case CURSOR_PAGE:
		text_printf(out, " cursor=\"%" PRIu64 "\"", c->token.page - 1);
		break;
	}
}

void
token_element(struct call *c, const struct token *next)
{
	struct text *out = &c->answer.body, token = {0};
	const char *pad = c->set.wrap == WRAP_PAD ? " \n\t   " : "";

	text_puts(out, "    <resumptionToken");
	put_attributes(c, next);
	if (next == NULL) {
		text_puts(out, "/>\n");
		return;
	}
	token_write(next, (enum wrap)c->set.wrap, &token);
	text_puts(out, ">");
	text_puts(out, pad);
	if (c->page == 1)
		(void)state_token(c->state, token.p);
	if (c->set.same && c->has_token)
		text_escape(out, args_get(&c->args, "resumptionToken"));
	else if (c->set.cycle && c->has_token)
		text_escape(out, state_token(c->state, token.p));
	else
		text_escape(out, token.p);
	text_puts(out, pad);
	text_puts(out, "</resumptionToken>\n");
	text_free(&token);
}

static bool
in_set(const struct call *c, const struct entry *e, const char *spec)
{
	size_t n = strlen(spec);

	for (size_t i = 0; i < e->nset; i++) {
		const char *own = e->set[i];

		if (strcmp(own, spec) == 0 ||
		    (c->set.sets == SETS_ON && strncmp(own, spec, n) == 0 &&
		     own[n] == ':'))
			return true;
	}
	return false;
}

/* Does the entry belong to the list that the token describes? */
static bool
matches(const struct call *c, const struct entry *e)
{
	const struct token *t = &c->token;

	if (e->hidden || !entry_exists(c, e) ||
	    !source_has(c->source, e, t->prefix))
		return false;
	if (strncmp(e->stamp, t->from, strlen(t->from)) < 0 ||
	    (*t->until != '\0' &&
	     strncmp(e->stamp, t->until, strlen(t->until)) > 0))
		return false;
	if (e->deleted && c->set.deleted_from)
		return *t->from != '\0';
	return *t->set == '\0' || in_set(c, e, t->set);
}

/* The number of the next entry of the list from i on; the count at the end. */
static uint64_t
next_match(const struct call *c, uint64_t i, struct entry *e)
{
	uint64_t n = source_count(c->source);

	for (; i < n; i++) {
		entry_now(c, i, e);
		if (matches(c, e))
			break;
	}
	return i;
}

static uint64_t
count_matches(const struct call *c)
{
	uint64_t n = source_count(c->source), total = 0;
	struct entry e;

	/* Nothing to choose from a large generated source. */
	if (c->source->generated > 0 && c->nspec == 0 &&
	    c->set.deleted != DELETED_NO && !c->set.deleted_from &&
	    *c->token.from == '\0' && *c->token.until == '\0' &&
	    *c->token.set == '\0')
		return n;
	for (uint64_t i = next_match(c, 0, &e); i < n;
	     i = next_match(c, i + 1, &e))
		total++;
	return total;
}

/* A from or until argument into its field; false after an error answer. */
static bool
take_date(struct call *c, const char *name, char field[TOKEN_FIELD], bool *day)
{
	const char *value = args_get(&c->args, name);
	int64_t t;

	*field = '\0';
	*day = c->set.day != 0;
	if (value == NULL)
		return true;
	if (!clock_parse(value, &t, day) || (!*day && c->set.day)) {
		oai_error(c, "badArgument",
			  "A date is not of this repository's granularity.");
		return false;
	}
	return token_field(field, value);
}

/* The list that the arguments ask for becomes c->token. */
static bool
begin_list(struct call *c)
{
	const char *prefix = args_get(&c->args, "metadataPrefix");
	const char *set = args_get(&c->args, "set");
	struct token *t = &c->token;
	bool from_day, until_day;

	if (!source_has_format(c->source, prefix)) {
		oai_error(c, "cannotDisseminateFormat",
			  "No item has this format.");
		return false;
	}
	if (!take_date(c, "from", t->from, &from_day) ||
	    !take_date(c, "until", t->until, &until_day))
		return false;
	if (*t->from != '\0' && *t->until != '\0' &&
	    (from_day != until_day || strcmp(t->from, t->until) > 0)) {
		oai_error(c, "badArgument",
			  "from and until differ in form, or are in disorder.");
		return false;
	}
	if (set != NULL && c->set.sets == SETS_OFF) {
		oai_error(c, "noSetHierarchy", "There are no sets.");
		return false;
	}
	if (!token_field(t->set, set != NULL ? set : "") ||
	    !token_field(t->prefix, prefix)) {
		oai_error(c, "badArgument", "An argument is too long.");
		return false;
	}
	snprintf(t->verb, sizeof(t->verb), "%s", oai_verb_name(c->verb));
	t->total = count_matches(c);
	if (t->total == 0)
		oai_error(c, "noRecordsMatch", "Nothing fits.");
	return t->total > 0;
}

/* Writes the page; *next becomes where the one after it begins. */
static void
put_page(struct call *c, struct token *next)
{
	uint64_t count = source_count(c->source), i, last = 0;
	struct entry e;
	unsigned n = 0;

	i = next_match(c, c->token.next, &e);
	while (i < count && n < c->set.page && !c->set.nothing) {
		c->poisoned |= c->set.poison == i + 1;
		if (c->set.lose == 0 || (i + 1) % c->set.lose != 0)
			entry_write(c, &e, c->token.prefix,
				    c->verb == VERB_RECORDS);
		last = i;
		n++;
		i = next_match(c, i + 1, &e);
	}
	next->next = i;
	if (i < count && n > 1 && c->set.again)
		next->next = last;
	if (c->set.stay)
		next->next = c->token.next;
	next->cursor += n;
	next->page++;
	next->expires = (uint64_t)(clock_now() + c->set.token_life);
}

void
list_answer(struct call *c)
{
	struct token next;

	if (!c->has_token && !begin_list(c))
		return;
	if (strcmp(c->token.verb, oai_verb_name(c->verb)) != 0) {
		oai_error(c, "badResumptionToken",
			  "The token is one of another verb.");
		return;
	}
	next = c->token;
	oai_begin(c, format_find(c->token.prefix));
	put_page(c, &next);
	if (c->set.error)
		text_puts(&c->answer.body,
			  "  </ListRecords>\n  <error code=\"noRecordsMatch\">"
			  "None.</error>\n  <ListRecords>\n");
	if (next.next < source_count(c->source))
		token_element(c, &next);
	else if (c->has_token && !c->set.bare_end)
		token_element(c, NULL);
	if (c->set.two_tokens) {
		next.next++;
		token_element(c, &next);
	}
	oai_end(c);
	if (c->poisoned)
		answer_set(&c->answer, 500, "text/html",
			   "<html><body>Error 500</body></html>\n");
}
