/*
 * A line of jsonl from strangers, into a record and out again in every format.
 * What jsonl makes of it is read to the same again.
 */
#include "core/arena.h"
#include "exporters/format/format.h"
#include "parsers/jsonl.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/outputs.h"

enum { ARENA_MAX = 64 << 20 };

/* As jsonl; false: it was none, or more than there is room for. */
static bool
again(struct str line, struct buf *out)
{
	struct export_state st = {.key = STR("key")};
	struct record r;
	struct arena a;
	struct err e;
	bool read;

	arena_init(&a, ARENA_MAX);
	arena_init(&st.scratch, ARENA_MAX);
	record_init(&r, &a);
	read = jsonl_parse(line, &r, &e) == 0;
	if (read) {
		if (!r.deleted)
			output_all(&r);
		export_record(exporter_by_name(STR("jsonl")), &st, &r, out);
	}
	arena_free(&a);
	arena_free(&st.scratch);
	return read && !out->failed;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf first, second;

	buf_init(&first, ARENA_MAX);
	buf_init(&second, ARENA_MAX);
	if (again(fuzz_text(data, size), &first)) {
		FUZZ_CHECK(fuzz_clean(buf_view(&first)));
		FUZZ_CHECK(again(buf_view(&first), &second));
		FUZZ_CHECK(str_eq(buf_view(&first), buf_view(&second)));
	}
	buf_free(&first);
	buf_free(&second);
	return 0;
}
