/*
 * Faults in the structure of one record: header, metadata, elements.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/provider/call.h"

#define ALL "@list*always"

/* Replaces what stands between two strings, both included. */
static void
replace_span(struct call *c, size_t at, const char *open, const char *close,
	     const char *with)
{
	struct text *body = &c->answer.body;
	size_t from = text_find(body, open, at), to;

	if (from == TEXT_NONE)
		return;
	to = text_find(body, close, from);
	if (to == TEXT_NONE)
		return;
	text_cut(body, from, to + strlen(close) - from);
	text_insert(body, from, with, strlen(with));
}

static void
insert_before(struct call *c, size_t at, const char *what, const char *text)
{
	size_t p = text_find(&c->answer.body, what, at);

	if (p != TEXT_NONE)
		text_insert(&c->answer.body, p, text, strlen(text));
}

struct swap {
	const char *open, *close, *with;
};

static bool
swap(struct call *c, const struct spec *s, size_t at)
{
	const struct swap *w = s->fault->data;

	replace_span(c, at, w->open, w->close, w->with);
	return false;
}

/* An element of the header gets the argument as its text. */
static bool
header_text(struct call *c, const struct spec *s, size_t at)
{
	static const char *const names[] = {"datestamp", "identifier",
					    "setSpec"};
	const char *name = names[s->fault->number];
	char open[32], close[32];
	struct text with = {0};

	snprintf(open, sizeof(open), "<%s>", name);
	snprintf(close, sizeof(close), "</%s>", name);
	text_puts(&with, open);
	text_escape(&with, s->arg != NULL ? s->arg : s->fault->data);
	text_puts(&with, close);
	replace_span(c, at, open, close, with.p);
	text_free(&with);
	return false;
}

static bool
deleted_whole(struct call *c, const struct spec *s, size_t at)
{
	(void)s;
	replace_span(c, at, "<header", ">", "<header status=\"deleted\">");
	return false;
}

static bool
two_metadata(struct call *c, const struct spec *s, size_t at)
{
	struct text *body = &c->answer.body;
	size_t from = text_find(body, "      <metadata>", at);
	char *copy;

	(void)s;
	if (from == TEXT_NONE)
		return false;
	copy = must_copy(body->p + from, body->n - from);
	*strstr(copy, "    </record>") = '\0';
	insert_before(c, at, "    </record>", copy);
	free(copy);
	return false;
}

struct addition {
	const char *before, *text;
};

static bool
add(struct call *c, const struct spec *s, size_t at)
{
	const struct addition *a = s->fault->data;

	insert_before(c, at, a->before, a->text);
	return false;
}

/* So many elements more at the end of the payload. */
static bool
add_many(struct call *c, const struct spec *s, size_t at)
{
	unsigned long long n = spec_number(s, s->fault->number);
	const char *name = s->fault->data;
	struct text many = {0};

	text_put(&many, "", 0);
	for (unsigned long long i = 1; i <= n; i++)
		text_printf(&many, "          <dc:%s>Number, %llu</dc:%s>\n",
			    name, i, name);
	insert_before(c, at, "        </oai_dc:dc>", many.p);
	text_free(&many);
	return false;
}

static bool
add_depth(struct call *c, const struct spec *s, size_t at)
{
	unsigned long long n = spec_number(s, s->fault->number);
	struct text deep = {0};

	text_put(&deep, "", 0);
	for (unsigned long long i = 0; i < n; i++)
		text_puts(&deep, "<d>");
	for (unsigned long long i = 0; i < n; i++)
		text_puts(&deep, "</d>");
	insert_before(c, at, "        </oai_dc:dc>", deep.p);
	text_free(&deep);
	return false;
}

static const struct swap no_header = {"      <header", "</header>\n", ""};
static const struct swap no_stamp = {"        <datestamp>", "</datestamp>\n",
				     ""};
static const struct swap empty_id = {"<identifier>", "</identifier>",
				     "<identifier/>"};
static const struct swap no_id = {"        <identifier>", "</identifier>\n",
				  ""};
static const struct swap no_metadata = {"      <metadata>", "</metadata>\n",
					""};
static const struct swap empty_metadata = {"<metadata>", "</metadata>",
					   "<metadata/>"};
static const struct swap wrong_end = {"</dc:title", ">", "</dc:titel>"};
static const struct swap no_end = {"</dc:title", ">", ""};
static const struct swap no_record_end = {"    </record", ">\n", ""};
static const struct swap same_attribute = {"<dc:title", ">",
					   "<dc:title x=\"1\" x=\"2\">"};
