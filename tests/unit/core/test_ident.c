/* Identifiers in the spellings repositories use. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/ident.h"

static struct arena a;

static int
setup(void **state)
{
	(void)state;
	arena_init(&a, 1 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

typedef bool ident_fn(struct arena *a, struct str s, struct str *out);

static void
expect(ident_fn *fn, const char *in, const char *want)
{
	struct str out = STR_NONE;
	bool is = fn(&a, str_c(in), &out);

	if (want == NULL) {
		if (is)
			fail_msg("'%s' taken for %.*s", in, STR_ARG(out));
		return;
	}
	if (!is || !str_eqc(out, want))
		fail_msg("'%s' gave '%.*s', not '%s'", in, STR_ARG(out), want);
}

static void
test_doi_in_any_spelling(void **state)
{
	static const char doi[] = "10.17185/duepublico/71448";
	static const char *const same[] = {
	    "10.17185/duepublico/71448",
	    "  10.17185/duepublico/71448\n",
	    "doi:10.17185/duepublico/71448",
	    "DOI: 10.17185/duepublico/71448",
	    "DOI 10.17185/duepublico/71448",
	    "DOI : 10.17185/duepublico/71448",
	    "https://doi.org/10.17185/duepublico/71448",
	    "http://dx.doi.org/10.17185/duepublico/71448",
	    "http://dx.doi.org/https://doi.org/10.17185/duepublico/71448",
	    "https://doi.dx.org/10.17185/duepublico/71448",
	    "https://doi.org.proxy.example.edu/10.17185/duepublico/71448",
	    "https://doi-org.proxy.example.edu/10.17185/duepublico/71448",
	    "https://press.example/doi/10.17185/duepublico/71448",
	    "https://press.example/doi/abs/10.17185/duepublico/71448?x=1",
	    "https://press.example/article/10.17185/duepublico/71448/meta",
	    "https://press.example/doi/10.17185/duepublico/71448/5301234",
	    "https://press.example/articles/10.17185/duepublico/71448/full/",
	    "https://www.doi.org/10.17185/duepublico/71448",
	    "doi.org/10.17185/duepublico/71448",
	    "info:doi/10.17185/duepublico/71448",
	    "https://doi.org/10.17185%2Fduepublico%2F71448",
	    "10.17185%2fduepublico/71448",
	    "https://doi.org/doi:10.17185/duepublico/71448",
	    "DOI: https://doi.org/10.17185/duepublico/71448",
	    ("info:eu-repo/semantics/altIdentifier/doi/"
	     "10.17185/duepublico/71448"),
	    "10.17185/duepublico/71448.",
	    "10.17185/duepublico/71448).",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		expect(ident_doi, same[i], doi);
}

static void
test_doi_keeps_what_belongs_to_it(void **state)
{
	(void)state;
	expect(ident_doi, "10.1002/(SICI)1097-4571(1998)49:5<1::AID>3.0.CO;2-A",
	       "10.1002/(SICI)1097-4571(1998)49:5<1::AID>3.0.CO;2-A");
	expect(ident_doi, "10.1000/ABC(1)", "10.1000/ABC(1)");
	expect(ident_doi, "10.1000.10/123", "10.1000.10/123");
}

static void
test_doi_when_it_is_none(void **state)
{
	(void)state;
	expect(ident_doi, "", NULL);
	expect(ident_doi, "10.17185", NULL);
	expect(ident_doi, "10.17185/", NULL);
	expect(ident_doi, "10.171/x", NULL);
	expect(ident_doi, "10.17185/a b", NULL);
	expect(ident_doi, "https://example.org/10.17185/x", NULL);
	expect(ident_doi, "https://mydoi.org/10.17185/x", NULL);
	expect(ident_doi, "https://example.org/item/10.17185/x", NULL);
}

static void
test_doi_within_a_sentence(void **state)
{
	(void)state;
	expect(ident_doi_within,
	       "J. Phys. 2013, 87 (3), pp.1. "
	       "\xe2\x9f\xa8"
	       "10.1088/1234\xe2\x9f\xa9",
	       "10.1088/1234");
	expect(ident_doi_within, "see (doi:10.1000/182).", "10.1000/182");
	expect(ident_doi_within, "version 110.1000/182", NULL);
	expect(ident_doi_within, "10.5 percent of 10.6/7", NULL);
}

static void
test_doi_url_is_a_uri(void **state)
{
	struct str u = ident_doi_url(&a, STR("10.1002/a<b>#c d%{\"}"));

	(void)state;
	assert_true(
	    str_eqc(u, "https://doi.org/10.1002/a%3Cb%3E%23c%20d%25%7B%22%7D"));
}

static void
test_doi_case_is_ignored(void **state)
{
	(void)state;
	assert_true(
	    ident_doi_eq(STR("10.1/DUEPUBLICO"), STR("10.1/duepublico")));
	assert_true(str_eqc(ident_doi_key(&a, STR("10.1/DUE")), "10.1/due"));
}

static void
test_urn_and_its_check_digit(void **state)
{
	struct str urn;

	(void)state;
	expect(ident_urn, "https://nbn-resolving.org/urn:nbn:de:hbz:465-1-2",
	       "urn:nbn:de:hbz:465-1-2");
	expect(ident_urn, "urn:isbn:123", NULL);
	urn = STR("urn:nbn:de:hbz:465-20200312-101500-6");
	assert_true(ident_urn_nbn_checks(urn));
	urn = STR("urn:nbn:de:hbz:465-20200312-101500-5");
	assert_false(ident_urn_nbn_checks(urn));
	assert_true(ident_urn_nbn_checks(STR("urn:nbn:de:101:1-201102033592")));
}

static void
test_isbn_and_issn_check_digits(void **state)
{
	(void)state;
	expect(ident_isbn, "isbn: 978-3-16-148410-0", "9783161484100");
	expect(ident_isbn, "ISBN 3-16-148410-X", "9783161484100");
	expect(ident_isbn, "9783161484100", "9783161484100");
	expect(ident_isbn, "978-3-16-148410-1", NULL);
	expect(ident_isbn, "978\u00ad3161\u00a048410\u20140", "9783161484100");
	expect(ident_isbn, "978\u00c2\u00ad3161\u00c2\u00ad48410\u00c2\u00ad0",
	       "9783161484100");
	expect(ident_isbn, "3-16-148410-X", "9783161484100");
	expect(ident_isbn, "316148410X", "9783161484100");
	expect(ident_isbn, "90-6734-256-4", "9789067342568");
	expect(ident_isbn, "9067342564", NULL); /* a bare number */
	expect(ident_isbn, "978-3-16-148410-0 (pbk.)", "9783161484100");
	expect(ident_isbn, "3-16-148410-X (kart.)", "9783161484100");
	expect(ident_isbn, "9783161484100 Broschur : EUR 14.90",
	       "9783161484100");
	expect(ident_isbn, "978-3-16-148410-0; 978-3-16-148411-7",
	       "9783161484100");
	expect(ident_isbn, "978-3-16-148410-0, S. 12-20", NULL);
	expect(ident_isbn, "9067-34-2564", NULL);
	expect(ident_isbn, "90-6734-256-5", NULL);
	expect(ident_issn, "issn: 2366-0627", "2366-0627");
	expect(ident_issn, "EISSN: 0378-5955", "0378-5955");
	expect(ident_issn, "2366-0627", "2366-0627");
	expect(ident_issn, "2366-0628", NULL);
	expect(ident_issn, "23660627", NULL);
	expect(ident_issn, "1999-2008", NULL);
}

