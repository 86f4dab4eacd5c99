/* How sources stand: gathered, and written in three forms. */
#include <stdlib.h>
#include <string.h>

#include "core/buf.h"
#include "core/utf8.h"
#include "parsers/jdoc.h"
#include "sheaf/command/command.h"
#include "sheaf/status/status.h"
#include "store/reject.h"
#include "tests/unit/fixture_status.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

enum { APP_MEMORY = 1 << 20, TEXT_LIMIT = 1 << 20, NOW = 1795363200 };

static void
test_table_fits_the_width(void **state)
{
	struct buf out;
	struct str rest, line;

	(void)state;
	buf_init(&out, TEXT_LIMIT);
	status_text(&fixture_status, 80, false, &out);
	rest = buf_view(&out);
	while (rest.n > 0 && str_cut(&rest, '\n', &line)) {
		/* A word that is longer than a line stays one word. */
		if (str_find(line, STR("verb=ListRecords")) != STR_NPOS)
			continue;
		if (utf8_columns(line) > 80)
			fail_msg("wide: " STR_FMT, STR_ARG(line));
	}
	rest = buf_view(&out);
	assert_true(str_find(rest, STR("1,234,567")) != STR_NPOS);
	assert_true(str_find(rest, STR("2026-11-02")) != STR_NPOS);
	assert_true(str_find(rest, STR("left alone")) != STR_NPOS);
	assert_true(str_find(rest, STR("going on after 1,200 records, 3 of 12"
				       " windows")) != STR_NPOS);
	assert_true(str_find(rest, STR("may start again at 2026-")) !=
		    STR_NPOS);
	assert_true(str_find(rest, STR("never\n")) != STR_NPOS);
	/* Shortened, and seen to be. */
	assert_true(str_find(rest, STR("\n" LONG_NAME)) == STR_NPOS);
	assert_true(str_find(rest, STR("repository.\xe2\x80\xa6")) != STR_NPOS);
	buf_clear(&out);
	status_text(&fixture_status, 200, true, &out);
	assert_true(str_find(buf_view(&out), STR(LONG_NAME " ")) != STR_NPOS);
	assert_true(str_find(buf_view(&out),
			     STR("    https://example.net/\n")) != STR_NPOS);
	/* Narrow or nothing at all: no harm. */
	buf_clear(&out);
	status_text(&fixture_status, 1, true, &out);
	status_text(&fixture_status, 0, false, &out);
	assert_false(out.failed);
	buf_free(&out);
}

static void
test_hostile_text_in_a_table(void **state)
{
	struct status_source s = fixture_status.v[0];
	struct status st = fixture_status;
	struct buf out;

	(void)state;
	s.name = STR("\033[2J\xff\xe2\x80\xae");
	s.url = STR("a\nb");
	memcpy(s.run.message, "\033]0;x\007", 7);
	st.v = &s;
	st.n = 1;
	buf_init(&out, TEXT_LIMIT);
	status_text(&st, 80, true, &out);
	assert_true(str_chr(buf_view(&out), '\033') == STR_NPOS);
	assert_int_equal(utf8_valid(buf_view(&out)), out.n);
	buf_free(&out);
}

static void
test_nothing_yet(void **state)
{
	struct status st = {.store = "s.db", .now = NOW};
	struct buf out;

	(void)state;
	buf_init(&out, TEXT_LIMIT);
	status_text(&st, 80, false, &out);
	assert_str(buf_view(&out), "nothing harvested yet, there is no store; "
				   "sheaf harvest NAME begins\n");
	buf_clear(&out);
	status_prometheus(&st, &out);
	assert_int_equal(out.n, 0);
	buf_free(&out);
}

static const struct jval *
nth_source(struct jdoc *d, size_t i)
{
	return jval_at(jval_get(jdoc_root(d), "sources"), i);
}

static void
test_json_says_all_of_it(void **state)
{
	const struct jval *s, *l;
	struct jdoc *d;
	struct buf out;
	struct err e;

	(void)state;
	buf_init(&out, TEXT_LIMIT);
	status_json(&fixture_status, &out);
	assert_int_equal(jdoc_parse(&d, buf_view(&out), &e), 0);
	assert_str(jval_get_str(jdoc_root(d), "schema"), "sheaf-status/1");
	assert_int_equal(jval_count(jval_get(jdoc_root(d), "sources")), 3);
	s = nth_source(d, 0);
	assert_str(jval_get_str(s, "name"), LONG_NAME);
	assert_str(jval_get_str(s, "outcome"), "failed");
	assert_int_equal(jval_int(jval_get(s, "records")), 1234567);
	assert_int_equal(jval_int(jval_get(s, "rejected")), 3);
	assert_non_null(jval_get(s, "not_before"));
	assert_int_equal(jval_int(jval_get(jval_get(s, "run"), "requests")), 7);
	l = jval_at(jval_get(s, "lists"), 1);
	assert_str(jval_get_str(l, "set"), "open");
	assert_int_equal(jval_int(jval_get(l, "seen")), 1200);
	assert_int_equal(jval_int(jval_get(l, "windows_unfinished")), 3);
	s = nth_source(d, 2);
	assert_str(jval_get_str(s, "outcome"), "never");
	assert_null(jval_get(s, "run"));
	jdoc_free(d);
	buf_free(&out);
}

