/* See outputs.h. */
#include "tests/fuzz/outputs.h"

#include <string.h>

#include "core/buf.h"
#include "core/utf8.h"
#include "exporters/format/format.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/json.h"

enum { OUT_MAX = 32 << 20 };

/* Characters some reader takes for the end of a line. */
static bool
breaks_line(uint32_t cp)
{
	return cp == 0x0b || cp == 0x0c || cp == 0x85 || cp == 0x2028 ||
	       cp == 0x2029;
}

/* UTF-8, no byte order mark, and no controls but `lines`. */
static void
check_text(struct str s, const char *lines)
{
	uint32_t cp;

	FUZZ_CHECK(fuzz_clean(s));
	FUZZ_CHECK(!str_starts(s, STR("\xef\xbb\xbf")));
	while (utf8_next(&s, &cp)) {
		FUZZ_CHECK(!breaks_line(cp));
		FUZZ_CHECK(cp >= ' ' || strchr(lines, (int)cp) != NULL);
	}
}

/* TAG  - value, CR LF; TY first, ER last, then one empty line. */
static void
check_ris(struct str s)
{
	unsigned lines = 0, ty = 0, er = 0;
	struct str line;

	check_text(s, "\r\n");
	while (s.n > 0 && str_cut(&s, '\n', &line)) {
		FUZZ_CHECK(str_ends(line, STR("\r")));
		line = str_left(line, line.n - 1);
		FUZZ_CHECK(str_chr(line, '\r') == STR_NPOS);
		if (er > 0) {
			FUZZ_CHECK(line.n == 0 && s.n == 0);
			break;
		}
		FUZZ_CHECK(line.n >= 6 && chr_upper(line.p[0]));
		FUZZ_CHECK(chr_upper(line.p[1]) || chr_digit(line.p[1]));
		FUZZ_CHECK(memcmp(line.p + 2, "  - ", 4) == 0);
		ty += str_starts(line, STR("TY  - "));
		FUZZ_CHECK(lines > 0 || ty == 1);
		er += str_starts(line, STR("ER  - "));
		lines++;
	}
	FUZZ_CHECK(ty == 1 && er == 1);
}

/* BibTeX counts every brace, behind a backslash too. */
static void
check_bib(struct str s)
{
	long depth = 0;
	unsigned entries = 0;
	bool start = true;

	check_text(s, "\n");
	for (size_t i = 0; i < s.n; i++) {
		entries += start && s.p[i] == '@';
		FUZZ_CHECK(s.p[i] != '@' || depth > 0 || start);
		depth += s.p[i] == '{';
		depth -= s.p[i] == '}';
		FUZZ_CHECK(depth >= 0);
		start = s.p[i] == '\n';
	}
	FUZZ_CHECK(depth == 0);
	FUZZ_CHECK(entries == 1);
}

static void
check_json(struct str s)
{
	check_text(s, "\n");
	FUZZ_CHECK(json_valid(s));
}

static void
check_jsonl(struct str s)
{
	check_json(s);
	FUZZ_CHECK(str_chr(s, '\n') == s.n - 1);
}

/* Names and one record, with as many cells. */
static void
check_table(struct str s, char separator, const char *end)
{
	size_t n[2] = {0, 0};
	bool quoted = false;
	struct str line;

	for (int i = 0; i < 2; i++) {
		FUZZ_CHECK(str_cut(&s, '\n', &line));
		for (size_t k = 0; k < line.n; k++) {
			quoted = quoted != (end[0] == '\r' && line.p[k] == '"');
			n[i] += line.p[k] == separator && !quoted;
		}
		FUZZ_CHECK(!quoted);
	}
	FUZZ_CHECK(s.n == 0 && n[0] == n[1]);
}

static void
check_csv(struct str s)
{
	check_text(s, "\r\n");
	check_table(s, ',', "\r\n");
}

static void
check_tsv(struct str s)
{
	check_text(s, "\t\n");
	check_table(s, '\t', "\n");
}

