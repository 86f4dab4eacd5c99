/* The configuration file, and sources made of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/file.h"
#include "sheaf/builtin.h"
#include "sheaf/config.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"

enum { APP_MEMORY = 1 << 20, PAGE_LIMIT = 1 << 20 };

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
	assert_string_equal(c.defaults.v[KEY_CONTACT], "library@example.org");
	assert_string_equal(c.defaults.v[KEY_TIMEOUT], "30");
	assert_int_equal(c.nsources, 2);
	s = config_find(&c, STR("zenodo"));
	assert_non_null(s);
	assert_int_equal(s->line, 6);
	assert_string_equal(s->v[KEY_URL], "https://zenodo.org/oai2d");
	assert_string_equal(s->v[KEY_SIZES], "estimate");
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
	assert_string_equal(c.defaults.v[KEY_JOBS], "2");
	config_free(&c);
}

static void
test_mistakes_name_file_and_line(void **state)
{
	static const char long_line[] =
	    "[a]\nset = "
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	static const struct {
		const char *text, *part;
	} cases[] = {
	    {"[a]\n\nurll = x\n", "sheaf.ini:3: unknown key 'urll'; did you "
				  "mean 'url'?"},
	    {"[a]\nfrobnicate = 1\n", "sheaf.ini:2: unknown key 'frobnicate'"},
	    {"url = http://x/\n", "sheaf.ini:1: 'url' stands before any"},
	    {"[a]\ntimeout = 1\n", "sheaf.ini:2: 'timeout' belongs into "
				   "[DEFAULT]"},
	    {"[DEFAULT]\nurl = http://x/\n", "sheaf.ini:2: 'url' belongs into "
					     "the section"},
	    {"[a]\nset=b\nset=c\n", "sheaf.ini:3: 'set' is given twice"},
	    {"[a]\n[b]\n[a]\n", "sheaf.ini:3: section [a] is given twice"},
	    {"[a b]\n", "sheaf.ini:1: a source cannot be called 'a b'"},
	    {"[]\n", "sheaf.ini:1: a source cannot be called ''"},
	    {"[default]\n", "sheaf.ini:1: a source cannot be called"},
	    {"[a]\nset\n", "sheaf.ini:2: neither"},
	    {"[a\n", "sheaf.ini:1: neither"},
	    {"[a]\nset =\n", "sheaf.ini:2: set is empty"},
	    {"[a]\nsizes = huge\n", "sheaf.ini:2: sizes wants one of"},
	    {"[a]\ndelay = soon\n", "sheaf.ini:2: delay wants"},
	    {"[a]\ndoi = 10.1/{N}\n", "sheaf.ini:2: doi wants a rule"},
	    {"[a]\nurl = ftp://x/\n", "sheaf.ini:2: url: "},
	    {"[DEFAULT]\nstore = here.db\n", "sheaf.ini:2: 'store' wants an "
					     "absolute path"},
	    {long_line, "sheaf.ini:2: line is longer"},
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

/* An app with this configuration and these arguments. */
static void
start(struct app *app, const char *text, int argc, char *const argv[])
{
	struct err e;

	memset(app, 0, sizeof(*app));
	arena_init(&app->arena, APP_MEMORY);
	assert_int_equal(read_text(&app->config, text, &e), 0);
	assert_int_equal(args_parse(&app->args, argc, argv, &e), 0);
}

static void
stop(struct app *app)
{
	args_free(&app->args);
	config_free(&app->config);
	arena_free(&app->arena);
}

static void
test_builtin_source_without_configuration(void **state)
{
	char *argv[] = {(char[]){"sheaf"}, (char[]){"harvest"}, NULL};
	struct app app;
	struct source s;
	struct err e;

	(void)state;
	start(&app, "", 2, argv);
	assert_int_equal(source_find(&app, "duepublico", &s, &e), 0);
	assert_true(str_eqc(s.name, "duepublico"));
	assert_true(str_eqc(
	    s.url, "https://duepublico2.uni-due.de/servlets/OAIDataProvider"));
	assert_int_equal(s.delay_ms, 1000);
	assert_true(s.sizes_estimated);
	/* Its address is the same source. */
	assert_int_equal(source_find(&app,
				     "HTTPS://DUEPUBLICO2.uni-due.de/servlets/"
				     "OAIDataProvider",
				     &s, &e),
			 0);
	assert_true(str_eqc(s.name, "duepublico"));
	stop(&app);
}

