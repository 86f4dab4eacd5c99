/* Dates in the forms repositories write. */
#include "tests/unit/unit.h"

#include <string.h>

#include "core/date.h"

/* "from", "from/to", with a season, "~" for circa and "!" for a guess; "": none. */
static void
show(const char *in, char *out)
{
	char part[DATE_MAX];
	struct date_span d;

	out[0] = '\0';
	if (!date_parse(str_c(in), &d))
		return;
	date_format(d.from, out);
	if (d.to.year != 0) {
		date_format(d.to, part);
		memcpy(out + strlen(out), "/", 2);
		memcpy(out + strlen(out), part, strlen(part) + 1);
	}
	if (d.season > 0) {
		char season[] = {' ', 'S', (char)('0' + d.season), '\0'};

		memcpy(out + strlen(out), season, sizeof(season));
	}
	if (d.circa)
		memcpy(out + strlen(out), "~", 2);
	if (d.loose)
		memcpy(out + strlen(out), "!", 2);
}

static const char *const forms[][2] = {
    {"2020", "2020"},
    {"2020-03", "2020-03"},
    {"2020-03-12", "2020-03-12"},
    {" 2020-03-12 ", "2020-03-12"},
    {"2020-03-12T10:11:12Z", "2020-03-12"},
    {"2020-03-12T10:11:12.345+01:00", "2020-03-12"},
    {"2020-03-12 10:11:12", "2020-03-12"},
    {"2020-00-00", "2020"},
    {"2020-02-30", "2020-02"},
    {"2004/2008", "2004/2008"},
    {"2004-05/2008-06", "2004-05/2008-06"},
    {"2008/2004", "2008"},
    {"2004/..", "2004"},
    {"1952?", "1952~"},
    {"1952~", "1952~"},
    {"[ca. 1850]", "1850~!"},
    {"um 1850", "1850~!"},
    {"(1998)", "1998!"},
    {"(1990-1995)", "1990/1995"},
    {"May 2010", "2010-05!"},
    {"12. M\xc3\xa4rz 2004", "2004-03-12!"},
    {"September, 1965", "1965-09!"},
    {"12.05.2003", "2003-05-12"},
    {"12-05-2003", "2003!"},
    {"25/12/2003", "2003-12-25"},
    {"issued 2020", "2020!"},
    {"Published in 1983", "1983!"},
    {"info:eu-repo/date/embargoEnd/2022-01-01", ""},
    {"N.D.", ""},
    {"NO_RESTRICTION", ""},
    {"12345", ""},
    {"0000", ""},
    {"1639-41", "1639/1641"},
    {"1889-1917", "1889/1917"},
    {"1917-1889", "1917!"},
    {"(1889-1917)", "1889/1917"},
    {"12-20-2007", "2007-12-20"},
    {"MONTHS_WITHHELD:1200", ""},
    {"1639–41", "1639/1641"},
    {"1998/99", "1998/1999"},
    {"1999/00", "1999/2000"},
    {"1999/2000", "1999/2000"},
    {"2004/05", "2004/2005"},
    {"2013/03", "2013-03"},
    {"2013/3", "2013-03"},
    {"2004-05", "2004-05"},
    {"2013-21", "2013 S1"},
    {"2013-22", "2013 S2"},
    {"2013-23", "2013 S3"},
    {"2013-24", "2013 S4"},
    {"2020-21", "2020/2021"},
    {"Spring 2013", "2013 S1!"},
    {"Frühjahr 2013", "2013 S1!"},
    {"printemps 2013", "2013 S1!"},
    {"primavera de 2013", "2013 S1!"},
    {"Summer 2012", "2012 S2!"},
    {"été 2012", "2012 S2!"},
    {"Fall 2001", "2001 S3!"},
    {"Herbst 2001", "2001 S3!"},
    {"otoño 2001", "2001 S3!"},
    {"jesień 2001", "2001 S3!"},
    {"осень 2001", "2001 S3!"},
    {"Winter 2010", "2010 S4!"},
    {"Winter 2010/2011", "2010/2011 S4!"},
    {"hiver 2010", "2010 S4!"},
    {"March-April 2013", "2013-03/2013-04!"},
    {"Mar/Apr 2013", "2013-03/2013-04!"},
    {"May - June 2008", "2008-05/2008-06!"},
    {"Juli–August 2010", "2010-07/2010-08!"},
    {"Jan.-Feb. 1999", "1999-01/1999-02!"},
    {"enero-marzo 2015", "2015-01/2015-03!"},
    {"Ocak-Haziran 2014", "2014-01/2014-06!"},
    {"[1985?]", "1985~"},
    {"[1985]", "1985~"},
    {"c1985", "1985!"},
    {"©2013", "2013!"},
    {"cop. 1998", "1998!"},
    {"p1998", "1998!"},
    {"ca. 1850", "1850~!"},
    {"ca1850", "1850~!"},
    {"circa 1850", "1850~!"},
    {"vers 1850", "1850~!"},
    {"1985.", "1985!"},
    {"1901-1913.", "1901/1913"},
    {"1901-", "1901!"},
    {"1373 [1994 or 1995]", "1994/1995~!"},
    {"1373 [1994]", "1994!"},
    {"2345 [2013?]", "2013~!"},
    {"2556 [2013]", "2013!"},
    {"2556 (2013)", "2013!"},
    {"2556", "2013!"},
    {"2545-03-01", "2002!"},
    {"B.E. 2556 (2013)", "2013!"},
    {"1434 H./2013 M.", "2013!"},
    {"1434 AH [2013]", "2013!"},
    {"5773 [2013]", "2013!"},
    {"平成25年(2013)", "2013!"},
    {"Heisei 25 (2013)", "2013!"},
    {"1392 [2013 or 2014]", "2013/2014~!"},
    {"1897 [i.e. 1987]", "1987!"},
    {"1979 [erschienen 1980]", "1980!"},
    {"1994 (c1993)", "1994!"},
    {"1998 [1999]", "1998!"},
    {"2012 (2013)", "2012!"},
    {"s.a.", ""},
    {"[s.a.]", ""},
    {"n.d.", ""},
    {"o.J.", ""},
    {"s.d.", ""},
    {"s. d.", ""},
    {"sin fecha", ""},
    {"b.d.", ""},
    {"[n.d.]", ""},
    {"19--", "1900/1999~"},
    {"[19--]", "1900/1999~"},
    {"19--?", "1900/1999~"},
    {"198-", "1980/1989~"},
    {"198-?", "1980/1989~"},
    {"[198-?]", "1980/1989~"},
    {"198u", "1980/1989~"},
    {"198X", "1980/1989~"},
    {"19XX", "1900/1999~"},
    {"19uu", "1900/1999~"},
    {"1980s", "1980/1989~"},
    {"1980er Jahre", "1980/1989~"},
    {"9999", ""},
    {"9999-01-01", ""},
    {"2999", ""},
    {"2443", ""},
    {"2644", ""},
    {"2101", ""},
    {"2100", "2100"},
    {"0001-01-01", ""},
    {"20130312", "2013-03-12"},
    {"20139912", ""},
    {"2013/03/12", "2013-03-12"},
    {"2013/3/1", "2013-03-01"},
    {"2013.03.12", "2013-03-12"},
    {"2013. 3. 12.", "2013-03-12"},
    {"2013-3-1", "2013-03-01"},
    {"03/2013", "2013-03"},
    {"3.2013", "2013-03"},
    {"13/2013", "2013"},
    {"1. 2. 2013", "2013-02-01"},
    {"2013年3月12日", "2013-03-12!"},
    {"2013年3月", "2013-03!"},
    {"2013년 3월 12일", "2013-03-12!"},
    {"2013년 99월 99일", "2013!"},
    {"2013 월", "2013!"},
    {"12 mars 2004", "2004-03-12!"},
    {"1er janvier 2010", "2010-01-01!"},
    {"5 de mayo de 2011", "2011-05-05!"},
    {"15 de março de 2007", "2007-03-15!"},
    {"3 febbraio 1999", "1999-02-03!"},
    {"7 mei 2012", "2012-05-07!"},
    {"2 oktober 2009", "2009-10-02!"},
    {"4. huhtikuuta 2003", "2003-04-04!"},
    {"12 stycznia 2015", "2015-01-12!"},
    {"8. října 2014", "2014-10-08!"},
    {"1. januára 2014", "2014-01-01!"},
    {"15 Şubat 2016", "2016-02-15!"},
    {"21 февраля 2017", "2017-02-21!"},
    {"лютий 2017", "2017-02!"},
    {"Φεβρουάριος 2010", "2010-02!"},
    {"desember 1990", "1990-12!"},
    {"November 3rd, 1990", "1990-11-03!"},
    {"Tue, 12 Mar 2013 10:00:00 GMT", "2013-03-12!"},
    {"Tue Mar 12 10:00:00 UTC 2013", "2013-03-12!"},
    {"Issued: 2013-03-12", "2013-03-12!"},
    {"copyright 2001, 2002", "2001!"},
    {"between 1850 and 1860", "1850/1860!"},
    {"1850 or 1851", "1850/1851~!"},
    {"1984, c1983", "1984!"},
    {"New York, 1901", "1901!"},
    {"2013-03/2013-05", "2013-03/2013-05"},
    {"2013%", "2013~"},
    {"2013-03-12/..", "2013-03-12"},
    {"12.13.2003", "2003!"},
    {"31.02.2003", "2003!"},
    {"12/12/2003", "2003-12-12"},
    {"", ""},
};

