/* A repository that was set back to an earlier state. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"

#define DAY 86400
#define AT(id, stamp)                                                        \
	"<record><header><identifier>" id "</identifier><datestamp>" stamp   \
	"</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc=\"http://"   \
	"www.openarchives.org/OAI/2.0/oai_dc/\" xmlns:dc=\"http://purl.org/" \
	"dc/elements/1.1/\"><dc:title>" id                                   \
	"</dc:title></oai_dc:dc></metadata></record>"
#define A AT("a", "2026-10-01T00:00:00Z")
#define B AT("b", "2026-10-02T00:00:00Z")
#define C AT("c", "2026-10-03T00:00:00Z")
#define D AT("d", "2026-10-04T00:00:00Z")
#define GONE                                                            \
	"<record><header status=\"deleted\"><identifier>c</identifier>" \
	"<datestamp>2026-11-22T00:00:00Z</datestamp></header></record>"
#define NOTHING ERROR("noRecordsMatch")
#define FROM_B  "&from=2026-10-02T00%3A00%3A00Z"
#define MARK    "&from=2026-11-20T"

/* Held: four, and the newest three are remembered. */
static void
start(struct world *w)
{
	world_open(w);
	SCRIPT(w, OK(NULL, SECONDS), OK(NULL, LIST(B A D C)));
	expect_all(w, ERR_NONE);
}

static void
test_once_a_week_the_newest_are_asked_for(void **state)
{
	struct world w;

	(void)state;
	start(&w);
	for (int week = 0; week < 2; week++) {
		w.f.now += 3 * DAY;
		SCRIPT(&w, OK(NULL, SECONDS), OK(MARK, NOTHING));
		expect_all(&w, ERR_NONE);
		w.f.now += 4 * DAY;
		SCRIPT(&w, OK(NULL, SECONDS), OK(FROM_B, LIST(D)));
		expect_all(&w, ERR_NONE);
		assert_false(canned_said(&w.f, "set back"));
	}
	expect_counts(&w, 4, 0);
	world_close(&w);
}

/* Nothing from there on, or only what is newer: all of it is asked for. */
static void
test_set_back_is_noticed(void **state)
{
	struct world w;

	(void)state;
	for (int news = 0; news < 2; news++) {
		start(&w);
		w.f.now += 8 * DAY;
		SCRIPT(&w, OK(NULL, SECONDS),
		       OK(FROM_B, news ? LIST(AT("n", "2026-11-21T00:00:00Z"))
				       : NOTHING),
		       OK("oai_dc", LIST(A AT("o", "2026-09-01T00:00:00Z"))));
		expect_all(&w, ERR_NONE);
		assert_true(canned_said(&w.f, "was set back"));
		assert_true(canned_said(&w.f, "d of 2026-10-04"));
		expect_counts(&w, news ? 6 : 5, 0);
		/* It is told once, and what is there now counts. */
		w.f.now += 8 * DAY;
		SCRIPT(&w, OK(NULL, SECONDS), OK("&from=2026-09-01T", LIST(A)));
		expect_all(&w, ERR_NONE);
		assert_false(canned_said(&w.f, "set back"));
		world_close(&w);
		assert_int_equal(remove("s.db"), 0);
	}
}

/* One of them is enough, if only to say that it is gone. */
static void
test_a_tombstone_is_an_answer(void **state)
{
	struct world w;

	(void)state;
	start(&w);
	w.f.now += 8 * DAY;
	SCRIPT(&w, OK(NULL, SECONDS), OK(FROM_B, LIST(GONE)));
	expect_all(&w, ERR_NONE);
	assert_false(canned_said(&w.f, "set back"));
	expect_counts(&w, 3, 1);
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_once_a_week_the_newest_are_asked_for),
	    IN_FOLDER(test_set_back_is_noticed),
	    IN_FOLDER(test_a_tombstone_is_an_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
