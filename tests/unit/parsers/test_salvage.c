/* Where the records of a broken page begin and end. */
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "core/mem.h"
#include "parsers/oai/oai.h"
#include "parsers/oai/internal.h"
#include "tests/unit/unit.h"

#define PAGE(inside)                                                          \
	"<?xml version='1.0'?><OAI-PMH xmlns='u'><request>r</request>" inside \
	"</OAI-PMH>"
#define LIST(inside)    PAGE("<ListRecords>" inside "</ListRecords>")
#define HEAD(id)        "<header><identifier>" id "</identifier></header>"
#define META(inside)    "<metadata>" inside "</metadata>"
#define REC(id, inside) "<record>" HEAD(id) META(inside) "</record>"

/* What was found, one behind the other; why not, when nothing can be sure. */
static void
expect(const char *doc, const char *want)
{
	struct salvage s;
	struct buf got;
	struct err e;

	buf_init(&got, 1 << 20);
	if (salvage_scan(&s, str_c(doc), &e) != 0)
		buf_printf(&got, "ERR %s", e.msg);
	else
		for (size_t i = 0; i < s.n; i++)
			buf_printf(&got, "%s" STR_FMT, i > 0 ? " | " : "",
				   STR_ARG(salvage_bytes(&s, i)));
	if (!str_eqc(buf_view(&got), want))
		fail_msg("'%s'\n gave '%.*s'\n not  '%s'", doc,
			 STR_ARG(buf_view(&got)), want);
	salvage_free(&s);
	buf_free(&got);
}

/* The bytes of the second record, between two that are fine. */
#define BETWEEN(bytes)       LIST(REC("1", "a") "\n" bytes "\n" REC("3", "c"))
#define FOUND(bytes)         REC("1", "a") " | " bytes " | " REC("3", "c")
#define expect_second(bytes) expect(BETWEEN(bytes), FOUND(bytes))

static void
test_records_whose_insides_are_broken(void **state)
{
	(void)state;
	expect_second(REC("2", "<t>b</x>"));
	expect_second(REC("2", "<t>b"));
	expect_second(REC("2", "<t a='1' a='2'>b</t>"));
	expect_second(REC("2", "p < 0.05 & q<r and s"));
	expect_second(REC("2", "<t a=\"unclosed>b</t>"));
	expect_second(REC("2", "<t a='x>y'>b</t>"));
	expect_second("<record>" HEAD("2") "<metadata>b</metadatum></record>");
	expect_second("<record><header>2</record>");
	expect_second("<record/>");
	expect_second("<record><header status='deleted'/></record>");
	expect_second("<record a='/>'\n b=\"c\">" HEAD("2") "</record>");
}

static void
test_end_tags_that_are_none(void **state)
{
	(void)state;
	expect_second(REC("2", "<![CDATA[</record></ListRecords>]]><x>"));
	expect_second(REC("2", "<!-- </record><record> --><x>"));
	expect_second(REC("2", "<?p </record> ?><x>"));
	expect_second(REC("2", "<x:record>b</x:record></y>"));
	expect_second(REC("2", "<records></recordx></y>"));
	expect_second(REC("2", "<a b='</record'>"));
}

static void
test_records_within_records_are_counted(void **state)
{
	(void)state;
	expect_second(REC("2", "<record><leader>b</record>"));
	expect_second(REC("2", "<c><record>b</record><record>c</record></c"));
	expect_second(REC("2", "<record/><x>"));
	/* One too many, one too few. */
	expect_second(REC("2", "<c>b</record></c>"));
	expect_second(REC("2", "<record>b"));
	expect_second(REC("2", "<record><record>b</record>"));
	expect_second("<record>" HEAD("2")
			  META("<record>b") "<about>x</about></record>");
}

static void
test_a_record_without_its_end_tag(void **state)
{
	(void)state;
	expect(BETWEEN("<record>" HEAD("2") META("b")),
	       FOUND("<record>" HEAD("2") META("b") "\n"));
	expect(BETWEEN("<record>" HEAD("2") META("b") "</recrod>"),
	       FOUND("<record>" HEAD("2") META("b") "</recrod>\n"));
	expect(BETWEEN("<record>" HEAD("2")), FOUND("<record>" HEAD("2") "\n"));
	expect(LIST(REC("1", "a") "<record>" HEAD("2") META("b")),
	       REC("1", "a") " | <record>" HEAD("2") META("b"));
	expect(LIST("<record>" HEAD("2")
			META("b") "<resumptionToken>t</resumptionToken>"),
	       "<record>" HEAD("2") META("b"));
}

