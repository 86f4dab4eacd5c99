/* Views, buffers, arenas, memory and errors. */
#include "tests/unit/unit.h"

#include <errno.h>
#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"
#include "core/mem.h"

static void
test_str_cut_gives_empty_parts(void **state)
{
	struct str s = STR("a,,b"), part;

	(void)state;
	assert_true(str_cut(&s, ',', &part));
	assert_str(part, "a");
	assert_true(str_cut(&s, ',', &part));
	assert_str(part, "");
	assert_true(str_cut(&s, ',', &part));
	assert_str(part, "b");
	assert_false(str_cut(&s, ',', &part));
}

static void
test_str_finds_without_reading_past_the_end(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("aab"), STR("ab")), 1);
	assert_true(str_find(str_left(STR("aab"), 2), STR("ab")) == STR_NPOS);
	assert_true(str_find(STR_NONE, STR("a")) == STR_NPOS);
	assert_int_equal(str_ifind(STR("xDoI"), STR("doi")), 1);
	assert_int_equal(
	    str_ifind(STR("a longer text without it, then DO, DOI"),
		      STR("doi")),
	    35);
	assert_int_equal(str_ifind(STR("sixteen bytes doi"), STR("DOI")), 14);
	assert_int_equal(
	    str_ifind(STR("sixteen bytes and no such thing"), STR("doi")),
	    STR_NPOS);
	assert_int_equal(str_ifind(STR("an \xc3\x84 in a text of some length"),
				   STR("\xc3\x84 IN")),
			 3);
	assert_int_equal(
	    str_rchr(STR("x, and then no more of that letter."), 'x'), 0);
	assert_int_equal(str_rchr(STR("seventeen bytes :x"), ':'), 16);
	assert_int_equal(str_rchr(STR("a text of twenty bytes"), ':'),
			 STR_NPOS);
	assert_true(str_ends(STR("records.tar.gz"), STR(".gz")));
	assert_false(str_ends(STR("gz"), STR(".gz")));
}

static void
test_str_number_refuses_what_is_none(void **state)
{
	(void)state;
	assert_int_equal(str_number(STR("042"), 100), 42);
	assert_int_equal(str_number(STR("101"), 100), -1);
	assert_int_equal(str_number(STR(""), 100), -1);
	assert_int_equal(str_number(STR("1 "), 100), -1);
	assert_int_equal(str_number(STR("99999999999999999999"), INT64_MAX),
			 -1);
}

