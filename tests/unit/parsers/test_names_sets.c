/* What the names of one record say together, and whether two are one. */
#include "tests/unit/unit.h"

#include <string.h>

#include "parsers/names/names.h"
#include "tests/unit/fixture_names.h"

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena, 1 << 22);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* Each name in an element of its own: "Anna Novak // Bruno Berg". */
static void
parse_all(struct record *r, const char *in, const char *language)
{
	struct str rest = str_c(in), sep = STR(" // ");
	size_t at;

	arena_reset(&arena);
	record_init(r, &arena);
	r->language = str_c(language);
	while (rest.n > 0) {
		at = str_find(rest, sep);
		names_parse(r, str_left(rest, at), ROLE_AUTHOR);
		rest = at == STR_NPOS ? STR_NONE : str_from(rest, at + sep.n);
	}
}

static const char *const sets[][2] = {
    {"Anna Novak // Bruno Berg", "Novak|Anna; Berg|Bruno"},
    {"Novak, Anna // Rain Programs Inc", "Novak|Anna; @Rain Programs Inc"},
    {"Novak, Anna // Phoenix Indian", "Novak|Anna; =Phoenix Indian"},
    {"Novak, Anna // Leo E. Berg", "Novak|Anna; Berg|Leo E."},
    {"Novak, Anna // Dr. Bruno Berg", "Novak|Anna; Berg|Bruno"},
    {"Novak, Anna // TU Dresden.", "Novak|Anna; =TU Dresden"},
    {"Novak, Anna // Jay Gamb // Paul Klein // Steve Dahl",
     "Novak|Anna; Gamb|Jay; Klein|Paul; Dahl|Steve"},
    {"Novak, Anna // ICSS Investigators", "Novak|Anna; @ICSS Investigators"},
    {"Anna Novak // Bruno Berg // Min Lee // Ok Kyu Park",
     "Novak|Anna; Berg|Bruno; Lee|Min; Park|Ok Kyu"},
    {"Ok Kyu Park", "=Ok Kyu Park"},
    {"田中, 宏 // 佐藤 花子", "田中|宏; 佐藤|花子"},
    {"田中, 宏 // 例大学 水文学会", "田中|宏; @例大学 水文学会"},
    {"Novak AB // Berg C", "Novak|AB; Berg|C"},
    {"Novak AB // Berg CD", "Novak|AB; Berg|CD"},
    {"Wei LI // Anna NOVAK", "LI|Wei; NOVAK|Anna"},
    {"NOVAK Anna // BERG Bruno", "NOVAK|Anna; BERG|Bruno"},
    {"NOVAK Anna", "=NOVAK Anna"},
    {"LE GOFF Anna // BERG Bruno", "LE GOFF|Anna; BERG|Bruno"},
    {"Anna Novak // Berg, Bruno", "=Anna Novak; Berg|Bruno"},
};

static void
test_others_decide(void **state)
{
	struct record r;

	(void)state;
	for (size_t i = 0; i < COUNT(sets); i++) {
		const char *got;

		parse_all(&r, sets[i][0], NULL);
		names_settle(&r, &r.names, NAMES_AUTO);
		got = names_shown_all(&r.names, ROLE_AUTHOR);
		if (strcmp(got, sets[i][1]) != 0)
			fail_msg("'%s' gave '%s', not '%s'", sets[i][0], got,
				 sets[i][1]);
	}
}

static void
test_settings(void **state)
{
	static const struct {
		enum names_order order;
		const char *in, *out;
	} v[] = {
	    {NAMES_GIVEN_FIRST, "ANNA NOVAK", "NOVAK|ANNA"},
	    {NAMES_GIVEN_FIRST, "Новак Анна Петровна", "Петровна|Новак Анна"},
	    {NAMES_FAMILY_FIRST, "Novak Anna", "Novak|Anna"},
	    {NAMES_FAMILY_FIRST, "van der Berg Anna", "van der Berg|Anna"},
	    {NAMES_FAMILY_FIRST, "Some University", "@Some University"},
	    {NAMES_FAMILY_FIRST, "Novak, Anna", "Novak|Anna"},
	    {NAMES_WHOLE, "Anna Novak", "=Anna Novak"},
	    {NAMES_WHOLE, "Dr. Leo E. Novak, Jr.", "=Leo E. Novak, Jr."},
	    {NAMES_WHOLE, "Novak, Anna", "Novak|Anna"},
	};
	enum names_order o;

	(void)state;
	for (size_t i = 0; i < COUNT(v); i++)
		assert_string_equal(
		    names_shown(v[i].in, ROLE_AUTHOR, v[i].order), v[i].out);
	for (size_t i = 0; i < NAMES_ORDER__MAX; i++) {
		assert_true(names_order_by_name(
		    str_c(names_order_name((enum names_order)i)), &o));
		assert_int_equal(o, i);
	}
	assert_false(names_order_by_name(STR("backwards"), &o));
}

