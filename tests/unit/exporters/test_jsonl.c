/* The whole record as a line: nothing lost, nothing made up. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/fixture_record.h"
#include "tests/unit/unit.h"

static void
test_record_with_every_field(void **state)
{
	struct fixture *f = fixture_full();

	(void)state;
	fixture_expect(
	    f, "jsonl",
	    "{\"schema\":\"sheaf-record/1\",\"source\":\"satz\","
	    "\"oai\":{\"identifier\":\"oai:satz.example.org:satz_1\","
	    "\"datestamp\":\"2020-03-12\","
	    "\"sets\":[\"ddc:300\",\"open_access\"],"
	    "\"prefix\":\"oai_dc\","
	    "\"base_url\":\"https://satz.example.org/oai\","
	    "\"deleted\":false},\"key\":\"satz_1\","
	    "\"type\":{\"canonical\":\"report\","
	    "\"genre\":\"Zwischenbericht\","
	    "\"values\":[{\"value\":\"doc-type:report\"}]},"
	    "\"title\":\"Eins\","
	    "\"titles\":[{\"value\":\"Eins\",\"lang\":\"de\"},"
	    "{\"value\":\"One\",\"lang\":\"en\"}],"
	    "\"names\":[{\"role\":\"author\",\"kind\":\"person\","
	    "\"family\":\"Au\",\"given\":\"Eva\",\"suffix\":\"Jr.\","
	    "\"orcid\":\"0000-0001-2345-6789\",\"gnd\":\"118540238\","
	    "\"affiliation\":\"UDE\",\"raw\":\"Au, Eva, Jr.\"},"
	    "{\"role\":\"advisor\",\"kind\":\"org\",\"literal\":\"Rat\"}],"
	    "\"date\":{\"value\":\"2018-05\",\"year\":2018,\"month\":5,"
	    "\"end\":{\"year\":2019},\"circa\":true,\"loose\":true,"
	    "\"values\":[{\"value\":\"2018/2019\"}]},"
	    "\"publishers\":[{\"value\":\"Amt A\"},{\"value\":\"Amt B\"}],"
	    "\"institution\":\"Institut\",\"place\":\"Essen\","
	    "\"edition\":\"2. Aufl.\",\"version\":\"1.4.0\","
	    "\"extent\":\"123 S.\",\"language\":\"de\","
	    "\"languages\":[{\"tag\":\"de\",\"value\":\"deu\"}],"
	    "\"doi\":\"10.1234/5\",\"url\":\"https://doi.org/10.1234/5\","
	    "\"ids\":[{\"kind\":\"doi\",\"value\":\"10.1234/5\","
	    "\"own\":true},{\"kind\":\"isbn\",\"value\":\"9783161484100\","
	    "\"own\":false}],"
	    "\"container\":{\"title\":\"Bände\",\"volume\":\"1\","
	    "\"issue\":\"2\",\"article\":\"e3\",\"first_page\":\"4\","
	    "\"last_page\":\"5\"},"
	    "\"series\":{\"title\":\"Reihe\",\"number\":\"6\"},"
	    "\"event\":\"Tagung\",\"event_place\":\"Bonn\","
	    "\"abstracts\":[{\"value\":\"Kurz.\"},"
	    "{\"value\":\"Short.\",\"lang\":\"en\"}],"
	    "\"subjects\":[{\"value\":\"300\",\"scheme\":\"ddc\"}],"
	    "\"notes\":[{\"value\":\"Gesehen.\"}],"
	    "\"rights\":[{\"uri\":"
	    "\"https://creativecommons.org/licenses/by/4.0/\","
	    "\"spdx\":\"CC-BY-4.0\",\"access\":\"open\","
	    "\"text\":\"cc_by_4.0\"}],"
	    "\"sources\":[{\"value\":\"In: Reihe\"}],"
	    "\"relations\":[{\"value\":\"https://example.org/2\"}],"
	    "\"coverage\":[{\"value\":\"Ruhr\"}],"
	    "\"formats\":[{\"value\":\"application/pdf\"}],"
	    "\"warnings\":[\"language: 2 given\"],"
	    "\"dc\":{\"title\":[{\"value\":\"Eins\",\"lang\":\"de\","
	    "\"n\":0},{\"value\":\"\",\"n\":2}],"
	    "\"creator\":[{\"value\":\"Au, Eva\",\"n\":1}]}}\n");
	fixture_free(f);
}

static void
test_tombstone(void **state)
{
	struct fixture *f = fixture_new(TYPE_GENERIC);

	(void)state;
	f->r.deleted = true;
	fixture_expect(f, "jsonl",
		       "{\"schema\":\"sheaf-record/1\",\"source\":\"satz\","
		       "\"oai\":{\"identifier\":"
		       "\"oai:satz.example.org:satz_1\","
		       "\"datestamp\":\"2020-03-12\",\"prefix\":\"oai_dc\","
		       "\"base_url\":\"https://satz.example.org/oai\","
		       "\"deleted\":true}}\n");
	fixture_free(f);
}

/* From a file, not from a repository. */
static void
test_record_without_an_envelope(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	f->r.source = f->r.oai_id = f->r.base_url = STR_NONE;
	f->r.prefix = f->r.datestamp = STR_NONE;
	fixture_id(f, ID_DOI, "10.1234/X", true);
	fixture_expect(f, "jsonl",
		       "{\"schema\":\"sheaf-record/1\","
		       "\"key\":\"10.1234/x\","
		       "\"type\":{\"canonical\":\"book\"},"
		       "\"doi\":\"10.1234/X\","
		       "\"url\":\"https://doi.org/10.1234/X\","
		       "\"ids\":[{\"kind\":\"doi\",\"value\":\"10.1234/X\","
		       "\"own\":true}]}\n");
	fixture_free(f);
}

