/* The command line: tables, parsing, values, help. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "sheaf/command/command.h"
#include "sheaf/options/options.h"
#include "sheaf/world/world.h"
#include "sheaf/command/internal.h"

enum { ARGV_MAX = 12, HELP_COLUMNS = 80, HELP_LIMIT = 1 << 16 };

/* Parses "sheaf" and what follows, up to a NULL. */
static int
parse(struct args *a, struct err *e, ...)
{
	char *argv[ARGV_MAX + 1] = {0};
	static char words[ARGV_MAX][256];
	const char *word = "sheaf";
	va_list ap;
	int n = 0;

	va_start(ap, e);
	for (; word != NULL; word = va_arg(ap, const char *)) {
		assert_true(n < ARGV_MAX && strlen(word) < sizeof(words[0]));
		memcpy(words[n], word, strlen(word) + 1);
		argv[n] = words[n];
		n++;
	}
	va_end(ap);
	return args_parse(a, commands, n, argv, e);
}

static void
assert_refused(struct args *a, const struct err *e, const char *part)
{
	assert_int_equal(e->code, ERR_USAGE);
	if (strstr(e->msg, part) == NULL)
		fail_msg("'%s' is not in '%s'", part, e->msg);
	args_free(a);
}

static void
test_options_before_and_after_the_command(void **state)
{
	struct args a;
	struct err e;

	(void)state;
	assert_int_equal(parse(&a, &e, "--store", "s.db", "export", "-f", "ris",
			       "--year=2019-2021", NULL),
			 0);
	assert_string_equal(a.command->name, "export");
	assert_string_equal(args_text(&a, OPT_STORE), "s.db");
	assert_string_equal(args_text(&a, OPT_FORMAT), "ris");
	assert_string_equal(args_text(&a, OPT_YEAR), "2019-2021");
	assert_null(args_text(&a, OPT_OUTPUT));
	args_free(&a);
}

static void
test_letters_when_joined(void **state)
{
	struct args a;
	struct err e;

	(void)state;
	assert_int_equal(
	    parse(&a, &e, "-vv", "export", "-fris", "-vo", "x", NULL), 0);
	assert_int_equal(a.count[OPT_VERBOSE], 3);
	assert_string_equal(args_text(&a, OPT_FORMAT), "ris");
	assert_string_equal(args_text(&a, OPT_OUTPUT), "x");
	args_free(&a);
}

static void
test_operands_when_they_look_like_options(void **state)
{
	struct args a;
	struct err e;

	(void)state;
	assert_int_equal(parse(&a, &e, "convert", "-", "--", "-v", "--", NULL),
			 0);
	assert_int_equal(a.noperands, 3);
	assert_string_equal(a.operands[0], "-");
	assert_string_equal(a.operands[1], "-v");
	assert_string_equal(a.operands[2], "--");
	assert_int_equal(a.count[OPT_VERBOSE], 0);
	args_free(&a);
}

static void
test_value_of_a_leading_option_is_no_command(void **state)
{
	struct args a;
	struct err e;

	(void)state;
	assert_int_equal(
	    parse(&a, &e, "--set", "list", "harvest", "list", NULL), 0);
	assert_string_equal(a.command->name, "harvest");
	assert_int_equal(a.noperands, 1);
	args_free(&a);
}

static void
test_repeated_options(void **state)
{
	struct args a;
	struct err e;

	(void)state;
	assert_int_equal(parse(&a, &e, "list", "--doi", "10.1234/a",
			       "--timeout=5", "--doi=10.1234/b", "--timeout=6",
			       NULL),
			 0);
	assert_string_equal(args_nth(&a, OPT_DOI, 0), "10.1234/a");
	assert_string_equal(args_nth(&a, OPT_DOI, 1), "10.1234/b");
	assert_null(args_nth(&a, OPT_DOI, 2));
	assert_string_equal(args_text(&a, OPT_TIMEOUT), "6");
	args_free(&a);
	assert_int_equal(parse(&a, &e, "harvest", "--from", "2020-01-01",
			       "--from", "2020-01-02", NULL),
			 -1);
	assert_refused(&a, &e, "--from is given twice");
}

