/*
 * MARCXML to every export format. Each line becomes a field: its tag in three
 * bytes, two indicators, then subfields, each behind "$" and its code; "LDR"
 * is the leader. An input beginning with "<" is a payload as it stands.
 */
#include "core/buf.h"
#include "core/utf8.h"
#include "parsers/payload.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/outputs.h"

enum { PAYLOAD_MAX = 4 << 20 };

static void
put_subfields(struct buf *out, struct str s)
{
	struct str part;

	for (bool first = true; str_cut(&s, '$', &part); first = false) {
		if (first || part.n == 0)
			continue;
		buf_puts(out, "<subfield code=\"");
		buf_char(out, chr_alnum(part.p[0]) ? part.p[0] : '?');
		buf_puts(out, "\">");
		fuzz_put_escaped(out, str_from(part, 1));
		buf_puts(out, "</subfield>");
	}
}

static void
put_field(struct buf *out, struct str line)
{
	struct str tag = str_left(line, 3);
	bool leader = str_eqc(tag, "LDR"), data = !str_starts(tag, STR("00"));

	for (size_t i = 0; i < tag.n; i++)
		if (!chr_alnum(tag.p[i]))
			return;
	buf_printf(out, leader ? "<leader>" : "<%sfield tag=\"" STR_FMT "\"",
		   data ? "data" : "control", STR_ARG(tag));
	if (data && !leader)
		buf_printf(out, " ind1=\"%c\" ind2=\"%c\"",
			   line.n > 3 && chr_alnum(line.p[3]) ? line.p[3] : ' ',
			   line.n > 4 && chr_alnum(line.p[4]) ? line.p[4]
							      : ' ');
	if (!leader)
		buf_char(out, '>');
	if (data && !leader)
		put_subfields(out, str_from(line, 5));
	else
		fuzz_put_escaped(out, str_from(line, 3));
	if (leader)
		buf_puts(out, "</leader>");
	else
		buf_printf(out, "</%sfield>", data ? "data" : "control");
}

static void
compose(struct buf *out, struct str lines)
{
	struct str line;

	buf_puts(out, "<record xmlns=\"http://www.loc.gov/MARC21/slim\">");
	while (fuzz_line(&lines, &line))
		if (line.n >= 3)
			put_field(out, line);
	buf_puts(out, "</record>");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str in = fuzz_text(data, size);
	struct payload_reader *reader = payload_reader_new();
	struct record *r;
	struct buf payload;
	struct err e;

	FUZZ_CHECK(reader != NULL);
	buf_init(&payload, PAYLOAD_MAX);
	if (in.n > 0 && in.p[0] == '<')
		buf_str(&payload, in);
	else
		compose(&payload, in);
	if (payload_read(reader, buf_view(&payload), &r, &e) == 0) {
		r->oai_id = STR("oai:example.org:1");
		r->source = STR("example");
		r->datestamp = STR("2024-02-29T12:00:00Z");
		output_all(r);
		for (size_t i = 0; i < r->names.n; i++)
			FUZZ_CHECK((unsigned)r->names.v[i].role < ROLE__MAX);
	}
	buf_free(&payload);
	payload_reader_free(reader);
	return 0;
}
