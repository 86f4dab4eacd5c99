/* What flipped on the disk is noticed by whoever reads it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "core/buf.h"
#include "store/sweep.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

enum { ITEMS = 40, STRIDE = 211, TEXT_MAX = 1 << 20 };

/* Behind the store's back. */
static void
tamper(const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(FIXTURE_STORE, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	assert_int_equal(sqlite3_changes(db), 1);
	sqlite3_close(db);
}

/* Everything that a query gives but names of tables beside; 0, or -1. */
static int
read_all(const struct store_query *q, struct buf *out, struct err *e)
{
	struct store *s = NULL;
	struct store_rows *r = NULL;
	struct store_item it;
	int got = -1;

	buf_clear(out);
	if (store_open(&s, FIXTURE_STORE, STORE_READ, e) == 0 &&
	    store_select(s, q, &r, e) == 0)
		while ((got = store_next(r, &it, e)) > 0)
			buf_printf(out,
				   STR_FMT "|" STR_FMT "|" STR_FMT
					   "|%d|%d|" STR_FMT "\n",
				   STR_ARG(it.oai_id), STR_ARG(it.datestamp),
				   STR_ARG(it.doi), it.deleted, it.year,
				   STR_ARG(it.payload));
	store_rows_free(r);
	store_close(s);
	return got < 0 ? -1 : 0;
}

/* A few of them are gone, by a list that did not give them. */
static void
fill(void)
{
	struct store_list whole = {STR("src"), STR("oai_dc"), STR_NONE};
	struct store_swept swept = {.list = whole, .most = ITEMS};
	struct store *s = fixture_open(STORE_WRITE);
	struct err e;

	fixture_fill(s, 0, ITEMS);
	assert_done(store_sweep_start(s, &whole, &e), &e);
	for (unsigned int i = 3; i < ITEMS; i++)
		assert_done(store_sight(s, &whole, fixture_item(i).oai_id, &e),
			    &e);
	assert_done(store_sweep(s, &swept, 1, &e), &e);
	assert_int_equal(swept.out.vanished, 3);
	store_close(s);
}

/* All over the file: what is read is refused, or as it was. */
static void
test_rot_is_no_other_record(void **state)
{
	struct store_query q = {.deleted = true};
	unsigned int refused = 0;
	struct buf was, is;
	char *file, *damaged;
	size_t size;
	struct err e;

	(void)state;
	buf_init(&was, TEXT_MAX);
	buf_init(&is, TEXT_MAX);
	fill();
	assert_done(read_all(&q, &was, &e), &e);
	file = folder_slurp(FIXTURE_STORE, &size);
	damaged = malloc(size);
	assert_non_null(damaged);
	for (size_t at = 100; at < size; at += STRIDE) {
		FILE *f = fopen(FIXTURE_STORE, "wb");

		assert_non_null(f);
		memcpy(damaged, file, size);
		damaged[at] ^= (char)(1 << at % 8);
		assert_int_equal(fwrite(damaged, 1, size, f), size);
		assert_int_equal(fclose(f), 0);
		if (read_all(&q, &is, &e) != 0)
			refused++;
		else if (!str_eq(buf_view(&is), buf_view(&was)))
			fail_msg("bit %zu of byte %zu", at % 8, at);
	}
	assert_true(refused > 10);
	free(damaged);
	free(file);
	buf_free(&was);
	buf_free(&is);
}

/* Whatever the query: what is wrong may be why a row is not wanted. */
static void
test_each_column_is_held_against_the_sum(void **state)
{
	static const char *const columns[] = {
	    "id = 9999",
	    "ident = 'oai:x:000107'",
	    "format = 7",
	    "stamp = '2019-01-01T00:00:00Z'",
	    "setlist = NULL",
	    "deleted = 1",
	    "doi = '10.1/8'",
	    "type = NULL",
	    "year = 1999",
	    "body = (SELECT body FROM record WHERE ident = 'oai:x:000008')",
	    "body = NULL",
	    "change = 7",
	    "sum = sum + 1",
	};
	struct store_query q = {0};
	struct buf out;
	char sql[256];
	struct err e;

	(void)state;
	buf_init(&out, TEXT_MAX);
	for (size_t i = 0; i < COUNT(columns); i++) {
		fill();
		snprintf(sql, sizeof(sql),
			 "UPDATE record SET %s WHERE ident = 'oai:x:000007'",
			 columns[i]);
		tamper(sql);
		if (read_all(&q, &out, &e) == 0)
			fail_msg("%s", columns[i]);
		assert_int_equal(e.code, ERR_STORE);
		assert_non_null(strstr(e.msg, "sheaf check --repair"));
		assert_int_equal(unlink(FIXTURE_STORE), 0);
	}
	buf_free(&out);
}

/* What comes again takes the place of what rotted, be that newer. */
static void
test_rot_is_healed_by_what_comes(void **state)
{
	struct store_query q = {0};
	struct store_item it;
	struct buf was, is;
	struct store *s;
	struct err e;

	(void)state;
	buf_init(&was, TEXT_MAX);
	buf_init(&is, TEXT_MAX);
	fill();
	assert_done(read_all(&q, &was, &e), &e);
	tamper("UPDATE record SET stamp = '2999-01-01T00:00:00Z'"
	       " WHERE ident = 'oai:x:000007'");
	assert_int_equal(read_all(&q, &is, &e), -1);
	s = fixture_open(STORE_WRITE);
	it = fixture_item(7);
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	store_close(s);
	assert_done(read_all(&q, &is, &e), &e);
	assert_str(buf_view(&is), buf_view(&was).p);
	buf_free(&was);
	buf_free(&is);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_rot_is_no_other_record),
	    IN_FOLDER(test_each_column_is_held_against_the_sum),
	    IN_FOLDER(test_rot_is_healed_by_what_comes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
