/* Items into the store. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/limits.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

static void
test_store_put_gives_back_what_it_got(void **state)
{
	static const struct str odd[] = {{"", 0}, {"a b", 3}, {"ä:ö", 5}};
	struct store *s = fixture_open(STORE_WRITE);
	struct store_item it = fixture_item(1);

	(void)state;
	assert_int_equal(fixture_put(s, &it), STORE_NEW);
	fixture_holds(s, &it);
	it.oai_id = STR("bare");
	it.prefix = it.doi = it.payload = STR_NONE;
	it.sets = odd;
	it.nsets = COUNT(odd);
	it.type = TYPE_GENERIC;
	it.year = 0;
	assert_int_equal(fixture_put(s, &it), STORE_NEW);
	fixture_holds(s, &it);
	it.oai_id = STR("alone");
	it.nsets = 0;
	fixture_put(s, &it);
	fixture_holds(s, &it);
	it.oai_id = STR("an empty one");
	it.nsets = 1;
	fixture_put(s, &it);
	fixture_holds(s, &it);
	store_close(s);
	s = fixture_open(STORE_READ);
	fixture_holds(s, &it);
	it = fixture_item(1);
	fixture_holds(s, &it);
	store_close(s);
	store_close(NULL);
}

static void
test_store_put_leaves_an_equal_item(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_item it = fixture_item(1);
	enum store_change change;
	struct err e;

	(void)state;
	assert_int_equal(fixture_put(s, &it), STORE_NEW);
	assert_int_equal(fixture_put(s, &it), STORE_SAME);
	assert_done(store_put(s, &it, true, &change, &e), &e);
	assert_int_equal(change, STORE_SAME);
	assert_done(store_put(s, &it, true, NULL, &e), &e);
	fixture_counts(s, "src", 1, 0);
	store_close(s);
}

/* Each field alone makes a difference, with the same datestamp. */
static void
test_store_put_takes_each_change(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_item it = fixture_item(1);
	char *payload = malloc(it.payload.n);

	(void)state;
	assert_non_null(payload);
	memcpy(payload, it.payload.p, it.payload.n);
	fixture_put(s, &it);
	it.doi = STR("10.1/other");
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	it.doi = STR_NONE;
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	it.type = TYPE_BOOK;
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	it.year = 1999;
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	it.nsets = 1;
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	it.prefix = STR("mods");
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	payload[it.payload.n / 2] ^= 1;
	it.payload.p = payload;
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	it.payload.n--;
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	fixture_holds(s, &it);
	it.payload = STR_NONE;
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	fixture_holds(s, &it);
	assert_int_equal(fixture_put(s, &it), STORE_SAME);
	fixture_counts(s, "src", 1, 0);
	free(payload);
	store_close(s);
}

static void
test_store_put_by_datestamp(void **state)
{
	static const struct {
		const char *held, *comes;
		enum store_change change;
	} cases[] = {
	    {"2020-01-02T00:00:00Z", "2020-01-01T23:59:59Z", STORE_OLDER},
	    {"2020-01-02T00:00:00Z", "2020-01-02T00:00:01Z", STORE_CHANGED},
	    {"2020-01-02", "2020-01-01", STORE_OLDER},
	    {"2020-01-02", "2020-01-03", STORE_CHANGED},
	    /* The provider has changed its granularity. */
	    {"2020-01-02T12:00:00Z", "2020-01-02", STORE_CHANGED},
	    {"2020-01-02T12:00:00Z", "2020-01-01", STORE_OLDER},
	    {"2020-01-02", "2020-01-02T00:00:00Z", STORE_CHANGED},
	    {"2020-01-02", "2020-01-01T23:00:00Z", STORE_OLDER},
	    /* A fraction of a second is no reason either way. */
	    {"2020-01-02T12:00:00.5Z", "2020-01-02T12:00:00Z", STORE_CHANGED},
	    /* What is no datestamp is not older. */
	    {"yesterday", "2020-01-01", STORE_CHANGED},
	    {"2020-01-01", "", STORE_CHANGED},
	    {"2020-01-01", "02.01.1999", STORE_CHANGED},
	};
	struct store *s = fixture_open(STORE_WRITE);
	struct store_item held = fixture_item(1), comes;
	enum store_change change;
	struct err e;
	char id[16];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(id, sizeof(id), "case %zu", i);
		held.oai_id = str_c(id);
		held.datestamp = str_c(cases[i].held);
		fixture_put(s, &held);
		comes = held;
		comes.datestamp = str_c(cases[i].comes);
		comes.payload = STR("<new/>");
		change = fixture_put(s, &comes);
		if (change != cases[i].change)
			fail_msg("%s: %s then %s", id, cases[i].held,
				 cases[i].comes);
		fixture_holds(s, change == STORE_OLDER ? &held : &comes);
		assert_done(store_put(s, &comes, true, &change, &e), &e);
		fixture_holds(s, &comes);
	}
	store_close(s);
}

