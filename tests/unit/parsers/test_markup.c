/* Inline markup: what was sent, as plain text, and marked. */
#include "tests/unit/unit.h"

#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/marked.h"
#include "parsers/text/text.h"

/* marked "": nothing is marked. */
static const struct {
	const char *sent, *text, *marked;
	size_t left_out;
} rows[] = {
    /* Text that is none of our business. */
    {"Plain", "Plain", "", 0},
    {"a<b and c>d", "a<b and c>d", "", 0},
    {"p<0.05", "p<0.05", "", 0},
    {"x <y> z", "x <y> z", "", 0},
    {"AT&amp;T", "AT&T", "", 0},
    {"i < j > k", "i < j > k", "", 0},
    {"<", "<", "", 0},
    {"a <i", "a <i", "", 0},
    {"<i b c>d</i>", "<i b c>d", "", 1},
    {"<>x</>", "<>x</>", "", 0},
    /* HTML. */
    {"<i>Rosa</i>", "Rosa", "<i>Rosa</i>", 0},
    {"<em>Rosa</em> <cite>x</cite>", "Rosa x", "<i>Rosa</i> <i>x</i>", 0},
    {"<b>a</b> <strong>b</strong>", "a b", "<b>a</b> <b>b</b>", 0},
    {"H<sub>2</sub>O", "H2O", "H<sub>2</sub>O", 0},
    {"10<sup>3</sup> Pa", "103 Pa", "10<sup>3</sup> Pa", 0},
    {"<I>Rosa</I>", "Rosa", "<i>Rosa</i>", 0},
    {"<i class=\"x\" id='y'>a</i >b", "ab", "<i>a</i>b", 0},
    {"<i title=\"a>b\">x</i>", "x", "<i>x</i>", 0},
    {"&lt;i&gt;Rosa&lt;/i&gt;", "Rosa", "<i>Rosa</i>", 0},
    {"&amp;lt;i&amp;gt;x", "<i>x", "", 0},
    {"<sc>ad</sc> 5", "ad 5", "<sc>ad</sc> 5", 0},
    {"<span style=\"font-variant:small-caps\">a</span>b", "ab", "<sc>a</sc>b",
     0},
    {"<span class=\"x\">a</span>b", "ab", "", 0},
    {"<u>a</u> b", "a b", "", 1},
    {"<a href=\"http://x.example/\">a</a>", "a", "", 1},
    {"<p>One.</p><p>Two.</p>", "One. Two.", "", 0},
    {"a<br/>b<br>c", "a b c", "", 0},
    {"<ul><li>a</li><li>b</li></ul>", "a b", "", 0},
    {"<p><i>a</i></p>", "a", "<i>a</i>", 0},
    /* Blanks stand outside. */
    {"the <i> Rosa </i> plant", "the Rosa plant", "the <i>Rosa</i> plant", 0},
    {"the<i> Rosa</i>", "the Rosa", "the <i>Rosa</i>", 0},
    {" <i> a </i> ", "a", "<i>a</i>", 0},
    {"<i>a\n\tb</i>", "a b", "<i>a b</i>", 0},
    /* Line ends beside tags are layout, where no word ends. */
    {"CO\n  <sub>2</sub>\n  rich", "CO2 rich", "CO<sub>2</sub> rich", 0},
    {"H\n  <sub>2</sub>\n  O or CaCl\n <sub>2</sub>\n, here",
     "H2O or CaCl2, here", "H<sub>2</sub>O or CaCl<sub>2</sub>, here", 0},
    {"SO\n<sub>4</sub>\n<sup>2-</sup>\nIn rain", "SO42- In rain",
     "SO<sub>4</sub><sup>2-</sup> In rain", 0},
    {"of\n  <sup>13</sup>\n  C, and\n<sup>131</sup>\nI", "of 13C, and 131I",
     "of <sup>13</sup>C, and <sup>131</sup>I", 0},
    {"x\n<sup>2</sup>\nTheory", "x2 Theory", "x<sup>2</sup> Theory", 0},
    {"frogs (\n <i>Rana</i>\n ): a\n <i>b</i>\n - c", "frogs (Rana): a b - c",
     "frogs (<i>Rana</i>): a <i>b</i> - c", 0},
    {"<i>In vivo</i>\n   Rain", "In vivo Rain", "<i>In vivo</i> Rain", 0},
    {"a <sub>1</sub> B <sup>2</sup> , c", "a 1 B 2 , c",
     "a <sub>1</sub> B <sup>2</sup> , c", 0},
    /* Escapes within. */
    {"<i>a</i> &lt; b &amp; c", "a < b & c", "<i>a</i> &lt; b &amp; c", 0},
    {"<i>p</i> <y> z", "p <y> z", "<i>p</i> &lt;y> z", 0},
    {"<i>a&amp;amp;b</i>", "a&b", "<i>a&amp;b</i>", 0},
    /* Nesting, none, and too much. */
    {"<i>a<b>c</b></i>", "ac", "<i>a<b>c</b></i>", 0},
    {"<i>a<b>c</i>d</b>", "acd", "<i>a<b>c</b></i>d", 2},
    {"<i>a<i>c</i>d</i>", "acd", "<i>acd</i>", 0},
    {"x<sup>a<sup>b</sup></sup>", "xab", "x<sup>a<sup>b</sup></sup>", 0},
    {"<i></i>a", "a", "", 0},
    {"<i><b></b></i>a", "a", "", 0},
    {"<i/>a", "a", "", 0},
    {"a <i>b c", "a b c", "", 1},
    {"<i>a <b>b</b> c", "a b c", "a <b>b</b> c", 1},
    {"<b>x</b> <i>a <i>b", "x a b", "<b>x</b> a b", 2},
    {"a</i> b", "a b", "", 1},
    {"a</sub></sup> b", "a b", "", 2},
    /* JATS. */
    {"<jats:p>A <jats:italic>b</jats:italic></jats:p>", "A b", "A <i>b</i>", 0},
    {"<jats:title>Aim</jats:title><jats:p>CO<jats:sub>2</jats:sub></jats:p>",
     "Aim: CO2", "Aim: CO<sub>2</sub>", 0},
    {"<inline-formula><tex-math>$x^2$</tex-math></inline-formula>", "$x^2$", "",
     0},
    {"<tex-math>x^2</tex-math>", "$x^2$", "", 0},
    {"<tex-math>\\documentclass{minimal}\\begin{document}$$x$$"
     "\\end{document}</tex-math>",
     "$x$", "", 0},
    {"<alternatives><tex-math>$x$</tex-math><mml:math><mml:mi>x</mml:mi>"
     "</mml:math></alternatives> y",
     "$x$ y", "", 0},
    {"<alternatives><math><mi>x</mi></math><tex-math>$x$</tex-math>"
     "</alternatives>",
     "x", "<math><i>x</i></math>", 0},
    /* MathML. */
    {"<math><mi>x</mi></math>", "x", "<math><i>x</i></math>", 0},
    {"<math> <mi>sin</mi> <mi>x</mi> </math> y", "sinx y",
     "<math>sin<i>x</i></math> y", 0},
    {"<mml:math><mml:msub><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msub>"
     "</mml:math>",
     "x2", "<math><i>x</i><sub>2</sub></math>", 0},
    {"<math><msup><mrow><mn>10</mn></mrow><mrow><mo>-</mo><mn>3</mn></mrow>"
     "</msup></math>",
     "10-3", "<math>10<sup>-3</sup></math>", 0},
    {"<math><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math>", "x12",
     "<math><i>x</i><sub>1</sub><sup>2</sup></math>", 0},
    {"<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "1/2",
     "<math>1/2</math>", 0},
    {"<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi>"
     "</mfrac></math>",
     "(a+b)/c", "<math>(<i>a</i>+<i>b</i>)/<i>c</i></math>", 0},
    {"<math><msqrt><mi>s</mi></msqrt></math>", "√(s)",
     "<math>√(<i>s</i>)</math>", 0},
    {"<math><semantics><mi>x</mi><annotation>x</annotation></semantics>"
     "</math>",
     "x", "<math><i>x</i></math>", 0},
    {"<math><mtext>if </mtext><mi>x</mi></math>", "if x",
     "<math>if <i>x</i></math>", 0},
    {"<math><msub><mi>x</mi></math> y", "x y", "<math><i>x</i></math> y", 1},
    {"<mml:mi>x</mml:mi>", "x", "<i>x</i>", 0},
    /* TeX. */
    {"$x^2$", "x2", "<math><i>x</i><sup>2</sup></math>", 0},
    {"Ni$_{80}$Fe$_{20}$", "Ni80Fe20",
     "Ni<math><sub>80</sub></math>Fe<math><sub>20</sub></math>", 0},
    {"Ni_{80} and Ca^{2+}", "Ni80 and Ca2+",
     "Ni<math><sub>80</sub></math> and Ca<math><sup>2+</sup></math>", 0},
    {"\\(x_i\\) \\[y\\] $$z$$", "xi y z",
     "<math><i>x</i><sub><i>i</i></sub></math> <math><i>y</i></math> "
     "<math><i>z</i></math>",
     0},
    {"$k < 3$, $1 < p$", "k < 3, 1 < p",
     "<math><i>k</i> &lt; 3</math>, <math>1 &lt; <i>p</i></math>", 0},
    {"\\tau_{FL}", "\\tau_{FL}", "", 0},
    {"$x_ij$", "xij", "<math><i>x</i><sub><i>i</i></sub><i>j</i></math>", 0},
    {"$a<b$", "a<b", "<math><i>a</i>&lt;<i>b</i></math>", 0},
    {"$a &lt; b$", "$a < b$", "", 0},
    {"$E = mc^2$", "E = mc2", "<math><i>E</i> = <i>mc</i><sup>2</sup></math>",
     0},
    {"$f'(x)$", "f′(x)", "<math><i>f</i>′(<i>x</i>)</math>", 0},
    {"$B\\to K\\pi$", "B → Kπ", "<math><i>B</i> → <i>K</i>π</math>", 0},
    {"$\\rm E_6$ ${\\cal N}\\bf x$", "E6 𝒩x",
     "<math>E<sub>6</sub></math> <math>𝒩<b>x</b></math>", 0},
    {"$\\mathbb R$ $\\mathbb{C}$ $\\mathfrak{g}$ $\\mathscr{L}$", "ℝ ℂ 𝔤 ℒ",
     "<math>ℝ</math> <math>ℂ</math> <math>𝔤</math> <math>ℒ</math>", 0},
    {"$90^\\circ$ $k_{\\max}$", "90° kmax",
     "<math>90°</math> <math><i>k</i><sub>max</sub></math>", 0},
    {"$\\left( x \\right)\\,\\text{ if }y$", "(x) if y",
     "<math>(<i>x</i>) if <i>y</i></math>", 0},
    /* Of these nothing is said: fractions, roots, accents, what is unknown. */
    {"$\\frac{a}{b}$", "$\\frac{a}{b}$", "", 0},
    {"$\\sqrt{s}$ $\\bar{x}$ $\\ci$", "$\\sqrt{s}$ $\\bar{x}$ $\\ci$", "", 0},
    {"${x$ $x}$ $x^$ $_$", "${x$ $x}$ $x^$ $_$", "", 0},
    {"$\\mathcal{x}$ $\\mathrm x$", "$\\mathcal{x}$ $\\mathrm x$", "", 0},
    /* Prices, names of files, addresses. */
    {"costs $5 (x_1) or $10", "costs $5 (x_1) or $10", "", 0},
    {"US$ and A$", "US$ and A$", "", 0},
    {"A \\$5_a\\$ bill", "A \\$5_a\\$ bill", "", 0},
    {"$both are words_1 here$", "$both are words_1 here$", "", 0},
    {"https://example.org/$a_1$", "https://example.org/$a_1$", "", 0},
    {"my_{file name}_$x", "my_{file name}_$x", "", 0},
    {"x_{} _{a} a_{b;c}", "x_{} _{a} a_{b;c}", "", 0},
    /* What no XML can carry is no mark of ours. */
    {"\x01"
     "E <i>a</i>\x02",
     "E a", "E <i>a</i>", 0},
};

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena, 1 << 24);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void
test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text_marked m = text_mark(&arena, str_c(rows[i].sent));

		if (!str_eqc(m.text, rows[i].text) ||
		    !str_eqc(m.marked, rows[i].marked) ||
		    m.left_out != rows[i].left_out)
			fail_msg("'%s': '" STR_FMT "', '" STR_FMT "', %zu",
				 rows[i].sent, STR_ARG(m.text),
				 STR_ARG(m.marked), m.left_out);
		if (m.marked.n > 0)
			assert_str(marked_plain(&arena, m.marked),
				   rows[i].text);
	}
}

