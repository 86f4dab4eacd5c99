/* The pages of a bundle: one, or an index and a page for each year. */
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "exporters/html/internal.h"
#include "tests/unit/exporting.h"
#include "tests/unit/fixture_record.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

enum { PAGE_MAX = 16 << 20, MEMBERS_MAX = 16 };

/* What a bundle holds: names in their order, and the text of one of them. */
struct pages {
	char names[MEMBERS_MAX][64];
	size_t n;
	struct buf text;
};

static int
keep(void *ctx, const char *p, size_t n, struct err *e)
{
	(void)e;
	buf_put(ctx, p, n);
	return 0;
}

static void
read_pages(struct pages *p, const char *path, const char *wanted)
{
	struct bundle_reader *r;
	const char *fault;
	struct str name;
	struct err e;

	p->n = 0;
	buf_init(&p->text, PAGE_MAX);
	assert_int_equal(bundle_read_open(&r, path, BUNDLE_READ_BUNDLE, &e), 0);
	while (bundle_read_next(r, &name, &fault, &e) == 1) {
		assert_null(fault);
		assert_true(p->n < MEMBERS_MAX);
		snprintf(p->names[p->n++], 64, STR_FMT, STR_ARG(name));
		if (str_eqc(name, wanted))
			assert_int_equal(
			    bundle_read_data(r, keep, &p->text, &e), 0);
	}
	bundle_read_close(r);
	assert_true(p->text.n > 0);
}

static void
has(const struct pages *p, const char *piece)
{
	if (strstr(p->text.p, piece) == NULL)
		fail_msg("not in the page: %s", piece);
}

static void
lacks(const struct pages *p, const char *piece)
{
	if (strstr(p->text.p, piece) != NULL)
		fail_msg("in the page: %s", piece);
}

static void
export_pages(const struct item *items, size_t repeat)
{
	struct world w = {.items = items, .repeat = repeat};
	const struct export_job job = {
	    .formats = {&format_lines},
	    .nformats = 1,
	    .path = "out.zip",
	    .kind = BUNDLE_ZIP,
	    .html = true,
	};
	struct export_stats stats;
	struct err e;

	assert_int_equal(export_items(&w, &job, &stats, &e), 0);
}

static void
test_one_page_when_there_are_few(void **state)
{
	struct pages p;

	(void)state;
	export_pages(three_items, 0);
	read_pages(&p, "out.zip", "index.html");
	assert_int_equal(p.n, 3);
	assert_string_equal(p.names[1], "index.html");
	has(&p, "<title>Bibliography</title>");
	has(&p, "2 records from A &lt;source&gt; as of 2024-05-01, other");
	has(&p, "1999\xe2\x80\x93"
		"2020");
	has(&p, "<li>Article <b>1</b></li><li>Book <b>1</b></li>");
	/* Both years have a bar that leads to their section. */
	has(&p, "<a href=\"#y1999\"><rect ");
	has(&p, "<section id=\"y2020\"><h2>2020 <small>1</small></h2>");
	has(&p, "(without a title)");
	has(&p, "<span class=\"y\">(1999)</span>");
	has(&p, "<input id=\"q\"");
	has(&p, "script-src 'sha256-");
	lacks(&p, "Undated");
	/* The newest year comes first. */
	assert_true(strstr(p.text.p, "id=\"y2020\"") <
		    strstr(p.text.p, "id=\"y1999\""));
	buf_free(&p.text);
}

static void
test_one_year_needs_no_chart(void **state)
{
	static const struct item items[] = {
	    {"a", false, TYPE_BOOK, 2020, ERR_NONE}, {NULL}};
	struct pages p;

	(void)state;
	export_pages(items, 0);
	read_pages(&p, "out.zip", "index.html");
	has(&p, "1 record from A &lt;source&gt;");
	lacks(&p, "<svg class=\"h\"");
	lacks(&p, "<nav class=\"years\"");
	buf_free(&p.text);
}

static void
test_undated_records_have_a_section_of_their_own(void **state)
{
	static const struct item items[] = {
	    {"a", false, TYPE_BOOK, 0, ERR_NONE},
	    {"b", false, TYPE_BOOK, 1500, ERR_NONE},
	    {"c", false, TYPE_MAP, 2020, ERR_NONE},
	    {NULL}};
	struct pages p;

	(void)state;
	export_pages(items, 0);
	read_pages(&p, "out.zip", "index.html");
	has(&p, "<section id=\"y0\"><h2>Undated <small>1</small></h2>");
	has(&p, "<span class=\"y\">(n.d.)</span>");
	has(&p, "<nav class=\"years\"");
	/* 80 years of bars at most: 1500 is none of them. */
	has(&p, "<a href=\"#y2020\"><rect ");
	lacks(&p, "<a href=\"#y1500\"><rect ");
	buf_free(&p.text);
}

