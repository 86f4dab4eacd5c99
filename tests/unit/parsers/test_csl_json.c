/* JSON from elsewhere: the handle API's answers, and citations. */
#include "tests/unit/unit.h"

#include <string.h>

#include "harvester/resolve/internal.h"
#include "parsers/csl_json.h"
#include "parsers/jdoc.h"
#include "parsers/payload.h"

struct citing {
	struct arena a;
	struct record r;
	struct err e;
};

static void
parse(struct citing *c, const char *json)
{
	arena_init(&c->a, 8 << 20);
	record_init(&c->r, &c->a);
	if (csl_json_parse(str_c(json), &c->r, &c->e) != 0)
		fail_msg("%s", c->e.msg);
}

static void
refuse(const char *json, enum err_code code)
{
	struct citing c = {.e = {0}};

	arena_init(&c.a, 8 << 20);
	record_init(&c.r, &c.a);
	assert_int_equal(csl_json_parse(str_c(json), &c.r, &c.e), -1);
	assert_int_equal(c.e.code, code);
	arena_free(&c.a);
}

static void
test_updates_are_relations(void **state)
{
	struct citing c = {.e = {0}};

	(void)state;
	parse(&c, "{\"type\":\"journal-article\",\"title\":[\"Fog\"],"
		  "\"DOI\":\"10.1234/fog\",\"container-title\":[\"J\"],"
		  "\"updated-by\":[{\"type\":\"retraction\","
		  "\"DOI\":\"10.1234/no-fog\"},{\"type\":\"correction\","
		  "\"DOI\":\"none\"},7],"
		  "\"update-to\":[{\"type\":\"erratum\","
		  "\"DOI\":\"10.1234/haze\"}],"
		  "\"relation\":{\"cites\":[],\"is-preprint-of\":"
		  "[{\"id-type\":\"uri\",\"id\":\"https://x.org\"},"
		  "{\"id-type\":\"doi\",\"id\":\"10.1234/p\"}],\"x\":7,"
		  "\"is-replaced-by\":[{\"id-type\":\"doi\","
		  "\"id\":\"https://doi.org/10.1234/q\"}]}}");
	assert_int_equal(c.r.relations.n, 4);
	assert_str(c.r.relations.v[1].text, "update-to erratum 10.1234/haze");
	assert_str(c.r.relations.v[2].text, "is-preprint-of 10.1234/p");
	assert_str(c.r.relations.v[3].text, "is-replaced-by 10.1234/q");
	assert_str(c.r.relations.v[0].text,
		   "updated-by retraction 10.1234/no-fog");
	assert_str(c.r.container, "J");
	assert_str(record_id(&c.r, ID_DOI), "10.1234/fog");
	arena_free(&c.a);
}

static void
test_datacite_citation(void **state)
{
	struct citing c = {.e = {0}};

	(void)state;
	parse(&c, "{\"type\":\"article-journal\",\"title\":\"A  <i>b</i>\","
		  "\"author\":[{\"family\":\"Neumann\",\"given\":\"John\","
		  "\"non-dropping-particle\":\"von\"},"
		  "{\"literal\":\"Institute\"},{}],"
		  "\"editor\":[{\"family\":\"E\"}],"
		  "\"issued\":{\"date-parts\":[[2020,2,30]]},"
		  "\"container-title\":\"J\",\"volume\":12,\"issue\":\"3\","
		  "\"page\":\"45-67\",\"DOI\":\"10.1234/ABC\","
		  "\"URL\":\"https://doi.org/10.1234/abc\","
		  "\"ISSN\":[\"2366-0627\",\"none\"],\"language\":\"de\","
		  "\"publisher\":\"P\",\"copyright\":\"CC BY 4.0\"}");
	assert_int_equal(c.r.type, TYPE_ARTICLE);
	assert_str(record_title(&c.r), "A b");
	assert_int_equal(c.r.names.n, 3);
	assert_str(c.r.names.v[0].family, "von Neumann");
	assert_str(c.r.names.v[1].literal, "Institute");
	assert_int_equal(c.r.names.v[2].role, ROLE_EDITOR);
	/* There is no such day. */
	assert_int_equal(c.r.issued.from.month, 2);
	assert_int_equal(c.r.issued.from.day, 0);
	assert_str(c.r.volume, "12");
	assert_str(c.r.first_page, "45");
	assert_str(c.r.last_page, "67");
	assert_str(record_id(&c.r, ID_DOI), "10.1234/ABC");
	assert_str(record_id(&c.r, ID_ISSN), "2366-0627");
	assert_int_equal(c.r.ids.n, 2);
	assert_true(c.r.warnings.n > 0);
	arena_free(&c.a);
}

