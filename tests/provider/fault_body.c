/*
 * Faults of the whole document: encoding, what surrounds it, document types,
 * namespaces, truncation, content coding.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/provider/call.h"
#include "tests/provider/gzip.h"
#include "tests/provider/recode.h"

#define ROOT "<OAI-PMH"
#define ALL  "@list*always"
#define ANY  "@any*always"

static void
insert_at(struct call *c, size_t at, const char *what)
{
	text_insert(&c->answer.body, at, what, strlen(what));
}

static bool
before(struct call *c, const struct spec *s, size_t at)
{
	insert_at(c, at, s->fault->data);
	return false;
}

static bool
after(struct call *c, const struct spec *s, size_t at)
{
	(void)at;
	text_puts(&c->answer.body, s->fault->data);
	return false;
}

static bool
no_declaration(struct call *c, const struct spec *s, size_t at)
{
	size_t root = text_find(&c->answer.body, ROOT, at);

	(void)s;
	if (root != TEXT_NONE)
		text_cut(&c->answer.body, 0, root);
	return false;
}

static bool
two_roots(struct call *c, const struct spec *s, size_t at)
{
	size_t root = text_find(&c->answer.body, ROOT, at);
	char *copy;

	(void)s;
	if (root == TEXT_NONE)
		return false;
	copy = must_copy(c->answer.body.p + root, c->answer.body.n - root);
	text_puts(&c->answer.body, copy);
	free(copy);
	return false;
}

/*
 * A text behind the declaration, and one put into the first title. ORIGIN
 * stands for this server, so that its log shows who went there.
 */
struct doctype {
	const char *text, *reference;
};

static bool
doctype(struct call *c, const struct spec *s, size_t at)
{
	const struct doctype *d = s->fault->data;
	struct text *body = &c->answer.body;
	size_t p = text_find(body, "<dc:title", at);

	p = p == TEXT_NONE ? p : text_find(body, ">", p);
	if (p != TEXT_NONE)
		insert_at(c, p + 1, d->reference);
	p = text_find(body, ROOT, 0);
	if (p != TEXT_NONE)
		insert_at(c, p, d->text);
	text_replace(body, 0, "ORIGIN", c->origin);
	return false;
}

static bool
quadratic(struct call *c, const struct spec *s, size_t at)
{
	struct text big = {0}, many = {0};
	struct doctype d;
	struct spec with = *s;
	struct fault row = *s->fault;

	text_puts(&big, "<!DOCTYPE x [<!ENTITY a \"");
	text_repeat(&big, 'a', 100000);
	text_puts(&big, "\">]>\n");
	for (int i = 0; i < 20000; i++)
		text_puts(&many, "&a;");
	d = (struct doctype){big.p, many.p};
	row.data = &d;
	with.fault = &row;
	(void)doctype(c, &with, at);
	text_free(&big);
	text_free(&many);
	return false;
}

/* Pairs of replacements in the whole text; NULL ends them. */
static bool
respell(struct call *c, const struct spec *s, size_t at)
{
	for (const char *const *p = s->fault->data; *p != NULL; p += 2)
		text_replace(&c->answer.body, at, p[0], p[1]);
	return false;
}

static bool
to_utf16(struct call *c, const struct spec *s, size_t at)
{
	(void)at;
	recode_utf16(&c->answer.body, s->fault->number != 0);
	answer_header(&c->answer, "Content-Type", "text/xml");
	return false;
}

/* number 0: declared; 1: the declaration still says UTF-8 */
static bool
to_latin1(struct call *c, const struct spec *s, size_t at)
{
	(void)at;
	recode_latin1(&c->answer.body, s->fault->number == 0);
	answer_header(&c->answer, "Content-Type", "text/xml");
	return false;
}

/* number 0: in the middle; 1: behind a record; 2: before the last tag */
static bool
truncated(struct call *c, const struct spec *s, size_t at)
{
	struct text *body = &c->answer.body;
	size_t keep = body->n / 2, p;

	(void)at;
	if (s->fault->number == 1) {
		p = text_find(body, "</record>\n", keep);
		keep = p == TEXT_NONE ? keep : p + strlen("</record>\n");
	} else if (s->fault->number == 2) {
		p = text_find_last(body, "</OAI-PMH>");
		keep = p == TEXT_NONE ? keep : p;
	}
	text_cut(body, keep, body->n - keep);
	return false;
}

