/* The ladder, with scripted answers: order, refusals, classes by host. */
#include "tests/unit/unit.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "harvester/resolve/resolve.h"
#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"

enum { BODY = 4096 };

struct ladder {
	struct world w;
	struct source sources[2];
	struct resolve_options o;
	struct resolve_request q;
	struct arena a;
	struct resolver *r;
};

static void
ladder_open(struct ladder *l)
{
	memset(l, 0, sizeof(*l));
	world_open(&l->w);
	l->sources[0] = (struct source){
	    .name = STR("src"),
	    .url = STR("http://h/oai"),
	    .doi = STR("10.1234/x{N} -> oai:h:{N:03}"),
	};
	l->o = (struct resolve_options){
	    .retry = {.retries = 5, .max_wait = 600},
	    .sources = l->sources,
	    .nsources = 1,
	    .handle_api = STR("http://doi/api/handles"),
	    .datacite_oai = STR("http://datacite/oai"),
	    .doi_resolver = STR("http://doi"),
	};
	arena_init(&l->a, 1 << 20);
	assert_int_equal(resolver_new(&l->r, &l->w.f.env, &l->w.f.http,
				      l->w.store, &l->o, &l->w.e),
			 0);
}

static void
ladder_close(struct ladder *l)
{
	resolver_free(l->r);
	arena_free(&l->a);
	world_close(&l->w);
}

/* All answers of the script are asked for, and no more. */
static void
climb(struct ladder *l, enum resolve_kind kind, const char *id, bool found)
{
	l->q = (struct resolve_request){
	    .kind = kind, .id = str_c(id), .held = "not held"};
	if (resolver_run(l->r, &l->q, 1, &l->a, &l->w.e) != 0)
		fail_msg("%s", l->w.e.msg);
	if (l->q.found != found)
		fail_msg("%s: " STR_FMT, id, STR_ARG(l->q.trail));
	assert_int_equal(l->w.f.asked, l->w.f.n);
}

static void
expect_trail(const struct ladder *l, const char *part)
{
	if (str_find(l->q.trail, str_c(part)) == STR_NPOS)
		fail_msg("no '%s' in '" STR_FMT "'", part, STR_ARG(l->q.trail));
}

#define GET(record) OAI("<GetRecord>" record "</GetRecord>")
#define HANDLE(doi, url)                                          \
	"{\"responseCode\":1,\"handle\":\"" doi "\",\"values\":[" \
	"{\"type\":\"URL\",\"data\":{\"value\":\"" url "\"}}]}"
#define ABSENT "{\"responseCode\":100,\"handle\":\"10.1234/x7\"}"
#define NOT_FOUND(url, text)                               \
	{                                                  \
		.expect = url, .status = 404, .body = text \
	}

static void
test_rule_costs_one_request(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	SCRIPT(&l.w, OK("verb=GetRecord&metadataPrefix=mods&identifier=oai%3A"
			"h%3A007",
			GET(RECORD("x7"))));
	climb(&l, RESOLVE_DOI, "10.1234/X7", true);
	assert_str(l.q.source, "src");
	assert_str(l.q.oai_id, "x7");
	expect_counts(&l.w, 1, 0);
	/* No mark was made. */
	assert_string_equal(world_mark(&l.w)->from, "");
	ladder_close(&l);
}

static void
test_format_falls_back_when_not_disseminated(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	SCRIPT(&l.w, OK("Prefix=mods", ERROR("cannotDisseminateFormat")),
	       OK("Prefix=oai_dc", GET(RECORD("x7"))));
	climb(&l, RESOLVE_DOI, "10.1234/x7", true);
	/* A prefix that somebody chose comes first. */
	l.sources[0].prefix = STR("own");
	SCRIPT(&l.w, OK("Prefix=own", ERROR("cannotDisseminateFormat")),
	       OK("Prefix=mods", ERROR("cannotDisseminateFormat")),
	       OK("Prefix=oai_dc", GET(RECORD("x8"))));
	climb(&l, RESOLVE_DOI, "10.1234/x8", true);
	ladder_close(&l);
}

static void
test_every_step_is_tried_in_order(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	SCRIPT(&l.w, OK("http://h/oai?", ERROR("idDoesNotExist")),
	       NOT_FOUND("http://doi/api/handles/10.1234/x7?type=URL", ABSENT),
	       OK("http://datacite/oai?verb=GetRecord&metadataPrefix=oai_dc&"
		  "identifier=doi%3A10.1234%2Fx7",
		  ERROR("idDoesNotExist")),
	       NOT_FOUND("http://doi/10.1234/x7 csl", HTML));
	climb(&l, RESOLVE_DOI, "10.1234/x7", false);
	expect_trail(&l, "store: not held; rule: ");
	expect_trail(&l, "idDoesNotExist; handle API: not registered; ");
	expect_trail(&l, "; doi.org: HTTP 404");
	assert_false(l.q.may_pass);
	expect_counts(&l.w, 0, 0);
	ladder_close(&l);
}