static void
test_mistakes_are_named(void **state)
{
	static const struct {
		const char *argv[4], *part;
	} cases[] = {
	    {{"harvset"}, "did you mean harvest?"},
	    {{"frobnicate"}, "no command 'frobnicate'"},
	    {{"--bogus"}, "unknown option --bogus"},
	    {{"harvest", "--fulll"}, "did you mean --full?"},
	    {{"export", "--full"}, "sheaf export has no option --full"},
	    {{"list", "-z"}, "unknown option -z"},
	    {{"list", "--limit"}, "--limit wants a value: N"},
	    {{"export", "-f"}, "-f wants a value: FORMAT"},
	    {{"harvest", "--full=yes"}, "--full takes no value"},
	    {{"list", "--limit", "0"}, "--limit wants a whole number"},
	    {{"list", "--limit", ""}, "--limit is empty"},
	    {{"list", "--type", "novel"}, "no type 'novel'"},
	    {{"list", "--year", "2021-2019"}, "--year wants"},
	    {{"list", "--from", "2020-02-30"}, "--from wants a date"},
	    {{"list", "--doi", "nonsense"}, "--doi wants a DOI"},
	    {{"list", "--log", "xml"}, "one of text|json, not 'xml'"},
	    {{"list", "-v", "-q"}, "contradict"},
	    {{"list", "--set", "a\033[2J"}, "control characters"},
	};
	struct args a;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *const *v = cases[i].argv;

		assert_int_equal(parse(&a, &e, v[0], v[1], v[2], v[3]), -1);
		assert_refused(&a, &e, cases[i].part);
	}
}

static void
test_value_when_too_long(void **state)
{
	static char text[RULE_VALUE_MAX + 2];
	struct err e;

	(void)state;
	memset(text, 'a', sizeof(text) - 1);
	assert_int_equal(rule_check(&opts[OPT_SET].rule, "--set", text, &e),
			 -1);
	assert_int_equal(e.code, ERR_USAGE);
	text[RULE_VALUE_MAX] = '\0';
	assert_int_equal(rule_check(&opts[OPT_SET].rule, "--set", text, &e), 0);
}

static void
test_numbers_in_their_units(void **state)
{
	static const struct {
		enum opt opt;
		const char *text;
		int64_t value; /* -1: refused */
	} cases[] = {
	    {OPT_MAX_RESPONSE, "64M", INT64_C(64) << 20},
	    {OPT_MAX_RESPONSE, "1k", 1024},
	    {OPT_MAX_RESPONSE, "2G", INT64_C(2) << 30},
	    {OPT_MAX_RESPONSE, "4096", 4096},
	    {OPT_MAX_RESPONSE, "M", -1},
	    {OPT_MAX_RESPONSE, "64T", -1},
	    {OPT_MAX_RESPONSE, "99999999999999999999G", -1},
	    {OPT_DELAY, "1.5", 1500},
	    {OPT_DELAY, "0.025", 25},
	    {OPT_DELAY, "2", 2000},
	    {OPT_DELAY, "0", 0},
	    {OPT_DELAY, "1.", -1},
	    {OPT_DELAY, ".5", -1},
	    {OPT_DELAY, "1.2345", -1},
	    {OPT_DELAY, "-1", -1},
	    {OPT_DELAY, "1e3", -1},
	    {OPT_RETRIES, "0", 0},
	    {OPT_RETRIES, "+1", -1},
	    {OPT_RETRIES, "101", -1},
	    {OPT_JOBS, "0", -1},
	    {OPT_LOG, "json", 1},
	    {OPT_SIZES, "estimate", 1},
	};
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct rule *r = &opts[cases[i].opt].rule;
		int rc = rule_check(r, "it", cases[i].text, &e);

		if ((rc == 0) != (cases[i].value >= 0))
			fail_msg("%s: %d", cases[i].text, rc);
		if (rc == 0)
			assert_int_equal(rule_number(r, cases[i].text),
					 cases[i].value);
	}
}

static void
test_dates_and_years(void **state)
{
	static const struct rule date = {RULE_DATE, "DATE", 0, 0};
	static const struct {
		const char *text;
		int rc;
	} dates[] = {
	    {"2024-02-29", 0},
	    {"2023-02-29", -1},
	    {"1960-01-01", 0},
	    {"2024-02-29T23:59:59Z", 0},
	    {"2024-02-29T23:59:59", -1},
	    {"2024-02-29 23:59:59Z", -1},
	    {"2024-2-9", -1},
	    {"2024", -1},
	    {"2024-02-29T23:59:59+0", -1},
	    {"20240229", -1},
	};
	int from, until;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++)
		if (rule_check(&date, "it", dates[i].text, &e) != dates[i].rc)
			fail_msg("%s", dates[i].text);
	rule_years("2020", &from, &until);
	assert_int_equal(from, 2020);
	assert_int_equal(until, 2020);
	rule_years("1999-2021", &from, &until);
	assert_int_equal(from, 1999);
	assert_int_equal(until, 2021);
}

