/* The push reader and the trees it builds. */
#include "tests/unit/unit.h"

#include <string.h>

#include "core/buf.h"
#include "core/mem.h"
#include "parsers/xml/xml.h"

/* What the handler saw: each kept tree written again, one per line. */
struct seen {
	struct buf out;
	enum xml_plan plan;
	int fail_at, count;
};

static enum xml_plan
open_fn(void *ctx, int depth, struct str ns, struct str name)
{
	struct seen *s = ctx;

	(void)ns;
	if (str_eqc(name, "skip"))
		return XML_SKIP;
	return depth == 1 && s->plan != XML_KEEP ? XML_DESCEND : XML_KEEP;
}

static int
element_fn(void *ctx, const struct node *n, struct arena *a, struct err *e)
{
	struct seen *s = ctx;

	(void)a;
	if (++s->count == s->fail_at)
		return err_set(e, ERR_DATA, 0, "the handler says no");
	node_write(n, &s->out);
	buf_char(&s->out, '\n');
	return 0;
}

static const struct xml_handler handler = {open_fn, element_fn};

static int
read_in(struct seen *s, struct str doc, size_t chunk, struct err *e)
{
	struct xml *x = xml_new(&handler, s, xml_limits_default);
	int rc = 0;

	assert_non_null(x);
	for (size_t i = 0; i < doc.n && rc == 0; i += chunk) {
		struct str part = str_left(str_from(doc, i), chunk);

		rc = xml_feed(x, part.p, part.n, e);
	}
	if (rc == 0)
		rc = xml_finish(x, e);
	xml_free(x);
	return rc;
}

/* The same in any chunks. */
static void
expect(enum xml_plan plan, struct str doc, const char *want)
{
	static const size_t chunks[] = {1, 2, 3, 7, 4096};
	struct err e;

	for (size_t i = 0; i < COUNT(chunks); i++) {
		struct seen s = {.plan = plan};

		buf_init(&s.out, 1 << 20);
		if (read_in(&s, doc, chunks[i], &e) != 0)
			fail_msg("chunks of %zu: %s", chunks[i], e.msg);
		assert_str(buf_view(&s.out), want);
		buf_free(&s.out);
	}
}

static void
expect_error(struct str doc, enum err_code code, const char *words)
{
	struct seen s = {.plan = XML_DESCEND};
	struct err e = {0};

	buf_init(&s.out, 1 << 20);
	assert_int_equal(read_in(&s, doc, 4096, &e), -1);
	assert_int_equal(e.code, code);
	if (strstr(e.msg, words) == NULL)
		fail_msg("'%s' lacks '%s'", e.msg, words);
	buf_free(&s.out);
}

static void
test_trees_are_written_as_they_came(void **state)
{
	(void)state;
	expect(XML_KEEP,
	       STR("<?xml version=\"1.0\"?><a x=\"1\" y='&lt;&amp;&quot;'>"
		   "t&amp;<b/> u<![CDATA[<&]]></a>\n"),
	       "<a x=\"1\" y=\"&lt;&amp;&quot;\">t&amp;<b/> u&lt;&amp;</a>\n");
	expect(XML_KEEP, STR("<a>1<!-- no --><?pi no?>2</a>"), "<a>12</a>\n");
	expect(XML_KEEP, STR("<a b='1&#10;2'>x&#13;y</a>"),
	       "<a b=\"1&#10;2\">x&#13;y</a>\n");
}

static void
test_a_kept_tree_stands_alone(void **state)
{
	(void)state;
	expect(XML_DESCEND,
	       STR("<o:r xmlns:o=\"urn:o\" xmlns=\"urn:d\" xmlns:u=\"urn:u\">"
		   "<skip><deep/></skip>"
		   "<a xmlns=\"urn:e\" u:v=\"1\"><o:b/></a></o:r>"),
	       "<a xmlns=\"urn:e\" xmlns:u=\"urn:u\" xmlns:o=\"urn:o\" "
	       "u:v=\"1\"><o:b/></a>\n");
}

static void
test_encodings_are_read(void **state)
{
	(void)state;
	expect(XML_KEEP,
	       STR("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xfc</a>"),
	       "<a>\xc3\xbc</a>\n");
	expect(XML_KEEP, STR("\xef\xbb\xbf<a>\xc3\xbc</a>"),
	       "<a>\xc3\xbc</a>\n");
	expect(XML_KEEP, str_of("\xff\xfe<\0a\0>\0\xfc\0<\0/\0a\0>\0", 18),
	       "<a>\xc3\xbc</a>\n");
	expect(XML_KEEP, STR("\n \t<?xml version='1.0'?><a/>"), "<a/>\n");
}

