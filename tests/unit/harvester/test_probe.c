/* What an endpoint says of itself. */
#include <errno.h>
#include <string.h>

#include "harvester/probe.h"
#include "parsers/format.h"
#include "tests/unit/fixture_http.h"
#include "tests/unit/unit.h"

#define OAI(verb, rest)                                                    \
	"<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"         \
	"<responseDate>2026-11-20T12:00:00Z</responseDate><" verb ">" rest \
	"</" verb "></OAI-PMH>"
#define FAULT(code)                                                \
	"<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">" \
	"<error code=\"" code "\">no</error></OAI-PMH>"
#define IDENTIFY                                             \
	OAI("Identify", "<repositoryName>R</repositoryName>" \
			"<granularity>YYYY-MM-DD</granularity>")
#define FORMAT(prefix, ns)                                          \
	"<metadataFormat><metadataPrefix>" prefix                   \
	"</metadataPrefix><schema>x</schema><metadataNamespace>" ns \
	"</metadataNamespace></metadataFormat>"
#define SET(spec) \
	"<set><setSpec>" spec "</setSpec><setName>n" spec "</setName></set>"
#define RECORD(id, status, payload)                                       \
	"<record><header" status "><identifier>" id                       \
	"</identifier><datestamp>2020-01-01</datestamp></header>" payload \
	"</record>"
#define MODS                                                     \
	"<metadata><mods xmlns=\"http://www.loc.gov/mods/v3\"/>" \
	"</metadata>"
#define ODD "<metadata><odd xmlns=\"urn:odd\"/></metadata>"

#define SIZED(n)                                                          \
	OAI("ListIdentifiers",                                            \
	    "<header><identifier>a</identifier><datestamp>2020-01-01"     \
	    "</datestamp></header><resumptionToken completeListSize=\"" n \
	    "\">u</resumptionToken>")

struct probed {
	struct canned_world f;
	struct arena arena;
	struct probe_wants wants;
	struct probe p;
	struct err e;
	int rc;
};

static void
start(struct probed *w)
{
	canned_init(&w->f);
	arena_init(&w->arena, 1 << 20);
}

static void
run(struct probed *w)
{
	static const struct source src = {
	    .name = STR_LIT("x"),
	    .url = STR_LIT("https://x.example/servlets/OAIDataProvider"),
	};
	static const struct retry_policy retry = {.retries = 1, .max_wait = 9};

	w->rc = probe_run(&w->f.env, &w->f.http, &src, &retry, w->wants,
			  &w->arena, &w->p, &w->e);
}

static void
finish(struct probed *w)
{
	arena_free(&w->arena);
	canned_free(&w->f);
}

static void
test_endpoint_that_answers(void **state)
{
	struct probed w;

	(void)state;
	start(&w);
	CANNED_SCRIPT(
	    &w.f, {"verb=Identify", 200, IDENTIFY},
	    {"verb=ListMetadataFormats", 200,
	     OAI("ListMetadataFormats",
		 FORMAT("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/")
		     FORMAT("epicur", "urn:nbn:de:1111-2004033116")
			 FORMAT("mods", "http://www.loc.gov/mods/v3"))},
	    {"verb=ListIdentifiers&metadataPrefix=mods", 200, SIZED("69")},
	    {"verb=ListIdentifiers&metadataPrefix=oai_dc", 200, SIZED("70")},
	    {"verb=ListSets", 200,
	     OAI("ListSets", SET("1") SET("2") SET("3") SET("4") SET("5") SET(
				 "6") "<resumptionToken>t</resumptionToken>")},
	    {"metadataPrefix=mods", 200,
	     OAI("ListRecords",
		 RECORD("a", "", MODS) RECORD("b", " status=\"deleted\"", "")
		     RECORD("c", "",
			    ODD) "<resumptionToken completeListSize=\"70\">u"
				 "</resumptionToken>")});
	run(&w);
	assert_int_equal(w.rc, 0);
	assert_int_equal(w.f.asked, 6);
	assert_string_equal(w.p.identify.name, "R");
	assert_true(w.p.identify.day);
	assert_string_equal(w.p.site->name, "MyCoRe");
	assert_int_equal(w.p.nformats, 3);
	assert_str(w.p.prefix, "mods");
	assert_int_equal(w.p.nsets, 6);
	assert_true(w.p.more_sets);
	assert_str(w.p.sets[4].spec, "5");
	assert_int_equal(w.p.records, 3);
	assert_int_equal(w.p.deleted, 1);
	assert_int_equal(w.p.read, 1);
	assert_int_equal(w.p.total, 70);
	assert_true(w.p.more);
	finish(&w);
}