static void
test_buf_fails_at_its_limit_and_stays_so(void **state)
{
	struct buf b;
	struct err e;

	(void)state;
	buf_init(&b, 5);
	buf_puts(&b, "abcde");
	assert_int_equal(buf_check(&b, &e), 0);
	buf_char(&b, 'f');
	buf_puts(&b, "");
	assert_int_equal(buf_check(&b, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	buf_clear(&b);
	buf_printf(&b, "%d-%s", 12, "x");
	assert_str(buf_view(&b), "12-x");
	buf_free(&b);
}

static void
test_buf_without_memory_fails(void **state)
{
	struct buf b;
	struct err e;

	(void)state;
	buf_init(&b, 1000);
	mem_fail_at(1, 1);
	buf_puts(&b, "abc");
	mem_fail_at(0, 0);
	assert_int_equal(buf_check(&b, &e), -1);
	assert_int_equal(e.code, ERR_NOMEM);
	assert_int_equal(b.n, 0);
	buf_free(&b);
}

static void
test_arena_keeps_what_it_handed_out(void **state)
{
	struct arena a;
	struct str kept[200];
	char text[64];

	(void)state;
	arena_init(&a, 1 << 20);
	for (size_t i = 0; i < COUNT(kept); i++) {
		memset(text, (int)('a' + i % 26), sizeof(text));
		kept[i] = arena_str(&a, text, sizeof(text));
	}
	for (size_t i = 0; i < COUNT(kept); i++)
		assert_int_equal(kept[i].p[63], 'a' + i % 26);
	arena_free(&a);
}

static void
test_arena_extend_in_small_pieces(void **state)
{
	struct arena a;
	struct str s = STR_NONE;
	char *p;

	(void)state;
	arena_init(&a, 4 << 20);
	for (int i = 0; i < 100000; i++) {
		p = arena_extend(&a, s, 7);
		assert_non_null(p);
		memcpy(p + s.n, "1234567", 7);
		s = str_of(p, s.n + 7);
	}
	assert_int_equal(s.n, 700000);
	for (size_t i = 0; i < s.n; i += 7)
		assert_memory_equal(s.p + i, "1234567", 7);
	arena_free(&a);
}

static void
test_arena_fails_at_its_limit(void **state)
{
	struct arena a;
	struct err e;

	(void)state;
	arena_init(&a, 1000);
	assert_non_null(arena_alloc(&a, 900));
	assert_null(arena_alloc(&a, 200));
	assert_null(arena_alloc(&a, 1));
	assert_int_equal(arena_check(&a, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	arena_reset(&a);
	assert_int_equal(arena_check(&a, &e), 0);
	assert_non_null(arena_alloc(&a, 900));
	arena_free(&a);
}

static void
test_err_grows_outwards(void **state)
{
	struct err e;

	(void)state;
	assert_int_equal(err_set(&e, ERR_HTTP, 503, "HTTP %d", 503), -1);
	assert_int_equal(err_wrap(&e, "page %d", 12), -1);
	assert_string_equal(e.msg, "page 12: HTTP 503");
	assert_int_equal(e.detail, 503);
}

static void
test_err_is_harmless_on_a_terminal(void **state)
{
	char many[2000];
	struct err e;

	(void)state;
	err_set(&e, ERR_OAI, 0, "bad \x1b[2J\xc2\x9b\xe2\x80\xae token \xff");
	assert_string_equal(e.msg, "bad ?[2J?? token ?");
	memset(many, 'x', sizeof(many) - 1);
	many[sizeof(many) - 1] = '\0';
	err_set(&e, ERR_OAI, 0, "%s", many);
	err_wrap(&e, "%s", many);
	assert_true(strlen(e.msg) < sizeof(e.msg));
}

static void
test_err_minded_and_forgiven(void **state)
{
	struct err e;

	(void)state;
	err_set(&e, ERR_BUSY, 1, "held");
	assert_int_equal(err_mind(&e, ERR_BUSY), -1);
	assert_int_equal(err_forgive(&e, ERR_NOTFOUND), -1);
	assert_int_equal(e.code, ERR_BUSY);
	assert_int_equal(err_end(-1, &e), -1);
	assert_int_equal(err_forgive(&e, ERR_BUSY), 0);
	assert_int_equal(e.code, ERR_NONE);
	assert_int_equal(e.msg[0], '\0');
	err_set(&e, ERR_BUSY, 1, "held");
	assert_int_equal(err_mind(&e, ERR_NOMEM), 0);
	assert_int_equal(err_end(1, &e), 1);
}

static void
test_err_errno_names_the_file(void **state)
{
	struct err e;

	(void)state;
	errno = ENOENT;
	assert_int_equal(err_errno(&e, "open", "/no/file"), -1);
	assert_int_equal(e.detail, ENOENT);
	assert_non_null(strstr(e.msg, "open /no/file: "));
}

static void
test_counts_as_people_read_them(void **state)
{
	(void)state;
	assert_string_equal(STR_COUNT(0, "record"), "0 records");
	assert_string_equal(STR_COUNT(1, "record"), "1 record");
	assert_string_equal(STR_COUNT(1000, "record"), "1,000 records");
	assert_string_equal(STR_NUMBER(999), "999");
	assert_string_equal(STR_COUNT(UINT64_MAX, "record"),
			    "18,446,744,073,709,551,615 records");
}

static void
test_errors_have_names(void **state)
{
	(void)state;
	assert_string_equal(err_name(ERR_NONE), "");
	for (int i = ERR_NONE + 1; i < ERR__MAX; i++)
		assert_true(err_name((enum err_code)i)[0] != '\0');
}

/* At each place of texts of each length, and where it nearly stands. */
static void
test_find_finds_the_first(void **state)
{
	static const char *const wanted[] = {"a", "ab", "aab", "abab",
					     "abcdefghijklmnopqrst"};
	char text[80];

	(void)state;
	for (size_t w = 0; w < COUNT(wanted); w++) {
		struct str what = str_c(wanted[w]);

		for (size_t n = 0; n < sizeof(text); n++) {
			memset(text, 'a', sizeof(text));
			for (size_t k = 0; k + 7 < n; k += 7)
				text[k + 6] = 'x';
			for (size_t at = 0; at + what.n <= n; at++) {
				char kept[sizeof(text)];
				size_t first = 0;

				memcpy(kept, text, sizeof(text));
				memcpy(kept + at, what.p, what.n);
				while (memcmp(kept + first, what.p, what.n) !=
				       0)
					first++;
				assert_int_equal(
				    str_find(str_of(kept, n), what), first);
			}
			if (what.n > 1 && what.p[1] == 'b')
				assert_true(str_find(str_of(text, n), what) ==
					    STR_NPOS);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_find_finds_the_first),
	    cmocka_unit_test(test_str_cut_gives_empty_parts),
	    cmocka_unit_test(test_str_finds_without_reading_past_the_end),
	    cmocka_unit_test(test_str_number_refuses_what_is_none),
	    cmocka_unit_test(test_buf_fails_at_its_limit_and_stays_so),
	    cmocka_unit_test(test_buf_without_memory_fails),
	    cmocka_unit_test(test_arena_keeps_what_it_handed_out),
	    cmocka_unit_test(test_arena_extend_in_small_pieces),
	    cmocka_unit_test(test_arena_fails_at_its_limit),
	    cmocka_unit_test(test_counts_as_people_read_them),
	    cmocka_unit_test(test_errors_have_names),
	    cmocka_unit_test(test_err_grows_outwards),
	    cmocka_unit_test(test_err_is_harmless_on_a_terminal),
	    cmocka_unit_test(test_err_errno_names_the_file),
	    cmocka_unit_test(test_err_minded_and_forgiven),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