/* Two, three and four bytes each; one whose first byte is 0xdf, one with 0x9d. */
#define WIDE "\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80\xdf\x80\xe2\x80\x9d"

static void
test_characters_that_are_no_ascii_are_read_wherever_they_stand(void **state)
{
	(void)state;
	expect(XML_KEEP, STR("<a>" WIDE "x" WIDE "</a>"),
	       "<a>" WIDE "x" WIDE "</a>\n");
	expect(XML_KEEP, STR("<a>]" WIDE "]]" WIDE "&gt;\x7f \x7f\x7f</a>"),
	       "<a>]" WIDE "]]" WIDE "&gt;\x7f \x7f\x7f</a>\n");
	expect(XML_KEEP, STR("<a>\x7f&#127;&#xFC;&#x7f;@" WIDE "</a>"),
	       "<a>\x7f\x7f\xc3\xbc\x7f@" WIDE "</a>\n");
	expect(XML_KEEP,
	       STR("<a b='\">" WIDE "'>" WIDE "<\xc3\xbc c=\"'>" WIDE
		   "\"/>" WIDE "</a>"),
	       "<a b=\"&quot;&gt;" WIDE "\">" WIDE "<\xc3\xbc c=\"'&gt;" WIDE
	       "\"/>" WIDE "</a>\n");
	expect(XML_KEEP,
	       STR("<?xml version='1.0'?><!--" WIDE "<b " WIDE
		   "--><a><!--->" WIDE "<b x=' - " WIDE "-->" WIDE
		   "<![CDATA[" WIDE "\x7f<b '>]]]>" WIDE "<?p " WIDE "<b '?"
		   "?>" WIDE "</a>"),
	       "<a>" WIDE WIDE "\x7f&lt;b '&gt;]" WIDE WIDE "</a>\n");
	expect(XML_KEEP,
	       STR("<?xml version='1.0' encoding='ISO-8859-1'?><a>\x7f@\xfc"
		   "</a>"),
	       "<a>\x7f@\xc3\xbc</a>\n");
}

/* libxml2 hands on what is behind a carriage return in short pieces. */
static void
test_characters_are_read_in_pieces_of_any_length(void **state)
{
	struct buf doc, want;

	(void)state;
	buf_init(&doc, 1 << 20);
	buf_init(&want, 1 << 20);
	buf_puts(&doc, "<a>\r");
	buf_puts(&want, "<a>\n");
	for (int i = 0; i < 3000; i++) {
		buf_puts(&doc, i % 7 == 0 ? "x" WIDE "\x7f" : WIDE);
		buf_puts(&want, i % 7 == 0 ? "x" WIDE "\x7f" : WIDE);
	}
	buf_puts(&doc, "</a>");
	buf_puts(&want, "</a>\n");
	expect(XML_KEEP, buf_view(&doc), want.p);
	buf_free(&doc);
	buf_free(&want);
}

static void
test_what_is_no_character_is_refused_wherever_it_stands(void **state)
{
	(void)state;
	expect_error(STR("<a>" WIDE "\xfc</a>"), ERR_XML, "encoding");
	expect_error(STR("<a>" WIDE "\xc3"), ERR_XML, "");
	expect_error(STR("<a>" WIDE "\xc3</a>"), ERR_XML, "encoding");
	expect_error(STR("<a>" WIDE "\xc0\x80</a>"), ERR_XML, "");
	expect_error(STR("<a>" WIDE "\xed\xa0\x80</a>"), ERR_XML, "");
	expect_error(STR("<a>" WIDE "\xef\xbf\xbe</a>"), ERR_XML, "Char ");
	expect_error(STR("<a>" WIDE "\x01</a>"), ERR_XML, "");
	expect_error(STR("<a>" WIDE "]]></a>"), ERR_XML, "]]>");
}

