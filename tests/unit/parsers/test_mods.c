/* MODS: titles, types, texts, subjects, rights, identifiers. */
#include "tests/unit/fixture_mods.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

static const char *
titles(const char *inside)
{
	return mods_texts(&mods_record(inside)->titles);
}

static void
test_title_parts(void **state)
{
	static const char *const cases[][2] = {
	    {"<title>Reise</title>", "Reise"},
	    {"<nonSort>Die</nonSort><title>Reise</title>", "Die Reise"},
	    {"<nonSort xml:space='preserve'>Die </nonSort><title>Reise</title>",
	     "Die Reise"},
	    {"<nonSort>L'</nonSort><title>été</title>", "L'été"},
	    {"<nonSort>L’</nonSort><title>été</title>", "L’été"},
	    {"<title>Reise</title><nonSort>Die</nonSort>", "Die Reise"},
	    {"<title>A</title><subTitle>B : C</subTitle>", "A: B: C"},
	    {"<title>A :</title><subTitle>B /</subTitle>", "A: B"},
	    {"<title>A:</title><subTitle>B</subTitle>", "A: B"},
	    {"<title>A</title><subTitle>B</subTitle><subTitle>C</subTitle>",
	     "A: B: C"},
	    {"<title>A</title><partNumber>Band 2</partNumber>"
	     "<partName>1871</partName>",
	     "A. Band 2, 1871"},
	    {"<title>A.</title><partName>B</partName>", "A. B"},
	    {"<partNumber>2</partNumber>", "2"},
	    {"<title> A \n B </title>", "A B"},
	    {"<title>A &amp;amp; B&lt;sub&gt;2&lt;/sub&gt;</title>", "A & B2"},
	    {"<title/>", ""},
	};
	char doc[512];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(doc, sizeof(doc), "<titleInfo>%s</titleInfo>",
			 cases[i][0]);
		assert_string_equal(titles(doc), cases[i][1]);
	}
}

static void
test_titles_in_order_of_what_they_are(void **state)
{
	(void)state;
	assert_string_equal(
	    titles("<titleInfo type='abbreviated'><title>S</title></titleInfo>"
		   "<titleInfo type='translated' xml:lang='en'><title>T</title>"
		   "</titleInfo>"
		   "<titleInfo xml:lang='de'><title>M</title></titleInfo>"
		   "<titleInfo xml:lang='de' altFormat='x'><title>H</title>"
		   "</titleInfo>"
		   "<titleInfo type='uniform' lang='ger'><title>U</title>"
		   "</titleInfo>"),
	    "[de] M\n[en] T\n[ger] U");
	/* Two without a type: the one in the language of the item. */
	assert_string_equal(
	    titles("<titleInfo xml:lang='en'><title>E</title></titleInfo>"
		   "<titleInfo xml:lang='de'><title>D</title></titleInfo>"
		   "<language><languageTerm type='code'>ger</languageTerm>"
		   "</language>"),
	    "[de] D\n[en] E");
	assert_string_equal(
	    titles("<titleInfo><title>1</title></titleInfo>"
		   "<titleInfo usage='primary'><title>2</title></titleInfo>"),
	    "2\n1");
}

