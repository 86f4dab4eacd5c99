/* The resolver, with scripted answers: order, refusals, classes by host. */
#include "tests/unit/unit.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "harvester/choice.h"
#include "tests/unit/fixture_resolve.h"
#include "tests/unit/folder.h"

enum { BODY = 4096 };

static void
test_rule_costs_one_request(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	SCRIPT(&l.w, OK("verb=GetRecord&metadataPrefix=mods&identifier=oai%3A"
			"h%3A007",
			GET(RECORD("x7"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/X7", true);
	assert_str(l.q.source, "src");
	assert_str(l.q.oai_id, "x7");
	expect_counts(&l.w, 1, 0);
	/* No mark was made. */
	assert_string_equal(world_mark(&l.w)->from, "");
	resolving_close(&l);
}

static void
test_format_falls_back_when_not_disseminated(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	SCRIPT(&l.w, OK("Prefix=mods", ERROR("cannotDisseminateFormat")),
	       OK("Prefix=oai_dc", GET(RECORD("x7"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", true);
	/* A prefix that somebody chose comes first. */
	l.sources[0].prefix = STR("own");
	SCRIPT(&l.w, OK("Prefix=own", ERROR("cannotDisseminateFormat")),
	       OK("Prefix=mods", ERROR("cannotDisseminateFormat")),
	       OK("Prefix=oai_dc", GET(RECORD("x8"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x8", true);
	resolving_close(&l);
}

/* As it is harvested; then what it was known to offer, then what all have. */
static void
test_format_is_that_of_the_harvest(void **state)
{
	static const struct format_offer offers[] = {
	    {STR_LIT("mods"), STR_LIT("")},
	    {STR_LIT("qdc"), STR_LIT("http://purl.org/dc/terms/")},
	    {STR_LIT("xoai"), STR_LIT("http://www.lyncode.com/xoai")},
	};
	struct choice kept = {.prefix = STR("qdc"), .site = STR("DSpace")};
	struct resolving l;
	struct buf lines;

	(void)state;
	resolving_open(&l);
	buf_init(&lines, 1024);
	choice_offers(&lines, offers, COUNT(offers));
	kept.offers = buf_view(&lines);
	assert_int_equal(choice_save(l.w.store, STR("src"), &kept, &l.w.e), 0);
	buf_free(&lines);
	SCRIPT(&l.w, OK("Prefix=qdc", ERROR("cannotDisseminateFormat")),
	       OK("Prefix=xoai", ERROR("cannotDisseminateFormat")),
	       OK("Prefix=oai_dc", GET(RECORD("x7"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", true);
	resolving_close(&l);
}

/* Nobody asked it: what its software, told by the address, fills best. */
static void
test_format_is_that_of_the_software(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.sources[0].url = STR("http://h/server/oai/request");
	SCRIPT(&l.w, OK("Prefix=dim", ERROR("cannotDisseminateFormat")),
	       OK("Prefix=oai_dc", GET(RECORD("x7"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", true);
	resolving_close(&l);
}

static void
test_every_step_is_tried_in_order(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	SCRIPT(
	    &l.w, OK("http://h/oai?", ERROR("idDoesNotExist")),
	    NOT_FOUND("http://doi/api/handles/10.1234/x7?type=URL", ABSENT),
	    OK("http://datacite/oai?verb=GetRecord&metadataPrefix=oai_datacite&"
	       "identifier=doi%3A10.1234%2Fx7",
	       ERROR("idDoesNotExist")),
	    NOT_FOUND("http://doi/10.1234/x7 csl", HTML));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", false);
	resolving_said(&l, "store: not held; rule: ");
	resolving_said(&l, "idDoesNotExist; handle API: not registered; ");
	resolving_said(&l, "; doi.org: HTTP 404");
	assert_false(l.q.may_pass);
	expect_counts(&l.w, 0, 0);
	resolving_close(&l);
}

static void
test_record_of_another_doi_is_refused(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.handle_api = l.o.datacite_oai = l.o.doi_resolver = STR_NONE;
	SCRIPT(&l.w, OK("identifier=", GET(RECORD("x70"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", false);
	resolving_said(&l, "does not name it: refused");
	expect_counts(&l.w, 0, 0);
	resolving_close(&l);
}

static void
test_deleted_ends_the_steps(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	SCRIPT(&l.w, OK("oai%3Ah%3A007", GET(TOMBSTONE("oai:h:007"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", false);
	assert_true(l.q.deleted);
	resolving_said(&l, "deleted at src");
	resolving_close(&l);
}

static void
test_failure_that_may_pass_is_retried_then_said(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.datacite_oai = l.o.doi_resolver = STR_NONE;
	l.o.nsources = 0;
	SCRIPT(&l.w, NET(ECONNRESET), STATUS(503), NET(ETIMEDOUT));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", false);
	assert_true(l.q.may_pass);
	resolving_close(&l);
}

static void
test_citation_must_name_the_doi(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.handle_api = l.o.datacite_oai = STR_NONE;
	l.o.nsources = 0;
	SCRIPT(&l.w,
	       OK(" csl", "{\"type\":\"book\",\"DOI\":\"10.1234/other\"}"));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", false);
	resolving_said(&l, "refused");
	SCRIPT(&l.w, OK(" csl", "{\"type\":\"book\",\"DOI\":\"10.1234/X7\"}"));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", true);
	assert_str(l.q.source, RESOLVE_DOI_SOURCE);
	assert_str(l.q.oai_id, "doi:10.1234/x7");
	resolving_close(&l);
}

/* Classes that are one provider: from the page to GetRecord, no Identify. */
static const struct {
	const char *landing, *request;
} hosted[] = {
    {"https://zenodo.org/records/123",
     "https://zenodo.org/oai2d?verb=GetRecord&metadataPrefix=oai_datacite&"
     "identifier=oai%3Azenodo.org%3A123"},
    {"https://hal.science/hal-01234567v2",
     "https://api.archives-ouvertes.fr/oai/hal/?verb=GetRecord&"
     "metadataPrefix=xml-tei&identifier=oai%3AHAL%3Ahal-01234567v2"},
    {"https://arxiv.org/abs/2101.00001",
     "identifier=oai%3AarXiv.org%3A2101.00001"},
    {"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7654321/",
     "https://pmc.ncbi.nlm.nih.gov/api/oai/v1/mh/?verb=GetRecord&"
     "metadataPrefix=pmc_fm&identifier=oai%3Apubmedcentral.nih.gov%3A7654321"},
    {"https://h/dataset.xhtml?persistentId=doi:10.1234/X7",
     "https://h/oai?verb=GetRecord&metadataPrefix=oai_datacite&"
     "identifier=doi%3A10.1234%2Fx7"},
};

static void
test_hosted_classes_need_no_identify(void **state)
{
	static char handle[BODY];
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.nsources = 0;
	l.o.refresh = true;
	for (size_t i = 0; i < COUNT(hosted); i++) {
		snprintf(handle, sizeof(handle), HANDLE("10.1234/x7", "%s"),
			 hosted[i].landing);
		SCRIPT(&l.w, OK("http://doi/api/", handle),
		       OK(hosted[i].request, GET(RECORD("x7"))));
		resolving_run(&l, RESOLVE_DOI, "10.1234/x7", true);
	}
	resolving_close(&l);
}

static void
test_identify_names_the_repository_once(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.nsources = 0;
	SCRIPT(
	    &l.w,
	    OK("api/handles", HANDLE("10.1234/x7", "https://d/handle/1810/5")),
	    NOT_FOUND("https://d/oai/request?verb=Identify", HTML),
	    OK("https://d/server/oai/request?verb=Identify", IDENTIFIES),
	    OK("identifier=oai%3Adspace-production%3A1810%2F5",
	       GET(RECORD("x7"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", true);
	/* Known by now: neither is asked again what it is. */
	SCRIPT(
	    &l.w,
	    OK("api/handles", HANDLE("10.1234/x8", "https://d/handle/1810/6")),
	    OK("identifier=oai%3Adspace-production%3A1810%2F6",
	       GET(RECORD("x8"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x8", true);
	resolving_close(&l);
}

static void
test_configured_source_is_found_by_host(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.sources[0].doi = STR_NONE;
	SCRIPT(&l.w,
	       OK("api/handles",
		  HANDLE("10.1234/x7", "http://h/receive/h_mods_00000007")),
	       OK("http://h/oai?verb=Identify", IDENTIFIES),
	       OK("http://h/oai?verb=GetRecord&metadataPrefix=mods&identifier="
		  "oai%3Adspace-production%3Ah_mods_00000007",
		  GET(RECORD("x7"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", true);
	assert_str(l.q.source, "src");
	resolving_close(&l);
}

static void
test_only_one_endpoint_is_asked(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.only = &l.sources[0];
	SCRIPT(&l.w, OK("oai%3Ah%3A007", ERROR("idDoesNotExist")),
	       OK("http://h/oai?verb=Identify", IDENTIFIES),
	       OK("oai%3Adspace-production%3A1%2F7", ERROR("badArgument")),
	       OK("identifier=doi%3A10.1234%2Fx7", ERROR("idDoesNotExist")),
	       OK("identifier=10.1234%2Fx7", ERROR("idDoesNotExist")),
	       OK("identifier=https%3A%2F%2Fdoi.org%2F10.1234%2Fx7",
		  GET(RECORD("x7"))));
	resolving_run(&l, RESOLVE_DOI, "10.1234/x7", true);
	resolving_close(&l);
}

static void
test_another_identifier_with_a_version_is_the_same_item(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	l.o.only = &l.sources[0];
	SCRIPT(&l.w, OK("identifier=oai%3Ahal.archives-ouvertes.fr%3Ahal-1",
			GET(RECORD("oai:HAL:hal-1v1"))));
	resolving_run(&l, RESOLVE_OAI, "oai:hal.archives-ouvertes.fr:hal-1",
		      true);
	assert_str(l.q.oai_id, "oai:HAL:hal-1v1");
	SCRIPT(&l.w, OK("identifier=oai%3Ax%3A1", GET(RECORD("oai:x:2"))));
	resolving_run(&l, RESOLVE_OAI, "oai:x:1", false);
	resolving_close(&l);
}

static void
test_stopped_on_the_way(void **state)
{
	struct resolving l;

	(void)state;
	resolving_open(&l);
	SCRIPT(&l.w, OK("GetRecord", GET(RECORD("x7"))));
	l.w.f.stop_at = 1;
	l.q = (struct resolve_request){.id = STR("10.1234/x7")};
	assert_int_equal(resolver_run(l.r, &l.q, 1, &l.a, &l.w.e), -1);
	assert_int_equal(l.w.e.code, ERR_STOPPED);
	resolving_close(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_rule_costs_one_request),
	    IN_FOLDER(test_format_falls_back_when_not_disseminated),
	    IN_FOLDER(test_format_is_that_of_the_harvest),
	    IN_FOLDER(test_format_is_that_of_the_software),
	    IN_FOLDER(test_every_step_is_tried_in_order),
	    IN_FOLDER(test_record_of_another_doi_is_refused),
	    IN_FOLDER(test_deleted_ends_the_steps),
	    IN_FOLDER(test_failure_that_may_pass_is_retried_then_said),
	    IN_FOLDER(test_citation_must_name_the_doi),
	    IN_FOLDER(test_hosted_classes_need_no_identify),
	    IN_FOLDER(test_identify_names_the_repository_once),
	    IN_FOLDER(test_configured_source_is_found_by_host),
	    IN_FOLDER(test_only_one_endpoint_is_asked),
	    IN_FOLDER(test_another_identifier_with_a_version_is_the_same_item),
	    IN_FOLDER(test_stopped_on_the_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
