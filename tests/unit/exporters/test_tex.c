/* What is written inside TeX braces: inert, balanced, readable again. */
#include <stdlib.h>
#include <string.h>

#include "exporters/tex/internal.h"
#include "tests/unit/unit.h"

static struct arena a;
static struct buf out;

static int
setup(void **state)
{
	(void)state;
	arena_init(&a, 64 << 20);
	buf_init(&out, 64 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&a);
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

static void
test_specials_of_tex(void **state)
{
	(void)state;
	expect(tex_text, "100 % & #1_$", "100 \\% \\& \\#1\\_\\$");
	expect(tex_text, "a~b^c\\d",
	       "a{\\textasciitilde}b{\\textasciicircum}c{\\textbackslash}d");
	expect(tex_text, "\\input{/etc/passwd}",
	       "{\\textbackslash}input\\{/etc/passwd\\}");
	expect(tex_text, "", "");
}

static void
test_text_that_needs_nothing(void **state)
{
	(void)state;
	expect(tex_text, "Größe „x“ – <b>|'\"@ 毛", "Größe „x“ – <b>|'\"@ 毛");
}

/* BibTeX counts braces, escaped or not. */
static void
test_braces_by_balance(void **state)
{
	(void)state;
	expect(tex_text, "{a} {b{c}}", "\\{a\\} \\{b\\{c\\}\\}");
	expect(tex_text, "}{", "{\\textbraceright}{\\textbraceleft}");
	expect(tex_text, "{", "{\\textbraceleft}");
	expect(tex_text, "}", "{\\textbraceright}");
	expect(tex_text, "a}, evil = {b",
	       "a{\\textbraceright}, evil = {\\textbraceleft}b");
}

static void
test_capitals_in_a_title(void **state)
{
	(void)state;
	expect(tex_title, "Viel Weißraum im Titel",
	       "Viel {Weißraum} im {Titel}");
	expect(tex_title, "viel Ärger um ein ärgernis",
	       "viel {Ärger} um ein ärgernis");
	expect(tex_title, "DNA und eDNA", "{DNA} und {eDNA}");
	expect(tex_title, "Eins", "Eins");
	expect(tex_title, "Nord-Ost", "{Nord-Ost}");
	expect(tex_title, "", "");
}

/* BibTeX keeps the case of the first byte, which here is no letter. */
static void
test_first_word_behind_a_quotation_mark(void **state)
{
	(void)state;
	expect(tex_title, "„Gemeinsam klappt’s“: Chancen",
	       "{„Gemeinsam} klappt’s“: {Chancen}");
	expect(tex_title, "Die „Gemeinsam klappt’s“",
	       "Die {„Gemeinsam} klappt’s“");
}

static void
test_punctuation_stays_outside(void **state)
{
	(void)state;
	expect(tex_title, "ein (DNA) Test, Ende: X.",
	       "ein ({DNA}) {Test}, {Ende}: {X}.");
	expect(tex_title, "über R&D und C#", "über {R\\&D} und {C}\\#");
}

static void
test_braces_in_a_title(void **state)
{
	(void)state;
	expect(tex_title, "die {Menge} {x}", "die \\{{Menge}\\} \\{x\\}");
	expect(tex_title, "{A B}", "\\{{A} {B}\\}");
	expect(tex_title, "der Raum{x}", "der {Raum\\{x\\}}");
	expect(tex_title, "\\input{/etc/passwd}",
	       "{\\textbackslash}input\\{/etc/passwd\\}");
	/* \{ and \} would close each other across the braces of the words. */
	expect(tex_title, "der A{b C}d",
	       "der {A{\\textbraceleft}b} {C{\\textbraceright}d}");
	expect(tex_title, "der A}", "der {A}{\\textbraceright}");
}

static void
test_identifiers_are_not_escaped(void **state)
{
	(void)state;
	expect(tex_verbatim, "https://x.org/a_b%20c#d&e=~$",
	       "https://x.org/a_b%20c#d&e=~$");
	expect(tex_verbatim, "a b{c}\\<d>\"", "a%20b%7Bc%7D%5C%3Cd%3E%22");
	expect(tex_verbatim, "a\nb\x7f", "a%0Ab%7F");
	expect(tex_verbatim, "Größe", "Größe");
	expect(tex_verbatim, "", "");
}

static void
test_item_of_a_list(void **state)
{
	(void)state;
	expect(tex_item, "Sand & Co", "Sand \\& Co");
	expect(tex_item, "Sand and Co", "{Sand and Co}");
	expect(tex_item, "Sand AND Co", "{Sand AND Co}");
	expect(tex_item, "Sandand Co", "Sandand Co");
}

static struct rec_names list;

static void
name(const char *family, const char *given, const char *suffix)
{
	names_push(&a, &list,
		   (struct rec_name){.role = ROLE_AUTHOR,
				     .family = str_c(family),
				     .given = str_c(given),
				     .suffix = str_c(suffix)});
}

static void
literal(const char *s)
{
	names_push(&a, &list,
		   (struct rec_name){.role = ROLE_AUTHOR, .literal = str_c(s)});
}

static void
expect_names(const char *want)
{
	buf_clear(&out);
	tex_names(&out, &a, &list, ROLE_AUTHOR);
	assert_str(buf_view(&out), want);
	list = (struct rec_names){0};
}

static void
test_names_of_persons(void **state)
{
	(void)state;
	name("von der Leyen", "Ursula", NULL);
	name("King", "Martin Luther", "Jr.");
	name("毛", "泽东", NULL);
	name("Plato", NULL, NULL);
	name("Plinius", NULL, "d. J.");
	name("O'Neil & Söhne", "A_B", NULL);
	expect_names("von der Leyen, Ursula and King, Jr., Martin Luther and "
		     "毛, 泽东 and {Plato} and {Plinius d. J.} and "
		     "{O'Neil \\& Söhne}, A\\_B");
}

/* A particle at the front is left to the reader, one inside is hidden. */
static void
test_particles_of_a_family(void **state)
{
	(void)state;
	name("van den Berg", "Jan", NULL);
	name("'t Hooft", "Gerard", NULL);
	name("De La Cruz Pérez", "Juan", NULL);
	name("de la Cruz y Pérez", "Juan", NULL);
	name("Álvarez de Toledo", "María", NULL);
	name("毛 泽", "东", NULL);
	name("Berg", "Anna van den", NULL);
	expect_names("van den Berg, Jan and 't Hooft, Gerard and "
		     "De La Cruz Pérez, Juan and "
		     "{de la Cruz y Pérez}, Juan and "
		     "{Álvarez de Toledo}, María and {毛 泽}, 东 and "
		     "Berg, Anna van den");
}

static void
test_parts_that_readers_cut(void **state)
{
	(void)state;
	name("Öz - Schulz", "Eva", NULL);
	name("Öz-Schulz", "Eva -- Maria", NULL);
	name("Sand &", "R#", NULL);
	name("A{b}", "{", NULL);
	expect_names("{Öz - Schulz}, Eva and Öz-Schulz, {Eva -- Maria} and "
		     "{Sand \\&}, {R\\#} and "
		     "{A\\{b\\}}, {{\\textbraceleft}}");
}

static void
test_names_of_bodies(void **state)
{
	(void)state;
	literal("Amt, Abt. 2");
	literal("A and B");
	literal("others");
	literal("x}{");
	expect_names("{Amt, Abt. 2} and {A and B} and "
		     "{x{\\textbraceright}{\\textbraceleft}} and others");
}

static void
test_raw_name_when_there_is_no_other(void **state)
{
	(void)state;
	names_push(&a, &list, (struct rec_name){.raw = STR("Anon, X")});
	names_push(&a, &list, (struct rec_name){.given = STR("Eva")});
	expect_names("{Anon, X} and {Eva}");
}

/* A comma too many, in braces or not, and biber drops the whole entry. */
static void
test_parts_that_would_split_a_name(void **state)
{
	(void)state;
	name("Au, von", "Eva, Maria", "Jr., M. D.");
	name("Au, von", "Eva", NULL);
	name("Au", "Eva, Maria", NULL);
	name("Au", "Eva, Maria", "Jr.");
	name("Sand and", "AND", NULL);
	name("Sandand", "Andi", NULL);
	expect_names("{Au, von, Eva, Maria, Jr., M. D.} and {Au, von}, Eva and "
		     "Au, {Eva, Maria} and {Au, Eva, Maria, Jr.} and "
		     "{Sand and}, {AND} and Sandand, Andi");
}

/* Biber reads "given=" in a name as its own notation, braces or not. */
static void
test_equals_sign_in_a_name(void **state)
{
	(void)state;
	name("given=x", "family=y", NULL);
	literal("family=Wurst, given=Hans");
	expect_names("given{=}x, family{=}y and "
		     "{family{=}Wurst, given{=}Hans}");
}

static void
test_et_al(void **state)
{
	(void)state;
	literal("et al.");
	name("Au", "Eva", NULL);
	literal("u. a.");
	expect_names("Au, Eva and others");
	literal("et al.");
	expect_names("");
	expect_names("");
}

/* Nothing unbalanced, no bare special, whatever the bytes. */
static void
check_inert(struct str s)
{
	int depth = 0;

	for (size_t i = 0; i < s.n; i++) {
		size_t math =
		    i > 0 && s.p[i - 1] == '\\' ? 0 : tex_math(str_from(s, i));

		/* What may stand in a formula has tests of its own. */
		if (math > 0) {
			i += math - 1;
			continue;
		}
		depth += (s.p[i] == '{') - (s.p[i] == '}');
		if (depth < 0)
			fail_msg("unbalanced: %.*s", STR_ARG(s));
		if (strchr("%&#_$", s.p[i]) != NULL)
			assert_true(i > 0 && s.p[i - 1] == '\\');
		assert_true(s.p[i] != '~' && s.p[i] != '^');
		if (s.p[i] == '\\')
			assert_true(i + 1 < s.n &&
				    (strchr("%&#_$", s.p[i + 1]) != NULL ||
				     strchr("{}t", s.p[i + 1]) != NULL));
	}
	if (depth != 0)
		fail_msg("unbalanced: %.*s", STR_ARG(s));
}

static void
test_hostile_bytes_in_any_order(void **state)
{
	static const char bytes[] = "{}\\%&#_$~^ A,and={} B";
	char in[12];
	unsigned seed = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		for (size_t k = 0; k < sizeof(in); k++) {
			seed = seed * 1103515245u + 12345u;
			in[k] = bytes[(seed >> 16) % (sizeof(bytes) - 1)];
		}
		buf_clear(&out);
		tex_text(&out, str_of(in, sizeof(in)));
		check_inert(buf_view(&out));
		buf_clear(&out);
		tex_title(&out, str_of(in, sizeof(in)));
		check_inert(buf_view(&out));
		buf_clear(&out);
		list = (struct rec_names){0};
		names_push(&a, &list,
			   (struct rec_name){.family = str_of(in, 6),
					     .given = str_of(in + 6, 6)});
		tex_names(&out, &a, &list, ROLE_AUTHOR);
		if (out.n > 0)
			check_inert(buf_view(&out));
		arena_reset(&a);
	}
	list = (struct rec_names){0};
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_specials_of_tex),
	    TEST(test_text_that_needs_nothing),
	    TEST(test_braces_by_balance),
	    TEST(test_capitals_in_a_title),
	    TEST(test_first_word_behind_a_quotation_mark),
	    TEST(test_punctuation_stays_outside),
	    TEST(test_braces_in_a_title),
	    TEST(test_identifiers_are_not_escaped),
	    TEST(test_item_of_a_list),
	    TEST(test_names_of_persons),
	    TEST(test_particles_of_a_family),
	    TEST(test_parts_that_readers_cut),
	    TEST(test_names_of_bodies),
	    TEST(test_raw_name_when_there_is_no_other),
	    TEST(test_parts_that_would_split_a_name),
	    TEST(test_equals_sign_in_a_name),
	    TEST(test_et_al),
	    TEST(test_hostile_bytes_in_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
