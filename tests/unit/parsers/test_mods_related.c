/* MODS: hosts, series, and what else an item has to do with. */
#include "tests/unit/fixture_mods.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

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

#define ARTICLE MODS_GENRE("article")
#define JOURNAL MODS_GENRE("journal")

static void
test_dates_of_hosts(void **state)
{
	(void)state;
	assert_string_equal(mods_date(HOST(PART("<date>2015</date>"))), "2015");
	assert_string_equal(mods_date(HOST(PART("<date>2015</date>"))
					  EVENT("publication", ISSUED("2016"))),
			    "2016");
	assert_string_equal(mods_date(HOST(PART("<date>2015</date>"))
					  EVENT("creation", CREATED("2014"))),
			    "2015");
	assert_string_equal(mods_date(MODS_GENRE("chapter") HOST(MODS_GENRE(
				"book") EVENT("publication", ISSUED("2013")))),
			    "2013");
	/* A journal began long ago, and a series too. */
	assert_string_equal(
	    mods_date(MODS_GENRE("article") HOST(
		MODS_GENRE("journal") EVENT("publication", ISSUED("1913")))),
	    "");
	assert_string_equal(mods_date(MODS_GENRE("report") SERIES(
				EVENT("publication", ISSUED("1913")))),
			    "");
}

