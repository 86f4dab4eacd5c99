/* Several sets of one source: a list for each, one item for each record. */
#include <string.h>

#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

#define SET_A "set=a"
#define SET_B "set=b"
#define SET(spec) \
	"<set><setSpec>" spec "</setSpec><setName>N " spec "</setName></set>"
#define SETS(inside)    OAI("<ListSets>" inside "</ListSets>")
#define IDENTIFIED      OK("verb=Identify", SECONDS)
#define HEADERS(inside) OAI("<ListIdentifiers>" inside "</ListIdentifiers>")
/* In sets, as most repositories say in headers. */
#define WITHIN(id, sets)                                       \
	"<record><header><identifier>" id "</identifier>"      \
	"<datestamp>2026-10-01T00:00:00Z</datestamp>" sets     \
	"</header><metadata><oai_dc:dc xmlns:oai_dc=\"http://" \
	"www.openarchives.org/OAI/2.0/oai_dc/\" "              \
	"xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"       \
	"<dc:title>Title of " id "</dc:title></oai_dc:dc></metadata></record>"
#define SPEC(s) "<setSpec>" s "</setSpec>"

static const struct str a_and_b[] = {STR_LIT("a"), STR_LIT("b")};

static void
open_sets(struct world *w)
{
	world_open(w);
	w->src.sets = a_and_b;
	w->src.nsets = 2;
	w->src.sets_unlisted = true;
}

/* The sets of an item, with blanks between them; "-": it is deleted. */
static void
expect_sets(struct world *w, const char *id, const char *want)
{
	const struct str ids[] = {str_c(id)};
	struct store_query q = {.ids = ids, .nids = 1, .deleted = true};
	struct store_rows *rows;
	struct store_item it;
	struct buf got;

	buf_init(&got, 1024);
	assert_done(store_select(w->store, &q, &rows, &w->e), &w->e);
	assert_int_equal(store_next(rows, &it, &w->e), 1);
	for (size_t i = 0; i < it.nsets; i++) {
		buf_puts(&got, i > 0 ? " " : "");
		buf_str(&got, it.sets[i]);
	}
	if (it.deleted) {
		buf_clear(&got);
		buf_char(&got, '-');
	}
	assert_str(buf_view(&got), want);
	store_rows_free(rows);
	buf_free(&got);
}

