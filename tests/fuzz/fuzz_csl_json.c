/*
 * CSL-JSON from elsewhere, into a record and out again in every format.
 */
#include "core/arena.h"
#include "parsers/csl_json.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/outputs.h"

enum { ARENA_MAX = 64 << 20 };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct record r;
	struct arena a;
	struct err e;

	arena_init(&a, ARENA_MAX);
	record_init(&r, &a);
	if (csl_json_parse(fuzz_text(data, size), &r, &e) == 0) {
		r.oai_id = STR("10.1234/abc");
		r.source = STR("doi.org");
		output_all(&r);
	}
	arena_free(&a);
	return 0;
}
