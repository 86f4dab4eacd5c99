/* What a list does about a failure: facts in, verdict out. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "harvester/list/internal.h"
#include "parsers/xml/xml.h"

#define SPENT   .patient = true, .answered = true, .retry = RETRY_SPENT
#define AGAIN   .patient = true, .answered = true, .retry = RETRY_AFTER
#define WHOLE   .phase = LIST_PAGES, .kind = LIST_WHOLE
#define LATER   WHOLE, .token = true
#define WINDOW  .phase = LIST_PAGES, .kind = LIST_WINDOW
#define PROBE   .phase = LIST_PROBES, .kind = LIST_WHOLE
#define FIRST   .phase = LIST_IDENTIFIES, .kind = LIST_WHOLE
#define HTTP(n) ERR_HTTP, n
#define OAI     ERR_OAI, 0
#define XML     ERR_XML, 0

static const struct {
	const char *what;
	enum list_verdict want;
	enum oai_code code;
	enum err_code err;
	int detail;
	struct list_facts f;
} rows[] = {
    /* Failures that may pass are asked again, whatever they are. */
    {"503", VERDICT_LATER, OAI_OK, HTTP(503), {WHOLE, AGAIN}},
    {"503 at Identify", VERDICT_LATER, OAI_OK, HTTP(503), {FIRST, AGAIN}},
    {"broken", VERDICT_LATER, OAI_OK, XML, {LATER, AGAIN}},
    {"too long",
     VERDICT_HOLD_OFF,
     OAI_OK,
     HTTP(503),
     {WHOLE, .retry = RETRY_TOO_LONG}},
    /* Tried enough: some places are closed to all that is asked there. */
    {"503", VERDICT_FAIL_ALL, OAI_OK, HTTP(503), {LATER, SPENT}},
    {"401", VERDICT_FAIL_ALL, OAI_OK, HTTP(401), {WHOLE, SPENT}},
    {"no network", VERDICT_FAIL_ALL, OAI_OK, ERR_NET, 0, {WHOLE, SPENT}},
    {"store", VERDICT_FAIL_ALL, OAI_OK, ERR_STORE, 0, {WHOLE, SPENT}},
    {"odd redirect", VERDICT_FAIL_ALL, OAI_OK, HTTP(304), {WHOLE, SPENT}},
    {"500", VERDICT_FAIL, OAI_OK, HTTP(500), {LATER, SPENT}},
    {"404", VERDICT_FAIL, OAI_OK, HTTP(404), {WHOLE, SPENT}},
    {"broken", VERDICT_FAIL, OAI_OK, XML, {LATER, SPENT}},
    /* A page that sticks, where dates can go round it. */
    {"500",
     VERDICT_NARROW,
     OAI_OK,
     HTTP(500),
     {LATER, SPENT, .divisible = true}},
    {"broken", VERDICT_NARROW, OAI_OK, XML, {WHOLE, SPENT, .divisible = true}},
    {"too much",
     VERDICT_NARROW,
     OAI_OK,
     ERR_LIMIT,
     0,
     {WHOLE, SPENT, .divisible = true}},
    {"503 at once",
     VERDICT_FAIL_ALL,
     OAI_OK,
     HTTP(503),
     {WHOLE, SPENT, .divisible = true}},
    {"503 later",
     VERDICT_NARROW,
     OAI_OK,
     HTTP(503),
     {LATER, SPENT, .divisible = true, .alive = true}},
    {"cut off later",
     VERDICT_NARROW,
     OAI_OK,
     ERR_NET,
     ECONNRESET,
     {LATER, SPENT, .divisible = true, .alive = true}},
    {"cut off at once",
     VERDICT_FAIL_ALL,
     OAI_OK,
     ERR_NET,
     ECONNRESET,
     {WHOLE, SPENT, .divisible = true}},
    {"403 later",
     VERDICT_FAIL_ALL,
     OAI_OK,
     HTTP(403),
     {LATER, SPENT, .divisible = true, .alive = true}},
    {"429 later",
     VERDICT_FAIL_ALL,
     OAI_OK,
     HTTP(429),
     {LATER, SPENT, .divisible = true, .alive = true}},
    {"store",
     VERDICT_FAIL_ALL,
     OAI_OK,
     ERR_STORE,
     0,
     {LATER, SPENT, .divisible = true, .alive = true}},
    {"a bomb at once",
     VERDICT_FAIL,
     OAI_OK,
     ERR_XML,
     XML_REFUSED,
     {WHOLE, SPENT, .divisible = true}},
    {"lost too often",
     VERDICT_NARROW,
     OAI_BAD_TOKEN,
     OAI,
     {LATER, SPENT, .asked_again = true, .divisible = true}},
    {"an error at once",
     VERDICT_FAIL,
     OAI_UNKNOWN_CODE,
     OAI,
     {WHOLE, SPENT, .divisible = true}},
    {"503 in a part of it",
     VERDICT_FAIL,
     OAI_OK,
     HTTP(503),
     {WINDOW, SPENT, .narrows = true, .alive = true}},
    {"dates of the user",
     VERDICT_FAIL,
     OAI_OK,
     HTTP(500),
     {.phase = LIST_PAGES, .kind = LIST_DATES, SPENT}},
    /* What can be done without is done without. */
    {"500", VERDICT_NO_IDENTIFY, OAI_OK, HTTP(500), {FIRST, SPENT}},
    {"404", VERDICT_FAIL_ALL, OAI_OK, HTTP(404), {FIRST, SPENT}},
    {"410", VERDICT_FAIL_ALL, OAI_OK, HTTP(410), {FIRST, SPENT}},
    {"badVerb", VERDICT_NO_IDENTIFY, OAI_BAD_VERB, OAI, {FIRST, AGAIN}},
    {"500", VERDICT_ONE_LIST, OAI_OK, HTTP(500), {PROBE, SPENT}},
    {"403", VERDICT_FAIL_ALL, OAI_OK, HTTP(403), {PROBE, SPENT}},
    /* Some servers answer a token that they forgot with anything. */
    {"500",
     VERDICT_ANEW_RESUMED,
     OAI_OK,
     HTTP(500),
     {LATER, SPENT, .resumed = true}},
    {"403",
     VERDICT_FAIL_ALL,
     OAI_OK,
     HTTP(403),
     {LATER, SPENT, .resumed = true}},
    /* The look at dates. */
    {"none there", VERDICT_OVERLAP, OAI_NO_RECORDS, OAI, {PROBE}},
    {"days", VERDICT_DAYS, OAI_BAD_ARGUMENT, OAI, {PROBE, .times = true}},
    {"no dates", VERDICT_ONE_LIST, OAI_BAD_ARGUMENT, OAI, {PROBE}},
    {"no token", VERDICT_ONE_LIST, OAI_BAD_TOKEN, OAI, {PROBE}},
    /* Dates in the request of a list. */
    {"days", VERDICT_DAYS, OAI_BAD_ARGUMENT, OAI, {WHOLE, .times = true}},
    {"days", VERDICT_DAYS, OAI_BAD_ARGUMENT, OAI, {WINDOW, .times = true}},
    {"from", VERDICT_NO_DATES, OAI_BAD_ARGUMENT, OAI, {WHOLE, .dates = true}},
    {"refused", VERDICT_REFUSED, OAI_BAD_ARGUMENT, OAI, {WINDOW}},
    {"wrong", VERDICT_FAIL, OAI_BAD_ARGUMENT, OAI, {WHOLE}},
    /* Tokens. */
    {"once", VERDICT_ONCE_MORE, OAI_BAD_TOKEN, OAI, {LATER, SPENT}},
    {"once", VERDICT_ONCE_MORE, OAI_BAD_ARGUMENT, OAI, {LATER, SPENT}},
    {"lost",
     VERDICT_ANEW,
     OAI_BAD_TOKEN,
     OAI,
     {LATER, SPENT, .asked_again = true, .restarts = true}},
    {"no retries", VERDICT_ANEW, OAI_BAD_TOKEN, OAI, {LATER, .restarts = true}},
    {"lost too often",
     VERDICT_LOST,
     OAI_BAD_TOKEN,
     OAI,
     {LATER, SPENT, .asked_again = true}},
    {"behind the last page",
     VERDICT_COMPLETE,
     OAI_BAD_TOKEN,
     OAI,
     {LATER, AGAIN, .complete = true}},
    {"a token nobody sent", VERDICT_LATER, OAI_BAD_TOKEN, OAI, {WHOLE, AGAIN}},
    /* Nothing. */
    {"nothing", VERDICT_NOTHING_NEW, OAI_NO_RECORDS, OAI, {WHOLE, AGAIN}},
    {"gone",
     VERDICT_ONCE_MORE,
     OAI_NO_RECORDS,
     OAI,
     {WHOLE, AGAIN, .gave = true}},
    {"in the middle", VERDICT_ONCE_MORE, OAI_NO_RECORDS, OAI, {LATER, AGAIN}},
    {"still nothing",
     VERDICT_FAIL,
     OAI_NO_RECORDS,
     OAI,
     {LATER, AGAIN, .asked_again = true}},
    {"nothing of an old token",
     VERDICT_ANEW_RESUMED,
     OAI_NO_RECORDS,
     OAI,
     {LATER, AGAIN, .asked_again = true, .resumed = true}},
    {"behind the last page",
     VERDICT_COMPLETE,
     OAI_NO_RECORDS,
     OAI,
     {LATER, AGAIN, .complete = true}},
    /* All others. */
    {"badVerb", VERDICT_FAIL, OAI_BAD_VERB, OAI, {WHOLE, AGAIN}},
    {"badVerb", VERDICT_LATER, OAI_BAD_VERB, OAI, {LATER, AGAIN}},
    {"format", VERDICT_FAIL, OAI_CANNOT_DISSEMINATE, OAI, {WHOLE, AGAIN}},
    {"format", VERDICT_LATER, OAI_CANNOT_DISSEMINATE, OAI, {LATER, AGAIN}},
    {"format", VERDICT_FAIL, OAI_CANNOT_DISSEMINATE, OAI, {LATER, SPENT}},
    {"sets", VERDICT_FAIL, OAI_NO_SETS, OAI, {WHOLE, AGAIN}},
    {"unknown", VERDICT_LATER, OAI_UNKNOWN_CODE, OAI, {WHOLE, AGAIN}},
};