/* 2,000 to a page, so that 2020 has two. */
static const struct item many[] = {{"a", false, TYPE_BOOK, 2020, ERR_NONE},
				   {"b", false, TYPE_BOOK, 2020, ERR_NONE},
				   {"c", false, TYPE_ARTICLE, 2019, ERR_NONE},
				   {"d", false, TYPE_ARTICLE, 0, ERR_NONE},
				   {NULL}};

static void
test_an_index_and_a_page_for_each_year_when_there_are_many(void **state)
{
	static const char *const names[] = {
	    "records.txt",       "index.html",      "years/2020.html",
	    "years/2020-2.html", "years/2019.html", "years/undated.html",
	    "manifest.json"};
	struct pages p;

	(void)state;
	export_pages(many, 1000);
	read_pages(&p, "out.zip", "index.html");
	assert_int_equal(p.n, 7);
	for (size_t i = 0; i < 7; i++)
		assert_string_equal(p.names[i], names[i]);
	has(&p, "4,004 records from A &lt;source&gt;");
	has(&p, "<tr id=\"y2020\"><td><a href=\"years/2020.html\">2020</a>"
		" <small><a href=\"years/2020-2.html\">part 2</a></small>"
		"</td><td class=\"n\">2,002</td>");
	has(&p, "<a href=\"years/undated.html\">Undated</a>");
	/* No records, so no filter. */
	lacks(&p, "<input");
	lacks(&p, "<script>");
	buf_free(&p.text);
}

static void
test_pages_lead_to_their_neighbours(void **state)
{
	struct pages p;

	(void)state;
	export_pages(many, 1000);
	read_pages(&p, "out.zip", "years/2020-2.html");
	has(&p, "<title>Bibliography: 2020</title>");
	has(&p, "<h1>2020, part 2</h1>");
	has(&p, "<a href=\"../index.html\">All years</a>");
	has(&p, "<a href=\"../years/2020.html\">");
	has(&p, "<a href=\"../years/2019.html\">");
	has(&p, ">2 records</output>");
	buf_free(&p.text);
	read_pages(&p, "out.zip", "years/undated.html");
	has(&p, "<title>Bibliography: undated</title>");
	has(&p, "<h1>Undated</h1>");
	buf_free(&p.text);
}

static const char *
entry(struct fixture *f)
{
	struct arena a;

	arena_init(&a, 1 << 20);
	buf_clear(&f->out);
	html_entry(&f->out, &a, &f->r, STR("@misc{k,\n  title = {<b>},\n}\n"));
	arena_free(&a);
	return f->out.p;
}

static void
entry_has(struct fixture *f, const char *piece)
{
	const char *text = entry(f);

	if (strstr(text, piece) == NULL)
		fail_msg("no %s in %s", piece, text);
}

static void
entry_lacks(struct fixture *f, const char *piece)
{
	const char *text = entry(f);

	if (strstr(text, piece) != NULL)
		fail_msg("%s in %s", piece, text);
}

static void
test_nothing_of_a_record_is_markup(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_title(f, "<script>\"it's\" & more</script>", "en\"><b");
	fixture_person(f, ROLE_AUTHOR, "<i>", "\"");
	fixture_id(f, ID_URL, "javascript:alert(1)", true);
	entry_has(f, "<h3 dir=\"auto\">&lt;script&gt;&quot;it&#39;s&quot; "
		     "&amp; more&lt;/script&gt;</h3>");
	entry_has(f, "<bdi>&lt;i&gt;, &quot;</bdi>");
	entry_lacks(f, "javascript:");
	entry_lacks(f, "lang=");
	fixture_free(f);
}

static void
test_links_lead_where_they_seem_to(void **state)
{
	static const char *const bad[] = {
	    "https://doi.org@evil.example/x",
	    "http://user:word@evil.example/",
	    "https://doi.org@evil.example?x",
	    "https://doi.org\\@evil.example/",
	    "data:text/html,x",
	    "//evil.example/x",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct fixture *f = fixture_new(TYPE_BOOK);

		fixture_id(f, ID_URL, bad[i], true);
		entry_lacks(f, "href=");
		fixture_free(f);
	}
	for (size_t i = 0; i < 2; i++) {
		struct fixture *f = fixture_new(TYPE_BOOK);

		fixture_id(f, ID_URL,
			   i == 0 ? "https://a.example/@someone"
				  : "https://a.example#b@c",
			   true);
		entry_has(f, "<a href=\"https://a.example");
		entry_has(f, ">a.example</a>");
		fixture_free(f);
	}
}