static const struct {
	const char *in, *type;
} types[] = {
    {MODS_GENRE("report") "<genre authority='marcgt'>reporting</genre>",
     "report"},
    {"<genre authority='marcgt'>article</genre>" MODS_GENRE("speech"), "talk"},
    {MODS_GENRE("proceedings") "<genre authority='marcgt'>conference "
			       "publication</genre>",
     "proceedings"},
    {MODS_GENRE("broadcasting") "<classification valueURI='https://"
				"x.example/classifications/"
				"diniPublType#report'/>",
     "video"},
    {MODS_GENRE("newspaper"), "periodical"},
    {MODS_GENRE("other") "<genre authority='marcgt'>article</genre>",
     "generic"},
    {MODS_GENRE("other") "<typeOfResource>moving image"
			 "</typeOfResource>",
     "video"},
    {MODS_GENRE("grouping") "<classification valueURI='https://"
			    "x.example/diniPublType2022#Preprint'/>",
     "preprint"},
    {MODS_GENRE("thesis") "<classification valueURI='https://x.example"
			  "/XMetaDissPlusThesisLevel#bachelor'/>",
     "bachelor"},
    {MODS_GENRE("thesis") "<classification valueURI='https://x.example"
			  "/diniPublType#masterThesis'/>",
     "master"},
    {MODS_GENRE("thesis"), "thesis"},
    {"<genre authority='marcgt'>thesis</genre><classification valueURI="
     "'https://x.example/XMetaDissPlusThesisLevel#thesis.habilitation"
     "'/>",
     "habilitation"},
    {"<genre>journal article</genre>", "article"},
    {"<genre authority='coar' valueURI='http://purl.org/coar/"
     "resource_type/c_93fc'>x</genre>",
     "report"},
    {"<typeOfResource>software, multimedia</typeOfResource>", "software"},
    {"<typeOfResource>sound recording-musical</typeOfResource>", "sound"},
    {"<typeOfResource>still image</typeOfResource>", "image"},
    {"<typeOfResource>cartographic</typeOfResource>", "map"},
    {"<typeOfResource>notated music</typeOfResource>", "music"},
    {"<typeOfResource manuscript='yes'>text</typeOfResource>", "manuscript"},
    {"<typeOfResource>text</typeOfResource><originInfo><issuance>"
     "monographic</issuance></originInfo>",
     "book"},
    {"<identifier type='arxiv'>2101.00001</identifier>", "preprint"},
    {"<typeOfResource>text</typeOfResource>", "generic"},
};

static void
test_type_by_genre(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(types); i++)
		assert_string_equal(
		    rec_type_name(mods_record(types[i].in)->type),
		    types[i].type);
}

static void
test_genre_in_words(void **state)
{
	static const char report[] =
	    MODS_GENRE("report") MODS_TITLE("Über X: Begleitung, "
					    "Zwischenbericht, 2019");

	(void)state;
	assert_str(mods_record(report)->genre, "Zwischenbericht");
	assert_string_equal(mods_warnings(report),
			    "genre: 'Zwischenbericht', a part of the title");
	assert_str(mods_record(MODS_GENRE("report")
				   MODS_TITLE("Zwischenbericht über X"))
		       ->genre,
		   "");
	assert_str(
	    mods_record(MODS_GENRE("book") MODS_TITLE("X, Zwischenbericht"))
		->genre,
	    "");
	assert_str(mods_record("<genre>Plakatsammlung</genre>")->genre,
		   "Plakatsammlung");
	assert_string_equal(
	    mods_texts(
		&mods_record(
		     MODS_GENRE(
			 "report") "<typeOfResource>text</typeOfResource>"
				   "<genre authority='marcgt'>reporting"
				   "</genre>")
		     ->types),
	    "report\ntext\nreporting");
}

static void
test_languages(void **state)
{
	struct record *r;

	(void)state;
	r = mods_record(
	    "<language objectPart='abstract'><languageTerm type='code'>fr"
	    "</languageTerm></language>"
	    "<language><languageTerm type='text'>German</languageTerm>"
	    "<languageTerm type='code' authority='iso639-2b'>ger"
	    "</languageTerm></language>"
	    "<language><languageTerm type='text'>Englisch</languageTerm>"
	    "</language>");
	assert_str(r->language, "de");
	assert_string_equal(mods_texts(&r->languages),
			    "[de] ger\n[en] Englisch");
	assert_string_equal(mods_texts(&r->warnings),
			    "language: 2 given, the first known taken\n"
			    "title: none");
	assert_string_equal(
	    mods_warnings("<language><languageTerm>zxx</languageTerm>"
			  "</language>" MODS_TITLE("T")),
	    "");
	r = mods_record("<language>xx-none</language>" MODS_TITLE("T"));
	assert_str(r->language, "");
	assert_string_equal(mods_texts(&r->warnings),
			    "language: 'xx-none' not known");
}

