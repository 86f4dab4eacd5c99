/* Bundles that cannot be finished: nothing of them is left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/mem.h"
#include "tests/unit/bundling.h"
#include "tests/unit/folder.h"

static void
test_bundle_when_target_cannot_be_written(void **state)
{
	struct bundle *b;
	struct err e;

	(void)state;
	assert_int_equal(bundle_open(&b, "missing/b.zip", BUNDLE_ZIP, &e), -1);
	assert_null(b);
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.msg, "missing/b.zip"));
	assert_int_equal(bundle_open(&b, ".", BUNDLE_ZIP, &e), -1);
	assert_int_equal(bundle_open(&b, "x", BUNDLE_NONE, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_int_equal(folder_count("."), 0);
}

static void
expect_old(const char *path)
{
	folder_expect(path, "old");
	assert_int_equal(folder_count("."), 1);
	assert_int_equal(remove(path), 0);
}

static void
test_bundle_leaves_nothing_when_not_committed(void **state)
{
	struct bundle *b;
	struct err e;

	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		folder_put(kinds[i].path, "old");
		assert_int_equal(
		    bundle_open(&b, kinds[i].path, kinds[i].kind, &e), 0);
		assert_int_equal(fill_bundle(b, &e), 0);
		bundle_close(b);
		expect_old(kinds[i].path);
		/* In the middle of a member, too. */
		folder_put(kinds[i].path, "old");
		assert_int_equal(
		    bundle_open(&b, kinds[i].path, kinds[i].kind, &e), 0);
		assert_int_equal(bundle_begin(b, "a", &e), 0);
		assert_int_equal(bundle_write(b, "x", 1, &e), 0);
		bundle_close(b);
		expect_old(kinds[i].path);
	}
	bundle_close(NULL);
}

static void
test_bundle_when_disk_is_full(void **state)
{
	static const rlim_t sizes[] = {0, 100, 70000, NOISE_SIZE / 2,
				       NOISE_SIZE};
	struct rlimit old, low;
	struct err e;
	int rc;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	for (size_t i = 0; i < KINDS * sizeof(sizes) / sizeof(sizes[0]); i++) {
		size_t k = i % KINDS;

		folder_put(kinds[k].path, "old");
		low = old;
		low.rlim_cur = sizes[i / KINDS];
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
		memset(&e, 0, sizeof(e));
		rc = make_bundle(kinds[k].path, kinds[k].kind, &e);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
		assert_int_equal(rc, -1);
		assert_int_equal(e.code, ERR_IO);
		assert_non_null(strstr(e.msg, kinds[k].path));
		expect_old(kinds[k].path);
	}
}

static void
test_bundle_to_a_full_device(void **state)
{
	struct err e;

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		skip();
	for (size_t i = 0; i < KINDS; i++) {
		assert_int_equal(make_bundle("/dev/full", kinds[i].kind, &e),
				 -1);
		assert_int_equal(e.code, ERR_IO);
		assert_non_null(strstr(e.msg, "/dev/full"));
	}
}

static bool
always(void *ctx)
{
	(void)ctx;
	return true;
}

static bool
never(void *ctx)
{
	(void)ctx;
	return false;
}

static void
test_bundle_add_looks_at_the_stop_flag(void **state)
{
	const struct env stopping = {.stopped = always};
	const struct env going = {.stopped = never};
	struct spool *s = spool_new();
	struct bundle *b;
	struct err e;

	(void)state;
	assert_int_equal(spool_write(s, noise(), NOISE_SIZE, &e), 0);
	for (size_t i = 0; i < KINDS; i++) {
		folder_put(kinds[i].path, "old");
		assert_int_equal(
		    bundle_open(&b, kinds[i].path, kinds[i].kind, &e), 0);
		assert_int_equal(bundle_add(b, &going, "a", s, &e), 0);
		assert_int_equal(bundle_add(b, NULL, "b", s, &e), 0);
		assert_int_equal(bundle_add(b, &stopping, "c", s, &e), -1);
		assert_int_equal(e.code, ERR_STOPPED);
		/* What is not whole cannot be committed by mistake. */
		assert_int_equal(bundle_commit(b, &e), -1);
		assert_int_equal(e.code, ERR_STOPPED);
		bundle_close(b);
		expect_old(kinds[i].path);
	}
	spool_free(s);
}

static void
test_bundle_without_memory(void **state)
{
	struct err e = {0};
	int rc = -1, tries = 0;

	(void)state;
	while (rc != 0) {
		mem_fail_at((unsigned long)++tries, 0);
		rc = make_bundle("b.tar.zst", BUNDLE_TAR_ZST, &e);
		assert_true(rc == 0 || e.code == ERR_NOMEM);
		assert_int_equal(folder_count("."), rc == 0);
		assert_true(tries < 100);
	}
	mem_fail_at(0, 0);
	assert_true(tries > 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_bundle_when_target_cannot_be_written),
	    IN_FOLDER(test_bundle_leaves_nothing_when_not_committed),
	    IN_FOLDER(test_bundle_when_disk_is_full),
	    IN_FOLDER(test_bundle_to_a_full_device),
	    IN_FOLDER(test_bundle_add_looks_at_the_stop_flag),
	    IN_FOLDER(test_bundle_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
