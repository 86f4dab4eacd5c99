/*
 * First line: a DOI or handle; the rest: what the handle API answers. The
 * address it leads to is clean text of http or https, and the same answer
 * leads there again; what leads nowhere says why in clean text.
 */
#include "harvester/resolve/internal.h"
#include "tests/fuzz/fuzz.h"

enum { MEMORY = 16 << 20 };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str json = fuzz_text(data, size), handle = STR_NONE;
	struct str landing = STR_NONE, again = STR_NONE;
	struct arena a;
	struct err e;
	int rc;

	fuzz_line(&json, &handle);
	arena_init(&a, MEMORY);
	rc = handle_read(json, handle, &a, &landing, &e);
	if (rc == 0) {
		FUZZ_CHECK(landing.n > 0 && fuzz_clean(landing));
		FUZZ_CHECK(str_istarts(landing, STR("http://")) ||
			   str_istarts(landing, STR("https://")));
		FUZZ_CHECK(handle_read(json, handle, &a, &again, &e) == 0);
		FUZZ_CHECK(str_eq(landing, again));
	} else {
		FUZZ_CHECK(e.code == ERR_NOTFOUND || e.code == ERR_DATA ||
			   e.code == ERR_NOMEM || e.code == ERR_LIMIT);
		FUZZ_CHECK(fuzz_clean(str_c(e.msg)));
	}
	arena_free(&a);
	return 0;
}
