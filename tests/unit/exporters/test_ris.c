/* RIS: exact bytes, and what must never be in them. */
#include <string.h>

#include "tests/unit/fixture_record.h"
#include "tests/unit/unit.h"

static void
test_article_byte_by_byte(void **state)
{
	struct fixture *f = fixture_article();

	(void)state;
	fixture_expect(f, "ris",
		       "TY  - JOUR\r\n"
		       "ID  - satz_1\r\n"
		       "TI  - Viel Weißraum im Titel: Ein DNA-Test\r\n"
		       "AU  - von der Au, Eva\r\n"
		       "AU  - Institut für Satz Abt. 2,\r\n"
		       "ED  - Öztürk, Jan\r\n"
		       "T2  - Blätter & Bögen\r\n"
		       "PY  - 2019\r\n"
		       "DA  - 2019/09/05/\r\n"
		       "VL  - 12\r\n"
		       "IS  - 3\r\n"
		       "SP  - 45\r\n"
		       "EP  - 67\r\n"
		       "PB  - Satzverlag\r\n"
		       "SN  - 2366-0627\r\n"
		       "DO  - 10.1234/Bl_12.45\r\n"
		       "UR  - https://doi.org/10.1234/Bl_12.45\r\n"
		       "LA  - de\r\n"
		       "KW  - Typografie\r\n"
		       "KW  - Weißraum\r\n"
		       "AB  - 100 % Satz.\r\n"
		       "M2  - URN: urn:nbn:de:hbz:465-20190905-1\r\n"
		       "ER  - \r\n"
		       "\r\n");
	fixture_free(f);
}

static void
test_report_with_every_field(void **state)
{
	struct fixture *f = fixture_full();

	(void)state;
	fixture_expect(f, "ris",
		       "TY  - RPRT\r\n"
		       "ID  - satz_1\r\n"
		       "TI  - Eins\r\n"
		       "AU  - Au, Eva, Jr.\r\n"
		       "T2  - Reihe\r\n"
		       "PY  - 2018\r\n"
		       "DA  - 2018/05//\r\n"
		       "VL  - 1\r\n"
		       "IS  - 2\r\n"
		       "SP  - 4\r\n"
		       "EP  - 5\r\n"
		       "ET  - 2. Aufl.\r\n"
		       "PB  - Institut\r\n"
		       "CY  - Essen\r\n"
		       "SN  - 6\r\n"
		       "DO  - 10.1234/5\r\n"
		       "UR  - https://doi.org/10.1234/5\r\n"
		       "LA  - de\r\n"
		       "M3  - Zwischenbericht\r\n"
		       "AB  - Kurz.\r\n"
		       "M2  - Advisor: Rat\r\n"
		       "M2  - In: Bände\r\n"
		       "M2  - Event: Tagung, Bonn\r\n"
		       "M2  - Other title: One\r\n"
		       "M2  - Version: 1.4.0\r\n"
		       "N1  - Gesehen.\r\n"
		       "N1  - Abstract: Short.\r\n"
		       "ER  - \r\n"
		       "\r\n");
	fixture_free(f);
}

static void
test_bare_record(void **state)
{
	struct fixture *f = fixture_new(TYPE_GENERIC);

	(void)state;
	fixture_expect(f, "ris", "TY  - GEN\r\nID  - satz_1\r\nER  - \r\n\r\n");
	fixture_free(f);
}

/* Whatever stands in a value, it makes no line. */
static void
test_lines_that_a_value_would_inject(void **state)
{
	static const char *const evil[] = {
	    "a\nER  - \nTY  - BOOK",   "a\r\nER  - \r\n\r\nTY  - BOOK",
	    "a\rTY  - BOOK",           "a\vTY  - BOOK",
	    "a\fTY  - BOOK",           "a\xc2\x85TY  - BOOK",
	    "a\xe2\x80\xa8TY  - BOOK", "a\xe2\x80\xa9TY  - BOOK",
	};
	struct fixture *f;

	(void)state;
	for (size_t i = 0; i < COUNT(evil); i++) {
		f = fixture_new(TYPE_BOOK);
		fixture_title(f, evil[i], NULL);
		fixture_person(f, ROLE_AUTHOR, evil[i], evil[i]);
		fixture_subject(f, evil[i], NULL);
		fixture_id(f, ID_URL, evil[i], true);
		fixture_text(f, &f->r.abstracts, evil[i]);
		fixture_text(f, &f->r.notes, evil[i]);
		fixture_text(f, &f->r.publishers, evil[i]);
		f->r.language = f->r.genre = f->r.series = str_c(evil[i]);
		fixture_export(f, "ris");
		assert_int_equal(fixture_count(f, "\nTY"), 0);
		assert_int_equal(fixture_count(f, "\rTY"), 0);
		assert_int_equal(fixture_count(f, "\nER  - "), 1);
		assert_int_equal(fixture_count(f, "\xe2\x80\xa8"), 0);
		assert_int_equal(fixture_count(f, "\n"),
				 fixture_count(f, "\r\n"));
		fixture_free(f);
	}
}

