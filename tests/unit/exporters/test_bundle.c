/* Bundles: read back by libarchive; the same bytes always. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>

#include "tests/unit/bundling.h"
#include "tests/unit/folder.h"

static bool
is_none(const char *s)
{
	return s == NULL || s[0] == '\0';
}

static void
expect_entry(struct archive *a, const char *name, const char *text, size_t n)
{
	struct archive_entry *entry;
	char *got = malloc(n + 1);

	assert_non_null(got);
	assert_int_equal(archive_read_next_header(a, &entry), ARCHIVE_OK);
	assert_string_equal(archive_entry_pathname(entry), name);
	assert_int_equal(archive_entry_filetype(entry), AE_IFREG);
	assert_int_equal(archive_entry_perm(entry), 0644);
	assert_int_equal(archive_entry_uid(entry), 0);
	assert_int_equal(archive_entry_gid(entry), 0);
	assert_true(is_none(archive_entry_uname(entry)));
	assert_true(is_none(archive_entry_gname(entry)));
	assert_int_equal(archive_entry_mtime(entry), 315532800);
	assert_int_equal(archive_read_data(a, got, n + 1), n);
	assert_memory_equal(got, text, n);
	free(got);
}

static void
test_bundle_holds_what_was_written(void **state)
{
	struct archive_entry *entry;
	struct err e;

	(void)state;
	setenv("TZ", "UTC", 1);
	tzset();
	for (size_t i = 0; i < KINDS; i++) {
		struct archive *a = archive_read_new();

		assert_int_equal(make_bundle(kinds[i].path, kinds[i].kind, &e),
				 0);
		archive_read_support_filter_all(a);
		archive_read_support_format_all(a);
		assert_int_equal(
		    archive_read_open_filename(a, kinds[i].path, 65536), 0);
		expect_entry(a, "records.ris", SMALL_TEXT,
			     sizeof(SMALL_TEXT) - 1);
		expect_entry(a, "empty.txt", "", 0);
		expect_entry(a, "folder/Big_1.bin", noise(), NOISE_SIZE);
		assert_int_equal(archive_read_next_header(a, &entry),
				 ARCHIVE_EOF);
		archive_read_free(a);
	}
	assert_int_equal(folder_count("."), KINDS);
}

static void
test_bundle_is_the_same_everywhere(void **state)
{
	static const char *const zones[] = {"UTC",          "XXX+24",
					    "YYY-24:59:59", "America/New_York",
					    ":invalid",     "LMT-5:45"};
	char *first, *other, path[64];
	size_t n, m;
	struct err e;

	(void)state;
	assert_int_equal(mkdir("elsewhere", 0755), 0);
	for (size_t i = 0; i < KINDS; i++) {
		assert_int_equal(make_bundle(kinds[i].path, kinds[i].kind, &e),
				 0);
		first = folder_slurp(kinds[i].path, &n);
		for (size_t z = 0; z < sizeof(zones) / sizeof(zones[0]); z++) {
			setenv("TZ", zones[z], 1);
			tzset();
			umask(z % 2 ? 077 : 0);
			assert_int_equal(chdir("elsewhere"), 0);
			snprintf(path, sizeof(path), "../x%s", kinds[i].path);
			assert_int_equal(make_bundle(path, kinds[i].kind, &e),
					 0);
			other = folder_slurp(path, &m);
			assert_int_equal(n, m);
			assert_memory_equal(first, other, n);
			free(other);
			assert_int_equal(chdir(".."), 0);
		}
		free(first);
	}
	umask(022);
	unsetenv("TZ");
	tzset();
}

/* Bytes 4 to 7 of a gzip header are a time (RFC 1952, section 2.3). */
static void
test_bundle_has_no_time_in_gzip(void **state)
{
	struct err e;
	char *got;
	size_t n;

	(void)state;
	assert_int_equal(make_bundle("b.tgz", BUNDLE_TAR_GZ, &e), 0);
	got = folder_slurp("b.tgz", &n);
	assert_true(n > 10);
	assert_memory_equal(got, "\x1f\x8b\x08\0\0\0\0\0", 8);
	free(got);
}

