/*
 * Identifiers: what is recognised has its form, and comes out the same the
 * second time.
 */
#include "core/arena.h"
#include "core/ident.h"
#include "core/utf8.h"
#include "tests/fuzz/fuzz.h"

enum { ARENA_MAX = 1 << 20 };

typedef bool ident_fn(struct arena *a, struct str s, struct str *out);

/*
 * Bare: the result needs no word like "hdl:" to be recognised by. Without its
 * word, the ISSN 2049-2049 is two years.
 */
static const struct {
	ident_fn *fn;
	bool bare;
} kinds[] = {
    {ident_doi, true},     {ident_urn, true},    {ident_isbn, true},
    {ident_issn, false},   {ident_orcid, true},  {ident_gnd, false},
    {ident_handle, false}, {ident_arxiv, false}, {ident_pmid, false},
    {ident_pmcid, true},
};

static void
check_kind(ident_fn *fn, bool bare, struct arena *a, struct str s)
{
	struct str once, twice;

	if (!fn(a, s, &once))
		return;
	FUZZ_CHECK(once.n > 0 && once.n <= IDENT_MAX);
	FUZZ_CHECK(fuzz_clean(once) || !fuzz_clean(s));
	if (bare) {
		FUZZ_CHECK(fn(a, once, &twice));
		FUZZ_CHECK(str_eq(once, twice));
	}
}

static void
check_doi(struct arena *a, struct str s)
{
	struct str doi, url, key, back;

	if (!ident_doi(a, s, &doi) && !ident_doi_within(a, s, &doi))
		return;
	FUZZ_CHECK(str_starts(doi, STR("10.")));
	FUZZ_CHECK(str_chr(doi, '/') != STR_NPOS);
	FUZZ_CHECK(str_chr(doi, ' ') == STR_NPOS);
	key = ident_doi_key(a, doi);
	FUZZ_CHECK(ident_doi_eq(doi, key) && key.n == doi.n);
	url = ident_doi_url(a, doi);
	FUZZ_CHECK(str_starts(url, STR("https://doi.org/10.")));
	for (size_t i = 0; i < url.n; i++)
		FUZZ_CHECK(url.p[i] > ' ' && url.p[i] < 0x7f);
	if (fuzz_clean(doi) && url.n <= IDENT_MAX) {
		FUZZ_CHECK(ident_doi(a, url, &back));
		FUZZ_CHECK(str_eq(back, doi));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = fuzz_text(data, size), plain;
	struct rec_ident id;
	struct arena a;

	arena_init(&a, ARENA_MAX);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		check_kind(kinds[i].fn, kinds[i].bare, &a, s);
	check_doi(&a, s);
	id = ident_classify(&a, s);
	FUZZ_CHECK(id.kind < ID__MAX);
	FUZZ_CHECK(id.kind != ID_URL || ident_is_url(id.value));
	plain = ident_percent_decode(&a, s);
	FUZZ_CHECK(plain.n <= s.n);
	(void)ident_is_file_url(s);
	(void)ident_urn_nbn_checks(s);
	arena_free(&a);
	return 0;
}