static const struct swap unbound = {"<dc:title", "</dc:title>",
				    "<dcx:title>Unbound</dcx:title>"};
static const struct addition about = {
    "    </record>",
    "      <about>\n        <oai_dc:dc><dc:title>About the record</dc:title>"
    "<dc:creator>Nobody, Ann</dc:creator></oai_dc:dc>\n      </about>\n"};
static const struct addition foreign = {
    "        </oai_dc:dc>",
    "          <x:title xmlns:x=\"urn:example:other\">Foreign title</x:title>\n"
    "          <title xmlns=\"\">No namespace</title>\n"
    "          <dc:extra>Not among the fifteen</dc:extra>\n"};
static const struct addition inner = {
    "        </oai_dc:dc>",
    "          <record xmlns=\"urn:example:marc\"><leader>x</leader>\n"};
static const struct addition empties = {
    "        </oai_dc:dc>",
    "          <dc:title/>\n          <dc:creator> </dc:creator>\n"
    "          <dc:subject></dc:subject>\n          <dc:date>\n</dc:date>\n"};
static const struct addition spaced = {"</identifier>", " \n        "};

/* clang-format off */
const struct fault faults_record[] = {
	{"no-header", NULL, "record without header", ALL,
	    STAGE_RECORD, swap, &no_header, 0},
	{"no-datestamp", NULL, "header without datestamp", ALL,
	    STAGE_RECORD, swap, &no_stamp, 0},
	{"bad-datestamp", "TEXT", "datestamp like this (2021-02-30)", ALL,
	    STAGE_RECORD, header_text, "2021-02-30", 0},
	{"no-id", NULL, "header without identifier", ALL,
	    STAGE_RECORD, swap, &no_id, 0},
	{"empty-id", NULL, "header with an empty identifier", ALL,
	    STAGE_RECORD, swap, &empty_id, 0},
	{"id", "TEXT", "identifier like this (../../etc/passwd)", ALL,
	    STAGE_RECORD, header_text, "../../etc/passwd", 1},
	{"odd-set", "TEXT", "a setSpec like this (a b:%2F..;'--)", ALL,
	    STAGE_RECORD, header_text, "a b:%2F..;'--", 2},
	{"id-spaced", NULL, "identifier with blanks behind it", ALL,
	    STAGE_RECORD, add, &spaced, 0},
	{"no-metadata", NULL, "live record without metadata", ALL,
	    STAGE_RECORD, swap, &no_metadata, 0},
	{"empty-metadata", NULL, "empty metadata element", ALL,
	    STAGE_RECORD, swap, &empty_metadata, 0},
	{"two-metadata", NULL, "metadata twice", ALL,
	    STAGE_RECORD, two_metadata, NULL, 0},
	{"deleted-whole", NULL, "deleted header, but with metadata", ALL,
	    STAGE_RECORD, deleted_whole, NULL, 0},
	{"about", NULL, "about element with a foreign dc:title", ALL,
	    STAGE_RECORD, add, &about, 0},
	{"foreign", NULL, "foreign elements in oai_dc", ALL,
	    STAGE_RECORD, add, &foreign, 0},
	{"empty-elements", NULL, "empty dc elements", ALL,
	    STAGE_RECORD, add, &empties, 0},
	{"wrong-end", NULL, "end tag of another name", ALL,
	    STAGE_RECORD, swap, &wrong_end, 0},
	{"no-end", NULL, "missing end tag", ALL,
	    STAGE_RECORD, swap, &no_end, 0},
	{"no-record-end", NULL, "missing end tag of the record", ALL,
	    STAGE_RECORD, swap, &no_record_end, 0},
	{"inner-record", NULL, "a record in the payload, without end", ALL,
	    STAGE_RECORD, add, &inner, 0},
	{"same-attribute", NULL, "an attribute twice", ALL,
	    STAGE_RECORD, swap, &same_attribute, 0},
	{"unbound-prefix", NULL, "undeclared prefix in one record", ALL,
	    STAGE_RECORD, swap, &unbound, 0},
	{"many-creators", "N", "so many more creators (5000)", ALL,
	    STAGE_RECORD, add_many, "creator", 5000},
	{"many-subjects", "N", "so many more subjects (20000)", ALL,
	    STAGE_RECORD, add_many, "subject", 20000},
	{"deep", "N", "elements nested so deep (100000)", ALL,
	    STAGE_RECORD, add_depth, NULL, 100000},
	{NULL, NULL, NULL, NULL, STAGE_RECORD, NULL, NULL, 0},
};
/* clang-format on */
