/* Text for people in so many columns. */
#include <string.h>

#include "core/utf8.h"
#include "sheaf/world/world.h"
#include "tests/unit/unit.h"

enum { TEXT_LIMIT = 1 << 16 };

static void
test_words_when_wrapped(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, TEXT_LIMIT);
	layout_wrap(&out, STR("one two  three four"), 2, 9);
	assert_str(buf_view(&out), "  one two\n  three\n  four\n");
	buf_clear(&out);
	layout_wrap(&out, STR("averylongword a"), 2, 6);
	assert_str(buf_view(&out), "  averylongword\n  a\n");
	buf_clear(&out);
	layout_wrap(&out, STR_NONE, 2, 6);
	layout_wrap(&out, STR("  "), 2, 6);
	assert_int_equal(out.n, 0);
	buf_free(&out);
}

static void
test_names_when_shortened(void **state)
{
	static const struct {
		const char *name;
		size_t width;
		const char *want;
	} cases[] = {
	    {"duepublico", 10, "duepublico"},
	    {"https://a.example/oai", 30, "https://a.example/oai"},
	    {"https://a.example/oai", 13, "a.example/oai"},
	    {"https://a.example/oai", 12, "a.examp\xe2\x80\xa6/oai"},
	    {"aaaaaaaaaaaa", 6,
	     "aaa\xe2\x80\xa6"
	     "aa"},
	    {"abc", 1, "\xe2\x80\xa6"},
	    {"abc", 0, ""},
	    {"", 5, ""},
	};
	struct buf out;

	(void)state;
	buf_init(&out, TEXT_LIMIT);
	for (size_t i = 0; i < COUNT(cases); i++) {
		buf_clear(&out);
		assert_int_equal(
		    layout_name(&out, str_c(cases[i].name), cases[i].width),
		    utf8_columns(str_c(cases[i].want)));
		assert_str(out.n > 0 ? buf_view(&out) : STR(""), cases[i].want);
	}
	/* Wide characters and bytes that are none: never too many columns. */
	for (size_t w = 0; w < 30; w++) {
		buf_clear(&out);
		layout_name(&out,
			    STR("\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xff"
				"\xe6\xbc\xa2\xe6\xbc\xa2\033[2J\xe6"),
			    w);
		assert_true(utf8_columns(buf_view(&out)) <= w);
		assert_int_equal(utf8_valid(buf_view(&out)), out.n);
	}
	buf_free(&out);
}

static void
test_numbers_and_durations(void **state)
{
	static const struct {
		uint64_t n;
		const char *number, *duration;
	} cases[] = {
	    {0, "0", "0 s"},
	    {59, "59", "59 s"},
	    {60, "60", "1 min"},
	    {192, "192", "3 min 12 s"},
	    {3600, "3,600", "1 h"},
	    {7500, "7,500", "2 h 5 min"},
	    {86400, "86,400", "1 day"},
	    {277200, "277,200", "3 days 5 h"},
	    {UINT64_MAX, "18,446,744,073,709,551,615",
	     "213503982334601 days 7 h"},
	};
	struct buf out;

	(void)state;
	buf_init(&out, TEXT_LIMIT);
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_string_equal(STR_NUMBER(cases[i].n), cases[i].number);
		buf_clear(&out);
		layout_duration(&out, cases[i].n);
		assert_str(buf_view(&out), cases[i].duration);
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_words_when_wrapped),
	    cmocka_unit_test(test_names_when_shortened),
	    cmocka_unit_test(test_numbers_and_durations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