static void
test_values_that_say_nothing(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	f->r.volume = STR("None");
	f->r.issue = STR("null");
	f->r.place = STR(" \n ");
	f->r.edition = STR("\x01");
	fixture_expect(f, "ris",
		       "TY  - BOOK\r\nID  - satz_1\r\nER  - \r\n\r\n");
	fixture_free(f);
}

static void
test_names(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);
	struct rec_name king = {.role = ROLE_AUTHOR,
				.family = STR("King, M."),
				.given = STR("Martin, Luther"),
				.suffix = STR("Jr.")};

	(void)state;
	names_push(&f->arena, &f->r.names, king);
	fixture_person(f, ROLE_AUTHOR, "Plato", NULL);
	fixture_literal(f, ROLE_AUTHOR, "Amt, für, Alles");
	fixture_literal(f, ROLE_AUTHOR, "et al.");
	fixture_expect(f, "ris",
		       "TY  - BOOK\r\nID  - satz_1\r\n"
		       "AU  - King M., Martin Luther, Jr.\r\n"
		       "AU  - Plato,\r\n"
		       "AU  - Amt für Alles,\r\n"
		       "ER  - \r\n\r\n");
	fixture_free(f);
}

/* Zotero keeps A3 of a thesis as contributor; elsewhere A3 is an editor. */
static void
test_advisor_of_a_thesis_and_of_anything_else(void **state)
{
	struct fixture *f = fixture_new(TYPE_PHD);

	(void)state;
	fixture_person(f, ROLE_ADVISOR, "Rat", "Ada");
	fixture_has(f, "ris", "\r\nA3  - Rat, Ada\r\n");
	f->r.type = TYPE_REPORT;
	fixture_lacks(f, "ris", "A3  - ");
	fixture_has(f, "ris", "\r\nM2  - Advisor: Rat, Ada\r\n");
	fixture_free(f);
}

static void
test_other_roles_become_notes(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_person(f, ROLE_CONTRIBUTOR, "Au", "Eva");
	fixture_person(f, ROLE_TRANSLATOR, "Be", "Ben");
	fixture_person(f, ROLE_REFEREE, "Ce", "Cem");
	fixture_has(f, "ris",
		    "A4  - Be, Ben\r\n"
		    "M2  - Referee: Ce, Cem\r\n"
		    "M2  - Contributor: Au, Eva\r\n");
	fixture_lacks(f, "ris", "A2  - ");
	fixture_free(f);
}

static void
test_series_by_type(void **state)
{
	static const struct {
		enum rec_type type;
		const char *want;
	} cases[] = {
	    {TYPE_BOOK, "\r\nT2  - Reihe\r\n"},
	    {TYPE_EDITED_BOOK, "\r\nT2  - Reihe\r\n"},
	    {TYPE_REPORT, "\r\nT2  - Reihe\r\n"},
	    {TYPE_CHAPTER, "\r\nT2  - Band\r\nT3  - Reihe\r\n"},
	    {TYPE_CONFERENCE_PAPER,
	     "\r\nC3  - Band\r\nBT  - Band\r\nT3  - Reihe\r\n"},
	    {TYPE_ARTICLE, "\r\nT2  - Band\r\nT3  - Reihe\r\n"},
	};
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	f->r.container = STR("Band");
	f->r.series = STR("Reihe");
	for (size_t i = 0; i < COUNT(cases); i++) {
		f->r.type = cases[i].type;
		fixture_has(f, "ris", cases[i].want);
		assert_true(fixture_count(f, "\nT2  - ") <= 1);
	}
	fixture_free(f);
}

