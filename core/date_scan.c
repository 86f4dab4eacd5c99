/* Scanning of digits, times and zones. */
#include "core/date_scan.h"

#include <stdint.h>

/* Takes exactly n digits off the front of *s; -1 when they are not there. */
int
date_scan_digits(struct str *s, size_t n)
{
	long long v;

	if (s->n < n)
		return -1;
	v = str_number(str_left(*s, n), 99999999);
	if (v >= 0)
		*s = str_of(s->p + n, s->n - n);
	return (int)v;
}

bool
date_scan_char(struct str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = str_of(s->p + 1, s->n - 1);
	return true;
}

/* hh:mm:ss[.fraction], into seconds of the day; -1: none. */
int
date_scan_time(struct str *s)
{
	int h, m, sec = 0;

	h = date_scan_digits(s, 2);
	if (h < 0 || h > 23 || !date_scan_char(s, ':'))
		return -1;
	m = date_scan_digits(s, 2);
	if (m < 0 || m > 59)
		return -1;
	if (date_scan_char(s, ':')) {
		sec = date_scan_digits(s, 2);
		if (sec < 0 || sec > 60)
			return -1;
		if (date_scan_char(s, '.'))
			while (s->n > 0 && chr_digit(s->p[0]))
				*s = str_of(s->p + 1, s->n - 1);
	}
	return (h * 60 + m) * 60 + sec;
}

/* "+01:00" or "+0100" in seconds, 0 for "Z" and for nothing. */
int
date_scan_zone(struct str *s)
{
	int h, m, sign;

	if (s->n == 0 || date_scan_char(s, 'Z') || date_scan_char(s, 'z'))
		return 0;
	sign = s->p[0] == '-' ? -1 : 1;
	if (!date_scan_char(s, '+') && !date_scan_char(s, '-'))
		return 0;
	h = date_scan_digits(s, 2);
	date_scan_char(s, ':');
	m = date_scan_digits(s, 2);
	return h < 0 || m < 0 ? 0 : sign * (h * 60 + m) * 60;
}
