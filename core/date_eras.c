/*
 * Years that are not said as four digits of our calendar: digits of other
 * scripts, eras and other calendars, decades, centuries, Roman numerals.
 */
#include "core/date_eras.h"

#include <string.h>

#include "core/date_scan.h"
#include "core/norm.h"
#include "core/utf8.h"

enum {
	WORD_MAX = 40,
	ORDINAL_MAX = 21,   /* of a century */
	ORDINAL_FIRST = 11, /* years have four digits from there */
	ARABIC_ZERO = 0x660,
	PERSIAN_ZERO = 0x6f0
};

/* --- Digits --------------------------------------------------------------- */

struct str
date_ascii(struct str s, char *room, size_t size, enum date_digits *of)
{
	struct str rest = s, from;
	size_t n = 0;
	uint32_t cp;

	*of = DATE_DIGITS_ASCII;
	if (utf8_ascii(s) == s.n || s.n > size)
		return s;
	for (from = rest; utf8_next(&rest, &cp); from = rest) {
		int digit = cp < 0x80 ? -1 : utf8_digit(cp);

		if (digit < 0) {
			memcpy(room + n, from.p, from.n - rest.n);
			n += from.n - rest.n;
			continue;
		}
		room[n++] = (char)('0' + digit);
		*of = cp - (uint32_t)digit == ARABIC_ZERO ? DATE_DIGITS_ARABIC
		      : cp - (uint32_t)digit == PERSIAN_ZERO
			  ? DATE_DIGITS_PERSIAN
			  : DATE_DIGITS_OTHER;
	}
	return *of == DATE_DIGITS_ASCII ? s : str_of(room, n);
}

/* --- Calendars ------------------------------------------------------------ */

/* Which calendar a mark behind a year names. */
static enum date_digits
marked(struct str s)
{
	static const struct {
		struct str mark;
		enum date_digits of;
	} rows[] = {
	    {STR_LIT("ه.ش"), DATE_DIGITS_PERSIAN},
	    {STR_LIT("هـ.ش"), DATE_DIGITS_PERSIAN},
	    {STR_LIT("ش"), DATE_DIGITS_PERSIAN},
	    {STR_LIT("هـ"), DATE_DIGITS_ARABIC},
	    {STR_LIT("ه"), DATE_DIGITS_ARABIC},
	    {STR_LIT("A.H."), DATE_DIGITS_ARABIC},
	    {STR_LIT("AH"), DATE_DIGITS_ARABIC},
	    {STR_LIT("H."), DATE_DIGITS_ARABIC},
	    {STR_LIT("H"), DATE_DIGITS_ARABIC},
	};
	size_t n = 0;

	while (n < s.n && chr_digit(s.p[n]))
		n++;
	if (n != 4)
		return DATE_DIGITS_ASCII;
	s = str_trim(str_from(s, n));
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (str_eq(s, rows[i].mark))
			return rows[i].of;
	return DATE_DIGITS_ASCII;
}

/* Years of the Hijri by the moon and by the sun, when they begin in ours. */
void
date_from_hijri(struct str s, enum date_digits of, struct date_span *out)
{
	enum { FIRST = 1200, LAST = 1479, SUN = 621, MILLION = 1000000 };
	/* A year of the moon in ours, and when the first began. */
	static const int64_t MOON = 970224, MOON_BEGAN = 621577400;
	int y = out->from.year;

	if (of == DATE_DIGITS_ASCII)
		of = marked(s);
	if (y < FIRST || y > LAST ||
	    (of != DATE_DIGITS_ARABIC && of != DATE_DIGITS_PERSIAN))
		return;
	y = of == DATE_DIGITS_PERSIAN
		? y + SUN
		: (int)((y * MOON + MOON_BEGAN) / MILLION);
	*out = (struct date_span){.from = {.year = (int16_t)y}, .loose = true};
	if (of == DATE_DIGITS_ARABIC) {
		out->to.year = (int16_t)(y + 1);
		out->circa = true;
	}
}

