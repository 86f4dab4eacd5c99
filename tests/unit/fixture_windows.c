/* Lists in windows. */
#include "tests/unit/fixture_windows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "store/run.h"

void
windows_open(struct world *w, int windows)
{
	world_open(w);
	w->src.windows = windows;
}

unsigned int
windows_left(struct world *w)
{
	struct store_list l, *after = NULL;
	struct store_mark m;
	unsigned int n = 0;

	while (store_next_list(w->store, w->src.name, after, &l, &m, &w->e) >
	       0) {
		after = &l;
		n += l.window.n > 0;
	}
	return n;
}

void
windows_whole(struct world *w)
{
	expect_counts(w, 8, 0);
	assert_false(w->out.incomplete);
	assert_string_equal(world_mark(w)->from, "2026-11-20T11:59:59Z");
	assert_string_equal(world_mark(w)->started, "");
	assert_int_equal(windows_left(w), 0);
}
