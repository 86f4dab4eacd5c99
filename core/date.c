/* What a date element says: W3CDTF, EDTF, and years in free text. */
#include "core/date.h"

#include <stdio.h>
#include <string.h>

#include "core/date_eras.h"
#include "core/date_scan.h"

enum { YEAR_MIN = 1000, YEAR_MAX = 2100, TEXT_MAX = 256 };

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
 * behind it. A month or day that cannot be is dropped, not the year. What is
 * there of EDTF is a season in the place of the month.
 */
static bool
w3cdtf(struct str *s, struct rec_date *out, struct date_span *span)
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
	if (m >= DATE_SPRING && m <= DATE_WINTER && rest.n == 0 &&
	    m != y % 100 + 1) {
		span->season = (uint8_t)(m - DATE_SPRING + 1);
		*s = rest;
		return true;
	}
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
			span->timed = true;
			*s = rest;
		} else {
			*s = mark;
		}
	}
	return true;
}

/* Takes one or two digits off the front; -1: there are none, or more. */
static int
short_number(struct str *s)
{
	int v = date_scan_digits(s, s->n > 1 && chr_digit(s->p[1]) ? 2 : 1);

	return s->n > 0 && chr_digit(s->p[0]) ? -1 : v;
}

static bool
is_separator(char c)
{
	return c == '.' || c == '/' || c == '-';
}

/* A separator with blanks around it. */
static bool
separator(struct str *s, char *sep)
{
	*s = str_trim(*s);
	if (s->n == 0 || !is_separator(s->p[0]) ||
	    (*sep != '\0' && s->p[0] != *sep))
		return false;
	*sep = s->p[0];
	*s = str_trim(str_from(*s, 1));
	return true;
}

static bool
set_day(struct rec_date *d, int y, int m, int day)
{
	if (!date_exists(y, m, day))
		return false;
	d->month = (uint8_t)m;
	d->day = (uint8_t)day;
	return true;
}

/*
 * 12.05.2003, 12/05/2003, 12-05-2003 and 05/2003: the last four digits are
 * the year.
 */
static bool
year_last(struct str s, struct date_span *out)
{
	int a, b = -1, y;
	char sep = '\0';

	a = short_number(&s);
	if (a < 1 || !separator(&s, &sep))
		return false;
	if (s.n > 4) {
		b = short_number(&s);
		if (b < 1 || !separator(&s, &sep))
			return false;
	}
	y = date_scan_digits(&s, 4);
	if (y < YEAR_MIN || y > YEAR_MAX || s.n > 0)
		return false;
	out->from.year = (int16_t)y;
	if (b < 0)
		out->from.month = (uint8_t)(a <= 12 ? a : 0);
	/* Only the dotted form says which is the day; else no month may be. */
	else if (sep != '.' && b > 12)
		out->loose = !set_day(&out->from, y, a, b);
	else if ((sep != '.' && a <= 12 && a != b) ||
		 !set_day(&out->from, y, b, a))
		out->loose = true;
	return true;
}

/* 2003/5/12, 2003.05.12, 2003. 5. 12., 2003-5-1, 2003/05 */
static bool
year_first(struct str s, struct date_span *out)
{
	char sep = '\0';
	int y = date_scan_digits(&s, 4), m, d;

	if (y < YEAR_MIN || y > YEAR_MAX || !separator(&s, &sep))
		return false;
	m = short_number(&s);
	if (m < 1 || m > 12)
		return false;
	out->from.year = (int16_t)y;
	out->from.month = (uint8_t)m;
	if (s.n == 0)
		/* "2004/05" may be a year of study. */
		return sep != '-' && m != y % 100 + 1;
	if (!separator(&s, &sep))
		return false;
	if (s.n == 0)
		return sep == '.';
	d = short_number(&s);
	if (s.n > 0 && s.p[0] == sep)
		s = str_from(s, 1);
	return s.n == 0 && set_day(&out->from, y, m, d);
}

/* 20130312; 2013年3月12日 */
static bool
eight_digits(struct str s, struct date_span *out)
{
	int y = date_scan_digits(&s, 4), m = date_scan_digits(&s, 2);
	int d = date_scan_digits(&s, 2);

	if (y < YEAR_MIN || y > YEAR_MAX || s.n > 0)
		return false;
	out->from.year = (int16_t)y;
	return set_day(&out->from, y, m, d);
}

