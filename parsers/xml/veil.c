/* Text in ASCII for libxml2, and back. */
#include "parsers/xml/internal.h"

#include <string.h>

#include "core/scan.h"
#include "core/utf8.h"

enum {
	/* The first byte of a character becomes '@' to 'r', the others '@' to
	 * DEL; but never ']', which text may not have twice before '>'. */
	FIRST_SHIFT = 0x82,
	FIRST_BRACKET = '{',
	REST_SHIFT = 0x40,
	REST_BRACKET = '=',
	YOUNG = 2 /* bytes of a comment */
};

void
veil_reset(struct veil *v)
{
	*v = (struct veil){.state = VEIL_TEXT};
}

static size_t
length(unsigned char first)
{
	return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* --- Veiling -------------------------------------------------------------- */

/* How many bytes of text stand for themselves: ASCII but for DEL, up to "<". */
static size_t
plain_front(const unsigned char *p, size_t n)
{
	size_t i = 0;

	while (i + SCAN_STEP <= n) {
		scan_bytes b = scan_load((const char *)p + i);
		size_t at = scan_first((b == '<') | (b >= VEIL_MARK));

		i += at;
		if (at < SCAN_STEP)
			return i;
	}
	while (i < n && p[i] < VEIL_MARK && p[i] != '<')
		i++;
	return i;
}

/* Whole UTF-8, and a character that XML has. */
static bool
is_sound(const unsigned char *p, size_t n)
{
	if (n == 2)
		return p[0] >= 0xc2 && (p[1] & 0xc0) == 0x80;
	return utf8_valid(str_of((const char *)p, n)) == n &&
	       !(p[0] == 0xef && p[1] == 0xbf && p[2] >= 0xbe);
}

static unsigned char *
put_char(struct veil *v, unsigned char *to, const unsigned char *p, size_t n)
{
	v->used = true;
	*to++ = VEIL_MARK;
	if (n == 1) {
		*to++ = VEIL_MARK;
		return to;
	}
	*to = (unsigned char)(*p++ - FIRST_SHIFT);
	if (*to == ']')
		*to = FIRST_BRACKET;
	for (to++; --n > 0; to++) {
		*to = (unsigned char)(*p++ - REST_SHIFT);
		if (*to == ']')
			*to = REST_BRACKET;
	}
	return to;
}

static unsigned char *
put(unsigned char *to, const unsigned char *p, size_t n)
{
	memcpy(to, p, n);
	return to + n;
}

/* A character that is cut off waits for its other half. */
static size_t
veil_char(struct veil *v, const unsigned char *p, size_t n, unsigned char **to)
{
	size_t whole = length(*p);

	if (whole > n) {
		memcpy(v->held, p, n);
		v->nheld = n;
		return n;
	}
	if (!is_sound(p, whole)) {
		v->state = VEIL_OFF;
		return 0;
	}
	*to = put_char(v, *to, p, whole);
	return whole;
}

/* Text, and the "<" behind it; how many bytes that are. */
static size_t
veil_text(struct veil *v, const unsigned char *p, size_t n, unsigned char **to)
{
	size_t at = 0, run;

	while (at < n && v->state == VEIL_TEXT) {
		run = plain_front(p + at, n - at);
		*to = put(*to, p + at, run);
		at += run;
		if (at == n)
			break;
		if (p[at] == '<') {
			v->state = VEIL_START;
			*(*to)++ = p[at++];
		} else {
			at += veil_char(v, p + at, n - at, to);
		}
	}
	return at;
}

/* Puts to the half that waits what it lacks; how many bytes that takes. */
static size_t
veil_rest(struct veil *v, const unsigned char *p, size_t n, unsigned char **to)
{
	size_t whole = length(v->held[0]), lacks = whole - v->nheld;

	lacks = lacks < n ? lacks : n;
	memcpy(v->held + v->nheld, p, lacks);
	v->nheld += lacks;
	if (v->nheld < whole)
		return lacks;
	if (is_sound(v->held, whole)) {
		*to = put_char(v, *to, v->held, whole);
	} else {
		v->state = VEIL_OFF;
		*to = put(*to, v->held, whole);
	}
	v->nheld = 0;
	return lacks;
}

/* --- What begins with "<" ------------------------------------------------- */

/* Where in a tag it ends, or a quotation begins. */
static size_t
find_turn(const unsigned char *p, size_t n)
{
	size_t i = 0;

	while (i + SCAN_STEP <= n) {
		scan_bytes b = scan_load((const char *)p + i);
		size_t at = scan_first((b == '>') | (b == '"') | (b == '\''));

		i += at;
		if (at < SCAN_STEP)
			return i;
	}
	while (i < n && p[i] != '>' && p[i] != '"' && p[i] != '\'')
		i++;
	return i;
}

static size_t
see_tag(struct veil *v, const unsigned char *p, size_t n)
{
	size_t i = find_turn(p, n);

	if (i == n)
		return n;
	v->state = p[i] == '>'   ? VEIL_TEXT
		   : p[i] == '"' ? VEIL_QUOTE
				 : VEIL_APOSTROPHE;
	return i + 1;
}

static size_t
see_quotation(struct veil *v, const unsigned char *p, size_t n)
{
	char quote = v->state == VEIL_QUOTE ? '"' : '\'';
	const unsigned char *end = memchr(p, quote, n);

	if (end == NULL)
		return n;
	v->state = VEIL_TAG;
	return (size_t)(end - p) + 1;
}

/* Comments, CDATA sections and instructions end with "-->", "]]>" and "?>". */
static size_t
see_section(struct veil *v, const unsigned char *p, size_t n)
{
	static const struct {
		char c;
		unsigned char times;
	} ends[] = {
	    [VEIL_COMMENT] = {'-', 2},
	    [VEIL_CDATA] = {']', 2},
	    [VEIL_INSTRUCTION] = {'?', 1},
	};
	char c = ends[v->state].c;

	for (size_t i = 0; i < n; i++) {
		if (p[i] == '>' && v->seen == ends[v->state].times) {
			v->state = VEIL_TEXT;
			return i + 1;
		}
		if (p[i] != (unsigned char)c)
			v->seen = 0;
		else if (v->seen < ends[v->state].times)
			v->seen++;
	}
	return n;
}

/* Behind "<", "<!" or "<!-": the byte tells what it is. */
static size_t
see_start(struct veil *v, const unsigned char *p, size_t n)
{
	unsigned char c = *p;

	v->seen = v->young = 0;
	if (v->state == VEIL_DASH)
		v->state = c == '-' ? VEIL_COMMENT : VEIL_OFF;
	else if (v->state == VEIL_MARKED)
		v->state = c == '-'   ? VEIL_DASH
			   : c == '[' ? VEIL_CDATA
				      : VEIL_OFF;
	else if (c == '!')
		v->state = VEIL_MARKED;
	else
		v->state = c == '?' ? VEIL_INSTRUCTION : VEIL_TAG;
	return v->state == VEIL_TAG ? see_tag(v, p, n) : 1;
}

/*
 * The ">" of "<!-->" and "<!--->" ends no comment, but libxml2, when it is
 * given pieces, believes that it does: nobody reads it, so it becomes a blank.
 */
static unsigned char
young_byte(struct veil *v, const unsigned char *p)
{
	v->young++;
	see_section(v, p, 1);
	return *p == '>' && v->state == VEIL_COMMENT ? ' ' : *p;
}

static size_t
see(struct veil *v, const unsigned char *p, size_t n)
{
	if (v->state == VEIL_OFF)
		return n;
	if (v->state <= VEIL_DASH)
		return see_start(v, p, n);
	if (v->state == VEIL_TAG)
		return see_tag(v, p, n);
	return v->state <= VEIL_APOSTROPHE ? see_quotation(v, p, n)
					   : see_section(v, p, n);
}

size_t
veil(struct veil *v, struct str in, char *out)
{
	const unsigned char *p = (const unsigned char *)in.p;
	unsigned char *to = (unsigned char *)out;
	size_t n = in.n, run;

	for (; n > 0; p += run, n -= run) {
		if (v->nheld > 0) {
			run = veil_rest(v, p, n, &to);
		} else if (v->state == VEIL_TEXT) {
			run = veil_text(v, p, n, &to);
		} else if (v->state == VEIL_COMMENT && v->young < YOUNG) {
			run = 1;
			*to++ = young_byte(v, p);
		} else {
			run = see(v, p, n);
			to = put(to, p, run);
		}
	}
	return (size_t)(to - (unsigned char *)out);
}

size_t
veil_end(struct veil *v, char *out)
{
	size_t n = v->nheld;

	memcpy(out, v->held, n);
	v->nheld = 0;
	v->state = VEIL_OFF;
	return n;
}

/* --- Unveiling ------------------------------------------------------------ */

static unsigned char
first_byte(unsigned char c)
{
	return (unsigned char)((c == FIRST_BRACKET ? ']' : c) + FIRST_SHIFT);
}

static size_t
take_char(char *to, const unsigned char *p, size_t n)
{
	if (n == 1) {
		*to = VEIL_MARK;
		return 1;
	}
	*to++ = (char)first_byte(*p++);
	for (size_t i = 1; i < n; i++, p++)
		*to++ = (char)((*p == REST_BRACKET ? ']' : *p) + REST_SHIFT);
	return n;
}

/* The character that began in what came before, made longer by a byte. */
static size_t
take_late(struct veil *v, unsigned char c, char *to)
{
	size_t whole;

	v->late[v->nlate++] = c;
	whole = v->late[0] == VEIL_MARK ? 1 : length(first_byte(v->late[0]));
	if (v->nlate < whole)
		return 0;
	v->begun = false;
	v->nlate = 0;
	return take_char(to, v->late, whole);
}

size_t
unveil(struct veil *v, struct str in, char *out)
{
	const unsigned char *p = (const unsigned char *)in.p, *mark;
	size_t n = in.n, run;
	char *to = out;

	for (; n > 0; p += run, n -= run) {
		run = 1;
		if (v->begun) {
			to += take_late(v, *p, to);
		} else if (*p == VEIL_MARK) {
			v->begun = true;
		} else {
			mark = memchr(p, VEIL_MARK, n);
			run = mark == NULL ? n : (size_t)(mark - p);
			memcpy(to, p, run);
			to += run;
		}
	}
	return (size_t)(to - out);
}
