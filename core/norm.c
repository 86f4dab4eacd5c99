/* Text in other forms, by utf8proc. */
#include "core/norm.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "core/latin.h"
#include "core/utf8.h"

enum { PIECE_MAX = 64 }; /* characters normalised at a time */

/*
 * Characters that are composed already, combine with nothing in front, and
 * behind which nothing of these ranges combines: what texts without marks of
 * their own are made of.
 */
static const struct {
	uint32_t first, last;
} composed[] = {
    {0x0000, 0x02ff},                   /* Latin */
    {0x0388, 0x0482},                   /* Greek, Cyrillic */
    {0x0620, 0x064a},                   /* Arabic */
    {0x2010, 0x2027}, {0x2030, 0x205e}, /* dashes, quotation marks */
    {0x2190, 0x22ff},                   /* arrows, signs of mathematics */
    {0x3001, 0x3029}, {0x3041, 0x3094}, {0x30a1, 0x30fa}, /* kana */
    {0x4e00, 0x9fff}, {0xac00, 0xd7a3}, {0xff01, 0xff5e},
};

static bool
is_composed(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(composed) / sizeof(composed[0]); i++)
		if (cp <= composed[i].last)
			return cp >= composed[i].first;
	return false;
}

/* All below U+0300 is composed: bytes below 0xcc are not looked at. */
static bool
plainly_composed(struct str s)
{
	uint32_t cp;

	while (s.n > 0) {
		if ((unsigned char)s.p[0] < 0xcc)
			s = str_of(s.p + 1, s.n - 1);
		else if (!utf8_next(&s, &cp) || !is_composed(cp))
			return false;
	}
	return true;
}

static struct str
nfc_whole(struct arena *a, struct str s)
{
	utf8proc_int32_t *cps;
	utf8proc_ssize_t n, room;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s.p;

	n = utf8proc_decompose(bytes, (utf8proc_ssize_t)s.n, NULL, 0,
			       UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n <= 0)
		return s;
	/* utf8proc_reencode writes a NUL and may use the whole array. */
	room = n + 1;
	cps = arena_alloc(a, (size_t)room * sizeof(*cps));
	if (cps == NULL)
		return s;
	n = utf8proc_decompose(bytes, (utf8proc_ssize_t)s.n, cps, room,
			       UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n <= 0)
		return s;
	n = utf8proc_reencode(cps, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n <= 0)
		return s;
	return str_of((const char *)cps, (size_t)n);
}

/*
 * What is composed at the front, but for its last character, with which the
 * next one may combine; and what follows up to the next composed one.
 */
static void
cut_piece(struct str *s, struct str *front, struct str *piece)
{
	struct str rest = *s, here = *s;
	uint32_t cp;
	size_t last = 0;

	while (utf8_next(&rest, &cp) && is_composed(cp)) {
		last = s->n - here.n;
		here = rest;
	}
	if (here.n == 0)
		last = s->n;
	*front = str_left(*s, last);
	while (here.n > 0) {
		rest = here;
		utf8_next(&rest, &cp);
		if (is_composed(cp))
			break;
		here = rest;
	}
	*piece = str_of(s->p + last, s->n - last - here.n);
	*s = here;
}