/* "1890-1917"; "1639-41", "1998/99": the years that share their century. */
static bool
short_range(struct str s, struct date_span *out)
{
	int y = date_scan_digits(&s, 4), to;
	bool slash;

	s = str_trim(s);
	slash = s.n > 0 && s.p[0] == '/';
	if (y < YEAR_MIN || y > YEAR_MAX)
		return false;
	if (str_starts(s, STR("–")))
		s = str_from(s, sizeof("–") - 1);
	else if (slash || (s.n > 0 && s.p[0] == '-'))
		s = str_from(s, 1);
	else
		return false;
	s = str_trim(s);
	out->from.year = (int16_t)y;
	if (s.n == 4) {
		to = date_scan_digits(&s, 4);
		out->to.year = (int16_t)to;
		return to > y && to <= YEAR_MAX;
	}
	to = date_scan_digits(&s, 2);
	if (s.n > 0 || to < 0 || (to <= 12 && !slash) ||
	    (to + y / 100 * 100 <= y && (to != 0 || y % 100 != 99)))
		return false;
	out->to.year = (int16_t)(to == 0 ? y + 1 : to + y / 100 * 100);
	return out->to.year <= YEAR_MAX;
}

/* "années 1890", "the 1890s": takes the word off. */
static bool
years_in_front(struct str *s)
{
	static const struct str words[] = {
	    STR_LIT("années "),   STR_LIT("annees "),    STR_LIT("anni "),
	    STR_LIT("anos "),     STR_LIT("años "),      STR_LIT("anii "),
	    STR_LIT("lata "),     STR_LIT("década de "), STR_LIT("decada de "),
	    STR_LIT("décennie "), STR_LIT("the "),
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_istarts(*s, words[i])) {
			*s = str_trim(str_from(*s, words[i].n));
			return true;
		}
	return false;
}

/* "198-", "19--", "198u", "19XX", "198?" and "1980s": the years it may be. */
static bool
decade(struct str s, struct date_span *out)
{
	static const char any[] = "-uUxX?_";
	size_t digits = 0, open = 0;
	bool hundred = false;
	int y;

	bool years = years_in_front(&s);

	while (digits < s.n && digits < 4 && chr_digit(s.p[digits]))
		digits++;
	if (digits == 4) {
		y = (int)str_number(str_left(s, 4), YEAR_MAX);
		s = str_from(s, 4);
		if (y % 10 != 0 ||
		    (s.n == 0 ? !years : !date_decade_word(s, &hundred)))
			return false;
		digits = hundred && y % 100 == 0 ? 2 : 3;
	} else {
		while (digits + open < s.n && digits + open < 4 &&
		       strchr(any, s.p[digits + open]) != NULL)
			open++;
		if (digits < 2 || digits + open != 4)
			return false;
		y = (int)str_number(str_left(s, digits), YEAR_MAX);
		y *= open == 1 ? 10 : 100;
		s = str_from(s, 4);
		if (s.n > 1 || (s.n == 1 && s.p[0] != '?' && s.p[0] != '~'))
			return false;
	}
	if (y < YEAR_MIN || y > YEAR_MAX - 100)
		return false;
	out->from.year = (int16_t)y;
	out->to.year = (int16_t)(y + (digits == 3 ? 9 : 99));
	out->circa = true;
	return true;
}

/* "191.", "[19..]", "18..-19..": as French libraries leave digits open. */
static bool
dotted(struct str s, struct date_span *out)
{
	struct date_span last = {0};
	char room[4];

	if (s.n > 2 && s.p[0] == '[' && s.p[s.n - 1] == ']')
		s = str_of(s.p + 1, s.n - 2);
	if (s.n == 2 * sizeof(room) + 1 && s.p[sizeof(room)] == '-') {
		if (!dotted(str_from(s, sizeof(room) + 1), &last))
			return false;
		s = str_left(s, sizeof(room));
	}
	if (s.n != sizeof(room) || s.p[3] != '.')
		return false;
	for (size_t i = 0; i < sizeof(room); i++)
		room[i] = s.p[i] == '.' ? '-' : s.p[i];
	if (!decade(str_of(room, sizeof(room)), out))
		return false;
	if (last.to.year > out->to.year)
		out->to = last.to;
	return true;
}

