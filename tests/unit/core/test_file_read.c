/* Whole files in, and the folders above a file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "core/mem.h"
#include "tests/unit/folder.h"

static void
test_file_read_keeps_to_the_limit(void **state)
{
	struct buf b;
	struct err e;

	(void)state;
	folder_put("five", "12345");
	buf_init(&b, 5);
	assert_int_equal(file_read(&b, "five", &e), 0);
	assert_true(str_eqc(buf_view(&b), "12345"));
	assert_int_equal(b.p[5], '\0');
	buf_free(&b);
	buf_init(&b, 4);
	assert_int_equal(file_read(&b, "five", &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_non_null(strstr(e.msg, "five"));
	buf_free(&b);
}

static void
test_file_read_of_a_long_file(void **state)
{
	enum { SIZE = 300000 };
	char *text = malloc(SIZE + 1);
	struct buf b;
	struct err e;

	(void)state;
	assert_non_null(text);
	for (int i = 0; i < SIZE; i++)
		text[i] = (char)('a' + i % 23);
	text[SIZE] = '\0';
	folder_put("long", text);
	buf_init(&b, SIZE);
	buf_puts(&b, "");
	assert_int_equal(file_read(&b, "long", &e), 0);
	assert_true(str_eqc(buf_view(&b), text));
	buf_free(&b);
	buf_init(&b, SIZE - 1);
	assert_int_equal(file_read(&b, "long", &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	buf_free(&b);
	free(text);
}

static void
test_file_read_from_standard_input(void **state)
{
	int saved = dup(STDIN_FILENO), ends[2], rc;
	struct buf b;
	struct err e;

	(void)state;
	buf_init(&b, 100);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "hello", 5), 5);
	close(ends[1]);
	assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
	rc = file_read(&b, "-", &e);
	assert_int_equal(dup2(saved, STDIN_FILENO), STDIN_FILENO);
	close(saved);
	assert_int_equal(rc, 0);
	assert_true(str_eqc(buf_view(&b), "hello"));
	buf_free(&b);
}

static void
test_file_read_of_what_cannot_be_read(void **state)
{
	struct buf b;
	struct err e;

	(void)state;
	buf_init(&b, 1 << 20);
	assert_int_equal(file_read(&b, "none", &e), -1);
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.msg, "none"));
	assert_int_equal(file_read(&b, ".", &e), -1);
	assert_int_equal(e.code, ERR_IO);
	buf_free(&b);
	folder_put("five", "12345");
	mem_fail_at(1, 0);
	assert_int_equal(file_read(&b, "five", &e), -1);
	mem_fail_at(0, 0);
	assert_int_equal(e.code, ERR_NOMEM);
	buf_free(&b);
}

static void
test_file_make_parents(void **state)
{
	struct stat st;
	struct err e;

	(void)state;
	assert_int_equal(file_make_parents("a//b/c/file", &e), 0);
	assert_int_equal(stat("a/b/c", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(folder_count("a/b/c"), 0);
	assert_int_equal(file_make_parents("a/b/c/file", &e), 0);
	assert_int_equal(file_make_parents("/tmp/file", &e), 0);
	assert_int_equal(file_make_parents("file", &e), 0);
	assert_int_equal(file_make_parents("", &e), 0);
	folder_put("plain", "x");
	assert_int_equal(file_make_parents("plain/b/file", &e), -1);
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.msg, "plain"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_file_read_keeps_to_the_limit),
	    IN_FOLDER(test_file_read_of_a_long_file),
	    IN_FOLDER(test_file_read_from_standard_input),
	    IN_FOLDER(test_file_read_of_what_cannot_be_read),
	    IN_FOLDER(test_file_make_parents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