static void
test_the_token_and_other_prefixes(void **state)
{
	(void)state;
	expect(LIST(REC("1", "<a>") "<resumptionToken/>"), REC("1", "<a>"));
	expect(LIST(REC("1", "<a>") "<resumptionToken x='1'>t"
				    "</resumptionToken>" REC("2", "b")),
	       REC("1", "<a>") " | " REC("2", "b"));
	expect("<o:OAI-PMH><o:ListRecords><o:record><o:header/><o:metadata>"
	       "<record>x</o:metadata></o:record></o:ListRecords></o:OAI-PMH>",
	       "<o:record><o:header/><o:metadata><record>x</o:metadata>"
	       "</o:record>");
	expect(LIST(""), "");
	expect("<OAI-PMH><ListRecords></ListRecords></OAI-PMH> \n<!-- x -->",
	       "");
}

static void
test_what_cannot_be_made_sure(void **state)
{
	static const char *const unsure[][2] = {
	    {LIST("<record>" HEAD("1") "<metadata>b"), "without end"},
	    {LIST(REC("1", "<![CDATA[ b")), "hides what follows"},
	    {LIST(REC("1", "<!-- b")), "hides what follows"},
	    {LIST(REC("1", "<!ELEMENT b>")), "hides what follows"},
	    {LIST("<p>Notice</p>" REC("1", "b")), "something else"},
	    {LIST(REC("1", "b") "<resumptionToken>t"), "token without end"},
	    {LIST("<resumptionToken>t" REC("1", "b")), "token without end"},
	    {PAGE("<GetRecord>" REC("1", "<a>") "</GetRecord>"), "no list"},
	    {PAGE("<error code='x'/>"), "no list"},
	    {"<OAI-PMH><ListRecords>" REC("1", "a"), "without end"},
	    {"<OAI-PMH><ListRecords>" REC("1", "a") "</ListRecords>",
	     "cut off"},
	    {"<OAI-PMH><ListRecords>" REC("1", "a") "<reco", "without end"},
	    {"<OAI-PMH><ListRecords><record>" HEAD("1") "<metadata>",
	     "without end"},
	    {"<OAI-PMH><ListRecords/></OAI-PMH>", "no list"},
	    {"<html><ListRecords></ListRecords></html>", "not an OAI-PMH"},
	    {"<!DOCTYPE x><OAI-PMH>", "hides what follows"},
	    {"", "not an OAI-PMH"},
	    {"no tag at all", "not an OAI-PMH"},
	};
	struct salvage s;
	struct err e;

	(void)state;
	for (size_t i = 0; i < COUNT(unsure); i++) {
		if (salvage_scan(&s, str_c(unsure[i][0]), &e) == 0 ||
		    e.code != ERR_XML || strstr(e.msg, unsure[i][1]) == NULL)
			fail_msg("%s: %s", unsure[i][0], e.msg);
		salvage_free(&s);
	}
}

/* A record that may hold the beginning of another is not told apart. */
static void
test_doubt(void **state)
{
	static const struct {
		const char *second;
		bool doubtful;
	} cases[] = {
	    {REC("2", "<t>b</x>"), false},
	    {REC("2", "<![CDATA[<record><header>]]></x>"), true},
	    {REC("2", "<!-- <record>\n <header a='1'> --></x>"), true},
	    {REC("2", "<w><record><header/></record></x>"), false},
	    {REC("2", "<w><record a='1'><header></header></record></x>"), true},
	    {REC("2", "<record <header></record>"), false},
	    /* An end tag between two records hides the end of the first. */
	    {REC("2", "b") "</x>" REC("3", "c"), true},
	    {REC("2", "<record><leader></record>"), false},
	};
	struct salvage s;
	struct buf doc;
	struct err e;

	(void)state;
	buf_init(&doc, 4096);
	for (size_t i = 0; i < COUNT(cases); i++) {
		buf_clear(&doc);
		buf_printf(&doc,
			   "<OAI-PMH><ListRecords>%s</ListRecords>"
			   "</OAI-PMH>",
			   cases[i].second);
		if (salvage_scan(&s, buf_view(&doc), &e) != 0)
			fail_msg("%s: %s", cases[i].second, e.msg);
		if (salvage_doubtful(&s, 0) != cases[i].doubtful)
			fail_msg("%s: %d", cases[i].second, !cases[i].doubtful);
		salvage_free(&s);
	}
	buf_free(&doc);
}