/* All that may be asked for: sizes of all formats, all sets and theirs. */
static void
test_everything_on_request(void **state)
{
	struct probed w;

	(void)state;
	start(&w);
	w.wants = (struct probe_wants){.formats = true, .sets = true};
	CANNED_SCRIPT(
	    &w.f, {"verb=Identify", 200, IDENTIFY},
	    {"verb=ListMetadataFormats", 200,
	     OAI("ListMetadataFormats",
		 FORMAT("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/")
		     FORMAT("epicur", "urn:nbn:de:1111-2004033116")
			 FORMAT("mods", "http://www.loc.gov/mods/v3"))},
	    {"metadataPrefix=mods", 200, SIZED("10")},
	    {"metadataPrefix=oai_dc", 200, SIZED("70")},
	    {"verb=ListSets", 200,
	     OAI("ListSets", SET("1") "<resumptionToken>t</resumptionToken>")},
	    {"ListSets&resumptionToken=t", 200, OAI("ListSets", SET("2"))},
	    {"ListIdentifiers&metadataPrefix=epicur", 200,
	     FAULT("cannotDisseminateFormat")},
	    {"ListIdentifiers&metadataPrefix=oai_dc&set=1", 200, SIZED("7")},
	    {"ListIdentifiers&metadataPrefix=oai_dc&set=2", 200,
	     FAULT("noRecordsMatch")},
	    {"ListRecords&metadataPrefix=oai_dc", 200,
	     OAI("ListRecords", RECORD("a", "", ODD))});
	run(&w);
	assert_int_equal(w.rc, 0);
	assert_int_equal(w.f.asked, 10);
	assert_str(w.p.best, "mods");
	assert_true(w.p.little);
	assert_str(w.p.prefix, "oai_dc");
	assert_int_equal(w.p.sizes[0], 70);
	assert_int_equal(w.p.sizes[1], PROBE_REFUSED);
	assert_int_equal(w.p.sizes[2], 10);
	assert_int_equal(w.p.nsets, 2);
	assert_int_equal(w.p.records, 1);
	assert_int_equal(w.p.sets[0].size, 7);
	assert_int_equal(w.p.sets[1].size, 0);
	finish(&w);
}

static void
test_endpoint_that_answers_half(void **state)
{
	struct probed w;

	(void)state;
	start(&w);
	CANNED_SCRIPT(&w.f, {NULL, 503, NULL, 5}, {"=Identify", 200, IDENTIFY},
		      {"Formats", 500, "<html>"}, {"Formats", 500, "<html>"},
		      {"ListSets", 200, FAULT("noSetHierarchy")},
		      {"metadataPrefix=oai_dc", 422, FAULT("noRecordsMatch")});
	run(&w);
	assert_int_equal(w.rc, 0);
	assert_int_equal(w.f.asked, 6);
	assert_int_equal(w.p.formats_error.code, ERR_HTTP);
	assert_str(w.p.prefix, "oai_dc");
	assert_true(w.p.no_sets);
	assert_int_equal(w.p.sets_error.code, ERR_NONE);
	assert_int_equal(w.p.records_error.code, ERR_NONE);
	assert_int_equal(w.p.records, 0);
	assert_int_equal(w.p.total, -1);
	finish(&w);
}

static void
test_no_endpoint(void **state)
{
	static const struct {
		struct canned answer;
		enum err_code code;
	} cases[] = {
	    {{NULL, 200, "<rss/>"}, ERR_OAI},
	    {{NULL, 404, "<html>"}, ERR_HTTP},
	    {{NULL, 200, OAI("ListSets", SET("1"))}, ERR_OAI},
	    {{NULL, 200, FAULT("badVerb")}, ERR_OAI},
	    {{NULL, 0, NULL, 0, ERR_NET, ECONNREFUSED}, ERR_NET},
	};
	struct probed w;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		start(&w);
		canned_script(&w.f, &cases[i].answer, 1);
		w.f.repeat = true;
		run(&w);
		assert_int_equal(w.rc, -1);
		assert_int_equal(w.e.code, cases[i].code);
		assert_non_null(strstr(w.e.msg, "Identify: "));
		assert_true(w.f.asked <= 2);
		finish(&w);
	}
}

static void
test_signal_ends_it(void **state)
{
	struct probed w;

	(void)state;
	start(&w);
	CANNED_SCRIPT(&w.f, {NULL, 200, IDENTIFY}, {NULL, 200, "<rss/>"});
	w.f.stop_at = 2;
	w.f.repeat = true;
	run(&w);
	assert_int_equal(w.rc, -1);
	assert_int_equal(w.e.code, ERR_STOPPED);
	finish(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_endpoint_that_answers),
	    cmocka_unit_test(test_everything_on_request),
	    cmocka_unit_test(test_endpoint_that_answers_half),
	    cmocka_unit_test(test_no_endpoint),
	    cmocka_unit_test(test_signal_ends_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