static void
test_title_with_its_language_and_address(void **state)
{
	struct fixture *f = fixture_new(TYPE_REPORT);

	(void)state;
	fixture_title(f, "Regen", "de");
	fixture_id(f, ID_DOI, "10.1234/x", true);
	entry_has(f, "<h3 dir=\"auto\" lang=\"de\"><a href=\"https://doi.org/"
		     "10.1234/x\" rel=\"noopener noreferrer\">Regen</a></h3>");
	entry_has(f, "<span class=\"k\">Report</span>");
	entry_has(f, "<summary>BibTeX</summary><pre>@misc{k,\n  title = "
		     "{&lt;b&gt;},\n}</pre></details>");
	entry_has(f, ">10.1234/x</a></span>");
	fixture_free(f);
}

static void
test_who_is_named(void **state)
{
	struct fixture *f = fixture_new(TYPE_EDITED_BOOK);
	int n = 0;

	(void)state;
	fixture_person(f, ROLE_EDITOR, "Stone", "Ada");
	entry_has(f, "<bdi>Stone, Ada</bdi> (ed.)");
	fixture_person(f, ROLE_EDITOR, "Rill", "Bo");
	entry_has(f, "<bdi>Rill, Bo</bdi> (eds.)");
	fixture_literal(f, ROLE_AUTHOR, "et al.");
	entry_has(f, "(eds.)");
	for (; n < 14; n++)
		fixture_person(f, ROLE_AUTHOR, "Brook", "Cy");
	entry_has(f, "</bdi> and 2 more</span>");
	entry_lacks(f, "(eds.)");
	fixture_free(f);
}

static void
test_where_it_appeared(void **state)
{
	struct fixture *f = fixture_new(TYPE_ARTICLE);

	(void)state;
	f->r.series = STR("Notes");
	entry_has(f, " <cite><bdi>Notes</bdi></cite>.");
	f->r.container = STR("Rain");
	f->r.issue = STR("3");
	entry_has(f, "<bdi>Rain</bdi></cite> (3).");
	f->r.volume = STR("12");
	f->r.first_page = STR("45");
	f->r.last_page = STR("45");
	entry_has(f, "</cite> 12(3), 45.");
	f->r.last_page = STR("67");
	fixture_text(f, &f->r.publishers, "Invented Press");
	entry_has(f, "</cite> 12(3), 45\xe2\x80\x93"
		     "67. <bdi>Invented Press</bdi>.</p>");
	fixture_free(f);
}

/* What Zotero's button reads. */
static void
test_entry_for_programs(void **state)
{
	struct fixture *f = fixture_article();

	(void)state;
	entry_has(f, "<span class=\"Z3988\" title=\"ctx_ver=Z39.88-2004&amp;"
		     "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;"
		     "rft.genre=article&amp;rft_id=info%3Adoi%2F10.");
	entry_has(f, "&amp;rft.jtitle=Bl%C3%A4tter%20%26%20B%C3%B6gen&amp;");
	entry_has(f, "&amp;rft.au=von%20der%20Au%2C%20Eva&amp;");
	entry_has(f, "&amp;rft.volume=12&amp;rft.issue=3&amp;rft.spage=45");
	f->r.type = TYPE_DATASET;
	entry_has(f, "mtx%3Adc&amp;rft.genre=document");
	fixture_free(f);
}

static void
test_every_type_has_a_name_for_people(void **state)
{
	(void)state;
	for (int t = 0; t < TYPE__MAX; t++) {
		struct str name = html_type((enum rec_type)t);

		assert_true(name.n > 0 && chr_upper(name.p[0]));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_one_page_when_there_are_few),
	    IN_FOLDER(test_one_year_needs_no_chart),
	    IN_FOLDER(test_undated_records_have_a_section_of_their_own),
	    IN_FOLDER(
		test_an_index_and_a_page_for_each_year_when_there_are_many),
	    IN_FOLDER(test_pages_lead_to_their_neighbours),
	    cmocka_unit_test(test_nothing_of_a_record_is_markup),
	    cmocka_unit_test(test_links_lead_where_they_seem_to),
	    cmocka_unit_test(test_title_with_its_language_and_address),
	    cmocka_unit_test(test_who_is_named),
	    cmocka_unit_test(test_where_it_appeared),
	    cmocka_unit_test(test_entry_for_programs),
	    cmocka_unit_test(test_every_type_has_a_name_for_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