/* What was sent stays as it was sent: decomposed, "None", with its blanks. */
static void
test_text_as_it_is_in_the_record(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	raws_push(&f->arena, &f->r.raw,
		  (struct rec_raw){DC_TITLE,
				   STR(" U\xcc\x88"
				       "ber\n  None\xe2\x80\xa8"),
				   STR_NONE});
	fixture_text(f, &f->r.notes, "None");
	fixture_has(f, "jsonl",
		    "{\"value\":\" U\xcc\x88"
		    "ber\\n  None\\u2028\",\"n\":0}");
	fixture_has(f, "jsonl", "\"notes\":[{\"value\":\"None\"}]");
	fixture_free(f);
}

static void
test_dates_that_could_not_be_read(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_text(f, &f->r.dates, "bald");
	fixture_has(f, "jsonl", "\"date\":{\"values\":[{\"value\":\"bald\"}]}");
	fixture_date(f, 2020, 1, 2);
	f->r.issued.timed = true;
	fixture_has(f, "jsonl",
		    "\"date\":{\"value\":\"2020-01-02\",\"year\":2020,"
		    "\"month\":1,\"day\":2,\"timed\":true,");
	fixture_free(f);
}

static void
test_one_line_a_record(void **state)
{
	struct fixture *f = fixture_full();

	(void)state;
	fixture_title(f, "a\nb\r\nc\xe2\x80\xa9", NULL);
	fixture_file(f, "jsonl", 3);
	assert_int_equal(fixture_count(f, "\n"), 3);
	assert_int_equal(fixture_count(f, "{\"schema\":"), 3);
	assert_string_equal(fixture_file(f, "jsonl", 0), "");
	fixture_free(f);
}

static void
test_every_element_in_order(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);
	char piece[64];

	(void)state;
	for (int e = DC__MAX - 1; e >= 0; e--)
		raws_push(&f->arena, &f->r.raw,
			  (struct rec_raw){.element = (enum dc_element)e,
					   .text = STR("x")});
	fixture_export(f, "jsonl");
	for (int e = 0; e < DC__MAX; e++) {
		snprintf(piece, sizeof(piece),
			 "\"%s\":[{\"value\":\"x\",\"n\":%d}]",
			 dc_element_name((enum dc_element)e), DC__MAX - 1 - e);
		assert_int_equal(fixture_count(f, piece), 1);
	}
	fixture_free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_record_with_every_field),
	    cmocka_unit_test(test_tombstone),
	    cmocka_unit_test(test_record_without_an_envelope),
	    cmocka_unit_test(test_text_as_it_is_in_the_record),
	    cmocka_unit_test(test_dates_that_could_not_be_read),
	    cmocka_unit_test(test_one_line_a_record),
	    cmocka_unit_test(test_every_element_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
