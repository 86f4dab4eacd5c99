/* UTF-8 and properties of characters, by utf8proc. */
#include "core/utf8.h"

#include <string.h>

#include <utf8proc.h>

enum { REPLACEMENT = 0xfffd, HANGUL_FIRST = 0xac00, HANGUL_LAST = 0xd7a3 };

static bool
eight_ascii(const char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return (word & UINT64_C(0x8080808080808080)) == 0;
}

static inline size_t
ascii_front(struct str s)
{
	size_t i = 0;

	while (i + 8 <= s.n && eight_ascii(s.p + i))
		i += 8;
	/* The last eight, some of them again. */
	if (s.n >= 8 && i + 8 > s.n && eight_ascii(s.p + s.n - 8))
		return s.n;
	while (i < s.n && !((unsigned char)s.p[i] & 0x80))
		i++;
	return i;
}

size_t
utf8_ascii(struct str s)
{
	return ascii_front(s);
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
	size_t i = ascii_front(s), len;

	while (i < s.n) {
		len = sequence((const unsigned char *)s.p + i, s.n - i);
		if (len == 0)
			return i;
		i += len;
		i += ascii_front(str_from(s, i));
	}
	return s.n;
}

bool
utf8_next_wide(struct str *s, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s->p;
	size_t len = sequence(p, s->n);

	switch (len) {
	case 0:
		*cp = REPLACEMENT;
		len = 1;
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

uint32_t
utf8_lower(uint32_t cp)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
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
utf8_is_upper_wide(uint32_t cp)
{
	return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LU;
}

bool
utf8_is_letter_wide(uint32_t cp)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
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

uint32_t
utf8_fold_wide(uint32_t cp)
{
	static const struct {
		uint32_t cp, base;
	} strokes[] = {
	    {0x00ba, 'o'}, {0x00f8, 'o'}, {0x0111, 'd'},
	    {0x0127, 'h'}, {0x0131, 'i'}, {0x0142, 'l'},
	};
	uint32_t parts[UTF8_PARTS];
	utf8proc_category_t c;

	c = utf8proc_category((utf8proc_int32_t)cp);
	if (c >= UTF8PROC_CATEGORY_MN && c <= UTF8PROC_CATEGORY_ME)
		return 0;
	if (cp >= HANGUL_FIRST && cp <= HANGUL_LAST)
		return cp; /* syllables, not a letter and its marks */
	utf8_decompose(cp, parts);
	cp = (uint32_t)utf8proc_tolower((utf8proc_int32_t)parts[0]);
	for (size_t i = 0; i < sizeof(strokes) / sizeof(strokes[0]); i++)
		if (strokes[i].cp == cp)
			return strokes[i].base;
	return cp;
}

uint32_t
utf8_harmless(uint32_t cp)
{
	return cp == REPLACEMENT || utf8_harmful(cp) ? '?' : cp;
}

void
utf8_printable(char *out, size_t n, struct str s)
{
	size_t at = 0, len;
	char bytes[4];
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		len = utf8_encode(utf8_harmless(cp), bytes);
		if (at + len >= n)
			break;
		memcpy(out + at, bytes, len);
		at += len;
	}
	out[at] = '\0';
}

const char *
utf8_version(void)
{
	return utf8proc_version();
}

int
utf8_digit(uint32_t cp)
{
	/* The zeros (Unicode, property Nd) of what repositories write in. */
	static const uint32_t zeros[] = {
	    '0',   0x660, 0x6f0, 0x966, 0x9e6, 0xa66,  0xae6,  0xb66,  0xbe6,
	    0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10,
	};

	for (size_t i = 0; i < sizeof(zeros) / sizeof(*zeros); i++)
		if (cp >= zeros[i] && cp <= zeros[i] + 9)
			return (int)(cp - zeros[i]);
	return -1;
}