static void
test_crossref_citation_with_lists(void **state)
{
	struct citing c = {.e = {0}};

	(void)state;
	parse(&c, "[{\"type\":\"proceedings-article\",\"title\":[\"Main\"],"
		  "\"subtitle\":[\"Sub\"],\"container-title\":[\"Proc\"],"
		  "\"author\":[{\"given\":\"A\",\"family\":\"B\",\"ORCID\":"
		  "\"http://orcid.org/0000-0002-1825-0097\",\"affiliation\":"
		  "[{\"name\":\"U\"}]},{\"name\":\"Group\"}],"
		  "\"published-print\":{\"date-parts\":[[2019]]},"
		  "\"DOI\":\"10.1/x\",\"publisher\":\"P\"}]");
	assert_int_equal(c.r.type, TYPE_CONFERENCE_PAPER);
	assert_str(record_title(&c.r), "Main: Sub");
	assert_str(c.r.container, "Proc");
	assert_str(c.r.names.v[0].orcid, "0000-0002-1825-0097");
	assert_str(c.r.names.v[0].affiliation, "U");
	assert_str(c.r.names.v[1].literal, "Group");
	assert_int_equal(c.r.issued.from.year, 2019);
	arena_free(&c.a);
}

static void
test_odd_values_are_as_nothing(void **state)
{
	struct citing c = {.e = {0}};

	(void)state;
	parse(&c, "{\"type\":7,\"title\":{\"a\":1},\"author\":\"Me\","
		  "\"issued\":{\"date-parts\":[[\"2001\",13,\"x\"]]},"
		  "\"DOI\":[1,null,{}],\"volume\":-3,\"page\":null}");
	assert_int_equal(c.r.type, TYPE_GENERIC);
	assert_int_equal(c.r.titles.n, 0);
	assert_int_equal(c.r.names.n, 0);
	assert_int_equal(c.r.issued.from.year, 2001);
	assert_int_equal(c.r.issued.from.month, 0);
	assert_int_equal(c.r.ids.n, 0);
	arena_free(&c.a);
}

static void
test_what_is_no_citation_is_refused(void **state)
{
	static char deep[5000];

	(void)state;
	refuse("", ERR_DATA);
	refuse("<!DOCTYPE html><p>no", ERR_DATA);
	refuse("{}", ERR_DATA);
	refuse("[]", ERR_DATA);
	refuse("{\"type\":\"book\"", ERR_DATA);
	refuse("{\"type\":\"\xff\"}", ERR_DATA);
	memset(deep, '[', sizeof(deep) - 1);
	refuse(deep, ERR_LIMIT);
}

static void
test_payload_in_a_store_may_be_json(void **state)
{
	struct payload_reader *p = payload_reader_new();
	struct record *r;
	struct err e;

	(void)state;
	assert_non_null(p);
	assert_int_equal(payload_read(p,
				      STR("{\"type\":\"book\",\"title\":"
					  "\"T\"}"),
				      &r, &e),
			 0);
	assert_int_equal(r->type, TYPE_BOOK);
	assert_str(record_title(r), "T");
	assert_int_equal(payload_read(p, STR("{\"type\":"), &r, &e), -1);
	payload_reader_free(p);
}

/* --- Handles -------------------------------------------------------------- */

static void
expect_path(const char *handle, const char *want)
{
	struct buf b;

	buf_init(&b, 4096);
	handle_request(&b, STR("https://doi.org/api/handles/"), str_c(handle));
	assert_str(buf_view(&b), want);
	buf_free(&b);
}

static void
test_handle_address_is_encoded(void **state)
{
	(void)state;
	expect_path("10.17185/duepublico/71448",
		    "https://doi.org/api/handles/10.17185/duepublico/71448"
		    "?type=URL");
	expect_path("10.1/a?b=c#d&e f\xc3\xbc<>%25",
		    "https://doi.org/api/handles/10.1/a%3Fb%3Dc%23d%26e%20f"
		    "%C3%BC%3C%3E%2525?type=URL");
	/* Nothing that a client would fold away. */
	expect_path("10.1/../../x", "https://doi.org/api/handles/10.1%2F.."
				    "%2F..%2Fx?type=URL");
	expect_path("10.1/./x", "https://doi.org/api/handles/10.1%2F.%2Fx"
				"?type=URL");
}

static void
expect_handle(const char *json, enum err_code code, const char *url)
{
	struct arena a;
	struct str landing = STR_NONE;
	struct err e = {0};
	int rc;

	arena_init(&a, 1 << 16);
	rc = handle_read(str_c(json), STR("10.1/x"), &a, &landing, &e);
	assert_int_equal(rc, code == ERR_NONE ? 0 : -1);
	assert_int_equal(e.code, code);
	if (url != NULL)
		assert_str(landing, url);
	arena_free(&a);
}

