/* One list: the next page asked for before this one is read. */
#include <string.h>
#include <unistd.h>

#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

#define BAD(id)                      \
	"<record>" HEADER(id) "<met" \
			      "adata><a>x</b></metadata></record>"

/* "1" for each request that was sent early. */
static void
expect_early(const struct world *w, const char *early)
{
	assert_int_equal(w->f.asked, strlen(early));
	for (size_t i = 0; i < w->f.asked; i++)
		assert_int_equal(w->f.log[i].at_once, early[i] == '1');
}

static void
test_pages_behind_pages(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("metadataPrefix", LIST(RECORD("a") TOKEN("t"))),
	       OK("=t", LIST(RECORD("b") TOKEN("u"))),
	       OK("=u", LIST(RECORD("c"))));
	expect_all(&w, ERR_NONE);
	expect_early(&w, "0011");
	expect_counts(&w, 3, 0);
	assert_int_equal(w.f.withdrawn, 0);
	assert_int_equal(w.out.stats.requests, 4);
	world_close(&w);
}

/* Whatever is wrong with a page: the request is withdrawn, and the last. */
static void
test_a_page_that_fails(void **state)
{
	static const char *const pages[] = {
	    LIST(BAD("b") TOKEN("u")),
	    LIST(TOKEN("x") RECORD("b") TOKEN("u")),
	    OAI("<error code=\"badArgument\"/>"
		"<ListRecords>" RECORD("b") TOKEN("u") "</ListRecords>"),
	};
	struct world w;

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		world_open(&w);
		SCRIPT(&w, OK(NULL, SECONDS),
		       OK("metadataPrefix", LIST(RECORD("a") TOKEN("t"))),
		       OK("=t", pages[i]), OK("=u", NULL),
		       OK("=t", LIST(RECORD("b") TOKEN("u"))),
		       OK("=u", LIST(RECORD("c") TOKEN("v"))),
		       OK("=v", LIST(RECORD("d"))));
		expect_all(&w, ERR_NONE);
		expect_early(&w, "0011000");
		expect_counts(&w, 4, 0);
		assert_int_equal(w.f.withdrawn, 1);
		world_close(&w);
		assert_int_equal(unlink("s.db"), 0);
	}
}

/* Until the page is kept, the store knows nothing of its token. */
static void
test_the_mark_waits_for_its_page(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.o.retry.retries = 0;
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("metadataPrefix", LIST(RECORD("a") TOKEN("t"))),
	       OK("=t", LIST(TOKEN("x") RECORD("b") TOKEN("u"))),
	       OK("=u", NULL), NO_DATES);
	expect_all(&w, ERR_OAI);
	assert_string_equal(world_mark(&w)->token, "t");
	expect_counts(&w, 1, 0);
	world_close(&w);
}

/* What comes of a page may lead elsewhere; what was said may be over. */
static void
test_not_early(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.src.windows = 4;
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("metadataPrefix", LIST(RECORD("a") TOKEN_OF("t", "2"))),
	       OK("=t", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	expect_early(&w, "000");
	world_close(&w);
}

/* All that was announced is here. */
static void
test_more_than_announced(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("metadataPrefix", LIST(RECORD("a") TOKEN_OF("t", "1"))),
	       OK("=t", LIST(RECORD("b") TOKEN("u"))),
	       OK("=u", LIST(RECORD("c"))));
	expect_all(&w, ERR_NONE);
	expect_early(&w, "0010");
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_pages_behind_pages),
	    IN_FOLDER(test_a_page_that_fails),
	    IN_FOLDER(test_the_mark_waits_for_its_page),
	    IN_FOLDER(test_not_early),
	    IN_FOLDER(test_more_than_announced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
