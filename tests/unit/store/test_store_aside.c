/* Records kept aside. */
#include <string.h>

#include "store/limits.h"
#include "store/reject.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

static struct store_reject
reject(const char *id, const char *bytes)
{
	return (struct store_reject){
	    .source = STR("src"),
	    .prefix = STR("oai_dc"),
	    .set = STR("open"),
	    .oai_id = str_c(id),
	    .datestamp = STR("2020-01-01"),
	    .fault = STR("wrong end tag"),
	    .url = STR("http://a/oai?verb=ListRecords"),
	    .bytes = str_c(bytes),
	};
}

static void
keep_aside(struct store *s, const char *id, const char *bytes)
{
	struct store_reject r = reject(id, bytes);
	struct err e;

	assert_done(store_reject(s, &r, &e), &e);
}

static unsigned int
rejected(struct store *s, struct str source)
{
	struct store_counts n;
	struct err e;

	assert_done(store_count(s, source, &n, &e), &e);
	return (unsigned int)n.rejected;
}

static void
test_reject_keeps_everything(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_reject want = reject("oai:x:1", "ignored"), got;
	struct err e;

	(void)state;
	want.bytes = str_of("<a>\0\xff</b>", 10);
	assert_done(store_reject(s, &want, &e), &e);
	store_close(s);
	s = fixture_open(STORE_READ);
	assert_int_equal(store_next_reject(s, STR("src"), 0, &got, &e), 1);
	assert_true(str_eq(got.source, want.source));
	assert_true(str_eq(got.prefix, want.prefix));
	assert_true(str_eq(got.set, want.set));
	assert_true(str_eq(got.oai_id, want.oai_id));
	assert_true(str_eq(got.datestamp, want.datestamp));
	assert_true(str_eq(got.fault, want.fault));
	assert_true(str_eq(got.url, want.url));
	assert_true(str_eq(got.bytes, want.bytes));
	assert_done(store_next_reject(s, STR("src"), got.number, &got, &e), &e);
	assert_done(store_next_reject(s, STR("none"), 0, &got, &e), &e);
	assert_int_equal(store_reject(s, &want, &e), -1);
	store_close(s);
}

/* Harvested every night, a bad record is still one. */
static void
test_reject_counts_once(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_reject got;
	int64_t at = 0;
	unsigned int n = 0;
	struct err e;

	(void)state;
	for (int night = 0; night < 3; night++) {
		keep_aside(s, "oai:x:1", night == 2 ? "<new>" : "<old>");
		keep_aside(s, "oai:x:2", "<b>");
		keep_aside(s, "", "<no identifier>");
		keep_aside(s, "", "<nor here>");
	}
	assert_int_equal(rejected(s, STR("src")), 4);
	assert_int_equal(rejected(s, STR_NONE), 4);
	assert_int_equal(rejected(s, STR("none")), 0);
	while (store_next_reject(s, STR_NONE, at, &got, &e) > 0) {
		assert_true(got.number > at);
		at = got.number;
		if (str_eq(got.oai_id, STR("oai:x:1")))
			assert_str(got.bytes, "<new>");
		n++;
	}
	assert_int_equal(n, 4);
	assert_done(store_forgive(s, at, &e), &e);
	assert_int_equal(rejected(s, STR_NONE), 3);
	store_close(s);
}

static void
test_reject_goes_when_the_record_comes(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_item it = fixture_item(1);
	struct err e;

	(void)state;
	keep_aside(s, "oai:x:000001", "<a>");
	keep_aside(s, "oai:x:000002", "<a>");
	keep_aside(s, "", "<a>");
	store_close(s);
	s = fixture_open(STORE_WRITE);
	assert_done(store_begin(s, &e), &e);
	fixture_put(s, &it);
	assert_int_equal(rejected(s, STR("src")), 2);
	store_rollback(s);
	assert_int_equal(rejected(s, STR("src")), 3);
	fixture_put(s, &it);
	assert_int_equal(rejected(s, STR("src")), 2);
	it.source = STR("other");
	it.oai_id = STR("oai:x:000002");
	fixture_put(s, &it);
	assert_int_equal(rejected(s, STR("src")), 2);
	store_close(s);
}

/* Also what has no identifier goes, once a whole list did without it. */
static void
test_reject_goes_when_a_list_does_not_have_it(void **state)
{
	struct store_list l = {STR("src"), STR("oai_dc"), STR("open")};
	struct store *s = fixture_open(STORE_WRITE);
	struct store_reject got, other = reject("oai:x:3", "<c>");
	int64_t last = -1;
	struct err e;

	(void)state;
	assert_done(store_last_reject(s, &last, &e), &e);
	assert_int_equal(last, 0);
	keep_aside(s, "", "<a>");
	keep_aside(s, "", "<b>");
	other.set = STR("closed");
	assert_done(store_reject(s, &other, &e), &e);
	assert_done(store_last_reject(s, &last, &e), &e);
	/* Forgotten numbers do not come again. */
	assert_done(store_forgive(s, last, &e), &e);
	assert_done(store_reject(s, &other, &e), &e);
	keep_aside(s, "", "<b>");
	assert_done(store_forgive_before(s, &l, last, &e), &e);
	assert_int_equal(store_next_reject(s, STR_NONE, 0, &got, &e), 1);
	assert_str(got.bytes, "<c>");
	assert_int_equal(store_next_reject(s, STR_NONE, got.number, &got, &e),
			 1);
	assert_str(got.bytes, "<b>");
	assert_int_equal(rejected(s, STR_NONE), 2);
	store_close(s);
}

static void
test_reject_has_limits(void **state)
{
	static char text[STORE_FAULT_MAX + 10];
	struct store *s = fixture_open(STORE_WRITE);
	struct store_reject r = reject("oai:x:1", "<a>"), got;
	struct err e;

	(void)state;
	memset(text, 'f', sizeof(text));
	r.fault = r.url = str_of(text, sizeof(text));
	assert_done(store_reject(s, &r, &e), &e);
	assert_int_equal(store_next_reject(s, STR_NONE, 0, &got, &e), 1);
	assert_int_equal(got.fault.n, STORE_FAULT_MAX);
	r.oai_id = r.fault;
	assert_int_equal(store_reject(s, &r, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_reject_keeps_everything),
	    IN_FOLDER(test_reject_counts_once),
	    IN_FOLDER(test_reject_goes_when_the_record_comes),
	    IN_FOLDER(test_reject_goes_when_a_list_does_not_have_it),
	    IN_FOLDER(test_reject_has_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
