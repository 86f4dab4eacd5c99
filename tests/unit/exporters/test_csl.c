/* CSL-JSON: exact bytes, and what processors and Zotero refuse. */
#include <string.h>

#include "tests/unit/fixture_record.h"
#include "tests/unit/unit.h"

static void
test_article_byte_by_byte(void **state)
{
	struct fixture *f = fixture_article();

	(void)state;
	fixture_expect(
	    f, "csl",
	    "[\n{\"id\":\"satz_1\",\"type\":\"article-journal\","
	    "\"title\":\"Viel Weißraum im Titel: Ein DNA-Test\","
	    "\"title-short\":\"Viel Weißraum im Titel\","
	    "\"author\":[{\"family\":\"von der Au\",\"given\":\"Eva\"},"
	    "{\"literal\":\"Institut für Satz, Abt. 2\"}],"
	    "\"editor\":[{\"family\":\"Öztürk\",\"given\":\"Jan\"}],"
	    "\"issued\":{\"date-parts\":[[2019,9,5]]},"
	    "\"container-title\":\"Blätter & Bögen\",\"volume\":\"12\","
	    "\"issue\":\"3\",\"page\":\"45-67\",\"publisher\":\"Satzverlag\","
	    "\"DOI\":\"10.1234/Bl_12.45\","
	    "\"URL\":\"https://doi.org/10.1234/Bl_12.45\","
	    "\"ISSN\":\"2366-0627\",\"language\":\"de\","
	    "\"keyword\":\"Typografie, Weißraum\","
	    "\"abstract\":\"100 % Satz.\","
	    "\"note\":\"URN: urn:nbn:de:hbz:465-20190905-1\"}\n]\n");
	fixture_free(f);
}

static void
test_report_with_every_field(void **state)
{
	struct fixture *f = fixture_full();

	(void)state;
	fixture_expect(
	    f, "csl",
	    "[\n{\"id\":\"satz_1\",\"type\":\"report\",\"title\":\"Eins\","
	    "\"author\":[{\"family\":\"Au\",\"given\":\"Eva\","
	    "\"suffix\":\"Jr.\"}],\"contributor\":[{\"literal\":\"Rat\"}],"
	    "\"issued\":{\"date-parts\":[[2018],[2019]],\"circa\":true},"
	    "\"container-title\":\"Bände\",\"collection-title\":\"Reihe\","
	    "\"collection-number\":\"6\",\"volume\":\"1\",\"issue\":\"2\","
	    "\"page\":\"4-5\",\"edition\":\"2. Aufl.\",\"version\":\"1.4.0\","
	    "\"number-of-pages\":\"123\",\"genre\":\"Zwischenbericht\","
	    "\"event-title\":\"Tagung\",\"event-place\":\"Bonn\",\"publisher\":"
	    "\"Institut\","
	    "\"publisher-place\":\"Essen\",\"DOI\":\"10.1234/5\","
	    "\"URL\":\"https://doi.org/10.1234/5\",\"language\":\"de\","
	    "\"abstract\":\"Kurz.\","
	    "\"note\":\"Rights: CC-BY-4.0\\nGesehen.\"}\n]\n");
	fixture_free(f);
}

static void
test_file_by_number_of_records(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	assert_string_equal(fixture_file(f, "csl", 0), "[]\n");
	assert_string_equal(fixture_file(f, "csl", 2),
			    "[\n{\"id\":\"satz_1\",\"type\":\"book\"},\n"
			    "{\"id\":\"satz_1\",\"type\":\"book\"}\n]\n");
	f->r.deleted = true;
	assert_string_equal(fixture_file(f, "csl", 2), "[]\n");
	fixture_free(f);
}

/* One item of a type that Zotero does not know, and it refuses the file. */
static void
test_types(void **state)
{
	static const struct {
		enum rec_type type;
		const char *want;
	} cases[] = {
	    {TYPE_GENERIC, "\"type\":\"document\"}"},
	    {TYPE_SOFTWARE, "\"type\":\"document\",\"genre\":\"Software\"}"},
	    {TYPE_PHD, "\"type\":\"thesis\",\"genre\":\"PhD thesis\"}"},
	    {TYPE_HABILITATION, "\"genre\":\"Habilitation\"}"},
	    {TYPE_BOOK_REVIEW, "\"type\":\"review\"}"},
	    {TYPE_CONFERENCE_PAPER, "\"type\":\"paper-conference\"}"},
	    {TYPE_PROCEEDINGS, "\"type\":\"book\"}"},
	    {TYPE_PREPRINT, "\"type\":\"article\""},
	    {TYPE_REFERENCE_ENTRY, "\"type\":\"entry-encyclopedia\"}"},
	    {TYPE_IMAGE, "\"type\":\"graphic\"}"},
	    {TYPE_LETTER, "\"type\":\"personal_communication\"}"},
	};
	struct fixture *f = fixture_new(TYPE_GENERIC);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		f->r.type = cases[i].type;
		fixture_has(f, "csl", cases[i].want);
	}
	for (int t = 0; t < TYPE__MAX; t++) {
		f->r.type = (enum rec_type)t;
		fixture_lacks(f, "csl", "\"software\"");
		assert_int_equal(fixture_count(f, "\"type\":\""), 1);
		assert_int_equal(fixture_count(f, "\"type\":\"\""), 0);
	}
	f->r.type = TYPE_BOOK_REVIEW;
	f->r.container = STR("Blatt");
	fixture_has(f, "csl", "\"type\":\"review-book\"");
	fixture_free(f);
}

