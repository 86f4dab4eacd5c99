/* The table of formats, and what holds for all of them. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "tests/unit/fixture_record.h"
#include "tests/unit/unit.h"

static void
expect_name(const char *name, const char *want)
{
	const struct exporter *x = exporter_by_name(str_c(name));

	assert_string_equal(x == NULL ? "none" : x->name, want);
}

static void
expect_suffix(const char *path, const char *want)
{
	const struct exporter *x = exporter_by_suffix(str_c(path));

	assert_string_equal(x == NULL ? "none" : x->name, want);
}

static void
test_format_by_name(void **state)
{
	(void)state;
	expect_name("ris", "ris");
	expect_name("bibtex", "bibtex");
	expect_name("biblatex", "biblatex");
	expect_name("csl", "csl");
	expect_name("json", "csl");
	expect_name("jsonl", "jsonl");
	expect_name("RIS", "ris");
	expect_name("bib", "none");
	expect_name("", "none");
}

static void
test_format_by_suffix(void **state)
{
	(void)state;
	expect_suffix("out.ris", "ris");
	expect_suffix("a/b.bib", "bibtex");
	expect_suffix("x.json", "csl");
	expect_suffix("x.JSONL", "jsonl");
	expect_suffix("x.zip", "none");
	expect_suffix("ris", "none");
}

static void
test_who_tells_of_deletions(void **state)
{
	(void)state;
	for (const struct exporter *x = exporters; x->name != NULL; x++)
		assert_int_equal(x->tombstones,
				 strcmp(x->name, "jsonl") == 0 ||
				     strcmp(x->name, "xml") == 0);
}

/* What was sent is written as it is, but stays in its own namespace. */
static void
test_payloads_in_a_list(void **state)
{
	static const struct {
		const char *payload, *want;
	} cases[] = {
	    {"<dc xmlns=\"urn:d\"><a/></dc>", "<dc xmlns=\"urn:d\"><a/></dc>"},
	    {"<d:dc xmlns:d=\"urn:d\"/>", "<d:dc xmlns:d=\"urn:d\"/>"},
	    {"<dc><a xmlns=\"urn:d\"/></dc>",
	     "<dc xmlns=\"\"><a xmlns=\"urn:d\"/></dc>"},
	    {"<dc/>", "<dc xmlns=\"\"/>"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fixture *f = fixture_new(TYPE_BOOK);
		struct buf want;

		buf_init(&want, 4096);
		f->r.payload = str_c(cases[i].payload);
		f->r.oai_id = STR("oai:x:<&>");
		f->r.datestamp = STR("2024-05-06");
		fixture_export(f, "xml");
		buf_printf(&want,
			   "<record><header><identifier>oai:x:&lt;&amp;&gt;"
			   "</identifier><datestamp>2024-05-06</datestamp>"
			   "</header><metadata>%s</metadata></record>\n",
			   cases[i].want);
		assert_int_equal(fixture_count(f, want.p), 1);
		buf_free(&want);
		fixture_free(f);
	}
}

/* Nothing to write as it came: left out, and counted. */
static void
test_no_payload(void **state)
{
	const struct exporter *x = exporter_by_name(STR("xml"));
	struct fixture *f = fixture_new(TYPE_BOOK);
	struct export_state st;

	(void)state;
	export_state_init(&st);
	export_begin(x, &st, &f->out);
	export_record(x, &st, &f->r, &f->out);
	export_end(x, &st, &f->out);
	assert_int_equal(st.bare, 1);
	assert_int_equal(st.count, 0);
	assert_int_equal(fixture_count(f, "noRecordsMatch"), 1);
	export_state_free(&st);
	fixture_free(f);
}

static void
test_count_of_what_was_written(void **state)
{
	const struct exporter *x = exporter_by_name(STR("ris"));
	struct fixture *f = fixture_new(TYPE_BOOK);
	struct export_state st;

	(void)state;
	export_state_init(&st);
	export_begin(x, &st, &f->out);
	export_record(x, &st, &f->r, &f->out);
	f->r.deleted = true;
	export_record(x, &st, &f->r, &f->out);
	export_end(x, &st, &f->out);
	assert_int_equal(st.count, 1);
	export_begin(x, &st, &f->out);
	assert_int_equal(st.count, 0);
	export_state_free(&st);
	fixture_free(f);
}

/* Without memory the buffer says so, and never passes for whole. */
static void
test_each_allocation_failing(void **state)
{
	struct fixture *f = fixture_full();
	struct export_state st;
	struct buf out;
	unsigned long before;
	bool failed;

	(void)state;
	/* So that there is something to normalise, join and fold. */
	fixture_title(f, "u\xcc\x88", NULL);
	f->r.oai_id = STR("oai:x.org:Ü b");
	f->r.payload = STR("<a/>");
	for (const struct exporter *x = exporters; x->name != NULL; x++) {
		for (unsigned long n = 1;; n++) {
			export_state_init(&st);
			buf_init(&out, 1 << 20);
			before = mem_count();
			mem_fail_at(n, 0);
			st.key = STR("key");
			export_begin(x, &st, &out);
			export_record(x, &st, &f->r, &out);
			export_end(x, &st, &out);
			mem_fail_at(0, 0);
			failed = mem_count() - before >= n;
			assert_int_equal(out.failed, failed);
			export_state_free(&st);
			buf_free(&out);
			if (!failed)
				break;
		}
	}
	fixture_free(f);
}

/* Twice the input, about twice the output; none of it cut. */
static void
test_huge_values_and_lists(void **state)
{
	enum { HUGE = 5 << 20, MANY = 20000 };
	struct fixture *f = fixture_new(TYPE_ARTICLE);
	char *text = malloc(HUGE + 1);

	(void)state;
	assert_non_null(text);
	for (int i = 0; i < HUGE; i++)
		text[i] = "Wort { & "[i % 9];
	text[HUGE] = '\0';
	memcpy(text + HUGE - 4, "Ende", 4);
	fixture_title(f, text, NULL);
	fixture_text(f, &f->r.abstracts, text);
	for (int i = 0; i < MANY; i++) {
		fixture_subject(f, "Schlagwort", NULL);
		fixture_person(f, ROLE_AUTHOR, "Au", "Eva");
	}
	for (const struct exporter *x = exporters; x->name != NULL; x++) {
		/* Citations have no abstracts. */
		if (x->payloads || x->count == COUNT_NONE)
			continue;
		fixture_export(f, x->name);
		assert_true(f->out.n > 2 * HUGE + MANY * 15);
		assert_in_range(fixture_count(f, "Ende"), 2, 3);
		/* SQL has them as a column, and a row each. */
		assert_int_equal(fixture_count(f, "Schlagwort"),
				 x->count == COUNT_SQL ? 2 * MANY : MANY);
	}
	free(text);
	fixture_free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_format_by_name),
	    cmocka_unit_test(test_format_by_suffix),
	    cmocka_unit_test(test_who_tells_of_deletions),
	    cmocka_unit_test(test_payloads_in_a_list),
	    cmocka_unit_test(test_no_payload),
	    cmocka_unit_test(test_count_of_what_was_written),
	    cmocka_unit_test(test_each_allocation_failing),
	    cmocka_unit_test(test_huge_values_and_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
