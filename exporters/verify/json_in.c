/* The JSON reader: one state, one stack of what is open. */
#include "exporters/verify/internal.h"

#include <inttypes.h>
#include <string.h>

#include "core/buf.h"
#include "core/mem.h"

enum state {
	WANT_VALUE,
	WANT_VALUE_OR_END, /* behind "[" */
	WANT_KEY,
	WANT_KEY_OR_END, /* behind "{" */
	WANT_COLON,
	WANT_MORE, /* behind a value: "," or the end */
	IN_STRING,
	IN_ESCAPE,
	IN_HEX,
	IN_WORD, /* a number or a literal */
	BEHIND   /* behind the last value */
};

struct json_in {
	json_in_fn *fn;
	void *ctx;
	bool many, texts;
	bool key; /* the string is one */
	enum state state;
	char open[JSON_IN_DEPTH_MAX];
	int depth;
	unsigned hex, high, digits; /* of \u; high: a surrogate waiting */
	uint64_t at;
	struct buf text;
};

struct json_in *
json_in_new(json_in_fn *fn, void *ctx, bool many, bool texts)
{
	struct json_in *j = mem_zero(sizeof(*j));

	if (j == NULL)
		return NULL;
	j->fn = fn;
	j->ctx = ctx;
	j->many = many;
	j->texts = texts;
	buf_init(&j->text, JSON_IN_TEXT_MAX);
	return j;
}

void
json_in_free(struct json_in *j)
{
	if (j == NULL)
		return;
	buf_free(&j->text);
	mem_free(j);
}

static int
wrong(const struct json_in *j, struct err *e)
{
	return err_set(e, ERR_DATA, 0, "no JSON at byte %" PRIu64, j->at);
}

static void
value_done(struct json_in *j)
{
	if (j->depth > 0)
		j->state = WANT_MORE;
	else
		j->state = j->many ? WANT_VALUE : BEHIND;
}

static int
open_one(struct json_in *j, char c, struct err *e)
{
	enum json_event ev = c == '{' ? JSON_OBJECT : JSON_ARRAY;

	if (j->depth == JSON_IN_DEPTH_MAX)
		return err_set(e, ERR_LIMIT, 0, "JSON deeper than %d levels",
			       JSON_IN_DEPTH_MAX);
	if (j->fn(j->ctx, ev, j->depth, STR_NONE, e) != 0)
		return -1;
	j->open[j->depth++] = c;
	j->state = c == '{' ? WANT_KEY_OR_END : WANT_VALUE_OR_END;
	return 0;
}

static int
close_one(struct json_in *j, char c, struct err *e)
{
	if (c != '}' && c != ']')
		return wrong(j, e);
	if (j->depth == 0 || j->open[j->depth - 1] != (c == '}' ? '{' : '['))
		return wrong(j, e);
	j->depth--;
	value_done(j);
	return j->fn(j->ctx, JSON_END, j->depth, STR_NONE, e);
}

static void
open_string(struct json_in *j, bool key)
{
	j->key = key;
	j->high = 0;
	j->state = IN_STRING;
	buf_clear(&j->text);
}

static int
close_string(struct json_in *j, struct err *e)
{
	enum json_event ev = j->key ? JSON_KEY : JSON_STRING;

	if (j->high != 0)
		return wrong(j, e);
	if (buf_check(&j->text, e) != 0)
		return -1;
	if (j->key)
		j->state = WANT_COLON;
	else
		value_done(j);
	return j->fn(j->ctx, ev, j->depth, buf_view(&j->text), e);
}

static int
begin_value(struct json_in *j, char c, struct err *e)
{
	if (c == '{' || c == '[')
		return open_one(j, c, e);
	if (c == '"') {
		open_string(j, false);
		return 0;
	}
	if (c != '-' && !chr_digit(c) && !chr_lower(c))
		return wrong(j, e);
	buf_clear(&j->text);
	buf_char(&j->text, c);
	j->state = IN_WORD;
	return 0;
}

/* RFC 8259, section 6. */
static bool
is_number(struct str s)
{
	size_t i = s.p[0] == '-', from = i;

	while (i < s.n && chr_digit(s.p[i]))
		i++;
	if (i == from || (s.p[from] == '0' && i > from + 1))
		return false;
	if (i < s.n && s.p[i] == '.') {
		for (from = ++i; i < s.n && chr_digit(s.p[i]); i++)
			;
		if (i == from)
			return false;
	}
	if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
		i++;
		i += i < s.n && (s.p[i] == '+' || s.p[i] == '-');
		for (from = i; i < s.n && chr_digit(s.p[i]); i++)
			;
		if (i == from)
			return false;
	}
	return i == s.n;
}