static void
test_store_put_tombstone_and_back(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct store_item it = fixture_item(1), gone;

	(void)state;
	fixture_put(s, &it);
	gone = it;
	gone.deleted = true;
	gone.datestamp = STR("2020-02-01");
	gone.doi = STR_NONE;
	gone.type = TYPE_GENERIC;
	gone.year = 0;
	assert_int_equal(fixture_put(s, &gone), STORE_CHANGED);
	assert_int_equal(fixture_put(s, &gone), STORE_SAME);
	fixture_counts(s, "src", 0, 1);
	/* Known by its DOI still; the metadata that came along is not kept. */
	gone.payload = STR_NONE;
	gone.doi = it.doi;
	gone.type = it.type;
	gone.year = it.year;
	fixture_holds(s, &gone);
	assert_int_equal(fixture_put(s, &it), STORE_OLDER); /* older */
	it.datestamp = STR("2020-03-01");
	assert_int_equal(fixture_put(s, &it), STORE_CHANGED);
	fixture_holds(s, &it);
	fixture_counts(s, "src", 1, 0);
	gone.oai_id = STR("never seen alive");
	assert_int_equal(fixture_put(s, &gone), STORE_NEW);
	fixture_holds(s, &gone);
	fixture_counts(s, "src", 1, 1);
	fixture_counts(s, "", 1, 1);
	fixture_counts(s, "nobody", 0, 0);
	store_close(s);
}

static void
test_store_put_refuses_what_is_over_a_limit(void **state)
{
	static struct str many[STORE_SETS_MAX + 1];
	struct store *s = fixture_open(STORE_WRITE);
	struct store_item ok = fixture_item(1), bad[10];
	size_t n = (size_t)STORE_PAYLOAD_MAX + 1;
	char *big = calloc(1, n);
	struct str mark = STR("a\x1f");
	struct str huge;
	struct err e;

	(void)state;
	assert_non_null(big);
	memset(big, 'x', n);
	huge = str_of(big, STORE_SETS_BYTES + 1);
	for (size_t i = 0; i < COUNT(bad); i++)
		bad[i] = ok;
	bad[0].payload = str_of(big, n);
	bad[1].oai_id = str_of(big, STORE_ID_MAX + 1);
	bad[2].doi = str_of(big, STORE_DOI_MAX + 1);
	bad[3].datestamp = str_of(big, STORE_STAMP_MAX + 1);
	bad[4].prefix = str_of(big, STORE_PREFIX_MAX + 1);
	bad[5].source = str_of(big, STORE_SOURCE_MAX + 1);
	bad[6].sets = many;
	bad[6].nsets = COUNT(many);
	bad[7].sets = &huge;
	bad[7].nsets = 1;
	bad[8].oai_id = STR_NONE;
	bad[9].sets = &mark;
	bad[9].nsets = 1;
	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_int_equal(store_put(s, &bad[i], false, NULL, &e), -1);
		assert_int_equal(e.code, i < 8 ? ERR_LIMIT : ERR_DATA);
		fixture_counts(s, "", 0, 0);
	}
	/* The limits themselves are fine. */
	ok.oai_id = str_of(big, STORE_ID_MAX);
	ok.doi = str_of(big, STORE_DOI_MAX);
	ok.datestamp = str_of(big, STORE_STAMP_MAX);
	ok.prefix = str_of(big, STORE_PREFIX_MAX);
	ok.source = str_of(big, STORE_SOURCE_MAX);
	ok.payload = str_of(big, STORE_PAYLOAD_MAX);
	ok.sets = many;
	ok.nsets = STORE_SETS_MAX;
	assert_int_equal(fixture_put(s, &ok), STORE_NEW);
	fixture_holds(s, &ok);
	free(big);
	store_close(s);
}

