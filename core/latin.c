/* See latin.h. Rows are words in the order of Unicode; "." stands for none. */
#include "core/latin.h"

#include <string.h>

#include "core/str.h"
#include "core/utf8.h"

/* Small letters alone: capitals are brought to them. */
static const struct row {
	uint32_t first;
	const char *words;
} rows[] = {
    /* Greek */
    {0x3b1, "a v g d e z i th i k l m n x o p r s s t y f ch ps o"},
    /* Cyrillic: Russian, then what other languages have */
    {0x430, "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch "
	    ". y . e iu ia e e dj gj ie dz i i j lj nj c kj i u dz"},
    {0x461, "o . ie . ie . e . ie . u . iu . ks . ps . f . i . i . u . o . o "
	    ". ot . q"},
    {0x48b, "i . . . r . g . gh . gh . zh . z . q . g . q . q . ng . ng . p . "
	    "o . s . t . u . u . h . ts . ch . j . h . ch . ch . . zh . k . l "
	    ". n . n . ch . m . . a . a . ae . e . a . a . zh . z . dz . i . i "
	    ". o . o . o . e . u . u . u . ch . g . y . g . h . h"},
    {0x501, "d . d . z . z . l . n . s . t . e . l . l . r . ia . q . w . k "
	    ". l . n . p . h . n . dz . dch . l"},
    /* Armenian */
    {0x561, "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r "
	    "s v t r ts u p k o f ev"},
    /* Hebrew, with ligatures of Yiddish */
    {0x5d0, "a b g d h v z h t y k k l m m n n s a f p ts ts k r sh t"},
    {0x5f0, "v oy ey"},
    /* Arabic, then Persian, Urdu and others */
    {0x621, ". a a u i y a b a t th j h kh d dh r z s sh s d t z a gh"},
    {0x641, "f q k l m n h w a y"},
    {0x660, "0 1 2 3 4 5 6 7 8 9"},
    {0x671, "a"},
    {0x679, "t t b t t p t b dz h n j ts ch ch d d d d d d d d d r r r r r r "
	    "r zh r sh s s s s t a f f f v f p q q k k k k ng k g g ng g g g "
	    "l l l l n n n n n h ch h h h a w o o u u u v v y y e v e y e e"},
    {0x6f0, "0 1 2 3 4 5 6 7 8 9"},
    /* Georgian */
    {0x10d0, "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz "
	     "ts ch kh j h"},
};

/* Of the first alphabet of India; the others follow at every 0x80th place. */
enum { INDIC = 0x900, INDIC_END = 0xd80, INDIC_SIZE = 0x80 };
enum {
	INDIC_LETTER = 0x05,
	INDIC_CONSONANT = 0x15,
	INDIC_CONSONANT_END = 0x3a,
	INDIC_SIGN = 0x3e,
	INDIC_VIRAMA = 0x4d,
	INDIC_DIGIT = 0x66
};
static const char indic_letters[] =
    "a a i i u u ri li e e e ai o o o au k kh g gh n ch chh j jh n t th d dh n "
    "t th d dh n n p ph b bh m y r r l l l v sh sh s h";
static const char indic_signs[] = "a i i u u ri ri e e e ai o o o au";
static const char digits[] = "0 1 2 3 4 5 6 7 8 9";

enum { KANA = 0x3041, KATAKANA = 0x30a1 };
enum {
	SMALL_O = 0x3049,
	SMALL_TSU = 0x3063,
	SMALL_YA = 0x3083,
	SMALL_YU = 0x3085,
	SMALL_YO = 0x3087,
	LONG_MARK = 0x30fc
};
static const char kana[] =
    "a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se "
    "ze "
    "so zo ta da chi ji . tsu zu te de to do na ni nu ne no ha ba pa hi bi pi "
    "fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re "
    "ro "
    "wa wa i e o n vu ka ke";

enum {
	HANGUL = 0xac00,
	HANGUL_END = 0xd7a4,
	HANGUL_VOWELS = 21,
	HANGUL_TAILS = 28
};
static const char hangul_leads[] =
    "g kk n d tt r m b pp s ss . j jj ch k t p h";
static const char hangul_vowels[] =
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i";
static const char hangul_tails[] =
    ". k k k n n n t l k m l l l p l m p p t t ng t t k t p t";

/* Word number n, STR_NONE behind the last; "." is an empty one. */
static bool
word_at(const char *words, uint32_t n, struct str *word)
{
	struct str rest = str_c(words);

	do {
		if (rest.n == 0)
			return false;
		str_cut(&rest, ' ', word);
	} while (n-- > 0);
	if (str_eqc(*word, "."))
		*word = STR_NONE;
	return true;
}

