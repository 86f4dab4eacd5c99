/* Bytes that are almost XML, made XML. */
#include "parsers/repair.h"

#include <string.h>

#include "core/utf8.h"
#include "parsers/text.h"

enum { REPLACEMENT = 0xfffd, ENTITY_MAX = 10 };

/* Behind "&": length of "name;" or "#123;" when it is one, with its kind. */
enum reference { REF_NONE, REF_XML, REF_CHAR, REF_BAD_CHAR, REF_HTML };

static enum reference
numeric(struct str s, size_t *len)
{
	bool hex = s.n > 1 && s.p[1] == 'x';
	size_t i = hex ? 2 : 1, start = i;
	uint32_t v = 0;

	for (; i < s.n; i++) {
		int d = chr_hex(s.p[i]);

		if (d < 0 || (!hex && d > 9))
			break;
		if (v <= 0x110000)
			v = v * (hex ? 16 : 10) + (uint32_t)d;
	}
	if (i == start || i == s.n || s.p[i] != ';')
		return REF_NONE;
	*len = i + 1;
	return utf8_xml_char(v) ? REF_CHAR : REF_BAD_CHAR;
}

static enum reference
reference_at(struct str s, size_t *len, struct str *text)
{
	static const char *const five[] = {"amp", "lt", "gt", "quot", "apos"};
	struct str name;
	size_t n;

	if (s.n > 0 && s.p[0] == '#')
		return numeric(s, len);
	n = str_chr(str_left(s, ENTITY_MAX), ';');
	if (n == STR_NPOS || n == 0)
		return REF_NONE;
	name = str_left(s, n);
	*len = n + 1;
	for (size_t i = 0; i < sizeof(five) / sizeof(five[0]); i++)
		if (str_eqc(name, five[i]))
			return REF_XML;
	*text = text_entity(name);
	return text->n > 0 ? REF_HTML : REF_NONE;
}

static size_t
repair_ampersand(struct str rest, struct buf *out, struct repair_counts *c)
{
	struct str text = STR_NONE;
	size_t len = 0;

	switch (reference_at(str_from(rest, 1), &len, &text)) {
	case REF_XML:
	case REF_CHAR:
		buf_put(out, rest.p, len + 1);
		return len + 1;
	case REF_BAD_CHAR:
		utf8_put(out, REPLACEMENT);
		c->characters++;
		return len + 1;
	case REF_HTML:
		buf_str(out, text);
		c->entities++;
		return len + 1;
	case REF_NONE:
		break;
	}
	buf_puts(out, "&amp;");
	c->ampersands++;
	return 1;
}

/* The end of a CDATA section, comment or instruction at the front. */
static size_t
opaque_at(struct str s)
{
	static const struct {
		struct str open, close;
	} kinds[] = {
	    {{"<![CDATA[", 9}, {"]]>", 3}},
	    {{"<!--", 4}, {"-->", 3}},
	    {{"<?", 2}, {"?>", 2}},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		size_t end;

		if (!str_starts(s, kinds[i].open))
			continue;
		/* "<!-->" is no whole comment. */
		end = str_find(str_from(s, kinds[i].open.n), kinds[i].close);
		return end == STR_NPOS
			   ? 0
			   : kinds[i].open.n + end + kinds[i].close.n;
	}
	return 0;
}

/* One character; in CDATA and comments an ampersand is just one. */
static size_t
repair_char(struct str rest, bool markup, struct buf *out,
	    struct repair_counts *c)
{
	struct str after = rest;
	uint32_t cp;
	size_t len;

	if (markup && rest.p[0] == '&')
		return repair_ampersand(rest, out, c);
	utf8_next(&after, &cp);
	len = rest.n - after.n;
	if (cp == REPLACEMENT && len == 1) {
		utf8_put(out, REPLACEMENT);
		c->bytes++;
	} else if (!utf8_xml_char(cp)) {
		utf8_put(out, REPLACEMENT);
		c->characters++;
	} else {
		buf_put(out, rest.p, len);
	}
	return len;
}

/* Notices of a scripting language before the document, junk behind it. */
static struct str
cut_around(struct str in, struct repair_counts *c)
{
	size_t start = str_find(in, STR("<?xml")), end;

	if (start == STR_NPOS || start > 65536)
		start = str_find(in, STR("<OAI-PMH"));
	if (start == STR_NPOS)
		start = 0;
	if (str_trim(str_left(in, start)).n > 0)
		c->around += start;
	in = str_from(in, start);
	end = str_find(in, STR("</OAI-PMH>"));
	if (end != STR_NPOS && end + 10 < in.n) {
		if (str_trim(str_from(in, end + 10)).n > 0)
			c->around += in.n - end - 10;
		in = str_left(in, end + 10);
	}
	return in;
}

void
repair_xml(struct str in, struct buf *out, struct repair_counts *counts)
{
	size_t i = 0, opaque_end = 0;

	if (str_starts(in, STR("\xef\xbb\xbf")))
		in = str_from(in, 3);
	in = cut_around(in, counts);
	while (i < in.n) {
		struct str rest = str_from(in, i);
		size_t run = 0;

		if (i >= opaque_end && rest.p[0] == '<') {
			size_t len = opaque_at(rest);

			if (len > 0)
				opaque_end = i + len;
		}
		/* Plain ASCII in one go. */
		while (run < rest.n && rest.p[run] != '&' &&
		       (unsigned char)rest.p[run] >= ' ' &&
		       (unsigned char)rest.p[run] < 0x7f &&
		       (rest.p[run] != '<' || run == 0))
			run++;
		if (run > 0) {
			buf_put(out, rest.p, run);
			i += run;
		} else {
			i += repair_char(rest, i >= opaque_end, out, counts);
		}
	}
}

uint64_t
repair_total(const struct repair_counts *c)
{
	return c->bytes + c->characters + c->ampersands + c->entities +
	       (c->around > 0);
}

void
repair_describe(const struct repair_counts *c, struct buf *out)
{
	const struct {
		uint64_t n;
		const char *one, *many;
	} parts[] = {
	    {c->bytes, "byte that is not UTF-8", "bytes that are not UTF-8"},
	    {c->characters, "character XML forbids", "characters XML forbids"},
	    {c->ampersands, "bare ampersand", "bare ampersands"},
	    {c->entities, "HTML entity", "HTML entities"},
	    {c->around, "byte outside the document",
	     "bytes outside the document"},
	};
	bool first = true;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i].n == 0)
			continue;
		buf_printf(out, "%s%llu %s", first ? "" : ", ",
			   (unsigned long long)parts[i].n,
			   parts[i].n == 1 ? parts[i].one : parts[i].many);
		first = false;
	}
}
