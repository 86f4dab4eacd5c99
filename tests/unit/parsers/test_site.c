/* Sites: how records and servers tell them; pages, endpoints, identifiers. */
#include "tests/unit/unit.h"

#include <string.h>

#include "parsers/site/site.h"

/* From a landing page to the first endpoint and the first identifier. */
static const struct {
	const char *landing, *name, *endpoint, *id;
} pages[] = {
    {"https://duepublico2.uni-due.de/receive/duepublico_mods_00071448?lang=de",
     "MyCoRe", "https://duepublico2.uni-due.de/servlets/OAIDataProvider",
     "oai:ID:duepublico_mods_00071448"},
    {"http://h/mir/receive/mir_mods_00000001/", "MyCoRe",
     "http://h/mir/servlets/OAIDataProvider", "oai:ID:mir_mods_00000001"},
    {"https://www.repository.cam.ac.uk/handle/1810/271995", "DSpace",
     "https://www.repository.cam.ac.uk/oai/request", "oai:ID:1810/271995"},
    {"https://h/xmlui/handle/123456789/22?show=full", "DSpace",
     "https://h/xmlui/oai/request", "oai:ID:123456789/22"},
    {"https://h/items/01234567-89ab-cdef-0123-456789abcdef", "DSpace",
     "https://h/server/oai/request", "oai:ID:FOUND"},
    {"https://h/entities/publication/01234567-89ab-cdef-0123-456789abcdef",
     "DSpace", "https://h/server/oai/request", "oai:ID:FOUND"},
    {"https://eprints.soton.ac.uk/445566/", "EPrints",
     "https://eprints.soton.ac.uk/cgi/oai2", "oai:ID:445566"},
    {"http://h/id/eprint/12", "EPrints", "http://h/cgi/oai2", "oai:ID:12"},
    {"https://h/opus4/frontdoor/index/index/docId/123", "OPUS4",
     "https://h/opus4/oai", "oai:ID:123"},
    {"https://h/frontdoor/index/index/year/2020/docId/123", "OPUS4",
     "https://h/oai", "oai:ID:123"},
    {"https://h/ojs/index.php/jx/article/view/91", "OJS",
     "https://h/ojs/index.php/jx/oai", "oai:ID:article/91"},
    {"https://h/index.php/jx/article/view/91/105", "OJS",
     "https://h/index.php/jx/oai", "oai:ID:article/91"},
    {"https://h/jx/article/view/91", "OJS", "https://h/jx/oai",
     "oai:ID:article/91"},
    {"https://zenodo.org/records/123", "Zenodo", "https://zenodo.org/oai2d",
     "oai:zenodo.org:123"},
    {"https://zenodo.org/record/123#.Xyz", "Zenodo", "https://zenodo.org/oai2d",
     "oai:zenodo.org:123"},
    {"https://h/records/abcde-f1234", "InvenioRDM", "https://h/oai2d",
     "oai:ID:abcde-f1234"},
    {"https://hal.science/hal-01234567v2", "HAL",
     "https://api.archives-ouvertes.fr/oai/hal/", "oai:HAL:hal-01234567v2"},
    {"https://inria.hal.science/hal-00001234", "HAL",
     "https://api.archives-ouvertes.fr/oai/hal/", "oai:HAL:hal-00001234v1"},
    {"https://hal.inria.fr/PORTAL/tel-00001234", "HAL",
     "https://api.archives-ouvertes.fr/oai/hal/", "oai:HAL:tel-00001234v1"},
    {"https://arxiv.org/abs/2101.00001v3", "arXiv",
     "https://oaipmh.arxiv.org/oai", "oai:arXiv.org:2101.00001"},
    {"https://arxiv.org/abs/math/0601001", "arXiv",
     "https://oaipmh.arxiv.org/oai", "oai:arXiv.org:math/0601001"},
    {"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7654321/", "PMC",
     "https://pmc.ncbi.nlm.nih.gov/api/oai/v1/mh/",
     "oai:pubmedcentral.nih.gov:7654321"},
    {"https://pmc.ncbi.nlm.nih.gov/articles/PMC7654321/", "PMC",
     "https://pmc.ncbi.nlm.nih.gov/api/oai/v1/mh/",
     "oai:pubmedcentral.nih.gov:7654321"},
    {"https://dataverse.harvard.edu/dataset.xhtml?persistentId=doi:10.7910/X",
     "Dataverse", "https://dataverse.harvard.edu/oai", "doi:DOI"},
    {"https://h/citation?persistentId=doi%3A10.7910%2FX", "Dataverse",
     "https://h/oai", "doi:DOI"},
    {"https://scholarworks.example.edu/papers/12/", "Digital Commons",
     "https://scholarworks.example.edu/do/oai/", "oai:ID:papers-12"},
};

