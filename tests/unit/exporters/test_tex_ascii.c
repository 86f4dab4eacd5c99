/* .bib files in ASCII: nothing lost, nothing but commands of LaTeX. */
#include "exporters/tex/tex.h"
#include "tests/unit/unit.h"

static struct export_state st;
static struct buf out;

static int
setup(void **state)
{
	(void)state;
	export_state_init(&st);
	buf_init(&out, 1 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	export_state_free(&st);
	buf_free(&out);
	return 0;
}

static void
expect(const char *in, const char *want)
{
	buf_clear(&out);
	arena_reset(&st.scratch);
	buf_puts(&out, in);
	tex_ascii(&st, &out, 0);
	assert_str(buf_view(&out), want);
}

static void
test_accents(void **state)
{
	(void)state;
	expect("Jürgen Žižek", "J{\\\"u}rgen {\\v Z}i{\\v z}ek");
	expect("Ångström, çà", "{\\AA}ngstr{\\\"o}m, {\\c c}{\\`a}");
	expect("Íñigo Dvořák", "{\\'I}{\\~n}igo Dvo{\\v r}{\\'a}k");
	expect("ậ ǿ", "{\\^{\\d a}} {\\'{\\o}}");
	/* What could not be composed into one character. */
	expect("m\xcc\x83", "{\\~m}");
	assert_int_equal(st.foreign, 0);
}

static void
test_letters_and_signs(void **state)
{
	(void)state;
	expect("Straße Łódź", "Stra{\\ss}e {\\L}{\\'o}d{\\'z}");
	expect("1–2 „x“ l’été", "1--2 {,,}x`` l'{\\'e}t{\\'e}");
	expect("β ≤ 10 °C ½", "{$\\beta$} {$\\leq$} 10 {$^\\circ$}C "
			      "{\\textonehalf}");
	assert_int_equal(st.foreign, 0);
}

/* Nothing is dropped, and each one is counted. */
static void
test_what_latex_has_no_command_for(void **state)
{
	(void)state;
	st.foreign = 0;
	expect("毛泽东 ж", "{\\char\"6BDB}{\\char\"6CFD}{\\char\"4E1C} "
			   "{\\char\"0436}");
	expect("\xf0\x9f\x98\x80 1\xcc\x80", "{\\char\"1F600} 1{\\char\"0300}");
	assert_int_equal(st.foreign, 6);
	st.foreign = 0;
}

static void
test_identifiers_and_lines(void **state)
{
	(void)state;
	expect("@misc{k,\n  doi           = {10.1/ä},\n"
	       "  title         = {ä},\n}\n",
	       "@misc{k,\n  doi           = {10.1/%C3%A4},\n"
	       "  title         = {{\\\"a}},\n}\n");
	expect("", "");
	expect("a\n", "a\n");
}

/* Only what was written last: the rest is somebody's already. */
static void
test_from_a_place_on(void **state)
{
	(void)state;
	buf_clear(&out);
	buf_puts(&out, "ä");
	buf_puts(&out, "ö");
	tex_ascii(&st, &out, 2);
	assert_str(buf_view(&out), "ä{\\\"o}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_accents),
	    cmocka_unit_test(test_letters_and_signs),
	    cmocka_unit_test(test_what_latex_has_no_command_for),
	    cmocka_unit_test(test_identifiers_and_lines),
	    cmocka_unit_test(test_from_a_place_on),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
