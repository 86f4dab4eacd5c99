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
	return k->prefix;
}

static void
test_best_format_is_asked_for_and_kept(void **state)
{
	struct choice_known k;
	struct world w;

	(void)state;
	world_open(&w);
	w.src.prefix = STR_NONE;
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("verb=ListMetadataFormats", FORMATS(DC MODS)),
	       OK("verb=ListRecords&metadataPrefix=mods", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 1, 0);
	assert_str(known(&w, &k), "mods");
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

static void
test_what_is_offered_and_refused_is_not_insisted_on(void **state)
{
	struct choice_known k;
	struct world w;

	(void)state;
	world_open(&w);
	w.src.prefix = STR_NONE;
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("verb=ListMetadataFormats", FORMATS(DC MODS)),
	       OK("metadataPrefix=mods", ERROR("cannotDisseminateFormat")),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 1, 0);
	assert_str(known(&w, &k), "oai_dc");
	choice_free(&k);
	world_close(&w);
}

/* A server that does not tell its formats has oai_dc. */
static void
test_formats_that_are_not_told(void **state)
{
	struct choice_known k;
	struct world w;

	(void)state;
	world_open(&w);
	w.src.prefix = STR_NONE;
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("verb=ListMetadataFormats", ERROR("badVerb")),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	/* Nothing is remembered: the next harvest asks again, unless it has
	 * a list to go on with. */
	assert_int_equal(known(&w, &k).n, 0);
	choice_free(&k);
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

/* What was harvested before there was a choice stays in its format. */
static void
test_a_source_stays_in_its_format(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	w.src.prefix = STR_NONE;
	SCRIPT(&w, OK("verb=Identify", SECONDS),
	       OK("metadataPrefix=oai_dc", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_best_format_is_asked_for_and_kept),
	    IN_FOLDER(test_what_is_offered_and_refused_is_not_insisted_on),
	    IN_FOLDER(test_formats_that_are_not_told),
	    IN_FOLDER(test_a_source_stays_in_its_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
