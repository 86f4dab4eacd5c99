/* The OAI-PMH envelope. */
#include "tests/unit/unit.h"

#include <string.h>

#include "core/buf.h"
#include "parsers/oai/oai.h"

#define ENVELOPE(inside)                                         \
	"<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'>" \
	"<responseDate>2026-11-22T11:30:00Z</responseDate>"      \
	"<request verb='ListRecords'> https://example.org/oai "  \
	"</request>" inside "</OAI-PMH>"
#define DC(title)                                                       \
	"<oai_dc:dc xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/" \
	"oai_dc/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"         \
	"<dc:title>" title "</dc:title></oai_dc:dc>"

/* One line per record: id|datestamp|sets|root of the payload. */
static int
note(void *ctx, const struct oai_header *h, const struct node *payload,
     struct arena *a, struct err *e)
{
	struct buf *out = ctx;

	(void)a;
	(void)e;
	buf_str(out, h->id);
	buf_char(out, '|');
	buf_str(out, h->datestamp);
	buf_char(out, '|');
	for (size_t i = 0; i < h->nsets; i++) {
		buf_str(out, h->sets[i]);
		buf_char(out, ' ');
	}
	buf_char(out, '|');
	if (h->deleted)
		buf_puts(out, "deleted");
	if (payload != NULL)
		buf_str(out, payload->name);
	if (payload != NULL && str_eq(h->id, STR("written")))
		node_write(payload, out);
	buf_char(out, '\n');
	return 0;
}

static struct buf out;
static struct oai_page page;
static struct oai *reader;

static int
setup(void **state)
{
	(void)state;
	buf_init(&out, 1 << 20);
	reader = oai_new(note, &out);
	return reader == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	oai_free(reader);
	buf_free(&out);
	return 0;
}

static void
read_doc(const char *doc)
{
	struct err e = {0};

	oai_reset(reader);
	buf_clear(&out);
	if (oai_feed(reader, doc, strlen(doc), &e) != 0 ||
	    oai_finish(reader, &page, &e) != 0)
		fail_msg("%s", e.msg);
}

static void
test_list_records(void **state)
{
	(void)state;
	read_doc(ENVELOPE(
	    "<ListRecords>"
	    "<record><header><identifier> oai:x:1\n</identifier>"
	    "<datestamp>2020-01-02</datestamp><setSpec>a</setSpec>"
	    "<setSpec>b:c</setSpec></header>"
	    "<metadata>" DC(
		"One") "</metadata>"
		       "<about><dc:title "
		       "xmlns:dc='urn:x'>no</dc:title></about></record>"
		       "<record><header status='deleted'><identifier>oai:x:2"
		       "</identifier><datestamp>2020-01-03</datestamp></"
		       "header></record>"
		       "<resumptionToken cursor='0' completeListSize='250' "
		       "expirationDate='2030-01-01T00:00:00Z'> a&amp;b/+= "
		       "</resumptionToken></ListRecords>"));
	assert_str(buf_view(&out), "oai:x:1|2020-01-02|a b:c |dc\n"
				   "oai:x:2|2020-01-03||deleted\n");
	assert_int_equal(page.verb, OAI_LIST_RECORDS);
	assert_int_equal(page.records, 2);
	assert_int_equal(page.odd, 0);
	assert_true(page.has_token);
	assert_string_equal(page.token, "a&b/+=");
	assert_int_equal(page.total, 250);
	assert_int_equal(page.cursor, 0);
	assert_string_equal(page.date, "2026-11-22T11:30:00Z");
	assert_string_equal(page.url, "https://example.org/oai");
	assert_string_equal(page.expires, "2030-01-01T00:00:00Z");
}

static void
test_a_payload_takes_its_namespaces_along(void **state)
{
	(void)state;
	read_doc("<OAI-PMH xmlns='urn:o' xmlns:d='urn:d' xmlns:x='urn:x'>"
		 "<GetRecord><record xmlns:x='urn:y'><header><identifier>"
		 "written</identifier><datestamp>2020</datestamp></header>"
		 "<metadata><d:dc x:a='1'/></metadata></record></GetRecord>"
		 "</OAI-PMH>");
	assert_str(buf_view(&out),
		   "written|2020||dc<d:dc xmlns:x=\"urn:y\" xmlns:d=\"urn:d\" "
		   "xmlns=\"urn:o\" x:a=\"1\"/>\n");
}

