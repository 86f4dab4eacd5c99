/* Lists that lead nowhere, and those that only seem to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harvester/endless.h"

static uint64_t
id(unsigned i)
{
	char text[32];

	snprintf(text, sizeof(text), "oai:x:%u", i);
	return endless_hash(str_c(text));
}

/* A page with n records from `first` on, and ever new tokens. */
static const char *
page(struct endless *c, unsigned first, unsigned n, uint64_t seen,
     int64_t total)
{
	static unsigned number;
	static uint64_t ids[1000];
	char token[32];
	struct endless_page p = {.asked = "t",
				 .token = token,
				 .ids = ids,
				 .nids = n,
				 .records = n,
				 .seen = seen,
				 .total = total};

	assert_true(n <= 1000);
	snprintf(token, sizeof(token), "t%u", number++);
	for (unsigned i = 0; i < n; i++)
		ids[i] = id(first + i);
	return endless_page(c, &p);
}

/* Steps until the circle is found that begins after `before` tokens; 0: none */
static int
find_circle(int before, int length, int most)
{
	static struct endless c;
	char token[32];
	struct endless_page p = {.asked = "", .token = token, .total = -1};

	endless_start(&c);
	for (int i = 0; i < most; i++) {
		int at = i < before ? i : before + (i - before) % length;
		const char *why;

		snprintf(token, sizeof(token), "t%d", at);
		c.empty = 0;
		why = endless_page(&c, &p);
		if (why != NULL)
			return strstr(why, "circle") ? i + 1 : -1;
	}
	return 0;
}

static void
test_circle_is_found_soon(void **state)
{
	int found;

	(void)state;
	for (int before = 0; before < 20; before++) {
		for (int length = 1; length < 20; length++) {
			found = find_circle(before, length, 1000);
			assert_true(found > 0);
			assert_true(found <= 3 * (before + length) + 3);
		}
	}
}

static void
test_circle_is_not_seen_where_none_is(void **state)
{
	(void)state;
	assert_int_equal(find_circle(100000, 1, 100000), 0);
}

static void
test_the_same_records_under_new_tokens(void **state)
{
	struct endless c = {0};
	const char *why = NULL;

	(void)state;
	endless_start(&c);
	assert_null(page(&c, 0, 10, 10, -1));
	assert_int_equal(endless_pace(&c), 0);
	for (int i = 0; i < ENDLESS_STALE_MAX; i++) {
		assert_null(page(&c, (unsigned)i % 5, 5, 15, -1));
		assert_int_equal(endless_pace(&c), ENDLESS_PACE_MS);
	}
	why = page(&c, 3, 5, 20, -1);
	assert_non_null(why);
	assert_string_equal(why, "21 pages in a row with nothing new in them");
	endless_free(&c);
}

/* What has no identifier that can be read is no news either. */
static void
test_broken_records_only(void **state)
{
	struct endless c = {0};
	struct endless_page p = {.asked = "t", .records = 10, .total = -1};
	const char *why = NULL;
	char token[32];
	int n = 0;

	(void)state;
	endless_start(&c);
	p.token = token;
	while (why == NULL && n < 100) {
		snprintf(token, sizeof(token), "t%d", n++);
		why = endless_page(&c, &p);
	}
	assert_int_equal(n, ENDLESS_STALE_MAX + 1);
	endless_free(&c);
}

static void
test_one_new_record_is_news(void **state)
{
	struct endless c = {0};

	(void)state;
	endless_start(&c);
	for (unsigned i = 0; i < 1000; i++)
		assert_null(page(&c, i, 10, i * 10, -1));
	endless_free(&c);
}

/* Past what the bits can tell: new records stay new. */
static void
test_long_lists_are_not_endless(void **state)
{
	struct endless c = {0};

	(void)state;
	endless_start(&c);
	for (unsigned i = 0; i < 3000; i++) {
		assert_null(page(&c, i * 1000, 1000, i * 1000, -1));
		assert_int_equal(c.stale, 0);
		assert_true(c.set <= ENDLESS_BITS / 2);
	}
	/* And the same ones again are found all the same. */
	for (unsigned i = 0; i <= ENDLESS_STALE_MAX; i++)
		if (page(&c, 0, 1000, 1, -1) != NULL)
			fail();
	assert_non_null(page(&c, 0, 1000, 1, -1));
	endless_free(&c);
}

static void
test_more_than_twice_what_was_announced(void **state)
{
	struct endless c = {0};
	const char *why;

	(void)state;
	endless_start(&c);
	assert_null(page(&c, 0, 10, 10, 10));
	assert_null(page(&c, 10, 10, 30, 10)); /* twice, and a page */
	why = page(&c, 20, 10, 31, 10);
	assert_non_null(why);
	assert_non_null(strstr(why, "31 records and no end, of 10 announced"));
	/* The last page is the last page, and a hint is a hint. */
	assert_null(page(&c, 30, 10, 1000, -1));
	assert_null(page(&c, 40, 10, 1000, 0));
	endless_free(&c);
}

static void
test_empty_pages(void **state)
{
	struct endless c = {0};

	(void)state;
	endless_start(&c);
	for (unsigned i = 0; i < ENDLESS_EMPTY_MAX; i++)
		assert_null(page(&c, 0, 0, 0, -1));
	assert_int_equal(endless_pace(&c), ENDLESS_PACE_MS);
	assert_non_null(page(&c, 0, 0, 0, -1));
	assert_null(page(&c, 0, 1, 1, -1));
	assert_int_equal(endless_pace(&c), 0);
	endless_free(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_circle_is_found_soon),
	    cmocka_unit_test(test_circle_is_not_seen_where_none_is),
	    cmocka_unit_test(test_the_same_records_under_new_tokens),
	    cmocka_unit_test(test_broken_records_only),
	    cmocka_unit_test(test_one_new_record_is_news),
	    cmocka_unit_test(test_long_lists_are_not_endless),
	    cmocka_unit_test(test_more_than_twice_what_was_announced),
	    cmocka_unit_test(test_empty_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