static bool
add_word(struct buf *out, const char *words, uint32_t n)
{
	struct str word;

	if (!word_at(words, n, &word))
		return false;
	buf_str(out, word);
	return true;
}

static char
last(const struct buf *out)
{
	return out->n == 0 ? '\0' : out->p[out->n - 1];
}

/* "ου", "αυ", "ευ" are ou, au, eu. */
static bool
is_second_vowel(const struct buf *out, uint32_t cp)
{
	return cp == 0x3c5 && out->n > 0 && strchr("aeoAEO", last(out)) != NULL;
}

static bool
add_alphabet(struct buf *out, uint32_t cp)
{
	uint32_t small = utf8_lower(cp);
	size_t at = out->n;
	size_t i = sizeof(rows) / sizeof(rows[0]);

	while (i > 0 && small < rows[i - 1].first)
		i--;
	if (i == 0)
		return false;
	if (is_second_vowel(out, small))
		buf_char(out, 'u');
	else if (!add_word(out, rows[i - 1].words, small - rows[i - 1].first))
		return false;
	if (small != cp && out->n > at && chr_lower(out->p[at]))
		out->p[at] += 'A' - 'a';
	return true;
}

/* A consonant has an "a" until a sign takes it away. */
static bool
add_indic(struct buf *out, uint32_t cp)
{
	uint32_t at = (cp - INDIC) % INDIC_SIZE;

	if (at >= INDIC_DIGIT)
		return at < INDIC_DIGIT + 10 &&
		       add_word(out, digits, at - INDIC_DIGIT);
	if (at >= INDIC_SIGN && last(out) == 'a')
		out->n--;
	if (at >= INDIC_SIGN)
		return at == INDIC_VIRAMA ||
		       add_word(out, indic_signs, at - INDIC_SIGN);
	if (at < INDIC_LETTER) {
		buf_char(out, at == INDIC_LETTER - 2 ? 'h' : 'n');
		return true;
	}
	if (!add_word(out, indic_letters, at - INDIC_LETTER))
		return false;
	if (at >= INDIC_CONSONANT && at < INDIC_CONSONANT_END)
		buf_char(out, 'a');
	return true;
}

/* Small ya, yu, yo behind "ki", "shi" (kya, sha), small vowels: fa, ti. */
static bool
joins(struct buf *out, uint32_t cp, struct str word)
{
	bool vowel = cp <= SMALL_O && cp % 2 == KANA % 2;
	bool glide = cp == SMALL_YA || cp == SMALL_YU || cp == SMALL_YO;

	if (out->n < 2 || !(vowel ? strchr("aiueo", last(out)) != NULL
				  : glide && last(out) == 'i'))
		return false;
	out->n--;
	buf_str(out, glide && (last(out) == 'h' || last(out) == 'j')
			 ? str_from(word, 1)
			 : word);
	return true;
}

/* Small tsu doubles the consonant behind it. */
static bool
add_kana(struct buf *out, uint32_t cp, uint32_t before)
{
	uint32_t shift = cp >= KATAKANA ? KATAKANA - KANA : 0;
	struct str word;

	if (!word_at(kana, cp - shift - KANA, &word))
		return false;
	if (joins(out, cp - shift, word))
		return true;
	if (before == SMALL_TSU + shift && word.n > 1)
		buf_char(out, word.p[0] == 'c' ? 't' : word.p[0]);
	buf_str(out, word);
	return true;
}

static void
add_hangul(struct buf *out, uint32_t n)
{
	add_word(out, hangul_leads, n / HANGUL_TAILS / HANGUL_VOWELS);
	add_word(out, hangul_vowels, n / HANGUL_TAILS % HANGUL_VOWELS);
	add_word(out, hangul_tails, n % HANGUL_TAILS);
}

bool
latin_is_ideograph(uint32_t cp)
{
	return (cp >= 0x3400 && cp < 0xa000) || (cp >= 0xf900 && cp < 0xfb00) ||
	       (cp >= 0x20000 && cp < 0x40000);
}

bool
latin_is_kana(uint32_t cp)
{
	return cp >= KANA && cp <= LONG_MARK;
}

bool
latin_add(struct buf *out, uint32_t cp, uint32_t before)
{
	if (cp < rows[0].first - 0x40)
		return false;
	if (cp >= INDIC && cp < INDIC_END)
		return add_indic(out, cp);
	if (latin_is_kana(cp))
		return cp == LONG_MARK || add_kana(out, cp, before);
	if (cp >= HANGUL && cp < HANGUL_END) {
		add_hangul(out, cp - HANGUL);
		return true;
	}
	return add_alphabet(out, cp);
}
