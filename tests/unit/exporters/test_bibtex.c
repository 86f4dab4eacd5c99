/* Entries of .bib files: exact bytes, and what breaks them. */
#include <string.h>

#include "tests/unit/fixture_record.h"
#include "tests/unit/unit.h"

static void
test_bibtex_article(void **state)
{
	struct fixture *f = fixture_article();

	(void)state;
	fixture_expect(f, "bibtex",
		       "@article{satz_1,\n"
		       "  author        = {von der Au, Eva and "
		       "{Institut für Satz, Abt. 2}},\n"
		       "  editor        = {Öztürk, Jan},\n"
		       "  title         = {Viel {Weißraum} im {Titel}: {Ein} "
		       "{DNA-Test}},\n"
		       "  journal       = {Blätter \\& Bögen},\n"
		       "  volume        = {12},\n"
		       "  number        = {3},\n"
		       "  pages         = {45--67},\n"
		       "  year          = {2019},\n"
		       "  month         = sep,\n"
		       "  doi           = {10.1234/Bl_12.45},\n"
		       "  url           = {https://doi.org/10.1234/Bl_12.45},\n"
		       "  note          = {urn:nbn:de:hbz:465-20190905-1},\n"
		       "  issn          = {2366-0627},\n"
		       "  language      = {german},\n"
		       "  keywords      = {Typografie, Weißraum},\n"
		       "  abstract      = {100 \\% Satz.},\n"
		       "}\n");
	fixture_free(f);
}

static void
test_bibtex_report_with_every_field(void **state)
{
	struct fixture *f = fixture_full();

	(void)state;
	fixture_expect(f, "bibtex",
		       "@techreport{satz_1,\n"
		       "  author        = {Au, Jr., Eva},\n"
		       "  title         = {Eins},\n"
		       "  institution   = {Institut},\n"
		       "  address       = {Essen},\n"
		       "  edition       = {2. Aufl.},\n"
		       "  series        = {Reihe},\n"
		       "  number        = {6},\n"
		       "  pages         = {4--5},\n"
		       "  type          = {Zwischenbericht},\n"
		       "  year          = {2018},\n"
		       "  month         = may,\n"
		       "  doi           = {10.1234/5},\n"
		       "  url           = {https://doi.org/10.1234/5},\n"
		       "  note          = {In: Bände; Event: Tagung, Bonn; "
		       "Version 1.4.0; Volume 1; Issue 2; "
		       "Advisor: Rat},\n"
		       "  language      = {german},\n"
		       "  abstract      = {Kurz.},\n"
		       "  annote        = {Gesehen.},\n"
		       "}\n");
	fixture_free(f);
}

/* The number of a series is a volume to the styles; its own one is not. */
static void
test_volume_of_a_numbered_series(void **state)
{
	struct fixture *f = fixture_new(TYPE_PROCEEDINGS);

	(void)state;
	f->r.series = STR("Notes in Rain");
	f->r.volume = STR("4");
	fixture_has(f, "bibtex", "  volume        = {4},\n");
	f->r.series_number = STR("77");
	fixture_lacks(f, "bibtex", "volume ");
	fixture_has(f, "bibtex",
		    "  number        = {77},\n  note          = {Volume 4},\n");
	fixture_has(f, "biblatex",
		    "  volume        = {4},\n  number        = {77},\n");
	f->r.type = TYPE_ARTICLE;
	fixture_has(f, "bibtex", "  volume        = {4},\n");
	fixture_free(f);
}

static void
test_software_names_publisher_and_version(void **state)
{
	struct fixture *f = fixture_new(TYPE_SOFTWARE);

	(void)state;
	f->r.version = STR("1.4.0");
	fixture_text(f, &f->r.publishers, "Invented Press");
	fixture_has(f, "bibtex", "  howpublished  = {Invented Press},\n");
	fixture_has(f, "bibtex", "  note          = {Version 1.4.0},\n");
	fixture_has(f, "biblatex", "  version       = {1.4.0},\n");
	fixture_lacks(f, "biblatex", "note");
	f->r.type = TYPE_BOOK;
	fixture_lacks(f, "bibtex", "howpublished");
	fixture_has(f, "biblatex", "  note          = {Version 1.4.0},\n");
	fixture_free(f);
}

