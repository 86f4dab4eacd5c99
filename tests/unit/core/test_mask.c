/* Secrets that no message repeats. */
#include "tests/unit/unit.h"

#include <string.h>

#include "core/err.h"
#include "core/mask.h"

static void
test_what_is_known_is_masked(void **state)
{
	struct err e;

	(void)state;
	assert_true(mask_add(STR("geheim")));
	assert_true(mask_add(STR("geheim")));
	assert_true(mask_add(STR("abc"))); /* too short to be told */
	assert_true(mask_add(STR("a b:c")));
	err_set(&e, ERR_OAI, 0, "badArgument: %s abc %s%s", "geheim",
		"geheimgeheim", "a b:c");
	assert_string_equal(e.msg, "badArgument: *** abc *********");
	err_set(&e, ERR_OAI, 0, "sound");
	err_wrap(&e, "%s", "streng-geheim");
	assert_string_equal(e.msg, "streng-***: sound");
	mask_clear();
	err_set(&e, ERR_OAI, 0, "geheim");
	assert_string_equal(e.msg, "geheim");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_is_known_is_masked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
