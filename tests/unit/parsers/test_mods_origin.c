/* MODS: dates, publishers, identifiers. */
#include "tests/unit/fixture_mods.h"
#include "tests/unit/unit.h"

#define EVENT(type, inside) \
	"<originInfo eventType='" type "'>" inside "</originInfo>"
#define ISSUED(date)   "<dateIssued encoding='w3cdtf'>" date "</dateIssued>"
#define CREATED(date)  "<dateCreated encoding='w3cdtf'>" date "</dateCreated>"
#define HOST(inside)   "<relatedItem type='host'>" inside "</relatedItem>"
#define SERIES(inside) "<relatedItem type='series'>" inside "</relatedItem>"
#define DETAIL(type, n) \
	"<detail type='" type "'><number>" n "</number></detail>"
#define PAGES(a, b) \
	"<extent unit='pages'><start>" a "</start><end>" b "</end></extent>"
#define PART(inside)    "<part>" inside "</part>"
#define ID(type, value) "<identifier type='" type "'>" value "</identifier>"

static const char *const dates[][2] = {
    {EVENT("publication", ISSUED("2020")), "2020"},
    {"<originInfo>" ISSUED("2020-03-12") "</originInfo>", "2020-03-12"},
    {EVENT("creation", CREATED("2018")) EVENT("publication", ISSUED("2020")),
     "2020"},
    {EVENT("publication", CREATED("2018") ISSUED("2020")), "2020"},
    {EVENT("creation", CREATED("2018-05")), "2018-05"},
    {EVENT("digitization", ISSUED("2015")) EVENT("publication", ISSUED("1850")),
     "1850"},
    {EVENT("publication", "<copyrightDate>2017</copyrightDate>")
	 EVENT("creation", CREATED("2018")),
     "2018"},
    {EVENT("creation", "<dateOther type='accepted'>2019-04-30"
		       "</dateOther>"),
     "2019-04-30"},
    {EVENT("creation", "<dateOther type='reviewed'>2019-04-30"
		       "</dateOther>"),
     ""},
    {EVENT("publication",
	   "<dateIssued encoding='w3cdtf' point='start'>2016"
	   "</dateIssued><dateIssued point='end'>2019</dateIssued>"),
     "2016..2019"},
    {EVENT("publication",
	   "<dateIssued point='end'>2019</dateIssued><dateIssued "
	   "point='start'>2016</dateIssued>"),
     "2016..2019"},
    {EVENT("publication",
	   "<dateIssued point='start'>2016</dateIssued><dateIssued "
	   "point='end'>9999</dateIssued>"),
     "2016"},
    {EVENT("publication", "<dateIssued point='end'>2019</dateIssued>"), "2019"},
    {EVENT("publication", ISSUED("2016/2019")), "2016..2019"},
    {EVENT("publication", "<dateIssued qualifier='approximate'>1850"
			  "</dateIssued>"),
     "1850 circa"},
    {EVENT("publication", "<dateIssued>[ca. 1850]</dateIssued>"), "1850 circa"},
    {EVENT("publication", "<dateIssued encoding='iso8601'>20190304"
			  "</dateIssued>"),
     "2019-03-04"},
    {EVENT("publication", "<dateIssued>cop. 1998</dateIssued>"
			  "<dateIssued encoding='marc'>1999"
			  "</dateIssued>"),
     "1999"},
    {EVENT("publication", ISSUED("1998") "<dateIssued keyDate='yes'>"
					 "1999</dateIssued>"),
     "1999"},
    {EVENT("publication", ISSUED("2020-03-12T10:00:00Z")), "2020-03-12"},
    {EVENT("publication", ISSUED("unknown")), ""},
};

static void
test_dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(dates); i++)
		assert_string_equal(mods_date(dates[i][0]), dates[i][1]);
	assert_string_equal(mods_warnings(MODS_TITLE("T") EVENT(
				"publication", "<dateIssued>im Mai 1998"
					       "</dateIssued>")),
			    "date: read out of free text");
	assert_string_equal(
	    mods_texts(&mods_record(EVENT("publication",
					  ISSUED("2020") CREATED("2018")))
			    ->dates),
	    "2020\n2018");
}

