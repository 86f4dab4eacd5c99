/* Bytes made XML, and other encodings UTF-8. */
#include <string.h>

#include "core/buf.h"
#include "parsers/oai/oai.h"
#include "tests/unit/unit.h"

#define DECLARED "<?xml version=\"1.0\"?>"

static const struct {
	const char *in, *out, *said;
} repairs[] = {
    {"<a>fine &amp; &#228; \xc3\xbc</a>", "<a>fine &amp; &#228; \xc3\xbc</a>",
     ""},
    {"<a>\x0b</a>", "<a>\xef\xbf\xbd</a>", "1 character XML forbids"},
    {"<a>&#x1B;&#0;</a>", "<a>\xef\xbf\xbd\xef\xbf\xbd</a>",
     "2 characters XML forbids"},
    {"<a>\xc3(</a>", "<a>\xef\xbf\xbd(</a>", "1 byte that is not UTF-8"},
    {"<a>M\xfcller \x96 \x80</a>",
     "<a>M\xc3\xbcller \xe2\x80\x93 \xe2\x82\xac</a>",
     "3 bytes read as Windows-1252"},
    {"<a>p < 1, q <2, r<=3 & s</a>",
     "<a>p &lt; 1, q &lt;2, r&lt;=3 &amp; s</a>",
     "1 bare ampersand, 3 bare \"<\""},
    {"<a><![CDATA[p < 1]]><!-- < --></a>", "<a><![CDATA[p < 1]]><!-- < --></a>",
     ""},
    {"<a><b</a>", "<a><b</a>", ""},
    {"<a>A & B &c</a>", "<a>A &amp; B &amp;c</a>", "2 bare ampersands"},
    {"<!--> & -->", "<!--> & -->", ""},
    {"<a>M&uuml;ller</a>", "<a>M\xc3\xbcller</a>", "1 HTML entity"},
    {"<a><![CDATA[A & B &uuml;]]> & </a>",
     "<a><![CDATA[A & B &uuml;]]> &amp; </a>", "1 bare ampersand"},
    {"Notice: x\n<?xml version='1.0'?><OAI-PMH></OAI-PMH>tail",
     "<?xml version='1.0'?><OAI-PMH></OAI-PMH>",
     "14 bytes outside the document"},
    {"<?x <?xml encoding='y'?><a><![CDATA[<?xml encoding='z'?>]]></a>",
     "<?x <?xml encoding='y'?><a><![CDATA[<?xml encoding='z'?>]]></a>", ""},
    {"<?php x ?><!-- y --><?xml version='1.0'?><a/>",
     "<?xml version='1.0'?><a/>", "20 bytes outside the document"},
    {"<?x <OAI-PMH>> <?xml y<OAI-PMH ?><a/>",
     "<?x <OAI-PMH>> <?xml y<OAI-PMH ?><a/>", ""},
    {"<b>Notice</b> <o:OAI-PMH><?xml version='1.0'?></o:OAI-PMH>",
     "<o:OAI-PMH><?xml version='1.0'?></o:OAI-PMH>",
     "14 bytes outside the document"},
    {"<OAI-PMH><![CDATA[</OAI-PMH>]]>x</OAI-PMH>y",
     "<OAI-PMH><![CDATA[</OAI-PMH>]]>x</OAI-PMH>",
     "1 byte outside the document"},
    {"<?x <?xml </OAI-PMH>y ?><a/>", "<?x <?xml </OAI-PMH>y ?><a/>", ""},
    {"<o:OAI-PMH><x/></o:OAI-PMH> <br/>PHP", "<o:OAI-PMH><x/></o:OAI-PMH>",
     "9 bytes outside the document"},
    {"<?xml version='1.0' encoding='US-ASCII'?><a>M\xfcller</a>",
     DECLARED "<a>M\xc3\xbcller</a>", "1 byte read as Windows-1252"},
    {"<?xml version='1.0' encoding='utf8mb4'?><a/>", DECLARED "<a/>",
     "1 encoding that does not exist"},
    {"<?xml version='1.0' encoding='../../x'?><a/>", DECLARED "<a/>",
     "1 encoding that does not exist"},
    {"<?xml version='1.0' encoding='UTF-16'?><a/>", DECLARED "<a/>",
     "1 encoding that does not exist"},
};

static void
test_repairs_are_counted(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(repairs); i++) {
		struct repair_counts c = {0};
		struct buf out, said;

		buf_init(&out, 1000);
		buf_init(&said, 1000);
		repair_xml(str_c(repairs[i].in), &out, &c);
		repair_describe(&c, &said);
		assert_str(buf_view(&out), repairs[i].out);
		assert_str(buf_view(&said), repairs[i].said);
		assert_int_equal(repair_total(&c) > 0,
				 repairs[i].said[0] != '\0');
		buf_free(&out);
		buf_free(&said);
	}
}

