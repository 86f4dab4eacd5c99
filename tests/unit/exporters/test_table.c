/* Tables: names, cells, nothing a spreadsheet or a database would compute. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/fixture_record.h"
#include "tests/unit/unit.h"

static const char *
rows(struct fixture *f, const char *format, const char *fields, bool bom)
{
	const struct exporter *x = exporter_by_name(str_c(format));
	struct export_state st;

	export_state_init(&st);
	st.style.fields = fields;
	st.style.bom = bom;
	st.key = STR("k");
	buf_clear(&f->out);
	export_begin(x, &st, &f->out);
	export_record(x, &st, &f->r, &f->out);
	export_state_free(&st);
	return f->out.p;
}

static void
test_columns_that_were_chosen(void **state)
{
	struct fixture *f = fixture_new(TYPE_REPORT);

	(void)state;
	fixture_title(f, "Rain, \"acid\"", NULL);
	fixture_person(f, ROLE_AUTHOR, "Stone", "Ada");
	fixture_person(f, ROLE_AUTHOR, "Rill", "Bo");
	fixture_date(f, 2020, 3, 0);
	assert_string_equal(rows(f, "csv", "year, Title,authors,type", false),
			    "year,title,authors,type\r\n"
			    "2020,\"Rain, \"\"acid\"\"\","
			    "\"Stone, Ada; Rill, Bo\",report\r\n");
	assert_string_equal(rows(f, "tsv", "key,date,title", true),
			    "\xef\xbb\xbfkey\tdate\ttitle\n"
			    "k\t2020-03\tRain, \"acid\"\n");
	fixture_free(f);
}

static void
test_cells_that_are_formulas(void **state)
{
	static const char *const cases[][2] = {
	    {"=1+1", "'=1+1"},     {"@cmd", "'@cmd"}, {"-x", "'-x"},
	    {"+1 (2)", "'+1 (2)"}, {"-5", "-5"},      {"+3.5", "+3.5"},
	    {"-", "'-"},           {"a=1", "a=1"},
	};
	struct fixture *f = fixture_new(TYPE_BOOK);
	char want[64];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		f->r.volume = str_c(cases[i][0]);
		snprintf(want, sizeof(want), "volume\n%s\n", cases[i][1]);
		assert_string_equal(rows(f, "tsv", "volume", false), want);
	}
	f->r.volume = STR("a\tb\nc");
	assert_string_equal(rows(f, "tsv", "volume", false), "volume\na b c\n");
	fixture_free(f);
}

/* As many cells in each row, whatever is there. */
static void
test_all_columns(void **state)
{
	struct fixture *f = fixture_full();
	const char *text = rows(f, "tsv", NULL, false);
	int n[2] = {0, 0};

	(void)state;
	for (int row = 0; *text != '\0'; text++) {
		n[row] += *text == '\t';
		row += *text == '\n' && row == 0;
	}
	assert_int_equal(n[0], n[1]);
	assert_int_equal(n[0], 30);
	assert_non_null(strstr(f->out.p, "\tEins\t"));
	fixture_free(f);
}

static void
test_fields_by_name(void **state)
{
	(void)state;
	assert_null(field_name(field_by_name(STR("titel"))));
	for (size_t i = 0; field_name(i) != NULL; i++)
		assert_int_equal(field_by_name(str_c(field_name(i))), i);
	assert_string_equal(field_name(field_by_name(STR("DOI"))), "doi");
}

/* What was not chosen is in no format, and what was is in all. */
static void
test_fields_of_all_formats(void **state)
{
	static const char *const gone[] = {"10.1234/5", "Eva",  "2018",
					   "Kurz.",     "9783", "Reihe"};
	struct fixture *f = fixture_full();
	struct export_state st;

	(void)state;
	for (const struct exporter *x = exporters; x->name != NULL; x++) {
		if ((x->takes & TAKES_FIELDS) == 0)
			continue;
		export_state_init(&st);
		st.style.fields = "title, volume";
		st.key = STR("k");
		buf_clear(&f->out);
		export_record(x, &st, &f->r, &f->out);
		for (size_t i = 0; i < sizeof(gone) / sizeof(*gone); i++)
			if (strstr(f->out.p, gone[i]) != NULL)
				fail_msg("%s has %s: %s", x->name, gone[i],
					 f->out.p);
		assert_non_null(strstr(f->out.p, "Eins"));
		export_state_free(&st);
	}
	fixture_free(f);
}

static void
test_without_abstracts(void **state)
{
	struct fixture *f = fixture_full();
	struct export_state st;

	(void)state;
	for (const struct exporter *x = exporters; x->name != NULL; x++) {
		export_state_init(&st);
		st.style.no_abstract = true;
		st.key = STR("k");
		buf_clear(&f->out);
		export_record(x, &st, &f->r, &f->out);
		assert_null(strstr(f->out.p, "Kurz."));
		export_state_free(&st);
	}
	assert_int_equal(f->r.abstracts.n, 2);
	fixture_free(f);
}

/* A quote ends no value, nor do a line end, a backslash or a semicolon. */
static void
test_statements(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);
	const char *text;

	(void)state;
	fixture_title(f, "O'Neill's \\';\nDROP", NULL);
	fixture_person(f, ROLE_AUTHOR, "O'Rill", "Bo");
	fixture_date(f, 2020, 3, 0);
	text = rows(f, "sql", NULL, false);
	assert_memory_equal(text, "BEGIN;\nCREATE TABLE records (", 29);
	assert_non_null(strstr(text,
			       "\nINSERT INTO records VALUES (1, 'k', 'book', "
			       "'O''Rill, Bo', NULL, '2020', '2020-03', "
			       "'O''Neill''s \\''; DROP', NULL,"));
	assert_non_null(strstr(text, "\nINSERT INTO names VALUES (1, 1, "
				     "'author', 'O''Rill, Bo', 'O''Rill', "
				     "'Bo', NULL, NULL);\n"));
	fixture_free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_columns_that_were_chosen),
	    cmocka_unit_test(test_cells_that_are_formulas),
	    cmocka_unit_test(test_all_columns),
	    cmocka_unit_test(test_fields_by_name),
	    cmocka_unit_test(test_fields_of_all_formats),
	    cmocka_unit_test(test_without_abstracts),
	    cmocka_unit_test(test_statements),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