static void
test_bundle_kind_of_suffix(void **state)
{
	static const struct {
		const char *path;
		enum bundle_kind kind;
	} cases[] = {
	    {"a.zip", BUNDLE_ZIP},
	    {"/x/A.ZIP", BUNDLE_ZIP},
	    {"a.tar.gz", BUNDLE_TAR_GZ},
	    {"a.tgz", BUNDLE_TAR_GZ},
	    {"a.tar.zst", BUNDLE_TAR_ZST},
	    {"a.tar", BUNDLE_NONE},
	    {"a.gz", BUNDLE_NONE},
	    {"a.zip.ris", BUNDLE_NONE},
	    {"zip", BUNDLE_NONE},
	    {"", BUNDLE_NONE},
	    {"-", BUNDLE_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(bundle_kind_of(str_c(cases[i].path)),
				 cases[i].kind);
}

static void
test_bundle_refuses_bad_names(void **state)
{
	static const char *const names[] = {
	    "",         "/etc/passwd", "..",       "a/../b",     "../a",
	    "a/..",     ".",           "./a",      "a//b",       "a/",
	    "-rf",      "a/-b",        "a b",      "a\\b",       "c:a",
	    "\xc3\xa4", "a\nb",        "records*", "a\x1b[31mb", "~a"};
	char name[BUNDLE_NAME_MAX + 2];
	struct bundle *b;
	struct err e;

	(void)state;
	assert_int_equal(bundle_open(&b, "b.zip", BUNDLE_ZIP, &e), 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		assert_int_equal(bundle_begin(b, names[i], &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
	}
	memset(name, 'a', sizeof(name) - 1);
	name[BUNDLE_NAME_MAX + 1] = '\0';
	assert_int_equal(bundle_begin(b, name, &e), -1);
	name[BUNDLE_NAME_MAX] = '\0';
	assert_int_equal(add_text(b, name, "x", &e), 0);
	assert_int_equal(add_text(b, "a/b-c.d_e/F", "x", &e), 0);
	/* On some systems these two would be one file. */
	assert_int_equal(bundle_begin(b, "A/B-c.d_e/f", &e), -1);
	assert_non_null(strstr(e.msg, "two members"));
	assert_int_equal(bundle_commit(b, &e), 0);
	bundle_close(b);
}

static void
test_bundle_when_there_are_too_many_members(void **state)
{
	char name[16];
	struct bundle *b;
	struct err e;

	(void)state;
	assert_int_equal(bundle_open(&b, "b.zip", BUNDLE_ZIP, &e), 0);
	for (int i = 0; i < BUNDLE_MEMBERS_MAX; i++) {
		snprintf(name, sizeof(name), "m%d", i);
		assert_int_equal(add_text(b, name, "x", &e), 0);
	}
	assert_int_equal(bundle_begin(b, "one-more", &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	bundle_close(b);
}

/* What goes to standard output is what would be in the file. */
static void
test_bundle_to_standard_output(void **state)
{
	char *file, *output;
	int saved = dup(STDOUT_FILENO), rc;
	size_t n, m;
	struct err e;

	(void)state;
	fflush(stdout);
	for (size_t i = 0; i < KINDS; i++) {
		assert_int_equal(make_bundle(kinds[i].path, kinds[i].kind, &e),
				 0);
		assert_non_null(freopen("stdout", "wb", stdout));
		rc = make_bundle("-", kinds[i].kind, &e);
		fflush(stdout);
		assert_int_equal(dup2(saved, STDOUT_FILENO), STDOUT_FILENO);
		assert_int_equal(rc, 0);
		file = folder_slurp(kinds[i].path, &n);
		output = folder_slurp("stdout", &m);
		assert_int_equal(n, m);
		assert_memory_equal(file, output, n);
		free(file);
		free(output);
	}
	close(saved);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_bundle_holds_what_was_written),
	    IN_FOLDER(test_bundle_is_the_same_everywhere),
	    IN_FOLDER(test_bundle_has_no_time_in_gzip),
	    IN_FOLDER(test_bundle_kind_of_suffix),
	    IN_FOLDER(test_bundle_refuses_bad_names),
	    IN_FOLDER(test_bundle_when_there_are_too_many_members),
	    IN_FOLDER(test_bundle_to_standard_output),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