static void
test_verdicts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct err e;
		enum list_verdict got;

		err_set(&e, rows[i].err, rows[i].detail, "so it is");
		got = policy_verdict(&rows[i].f, rows[i].code, &e);
		if (got != rows[i].want)
			print_error("row %zu, %s: %d, not %d\n", i,
				    rows[i].what, (int)got, (int)rows[i].want);
		assert_int_equal(got, rows[i].want);
	}
}

/* How many of five retries are worth it. */
static const struct {
	const char *what;
	int want;
	enum err_code err;
	int detail;
	struct list_facts f;
} retries[] = {
    {"busy", 5, HTTP(503), {WHOLE, .answered = true}},
    {"never there", 2, ERR_NET, ECONNREFUSED, {WHOLE}},
    {"never found", 2, ERR_NET, EHOSTUNREACH, {FIRST}},
    {"was there", 5, ERR_NET, ECONNREFUSED, {WHOLE, .answered = true}},
    {"cut off", 5, ERR_NET, ECONNRESET, {WHOLE}},
    {"a bomb", 1, ERR_XML, XML_REFUSED, {WHOLE, .answered = true}},
    {"Identify", 2, HTTP(500), {FIRST, .answered = true}},
    {"Identify, closed", 5, HTTP(503), {FIRST, .answered = true}},
    {"dates", 2, XML, {PROBE, .answered = true}},
    {"can be cut",
     0,
     HTTP(500),
     {WINDOW, .answered = true, .narrows = true, .divisible = true}},
    {"cannot be cut",
     2,
     HTTP(500),
     {WINDOW, .answered = true, .narrows = true}},
    {"given up before", 0, HTTP(503), {WINDOW, .answered = true, .strikes = 1}},
};

static void
test_how_many_retries(void **state)
{
	const struct retry_policy five = {.retries = 5, .max_wait = 600};
	const struct retry_policy none = {.retries = 0, .max_wait = 600};

	(void)state;
	for (size_t i = 0; i < sizeof(retries) / sizeof(retries[0]); i++) {
		struct err e;

		err_set(&e, retries[i].err, retries[i].detail, "so it is");
		if (policy_retries(&retries[i].f, &e, five).retries !=
		    retries[i].want)
			print_error("row %zu, %s\n", i, retries[i].what);
		assert_int_equal(
		    policy_retries(&retries[i].f, &e, five).retries,
		    retries[i].want);
		assert_int_equal(
		    policy_retries(&retries[i].f, &e, none).retries, 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_verdicts),
	    cmocka_unit_test(test_how_many_retries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