static void
test_values_by_precedence(void **state)
{
	static const char text[] = "[DEFAULT]\n"
				   "prefix = marcxml\n"
				   "delay = 3\n"
				   "sizes = estimate\n"
				   "[duepublico]\n"
				   "set = open_access\n"
				   "[other]\n"
				   "url = http://example.org/oai\n"
				   "prefix = mods\n";
	char *argv[] = {(char[]){"sheaf"}, (char[]){"harvest"},
			(char[]){"--set"}, (char[]){"typed"}, NULL};
	struct app app;
	struct source s;
	struct err e;

	(void)state;
	start(&app, text, 2, argv);
	/* Section over built-in over [DEFAULT]. */
	assert_int_equal(source_find(&app, "duepublico", &s, &e), 0);
	assert_true(str_eqc(s.set, "open_access"));
	assert_true(str_eqc(s.prefix, "mods"));
	assert_int_equal(s.delay_ms, 1000);
	assert_int_equal(source_find(&app, "other", &s, &e), 0);
	assert_true(str_eqc(s.prefix, "mods"));
	assert_int_equal(s.delay_ms, 3000);
	assert_true(s.sizes_estimated);
	assert_int_equal(s.set.n, 0);
	/* An address nobody named has the defaults. */
	assert_int_equal(
	    source_find(&app, "http://Example.NET/Oai?x=Y", &s, &e), 0);
	assert_true(str_eqc(s.name, "http://example.net/Oai?x=Y"));
	assert_true(str_eqc(s.url, "http://example.net/Oai?x=Y"));
	assert_true(str_eqc(s.prefix, "marcxml"));
	stop(&app);
	/* What is typed is over all. */
	start(&app, text, 4, argv);
	assert_int_equal(source_find(&app, "duepublico", &s, &e), 0);
	assert_true(str_eqc(s.set, "typed"));
	stop(&app);
}

static void
test_unknown_sources(void **state)
{
	char *argv[] = {(char[]){"sheaf"}, (char[]){"harvest"}, NULL};
	static const struct {
		const char *typed, *part;
	} cases[] = {
	    {"duepublic", "did you mean duepublico?"},
	    {"www.example.org/oai", "begins with http:// or https://"},
	    {"empty", "sheaf.ini:1: section [empty] has no url"},
	    {"http://me:geheim@example.org/", ""},
	    {"gopher://example.org/", ""},
	    {"", "no source ''"},
	};
	struct app app;
	struct source s;
	struct err e;

	(void)state;
	start(&app, "[empty]\n", 2, argv);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(source_find(&app, cases[i].typed, &s, &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
		assert_null(strstr(e.msg, "geheim"));
		if (strstr(e.msg, cases[i].part) == NULL)
			fail_msg("%s", e.msg);
	}
	stop(&app);
}

static void
test_builtin_values_are_valid(void **state)
{
	struct err e;

	(void)state;
	for (const struct builtin *b = builtins; b->name != NULL; b++) {
		assert_true(config_name_ok(str_c(b->name)));
		assert_non_null(b->v[KEY_URL]);
		for (int k = 0; k < KEY__MAX; k++)
			if (b->v[k] != NULL)
				assert_int_equal(
				    rule_check(config_rule((enum config_key)k),
					       b->name, b->v[k], &e),
				    0);
	}
}

static void
test_settings_when_nothing_is_given(void **state)
{
	char *argv[] = {(char[]){"sheaf"}, (char[]){"harvest"},
			(char[]){"--timeout=7"}, NULL};
	struct app app;
	struct http_options http;

	(void)state;
	start(&app, "[DEFAULT]\nmax-response = 1M\ntimeout = 9\n", 3, argv);
	settings_http(&app, &http);
	assert_int_equal(http.timeout, 7);
	assert_int_equal(http.max_response, 1 << 20);
	assert_int_equal(http.connections, 1);
	assert_null(http.contact);
	assert_non_null(strstr(http.user_agent, "sheaf/"));
	assert_int_equal(setting_number(&app, KEY_RETRIES), 5);
	assert_int_equal(setting_number(&app, KEY_MAX_WAIT), 600);
	assert_int_equal(setting_number(&app, KEY_JOBS), 4);
	stop(&app);
}

/* Each key has its item in the manual page, and each item is a key. */
static void
test_manual_page_lists_the_keys(void **state)
{
	static const struct str item = {".It Cm ", 7};
	struct buf page;
	struct str rest, line;
	size_t found = 0;
	struct err e;

	(void)state;
	buf_init(&page, PAGE_LIMIT);
	if (file_read(&page, "docs/man/sheaf.ini.5", &e) != 0)
		fail_msg("%s", e.msg);
	rest = buf_view(&page);
	while (rest.n > 0 && str_cut(&rest, '\n', &line)) {
		struct str word = str_from(line, item.n);
		int k = 0;

		if (!str_starts(line, item))
			continue;
		word = str_left(word, str_chr(word, ' '));
		while (k < KEY__MAX && !str_eqc(word, config_keys[k].name))
			k++;
		if (k == KEY__MAX)
			fail_msg("no key is called " STR_FMT, STR_ARG(word));
		found++;
	}
	assert_int_equal(found, KEY__MAX);
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
	    cmocka_unit_test(test_builtin_source_without_configuration),
	    cmocka_unit_test(test_values_by_precedence),
	    cmocka_unit_test(test_unknown_sources),
	    cmocka_unit_test(test_builtin_values_are_valid),
	    cmocka_unit_test(test_settings_when_nothing_is_given),
	    cmocka_unit_test(test_manual_page_lists_the_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
