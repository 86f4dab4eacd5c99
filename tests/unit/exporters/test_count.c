/* Counting records, and the JSON reader below it. */
#include <string.h>

#include "exporters/verify/internal.h"
#include "tests/unit/unit.h"

/* In pieces of every length up to 7; -1: it is not what it seems. */
static long
count(const char *name, const char *text)
{
	long first = -2;

	for (size_t step = 1; step < 8; step++) {
		struct counter *c;
		uint64_t n = 0;
		struct err e = {0};
		size_t left = strlen(text);
		long got = 0;

		assert_int_equal(counter_new(&c, str_c(name), &e), 0);
		assert_non_null(c);
		for (const char *p = text; left > 0 && got == 0;) {
			size_t part = left < step ? left : step;

			got = counter_feed(c, p, part, &e);
			p += part;
			left -= part;
		}
		if (got == 0)
			got = counter_finish(c, &n, &e);
		got = got == 0 ? (long)n : -1;
		counter_free(c);
		assert_true(first == -2 || first == got);
		first = got;
	}
	return first;
}

static void
test_count_by_format(void **state)
{
	static const struct {
		const char *name, *text;
		long n;
	} cases[] = {
	    {"a.ris", "", 0},
	    {"a.ris", "TY  - BOOK\r\nTI  - ER  - x\r\nER  - \r\n\r\n", 1},
	    {"a.ris", "TY  - A\nER  - \nTY  - B\nER  - \n", 2},
	    {"a.ris", "TY  - A\n", -1},
	    {"a.ris", "ER  - \n", -1},
	    {"a.ris", "TY  - A\nTY  - B\nER  - \n", -1},
	    {"a.bib", "", 0},
	    {"a.bib", "@article{k,\n title = {A {B} @misc{x}}\n}\n\n@misc{b}",
	     2},
	    {"a.bib", "% me@example.org {x}\n@Comment{a}@string{b}@book{c}", 1},
	    {"a.bib", "@book{a", -1},
	    {"a.bib", "@book{a}}", -1},
	    {"a.json", "[]\n", 0},
	    {"a.json", "[{\"a\":[{}]},{}]", 2},
	    {"a.json", "{}", -1},
	    {"a.json", "[{}", -1},
	    {"a.json", "[{}]x", -1},
	    {"a.json", "", -1},
	    {"a.jsonl", "", 0},
	    {"a.jsonl", "{\"a\":{\"b\":1}}\n{}\n", 2},
	    {"a.jsonl", "[]\n", -1},
	    {"a.jsonl", "{}\n{", -1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (count(cases[i].name, cases[i].text) != cases[i].n)
			fail_msg("%s of '%s': %ld", cases[i].name,
				 cases[i].text,
				 count(cases[i].name, cases[i].text));
}

static void
test_count_of_other_files(void **state)
{
	struct counter *c;
	struct err e;

	(void)state;
	assert_int_equal(counter_new(&c, STR("index.html"), &e), 0);
	assert_null(c);
}

struct events_seen {
	char text[256];
	size_t n;
};

static int
note(void *ctx, enum json_event event, int depth, struct str text,
     struct err *e)
{
	static const char signs[] = "oaeksnl";
	struct events_seen *s = ctx;

	(void)e;
	s->text[s->n++] = signs[event];
	s->text[s->n++] = (char)('0' + depth);
	for (size_t i = 0; i < text.n; i++)
		s->text[s->n++] = text.p[i];
	s->text[s->n] = '\0';
	return 0;
}

static int
read_json(const char *text, struct events_seen *s)
{
	struct json_in *j = json_in_new(note, s, false, true);
	struct err e;
	int rc = 0;

	memset(s, 0, sizeof(*s));
	for (const char *p = text; *p != '\0' && rc == 0; p++)
		rc = json_in_feed(j, p, 1, &e);
	if (rc == 0)
		rc = json_in_finish(j, &e);
	json_in_free(j);
	return rc;
}

static void
test_json_in_events(void **state)
{
	struct events_seen s;

	(void)state;
	assert_int_equal(
	    read_json("{\"a\": [1, -2.5e3, true], \"b\\n\": \"\\u00e4\\"
		      "ud83d\\ude00\"}",
		      &s),
	    0);
	assert_string_equal(s.text, "o0k1aa1n21n2-2.5e3l2truee1k1b\ns1\xc3\xa4"
				    "\xf0\x9f\x98\x80"
				    "e0");
}

static void
test_json_in_refuses_what_is_none(void **state)
{
	static const char *const texts[] = {
	    "",       "{",          "[1,]",      "{\"a\"}",     "{\"a\":1,}",
	    "[1 2]",  "tru",        "01",        "1.",          "-",
	    "\"\n\"", "\"\\x\"",    "\"\\u12\"", "\"\\ud83d\"", "\"\\udc00\"",
	    "[}",     "{]",         "[1x",       "[]]",         "nul",
	    "1e",     "{\"a\":1 x", "[[1]",      "\"a"};
	char deep[JSON_IN_DEPTH_MAX + 2];
	struct events_seen s;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		if (read_json(texts[i], &s) == 0)
			fail_msg("'%s' was taken", texts[i]);
	memset(deep, '[', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	assert_int_equal(read_json(deep, &s), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_count_by_format),
	    cmocka_unit_test(test_count_of_other_files),
	    cmocka_unit_test(test_json_in_events),
	    cmocka_unit_test(test_json_in_refuses_what_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
