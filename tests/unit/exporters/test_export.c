/* Export: one pass over the records, one file or none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/mem.h"
#include "tests/unit/exporting.h"
#include "tests/unit/folder.h"

static const struct export_job to_lines = {
    {&format_lines}, 1, "out", BUNDLE_NONE};
static const struct export_job to_list = {
    {&format_list}, 1, "out", BUNDLE_NONE};
static const struct export_job to_zip = {
    {&format_list, &format_lines}, 2, "out", BUNDLE_ZIP};

static void
expect_old(void)
{
	folder_expect("out", "old");
	assert_int_equal(folder_count("."), 1);
}

static void
test_export_to_one_file(void **state)
{
	struct world w = {three_items};
	struct export_stats stats;
	struct err e;

	(void)state;
	assert_int_equal(export_items(&w, &to_lines, &stats, &e), 0);
	folder_expect("out", "a\nc\n");
	assert_int_equal(stats.records, 2);
	assert_int_equal(stats.deleted, 1);
	assert_int_equal(stats.broken, 0);
	assert_int_equal(export_items(&w, &to_list, &stats, &e), 0);
	folder_expect("out", "[a,b!,c]\n");
	assert_int_equal(folder_count("."), 1);
}

static void
test_export_of_nothing(void **state)
{
	static const struct item none[] = {{NULL}};
	struct world w = {none};
	struct export_stats stats;
	struct err e;

	(void)state;
	assert_int_equal(export_items(&w, &to_list, &stats, &e), 0);
	folder_expect("out", "[]\n");
	assert_int_equal(export_items(&w, &to_lines, &stats, &e), 0);
	folder_expect("out", "");
}

/* Longer than any buffer in between. */
static void
test_export_of_much(void **state)
{
	static const struct item two[] = {{"eins"}, {"zwei"}, {NULL}};
	struct world w = {.items = two, .repeat = 299999};
	struct export_stats stats;
	struct err e;
	char *got;
	size_t n;

	(void)state;
	assert_int_equal(export_items(&w, &to_lines, &stats, &e), 0);
	assert_int_equal(stats.records, 600000);
	got = folder_slurp("out", &n);
	assert_int_equal(n, 3000000);
	for (size_t i = 0; i < n; i += 10)
		assert_memory_equal(got + i, "eins\nzwei\n", 10);
	free(got);
}