static void
test_people(void **state)
{
	(void)state;
	expect(ident_orcid, "https://orcid.org/0000-0002-1825-0097",
	       "0000-0002-1825-0097");
	expect(ident_orcid, "0000-0002-1694-233X", "0000-0002-1694-233X");
	expect(ident_orcid, "0000-0002-1825-0098", NULL);
	expect(ident_orcid, "ORCID iD: 0000-0002-1825-0097",
	       "0000-0002-1825-0097");
	expect(ident_orcid, "orcid 0000-0002-1825-0097", "0000-0002-1825-0097");
	expect(ident_gnd, "https://d-nb.info/gnd/118540238", "118540238");
	expect(ident_gnd, "118540238", NULL);
}

static void
test_others(void **state)
{
	(void)state;
	expect(ident_handle, "http://hdl.handle.net/1813/35", "1813/35");
	expect(ident_handle, "hdl:20.500.11850/1", "20.500.11850/1");
	expect(ident_handle, "1813/35", NULL);
	expect(ident_arxiv, "http://arxiv.org/abs/0709.2184v3", "0709.2184v3");
	expect(ident_arxiv, "arXiv:math.AG/0601001", "math.AG/0601001");
	expect(ident_arxiv, "arXiv:12345", NULL);
	expect(ident_pmid, "https://pubmed.ncbi.nlm.nih.gov/123/", "123");
	expect(ident_pmid, "pmid:0", NULL);
	expect(ident_pmcid, "PMC123", "PMC123");
	expect(ident_pmcid, "PMCX", NULL);
}

static void
test_classify_tells_page_from_file(void **state)
{
	static const struct {
		const char *in;
		enum rec_id kind;
	} cases[] = {
	    {"https://duepublico2.uni-due.de/receive/duepublico_mods_00071448",
	     ID_URL},
	    {"https://duepublico2.uni-due.de/servlets/MCRFileNodeServlet/"
	     "duepublico_derivate_00071447/A B.pdf",
	     ID_OTHER},
	    {"https://duepublico2.uni-due.de/servlets/MCRFileNodeServlet/"
	     "duepublico_derivate_00071447/AB.pdf",
	     ID_FILE},
	    {"https://example.org/a.PDF?x=1", ID_FILE},
	    {"https://doi.org/10.17185/duepublico/71448", ID_DOI},
	    {"Meyer, Citation. 2001", ID_OTHER},
	    {"http://", ID_OTHER},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (ident_classify(&a, str_c(cases[i].in)).kind !=
		    cases[i].kind)
			fail_msg("%s", cases[i].in);
}

static void
test_percent_decoding_is_done_once(void **state)
{
	(void)state;
	assert_true(str_eqc(ident_percent_decode(&a, STR("a%252Fb")), "a%2Fb"));
	assert_true(
	    str_eqc(ident_percent_decode(&a, STR("%00%zz%4")), "%00%zz%4"));
	assert_true(
	    str_eqc(ident_percent_decode(&a, STR("1%97-0%2F")), "1%97-0%2F"));
	assert_true(
	    str_eqc(ident_percent_decode(&a, STR("gr%C3%BCn")), "grün"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_doi_in_any_spelling),
	    cmocka_unit_test(test_doi_keeps_what_belongs_to_it),
	    cmocka_unit_test(test_doi_when_it_is_none),
	    cmocka_unit_test(test_doi_within_a_sentence),
	    cmocka_unit_test(test_doi_url_is_a_uri),
	    cmocka_unit_test(test_doi_case_is_ignored),
	    cmocka_unit_test(test_urn_and_its_check_digit),
	    cmocka_unit_test(test_isbn_and_issn_check_digits),
	    cmocka_unit_test(test_people),
	    cmocka_unit_test(test_others),
	    cmocka_unit_test(test_classify_tells_page_from_file),
	    cmocka_unit_test(test_percent_decoding_is_done_once),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