static bool
no_records(struct call *c, const struct spec *s, size_t at)
{
	struct text *body = &c->answer.body;
	size_t from = text_find(body, "    <record>", at);
	size_t to = text_find_last(body, "</record>\n");

	(void)s;
	if (from != TEXT_NONE && to != TEXT_NONE)
		text_cut(body, from, to + strlen("</record>\n") - from);
	return false;
}

static bool
content_type(struct call *c, const struct spec *s, size_t at)
{
	(void)at;
	answer_header(&c->answer, "Content-Type",
		      s->arg != NULL ? s->arg : "text/html;charset=ISO-8859-1");
	return false;
}

enum coding {
	CODING_WHOLE,
	CODING_MEMBERS,
	CODING_CUT,
	CODING_CRC,
	CODING_CORRUPT
};

/* Compressed whether asked for or not, and perhaps damaged afterwards. */
static bool
coded(struct call *c, const struct spec *s, size_t at)
{
	struct text *body = &c->answer.body;

	(void)at;
	if (s->fault->number == CODING_MEMBERS && !c->takes_gzip)
		return false;
	if (s->fault->number == CODING_MEMBERS)
		gzip_members(&c->answer);
	else
		gzip_answer(&c->answer);
	if (s->fault->number == CODING_CUT)
		text_cut(body, body->n / 2, body->n - body->n / 2);
	else if (s->fault->number == CODING_CRC)
		body->p[body->n - 8] ^= 0x55;
	else if (s->fault->number == CODING_CORRUPT)
		memset(body->p + body->n / 2, 0x55, 16);
	return false;
}

static bool
labelled(struct call *c, const struct spec *s, size_t at)
{
	(void)at;
	answer_header(&c->answer, "Content-Encoding",
		      s->arg != NULL ? s->arg : s->fault->data);
	return false;
}

static const char *const undeclared_dc[] = {
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"", "", NULL};
static const char *const unknown_encoding[] = {"encoding=\"UTF-8\"",
					       "encoding=\"utf8mb4\"", NULL};
static const char *const no_namespace[] = {
    " xmlns=\"http://www.openarchives.org/OAI/2.0/\"", "", NULL};
static const char *const oai_1_1[] = {
    "xmlns=\"http://www.openarchives.org/OAI/2.0/\"",
    "xmlns=\"http://www.openarchives.org/OAI/1.1/OAI_ListRecords\"", NULL};
static const char *const dc_slash[] = {"\"http://purl.org/dc/elements/1.1/\"",
				       "\"http://purl.org/dc/elements/1.1\"",
				       NULL};
static const char *const other_prefixes[] = {
    "xmlns:dc=",  "xmlns:purl=", "xmlns:oai_dc=", "xmlns:simple=",
    "<dc:",       "<purl:",      "</dc:",         "</purl:",
    "<oai_dc:dc", "<simple:dc",  "</oai_dc:dc",   "</simple:dc",
    NULL};
static const char *const default_dc[] = {
    "<oai_dc:dc ", "<oai_dc:dc xmlns=\"http://purl.org/dc/elements/1.1/\" ",
    "<dc:",        "<",
    "</dc:",       "</",
    NULL};

#define TAG(name) "<" name, "<oai:" name, "</" name, "</oai:" name
static const char *const oai_prefix[] = {"<OAI-PMH xmlns=",
					 "<oai:OAI-PMH xmlns:oai=",
					 "</OAI-PMH",
					 "</oai:OAI-PMH",
					 TAG("responseDate"),
					 TAG("request"),
					 TAG("error"),
					 TAG("List"),
					 TAG("record"),
					 TAG("header"),
					 TAG("identifier"),
					 TAG("datestamp"),
					 TAG("setSpec"),
					 TAG("metadata>"),
					 TAG("about"),
					 TAG("resumptionToken"),
					 NULL};

