/* Bins: many streams, what was written is read, in memory and beyond it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/bins.h"
#include "core/mem.h"
#include "tests/unit/unit.h"

enum { MANY = 3000, ROUNDS = 40 };

struct check {
	size_t bin, at;
	bool right;
};

/* The n-th byte of a bin; no two bins are alike. */
static char
byte_of(size_t bin, size_t at)
{
	return (char)(bin * 31 + at * 7 + at / 251);
}

static int
check_piece(void *ctx, const char *p, size_t n, struct err *e)
{
	struct check *c = ctx;

	(void)e;
	for (size_t i = 0; i < n; i++, c->at++)
		c->right = c->right && p[i] == byte_of(c->bin, c->at);
	return 0;
}

static void
put(struct bins *b, size_t bin, size_t n)
{
	size_t at = bins_size(b, bin);
	char *p = malloc(n + 1);
	struct err e;

	assert_non_null(p);
	for (size_t i = 0; i < n; i++)
		p[i] = byte_of(bin, at + i);
	assert_int_equal(bins_write(b, bin, p, n, &e), 0);
	free(p);
}

static void
expect(struct bins *b, size_t bin, size_t n)
{
	struct check c = {bin, 0, true};
	struct err e;

	assert_int_equal(bins_size(b, bin), n);
	assert_int_equal(bins_read(b, bin, check_piece, &c, &e), 0);
	assert_int_equal(c.at, n);
	assert_true(c.right);
}

static void
test_bins_when_there_are_many(void **state)
{
	struct bins *b = bins_new();
	size_t sizes[MANY] = {0}, bin, n;
	struct err e;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		assert_int_equal(bins_add(b, &bin, &e), 0);
		assert_int_equal(bin, i);
	}
	for (size_t r = 0; r < ROUNDS; r++)
		for (size_t i = 0; i < MANY; i++) {
			n = (i * 37 + r * 101) % 300;
			put(b, i, n);
			sizes[i] += n;
		}
	for (size_t i = 0; i < MANY; i += 17)
		expect(b, i, sizes[i]);
	/* Read again, and written on after that. */
	put(b, 17, 5000);
	expect(b, 17, sizes[17] + 5000);
	bins_free(b);
}

static void
test_bins_when_one_is_longer_than_memory(void **state)
{
	struct bins *b = bins_new();
	size_t bin;
	struct err e;

	(void)state;
	for (int i = 0; i < 3; i++)
		assert_int_equal(bins_add(b, &bin, &e), 0);
	put(b, 0, 1);
	put(b, 1, 2 * BINS_MEMORY + 12345);
	put(b, 0, 2047);
	put(b, 0, 1);
	expect(b, 0, 2049);
	expect(b, 1, 2 * BINS_MEMORY + 12345);
	expect(b, 2, 0);
	bins_free(b);
	bins_free(NULL);
}

static void
test_bins_without_memory(void **state)
{
	struct bins *b = NULL;

	(void)state;
	for (unsigned long n = 1; b == NULL; n++) {
		mem_fail_at(n, 0);
		b = bins_new();
		mem_fail_at(0, 0);
		assert_true(n < 10);
	}
	bins_free(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_bins_when_there_are_many),
	    cmocka_unit_test(test_bins_when_one_is_longer_than_memory),
	    cmocka_unit_test(test_bins_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
