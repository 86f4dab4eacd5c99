/* Records kept aside, listed. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "parsers/jdoc.h"
#include "sheaf/command/command.h"
#include "sheaf/world/world.h"
#include "sheaf/command/internal.h"
#include "store/reject.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

enum { APP_MEMORY = 1 << 20, ARGS_MAX = 8 };

#define BYTES "<record>\xff\033[2J\n\t<header/></record>"

static void
fill(void)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_reject r = {
	    .source = STR("src"),
	    .prefix = STR("oai_dc"),
	    .oai_id = STR("oai:x:1\t\033[2J"),
	    .datestamp = STR("2020-01-01"),
	    .fault = STR("line 3: not\nwell-formed"),
	    .url = STR("https://example.org/oai?verb=ListRecords"),
	    .bytes = STR(BYTES),
	};
	struct err e;

	if (store_reject(s, &r, &e) != 0)
		fail_msg("%s", e.msg);
	r = (struct store_reject){
	    .source = STR("two"), .fault = STR("none"), .bytes = STR("<a>")};
	if (store_reject(s, &r, &e) != 0)
		fail_msg("%s", e.msg);
	store_close(s);
}

/* What "sheaf list --rejected ARG ..." prints; free() it. */
static char *
listed(int want, const char *const *more)
{
	static char words[ARGS_MAX][64];
	char *argv[ARGS_MAX + 1] = {0};
	const char *first[] = {"sheaf", "list", "--rejected",
			       ("--store=" FIXTURE_STORE)};
	int argc = 0, out, saved, code;
	static struct app app;
	struct err e;
	size_t n;

	for (; argc < 4 || more[argc - 4] != NULL; argc++) {
		snprintf(words[argc], sizeof(words[0]), "%s",
			 argc < 4 ? first[argc] : more[argc - 4]);
		argv[argc] = words[argc];
	}
	memset(&app, 0, sizeof(app));
	world_init(&app.world);
	world_set(&app.world, 0, true, false);
	config_init(&app.config);
	arena_init(&app.arena, APP_MEMORY);
	assert_int_equal(args_parse(&app.args, commands, argc, argv, &e), 0);
	out = open("out", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	saved = dup(STDOUT_FILENO);
	assert_true(out >= 0 && saved >= 0);
	dup2(out, STDOUT_FILENO);
	code = rejected_list(&app);
	dup2(saved, STDOUT_FILENO);
	close(saved);
	close(out);
	args_free(&app.args);
	config_free(&app.config);
	arena_free(&app.arena);
	assert_int_equal(code, want);
	return folder_slurp("out", &n);
}

#define LISTED(want, ...) listed(want, (const char *[]){__VA_ARGS__})

static void
test_lines_for_programs(void **state)
{
	char *text;

	(void)state;
	fill();
	text = LISTED(EXIT_DONE, NULL);
	assert_string_equal(text,
			    "1\tsrc\toai:x:1??[2J\tline 3: not?well-formed"
			    "\t2020-01-01\n2\ttwo\t\tnone\t\n");
	free(text);
	text = LISTED(EXIT_DONE, "--limit=1", NULL);
	assert_null(strstr(text, "two"));
	free(text);
	text = LISTED(EXIT_DONE, "--source=two", NULL);
	assert_string_equal(text, "2\ttwo\t\tnone\t\n");
	free(text);
	/* Into a pipe or file the bytes are what they were. */
	text = LISTED(EXIT_DONE, "-v", "--source=src", NULL);
	assert_non_null(strstr(text, "2020-01-01\n" BYTES "\n"));
	free(text);
}

static void
test_objects_for_programs(void **state)
{
	struct jdoc *d;
	struct err e;
	char *text;

	(void)state;
	fill();
	text = LISTED(EXIT_DONE, "--json", "--limit=1", NULL);
	assert_int_equal(jdoc_parse(&d, str_c(text), &e), 0);
	assert_str(jval_get_str(jdoc_root(d), "schema"), "sheaf-rejected/1");
	assert_int_equal(jval_int(jval_get(jdoc_root(d), "number")), 1);
	assert_str(jval_get_str(jdoc_root(d), "fault"),
		   "line 3: not\nwell-formed");
	assert_str(jval_get_str(jdoc_root(d), "record"),
		   "<record>\xef\xbf\xbd\033[2J\n\t<header/></record>");
	jdoc_free(d);
	free(text);
}

static void
test_refusals(void **state)
{
	(void)state;
	free(LISTED(EXIT_LOCAL, NULL));
	fill();
	free(LISTED(EXIT_USAGE, "--year=2020", NULL));
	free(LISTED(EXIT_USAGE, "--source=nobody", NULL));
	free(LISTED(EXIT_DONE, "--source=src", NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_lines_for_programs),
	    IN_FOLDER(test_objects_for_programs),
	    IN_FOLDER(test_refusals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
