/*
 * First line: a rule from DOI to OAI identifier; second: a DOI, an identifier
 * or the address of a landing page. What a rule makes of a DOI leads back to
 * it, and a class of providers makes an identifier without leftovers.
 */
#include "core/buf.h"
#include "core/ident.h"
#include "harvester/doi_rule.h"
#include "harvester/resolve/internal.h"
#include "parsers/site/site.h"
#include "tests/fuzz/fuzz.h"

enum { LIMIT = 1 << 20 };

static void
check_rule(const struct doi_rule *r, struct str s)
{
	struct buf there, back;

	buf_init(&there, LIMIT);
	buf_init(&back, LIMIT);
	if (doi_rule_apply(r, s, &there) && !there.failed) {
		FUZZ_CHECK(doi_rule_reverse(r, buf_view(&there), &back));
		FUZZ_CHECK(back.failed || ident_doi_eq(buf_view(&back), s));
	} else {
		FUZZ_CHECK(there.failed || there.n == 0);
	}
	buf_clear(&there);
	buf_clear(&back);
	if (doi_rule_reverse(r, s, &there) && !there.failed) {
		FUZZ_CHECK(doi_rule_apply(r, buf_view(&there), &back));
		FUZZ_CHECK(back.failed || str_eq(buf_view(&back), s));
	}
	buf_free(&there);
	buf_free(&back);
}

static void
check_class(struct str url)
{
	static const struct site_facts facts = {STR_LIT("ID"), STR_LIT("DOI"),
						STR_LIT("FOUND")};
	struct site_match m = {.at = 0};
	struct buf b;

	buf_init(&b, LIMIT);
	while (site_next_page(url, &m)) {
		for (size_t i = 0; m.page->ids[i] != NULL; i++)
			FUZZ_CHECK(site_expand(&m, m.page->ids[i], &facts, &b));
		for (size_t i = 0; site_endpoints(&m)[i] != NULL; i++)
			site_expand_endpoint(&m, site_endpoints(&m)[i], &b);
	}
	buf_free(&b);
}

/* An address in one piece, whatever the DOI. */
static void
check_handle(struct str doi)
{
	struct buf b;

	buf_init(&b, LIMIT);
	handle_request(&b, STR("http://h/api"), doi);
	for (size_t i = 0; i < b.n && !b.failed; i++)
		FUZZ_CHECK(b.p[i] > ' ' && b.p[i] < 0x7f && b.p[i] != '#');
	FUZZ_CHECK(b.failed || str_find(buf_view(&b), STR("/../")) == STR_NPOS);
	buf_free(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = fuzz_text(data, size), text = STR_NONE;
	struct doi_rule rule;
	struct err e;

	fuzz_line(&rest, &text);
	if (doi_rule_parse(&rule, text, &e) == 0)
		check_rule(&rule, rest);
	else
		FUZZ_CHECK(fuzz_clean(str_c(e.msg)));
	check_class(rest);
	check_handle(rest);
	return 0;
}
