/* Names of files out of anything. */
#include <stdio.h>
#include <string.h>

#include "exporters/bundle/bundle.h"
#include "core/name_set.h"
#include "exporters/bundle/internal.h"
#include "tests/unit/unit.h"

static const char *
name_of(const char *value)
{
	static char out[SAFE_NAME_MAX + 1];
	struct err e;

	assert_int_equal(safe_name(out, str_c(value), &e), 0);
	assert_true(strlen(out) <= SAFE_NAME_MAX);
	assert_true(bundle_name_is_fine(str_c(out)));
	return out;
}

static void
test_safe_name_of_what_is_safe(void **state)
{
	static const struct {
		const char *value, *name;
	} cases[] = {
	    {"2024", "2024"},
	    {"duepublico_mods_00071448", "duepublico_mods_00071448"},
	    {"ddc:004", "ddc--004"},
	    {"a:b:c", "a--b--c"},
	    {"zenodo.org", "zenodo.org"},
	    {"x", "x"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(name_of(cases[i].value), cases[i].name);
}

/* The start tells a person what it was, the hash that it was changed. */
static void
test_safe_name_of_what_is_not(void **state)
{
	static const struct {
		const char *value, *start;
	} cases[] = {
	    {"Open Access", "open-access+"},
	    {"\xc3\x9c"
	     "bung",
	     "uebung+"},
	    {"a--b", "a--b+"},
	    {"a-:b", "a---b+"},
	    {"con", "con+"},
	    {"nul.txt", "nul.txt+"},
	    {"COM1", "com1+"},
	    {"lpt9.x", "lpt9.x+"},
	    {"../../etc/passwd", "etc-passwd+"},
	    {"-rf", "rf+"},
	    {".hidden", "hidden+"},
	    {"dot.", "dot+"},
	    {"", "x+"},
	    {"???", "x+"},
	    {"\xe6\x9d\xb1\xe4\xba\xac", "x+"},
	    {"a+b", "a-b+"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *got = name_of(cases[i].value);

		if (!str_starts(str_c(got), str_c(cases[i].start)) ||
		    strlen(got) != strlen(cases[i].start) + SAFE_NAME_HASH)
			fail_msg("'%s' became '%s'", cases[i].value, got);
	}
}

/* All spellings that could meet in one folder stay apart. */
static void
test_safe_name_is_never_given_twice(void **state)
{
	static const char *const values[] = {
	    "a:b",       "a--b", "a-b",  "A:B",      "a b", "a/b",
	    "a\\b",      "con",  "CON",  "Con",      "x",   "X",
	    "",          " ",    "?",    "\xc3\xa4", "ae",  "\xc3\x84",
	    "a\xcc\x88", "a:-b", "a-:b", "a::b",     "a:",  ":a",
	    "a.",        "a",    "a-",   "-a",       ".a",  "_a",
	    "+none",     "none", "NONE", "+deleted"};
	struct name_set *set = name_set_new(100, 1 << 16);
	char longer[300];
	size_t number;
	bool fresh;
	struct err e;

	(void)state;
	for (size_t i = 0; i < COUNT(values); i++) {
		assert_int_equal(name_set_add(set, str_c(name_of(values[i])),
					      &number, &fresh, &e),
				 0);
		if (!fresh)
			fail_msg("'%s' has the name of another", values[i]);
	}
	memset(longer, 'a', sizeof(longer));
	for (size_t n = 58; n < 64; n++) {
		longer[n] = '\0';
		name_set_add(set, str_c(name_of(longer)), &number, &fresh, &e);
		assert_true(fresh);
		longer[n] = 'a';
	}
	name_set_free(set);
}

static void
test_name_set_has_a_limit(void **state)
{
	struct name_set *set = name_set_new(1000, 1 << 20);
	char name[16];
	size_t number;
	struct err e;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		snprintf(name, sizeof(name), "n%zu", i);
		assert_int_equal(
		    name_set_add(set, str_c(name), &number, NULL, &e), 0);
		assert_int_equal(number, i);
	}
	assert_true(name_set_find(set, STR("n999"), &number));
	assert_int_equal(number, 999);
	assert_false(name_set_find(set, STR("n1000"), &number));
	assert_int_equal(name_set_add(set, STR("m"), &number, NULL, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_str(name_set_get(set, 5), "n5");
	name_set_free(set);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_safe_name_of_what_is_safe),
	    cmocka_unit_test(test_safe_name_of_what_is_not),
	    cmocka_unit_test(test_safe_name_is_never_given_twice),
	    cmocka_unit_test(test_name_set_has_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
