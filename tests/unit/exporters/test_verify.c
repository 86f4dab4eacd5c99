/* Bundles damaged in every way we know, one after the other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive_entry.h>

#include "core/mem.h"
#include "exporters/bundle/bundle.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"
#include "tests/unit/verifying.h"

enum { PIECES = 12 };

#define RIS "TY  - BOOK\nTI  - One\nER  - \n"

static const char *const paths[AS__MAX] = {"b.zip", "b.tar.gz", "b.tar.zst"};

/* What is listed, in full; what is there is often something else. */
static const struct piece whole[] = {
    {"records.ris", RIS},
    {"notes/deep/er/page.html", "<p>"},
    {"empty.txt", ""},
    {NULL},
};

/* The pieces of a bundle that is whole, its manifest last; how many. */
static size_t
fresh(struct piece out[PIECES])
{
	memset(out, 0, PIECES * sizeof(*out));
	memcpy(out, whole, sizeof(whole));
	out[3] = (struct piece){"manifest.json", verifying_manifest(whole)};
	return 4;
}

/* In each kind of archive the same is said. */
static void
expect(const struct piece *pieces, const char *want)
{
	for (int as = 0; as < AS__MAX; as++) {
		const char *got;

		verifying_archive(paths[as], as, pieces);
		got = verifying_says(paths[as]);
		if (strcmp(got, want) != 0)
			fail_msg("%s: said '%s', expected '%s'", paths[as], got,
				 want);
	}
}

static void
test_verify_of_what_is_whole(void **state)
{
	struct piece p[PIECES];

	(void)state;
	fresh(p);
	expect(p, "");
	assert_int_equal(verifying_result.members, 4);
	assert_int_equal(verifying_result.records, 1);
	assert_false(verifying_result.bag);
}

static void
test_verify_folders_are_no_members(void **state)
{
	struct piece p[PIECES];
	size_t n = fresh(p);

	(void)state;
	p[n++] = (struct piece){.name = "notes/", .type = AE_IFDIR};
	p[n++] = (struct piece){.name = "../up/", .type = AE_IFDIR};
	expect(p, "");
}

static void
test_verify_what_is_missing(void **state)
{
	struct piece p[PIECES];
	size_t n = fresh(p);

	(void)state;
	memmove(p + 1, p + 2, n * sizeof(*p));
	expect(p, "notes/deep/er/page.html: is missing\n");
	fresh(p);
	p[3] = (struct piece){NULL};
	expect(p, "manifest.json: is missing\n");
}

static void
test_verify_what_was_changed(void **state)
{
	struct piece p[PIECES];

	(void)state;
	fresh(p);
	p[1].text = "<q>";
	expect(p, "notes/deep/er/page.html: has another SHA-256 than the"
		  " manifest says\n");
	p[1].text = "<p>!";
	expect(p, "notes/deep/er/page.html: has 4 bytes, the manifest says"
		  " 3\n");
	p[1].text = "";
	expect(p, "notes/deep/er/page.html: has 0 bytes, the manifest says"
		  " 3\n");
}

static void
test_verify_what_is_too_much(void **state)
{
	struct piece p[PIECES];
	size_t n = fresh(p);

	(void)state;
	p[n++] = (struct piece){"more.txt", "x"};
	expect(p, "more.txt: is not in the manifest\n");
	p[n - 1] = (struct piece){"records.ris", RIS};
	expect(p, "records.ris: is there twice\n");
}

/* The digest is right, the number is not: somebody wrote a wrong manifest. */
static void
test_verify_counts_records_itself(void **state)
{
	static const struct piece two[] = {{"records.ris", RIS RIS}, {NULL}};
	static const struct piece half[] = {{"records.ris", "TY  - BOOK\n"},
					    {NULL}};
	struct piece p[3] = {two[0]};

	(void)state;
	p[1] = (struct piece){"manifest.json", verifying_manifest(two)};
	expect(p, "records.ris: has 2 records, the manifest says 1\n");
	p[0] = half[0];
	p[1].text = verifying_manifest(half);
	expect(p, "records.ris: cannot be counted: RIS ends within a record\n");
}