static const struct doctype laughs = {
    "<!DOCTYPE lolz [\n<!ENTITY lol \"lol\">\n"
    "<!ENTITY lol1 \"&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;\">\n"
    "<!ENTITY lol2 \"&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;\">\n"
    "<!ENTITY lol3 \"&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;\">\n"
    "<!ENTITY lol4 \"&lol3;&lol3;&lol3;&lol3;&lol3;&lol3;&lol3;&lol3;\">\n"
    "<!ENTITY lol5 \"&lol4;&lol4;&lol4;&lol4;&lol4;&lol4;&lol4;&lol4;\">\n"
    "<!ENTITY lol6 \"&lol5;&lol5;&lol5;&lol5;&lol5;&lol5;&lol5;&lol5;\">\n"
    "<!ENTITY lol7 \"&lol6;&lol6;&lol6;&lol6;&lol6;&lol6;&lol6;&lol6;\">\n"
    "<!ENTITY lol8 \"&lol7;&lol7;&lol7;&lol7;&lol7;&lol7;&lol7;&lol7;\">\n"
    "<!ENTITY lol9 \"&lol8;&lol8;&lol8;&lol8;&lol8;&lol8;&lol8;&lol8;\">\n"
    "]>\n",
    "&lol9;"};
static const struct doctype declared = {
    "<!DOCTYPE x [<!ENTITY uuml \"&#252;\">]>\n", "M&uuml;ller "};
static const struct doctype xxe_file = {
    "<!DOCTYPE x [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>\n", "&xxe;"};
static const struct doctype xxe_http = {
    "<!DOCTYPE x [<!ENTITY xxe SYSTEM \"ORIGIN/xxe-entity\">]>\n", "&xxe;"};
static const struct doctype external_dtd = {
    "<!DOCTYPE OAI-PMH SYSTEM \"ORIGIN/xxe-dtd\">\n", ""};
static const struct doctype parameter = {
    "<!DOCTYPE x [<!ENTITY % p SYSTEM \"ORIGIN/xxe-parameter\"> %p;]>\n", ""};
static const struct doctype xinclude = {
    "", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\""
	" href=\"ORIGIN/xxe-include\" parse=\"text\"/>"};
static const struct doctype stylesheet = {
    "<?xml-stylesheet type=\"text/xsl\" href=\"ORIGIN/xxe-style\"?>\n", ""};
static const char *const schema[] = {
    "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
    "http://127.0.0.1:9/xxe-schema.xsd", NULL};

static const char php_notice[] =
    "<br />\n<b>Notice</b>:  Undefined index: set in <b>/srv/oai.php</b> "
    "on line <b>42</b><br />\n";

