/* In which format a source is asked for its records. */
#include <string.h>

#include "harvester/choice.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

/* What servers offer, prefixes alone: namespaces are spelled freely. */
static size_t
offers(const char *words, struct format_offer *v)
{
	struct str rest = str_c(words), word;
	size_t n = 0;

	while (str_cut(&rest, ' ', &word))
		v[n++] = (struct format_offer){word, STR_NONE};
	return n;
}

static void
test_the_software_and_the_rank_decide(void **state)
{
	static const struct {
		const char *site, *offers, *want;
		enum choice_why why;
	} cases[] = {
	    {"MyCoRe", "oai_dc mods datacite", "mods", CHOICE_SITE},
	    {"OPUS4", "oai_dc epicur XMetaDissPlus", "XMetaDissPlus",
	     CHOICE_SITE},
	    /* The order of the list means nothing. */
	    {"OPUS4", "XMetaDissPlus oai_dc", "XMetaDissPlus", CHOICE_SITE},
	    /* Its template has neither pages nor languages. */
	    {"OJS", "oai_dc oai_marc marcxml rfc1807", "oai_dc", CHOICE_SITE},
	    {"DataCite", "oai_dc datacite oai_datacite", "oai_datacite",
	     CHOICE_SITE},
	    {"Zenodo", "marcxml oai_dc datacite oai_datacite", "oai_datacite",
	     CHOICE_SITE},
	    {"PMC", "oai_dc pmc pmc_fm", "pmc_fm", CHOICE_SITE},
	    {"LibreCat", "oai_dc marcxml mods", "mods", CHOICE_SITE},
	    /* What its MODS lacks is more than it has. */
	    {"DSpace", "didl mods marc oai_dc", "oai_dc", CHOICE_PLAIN},
	    {"EPrints", "didl mets mods oai_dc", "oai_dc", CHOICE_PLAIN},
	    /* Nobody knows the software. */
	    {"", "oai_dc marcxml mods", "mods", CHOICE_RANK},
	    {"", "oai_dc nobody", "oai_dc", CHOICE_PLAIN},
	    {"", "nobody", "oai_dc", CHOICE_PLAIN},
	    {"", "", "oai_dc", CHOICE_PLAIN},
	    /* Not on offer, whatever the software. */
	    {"MyCoRe", "oai_dc", "oai_dc", CHOICE_PLAIN},
	};
	struct format_offer v[8];
	enum choice_why why;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t n = offers(cases[i].offers, v);
		const struct site *site = site_named(str_c(cases[i].site));

		assert_str(choice_best(site, v, n, &why), cases[i].want);
		if (why != cases[i].why)
			fail_msg("%s of %s: %d", cases[i].want, cases[i].site,
				 (int)why);
	}
}

static void
test_what_is_no_prefix_is_not_sent_back(void **state)
{
	struct str mods = STR("http://www.loc.gov/mods/v3");
	struct format_offer v[] = {{STR("mo ds\n"), mods}, {STR(""), mods}};
	enum choice_why why;

	(void)state;
	assert_str(choice_best(&site_unknown, v, 2, &why), "oai_dc");
	v[1].prefix = STR("mods36");
	assert_str(choice_best(&site_unknown, v, 2, &why), "mods36");
}

static void
test_a_choice_is_remembered(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct choice_known k;
	struct format_offer v[4];
	size_t n = offers("oai_dc mods nobody", v);
	struct err e = {0};

	(void)state;
	choice_init(&k);
	assert_int_equal(choice_load(&k, s, STR("src"), &e), 0);
	assert_done(choice_save(s, STR("src"), STR("oai_dc"),
				site_named(STR("MyCoRe")), v, n, &e),
		    &e);
	assert_int_equal(choice_load(&k, s, STR("src"), &e), 1);
	assert_str(k.prefix, "oai_dc");
	assert_str(k.site, "MyCoRe");
	/* A later version of the program would choose otherwise. */
	assert_str(choice_again(&k), "mods");
	choice_free(&k);
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_software_and_the_rank_decide),
	    cmocka_unit_test(test_what_is_no_prefix_is_not_sent_back),
	    IN_FOLDER(test_a_choice_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
