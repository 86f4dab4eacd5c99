/* A manifest.json that is damaged, wrong or hostile. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/folder.h"
#include "tests/unit/unit.h"
#include "tests/unit/verifying.h"

#define RIS "TY  - BOOK\nER  - \n"

static const struct piece one[] = {{"records.ris", RIS}, {NULL}};

/* What is said with that for a manifest. */
static const char *
says(const char *manifest)
{
	struct piece p[3] = {one[0]};

	p[1] = (struct piece){"manifest.json", manifest};
	verifying_archive("b.tar.zst", AS_TAR_ZST, p);
	return verifying_says("b.tar.zst");
}

/* The manifest with its first `from` made `to`. */
static const char *
with(const char *from, const char *to)
{
	static char text[16 * 1024];
	const char *whole = verifying_manifest(one);
	const char *at = strstr(whole, from);

	assert_non_null(at);
	snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - whole), whole, to,
		 at + strlen(from));
	return text;
}

static void
test_manifest_that_is_cut_off(void **state)
{
	char text[4096];
	size_t n;

	(void)state;
	assert_string_equal(says(verifying_manifest(one)), "");
	snprintf(text, sizeof(text), "%s", verifying_manifest(one));
	for (n = strlen(text); n > 0; n--) {
		text[n - 1] = '\0';
		if (strstr(says(text), "manifest.json: ") == NULL)
			fail_msg("'%s': '%s'", text, verifying_said);
	}
}

static void
test_manifest_that_is_another(void **state)
{
	(void)state;
	assert_non_null(strstr(says("This is no JSON."), "manifest.json: "));
	assert_non_null(strstr(says("[]"), "manifest.json: is not of the"));
	assert_non_null(strstr(says("{}"), "manifest.json: is not of the"));
	assert_non_null(strstr(says("{}"), "records.ris: is not in the"));
	assert_string_equal(says(with("sheaf-bundle/1", "sheaf-bundle/2")),
			    "manifest.json: is not of the schema"
			    " sheaf-bundle/1\n");
}

static void
test_manifest_with_wrong_entries(void **state)
{
	static const struct {
		const char *from, *to, *want;
	} cases[] = {
	    {"\"name\":\"records.ris\"", "\"name\":\"records.bib\"",
	     "records.bib: is missing\nrecords.ris: is not in the manifest\n"},
	    {"\"name\":\"records.ris\"", "\"name\":7",
	     ": is missing\nrecords.ris: is not in the manifest\n"},
	    {"\"name\":\"records.ris\"", "\"name\":\"../records.ris\"",
	     "../records.ris: is missing\n"
	     "records.ris: is not in the manifest\n"},
	    {"\"bytes\":18", "\"bytes\":19",
	     "records.ris: has 18 bytes, the manifest says 19\n"},
	    {"\"bytes\":18", "\"bytes\":-18",
	     "records.ris: has 18 bytes, the manifest says -18\n"},
	    {"\"bytes\":18", "\"bytes\":99999999999999999999999",
	     "records.ris: has 18 bytes, the manifest says"
	     " 99999999999999999999999\n"},
	    {"\"bytes\":18", "\"bytes\":\"18\"",
	     "records.ris: has 18 bytes, the manifest says \n"},
	    {"\"sha256\":\"", "\"sha256\":\"0",
	     "records.ris: has another SHA-256 than the manifest says\n"},
	    {"\"sha256\"", "\"sha512\"",
	     "records.ris: has another SHA-256 than the manifest says\n"},
	    {"\"records\":1}", "\"records\":2}",
	     "records.ris: has 1 records, the manifest says 2\n"},
	    {"\"records\":1}", "\"records\":-1}",
	     "records.ris: has 1 records, the manifest says -1\n"},
	    {"\"records\":1}", "\"more\":{\"name\":[\"x\"]}}", ""},
	    {"[{", "[{\"name\":\"records.ris\"},{",
	     "records.ris: has 18 bytes, the manifest says \n"
	     "records.ris: is listed twice\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *got = says(with(cases[i].from, cases[i].to));

		if (strcmp(got, cases[i].want) != 0)
			fail_msg("%s: '%s', expected '%s'", cases[i].to, got,
				 cases[i].want);
	}
}

/* Depth and length have their limits. */
static void
test_manifest_that_is_hostile(void **state)
{
	enum { DEEP = 100000 };
	char *text = malloc(DEEP + 1);

	(void)state;
	assert_non_null(text);
	memset(text, '[', DEEP);
	text[DEEP] = '\0';
	assert_non_null(strstr(says(text), "manifest.json: "));
	memset(text, 'x', DEEP);
	text[0] = '"';
	assert_non_null(strstr(says(text), "manifest.json: "));
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_manifest_that_is_cut_off),
	    IN_FOLDER(test_manifest_that_is_another),
	    IN_FOLDER(test_manifest_with_wrong_entries),
	    IN_FOLDER(test_manifest_that_is_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
