/* Libraries loaded when they are needed: there, not there, too old. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/loader.h"

/* Of whatever libraries the program has by itself. */
struct two {
	size_t (*strlen)(const char *s);
	char *(*strchr)(const char *s, int c);
};

static const char *const there[] = {"strlen", "strchr"};

static void
test_filled(void **state)
{
	const char *s = "loaded", *missing = s;
	struct two two;

	(void)state;
	assert_int_equal(loader_fill(NULL, there, 2, &two, &missing), 0);
	assert_null(missing);
	assert_int_equal(two.strlen(s), 6);
	assert_ptr_equal(two.strchr(s, 'd'), s + 3);
}

static void
test_function_missing(void **state)
{
	static const char *const names[] = {"strlen", "strlen_of_no_library"};
	const char *missing = NULL;
	struct two two;

	(void)state;
	assert_int_equal(loader_fill(NULL, names, 2, &two, &missing), -1);
	assert_string_equal(missing, names[1]);
}

static void
test_library_missing(void **state)
{
	const char *missing = "";
	struct two two;

	(void)state;
	assert_int_equal(
	    loader_fill("libof-nobody.so.1", there, 2, &two, &missing), -1);
	assert_null(missing);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_filled),
	    cmocka_unit_test(test_function_missing),
	    cmocka_unit_test(test_library_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
