/* A source without a format: the best one offered is asked for, and stays. */
#include <string.h>

#include "harvester/choice.h"
#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

#define FORMAT(prefix, ns)                                            \
	"<metadataFormat><metadataPrefix>" prefix "</metadataPrefix>" \
	"<schema>http://s</schema><metadataNamespace>" ns             \
	"</metadataNamespace></metadataFormat>"
#define FORMATS(inside) \
	OAI("<ListMetadataFormats>" inside "</ListMetadataFormats>")
#define DC   FORMAT("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/")
#define MODS FORMAT("mods", "http://www.loc.gov/mods/v3")

static struct str
known(struct world *w, struct choice_known *k)
{
	choice_init(k);
	assert_true(choice_load(k, w->store, w->src.name, &w->e) >= 0);
	return k->is.prefix;
}

/* Both lists are measured first. */
#define SIZED(prefix, size)                               \
	OK("verb=ListIdentifiers&metadataPrefix=" prefix, \
	   OAI("<ListIdentifiers>" HEADER("a")            \
		   TOKEN_OF("t", size) "</ListIdentifiers>"))
#define ALIKE SIZED("mods", "70"), SIZED("oai_dc", "70")
#define ASKED                         \
	OK("verb=Identify", SECONDS), \
	    OK("verb=ListMetadataFormats", FORMATS(DC MODS))

static void
expect_why(struct world *w, const char *prefix, const char *why)
{
	struct choice_known k;

	assert_str(known(w, &k), prefix);
	if (str_find(k.is.why, str_c(why)) == STR_NPOS)
		fail_msg("no %s in " STR_FMT, why, STR_ARG(k.is.why));
	choice_free(&k);
}

