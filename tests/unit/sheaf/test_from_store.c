/* Items of the store on their way out: what is said of their sources. */
#include "sheaf/records/records.h"
#include "store/reject.h"
#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

static void
reject(struct store *s, const char *source, const char *id)
{
	const struct store_reject r = {
	    .source = str_c(source),
	    .prefix = STR("oai_dc"),
	    .oai_id = str_c(id),
	    .fault = STR("odd"),
	    .bytes = STR("<record>"),
	};
	struct err e;

	assert_int_equal(store_reject(s, &r, &e), 0);
}

static void
put(struct store *s, const char *source, const char *id)
{
	struct store_item it = fixture_item(1);

	it.source = str_c(source);
	it.oai_id = str_c(id);
	it.payload = STR("<oai_dc:dc"
			 " xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/"
			 "oai_dc/\"/>");
	fixture_put(s, &it);
}

static void
test_items_say_what_is_kept_aside(void **state)
{
	static const struct {
		const char *name;
		int64_t rejected;
	} want[] = {{"a", 2}, {"b", 0}};
	struct store *s = fixture_open(STORE_WRITE);
	const struct store_query q = {0};
	struct export_source from;
	struct export_origin o;
	struct record *r;
	struct from_store it;
	struct err e;
	int n = 0;

	(void)state;
	put(s, "a", "oai:a:1");
	put(s, "a", "oai:a:2");
	put(s, "b", "oai:b:1");
	reject(s, "a", "oai:a:3");
	reject(s, "a", "oai:a:4");
	reject(s, "c", "oai:c:1"); /* nothing of it is handed out */
	assert_int_equal(from_store_open(&it, NULL, s, &q, &e), 0);
	from = from_store_source(&it);
	while (from.next(from.ctx, &r, &e) > 0)
		n++;
	assert_int_equal(n, 3);
	for (size_t i = 0; i < COUNT(want); i++) {
		assert_true(from.origin(from.ctx, i, &o));
		assert_str(o.name, want[i].name);
		assert_int_equal(o.rejected, want[i].rejected);
	}
	assert_false(from.origin(from.ctx, COUNT(want), &o));
	from_store_close(&it);
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_items_say_what_is_kept_aside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
