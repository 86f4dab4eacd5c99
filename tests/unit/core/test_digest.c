/* SHA-256 against the vectors of FIPS 180-4 and of NIST's examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/digest.h"
#include "core/mem.h"

static void
expect_digest(struct digest *d, const char *text, const char *hex)
{
	char got[DIGEST_HEX];

	digest_add(d, text, strlen(text));
	digest_end(d, got);
	assert_string_equal(got, hex);
}

static void
test_digest_of_known_texts(void **state)
{
	struct digest *d = digest_new();

	(void)state;
	assert_non_null(d);
	expect_digest(d, "",
		      "e3b0c44298fc1c149afbf4c8996fb924"
		      "27ae41e4649b934ca495991b7852b855");
	/* Each starts anew after the one before. */
	expect_digest(d, "abc",
		      "ba7816bf8f01cfea414140de5dae2223"
		      "b00361a396177a9cb410ff61f20015ad");
	expect_digest(d,
		      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmno"
		      "mnopnopq",
		      "248d6a61d20638b8e5c026930c3e6039"
		      "a33ce45964ff2167f6ecedd419db06c1");
	digest_free(d);
}

static void
test_digest_when_given_in_pieces(void **state)
{
	struct digest *d = digest_new();
	char thousand[1000], got[DIGEST_HEX];

	(void)state;
	assert_non_null(d);
	memset(thousand, 'a', sizeof(thousand));
	for (int i = 0; i < 1000; i++) {
		digest_add(d, thousand, 1);
		digest_add(d, NULL, 0);
		digest_add(d, thousand, sizeof(thousand) - 1);
	}
	digest_end(d, got);
	assert_string_equal(got, "cdc76e5c9914fb9281a1c7e284d73e67"
				 "f1809a48a497200e046d39ccc7112cd0");
	digest_free(d);
}

static void
test_digest_without_memory(void **state)
{
	(void)state;
	mem_fail_at(1, 0);
	assert_null(digest_new());
	mem_fail_at(0, 0);
	digest_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_digest_of_known_texts),
	    cmocka_unit_test(test_digest_when_given_in_pieces),
	    cmocka_unit_test(test_digest_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
