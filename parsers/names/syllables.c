/*
 * The same person in Hangul or Han and in Latin letters. Hangul says how it
 * sounds, so that consonants are compared, those aside that romanisations do
 * not agree on (h, l, r, w, y). Han does not: the Latin name has to be made
 * of syllables of China or Japan, and of as many.
 */
#include <string.h>

#include "core/norm.h"
#include "core/table.h"
#include "core/utf8.h"
#include "parsers/names/internal.h"
#include "parsers/names/names.h"

enum {
	FOLD_MAX = 120,
	BONES_MAX = 32,
	BONES_MIN = 2,
	HANGUL_FIRST = 0xac00,
	HANGUL_LAST = 0xd7a3,
	HAN_FIRST = 0x3400,
	HAN_LAST = 0x9fff,
	PER_LEAD = 588, /* syllables that begin with the same letter ... */
	PER_TAIL = 28,  /* ... and with the same letter and vowel */
	INITIAL_MAX = 3,
	HAN_MIN = 2,
	HAN_MAX = 6 /* letters of a name */
};

struct bones {
	char v[BONES_MAX];
	size_t n;
};

/* What is one sound in Hangul or in Latin is one here: "ng", "kk". */
static void
push(struct bones *b, char c)
{
	if (c == '-' || b->n == BONES_MAX ||
	    (b->n > 0 &&
	     (b->v[b->n - 1] == c || (b->v[b->n - 1] == 'n' && c == 'k'))))
		return;
	b->v[b->n++] = c;
}

/* False: something else than Hangul is in it. */
static bool
hangul_bones(struct str s, struct bones *b)
{
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		if (!utf8_is_letter(cp))
			continue;
		if (cp < HANGUL_FIRST || cp > HANGUL_LAST)
			return false;
		push(b, "kkntt-mppss-cccktp-"[(cp - HANGUL_FIRST) / PER_LEAD]);
		push(b, "-kkknnnt-kmp--p-mpp--n--ktp-"[(cp - HANGUL_FIRST) %
						       PER_TAIL]);
	}
	return true;
}

static void
latin_bones(struct str s, struct bones *b)
{
	char room[FOLD_MAX];

	s = str_of(room, norm_fold(room, FOLD_MAX, s));
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == 'c')
			push(b, i + 1 < s.n && s.p[i + 1] == 'h' ? 'c' : 'k');
		else if (chr_lower(s.p[i]))
			/* abcdefghijklmnopqrstuvwxyz */
			push(b, "-p-t-pk--ck-mn-pk-st-p---c"[s.p[i] - 'a']);
}

/* --- Han ------------------------------------------------------------------ */

/* How many there are; 0 when there is another letter among them. */
static size_t
han_letters(struct str s)
{
	size_t n = 0;
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		if (!utf8_is_letter(cp))
			continue;
		if (cp < HAN_FIRST || cp > HAN_LAST)
			return 0;
		n++;
	}
	return n;
}

static bool
is_vowel(struct str s, size_t i)
{
	return i < s.n && strchr("aeiou", s.p[i]) != NULL;
}

/* What a syllable begins with, in Pinyin, Wade-Giles, Hepburn and Cantonese. */
static size_t
initial_length(struct str s)
{
	static const struct str initials[] = {
	    STR_LIT("ch"), STR_LIT("hs"), STR_LIT("kw"), STR_LIT("gw"),
	    STR_LIT("ng"), STR_LIT("sh"), STR_LIT("ts"), STR_LIT("tz"),
	    STR_LIT("zh"), STR_LIT("ky"), STR_LIT("gy"), STR_LIT("ny"),
	    STR_LIT("hy"), STR_LIT("my"), STR_LIT("ry"), STR_LIT("by"),
	    STR_LIT("py"),
	};

	for (size_t i = 0; i < sizeof(initials) / sizeof(initials[0]); i++)
		if (str_starts(s, initials[i]))
			return initials[i].n;
	return s.n > 0 && strchr("bcdfghjklmnpqrstwxyz", s.p[0]) != NULL;
}

