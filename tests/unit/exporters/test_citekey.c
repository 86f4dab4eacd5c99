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

	return citekey_local(&r, &a);
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
	assert_str(citekey_local(&f->r, &a), "10.17185/duepublico/x");
	f->r.ids.v[0].value = STR("10.1/a(b)");
	assert_true(str_starts(citekey_local(&f->r, &a), STR("10.1/a-b-+")));
	fixture_free(f);
}

static void
test_content_when_there_is_nothing_else(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);
	struct str first, second;

	(void)state;
	f->r.oai_id = STR_NONE;
	first = citekey_local(&f->r, &a);
	assert_true(str_starts(first, STR("record+")));
	fixture_title(f, "Eins", NULL);
	fixture_person(f, ROLE_AUTHOR, "Müller", "Eva");
	fixture_date(f, 2019, 3, 0);
	first = citekey_local(&f->r, &a);
	assert_true(str_starts(first, STR("Mueller2019+")));
	assert_true(str_eq(first, citekey_local(&f->r, &a)));
	f->r.titles.v[0].text = STR("Zwei");
	second = citekey_local(&f->r, &a);
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

/* A key of what is given; none of it need be. */
static const char *
pattern_key(const char *pattern, const char *author, int year,
	    const char *title)
{
	struct fixture *f = fixture_new(TYPE_REPORT);
	struct citekeys *keys = citekeys_new(pattern);
	struct str key;

	assert_non_null(keys);
	if (author != NULL)
		fixture_person(f, ROLE_AUTHOR, author, "Ada");
	if (title != NULL)
		fixture_title(f, title, NULL);
	f->r.issued.from.year = (int16_t)year;
	key = citekeys_next(keys, &f->r);
	assert_int_equal(citekeys_met(keys), 0);
	key = arena_str(&a, key.p, key.n);
	citekeys_free(keys);
	fixture_free(f);
	return arena_copy(&a, key).p;
}

