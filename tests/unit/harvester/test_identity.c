/* Is it the repository that it was? */
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "harvester/identity.h"
#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"

static const struct {
	const char *known; /* identifier, name, earliest; NULL: nothing */
	const char *id, *name, *earliest;
	enum identity want;
	const char *says;
} rows[] = {
    {NULL, "r.example", "Repo", "2000-01-01", IDENTITY_NEW, ""},
    {"identifier=r.example\nname=Repo\nearliest=2000-01-01\nprotocol=2.0\n",
     "r.example", "Repo", "2000-01-01", IDENTITY_SAME, ""},
    {"identifier=r.example\nname=Repo\nearliest=2000-01-01\nprotocol=2.0\n",
     "r.example", "The Repo", "2000-01-01", IDENTITY_CHANGED,
     "repositoryName \"Repo\" is now \"The Repo\""},
    {"identifier=r.example\nname=Repo\nearliest=2000-01-01\nprotocol=2.0\n",
     "r.example", "Repo", "2001-02-03", IDENTITY_CHANGED,
     "earliestDatestamp \"2000-01-01\" is now \"2001-02-03\""},
    {"identifier=r.example\nname=Repo\nearliest=2000-01-01\nprotocol=2.0\n",
     "s.example", "Repo", "2000-01-01", IDENTITY_OTHER,
     "repositoryIdentifier \"r.example\" is now \"s.example\""},
    {"identifier=\nname=Repo\nearliest=2000-01-01\nprotocol=2.0\n", "", "Other",
     "2020-01-01", IDENTITY_OTHER,
     "repositoryName \"Repo\" is now \"Other\", earliestDatestamp "
     "\"2000-01-01\" is now \"2020-01-01\""},
    /* What is not said has not changed. */
    {"identifier=\nname=Repo\nearliest=2000-01-01\nprotocol=2.0\n", "r.example",
     "Repo", "", IDENTITY_SAME, ""},
    {"identifier=r.example\nname=Repo\nearliest=2000-01-01\nprotocol=2.0\n", "",
     "Repo", "2000-01-01", IDENTITY_SAME, ""},
};

static void
test_what_changed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct oai_identify id = {.version = "2.0"};
		struct buf changes, text;

		snprintf(id.id_prefix, sizeof(id.id_prefix), "%s", rows[i].id);
		snprintf(id.name, sizeof(id.name), "%s", rows[i].name);
		snprintf(id.earliest, sizeof(id.earliest), "%s",
			 rows[i].earliest);
		buf_init(&changes, IDENTITY_CHANGES_MAX);
		buf_init(&text, IDENTITY_CHANGES_MAX);
		assert_int_equal(identity_compare(rows[i].known == NULL
						      ? STR_NONE
						      : str_c(rows[i].known),
						  &id, &changes),
				 rows[i].want);
		assert_str(buf_view(&changes), rows[i].says);
		/* What is written is what is read. */
		identity_write(&id, &text);
		buf_clear(&changes);
		assert_int_equal(
		    identity_compare(buf_view(&text), &id, &changes),
		    IDENTITY_SAME);
		buf_free(&changes);
		buf_free(&text);
	}
}

#define NAMED(name, earliest)                                        \
	OK("verb=Identify",                                          \
	   OAI("<Identify><repositoryName>" name "</repositoryName>" \
	       "<earliestDatestamp>" earliest "</earliestDatestamp>" \
	       "<granularity>YYYY-MM-DD</granularity></Identify>"))

static void
test_another_one_is_asked_for_everything(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, NAMED("A", "2000-01-01"), OK(NULL, LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	SCRIPT(&w, NAMED("A renamed", "2000-01-01"),
	       OK("from=", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	assert_true(canned_said(&w.f, "\"A\" is now \"A renamed\""));
	assert_false(canned_said(&w.f, "another repository"));
	SCRIPT(&w, NAMED("B", "1990-01-01"), STATUS(403));
	expect_all(&w, ERR_HTTP);
	assert_true(canned_said(&w.f, "another repository"));
	assert_null(strstr(w.f.log[1].url, "from="));
	assert_string_equal(world_mark(&w)->from, "");
	/* It was said, and is not forgotten though the run failed. */
	SCRIPT(&w, NAMED("B", "1990-01-01"),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_null(strstr(w.f.log[1].url, "from="));
	assert_false(canned_said(&w.f, "another repository"));
	expect_counts(&w, 2, 0);
	SCRIPT(&w, NAMED("B", "1990-01-01"),
	       OK("from=2026-11-19", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

static void
test_token_of_the_former_one_is_not_used(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.o.retry.retries = 0;
	SCRIPT(&w, NAMED("A", "2000-01-01"),
	       OK(NULL, LIST(RECORD("a") TOKEN("t"))), STATUS(403));
	expect_all(&w, ERR_HTTP);
	SCRIPT(&w, NAMED("B", "1990-01-01"),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_string_equal(world_mark(&w)->from, "2026-11-19");
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_changed),
	    IN_FOLDER(test_another_one_is_asked_for_everything),
	    IN_FOLDER(test_token_of_the_former_one_is_not_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