static void
test_what_is_not_well_formed_is_refused(void **state)
{
	(void)state;
	expect_error(STR("<r><a>"), ERR_XML, "cut off");
	expect_error(STR("<r><a/></r"), ERR_XML, "cut off");
	expect_error(STR("<r><a>text"), ERR_XML, "cut off");
	expect_error(STR("<r><a x="), ERR_XML, "cut off");
	expect_error(STR("<?xml version='1.0'?>"), ERR_XML, "");
	expect_error(str_of("\xff\xfe<\0a\0>\0\x00\xd8", 10), ERR_XML, "");
	expect_error(STR("<r><a></b></r>"), ERR_XML, "line 1");
	expect_error(STR("<r><a>&uuml;</a></r>"), ERR_XML, "uuml");
	expect_error(STR("<r><a>A & B</a></r>"), ERR_XML, "");
	expect_error(STR("<r><a>\x0b</a></r>"), ERR_XML, "");
	expect_error(STR("<r><a>\xff\xfe</a></r>"), ERR_XML, "");
	/* Some versions of libxml2 let these pass. */
	expect_error(STR("<r><a><![CDATA[x\xc1\x9cy]]></a></r>"), ERR_XML,
		     "line 1");
	expect_error(STR("<r><a><![CDATA[\xe0\x80\xaf]]></a></r>"), ERR_XML,
		     "line 1");
	expect_error(STR("<r a='1' a='2'/>"), ERR_XML, "");
	expect_error(STR("<r/><r/>"), ERR_XML, "");
	expect_error(str_of("<root>\0</root>", 14), ERR_XML, "NUL");
	expect_error(str_of("<r>\0</r>", 8), ERR_XML, "");
	expect_error(STR(""), ERR_XML, "empty");
	expect_error(STR("\n\n"), ERR_XML, "empty");
	expect_error(STR("Notice: <b>undefined</b>"), ERR_XML, "");
}

static void
test_document_types_are_refused(void **state)
{
	(void)state;
	expect_error(STR("<!DOCTYPE r [<!ENTITY a 'x'>]><r>&a;</r>"), ERR_XML,
		     "document type");
	expect_error(STR("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>"),
		     ERR_XML, "document type");
}

static void
test_depth_is_bounded(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 20);
	buf_puts(&b, "<r>");
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "<d>");
	expect_error(buf_view(&b), ERR_LIMIT, "inside each other");
	buf_free(&b);
}

static void
test_attributes_and_names_are_bounded(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 20);
	buf_puts(&b, "<r><a");
	for (int i = 0; i < 300; i++)
		buf_printf(&b, " a%d=''", i);
	buf_puts(&b, "/></r>");
	expect_error(buf_view(&b), ERR_LIMIT, "attributes");
	buf_clear(&b);
	buf_puts(&b, "<r><");
	for (int i = 0; i < 2000; i++)
		buf_char(&b, 'n');
	buf_puts(&b, "/></r>");
	expect_error(buf_view(&b), ERR_LIMIT, "name");
	buf_free(&b);
}

static void
test_a_handler_can_stop(void **state)
{
	struct seen s = {.plan = XML_DESCEND, .fail_at = 2};
	struct err e;

	(void)state;
	buf_init(&s.out, 1000);
	assert_int_equal(read_in(&s, STR("<r><a/><b/><c/></r>"), 4096, &e), -1);
	assert_string_equal(e.msg, "the handler says no");
	assert_int_equal(s.count, 2);
	buf_free(&s.out);
}

static void
test_a_reader_can_be_used_again(void **state)
{
	struct seen s = {.plan = XML_KEEP};
	struct xml *x = xml_new(&handler, &s, xml_limits_default);
	struct err e;

	(void)state;
	buf_init(&s.out, 1000);
	assert_int_equal(xml_feed(x, "<a><b", 5, &e), 0);
	assert_int_equal(xml_finish(x, &e), -1);
	xml_reset(x);
	assert_int_equal(xml_feed(x, "<a>1</a>", 8, &e), 0);
	assert_int_equal(xml_finish(x, &e), 0);
	assert_str(buf_view(&s.out), "<a>1</a>\n");
	buf_free(&s.out);
	xml_free(x);
}

static void
test_a_big_value_is_held(void **state)
{
	enum { SIZE = 5 << 20 };
	struct seen s = {.plan = XML_KEEP};
	struct buf b;
	struct err e;

	(void)state;
	buf_init(&b, SIZE * 2);
	buf_init(&s.out, SIZE * 2);
	buf_puts(&b, "<a>");
	while (b.n < SIZE)
		buf_puts(&b, "\xc3\xbc text ");
	buf_puts(&b, "</a>");
	assert_int_equal(read_in(&s, buf_view(&b), 65536, &e), 0);
	assert_int_equal(s.out.n, b.n + 1);
	buf_free(&b);
	buf_free(&s.out);
}

