/* UTF-8, widths, folding and normalisation. */
#include "tests/unit/unit.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "core/norm.h"
#include "core/utf8.h"

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena, 1 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void
test_valid_stops_at_the_first_bad_byte(void **state)
{
	static const struct {
		const char *s;
		size_t n, valid;
	} cases[] = {
	    {"plain ASCII text, long enough", 29, 29},
	    {"\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80", 9, 9},
	    {"ab\xff", 3, 2},
	    {"\xc0\xaf", 2, 0},         /* overlong */
	    {"\xed\xa0\x80", 3, 0},     /* surrogate */
	    {"\xf4\x90\x80\x80", 4, 0}, /* past U+10FFFF */
	    {"a\xe2\x82", 3, 1},        /* cut off */
	    {"", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(utf8_valid(str_of(cases[i].s, cases[i].n)),
				 cases[i].valid);
}

static void
test_next_decodes_and_replaces(void **state)
{
	static const uint32_t want[] = {'a',     0xfc,   0x20ac,
					0x1f600, 0xfffd, 'b'};
	struct str s = STR("a\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80\xff"
			   "b");
	uint32_t cp;

	(void)state;
	for (size_t i = 0; i < COUNT(want); i++) {
		assert_true(utf8_next(&s, &cp));
		assert_int_equal(cp, want[i]);
	}
	assert_false(utf8_next(&s, &cp));
}

static void
test_harmful_is_what_terminals_obey(void **state)
{
	static const uint32_t bad[] = {0x1b,   0x07,   0x9b,   0x85,   0x202e,
				       0x2066, 0x200f, 0x2028, 0xfeff, 0xffff};
	static const uint32_t good[] = {'a', 0xe4, 0x4e2d, 0x1f600, 0x5d0};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_true(utf8_harmful(bad[i]));
	for (size_t i = 0; i < COUNT(good); i++)
		assert_false(utf8_harmful(good[i]));
}

static void
test_fit_counts_columns(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 100);
	assert_int_equal(norm_fit(&b, STR("abc"), 3), 3);
	assert_str(buf_view(&b), "abc");
	buf_clear(&b);
	assert_int_equal(norm_fit(&b, STR("abcd"), 3), 3);
	assert_str(buf_view(&b), "ab\xe2\x80\xa6");
	buf_clear(&b);
	/* Two columns each: two characters and the dots do not fit in four. */
	assert_int_equal(
	    norm_fit(&b, STR("\xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad"), 4), 3);
	assert_str(buf_view(&b), "\xe4\xb8\xad\xe2\x80\xa6");
	buf_clear(&b);
	norm_fit(&b, STR("a\x1b[1m"), 10);
	assert_str(buf_view(&b), "a?[1m");
	buf_free(&b);
}

static void
test_nfc_composes(void **state)
{
	struct str plain = STR("Gr\xc3\xbc\xc3\x9f"
			       "e");

	(void)state;
	assert_str(norm_nfc(&arena, STR("u\xcc\x88 o\xcc\x88")),
		   "\xc3\xbc \xc3\xb6");
	assert_ptr_equal(norm_nfc(&arena, plain).p, plain.p);
	/* Not UTF-8: left alone. */
	assert_str(norm_nfc(&arena, STR("u\xcc\x88\xff")), "u\xcc\x88\xff");
}

/* Every character behind a letter and behind itself, as utf8proc has it. */
static void
test_nfc_overlooks_nothing(void **state)
{
	(void)state;
	for (uint32_t cp = 0x80; cp < 0x10000; cp++) {
		char text[16];
		utf8proc_uint8_t *want;
		size_t n = 1;
		struct str in;

		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		text[0] = 'e';
		n += utf8_encode(cp, text + n);
		n += utf8_encode(cp, text + n);
		text[n] = '\0';
		in = str_of(text, n);
		want = utf8proc_NFC((const utf8proc_uint8_t *)text);
		if (!str_eqc(norm_nfc(&arena, in), (const char *)want))
			fail_msg("U+%04x", (unsigned)cp);
		free(want);
		arena_reset(&arena);
	}
}

/*
 * Any order of what composes and what does not: letters, marks of several
 * classes, parts of Hangul, what composition leaves out, wide characters.
 */
static void
test_nfc_is_the_same_in_pieces(void **state)
{
	static const uint32_t pool[] = {
	    'e',    'a',    ' ',    0xe4,   0x300,  0x301,  0x308,   0x323,
	    0x327,  0x345,  0x3b1,  0x915,  0x93c,  0x958,  0x1100,  0x1161,
	    0x11a8, 0xac00, 0xac01, 0x0e33, 0x2019, 0x3046, 0x3099,  0x304b,
	    0x4e2d, 0xf900, 0xfb2c, 0xfb01, 0x212b, 0x1e9b, 0x1d15e, 0x1f600};
	enum { LENGTH = 90 };
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < 4000; i++) {
		char text[4 * LENGTH + 1];
		utf8proc_uint8_t *want;
		size_t n = 0;

		for (int k = 0; k < 2 + i % (LENGTH - 2); k++) {
			seed = seed * 1664525 + 1013904223;
			n += utf8_encode(pool[seed >> 27], text + n);
		}
		text[n] = '\0';
		want = utf8proc_NFC((const utf8proc_uint8_t *)text);
		assert_str(norm_nfc(&arena, str_of(text, n)),
			   (const char *)want);
		free(want);
		arena_reset(&arena);
	}
}

