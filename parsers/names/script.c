/*
 * The same person in another script. Repositories of Greece, Ukraine and their
 * neighbours name everybody twice, once in Latin letters. Romanisations differ
 * in vowels and in what they make of g, h and y, so that consonants are
 * compared, and the first letters of given names by their sort.
 */
#include "core/table.h"
#include "core/utf8.h"
#include "parsers/names/names.h"

enum {
	NAME_MAX = 120,
	BONES_MAX = 64,
	KANA_FIRST = 0x3040,
	KANA_LAST = 0x30ff,
	BONES_MIN = 2 /* consonants of a family that tell it */
};

/* Folded letters and their consonants in Latin; those left out have none. */
static const struct letter {
	uint32_t cp;
	const char *bones;
} letters[] = {
    {0x3b2, "v"},  {0x3b4, "d"},  {0x3b6, "z"},  {0x3b8, "t"},  {0x3ba, "k"},
    {0x3bb, "l"},  {0x3bc, "m"},  {0x3bd, "n"},  {0x3be, "ks"}, {0x3c0, "p"},
    {0x3c1, "r"},  {0x3c2, "s"},  {0x3c3, "s"},  {0x3c4, "t"},  {0x3c6, "f"},
    {0x3c7, "c"},  {0x3c8, "ps"}, {0x431, "b"},  {0x432, "v"},  {0x434, "d"},
    {0x436, "z"},  {0x437, "z"},  {0x43a, "k"},  {0x43b, "l"},  {0x43c, "m"},
    {0x43d, "n"},  {0x43f, "p"},  {0x440, "r"},  {0x441, "s"},  {0x442, "t"},
    {0x444, "f"},  {0x445, "k"},  {0x446, "ts"}, {0x447, "c"},  {0x448, "s"},
    {0x449, "sc"}, {0x452, "d"},  {0x455, "z"},  {0x459, "l"},  {0x45a, "n"},
    {0x45b, "c"},  {0x45f, "z"},
};

enum names_script
names_script(struct str s)
{
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		if (!utf8_is_letter(cp))
			continue;
		if (cp < 0x250)
			return SCRIPT_LATIN;
		if (cp >= 0x370 && cp < 0x400)
			return SCRIPT_GREEK;
		return cp >= 0x400 && cp < 0x530 ? SCRIPT_CYRILLIC
						 : SCRIPT_OTHER;
	}
	return SCRIPT_OTHER;
}

bool
names_are_kana(struct str s)
{
	uint32_t cp;
	size_t n = 0;

	while (utf8_next(&s, &cp)) {
		if (cp == ' ' || cp == ',')
			continue;
		if (cp < KANA_FIRST || cp > KANA_LAST)
			return false;
		n++;
	}
	return n > 0;
}

/* The spelling of the Latin side: as English has it, or as Serbs do. */
enum spelling { SPELT_ENGLISH, SPELT_SERBIAN };

/* Of a Latin letter, with the one behind it: "ch", "ph". */
static const char *
latin_bones(char c, char next, enum spelling spelt)
{
	static const char one[26][3] = {
	    ['b' - 'a'] = "b", ['d' - 'a'] = "d",  ['f' - 'a'] = "f",
	    ['k' - 'a'] = "k", ['l' - 'a'] = "l",  ['m' - 'a'] = "m",
	    ['n' - 'a'] = "n", ['q' - 'a'] = "k",  ['r' - 'a'] = "r",
	    ['s' - 'a'] = "s", ['t' - 'a'] = "t",  ['v' - 'a'] = "v",
	    ['w' - 'a'] = "v", ['x' - 'a'] = "ks", ['z' - 'a'] = "z",
	};

	if (c == 'c' && spelt == SPELT_SERBIAN)
		return "ts";
	if (c == 'c')
		return next == 'h' ? "c" : "k";
	if (c == 'p')
		return next == 'h' ? "f" : "p";
	return c >= 'a' && c <= 'z' ? one[c - 'a'] : "";
}

static const char *
bones_of(uint32_t cp)
{
	size_t low = 0, high = COUNT(letters);

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (letters[mid].cp == cp)
			return letters[mid].bones;
		if (letters[mid].cp < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return "";
}

/* "Ä", "Ä": one sound, whatever else c is. */
static bool
is_soft(uint32_t cp)
{
	return cp == 0x106 || cp == 0x107 || cp == 0x10c || cp == 0x10d;
}

/* Of a letter of any script; `next`: the byte behind it. */
static const char *
sound(uint32_t cp, char next, enum spelling spelt)
{
	if (is_soft(cp))
		return "c";
	cp = utf8_fold(cp);
	if (spelt == SPELT_SERBIAN && cp == 0x445) /* h, which has none */
		return "";
	return cp < 0x80 ? latin_bones((char)cp, next, spelt) : bones_of(cp);
}

/* The consonants of a name; two that are the same are one. */
static struct str
bones(struct str s, enum spelling spelt, char room[BONES_MAX])
{
	size_t n = 0;
	uint32_t cp;

	s = str_left(s, NAME_MAX);
	while (utf8_next(&s, &cp)) {
		const char *b =
		    sound(cp, s.n > 0 ? chr_tolower(s.p[0]) : '\0', spelt);

		for (; *b != '\0' && n < BONES_MAX; b++)
			if (n == 0 || room[n - 1] != *b)
				room[n++] = *b;
	}
	return str_of(room, n);
}

/* The sort of the first letter: its consonant, 'g' for g and h, or a vowel. */
static char
first_sort(struct str s, enum spelling spelt)
{
	const char *b;
	uint32_t cp, folded;

	if (!utf8_next(&s, &cp))
		return '\0';
	folded = utf8_fold(cp);
	if (folded == 'g' || folded == 'h' || folded == 0x3b3 ||
	    folded == 0x433 || folded == 0x491 ||
	    (spelt == SPELT_SERBIAN && folded == 0x445))
		return 'g';
	b = sound(cp, s.n > 0 ? chr_tolower(s.p[0]) : '\0', spelt);
	return *b != '\0' ? *b : 'a';
}

static bool
sound_alike(const struct rec_name *a, const struct rec_name *b,
	    enum spelling spelt)
{
	char x[BONES_MAX], y[BONES_MAX];
	struct str family = bones(a->family, spelt, x);

	return family.n >= BONES_MIN &&
	       str_eq(family, bones(b->family, spelt, y)) &&
	       first_sort(a->given, spelt) == first_sort(b->given, spelt);
}

bool
names_romanised(const struct rec_name *a, const struct rec_name *b)
{
	if (names_hangul_said(a, b) || names_hangul_said(b, a))
		return true;
	return a->family.n > 0 && b->family.n > 0 && a->given.n > 0 &&
	       b->given.n > 0 && names_script(a->family) != SCRIPT_OTHER &&
	       names_script(b->family) != SCRIPT_OTHER &&
	       names_script(a->family) != names_script(b->family) &&
	       (sound_alike(a, b, SPELT_ENGLISH) ||
		sound_alike(a, b, SPELT_SERBIAN));
}
