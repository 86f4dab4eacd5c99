/* Bytes in pieces that end with whole characters. */
#include "tests/unit/unit.h"

#include <string.h>

#include "core/buf.h"
#include "core/mem.h"
#include "parsers/oai/pieces.h"

/* All that came, with a bar behind each piece. */
static void
take(void *ctx, const char *p, size_t n)
{
	buf_put(ctx, p, n);
	buf_char(ctx, '|');
}

/* Pieces of `step` bytes. */
static void
expect(const char *bytes, size_t step, const char *want)
{
	struct pieces s = {.n = 0};
	struct buf out;
	size_t n = strlen(bytes);

	buf_init(&out, 1000);
	for (size_t at = 0; at < n; at += step)
		pieces_put(&s, bytes + at, n - at < step ? n - at : step, take,
			   &out);
	pieces_end(&s, take, &out);
	assert_str(buf_view(&out), want);
	buf_free(&out);
}

static void
test_pieces_end_with_whole_characters(void **state)
{
	(void)state;
	expect("abc", 1, "a|b|c|");
	expect("a\xc3\xbc"
	       "b",
	       1, "a|\xc3\xbc|b|");
	expect("a\xf0\x9f\x98\x80z", 1, "a|\xf0\x9f\x98\x80|z|");
	expect("a\xf0\x9f\x98\x80z", 2, "a|\xf0\x9f\x98\x80|z|");
	expect("a\xf0\x9f\x98\x80z", 3, "a|\xf0\x9f\x98\x80|z|");
	expect("\xe2\x82\xac\xe2\x82\xac", 4, "\xe2\x82\xac|\xe2\x82\xac|");
	expect("\xe2\x82\xac\xe2\x82\xac", 5, "\xe2\x82\xac|\xe2\x82\xac|");
	expect("\xe2\x82\xac\xe2\x82\xac", 6, "\xe2\x82\xac\xe2\x82\xac|");
}

static void
test_what_is_no_utf8_comes_through(void **state)
{
	(void)state;
	expect("M\xfcller", 1, "M|\xfc|l|l|e|r|");
	expect("\xf0\x9f", 1, "\xf0\x9f|");
	expect("\xf0\xf0\xf0\xf0\xf0\xf0", 1, "\xf0\xf0\xf0\xf0|\xf0\xf0|");
	expect("\xe2\x41\x80\x80\x80\x80\x80", 1,
	       "\xe2\x41|\x80|\x80|\x80|\x80|\x80|");
	expect("\x80\x80\x80\x80\x80", 5, "\x80\x80\x80\x80\x80|");
}

static void
test_long_pieces_are_cut(void **state)
{
	size_t n = 2 * PIECES_MAX + 100;
	struct pieces s = {.n = 0};
	char *text = mem_alloc(n);
	struct buf out;

	(void)state;
	assert_non_null(text);
	memset(text, 'x', n);
	memcpy(text + PIECES_MAX - 1, "\xc3\xbc", 2);
	buf_init(&out, 2 * n);
	pieces_put(&s, text, n, take, &out);
	assert_int_equal(out.n, n + 3);
	assert_memory_equal(out.p + PIECES_MAX - 2, "x|\xc3\xbc", 4);
	buf_free(&out);
	mem_free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_pieces_end_with_whole_characters),
	    cmocka_unit_test(test_what_is_no_utf8_comes_through),
	    cmocka_unit_test(test_long_pieces_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
