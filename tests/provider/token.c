#include "tests/provider/token.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#define LEAD "-1f3k@AoE+/"

static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			     "abcdefghijklmnopqrstuvwxyz0123456789+/";

#define LONG16 "0123456789abcdef"
#define LONG256                                                               \
	LONG16 LONG16 LONG16 LONG16 LONG16 LONG16 LONG16 LONG16 LONG16 LONG16 \
	    LONG16 LONG16 LONG16 LONG16 LONG16 LONG16

/* What stands before a token of each form. */
static const char *const wrapping[] = {
    [WRAP_PLAIN] = "",
    [WRAP_WILD] = "a &?/#+=% \"<'>;:,[]{}|\\^`~%41$!*() b",
    [WRAP_UNICODE] = "S\xc3\xbc\xc3\x9f/\xe6\xbc\xa2\xf0\x9f\x93\x9a",
    [WRAP_PERCENT] = "oai%3Aexample%2F1%25!",
    [WRAP_LONG] = LONG256 LONG256 LONG256 LONG256 LONG256 LONG256 LONG256
	LONG256 LONG256 LONG256 LONG256 LONG256 LONG256 LONG256 LONG256 LONG256
	    LONG256 LONG256 LONG256 LONG256 LONG256 LONG256 LONG256,
    [WRAP_PAD] = "",
};

void
token_base64(const void *bytes, size_t n, struct text *out)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i += 3) {
		size_t left = n - i;
		unsigned v = (unsigned)p[i] << 16;
		char quad[4];

		if (left > 1)
			v |= (unsigned)p[i + 1] << 8;
		if (left > 2)
			v |= p[i + 2];
		for (int k = 0; k < 4; k++)
			quad[k] = base64[v >> (18 - 6 * k) & 63];
		if (left < 3)
			quad[3] = '=';
		if (left < 2)
			quad[2] = '=';
		text_put(out, quad, 4);
	}
}

static bool
decode(const char *s, struct text *out)
{
	unsigned v = 0, bits = 0;

	text_put(out, "", 0);
	for (; *s != '\0' && *s != '='; s++) {
		const char *p = strchr(base64, *s);
		char c;

		if (p == NULL)
			return false;
		v = v << 6 | (unsigned)(p - base64);
		bits += 6;
		if (bits < 8)
			continue;
		bits -= 8;
		c = (char)(v >> bits & 255);
		text_put(out, &c, 1);
	}
	return s[strspn(s, "=")] == '\0';
}

void
token_write(const struct token *t, enum wrap wrap, struct text *out)
{
	struct text raw = {0};
	unsigned long sum;

	text_printf(&raw,
		    "%s\n%s\n%s\n%s\n%s\n%" PRIu64 "\n%" PRIu64 "\n%" PRIu64
		    "\n%" PRIu64 "\n%" PRIu64 "\n",
		    t->verb, t->prefix, t->set, t->from, t->until, t->next,
		    t->cursor, t->total, t->page, t->expires);
	sum = crc32(0, (const Bytef *)raw.p, (uInt)raw.n);
	text_printf(&raw, "%lu\n", sum);
	/* Padding with line ends makes sure of a final "=". */
	while (raw.n % 3 != 2)
		text_puts(&raw, "\n");
	text_puts(out, wrapping[wrap]);
	text_puts(out, LEAD);
	token_base64(raw.p, raw.n, out);
	text_free(&raw);
}

/* One line of *p into at most TOKEN_FIELD - 1 bytes. */
static bool
line(char **p, char field[TOKEN_FIELD])
{
	char *nl = strchr(*p, '\n');

	if (nl == NULL)
		return false;
	*nl = '\0';
	if (!token_field(field, *p))
		return false;
	*p = nl + 1;
	return true;
}

static bool
number_line(char **p, uint64_t *out)
{
	char field[TOKEN_FIELD];
	unsigned long long n;

	if (!line(p, field) || !number_parse(field, &n))
		return false;
	*out = n;
	return true;
}

bool
token_field(char field[TOKEN_FIELD], const char *value)
{
	size_t n = strlen(value);

	if (n >= TOKEN_FIELD || strchr(value, '\n') != NULL)
		return false;
	memcpy(field, value, n + 1);
	return true;
}

static bool
read_fields(struct token *t, char *p)
{
	char *start = p;
	uint64_t sum;
	size_t n;

	if (!line(&p, t->verb) || !line(&p, t->prefix) || !line(&p, t->set) ||
	    !line(&p, t->from) || !line(&p, t->until) ||
	    !number_line(&p, &t->next) || !number_line(&p, &t->cursor) ||
	    !number_line(&p, &t->total) || !number_line(&p, &t->page) ||
	    !number_line(&p, &t->expires))
		return false;
	n = (size_t)(p - start);
	if (!number_line(&p, &sum))
		return false;
	/* The reading put a NUL in place of each line end. */
	for (size_t i = 0; i < n; i++) {
		if (start[i] == '\0')
			start[i] = '\n';
	}
	return sum == crc32(0, (const Bytef *)start, (uInt)n);
}

bool
token_read(struct token *t, enum wrap wrap, const char *s)
{
	size_t n = strlen(wrapping[wrap]);
	struct text raw = {0};
	bool ok = false;

	if (strncmp(s, wrapping[wrap], n) == 0 &&
	    strncmp(s + n, LEAD, strlen(LEAD)) == 0 &&
	    decode(s + n + strlen(LEAD), &raw))
		ok = read_fields(t, raw.p);
	text_free(&raw);
	return ok;
}