/* --- Years in text --------------------------------------------------------- */

/* The first run of exactly four digits at or after `at`, at most `max`. */
static size_t
find_digits(struct str s, size_t at, int max)
{
	for (size_t i = at; i + 4 <= s.n; i++) {
		long long y;

		if (!chr_digit(s.p[i]))
			continue;
		y = str_number(str_of(s.p + i, 4), 9999);
		if (y >= YEAR_MIN && y <= max &&
		    (i + 4 == s.n || !chr_digit(s.p[i + 4])))
			return i;
		while (i < s.n && chr_digit(s.p[i]))
			i++;
	}
	return STR_NPOS;
}

static int
year_at(struct str s, size_t at)
{
	return (int)str_number(str_of(s.p + at, 4), 9999);
}

/* The Gregorian year of a pair in which the first is of another calendar. */
static bool
other_calendar(int first, int second)
{
	/* Buddhist, then Hijri by the moon and by the sun. */
	return first - second == 543 || first - second == 544 ||
	       first - second == 542 ||
	       (second >= 1700 && second - first >= 565 &&
		second - first <= 635);
}

static bool
says_correction(struct str between)
{
	static const struct str words[] = {STR_LIT("i.e"),   STR_LIT("i. e"),
					   STR_LIT("d.i."),  STR_LIT("d. i."),
					   STR_LIT("d.h."),  STR_LIT("recte"),
					   STR_LIT("vielm"), STR_LIT("ersch")};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ifind(between, words[i]) != STR_NPOS)
			return true;
	return false;
}

/*
 * Where the year stands: the first, unless the one beside it is the Gregorian
 * or the right one.
 */
static size_t
find_year(struct str s)
{
	enum { APART_MAX = 24, ANY_CALENDAR = 2700 };
	size_t first = find_digits(s, 0, ANY_CALENDAR), second;
	int y, z;

	if (first == STR_NPOS)
		return STR_NPOS;
	y = year_at(s, first);
	second = find_digits(s, first + 4, YEAR_MAX);
	if (second == STR_NPOS || second - first - 4 > APART_MAX)
		return y <= YEAR_MAX ? first : find_digits(s, first, YEAR_MAX);
	z = year_at(s, second);
	if (y > YEAR_MAX || other_calendar(y, z) ||
	    says_correction(str_of(s.p + first + 4, second - first - 4)))
		return second;
	return first;
}

/* A number in front of 月 or 日 (or 월, 일) at the end of a word, or 0. */
static int
ideographic(struct str w, const char *a, const char *b, int most)
{
	size_t at = str_find(w, str_c(a)), from;
	int64_t n;

	if (at == STR_NPOS)
		at = str_find(w, str_c(b));
	if (at == STR_NPOS)
		return 0;
	for (from = at; from > 0 && at - from < 2 && chr_digit(w.p[from - 1]);)
		from--;
	n = str_number(str_of(w.p + from, at - from), most);
	return n > 0 ? (int)n : 0;
}

/* Months, a season and days that stand around a year. */
struct around {
	int month, month_to, season, day;
};

static void
take_word(struct str w, struct around *a)
{
	int m = date_scan_month(w), day = 0;

	if (m > 0 && a->month == 0)
		a->month = m;
	else if (m > a->month && a->month_to == 0)
		a->month_to = m;
	if (m == 0 && a->season == 0)
		a->season = date_scan_season(w);
	if (w.n <= 2)
		day = (int)str_number(w, 31);
	else if (w.n <= 4 && chr_digit(w.p[0]) &&
		 chr_alpha(w.p[w.n - 1])) /* "12th", "1er" */
		day =
		    (int)str_number(str_left(w, chr_digit(w.p[1]) ? 2 : 1), 31);
	if (day > 0 && a->day == 0 && find_digits(w, 0, 9999) == STR_NPOS)
		a->day = day;
	if (a->month == 0)
		a->month = ideographic(w, "月", "월", 12);
	if (a->day == 0)
		a->day = ideographic(w, "日", "일", 31);
}

