/* MODS: names, roles, institutions. */
#include "tests/unit/fixture_mods.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

#define AUT MODS_ROLE("aut")
#define INSTITUTE(role, number)                                           \
	"<name type='corporate' valueURI='https://duepublico.uni-due.de/" \
	"api/v1/classifications/mir_institutes#" number                   \
	"'>" MODS_ROLE(role) "</name>"

static void
test_forms_of_names(void **state)
{
	static const char *const cases[][2] = {
	    {"<name type='personal'><displayForm>M., A.</displayForm>" AUT
	     "<namePart type='family'>Meyer</namePart><namePart type='given'>"
	     "Anna</namePart></name>",
	     "author Meyer|Anna"},
	    {"<name type='personal'><namePart type='given'>Anna</namePart>"
	     "<namePart type='given'>Maria</namePart><namePart type='family'>"
	     "von der Leyen</namePart><namePart type='termsOfAddress'>Dr., "
	     "Jr.</namePart><namePart type='date'>1950-</namePart></name>",
	     "author von der Leyen|Anna Maria|Jr."},
	    {"<name type='personal'><namePart>Meyer, Anna</namePart></name>",
	     "author Meyer|Anna"},
	    {"<name><namePart>Meyer, Anna</namePart><namePart type='date'>1950"
	     "</namePart></name>",
	     "author Meyer|Anna"},
	    {"<name type='personal'><displayForm>Meyer, Anna</displayForm>" AUT
	     "</name>",
	     "author Meyer|Anna"},
	    {"<name type='personal'><namePart type='family'>Meyer, Anna"
	     "</namePart></name>",
	     "author Meyer|Anna"},
	    {"<name type='personal'><namePart type='family'>Plato</namePart>"
	     "</name>",
	     "author Plato"},
	    {"<name type='personal'><namePart type='given'>Madonna</namePart>"
	     "</name>",
	     "author Madonna"},
	    {"<name type='personal'><namePart>Anna Meyer</namePart></name>",
	     "author Meyer|Anna"},
	    {"<name><namePart>Meyer, Anna (Hrsg.)</namePart></name>",
	     "editor Meyer|Anna"},
	    {"<name type='corporate'><namePart>Land NRW</namePart><namePart>"
	     "Ministerium für Kultur, Sport</namePart></name>",
	     "author @Land NRW. Ministerium für Kultur, Sport"},
	    {"<name type='corporate'><displayForm>Amt X</displayForm></name>",
	     "author @Amt X"},
	    {"<name><namePart>Universität Duisburg-Essen</namePart></name>",
	     "author @Universität Duisburg-Essen"},
	    {"<name type='family'><namePart>Familie Krupp</namePart></name>",
	     "author =Familie Krupp"},
	    {MODS_PERSON("Meyer", "Anna", "aut") "<name><etal/></name>",
	     "author Meyer|Anna\nauthor =et al."},
	    {"<name type='personal'><namePart type='family'>N.N.</namePart>"
	     "</name><name/><name type='personal'><namePart/></name>",
	     ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(mods_names(cases[i][0]), cases[i][1]);
}

static void
test_one_script_is_enough(void **state)
{
	(void)state;
	assert_string_equal(
	    mods_names("<name altRepGroup='1'><namePart>Ivanov, A.</namePart>"
		       "</name><name altRepGroup='2'><namePart>Petrov, B."
		       "</namePart></name><name altRepGroup='1'><namePart>"
		       "Иванов, А.</namePart></name>"),
	    "author Ivanov|A.\nauthor Petrov|B.");
}

static void
test_raw_is_what_was_shown(void **state)
{
	struct record *r;

	(void)state;
	r = mods_record("<name><displayForm>A. Meyer</displayForm><namePart "
			"type='family'>Meyer</namePart><namePart type='given'>"
			"A.</namePart></name>" MODS_PERSON("B", "C", "aut"));
	assert_str(r->names.v[0].raw, "A. Meyer");
	assert_str(r->names.v[1].raw, "B, C");
}

static void
test_identifiers_of_names(void **state)
{
#define NAMED(inside)                                                \
	"<name type='personal'><namePart type='family'>M</namePart>" \
	"<namePart type='given'>A</namePart>" inside "</name>"
#define NUMBER(type, value) \
	"<nameIdentifier type='" type "'>" value "</nameIdentifier>"
	static const char *const cases[][2] = {
	    {NAMED(NUMBER("gnd", "118540238")), "author M|A gnd:118540238"},
	    {NAMED(NUMBER("gnd", "https://d-nb.info/gnd/11234151X")),
	     "author M|A gnd:11234151X"},
	    {NAMED(NUMBER("orcid", "0000-0002-1825-0097")),
	     "author M|A orcid:0000-0002-1825-0097"},
	    {NAMED(NUMBER("orcid", "https://orcid.org/0000-0002-1694-233X")),
	     "author M|A orcid:0000-0002-1694-233X"},
	    {NAMED("<nameIdentifier typeURI='https://orcid.org/'>"
		   "0000-0002-1825-0097</nameIdentifier>"),
	     "author M|A orcid:0000-0002-1825-0097"},
	    {NAMED("<description type='orcid'>0000-0002-1825-0097"
		   "</description><description>Poet</description>"),
	     "author M|A orcid:0000-0002-1825-0097"},
	    {NAMED(NUMBER("orcid", "0000-0002-1825-0098")), "author M|A"},
	    {NAMED(NUMBER("viaf", "118540238")), "author M|A"},
	    {NAMED(NUMBER("isni", "0000000218250097")), "author M|A"},
	    {NAMED("<affiliation>Essen</affiliation><affiliation>Bonn"
		   "</affiliation>"),
	     "author M|A aff:Essen; Bonn"},
	    {"<name authority='gnd' valueURI='http://d-nb.info/gnd/118540238'>"
	     "<namePart>Meyer, Anna</namePart></name>",
	     "author Meyer|Anna gnd:118540238"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(mods_names(cases[i][0]), cases[i][1]);
	assert_string_equal(
	    mods_warnings(MODS_TITLE("T") NAMED(NUMBER("orcid", "12"))),
	    "orcid: '12' is none\nrole: none said of 1, taken for author");
}

static void
test_roles(void **state)
{
	static const char *const cases[][2] = {
	    {"aut", "author"},
	    {"cre", "author"},
	    {"inv", "author"},
	    {"edt", "editor"},
	    {"trl", "translator"},
	    {"ths", "advisor"},
	    {"dgs", "advisor"},
	    {"rev", "referee"},
	    {"opn", "referee"},
	    {"ill", "contributor"},
	    {"oth", "contributor"},
	    {"xyz", "contributor"},
	    {"Autor(in)", "author"},
	    {"Herausgeber(in)", "editor"},
	    {"Herausgeber*in", "editor"},
	    {"HRSG.", "editor"},
	    {"Übersetzer(in)", "translator"},
	    {"übersetzer", "translator"},
	    {"Akademische Betreuung", "advisor"},
	    {"Thesis advisor", "advisor"},
	    {"Gutachter(in), Rezensent(in)", "referee"},
	    {"Author", "author"},
	    {"Lichtregie", "contributor"},
	};
	char doc[512], want[64];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(doc, sizeof(doc),
			 "<name><role><roleTerm>%s</roleTerm></role>"
			 "<namePart>M, A</namePart></name>",
			 cases[i][0]);
		snprintf(want, sizeof(want), "%s M|A", cases[i][1]);
		assert_string_equal(mods_names(doc), want);
	}
	assert_string_equal(
	    mods_warnings(MODS_TITLE("T") "<name><role><roleTerm>Lichtregie"
					  "</roleTerm></role><namePart>M, A"
					  "</namePart></name>"),
	    "role: 'Lichtregie' taken for contributor");
	/* Who paid for it took no part. */
	assert_string_equal(
	    mods_names("<name><role><roleTerm type='code'>fnd</roleTerm>"
		       "</role><namePart>M, A</namePart></name>"),
	    "");
	/* The text helps where the code does not, and the address too. */
	assert_string_equal(
	    mods_names("<name><role><roleTerm type='code'>hg01</roleTerm>"
		       "<roleTerm type='text'>Editor</roleTerm></role>"
		       "<namePart>M, A</namePart></name>"),
	    "editor M|A");
	assert_string_equal(
	    mods_names("<name><role><roleTerm valueURI='http://id.loc.gov/"
		       "vocabulary/relators/edt'/></role><namePart>M, A"
		       "</namePart></name>"),
	    "editor M|A");
}

static void
test_several_roles(void **state)
{
	(void)state;
	assert_string_equal(mods_names("<name>" AUT MODS_ROLE("edt") MODS_ROLE(
				"ill") "<namePart>M, A</namePart></name>"),
			    "author M|A\neditor M|A");
	assert_string_equal(mods_names("<name>" MODS_ROLE("ill") MODS_ROLE(
				"fnd") "<namePart>M, A</namePart></name>"),
			    "contributor M|A");
	assert_string_equal(
	    mods_names(MODS_GENRE("review") MODS_PERSON("M", "A", "rev")),
	    "author M|A");
	assert_string_equal(
	    mods_names(MODS_GENRE("dissertation") MODS_PERSON("M", "A", "rev")),
	    "referee M|A");
	/* Whoever made a film or data, when nobody wrote it. */
	assert_string_equal(
	    mods_names(MODS_GENRE("video") MODS_PERSON("M", "A", "drt")),
	    "author M|A");
	assert_string_equal(mods_names(MODS_GENRE("video") MODS_PERSON(
				"M", "A", "drt") MODS_PERSON("N", "B", "aut")),
			    "author N|B\ncontributor M|A");
}

static void
test_conferences_are_events(void **state)
{
	struct record *r = mods_record(
	    "<name type='conference'><namePart>5th Workshop</namePart>"
	    "<namePart>Essen</namePart><namePart type='date'>2022</namePart>"
	    "</name><name type='conference'><displayForm>Other</displayForm>"
	    "</name>");

	(void)state;
	assert_str(r->event, "5th Workshop (2022)");
	assert_str(r->event_place, "Essen");
	assert_int_equal(r->names.n, 0);
	assert_string_equal(mods_texts(&r->notes), "Other");
}

static void
test_institution(void **state)
{
#define UNIVERSITY(role, name)                                      \
	"<name type='corporate'>" MODS_ROLE(role) "<namePart>" name \
						  "</namePart></name>"
#define CREATION(name)                                      \
	"<originInfo eventType='creation'><publisher>" name \
	"</publisher></originInfo>"
	static const char *const cases[][2] = {
	    {MODS_GENRE("report") INSTITUTE("his", "16.07"),
	     "Institut Arbeit und Qualifikation (IAQ), "
	     "Universität Duisburg-Essen"},
	    {MODS_GENRE("report") INSTITUTE("his", "16.11"),
	     "Rhein-Ruhr-Institut für Sozialforschung und Politikberatung "
	     "e.V. (RISP)"},
	    {MODS_GENRE("report") INSTITUTE("his", "08.01"),
	     "Fakultät für Chemie, Universität Duisburg-Essen"},
	    {MODS_GENRE("report") INSTITUTE("his", "77"), ""},
	    {MODS_GENRE("article") INSTITUTE("his", "16.07"), ""},
	    {MODS_GENRE("dissertation") CREATION("U") UNIVERSITY("dgg", "G"),
	     "G"},
	    {MODS_GENRE("dissertation") UNIVERSITY("his", "H") CREATION("U"),
	     "U"},
	    {MODS_GENRE("dissertation") UNIVERSITY("his", "H"), "H"},
	    {MODS_GENRE("report") UNIVERSITY("his", "H") CREATION("U"), "H"},
	    {MODS_GENRE("report") MODS_PERSON("M", "A", "aut")
		 UNIVERSITY("isb", "I"),
	     "I"},
	    {MODS_GENRE("article") UNIVERSITY("his", "H"), ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_str(mods_record(cases[i][0])->institution, cases[i][1]);
	assert_string_equal(
	    mods_names(MODS_GENRE("report") UNIVERSITY("isb", "I")),
	    "author @I");
	assert_string_equal(
	    mods_names(MODS_GENRE("article") UNIVERSITY("his", "H")),
	    "contributor @H");
	assert_string_equal(
	    mods_names(MODS_GENRE("article") INSTITUTE("his", "16.07")), "");
	assert_string_equal(
	    mods_names(MODS_GENRE("book") INSTITUTE("edt", "16.07")),
	    "editor @Institut Arbeit und Qualifikation (IAQ), "
	    "Universität Duisburg-Essen");
}

static void
test_numbers_of_institutions_are_said(void **state)
{
	(void)state;
	assert_string_equal(mods_warnings(MODS_TITLE("T") MODS_GENRE("report")
					      INSTITUTE("his", "08.01")),
			    "institution: what '08.01' is a part of");
	assert_string_equal(mods_warnings(MODS_TITLE("T") MODS_GENRE("article")
					      INSTITUTE("his", "08.01")),
			    "");
	assert_string_equal(
	    mods_warnings(MODS_TITLE(
		"T") "<name type='corporate' valueURI='https://x.example/i#7'>"
		     "</name>"),
	    "name: only 'https://x.example/i#7' of a classification");
}

static void
test_publishers_among_names(void **state)
{
	struct record *r = mods_record(UNIVERSITY("pbl", "Verlag A") UNIVERSITY(
	    "pbl", "Verlag B") UNIVERSITY("pbl", "Verlag A"));

	(void)state;
	assert_string_equal(mods_texts(&r->publishers), "Verlag A\nVerlag B");
	assert_int_equal(r->names.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_forms_of_names),
	    cmocka_unit_test(test_one_script_is_enough),
	    cmocka_unit_test(test_raw_is_what_was_shown),
	    cmocka_unit_test(test_identifiers_of_names),
	    cmocka_unit_test(test_roles),
	    cmocka_unit_test(test_several_roles),
	    cmocka_unit_test(test_conferences_are_events),
	    cmocka_unit_test(test_institution),
	    cmocka_unit_test(test_numbers_of_institutions_are_said),
	    cmocka_unit_test(test_publishers_among_names),
	};

	return cmocka_run_group_tests(tests, mods_setup, mods_teardown);
}