static void
test_verify_names_that_lead_elsewhere(void **state)
{
	static const char *const names[] = {
	    "../evil", "/abs", "a/../b",     "./a",
	    "a//b",    "-rf",  "C:\\evil",   "a\nb",
	    "a b",     "..",   "~/x\x1b[2J", "n\xc3\xa4me.txt",
	};
	struct piece p[PIECES];
	size_t n = fresh(p);
	const char *got;

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		p[n] = (struct piece){names[i], "x"};
		for (int as = 0; as < AS__MAX; as++) {
			verifying_archive(paths[as], as, p);
			got = verifying_says(paths[as]);
			if (strstr(got, ": has a name that no bundle gives") ==
				NULL ||
			    verifying_result.faults != 1)
				fail_msg("%s: '%s': '%s'", paths[as], names[i],
					 got);
			assert_null(strpbrk(got, "\x1b"));
		}
	}
	assert_int_not_equal(access("../evil", F_OK), 0);
	assert_int_equal(folder_count("."), AS__MAX);
}

static void
test_verify_what_is_no_file(void **state)
{
	struct piece p[PIECES];
	size_t n = fresh(p);

	(void)state;
	p[n] = (struct piece){.name = "link", .symlink = "/etc/passwd"};
	expect(p, "link: is a link\n");
	/* A zip has no hard links, pipes and devices. */
	p[n] = (struct piece){.name = "hard", .hardlink = "records.ris"};
	verifying_archive("b.tar.gz", AS_TAR_GZ, p);
	assert_string_equal(verifying_says("b.tar.gz"), "hard: is a link\n");
	p[n] = (struct piece){.name = "pipe", .type = AE_IFIFO};
	verifying_archive("b.tar.gz", AS_TAR_GZ, p);
	assert_string_equal(verifying_says("b.tar.gz"),
			    "pipe: is no regular file\n");
	p[n] = (struct piece){.name = "tty", .type = AE_IFCHR};
	verifying_archive("b.tar.gz", AS_TAR_GZ, p);
	assert_string_equal(verifying_says("b.tar.gz"),
			    "tty: is no regular file\n");
	/* One that is listed is both, and said once. */
	p[n] = (struct piece){NULL};
	p[0] = (struct piece){.name = "records.ris", .symlink = "x"};
	verifying_archive("b.tar.gz", AS_TAR_GZ, p);
	assert_string_equal(verifying_says("b.tar.gz"),
			    "records.ris: is a link\n"
			    "records.ris: is missing\n");
}

/* Wherever an archive ends too early, it does not pass. */
static void
test_verify_what_was_cut_off(void **state)
{
	struct piece p[PIECES];
	struct stat st;

	(void)state;
	fresh(p);
	for (int as = 0; as < AS__MAX; as++) {
		verifying_archive(paths[as], as, p);
		assert_string_equal(verifying_says(paths[as]), "");
		assert_int_equal(stat(paths[as], &st), 0);
		while (st.st_size > 0) {
			st.st_size -= st.st_size > 64 ? 7 : 1;
			assert_int_equal(truncate(paths[as], st.st_size), 0);
			verifying_says(paths[as]);
			if (verifying_result.faults == 0)
				fail_msg("%s of %ld bytes passed", paths[as],
					 (long)st.st_size);
		}
	}
}

/* Each byte of an archive turned over: nothing worse than a finding. */
static void
test_verify_what_was_turned_over(void **state)
{
	struct piece p[PIECES];
	size_t n, passed;
	char *bytes;
	FILE *f;

	(void)state;
	fresh(p);
	for (int as = 0; as < AS__MAX; as++) {
		verifying_archive(paths[as], as, p);
		bytes = folder_slurp(paths[as], &n);
		passed = 0;
		for (size_t i = 0; i < n; i++) {
			bytes[i] ^= 0x24;
			f = fopen("x", "wb");
			assert_non_null(f);
			assert_int_equal(fwrite(bytes, 1, n, f), n);
			fclose(f);
			bytes[i] ^= 0x24;
			verifying_says("x");
			passed += verifying_result.faults == 0;
		}
		/* Times, owners and the like are nobody's business. */
		assert_true(passed < n / 2);
		free(bytes);
	}
}

