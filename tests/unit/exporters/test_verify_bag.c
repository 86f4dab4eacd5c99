/* What the manifests of a bag and manifest.json say, and what is there. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/folder.h"
#include "tests/unit/unit.h"
#include "tests/unit/verifying.h"

enum { BAGIT, DATA, JSON, SUMS_256, SUMS_512, TAGS_256, TAGS_512, PIECES };

#define BAGIT_TEXT "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

static char texts[4][8 * 1024];

static struct piece
remember(const char *name, int slot, const char *text)
{
	snprintf(texts[slot], sizeof(texts[slot]), "%s", text);
	return (struct piece){name, texts[slot]};
}

/* A bag that is whole. */
static void
fresh(struct piece p[PIECES + 2])
{
	static const struct piece inner[] = {{"a.txt", "text"}, {NULL}};
	static char json[8 * 1024];
	struct piece payload[3] = {{"data/a.txt", "text"}};

	memset(p, 0, (PIECES + 2) * sizeof(*p));
	snprintf(json, sizeof(json), "%s", verifying_manifest(inner));
	payload[1] = (struct piece){"data/manifest.json", json};
	p[BAGIT] = (struct piece){"b/bagit.txt", BAGIT_TEXT};
	p[DATA] = (struct piece){"b/data/a.txt", "text"};
	p[JSON] = (struct piece){"b/data/manifest.json", json};
	p[SUMS_256] =
	    remember("b/manifest-sha256.txt", 0, verifying_sums(payload, 256));
	p[SUMS_512] =
	    remember("b/manifest-sha512.txt", 1, verifying_sums(payload, 512));
	{
		const struct piece tags[] = {
		    {"bagit.txt", BAGIT_TEXT},
		    {"manifest-sha256.txt", texts[0]},
		    {"manifest-sha512.txt", texts[1]},
		    {NULL},
		};

		p[TAGS_256] = remember("b/tagmanifest-sha256.txt", 2,
				       verifying_sums(tags, 256));
		p[TAGS_512] = remember("b/tagmanifest-sha512.txt", 3,
				       verifying_sums(tags, 512));
	}
}

static void
expect(const struct piece *p, const char *want)
{
	verifying_archive("b.zip", AS_ZIP, p);
	assert_string_equal(verifying_says("b.zip"), want);
	assert_true(verifying_result.bag);
}

/* One piece of a bag has another text, or is not there. */
static void
expect_with(int which, const char *text, const char *want)
{
	struct piece p[PIECES + 2];

	fresh(p);
	p[which].text = text;
	if (text == NULL)
		memmove(p + which, p + which + 1,
			(size_t)(PIECES - which) * sizeof(*p));
	expect(p, want);
}

static void
test_bag_that_is_whole(void **state)
{
	struct piece p[PIECES + 2];

	(void)state;
	fresh(p);
	expect(p, "");
	assert_int_equal(verifying_result.members, PIECES);
}

static void
test_bag_with_damaged_payload(void **state)
{
	(void)state;
	expect_with(
	    DATA, "TEXT",
	    "b/data/a.txt: has another SHA-256 than the manifest says\n"
	    "b/data/a.txt: has another sum than manifest-sha256.txt says\n"
	    "b/data/a.txt: has another sum than manifest-sha512.txt says\n");
	expect_with(DATA, NULL,
		    "b/data/a.txt: is missing\n"
		    "b/data/a.txt: is missing, but in manifest-sha256.txt\n"
		    "b/data/a.txt: is missing, but in manifest-sha512.txt\n");
}

static void
test_bag_with_damaged_tags(void **state)
{
	(void)state;
	expect_with(
	    BAGIT, "BagIt-Version: 0.9\n",
	    "b/bagit.txt: has another sum than tagmanifest-sha256.txt says\n"
	    "b/bagit.txt: has another sum than tagmanifest-sha512.txt"
	    " says\n");
	expect_with(TAGS_256, NULL, "tagmanifest-sha256.txt: is missing\n");
	expect_with(TAGS_512, NULL, "tagmanifest-sha512.txt: is missing\n");
	expect_with(TAGS_512, "", "tagmanifest-sha512.txt: is missing\n");
}

static void
test_bag_with_a_damaged_manifest(void **state)
{
	static char line[6000];

	(void)state;
	expect_with(
	    SUMS_256, NULL,
	    "manifest-sha256.txt: is missing\n"
	    "b/manifest-sha256.txt: is missing, but in"
	    " tagmanifest-sha256.txt\n"
	    "b/manifest-sha256.txt: is missing, but in"
	    " tagmanifest-sha512.txt\n"
	    "b/data/a.txt: is not in both manifests of the bag\n"
	    "b/data/manifest.json: is not in both manifests of the bag\n");
	memset(line, 'a', sizeof(line) - 1);
	expect_with(
	    SUMS_512, line,
	    "manifest-sha512.txt: has a line that is too long\n"
	    "b/manifest-sha512.txt: has another sum than"
	    " tagmanifest-sha256.txt says\n"
	    "b/manifest-sha512.txt: has another sum than"
	    " tagmanifest-sha512.txt says\n"
	    "b/data/a.txt: is not in both manifests of the bag\n"
	    "b/data/manifest.json: is not in both manifests of the bag\n");
}

/* Files that no manifest has, inside of data and outside. */
static void
test_bag_with_more_than_it_says(void **state)
{
	struct piece p[PIECES + 2];

	(void)state;
	fresh(p);
	p[PIECES] = (struct piece){"b/data/more.txt", "x"};
	expect(p, "b/data/more.txt: is not in both manifests of the bag\n");
	p[PIECES] = (struct piece){"elsewhere.txt", "x"};
	expect(p, "elsewhere.txt: is not in the manifest\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_bag_that_is_whole),
	    IN_FOLDER(test_bag_with_damaged_payload),
	    IN_FOLDER(test_bag_with_damaged_tags),
	    IN_FOLDER(test_bag_with_a_damaged_manifest),
	    IN_FOLDER(test_bag_with_more_than_it_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
