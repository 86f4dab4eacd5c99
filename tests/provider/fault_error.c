/*
 * Faults in what the protocol says: errors where none belong.
 */
#include <stdio.h>
#include <string.h>

#include "tests/provider/call.h"
#include "tests/provider/clock.h"
#include "tests/provider/oai.h"

static bool
say(struct call *c, const struct spec *s, size_t at)
{
	(void)at;
	oai_error(c, s->arg != NULL ? s->arg : s->fault->data,
		  "An error for the test.");
	return true;
}

static bool
say_two(struct call *c, const struct spec *s, size_t at)
{
	static const char second[] =
	    "  <error code=\"badArgument\">until is bad</error>\n";
	size_t end;

	(void)s;
	(void)at;
	oai_error(c, "badArgument", "from is bad");
	end = text_find(&c->answer.body, "</OAI-PMH>", 0);
	text_insert(&c->answer.body, end, second, strlen(second));
	return true;
}

/* A repository that promises seconds and refuses them. */
static bool
refuse_seconds(struct call *c, const struct spec *s, size_t at)
{
	static const char *const names[] = {"from", "until"};
	int64_t t;
	bool day;

	(void)s;
	(void)at;
	for (size_t i = 0; i < 2; i++) {
		const char *value = args_get(&c->args, names[i]);

		if (value != NULL && clock_parse(value, &t, &day) && !day) {
			oai_error(c, "badArgument", "No such granularity.");
			return true;
		}
	}
	return false;
}

/* A path that fails when asked with from or until at all. */
static bool
refuse_dates(struct call *c, const struct spec *s, size_t at)
{
	if (args_get(&c->args, "from") == NULL &&
	    args_get(&c->args, "until") == NULL)
		return false;
	return say(c, s, at);
}

/* clang-format off */
const struct fault faults_error[] = {
	{"oai-error", "CODE", "an OAI error of this code",
	    "@any*always", STAGE_GATE, say, "badArgument", 0},
	{"token-expired", NULL, "badResumptionToken once",
	    "@more*1", STAGE_GATE, say, "badResumptionToken", 0},
	{"no-match", NULL, "noRecordsMatch in mid-list",
	    "@2*1", STAGE_GATE, say, "noRecordsMatch", 0},
	{"nothing", NULL, "noRecordsMatch for every list",
	    "@list*always", STAGE_GATE, say, "noRecordsMatch", 0},
	{"no-format", NULL, "cannotDisseminateFormat",
	    "@list*always", STAGE_GATE, say, "cannotDisseminateFormat", 0},
	{"unknown-code", NULL, "an error code that does not exist",
	    "@list*always", STAGE_GATE, say, "internalException", 0},
	{"no-code", NULL, "an error with an empty code",
	    "@list*always", STAGE_GATE, say, "", 0},
	{"two-errors", NULL, "two error elements",
	    "@list*always", STAGE_GATE, say_two, NULL, 0},
	{"seconds-refused", NULL, "badArgument for dates with a time",
	    "@any*always", STAGE_GATE, refuse_seconds, NULL, 0},
	{"dates-refused", NULL, "badArgument for from and until",
	    "@any*always", STAGE_GATE, refuse_dates, "badArgument", 0},
	{NULL, NULL, NULL, NULL, STAGE_GATE, NULL, NULL, 0},
};
/* clang-format on */
