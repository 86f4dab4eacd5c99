/* The configuration file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/file.h"
#include "sheaf/options/options.h"

enum { PAGE_LIMIT = 1 << 20 };

static int
read_text(struct config *c, const char *text, struct err *e)
{
	config_init(c);
	return config_parse(c, "sheaf.ini", str_c(text), e);
}

static void
test_sections_and_values(void **state)
{
	struct config c;
	struct err e;
	const struct config_section *s;

	(void)state;
	assert_int_equal(
	    read_text(&c,
		      "; a comment\n"
		      "[DEFAULT]\n"
		      "contact = library@example.org\n"
		      "timeout: 30\n"
		      "\n"
		      "[zenodo]\r\n"
		      "  url = https://zenodo.org/oai2d ; the endpoint\r\n"
		      "  sizes = estimate\n"
		      "[duepublico]\n",
		      &e),
	    0);
	assert_string_equal(config_value(&c.defaults, OPT_CONTACT),
			    "library@example.org");
	assert_string_equal(config_value(&c.defaults, OPT_TIMEOUT), "30");
	assert_int_equal(c.nsources, 2);
	s = config_find(&c, STR("zenodo"));
	assert_non_null(s);
	assert_int_equal(s->line, 6);
	assert_string_equal(config_value(s, OPT_URL),
			    "https://zenodo.org/oai2d");
	assert_string_equal(config_value(s, OPT_SIZES), "estimate");
	/* A section without keys counts too. */
	assert_non_null(config_find(&c, STR("duepublico")));
	config_free(&c);
}

static void
test_byte_order_mark(void **state)
{
	struct config c;
	struct err e;

	(void)state;
	assert_int_equal(read_text(&c, "\xef\xbb\xbf[DEFAULT]\njobs = 2", &e),
			 0);
	assert_string_equal(config_value(&c.defaults, OPT_JOBS), "2");
	config_free(&c);
	/* Behind a blank, and twice. */
	assert_int_equal(
	    read_text(&c, " \xef\xbb\xbf\xef\xbb\xbf [a]\nset = b", &e), 0);
	assert_non_null(config_find(&c, STR("a")));
	config_free(&c);
}