static void
test_landing_gives_endpoint_and_identifier(void **state)
{
	static const struct site_facts facts = {STR_LIT("ID"), STR_LIT("DOI"),
						STR_LIT("FOUND")};
	struct site_match m;
	struct buf b;

	(void)state;
	buf_init(&b, 4096);
	for (size_t i = 0; i < COUNT(pages); i++) {
		m = (struct site_match){.at = 0};
		if (!site_next_page(str_c(pages[i].landing), &m))
			fail_msg("%s has no site", pages[i].landing);
		assert_string_equal(m.site->name, pages[i].name);
		buf_clear(&b);
		assert_true(
		    site_expand_endpoint(&m, site_endpoints(&m)[0], &b));
		assert_str(buf_view(&b), pages[i].endpoint);
		buf_clear(&b);
		assert_true(site_expand(&m, m.page->ids[0], &facts, &b));
		assert_str(buf_view(&b), pages[i].id);
	}
	buf_free(&b);
}

static void
test_every_site_with_pages_has_one_above(void **state)
{
	(void)state;
	for (const struct site *s = sites; s->name != NULL; s++) {
		bool seen = s->landing == NULL;

		for (size_t i = 0; i < COUNT(pages); i++)
			seen = seen || strcmp(pages[i].name, s->name) == 0;
		if (!seen)
			fail_msg("no page of %s", s->name);
		for (const struct site *k = sites; k != s; k++)
			assert_string_not_equal(k->name, s->name);
	}
}

static void
test_pages_that_are_none(void **state)
{
	static const char *const urls[] = {
	    "",
	    "https://h",
	    "https://h/",
	    "no address",
	    "https://h/some/page.html",
	    "https://h/receive/",
	    "https://h/receive/x_mods_",
	    "https://h/items/0123-4567",
	    "https://evil.example/abs/2101.00001",
	    "https://nothal.science.example/hal-01234567",
	};
	struct site_match m;

	(void)state;
	for (size_t i = 0; i < COUNT(urls); i++) {
		m = (struct site_match){.at = 0};
		if (site_next_page(str_c(urls[i]), &m))
			fail_msg("%s is %s", urls[i], m.site->name);
	}
}

static void
test_long_and_repetitive_paths_end_soon(void **state)
{
	static char url[20000];
	struct site_match m;

	(void)state;
	memset(url, '_', sizeof(url) - 1);
	memcpy(url, "http://h/receive/", 17);
	m = (struct site_match){.at = 0};
	assert_false(site_next_page(str_c(url), &m));
	url[9 + SITE_PATH_MAX - 8] = '\0';
	m = (struct site_match){.at = 0};
	assert_false(site_next_page(str_c(url), &m));
	for (size_t i = 8; i + 9 < SITE_PATH_MAX; i += 8)
		memcpy(url + i, "/receive", 8);
	url[SITE_PATH_MAX - 16] = '\0';
	m = (struct site_match){.at = 0};
	site_next_page(str_c(url), &m);
}

static void
test_endpoint_tells_the_site(void **state)
{
	static const struct {
		const char *url, *name, *doi, *id;
	} rows[] = {
	    {"https://zenodo.org/oai2d", "Zenodo", "10.5281/zenodo.42",
	     "oai:zenodo.org:42"},
	    {"https://export.arxiv.org/oai2", "arXiv",
	     "10.48550/arXiv.2101.00001", "oai:arXiv.org:2101.00001"},
	    {"https://oai.datacite.org/oai", "DataCite", "10.1/x", "doi:DOI"},
	};
	static const struct site_facts facts = {.doi = STR_LIT("DOI")};
	const struct site *site;
	struct site_match m;
	struct buf b;

	(void)state;
	buf_init(&b, 4096);
	for (size_t i = 0; i < COUNT(rows); i++) {
		site = site_of_endpoint(str_c(rows[i].url));
		assert_non_null(site);
		assert_string_equal(site->name, rows[i].name);
		assert_true(site_match_doi(site, str_c(rows[i].doi), &m));
		buf_clear(&b);
		assert_true(site_expand(&m, site->doi_id, &facts, &b));
		assert_str(buf_view(&b), rows[i].id);
		assert_false(site_match_doi(site, str_c(""), &m));
	}
	assert_null(site_of_endpoint(STR("https://h/nothing")));
	buf_free(&b);
}