static void
test_best_format_is_asked_for_and_kept(void **state)
{
	struct choice_known k;
	struct world w;

	(void)state;
	world_open(&w);
	w.src.prefix = STR_NONE;
	SCRIPT(&w, ASKED, ALIKE,
	       OK("verb=ListRecords&metadataPrefix=mods", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 1, 0);
	assert_str(known(&w, &k), "mods");
	assert_int_equal(k.is.day.n, 10);
	choice_free(&k);
	/* Not asked again. */
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("verb=ListRecords&metadataPrefix=mods&from=",
		  LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	/* But by a full harvest, of a server that offers less now. */
	w.o.window.full = true;
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("verb=ListMetadataFormats", FORMATS(DC)),
	       OK("verb=ListRecords&metadataPrefix=oai_dc",
		  LIST(RECORD("a") RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_str(known(&w, &k), "oai_dc");
	choice_free(&k);
	world_close(&w);
}

/* The software that Identify told of is still known when formats are. */
static void
test_what_identify_tells_counts(void **state)
{
	static const char told[] =
	    OAI("<Identify><repositoryName>H</repositoryName>"
		"<protocolVersion>2.0</protocolVersion>"
		"<granularity>YYYY-MM-DD</granularity><description>"
		"<oai-identifier xmlns=\"http://www.openarchives.org/OAI/2.0/"
		"oai-identifier\"><sampleIdentifier>"
		"oai:h.example:demo_mods_00000001</sampleIdentifier>"
		"</oai-identifier></description></Identify>");
	struct world w;

	(void)state;
	world_open(&w);
	w.src.prefix = STR_NONE;
	SCRIPT(&w, OK("verb=Identify", told),
	       OK("verb=ListMetadataFormats", FORMATS(DC MODS)), ALIKE,
	       OK("verb=ListRecords&metadataPrefix=mods", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	expect_why(&w, "mods", "what MyCoRe fills best");
	world_close(&w);
}

static void
test_what_is_offered_and_refused_is_not_insisted_on(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.src.prefix = STR_NONE;
	SCRIPT(&w, ASKED, ALIKE,
	       OK("metadataPrefix=mods", ERROR("cannotDisseminateFormat")),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 1, 0);
	expect_why(&w, "oai_dc", "mods was refused: cannotDisseminateFormat");
	world_close(&w);
}

/* The server cannot write it, whatever it says. */
static void
test_what_is_offered_and_fails_is_not_insisted_on(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.src.prefix = STR_NONE;
	w.o.retry.retries = 0;
	SCRIPT(&w, ASKED, ALIKE, STATUS(500),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	expect_why(&w, "oai_dc", "mods was refused: HTTP 500");
	/* It is down: nothing is decided by that. */
	world_close(&w);
	world_open(&w);
	w.src.prefix = STR_NONE;
	w.src.name = STR("other");
	w.o.retry.retries = 0;
	SCRIPT(&w, ASKED, ALIKE, STATUS(500));
	w.f.repeat = true;
	expect_run(&w, ERR_HTTP);
	w.f.repeat = false;
	expect_why(&w, "mods", "the richest");
	/* Nothing came in it yet, so it can still be refused. */
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("metadataPrefix=mods", ERROR("cannotDisseminateFormat")),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	expect_why(&w, "oai_dc", "was refused");
	world_close(&w);
}

/* Of the first page most records are none in that format. */
static void
test_a_format_of_bad_records_is_left(void **state)
{
#define EMPTY(id) "<record>" HEADER(id) "<metadata/></record>"
	struct world w;

	(void)state;
	world_open(&w);
	w.src.prefix = STR_NONE;
	SCRIPT(
	    &w, ASKED, ALIKE,
	    OK("metadataPrefix=mods", LIST(EMPTY("a") EMPTY("b") RECORD("c"))),
	    OK("metadataPrefix=oai_dc", LIST(RECORD("a") RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 0);
	expect_why(&w, "oai_dc", "2 of its first 3 records");
	assert_int_equal(w.out.stats.rejected, 0);
	world_close(&w);
}

/* Records that are in oai_dc alone are not missed without a word. */
static void
test_sizes_decide(void **state)
{
	static const struct {
		struct canned mods, dc;
		const char *prefix, *why;
	} cases[] = {
	    {SIZED("mods", "60"), SIZED("oai_dc", "70"), "oai_dc",
	     "mods has 60 of the 70 records that oai_dc has"},
	    {SIZED("mods", "69"), SIZED("oai_dc", "70"), "mods", "richest"},
	    {OK("=mods", ERROR("noRecordsMatch")), SIZED("oai_dc", "1"),
	     "oai_dc", "mods has 0 of the 1"},
	};
	const struct canned no_size = SIZED("mods", "no");
	const struct canned refused = OK("=mods", ERROR("badVerb"));
	struct world w;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char name[] = {'n', (char)('0' + i), '\0'};

		world_open(&w);
		w.src.prefix = STR_NONE;
		w.src.name = str_c(name);
		SCRIPT(&w, ASKED, cases[i].mods, cases[i].dc,
		       OK("verb=ListRecords", LIST(RECORD("a"))));
		expect_all(&w, ERR_NONE);
		expect_why(&w, cases[i].prefix, cases[i].why);
		world_close(&w);
	}
	/* What does not tell one size is not asked for the other. */
	for (size_t i = 0; i < 2; i++) {
		char name[] = {'m', (char)('0' + i), '\0'};

		world_open(&w);
		w.src.prefix = STR_NONE;
		w.src.name = str_c(name);
		SCRIPT(&w, ASKED, i == 0 ? no_size : refused,
		       OK("verb=ListRecords&metadataPrefix=mods",
			  LIST(RECORD("a"))));
		expect_all(&w, ERR_NONE);
		if (i == 0)
			world_close(&w);
	}
	world_close(&w);
}

/* A server that does not tell its formats has oai_dc. */
static void
test_formats_that_are_not_told(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.src.prefix = STR_NONE;
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("verb=ListMetadataFormats", ERROR("badVerb")),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	/* That is remembered, too. */
	expect_why(&w, "oai_dc", "not told: badVerb");
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

/* What was harvested before there was a choice stays in its format. */
static void
test_a_source_stays_in_its_format(void **state)
{
	struct choice_known k;
	struct buf why;
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	w.src.prefix = STR_NONE;
	SCRIPT(&w, ASKED, OK("metadataPrefix=oai_dc", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_why(&w, "oai_dc", "harvested in it before");
	/* A better one is known of from now on, and is for --full to take. */
	choice_init(&k);
	buf_init(&why, 1024);
	assert_int_equal(choice_load(&k, w.store, w.src.name, &w.e), 1);
	assert_str(choice_better(&k, &why), "mods");
	buf_free(&why);
	choice_free(&k);
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	w.o.window.full = true;
	SCRIPT(&w, ASKED, ALIKE, OK("metadataPrefix=mods", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_why(&w, "mods", "richest");
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_best_format_is_asked_for_and_kept),
	    IN_FOLDER(test_what_is_offered_and_refused_is_not_insisted_on),
	    IN_FOLDER(test_what_identify_tells_counts),
	    IN_FOLDER(test_what_is_offered_and_fails_is_not_insisted_on),
	    IN_FOLDER(test_a_format_of_bad_records_is_left),
	    IN_FOLDER(test_sizes_decide),
	    IN_FOLDER(test_formats_that_are_not_told),
	    IN_FOLDER(test_a_source_stays_in_its_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