static void
test_table_rows_are_complete(void **state)
{
	(void)state;
	for (int i = 0; i < OPT__MAX; i++) {
		const struct opt_row *o = &opts[i];

		assert_non_null(o->name);
		assert_true(o->commands != 0 || o->key != 0);
		/* A key alone has no help but the manual's. */
		assert_true((o->help != NULL) == (o->commands != 0));
		if (o->rule.kind == RULE_NONE) {
			assert_null(o->rule.form);
			assert_null(o->preset);
		} else {
			assert_non_null(o->rule.form);
		}
		/* Whatever is preset must be something one may type. */
		if (o->preset != NULL) {
			struct err e;

			assert_int_equal(
			    rule_check(&o->rule, o->name, o->preset, &e), 0);
		}
		if (o->commands != 0)
			assert_int_equal(
			    opt_by_name(str_c(o->name), o->commands), i);
		if (o->key != 0)
			assert_int_equal(opt_by_key(str_c(o->name)), i);
	}
}

static void
assert_fits(const struct command *c)
{
	struct buf out;
	struct str rest, line;

	buf_init(&out, HELP_LIMIT);
	help_write(commands, c, &out);
	assert_false(out.failed);
	rest = buf_view(&out);
	while (rest.n > 0 && str_cut(&rest, '\n', &line))
		if (line.n > HELP_COLUMNS)
			fail_msg(STR_FMT, STR_ARG(line));
	buf_free(&out);
}

static void
test_help_fits_a_terminal(void **state)
{
	(void)state;
	assert_fits(NULL);
	for (const struct command *c = commands; c->name != NULL; c++)
		assert_fits(c);
}

static void
test_help_shows_what_a_command_takes(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, HELP_LIMIT);
	help_write(commands, command_by_name(commands, STR("list")), &out);
	assert_non_null(strstr(out.p, "--doi DOI"));
	assert_non_null(strstr(out.p, "--store PATH"));
	assert_null(strstr(out.p, "--full"));
	assert_null(strstr(out.p, "--format"));
	buf_free(&out);
}

static void
test_exit_code_when_outcomes_differ(void **state)
{
	/* From best to worst, as sheaf(1) has it. */
	static const int order[] = {0, 3, 6, 5, 1, 2, 4, 128 + 15};
	size_t n = sizeof(order) / sizeof(order[0]);

	(void)state;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++)
			assert_int_equal(exit_code_worse(order[i], order[k]),
					 order[i > k ? i : k]);
}

static void
test_exit_code_of_each_error(void **state)
{
	static const struct {
		enum err_code code;
		int exit;
	} cases[] = {
	    {ERR_NONE, 0},  {ERR_USAGE, 2},     {ERR_NOMEM, 4},
	    {ERR_LIMIT, 1}, {ERR_IO, 4},        {ERR_NET, 1},
	    {ERR_HTTP, 1},  {ERR_XML, 1},       {ERR_OAI, 1},
	    {ERR_DATA, 1},  {ERR_STORE, 4},     {ERR_NOTFOUND, 6},
	    {ERR_BUSY, 5},  {ERR_STOPPED, 128},
	};

	(void)state;
	assert_int_equal(sizeof(cases) / sizeof(cases[0]), ERR__MAX);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct err e = {.code = cases[i].code};

		assert_int_equal(exit_code_of(&e), cases[i].exit);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_options_before_and_after_the_command),
	    cmocka_unit_test(test_letters_when_joined),
	    cmocka_unit_test(test_operands_when_they_look_like_options),
	    cmocka_unit_test(test_value_of_a_leading_option_is_no_command),
	    cmocka_unit_test(test_repeated_options),
	    cmocka_unit_test(test_mistakes_are_named),
	    cmocka_unit_test(test_value_when_too_long),
	    cmocka_unit_test(test_numbers_in_their_units),
	    cmocka_unit_test(test_dates_and_years),
	    cmocka_unit_test(test_table_rows_are_complete),
	    cmocka_unit_test(test_help_fits_a_terminal),
	    cmocka_unit_test(test_help_shows_what_a_command_takes),
	    cmocka_unit_test(test_exit_code_when_outcomes_differ),
	    cmocka_unit_test(test_exit_code_of_each_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
