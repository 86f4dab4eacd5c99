/*
 * Years that are not said as four digits of our calendar, for core/date.c.
 */
#ifndef CORE_DATE_ERAS_H
#define CORE_DATE_ERAS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/date.h"
#include "core/str.h"

/* Whose digits a date is written in. */
enum date_digits {
	DATE_DIGITS_ASCII,
	DATE_DIGITS_ARABIC,
	DATE_DIGITS_PERSIAN,
	DATE_DIGITS_OTHER
};

/* s with the digits of our script, in `room` when there were others. */
struct str date_ascii(struct str s, char *room, size_t size,
		      enum date_digits *of);

/*
 * A year of the Hijri, by the digits it is written in or by the mark behind it
 * ("1436 هـ", "1394 ش"), becomes one of ours; else *out stays.
 */
void date_from_hijri(struct str s, enum date_digits of, struct date_span *out);

/* Eras of Japan and Taiwan, years in Roman numerals, centuries. */
bool date_era(struct str s, struct date_span *out);

/* Does s behind a year make a decade of it ("s", "er Jahre", "-е")? */
bool date_decade_word(struct str s, bool *hundred);

#endif
