/* Sources made of the configuration, the command line and what is built in. */
#include <string.h>

#include "sheaf/command/command.h"
#include "sheaf/builtin.h"
#include "sheaf/options/options.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"
#include "tests/unit/unit.h"

enum { APP_MEMORY = 1 << 20 };

/* An app with this configuration and these arguments. */
static void
start(struct app *app, const char *text, int argc, char *const argv[])
{
	struct err e;

	memset(app, 0, sizeof(*app));
	config_init(&app->config);
	arena_init(&app->arena, APP_MEMORY);
	assert_int_equal(
	    config_parse(&app->config, "sheaf.ini", str_c(text), &e), 0);
	assert_int_equal(args_parse(&app->args, commands, argc, argv, &e), 0);
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
	assert_int_equal(s.nsets, 1);
	assert_true(str_eqc(s.sets[0], "open_access"));
	assert_true(str_eqc(s.prefix, "mods"));
	assert_int_equal(s.delay_ms, 1000);
	assert_int_equal(source_find(&app, "other", &s, &e), 0);
	assert_true(str_eqc(s.prefix, "mods"));
	assert_int_equal(s.delay_ms, 3000);
	assert_true(s.sizes_estimated);
	assert_int_equal(s.nsets, 0);
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
	assert_int_equal(s.nsets, 1);
	assert_true(str_eqc(s.sets[0], "typed"));
	assert_true(s.sets_typed);
	stop(&app);
}

static void
test_secrets_of_a_source(void **state)
{
	static const char text[] = "[open]\n"
				   "url = http://example.org/open\n"
				   "[locked]\n"
				   "url = http://example.org/oai\n"
				   "user = me\n"
				   "password = ge;heim\n"
				   "header = X-Key: one\n"
				   "header = Cookie: a=1; b=2\n"
				   "[half]\n"
				   "url = http://example.org/half\n"
				   "password = geheim\n";
	char *argv[] = {(char[]){"sheaf"}, (char[]){"harvest"}, NULL};
	struct app app;
	struct source s;
	struct err e;

	(void)state;
	start(&app, text, 2, argv);
	assert_true(config_has_secrets(&app.config));
	assert_int_equal(source_find(&app, "locked", &s, &e), 0);
	assert_true(str_eqc(s.login.user, "me"));
	assert_true(str_eqc(s.login.password, "ge;heim"));
	assert_int_equal(s.login.nheaders, 2);
	assert_true(str_eqc(s.login.headers[0], "X-Key: one"));
	assert_true(str_eqc(s.login.headers[1], "Cookie: a=1; b=2"));
	assert_int_equal(source_find(&app, "open", &s, &e), 0);
	assert_int_equal(s.login.user.n + s.login.password.n + s.login.nheaders,
			 0);
	assert_int_equal(source_find(&app, "half", &s, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_null(strstr(e.msg, "geheim"));
	stop(&app);
	start(&app, "[open]\nurl = http://example.org/open\n", 2, argv);
	assert_false(config_has_secrets(&app.config));
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
		assert_non_null(b->v[OPT_URL]);
		for (int k = 0; k < OPT__MAX; k++)
			if (b->v[k] != NULL)
				assert_int_equal(
				    rule_check(&opts[(enum opt)k].rule, b->name,
					       b->v[k], &e),
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
	assert_int_equal(setting_number(&app, OPT_RETRIES), 5);
	assert_int_equal(setting_number(&app, OPT_MAX_WAIT), 600);
	assert_int_equal(setting_number(&app, OPT_JOBS), 4);
	stop(&app);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_builtin_source_without_configuration),
	    cmocka_unit_test(test_values_by_precedence),
	    cmocka_unit_test(test_secrets_of_a_source),
	    cmocka_unit_test(test_unknown_sources),
	    cmocka_unit_test(test_builtin_values_are_valid),
	    cmocka_unit_test(test_settings_when_nothing_is_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