static void
test_the_end_of_a_list(void **state)
{
	(void)state;
	read_doc(ENVELOPE("<ListRecords><resumptionToken/></ListRecords>"));
	assert_true(page.has_token);
	assert_string_equal(page.token, "");
	assert_int_equal(page.total, -1);
	read_doc(ENVELOPE("<ListRecords/>"));
	assert_false(page.has_token);
	assert_int_equal(page.verb, OAI_LIST_RECORDS);
}

static void
test_errors_by_code(void **state)
{
	(void)state;
	read_doc(ENVELOPE("<error code='noRecordsMatch'> nothing new</error>"));
	assert_int_equal(page.verb, OAI_ERROR);
	assert_int_equal(page.code, OAI_NO_RECORDS);
	assert_string_equal(page.message, "nothing new");
	read_doc(ENVELOPE("<error code='InternalException'>\x09oops</error>"
			  "<error code='badVerb'/>"));
	assert_int_equal(page.code, OAI_UNKNOWN_CODE);
	assert_string_equal(page.code_text, "InternalException");
}

static void
test_odd_records_are_counted_and_named(void **state)
{
	(void)state;
	read_doc(ENVELOPE(
	    "<ListRecords>"
	    "<record><header><identifier>oai:x:1</identifier><datestamp>2020"
	    "</datestamp></header><metadata/></record>"
	    "<record><header><identifier/><datestamp>2020</datestamp></header>"
	    "<metadata>" DC("T") "</metadata></record>"
				 "<record><metadata>" DC(
				     "T") "</metadata></record>"
					  "</ListRecords>"));
	assert_int_equal(page.records, 3);
	assert_int_equal(page.odd, 3);
	assert_string_equal(page.oddity, "record 1 (oai:x:1): no metadata");
	assert_str(buf_view(&out), "|2020||dc\n|||dc\n");
}

static void
test_a_deleted_record_has_no_payload(void **state)
{
	(void)state;
	read_doc(ENVELOPE("<GetRecord><record><header status='DELETED'>"
			  "<identifier>oai:x:1</identifier><datestamp>2020"
			  "</datestamp></header><metadata>" DC(
			      "T") ""
				   "</metadata></record></GetRecord>"));
	assert_str(buf_view(&out), "oai:x:1|2020||deleted\n");
	assert_int_equal(page.odd, 0);
}

static void
test_identify(void **state)
{
	const struct oai_identify *i;

	(void)state;
	read_doc(ENVELOPE(
	    "<Identify><repositoryName>N&#xE4;me</repositoryName>"
	    "<baseURL>https://example.org/oai</baseURL>"
	    "<protocolVersion>2.0</protocolVersion>"
	    "<earliestDatestamp>1990-01-01</earliestDatestamp>"
	    "<deletedRecord>persistent</deletedRecord>"
	    "<granularity>YYYY-MM-DD</granularity>"
	    "<description><oai-identifier xmlns='urn:i'><scheme>oai</scheme>"
	    "<repositoryIdentifier>example.org</repositoryIdentifier>"
	    "<sampleIdentifier>oai:example.org:1</sampleIdentifier>"
	    "</oai-identifier></description></Identify>"));
	assert_int_equal(page.verb, OAI_IDENTIFY);
	i = oai_identify(reader);
	assert_string_equal(i->name, "N\xc3\xa4me");
	assert_string_equal(i->earliest, "1990-01-01");
	assert_string_equal(i->deleted, "persistent");
	assert_string_equal(i->id_prefix, "example.org");
	assert_string_equal(i->sample_id, "oai:example.org:1");
	assert_true(i->day);
}

static void
test_sets_and_formats(void **state)
{
	const struct str(*pairs)[2];

	(void)state;
	read_doc(ENVELOPE("<ListSets><set><setSpec>a:b</setSpec><setName>A B"
			  "</setName></set><set><setSpec>c</setSpec></set>"
			  "</ListSets>"));
	assert_int_equal(oai_listed(reader, &pairs), 2);
	assert_str(pairs[0][0], "a:b");
	assert_str(pairs[0][1], "A B");
	assert_str(pairs[1][0], "c");
	read_doc(ENVELOPE(
	    "<ListMetadataFormats><metadataFormat><metadataPrefix>mods"
	    "</metadataPrefix><schema>s</schema><metadataNamespace>urn:m"
	    "</metadataNamespace></metadataFormat></ListMetadataFormats>"));
	assert_int_equal(oai_listed(reader, &pairs), 1);
	assert_str(pairs[0][0], "mods");
	assert_str(pairs[0][1], "urn:m");
}

static void
test_what_is_no_oai(void **state)
{
	(void)state;
	read_doc("<html><body><p>Maintenance</p></body></html>");
	assert_int_equal(page.verb, OAI_NOT_OAI);
	assert_string_equal(page.root, "html");
	read_doc("<OAI-PMH/>");
	assert_int_equal(page.verb, OAI_NOT_OAI);
}

