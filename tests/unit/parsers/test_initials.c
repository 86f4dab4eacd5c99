#include "parsers/text/initials.h"
#include "tests/unit/unit.h"

static void
test_family_and_initials(void **state)
{
	static const struct {
		const char *name;
		size_t n;
	} v[] = {
	    {"ИВАНКОВ П.Л.", 14},
	    {"Драч І. І.", 8},
	    {"Smith J.", 5},
	    {"O'Neill J.-P.", 7},
	    {"Müller-Lüdenscheidt K.L.M.N.", 21},
	    {"Smith", 0},
	    {"Smith J", 0},
	    {"Smith John", 0},
	    {"Smith J.K", 0},
	    {"Smith j.", 0},
	    {"J. Smith", 0},
	    {"J. K.", 0},
	    {"S J.", 0},
	    {"Van Smith J.", 0},
	    {"Smith A.B.C.D.E.", 0},
	    {"Smith 2.", 0},
	    {"IAQ2 J.", 0},
	    {"Smith ", 0},
	    {"Smith -", 0},
	    {" J.", 0},
	    {"", 0},
	    {"\xff\xff J.", 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(v); i++)
		assert_int_equal(initials_behind(str_c(v[i].name)), v[i].n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_family_and_initials),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
