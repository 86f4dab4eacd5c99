/*
 * Names of people and bodies out of one text: whatever it says, each name has
 * something to print, trimmed, and identifiers of the right form.
 */
#include "core/arena.h"
#include "core/ident.h"
#include "core/record.h"
#include "parsers/names/names.h"
#include "tests/fuzz/fuzz.h"

enum { ARENA_MAX = 8 << 20, TEXT_MAX = 1 << 16 };

static void
check_part(struct str s)
{
	FUZZ_CHECK(fuzz_clean(s));
	FUZZ_CHECK(str_trim(s).n == s.n);
}

static void
check_name(struct arena *a, const struct rec_name *n)
{
	struct str again;

	FUZZ_CHECK(n->kind < NAME_OPEN && n->role < ROLE__MAX);
	FUZZ_CHECK(names_same(n, n));
	FUZZ_CHECK((n->family.n > 0) != (n->literal.n > 0));
	FUZZ_CHECK(n->family.n > 0 || n->given.n + n->suffix.n == 0);
	check_part(n->family);
	check_part(n->given);
	check_part(n->suffix);
	check_part(n->literal);
	check_part(n->affiliation);
	FUZZ_CHECK(n->orcid.n == 0 || (ident_orcid(a, n->orcid, &again) &&
				       str_eq(again, n->orcid)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = fuzz_text(data, size);
	struct record r;
	struct arena a;

	if (!fuzz_clean(s) || s.n > TEXT_MAX)
		return 0;
	arena_init(&a, ARENA_MAX);
	record_init(&r, &a);
	names_parse(&r, s, ROLE_AUTHOR);
	names_settle(&r, &r.names, (enum names_order)(size % NAMES_ORDER__MAX));
	if (!a.failed)
		for (size_t i = 0; i < r.names.n; i++)
			check_name(&a, &r.names.v[i]);
	arena_free(&a);
	return 0;
}