static void
find_month(struct str s, struct date_span *out)
{
	struct around a = {0};
	struct rec_date *d = &out->from;

	for (size_t i = 0; i < s.n; i++) {
		size_t start = i;
		struct str w;

		while (i < s.n && date_word_char(s.p[i]))
			i++;
		w = str_of(s.p + start, i - start);
		/* A dash of Unicode joins no word. */
		while (w.n > 0) {
			size_t cut = str_find(w, STR("–"));

			take_word(str_left(w, cut), &a);
			w = cut == STR_NPOS
				? STR_NONE
				: str_from(w, cut + sizeof("–") - 1);
		}
	}
	d->month = (uint8_t)a.month;
	if (a.month == 0 && a.season > 0)
		out->season = (uint8_t)(a.season - DATE_SPRING + 1);
	if (a.month > 0 && a.month_to > a.month)
		out->to = (struct rec_date){d->year, (uint8_t)a.month_to, 0};
	else if (a.month > 0 && date_exists(d->year, a.month, a.day))
		d->day = (uint8_t)a.day;
}

static bool
says_either(struct str s)
{
	static const struct str words[] = {STR_LIT(" or "), STR_LIT(" oder "),
					   STR_LIT(" ou "), STR_LIT(" o "),
					   STR_LIT(" eller ")};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, words[i]))
			return true;
	return false;
}

/* "(1990-1995)", "1994 or 1995"; a range goes forward. */
static void
find_end(struct str s, size_t at, struct date_span *out)
{
	enum { APART_MAX = 12 };
	size_t second = find_digits(s, at + 4, YEAR_MAX);
	struct str between;
	int to;

	if (second == STR_NPOS || second - at > APART_MAX)
		return;
	between = str_of(s.p + at + 4, second - at - 4);
	to = year_at(s, second);
	/* "1994 (c1993)", "1998 [1999]": said twice, no range. */
	if (to > out->from.year && str_find(between, STR(",")) == STR_NPOS &&
	    str_find(between, STR("[")) == STR_NPOS &&
	    str_find(between, STR("(")) == STR_NPOS)
		out->to.year = (int16_t)to;
	out->circa = out->to.year > 0 && says_either(between);
}

/* "2545" of Thailand: years that no other calendar has come to. */
static bool
buddhist(struct str s, struct date_span *out)
{
	enum { FIRST = 2444, LAST = 2643, AHEAD = 543 };
	size_t at = find_digits(s, 0, LAST);
	int y = at == STR_NPOS ? 0 : year_at(s, at);

	if (y < FIRST)
		return false;
	out->loose = true;
	out->from = (struct rec_date){.year = (int16_t)(y - AHEAD)};
	find_month(s, out);
	return true;
}

static bool
free_text(struct str s, struct date_span *out)
{
	size_t at = find_year(s);
	struct str rest;

	if (at == STR_NPOS)
		return buddhist(s, out);
	out->loose = true;
	rest = str_from(s, at);
	if (w3cdtf(&rest, &out->from, out) && out->from.month > 0)
		return true;
	out->season = 0;
	out->from = (struct rec_date){.year = (int16_t)year_at(s, at)};
	if (at == find_digits(s, 0, YEAR_MAX))
		find_end(s, at, out);
	else if (str_find(str_from(s, at), STR(" or ")) != STR_NPOS)
		find_end(s, at, out);
	find_month(s, out);
	if (out->to.month > 0 && out->to.year == 0)
		out->to.year = out->from.year;
	return true;
}

static bool
says_circa(struct str s)
{
	static const struct str words[] = {
	    STR_LIT("about "),     STR_LIT("after "),
	    STR_LIT("antes d"),    STR_LIT("approx"),
	    STR_LIT("après "),     STR_LIT("around "),
	    STR_LIT("avant "),     STR_LIT("before "),
	    STR_LIT("c. "),        STR_LIT("ca "),
	    STR_LIT("ca."),        STR_LIT("cca"),
	    STR_LIT("cerca "),     STR_LIT("circa"),
	    STR_LIT("depois de "), STR_LIT("después de "),
	    STR_LIT("dopo il "),   STR_LIT("efter "),
	    STR_LIT("env. "),      STR_LIT("environ "),
	    STR_LIT("etwa "),      STR_LIT("før "),
	    STR_LIT("före "),      STR_LIT("hacia "),
	    STR_LIT("nach "),      STR_LIT("około "),
	    STR_LIT("omkring "),   STR_LIT("ongeveer "),
	    STR_LIT("prima del "), STR_LIT("probabl"),
	    STR_LIT("przed "),     STR_LIT("um "),
	    STR_LIT("vermutl"),    STR_LIT("vers "),
	    STR_LIT("vor "),       STR_LIT("до "),
	    STR_LIT("ок. "),       STR_LIT("около "),
	    STR_LIT("после "),
	};

	if (str_istarts(s, STR("ca")) && s.n > 2 && chr_digit(s.p[2]))
		return true;
	if (str_chr(s, '?') != STR_NPOS || str_chr(s, '~') != STR_NPOS ||
	    (s.n > 0 && s.p[0] == '['))
		return true;
	for (size_t at = 0; at < s.n; at++) {
		if (at > 0 && date_word_char(s.p[at - 1]))
			continue;
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (str_istarts(str_from(s, at), words[i]))
				return true;
	}
	return false;
}