static void
test_keywords_with_commas_stand_in_braces(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_subject(f, "Rain, acid", NULL);
	fixture_subject(f, "Snow", NULL);
	fixture_subject(f, "550", "ddc");
	fixture_has(f, "bibtex", "  keywords      = {{Rain, acid}, Snow},\n");
	fixture_has(f, "csl", "\"keyword\":\"Rain, acid; Snow\"");
	fixture_free(f);
}

static void
test_entry_type_of_each_record_type(void **state)
{
	static const struct {
		enum rec_type type;
		const char *bibtex, *biblatex;
	} cases[] = {
	    {TYPE_GENERIC, "@misc{", "@misc{"},
	    {TYPE_PHD, "@phdthesis{", "@thesis{"},
	    {TYPE_MASTER, "@mastersthesis{", "@thesis{"},
	    {TYPE_BACHELOR, "@mastersthesis{", "@thesis{"},
	    {TYPE_STUDENT_WORK, "@misc{", "@thesis{"},
	    {TYPE_ARTICLE, "@article{", "@article{"},
	    {TYPE_BOOK_REVIEW, "@article{", "@article{"},
	    {TYPE_EDITED_BOOK, "@book{", "@collection{"},
	    {TYPE_CHAPTER, "@incollection{", "@incollection{"},
	    {TYPE_REFERENCE_ENTRY, "@incollection{", "@inreference{"},
	    {TYPE_PROCEEDINGS, "@proceedings{", "@proceedings{"},
	    {TYPE_CONFERENCE_PAPER, "@inproceedings{", "@inproceedings{"},
	    {TYPE_TALK, "@misc{", "@unpublished{"},
	    {TYPE_WORKING_PAPER, "@techreport{", "@report{"},
	    {TYPE_PREPRINT, "@misc{", "@online{"},
	    {TYPE_DATASET, "@misc{", "@dataset{"},
	    {TYPE_SOFTWARE, "@misc{", "@software{"},
	    {TYPE_VIDEO, "@misc{", "@misc{"},
	    {TYPE_MUSIC, "@misc{", "@misc{"},
	    {TYPE_LETTER, "@misc{", "@misc{"},
	    {TYPE_PERIODICAL, "@misc{", "@periodical{"},
	    {TYPE_MANUSCRIPT, "@unpublished{", "@unpublished{"},
	};
	struct fixture *f = fixture_new(TYPE_GENERIC);

	(void)state;
	fixture_title(f, "Eins", NULL);
	for (size_t i = 0; i < COUNT(cases); i++) {
		f->r.type = cases[i].type;
		fixture_has(f, "bibtex", cases[i].bibtex);
		fixture_has(f, "biblatex", cases[i].biblatex);
	}
	fixture_free(f);
}

/* Zotero drops entries of types it does not know without a word. */
static void
test_bibtex_knows_14_types_only(void **state)
{
	static const char *const classic[] = {
	    "@article{",    "@book{",         "@booklet{",
	    "@inbook{",     "@incollection{", "@inproceedings{",
	    "@conference{", "@manual{",       "@mastersthesis{",
	    "@misc{",       "@phdthesis{",    "@proceedings{",
	    "@techreport{", "@unpublished{",
	};
	struct fixture *f = fixture_new(TYPE_GENERIC);
	const char *got;
	bool known;

	(void)state;
	for (int t = 0; t < TYPE__MAX; t++) {
		f->r.type = (enum rec_type)t;
		got = fixture_export(f, "bibtex");
		known = false;
		for (size_t i = 0; i < COUNT(classic); i++)
			if (strncmp(got, classic[i], strlen(classic[i])) == 0)
				known = true;
		if (!known)
			fail_msg("%s: %s", rec_type_name(f->r.type), got);
	}
	fixture_free(f);
}

