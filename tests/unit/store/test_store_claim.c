/*
 * A source that is held is asked for again for a moment: its holder may have
 * been killed, and be gone a little later. Naps are ours: nobody waits.
 */
#include <time.h>

#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

static struct store *dying; /* is gone after so many naps */
static unsigned int naps, naps_left;

/* In place of the C library's. */
int
nanosleep(const struct timespec *nap, struct timespec *rest)
{
	(void)nap;
	(void)rest;
	naps++;
	if (dying != NULL && naps_left-- == 0)
		store_release(dying, STR("src"));
	return 0;
}

static void
test_store_claim_of_one_that_dies(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct err e;

	(void)state;
	dying = fixture_open(STORE_WRITE);
	assert_done(store_claim(dying, STR("src"), &e), &e);
	naps = 0;
	naps_left = 2;
	assert_done(store_claim(s, STR("src"), &e), &e);
	assert_int_equal(naps, 3);
	store_close(dying);
	store_close(s);
	dying = NULL;
}

static void
test_store_claim_of_one_that_lives(void **state)
{
	struct store *holder = fixture_open(STORE_WRITE);
	struct store *s = fixture_open(STORE_WRITE);
	struct err e;

	(void)state;
	assert_done(store_claim(holder, STR("src"), &e), &e);
	naps = 0;
	assert_int_equal(store_claim(s, STR("src"), &e), -1);
	assert_int_equal(e.code, ERR_BUSY);
	assert_in_range(naps, 1, 100);
	/* Asking alone does not wait. */
	naps = 0;
	assert_int_equal(store_claimed(s, STR("src"), &e), 1);
	assert_int_equal(naps, 0);
	store_close(s);
	store_close(holder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_store_claim_of_one_that_dies),
	    IN_FOLDER(test_store_claim_of_one_that_lives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