/* Conversion as such is no repair; what was declared is gone from the text. */
static void
test_documents_are_converted(void **state)
{
	static const struct {
		struct str in;
		const char *out;
		uint64_t ampersands, bytes;
	} cases[] = {
	    {STR_LIT("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xfc</a>"),
	     DECLARED "<a>\xc3\xbc</a>", 0, 0},
	    {STR_LIT("<?xml version='1.0' encoding='US-ASCII'?><a>b</a>"),
	     DECLARED "<a>b</a>", 0, 0},
	    {STR_LIT("<?xml version='1.0' encoding='ascii'?><a>\xc3\xbc</a>"),
	     DECLARED "<a>\xc3\xbc</a>", 0, 0},
	    {STR_LIT("<?xml version=\"1.0\" encoding = \"latin1\" ?>"
		     "<a>\xfc & b</a>"),
	     DECLARED "<a>\xc3\xbc &amp; b</a>", 1, 0},
	    {STR_LIT("<?xml version='1.0' encoding='windows-1252'?>"
		     "<a>\x80\x81</a>"),
	     DECLARED "<a>\xe2\x82\xac\xef\xbf\xbd</a>", 0, 1},
	    {STR_LIT("<?xml version='1.0' encoding='iso-8859-2'?><a>\xb1</a>"),
	     DECLARED "<a>\xc4\x85</a>", 0, 0},
	    {STR_LIT("\xff\xfe<\0a\0>\0\xfc\0&\0<\0/\0a\0>\0"),
	     DECLARED "<a>\xc3\xbc&amp;</a>", 1, 0},
	    {STR_LIT("\xfe\xff\0<\0a\0>\0\xfc\0&\0<\0/\0a\0>"),
	     DECLARED "<a>\xc3\xbc&amp;</a>", 1, 0},
	    {STR_LIT("<\0?\0x\0m\0l\0 \0e\0n\0c\0o\0d\0i\0n\0g\0=\0'\0U\0T\0F"
		     "\0-\0001\0006\0'\0?\0>\0<\0a\0/\0>\0"),
	     DECLARED "<a/>", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct repair_counts c = {0};
		struct buf out;

		buf_init(&out, 1000);
		repair_xml(cases[i].in, &out, &c);
		assert_str(buf_view(&out), cases[i].out);
		assert_int_equal(c.ampersands, cases[i].ampersands);
		assert_int_equal(c.bytes, cases[i].bytes);
		assert_int_equal(c.encodings + c.recoded + c.around, 0);
		buf_free(&out);
	}
}

static void
test_what_looks_like_windows_1252(void **state)
{
	static const struct {
		const char *text;
		bool is;
	} cases[] = {
	    {"M\xfcller", true},
	    {"\x84Zitat\x93 \x96 caf\xe9", true},
	    {"\xdc"
	     "ber \xc4rzte",
	     true},
	    {"M\xfcller und M\xc3\xbcller", false}, /* some of it is UTF-8 */
	    {"Universit\xc3", false},               /* cut off */
	    {"\xc2 \xc3", false},
	    {"\xe2\x80 cut", false}, /* of three bytes two */
	    {"\xc0\xaf", false},     /* overlong */
	    {"\xed\xa0\x80", false}, /* a surrogate */
	    {"a\x81"
	     "b",
	     false}, /* not assigned */
	    {"plain", false},
	    {"", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (recode_is_1252(str_c(cases[i].text)) != cases[i].is)
			fail_msg("%s", cases[i].text);
}

/* Each text between tags by itself: a page may have both. */
static void
test_encodings_are_judged_piece_by_piece(void **state)
{
	struct repair_counts c = {0};
	struct buf out;

	(void)state;
	buf_init(&out, 1000);
	repair_xml(str_c("<r><a b=\"\xe9\">M\xfcller</a><a>M\xc3\xbcller \xff"
			 "</a></r>"),
		   &out, &c);
	assert_str(buf_view(&out),
		   "<r><a b=\"\xc3\xa9\">M\xc3\xbcller</a><a>M\xc3\xbcller "
		   "\xef\xbf\xbd</a></r>");
	assert_int_equal(c.recoded, 2);
	assert_int_equal(c.bytes, 1);
	buf_free(&out);
}

/* Comments that never end are looked for once. */
static void
test_many_comments_without_end(void **state)
{
	struct repair_counts c = {0};
	struct buf in, out;

	(void)state;
	buf_init(&in, 16 << 20);
	buf_init(&out, 16 << 20);
	for (int i = 0; i < 1000000; i++)
		buf_puts(&in, "<!--<?<a>");
	repair_xml(buf_view(&in), &out, &c);
	assert_true(str_eq(buf_view(&in), buf_view(&out)));
	buf_free(&in);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_repairs_are_counted),
	    cmocka_unit_test(test_documents_are_converted),
	    cmocka_unit_test(test_what_looks_like_windows_1252),
	    cmocka_unit_test(test_encodings_are_judged_piece_by_piece),
	    cmocka_unit_test(test_many_comments_without_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