/* "平成27年", "令和元年": the year of an era, of Japan or Taiwan. */
static int
era_year(struct str s)
{
	static const struct {
		struct str name;
		int before; /* the year before its first */
	} eras[] = {
	    {STR_LIT("明治"), 1867}, {STR_LIT("大正"), 1911},
	    {STR_LIT("昭和"), 1925}, {STR_LIT("平成"), 1988},
	    {STR_LIT("令和"), 2018}, {STR_LIT("民國"), 1911},
	    {STR_LIT("民国"), 1911},
	};
	size_t at, n = 0;

	for (size_t i = 0; i < sizeof(eras) / sizeof(*eras); i++) {
		at = str_find(s, eras[i].name);
		if (at == STR_NPOS)
			continue;
		s = str_trim(str_from(s, at + eras[i].name.n));
		if (str_starts(s, STR("元")))
			return eras[i].before + 1;
		while (n < s.n && chr_digit(s.p[n]))
			n++;
		at = n > 0 && n <= 3 ? (size_t)str_number(str_left(s, n), 150)
				     : 0;
		return at > 0 && at <= 150 ? eras[i].before + (int)at : 0;
	}
	return 0;
}

/* --- Roman numerals ------------------------------------------------------- */

/* The value of capitals like "XIX", stops between them allowed; or 0. */
static int
roman(struct str s)
{
	static const char letters[] = "IVXLCDM";
	static const int values[] = {1, 5, 10, 50, 100, 500, 1000};
	int sum = 0, last = 0;

	for (size_t i = s.n; i > 0; i--) {
		const char *at =
		    s.p[i - 1] == '\0' ? NULL : strchr(letters, s.p[i - 1]);
		int v;

		if (s.p[i - 1] == '.')
			continue;
		if (at == NULL || s.n > WORD_MAX)
			return 0;
		v = values[at - letters];
		sum += v < last ? -v : v;
		last = v > last ? v : last;
	}
	return sum;
}

/* --- Centuries ------------------------------------------------------------- */

/* "19", "19th", "19e", "XIX", "XIXe": which century; 0: it says none. */
static int
ordinal(struct str w, bool *letters)
{
	static const struct str ends[] = {
	    STR_LIT("th"), STR_LIT("st"), STR_LIT("nd"),  STR_LIT("rd"),
	    STR_LIT("e"),  STR_LIT("de"), STR_LIT("ème"), STR_LIT("eme"),
	    STR_LIT("o"),  STR_LIT("º"),  STR_LIT("ο"),   STR_LIT("й"),
	};
	int n;

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (w.n > ends[i].n && str_ends(w, ends[i])) {
			w = str_left(w, w.n - ends[i].n);
			break;
		}
	*letters = w.n > 0 && !chr_digit(w.p[0]);
	n = *letters   ? roman(w)
	    : w.n <= 2 ? (int)str_number(w, ORDINAL_MAX)
		       : 0;
	return n >= ORDINAL_FIRST && n <= ORDINAL_MAX ? n : 0;
}

/* Folded (core/norm.h), sorted; `letter`: only beside a Roman numeral. */
static const struct {
	const char *word;
	bool letter;
} centuries[] = {
    {"aarhundrede", false},
    {"abad", false},
    {"ai", true},
    {"arhundrade", false},
    {"arhundradet", false},
    {"arhundrede", false},
    {"arhundret", false},
    {"c", true},
    {"cent", false},
    {"centuries", false},
    {"century", false},
    {"eeuw", false},
    {"eeuwen", false},
    {"jahrhundert", false},
    {"jahrhunderts", false},
    {"jh", false},
    {"jhd", false},
    {"jhdt", false},
    {"jhs", false},
    {"mende", false},
    {"s", true},
    {"sajand", false},
    {"sec", true},
    {"secol", false},
    {"secoli", false},
    {"secolo", false},
    {"secolul", false},
    {"seculo", false},
    {"seculos", false},
    {"segle", false},
    {"siecle", false},
    {"siecles", false},
    {"siglo", false},
    {"siglos", false},
    {"st", true},
    {"stol", false},
    {"stoleti", false},
    {"stoletja", false},
    {"stoletje", false},
    {"stoljece", false},
    {"storocie", false},
    {"sz", true},
    {"szazad", false},
    {"v", true},
    {"veacul", false},
    {"vek", false},
    {"vuosisadan", false},
    {"vuosisata", false},
    {"vv", true},
    {"w", true},
    {"wiek", false},
    {"wieku", false},
    {"yuzyil", false},
    {"yy", true},
    {"αι", true},
    {"αιωνα", false},
    {"αιωνασ", false},
    {"в", true},
    {"вв", true},
    {"век", false},
    {"века", false},
    {"веков", false},
    {"ст", true},
    {"століття", false},
};

static bool
says_century(struct str w, bool letters)
{
	char room[WORD_MAX];
	struct str folded;

	if (w.n == 0 || w.n > WORD_MAX)
		return false;
	folded = str_of(room, norm_fold(room, sizeof(room), w));
	for (size_t i = 0; i < sizeof(centuries) / sizeof(*centuries); i++)
		if (str_eqc(folded, centuries[i].word))
			return letters || !centuries[i].letter;
	return false;
}