static void
test_type_of_a_thesis(void **state)
{
	static const struct {
		enum rec_type type;
		const char *genre, *bibtex, *biblatex;
	} cases[] = {
	    {TYPE_PHD, "", "{{PhD} thesis}", "{phdthesis}"},
	    {TYPE_PHD, "Dissertation", "{Dissertation}", "{phdthesis}"},
	    {TYPE_MASTER, "", "{Master's thesis}", "{mathesis}"},
	    {TYPE_BACHELOR, "", "{Bachelor's thesis}", "{bathesis}"},
	    {TYPE_HABILITATION, "", "{Habilitation}", "{Habilitation}"},
	    {TYPE_THESIS, "", "{Thesis}", "{Thesis}"},
	    {TYPE_WORKING_PAPER, "", "{Working {Paper}}", "{Working {Paper}}"},
	};
	struct fixture *f = fixture_new(TYPE_PHD);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		f->r.type = cases[i].type;
		f->r.genre = str_c(cases[i].genre);
		fixture_has(f, "bibtex", "  type          = ");
		fixture_has(f, "bibtex", cases[i].bibtex);
		fixture_has(f, "biblatex", cases[i].biblatex);
	}
	f->r.type = TYPE_REPORT;
	fixture_has(f, "biblatex", "  type          = {Report},\n");
	fixture_lacks(f, "bibtex", "  type ");
	fixture_free(f);
}

/* A repository is neither, though the field is required. */
static void
test_school_and_institution(void **state)
{
	struct fixture *f = fixture_new(TYPE_REPORT);

	(void)state;
	fixture_lacks(f, "bibtex", "institution");
	fixture_lacks(f, "biblatex", "institution");
	f->r.type = TYPE_PHD;
	fixture_lacks(f, "bibtex", "school");
	fixture_lacks(f, "biblatex", "institution");
	fixture_text(f, &f->r.publishers, "Sand and Co");
	fixture_text(f, &f->r.publishers, "Amt");
	fixture_lacks(f, "bibtex", "school");
	fixture_has(f, "bibtex", "  publisher     = {{Sand and Co; Amt}},\n");
	fixture_lacks(f, "biblatex", "institution");
	fixture_has(f, "biblatex", "Publisher: {Sand and Co; Amt}");
	f->r.institution = STR("Uni");
	fixture_has(f, "bibtex", "  school        = {Uni},\n");
	fixture_has(f, "biblatex", "  institution   = {Uni},\n");
	fixture_lacks(f, "bibtex", "publisher");
	f->r.type = TYPE_REPORT;
	fixture_has(f, "bibtex", "  institution   = {Uni},\n");
	fixture_has(f, "biblatex", "  institution   = {Uni},\n");
	fixture_lacks(f, "biblatex", "publisher");
	f->r.type = TYPE_BOOK;
	fixture_has(f, "biblatex",
		    "  publisher     = {{Sand and Co} and Amt},\n");
	fixture_free(f);
}

static void
test_date_by_precision(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_lacks(f, "bibtex", "year");
	fixture_lacks(f, "biblatex", "date");
	fixture_date(f, 1850, 0, 0);
	f->r.issued.circa = true;
	fixture_has(f, "bibtex", "  year          = {1850},\n");
	fixture_lacks(f, "bibtex", "month");
	fixture_has(f, "biblatex", "  date          = {1850~},\n");
	f->r.issued.circa = false;
	f->r.issued.to = (struct rec_date){1852, 0, 0};
	fixture_has(f, "biblatex", "  date          = {1850/1852},\n");
	fixture_date(f, 1850, 12, 0);
	fixture_has(f, "bibtex", "  month         = dec,\n");
	fixture_free(f);
}

/* As a comma in a url would be undone by nobody, nothing is escaped there. */
static void
test_addresses_are_raw(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_id(f, ID_URL, "https://x.org/a_b%20{c}#d&e~f \\g", true);
	fixture_has(f, "bibtex",
		    "  url           = "
		    "{https://x.org/a_b%20%7Bc%7D#d&e~f%20%5Cg},\n");
	fixture_free(f);
}

