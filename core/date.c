/* What a date element says: W3CDTF, EDTF, and years in free text. */
#include "core/date.h"

#include <stdio.h>

#include "core/date_scan.h"

enum { YEAR_MIN = 1000, YEAR_MAX = 2999 };

int
date_cmp(struct rec_date a, struct rec_date b)
{
	int ka = (a.year * 16 + a.month) * 32 + a.day;
	int kb = (b.year * 16 + b.month) * 32 + b.day;

	return ka < kb ? -1 : ka > kb;
}

void
date_format(struct rec_date d, char out[DATE_MAX])
{
	out[0] = '\0';
	if (d.year == 0)
		return;
	if (d.month == 0)
		snprintf(out, DATE_MAX, "%04d", d.year);
	else if (d.day == 0)
		snprintf(out, DATE_MAX, "%04d-%02d", d.year, d.month);
	else
		snprintf(out, DATE_MAX, "%04d-%02d-%02d", d.year, d.month,
			 d.day);
}

/*
 * W3CDTF at the front of *s: YYYY, YYYY-MM, YYYY-MM-DD, each with a time
 * behind it. A month or day that cannot be is dropped, not the year.
 */
static bool
w3cdtf(struct str *s, struct rec_date *out, bool *timed)
{
	struct str rest = *s, mark;
	int y, m, d;

	*out = (struct rec_date){0};
	y = date_scan_digits(&rest, 4);
	if (y < YEAR_MIN || y > YEAR_MAX ||
	    (rest.n > 0 && chr_digit(rest.p[0])))
		return false;
	out->year = (int16_t)y;
	*s = rest;
	if (!date_scan_char(&rest, '-'))
		return true;
	m = date_scan_digits(&rest, 2);
	if (m < 0 || m > 12 || (rest.n > 0 && chr_digit(rest.p[0])))
		return true;
	*s = rest;
	out->month = (uint8_t)m;
	if (!date_scan_char(&rest, '-'))
		return true;
	d = date_scan_digits(&rest, 2);
	if (d < 0)
		return true;
	*s = rest;
	if (!date_exists(y, m, d)) /* 2019-00-00, 2019-02-30 */
		return true;
	out->day = (uint8_t)d;
	mark = rest;
	if (date_scan_char(&rest, 'T') || date_scan_char(&rest, ' ')) {
		if (date_scan_time(&rest) >= 0) {
			date_scan_zone(&rest);
			*timed = true;
			*s = rest;
		} else {
			*s = mark;
		}
	}
	return true;
}

/* 12.05.2003, 12/05/2003, 12-05-2003: the last four digits are the year. */
static bool
day_month_year(struct str s, struct date_span *out)
{
	int a, b, y;
	char sep;

	a = s.n > 1 && !chr_digit(s.p[1]) ? date_scan_digits(&s, 1)
					  : date_scan_digits(&s, 2);
	if (a < 0 || s.n == 0)
		return false;
	sep = s.p[0];
	if ((sep != '.' && sep != '/' && sep != '-') ||
	    !date_scan_char(&s, sep))
		return false;
	while (date_scan_char(&s, ' '))
		;
	b = s.n > 1 && !chr_digit(s.p[1]) ? date_scan_digits(&s, 1)
					  : date_scan_digits(&s, 2);
	if (b < 0 || !date_scan_char(&s, sep))
		return false;
	while (date_scan_char(&s, ' '))
		;
	y = date_scan_digits(&s, 4);
	if (y < YEAR_MIN || y > YEAR_MAX || s.n > 0)
		return false;
	out->from.year = (int16_t)y;
	/* Only the dotted form says which is the day; else both must agree. */
	if (sep == '.' && date_exists(y, b, a)) {
		out->from.month = (uint8_t)b;
		out->from.day = (uint8_t)a;
	} else if (a > 12 && date_exists(y, b, a)) {
		out->from.month = (uint8_t)b;
		out->from.day = (uint8_t)a;
	} else {
		out->loose = true;
	}
	return true;
}

