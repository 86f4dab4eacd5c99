/* The calendar, OAI-PMH datestamps and HTTP dates (see core/date.h). */
#include <stdio.h>

#include "core/date.h"
#include "core/date_scan.h"

static bool
leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool
date_exists(int year, int month, int day)
{
	static const int days[] = {31, 28, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};

	if (month < 1 || month > 12 || day < 1)
		return false;
	return day <= days[month - 1] + (month == 2 && leap(year));
}

/* Days since 1970-01-01, proleptic Gregorian; months count from March. */
int64_t
date_days(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

static void
civil(int64_t days, int *year, int *month, int *day)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	*day = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = (int)(mp < 10 ? mp + 3 : mp - 9);
	*year = (int)(yoe + era * 400 + (*month <= 2));
}

int64_t
date_stamp(struct str s)
{
	int y, m, d, t = 0;
	int off = 0;

	s = str_trim(s);
	y = date_scan_digits(&s, 4);
	if (y < 0 || !date_scan_char(&s, '-'))
		return -1;
	m = date_scan_digits(&s, 2);
	if (m < 0 || !date_scan_char(&s, '-'))
		return -1;
	d = date_scan_digits(&s, 2);
	if (d < 0 || !date_exists(y, m, d))
		return -1;
	if (s.n > 0) {
		if (!date_scan_char(&s, 'T') && !date_scan_char(&s, ' '))
			return -1;
		t = date_scan_time(&s);
		if (t < 0)
			return -1;
		off = date_scan_zone(&s);
		if (s.n > 0)
			return -1;
	}
	return date_days(y, m, d) * 86400 + t - off;
}

void
date_stamp_format(int64_t t, bool day, char out[STAMP_MAX])
{
	int64_t days = t / 86400 - (t % 86400 < 0);
	int sec = (int)(t - days * 86400);
	int y, m, d;

	civil(days, &y, &m, &d);
	if (y < 0 || y > 9999) {
		y = y < 0 ? 0 : 9999;
	}
	if (day)
		snprintf(out, STAMP_MAX, "%04d-%02d-%02d", y, m, d);
	else
		snprintf(out, STAMP_MAX, "%04d-%02d-%02dT%02d:%02d:%02dZ", y, m,
			 d, sec / 3600, sec / 60 % 60, sec % 60);
}

int64_t
date_http(struct str s)
{
	struct str word[8];
	int n = 0, y = -1, m, d, t;
	size_t i = 0;

	/* Words between blanks, commas and (in the RFC 850 form) hyphens. */
	s = str_trim(s);
	while (i < s.n && n < 8) {
		size_t start;

		while (i < s.n &&
		       (chr_space(s.p[i]) || s.p[i] == ',' || s.p[i] == '-'))
			i++;
		start = i;
		while (i < s.n && !chr_space(s.p[i]) && s.p[i] != ',' &&
		       s.p[i] != '-')
			i++;
		if (i > start)
			word[n++] = str_of(s.p + start, i - start);
	}
	if (n < 5)
		return -1;
	/* "Sun, 06 Nov 1994 08:49:37 GMT", "Sun Nov  6 08:49:37 1994" */
	if (chr_digit(word[1].p[0])) {
		d = (int)str_number(word[1], 31);
		m = date_scan_month(word[2]);
		y = (int)str_number(word[3], 9999);
		if (word[3].n == 2 && y >= 0)
			y += y < 70 ? 2000 : 1900;
		t = date_scan_time(&word[4]);
	} else {
		m = date_scan_month(word[1]);
		d = (int)str_number(word[2], 31);
		t = date_scan_time(&word[3]);
		y = (int)str_number(word[4], 9999);
	}
	if (y < 1970 || m < 1 || t < 0 || !date_exists(y, m, d))
		return -1;
	return date_days(y, m, d) * 86400 + t;
}