static void
test_out_of_memory_is_an_error(void **state)
{
	struct err e = {0};
	int failed = 0, rc = -1;

	(void)state;
	for (unsigned long n = 1; n < 50 && rc != 0; n++) {
		struct seen s = {.plan = XML_KEEP};
		struct xml *x;

		buf_init(&s.out, 1000);
		mem_fail_at(n, 0);
		x = xml_new(&handler, &s, xml_limits_default);
		rc = x == NULL ? -1 : xml_feed(x, "<a x='1'>t</a>", 14, &e);
		if (rc == 0)
			rc = xml_finish(x, &e);
		if (rc == 0)
			rc = s.out.failed ? -1 : 0;
		failed += rc != 0;
		mem_fail_at(0, 0);
		xml_free(x);
		buf_free(&s.out);
	}
	assert_int_equal(rc, 0);
	assert_true(failed >= 3);
}

/*
 * What node_write makes is read without libxml2, and written again it is the
 * same; what differs by a byte is not.
 */
static void
test_stored_payloads_are_read(void **state)
{
	static const struct {
		const char *xml;
		bool own;
	} cases[] = {
	    {"<a/>", true},
	    {"<a xmlns=\"urn:1\"><b xml:lang=\"de\">x &amp; y</b></a>", true},
	    {"<p:a xmlns:p=\"urn:1\" p:b=\"&quot;&#9;&#10;&#13;\"><c/>\n"
	     "<d>\xc3\xbc&#13;&gt;</d></p:a>",
	     true},
	    {"<a>&#9;</a>", false},
	    {"<a ></a>", false},
	    {"<a b='x'/>", false},
	    {"<a>x > y</a>", false},
	    {"<a>\xff</a>", false},
	    {"<a><b>x</a></b>", false},
	    {"<a>x</a> ", false},
	    {"<q:a/>", false},
	    {"<a>", false},
	    {"", false},
	};
	struct arena a;
	struct buf again;

	(void)state;
	arena_init(&a, 1 << 20);
	buf_init(&again, 1 << 16);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct node *n = stored_read(str_c(cases[i].xml), &a);

		if ((n != NULL) != cases[i].own)
			fail_msg("%s", cases[i].xml);
		if (n == NULL)
			continue;
		buf_clear(&again);
		node_write(n, &again);
		assert_str(buf_view(&again), cases[i].xml);
	}
	buf_free(&again);
	arena_free(&a);
}

/* A child that the handler does without takes no part in its tree. */
static bool
without_body(void *ctx, const struct node *parent, struct str name)
{
	(void)ctx;
	return str_eqc(parent->name, "article") && str_eqc(name, "body");
}

static void
test_a_child_can_be_left_out(void **state)
{
	static const struct xml_handler some = {open_fn, element_fn,
						without_body};
	static const char doc[] = "<article><front>f</front>x<body>text <p>of "
				  "<body>it</body></p></body>y<p><body>b"
				  "</body></p></article>";
	struct seen s = {.plan = XML_KEEP};
	struct xml *x = xml_new(&some, &s, xml_limits_default);
	struct err e;

	(void)state;
	buf_init(&s.out, 1 << 16);
	assert_non_null(x);
	for (const char *p = doc; *p != '\0'; p++)
		assert_done(xml_feed(x, p, 1, &e), &e);
	assert_done(xml_finish(x, &e), &e);
	assert_str(buf_view(&s.out), "<article><front>f</front>xy<p><body>b"
				     "</body></p></article>\n");
	buf_free(&s.out);
	xml_free(x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_trees_are_written_as_they_came),
	    cmocka_unit_test(test_a_kept_tree_stands_alone),
	    cmocka_unit_test(test_encodings_are_read),
	    cmocka_unit_test(
		test_characters_that_are_no_ascii_are_read_wherever_they_stand),
	    cmocka_unit_test(test_characters_are_read_in_pieces_of_any_length),
	    cmocka_unit_test(
		test_what_is_no_character_is_refused_wherever_it_stands),
	    cmocka_unit_test(test_what_is_not_well_formed_is_refused),
	    cmocka_unit_test(test_document_types_are_refused),
	    cmocka_unit_test(test_depth_is_bounded),
	    cmocka_unit_test(test_attributes_and_names_are_bounded),
	    cmocka_unit_test(test_a_handler_can_stop),
	    cmocka_unit_test(test_a_reader_can_be_used_again),
	    cmocka_unit_test(test_a_big_value_is_held),
	    cmocka_unit_test(test_out_of_memory_is_an_error),
	    cmocka_unit_test(test_stored_payloads_are_read),
	    cmocka_unit_test(test_a_child_can_be_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