static void
test_record_of_another_doi_is_refused(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	l.o.handle_api = l.o.datacite_oai = l.o.doi_resolver = STR_NONE;
	SCRIPT(&l.w, OK("identifier=", GET(RECORD("x70"))));
	climb(&l, RESOLVE_DOI, "10.1234/x7", false);
	expect_trail(&l, "does not name it: refused");
	expect_counts(&l.w, 0, 0);
	ladder_close(&l);
}

static void
test_deleted_ends_the_ladder(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	SCRIPT(&l.w, OK("oai%3Ah%3A007", GET(TOMBSTONE("oai:h:007"))));
	climb(&l, RESOLVE_DOI, "10.1234/x7", false);
	assert_true(l.q.deleted);
	expect_trail(&l, "deleted at src");
	ladder_close(&l);
}

static void
test_failure_that_may_pass_is_retried_then_said(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	l.o.datacite_oai = l.o.doi_resolver = STR_NONE;
	l.o.nsources = 0;
	SCRIPT(&l.w, NET(ECONNRESET), STATUS(503), NET(ETIMEDOUT));
	climb(&l, RESOLVE_DOI, "10.1234/x7", false);
	assert_true(l.q.may_pass);
	ladder_close(&l);
}

static void
test_citation_must_name_the_doi(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	l.o.handle_api = l.o.datacite_oai = STR_NONE;
	l.o.nsources = 0;
	SCRIPT(&l.w,
	       OK(" csl", "{\"type\":\"book\",\"DOI\":\"10.1234/other\"}"));
	climb(&l, RESOLVE_DOI, "10.1234/x7", false);
	expect_trail(&l, "refused");
	SCRIPT(&l.w, OK(" csl", "{\"type\":\"book\",\"DOI\":\"10.1234/X7\"}"));
	climb(&l, RESOLVE_DOI, "10.1234/x7", true);
	assert_str(l.q.source, RESOLVE_DOI_SOURCE);
	assert_str(l.q.oai_id, "doi:10.1234/x7");
	ladder_close(&l);
}

/* Classes that are one provider: from the page to GetRecord, no Identify. */
static const struct {
	const char *landing, *request;
} hosted[] = {
    {"https://zenodo.org/records/123",
     "https://zenodo.org/oai2d?verb=GetRecord&metadataPrefix=oai_dc&"
     "identifier=oai%3Azenodo.org%3A123"},
    {"https://hal.science/hal-01234567v2",
     "https://api.archives-ouvertes.fr/oai/hal/?verb=GetRecord&"
     "metadataPrefix=oai_dc&identifier=oai%3AHAL%3Ahal-01234567v2"},
    {"https://arxiv.org/abs/2101.00001",
     "https://oaipmh.arxiv.org/oai?verb=GetRecord&metadataPrefix=oai_dc&"
     "identifier=oai%3AarXiv.org%3A2101.00001"},
    {"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7654321/",
     "https://pmc.ncbi.nlm.nih.gov/api/oai/v1/mh/?verb=GetRecord&"
     "metadataPrefix=oai_dc&identifier=oai%3Apubmedcentral.nih.gov%3A7654321"},
    {"https://h/dataset.xhtml?persistentId=doi:10.1234/X7",
     "https://h/oai?verb=GetRecord&metadataPrefix=oai_dc&"
     "identifier=doi%3A10.1234%2Fx7"},
};

static void
test_hosted_classes_need_no_identify(void **state)
{
	static char handle[BODY];
	struct ladder l;

	(void)state;
	ladder_open(&l);
	l.o.nsources = 0;
	l.o.refresh = true;
	for (size_t i = 0; i < COUNT(hosted); i++) {
		snprintf(handle, sizeof(handle), HANDLE("10.1234/x7", "%s"),
			 hosted[i].landing);
		SCRIPT(&l.w, OK("http://doi/api/", handle),
		       OK(hosted[i].request, GET(RECORD("x7"))));
		climb(&l, RESOLVE_DOI, "10.1234/x7", true);
	}
	ladder_close(&l);
}