static void
test_export_refuses_what_cannot_be_done(void **state)
{
	const struct export_job jobs[] = {
	    {{NULL}, 0, "out", BUNDLE_ZIP},
	    {{&format_lines}, EXPORT_FORMATS_MAX + 1, "out", BUNDLE_ZIP},
	    {{&format_lines, &format_list}, 2, "out", BUNDLE_NONE},
	    {{&format_lines, &format_list, &format_lines},
	     3,
	     "out",
	     BUNDLE_ZIP},
	    {{&format_lines}, 1, "out", BUNDLE__MAX},
	    {{&format_lines}, 1, "", BUNDLE_NONE},
	};
	struct world w = {three_items};
	struct export_stats stats;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(jobs) / sizeof(jobs[0]); i++) {
		assert_int_equal(export_items(&w, &jobs[i], &stats, &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
		assert_int_equal(w.given, 0);
	}
	assert_int_equal(folder_count("."), 0);
}

static void
test_export_when_records_are_broken(void **state)
{
	static const struct item items[] = {
	    {"a"}, {"b", .code = ERR_DATA},  {"c", .code = ERR_XML},
	    {"d"}, {"e", .code = ERR_LIMIT}, {NULL},
	};
	struct world w = {items};
	struct export_stats stats;
	struct err e;

	(void)state;
	assert_int_equal(export_items(&w, &to_list, &stats, &e), 0);
	folder_expect("out", "[a,d]\n");
	assert_int_equal(stats.records, 2);
	assert_int_equal(stats.broken, 3);
	assert_int_equal(w.warnings, 3);
	assert_string_equal(w.first, "src oai:b: wrong");
	assert_string_equal(w.last, "src oai:e: wrong");
}

static void
test_export_when_very_many_records_are_broken(void **state)
{
	static const struct item items[] = {{"b", .code = ERR_DATA}, {NULL}};
	struct world w = {.items = items, .repeat = 999};
	struct export_stats stats;
	struct err e;

	(void)state;
	assert_int_equal(export_items(&w, &to_list, &stats, &e), 0);
	assert_int_equal(stats.broken, 1000);
	assert_int_equal(w.warnings, EXPORT_NAMED_MAX + 1);
	assert_int_equal(w.details, 1000 - EXPORT_NAMED_MAX);
	assert_string_equal(w.last, "980 more records cannot be read");
}

/* It is in none of the formats then, and what follows is as if it were not. */
static void
test_export_when_a_record_is_too_long(void **state)
{
	static const struct item items[] = {{"huge"},    {"a"}, {"huge"},
					    {"x", true}, {"b"}, {NULL}};
	struct world w = {items};
	struct export_stats stats;
	struct err e;

	(void)state;
	assert_int_equal(export_items(&w, &to_list, &stats, &e), 0);
	folder_expect("out", "[a,x!,b]\n");
	assert_int_equal(stats.records, 2);
	assert_int_equal(stats.broken, 2);
	assert_non_null(strstr(w.first, "src huge: as list: "));
}

static void
test_export_when_a_record_needs_too_much_memory(void **state)
{
	static const struct item items[] = {{"a"}, {"deep"}, {"x", true},
					    {"b"}, {"deep"}, {NULL}};
	struct world w = {items};
	struct export_stats stats;
	struct err e;

	(void)state;
	assert_int_equal(export_items(&w, &to_list, &stats, &e), 0);
	folder_expect("out", "[a,x!,b]\n");
	assert_int_equal(stats.broken, 2);
	assert_int_equal(w.warnings, 2);
}

static void
test_export_when_the_source_fails(void **state)
{
	static const struct item items[] = {
	    {"a"}, {"b", .code = ERR_STORE}, {"c"}, {NULL}};
	const struct export_job *const jobs[] = {&to_lines, &to_zip};
	struct world w = {items};
	struct export_stats stats;
	struct err e;

	(void)state;
	folder_put("out", "old");
	for (int i = 0; i < 2; i++) {
		assert_int_equal(export_items(&w, jobs[i], &stats, &e), -1);
		assert_int_equal(e.code, ERR_STORE);
		assert_int_equal(w.given, 2);
		expect_old();
	}
	assert_int_equal(w.warnings, 0);
}

static void
test_export_when_told_to_stop(void **state)
{
	const struct export_job *const jobs[] = {&to_lines, &to_zip};
	struct world w = {three_items, .repeat = 1000, .stop = 2500};
	struct export_stats stats;
	struct err e;

	(void)state;
	folder_put("out", "old");
	for (int i = 0; i < 2; i++) {
		w.repeat = 1000;
		assert_int_equal(export_items(&w, jobs[i], &stats, &e), -1);
		assert_int_equal(e.code, ERR_STOPPED);
		assert_int_equal(w.given, 2500);
		expect_old();
	}
}

/* Of the file itself, of a bundle, and of the spools before it. */
static void
test_export_when_disk_is_full(void **state)
{
	const struct export_job *const jobs[] = {&to_lines, &to_zip, &to_zip};
	static const rlim_t sizes[] = {100000, 100, 500000};
	struct rlimit old, low;
	struct export_stats stats;
	struct err e;
	int rc;

	(void)state;
	folder_put("out", "old");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	for (int i = 0; i < 3; i++) {
		struct world w = {three_items, .repeat = 1000000};

		low = old;
		low.rlim_cur = sizes[i];
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
		rc = export_items(&w, jobs[i], &stats, &e);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
		assert_int_equal(rc, -1);
		assert_int_equal(e.code, ERR_IO);
		assert_non_null(strstr(e.msg, "out"));
		expect_old();
	}
}

static void
test_export_when_target_cannot_be_written(void **state)
{
	struct export_job job = to_zip;
	struct world w = {three_items};
	struct export_stats stats;
	struct err e;

	(void)state;
	job.path = "missing/out";
	assert_int_equal(export_items(&w, &job, &stats, &e), -1);
	assert_int_equal(e.code, ERR_IO);
	/* That is known before a long time goes into reading. */
	assert_int_equal(w.given, 0);
}

static void
test_export_without_memory(void **state)
{
	const struct export_job *const jobs[] = {&to_list, &to_zip};
	struct export_stats stats;
	struct err e = {0};

	(void)state;
	for (int i = 0; i < 2; i++) {
		int rc = -1, tries = 0;

		folder_put("out", "old");
		while (rc != 0) {
			struct world w = {three_items};

			mem_fail_at((unsigned long)++tries, 0);
			rc = export_items(&w, jobs[i], &stats, &e);
			mem_fail_at(0, 0);
			assert_true(rc == 0 || e.code == ERR_NOMEM);
			if (rc != 0)
				expect_old();
			assert_true(tries < 200);
		}
		assert_true(tries > 3);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_export_to_one_file),
	    IN_FOLDER(test_export_of_nothing),
	    IN_FOLDER(test_export_of_much),
	    IN_FOLDER(test_export_refuses_what_cannot_be_done),
	    IN_FOLDER(test_export_when_records_are_broken),
	    IN_FOLDER(test_export_when_very_many_records_are_broken),
	    IN_FOLDER(test_export_when_a_record_is_too_long),
	    IN_FOLDER(test_export_when_a_record_needs_too_much_memory),
	    IN_FOLDER(test_export_when_the_source_fails),
	    IN_FOLDER(test_export_when_told_to_stop),
	    IN_FOLDER(test_export_when_disk_is_full),
	    IN_FOLDER(test_export_when_target_cannot_be_written),
	    IN_FOLDER(test_export_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