static void
test_template_wants_what_is_not_known(void **state)
{
	static const struct site_facts none = {STR_NONE, STR_NONE, STR_NONE};
	struct site_match m;
	struct buf b;

	(void)state;
	m = (struct site_match){.at = 0};
	assert_true(site_next_page(STR("http://h/id/eprint/12"), &m));
	buf_init(&b, 64);
	buf_puts(&b, "x");
	assert_false(site_expand(&m, "oai:{id}:{1}", &none, &b));
	assert_false(site_expand(&m, "oai:h:{2}", &none, &b));
	assert_false(site_expand(&m, "oai:h:{what}", &none, &b));
	assert_str(buf_view(&b), "x");
	assert_true(site_expand(&m, "{*}{1}", &none, &b));
	assert_str(buf_view(&b), "x12");
	buf_free(&b);
}

/* --- Records -------------------------------------------------------------- */

static const struct {
	const char *oai_id, *site;
	struct rec_ident own, related;
	const char *type;
} records[] = {
    {"oai:arXiv.org:2101.00001", "arXiv"},
    {"oai:hal.example:hal-1", "HAL"},
    {"oai:h:x_mods_00000001", "MyCoRe"},
    {"oai:h:article/12", "OJS"},
    {"oai:works.bepress.com:a_b-1001", "SelectedWorks"},
    {"", "Zenodo", {ID_DOI, STR_LIT("10.5281/zenodo.7"), true}},
    {"", "arXiv", {ID_ARXIV, STR_LIT("2101.00001"), true}},
    {"", "HAL", {ID_URL, STR_LIT("https://x.hal.science/hal-1"), true}},
    {"", "MyCoRe", {ID_URL, STR_LIT("http://h/receive/x_1"), true}},
    {"", "OPUS4", {ID_URL, STR_LIT("http://h/opus4/files/1/x.pdf"), true}},
    {"", "DSpace", {ID_URL, STR_LIT("http://h/xmlui/x"), true}},
    {"", "DSpace", {ID_HANDLE, STR_LIT("20.500.1/2"), true}},
    {"", "PMC", {ID_PMCID, STR_LIT("PMC12"), true}},
    {"", "EPrints", {ID_FILE, STR_LIT("http://h/12/1/x.pdf"), true}},
    {.oai_id = "", .site = "EPrints", .type = "NonPeerReviewed"},
    {.oai_id = "", .type = "Peer-reviewed"},
    {"oai:h:papers-12",
     "Digital Commons",
     {ID_URL, STR_LIT("http://h/papers/7"), true}},
    {"",
     "Islandora",
     {ID_URL, STR_LIT("http://h/islandora/object/x%3A1"), true}},
    {"", "dLibra", {ID_URL, STR_LIT("http://h/dlibra/publication/1"), true}},
    {"", "LibreCat", {ID_URL, STR_LIT("http://h/publication/1"), true}},
    {"", "Samvera", {ID_URL, STR_LIT("http://h/concern/works/x1"), true}},
    {"", "VITAL", {ID_URL, STR_LIT("http://h/vital/access/x:1"), true}},
    {"oai:pure.atira.dk:publications/1", "Pure"},
    /* What an item relates to tells less than it has itself. */
    {"",
     NULL,
     {ID_OTHER, STR_LIT("x"), true},
     {ID_PMCID, STR_LIT("PMC12"), false}},
    {"",
     "DSpace",
     {ID_OTHER, STR_LIT("x"), true},
     {ID_HANDLE, STR_LIT("20.500.1/2"), false}},
    {"", NULL, {ID_URL, STR_LIT("https://www.ncbi.nlm.nih.gov/x"), true}},
    /* The row that stands first. */
    {"", "EPrints", {ID_URL, STR_LIT("http://h/handle/id/eprint/1"), true}},
};

