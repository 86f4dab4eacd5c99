/* The steps from an identifier to a record: who is asked, and for what. */
#include "tests/unit/unit.h"

#include "tests/unit/fixture_resolve.h"
#include "tests/unit/folder.h"

/* --- OAI identifiers ------------------------------------------------------ */

static void
test_source_is_known_by_the_name_in_the_identifier(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.sources[0].url = STR("http://oai.repo.example/oai");
	l.sources[0].doi = STR_NONE;
	SCRIPT(&l.w, OK("http://oai.repo.example/oai?verb=GetRecord&"
			"metadataPrefix=mods&identifier=oai%3Arepo.example%3A5",
			GET(RECORD("oai:repo.example:5"))));
	resolving_run(&l, RESOLVE_OAI, "oai:repo.example:5", true);
	assert_str(l.q.source, "src");
	canned_script(&l.w.f, NULL, 0);
	resolving_run(&l, RESOLVE_OAI, "oai:other.example:5", false);
	resolving_said(&l, "source: none has such identifiers");
	resolving_close(&l);
}

static void
test_source_is_known_by_its_rule(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.sources[0].doi = STR("10.1234/x{N} -> oai:name:r_{N:03}");
	SCRIPT(&l.w, OK("identifier=oai%3Aname%3Ar_007",
			GET(RECORD("oai:name:r_007"))));
	resolving_run(&l, RESOLVE_OAI, "oai:name:r_007", true);
	canned_script(&l.w.f, NULL, 0);
	resolving_run(&l, RESOLVE_OAI, "oai:name:s_007", false);
	l.sources[0].doi = STR("no rule");
	resolving_run(&l, RESOLVE_OAI, "oai:name:r_007", false);
	resolving_close(&l);
}

static void
test_service_is_known_by_its_identifiers(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.nsources = 0;
	SCRIPT(&l.w,
	       OK("https://zenodo.org/oai2d?verb=GetRecord&metadataPrefix="
		  "oai_datacite&identifier=oai%3Azenodo.org%3A12",
		  GET(RECORD("oai:zenodo.org:12"))));
	resolving_run(&l, RESOLVE_OAI, "oai:zenodo.org:12", true);
	assert_str(l.q.source, "https://zenodo.org/oai2d");
	/* One endpoint has it not: the other one is asked. */
	SCRIPT(&l.w,
	       OK("https://oaipmh.arxiv.org/oai?", ERROR("idDoesNotExist")),
	       OK("https://export.arxiv.org/oai2?",
		  GET(RECORD("oai:arXiv.org:2101.00001"))));
	resolving_run(&l, RESOLVE_OAI, "oai:arXiv.org:2101.00001", true);
	resolving_close(&l);
}

/* --- Landing pages -------------------------------------------------------- */

static void
test_page_at_the_host_of_a_source(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	SCRIPT(&l.w, OK("http://h/oai?verb=Identify", IDENTIFIES),
	       OK("metadataPrefix=mods&identifier="
		  "oai%3Adspace-production%3Ax_mods_00000005",
		  GET(RECORD("oai:dspace-production:x_mods_00000005"))));
	resolving_run(&l, RESOLVE_URL, "http://h/receive/x_mods_00000005",
		      true);
	assert_str(l.q.source, "src");
	resolving_close(&l);
}

/* A shape that nobody tabled: as the sample of Identify goes. */
static void
test_page_of_no_known_shape(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	SCRIPT(&l.w, OK("http://h/oai?verb=Identify", IDENTIFIES),
	       OK("identifier=oai%3Adspace-production%3A1%2F77",
		  GET(RECORD("oai:dspace-production:1/77"))));
	resolving_run(&l, RESOLVE_URL, "http://h/a/b/item.php/77/?a=b#c", true);
	SCRIPT(&l.w, OK("identifier=oai%3Adspace-production%3Awork-a",
			GET(RECORD("oai:dspace-production:work-a"))));
	resolving_run(&l, RESOLVE_URL, "http://h/show/work-a", true);
	canned_script(&l.w.f, NULL, 0);
	resolving_run(&l, RESOLVE_URL, "http://stranger/show/work-a", false);
	resolving_said(&l, "page: no endpoint is known for pages of stranger");
	resolving_close(&l);
}