/* Each line is a statement: quotes in pairs, ";" outside of them at its end. */
static void
check_sql(struct str s)
{
	struct str line;

	check_text(s, "\n");
	while (str_cut(&s, '\n', &line)) {
		bool quoted = false;

		for (size_t i = 0; i < line.n; i++) {
			quoted = quoted != (line.p[i] == '\'');
			FUZZ_CHECK(quoted || line.p[i] != ';' ||
				   i + 1 == line.n);
		}
		FUZZ_CHECK(!quoted &&
			   (line.n == 0 || line.p[line.n - 1] == ';'));
	}
}

static void
check_lines(struct str s)
{
	check_text(s, "\n");
}

/* Payloads as they came: no line of XML 1.0 ends with what others end at. */
static void
check_xml(struct str s)
{
	uint32_t cp;

	FUZZ_CHECK(fuzz_clean(s));
	while (utf8_next(&s, &cp))
		FUZZ_CHECK(cp >= ' ' || cp == '\t' || cp == '\n');
}

/* Whatever is in the record, tags are those of the page. */
static void
check_html(struct str s)
{
	static const struct str tags[] = {
	    STR_LIT("<!DOCTYPE html>"),
	    STR_LIT("<html>"),
	    STR_LIT("</html>"),
	    STR_LIT("<head>"),
	    STR_LIT("</head>"),
	    STR_LIT("<title>"),
	    STR_LIT("</title>"),
	    STR_LIT("<body>"),
	    STR_LIT("</body>"),
	    STR_LIT("<meta charset=\"utf-8\">"),
	    STR_LIT("<p>"),
	    STR_LIT("</p>"),
	    STR_LIT("<i>"),
	    STR_LIT("</i>"),
	    STR_LIT("<b>"),
	    STR_LIT("</b>"),
	    STR_LIT("<sub>"),
	    STR_LIT("</sub>"),
	    STR_LIT("<sup>"),
	    STR_LIT("</sup>"),
	    STR_LIT("</a>"),
	};
	size_t at;

	check_text(s, "\n");
	while ((at = str_chr(s, '<')) != STR_NPOS) {
		bool known;

		s = str_from(s, at);
		known = str_istarts(s, STR("<a href=\"http"));
		for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
			known = known || str_starts(s, tags[i]);
		FUZZ_CHECK(known);
		s = str_from(s, 1);
	}
}

static const struct {
	const char *format;
	void (*check)(struct str s);
} promises[] = {
    {"ris", check_ris},  {"bibtex", check_bib},  {"biblatex", check_bib},
    {"csl", check_json}, {"jsonl", check_jsonl}, {"csv", check_csv},
    {"tsv", check_tsv},  {"text", check_lines},  {"html", check_html},
    {"xml", check_xml},  {"sql", check_sql},
};

/* Ends the program when `out` breaks what the format promises. */
static void
check(const char *format, struct str out)
{
	for (size_t i = 0; i < sizeof(promises) / sizeof(promises[0]); i++) {
		if (strcmp(promises[i].format, format) == 0) {
			promises[i].check(out);
			return;
		}
	}
	fuzz_fail(format, "a format without a promise", 0);
}

static void
output_as(const struct record *r, struct export_style style, struct buf *out)
{
	struct export_state st;
	struct citekeys *keys = citekeys_new(style.keys);

	FUZZ_CHECK(keys != NULL);
	export_state_init(&st);
	st.style = style;
	st.key = citekeys_next(keys, r);
	FUZZ_CHECK(st.key.n > 0);
	for (const struct exporter *x = exporters; x->name != NULL; x++) {
		buf_clear(out);
		st.count = 0;
		export_begin(x, &st, out);
		export_record(x, &st, r, out);
		export_end(x, &st, out);
		if (!out->failed)
			check(x->name, buf_view(out));
		for (size_t i = 0; style.ascii && x->ascii && i < out->n; i++)
			FUZZ_CHECK((unsigned char)out->p[i] < 0x80);
	}
	export_state_free(&st);
	citekeys_free(keys);
}

void
output_all(const struct record *r)
{
	struct buf out;

	buf_init(&out, OUT_MAX);
	output_as(r, (struct export_style){.keys = CITEKEY_LOCAL}, &out);
	output_as(r, (struct export_style){.ascii = true}, &out);
	buf_free(&out);
}