static void
test_bare_records(void **state)
{
	(void)state;
	read_doc(DC("T"));
	assert_int_equal(page.verb, OAI_NONE);
	assert_str(buf_view(&out), "|||dc\n");
	read_doc("<record><header><identifier>x</identifier></header>"
		 "<metadata>" DC("T") "</metadata></record>");
	assert_str(buf_view(&out), "x|||dc\n");
	read_doc("<all>" DC("T") DC("U") "</all>");
	assert_str(buf_view(&out), "|||dc\n|||dc\n");
}

static void
test_limits_are_said(void **state)
{
	struct buf doc;
	struct err e = {0};

	(void)state;
	buf_init(&doc, 1 << 20);
	buf_puts(&doc, "<OAI-PMH><ListRecords><resumptionToken>");
	for (int i = 0; i < OAI_TOKEN_MAX; i++)
		buf_char(&doc, 't');
	buf_puts(&doc, "</resumptionToken></ListRecords></OAI-PMH>");
	oai_reset(reader);
	assert_int_equal(oai_feed(reader, doc.p, doc.n, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_non_null(strstr(e.msg, "resumptionToken of 8192 bytes"));
	buf_free(&doc);
}

static const struct {
	const char *tail, *token; /* NULL: none is believed */
} tails[] = {
    {"</record><resumptionToken>t</resumptionToken></ListRecords>"
     "</OAI-PMH>",
     "t"},
    {"</record>\n<resumptionToken cursor='0'> a&amp;b=1|2 "
     "</resumptionToken>\n </ListRecords>\n</OAI-PMH>\n",
     "a&b=1|2"},
    {"</o:record><o:resumptionToken>t</o:resumptionToken>"
     "</o:ListRecords></o:OAI-PMH>",
     "t"},
    {"</header><resumptionToken>t</resumptionToken>"
     "</ListIdentifiers></OAI-PMH>",
     "t"},
    /* No token, or none that is sure. */
    {"", NULL},
    {"</record></ListRecords></OAI-PMH>", NULL},
    {"</record><resumptionToken/></ListRecords></OAI-PMH>", NULL},
    {"</record><resumptionToken></resumptionToken></ListRecords>"
     "</OAI-PMH>",
     NULL},
    {"</record><resumptionToken>t&#49;</resumptionToken></ListRecords>"
     "</OAI-PMH>",
     NULL},
    {"</record><resumptionToken>t\xc3\xa4</resumptionToken>"
     "</ListRecords></OAI-PMH>",
     NULL},
    {"</record><resumptionToken><![CDATA[t]]></resumptionToken>"
     "</ListRecords></OAI-PMH>",
     NULL},
    {"</record><resumptionToken>t<!-- -->u</resumptionToken>"
     "</ListRecords></OAI-PMH>",
     NULL},
    {"<record><resumptionToken>t</resumptionToken></ListRecords>"
     "</OAI-PMH>",
     NULL},
    {"</record><resumptionToken>t</resumptionToken></ListRecords>", NULL},
    {"</record><resumptionToken>t</resumptionToken></ListRecords>"
     "</OAI-PMH>Notice",
     NULL},
    {"</record><resumptionToken>t</resumptionToken></ListSets>"
     "</OAI-PMH>",
     NULL},
    {">t</resumptionToken></ListRecords></OAI-PMH>", NULL},
};

static void
test_a_token_seen_from_the_end(void **state)
{
	struct buf token;

	(void)state;
	buf_init(&token, OAI_TOKEN_MAX);
	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		bool found = oai_token_ahead(str_c(tails[i].tail), &token);

		assert_int_equal(found, tails[i].token != NULL);
		if (found)
			assert_true(str_eqc(buf_view(&token), tails[i].token));
	}
	buf_free(&token);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_list_records),
	    cmocka_unit_test(test_a_payload_takes_its_namespaces_along),
	    cmocka_unit_test(test_the_end_of_a_list),
	    cmocka_unit_test(test_errors_by_code),
	    cmocka_unit_test(test_odd_records_are_counted_and_named),
	    cmocka_unit_test(test_a_deleted_record_has_no_payload),
	    cmocka_unit_test(test_identify),
	    cmocka_unit_test(test_sets_and_formats),
	    cmocka_unit_test(test_what_is_no_oai),
	    cmocka_unit_test(test_bare_records),
	    cmocka_unit_test(test_limits_are_said),
	    cmocka_unit_test(test_a_token_seen_from_the_end),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
