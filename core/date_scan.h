/*
 * Scanning for core/date*.c: take a piece off the front of a view, or leave
 * the view as it is.
 */
#ifndef CORE_DATE_SCAN_H
#define CORE_DATE_SCAN_H

#include <stdbool.h>

#include "core/str.h"

/* Exactly n digits; -1 when they are not there. */
int date_scan_digits(struct str *s, size_t n);
bool date_scan_char(struct str *s, char c);

/* hh:mm[:ss[.fraction]] as seconds of the day; -1: none. */
int date_scan_time(struct str *s);

/* "+01:00" or "+0100" in seconds; 0 for "Z" and for nothing. */
int date_scan_zone(struct str *s);

/* Of a word: letters, digits, whatever is not ASCII. */
static inline bool
date_word_char(char c)
{
	return chr_alnum(c) || (unsigned char)c >= 0x80;
}

/* A month by its name, in sixty languages, or an abbreviation; 0: none. */
int date_scan_month(struct str word);

/* A season by its name, numbered as in EDTF (21 to 24); 0: none. */
enum { DATE_SPRING = 21, DATE_WINTER = 24 };
int date_scan_season(struct str word);

#endif