static void
test_mistakes_name_file_and_line(void **state)
{
	static const struct {
		const char *text, *part;
	} cases[] = {
	    {"[a]\n\nurll = x\n", "sheaf.ini:3: unknown key 'urll'; did you "
				  "mean 'url'?"},
	    {"[a]\nfrobnicate = 1\n", "sheaf.ini:2: unknown key 'frobnicate'"},
	    {"url = http://x/\n", "sheaf.ini:1: 'url' stands before any"},
	    {"[a]\nmax-time = 1\n", "sheaf.ini:2: 'max-time' belongs into "
				    "[DEFAULT]"},
	    {"[DEFAULT]\nurl = http://x/\n", "sheaf.ini:2: 'url' belongs into "
					     "the section"},
	    {"[a]\ndelay=1\ndelay=2\n", "sheaf.ini:3: 'delay' is given twice"},
	    {"[a]\n[b]\n[a]\n", "sheaf.ini:3: section [a] is given twice"},
	    {"[a b]\n", "sheaf.ini:1: a source cannot be called 'a b'"},
	    {"[]\n", "sheaf.ini:1: a source cannot be called ''"},
	    {"[default]\n", "sheaf.ini:1: a source cannot be called"},
	    {"[a]\nset\n", "sheaf.ini:2: neither"},
	    {"[a\n", "sheaf.ini:1: '[a' has no ']'"},
	    {"[a]\nset =\n", "sheaf.ini:2: set is empty"},
	    {"[a]\nsizes = huge\n", "sheaf.ini:2: sizes wants one of"},
	    {"[a]\ndelay = soon\n", "sheaf.ini:2: delay wants"},
	    {"[a]\ndoi = 10.1/{N}\n", "sheaf.ini:2: doi wants a rule"},
	    {"[a]\nurl = ftp://x/\n", "sheaf.ini:2: url: "},
	    {"[DEFAULT]\nstore = here.db\n", "sheaf.ini:2: 'store' wants an "
					     "absolute path"},
	    {"[a]\npassword = geheim ; old\n", "sheaf.ini:2: 'password': a "
					       "blank and a semicolon"},
	    {"[a]\npassword = geh\x01"
	     "eim\n",
	     "sheaf.ini:2: password has "
	     "control characters"},
	    {"[a]\nheader = geheim\n", "sheaf.ini:2: header wants a header"},
	    {"[a]\nheader = Ho st: geheim\n", "sheaf.ini:2: header wants"},
	    {"[a]\nheader = host: geheim\n", "sheaf.ini:2: header wants"},
	    {"[a]\nheader = X-Key:  \n", "sheaf.ini:2: header wants"},
	    {"[a]\nuser = a\nuser = b\n", "sheaf.ini:3: 'user' is given twice"},
	    {"[DEFAULT]\npassword = geheim\n",
	     "sheaf.ini:2: 'password' belongs "
	     "into the section"},
	};
	struct config c;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(read_text(&c, cases[i].text, &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
		if (strstr(e.msg, cases[i].part) != e.msg)
			fail_msg("'%s' does not begin '%s'", cases[i].part,
				 e.msg);
		assert_null(strstr(e.msg, "geheim"));
		config_free(&c);
	}
}

static void
test_password_in_a_url_is_not_repeated(void **state)
{
	struct config c;
	struct err e;

	(void)state;
	assert_int_equal(
	    read_text(&c, "[a]\nurl = http://me:geheim@x/oai\n", &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_null(strstr(e.msg, "geheim"));
	config_free(&c);
}

/* Longer than the library's buffer is no reason to refuse a token. */
static void
test_long_lines(void **state)
{
	char line[CONFIG_LINE_MAX + 100], value[1001];
	struct config c;
	struct err e;

	(void)state;
	memset(value, 'a', 1000);
	value[1000] = '\0';
	snprintf(line, sizeof(line),
		 "[a]\nheader = Authorization: Bearer %s\n"
		 "set=%s ; why\ndoi=10.1/{N} -> x{N}\n",
		 value, value);
	assert_int_equal(read_text(&c, line, &e), 0);
	assert_int_equal(strlen(config_value(&c.sources[0], OPT_HEADER)), 1022);
	assert_string_equal(config_value(&c.sources[0], OPT_SET), value);
	config_free(&c);
	memset(line, 'b', sizeof(line));
	memcpy(line, "[a]\nset=", 8);
	line[sizeof(line) - 1] = '\0';
	assert_int_equal(read_text(&c, line, &e), -1);
	assert_non_null(strstr(e.msg, "sheaf.ini:2: line is longer"));
	config_free(&c);
	/* No key at all in sight. */
	memset(line, 'b', sizeof(line));
	line[300] = '\0';
	assert_int_equal(read_text(&c, line, &e), -1);
	assert_non_null(strstr(e.msg, "sheaf.ini:1: line is longer"));
	config_free(&c);
}

static void
test_nul_byte_is_refused(void **state)
{
	struct config c;
	struct err e;

	(void)state;
	config_init(&c);
	assert_int_equal(
	    config_parse(&c, "sheaf.ini", str_of("[a]\nset=\0b\n", 11), &e),
	    -1);
	assert_int_equal(e.code, ERR_USAGE);
	config_free(&c);
}

/* Thousands of sources, each with its own; one too many is named. */
static void
test_many_sections(void **state)
{
	struct config c;
	struct err e;
	struct buf text;

	(void)state;
	buf_init(&text, CONFIG_MAX);
	for (int i = 0; i < CONFIG_SOURCES; i++)
		buf_printf(&text,
			   "[s%d]\nurl = https://s%d.example.org/oai\n"
			   "delay = %d\nset = a\nset = b\nprefix = mods\n",
			   i, i, i % 60);
	if (read_text(&c, text.p, &e) != 0)
		fail_msg("%s", e.msg);
	assert_int_equal(c.nsources, CONFIG_SOURCES);
	for (int i = 0; i < CONFIG_SOURCES; i += 999) {
		char name[16], delay[16];
		const struct config_section *s;

		snprintf(name, sizeof(name), "s%d", i);
		snprintf(delay, sizeof(delay), "%d", i % 60);
		s = config_find(&c, str_c(name));
		assert_non_null(s);
		assert_string_equal(config_value(s, OPT_DELAY), delay);
		assert_string_equal(config_value(s, OPT_SET), "a\nb");
		assert_null(config_value(s, OPT_SIZES));
	}
	config_free(&c);
	buf_puts(&text, "[more]\n");
	assert_int_equal(read_text(&c, text.p, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.msg, "section [more] is one too many"));
	config_free(&c);
	buf_free(&text);
}

/* A mistake of the user, like all that is wrong in it. */
static void
test_file_that_is_too_long(void **state)
{
	char path[] = "/tmp/sheaf-config-XXXXXX";
	int fd = mkstemp(path);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	struct config c;
	struct err e;

	(void)state;
	assert_non_null(f);
	for (int i = 0; i <= CONFIG_MAX; i++)
		fputc('\n', f);
	assert_int_equal(fclose(f), 0);
	config_init(&c);
	assert_int_equal(config_read(&c, path, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	config_free(&c);
	remove(path);
}

/* Each key has its item in the manual page, and each item is a key. */
static void
test_manual_page_lists_the_keys(void **state)
{
	static const struct str item = {".It Cm ", 7};
	struct buf page;
	struct str rest, line;
	size_t found = 0, keys = 0;
	struct err e;

	(void)state;
	for (int i = 0; i < OPT__MAX; i++)
		keys += opts[i].key != 0;
	buf_init(&page, PAGE_LIMIT);
	if (file_read(&page, "docs/man/sheaf.ini.5", &e) != 0)
		fail_msg("%s", e.msg);
	rest = buf_view(&page);
	while (rest.n > 0 && str_cut(&rest, '\n', &line)) {
		struct str word = str_from(line, item.n);

		if (!str_starts(line, item))
			continue;
		word = str_left(word, str_chr(word, ' '));
		if (opt_by_key(word) == OPT_NONE)
			fail_msg("no key is called " STR_FMT, STR_ARG(word));
		found++;
	}
	assert_int_equal(found, keys);
	buf_free(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_sections_and_values),
	    cmocka_unit_test(test_byte_order_mark),
	    cmocka_unit_test(test_mistakes_name_file_and_line),
	    cmocka_unit_test(test_password_in_a_url_is_not_repeated),
	    cmocka_unit_test(test_nul_byte_is_refused),
	    cmocka_unit_test(test_long_lines),
	    cmocka_unit_test(test_many_sections),
	    cmocka_unit_test(test_file_that_is_too_long),
	    cmocka_unit_test(test_manual_page_lists_the_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
