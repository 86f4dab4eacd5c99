/* Text as one clean line, in normalisation form C. */
#include "core/line.h"

#include <stdint.h>
#include <string.h>

#include "core/norm.h"
#include "core/scan.h"
#include "core/utf8.h"

/*
 * Bytes that leave a text as it is: printable ASCII (.), and leads of
 * characters that are in normalisation form C whatever stands around them:
 * of two bytes (2), of U+0080 to U+00BF (c), of three bytes (3), of U+2000 to
 * U+2FFF (e). What is not here (-) takes the long way.
 */
static const char plain[] = "----------------"
			    "----------------"
			    " ..............."
			    "................"
			    "................"
			    "................"
			    "................"
			    "...............-"
			    "----------------"
			    "----------------"
			    "----------------"
			    "----------------"
			    "--c222222222---2"
			    "22--------------"
			    "--e-333333------"
			    "----------------";

static bool
continues(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

/*
 * Bytes of the character above U+007F at p when it is one of those above,
 * else 0. U+2000 to U+2FFF holds line ends, compatibility spaces and, from
 * U+20D0, combining marks: only U+2002 to U+20CF less the line ends count.
 */
static size_t
plain_char(const unsigned char *p, size_t n)
{
	switch (plain[*p]) {
	case 'c':
		return n >= 2 && p[1] >= 0xa0 && p[1] <= 0xbf ? 2 : 0;
	case '2':
		return n >= 2 && continues(p[1]) ? 2 : 0;
	case '3':
		return n >= 3 && continues(p[1]) && continues(p[2]) ? 3 : 0;
	case 'e':
		if (n < 3 || !continues(p[2]))
			return 0;
		if (p[1] == 0x80)
			return p[2] >= 0x82 && p[2] != 0xa8 && p[2] != 0xa9 ? 3
									    : 0;
		return p[1] == 0x81 || p[1] == 0x82 ||
			       (p[1] == 0x83 && p[2] < 0x90)
			   ? 3
			   : 0;
	default:
		return 0;
	}
}

size_t
line_run(const char classes[256], struct str s, size_t from)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = from;

	/* Four at a time: this is where most of an export's time goes. */
	for (; i + 4 <= s.n; i += 4)
		if ((classes[p[i]] ^ '.') | (classes[p[i + 1]] ^ '.') |
		    (classes[p[i + 2]] ^ '.') | (classes[p[i + 3]] ^ '.'))
			break;
	while (i < s.n && classes[p[i]] == '.')
		i++;
	return i - from;
}

/*
 * How many bytes from `from` on, as far as sixteen and one more are left, are
 * printable ASCII without two blanks in a row.
 */
static size_t
ascii_run(struct str s, size_t from)
{
	size_t i = from, at;

	while (i + SCAN_STEP < s.n) {
		scan_bytes b = scan_load(s.p + i),
			   next = scan_load(s.p + i + 1);

		at = scan_first((b < ' ') | (b >= 0x7f) |
				((b == ' ') & (next == ' ')));
		i += at;
		if (at < SCAN_STEP)
			break;
	}
	return i - from;
}

/* Whether there is nothing to clean, and NFC beyond doubt. */
static bool
is_plain(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0, n;

	if (s.n == 0)
		return true;
	if (p[0] == ' ' || p[s.n - 1] == ' ')
		return false;
	while (i < s.n) {
		i += ascii_run(s, i);
		/* No more than the rest of a word before the next try. */
		for (; i < s.n && plain[p[i]] == '.'; i++)
			;
		if (i == s.n)
			break;
		if (p[i] == ' ') {
			if (p[++i] == ' ')
				return false;
			continue;
		}
		n = plain_char(p + i, s.n - i);
		if (n == 0)
			return false;
		i += n;
	}
	return true;
}

static bool
is_break(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 ||
	       cp == 0x2028 || cp == 0x2029;
}

enum { BOM = 0xfeff };

/* A byte order mark says nothing inside a text, and at its front too much. */
static bool
is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == BOM;
}

/* U+FFFD takes three bytes where one bad byte stood. */
enum { GROWTH = 3 };

static struct str
clean(struct arena *a, struct str s)
{
	bool valid = utf8_valid(s) == s.n, space = false;
	char *out = s.n > SIZE_MAX / GROWTH
			? NULL
			: arena_alloc(a, valid ? s.n : s.n * GROWTH);
	const char *from = s.p;
	size_t n = 0;
	uint32_t cp;

	if (out == NULL)
		return STR_NONE;
	for (; utf8_next(&s, &cp); from = s.p) {
		if (is_break(cp)) {
			space = n > 0;
			continue;
		}
		if (is_control(cp))
			continue;
		if (space)
			out[n++] = ' ';
		space = false;
		if (cp == 0xfffd) {
			n += utf8_encode(cp, out + n);
			continue;
		}
		memcpy(out + n, from, (size_t)(s.p - from));
		n += (size_t)(s.p - from);
	}
	return str_of(out, n);
}

struct str
line_of(struct arena *a, struct str s)
{
	if (!is_plain(s))
		s = norm_nfc(a, clean(a, s));
	if (s.n == 4 && (str_ieq(s, STR("None")) || str_ieq(s, STR("null"))))
		return STR_NONE;
	return s;
}

struct str
line_join(struct arena *a, const struct str *v, size_t n, struct str sep)
{
	size_t total = 0, at = 0;
	char *out;

	for (size_t i = 0; i < n; i++)
		total += v[i].n + sep.n;
	out = arena_alloc(a, total);
	if (out == NULL)
		return STR_NONE;
	for (size_t i = 0; i < n; i++) {
		if (v[i].n == 0)
			continue;
		if (at > 0 && sep.n > 0) {
			memcpy(out + at, sep.p, sep.n);
			at += sep.n;
		}
		memcpy(out + at, v[i].p, v[i].n);
		at += v[i].n;
	}
	return str_of(out, at);
}

struct str
line_list(struct arena *a, const struct rec_texts *l, struct str sep)
{
	struct str *v;

	if (l->n == 0)
		return STR_NONE;
	if (l->n == 1)
		return line_of(a, l->v[0].text);
	v = arena_alloc(a, l->n * sizeof(*v));
	if (v == NULL)
		return STR_NONE;
	for (size_t i = 0; i < l->n; i++)
		v[i] = line_of(a, l->v[i].text);
	return line_join(a, v, l->n, sep);
}

struct str
line_cat(struct arena *a, struct str first, struct str second)
{
	struct str v[] = {first, second};

	if (first.n == 0 || second.n == 0)
		return STR_NONE;
	return line_join(a, v, 2, STR_NONE);
}
