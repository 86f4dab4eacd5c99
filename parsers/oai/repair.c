/* Bytes that are almost XML, made XML. */
#include "parsers/oai/oai.h"

#include <string.h>

#include "core/utf8.h"
#include "core/windows_1252.h"
#include "parsers/oai/internal.h"
#include "parsers/xml/xml.h"
#include "parsers/text/text.h"

enum {
	REPLACEMENT = 0xfffd,
	ENTITY_MAX = 10,
	NOTICE_MAX = 64 * 1024, /* what may stand before a document */
	DECODED_MAX = 192 << 20
};

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
		buf_utf8(out, REPLACEMENT);
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

/* "<" that can begin no tag: a blank, a digit or the like comes next. */
static bool
is_bare(struct str rest)
{
	char next = rest.n > 1 ? rest.p[1] : ' ';

	return rest.p[0] == '<' && !chr_alpha(next) && next != '_' &&
	       next != ':' && next != '/' && next != '!' && next != '?' &&
	       (unsigned char)next < 0x80;
}

/* One character; in CDATA and comments an ampersand is just one. */
static size_t
repair_char(struct str rest, bool markup, bool as_1252, struct buf *out,
	    struct repair_counts *c)
{
	struct str after = rest;
	uint32_t cp = 0;
	size_t len;

	if (markup && rest.p[0] == '&')
		return repair_ampersand(rest, out, c);
	if (markup && is_bare(rest)) {
		buf_puts(out, "&lt;");
		c->brackets++;
		return 1;
	}
	utf8_next(&after, &cp);
	len = rest.n - after.n;
	if (cp == REPLACEMENT && len == 1 && as_1252) {
		buf_utf8(out, windows_1252_char((unsigned char)rest.p[0]));
		c->recoded++;
	} else if (cp == REPLACEMENT && len == 1) {
		buf_utf8(out, REPLACEMENT);
		c->bytes++;
	} else if (!utf8_xml_char(cp)) {
		buf_utf8(out, REPLACEMENT);
		c->characters++;
	} else {
		buf_put(out, rest.p, len);
	}
	return len;
}

/*
 * The next "<" that opens no comment, section or instruction, from *at, which
 * is moved there; false: none is left.
 */
static bool
next_tag(struct str in, size_t *at, unsigned int *endless)
{
	size_t hit;

	while ((hit = str_chr(str_from(in, *at), '<')) != STR_NPOS) {
		size_t len;

		*at += hit;
		len = str_starts(str_from(in, *at), STR("<?xml"))
			  ? 0
			  : tags_opaque(str_from(in, *at), endless);
		if (len == 0)
			return true;
		*at += len;
	}
	return false;
}

/* The length of the name of the root, whatever its prefix, at the front; 0. */
static size_t
root_name(struct str s)
{
	static const struct str root = STR_LIT("OAI-PMH");
	size_t n = 0;

	while (n < s.n && chr_alnum(s.p[n]))
		n++;
	n = n < s.n && s.p[n] == ':' ? n + 1 : 0;
	if (!str_starts(str_from(s, n), root))
		return 0;
	n += root.n;
	return n < s.n && chr_alnum(s.p[n]) ? 0 : n;
}

/* Behind the end tag of the root, or all. */
static size_t
root_end(struct str in)
{
	unsigned int endless = 0;

	for (size_t at = 0; next_tag(in, &at, &endless); at++) {
		struct str rest = str_from(in, at + 2);
		size_t n =
		    at + 2 < in.n && in.p[at + 1] == '/' ? root_name(rest) : 0;

		if (n > 0 && n < rest.n && rest.p[n] == '>')
			return at + 2 + n + 1;
	}
	return in.n;
}

/*
 * Where the document begins behind a notice: its declaration, or the tag of the
 * root. 0: nothing is like it.
 */
static size_t
document_start(struct str in)
{
	unsigned int endless = 0;

	in = str_left(in, NOTICE_MAX);
	for (size_t at = 0; next_tag(in, &at, &endless); at++) {
		struct str rest = str_from(in, at);

		if (str_starts(rest, STR("<?xml")) && rest.n > 5 &&
		    chr_space(rest.p[5]))
			return at;
		if (root_name(str_from(rest, 1)) > 0)
			return at;
	}
	return 0;
}

