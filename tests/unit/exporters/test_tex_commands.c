/* Commands of LaTeX: of all that is not ASCII, or of what LaTeX cannot set. */
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
expect_as(bool ascii, const char *in, const char *want)
{
	buf_clear(&out);
	arena_reset(&st.scratch);
	st.style.ascii = ascii;
	buf_puts(&out, in);
	tex_commands(&st, &out, 0);
	assert_str(buf_view(&out), want);
}

static void
expect(const char *in, const char *want)
{
	expect_as(true, in, want);
}

/* Out of UTF-8 LaTeX sets some; only what it does not becomes a command. */
static void
test_what_latex_cannot_set(void **state)
{
	(void)state;
	expect_as(false, "Straße Łódź „x“ 5 € – Țară",
		  "Straße Łódź „x“ 5 € – Țară");
	expect_as(false, "Al₂O₃ ≤ ∞ − 3′, 10 ℃",
		  "Al{$_2$}O{$_3$} {$\\leq$} {$\\infty$} {$-$} 3{$'$}, "
		  "10 {$^\\circ$}C");
	expect_as(false, "eﬃcient α-helix", "e{ffi}cient {$\\alpha$}-helix");
	expect_as(false, "⅗ of ⊑, ⟹ ≢ ⪰",
		  "{$\\frac{3}{5}$} of {$\\sqsubseteq$}, {$\\Longrightarrow$} "
		  "{$\\not\\equiv$} {$\\succeq$}");
	expect_as(false, "Ħal", "Ħal");
	/* Words in Greek are no formulas, nor are letters beside them. */
	expect_as(false, "λόγος, λ", "λόγος, λ");
	expect_as(false, "  a = {Νόβακ, Α.},\n  x = {Β, λ}",
		  "  a = {Νόβακ, Α.},\n  x = {{B}, {$\\lambda$}}");
	expect_as(false, "毛泽东 ж", "毛泽东 ж");
	expect_as(false, "  doi           = {10.1/₂},\n  x = {₂}",
		  "  doi           = {10.1/₂},\n  x = {{$_2$}}");
	assert_int_equal(st.foreign, 0);
}

/* One of two marks stays on its letter where that is one LaTeX has. */
static void
test_two_marks(void **state)
{
	(void)state;
	expect_as(false, "ễ Ấ ặ", "{\\~{ê}} {\\'{Â}} {\\d{ă}}");
	expect_as(false, "ệ ȭ", "{\\d{ê}} {\\={õ}}");
	expect_as(false, "ẽ ṝ", "{\\~e} {\\={\\d r}}");
	expect("ễ", "{\\~{\\^e}}");
	assert_int_equal(st.foreign, 0);
}

static void
test_accents(void **state)
{
	(void)state;
	expect("Jürgen Žižek", "J{\\\"u}rgen {\\v Z}i{\\v z}ek");
	expect("Ångström, çà", "{\\AA}ngstr{\\\"o}m, {\\c c}{\\`a}");
	expect("Íñigo Dvořák", "{\\'I}{\\~n}igo Dvo{\\v r}{\\'a}k");
	expect("Țară Ș", "{\\textcommabelow T}ar{\\u a} "
			 "{\\textcommabelow S}");
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
	expect("毛泽东 ж", "{[U+6BDB]}{[U+6CFD]}{[U+4E1C]} "
			   "{[U+0436]}");
	expect("\xf0\x9f\x98\x80 1\xcc\x80", "{[U+1F600]} 1{[U+0300]}");
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
	tex_commands(&st, &out, 2);
	assert_str(buf_view(&out), "ä{\\\"o}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_latex_cannot_set),
	    cmocka_unit_test(test_accents),
	    cmocka_unit_test(test_two_marks),
	    cmocka_unit_test(test_letters_and_signs),
	    cmocka_unit_test(test_what_latex_has_no_command_for),
	    cmocka_unit_test(test_identifiers_and_lines),
	    cmocka_unit_test(test_from_a_place_on),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
