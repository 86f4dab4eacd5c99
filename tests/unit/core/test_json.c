/* The JSON writer: syntax by itself, and bytes that would break it. */
#include <string.h>

#include "core/json.h"
#include "tests/unit/unit.h"

static struct buf out;
static struct json j;

static int
setup(void **state)
{
	(void)state;
	buf_init(&out, 1 << 20);
	json_init(&j, &out, false);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	buf_free(&out);
	return 0;
}

static void
expect_quoted(struct str in, const char *want)
{
	buf_clear(&out);
	json_quote(&out, in);
	assert_str(buf_view(&out), want);
}

static void
test_commas_between_members_and_items(void **state)
{
	(void)state;
	json_object(&j, NULL);
	json_str(&j, "a", STR("x"));
	json_array(&j, "b");
	json_int(&j, NULL, -1);
	json_bool(&j, NULL, true);
	json_object(&j, NULL);
	json_end(&j);
	json_array(&j, NULL);
	json_end(&j);
	json_end(&j);
	json_bool(&j, "c", false);
	json_end(&j);
	assert_str(buf_view(&out),
		   "{\"a\":\"x\",\"b\":[-1,true,{},[]],\"c\":false}");
}

static void
test_optional_member_when_empty(void **state)
{
	(void)state;
	json_object(&j, NULL);
	json_opt(&j, "a", STR_NONE);
	json_str(&j, "b", STR_NONE);
	json_opt(&j, "c", STR("x"));
	json_end(&j);
	assert_str(buf_view(&out), "{\"b\":\"\",\"c\":\"x\"}");
}

static void
test_pretty_layout(void **state)
{
	(void)state;
	json_init(&j, &out, true);
	json_object(&j, NULL);
	json_array(&j, "a");
	json_end(&j);
	json_array(&j, "b");
	json_int(&j, NULL, 1);
	json_int(&j, NULL, 2);
	json_end(&j);
	json_end(&j);
	assert_str(buf_view(&out), "{\n  \"a\": [],\n  \"b\": [\n    1,\n"
				   "    2\n  ]\n}");
}

static void
test_depth_when_at_its_limit(void **state)
{
	(void)state;
	for (int i = 0; i < JSON_DEPTH_MAX; i++)
		json_array(&j, NULL);
	for (int i = 0; i < JSON_DEPTH_MAX; i++)
		json_end(&j);
	assert_int_equal(out.n, 2 * JSON_DEPTH_MAX);
}

static void
test_escapes(void **state)
{
	(void)state;
	expect_quoted(STR("a\"b\\c/"), "\"a\\\"b\\\\c/\"");
	expect_quoted(STR("\b\t\n\f\r"), "\"\\b\\t\\n\\f\\r\"");
	expect_quoted(str_of("\0\x01\x1f\x7f", 4),
		      "\"\\u0000\\u0001\\u001f\\u007f\"");
}

/* Line ends to JavaScript and to many a reader of lines. */
static void
test_escapes_of_unicode_line_ends_and_controls(void **state)
{
	(void)state;
	expect_quoted(STR("\xe2\x80\xa8\xe2\x80\xa9"), "\"\\u2028\\u2029\"");
	expect_quoted(STR("\xc2\x85\xc2\x80\xc2\x9f"),
		      "\"\\u0085\\u0080\\u009f\"");
	expect_quoted(STR("\xe2\x80\xaa\xe2\x80\xae\xe2\x81\xa6\xe2\x81\xa9"),
		      "\"\\u202a\\u202e\\u2066\\u2069\"");
	expect_quoted(STR("\xc2\xa0\xe2\x80\xa7\xe2\x80\xaf\xe2\x80\x8f"),
		      "\"\xc2\xa0\xe2\x80\xa7\xe2\x80\xaf\xe2\x80\x8f\"");
	expect_quoted(STR("\xe2\x81\xa5\xe2\x81\xaa"),
		      "\"\xe2\x81\xa5\xe2\x81\xaa\"");
}

static void
test_text_stays_as_it_is(void **state)
{
	(void)state;
	expect_quoted(STR("Größe „x“ 毛 😀 <b>&amp;"),
		      "\"Größe „x“ 毛 😀 <b>&amp;\"");
	expect_quoted(STR_NONE, "\"\"");
}

static void
test_bad_bytes_when_no_utf8(void **state)
{
	(void)state;
	expect_quoted(STR("a\xff\xfe"
			  "b"),
		      "\"a\xef\xbf\xbd\xef\xbf\xbd"
		      "b\"");
	/* A surrogate, an overlong blank, a cut character. */
	expect_quoted(STR("\xed\xa0\x80"),
		      "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
	expect_quoted(STR("\xc0\xa0"), "\"\xef\xbf\xbd\xef\xbf\xbd\"");
	expect_quoted(STR("x\xe2\x80"), "\"x\xef\xbf\xbd\xef\xbf\xbd\"");
}

/* Each start of a run of four and eight bytes, around what must be seen. */
static void
test_escape_at_any_offset(void **state)
{
	char in[40], want[64];

	(void)state;
	for (size_t at = 0; at < 32; at++) {
		memset(in, 'a', 32);
		in[at] = '\n';
		memset(want, 'a', sizeof(want));
		want[0] = '"';
		memcpy(want + 1 + at, "\\n", 2);
		memcpy(want + 34, "\"", 2);
		expect_quoted(str_of(in, 32), want);
	}
}

static void
test_failure_when_the_buffer_is_full(void **state)
{
	struct err e;

	(void)state;
	buf_free(&out);
	buf_init(&out, 4);
	json_object(&j, NULL);
	json_str(&j, "name", STR("value"));
	json_end(&j);
	assert_int_equal(buf_check(&out, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_commas_between_members_and_items),
	    TEST(test_optional_member_when_empty),
	    TEST(test_pretty_layout),
	    TEST(test_depth_when_at_its_limit),
	    TEST(test_escapes),
	    TEST(test_escapes_of_unicode_line_ends_and_controls),
	    TEST(test_text_stays_as_it_is),
	    TEST(test_bad_bytes_when_no_utf8),
	    TEST(test_escape_at_any_offset),
	    TEST(test_failure_when_the_buffer_is_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
