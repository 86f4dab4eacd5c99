/*
 * Request addresses. First line: a base URL; second: a token, or an identifier
 * when it begins with "oai:". What is built from an accepted base is one
 * address, and the argument can be read back out of it.
 */
#include "core/arena.h"
#include "core/buf.h"
#include "core/ident.h"
#include "harvester/request.h"
#include "tests/fuzz/fuzz.h"

enum { URL_LIMIT = 1 << 20, ARENA_MAX = 1 << 20 };

static void
check_built(struct str url, struct str base, struct str value)
{
	struct str tail = str_from(url, base.n), back;
	struct arena a;

	FUZZ_CHECK(str_starts(url, base));
	for (size_t i = 0; i < tail.n; i++)
		FUZZ_CHECK(tail.p[i] > ' ' && tail.p[i] < 0x7f &&
			   tail.p[i] != '#');
	FUZZ_CHECK(str_find(tail, STR("verb=ListRecords")) != STR_NPOS);
	/* Bytes that are no text are not decoded. */
	if (value.n == 0 || !fuzz_clean(value))
		return;
	arena_init(&a, ARENA_MAX);
	back = ident_percent_decode(&a, str_from(url, str_rchr(url, '=') + 1));
	FUZZ_CHECK(a.failed || str_eq(back, value));
	arena_free(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = fuzz_text(data, size), base = STR_NONE;
	struct request_args args = {0};
	struct buf url, shown;
	struct err e;
	bool by_id;

	fuzz_line(&rest, &base);
	by_id = str_starts(rest, STR("oai:"));
	args.verb = "ListRecords";
	*(by_id ? &args.identifier : &args.token) = rest;
	buf_init(&url, URL_LIMIT);
	buf_init(&shown, URL_LIMIT);
	if (request_check_base(base, &e) == 0) {
		request_build(&url, base, &args);
		if (!url.failed)
			check_built(buf_view(&url), base, rest);
	} else {
		FUZZ_CHECK(e.code == ERR_USAGE);
		FUZZ_CHECK(fuzz_clean(str_c(e.msg)));
	}
	request_for_message(&shown, base);
	buf_free(&url);
	buf_free(&shown);
	return 0;
}