static void
test_handle_answers(void **state)
{
	(void)state;
	expect_handle("{\"responseCode\":1,\"handle\":\"10.1/X\",\"values\":["
		      "{\"type\":\"HS_ADMIN\",\"data\":{\"value\":{}}},"
		      "{\"type\":\"URL\",\"data\":{\"format\":\"string\","
		      "\"value\":\"https://h/p\"}}]}",
		      ERR_NONE, "https://h/p");
	expect_handle("{\"responseCode\":100,\"handle\":\"10.1/x\"}",
		      ERR_NOTFOUND, NULL);
	expect_handle("{\"responseCode\":200,\"handle\":\"10.1/x\"}",
		      ERR_NOTFOUND, NULL);
	expect_handle("{\"responseCode\":1,\"handle\":\"10.1/x\"}",
		      ERR_NOTFOUND, NULL);
	expect_handle("{\"responseCode\":1,\"values\":[{\"type\":\"URL\","
		      "\"data\":{\"value\":\"javascript:alert(1)\"}}]}",
		      ERR_NOTFOUND, NULL);
	expect_handle("{\"responseCode\":1,\"handle\":\"10.1/y\",\"values\":["
		      "{\"type\":\"URL\",\"data\":{\"value\":\"http://h/\"}}"
		      "]}",
		      ERR_DATA, NULL);
	expect_handle("{\"responseCode\":2}", ERR_DATA, NULL);
	expect_handle("[]", ERR_DATA, NULL);
	expect_handle("<html>", ERR_DATA, NULL);
}

/* What Crossref writes beside CSL's own fields. */
static void
test_crossref_has_more(void **state)
{
	struct citing c = {.e = {0}};

	(void)state;
	parse(&c, "{\"type\":\"book-chapter\",\"title\":\"Ice\","
		  "\"container-title\":[\"Notes on Weather\",\"Hail 2018\"],"
		  "\"published-print\":{\"date-parts\":[[2019,3]]},"
		  "\"issued\":{\"date-parts\":[[2018,12,20]]},"
		  "\"edition-number\":\"2\",\"page\":\"55-\","
		  "\"event\":{\"name\":\"Hail Days\",\"location\":\"Ulm\"},"
		  "\"abstract\":\"<jats:title>Abstract</jats:title>"
		  "<jats:p>Ice is cold.</jats:p>\"}");
	assert_str(c.r.container, "Hail 2018");
	assert_str(c.r.series, "Notes on Weather");
	assert_int_equal(c.r.issued.from.year, 2019);
	assert_int_equal(c.r.issued.from.month, 3);
	assert_str(c.r.edition, "2");
	assert_str(c.r.first_page, "55");
	assert_int_equal(c.r.last_page.n, 0);
	assert_str(c.r.event, "Hail Days");
	assert_str(c.r.abstracts.v[0].text, "Ice is cold.");
	arena_free(&c.a);
	parse(&c, "{\"type\":\"posted-content\",\"title\":\"Ice\","
		  "\"publisher\":\"A Laboratory\","
		  "\"institution\":[{\"name\":\"A Server\"}],"
		  "\"abstract\":\"<jats:title>Background</jats:title>"
		  "<jats:p>Ice is cold.</jats:p>\"}");
	assert_int_equal(c.r.publishers.n, 1);
	assert_str(c.r.publishers.v[0].text, "A Server");
	assert_str(c.r.abstracts.v[0].text, "Background: Ice is cold.");
	arena_free(&c.a);
	parse(&c, "{\"type\":\"dissertation\",\"title\":\"Ice\","
		  "\"institution\":{\"name\":\"A School\"},"
		  "\"degree\":[\"PhD\"]}");
	assert_int_equal(c.r.type, TYPE_PHD);
	arena_free(&c.a);
}

static void
test_types_and_parts_in_it(void **state)
{
	static const struct {
		const char *json;
		enum rec_type type;
		enum rec_role role;
	} rows[] = {
	    {"{\"type\":\"journal-issue\",\"title\":\"Ice\","
	     "\"editor\":[{\"family\":\"Kern\",\"given\":\"Ida\"}]}",
	     TYPE_PERIODICAL, ROLE_EDITOR},
	    {"{\"type\":\"book-set\",\"title\":\"Ice\","
	     "\"compiler\":[{\"family\":\"Kern\",\"given\":\"Ida\"}]}",
	     TYPE_EDITED_BOOK, ROLE_EDITOR},
	    {"{\"type\":\"review\",\"title\":\"Ice\","
	     "\"container-title\":\"Cold\","
	     "\"chair\":[{\"family\":\"Kern\",\"given\":\"Ida\"}]}",
	     TYPE_REVIEW_ARTICLE, ROLE_CONTRIBUTOR},
	    {"{\"type\":\"broadcast\",\"title\":\"Ice\","
	     "\"director\":[{\"family\":\"Kern\",\"given\":\"Ida\"}]}",
	     TYPE_VIDEO, ROLE_AUTHOR},
	};
	struct citing c = {.e = {0}};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		parse(&c, rows[i].json);
		assert_int_equal(c.r.type, rows[i].type);
		assert_int_equal(c.r.names.n, 1);
		assert_int_equal(c.r.names.v[0].role, rows[i].role);
		arena_free(&c.a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_updates_are_relations),
	    cmocka_unit_test(test_types_and_parts_in_it),
	    cmocka_unit_test(test_crossref_has_more),
	    cmocka_unit_test(test_datacite_citation),
	    cmocka_unit_test(test_crossref_citation_with_lists),
	    cmocka_unit_test(test_odd_values_are_as_nothing),
	    cmocka_unit_test(test_what_is_no_citation_is_refused),
	    cmocka_unit_test(test_payload_in_a_store_may_be_json),
	    cmocka_unit_test(test_handle_address_is_encoded),
	    cmocka_unit_test(test_handle_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