/* The table of Latin letters against utf8proc, where that comes to ASCII. */
static void
test_folding_of_latin_letters(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
	    {"M\xc3\xbcller \xc3\x9f", "muller ss"},
	    {"\xc3\x98rsted, \xc3\x86", "orsted, ae"},
	    {"\xc5\x81\xc3\xb3"
	     "d\xc5\xba",
	     "lodz"},
	    {"O`Neil, O\xe2\x80\x99Neil, A LONG NAME",
	     "o'neil, o'neil, a long name"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char room[40];

		assert_str(str_of(room, norm_fold(room, sizeof(room),
						  str_c(cases[i].in))),
			   cases[i].out);
	}
	for (uint32_t cp = 0xc0; cp < 0x180; cp++) {
		utf8proc_int32_t parts[UTF8_PARTS];
		char bytes[4], room[8];
		size_t n = utf8_encode(cp, bytes);
		int unused = 0;

		if (utf8proc_decompose_char(
			(utf8proc_int32_t)cp, parts, UTF8_PARTS,
			UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
			    UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK,
			&unused) < 1 ||
		    parts[0] >= 0x80)
			continue;
		assert_true(norm_fold(room, sizeof(room), str_of(bytes, n)) >
			    0);
		assert_int_equal(room[0], parts[0]);
	}
}

static void
test_fold_gives_ascii(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 100);
	norm_ascii(&b, STR("M\xc3\xbcller-\xc3\x98rsted \xc5\x81\xc3\xb3"
			   "d\xc5\xba \xe6\xaf\x9b Stra\xc3\x9f"
			   "e"));
	assert_str(buf_view(&b), "Mueller-Orsted Lodz  Strasse");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_valid_stops_at_the_first_bad_byte),
	    cmocka_unit_test(test_next_decodes_and_replaces),
	    cmocka_unit_test(test_harmful_is_what_terminals_obey),
	    cmocka_unit_test(test_fit_counts_columns),
	    cmocka_unit_test(test_nfc_composes),
	    cmocka_unit_test(test_nfc_overlooks_nothing),
	    cmocka_unit_test(test_nfc_is_the_same_in_pieces),
	    cmocka_unit_test(test_folding_of_latin_letters),
	    cmocka_unit_test(test_fold_gives_ascii),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
