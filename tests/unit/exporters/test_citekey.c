/* Citation keys: what people know, stable, and never the same twice. */
#include <stdio.h>
#include <string.h>

#include "exporters/value/value.h"
#include "tests/unit/fixture_record.h"
#include "tests/unit/unit.h"

static struct arena a;

static int
setup(void **state)
{
	(void)state;
	arena_init(&a, 64 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

/* source, base address, OAI identifier */
static struct str
key(const char *source, const char *url, const char *id)
{
	struct record r = {.arena = &a,
			   .source = str_c(source),
			   .base_url = str_c(url),
			   .oai_id = str_c(id)};

	return citekey(&r, CITEKEY_ID, &a);
}

#define DUE    "https://duepublico2.uni-due.de/servlets/OAIDataProvider"
#define DUE_ID "oai:duepublico2.uni-due.de:duepublico_mods_00071448"

static void
test_local_part_that_names_its_repository(void **state)
{
	static const char want[] = "duepublico_mods_00071448";

	(void)state;
	assert_str(key("duepublico", DUE, DUE_ID), want);
	assert_str(key(NULL, NULL, DUE_ID), want);
	assert_str(key(DUE, NULL, DUE_ID), want);
	assert_str(key("http://127.0.0.1:8080/oai", NULL, DUE_ID), want);
	assert_str(key("hal", "https://api.archives-ouvertes.fr/oai/hal",
		       "oai:HAL:hal-01234v1"),
		   "hal-01234v1");
}

static void
test_local_part_that_names_nobody(void **state)
{
	(void)state;
	assert_str(key(NULL, NULL, "oai:zenodo.org:123"), "zenodo.org:123");
	assert_str(key("https://zenodo.org/oai2d", NULL, "oai:zenodo.org:123"),
		   "zenodo.org:123");
	assert_str(
	    key("zenodo", "https://zenodo.org/oai2d", "oai:zenodo.org:123"),
	    "zenodo:123");
	assert_str(key("arxiv", "https://export.arxiv.org/oai2",
		       "oai:arXiv.org:0709.2184"),
		   "arxiv:0709.2184");
	assert_str(key(NULL, NULL, "oai:arXiv.org:0709.2184"),
		   "arxiv.org:0709.2184");
	/* A word that is not the repository's, one too short, one not
	 * ending there. */
	assert_str(key(NULL, NULL, "oai:x.org:item_1"), "x.org:item_1");
	assert_str(key(NULL, NULL, "oai:xy.org:xy_1"), "xy.org:xy_1");
	assert_str(key(NULL, NULL, "oai:abc.org:abc1"), "abc.org:abc1");
	assert_str(key(NULL, NULL, "oai:abc.org:abc"), "abc.org:abc");
	assert_str(key(NULL, NULL, "oai:my-abc.org:abc_1"), "my-abc.org:abc_1");
	assert_str(key(NULL, NULL, "oai:dspace.org:dspace_1"),
		   "dspace.org:dspace_1");
}

static void
test_record_held_from_elsewhere(void **state)
{
	(void)state;
	assert_str(
	    key("mirror", "https://mirror.org/oai", "oai:zenodo.org:123"),
	    "mirror:zenodo.org:123");
	assert_str(key("due", DUE, DUE_ID), "due:duepublico_mods_00071448");
	assert_str(key("due", "http://127.0.0.1/", DUE_ID),
		   "due:duepublico2.uni-due.de:duepublico_mods_00071448");
	assert_str(key("https://mirror.org/oai", NULL, "oai:zenodo.org:123"),
		   "zenodo.org:123+fysvxy3th31t");
}

static void
test_identifiers_that_are_not_of_the_scheme(void **state)
{
	(void)state;
	assert_true(str_starts(key("x", NULL, "123"), STR("x:123+")));
	assert_true(
	    str_starts(key(NULL, NULL, "10.5061/d.1"), STR("10.5061/d.1+")));
	assert_true(str_starts(key(NULL, NULL, "hdl:1/2"), STR("hdl:1/2+")));
}

static bool
same(struct str x, struct str y)
{
	return str_ieq(x, y);
}

/* BibTeX compares without case. */
static void
test_twins(void **state)
{
	static const char *const ids[] = {
	    "oai:a.org:1",
	    "oai:b.org:1",
	    "oai:a.org:x_1",
	    "oai:a.org:X_1",
	    "oai:a.org:x 1",
	    "oai:a.org:x-1",
	    "oai:a.org:x(1",
	    "oai:a.org:x)1",
	    "oai:a.org:x+1",
	    "oai:a.org:ü1",
	    "oai:a.org:ue1",
	    "oai:a.org:毛",
	    "oai:a.org:泽",
	    "oai:a.org:1:2",
	    "oai:a.org:1%2",
	    "a.org:1",
	    "oai:a.org:",
	    "oai:b:c:1",
	    "oai:b:c_1",
	    "oai:repo.org:repo_1",
	    "oai:repo.org:repo:1",
	    "oai:my-repo.org:1",
	    "repo_1",
	    "oai:a_b.org:1",
	    "oai:my-repo.org:repo_1",
	    "oai:1:2",
	};
	static const char *const sources[] = {NULL, "a.org", "repo",  "a",
					      "A",  "a:b",   "repo_1"};
	struct str keys[COUNT(ids) * COUNT(sources)];
	size_t n = 0;

	(void)state;
	for (size_t s = 1; s < COUNT(sources); s++)
		for (size_t i = 0; i < COUNT(ids); i++)
			keys[n++] =
			    key(sources[s], "https://a.org/oai", ids[i]);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (same(keys[i], keys[k]))
				fail_msg("%zu, %zu: %.*s", k, i,
					 STR_ARG(keys[i]));
	/* And those of a file without sources. */
	for (size_t i = 0; i < COUNT(ids); i++) {
		keys[i] = key(NULL, NULL, ids[i]);
		for (size_t k = 0; k < i; k++)
			if (same(keys[i], keys[k]))
				fail_msg("%s, %s: %.*s", ids[k], ids[i],
					 STR_ARG(keys[i]));
	}
}

static void
test_characters_of_a_key(void **state)
{
	static const char *const ids[] = {
	    "oai:a.org:Müller 2019 {\\x}%,\"'~#",
	    "oai:a.org:\xff\xfe\n",
	    "oai:a/b.org:1",
	    "oai:a.org:毛泽东",
	    "oai::",
	    ":",
	    "{",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(ids); i++) {
		struct str k = key("Ä b", NULL, ids[i]);

		assert_true(k.n > 0);
		for (size_t c = 0; c < k.n; c++)
			assert_true(chr_alnum(k.p[c]) ||
				    strchr("._/:+-", k.p[c]) != NULL);
		assert_true(str_chr(k, '+') != STR_NPOS);
	}
	assert_true(
	    str_starts(key(NULL, NULL, ids[0]), STR("a.org:Mueller-2019-x-+")));
}

static void
test_long_identifiers(void **state)
{
	static char x[5000], y[5000];
	struct str kx, ky;

	(void)state;
	memset(x, 'a', sizeof(x) - 1);
	memcpy(x, "oai:a.org:", 10);
	memcpy(y, x, sizeof(y));
	y[sizeof(y) - 2] = 'b';
	kx = key(NULL, NULL, x);
	ky = key(NULL, NULL, y);
	assert_int_equal(kx.n, CITEKEY_STEM_MAX + 1 + CITEKEY_HASH);
	assert_false(same(kx, ky));
	x[10 + CITEKEY_STEM_MAX - 6] = '\0';
	kx = key(NULL, NULL, x);
	assert_int_equal(kx.n, CITEKEY_STEM_MAX);
	assert_int_equal(str_chr(kx, '+'), STR_NPOS);
}

static void
test_doi_when_there_is_no_identifier(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	f->r.oai_id = STR_NONE;
	fixture_id(f, ID_DOI, "10.17185/duepublico/X", true);
	assert_str(citekey(&f->r, CITEKEY_ID, &a), "10.17185/duepublico/x");
	f->r.ids.v[0].value = STR("10.1/a(b)");
	assert_true(
	    str_starts(citekey(&f->r, CITEKEY_ID, &a), STR("10.1/a-b-+")));
	fixture_free(f);
}

static void
test_content_when_there_is_nothing_else(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);
	struct str first, second;

	(void)state;
	f->r.oai_id = STR_NONE;
	first = citekey(&f->r, CITEKEY_ID, &a);
	assert_true(str_starts(first, STR("record+")));
	fixture_title(f, "Eins", NULL);
	fixture_person(f, ROLE_AUTHOR, "Müller", "Eva");
	fixture_date(f, 2019, 3, 0);
	first = citekey(&f->r, CITEKEY_ID, &a);
	assert_true(str_starts(first, STR("Mueller2019+")));
	assert_true(str_eq(first, citekey(&f->r, CITEKEY_ID, &a)));
	f->r.titles.v[0].text = STR("Zwei");
	second = citekey(&f->r, CITEKEY_ID, &a);
	assert_true(str_starts(second, STR("Mueller2019+")));
	assert_false(same(first, second));
	fixture_free(f);
}

/* One key in all formats, whatever else is in the file. */
static void
test_key_in_every_format(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	f->r.oai_id = STR("oai:zenodo.org:7");
	f->r.source = STR("zenodo");
	f->r.base_url = STR("https://zenodo.org/oai2d");
	fixture_has(f, "ris", "\r\nID  - zenodo:7\r\n");
	fixture_has(f, "bibtex", "@book{zenodo:7,\n");
	fixture_has(f, "biblatex", "@book{zenodo:7,\n");
	fixture_has(f, "csl", "{\"id\":\"zenodo:7\",");
	fixture_has(f, "jsonl", ",\"key\":\"zenodo:7\",");
	fixture_free(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static struct str
author_key(const char *source, const char *id, const char *family, int16_t year)
{
	struct rec_name name = {.role = ROLE_AUTHOR, .family = str_c(family)};
	struct record r = {.arena = &a,
			   .source = str_c(source),
			   .oai_id = str_c(id),
			   .issued.from.year = year,
			   .names = {&name, family != NULL, 1}};

	return citekey(&r, CITEKEY_AUTHYEAR, &a);
}

/* The number in letters, and three of what stands before it. */
static void
test_author_and_year(void **state)
{
	struct str k = author_key("duepublico", DUE_ID, "Müller-Wulf", 2021);

	(void)state;
	assert_true(str_starts(k, STR("muellerwulf2021")));
	assert_int_equal(k.n, sizeof("muellerwulf2021") - 1 + 4 + 3);
	assert_str(author_key("duepublico", DUE_ID, "Müller-Wulf", 2021),
		   arena_copy(&a, k).p);
	assert_true(
	    str_starts(author_key("s", DUE_ID, "毛", 0), STR("record0")));
	assert_true(str_starts(author_key("s", "doi:10.1/x", "O'Brien", 1999),
			       STR("obrien1999")));
}

/* However many have the same author and year. */
static void
test_author_keys_never_the_same(void **state)
{
	enum { N = 3000 };
	struct str keys[N];
	char id[64];

	(void)state;
	for (int i = 0; i < N; i++) {
		snprintf(id, sizeof(id), "oai:x.org:rec_%0*d", i % 3 + 4, i);
		keys[i] = author_key("x", id, "Li", 2020);
	}
	for (int i = 0; i < N; i++)
		for (int k = 0; k < i; k++)
			assert_false(str_eq(keys[i], keys[k]));
	/* Zeros count, sources count, and so does what is no number. */
	assert_false(str_eq(author_key("x", "oai:x:07", "Li", 2020),
			    author_key("x", "oai:x:7", "Li", 2020)));
	assert_false(str_eq(author_key("x", "oai:x:7", "Li", 2020),
			    author_key("y", "oai:x:7", "Li", 2020)));
	assert_false(str_eq(author_key("x", "oai:x:a", "Li", 2020),
			    author_key("x", "oai:x:b", "Li", 2020)));
	assert_false(
	    str_eq(author_key("x", "oai:x:99999999999999999999", "Li", 2020),
		   author_key("x", "oai:x:99999999999999999998", "Li", 2020)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_local_part_that_names_its_repository),
	    TEST(test_local_part_that_names_nobody),
	    TEST(test_record_held_from_elsewhere),
	    TEST(test_identifiers_that_are_not_of_the_scheme),
	    TEST(test_twins),
	    TEST(test_characters_of_a_key),
	    TEST(test_long_identifiers),
	    TEST(test_doi_when_there_is_no_identifier),
	    TEST(test_content_when_there_is_nothing_else),
	    TEST(test_key_in_every_format),
	    cmocka_unit_test(test_author_and_year),
	    cmocka_unit_test(test_author_keys_never_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
