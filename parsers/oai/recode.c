/* Other encodings to UTF-8. */
#include "parsers/oai/oai.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "core/utf8.h"
#include "core/windows_1252.h"
#include "parsers/xml/xml.h"

enum {
	REPLACEMENT = 0xfffd,
	NAME_MAX_BYTES = 40,
	PIECE = 16 * 1024,
	LEAD_A = 0xc2, /* begin nearly all letters of Western languages */
	LEAD_B = 0xc3
};

bool
recode_is_1252(struct str text)
{
	bool letter = false, lead = false;
	size_t bad;

	while ((bad = utf8_valid(text)) < text.n) {
		unsigned char c;

		for (size_t i = 0; i < bad; i++)
			if ((unsigned char)text.p[i] >= 0x80)
				return false;
		lead = lead && bad == 0;
		c = (unsigned char)text.p[bad];
		if (windows_1252_char(c) == 0 || (lead && c < 0xc0))
			return false;
		letter = letter || (c != LEAD_A && c != LEAD_B);
		lead = c >= 0xc0;
		text = str_from(text, bad + 1);
	}
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] >= 0x80)
			return false;
	return letter;
}

/* --- Documents ------------------------------------------------------------ */

/* Nothing but what encodings are called by goes to the library. */
static bool
open_converter(struct str encoding, iconv_t *cd)
{
	char name[NAME_MAX_BYTES + 1];

	if (encoding.n == 0 || encoding.n > NAME_MAX_BYTES)
		return false;
	for (size_t i = 0; i < encoding.n; i++) {
		char c = encoding.p[i];

		if (!chr_alnum(c) && c != '-' && c != '_' && c != '.')
			return false;
		name[i] = c;
	}
	name[encoding.n] = '\0';
	*cd = iconv_open("UTF-8", name);
	return (intptr_t)*cd != -1;
}

/* One piece; what cannot be converted is replaced byte by byte. */
static void
convert(iconv_t cd, struct str in, struct buf *out, uint64_t *bad)
{
	char piece[PIECE], *from, *to;
	size_t left = in.n, room, n;

	/* iconv takes the bytes as not constant, and leaves them alone. */
	memcpy(&from, &in.p, sizeof(from));
	while (left > 0 && !out->failed) {
		to = piece;
		room = sizeof(piece);
		n = iconv(cd, &from, &left, &to, &room);
		buf_put(out, piece, sizeof(piece) - room);
		if (n != (size_t)-1 || errno == E2BIG)
			continue;
		buf_utf8(out, REPLACEMENT);
		++*bad;
		from++;
		left--;
	}
}

static bool
is_utf8(struct str encoding)
{
	return encoding.n == 0 || str_ieq(encoding, STR("utf-8")) ||
	       str_ieq(encoding, STR("utf8"));
}

/* A part of UTF-8, and what has other bytes in it is repaired like that. */
static bool
is_ascii(struct str encoding)
{
	return str_ieq(encoding, STR("us-ascii")) ||
	       str_ieq(encoding, STR("ascii"));
}

/* UTF-16, with or without a mark: no other encoding has NULs in "<?". */
static struct str
wide(struct str in)
{
	static const struct {
		struct str starts;
		const char *name;
	} forms[] = {
	    {STR_LIT("\xff\xfe"), "UTF-16LE"},
	    {STR_LIT("\xfe\xff"), "UTF-16BE"},
	    {STR_LIT("<\0?\0"), "UTF-16LE"},
	    {STR_LIT("\0<\0?"), "UTF-16BE"},
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (str_starts(in, forms[i].starts))
			return str_c(forms[i].name);
	return STR_NONE;
}

bool
recode_is_wide(struct str in)
{
	return wide(in).n > 0;
}

enum recode
recode_document(struct str in, struct buf *out, struct str *text, uint64_t *bad)
{
	struct str encoding = wide(in), ignored;
	bool two = encoding.n > 0;
	iconv_t cd;

	*text = in;
	if (!two)
		xml_declaration(in, &encoding);
	if (is_utf8(encoding))
		return RECODE_NONE;
	/* It says so in bytes that show it is not. */
	if (!two && str_istarts(encoding, STR("utf-16")))
		return RECODE_UNKNOWN;
	if (!two && is_ascii(encoding)) {
		*text = str_from(in, xml_declaration(in, &ignored).n);
		return RECODE_DONE;
	}
	if (!open_converter(encoding, &cd))
		return RECODE_UNKNOWN;
	convert(cd, in, out, bad);
	iconv_close(cd);
	*text = buf_view(out);
	if (str_starts(*text, STR("\xef\xbb\xbf")))
		*text = str_from(*text, 3);
	*text = str_from(*text, xml_declaration(*text, &ignored).n);
	return RECODE_DONE;
}
