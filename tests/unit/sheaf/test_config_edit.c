/* Sections written into a configuration and taken out of it. */
#include <string.h>

#include "sheaf/options/options.h"
#include "tests/unit/unit.h"

static const struct config_pair pairs[] = {
    {{"url", 3}, {"http://x/", 9}},
    {{"delay", 5}, {"1", 1}},
};

#define ADDED "[new]\nurl = http://x/\ndelay = 1\n"

static void
expect_added(const char *before, const char *after)
{
	struct buf out, back;

	buf_init(&out, CONFIG_MAX);
	buf_init(&back, CONFIG_MAX);
	config_edit_add(&out, str_c(before), STR("new"), pairs, 2);
	assert_str(buf_view(&out), after);
	assert_true(config_edit_remove(&back, buf_view(&out), STR("new")));
	/* What was there comes back, but for a line end that was missing. */
	assert_true(str_starts(buf_view(&back), str_c(before)));
	assert_true(back.n <= strlen(before) + 1);
	buf_free(&out);
	buf_free(&back);
}

static void
test_section_when_added(void **state)
{
	(void)state;
	expect_added("", ADDED);
	expect_added("; mine\n[a]\nset=b\n", "; mine\n[a]\nset=b\n\n" ADDED);
	expect_added("[a]\n\tset =  b   ; why\n\n\n",
		     "[a]\n\tset =  b   ; why\n\n\n\n" ADDED);
	expect_added("[a]\nset=b", "[a]\nset=b\n\n" ADDED);
	expect_added("[a]\r\nset=b\r\n",
		     "[a]\r\nset=b\r\n\r\n[new]\r\nurl = http://x/\r\n"
		     "delay = 1\r\n");
	expect_added("\xef\xbb\xbf[a]\nset=b\n",
		     "\xef\xbb\xbf[a]\nset=b\n\n" ADDED);
}

static void
expect_removed(const char *before, const char *after)
{
	struct buf out;

	buf_init(&out, CONFIG_MAX);
	assert_int_equal(config_edit_remove(&out, str_c(before), STR("x")),
			 strcmp(before, after) != 0);
	assert_str(out.n > 0 ? buf_view(&out) : STR(""), after);
	buf_free(&out);
}

static void
test_section_when_removed(void **state)
{
	(void)state;
	expect_removed("[x]\nurl=http://x/\n", "");
	expect_removed("[x]\n", "");
	expect_removed("[a]\n\n[x]\nset=1\n\n[b]\n", "[a]\n\n[b]\n");
	/* Its own comments go; those of the next section, and above, stay. */
	expect_removed(
	    "; of x?\n[x]\n; one\nset=1\n# two\ndelay=2\n; of b\n[b]\n",
	    "; of x?\n; of b\n[b]\n");
	expect_removed("[a]\nset=1\n[ x ] \n  set = 2\n[b]\n",
		       "[a]\nset=1\n[b]\n");
	expect_removed("\xef\xbb\xbf[x]\nset=1\n[b]\n", "\xef\xbb\xbf[b]\n");
	expect_removed("[x]\nset=1", "");
	/* Others of nearly that name. */
	expect_removed("[xx]\n[X]\n;[x]\n# [x]\n", "[xx]\n[X]\n;[x]\n# [x]\n");
	expect_removed("", "");
	expect_removed("[x", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_section_when_added),
	    cmocka_unit_test(test_section_when_removed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