static void
test_author_year_and_word(void **state)
{
	static const struct {
		const char *author;
		int year;
		const char *title, *want;
	} cases[] = {
	    {"Stöbe-Blossey", 2020, "Die Landesinitiative „Gemeinsam klappt’s“",
	     "stoebeblossey2020landesinitiative"},
	    {"von der Leyen", 2019, "On the colour of fog",
	     "vonderleyen2019colour"},
	    {"O'Brien", 1999, "L’Homme et la mer", "obrien1999homme"},
	    {"Łukasz", 2021, "Ein DNA-Test", "lukasz2021dnatest"},
	    {"Rill", 2020, "Eine Reise", "rill2020reise"},
	    {"Rill", 2020, "COVID-19/2 in Essen", "rill2020covid19"},
	    /* No long word: the first of all. */
	    {"Rill", 2020, "A to Z", "rill2020a"},
	    {"Rill", 2020, "子夜", "rill2020"},
	    {"毛", 2020, "Ten Years of Rain", "years2020rain"},
	    {NULL, 2020, "Ten Years of Rain", "years2020rain"},
	    {"Rill", 0, "Rain", "rillrain"},
	    {NULL, 0, NULL, "record"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(pattern_key(NULL, cases[i].author,
						cases[i].year, cases[i].title),
				    cases[i].want);
}

static void
test_patterns(void **state)
{
	static const struct {
		const char *pattern, *want;
	} cases[] = {
	    {"{auth}:{year}", "brook:2020"},
	    {"{author3}{shortyear}", "bro20"},
	    {"{authors}-{veryshorttitle}", "brook-second"},
	    {"X_{title2}", "X_secondfloods"},
	    {"{type}.{year}+{shorttitle}", "report.2020+secondfloodsrivers"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(pattern_key(cases[i].pattern, "Brook", 2020,
						"The Second Floods of Rivers"),
				    cases[i].want);
}

static void
test_patterns_that_cannot_be(void **state)
{
	static const char *const wrong[] = {
	    "",        "shortest", "{auhtor}", "{author",
	    "{year}%", "{} {x}",   "{year} ",  "{author}{title1",
	};
	struct err e;

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_int_equal(citekey_check(str_c(wrong[i]), &e), -1);
	assert_int_equal(citekey_check(STR(CITEKEY_LOCAL), &e), 0);
	assert_int_equal(citekey_check(STR(CITEKEY_DEFAULT), &e), 0);
}

static void
test_several_authors(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);
	struct citekeys *keys = citekeys_new("{authors2}{year}");

	(void)state;
	fixture_person(f, ROLE_EDITOR, "Sand", "Ida");
	assert_str(citekeys_next(keys, &f->r), "sand");
	fixture_person(f, ROLE_AUTHOR, "Brook", "Cy");
	assert_str(citekeys_next(keys, &f->r), "brook");
	fixture_person(f, ROLE_AUTHOR, "Rill", "Bo");
	assert_str(citekeys_next(keys, &f->r), "brookrill");
	fixture_person(f, ROLE_AUTHOR, "Stone", "Ada");
	assert_str(citekeys_next(keys, &f->r), "brookrilletal");
	citekeys_free(keys);
	fixture_free(f);
}

/* The letters are those of the record, whatever came before. */
static void
test_letters_only_when_keys_meet(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);
	struct citekeys *keys = citekeys_new("{type}");
	struct citekeys *others = citekeys_new("{type}");
	struct str second;

	(void)state;
	f->r.source = STR("one");
	assert_str(citekeys_next(keys, &f->r), "book");
	f->r.oai_id = STR("oai:x.org:2");
	second = arena_copy(&a, citekeys_next(keys, &f->r));
	assert_int_equal(second.n, sizeof("book-xyz") - 1);
	assert_true(str_starts(second, STR("book-")));
	assert_int_equal(citekeys_met(keys), 1);
	/* Another source, and another record that came first. */
	f->r.source = STR("two");
	f->r.oai_id = STR("oai:x.org:1");
	citekeys_next(others, &f->r);
	f->r.oai_id = STR("oai:x.org:2");
	assert_true(str_eq(citekeys_next(others, &f->r), second));
	/* A DOI is what it is called everywhere. */
	fixture_id(f, ID_DOI, "10.1234/ABC", true);
	second = arena_copy(&a, citekeys_next(keys, &f->r));
	f->r.oai_id = STR("doi:10.1234/abc");
	assert_true(str_eq(citekeys_next(others, &f->r), second));
	citekeys_free(keys);
	citekeys_free(others);
	fixture_free(f);
}

static void
test_a_deleted_record_has_its_local_key(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);
	struct citekeys *keys = citekeys_new(NULL);

	(void)state;
	f->r.deleted = true;
	assert_str(citekeys_next(keys, &f->r), "satz_1");
	citekeys_free(keys);
	fixture_free(f);
}

/* However many have the same author, year and word, or nothing else. */
static void
test_keys_are_never_the_same(void **state)
{
	enum { N = 3000 };
	struct fixture *f = fixture_new(TYPE_BOOK);
	struct citekeys *keys = citekeys_new(NULL);
	struct str all[N];
	char id[64];

	(void)state;
	fixture_person(f, ROLE_AUTHOR, "Li", "Bo");
	for (int i = 0; i < N; i++) {
		snprintf(id, sizeof(id), "oai:x.org:rec_%0*d", i % 3 + 4, i);
		f->r.oai_id = i % 3 == 0 ? STR_NONE : str_c(id);
		all[i] = arena_copy(&a, citekeys_next(keys, &f->r));
	}
	assert_int_equal(citekeys_met(keys), N - 1);
	for (int i = 0; i < N; i++)
		for (int k = 0; k < i; k++)
			assert_false(str_eq(all[i], all[k]));
	citekeys_free(keys);
	fixture_free(f);
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
	    TEST(test_author_year_and_word),
	    TEST(test_patterns),
	    cmocka_unit_test(test_patterns_that_cannot_be),
	    cmocka_unit_test(test_several_authors),
	    TEST(test_letters_only_when_keys_meet),
	    cmocka_unit_test(test_a_deleted_record_has_its_local_key),
	    TEST(test_keys_are_never_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
