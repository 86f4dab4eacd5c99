/* What sort of text a description is. */
#include "parsers/prose/prose.h"

#include "tests/unit/unit.h"

#define LONG_TEXT                                                            \
	"The dunes of the invented coast move with the wind of winter, and " \
	"we measured them. Their shape follows the storms of one season. "   \
	"We compare four models, of which two fail. "

static void
test_shapes(void **state)
{
	static const struct {
		const char *text;
		enum prose_shape shape;
	} rows[] = {
	    {"No description provided.", SHAPE_NOTHING},
	    {"Made available in DSpace on 2011-02-03", SHAPE_NOTHING},
	    {"v.18=[no.205-216] (1884)", SHAPE_VOLUME},
	    {"Bd. 3", SHAPE_VOLUME},
	    {"t.5:pt.2 (1901)", SHAPE_VOLUME},
	    {"Side 1: songs of 1995", SHAPE_NOTE},
	    {"Peer reviewed", SHAPE_NOTHING},
	    {"14 pages, 6 figures. Accepted for publication in a journal",
	     SHAPE_NOTE},
	    {"\"Reprinted 1989.\"", SHAPE_NOTE},
	    {"ENTHÄLT REGISTER und ein Nachwort", SHAPE_NOTE},
	    {"СОДЕРЖИТ указатель имён и мест", SHAPE_NOTE},
	    {"3 BOÎTES et 2 liasses", SHAPE_NOTE},
	    {"[Its full text is shown at the address above]", SHAPE_NOTE},
	    {"Paper presented at the meeting of dune researchers", SHAPE_NOTE},
	    {"Reproduced with permission of the publisher.", SHAPE_NOTE},
	    {"The files attached are the final draft of the text.", SHAPE_NOTE},
	    {"Tese de doutoramento. Dunas. 2005. Universidade Exemplo",
	     SHAPE_NOTE},
	    {"The author gratefully acknowledges the support of the Sand "
	     "Foundation (grant 12) and of the Dune Council, which funded the "
	     "journeys to the coast.",
	     SHAPE_NOTE},
	    {"Pour respecter les droits d'auteur, la version "
	     "électronique a été "
	     "dépouillée.",
	     SHAPE_NOTE},
	    {"On the dunes of the coast.", SHAPE_TEXT},
	    {"A study of sand, in two parts, with an account of the winds.",
	     SHAPE_TEXT},
	    {LONG_TEXT, SHAPE_PROSE},
	    {LONG_TEXT "The data were published in a repository.", SHAPE_PROSE},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (prose_shape(str_c(rows[i].text)) != rows[i].shape)
			fail_msg("'%s' is %d", rows[i].text,
				 (int)prose_shape(str_c(rows[i].text)));
}

static void
test_labels(void **state)
{
	struct str s = STR("Résumé : Du sable.");

	(void)state;
	assert_int_equal(prose_label_alone(STR("Abstract")), LABEL_ABSTRACT);
	assert_int_equal(prose_label_alone(STR("SeriesInformation")),
			 LABEL_SERIES);
	assert_int_equal(prose_label_alone(STR("Abstract art")), LABEL_NONE);
	assert_true(prose_cut_label(&s));
	assert_str(s, "Du sable.");
	s = STR("ABSTRACT. Sand.");
	assert_true(prose_cut_label(&s));
	assert_str(s, "Sand.");
	s = STR("Abstract art of dunes");
	assert_false(prose_cut_label(&s));
	s = STR("Summary:");
	assert_false(prose_cut_label(&s));
}

static void
test_stops(void **state)
{
	(void)state;
	assert_true(prose_ends_in_stop(STR("Wild horses.")));
	assert_false(prose_ends_in_stop(STR("Wild horses")));
	assert_false(prose_ends_in_stop(STR("Task Force, U.S.A.")));
	assert_false(prose_ends_in_stop(STR("Maps, plans, etc.")));
	assert_false(prose_ends_in_stop(STR("Hist.")));
	assert_false(prose_ends_in_stop(STR(".")));
	assert_false(prose_ends_in_stop(STR_NONE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_shapes),
	    cmocka_unit_test(test_labels),
	    cmocka_unit_test(test_stops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