/* Into n bytes of `cps`; 0: it is too long. */
static size_t
nfc_piece(struct str s, utf8proc_int32_t cps[PIECE_MAX])
{
	utf8proc_ssize_t n;

	n = utf8proc_decompose((const utf8proc_uint8_t *)s.p,
			       (utf8proc_ssize_t)s.n, cps, PIECE_MAX - 1,
			       UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n <= 0 || n >= PIECE_MAX)
		return 0;
	n = utf8proc_reencode(cps, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	return n <= 0 ? 0 : (size_t)n;
}

static bool
append(struct arena *a, struct str *out, const void *p, size_t n)
{
	char *to = n == 0 ? NULL : arena_extend(a, *out, n);

	if (to == NULL)
		return n == 0;
	memcpy(to + out->n, p, n);
	*out = str_of(to, out->n + n);
	return true;
}

/* Mostly a few characters of a long text want it. */
struct str
norm_nfc(struct arena *a, struct str s)
{
	utf8proc_int32_t cps[PIECE_MAX];
	struct str out = STR_NONE, rest = s, front, piece;
	size_t n;

	if (plainly_composed(s) || utf8_valid(s) != s.n)
		return s;
	while (rest.n > 0) {
		cut_piece(&rest, &front, &piece);
		n = piece.n == 0 ? 0 : nfc_piece(piece, cps);
		if (n == 0 && piece.n > 0)
			return nfc_whole(a, s);
		if (!append(a, &out, front.p, front.n) ||
		    !append(a, &out, cps, n))
			return s;
	}
	return out;
}

/* What decomposition does not bring to ASCII, or German writes otherwise. */
static const struct {
	uint32_t cp;
	const char *ascii;
} folds[] = {
    {0x00c4, "Ae"}, {0x00d6, "Oe"}, {0x00dc, "Ue"}, {0x00e4, "ae"},
    {0x00f6, "oe"}, {0x00fc, "ue"}, {0x00df, "ss"}, {0x1e9e, "SS"},
    {0x00c6, "Ae"}, {0x00e6, "ae"}, {0x00d8, "O"},  {0x00f8, "o"},
    {0x0152, "Oe"}, {0x0153, "oe"}, {0x0110, "D"},  {0x0111, "d"},
    {0x0141, "L"},  {0x0142, "l"},  {0x0131, "i"},  {0x00d0, "D"},
    {0x00f0, "d"},  {0x00de, "Th"}, {0x00fe, "th"}, {0x0126, "H"},
    {0x0127, "h"},  {0x0166, "T"},  {0x0167, "t"},  {0x2013, "-"},
    {0x2014, "-"},  {0x2010, "-"},  {0x2011, "-"},
};

static bool
fold_by_table(struct buf *out, uint32_t cp)
{
	for (size_t i = 0; i < sizeof(folds) / sizeof(folds[0]); i++) {
		if (folds[i].cp == cp) {
			buf_puts(out, folds[i].ascii);
			return true;
		}
	}
	return false;
}

static bool
has_ideograph(struct str s)
{
	uint32_t cp;

	while (utf8_next(&s, &cp))
		if (latin_is_ideograph(cp))
			return true;
	return false;
}

void
norm_ascii(struct buf *out, struct str s)
{
	bool endings = has_ideograph(s);
	enum { PARTS = 8 };
	utf8proc_int32_t parts[PARTS];
	utf8proc_ssize_t n;
	uint32_t cp, before = 0;
	int boundclass;

	for (; utf8_next(&s, &cp); before = cp) {
		if (cp < 0x80) {
			buf_char(out, (char)cp);
			continue;
		}
		if ((endings && latin_is_kana(cp)) || fold_by_table(out, cp) ||
		    latin_add(out, cp, before))
			continue;
		boundclass = 0;
		n = utf8proc_decompose_char(
		    (utf8proc_int32_t)cp, parts, PARTS,
		    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundclass);
		for (utf8proc_ssize_t i = 0; i < n && i < PARTS; i++)
			if (parts[i] < 0x80)
				buf_char(out, (char)parts[i]);
			else
				latin_add(out, (uint32_t)parts[i], 0);
	}
}

/* U+00C0 to U+017F, most of what names have beside ASCII. */
enum { LATIN_FIRST = 0xc0, LATIN_END = 0x180 };
/* clang-format off */
static const char latin[LATIN_END - LATIN_FIRST][4] = {
	"a", "a", "a", "a", "a", "a", "ae", "c",
	"e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "×",
	"o", "u", "u", "u", "u", "y", "th", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c",
	"e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "÷",
	"o", "u", "u", "u", "u", "y", "th", "y",
	"a", "a", "a", "a", "a", "a", "c", "c",
	"c", "c", "c", "c", "c", "c", "d", "d",
	"d", "d", "e", "e", "e", "e", "e", "e",
	"e", "e", "e", "e", "g", "g", "g", "g",
	"g", "g", "g", "g", "h", "h", "h", "h",
	"i", "i", "i", "i", "i", "i", "i", "i",
	"i", "i", "ij", "ij", "j", "j", "k", "k",
	"ĸ", "l", "l", "l", "l", "l", "l", "l·",
	"l·", "l", "l", "n", "n", "n", "n", "n",
	"n", "ʼn", "ŋ", "ŋ", "o", "o", "o", "o",
	"o", "o", "oe", "oe", "r", "r", "r", "r",
	"r", "r", "s", "s", "s", "s", "s", "s",
	"s", "s", "t", "t", "t", "t", "ŧ", "ŧ",
	"u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "u", "u", "w", "w", "y", "y",
	"y", "z", "z", "z", "z", "z", "z", "s",
};
/* clang-format on */

/* What decomposition leaves alone beyond: apostrophes of all keyboards. */
static const struct {
	uint32_t cp;
	const char *plain;
} plain_letters[] = {
    {0x00b4, "'"}, {0x02b9, "'"}, {0x02bb, "'"}, {0x02bc, "'"},
    {0x02be, "'"}, {0x02bf, "'"}, {0x2018, "'"}, {0x2019, "'"},
};

static const char *
plain_letter(uint32_t cp)
{
	if (cp >= LATIN_FIRST && cp < LATIN_END)
		return latin[cp - LATIN_FIRST];
	for (size_t i = 0; i < sizeof(plain_letters) / sizeof(*plain_letters);
	     i++)
		if (plain_letters[i].cp == cp)
			return plain_letters[i].plain;
	return NULL;
}

/* The bytes of one character folded; out has room for PARTS of them. */
static size_t
fold_one(char *out, uint32_t cp)
{
	const char *plain = plain_letter(cp);
	utf8proc_int32_t parts[UTF8_PARTS];
	utf8proc_ssize_t n;
	size_t len = 0;
	int boundclass = 0;

	if (plain != NULL) {
		for (; plain[len] != '\0'; len++)
			out[len] = plain[len];
		return len;
	}
	if ((cp >= 0x3000 && cp < 0xfe00) || cp >= 0x20000)
		return utf8_encode(cp, out);
	n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, UTF8_PARTS,
				    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
					UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK,
				    &boundclass);
	if (n < 0 || n > UTF8_PARTS)
		return utf8_encode(cp, out);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		len += utf8_encode((uint32_t)parts[i], out + len);
	return len;
}