/* What it ends with, when what follows is no vowel. */
static size_t
final_length(struct str s)
{
	if (str_starts(s, STR("ng")) && !is_vowel(s, 2))
		return 2;
	return s.n > 0 && strchr("nrhktpm", s.p[0]) != NULL &&
	       !is_vowel(s, 1) &&
	       !(s.n > 1 && s.p[1] == 'y' && is_vowel(s, 2)) &&
	       !(is_vowel(s, 2) && initial_length(s) == 2);
}

/* The syllables of a Latin name; 0: it has others than those. */
static size_t
syllables(struct str s)
{
	char room[FOLD_MAX];
	size_t n = 0;

	s = str_of(room, norm_fold(room, FOLD_MAX, s));
	while (s.n > 0) {
		size_t vowels = 0;

		if (!chr_lower(s.p[0])) {
			s = str_from(s, 1);
			continue;
		}
		s = str_from(s, initial_length(s));
		while (is_vowel(s, vowels))
			vowels++;
		if (vowels == 0)
			return 0;
		s = str_from(s, vowels);
		s = str_from(s, final_length(s));
		n++;
	}
	return n;
}

/* --- Hyphens -------------------------------------------------------------- */

/* Families of one syllable, of Korea and Taiwan, as norm_fold writes them. */
static const struct str families[] = {
    STR_LIT("ahn"),   STR_LIT("an"),    STR_LIT("bae"),   STR_LIT("baek"),
    STR_LIT("ban"),   STR_LIT("bang"),  STR_LIT("byun"),  STR_LIT("cha"),
    STR_LIT("chae"),  STR_LIT("chan"),  STR_LIT("chang"), STR_LIT("chen"),
    STR_LIT("cheng"), STR_LIT("cheon"), STR_LIT("chi"),   STR_LIT("chiang"),
    STR_LIT("chien"), STR_LIT("chin"),  STR_LIT("chiu"),  STR_LIT("cho"),
    STR_LIT("choe"),  STR_LIT("choi"),  STR_LIT("chou"),  STR_LIT("chu"),
    STR_LIT("chun"),  STR_LIT("chung"), STR_LIT("eom"),   STR_LIT("gang"),
    STR_LIT("gil"),   STR_LIT("go"),    STR_LIT("gu"),    STR_LIT("gwak"),
    STR_LIT("gwon"),  STR_LIT("ha"),    STR_LIT("ham"),   STR_LIT("han"),
    STR_LIT("heo"),   STR_LIT("ho"),    STR_LIT("hong"),  STR_LIT("hsiao"),
    STR_LIT("hsieh"), STR_LIT("hsu"),   STR_LIT("huang"), STR_LIT("huh"),
    STR_LIT("hung"),  STR_LIT("hur"),   STR_LIT("hwang"), STR_LIT("im"),
    STR_LIT("jang"),  STR_LIT("jeon"),  STR_LIT("jeong"), STR_LIT("ji"),
    STR_LIT("jin"),   STR_LIT("jo"),    STR_LIT("joo"),   STR_LIT("ju"),
    STR_LIT("jun"),   STR_LIT("jung"),  STR_LIT("kang"),  STR_LIT("kao"),
    STR_LIT("kim"),   STR_LIT("ko"),    STR_LIT("koh"),   STR_LIT("koo"),
    STR_LIT("ku"),    STR_LIT("kuo"),   STR_LIT("kwak"),  STR_LIT("kwon"),
    STR_LIT("lai"),   STR_LIT("lee"),   STR_LIT("li"),    STR_LIT("liao"),
    STR_LIT("lim"),   STR_LIT("lin"),   STR_LIT("liu"),   STR_LIT("lo"),
    STR_LIT("lu"),    STR_LIT("ma"),    STR_LIT("min"),   STR_LIT("moon"),
    STR_LIT("mun"),   STR_LIT("na"),    STR_LIT("nah"),   STR_LIT("nam"),
    STR_LIT("no"),    STR_LIT("noh"),   STR_LIT("oh"),    STR_LIT("paek"),
    STR_LIT("paik"),  STR_LIT("pak"),   STR_LIT("park"),  STR_LIT("peng"),
    STR_LIT("pyo"),   STR_LIT("rhee"),  STR_LIT("roh"),   STR_LIT("ryu"),
    STR_LIT("seo"),   STR_LIT("shih"),  STR_LIT("shim"),  STR_LIT("shin"),
    STR_LIT("sim"),   STR_LIT("sohn"),  STR_LIT("son"),   STR_LIT("song"),
    STR_LIT("su"),    STR_LIT("suh"),   STR_LIT("sung"),  STR_LIT("tsai"),
    STR_LIT("tseng"), STR_LIT("um"),    STR_LIT("wang"),  STR_LIT("won"),
    STR_LIT("woo"),   STR_LIT("wu"),    STR_LIT("yang"),  STR_LIT("yeh"),
    STR_LIT("yeo"),   STR_LIT("yeon"),  STR_LIT("yi"),    STR_LIT("yoo"),
    STR_LIT("yoon"),  STR_LIT("yu"),    STR_LIT("yun"),
};

