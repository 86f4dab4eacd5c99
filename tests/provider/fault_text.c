/*
 * Faults inside one record: bytes that do not belong in XML, or are merely
 * hard to read, in the middle of its title.
 */
#include <stdio.h>
#include <string.h>

#include "tests/provider/call.h"

/* Where the text of the record's first title begins, or TEXT_NONE. */
static size_t
title_at(const struct call *c, size_t at)
{
	const struct text *body = &c->answer.body;
	size_t p = text_find(body, "<dc:title", at);

	if (p == TEXT_NONE)
		p = text_find(body, "<mods:title>", at);
	if (p != TEXT_NONE)
		p = text_find(body, ">", p);
	return p == TEXT_NONE ? p : p + 1;
}

/* Behind the first blank of the title: in its middle, between characters. */
static bool
inject(struct call *c, const struct spec *s, size_t at)
{
	size_t p = title_at(c, at), blank;

	if (p == TEXT_NONE)
		return false;
	blank = p + strcspn(c->answer.body.p + p, " <");
	if (c->answer.body.p[blank] == ' ')
		p = blank + 1;
	text_insert(&c->answer.body, p, s->fault->data, s->fault->number);
	return false;
}

static bool
inject_much(struct call *c, const struct spec *s, size_t at)
{
	size_t p = title_at(c, at);
	struct text much = {0};

	if (p == TEXT_NONE)
		return false;
	for (unsigned long long n = spec_number(s, s->fault->number); n > 0;
	     n--) {
		for (int i = 0; i < 64; i++)
			text_puts(&much, s->fault->data);
	}
	text_insert(&c->answer.body, p, much.p != NULL ? much.p : "", much.n);
	text_free(&much);
	return false;
}

#define MUCH_WORDS    "0123456789abcde "
#define MUCH_NO_BREAK "0123456789abcdef"

/* A literal with its length; NULs count. */
#define BYTES(s) inject, s, sizeof(s) - 1

#define ALL "@list*always"

/* clang-format off */
const struct fault faults_text[] = {
	{"control", NULL, "U+000B, raw", ALL, STAGE_RECORD, BYTES("\x0b")},
	{"control-many", NULL, "raw controls, one after another", ALL,
	    STAGE_RECORD, BYTES("\x01\x02\x08\x0b\x0c\x0e\x1b[31m\x1f")},
	{"control-ref", NULL, "&#x1B;", ALL, STAGE_RECORD, BYTES("&#x1B;")},
	{"nul", NULL, "a NUL byte", ALL, STAGE_RECORD, BYTES("\0")},
	{"nul-ref", NULL, "&#0;", ALL, STAGE_RECORD, BYTES("&#0;")},
	{"fffe", NULL, "U+FFFE", ALL, STAGE_RECORD, BYTES("\xef\xbf\xbe")},
	{"surrogate", NULL, "UTF-8 of a surrogate", ALL,
	    STAGE_RECORD, BYTES("\xed\xa0\x80")},
	{"surrogate-ref", NULL, "&#xD800;", ALL,
	    STAGE_RECORD, BYTES("&#xD800;")},
	{"bad-utf8", NULL, "a broken UTF-8 sequence", ALL,
	    STAGE_RECORD, BYTES("\xc3(")},
	{"overlong", NULL, "an overlong UTF-8 slash", ALL,
	    STAGE_RECORD, BYTES("\xc0\xaf")},
	{"latin1-bytes", NULL, "M\\xFCller in a UTF-8 page", ALL,
	    STAGE_RECORD, BYTES("M\xfcller ")},
	{"amp", NULL, "a raw &", ALL, STAGE_RECORD, BYTES("AT&T R&D & more ")},
	{"lt", NULL, "a raw <", ALL, STAGE_RECORD, BYTES("p < 0.05 ")},
	{"lt-tag", NULL, "a raw < that looks like a tag", ALL,
	    STAGE_RECORD, BYTES("if a<b then b>a ")},
	{"cdata-end", NULL, "a CDATA section with </record> in it", ALL,
	    STAGE_RECORD, BYTES("<![CDATA[</record></ListRecords>]]>")},
	{"uuml", NULL, "&uuml;, undeclared", ALL,
	    STAGE_RECORD, BYTES("M&uuml;ller ")},
	{"double-amp", NULL, "&amp;amp; and &amp;lt;", ALL,
	    STAGE_RECORD, BYTES("R&amp;amp;D &amp;lt;b&amp;gt; ")},
	{"c1", NULL, "U+009B and U+0085", ALL,
	    STAGE_RECORD, BYTES("\xc2\x9b" "31m\xc2\x85")},
	{"bidi", NULL, "U+202E and U+2066", ALL,
	    STAGE_RECORD, BYTES("\xe2\x80\xae" "abc\xe2\x81\xa6")},
	{"zero-width", NULL, "U+200B, U+FEFF, U+00AD", ALL,
	    STAGE_RECORD,
	    BYTES("a\xe2\x80\x8b" "b\xef\xbb\xbf" "c\xc2\xad" "d")},
	{"line-breaks", NULL, "CR, LF, tab, U+2028, &#13;", ALL,
	    STAGE_RECORD, BYTES("a\r\nb\tc\xe2\x80\xa8" "d&#13;TY  - BOOK ")},
	{"markup", NULL, "elements inside the value", ALL,
	    STAGE_RECORD, BYTES("<b>bold</b> <i>it<sub>al</sub>ic</i> ")},
	{"comment", NULL, "a comment inside the value", ALL,
	    STAGE_RECORD, BYTES("be<!-- not text -->fore ")},
	{"instruction", NULL, "a processing instruction there", ALL,
	    STAGE_RECORD, BYTES("be<?php echo 1 ?>fore ")},
	{"cdata", NULL, "a CDATA section with & and <", ALL,
	    STAGE_RECORD, BYTES("<![CDATA[R&D <b>x</b> ]] > &amp; ]]>")},
	{"tex", NULL, "braces, backslashes, commands", ALL,
	    STAGE_RECORD,
	    BYTES("}{ \\input{/etc/passwd} \\write18{x} \\{ $ % # @ ~ ^ ")},
	{"json", NULL, "quotes, backslashes, format strings", ALL,
	    STAGE_RECORD, BYTES("\"\\u0000 \\\" %s%n ${x} =1+1 ")},
	{"big-field", "KB", "a title so long (5000)", ALL,
	    STAGE_RECORD, inject_much, MUCH_WORDS, 5000},
	{"big-word", "KB", "likewise, without a blank (64)", ALL,
	    STAGE_RECORD, inject_much, MUCH_NO_BREAK, 64},
	{NULL, NULL, NULL, NULL, STAGE_RECORD, NULL, NULL, 0},
};
/* clang-format on */