/* clang-format off */
const struct fault faults_body[] = {
	{"bom", NULL, "U+FEFF in front", ANY,
	    STAGE_BODY, before, "\xef\xbb\xbf", 0},
	{"space-before", NULL, "blanks before the declaration", ANY,
	    STAGE_BODY, before, "\n \t\n", 0},
	{"php-before", NULL, "a PHP notice in front", ALL,
	    STAGE_BODY, before, php_notice, 0},
	{"php-after", NULL, "a PHP notice behind", ALL,
	    STAGE_BODY, after, php_notice, 0},
	{"text-after", NULL, "blanks and a comment behind", ANY,
	    STAGE_BODY, after, "\n\n<!-- 0.42 s -->\n\n", 0},
	{"no-declaration", NULL, "no XML declaration", ANY,
	    STAGE_BODY, no_declaration, NULL, 0},
	{"two-roots", NULL, "the document twice", ALL,
	    STAGE_BODY, two_roots, NULL, 0},
	{"utf16", NULL, "UTF-16, little endian", ANY,
	    STAGE_BODY, to_utf16, NULL, 0},
	{"utf16-be", NULL, "UTF-16, big endian", ANY,
	    STAGE_BODY, to_utf16, NULL, 1},
	{"latin1", NULL, "ISO-8859-1, declared", ANY,
	    STAGE_BODY, to_latin1, NULL, 0},
	{"latin1-lie", NULL, "ISO-8859-1 that says UTF-8", ALL,
	    STAGE_BODY, to_latin1, NULL, 1},
	{"encoding-unknown", NULL, "an encoding nobody knows", ANY,
	    STAGE_BODY, respell, unknown_encoding, 0},
	{"laughs", NULL, "billion laughs", ALL,
	    STAGE_BODY, doctype, &laughs, 0},
	{"quadratic", NULL, "quadratic blow-up", ALL,
	    STAGE_BODY, quadratic, NULL, 0},
	{"declared-entity", NULL, "a harmless declared entity", ALL,
	    STAGE_BODY, doctype, &declared, 0},
	{"xxe-file", NULL, "external entity: a file", ALL,
	    STAGE_BODY, doctype, &xxe_file, 0},
	{"xxe-http", NULL, "external entity: /xxe-entity here", ALL,
	    STAGE_BODY, doctype, &xxe_http, 0},
	{"external-dtd", NULL, "external DTD: /xxe-dtd here", ALL,
	    STAGE_BODY, doctype, &external_dtd, 0},
	{"parameter-entity", NULL, "/xxe-parameter here", ALL,
	    STAGE_BODY, doctype, &parameter, 0},
	{"xinclude", NULL, "/xxe-include here", ALL,
	    STAGE_BODY, doctype, &xinclude, 0},
	{"stylesheet-here", NULL, "/xxe-style here", ALL,
	    STAGE_BODY, doctype, &stylesheet, 0},
	{"schema-location", NULL, "schemaLocation at a dead port", ALL,
	    STAGE_BODY, respell, schema, 0},
	{"undeclared-dc", NULL, "prefix dc is not declared", ALL,
	    STAGE_BODY, respell, undeclared_dc, 0},
	{"no-namespace", NULL, "OAI elements in no namespace", ANY,
	    STAGE_BODY, respell, no_namespace, 0},
	{"oai-1.1", NULL, "the namespace of OAI 1.1", ANY,
	    STAGE_BODY, respell, oai_1_1, 0},
	{"dc-slash", NULL, "DC namespace without its last slash", ALL,
	    STAGE_BODY, respell, dc_slash, 0},
	{"prefix-other", NULL, "other prefixes", ALL,
	    STAGE_BODY, respell, other_prefixes, 0},
	{"prefix-oai", NULL, "the OAI elements with a prefix", ALL,
	    STAGE_BODY, respell, oai_prefix, 0},
	{"prefix-default", NULL, "DC as default namespace", ALL,
	    STAGE_BODY, respell, default_dc, 0},
	{"no-records", NULL, "a list element without records", ALL,
	    STAGE_BODY, no_records, NULL, 0},
	{"truncate", NULL, "half of the document, right length", "@any*2",
	    STAGE_BODY, truncated, NULL, 0},
	{"truncate-between", NULL, "cut between two records", "@any*2",
	    STAGE_BODY, truncated, NULL, 1},
	{"truncate-end", NULL, "only the last end tag is missing", "@any*2",
	    STAGE_BODY, truncated, NULL, 2},
	{"content-type", "TEXT", "another (text/html;charset=ISO-8859-1)", ANY,
	    STAGE_BODY, content_type, NULL, 0},
	{"gzip-force", NULL, "gzip whether asked for or not", ANY,
	    STAGE_BODY, coded, NULL, CODING_WHOLE},
	{"gzip-members", NULL, "gzip of two members, to those who accept it", ANY,
	    STAGE_BODY, coded, NULL, CODING_MEMBERS},
	{"gzip-cut", NULL, "half of the gzip stream, right length", "@any*2",
	    STAGE_BODY, coded, NULL, CODING_CUT},
	{"gzip-crc", NULL, "wrong CRC", "@any*2",
	    STAGE_BODY, coded, NULL, CODING_CRC},
	{"gzip-corrupt", NULL, "bytes in the middle changed", "@any*2",
	    STAGE_BODY, coded, NULL, CODING_CORRUPT},
	{"gzip-label", NULL, "says gzip, is not", "@any*2",
	    STAGE_BODY, labelled, "gzip", 0},
	{"coding", "NAME", "an unknown Content-Encoding (x-rot13)", "@any*2",
	    STAGE_BODY, labelled, "x-rot13", 0},
	{NULL, NULL, NULL, NULL, STAGE_BODY, NULL, NULL, 0},
};
/* clang-format on */