struct str
repair_trim(struct str in, struct repair_counts *c)
{
	size_t start, end;

	if (str_starts(in, STR("\xef\xbb\xbf")))
		in = str_from(in, 3);
	start = document_start(in);
	if (str_trim(str_left(in, start)).n > 0)
		c->around += start;
	if (start > 0)
		in = str_of(in.p + start, in.n - start);
	end = root_end(in);
	if (str_trim(str_from(in, end)).n > 0)
		c->around += in.n - end;
	return str_left(in, end);
}

/*
 * Text between two tags, or a tag with its attributes, is in one encoding: it
 * is judged when its first byte that is no UTF-8 comes.
 */
struct judgement {
	size_t end; /* of the piece it holds for */
	bool as_1252;
};

static void
judge(struct judgement *j, struct str in, size_t i)
{
	size_t from = i, to = i;

	while (from > 0 && in.p[from - 1] != '<' && in.p[from - 1] != '>')
		from--;
	while (to < in.n && in.p[to] != '<' && in.p[to] != '>')
		to++;
	j->end = to;
	j->as_1252 = recode_is_1252(str_of(in.p + from, to - from));
}

static void
repair_bytes(struct str in, struct buf *out, struct repair_counts *counts)
{
	struct judgement piece = {0, false};
	size_t i = 0, opaque_end = 0;
	unsigned int endless = 0;

	while (i < in.n) {
		struct str rest = str_from(in, i);
		size_t run = 0;

		if (i >= opaque_end && rest.p[0] == '<') {
			size_t len = tags_opaque(rest, &endless);

			if (len > 0)
				opaque_end = i + len;
		}
		/* Plain ASCII in one go. */
		while (run < rest.n && rest.p[run] != '&' &&
		       !(run == 0 && i >= opaque_end && is_bare(rest)) &&
		       (unsigned char)rest.p[run] >= ' ' &&
		       (unsigned char)rest.p[run] < 0x7f &&
		       (rest.p[run] != '<' || run == 0))
			run++;
		if (run > 0) {
			buf_put(out, rest.p, run);
			i += run;
			continue;
		}
		if ((unsigned char)rest.p[0] >= 0x80 && i >= piece.end)
			judge(&piece, in, i);
		i += repair_char(rest, i >= opaque_end, piece.as_1252, out,
				 counts);
	}
}

/* In UTF-8, without a declaration that says otherwise. */
static struct str
decode(struct str in, struct buf *room, struct buf *out,
       struct repair_counts *c)
{
	static const char declaration[] = "<?xml version=\"1.0\"?>";
	struct str encoding, text = in;

	buf_init(room, DECODED_MAX);
	switch (recode_document(in, room, &text, &c->bytes)) {
	case RECODE_DONE:
		buf_puts(out, declaration);
		return repair_trim(text, c);
	case RECODE_UNKNOWN:
		buf_puts(out, declaration);
		c->encodings++;
		return str_from(in, xml_declaration(in, &encoding).n);
	case RECODE_NONE:
		break;
	}
	return in;
}

void
repair_xml(struct str in, struct buf *out, struct repair_counts *counts)
{
	struct buf room;

	in = decode(repair_trim(in, counts), &room, out, counts);
	if (room.failed)
		out->failed = true;
	else
		repair_bytes(in, out, counts);
	buf_free(&room);
}

uint64_t
repair_total(const struct repair_counts *c)
{
	return c->bytes + c->recoded + c->characters + c->ampersands +
	       c->brackets + c->entities + c->encodings + (c->around > 0);
}

void
repair_describe(const struct repair_counts *c, struct buf *out)
{
	const struct {
		uint64_t n;
		const char *one, *many;
	} parts[] = {
	    {c->bytes, "byte that is not UTF-8", "bytes that are not UTF-8"},
	    {c->recoded, "byte read as Windows-1252",
	     "bytes read as Windows-1252"},
	    {c->characters, "character XML forbids", "characters XML forbids"},
	    {c->ampersands, "bare ampersand", "bare ampersands"},
	    {c->brackets, "bare \"<\"", "bare \"<\""},
	    {c->entities, "HTML entity", "HTML entities"},
	    {c->encodings, "encoding that does not exist",
	     "encodings that do not exist"},
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

void
repair_add(struct repair_counts *to, const struct repair_counts *from)
{
	to->bytes += from->bytes;
	to->recoded += from->recoded;
	to->characters += from->characters;
	to->ampersands += from->ampersands;
	to->brackets += from->brackets;
	to->entities += from->entities;
	to->encodings += from->encodings;
	to->around += from->around;
}