/* Where readers look for it; no two tags have the same. */
static void
test_number_of_the_series_by_type(void **state)
{
	static const struct {
		enum rec_type type;
		const char *volume, *want;
	} cases[] = {
	    {TYPE_BOOK, "", "\r\nM1  - 77\r\n"},
	    {TYPE_CHAPTER, "", "\r\nSV  - 77\r\n"},
	    {TYPE_REPORT, "", "\r\nSN  - 77\r\n"},
	    {TYPE_WORKING_PAPER, "", "\r\nSN  - 77\r\n"},
	    {TYPE_CONFERENCE_PAPER, "", "\r\nVL  - 77\r\n"},
	    {TYPE_CONFERENCE_PAPER, "4", "\r\nVL  - 4\r\nM1  - 77\r\n"},
	    {TYPE_PATENT, "", "\r\nSN  - 77\r\n"},
	};
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	f->r.series_number = STR("77");
	for (size_t i = 0; i < COUNT(cases); i++) {
		f->r.type = cases[i].type;
		f->r.volume = str_c(cases[i].volume);
		fixture_has(f, "ris", cases[i].want);
		assert_int_equal(fixture_count(f, "77"), 1);
	}
	fixture_free(f);
}

static void
test_conference_paper_and_its_event(void **state)
{
	struct fixture *f = fixture_new(TYPE_CONFERENCE_PAPER);

	(void)state;
	f->r.event = STR("Rain Days 2020");
	fixture_has(f, "ris", "TY  - CONF\r\n");
	fixture_has(f, "ris", "\r\nT2  - Rain Days 2020\r\nER");
	f->r.container = STR("Proceedings of Rain");
	fixture_has(f, "ris",
		    "\r\nT2  - Rain Days 2020\r\nC3  - Proceedings of Rain\r\n"
		    "BT  - Proceedings of Rain\r\nER");
	/* Where they met, and where it was printed. */
	f->r.event_place = STR("Essen");
	fixture_has(f, "ris", "\r\nCY  - Essen\r\n");
	fixture_lacks(f, "ris", "C1  - ");
	f->r.place = STR("Bonn");
	fixture_has(f, "ris", "\r\nCY  - Essen\r\nC1  - Bonn\r\n");
	f->r.event_place = STR_NONE;
	fixture_has(f, "ris", "\r\nCY  - Bonn\r\nC1  - Bonn\r\n");
	f->r.type = TYPE_TALK;
	f->r.event_place = STR("Essen");
	fixture_has(f, "ris", "\r\nCY  - Bonn\r\n");
	fixture_has(f, "ris", "M2  - Event: Rain Days 2020, Essen\r\n");
	fixture_free(f);
}

static void
test_software_has_a_version_and_no_language(void **state)
{
	struct fixture *f = fixture_new(TYPE_SOFTWARE);

	(void)state;
	f->r.version = STR("1.4.0");
	f->r.language = STR("en");
	fixture_has(f, "ris", "\r\nET  - 1.4.0\r\n");
	fixture_lacks(f, "ris", "LA  - ");
	fixture_free(f);
}

/* Readers make a note of its own out of each N1. */
static void
test_notes_are_what_the_source_calls_one(void **state)
{
	struct fixture *f = fixture_full();

	(void)state;
	fixture_export(f, "ris");
	assert_int_equal(fixture_count(f, "\nN1  - "), 2);
	fixture_free(f);
}

static void
test_standard_number_by_type(void **state)
{
	struct fixture *f = fixture_new(TYPE_REPORT);

	(void)state;
	fixture_id(f, ID_ISBN, "9783161484100", true);
	fixture_id(f, ID_ISSN, "2366-0627", false);
	fixture_lacks(f, "ris", "SN  - ");
	f->r.type = TYPE_BOOK;
	fixture_has(f, "ris", "\r\nSN  - 9783161484100\r\n");
	assert_int_equal(fixture_count(f, "SN  - "), 1);
	f->r.type = TYPE_ARTICLE;
	fixture_has(f, "ris", "\r\nSN  - 2366-0627\r\n");
	f->r.type = TYPE_PATENT;
	f->r.issue = STR("DE 1");
	fixture_has(f, "ris", "\r\nSN  - DE 1\r\n");
	fixture_lacks(f, "ris", "IS  - ");
	fixture_free(f);
}

/* The ISBN of something else is not that of a book. */
static void
test_isbn_that_is_not_its_own(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_id(f, ID_ISBN, "9783161484100", false);
	fixture_lacks(f, "ris", "SN  - ");
	f->r.type = TYPE_CHAPTER;
	fixture_has(f, "ris", "SN  - 9783161484100");
	fixture_free(f);
}

static void
test_pages_and_extent(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	f->r.extent = STR("XII, 345 S.");
	fixture_has(f, "ris", "\r\nSP  - 345\r\nER");
	f->r.type = TYPE_ARTICLE;
	fixture_lacks(f, "ris", "SP  - ");
	f->r.article = STR("e104");
	fixture_has(f, "ris", "\r\nSP  - e104\r\nER");
	f->r.first_page = f->r.last_page = STR("7");
	fixture_has(f, "ris", "\r\nSP  - 7\r\nER");
	f->r.first_page = STR_NONE;
	fixture_lacks(f, "ris", "EP  - ");
	fixture_free(f);
}

