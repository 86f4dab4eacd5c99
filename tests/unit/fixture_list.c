/* A world for tests of lists. */
#include "tests/unit/fixture_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

void
world_open(struct world *w)
{
	memset(w, 0, sizeof(*w));
	canned_init(&w->f);
	assert_int_equal(store_open(&w->store, "s.db", STORE_WRITE, &w->e), 0);
	w->src.name = STR("src");
	w->src.url = STR("http://h/oai");
	w->src.prefix = STR("oai_dc");
	w->o.retry = (struct retry_policy){.retries = 5, .max_wait = 600};
	w->o.jobs = 1;
	w->o.max_vanished = 10;
}

void
world_close(struct world *w)
{
	store_close(w->store);
	canned_free(&w->f);
}

/* Runs one source; its error code. */
static enum err_code
run(struct world *w)
{
	int rc;

	err_clear(&w->e);
	rc = harvest_run(&w->f.env, &w->f.http, w->store, &w->src, 1, &w->o,
			 NULL, NULL, &w->out, &w->e);
	assert_int_equal(rc, w->f.stopped ? -1 : 0);
	assert_int_equal(w->e.code == ERR_NONE, rc == 0);
	return w->out.error.code;
}

void
expect_run(struct world *w, enum err_code code)
{
	enum err_code got = run(w);

	if (got != code)
		print_error("%s\n%s\n", w->out.error.msg,
			    w->f.lines.p == NULL ? "" : w->f.lines.p);
	assert_int_equal(got, code);
}

void
expect_all(struct world *w, enum err_code code)
{
	expect_run(w, code);
	assert_int_equal(w->f.asked, w->f.n);
}

void
expect_counts(struct world *w, uint64_t live, uint64_t deleted)
{
	struct store_counts c;

	assert_int_equal(store_count(w->store, w->src.name, &c, &w->e), 0);
	assert_int_equal(c.live, live);
	assert_int_equal(c.deleted, deleted);
}

const struct store_mark *
world_mark(struct world *w)
{
	struct store_list l = {w->src.name, STR("oai_dc"),
			       w->src.nsets > 0 ? w->src.sets[0] : STR_NONE,
			       STR_NONE};
	static struct store_mark m;

	assert_int_equal(store_mark(w->store, &l, &m, &w->e), 0);
	return &m;
}