static void
test_parse_all_forms(void **state)
{
	char got[64];

	(void)state;
	for (size_t i = 0; i < COUNT(forms); i++) {
		show(forms[i][0], got);
		if (strcmp(got, forms[i][1]) != 0)
			fail_msg("'%s' gave '%s', not '%s'", forms[i][0], got,
				 forms[i][1]);
	}
}

static void
test_stamp_reads_both_granularities(void **state)
{
	char text[STAMP_MAX];

	(void)state;
	assert_int_equal(date_stamp(STR("1970-01-01")), 0);
	assert_int_equal(date_stamp(STR("2026-11-22T11:30:00Z")),
			 INT64_C(1795347000));
	assert_int_equal(date_stamp(STR("2026-11-22T11:30:00.999Z")),
			 INT64_C(1795347000));
	assert_int_equal(date_stamp(STR("2026-02-29")), -1);
	assert_int_equal(date_stamp(STR("aaaa-bb-cc")), -1);
	assert_int_equal(date_stamp(STR("2026-11-22x")), -1);
	date_stamp_format(INT64_C(1795347000), false, text);
	assert_string_equal(text, "2026-11-22T11:30:00Z");
	date_stamp_format(INT64_C(1795347000), true, text);
	assert_string_equal(text, "2026-11-22");
	date_stamp_format(-1, false, text);
	assert_string_equal(text, "1969-12-31T23:59:59Z");
}