static void
test_texts(void **state)
{
	struct record *r = mods_record(
	    "<language><languageTerm>en</languageTerm></language>"
	    "<abstract xml:lang='de'>Über &lt;b&gt;X&lt;/b&gt;.</abstract>"
	    "<abstract xml:lang='en'>About X.</abstract>"
	    "<abstract altFormat='data:x' xml:lang='de'>PGI+</abstract>"
	    "<abstract/>"
	    "<note>One</note><note type='admin'>Secret</note>"
	    "<note type='statement of responsibility'>by A</note>"
	    "<tableOfContents>1. Two</tableOfContents>"
	    "<physicalDescription><extent>12 Seiten</extent><form>electronic"
	    "</form><internetMediaType>application/pdf</internetMediaType>"
	    "<note>With maps</note></physicalDescription>"
	    "<recordInfo><recordIdentifier>7</recordIdentifier></recordInfo>"
	    "<extension><x xmlns='urn:x'>7</x></extension>");

	(void)state;
	assert_string_equal(mods_texts(&r->abstracts),
			    "[en] About X.\n[de] Über X.");
	assert_string_equal(mods_texts(&r->notes), "One\n1. Two\nWith maps");
	assert_string_equal(mods_texts(&r->formats),
			    "12 Seiten\napplication/pdf");
	assert_str(r->extent, "12 Seiten");
	assert_string_equal(mods_texts(&r->warnings), "title: none");
	assert_int_equal(r->raw.n, 0);
}

/* "text|scheme" of each */
static void
expect_subjects(const char *inside, const char *want)
{
	struct record *r = mods_record(inside);
	struct rec_texts l = {0};

	for (size_t i = 0; i < r->subjects.n; i++)
		texts_push(r->arena, &l,
			   (struct rec_text){r->subjects.v[i].text,
					     r->subjects.v[i].scheme});
	assert_string_equal(mods_texts(&l), want);
}

static void
test_subjects(void **state)
{
	struct record *r;

	(void)state;
	expect_subjects("<subject><topic>A</topic><topic>B</topic></subject>"
			"<subject><topic xml:lang='en'>C</topic></subject>"
			"<subject><geographic>Essen</geographic></subject>"
			"<subject><topic/></subject><subject/>",
			"A -- B\nC");
	expect_subjects(
	    "<subject authority='lcsh'><topic>Labor</topic><geographic>Ruhr"
	    "</geographic><temporal>1900-1950</temporal></subject>"
	    "<subject><name type='personal'><namePart type='family'>Krupp"
	    "</namePart><namePart type='given'>Alfred</namePart><namePart "
	    "type='date'>1812-1887</namePart></name></subject>"
	    "<subject><titleInfo><nonSort>Die</nonSort><title>Zeit</title>"
	    "</titleInfo></subject>",
	    "Labor -- Ruhr -- 1900-1950\nKrupp, Alfred\nDie Zeit");
	expect_subjects(
	    "<classification authority='sdnb'>300</classification>"
	    "<classification authority='ddc' edition='22'>331.1"
	    "</classification>"
	    "<classification valueURI='https://x.example/classifications/sdnb"
	    "#004'/>"
	    "<classification authority='lcc'>HD8039</classification>"
	    "<classification valueURI='https://x.example/classifications/"
	    "collection#Pub'/>",
	    "[ddc] 300\n[ddc] 331.1\n[ddc] 004");
	r = mods_record(
	    "<subject><hierarchicalGeographic><country>Deutschland</country>"
	    "<city>Essen</city></hierarchicalGeographic></subject>"
	    "<subject><temporal>19. Jahrhundert</temporal></subject>");
	assert_string_equal(mods_texts(&r->coverage),
			    "Deutschland, Essen\n19. Jahrhundert");
	assert_int_equal(r->subjects.n, 0);
}

#define LICENCE(id)                                                \
	"<accessCondition type='use and reproduction' xlink:href=" \
	"'https://x.example/api/v1/classifications/mir_licenses#" id "'/>"
#define ACCESS(id)                                                  \
	"<accessCondition type='restriction on access' xlink:href=" \
	"'https://x.example/api/v1/classifications/mir_access#" id "'/>"