/* --- Gathering ------------------------------------------------------------ */

static void
start(struct app *app, int argc, char **argv, const char *config)
{
	struct err e;

	memset(app, 0, sizeof(*app));
	world_init(&app->world);
	config_init(&app->config);
	arena_init(&app->arena, APP_MEMORY);
	if (config_parse(&app->config, "x.ini", str_c(config), &e) != 0 ||
	    args_parse(&app->args, commands, argc, argv, &e) != 0)
		fail_msg("%s", e.msg);
}

static void
stop(struct app *app)
{
	args_free(&app->args);
	config_free(&app->config);
	arena_free(&app->arena);
}

static void
fill(void)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_run r = {.outcome = STORE_RUNNING, .began = 5};
	struct store_reject bad = {.source = STR("src"), .bytes = STR("<a>")};
	struct store_list l = {.source = STR("src"), .prefix = STR("mods")};
	struct store_mark m = {.from = "2026-01-02", .token = "t", .seen = 9};
	struct err e;

	fixture_fill(s, 0, 3);
	if (store_set_run(s, STR("src"), &r, &e) != 0 ||
	    store_reject(s, &bad, &e) != 0 ||
	    store_set_mark(s, &l, &m, &e) != 0)
		fail_msg("%s", e.msg);
	/* A list of another source, which is asked for after all of these. */
	l.source = STR("two");
	assert_int_equal(store_set_mark(s, &l, &m, &e), 0);
	l.source = STR("src");
	l.window = STR("2020-01-01/2020-12-31");
	m = (struct store_mark){.done = true};
	assert_int_equal(store_set_mark(s, &l, &m, &e), 0);
	l.window = STR("2021-01-01/2021-12-31");
	m = (struct store_mark){.done = false};
	assert_int_equal(store_set_mark(s, &l, &m, &e), 0);
	store_close(s);
}

static void
test_gathered_from_store_and_configuration(void **state)
{
	char *argv[] = {(char[]){"sheaf"}, (char[]){"status"},
			(char[]){"--store=" FIXTURE_STORE}, (char[]){"src"},
			NULL};
	struct store *other;
	struct app app;
	struct status st;
	struct err e;

	(void)state;
	fill();
	start(&app, 3, argv, "[aaa]\nurl = http://a.example/\n");
	assert_int_equal(status_gather(&st, &app, &e), 0);
	assert_int_equal(st.n, 3);
	assert_str(st.v[0].name, "aaa");
	assert_str(st.v[0].url, "http://a.example/");
	assert_str(st.v[1].name, "src");
	assert_int_equal(st.v[1].counts.live, 3);
	assert_int_equal(st.v[1].counts.rejected, 1);
	assert_int_equal(st.v[1].nlists, 1);
	assert_int_equal(st.v[1].lists[0].windows, 2);
	assert_int_equal(st.v[1].lists[0].unfinished, 1);
	assert_int_equal(st.v[1].lists[0].seen, 9);
	assert_true(st.v[1].lists[0].under_way);
	assert_str(status_mark(&st.v[1]), "2026-01-02");
	assert_str(st.v[2].name, "two");
	assert_int_equal(st.v[2].nlists, 1);
	/* Marked as running, but nobody holds it. */
	assert_string_equal(status_outcome(&st.v[1]), "killed");
	stop(&app);
	other = fixture_open(STORE_WRITE);
	assert_int_equal(store_claim(other, STR("src"), &e), 0);
	start(&app, 4, argv, "[aaa]\nurl = http://a.example/\n");
	assert_int_equal(status_gather(&st, &app, &e), 0);
	assert_int_equal(st.n, 1);
	assert_string_equal(status_outcome(&st.v[0]), "running");
	stop(&app);
	store_close(other);
}

static void
test_gathered_without_a_store(void **state)
{
	char *argv[] = {(char[]){"sheaf"}, (char[]){"status"},
			(char[]){"--store=none.db"}, (char[]){"nobody"}, NULL};
	struct app app;
	struct status st;
	struct err e;

	(void)state;
	start(&app, 3, argv, "");
	assert_int_equal(status_gather(&st, &app, &e), 0);
	assert_int_equal(st.n, 0);
	assert_false(st.there);
	stop(&app);
	start(&app, 4, argv, "");
	assert_int_equal(status_gather(&st, &app, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	stop(&app);
	assert_int_equal(folder_count("."), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_table_fits_the_width),
	    cmocka_unit_test(test_hostile_text_in_a_table),
	    cmocka_unit_test(test_nothing_yet),
	    cmocka_unit_test(test_json_says_all_of_it),
	    IN_FOLDER(test_gathered_from_store_and_configuration),
	    IN_FOLDER(test_gathered_without_a_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
