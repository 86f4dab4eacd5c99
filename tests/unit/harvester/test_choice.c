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
	    {"EPrints", "didl mets mods oai_dc rioxx", "oai_dc", CHOICE_SITE},
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
	struct choice made = {
	    .prefix = STR("oai_dc"),
	    .why = STR("as it happens"),
	    .site = STR("MyCoRe"),
	    .day = STR("2026-11-20"),
	};
	struct choice_known k;
	struct format_offer v[4];
	size_t n = offers("oai_dc mods nobody", v);
	struct buf why, lines;
	struct err e = {0};

	(void)state;
	choice_init(&k);
	buf_init(&why, 1024);
	buf_init(&lines, 1024);
	assert_int_equal(choice_load(&k, s, STR("src"), &e), 0);
	choice_offers(&lines, v, n);
	made.offers = buf_view(&lines);
	assert_done(choice_save(s, STR("src"), &made, &e), &e);
	assert_int_equal(choice_load(&k, s, STR("src"), &e), 1);
	assert_str(k.is.prefix, "oai_dc");
	assert_str(k.is.why, "as it happens");
	assert_str(k.is.day, "2026-11-20");
	/* A later version of the program would choose otherwise. */
	assert_str(choice_better(&k, &why), "mods");
	assert_str(buf_view(&why), "what MyCoRe fills best");
	/* Of what was refused nobody says that it would be better. */
	made.offers = STR_NONE;
	assert_done(choice_save(s, STR("src"), &made, &e), &e);
	assert_int_equal(choice_load(&k, s, STR("src"), &e), 1);
	assert_int_equal(choice_better(&k, &why).n, 0);
	buf_free(&lines);
	buf_free(&why);
	choice_free(&k);
	store_close(s);
}

static void
test_few_records_are_not_rich(void **state)
{
	static const struct {
		int64_t rich, plain;
		bool little;
	} cases[] = {
	    {94, 100, true},   {95, 100, false},
	    {100, 100, false}, {0, 1, true},
	    {0, 0, false},     {120, 100, false},
	    {-1, 100, false},  {10, -1, false},
	    {19, 20, false},   {1, 1000000000000, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (choice_covers_little(cases[i].rich, cases[i].plain) !=
		    cases[i].little)
			fail_msg("case %zu", i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_software_and_the_rank_decide),
	    cmocka_unit_test(test_what_is_no_prefix_is_not_sent_back),
	    cmocka_unit_test(test_few_records_are_not_rich),
	    IN_FOLDER(test_a_choice_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
