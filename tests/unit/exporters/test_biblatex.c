/* BibLaTeX: what each type of entry may have, and where the rest goes. */
#include <stdio.h>
#include <string.h>

#include "exporters/value/value.h"
#include "tests/unit/fixture_record.h"
#include "tests/unit/unit.h"

static void
test_biblatex_article(void **state)
{
	struct fixture *f = fixture_article();

	(void)state;
	fixture_expect(f, "biblatex",
		       "@article{satz_1,\n"
		       "  author        = {von der Au, Eva and "
		       "{Institut für Satz, Abt. 2}},\n"
		       "  editor        = {Öztürk, Jan},\n"
		       "  title         = {Viel {Weißraum} im {Titel}: {Ein} "
		       "{DNA-Test}},\n"
		       "  journaltitle  = {Blätter \\& Bögen},\n"
		       "  volume        = {12},\n"
		       "  number        = {3},\n"
		       "  pages         = {45--67},\n"
		       "  date          = {2019-09-05},\n"
		       "  issn          = {2366-0627},\n"
		       "  doi           = {10.1234/Bl_12.45},\n"
		       "  url           = {https://doi.org/10.1234/Bl_12.45},\n"
		       "  eprint        = {urn:nbn:de:hbz:465-20190905-1},\n"
		       "  eprinttype    = {urn},\n"
		       "  langid        = {ngerman},\n"
		       "  language      = {german},\n"
		       "  keywords      = {Typografie, Weißraum},\n"
		       "  abstract      = {100 \\% Satz.},\n"
		       "}\n");
	fixture_free(f);
}

/* @report has no series, edition or editor: they are in the note. */
static void
test_biblatex_report_with_every_field(void **state)
{
	struct fixture *f = fixture_full();

	(void)state;
	fixture_person(f, ROLE_EDITOR, "Be", "Ben");
	fixture_expect(
	    f, "biblatex",
	    "@report{satz_1,\n"
	    "  author        = {Au, Jr., Eva},\n"
	    "  title         = {Eins},\n"
	    "  titleaddon    = {One},\n"
	    "  institution   = {Institut},\n"
	    "  location      = {Essen},\n"
	    "  version       = {1.4.0},\n"
	    "  number        = {6},\n"
	    "  eid           = {e3},\n"
	    "  pages         = {4--5},\n"
	    "  pagetotal     = {123},\n"
	    "  type          = {Zwischenbericht},\n"
	    "  date          = {2018-05~/2019~},\n"
	    "  doi           = {10.1234/5},\n"
	    "  url           = {https://doi.org/10.1234/5},\n"
	    "  note          = {Reihe; In: Bände; Event: Tagung, Bonn; "
	    "Editor: Be, Ben; Edition: 2. Aufl.; Volume 1; "
	    "Issue 2; Advisor: Rat},\n"
	    "  langid        = {ngerman},\n"
	    "  language      = {german},\n"
	    "  abstract      = {Kurz.},\n"
	    "  annotation    = {Gesehen.},\n"
	    "}\n");
	fixture_free(f);
}

/* Only one of these can have the authors that some repositories give. */
static void
test_authors_of_what_has_editors(void **state)
{
	struct fixture *f = fixture_new(TYPE_EDITED_BOOK);

	(void)state;
	fixture_person(f, ROLE_EDITOR, "Be", "Ben");
	fixture_has(f, "biblatex", "@collection{");
	fixture_person(f, ROLE_AUTHOR, "Au", "Eva");
	fixture_has(f, "biblatex", "@book{satz_1,\n  author");
	f->r.type = TYPE_PROCEEDINGS;
	fixture_has(f, "bibtex", "@book{");
	fixture_has(f, "biblatex", "@book{");
	f->r.type = TYPE_PERIODICAL;
	fixture_has(f, "biblatex", "@misc{");
	fixture_free(f);
}

