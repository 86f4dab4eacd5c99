/* Text as one clean line. */
#include <stdlib.h>
#include <string.h>

#include "core/norm.h"
#include "core/utf8.h"
#include "core/line.h"
#include "exporters/value/value.h"
#include "tests/unit/unit.h"

static struct arena a;

static int
setup(void **state)
{
	(void)state;
	arena_init(&a, 64 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static void
expect(struct str in, const char *want)
{
	assert_str(line_of(&a, in), want);
}

/* No copy: the common case must cost nothing. */
static void
test_ordinary_text_stays_where_it_is(void **state)
{
	static const char *const same[] = {
	    "Die Größe der „Welt“ – 5 € – ist … »groß« (§ 3)",
	    "Война и мир",
	    "中文文章",
	    "a",
	    "Ünal, Łódź, Čapek: 12345678 abc defgh i",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(same); i++) {
		struct str got = line_of(&a, str_c(same[i]));

		assert_ptr_equal(got.p, same[i]);
		assert_int_equal(got.n, strlen(same[i]));
	}
	assert_int_equal(a.used, 0);
}

static void
test_white_space_of_all_kinds(void **state)
{
	(void)state;
	expect(STR("  a  b\t\tc\r\nd\ve\ff "), "a b c d e f");
	expect(STR("a\xc2\x85"
		   "b\xe2\x80\xa8"
		   "c\xe2\x80\xa9 d"),
	       "a b c d");
	expect(STR("a\xc2\x85"
		   "b"),
	       "a b");
	expect(STR("a\xe2\x80\xa8"
		   "b"),
	       "a b");
	expect(STR("a\xe2\x80\xa9"
		   "b"),
	       "a b");
	expect(STR(" \n "), "");
	expect(STR("\xef\xbb\xbf"
		   "a\xef\xbb\xbf"
		   "b"),
	       "ab");
	expect(STR("a\xc2\xa0 b"), "a\xc2\xa0 b");
}

static void
test_controls_go(void **state)
{
	(void)state;
	expect(str_of("a\0b\x01\x1b[31m\x7f\xc2\x80\xc2\x9f"
		      "c",
		      15),
	       "ab[31mc");
}

static void
test_bad_bytes_become_replacements(void **state)
{
	(void)state;
	expect(STR("a\xff"
		   "b"),
	       "a\xef\xbf\xbd"
	       "b");
	expect(STR("\xe2\x80"), "\xef\xbf\xbd\xef\xbf\xbd");
	expect(STR("\xc3"), "\xef\xbf\xbd");
	expect(STR("\xe4\xb8"), "\xef\xbf\xbd\xef\xbf\xbd");
}

static void
test_normalisation_form_c(void **state)
{
	(void)state;
	expect(STR("u\xcc\x88"
		   "ber"),
	       "über");
	expect(STR("\xe2\x84\xab"), "Å");              /* ANGSTROM SIGN */
	expect(STR("\xe2\x80\x80x"), "\xe2\x80\x82x"); /* EN QUAD */
	expect(STR("\xcd\xbe"), ";");                  /* GREEK QUESTION MARK */
	/* KA and a voiced sound mark; two marks in the wrong order. */
	expect(STR("\xe3\x81\x8b\xe3\x82\x99"), "\xe3\x81\x8c");
	expect(STR("a\xe2\x83\x90\xe2\x83\x92"), "a\xe2\x83\x92\xe2\x83\x90");
}

static void
test_nothing_written_as_a_word(void **state)
{
	(void)state;
	expect(STR("None"), "");
	expect(STR(" null\n"), "");
	expect(STR("NULL"), "");
	expect(STR("None of them"), "None of them");
}

/* The quick look and the long way must agree, wherever something is. */
static void
test_odd_byte_at_any_offset(void **state)
{
	char in[32];

	(void)state;
	for (size_t at = 1; at < sizeof(in) - 1; at++) {
		memset(in, 'a', sizeof(in));
		in[at] = '\n';
		assert_int_equal(line_of(&a, str_of(in, sizeof(in))).p[at],
				 ' ');
		in[at] = in[at - 1] = ' ';
		assert_int_equal(line_of(&a, str_of(in, sizeof(in))).n,
				 at == 1 ? sizeof(in) - 2 : sizeof(in) - 1);
		in[at - 1] = 'a';
		in[at] = 0x7f;
		assert_int_equal(line_of(&a, str_of(in, sizeof(in))).n,
				 sizeof(in) - 1);
		in[at] = 0x1f;
		assert_int_equal(line_of(&a, str_of(in, sizeof(in))).n,
				 sizeof(in) - 1);
	}
}

/* What is left alone for being NFC is NFC, for every character there is. */
static void
test_quick_look_against_utf8proc(void **state)
{
	char bytes[8];
	struct str in, got;

	(void)state;
	for (uint32_t cp = 0xa0; cp <= 0xffff; cp++) {
		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		bytes[0] = 'a';
		in = str_of(bytes, 1 + utf8_encode(cp, bytes + 1));
		got = line_of(&a, in);
		if (got.p == bytes && !str_eq(in, norm_nfc(&a, in)))
			fail_msg("U+%04X is left, but not NFC", cp);
		if (a.used > 16 << 20)
			arena_reset(&a);
	}
}

static void
test_join_leaves_out_what_is_empty(void **state)
{
	struct str v[] = {STR_NONE, STR("a"), STR_NONE, STR("b"), STR_NONE};

	(void)state;
	assert_str(line_join(&a, v, COUNT(v), STR("; ")), "a; b");
	assert_str(line_join(&a, v, 1, STR("; ")), "");
	assert_str(line_cat(&a, STR("URN: "), STR("x")), "URN: x");
	assert_str(line_cat(&a, STR("URN: "), STR_NONE), "");
}

static void
expect_total(const char *extent, const char *want)
{
	struct record r = {.extent = str_c(extent)};

	assert_str(value_page_total(&r), want);
}

static void
test_page_total_out_of_an_extent(void **state)
{
	(void)state;
	expect_total("123 S.", "123");
	expect_total("XII, 345 Seiten", "345");
	expect_total("1 Online-Ressource (234 Seiten)", "234");
	expect_total("iv, 120 p. : ill.", "120");
	expect_total("205, [3] p.", "205");
	expect_total("120, XVI s.", "120");
	expect_total("3, 210页", "210");
	expect_total("Bd. 2, S. 15", "");
	expect_total("2 Bände", "");
	expect_total("S. 45-67", "");
	expect_total("300 MB", "");
	expect_total("99999999999999999999 S.", "");
	expect_total("", "");
}

static void
test_short_title(void **state)
{
	(void)state;
	assert_str(value_short_title(STR("Eins: zwei : drei")), "Eins");
	assert_str(value_short_title(STR("Eins : zwei")), "Eins");
	assert_str(value_short_title(STR("Um 12:30 Uhr")), "");
	assert_str(value_short_title(STR(": x")), "");
}

/* A password in an address must not get into a file that is handed on. */
static void
test_host_without_user_and_password(void **state)
{
	(void)state;
	assert_str(value_host(STR("https://a:b@repo.org:8080/oai?x")),
		   "repo.org");
	assert_str(value_host(STR("http://repo.org")), "repo.org");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_ordinary_text_stays_where_it_is),
	    TEST(test_white_space_of_all_kinds),
	    TEST(test_controls_go),
	    TEST(test_bad_bytes_become_replacements),
	    TEST(test_normalisation_form_c),
	    TEST(test_nothing_written_as_a_word),
	    TEST(test_odd_byte_at_any_offset),
	    TEST(test_quick_look_against_utf8proc),
	    TEST(test_join_leaves_out_what_is_empty),
	    TEST(test_page_total_out_of_an_extent),
	    TEST(test_short_title),
	    TEST(test_host_without_user_and_password),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
