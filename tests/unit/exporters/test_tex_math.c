/* Formulas: those that stay as they are, and everything else. */
#include <stdio.h>
#include <stdlib.h>

#include "exporters/tex/internal.h"
#include "tests/unit/unit.h"

static struct buf out;

static int
setup(void **state)
{
	(void)state;
	buf_init(&out, 64 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	buf_free(&out);
	return 0;
}

typedef void write_fn(struct buf *out, struct str s);

static void
expect(write_fn *fn, const char *in, const char *want)
{
	buf_clear(&out);
	fn(&out, str_c(in));
	assert_str(buf_view(&out), want);
}

/* What arXiv writes stays what it is. */
static void
test_math_that_stays(void **state)
{
	static const char *const formulas[] = {
	    "$\\zeta(s)$",
	    "$x^2$",
	    "$x_i^{j+1}$",
	    "$p$",
	    "$\\mathbb{R}^n$",
	    "$a<b$",
	    "$\\frac{a}{\\sqrt{b}}$",
	    "$L = 10^{-3} \\mathrm{erg}$",
	    "$f'(x)$",
	};
	char title[128];

	(void)state;
	for (size_t i = 0; i < sizeof(formulas) / sizeof(formulas[0]); i++) {
		expect(tex_prose, formulas[i], formulas[i]);
		snprintf(title, sizeof(title), "on %s-adic things",
			 formulas[i]);
		buf_clear(&out);
		tex_title(&out, str_c(title));
		assert_true(str_find(buf_view(&out), str_c(formulas[i])) !=
			    STR_NPOS);
	}
	expect(tex_title, "The $K_0 \\to K$ group", "The {$K_0 \\to K$} group");
	expect(tex_title, "For ($x$), all", "For ($x$), all");
	/* Names and addresses have no math. */
	expect(tex_text, "$x^2$", "\\$x{\\textasciicircum}2\\$");
}

/* Everything else between dollar signs is text, and inert. */
static void
test_math_that_is_none(void **state)
{
	static const char *const texts[] = {
	    "$5 and $6",
	    "$ x $",
	    "$5$",
	    "$$",
	    "$\\write18{rm}$",
	    "$\\input{/etc/passwd}$",
	    "$\\catcode`\\$=12$",
	    "$\\def\\a{}$",
	    "$x^2^3$",
	    "$x^$",
	    "$^2$",
	    "${x$",
	    "$x}$",
	    "$\\frac{a}$",
	    "$\\frac$",
	    "$a%b$",
	    "$a&b$",
	    "$a#1$",
	    "$\\$",
	    "$\\\\$",
	    "$\\csname x\\endcsname$",
	    "$USD and more$",
	    "$x_{a$",
	    "$\\begin{x}$",
	    "$\xc3\xa4_1$",
	    "$\\text{\\input{x}}$",
	    "$\\mathrm x$",
	    "$x^'$",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct str all;

		buf_clear(&out);
		tex_prose(&out, str_c(texts[i]));
		all = buf_view(&out);
		if (!str_starts(all, STR("\\$")))
			fail_msg("%s stayed", texts[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_math_that_stays),
	    cmocka_unit_test(test_math_that_is_none),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