static void
test_ten_thousand_deep(void **state)
{
	struct text_marked m;
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 20);
	for (int i = 0; i < 10000; i++)
		buf_puts(&b, "<i><sub>");
	buf_puts(&b, "x");
	for (int i = 0; i < 10000; i++)
		buf_puts(&b, "</sub></i>");
	m = text_mark(&arena, buf_view(&b));
	assert_str(m.text, "x");
	assert_true(m.left_out > 9000);
	assert_str(marked_plain(&arena, m.marked), "x");
	buf_free(&b);
}

static void
test_fit(void **state)
{
	static const char *const edits[][3] = {
	    {"<i>a</i> b", "a b", "<i>a</i> b"},
	    {"Aim: <i>a</i> b", "a b", "<i>a</i> b"},
	    {"<i>Aim</i>: a <b>b</b>", "a b", "a <b>b</b>"},
	    {"<i>a</i> : b", "a: b", "<i>a</i>: b"},
	    {"<i>a</i>:b", "a: b", "<i>a</i>: b"},
	    {"<i>a</i> b <b>/</b>", "a b", "<i>a</i> b"},
	    {"x &lt; <i>a</i> /", "x < a", "x &lt; <i>a</i>"},
	    {"<i>Aim</i>: a", "a", ""},
	    {"<i>Aim</i>: a <b>b</b> (c)", "a b", "a <b>b</b>"},
	    {"a <i>b</i> a", "b", "<i>b</i>"},
	    {"<i>a</i> b", "c d", ""},
	    {"<i>a</i> b", "a b c", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(edits); i++)
		assert_str(
		    marked_fit(&arena, str_c(edits[i][0]), str_c(edits[i][1])),
		    edits[i][2]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_ten_thousand_deep),
	    cmocka_unit_test(test_fit),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
