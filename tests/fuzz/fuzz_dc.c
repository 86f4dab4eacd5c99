/*
 * Metadata to every export format, and what each of them promises whatever the
 * text holds. An input beginning with "<" is a payload as it stands. Any other
 * is lines that become one: the OAI identifier first, then for each a letter
 * that picks the Dublin Core element and its text.
 */
#include "core/buf.h"
#include "core/utf8.h"
#include "parsers/payload.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/outputs.h"

enum { PAYLOAD_MAX = 4 << 20 };

static void
compose(struct buf *out, struct str lines)
{
	struct str line;
	const char *name;

	buf_puts(out,
		 "<oai_dc:dc"
		 " xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/"
		 "oai_dc/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">");
	while (fuzz_line(&lines, &line)) {
		if (line.n == 0)
			continue;
		name = dc_element_name(
		    (enum dc_element)((unsigned char)line.p[0] % DC__MAX));
		buf_printf(out, "<dc:%s>", name);
		fuzz_put_escaped(out, str_from(line, 1));
		buf_printf(out, "</dc:%s>", name);
	}
	buf_puts(out, "</oai_dc:dc>");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str in = fuzz_text(data, size), id = STR_NONE;
	struct payload_reader *reader = payload_reader_new();
	struct record *r;
	struct buf payload;
	struct err e;

	FUZZ_CHECK(reader != NULL);
	buf_init(&payload, PAYLOAD_MAX);
	if (in.n > 0 && in.p[0] == '<') {
		buf_str(&payload, in);
		id = STR("oai:example.org:1");
	} else {
		fuzz_line(&in, &id);
		compose(&payload, in);
	}
	if (payload_read(reader, buf_view(&payload), &r, &e) == 0) {
		r->oai_id = utf8_valid(id) == id.n ? id : STR("oai:x:1");
		r->source = STR("example");
		r->datestamp = STR("2024-02-29T12:00:00Z");
		output_all(r);
	}
	buf_free(&payload);
	payload_reader_free(reader);
	return 0;
}