/* One note, one url, one of each: a field twice is an error to readers. */
static void
test_no_field_twice(void **state)
{
	struct fixture *f = fixture_full();
	static const char *const formats[] = {"bibtex", "biblatex"};
	char *text, *line, *next, name[32];

	(void)state;
	for (int t = 0; t < TYPE__MAX * 2; t++) {
		f->r.type = (enum rec_type)(t / 2);
		fixture_export(f, formats[t % 2]);
		text = f->out.p;
		for (line = strchr(text, '\n') + 1; *line == ' '; line = next) {
			next = strchr(line, '\n') + 1;
			memcpy(name, line, 18);
			name[18] = '\0';
			assert_int_equal(fixture_count(f, name), 1);
		}
	}
	fixture_free(f);
}

static void
test_entry_without_any_field(void **state)
{
	struct fixture *f = fixture_new(TYPE_GENERIC);

	(void)state;
	fixture_expect(f, "bibtex",
		       "@misc{satz_1,\n"
		       "  note          = {oai:satz.example.org:satz\\_1},\n"
		       "}\n");
	fixture_free(f);
}

static void
test_hostile_values_in_every_field(void **state)
{
	static const char *const evil[] = {
	    "}",
	    "{",
	    "}{",
	    "a}, x = {b",
	    "\\",
	    "%",
	    "\n}\n@comment{",
	    "\\input{x}",
	    "and",
	    "a, b, c, d",
	    "\xff",
	};
	struct fixture *f;
	int depth;

	(void)state;
	for (size_t i = 0; i < COUNT(evil) * 4; i++) {
		struct str s = str_c(evil[i / 4]);

		f = fixture_new(i % 2 ? TYPE_ARTICLE : TYPE_REPORT);
		fixture_title(f, s.p, NULL);
		fixture_person(f, ROLE_AUTHOR, s.p, s.p);
		fixture_literal(f, ROLE_EDITOR, s.p);
		fixture_literal(f, ROLE_ADVISOR, s.p);
		fixture_text(f, &f->r.publishers, s.p);
		fixture_text(f, &f->r.notes, s.p);
		fixture_text(f, &f->r.abstracts, s.p);
		fixture_id(f, ID_DOI, s.p, true);
		fixture_id(f, ID_URN, s.p, true);
		fixture_id(f, ID_ISBN, s.p, true);
		fixture_subject(f, s.p, NULL);
		f->r.container = f->r.volume = f->r.issue = f->r.edition = s;
		f->r.first_page = f->r.series = f->r.event = f->r.place = s;
		f->r.language = f->r.genre = s;
		fixture_export(f, i % 4 < 2 ? "bibtex" : "biblatex");
		depth = 0;
		for (const char *p = f->out.p; *p != '\0'; p++) {
			depth += (*p == '{') - (*p == '}');
			assert_true(depth >= 0);
		}
		assert_int_equal(depth, 0);
		assert_int_equal(fixture_count(f, "\n@"), 0);
		fixture_free(f);
	}
}

static void
test_blank_line_between_entries(void **state)
{
	struct fixture *f = fixture_new(TYPE_GENERIC);

	(void)state;
	fixture_file(f, "bibtex", 3);
	assert_int_equal(fixture_count(f, "}\n\n@misc{"), 2);
	assert_int_equal(f->out.p[0], '@');
	assert_string_equal(fixture_file(f, "bibtex", 0), "");
	fixture_free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_bibtex_article),
	    cmocka_unit_test(test_bibtex_report_with_every_field),
	    cmocka_unit_test(test_volume_of_a_numbered_series),
	    cmocka_unit_test(test_software_names_publisher_and_version),
	    cmocka_unit_test(test_keywords_with_commas_stand_in_braces),
	    cmocka_unit_test(test_entry_type_of_each_record_type),
	    cmocka_unit_test(test_bibtex_knows_14_types_only),
	    cmocka_unit_test(test_type_of_a_thesis),
	    cmocka_unit_test(test_school_and_institution),
	    cmocka_unit_test(test_date_by_precision),
	    cmocka_unit_test(test_addresses_are_raw),
	    cmocka_unit_test(test_no_field_twice),
	    cmocka_unit_test(test_entry_without_any_field),
	    cmocka_unit_test(test_hostile_values_in_every_field),
	    cmocka_unit_test(test_blank_line_between_entries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
