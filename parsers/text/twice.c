/*
 * Text that was put into UTF-8 twice, "MÃ¼ller": each byte above 0x7f became a
 * character of Latin 1 or of Windows 1252. Undone where nothing else can be
 * meant: every character outside of ASCII is part of such a sequence.
 */
#include "core/buf.h"
#include "core/table.h"
#include "core/utf8.h"
#include "core/windows_1252.h"
#include "parsers/text/internal.h"

enum {
	SEQUENCE_MAX = 4,
	ODD_MAX = 8,
	GOOD_FOR_ODD = 1 /* so many good ones for one that is odd */
};

/* What came of them: first and last character, and what they are told by. */
static const struct {
	uint32_t first, last;
	bool alone; /* one will do; else two side by side */
} ranges[] = {
    {0x00a0, 0x017f, true},  /* Latin */
    {0x0218, 0x021b, true},  /* of Romania */
    {0x02b9, 0x02dd, false}, /* signs between and above */
    {0x0300, 0x0336, false}, /* accents */
    {0x0370, 0x077f, false}, /* Greek to Syriac */
    {0x0900, 0x10ff, false}, /* India to Georgia */
    {0x1e00, 0x1fff, true},  /* Latin with two accents, old Greek */
    {0x2010, 0x2044, true},  /* dashes, quotation marks */
    {0x20ac, 0x2212, true},  /* the euro, trade marks, arrows, minus */
    {0x3000, 0xd7a3, false}, /* East Asia */
};

/*
 * Stands behind a letter in sound text, too: a no-break space, a quotation
 * mark, and behind others than "Â" and "Ã" a raised digit: "12 Å³".
 */
static bool
may_be_meant(uint32_t cp, unsigned char lead)
{
	return cp == 0xa0 || cp == 0xbb || (cp >= 0x2010 && cp <= 0x203a) ||
	       (lead > 0xc3 && cp >= 0xb0 && cp <= 0xbe);
}

/*
 * A character at the front of s that was put into UTF-8 twice: the bytes that
 * it takes, or 0. `sure`: its sequence is no sound text.
 */
static size_t
sequence(struct str s, uint32_t *cp, bool *sure, bool *alone)
{
	char bytes[SEQUENCE_MAX];
	struct str rest = s, one;
	uint32_t c = 0;
	size_t n = 0, want = 1;

	for (*sure = true; n < want && utf8_next(&rest, &c); n++) {
		unsigned char b = windows_1252_byte(c);

		if (n == 0)
			want = b >= 0xf5 || b < 0xc2 ? 0
			       : b >= 0xf0           ? 4
			       : b >= 0xe0           ? 3
						     : 2;
		else if (b < 0x80 || b > 0xbf)
			return 0;
		if (want == 0)
			return 0;
		*sure &= n == 0 || !may_be_meant(c, (unsigned char)bytes[0]);
		bytes[n] = (char)b;
	}
	one = str_of(bytes, n);
	if (n < want || utf8_valid(one) != n || !utf8_next(&one, cp) ||
	    utf8_harmful(*cp))
		return 0;
	for (size_t i = 0; i < COUNT(ranges); i++)
		if (*cp >= ranges[i].first && *cp <= ranges[i].last) {
			*alone = ranges[i].alone;
			return s.n - rest.n;
		}
	return 0;
}

/*
 * Is what is not ASCII such sequences, and one or two of them told for sure?
 * A few of them may have lost a byte on their way, and stay as they are.
 */
static bool
is_twice(struct str s)
{
	bool told = false, beside = false, sure, alone;
	size_t good = 0, odd = 0;
	uint32_t cp;

	while (s.n > 0) {
		size_t n = utf8_ascii(s);

		beside &= n == 0;
		s = str_from(s, n);
		if (s.n == 0)
			break;
		n = sequence(s, &cp, &sure, &alone);
		if (n == 0) {
			if (++odd > ODD_MAX)
				return false;
			utf8_next(&s, &cp);
			beside = false;
			continue;
		}
		told |= alone ? sure : beside;
		good++;
		beside = true;
		s = str_from(s, n);
	}
	return told && good >= GOOD_FOR_ODD * odd;
}

struct str
text_once(struct arena *a, struct str s)
{
	struct str out = s;
	struct buf b;

	if (utf8_ascii(s) == s.n || !is_twice(s))
		return s;
	buf_init(&b, s.n);
	while (s.n > 0) {
		bool sure, alone;
		uint32_t cp;
		char one[SEQUENCE_MAX];
		size_t n = utf8_ascii(s);

		buf_put(&b, s.p, n);
		s = str_from(s, n);
		if (s.n == 0)
			break;
		n = sequence(s, &cp, &sure, &alone);
		if (n > 0)
			s = str_from(s, n);
		else
			utf8_next(&s, &cp);
		buf_put(&b, one, utf8_encode(cp, one));
	}
	if (!b.failed)
		out = arena_copy(a, buf_view(&b));
	buf_free(&b);
	return out;
}