static void
test_language_tells_order(void **state)
{
	struct record r;

	(void)state;
	parse_all(&r, "Kovács Anna // Nagy Béla Géza // J. Berg", "hu");
	names_settle(&r, &r.names, NAMES_AUTO);
	assert_string_equal(names_shown_all(&r.names, ROLE_AUTHOR),
			    "Kovács|Anna; Nagy|Béla Géza; Berg|J.");
}

static void
test_source_says_person(void **state)
{
	struct record r;

	(void)state;
	parse_all(&r, "Novak, Anna", NULL);
	names_parse_person(&r, STR("Anna House"), ROLE_AUTHOR);
	names_parse_person(&r, STR("Academia, Anna"), ROLE_AUTHOR);
	names_parse(&r, STR("Bruno Berg"), ROLE_AUTHOR);
	r.names.v[r.names.n - 1].orcid = STR("0000-0002-1825-0097");
	names_settle(&r, &r.names, NAMES_AUTO);
	assert_string_equal(names_shown_all(&r.names, ROLE_AUTHOR),
			    "Novak|Anna; House|Anna; Academia|Anna; Berg|Bruno "
			    "o:0000-0002-1825-0097");
}

static bool
warned(const struct record *r, const char *start)
{
	for (size_t i = 0; i < r->warnings.n; i++)
		if (str_starts(r->warnings.v[i].text, str_c(start)))
			return true;
	return false;
}

static void
test_guesses_are_said(void **state)
{
	struct record r;

	(void)state;
	parse_all(&r, "Anna Novak // Plato // Иванов П.", NULL);
	names_settle(&r, &r.names, NAMES_AUTO);
	assert_int_equal(r.warnings.n, 3);
	assert_true(warned(&r, "names: 1 without a comma, the last"));
	assert_true(warned(&r, "names: 1 without a comma, the first"));
	assert_true(warned(&r, "names: 1 left whole"));
	/* A second time there is nothing to settle. */
	names_settle(&r, &r.names, NAMES_AUTO);
	assert_int_equal(r.warnings.n, 3);
}

static const struct {
	const char *a, *b;
	bool same;
} pairs[] = {
    {"Novak, Anna", "Novak, Anna", true},
    {"Novak, Anna", "NOVAK, ANNA", true},
    {"Novák, Anna", "Novak, Anna", true},
    {"Novak, A.", "Novak, Anna", true},
    {"Novak, A. M.", "Novak, Anna Maria", true},
    {"Novak, Anna", "Novak, Anna M.", true},
    {"Novak, A.-M.", "Novak, Anna Maria", true},
    {"Novak, Anna", "Novak, Berta", false},
    {"Novak, A.", "Novak, A. B.", false},
    {"Novak, A.", "Novak, Anna Berta", false},
    {"Novak, A. B.", "Novak, Anna Maria", false},
    {"Novak, Anna", "Berg, Anna", false},
    {"Novak, Leo, Jr.", "Novak, Leo, Sr.", false},
    {"Novak, Leo, Jr.", "Novak, Leo", true},
    {"Anna Novak", "Novak, Anna", true},
    {"Some University", "some university", true},
    {"Some University", "Other University", false},
    {"O'Neill, Ada", "O’Neill, Ada", true},
    {"Müller, Jörg", "Muller, Jorg", true},
    {"Plato", "Platon", false},
    {"ANNA NOVAK", "Novak, Anna", true},
    {"Новак, Анна", "НОВАК, АННА", true},
};

static void
test_same(void **state)
{
	struct record r, s;
	struct rec_name a, b;

	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		parse_all(&r, pairs[i].a, NULL);
		names_settle(&r, &r.names, NAMES_AUTO);
		a = r.names.v[0];
		record_init(&s, &arena);
		names_parse(&s, str_c(pairs[i].b), ROLE_EDITOR);
		names_settle(&s, &s.names, NAMES_AUTO);
		b = s.names.v[0];
		if (names_same(&a, &b) != pairs[i].same ||
		    names_same(&b, &a) != pairs[i].same)
			fail_msg("'%s' and '%s'", pairs[i].a, pairs[i].b);
	}
	a = b = (struct rec_name){.family = STR("Novak"), .given = STR("A.")};
	a.orcid = STR("0000-0002-1825-0097");
	assert_true(names_same(&a, &b));
	b.orcid = STR("0000-0001-5109-3700");
	assert_false(names_same(&a, &b));
	b.orcid = a.orcid;
	b.given = STR("Berta");
	assert_true(names_same(&a, &b));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_others_decide),
	    cmocka_unit_test(test_settings),
	    cmocka_unit_test(test_language_tells_order),
	    cmocka_unit_test(test_source_says_person),
	    cmocka_unit_test(test_guesses_are_said),
	    cmocka_unit_test(test_same),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
