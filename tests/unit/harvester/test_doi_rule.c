/* Rules from DOI to OAI identifier, in both directions. */
#include "tests/unit/unit.h"

#include "harvester/doi_rule.h"

#define DUE                           \
	"10.17185/duepublico/{N} -> " \
	"oai:duepublico2.uni-due.de:duepublico_mods_{N:08}"

static struct doi_rule
rule_of(const char *text)
{
	struct doi_rule r;
	struct err e = {0};

	if (doi_rule_parse(&r, str_c(text), &e) != 0)
		fail_msg("%s: %s", text, e.msg);
	return r;
}

/* want NULL: the rule is not for it. */
static void
expect(const char *rule, const char *doi, const char *want, bool back)
{
	struct doi_rule r = rule_of(rule);
	struct buf b;
	bool made;

	buf_init(&b, 4096);
	made = back ? doi_rule_reverse(&r, str_c(doi), &b)
		    : doi_rule_apply(&r, str_c(doi), &b);
	if (made != (want != NULL))
		fail_msg("%s: %s", doi, made ? b.p : "nothing made");
	if (want != NULL)
		assert_str(buf_view(&b), want);
	else
		assert_int_equal(b.n, 0);
	buf_free(&b);
}

static void
test_apply_pads_numbers(void **state)
{
	(void)state;
	expect(DUE, "10.17185/duepublico/71448",
	       "oai:duepublico2.uni-due.de:duepublico_mods_00071448", false);
	expect(DUE, "10.17185/duepublico/7",
	       "oai:duepublico2.uni-due.de:duepublico_mods_00000007", false);
	/* Wider than the template: as it is. */
	expect(DUE, "10.17185/duepublico/1234567890",
	       "oai:duepublico2.uni-due.de:duepublico_mods_1234567890", false);
}

static void
test_apply_ignores_case_of_the_doi(void **state)
{
	(void)state;
	expect(DUE, "10.17185/DUEPUBLICO/76039",
	       "oai:duepublico2.uni-due.de:duepublico_mods_00076039", false);
}

static void
test_apply_refuses_what_would_not_come_back(void **state)
{
	static const char *const other[] = {
	    "10.17185/duepublico/",
	    "10.17185/duepublico/0071448",
	    "10.17185/duepublico/71448a",
	    "10.17185/ude-va-71448",
	    "10.17185/duepublico",
	    "10.37189/duepublico/71448",
	    "x10.17185/duepublico/71448",
	    "10.17185/duepublico/7 1",
	    "",
	    "10.17185/duepublico/-1",
	    "10.17185/duepublico/1234567890123456789",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(other); i++)
		expect(DUE, other[i], NULL, false);
}

static void
test_reverse_is_the_other_direction(void **state)
{
	(void)state;
	expect(DUE, "oai:duepublico2.uni-due.de:duepublico_mods_00071448",
	       "10.17185/duepublico/71448", true);
	expect(DUE, "oai:duepublico2.uni-due.de:duepublico_mods_71448", NULL,
	       true);
	expect(DUE, "oai:duepublico2.uni-due.de:duepublico_mods_000071448",
	       NULL, true);
	expect(DUE, "oai:DUEPUBLICO2.uni-due.de:duepublico_mods_00071448", NULL,
	       true);
	expect(DUE, "oai:oer.uni-due.de:duepublico_mods_00071448", NULL, true);
}

static void
test_text_is_taken_as_it_is(void **state)
{
	static const char rule[] = "10.1234/{S} -> oai:h:{S}/v1";

	(void)state;
	expect(rule, "10.1234/a.b-(c)", "oai:h:a.b-(c)/v1", false);
	expect(rule, "oai:h:a.b-(c)/v1", "10.1234/a.b-(c)", true);
	expect(rule, "oai:h:/v1", NULL, true);
	expect("10.5281/zenodo.{N} -> oai:zenodo.org:{N}", "10.5281/zenodo.42",
	       "oai:zenodo.org:42", false);
}

static void
test_parse_refuses_what_is_no_rule(void **state)
{
	static const char *const bad[] = {
	    "",
	    "10.1/{N}",
	    "10.1/{N} -> oai:x",
	    "10.1/x -> oai:x:{N}",
	    "10.1/{N} -> oai:x:{S}",
	    "10.1/{N}{N} -> oai:x:{N}",
	    "10.1/{N} -> oai:x:{N:8}",
	    "10.1/{N} -> oai:x:{N:00}",
	    "10.1/{N} -> oai:x:{N:099}",
	    "10.1/{N} -> oai:x:{N",
	    "10.1/{M} -> oai:x:{M}",
	    "doi:10.1/{N} -> oai:x:{N}",
	    "10.1/{N}->oai:x:{N}",
	};
	struct doi_rule r;
	struct err e;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		if (doi_rule_parse(&r, str_c(bad[i]), &e) == 0)
			fail_msg("taken: %s", bad[i]);
		assert_int_equal(e.code, ERR_USAGE);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_apply_pads_numbers),
	    cmocka_unit_test(test_apply_ignores_case_of_the_doi),
	    cmocka_unit_test(test_apply_refuses_what_would_not_come_back),
	    cmocka_unit_test(test_reverse_is_the_other_direction),
	    cmocka_unit_test(test_text_is_taken_as_it_is),
	    cmocka_unit_test(test_parse_refuses_what_is_no_rule),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