static void
test_rights(void **state)
{
	static const char *const cases[][5] = {
	    /* in, uri, spdx, access, text */
	    {LICENCE("cc_by_4.0"),
	     "https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", "",
	     "cc_by_4.0"},
	    {LICENCE("cc_by-nc-nd_3.0"),
	     "https://creativecommons.org/licenses/by-nc-nd/3.0/",
	     "CC-BY-NC-ND-3.0", "", "cc_by-nc-nd_3.0"},
	    {LICENCE("cc0"),
	     "https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0",
	     "", "cc0"},
	    {LICENCE("rights_reserved"), "", "", "", "All rights reserved"},
	    {LICENCE("house_rules"), "", "", "", "house_rules"},
	    {ACCESS("unlimited"), "", "", "open", "unlimited"},
	    {ACCESS("intern"), "", "", "restricted", "intern"},
	    {ACCESS("vault"), "", "", "restricted", "vault"},
	    {"<accessCondition type='embargo'>2027-02-01</accessCondition>", "",
	     "", "embargoed", "2027-02-01"},
	    {"<accessCondition xlink:href='http://creativecommons.org/licenses"
	     "/by-sa/4.0'>CC BY-SA</accessCondition>",
	     "https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0",
	     "", "CC BY-SA"},
	    {"<accessCondition>Ask the archive.</accessCondition>", "", "", "",
	     "Ask the archive."},
	    {"<accessCondition>open access</accessCondition>", "", "", "open",
	     "open access"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct record *r = mods_record(cases[i][0]);

		assert_int_equal(r->rights.n, 1);
		assert_str(r->rights.v[0].uri, cases[i][1]);
		assert_str(r->rights.v[0].spdx, cases[i][2]);
		assert_string_equal(rec_access_name(r->rights.v[0].access),
				    cases[i][3]);
		assert_str(r->rights.v[0].text, cases[i][4]);
	}
	assert_int_equal(mods_record("<accessCondition/>")->rights.n, 0);
}

static void
test_unknown_elements_are_said_and_limited(void **state)
{
	char doc[4096] = "";
	struct record *r;
	size_t n = 0;

	(void)state;
	assert_string_equal(mods_warnings("<title>lost</title>" MODS_TITLE(
				"T") "<y xmlns='urn:y'/>"),
			    "unknown element <title>\nunknown element <y>");
	for (int i = 0; i < 100; i++)
		n += (size_t)snprintf(doc + n, sizeof(doc) - n, "<e%d/>", i);
	r = mods_record(doc);
	assert_int_equal(r->warnings.n, 21); /* and: no title */
}

static void
test_collections(void **state)
{
#define COLLECTION(inside)                                           \
	"<modsCollection xmlns='http://www.loc.gov/mods/v3'>" inside \
	"</modsCollection>"
	struct record *r;

	(void)state;
	r = mods_payload(COLLECTION("<mods>" MODS_TITLE("1") "</mods>"));
	assert_str(record_title(r), "1");
	assert_int_equal(r->warnings.n, 0);
	r = mods_payload(COLLECTION("<mods>" MODS_TITLE(
	    "1") "</mods><mods>" MODS_TITLE("2") "</mods>"));
	assert_str(record_title(r), "1");
	assert_string_equal(mods_texts(&r->warnings),
			    "collection of 2 items: the first taken");
	r = mods_payload(COLLECTION("<mads/>"));
	assert_string_equal(mods_texts(&r->warnings),
			    "collection of 0 items\ntitle: none");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_title_parts),
	    cmocka_unit_test(test_titles_in_order_of_what_they_are),
	    cmocka_unit_test(test_type_by_genre),
	    cmocka_unit_test(test_genre_in_words),
	    cmocka_unit_test(test_languages),
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_subjects),
	    cmocka_unit_test(test_rights),
	    cmocka_unit_test(test_unknown_elements_are_said_and_limited),
	    cmocka_unit_test(test_collections),
	};

	return cmocka_run_group_tests(tests, mods_setup, mods_teardown);
}
