/* Dates in a citation: a year, its months or season, a day. */
#include "parsers/numbers/internal.h"

enum { YEAR_MIN = 1500, YEAR_MAX = 2099 };

static int
two_digits(const struct number_reader *r, size_t i, int max)
{
	struct str s = num_text(r, i, i + 1);
	long long v = s.n <= 2 && num_is_number(r, i) ? str_number(s, max) : -1;

	return v > 0 ? (int)v : 0;
}

/* None is said but the volume: "Journal, 1839(1), 43-59, (2008-08-01)". */
static bool
year_is_open(const struct numbers *n)
{
	return n->year == 0 || (n->bare_volume && n->first.n > 0 &&
				str_number(n->volume, YEAR_MAX) == n->year);
}

bool
num_set_year(struct number_reader *r, size_t i)
{
	long long y = num_is(r, i, TOKEN_YEAR) ? num_value(r, i) : -1;

	if (y < YEAR_MIN || y > YEAR_MAX)
		return false;
	if (year_is_open(r->n))
		r->n->year = (int)y;
	return true;
}

bool
num_year_fits(const struct number_reader *r, size_t i)
{
	return num_is(r, i, TOKEN_YEAR) &&
	       (year_is_open(r->n) || r->n->year == num_value(r, i));
}

/* Past "of", "de", commas and stops between the parts of a date. */
static size_t
past_of(const struct number_reader *r, size_t i)
{
	while (num_is(r, i, TOKEN_COMMA) || num_is(r, i, TOKEN_STOP) ||
	       num_word(r, i, WORD_OF))
		i++;
	return i;
}

/* "March-April 2013", "Sept. 12, 2010", "Mar;" behind the year. */
static size_t
read_month(struct number_reader *r, size_t i)
{
	struct numbers *n = r->n;
	size_t next;

	n->month = num_token(r, i)->value;
	i++;
	next = num_is(r, i, TOKEN_STOP) ? i + 1 : i;
	if ((num_is(r, next, TOKEN_DASH) || num_is(r, next, TOKEN_SLASH) ||
	     num_word(r, next, WORD_AND)) &&
	    num_is(r, next + 1, TOKEN_WORD) &&
	    num_token(r, next + 1)->what == num_token(r, i - 1)->what) {
		n->month_to = num_token(r, next + 1)->value;
		i = next + 2;
	}
	next = num_is(r, i, TOKEN_STOP) ? i + 1 : i;
	/* "September 24-27, 1961" */
	if (two_digits(r, next, 31) > 0 && num_is(r, next + 1, TOKEN_DASH) &&
	    two_digits(r, next + 2, 31) > 0 &&
	    num_year_fits(r, past_of(r, next + 3))) {
		n->day = two_digits(r, next, 31);
		i = next + 3;
	}
	next = num_is(r, i, TOKEN_STOP) ? i + 1 : i;
	/* "December 16, 2014" */
	if (two_digits(r, next, 31) > 0 &&
	    num_year_fits(r, past_of(r, next + 1))) {
		n->day = two_digits(r, next, 31);
		i = next + 1;
	} else if (two_digits(r, next, 31) > 0 && n->year > 0 && n->day == 0 &&
		   (num_is(r, next + 1, TOKEN_SEMICOLON) ||
		    num_is(r, next + 1, TOKEN_STOP))) {
		n->day = two_digits(r, next, 31); /* 2010 May 7;285(19) */
		return next + 1;
	}
	next = past_of(r, i);
	if (num_word(r, next, WORD_YEAR))
		next = num_past_label(r, next + 1);
	if (num_year_fits(r, next) && num_set_year(r, next))
		return next + 1;
	return i;
}