/* Not every engine could keep one, and XML cannot carry it. */
static void
test_store_put_refuses_nul(void **state)
{
	static const struct str nul[] = {{"a\0b", 3}};
	struct store *s = fixture_open(STORE_WRITE);
	struct store_item bad[6];
	struct err e;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		bad[i] = fixture_item(1);
	bad[0].oai_id = nul[0];
	bad[1].source = nul[0];
	bad[2].prefix = nul[0];
	bad[3].datestamp = nul[0];
	bad[4].doi = nul[0];
	bad[5].sets = nul;
	bad[5].nsets = 1;
	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_int_equal(store_put(s, &bad[i], false, NULL, &e), -1);
		assert_int_equal(e.code, ERR_DATA);
	}
	fixture_counts(s, "", 0, 0);
	store_close(s);
}

static void
test_store_put_hostile_identifiers(void **state)
{
	static char longest[STORE_SOURCE_MAX];
	const struct str ids[] = {
	    STR("'; DROP TABLE record; --"),
	    STR("\"quoted\" `too` [and] so"),
	    STR("%s%n%d ?1 :id @id $id"),
	    STR("../../../../etc/passwd"),
	    STR("\x01\x02\x1b[31m\x7f\x1f"),
	    STR("<record>&amp;]]>"),
	    STR("oai:x:CASE"),
	    STR("oai:x:case"),
	    STR("oai:x:case "),
	    STR("\xe2\x80\xaegnp.exe"),
	    STR("caf\xc3\xa9"),
	    STR("cafe\xcc\x81"),
	    STR("\xff\xfe no UTF-8"),
	    STR("1"),
	    STR("1.0"),
	    STR("x'00'"),
	    STR(" "),
	    str_of(longest, sizeof(longest)),
	};
	bool served = strcmp(fixture_place(), FIXTURE_STORE) != 0;
	struct store *s = fixture_open(STORE_WRITE);
	struct store_query q = {.nids = 1};
	struct store_item it = fixture_item(1);
	struct err e;

	(void)state;
	memset(longest, 'x', sizeof(longest));
	for (size_t i = 0; i < COUNT(ids); i++) {
		if (served && ids[i].p[0] == '\xff')
			continue; /* a server refuses what is no UTF-8 */
		it.oai_id = it.doi =
		    ids[i].n < STORE_DOI_MAX ? ids[i] : STR("doi");
		it.oai_id = ids[i];
		assert_int_equal(fixture_put(s, &it), STORE_NEW);
		fixture_holds(s, &it);
		q.ids = &ids[i];
		assert_int_equal(fixture_rows(s, &q), 1);
	}
	fixture_counts(s, "src", COUNT(ids) - served, 0);
	/* The same for the name of a source, and all of an item. */
	for (size_t i = 0; i < COUNT(ids); i++) {
		if (served && ids[i].p[0] == '\xff')
			continue; /* a server refuses what is no UTF-8 */
		it = fixture_item(1);
		it.source = it.prefix = ids[i];
		it.prefix.n = it.prefix.n > 99 ? 99 : it.prefix.n;
		assert_done(store_set_source(s, it.source, ids[i], &e), &e);
		assert_int_equal(fixture_put(s, &it), STORE_NEW);
		fixture_holds(s, &it);
	}
	fixture_counts(s, "", 2 * (COUNT(ids) - served), 0);
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_store_put_gives_back_what_it_got),
	    IN_FOLDER(test_store_put_leaves_an_equal_item),
	    IN_FOLDER(test_store_put_takes_each_change),
	    IN_FOLDER(test_store_put_by_datestamp),
	    IN_FOLDER(test_store_put_tombstone_and_back),
	    IN_FOLDER(test_store_put_refuses_what_is_over_a_limit),
	    IN_FOLDER(test_store_put_refuses_nul),
	    IN_FOLDER(test_store_put_hostile_identifiers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