static void
test_record_tells_the_site(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(records); i++) {
		struct rec_ident own = records[i].own;
		struct rec_ident other = records[i].related;
		struct rec_idents ids = {&own, own.value.n > 0, 1};
		struct rec_idents related = {&other, other.value.n > 0, 1};
		struct rec_text type = {
		    str_c(records[i].type != NULL ? records[i].type : ""),
		    STR_NONE};
		struct rec_texts types = {&type, type.text.n > 0, 1};
		struct site_evidence e = {str_c(records[i].oai_id), &ids,
					  &related, &types};
		const struct site *s = site_of_record(&e);

		if (records[i].site == NULL
			? s != &site_unknown
			: s == &site_unknown ||
			      strcmp(s->name, records[i].site) != 0)
			fail_msg("record %zu is %s", i,
				 s->name != NULL ? s->name : "unknown");
	}
}

/* --- Servers -------------------------------------------------------------- */

static void
test_server_tells_the_site(void **state)
{
	static const struct {
		const char *base, *said, *sample, *format, *site;
	} rows[] = {
	    {"https://h/oai/request", "", "", "oai_dc", "DSpace"},
	    {"https://h/cgi/oai2", "", "", "oai_dc", "EPrints"},
	    {"https://h/oai2d", "", "", "oai_dc", "InvenioRDM"},
	    {"https://zenodo.org/oai2d", "", "", "oai_dc", "Zenodo"},
	    {"https://h/do/oai/", "", "", "oai_dc", "Digital Commons"},
	    {"https://h/x/oai", "Open Journal Systems", "", "oai_dc", "OJS"},
	    {"https://h/oai", "", "oai:h:x_mods_0001", "oai_dc", "MyCoRe"},
	    {"https://h/oai", "", "", "dim", "DSpace"},
	    {"https://h/oai", "", "", "oai_ddi", "Dataverse"},
	    {"https://h/oai", "", "", "jpcoar_1.0", "WEKO"},
	    {"https://doaj.org/oai.article", "", "", "oai_dc", "DOAJ"},
	    {"https://h/dlibra/oai-pmh-repository.xml", "", "", "oai_dc",
	     "dLibra"},
	    {"https://h/oai-pmh-repository.xml", "", "", "oai_dc", "dLibra"},
	    {"https://h/oai/oai.php", "", "", "oai_dc", "CONTENTdm"},
	    {"https://h/perl/oai2", "", "", "oai_dc", "EPrints"},
	    {"https://export.arxiv.org/oai2", "", "", "oai_dc", "arXiv"},
	    {"https://phaidra.h/api/oai", "", "", "oai_dc", "PHAIDRA"},
	    {"https://h/ws/oai", "", "", "oai_dc", "Pure"},
	    {"https://h/vital/oai/provider", "", "", "oai_dc", "VITAL"},
	    {"https://h/catalog/oai", "", "", "oai_dc", "Samvera"},
	    {"https://h/oaiprovider/", "", "", "oai_dc", "Fedora"},
	    {"https://h/oai", "", "oai:h:1", "oai_dc", NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str format = str_c(rows[i].format);
		struct site_server server = {str_c(rows[i].base),
					     str_c(rows[i].said),
					     str_c(rows[i].sample), &format, 1};
		const struct site *s = site_of_server(&server);

		if (rows[i].site == NULL)
			assert_ptr_equal(s, &site_unknown);
		else
			assert_string_equal(s->name, rows[i].site);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_landing_gives_endpoint_and_identifier),
	    cmocka_unit_test(test_every_site_with_pages_has_one_above),
	    cmocka_unit_test(test_pages_that_are_none),
	    cmocka_unit_test(test_long_and_repetitive_paths_end_soon),
	    cmocka_unit_test(test_endpoint_tells_the_site),
	    cmocka_unit_test(test_template_wants_what_is_not_known),
	    cmocka_unit_test(test_record_tells_the_site),
	    cmocka_unit_test(test_server_tells_the_site),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
