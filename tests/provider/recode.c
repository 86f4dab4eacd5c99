#include "tests/provider/recode.h"

#include <stdint.h>
#include <string.h>

/* One character of valid UTF-8; anything else counts as one byte. */
static uint32_t
next_char(const unsigned char *p, size_t n, size_t *len)
{
	static const unsigned char mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	size_t need = *p < 0x80 ? 1 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : 4;
	uint32_t c;

	if (need > n || (*p >= 0x80 && *p < 0xc2)) {
		*len = 1;
		return 0xfffd;
	}
	c = *p & mask[need];
	for (size_t i = 1; i < need; i++)
		c = c << 6 | (p[i] & 0x3fu);
	*len = need;
	return c;
}

static void
put_unit(struct text *out, uint32_t unit, bool big)
{
	char two[2] = {(char)(unit & 255), (char)(unit >> 8 & 255)};

	if (big) {
		char c = two[0];

		two[0] = two[1];
		two[1] = c;
	}
	text_put(out, two, 2);
}

static void
declare(struct text *t, const char *encoding)
{
	size_t at = text_find(t, "encoding=\"UTF-8\"", 0);

	if (at == TEXT_NONE)
		return;
	at += strlen("encoding=\"");
	text_cut(t, at, strlen("UTF-8"));
	text_insert(t, at, encoding, strlen(encoding));
}

void
recode_utf16(struct text *t, bool big_endian)
{
	struct text out = {0};
	size_t len;

	declare(t, "UTF-16");
	put_unit(&out, 0xfeff, big_endian);
	for (size_t i = 0; i < t->n; i += len) {
		uint32_t c =
		    next_char((const unsigned char *)t->p + i, t->n - i, &len);

		if (c >= 0x10000) {
			put_unit(&out, 0xd800 + ((c - 0x10000) >> 10),
				 big_endian);
			c = 0xdc00 + ((c - 0x10000) & 0x3ff);
		}
		put_unit(&out, c, big_endian);
	}
	text_free(t);
	*t = out;
}

void
recode_latin1(struct text *t, bool declared)
{
	struct text out = {0};
	size_t len;

	if (declared)
		declare(t, "ISO-8859-1");
	text_put(&out, "", 0);
	for (size_t i = 0; i < t->n; i += len) {
		uint32_t c =
		    next_char((const unsigned char *)t->p + i, t->n - i, &len);
		char one = (char)c;

		if (c < 0x100)
			text_put(&out, &one, 1);
		else
			text_printf(&out, "&#%u;", (unsigned)c);
	}
	text_free(t);
	*t = out;
}
