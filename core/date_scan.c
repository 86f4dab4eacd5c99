/* Scanning of digits, times, zones and month names. */
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

static const char *const months_en[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
static const char *const months_de[] = {
    "januar", "februar", "m\xc3\xa4rz", "april",   "mai",      "juni",
    "juli",   "august",  "september",   "oktober", "november", "dezember"};
static const struct {
	const char *word;
	uint8_t month;
} months_odd[] = {{"maerz", 3}, {"j\xc3\xa4nner", 1}, {"sept", 9},
		  {"mrz", 3},   {"okt", 10},          {"dez", 12}};

/* A month by name or by its first three letters, in English or German. */
int
date_scan_month(struct str w)
{
	if (w.n < 3)
		return 0;
	for (size_t i = 0; i < sizeof(months_odd) / sizeof(months_odd[0]); i++)
		if (str_ieq(w, str_c(months_odd[i].word)))
			return months_odd[i].month;
	for (int i = 0; i < 12; i++) {
		struct str en = str_c(months_en[i]), de = str_c(months_de[i]);

		if (str_ieq(w, en) || str_ieq(w, de) ||
		    str_ieq(w, str_left(en, 3)))
			return i + 1;
	}
	return 0;
}