static void
test_patent_by_number(void **state)
{
	struct fixture *f = fixture_new(TYPE_PATENT);

	(void)state;
	f->r.language = STR("de");
	fixture_has(f, "biblatex", "@misc{");
	f->r.issue = STR("DE 1");
	fixture_has(f, "biblatex", "@patent{");
	fixture_has(f, "biblatex", "  number        = {DE 1},\n");
	fixture_lacks(f, "biblatex", "  language ");
	fixture_lacks(f, "biblatex", "Issue");
	fixture_lacks(f, "bibtex", "Issue");
	fixture_free(f);
}

static void
test_eprint_takes_one_and_the_note_the_rest(void **state)
{
	struct fixture *f = fixture_new(TYPE_PREPRINT);

	(void)state;
	fixture_id(f, ID_PMID, "123", true);
	fixture_has(f, "biblatex",
		    "  eprint        = {123},\n  eprinttype    = {pubmed},\n");
	fixture_lacks(f, "biblatex", "PMID");
	fixture_id(f, ID_HANDLE, "20.500.1/2", true);
	fixture_has(f, "biblatex", "  eprinttype    = {hdl},\n");
	fixture_id(f, ID_URN, "urn:nbn:de:1-2", true);
	fixture_has(f, "biblatex", "  eprinttype    = {urn},\n");
	fixture_id(f, ID_ARXIV, "0709.2184v1", true);
	fixture_id(f, ID_PMCID, "PMC7", true);
	fixture_has(f, "biblatex",
		    "  eprint        = {0709.2184v1},\n"
		    "  eprinttype    = {arxiv},\n"
		    "  note          = {urn:nbn:de:1-2; PMID: 123; "
		    "PMCID: PMC7},\n");
	fixture_has(f, "bibtex",
		    "  eprint        = {0709.2184v1},\n"
		    "  archiveprefix = {arXiv},\n"
		    "  note          = {urn:nbn:de:1-2; PMID: 123; "
		    "PMCID: PMC7},\n");
	fixture_free(f);
}

static void
test_booktitle_and_event(void **state)
{
	struct fixture *f = fixture_new(TYPE_CONFERENCE_PAPER);

	(void)state;
	f->r.event = STR("Tagung Essen");
	fixture_has(f, "biblatex", "  booktitle     = {Tagung {Essen}},\n");
	fixture_lacks(f, "biblatex", "eventtitle");
	f->r.container = STR("Band");
	fixture_has(f, "biblatex",
		    "  booktitle     = {Band},\n"
		    "  eventtitle    = {Tagung Essen},\n");
	fixture_has(f, "bibtex", "  note          = {Event: Tagung Essen},\n");
	f->r.event_place = STR("Essen");
	fixture_has(f, "biblatex", "  venue         = {Essen},\n");
	fixture_lacks(f, "biblatex", "location");
	fixture_has(f, "bibtex", "  address       = {Essen},\n");
	f->r.place = STR("Bonn");
	fixture_has(f, "biblatex", "  location      = {Bonn},\n");
	fixture_has(f, "bibtex", "  address       = {Bonn},\n");
	fixture_has(f, "bibtex",
		    "  note          = {Event: Tagung Essen, Essen},\n");
	f->r.container = STR_NONE;
	fixture_has(f, "bibtex", "  note          = {Event: Essen},\n");
	fixture_free(f);
}

static void
test_pages_or_number_of_the_article(void **state)
{
	struct fixture *f = fixture_new(TYPE_ARTICLE);

	(void)state;
	f->r.article = STR("e104");
	fixture_has(f, "bibtex", "  pages         = {e104},\n");
	fixture_has(f, "biblatex", "  eid           = {e104},\n");
	fixture_lacks(f, "biblatex", "  pages ");
	f->r.first_page = f->r.last_page = STR("7");
	fixture_has(f, "bibtex", "  pages         = {7},\n");
	fixture_free(f);
}

/* A series with its number, where the type has a field for neither. */
static void
test_series_in_the_note(void **state)
{
	struct fixture *f = fixture_new(TYPE_PHD);

	(void)state;
	f->r.series = STR("Reihe A");
	f->r.series_number = STR("12");
	fixture_has(f, "biblatex", "  note          = {Reihe A 12},\n");
	fixture_lacks(f, "biblatex", "series");
	fixture_has(f, "bibtex", "  series        = {Reihe {A}},\n");
	f->r.type = TYPE_REPORT;
	fixture_has(f, "biblatex", "  number        = {12},\n");
	fixture_has(f, "biblatex", "  note          = {Reihe A},\n");
	fixture_free(f);
}

