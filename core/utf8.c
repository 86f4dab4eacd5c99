/* UTF-8 and Unicode properties, by utf8proc. */
#include "core/utf8.h"

#include <string.h>

#include <utf8proc.h>

enum { REPLACEMENT = 0xfffd };

/* Whether s has no byte above 0x7f, eight at a time. */
static size_t
ascii_run(const char *p, size_t n)
{
	uint64_t word;
	size_t i = 0;

	for (; i + sizeof(word) <= n; i += sizeof(word)) {
		memcpy(&word, p + i, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < n && !((unsigned char)p[i] & 0x80))
		i++;
	return i;
}

/* Length of the well-formed sequence at p (Unicode, table 3-7), or 0. */
static size_t
sequence(const unsigned char *p, size_t n)
{
	unsigned char lo = 0x80, hi = 0xbf;
	size_t len;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (n < len)
		return 0;
	if (p[0] == 0xe0)
		lo = 0xa0;
	else if (p[0] == 0xed)
		hi = 0x9f;
	else if (p[0] == 0xf0)
		lo = 0x90;
	else if (p[0] == 0xf4)
		hi = 0x8f;
	if (p[1] < lo || p[1] > hi)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

size_t
utf8_valid(struct str s)
{
	size_t i = 0, len;

	if (s.n == 0)
		return 0;
	for (;;) {
		i += ascii_run(s.p + i, s.n - i);
		if (i >= s.n)
			return s.n;
		len = sequence((const unsigned char *)s.p + i, s.n - i);
		if (len == 0)
			return i;
		i += len;
	}
}

bool
utf8_next(struct str *s, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s->p;
	size_t len;

	if (s->n == 0)
		return false;
	len = sequence(p, s->n);
	switch (len) {
	case 0:
		*cp = REPLACEMENT;
		len = 1;
		break;
	case 1:
		*cp = p[0];
		break;
	case 2:
		*cp = (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
		break;
	case 3:
		*cp =
		    (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
		break;
	default:
		*cp = (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
		      (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
		break;
	}
	*s = str_of(s->p + len, s->n - len);
	return true;
}

size_t
utf8_encode(uint32_t cp, char out[4])
{
	if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
		cp = REPLACEMENT;
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp,
					    (utf8proc_uint8_t *)out);
}

void
utf8_put(struct buf *b, uint32_t cp)
{
	char bytes[4];

	buf_put(b, bytes, utf8_encode(cp, bytes));
}

bool
utf8_xml_char(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || cp == '\r' ||
	       (cp >= 0x20 && cp <= 0xd7ff) || (cp >= 0xe000 && cp <= 0xfffd) ||
	       (cp >= 0x10000 && cp <= 0x10ffff);
}

bool
utf8_harmful(uint32_t cp)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
	    {0x00, 0x1f},     {0x7f, 0x9f},       {0x61c, 0x61c},
	    {0x200e, 0x200f}, {0x2028, 0x202e},   {0x2066, 0x2069},
	    {0xd800, 0xdfff}, {0xfdd0, 0xfdef},   {0xfeff, 0xfeff},
	    {0xfff9, 0xfffb}, {0xe0000, 0xe007f},
	};

	if (cp >= 0x20 && cp < 0x7f)
		return false;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return true;
	return (cp & 0xfffe) == 0xfffe;
}

int
utf8_width(uint32_t cp)
{
	if (cp >= 0x20 && cp < 0x7f)
		return 1;
	return utf8proc_charwidth((utf8proc_int32_t)cp);
}

size_t
utf8_columns(struct str s)
{
	size_t n = 0;
	uint32_t cp;

	while (utf8_next(&s, &cp))
		n += (size_t)utf8_width(cp);
	return n;
}

bool
utf8_is_upper(uint32_t cp)
{
	if (cp < 0x80)
		return chr_upper((char)cp);
	return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LU;
}

bool
utf8_is_letter(uint32_t cp)
{
	utf8proc_category_t c;

	if (cp < 0x80)
		return chr_alpha((char)cp);
	c = utf8proc_category((utf8proc_int32_t)cp);
	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

uint32_t
utf8_tolower(uint32_t cp)
{
	if (cp < 0x80)
		return (uint32_t)(unsigned char)chr_tolower((char)cp);
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

/*
 * Composition changes nothing below U+0300: there, characters are composed
 * already and none combines. German and French text ends here.
 */
static bool
plainly_composed(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0xcc)
			return false;
	return true;
}

struct str
utf8_nfc(struct arena *a, struct str s)
{
	utf8proc_int32_t *cps;
	utf8proc_ssize_t n, room;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s.p;

	if (plainly_composed(s) || utf8_valid(s) != s.n)
		return s;
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

size_t
utf8_decompose(uint32_t cp, uint32_t out[UTF8_PARTS])
{
	utf8proc_int32_t parts[UTF8_PARTS];
	utf8proc_ssize_t n;
	int boundclass = 0;

	n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, UTF8_PARTS,
				    UTF8PROC_DECOMPOSE, &boundclass);
	out[0] = cp;
	if (n <= 0 || n > UTF8_PARTS)
		return 1;
	for (utf8proc_ssize_t i = 0; i < n; i++)
		out[i] = (uint32_t)parts[i];
	return (size_t)n;
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

void
utf8_fold_ascii(struct buf *out, struct str s)
{
	enum { PARTS = 8 };
	utf8proc_int32_t parts[PARTS];
	utf8proc_ssize_t n;
	uint32_t cp;
	int boundclass;

	while (utf8_next(&s, &cp)) {
		if (cp < 0x80) {
			buf_char(out, (char)cp);
			continue;
		}
		if (fold_by_table(out, cp))
			continue;
		boundclass = 0;
		n = utf8proc_decompose_char(
		    (utf8proc_int32_t)cp, parts, PARTS,
		    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundclass);
		for (utf8proc_ssize_t i = 0; i < n && i < PARTS; i++)
			if (parts[i] < 0x80)
				buf_char(out, (char)parts[i]);
	}
}

static uint32_t
harmless(uint32_t cp)
{
	return cp == REPLACEMENT || utf8_harmful(cp) ? '?' : cp;
}

size_t
utf8_fit(struct buf *out, struct str s, size_t max)
{
	bool whole = utf8_columns(s) <= max;
	size_t room = whole ? max : max - (max > 0), used = 0;
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		size_t w;

		cp = harmless(cp);
		w = (size_t)utf8_width(cp);
		if (used + w > room)
			break;
		utf8_put(out, cp);
		used += w;
	}
	if (!whole && max > 0) {
		utf8_put(out, 0x2026);
		used++;
	}
	return used;
}

void
utf8_printable(char *out, size_t n, struct str s)
{
	size_t at = 0, len;
	char bytes[4];
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		len = utf8_encode(harmless(cp), bytes);
		if (at + len >= n)
			break;
		memcpy(out + at, bytes, len);
		at += len;
	}
	out[at] = '\0';
}