static void
test_stamp_survives_a_round_trip(void **state)
{
	char text[STAMP_MAX];

	(void)state;
	for (int64_t t = -86400 * 400; t < INT64_C(4102444800);
	     t += 86400 * 13 + 4321) {
		date_stamp_format(t, false, text);
		assert_int_equal(date_stamp(str_c(text)), t);
	}
}

static void
test_http_dates(void **state)
{
	int64_t want = 784111777;

	(void)state;
	assert_int_equal(date_http(STR("Sun, 06 Nov 1994 08:49:37 GMT")), want);
	assert_int_equal(date_http(STR("Sunday, 06-Nov-94 08:49:37 GMT")),
			 want);
	assert_int_equal(date_http(STR("Sun Nov  6 08:49:37 1994")), want);
	assert_int_equal(date_http(STR("120")), -1);
	assert_int_equal(date_http(STR("Sun, 31 Feb 1994 08:49:37 GMT")), -1);
	assert_int_equal(date_http(STR("")), -1);
}

static void
test_cmp_orders_by_precision(void **state)
{
	struct rec_date year = {2020, 0, 0}, month = {2020, 3, 0};

	(void)state;
	assert_true(date_cmp(year, month) < 0);
	assert_true(date_cmp(month, month) == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parse_all_forms),
	    cmocka_unit_test(test_stamp_reads_both_granularities),
	    cmocka_unit_test(test_stamp_survives_a_round_trip),
	    cmocka_unit_test(test_http_dates),
	    cmocka_unit_test(test_cmp_orders_by_precision),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