/* The page has a UUID, the identifier a handle, and a REST knows both. */
static void
test_page_whose_number_must_be_looked_up(void **state)
{
	const char *page = "https://d/items/"
			   "0c8a2c3e-1111-2222-3333-444455556666";
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.nsources = 0;
	SCRIPT(&l.w,
	       OK("https://d/server/api/core/items/"
		  "0c8a2c3e-1111-2222-3333-444455556666",
		  "{\"handle\":\"1810/9\"}"),
	       OK("https://d/server/oai/request?verb=Identify", IDENTIFIES),
	       OK("identifier=oai%3Adspace-production%3A1810%2F9",
		  GET(RECORD("oai:dspace-production:1810/9"))));
	resolving_run(&l, RESOLVE_URL, page, true);
	SCRIPT(&l.w, OK("https://d/server/api/core/items/", "{}"));
	resolving_run(&l, RESOLVE_URL, page, false);
	resolving_said(&l, "its REST knows no handle");
	resolving_close(&l);
}

/* --- Handles -------------------------------------------------------------- */

static void
test_handle_may_lead_to_a_handle(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.nsources = 0;
	l.o.datacite_oai = l.o.doi_resolver = STR_NONE;
	SCRIPT(&l.w,
	       OK("handles/10.1234/x7?",
		  HANDLE("10.1234/x7", "https://hdl.handle.net/20.500/8")),
	       OK("handles/20.500/8?",
		  HANDLE("20.500/8", "https://zenodo.org/records/12")),
	       OK("oai%3Azenodo.org%3A12", GET(RECORD("x7"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", true);
	SCRIPT(&l.w,
	       OK("handles/10.1234/x8?",
		  HANDLE("10.1234/x8", "https://hdl.handle.net/20.500/9")),
	       OK("handles/20.500/9?",
		  HANDLE("20.500/9", "https://doi.org/10.1234/x9")),
	       OK("handles/10.1234/x9?",
		  HANDLE("10.1234/x9", "https://doi.org/10.1234/x8")));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x8", false);
	resolving_said(&l, "it leads from handle to handle");
	resolving_close(&l);
}

static void
test_services_may_be_switched_off(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.nsources = 0;
	l.o.handle_api = l.o.datacite_oai = l.o.doi_resolver = STR_NONE;
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", false);
	resolving_said(&l, "rule: no source has a rule for it");
	resolving_close(&l);
}

/* --- One endpoint alone --------------------------------------------------- */

static void
test_one_endpoint_by_the_shape_of_the_doi(void **state)
{
	struct source zenodo = {.name = STR("z"),
				.url = STR("https://zenodo.org/oai2d")};
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.only = &zenodo;
	SCRIPT(
	    &l.w,
	    OK("https://zenodo.org/oai2d?verb=GetRecord&"
	       "metadataPrefix=oai_datacite&identifier=oai%3Azenodo.org%3A7",
	       GET("<record>" HEADER(
		   "oai:zenodo.org:7") "<metadata>"
				       "<oai_dc:dc "
				       "xmlns:oai_dc=\"http://www.openarchives."
				       "org/OAI/2.0/oai_dc/\" "
				       "xmlns:dc=\"http://purl.org/"
				       "dc/elements/1.1/"
				       "\"><dc:identifier>https://doi.org/"
				       "10.5281/zenodo.7</dc:identifier></"
				       "oai_dc:dc>"
				       "</metadata></record>")));
	resolving_run(&l, RESOLVE_DOI, "10.5281/zenodo.7", true);
	assert_str(l.q.source, "z");
	resolving_close(&l);
}

static void
test_one_endpoint_by_page(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.only = &l.sources[0];
	/* A page that has the shape of one. */
	SCRIPT(&l.w, OK("identifier=oai%3Azenodo.org%3A12",
			GET(RECORD("oai:zenodo.org:12"))));
	resolving_run(&l, RESOLVE_URL, "https://zenodo.org/records/12", true);
	/* One that has none. */
	SCRIPT(&l.w, OK("http://h/oai?verb=Identify", IDENTIFIES),
	       OK("identifier=oai%3Adspace-production%3A1%2F9",
		  GET(RECORD("oai:dspace-production:1/9"))));
	resolving_run(&l, RESOLVE_URL, "https://elsewhere/a/b/c/d/9", true);
	resolving_close(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_source_is_known_by_the_name_in_the_identifier),
	    IN_FOLDER(test_source_is_known_by_its_rule),
	    IN_FOLDER(test_service_is_known_by_its_identifiers),
	    IN_FOLDER(test_page_at_the_host_of_a_source),
	    IN_FOLDER(test_page_of_no_known_shape),
	    IN_FOLDER(test_page_whose_number_must_be_looked_up),
	    IN_FOLDER(test_handle_may_lead_to_a_handle),
	    IN_FOLDER(test_services_may_be_switched_off),
	    IN_FOLDER(test_one_endpoint_by_the_shape_of_the_doi),
	    IN_FOLDER(test_one_endpoint_by_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
