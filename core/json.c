/* The JSON writer: runs of harmless bytes are copied, the rest escaped. */
#include "core/json.h"

#include <assert.h>
#include <string.h>

#include "core/utf8.h"
#include "core/line.h"

/*
 * What each byte of valid UTF-8 asks for, 16 a row: nothing (.), a short
 * escape (s), a long one (c), a look at what it leads (2, 3).
 */
static const char classes[] = "ccccccccssscsscc"
			      "cccccccccccccccc"
			      "..s............."
			      "................"
			      "................"
			      "............s..."
			      "................"
			      "...............c"
			      "................"
			      "................"
			      "................"
			      "................"
			      "..2............."
			      "................"
			      "..3............."
			      "................";

static const char shorts[128] = {
    ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n',  ['\f'] = 'f',
    ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\',
};

/* \uXXXX for a character below U+10000. */
static void
put_hex(struct buf *out, unsigned cp)
{
	static const char digits[] = "0123456789abcdef";
	char esc[6] = {'\\', 'u'};

	for (int i = 0; i < 4; i++)
		esc[2 + i] = digits[cp >> (12 - 4 * i) & 15];
	buf_put(out, esc, sizeof(esc));
}

/*
 * U+2028 and U+2029, line ends in JavaScript, and those behind them, U+202A to
 * U+202E and U+2066 to U+2069, which turn the order of what follows round.
 */
static bool
is_turning(const unsigned char *p)
{
	return (p[1] == 0x80 && p[2] >= 0xa8 && p[2] <= 0xae) ||
	       (p[1] == 0x81 && p[2] >= 0xa6 && p[2] <= 0xa9);
}

/*
 * Bytes of the character at p when it must be escaped, else 0. The text is
 * valid UTF-8, so what follows a lead byte is there.
 */
static size_t
escape(struct buf *out, const unsigned char *p)
{
	switch (classes[*p]) {
	case 's':
		buf_put(out, (char[]){'\\', shorts[*p]}, 2);
		return 1;
	case 'c':
		put_hex(out, *p);
		return 1;
	case '2': /* U+0080 to U+009F, the C1 controls */
		if (p[1] >= 0xa0)
			return 0;
		put_hex(out, p[1]);
		return 2;
	case '3':
		if (!is_turning(p))
			return 0;
		put_hex(out, 0x2000u + (p[1] & 3u) * 64 + (p[2] & 0x3fu));
		return 3;
	default:
		return 0;
	}
}

static void
put_valid(struct buf *out, struct str s)
{
	size_t from = 0, i, n;

	for (i = line_run(classes, s, 0); i < s.n;
	     i += line_run(classes, s, i)) {
		buf_put(out, s.p + from, i - from);
		from = i;
		n = escape(out, (const unsigned char *)s.p + i);
		i += n == 0 ? 1 : n;
		from += n;
	}
	buf_put(out, s.p + from, i - from);
}

void
json_quote(struct buf *out, struct str s)
{
	size_t n;

	buf_char(out, '"');
	while (s.n > 0) {
		n = utf8_valid(s);
		put_valid(out, str_left(s, n));
		if (n == s.n)
			break;
		buf_str(out, STR("\xef\xbf\xbd"));
		s = str_from(s, n + 1);
	}
	buf_char(out, '"');
}

void
json_init(struct json *j, struct buf *out, bool pretty)
{
	*j = (struct json){.out = out, .pretty = pretty};
}

static void
new_line(struct json *j)
{
	if (!j->pretty)
		return;
	buf_char(j->out, '\n');
	for (int i = 0; i < j->depth; i++)
		buf_str(j->out, STR("  "));
}

/* What stands in front of every value. */
static void
lead(struct json *j, const char *name)
{
	bool object = j->depth > 0 && j->closers[j->depth - 1] == '}';

	assert(object == (name != NULL));
	if (j->comma)
		buf_char(j->out, ',');
	if (j->depth > 0)
		new_line(j);
	j->comma = true;
	if (!object)
		return;
	buf_char(j->out, '"');
	buf_puts(j->out, name);
	buf_str(j->out, j->pretty ? STR("\": ") : STR("\":"));
}

static void
push(struct json *j, const char *name, char opener, char closer)
{
	assert(j->depth < JSON_DEPTH_MAX);
	lead(j, name);
	buf_char(j->out, opener);
	j->closers[j->depth++] = closer;
	j->comma = false;
}

void
json_object(struct json *j, const char *name)
{
	push(j, name, '{', '}');
}

void
json_array(struct json *j, const char *name)
{
	push(j, name, '[', ']');
}

void
json_end(struct json *j)
{
	bool empty = !j->comma;

	assert(j->depth > 0);
	j->depth--;
	if (!empty)
		new_line(j);
	buf_char(j->out, j->closers[j->depth]);
	j->comma = true;
}

void
json_str(struct json *j, const char *name, struct str value)
{
	lead(j, name);
	json_quote(j->out, value);
}

void
json_opt(struct json *j, const char *name, struct str value)
{
	if (value.n > 0)
		json_str(j, name, value);
}

void
json_int(struct json *j, const char *name, long long value)
{
	lead(j, name);
	buf_int(j->out, value);
}

void
json_bool(struct json *j, const char *name, bool value)
{
	lead(j, name);
	buf_puts(j->out, value ? "true" : "false");
}

void
json_escape_all(struct buf *out, size_t from, struct arena *a)
{
	struct str s;
	uint32_t cp;
	size_t at = from;

	while (at < out->n && (unsigned char)out->p[at] < 0x80)
		at++;
	if (at == out->n || out->failed)
		return;
	s = arena_str(a, out->p + at, out->n - at);
	out->n = at;
	while (utf8_next(&s, &cp)) {
		if (cp < 0x80) {
			buf_char(out, (char)cp);
		} else if (cp < 0x10000) {
			put_hex(out, cp);
		} else { /* a surrogate pair: RFC 8259, section 7 */
			put_hex(out, 0xd7c0 + (cp >> 10));
			put_hex(out, 0xdc00 + (cp & 0x3ff));
		}
	}
}