static int
end_word(struct json_in *j, struct err *e)
{
	struct str s = buf_view(&j->text);
	bool literal =
	    str_eqc(s, "true") || str_eqc(s, "false") || str_eqc(s, "null");

	if (buf_check(&j->text, e) != 0)
		return -1;
	if (!literal && !is_number(s))
		return wrong(j, e);
	value_done(j);
	return j->fn(j->ctx, literal ? JSON_LITERAL : JSON_NUMBER, j->depth, s,
		     e);
}

static int
begin_key(struct json_in *j, char c, struct err *e)
{
	if (c != '"')
		return wrong(j, e);
	open_string(j, true);
	return 0;
}

static int
take_structure(struct json_in *j, char c, struct err *e)
{
	switch (j->state) {
	case WANT_VALUE_OR_END:
		return c == ']' ? close_one(j, c, e) : begin_value(j, c, e);
	case WANT_VALUE:
		return begin_value(j, c, e);
	case WANT_KEY_OR_END:
		return c == '}' ? close_one(j, c, e) : begin_key(j, c, e);
	case WANT_KEY:
		return begin_key(j, c, e);
	case WANT_COLON:
		j->state = WANT_VALUE;
		return c == ':' ? 0 : wrong(j, e);
	case WANT_MORE:
		if (c != ',')
			return close_one(j, c, e);
		j->state = j->open[j->depth - 1] == '{' ? WANT_KEY : WANT_VALUE;
		return 0;
	case IN_STRING:
	case IN_ESCAPE:
	case IN_HEX:
	case IN_WORD:
	case BEHIND:
		break;
	}
	return wrong(j, e);
}

static int
take_escape(struct json_in *j, char c, struct err *e)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *p = strchr(from, c);

	if (c == 'u') {
		j->state = IN_HEX;
		j->hex = j->digits = 0;
		return 0;
	}
	if (c == '\0' || p == NULL || j->high != 0)
		return wrong(j, e);
	if (j->texts)
		buf_char(&j->text, to[p - from]);
	j->state = IN_STRING;
	return 0;
}

static int
take_hex(struct json_in *j, char c, struct err *e)
{
	int digit = chr_hex(c);

	if (digit < 0)
		return wrong(j, e);
	j->hex = j->hex << 4 | (unsigned)digit;
	if (++j->digits < 4)
		return 0;
	j->state = IN_STRING;
	if ((j->hex >= 0xdc00 && j->hex <= 0xdfff) != (j->high != 0))
		return wrong(j, e);
	if (j->hex >= 0xd800 && j->hex <= 0xdbff) {
		j->high = j->hex;
		return 0;
	}
	if (j->high != 0)
		j->hex = 0x10000 + ((j->high & 0x3ff) << 10 | (j->hex & 0x3ff));
	j->high = 0;
	if (j->texts)
		buf_utf8(&j->text, j->hex);
	return 0;
}

/* Up to the next byte that means something; how many bytes that were. */
static size_t
take_plain(struct json_in *j, const char *p, size_t n)
{
	size_t i = 0;

	if (j->high != 0)
		return 0;
	while (i < n && p[i] != '"' && p[i] != '\\' &&
	       (unsigned char)p[i] >= 0x20)
		i++;
	if (j->texts && i > 0)
		buf_put(&j->text, p, i);
	return i;
}

static int
take(struct json_in *j, char c, struct err *e)
{
	if (j->state == IN_STRING) {
		if (c == '"')
			return close_string(j, e);
		if (c != '\\')
			return wrong(j, e);
		j->state = IN_ESCAPE;
		return 0;
	}
	if (j->state == IN_ESCAPE)
		return take_escape(j, c, e);
	if (j->state == IN_HEX)
		return take_hex(j, c, e);
	if (j->state == IN_WORD) {
		if (chr_alnum(c) || c == '.' || c == '+' || c == '-') {
			buf_char(&j->text, c);
			return 0;
		}
		if (end_word(j, e) != 0)
			return -1;
	}
	return chr_space(c) ? 0 : take_structure(j, c, e);
}

int
json_in_feed(struct json_in *j, const char *p, size_t n, struct err *e)
{
	size_t plain;

	for (size_t i = 0; i < n; i++, j->at++) {
		if (j->state == IN_STRING) {
			plain = take_plain(j, p + i, n - i);
			i += plain;
			j->at += plain;
			if (i == n)
				break;
		}
		if (take(j, p[i], e) != 0)
			return -1;
	}
	return 0;
}

int
json_in_finish(struct json_in *j, struct err *e)
{
	if (j->state == IN_WORD && end_word(j, e) != 0)
		return -1;
	if (j->state == BEHIND ||
	    (j->many && j->depth == 0 && j->state == WANT_VALUE))
		return 0;
	return err_set(e, ERR_DATA, 0, "the JSON ends early");
}