/* What biber's data model refuses, it would refuse with a warning each. */
static void
test_fields_that_biblatex_types_may_not_have(void **state)
{
	static const struct {
		enum rec_type type;
		const char *fields[8];
	} cases[] = {
	    {TYPE_REPORT,
	     {"series", "publisher", "editor", "isbn", "issn", "organization",
	      "edition", "volume"}},
	    {TYPE_PHD,
	     {"series", "publisher", "editor", "isbn", "number", "organization",
	      "edition", "volume"}},
	    {TYPE_PREPRINT,
	     {"publisher", "number", "series", "type", "isbn", "location",
	      "pages", "volume"}},
	    {TYPE_SOFTWARE,
	     {"publisher", "number", "institution", "series", "isbn", "edition",
	      "pages", "volume"}},
	    {TYPE_DATASET,
	     {"institution", "isbn", "issn", "organization", "volume", "pages",
	      "eid", "translator"}},
	    {TYPE_MANUSCRIPT,
	     {"publisher", "institution", "editor", "series", "number", "isbn",
	      "pages", "organization"}},
	    {TYPE_GENERIC,
	     {"publisher", "institution", "series", "number", "volume", "isbn",
	      "pages", "edition"}},
	    {TYPE_ARTICLE,
	     {"publisher", "isbn", "location", "edition", "type", "booktitle",
	      "pagetotal", "eventtitle"}},
	    {TYPE_BOOK,
	     {"issn", "type", "institution", "journaltitle", "booktitle",
	      "organization", "eventtitle", "school"}},
	    {TYPE_CONFERENCE_PAPER,
	     {"issn", "type", "edition", "translator", "institution",
	      "organization", "pagetotal", "journaltitle"}},
	};
	struct fixture *f = fixture_full();
	char field[32];

	(void)state;
	fixture_person(f, ROLE_EDITOR, "Be", "Ben");
	fixture_person(f, ROLE_TRANSLATOR, "Ce", "Cem");
	fixture_id(f, ID_ISBN, "9783161484100", true);
	fixture_id(f, ID_ISSN, "2366-0627", false);
	for (size_t i = 0; i < COUNT(cases); i++) {
		f->r.type = cases[i].type;
		for (int k = 0; k < 8; k++) {
			snprintf(field, sizeof(field),
				 "\n  %-13s =", cases[i].fields[k]);
			fixture_lacks(f, "biblatex", field);
		}
	}
	fixture_free(f);
}

static void
expect_langid(const char *tag, const char *babel, const char *name)
{
	struct langid got = langid(str_c(tag));

	assert_str(got.babel, babel);
	assert_str(got.name, name);
}

static void
test_names_of_languages(void **state)
{
	(void)state;
	expect_langid("de", "ngerman", "german");
	expect_langid("de-CH", "nswissgerman", "german");
	expect_langid("de-ch-1996", "nswissgerman", "german");
	expect_langid("de-DE", "ngerman", "german");
	expect_langid("en-GB", "british", "english");
	expect_langid("pt-BR", "brazilian", "portuguese");
	expect_langid("zh-Hant", "", "chinese");
	expect_langid("tlh", "", "tlh");
	expect_langid("id", "indonesian", "indonesian");
	expect_langid("sw", "", "swahili");
	expect_langid("", "", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_biblatex_article),
	    cmocka_unit_test(test_biblatex_report_with_every_field),
	    cmocka_unit_test(test_authors_of_what_has_editors),
	    cmocka_unit_test(test_patent_by_number),
	    cmocka_unit_test(test_eprint_takes_one_and_the_note_the_rest),
	    cmocka_unit_test(test_booktitle_and_event),
	    cmocka_unit_test(test_pages_or_number_of_the_article),
	    cmocka_unit_test(test_series_in_the_note),
	    cmocka_unit_test(test_fields_that_biblatex_types_may_not_have),
	    cmocka_unit_test(test_names_of_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