/* "chul", "soo", "hyung": one run of vowels, and an end that is one there. */
static bool
is_syllable(struct str s)
{
	static const struct str ends[] = {
	    STR_LIT("n"), STR_LIT("ng"), STR_LIT("m"), STR_LIT("l"),
	    STR_LIT("k"), STR_LIT("p"),  STR_LIT("b"), STR_LIT("h"),
	    STR_LIT("w"), STR_LIT("y")};
	size_t at = 0, from;

	while (at < s.n && !is_vowel(s, at))
		at++;
	for (from = at; is_vowel(s, at);)
		at++;
	if (at == from || from > INITIAL_MAX)
		return false;
	s = str_from(s, at);
	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_eq(s, ends[i]))
			return true;
	return s.n == 0;
}

bool
names_family_leads(struct str first, struct str last)
{
	size_t hyphen = str_chr(last, '-');
	char room[FOLD_MAX];
	struct str s;

	if (hyphen == STR_NPOS || hyphen != str_rchr(last, '-'))
		return false;
	s = str_of(room, norm_fold(room, FOLD_MAX, str_left(last, hyphen)));
	if (!is_syllable(s))
		return false;
	s = str_of(room, norm_fold(room, FOLD_MAX, str_from(last, hyphen + 1)));
	if (!is_syllable(s))
		return false;
	s = str_of(room, norm_fold(room, FOLD_MAX, first));
	for (size_t i = 0; i < COUNT(families); i++)
		if (str_eq(s, families[i]))
			return true;
	return false;
}

/* --- Both ----------------------------------------------------------------- */

bool
names_read_alike(const struct rec_name *han, const struct rec_name *latin)
{
	size_t family = syllables(latin->family);
	size_t given = syllables(latin->given);
	size_t whole = han_letters(han->literal);

	if (family == 0 || given == 0)
		return false;
	if (han->family.n == 0)
		return whole >= HAN_MIN && whole <= HAN_MAX &&
		       whole == family + given && family < whole;
	return han_letters(han->family) > 0 && han_letters(han->given) > 0 &&
	       han_letters(han->family) <= family &&
	       han_letters(han->given) <= given;
}

bool
names_hangul_said(const struct rec_name *hangul, const struct rec_name *latin)
{
	struct bones a = {.n = 0}, b = {.n = 0};

	if (latin->family.n == 0 || latin->given.n == 0 ||
	    !hangul_bones(hangul->literal, &a) ||
	    !hangul_bones(hangul->family, &a) ||
	    !hangul_bones(hangul->given, &a))
		return false;
	latin_bones(latin->family, &b);
	latin_bones(latin->given, &b);
	return a.n >= BONES_MIN && a.n == b.n && memcmp(a.v, b.v, a.n) == 0;
}
