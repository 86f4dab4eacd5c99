/* Inline markup: what each format makes of the same marked text. */
#include <string.h>

#include "core/marked.h"
#include "exporters/html/internal.h"
#include "tests/unit/fixture_record.h"
#include "tests/unit/unit.h"

/* What stands in the output; NULL: nothing is asked of that format. */
static const struct row {
	const char *marked;
	const char *ris, *csv, *csl, *tex, *html, *jsonl;
} rows[] = {
    {"The <i>Rosa</i> plant", "TI  - The Rosa plant\r\n", "The Rosa plant",
     "\"title\":\"The <i>Rosa</i> plant\"", "{The \\textit{{Rosa}} plant}",
     "The <i>Rosa</i> plant", "\"markup\":\"The <i>Rosa</i> plant\""},
    {"A <b>bold</b> word", "TI  - A bold word\r\n", "A bold word",
     "\"title\":\"A <b>bold</b> word\"", "{A \\textbf{bold} word}",
     "A <b>bold</b> word", "\"markup\":\"A <b>bold</b> word\""},
    {"Dry H<sub>2</sub>O", "TI  - Dry H₂O\r\n", "Dry H₂O",
     "\"title\":\"Dry H<sub>2</sub>O\"", "{Dry {H\\textsubscript{2}O}}",
     "Dry H<sub>2</sub>O", "\"markup\":\"Dry H<sub>2</sub>O\""},
    {"At 10<sup>−3</sup> m", "TI  - At 10⁻³ m\r\n", "At 10⁻³ m",
     "\"title\":\"At 10<sup>−3</sup> m\"", "{At 10\\textsuperscript{{$-$}3} m}",
     "At 10<sup>−3</sup> m", NULL},
    /* No small "q" in Unicode; scripts of scripts. */
    {"On x<sub>q</sub>", "TI  - On xq\r\n", "On xq",
     "\"title\":\"On x<sub>q</sub>\"", "{On x\\textsubscript{q}}",
     "On x<sub>q</sub>", NULL},
    {"On x<sup>a<sub>1</sub></sup>", "TI  - On xa₁\r\n", "On xa₁",
     "\"title\":\"On x<sup>a<sub>1</sub></sup>\"",
     "{On x\\textsuperscript{a\\textsubscript{1}}}",
     "On x<sup>a<sub>1</sub></sup>", NULL},
    {"In <sc>ad</sc> five", "TI  - In ad five\r\n", "In ad five",
     "\"title\":\"In <span style=\\\"font-variant:small-caps;\\\">ad</span> "
     "five\"",
     "{In \\textsc{ad} five}", "In ad five", NULL},
    {"If <math><i>x</i><sub>1</sub>≤<i>α</i></math> holds",
     "TI  - If x₁≤α holds\r\n", "If x₁≤α holds",
     "\"title\":\"If <i>x</i><sub>1</sub>≤<i>α</i> holds\"",
     "{If $x_{1}\\leq\\alpha$ holds}", "If <i>x</i><sub>1</sub>≤<i>α</i> holds",
     NULL},
    /* In a formula a script without small characters keeps its sign. */
    {"<math><i>L</i><sup><i>p</i></sup></math> and "
     "<math><i>x</i><sub><i>i</i>,<i>j</i></sub></math>",
     "TI  - L^p and x_(i,j)\r\n", "L^p and x_(i,j)", NULL,
     "{$L^{p}$ and $x_{i,j}$}", NULL, NULL},
    {"<math>a<sup>(b)</sup><sub>c<sub>q</sub></sub>d</math>",
     "TI  - a^(b)_(c_q)d\r\n", "a^(b)_(c_q)d", NULL, NULL, NULL, NULL},
    {"<math>𝒩<sub>1</sub></math>", "TI  - 𝒩₁\r\n", "𝒩₁", NULL,
     "$\\mathcal{N}_{1}$", NULL, NULL},
    {"A &lt; <i>b</i> &amp; c", "TI  - A < b & c\r\n", "A < b & c",
     "\"title\":\"A < <i>b</i> & c\"", "{A < \\textit{b} \\& c}",
     "A &lt; <i>b</i> &amp; c", "\"markup\":\"A &lt; <i>b</i> &amp; c\""},
    {"A <i>}\\input{x}</i>", NULL, NULL, NULL,
     "\\textit{{\\textbraceright}{\\textbackslash}input{\\textbraceleft}x"
     "{\\textbraceright}}",
     NULL, NULL},
    {"=1+<i>1</i>", "TI  - =1+1\r\n", "'=1+1", NULL, NULL, NULL, NULL},
};

static void
expect(struct fixture *f, const char *format, const char *want)
{
	const struct exporter *x = exporter_by_name(str_c(format));
	struct export_state st;

	if (want == NULL)
		return;
	export_state_init(&st);
	st.key = STR("k");
	buf_clear(&f->out);
	export_begin(x, &st, &f->out);
	export_record(x, &st, &f->r, &f->out);
	export_end(x, &st, &f->out);
	export_state_free(&st);
	if (strstr(f->out.p, want) == NULL)
		fail_msg("%s: no '%s' in '%s'", format, want, f->out.p);
}

static void
test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct fixture *f = fixture_new(TYPE_BOOK);
		struct rec_text *t;

		fixture_title(f, "", NULL);
		t = &f->r.titles.v[0];
		t->marked = str_c(rows[i].marked);
		t->text = marked_plain(&f->arena, t->marked);
		expect(f, "ris", rows[i].ris);
		expect(f, "csv", rows[i].csv);
		expect(f, "csl", rows[i].csl);
		expect(f, "bibtex", rows[i].tex);
		expect(f, "biblatex", rows[i].tex);
		expect(f, "jsonl", rows[i].jsonl);
		buf_clear(&f->out);
		html_entry(&f->out, &f->arena, &f->r, STR_NONE);
		if (rows[i].html != NULL &&
		    strstr(f->out.p, rows[i].html) == NULL)
			fail_msg("html: no '%s' in '%s'", rows[i].html,
				 f->out.p);
		fixture_free(f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