static void
test_verify_what_is_no_archive(void **state)
{
	static const char noise[] = "This is no archive but a text.\n";

	(void)state;
	folder_put("empty.zip", "");
	assert_non_null(strstr(verifying_says("empty.zip"), ": "));
	assert_true(verifying_result.faults > 0);
	folder_put("text.zip", noise);
	verifying_says("text.zip");
	assert_true(verifying_result.faults > 0);
	verifying_says("missing.zip");
	assert_int_equal(verifying_result.faults, 0);
	assert_non_null(strstr(verifying_says("missing.zip"), "error"));
	assert_non_null(
	    strstr(verifying_says("."), "manifest.json: is missing"));
}

/* Puts another size into the first header of a tar (POSIX.1, pax). */
static void
lie(char *header, const char *size)
{
	unsigned int sum = 0;

	memcpy(header + 124, size, 12);
	memset(header + 148, ' ', 8);
	for (int i = 0; i < 512; i++)
		sum += (unsigned char)header[i];
	snprintf(header + 148, 8, "%06o", sum);
}

/* Announced is more than comes, and more than any bundle has. */
static void
test_verify_sizes_that_are_lies(void **state)
{
	static const char sizes[][13] = {
	    "00000077777 ",
	    "77777777777 ",
	    "\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff",
	    "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
	};
	struct piece p[PIECES];
	char *bytes;
	size_t n;
	FILE *f;

	(void)state;
	fresh(p);
	verifying_archive("b.tar", AS__MAX, p);
	assert_string_equal(verifying_says("b.tar"), "");
	bytes = folder_slurp("b.tar", &n);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		lie(bytes, sizes[i]);
		f = fopen("lie.tar", "wb");
		assert_non_null(f);
		assert_int_equal(fwrite(bytes, 1, n, f), n);
		fclose(f);
		assert_null(strstr(verifying_says("lie.tar"), "error"));
		assert_true(verifying_result.faults > 0);
		assert_true(verifying_result.bytes <= n);
	}
	free(bytes);
}

static void
test_verify_bombs(void **state)
{
	enum { SIZE = 300 << 20 };
	struct piece p[2] = {{"zeros.txt", "", .size = SIZE}};

	(void)state;
	verifying_archive("b.tar.zst", AS_TAR_ZST, p);
	assert_string_equal(verifying_says("b.tar.zst"),
			    ": it is compressed more than any bundle could"
			    " be\nmanifest.json: is missing\n");
	assert_true(verifying_result.bytes < SIZE);
}

/* Every request of memory fails once. */
static void
test_verify_without_memory(void **state)
{
	struct piece p[PIECES];
	unsigned long n;

	(void)state;
	fresh(p);
	for (int as = 0; as < AS__MAX; as++) {
		verifying_archive(paths[as], as, p);
		n = mem_count();
		assert_string_equal(verifying_says(paths[as]), "");
		n = mem_count() - n;
		assert_true(n > 10);
		for (unsigned long i = 1; i <= n; i++) {
			mem_fail_at(i, 0);
			verifying_says(paths[as]);
			mem_fail_at(0, 0);
			if (strstr(verifying_said, "error") == NULL)
				fail_msg("%s: request %lu failed unseen",
					 paths[as], i);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_verify_of_what_is_whole),
	    IN_FOLDER(test_verify_folders_are_no_members),
	    IN_FOLDER(test_verify_what_is_missing),
	    IN_FOLDER(test_verify_what_was_changed),
	    IN_FOLDER(test_verify_what_is_too_much),
	    IN_FOLDER(test_verify_counts_records_itself),
	    IN_FOLDER(test_verify_names_that_lead_elsewhere),
	    IN_FOLDER(test_verify_what_is_no_file),
	    IN_FOLDER(test_verify_what_was_cut_off),
	    IN_FOLDER(test_verify_what_was_turned_over),
	    IN_FOLDER(test_verify_what_is_no_archive),
	    IN_FOLDER(test_verify_sizes_that_are_lies),
	    IN_FOLDER(test_verify_bombs),
	    IN_FOLDER(test_verify_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