/* type/container/volume/issue/article/pages/series/number */
static void
test_hosts(void **state)
{
	static const char *const cases[][2] = {
	    {ARTICLE HOST(MODS_TITLE("J") JOURNAL PART(
		 DETAIL("volume", "3") DETAIL("issue", "2") PAGES("12", "34"))),
	     "article/J/3/2//12-34//"},
	    {ARTICLE HOST(MODS_TITLE("J") PART(
		 DETAIL("volume", "Vol. 3") DETAIL("number", "No. 2")
		     DETAIL("article_number", "0417"))),
	     "article/J/3/2/0417///"},
	    {ARTICLE HOST(MODS_TITLE("J") PART(
		 "<extent unit='pages'><list>12–34</list></extent>")),
	     "article/J////12-34//"},
	    {ARTICLE HOST(MODS_TITLE("J") PART(PAGES("S. 12", "S. 34"))),
	     "article/J////12-34//"},
	    {ARTICLE HOST(MODS_TITLE("J") PART(
		 "<extent unit='minutes'><start>1</start></extent>")),
	     "article/J//////"},
	    /* article in issue in volume in journal */
	    {ARTICLE HOST(
		 MODS_TITLE("Heft 3") MODS_GENRE("issue") PART(PAGES("5", "9"))
		     HOST(MODS_TITLE("Band 7") MODS_GENRE("volume")
			      PART(DETAIL("issue", "3")) HOST(MODS_TITLE(
				  "J") JOURNAL PART(DETAIL("volume", "7"))))),
	     "article/J/7/3//5-9//"},
	    {ARTICLE HOST(MODS_TITLE("Heft 3") MODS_GENRE("issue")),
	     "article/Heft 3//////"},
	    {MODS_GENRE("chapter")
		 HOST(MODS_TITLE("B") MODS_GENRE("book") PART(PAGES("5", "9"))
			  SERIES(MODS_TITLE("S") PART(DETAIL("volume", "17")))),
	     "chapter/B////5-9/S/17"},
	    {MODS_GENRE("chapter") HOST(MODS_TITLE("B") HOST(MODS_TITLE(
		 "S") MODS_GENRE("series") PART(DETAIL("volume", "17")))),
	     "chapter/B/////S/17"},
	    /* Old journals are still called series. */
	    {ARTICLE HOST(MODS_TITLE("S") MODS_GENRE("series")
			      PART(DETAIL("volume", "17"))),
	     "article/S/17/////"},
	    {MODS_GENRE("report") HOST(MODS_TITLE("S") MODS_GENRE("series")
					   PART(DETAIL("volume", "17"))),
	     "report//////S/17"},
	    {MODS_GENRE("report") HOST(MODS_TITLE("S") PART(
		 DETAIL("volume", "2020") DETAIL("issue", "5"))),
	     "report//////S/2020/5"},
	    {PART(DETAIL("volume", "3") PAGES("1", "2"))
		 ARTICLE HOST(MODS_TITLE("J") PART(DETAIL("volume", "4"))),
	     "article/J/3///1-2//"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(mods_place(cases[i][0]), cases[i][1]);
}

static void
test_series(void **state)
{
	static const char *const cases[][2] = {
	    {SERIES(MODS_TITLE("S")), "generic//////S/"},
	    {SERIES("<titleInfo><title>S</title><partNumber>12</partNumber>"
		    "</titleInfo>"),
	     "generic//////S/12"},
	    {SERIES("<titleInfo><title>S ;</title><partNumber>12</partNumber>"
		    "</titleInfo>"),
	     "generic//////S/12"},
	    {SERIES(MODS_TITLE("S ; Bd. 12")), "generic//////S/12"},
	    {SERIES(MODS_TITLE("Texte; Reihe A")),
	     "generic//////Texte; Reihe A/"},
	    {SERIES(MODS_TITLE("S") PART(DETAIL("part", "4"))),
	     "generic//////S/4"},
	    {SERIES(MODS_TITLE("S")) HOST(MODS_TITLE("J")), "generic/J/////S/"},
	    {SERIES(MODS_TITLE("S")) SERIES(MODS_TITLE("S2")),
	     "generic//////S/"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(mods_place(cases[i][0]), cases[i][1]);
	assert_string_equal(mods_texts(&mods_record(cases[7][0])->relations),
			    "S2");
}

static void
test_type_by_host(void **state)
{
	static const char *const cases[][2] = {
	    {ARTICLE HOST(MODS_GENRE("collection")), "chapter"},
	    {ARTICLE HOST(MODS_GENRE("proceedings")), "conference-paper"},
	    {ARTICLE HOST(MODS_GENRE("newspaper")), "newspaper-article"},
	    {ARTICLE HOST(MODS_GENRE("blog")), "blog-post"},
	    {ARTICLE HOST(JOURNAL), "article"},
	    {MODS_GENRE("preface") HOST(MODS_GENRE("book")), "chapter"},
	    {MODS_GENRE("review") HOST(MODS_GENRE("book")), "book-review"},
	    {ARTICLE HOST(ID("isbn", "978-3-16-148410-0")), "chapter"},
	    {ARTICLE HOST(ID("isbn", "978-3-16-148410-0")
			      ID("issn", "2366-0627")),
	     "article"},
	    {HOST(ID("issn", "2366-0627")), "article"},
	    {HOST(PART(DETAIL("volume", "3"))), "article"},
	    {HOST(MODS_TITLE("J")), "generic"},
	    {MODS_GENRE("video") HOST(JOURNAL), "video"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(
		    rec_type_name(mods_record(cases[i][0])->type), cases[i][1]);
	assert_string_equal(mods_warnings(MODS_TITLE("T") ARTICLE HOST(
				MODS_TITLE("B") MODS_GENRE("collection"))),
			    "type: chapter, because of its book");
}

static void
test_what_a_citation_takes_from_a_book(void **state)
{
#define BOOK                                                   \
	MODS_TITLE("B")                                        \
	MODS_GENRE("book")                                     \
	MODS_PERSON("E", "D", "edt")                           \
	MODS_PERSON("X", "Y", "aut")                           \
	ID("isbn", "978-3-16-148410-0")                        \
	ID("doi", "10.1234/b")                                 \
	ID("zdbid", "7")                                       \
	EVENT("publication", "<publisher>V</publisher><place>" \
			     "<placeTerm>Essen</placeTerm>"    \
			     "</place>")
	static const char chapter[] =
	    MODS_GENRE("chapter") MODS_PERSON("M", "A", "aut") HOST(BOOK);
	static const char article[] = ARTICLE MODS_PERSON("M", "A", "aut")
	    HOST(MODS_TITLE("J") JOURNAL MODS_PERSON("E", "D", "edt")
		     ID("issn", "2366-0627")
			 EVENT("publication", "<publisher>V</publisher>"));
	struct record *r;

	(void)state;
	assert_string_equal(mods_names(chapter), "author M|A\neditor E|D");
	assert_string_equal(mods_ids(chapter),
			    "isbn 9783161484100\ndoi? 10.1234/b");
	r = mods_record(chapter);
	assert_string_equal(mods_texts(&r->publishers), "V");
	assert_str(r->place, "Essen");
	assert_string_equal(mods_names(article), "author M|A\ncontributor E|D");
	assert_string_equal(mods_ids(article), "issn 2366-0627");
	assert_int_equal(mods_record(article)->publishers.n, 0);
}

static void
test_doi_of_an_article_said_in_its_journal(void **state)
{
#define DOI_HOST(genre) HOST(MODS_TITLE("J") genre ID("doi", "10.1234/j"))

	(void)state;
	assert_string_equal(mods_ids(ARTICLE DOI_HOST("")), "doi 10.1234/j");
	assert_string_equal(mods_ids(ARTICLE DOI_HOST(JOURNAL)),
			    "doi? 10.1234/j");
	assert_string_equal(mods_ids(MODS_GENRE("report") DOI_HOST("")),
			    "doi? 10.1234/j");
	assert_string_equal(
	    mods_ids(ARTICLE ID("doi", "10.1234/a") DOI_HOST("")),
	    "doi 10.1234/a\ndoi? 10.1234/j");
}

static void
test_other_relations(void **state)
{
	struct record *r = mods_record(
	    "<relatedItem type='preceding'>" MODS_TITLE("Old") ID("doi", "10."
									 "1234/"
									 "old")
		ID("issn",
		   "2366-0627") "</relatedItem>"
				"<relatedItem type='reviewOf'>" MODS_TITLE(
				    "Book") "</relatedItem>"
					    "<relatedItem "
					    "type='constituent'>" MODS_TITLE(
						"Part") "</"
							"relatedItem><"
							"relatedItem "
							"otherType='has_"
							"grouping' "
							"xlink:href='"
							"x_mods_7'/>" HOST(
							    MODS_TITLE("J"))
							    HOST(MODS_TITLE(
								"K")) "<relate"
								      "dIte"
								      "m "
								      "type='"
								      "host'"
								      " displa"
								      "yLab"
								      "el='"
								      "Collect"
								      "ion'"
								      ">" MODS_TITLE(
									  "Arc"
									  "hiv"
									  "e") "</relatedItem>");

	(void)state;
	assert_string_equal(mods_texts(&r->relations),
			    "Old -- 10.1234/old -- 2366-0627\nBook\nx_mods_7\n"
			    "K\nArchive");
	assert_str(r->container, "J");
	assert_int_equal(r->ids.n, 1);
	assert_false(r->ids.v[0].own);
	assert_string_equal(mods_texts(&r->warnings),
			    "host: more than one, the first taken\n"
			    "title: none");
}

static void
test_numbers_of_reports_and_patents(void **state)
{
	(void)state;
	assert_string_equal(
	    mods_place(MODS_GENRE("patent") ID("patent", "DE 10 A1")),
	    "patent///////DE 10 A1");
	assert_string_equal(mods_place(MODS_GENRE("report") ID(
				"report-number", "7") SERIES(MODS_TITLE("S"))),
			    "report//////S/7");
}

static void
test_limits(void **state)
{
	enum { MANY = 400 };
	static char doc[MANY * 120];
	struct record *r;
	size_t n = 0;

	(void)state;
	for (int i = 0; i < MANY; i++)
		n += (size_t)snprintf(doc + n, sizeof(doc) - n,
				      ID("doi", "10.1234/%d") ID("isbn", "%d"),
				      i, i);
	r = mods_record(doc);
	assert_int_equal(r->ids.n, 200);
	assert_int_equal(r->warnings.n, 41);
	for (n = 0; n < 50 * 40; n += 40)
		snprintf(doc + n, 41, "%-40s", "<relatedItem type='host'>");
	for (int i = 0; i < 50; i++, n += 40)
		snprintf(doc + n, 41, "%-40s", "</relatedItem>");
	assert_string_equal(mods_warnings(doc),
			    "more than 4 hosts and series\n"
			    "host: without a title\ntitle: none");
	for (int i = n = 0; i < MANY; i++)
		n += (size_t)snprintf(
		    doc + n, sizeof(doc) - n,
		    "<relatedItem>" MODS_TITLE("%d") "</relatedItem>", i);
	assert_int_equal(mods_record(doc)->relations.n, 100);
	n = (size_t)snprintf(doc, sizeof(doc), "<titleInfo><title>T</title>");
	for (int i = 0; i < MANY; i++)
		n += (size_t)snprintf(doc + n, sizeof(doc) - n,
				      "<subTitle>%-40d|</subTitle>", i);
	snprintf(doc + n, sizeof(doc) - n, "</titleInfo>");
	assert_string_equal(mods_warnings(doc), "");
	for (char *p = doc; (p = strchr(p, ' ')) != NULL; p++)
		*p = 'x';
	assert_string_equal(mods_warnings(doc),
			    "more than 8192 bytes of joined text");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_dates_of_hosts),
	    cmocka_unit_test(test_hosts),
	    cmocka_unit_test(test_series),
	    cmocka_unit_test(test_type_by_host),
	    cmocka_unit_test(test_what_a_citation_takes_from_a_book),
	    cmocka_unit_test(test_doi_of_an_article_said_in_its_journal),
	    cmocka_unit_test(test_other_relations),
	    cmocka_unit_test(test_numbers_of_reports_and_patents),
	    cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests(tests, mods_setup, mods_teardown);
}