#define IDENTIFIES                                                           \
	OAI("<Identify><repositoryName>H</repositoryName>"                   \
	    "<description><oai-identifier "                                  \
	    "xmlns=\"http://www.openarchives.org/"                           \
	    "OAI/2.0/oai-identifier\"><scheme>oai</scheme>"                  \
	    "<repositoryIdentifier>dspace-production</repositoryIdentifier>" \
	    "<delimiter>:</delimiter>"                                       \
	    "<sampleIdentifier>oai:dspace-production:1/2</sampleIdentifier>" \
	    "</oai-identifier></description></Identify>")

static void
test_identify_names_the_repository_once(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	l.o.nsources = 0;
	SCRIPT(
	    &l.w,
	    OK("api/handles", HANDLE("10.1234/x7", "https://d/handle/1810/5")),
	    NOT_FOUND("https://d/oai/request?verb=Identify", HTML),
	    OK("https://d/server/oai/request?verb=Identify", IDENTIFIES),
	    OK("https://d/server/oai/request?verb=GetRecord&metadataPrefix="
	       "oai_dc&identifier=oai%3Adspace-production%3A1810%2F5",
	       GET(RECORD("x7"))));
	climb(&l, RESOLVE_DOI, "10.1234/x7", true);
	/* Known by now: neither is asked again what it is. */
	SCRIPT(
	    &l.w,
	    OK("api/handles", HANDLE("10.1234/x8", "https://d/handle/1810/6")),
	    OK("identifier=oai%3Adspace-production%3A1810%2F6",
	       GET(RECORD("x8"))));
	climb(&l, RESOLVE_DOI, "10.1234/x8", true);
	ladder_close(&l);
}

static void
test_configured_source_is_found_by_host(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	l.sources[0].doi = STR_NONE;
	SCRIPT(&l.w,
	       OK("api/handles",
		  HANDLE("10.1234/x7", "http://h/receive/h_mods_00000007")),
	       OK("http://h/oai?verb=Identify", IDENTIFIES),
	       OK("http://h/oai?verb=GetRecord&metadataPrefix=mods&identifier="
		  "oai%3Adspace-production%3Ah_mods_00000007",
		  GET(RECORD("x7"))));
	climb(&l, RESOLVE_DOI, "10.1234/x7", true);
	assert_str(l.q.source, "src");
	ladder_close(&l);
}

static void
test_only_one_endpoint_is_asked(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	l.o.only = &l.sources[0];
	SCRIPT(&l.w, OK("oai%3Ah%3A007", ERROR("idDoesNotExist")),
	       OK("http://h/oai?verb=Identify", IDENTIFIES),
	       OK("oai%3Adspace-production%3A1%2F7", ERROR("badArgument")),
	       OK("identifier=doi%3A10.1234%2Fx7", ERROR("idDoesNotExist")),
	       OK("identifier=10.1234%2Fx7", ERROR("idDoesNotExist")),
	       OK("identifier=https%3A%2F%2Fdoi.org%2F10.1234%2Fx7",
		  GET(RECORD("x7"))));
	climb(&l, RESOLVE_DOI, "10.1234/x7", true);
	ladder_close(&l);
}

static void
test_another_identifier_with_a_version_is_the_same_item(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	l.o.only = &l.sources[0];
	SCRIPT(&l.w, OK("identifier=oai%3Ahal.archives-ouvertes.fr%3Ahal-1",
			GET(RECORD("oai:HAL:hal-1v1"))));
	climb(&l, RESOLVE_OAI, "oai:hal.archives-ouvertes.fr:hal-1", true);
	assert_str(l.q.oai_id, "oai:HAL:hal-1v1");
	SCRIPT(&l.w, OK("identifier=oai%3Ax%3A1", GET(RECORD("oai:x:2"))));
	climb(&l, RESOLVE_OAI, "oai:x:1", false);
	ladder_close(&l);
}

static void
test_stopped_on_the_way(void **state)
{
	struct ladder l;

	(void)state;
	ladder_open(&l);
	SCRIPT(&l.w, OK("GetRecord", GET(RECORD("x7"))));
	l.w.f.stop_at = 1;
	l.q = (struct resolve_request){.id = STR("10.1234/x7")};
	assert_int_equal(resolver_run(l.r, &l.q, 1, &l.a, &l.w.e), -1);
	assert_int_equal(l.w.e.code, ERR_STOPPED);
	ladder_close(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_rule_costs_one_request),
	    IN_FOLDER(test_format_falls_back_when_not_disseminated),
	    IN_FOLDER(test_every_step_is_tried_in_order),
	    IN_FOLDER(test_record_of_another_doi_is_refused),
	    IN_FOLDER(test_deleted_ends_the_ladder),
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
