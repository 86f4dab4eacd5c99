/*
 * JSON from strangers: an answer of the handle API about "10.1234/x", a
 * citation by content negotiation, the payload of a store. What a record has is
 * UTF-8, and an address that is followed is one.
 */
#include "core/ident.h"
#include "core/utf8.h"
#include "harvester/resolve/internal.h"
#include "parsers/csl_json.h"
#include "parsers/payload.h"
#include "tests/fuzz/fuzz.h"

enum { ARENA_MAX = 64 << 20 };

static void
check_text(struct str s)
{
	FUZZ_CHECK(s.n == 0 || utf8_valid(s) == s.n);
}

static void
check_record(const struct record *r)
{
	for (size_t i = 0; i < r->titles.n; i++)
		check_text(r->titles.v[i].text);
	for (size_t i = 0; i < r->names.n; i++) {
		const struct rec_name *n = &r->names.v[i];

		check_text(n->family);
		check_text(n->given);
		check_text(n->literal);
		FUZZ_CHECK(n->family.n > 0 || n->literal.n > 0);
	}
	for (size_t i = 0; i < r->ids.n; i++) {
		check_text(r->ids.v[i].value);
		FUZZ_CHECK(r->ids.v[i].value.n > 0);
	}
	FUZZ_CHECK(r->issued.from.year >= 0 && r->issued.from.month <= 12);
	FUZZ_CHECK(r->warnings.n > 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = fuzz_text(data, size), landing;
	struct payload_reader *p = payload_reader_new();
	struct record r, *stored;
	struct arena a;
	struct err e;

	arena_init(&a, ARENA_MAX);
	record_init(&r, &a);
	if (csl_json_parse(text, &r, &e) == 0)
		check_record(&r);
	else
		FUZZ_CHECK(fuzz_clean(str_c(e.msg)));
	arena_reset(&a);
	if (handle_read(text, STR("10.1234/x"), &a, &landing, &e) == 0)
		FUZZ_CHECK(ident_is_url(landing));
	else
		FUZZ_CHECK(fuzz_clean(str_c(e.msg)));
	if (p != NULL && text.n > 0 && text.p[0] == '{' &&
	    payload_read(p, text, &stored, &e) == 0)
		check_record(stored);
	payload_reader_free(p);
	arena_free(&a);
	return 0;
}