/* The first run of exactly four digits that is a year, at or after `at`. */
static size_t
find_year(struct str s, size_t at)
{
	for (size_t i = at; i + 4 <= s.n; i++) {
		long long y;

		if (!chr_digit(s.p[i]))
			continue;
		y = str_number(str_of(s.p + i, 4), 9999);
		if (y >= YEAR_MIN && y <= YEAR_MAX &&
		    (i + 4 == s.n || !chr_digit(s.p[i + 4])))
			return i;
		while (i < s.n && chr_digit(s.p[i]))
			i++;
	}
	return STR_NPOS;
}

static bool
word_char(char c)
{
	return chr_alnum(c) || (unsigned char)c >= 0x80;
}

/* A month named anywhere, and a day of one or two digits beside it. */
static void
find_month(struct str s, struct rec_date *d)
{
	for (size_t i = 0; i < s.n; i++) {
		size_t start = i;
		long long day = -1;
		int m;

		while (i < s.n && word_char(s.p[i]))
			i++;
		if (i == start)
			continue;
		if (d->month == 0) {
			m = date_scan_month(str_of(s.p + start, i - start));
			if (m > 0)
				d->month = (uint8_t)m;
		}
		if (i - start <= 2)
			day = str_number(str_of(s.p + start, i - start), 31);
		if (day > 0 && d->day == 0)
			d->day = (uint8_t)day;
	}
	if (d->month == 0 || !date_exists(d->year, d->month, d->day))
		d->day = 0;
}

static bool
free_text(struct str s, struct date_span *out)
{
	size_t at = find_year(s, 0), second;

	if (at == STR_NPOS)
		return false;
	out->loose = true;
	out->from.year = (int16_t)str_number(str_of(s.p + at, 4), 9999);
	second = find_year(s, at + 4);
	if (second != STR_NPOS && second - at <= 12) {
		struct str between = str_of(s.p + at + 4, second - at - 4);
		int to = (int)str_number(str_of(s.p + second, 4), 9999);

		/* "(1990-1995)"; a range goes forward. */
		if (to > out->from.year &&
		    str_find(between, STR(",")) == STR_NPOS)
			out->to.year = (int16_t)to;
	}
	if (out->to.year == 0)
		find_month(s, &out->from);
	return true;
}

static const char *const circa_words[] = {"ca.",    "ca ",  "circa", "um ",
					  "c. ",    "c.1",  "?",     "~",
					  "about ", "vor ", "nach "};

static bool
says_circa(struct str s)
{
	for (size_t i = 0; i < sizeof(circa_words) / sizeof(circa_words[0]);
	     i++)
		if (str_ifind(s, str_c(circa_words[i])) != STR_NPOS)
			return true;
	return s.n > 0 && s.p[0] == '[';
}

bool
date_parse(struct str s, struct date_span *out)
{
	struct str rest;

	*out = (struct date_span){0};
	s = str_trim(s);
	if (s.n == 0 || s.n > 256 || str_ifind(s, STR("embargo")) != STR_NPOS)
		return false;
	rest = s;
	if (w3cdtf(&rest, &out->from, &out->timed)) {
		if (rest.n == 0)
			return true;
		if (rest.n == 1 && (rest.p[0] == '?' || rest.p[0] == '~')) {
			out->circa = true;
			return true;
		}
		if (date_scan_char(&rest, '/') &&
		    (rest.n == 0 || str_eq(rest, STR(".."))))
			return true;
		if (w3cdtf(&rest, &out->to, &out->timed) && rest.n == 0) {
			if (date_cmp(out->to, out->from) <= 0)
				out->to = (struct rec_date){0};
			return true;
		}
	}
	*out = (struct date_span){0};
	if (day_month_year(s, out))
		return true;
	*out = (struct date_span){0};
	if (!free_text(s, out))
		return false;
	out->circa = says_circa(s);
	return true;
}