/* Zotero loses a separate particle; [[null]] stops pandoc. */
static void
test_names_and_dates_that_readers_lose(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_person(f, ROLE_AUTHOR, "von der Leyen", "Ursula");
	fixture_person(f, ROLE_AUTHOR, "Plato", NULL);
	fixture_literal(f, ROLE_AUTHOR, "et al.");
	fixture_literal(f, ROLE_AUTHOR, " ");
	fixture_has(f, "csl",
		    "\"author\":[{\"family\":\"von der Leyen\","
		    "\"given\":\"Ursula\"},{\"family\":\"Plato\"}]");
	fixture_lacks(f, "csl", "particle");
	fixture_lacks(f, "csl", "issued");
	fixture_lacks(f, "csl", "\"editor\"");
	fixture_lacks(f, "csl", "null");
	fixture_free(f);
}

static void
test_roles(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_person(f, ROLE_TRANSLATOR, "Be", "Ben");
	fixture_person(f, ROLE_CONTRIBUTOR, "Ce", NULL);
	fixture_person(f, ROLE_REFEREE, "De", NULL);
	fixture_person(f, ROLE_ADVISOR, "Ee", NULL);
	fixture_has(f, "csl",
		    "\"translator\":[{\"family\":\"Be\",\"given\":\"Ben\"}],"
		    "\"contributor\":[{\"family\":\"Ce\"},{\"family\":\"De\"},"
		    "{\"family\":\"Ee\"}]");
	fixture_free(f);
}

/* citeproc-js throws at a range of "2018-05" to "2019". */
static void
test_range_in_equal_precision(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_date(f, 2018, 5, 6);
	f->r.issued.to = (struct rec_date){2019, 7, 0};
	fixture_has(f, "csl", "\"date-parts\":[[2018,5],[2019,7]]}");
	fixture_date(f, 2018, 0, 0);
	fixture_has(f, "csl", "\"date-parts\":[[2018],[2019]]}");
	fixture_free(f);
}

static void
test_page_or_number_of_the_article(void **state)
{
	struct fixture *f = fixture_new(TYPE_ARTICLE);

	(void)state;
	f->r.article = STR("e104");
	fixture_has(f, "csl", "\"page\":\"e104\"");
	f->r.first_page = f->r.last_page = STR("7");
	fixture_has(f, "csl", "\"page\":\"7\"");
	fixture_free(f);
}

static void
test_note_of_what_has_no_variable(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_id(f, ID_URN, "urn:nbn:de:1-2", true);
	fixture_id(f, ID_ARXIV, "0709.2184", true);
	fixture_id(f, ID_PMID, "12", true);
	fixture_id(f, ID_PMCID, "PMC3", true);
	rights_push(&f->arena, &f->r.rights,
		    (struct rec_right){.access = ACCESS_OPEN,
				       .text = STR("openAccess")});
	rights_push(&f->arena, &f->r.rights,
		    (struct rec_right){.text = STR("All rights reserved")});
	fixture_has(f, "csl",
		    "\"archive\":\"arXiv\",\"archive_location\":\"0709.2184\","
		    "\"note\":\"URN: urn:nbn:de:1-2\\n"
		    "Rights: All rights reserved\"");
	fixture_has(f, "csl", "\"PMID\":\"12\",\"PMCID\":\"PMC3\"");
	fixture_lacks(f, "csl", "openAccess");
	fixture_free(f);
}

static void
test_text_is_composed_and_clean(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_title(f,
		      "U\xcc\x88"
		      "ber\n\"x\"\x01\xff",
		      NULL);
	fixture_has(f, "csl", "\"title\":\"Über \\\"x\\\"\xef\xbf\xbd\"");
	fixture_free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_article_byte_by_byte),
	    cmocka_unit_test(test_report_with_every_field),
	    cmocka_unit_test(test_file_by_number_of_records),
	    cmocka_unit_test(test_types),
	    cmocka_unit_test(test_names_and_dates_that_readers_lose),
	    cmocka_unit_test(test_roles),
	    cmocka_unit_test(test_range_in_equal_precision),
	    cmocka_unit_test(test_page_or_number_of_the_article),
	    cmocka_unit_test(test_note_of_what_has_no_variable),
	    cmocka_unit_test(test_text_is_composed_and_clean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
