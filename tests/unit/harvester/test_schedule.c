/* When a source is due. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harvester/retry.h"
#include "harvester/schedule.h"

enum { HOUR = 3600, DAY = 24 * HOUR, MIDNIGHT = 20000 * DAY };

static const struct schedule daily = {.every = DAY};
static const struct schedule nightly = {
    .every = DAY, .bound = true, .from = 2 * 60, .until = 6 * 60};

static struct store_run
run(enum store_outcome outcome, int64_t began)
{
	return (struct store_run){
	    .outcome = outcome, .began = began, .ended = began + 60};
}

static int64_t
due(const struct schedule *s, enum store_outcome outcome, int64_t began,
    uint64_t failures)
{
	struct store_run r = run(outcome, began);

	return schedule_due(s, &r, failures, MIDNIGHT + 10 * DAY);
}

static void
test_due_by_how_it_ended(void **state)
{
	(void)state;
	assert_int_equal(due(&daily, STORE_NEVER, 0, 0), 0);
	assert_int_equal(due(&daily, STORE_WHOLE, MIDNIGHT, 0), MIDNIGHT + DAY);
	assert_int_equal(due(&daily, STORE_PARTLY, MIDNIGHT, 0),
			 MIDNIGHT + DAY);
	assert_int_equal(due(&daily, STORE_STOPPED, MIDNIGHT, 0), MIDNIGHT);
	assert_int_equal(due(&daily, STORE_RUNNING, MIDNIGHT, 0), MIDNIGHT);
}

static void
test_due_later_by_each_failure(void **state)
{
	int64_t ended = MIDNIGHT + 60;

	(void)state;
	assert_int_equal(due(&daily, STORE_FAILED, MIDNIGHT, 1),
			 ended + SCHEDULE_PAUSE);
	assert_int_equal(due(&daily, STORE_FAILED, MIDNIGHT, 3),
			 ended + 4 * SCHEDULE_PAUSE);
	assert_int_equal(due(&daily, STORE_FAILED, MIDNIGHT, 50), ended + DAY);
	assert_int_equal(due(&daily, STORE_FAILED, MIDNIGHT, UINT64_MAX),
			 ended + DAY);
}

static void
test_due_when_its_hours_begin(void **state)
{
	int64_t two = MIDNIGHT + 2 * HOUR;

	(void)state;
	/* It had to wait until five; the next night it need not. */
	assert_int_equal(due(&nightly, STORE_WHOLE, MIDNIGHT + 5 * HOUR, 0),
			 two + DAY);
	assert_int_equal(due(&nightly, STORE_WHOLE, two, 0), two + DAY);
	/* By hand, at noon. */
	assert_int_equal(due(&nightly, STORE_WHOLE, MIDNIGHT + 12 * HOUR, 0),
			 MIDNIGHT + 12 * HOUR + DAY);
}

static void
test_due_within_one_opening_again(void **state)
{
	struct schedule hourly = nightly;

	(void)state;
	hourly.every = HOUR;
	assert_int_equal(due(&hourly, STORE_WHOLE, MIDNIGHT + 3 * HOUR, 0),
			 MIDNIGHT + 4 * HOUR);
}

static void
test_due_though_the_clock_was_ahead(void **state)
{
	struct store_run r = run(STORE_WHOLE, MIDNIGHT + 1000 * DAY);

	(void)state;
	assert_int_equal(schedule_due(&daily, &r, 0, MIDNIGHT), MIDNIGHT + DAY);
	r.outcome = STORE_FAILED;
	assert_int_equal(schedule_due(&daily, &r, 1, MIDNIGHT),
			 MIDNIGHT + SCHEDULE_PAUSE);
}

static void
test_open_over_midnight(void **state)
{
	struct schedule s = nightly;

	(void)state;
	assert_true(schedule_open(&daily, MIDNIGHT));
	assert_false(schedule_open(&s, MIDNIGHT + 2 * HOUR - 1));
	assert_true(schedule_open(&s, MIDNIGHT + 2 * HOUR));
	assert_true(schedule_open(&s, MIDNIGHT + 6 * HOUR - 1));
	assert_false(schedule_open(&s, MIDNIGHT + 6 * HOUR));
	s.from = 22 * 60;
	assert_true(schedule_open(&s, MIDNIGHT));
	assert_true(schedule_open(&s, MIDNIGHT + 23 * HOUR));
	assert_false(schedule_open(&s, MIDNIGHT + 12 * HOUR));
	assert_int_equal(due(&s, STORE_WHOLE, MIDNIGHT + 5 * HOUR, 0),
			 MIDNIGHT + 22 * HOUR);
}

static void
test_away_a_day_at_most(void **state)
{
	struct store_run r = run(STORE_FAILED, MIDNIGHT);

	(void)state;
	r.not_before = MIDNIGHT + HOUR;
	assert_int_equal(schedule_away(&r), MIDNIGHT + HOUR);
	r.not_before = INT64_MAX;
	assert_int_equal(schedule_away(&r), r.ended + RETRY_AWAY_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_due_by_how_it_ended),
	    cmocka_unit_test(test_due_later_by_each_failure),
	    cmocka_unit_test(test_due_when_its_hours_begin),
	    cmocka_unit_test(test_due_within_one_opening_again),
	    cmocka_unit_test(test_due_though_the_clock_was_ahead),
	    cmocka_unit_test(test_open_over_midnight),
	    cmocka_unit_test(test_away_a_day_at_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