static void
test_pieces_are_pages(void **state)
{
	static const char doc[] =
	    "<?xml version='1.0'\nencoding='ISO-8859-1'?>\n<OAI-PMH\n xmlns="
	    "'u'>\n<responseDate>d</responseDate>\n<ListRecords>\n" REC(
		"1", "<a>") "\n<resumptionToken>t</resumptionToken>"
			    "</ListRecords></OAI-PMH>";
	struct salvage s;
	struct buf out;
	struct err e;

	(void)state;
	buf_init(&out, 4096);
	assert_int_equal(salvage_scan(&s, str_c(doc), &e), 0);
	salvage_page(&s, salvage_bytes(&s, 0), &out);
	assert_str(buf_view(&out),
		   "<?xml version='1.0' encoding='ISO-8859-1'?><OAI-PMH  xmlns="
		   "'u'><ListRecords>" REC("1", "<a>") "</ListRecords>"
						       "</OAI-PMH>");
	buf_clear(&out);
	salvage_header_page(&s, 0, &out);
	assert_str(buf_view(&out),
		   "<?xml version='1.0' encoding='ISO-8859-1'?><OAI-PMH  xmlns="
		   "'u'><ListRecords><record>" HEAD("1") "</record>"
							 "</ListRecords>"
							 "</OAI-PMH>");
	buf_clear(&out);
	salvage_envelope(&s, &out);
	assert_str(buf_view(&out),
		   "<?xml version='1.0'\nencoding='ISO-8859-1'?>\n<OAI-PMH\n "
		   "xmlns='u'>\n<responseDate>d</responseDate>\n<ListRecords>"
		   "\n\n<resumptionToken>t</resumptionToken></ListRecords>"
		   "</OAI-PMH>");
	salvage_free(&s);
	buf_free(&out);
}

/* Times go with the bytes, not with their square. */
static void
test_many_of_everything(void **state)
{
	static const struct {
		const char *piece;
		unsigned int n;
		enum err_code code;
	} cases[] = {
	    {"<record><header>", 100000, ERR_XML},
	    {"<record>", 1000000, ERR_XML},
	    {"</record>", 100000, ERR_XML},
	    {"<record/>", SALVAGE_RECORDS_MAX, ERR_NONE},
	    {"<record/>", SALVAGE_RECORDS_MAX + 1, ERR_LIMIT},
	    {"<record <", 1000000, ERR_NONE},
	    {"<a b='", 1000000, ERR_NONE},
	    {"<![CDATA[", 1000000, ERR_XML},
	    {"<", 1000000, ERR_NONE},
	};
	struct salvage s;
	struct buf doc;
	struct err e;

	(void)state;
	buf_init(&doc, 64 << 20);
	for (size_t i = 0; i < COUNT(cases); i++) {
		int rc;

		buf_clear(&doc);
		buf_puts(&doc, "<OAI-PMH><ListRecords>");
		for (unsigned int k = 0; k < cases[i].n; k++)
			buf_puts(&doc, cases[i].piece);
		buf_puts(&doc, "</ListRecords></OAI-PMH>");
		assert_false(doc.failed);
		e.code = ERR_NONE;
		rc = salvage_scan(&s, buf_view(&doc), &e);
		if (e.code != cases[i].code || (rc == 0) != (e.code == 0))
			fail_msg("%s: %d", cases[i].piece, (int)e.code);
		salvage_free(&s);
	}
	/* A record full of beginnings of records, none of which is one. */
	buf_clear(&doc);
	buf_puts(&doc, "<OAI-PMH><ListRecords><record>");
	for (unsigned int k = 0; k < 1000000; k++)
		buf_puts(&doc, "<record <");
	buf_puts(&doc, "</record></ListRecords></OAI-PMH>");
	assert_int_equal(salvage_scan(&s, buf_view(&doc), &e), 0);
	assert_false(salvage_doubtful(&s, 0));
	salvage_free(&s);
	buf_free(&doc);
}

static void
test_out_of_memory(void **state)
{
	struct salvage s;
	struct err e;

	(void)state;
	mem_fail_at(1, 0);
	assert_int_equal(salvage_scan(&s, str_c(LIST(REC("1", "a"))), &e), -1);
	assert_int_equal(e.code, ERR_NOMEM);
	mem_fail_at(0, 0);
	salvage_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_records_whose_insides_are_broken),
	    cmocka_unit_test(test_end_tags_that_are_none),
	    cmocka_unit_test(test_records_within_records_are_counted),
	    cmocka_unit_test(test_a_record_without_its_end_tag),
	    cmocka_unit_test(test_the_token_and_other_prefixes),
	    cmocka_unit_test(test_what_cannot_be_made_sure),
	    cmocka_unit_test(test_doubt),
	    cmocka_unit_test(test_pieces_are_pages),
	    cmocka_unit_test(test_many_of_everything),
	    cmocka_unit_test(test_out_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
