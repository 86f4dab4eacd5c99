/* Spools: in memory, in a file, and when neither can be had. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "core/mem.h"
#include "core/spool.h"

enum { PIECE_MAX = 64 * 1024, WHOLE_MEMORY = SPOOL_MEMORY + SPOOL_SPARE };

/* Byte i of every test's content. */
static char
byte_at(uint64_t i)
{
	return (char)(i * 31 + (i >> 8) * 7 + (i >> 16));
}

static void
fill(struct spool *s, uint64_t from, uint64_t n, size_t step)
{
	char *piece = malloc(step);
	struct err e;

	assert_non_null(piece);
	for (uint64_t at = 0; at < n; at += step) {
		size_t part = n - at < step ? (size_t)(n - at) : step;

		for (size_t i = 0; i < part; i++)
			piece[i] = byte_at(from + at + i);
		assert_int_equal(spool_write(s, piece, part, &e), 0);
	}
	free(piece);
}

struct check {
	uint64_t at, stop;
	int bad;
};

static int
compare(void *ctx, const char *p, size_t n, struct err *e)
{
	struct check *c = ctx;

	(void)e;
	if (n == 0 || n > PIECE_MAX)
		c->bad++;
	for (size_t i = 0; i < n; i++)
		c->bad += p[i] != byte_at(c->at + i);
	c->at += n;
	return c->stop > 0 && c->at >= c->stop ? 7 : 0;
}

static void
expect_content(struct spool *s, uint64_t n)
{
	struct check c = {0};
	struct err e;

	assert_true(spool_size(s) == n);
	assert_int_equal(spool_read(s, compare, &c, &e), 0);
	assert_true(c.at == n);
	assert_int_equal(c.bad, 0);
}

static void
test_spool_keeps_what_was_written(void **state)
{
	static const struct {
		uint64_t n;
		size_t step;
	} cases[] = {
	    {0, 1},
	    {1, 1},
	    {100000, 7},
	    {SPOOL_MEMORY - 1, 4096},
	    {SPOOL_MEMORY, 4096},
	    {SPOOL_MEMORY + 1, 4096},
	    {2 * SPOOL_MEMORY, SPOOL_MEMORY},
	    {3 * SPOOL_MEMORY + 17, 99991},
	    {WHOLE_MEMORY, 70000},
	    {WHOLE_MEMORY + 1, 70000},
	    {2 * WHOLE_MEMORY + 17, 99991},
	    {3 * WHOLE_MEMORY, 3 * WHOLE_MEMORY},
	};
	struct spool *s = spool_new();

	(void)state;
	assert_non_null(s);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		spool_clear(s);
		fill(s, 0, cases[i].n, cases[i].step);
		expect_content(s, cases[i].n);
		/* As often as wanted, and more may follow. */
		expect_content(s, cases[i].n);
		fill(s, cases[i].n, 1000, 100);
		expect_content(s, cases[i].n + 1000);
	}
	spool_free(s);
}

static void
test_spool_read_stops_when_told(void **state)
{
	static const uint64_t stops[] = {1, WHOLE_MEMORY, WHOLE_MEMORY + 70000};
	struct spool *s = spool_new();
	struct err e;

	(void)state;
	fill(s, 0, WHOLE_MEMORY + 200000, 50000);
	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		struct check c = {.stop = stops[i]};

		assert_int_equal(spool_read(s, compare, &c, &e), 7);
		assert_true(c.at >= stops[i] && c.at < stops[i] + PIECE_MAX);
	}
	spool_free(s);
}

static void
test_spool_when_tmpdir_is_unusable(void **state)
{
	struct spool *s = spool_new();

	(void)state;
	setenv("TMPDIR", "/nonexistent/folder", 1);
	fill(s, 0, WHOLE_MEMORY + 10, 65536);
	unsetenv("TMPDIR");
	expect_content(s, WHOLE_MEMORY + 10);
	spool_free(s);
}

/* Writes until it fails; what comes after must not look whole. */
static void
expect_failure(struct spool *s, enum err_code code)
{
	static char piece[SPOOL_MEMORY / 2];
	struct check c = {0};
	struct err e = {0};
	int rc = 0;

	for (int i = 0; i < 16 && rc == 0; i++)
		rc = spool_write(s, piece, sizeof(piece), &e);
	assert_int_equal(rc, -1);
	assert_int_equal(e.code, code);
	assert_int_equal(spool_write(s, "x", 1, &e), -1);
	assert_int_equal(spool_read(s, compare, &c, &e), -1);
	assert_true(c.at == 0);
}

static void
with_limit(int what, rlim_t soft, struct spool *s)
{
	struct rlimit old, low;

	assert_int_equal(getrlimit(what, &old), 0);
	low = old;
	low.rlim_cur = soft;
	assert_int_equal(setrlimit(what, &low), 0);
	expect_failure(s, ERR_IO);
	assert_int_equal(setrlimit(what, &old), 0);
	spool_clear(s);
	fill(s, 0, 2 * WHOLE_MEMORY, 65536);
	expect_content(s, 2 * WHOLE_MEMORY);
}

static void
test_spools_share_what_is_beyond_their_own(void **state)
{
	struct spool *one = spool_new(), *other = spool_new();
	struct rlimit old, none;
	struct err e;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
	none = old;
	none.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	fill(one, 0, WHOLE_MEMORY, 65536);
	fill(other, 0, SPOOL_MEMORY, 65536);
	assert_int_equal(spool_write(other, "x", 1, &e), -1);
	spool_clear(one);
	spool_clear(other);
	fill(other, 0, WHOLE_MEMORY, 65536);
	expect_content(other, WHOLE_MEMORY);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
	fill(one, 0, WHOLE_MEMORY, 65536);
	expect_content(one, WHOLE_MEMORY);
	spool_free(one);
	spool_free(other);
}

static void
test_spool_when_no_file_can_be_made(void **state)
{
	struct spool *s = spool_new();

	(void)state;
	with_limit(RLIMIT_NOFILE, 0, s);
	spool_free(s);
}

static void
test_spool_when_disk_is_full(void **state)
{
	struct spool *s = spool_new();

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	with_limit(RLIMIT_FSIZE, SPOOL_MEMORY + 5000, s);
	spool_free(s);
}

static void
test_spool_without_memory(void **state)
{
	struct spool *s;

	(void)state;
	mem_fail_at(1, 0);
	assert_null(spool_new());
	s = spool_new();
	assert_non_null(s);
	mem_fail_at(2, 1);
	expect_failure(s, ERR_NOMEM);
	mem_fail_at(0, 0);
	spool_clear(s);
	fill(s, 0, 5000, 100);
	expect_content(s, 5000);
	spool_free(s);
	spool_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_spool_keeps_what_was_written),
	    cmocka_unit_test(test_spool_read_stops_when_told),
	    cmocka_unit_test(test_spool_when_tmpdir_is_unusable),
	    cmocka_unit_test(test_spools_share_what_is_beyond_their_own),
	    cmocka_unit_test(test_spool_when_no_file_can_be_made),
	    cmocka_unit_test(test_spool_when_disk_is_full),
	    cmocka_unit_test(test_spool_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
