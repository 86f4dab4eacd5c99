/* What a harvest says where there is no terminal, by a clock of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sheaf/app.h"
#include "sheaf/command/internal.h"

enum { APP_MEMORY = 1 << 20, SECOND = 1000, RECORDS = 12400 };

static int64_t clock_ms;
static int lines;
static char last[512];
static uint64_t counted;

static int64_t
ticks(void *ctx)
{
	(void)ctx;
	return clock_ms;
}

static void
take(void *ctx, enum log_level level, const char *line,
     const struct log_facts *facts)
{
	(void)ctx;
	assert_int_equal(level, LOG_INFO);
	lines++;
	snprintf(last, sizeof(last), "%s", line);
	for (size_t i = 0; facts != NULL && i < facts->ncounts; i++)
		if (strcmp(facts->counts[i].name, "records") == 0)
			counted = facts->counts[i].n;
}

/* Time goes by; nobody is heard of. */
static void
at(struct display *d, int64_t seconds)
{
	struct harvest_progress p = {.total = -1};

	clock_ms = seconds * SECOND;
	display_note(d, &p);
}

static void
test_line_a_minute(void **state)
{
	static struct app app;
	const struct source sources[] = {{.name = STR("one")},
					 {.name = STR("two")}};
	struct harvest_outcome outcomes[2] = {0};
	struct harvest_progress p = {.source = &sources[0], .total = -1};
	struct display d;
	struct err e;

	(void)state;
	world_init(&app.world);
	app.world.env.ticks = ticks;
	app.world.env.log = take;
	app.world.progress.wanted = false;
	arena_init(&app.arena, APP_MEMORY);
	assert_int_equal(display_init(&d, &app, sources, outcomes, 2, &e), 0);
	p.stats = &outcomes[0].stats;
	display_note(&d, &p);
	outcomes[0].stats.records = RECORDS;
	at(&d, 59);
	assert_int_equal(lines, 0);
	at(&d, 60);
	assert_int_equal(lines, 1);
	assert_string_equal(last, "0 of 2 sources, 12,400 records, 1 min; one: "
				  "asks for the first page (60 s)");
	assert_int_equal(counted, RECORDS);
	at(&d, 119);
	assert_int_equal(lines, 1);
	at(&d, 125);
	assert_int_equal(lines, 2);
	p.asks = "ListSets";
	clock_ms = 126 * SECOND;
	display_note(&d, &p);
	at(&d, 190);
	assert_string_equal(last, "0 of 2 sources, 12,400 records, 3 min 10 s; "
				  "one: asks for ListSets (64 s)");
	arena_free(&app.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_line_a_minute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
