/*
 * Dates: OAI-PMH datestamps (OAI-PMH 2.0, section 3.3), W3CDTF, the EDTF
 * forms that occur (ranges, "~", "?"), HTTP dates, and the free forms in which
 * repositories write years. All in UTC and without the C library's calendar.
 */
#ifndef CORE_DATE_H
#define CORE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/str.h"

/* 0: not known. A day is only set with a month, a month with a year. */
struct rec_date {
	int16_t year;
	uint8_t month, day;
};

/* What one dc:date, dateIssued, ... says. */
struct date_span {
	struct rec_date from, to; /* to.year == 0: no range */
	uint8_t season;           /* 1 to 4, spring first; 0: none */
	bool circa;               /* "ca. 1850", "1850?", "[1850]" */
	bool timed;               /* a time of day was there (and dropped) */
	bool loose;               /* read out of free text: a guess */
};

/*
 * Reads a date in any known form: W3CDTF and EDTF with ranges, seasons and
 * doubts, 2013/3/12, 12.3.2013, 03/2013, 20130312, 2013年3月, names of months
 * and seasons in sixty languages ("March-April 2013"), "1639-41", "1998/99",
 * "198-?", "1980s", "[ca. 1850]", "c1985", "(1998)", "issued 2020", "19th
 * century", "平成27年", "MDCCCL", digits of other scripts; years of the Hijri
 * by their digits or mark become ours. Of a year
 * of another calendar and the Gregorian one beside it ("1373 [1994]", "2556
 * (2013)") it is the latter, and of "1897 [i.e. 1987]". False: no year in 1000
 * to 2100 can be found (there is no clock here), or the value is an embargo
 * (info:eu-repo/date/embargoEnd/...).
 */
bool date_parse(struct str s, struct date_span *out);

/* -1, 0, 1; a missing month or day comes before any. */
int date_cmp(struct rec_date a, struct rec_date b);

/* "2020", "2020-03", "2020-03-12"; "" for year 0. */
enum { DATE_MAX = 16 };
void date_format(struct rec_date d, char out[DATE_MAX]);

/*
 * A datestamp: seconds since 1970, or -1. Both granularities are read,
 * and fractions of a second, which OAI-PMH forbids and some providers send.
 */
int64_t date_stamp(struct str s);

/* Writes seconds as YYYY-MM-DDThh:mm:ssZ, or as YYYY-MM-DD when `day`. */
enum { STAMP_MAX = 32 };
void date_stamp_format(int64_t t, bool day, char out[STAMP_MAX]);

/* An HTTP date (RFC 9110, section 5.6.7; all three forms), or -1. */
int64_t date_http(struct str s);

/* The calendar: days since 1970-01-01, and whether a date exists. */
int64_t date_days(int year, int month, int day);
bool date_exists(int year, int month, int day);

#endif
