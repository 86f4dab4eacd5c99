/* Dates in the forms repositories write. */
#include "tests/unit/unit.h"

#include <string.h>

#include "core/date.h"

/* "from", "from/to", with "~" for circa and "!" for a guess; "": none. */
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
	if (d.circa)
		memcpy(out + strlen(out), "~", 2);
	if (d.loose)
		memcpy(out + strlen(out), "!", 2);
}

static void
test_parse_all_forms(void **state)
{
	static const char *const cases[][2] = {
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
	    {"(1990-1995)", "1990/1995!"},
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
	    {"", ""},
	};
	char got[64];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		show(cases[i][0], got);
		if (strcmp(got, cases[i][1]) != 0)
			fail_msg("'%s' gave '%s', not '%s'", cases[i][0], got,
				 cases[i][1]);
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