/* Eight bytes of ASCII in small letters, or false: there is a grave or more. */
static bool
fold_eight(char out[8], const char p[8])
{
	const uint64_t ones = UINT64_C(0x0101010101010101), top = ones << 7;
	uint64_t word, grave, upper;

	memcpy(&word, p, sizeof(word));
	grave = word ^ ones * '`';
	/* The top bit of a byte: it is A or more, and not [ or more. */
	upper =
	    (word + ones * (0x80 - 'A')) & ~(word + ones * (0x80 - '[')) & top;
	if ((word & top) != 0 || ((grave - ones) & ~grave & top) != 0)
		return false;
	word |= upper >> 2;
	memcpy(out, &word, sizeof(word));
	return true;
}

/* ASCII at the front, `max` bytes at most: how many. */
static size_t
fold_ascii(char *out, size_t max, const char *p)
{
	size_t i = 0;

	while (i + 8 <= max && fold_eight(out + i, p + i))
		i += 8;
	for (; i < max && (unsigned char)p[i] < 0x80; i++)
		out[i] = p[i] == '`' ? '\'' : chr_tolower(p[i]);
	return i;
}

size_t
norm_fold(char *out, size_t room, struct str s)
{
	enum { ONE_MAX = 4 * UTF8_PARTS };
	char one[ONE_MAX];
	size_t n = 0;
	uint32_t cp;

	for (;;) {
		size_t left = room - n, len;

		len = fold_ascii(out + n, s.n < left ? s.n : left, s.p);
		n += len;
		s = str_from(s, len);
		if (n == room || !utf8_next(&s, &cp))
			break;
		len = fold_one(one, cp);
		if (n + len > room)
			break;
		for (size_t i = 0; i < len; i++)
			out[n++] = one[i];
	}
	return n;
}

size_t
norm_fit(struct buf *out, struct str s, size_t max)
{
	bool whole = utf8_columns(s) <= max;
	size_t room = whole ? max : max - (max > 0), used = 0;
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		size_t w;

		cp = utf8_harmless(cp);
		w = (size_t)utf8_width(cp);
		if (used + w > room)
			break;
		buf_utf8(out, cp);
		used += w;
	}
	if (!whole && max > 0) {
		buf_utf8(out, 0x2026);
		used++;
	}
	return used;
}