/* Readers take the ET of an article for a date. */
static void
test_edition_of_a_book_but_not_of_an_article(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	f->r.edition = STR("2.");
	fixture_has(f, "ris", "ET  - 2.");
	f->r.type = TYPE_ARTICLE;
	fixture_lacks(f, "ris", "ET  - ");
	fixture_free(f);
}

static void
test_date_by_precision(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_lacks(f, "ris", "PY  - ");
	fixture_date(f, 2019, 0, 0);
	fixture_has(f, "ris", "\r\nPY  - 2019\r\nER");
	fixture_date(f, 2019, 9, 0);
	fixture_has(f, "ris", "\r\nPY  - 2019\r\nDA  - 2019/09//\r\nER");
	fixture_date(f, 2019, 9, 4);
	fixture_has(f, "ris", "\r\nPY  - 2019\r\nDA  - 2019/09/04/\r\nER");
	fixture_free(f);
}

/* Without a DOI the address is the next best, and there is one only. */
static void
test_one_address(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_id(f, ID_URL, "https://satz.example.org/receive/1", true);
	fixture_id(f, ID_FILE, "https://satz.example.org/1.pdf", true);
	fixture_has(f, "ris",
		    "\r\nUR  - https://satz.example.org/receive/1\r\nER");
	fixture_id(f, ID_URN, "urn:nbn:de:1-2", true);
	fixture_has(f, "ris",
		    "\r\nUR  - https://nbn-resolving.org/urn:nbn:de:1-2\r\n"
		    "M2  - URN: urn:nbn:de:1-2\r\nER");
	fixture_free(f);
}

static void
test_institution_is_publisher_of_a_thesis(void **state)
{
	struct fixture *f = fixture_new(TYPE_PHD);

	(void)state;
	fixture_text(f, &f->r.publishers, "Verlag");
	fixture_text(f, &f->r.publishers, "Druckerei");
	fixture_has(f, "ris", "\r\nPB  - Verlag; Druckerei\r\n");
	f->r.institution = STR("Universität");
	fixture_has(f, "ris", "\r\nPB  - Universität\r\n");
	f->r.type = TYPE_BOOK;
	fixture_has(f, "ris", "\r\nPB  - Verlag; Druckerei\r\n");
	fixture_free(f);
}

static void
test_text_is_composed(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_title(f,
		      "U\xcc\x88"
		      "ber",
		      NULL);
	fixture_has(f, "ris", "TI  - Über\r\n");
	fixture_free(f);
}

static void
test_several_records_in_a_file(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);
	static const char one[] = "TY  - BOOK\r\nID  - satz_1\r\n"
				  "ER  - \r\n\r\n";

	(void)state;
	assert_memory_equal(fixture_file(f, "ris", 2), one, strlen(one));
	assert_string_equal(f->out.p + strlen(one), one);
	f->r.deleted = true;
	assert_string_equal(fixture_file(f, "ris", 1), "");
	fixture_free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_article_byte_by_byte),
	    cmocka_unit_test(test_report_with_every_field),
	    cmocka_unit_test(test_bare_record),
	    cmocka_unit_test(test_lines_that_a_value_would_inject),
	    cmocka_unit_test(test_values_that_say_nothing),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_advisor_of_a_thesis_and_of_anything_else),
	    cmocka_unit_test(test_other_roles_become_notes),
	    cmocka_unit_test(test_series_by_type),
	    cmocka_unit_test(test_number_of_the_series_by_type),
	    cmocka_unit_test(test_conference_paper_and_its_event),
	    cmocka_unit_test(test_software_has_a_version_and_no_language),
	    cmocka_unit_test(test_notes_are_what_the_source_calls_one),
	    cmocka_unit_test(test_standard_number_by_type),
	    cmocka_unit_test(test_isbn_that_is_not_its_own),
	    cmocka_unit_test(test_pages_and_extent),
	    cmocka_unit_test(test_edition_of_a_book_but_not_of_an_article),
	    cmocka_unit_test(test_date_by_precision),
	    cmocka_unit_test(test_one_address),
	    cmocka_unit_test(test_institution_is_publisher_of_a_thesis),
	    cmocka_unit_test(test_text_is_composed),
	    cmocka_unit_test(test_several_records_in_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
