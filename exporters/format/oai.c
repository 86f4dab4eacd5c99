/*
 * Payloads as they came, in ListRecords responses of OAI-PMH 2.0 (section 4.6):
 * what other harvesters leave behind, and what sheaf and they read again. A
 * payload carries its own namespaces, so that records of several metadata
 * formats can stand side by side; the request names none of them.
 */
#include "core/scan.h"
#include "exporters/format/format.h"
#include "exporters/format/internal.h"

#define OAI_NS "http://www.openarchives.org/OAI/2.0/"

/*
 * XML may hold DEL and the C1 controls, U+007F to U+009F, of which a terminal
 * takes U+009B for the beginning of a command. As references they are the same
 * to every reader; no name has one.
 */
static size_t
put_control(struct buf *out, const char *p, size_t n)
{
	unsigned c = (unsigned char)p[0];
	unsigned next = n > 1 ? (unsigned char)p[1] : 0;

	if (c == 0x7f) {
		buf_puts(out, "&#127;");
		return 1;
	}
	if (c != 0xc2 || next < 0x80 || next > 0x9f)
		return 0;
	buf_printf(out, "&#%u;", next);
	return 2;
}

/* The first from `from` on of the bytes that controls begin with, or the end. */
static size_t
next_control(struct str s, size_t from)
{
	size_t i = from;

	for (; i + SCAN_STEP <= s.n; i += SCAN_STEP) {
		scan_bytes b = scan_load(s.p + i);
		scan_hits h = (b == 0x7f) | (b == 0xc2);

		if (scan_any(h))
			return i + scan_first(h);
	}
	while (i < s.n && s.p[i] != '\x7f' && s.p[i] != '\xc2')
		i++;
	return i;
}

static void
put_markup(struct buf *out, struct str s)
{
	size_t from = 0, n;

	for (size_t i = 0; (i = next_control(s, i)) < s.n; i += n > 0 ? n : 1) {
		buf_put(out, s.p + from, i - from);
		n = put_control(out, s.p + i, s.n - i);
		from = i + n;
	}
	buf_str(out, str_from(s, from));
}

static void
put_text(struct buf *out, struct str s)
{
	static const char *const entities[256] = {
	    ['&'] = "&amp;",
	    ['<'] = "&lt;",
	    ['>'] = "&gt;",
	    ['"'] = "&quot;",
	};
	size_t n;

	for (size_t i = 0; i < s.n; i += n) {
		const char *entity = entities[(unsigned char)s.p[i]];

		n = put_control(out, s.p + i, s.n - i);
		if (n > 0)
			continue;
		n = 1;
		if (entity != NULL)
			buf_puts(out, entity);
		else
			buf_char(out, s.p[i]);
	}
}

static void
put_element(struct buf *out, const char *name, struct str value)
{
	buf_printf(out, "<%s>", name);
	put_text(out, value);
	buf_printf(out, "</%s>", name);
}

/*
 * The response has to have a date, and the same records shall give the same
 * bytes: it is that of the first record.
 */
static void
put_head(struct buf *out, struct str date, struct str url)
{
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<OAI-PMH xmlns=\"" OAI_NS "\">\n");
	buf_puts(out, "<responseDate>");
	put_text(out, date.n > 0 ? date : STR("1970-01-01"));
	if (date.n <= 10) /* a day, without its time */
		buf_puts(out, "T00:00:00Z");
	buf_puts(out, "</responseDate>\n<request verb=\"ListRecords\">");
	put_text(out, url);
	buf_puts(out, "</request>\n");
}

/*
 * In no namespace of its own, it must not come into that of OAI-PMH. That one
 * surrounded it where it came from, and does so here: the store's copy, which
 * stands alone, declares it, and here it need not.
 */
static void
put_payload(struct buf *out, struct str payload)
{
	static const struct str around = STR_LIT(" xmlns=\"" OAI_NS "\"");
	size_t end = str_chr(payload, '>'), name = 0;
	struct str tag = str_left(payload, end);
	size_t at = str_find(tag, around);

	while (name < tag.n && !chr_space(tag.p[name]) && tag.p[name] != '/')
		name++;
	if (str_chr(str_left(tag, name), ':') == STR_NPOS &&
	    str_find(tag, STR(" xmlns=")) == STR_NPOS) {
		buf_str(out, str_left(tag, name));
		buf_puts(out, " xmlns=\"\"");
		payload = str_from(payload, name);
	} else if (at != STR_NPOS) {
		put_markup(out, str_left(tag, at));
		payload = str_from(payload, at + around.n);
	}
	put_markup(out, payload);
}

void
oai_record(struct export_state *st, const struct record *r, struct buf *out)
{
	if (st->count == 0) {
		put_head(out, r->datestamp, r->base_url);
		buf_puts(out, "<ListRecords>\n");
	}
	buf_puts(out, r->deleted ? "<record><header status=\"deleted\">"
				 : "<record><header>");
	put_element(out, "identifier", r->oai_id);
	put_element(out, "datestamp", r->datestamp);
	for (size_t i = 0; i < r->nsets; i++)
		put_element(out, "setSpec", r->sets[i]);
	buf_puts(out, "</header>");
	if (!r->deleted) {
		buf_puts(out, "<metadata>");
		put_payload(out, r->payload);
		buf_puts(out, "</metadata>");
	}
	buf_puts(out, "</record>\n");
}

/* An empty list is an error of its own in OAI-PMH. */
void
oai_end(struct export_state *st, struct buf *out)
{
	if (st->count > 0) {
		buf_puts(out, "</ListRecords>\n</OAI-PMH>\n");
	} else {
		put_head(out, STR_NONE, STR_NONE);
		buf_puts(out, "<error code=\"noRecordsMatch\">no record"
			      "</error>\n</OAI-PMH>\n");
	}
}