static void
test_publishers_and_places(void **state)
{
	struct record *r = mods_record(EVENT(
	    "publication",
	    "<place><placeTerm type='code'>gw</placeTerm><placeTerm type='text'"
	    ">Essen :</placeTerm></place><place><placeTerm>Bonn</placeTerm>"
	    "</place><publisher>Verlag A,</publisher><publisher>[s.n.]"
	    "</publisher><edition>2. Aufl.</edition>")
					   EVENT("distribution",
						 "<publisher>D</publisher>"));

	(void)state;
	assert_str(r->place, "Essen; Bonn");
	assert_string_equal(mods_texts(&r->publishers), "Verlag A");
	assert_str(r->edition, "2. Aufl.");
	r = mods_record(EVENT("distribution", "<publisher>D</publisher>"));
	assert_string_equal(mods_texts(&r->publishers), "D");
	r = mods_record(MODS_GENRE("dissertation") EVENT(
	    "creation", "<publisher>U</publisher><place><placeTerm>Essen"
			"</placeTerm></place>"));
	assert_int_equal(r->publishers.n, 0);
	assert_str(r->institution, "U");
	assert_str(r->place, "Essen");
	r = mods_record(MODS_GENRE("article")
			    EVENT("creation", "<publisher>U</publisher>"));
	assert_int_equal(r->publishers.n, 0);
	r = mods_record(EVENT("publication", "<place><placeTerm>[S.l.]"
					     "</placeTerm></place>"));
	assert_str(r->place, "");
}

static void
test_identifiers(void **state)
{
	static const char *const cases[][2] = {
	    {ID("doi", "https://doi.org/10.17185/x/1"), "doi 10.17185/x/1"},
	    {ID("doi", "10.17185/X/1") ID("doi", "10.17185/x/1"),
	     "doi 10.17185/X/1"},
	    {ID("urn", "urn:nbn:de:hbz:465-20200312-101500-6"),
	     "urn urn:nbn:de:hbz:465-20200312-101500-6"},
	    {ID("hdl", "20.500.12345/67"), "hdl 20.500.12345/67"},
	    {ID("isbn", "3-16-148410-X (pbk.)"), "isbn 9783161484100"},
	    {ID("issn", "2366-0627"), "issn 2366-0627"},
	    {ID("issn", "20492031"), "other 20492031"},
	    {ID("issn", "03785955"), "issn 0378-5955"},
	    {ID("pmid", "12345"), "pmid 12345"},
	    {ID("pmc", "12345"), "pmcid PMC12345"},
	    {ID("arxiv", "2101.00001v2"), "arxiv 2101.00001v2"},
	    {ID("uri", "https://x.example/receive/1"),
	     "url https://x.example/receive/1"},
	    {ID("ppn", "123456789"), "other ppn: 123456789"},
	    {ID("citekey", "x_mods_1"), ""},
	    {ID("isbn", "978-3-16-148410-1"), "other 978-3-16-148410-1"},
	    {"<identifier>doi:10.1234/x</identifier>", "doi 10.1234/x"},
	    {"<identifier type='doi' invalid='yes'>10.1234/x</identifier>", ""},
	    {"<identifier type='local'/>", ""},
	    {"<location><url access='object in context'>https://x.example/r/1"
	     "</url><url access='raw object'>https://x.example/d/1</url><url "
	     "access='preview'>https://x.example/p.png</url><url>https://"
	     "x.example/a.pdf</url></location>" ID("uri",
						   "https://x.example/r/1"),
	     "url https://x.example/r/1\nfile https://x.example/d/1\n"
	     "file https://x.example/a.pdf"},
	    {"<location><url>somewhere</url><physicalLocation>UB"
	     "</physicalLocation></location>",
	     "other somewhere"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(mods_ids(cases[i][0]), cases[i][1]);
	assert_string_equal(
	    mods_warnings(MODS_TITLE("T") ID("isbn", "978-3-16-148410-1")),
	    "isbn: '978-3-16-148410-1' is none");
	assert_string_equal(
	    mods_warnings(
		MODS_TITLE("T") "<identifier type='doi' invalid='yes'>10.1/x"
				"</identifier>"),
	    "identifier: '10.1/x' is said to be invalid");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_publishers_and_places),
	    cmocka_unit_test(test_identifiers),
	};

	return cmocka_run_group_tests(tests, mods_setup, mods_teardown);
}
