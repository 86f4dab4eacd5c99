/* Which failures wait, and how long. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harvester/retry.h"

static uint32_t jitter;

static uint32_t
fixed_random(void *ctx)
{
	(void)ctx;
	return jitter;
}

static const struct env env = {.random = fixed_random};
static const struct retry_policy policy = {.retries = 5, .max_wait = 600};

static enum retry_verdict
judge_status(int status, int64_t retry_after, int tries, int64_t *wait)
{
	struct http_response response = {.status = status,
					 .retry_after = retry_after};

	return retry_judge(&env, &policy, tries, &response, NULL, wait);
}

static void
test_judge_by_status(void **state)
{
	static const struct {
		int status;
		enum retry_verdict verdict;
	} cases[] = {
	    {200, RETRY_NEVER}, {304, RETRY_NEVER}, {400, RETRY_NEVER},
	    {401, RETRY_NEVER}, {403, RETRY_NEVER}, {404, RETRY_NEVER},
	    {408, RETRY_AFTER}, {410, RETRY_NEVER}, {421, RETRY_AFTER},
	    {422, RETRY_NEVER}, {425, RETRY_AFTER}, {429, RETRY_AFTER},
	    {500, RETRY_AFTER}, {501, RETRY_NEVER}, {502, RETRY_AFTER},
	    {503, RETRY_AFTER}, {504, RETRY_AFTER}, {505, RETRY_NEVER},
	    {520, RETRY_AFTER},
	};
	int64_t wait;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(judge_status(cases[i].status, -1, 1, &wait),
				 cases[i].verdict);
}

static void
test_judge_by_error(void **state)
{
	static const struct {
		enum err_code code;
		int detail;
		bool may_pass;
	} cases[] = {
	    {ERR_NET, ECONNREFUSED, true},
	    {ERR_NET, ETIMEDOUT, true},
	    {ERR_NET, EPERM, false},
	    {ERR_NET, EACCES, false},
	    {ERR_XML, 0, true},
	    {ERR_OAI, 0, true},
	    {ERR_LIMIT, 0, false},
	    {ERR_IO, 0, false},
	    {ERR_STORE, 0, false},
	    {ERR_HTTP, 302, false},
	    {ERR_HTTP, 503, true},
	    {ERR_NOMEM, 0, false},
	    {ERR_STOPPED, 0, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct err e = {.code = cases[i].code,
				.detail = cases[i].detail};

		assert_int_equal(retry_may_pass(200, &e), cases[i].may_pass);
	}
}

static void
test_wait_grows_and_stays_above_half_a_second(void **state)
{
	static const uint32_t extremes[] = {0, 1, 249, UINT32_MAX};
	struct retry_policy many = {.retries = 20, .max_wait = 600};
	struct http_response response = {.status = 500, .retry_after = -1};
	int64_t wait, last;

	(void)state;
	for (size_t i = 0; i < sizeof(extremes) / sizeof(extremes[0]); i++) {
		jitter = extremes[i];
		last = 500;
		for (int tries = 1; tries <= 7; tries++) {
			assert_int_equal(retry_judge(&env, &many, tries,
						     &response, NULL, &wait),
					 RETRY_AFTER);
			assert_true(wait > last || wait >= 45000);
			assert_true(wait <= 60000);
			last = wait;
		}
		assert_int_equal(
		    retry_judge(&env, &many, 20, &response, NULL, &wait),
		    RETRY_AFTER);
		assert_true(wait <= 60000);
	}
	jitter = 0;
}

static void
test_wait_is_never_below_what_was_asked_for(void **state)
{
	int64_t wait;

	(void)state;
	assert_int_equal(judge_status(503, 100, 1, &wait), RETRY_AFTER);
	assert_true(wait >= 100000);
	assert_int_equal(judge_status(429, 7, 1, &wait), RETRY_AFTER);
	assert_true(wait >= 7000);
	assert_int_equal(judge_status(503, 0, 1, &wait), RETRY_AFTER);
	assert_true(wait >= 500);
}

static void
test_retry_after_counts_with_429_and_503_only(void **state)
{
	int64_t wait;

	(void)state;
	assert_int_equal(judge_status(500, 300, 1, &wait), RETRY_AFTER);
	assert_true(wait <= 1000);
	assert_int_equal(judge_status(404, 3, 1, &wait), RETRY_NEVER);
}

static void
test_too_long_a_wait_is_named(void **state)
{
	int64_t wait;

	(void)state;
	assert_int_equal(judge_status(503, 600, 1, &wait), RETRY_AFTER);
	assert_int_equal(judge_status(503, 601, 1, &wait), RETRY_TOO_LONG);
	assert_int_equal(judge_status(503, 999999999, 6, &wait),
			 RETRY_TOO_LONG);
}

static void
test_tries_are_counted(void **state)
{
	int64_t wait;

	(void)state;
	assert_int_equal(judge_status(503, -1, 5, &wait), RETRY_AFTER);
	assert_int_equal(judge_status(503, -1, 6, &wait), RETRY_SPENT);
	/* A server that blames us is asked less often. */
	assert_int_equal(judge_status(408, -1, 3, &wait), RETRY_AFTER);
	assert_int_equal(judge_status(408, -1, 4, &wait), RETRY_SPENT);
	assert_int_equal(judge_status(429, -1, 5, &wait), RETRY_AFTER);
	assert_int_equal(judge_status(429, -1, 6, &wait), RETRY_SPENT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_judge_by_status),
	    cmocka_unit_test(test_judge_by_error),
	    cmocka_unit_test(test_wait_grows_and_stays_above_half_a_second),
	    cmocka_unit_test(test_wait_is_never_below_what_was_asked_for),
	    cmocka_unit_test(test_retry_after_counts_with_429_and_503_only),
	    cmocka_unit_test(test_too_long_a_wait_is_named),
	    cmocka_unit_test(test_tries_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