static void
test_a_list_for_each_set_and_an_item_for_each_record(void **state)
{
	struct world w;

	(void)state;
	open_sets(&w);
	SCRIPT(&w, IDENTIFIED, OK(SET_A, LIST(RECORD("x") RECORD("y"))),
	       OK(SET_B, LIST(RECORD("y") RECORD("z"))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 3, 0);
	expect_sets(&w, "x", "a");
	expect_sets(&w, "y", "a b");
	expect_sets(&w, "z", "b");
	/* Where both stand is known; nothing changes that did not. */
	SCRIPT(&w, IDENTIFIED,
	       OK("set=a&from=2026-11", LIST(RECORD("x") RECORD("y"))),
	       OK("set=b&from=2026-11", LIST(RECORD("y") RECORD("z"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(w.out.stats.same, 4);
	assert_int_equal(w.out.stats.changed, 0);
	world_close(&w);
}

/* What headers say goes before all else. */
static void
test_headers_tell_the_sets(void **state)
{
	struct world w;

	(void)state;
	open_sets(&w);
	SCRIPT(&w, IDENTIFIED,
	       OK(SET_A, LIST(WITHIN("x", SPEC("a:1") SPEC("b") SPEC("c")))),
	       OK(SET_B, LIST(WITHIN("x", SPEC("a:1") SPEC("b") SPEC("c")))));
	expect_all(&w, ERR_NONE);
	expect_sets(&w, "x", "a:1 b c");
	/* It left a. */
	SCRIPT(&w, IDENTIFIED, OK(SET_A, ERROR("noRecordsMatch")),
	       OK(SET_B, LIST(WITHIN("x", SPEC("b") SPEC("c")))));
	expect_all(&w, ERR_NONE);
	expect_sets(&w, "x", "b c");
	expect_counts(&w, 1, 0);
	world_close(&w);
}

/* A first harvest; x and y in a, y and z in b. */
static void
fill_both(struct world *w)
{
	open_sets(w);
	SCRIPT(w, IDENTIFIED, OK(SET_A, LIST(RECORD("x") RECORD("y"))),
	       OK(SET_B, LIST(RECORD("y") RECORD("z"))));
	expect_all(w, ERR_NONE);
}

static void
test_what_left_one_set_may_be_in_another(void **state)
{
	struct world w;

	(void)state;
	fill_both(&w);
	w.o.window.full = true;
	/* x has moved from a to b, y has left a, z is gone. */
	SCRIPT(&w, IDENTIFIED, OK(SET_A, LIST(RECORD("v"))),
	       OK(SET_B, LIST(RECORD("x") RECORD("y"))));
	expect_all(&w, ERR_NONE);
	expect_sets(&w, "v", "a");
	expect_sets(&w, "x", "b");
	expect_sets(&w, "y", "b");
	expect_sets(&w, "z", "-");
	assert_int_equal(w.out.stats.vanished, 1);
	assert_int_equal(w.out.stats.left, 2);
	world_close(&w);
}

/* Headers alone show the same, though they bring no record. */
static void
test_comparing_sees_all_sets(void **state)
{
	struct world w;

	(void)state;
	fill_both(&w);
	w.o.compare = true;
	SCRIPT(&w, IDENTIFIED, OK("ListRecords", ERROR("noRecordsMatch")),
	       OK("ListIdentifiers&metadataPrefix=oai_dc&set=a",
		  HEADERS(HEADER("y"))),
	       OK("ListRecords", ERROR("noRecordsMatch")),
	       OK("ListIdentifiers&metadataPrefix=oai_dc&set=b",
		  HEADERS(HEADER("x") HEADER("y"))));
	expect_all(&w, ERR_NONE);
	expect_sets(&w, "x", "b");
	expect_sets(&w, "y", "a b");
	expect_sets(&w, "z", "-");
	world_close(&w);
}

/* A set that could not be had says nothing, nor do the others then. */
static void
test_nothing_vanishes_while_a_set_is_missing(void **state)
{
	struct world w;

	(void)state;
	fill_both(&w);
	w.o.window.full = true;
	w.o.retry.retries = 0;
	SCRIPT(&w, IDENTIFIED, OK(SET_A, ERROR("badArgument")),
	       OK(SET_B, LIST(RECORD("y"))));
	expect_all(&w, ERR_OAI);
	expect_counts(&w, 3, 0);
	/* The next run ends what that one began: a in full, b goes on. */
	w.o.window.full = false;
	SCRIPT(&w, IDENTIFIED,
	       OK("ListRecords&metadataPrefix=oai_dc&set=a",
		  LIST(RECORD("x") RECORD("y"))),
	       OK("set=b&from=", LIST(RECORD("w"))));
	expect_all(&w, ERR_NONE);
	expect_sets(&w, "x", "a");
	expect_sets(&w, "y", "a b");
	expect_sets(&w, "w", "b");
	expect_sets(&w, "z", "-");
	world_close(&w);
}

/* Ended from outside behind the first set. */
static void
test_full_lists_go_on_where_they_were_ended(void **state)
{
	struct world w;

	(void)state;
	fill_both(&w);
	w.o.window.full = true;
	SCRIPT(&w, IDENTIFIED, OK(SET_A, LIST(RECORD("x"))),
	       OK(SET_B, LIST(RECORD("y") TOKEN("t"))), STATUS(500));
	w.f.stop_at = 4;
	expect_run(&w, ERR_STOPPED);
	expect_counts(&w, 3, 0);
	w.f.stopped = false;
	w.f.stop_at = 0;
	SCRIPT(&w, IDENTIFIED,
	       OK("ListRecords&resumptionToken=t", LIST(RECORD("w"))));
	expect_all(&w, ERR_NONE);
	expect_sets(&w, "x", "a");
	expect_sets(&w, "y", "b");
	expect_sets(&w, "w", "b");
	expect_sets(&w, "z", "-");
	/* What waited does so no more. */
	SCRIPT(&w, IDENTIFIED, OK(SET_A, LIST(RECORD("x"))),
	       OK(SET_B, LIST(RECORD("y") RECORD("w"))));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

static void
test_what_is_excluded_does_not_come(void **state)
{
	static const struct str out[] = {STR_LIT("c")};
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, IDENTIFIED,
	       OK("ListRecords",
		  LIST(WITHIN("x", SPEC("a")) WITHIN("y", SPEC("c:1"))
			   WITHIN("z", SPEC("cd")))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 3, 0);
	w.src.excluded = out;
	w.src.nexcluded = 1;
	/* x is in c from now on; v never was held. */
	SCRIPT(&w, IDENTIFIED,
	       OK("verb=ListSets", SETS(SET("a") SET("c:1") TOKEN("2"))),
	       OK("ListRecords", LIST(WITHIN("x", SPEC("a") SPEC("c"))
					  WITHIN("v", SPEC("c")))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 2, 1);
	expect_sets(&w, "x", "-");
	assert_int_equal(w.out.stats.excluded, 2);
	/* What was held before goes with a full harvest. */
	w.o.window.full = true;
	SCRIPT(&w, IDENTIFIED, OK("verb=ListSets", SETS(SET("c"))),
	       OK("ListRecords",
		  LIST(WITHIN("x", SPEC("a") SPEC("c")) WITHIN("y", SPEC("c:1"))
			   WITHIN("z", SPEC("cd")))));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 1, 2);
	/* One that is not there leaves out nothing, which is said. */
	SCRIPT(&w, IDENTIFIED, OK("verb=ListSets", SETS(SET("d"))),
	       OK("ListRecords", LIST(WITHIN("x", SPEC("a")))));
	expect_all(&w, ERR_NONE);
	assert_non_null(
	    strstr(w.out.lack, "no set 'c' to exclude among its 1 set"));
	w.src.excluded_typed = true;
	SCRIPT(&w, IDENTIFIED, OK("verb=ListSets", SETS(SET("d"))));
	expect_all(&w, ERR_USAGE);
	world_close(&w);
}

static void
test_sets_are_looked_for_before_they_are_asked_for(void **state)
{
	struct world w;

	(void)state;
	open_sets(&w);
	w.src.sets_unlisted = false;
	/* As far as it takes. */
	SCRIPT(
	    &w, IDENTIFIED,
	    OK("verb=ListSets", SETS(SET("c") SET("a") TOKEN("2"))),
	    OK("verb=ListSets&resumptionToken=2", SETS(SET("b:1") TOKEN("3"))),
	    OK(SET_A, LIST(RECORD("x"))), OK(SET_B, LIST(RECORD("y"))));
	expect_all(&w, ERR_NONE);
	/* Known for a while. */
	SCRIPT(&w, IDENTIFIED, OK(SET_A, LIST(RECORD("x"))),
	       OK(SET_B, LIST(RECORD("y"))));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

static void
test_a_set_that_is_not_there(void **state)
{
	static const struct str wanted[] = {STR_LIT("aritcle"),
					    STR_LIT("thesis")};
	static const char listed[] =
	    SETS(SET("article") SET("thesis") SET("article:1") SET("book"));
	struct world w;

	(void)state;
	open_sets(&w);
	w.src.sets_unlisted = false;
	w.src.sets = wanted;
	/* In a configuration the others are asked for. */
	SCRIPT(&w, IDENTIFIED, OK("verb=ListSets", listed),
	       OK("set=thesis", LIST(RECORD("x"))));
	expect_all(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	assert_string_equal(w.out.lack,
			    "no set 'aritcle' among its 4 sets; did you mean "
			    "article?");
	/* Typed, it is a mistake. */
	w.src.sets_typed = true;
	SCRIPT(&w, IDENTIFIED, OK("verb=ListSets", listed));
	expect_all(&w, ERR_USAGE);
	/* There may be none at all. */
	SCRIPT(&w, IDENTIFIED, OK("verb=ListSets", ERROR("noSetHierarchy")));
	expect_all(&w, ERR_USAGE);
	assert_non_null(strstr(w.out.error.msg, "no sets at all"));
	/* Who does not tell is believed to have them. */
	SCRIPT(&w, IDENTIFIED, OK("verb=ListSets", ERROR("badVerb")),
	       OK("set=aritcle", LIST(RECORD("x"))),
	       OK("set=thesis", LIST(RECORD("x"))));
	expect_all(&w, ERR_NONE);
	assert_false(w.out.incomplete);
	/* Or the list of them is a circle. */
	SCRIPT(&w, IDENTIFIED, OK("verb=ListSets", SETS(SET("x") TOKEN("1"))),
	       OK("Token=1", SETS(SET("x") TOKEN("1"))),
	       OK("set=aritcle", LIST(RECORD("x"))),
	       OK("set=thesis", LIST(RECORD("x"))));
	expect_all(&w, ERR_NONE);
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_a_list_for_each_set_and_an_item_for_each_record),
	    IN_FOLDER(test_headers_tell_the_sets),
	    IN_FOLDER(test_what_left_one_set_may_be_in_another),
	    IN_FOLDER(test_comparing_sees_all_sets),
	    IN_FOLDER(test_nothing_vanishes_while_a_set_is_missing),
	    IN_FOLDER(test_full_lists_go_on_where_they_were_ended),
	    IN_FOLDER(test_what_is_excluded_does_not_come),
	    IN_FOLDER(test_sets_are_looked_for_before_they_are_asked_for),
	    IN_FOLDER(test_a_set_that_is_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
