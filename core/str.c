/* String views over bytes somebody else owns. */
#include "core/str.h"

#include <stdio.h>
#include <string.h>

#include "core/scan.h"

int
chr_hex(char c)
{
	if (chr_digit(c))
		return c - '0';
	c = chr_tolower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
chr_xdigit(char c)
{
	return chr_hex(c) >= 0;
}

bool
str_istarts_long(struct str s, struct str prefix)
{
	for (size_t i = 1; i < prefix.n; i++)
		if (s.p[i] != prefix.p[i] &&
		    chr_tolower(s.p[i]) != chr_tolower(prefix.p[i]))
			return false;
	return true;
}

/* Where both of its first bytes stand, from `at` on, sixteen at a time. */
static size_t
find_pair(struct str s, struct str what, size_t at)
{
	while (at + SCAN_STEP < s.n) {
		scan_bytes b = scan_load(s.p + at),
			   next = scan_load(s.p + at + 1);
		size_t first = scan_first((b == (unsigned char)what.p[0]) &
					  (next == (unsigned char)what.p[1]));

		at += first;
		if (first < SCAN_STEP)
			break;
	}
	return at;
}

size_t
str_find(struct str s, struct str what)
{
	const char *p = s.p, *hit;
	size_t left = s.n, at = 0;

	if (what.n == 0)
		return 0;
	if (what.n > s.n)
		return STR_NPOS;
	while (what.n > 1 && at + SCAN_STEP < s.n) {
		at = find_pair(s, what, at);
		if (at + what.n <= s.n && memcmp(s.p + at, what.p, what.n) == 0)
			return at;
		if (at + SCAN_STEP < s.n)
			at++;
	}
	p += at;
	left -= at;
	while (left >= what.n) {
		hit = memchr(p, what.p[0], left - what.n + 1);
		if (hit == NULL)
			return STR_NPOS;
		if (memcmp(hit, what.p, what.n) == 0)
			return (size_t)(hit - s.p);
		left -= (size_t)(hit + 1 - p);
		p = hit + 1;
	}
	return STR_NPOS;
}

/* Which of these bytes are this letter, small or great? */
static inline scan_hits
either_case(const char *p, unsigned char low)
{
	scan_bytes b = scan_load(p);

	return ((b | 0x20) == low) | (b == low);
}

size_t
str_ifind(struct str s, struct str what)
{
	size_t i = 0, at;
	unsigned char first, second;

	if (what.n == 0)
		return 0;
	if (what.n > s.n)
		return STR_NPOS;
	first = (unsigned char)chr_tolower(what.p[0]);
	second = (unsigned char)chr_tolower(what.p[what.n > 1]);
	while (what.n > 1 && i + SCAN_STEP < s.n) {
		at = scan_first(either_case(s.p + i, first) &
				either_case(s.p + i + 1, second));
		i += at;
		if (at == SCAN_STEP)
			continue;
		if (i + what.n <= s.n &&
		    str_istarts_long((struct str){s.p + i, s.n - i}, what))
			return i;
		i++;
	}
	for (; i + what.n <= s.n; i++)
		if ((unsigned char)chr_tolower(s.p[i]) == first &&
		    str_istarts_long(str_from(s, i), what))
			return i;
	return STR_NPOS;
}

size_t
str_rfind(struct str s, struct str what)
{
	if (what.n == 0 || what.n > s.n)
		return STR_NPOS;
	for (size_t at = s.n - what.n;; at--) {
		if (s.p[at] == what.p[0] &&
		    memcmp(s.p + at, what.p, what.n) == 0)
			return at;
		if (at == 0)
			return STR_NPOS;
	}
}

size_t
str_rchr(struct str s, char c)
{
	size_t i = s.n;

	while (i >= SCAN_STEP && !scan_any(scan_load(s.p + i - SCAN_STEP) == c))
		i -= SCAN_STEP;
	for (; i > 0; i--)
		if (s.p[i - 1] == c)
			return i - 1;
	return STR_NPOS;
}

bool
str_cut(struct str *s, char sep, struct str *part)
{
	size_t at;

	if (s->p == NULL)
		return false;
	at = str_chr(*s, sep);
	if (at == STR_NPOS) {
		*part = *s;
		*s = STR_NONE;
		return true;
	}
	*part = str_left(*s, at);
	*s = (struct str){s->p + at + 1, s->n - at - 1};
	return true;
}

long long
str_number(struct str s, long long max)
{
	long long v = 0;

	if (s.n == 0)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		if (!chr_digit(s.p[i]))
			return -1;
		if (v > (max - (s.p[i] - '0')) / 10)
			return -1;
		v = v * 10 + (s.p[i] - '0');
	}
	return v;
}

const char *
str_count(char room[STR_COUNT_MAX], uint64_t n, const char *what)
{
	char digits[32];
	size_t at = sizeof(digits), count = 0;
	uint64_t left = n;

	digits[--at] = '\0';
	do {
		if (count > 0 && count % 3 == 0)
			digits[--at] = ',';
		digits[--at] = (char)('0' + left % 10);
		count++;
		left /= 10;
	} while (left > 0);
	snprintf(room, STR_COUNT_MAX, "%s%s%s%s", digits + at,
		 what != NULL ? " " : "", what != NULL ? what : "",
		 what == NULL || n == 1 ? "" : "s");
	return room;
}