/* "2025-11-18", "16.06.1995", "9 September 2013", "15 de junio de 2010" */
static size_t
read_day(struct number_reader *r, size_t i)
{
	struct numbers *n = r->n;
	size_t next;
	int d = two_digits(r, i, 31);

	if (num_is(r, i, TOKEN_YEAR) && num_is(r, i + 1, TOKEN_DASH) &&
	    !num_token(r, i + 1)->blank && two_digits(r, i + 2, 12) > 0 &&
	    num_text(r, i + 2, i + 3).n == 2 &&
	    (num_is(r, i + 3, TOKEN_DASH)
		 ? two_digits(r, i + 4, 31) > 0
		 : r->brackets ||
		       str_starts(num_text(r, i + 2, i + 3), STR("0")))) {
		num_set_year(r, i);
		n->month = two_digits(r, i + 2, 12);
		if (!num_is(r, i + 3, TOKEN_DASH))
			return i + 3;
		n->day = two_digits(r, i + 4, 31);
		return i + 5;
	}
	/* "2015 / 09 / 01" */
	if (num_is(r, i, TOKEN_YEAR) && num_is(r, i + 1, TOKEN_SLASH) &&
	    num_is(r, i + 3, TOKEN_SLASH) && two_digits(r, i + 2, 12) > 0 &&
	    two_digits(r, i + 4, 31) > 0 && num_set_year(r, i)) {
		n->month = two_digits(r, i + 2, 12);
		n->day = two_digits(r, i + 4, 31);
		return i + 5;
	}
	if (d == 0)
		return i;
	/* "34; 2; 5-2013; 233-241" */
	if (two_digits(r, i, 12) > 0 && r->n->volume.n > 0 &&
	    num_is(r, i + 1, TOKEN_DASH) && num_is(r, i + 2, TOKEN_YEAR) &&
	    i > 0 && num_is(r, i - 1, TOKEN_SEMICOLON) &&
	    !num_is_number(r, i + 3) && num_set_year(r, i + 2)) {
		n->month = d;
		return i + 3;
	}
	if ((num_is(r, i + 1, TOKEN_STOP) || num_is(r, i + 1, TOKEN_SLASH)) &&
	    two_digits(r, i + 2, 12) > 0 &&
	    (num_is(r, i + 3, TOKEN_STOP) || num_is(r, i + 3, TOKEN_SLASH)) &&
	    num_set_year(r, i + 4)) {
		n->day = d;
		n->month = two_digits(r, i + 2, 12);
		return i + 5;
	}
	/* "16-19 August 1983" */
	next = i + 1;
	if (num_is(r, next, TOKEN_DASH) && two_digits(r, next + 1, 31) > 0)
		next += 2;
	next = past_of(r, next);
	if (!num_word(r, next, WORD_MONTH) || (n->month > 0 && n->year > 0))
		return i;
	n->day = d;
	return read_month(r, next);
}

size_t
num_read_date(struct number_reader *r, size_t i)
{
	size_t end = read_day(r, i);

	if (end > i)
		return end;
	if (num_token(r, i)->kind == TOKEN_WORD &&
	    (num_token(r, i)->what == WORD_MONTH ||
	     num_token(r, i)->what == WORD_SEASON)) {
		/* "May" and "Sep" are words of a name without a number. */
		if (r->n->year == 0 && r->n->volume.n == 0 && !r->brackets &&
		    !num_is_number(r, past_of(r, i + 1)) &&
		    !num_is(r, i + 1, TOKEN_DASH) &&
		    !num_is(r, i + 1, TOKEN_SLASH))
			return i;
		return read_month(r, i);
	}
	return i;
}

bool
num_is_short_day(const struct number_reader *r, size_t i)
{
	for (size_t k = i + 1; k < i + 4; k += 2)
		if (!num_is(r, k, TOKEN_SLASH) || num_token(r, k)->blank ||
		    num_token(r, k + 1)->blank ||
		    !num_is(r, k + 1, TOKEN_NUMBER) ||
		    num_text(r, k + 1, k + 2).n != 2)
			return false;
	return num_is(r, i, TOKEN_NUMBER) && num_text(r, i, i + 1).n <= 2;
}