/* --- Dates ---------------------------------------------------------------- */

/* W3CDTF and EDTF, alone or as a range. */
static bool
exact(struct str s, struct date_span *out)
{
	if (!w3cdtf(&s, &out->from, out))
		return false;
	if (s.n == 0)
		return true;
	if (s.n == 1 && (s.p[0] == '?' || s.p[0] == '~' || s.p[0] == '%')) {
		out->circa = true;
		return true;
	}
	if (!date_scan_char(&s, '/'))
		return false;
	if (s.n == 0 || str_eq(s, STR("..")))
		return true;
	if (!w3cdtf(&s, &out->to, out) || s.n > 0)
		return false;
	if (date_cmp(out->to, out->from) <= 0)
		out->to = (struct rec_date){0};
	return true;
}

/* The same without what catalogues put around it: "[198-?]", "1998.". */
static struct str
bare(struct str s)
{
	while (s.n > 0 && strchr(".,;:", s.p[s.n - 1]) != NULL)
		s = str_trim(str_left(s, s.n - 1));
	if (s.n > 1 && ((s.p[0] == '[' && s.p[s.n - 1] == ']') ||
			(s.p[0] == '(' && s.p[s.n - 1] == ')')))
		s = str_trim(str_of(s.p + 1, s.n - 2));
	return s;
}

/* "[19]83", "198[3?]": digits that somebody added in brackets. */
static bool
added_digits(struct str s, struct date_span *out)
{
	char year[4];
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (chr_digit(s.p[i]) && n < sizeof(year))
			year[n++] = s.p[i];
		else if (strchr("[]?", s.p[i]) == NULL)
			return false;
	if (n < sizeof(year) || !exact(str_of(year, n), out))
		return false;
	out->circa = true; /* as with brackets around all of it */
	return true;
}

static bool
parse(struct str s, struct date_span *out)
{
	typedef bool form_fn(struct str s, struct date_span * out);
	static form_fn *const forms[] = {year_last, year_first, eight_digits,
					 short_range, decade};
	struct str inner;

	if (str_ifind(s, STR("embargo")) != STR_NPOS ||
	    str_ifind(s, STR("withheld")) != STR_NPOS)
		return false;
	if (exact(s, out))
		return true;
	*out = (struct date_span){0};
	if (dotted(s, out))
		return true;
	inner = bare(s);
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		*out = (struct date_span){0};
		if (!forms[i](inner, out))
			continue;
		out->circa = out->circa || s.p[0] == '[';
		return true;
	}
	*out = (struct date_span){0};
	if (added_digits(s, out))
		return true;
	*out = (struct date_span){0};
	if (!free_text(s, out)) {
		if (!date_era(inner, out))
			return false;
		if (!out->circa)
			find_month(s, out);
	}
	out->circa = out->circa || says_circa(s);
	return true;
}

bool
date_parse(struct str s, struct date_span *out)
{
	char room[TEXT_MAX];
	enum date_digits of;

	*out = (struct date_span){0};
	s = str_trim(s);
	if (s.n == 0 || s.n > TEXT_MAX)
		return false;
	s = date_ascii(s, room, sizeof(room), &of);
	if (!parse(s, out))
		return false;
	date_from_hijri(s, of, out);
	if (out->to.year > YEAR_MAX)
		out->to = (struct rec_date){0};
	return out->from.year >= YEAR_MIN && out->from.year <= YEAR_MAX;
}
