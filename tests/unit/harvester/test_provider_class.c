/* Classes of providers: shapes of addresses, endpoints, identifiers. */
#include "tests/unit/unit.h"

#include <string.h>

#include "harvester/resolve/provider_class.h"

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
    {"https://h/items/01234567-89ab-cdef-0123-456789abcdef", "DSpace 7",
     "https://h/server/oai/request", "oai:ID:FOUND"},
    {"https://h/entities/publication/01234567-89ab-cdef-0123-456789abcdef",
     "DSpace 7", "https://h/server/oai/request", "oai:ID:FOUND"},
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
	static const struct class_facts facts = {STR_LIT("ID"), STR_LIT("DOI"),
						 STR_LIT("FOUND")};
	struct class_match m;
	struct buf b;

	(void)state;
	buf_init(&b, 4096);
	for (size_t i = 0; i < COUNT(pages); i++) {
		if (!class_of_landing(NULL, str_c(pages[i].landing), &m))
			fail_msg("%s has no class", pages[i].landing);
		assert_string_equal(m.row->name, pages[i].name);
		buf_clear(&b);
		assert_true(class_endpoint(&m, m.row->endpoints[0], &b));
		assert_str(buf_view(&b), pages[i].endpoint);
		buf_clear(&b);
		assert_true(class_expand(&m, m.row->ids[0], &facts, &b));
		assert_str(buf_view(&b), pages[i].id);
	}
	buf_free(&b);
}

/* Fourteen, and a page for each but the agency, which has none. */
static void
test_every_class_has_a_page_above(void **state)
{
	const char *last = "";
	size_t names = 0;

	(void)state;
	for (const struct provider_class *c = provider_classes; c->name != NULL;
	     c++) {
		bool seen = c->shape == NULL;

		for (size_t i = 0; i < COUNT(pages); i++)
			seen = seen || strcmp(pages[i].name, c->name) == 0;
		if (!seen)
			fail_msg("no page of %s", c->name);
		names += strcmp(last, c->name) != 0;
		last = c->name;
	}
	assert_int_equal(names, 14);
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
	struct class_match m;

	(void)state;
	for (size_t i = 0; i < COUNT(urls); i++)
		if (class_of_landing(NULL, str_c(urls[i]), &m))
			fail_msg("%s is %s", urls[i], m.row->name);
}

static void
test_long_and_repetitive_paths_end_soon(void **state)
{
	static char url[20000];
	struct class_match m;

	(void)state;
	memset(url, '_', sizeof(url) - 1);
	memcpy(url, "http://h/receive/", 17);
	assert_false(class_of_landing(NULL, str_c(url), &m));
	url[9 + CLASS_PATH_MAX - 8] = '\0';
	assert_false(class_of_landing(NULL, str_c(url), &m));
	for (size_t i = 8; i + 9 < CLASS_PATH_MAX; i += 8)
		memcpy(url + i, "/receive", 8);
	url[CLASS_PATH_MAX - 16] = '\0';
	class_of_landing(NULL, str_c(url), &m);
}

static void
test_endpoint_tells_the_class(void **state)
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
	static const struct class_facts facts = {.doi = STR_LIT("DOI")};
	const struct provider_class *row;
	struct class_match m;
	struct buf b;

	(void)state;
	buf_init(&b, 4096);
	for (size_t i = 0; i < COUNT(rows); i++) {
		row = class_of_endpoint(NULL, str_c(rows[i].url));
		assert_non_null(row);
		assert_string_equal(row->name, rows[i].name);
		assert_true(class_of_doi(row, str_c(rows[i].doi), &m));
		buf_clear(&b);
		assert_true(class_expand(&m, row->doi_id, &facts, &b));
		assert_str(buf_view(&b), rows[i].id);
		assert_false(class_of_doi(row, str_c(""), &m));
	}
	assert_null(class_of_endpoint(NULL, STR("https://h/nothing")));
	buf_free(&b);
}

static void
test_template_wants_what_is_not_known(void **state)
{
	static const struct class_facts none = {STR_NONE, STR_NONE, STR_NONE};
	struct class_match m;
	struct buf b;

	(void)state;
	assert_true(class_of_landing(NULL, STR("http://h/id/eprint/12"), &m));
	buf_init(&b, 64);
	buf_puts(&b, "x");
	assert_false(class_expand(&m, "oai:{id}:{1}", &none, &b));
	assert_false(class_expand(&m, "oai:h:{2}", &none, &b));
	assert_false(class_expand(&m, "oai:h:{what}", &none, &b));
	assert_str(buf_view(&b), "x");
	assert_true(class_expand(&m, "{*}{1}", &none, &b));
	assert_str(buf_view(&b), "x12");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_landing_gives_endpoint_and_identifier),
	    cmocka_unit_test(test_every_class_has_a_page_above),
	    cmocka_unit_test(test_pages_that_are_none),
	    cmocka_unit_test(test_long_and_repetitive_paths_end_soon),
	    cmocka_unit_test(test_endpoint_tells_the_class),
	    cmocka_unit_test(test_template_wants_what_is_not_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