static bool
next_word(struct str *s, struct str *w)
{
	size_t n = 0;

	while (s->n > 0 && !date_word_char(s->p[0]))
		*s = str_from(*s, 1);
	while (n < s->n && date_word_char(s->p[n]))
		n++;
	*w = str_left(*s, n);
	*s = str_from(*s, n);
	return n > 0;
}

/* "19世紀": the digits in front. */
static int
wide_century(struct str s)
{
	static const struct str words[] = {STR_LIT("世紀"), STR_LIT("世纪"),
					   STR_LIT("세기")};
	int64_t n;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t at = str_find(s, words[i]);

		if (at == STR_NPOS || at < 2)
			continue;
		n = str_number(str_of(s.p + at - 2, 2), ORDINAL_MAX);
		return n >= ORDINAL_FIRST ? (int)n : 0;
	}
	return 0;
}

/* "S. XVIII-XIX": the last of them, behind a dash. */
static int
last_of(struct str s, int first)
{
	bool letters;
	struct str w;
	int n;

	if (s.n == 0 || s.p[0] != '-' || !next_word(&s, &w))
		return first;
	n = ordinal(w, &letters);
	return n > first ? n : first;
}

/* "19th century", "siglo XIX", "XVIII-XIX вв.": the years it may be. */
static bool
century(struct str s, struct date_span *out)
{
	int found[2] = {0, 0}, last = wide_century(s), n;
	bool letters = false, any = false, sure = false;
	struct str w;

	while (last == 0 && next_word(&s, &w)) {
		bool these;

		n = ordinal(w, &these);
		if (n > 0) {
			found[0] = found[1];
			found[1] = n;
			letters = these;
			if (sure || (any && letters)) {
				last = last_of(s, n);
				found[0] = last > n ? n : found[0];
			}
		} else if (says_century(w, true)) {
			any = true;
			sure = says_century(w, false);
			if (sure || letters)
				last = found[1];
		}
	}
	if (last == 0)
		return false;
	n = found[0] > 0 && found[0] < last ? found[0] : last;
	out->from.year = (int16_t)((n - 1) * 100);
	out->to.year = (int16_t)((last - 1) * 100 + 99);
	out->circa = true;
	return true;
}

bool
date_era(struct str s, struct date_span *out)
{
	enum { PRINTED = 1400, NOW = 2100 };
	int y = era_year(s);

	if (y == 0)
		y = roman(s);
	if (y < PRINTED || y > NOW)
		return century(s, out);
	out->loose = true;
	out->from = (struct rec_date){.year = (int16_t)y};
	return true;
}

/* --- Decades --------------------------------------------------------------- */

/* What follows "1890" when it is ten years; a hundred, for some. */
bool
date_decade_word(struct str s, bool *hundred)
{
	static const struct {
		struct str word;
		bool hundred; /* "1800-talet" is a century */
	} words[] = {
	    {STR_LIT("s"), false},        {STR_LIT("'s"), false},
	    {STR_LIT("’s"), false},       {STR_LIT("er"), false},
	    {STR_LIT("er Jahre"), false}, {STR_LIT("er Jahren"), false},
	    {STR_LIT("'er"), false},      {STR_LIT("'erne"), false},
	    {STR_LIT("erne"), false},     {STR_LIT("tal"), true},
	    {STR_LIT("talet"), true},     {STR_LIT("tallet"), true},
	    {STR_LIT("luku"), true},      {STR_LIT("luvulta"), true},
	    {STR_LIT("luvun"), true},     {STR_LIT("е"), false},
	    {STR_LIT("е гг."), false},    {STR_LIT("е годы"), false},
	    {STR_LIT("ые"), false},       {STR_LIT("ые годы"), false},
	    {STR_LIT("х"), false},        {STR_LIT("х гг."), false},
	    {STR_LIT("ті"), false},       {STR_LIT("ті рр."), false},
	    {STR_LIT(". léta"), false},   {STR_LIT("-es évek"), false},
	    {STR_LIT("年代"), false},     {STR_LIT("년대"), false},
	    {STR_LIT("ler"), false},      {STR_LIT("lar"), false},
	};

	if (s.n > 1 && s.p[0] == '-')
		s = str_from(s, 1);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_ieq(s, words[i].word)) {
			*hundred = words[i].hundred;
			return true;
		}
	return false;
}
