/* One list: records that cannot be taken, and how the rest is had. */
#include <stdio.h>
#include <string.h>

#include "store/reject.h"
#include "tests/unit/fixture_list.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

#define BROKEN(id, what)               \
	"<record>" HEADER(id) "<metad" \
			      "ata>" what "</metadata></record>"
#define BAD(id)  BROKEN(id, "<a>x\x0b</b>")
#define DEEP1    "<a><a><a><a><a><a><a><a><a><a>"
#define DEEP10   DEEP1 DEEP1 DEEP1 DEEP1 DEEP1 DEEP1 DEEP1 DEEP1 DEEP1 DEEP1
#define DOCTYPED "<!DOCTYPE a [<!ENTITY b 'c'>]>" LIST(RECORD("a"))

static uint64_t
rejected(struct world *w)
{
	struct store_counts c;

	assert_int_equal(store_count(w->store, w->src.name, &c, &w->e), 0);
	return c.rejected;
}

/* The record kept aside after that one; fails when there is none. */
static struct store_reject
reject_after(struct world *w, int64_t number)
{
	struct store_reject r;

	assert_int_equal(
	    store_next_reject(w->store, w->src.name, number, &r, &w->e), 1);
	return r;
}

static bool
has(struct str s, const char *what)
{
	return str_find(s, str_c(what)) != STR_NPOS;
}

static void
test_bad_record_goes_aside_and_others_are_held(void **state)
{
	struct store_reject r;
	struct world w;

	(void)state;
	world_open(&w);
	w.src.sets = (const struct str[]){STR("open")};
	w.src.nsets = 1;
	w.src.sets_unlisted = true;
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("ListRecords",
		  LIST(RECORD("a") BAD("b") RECORD("c") TOKEN("t"))),
	       OK("=t", NULL), /* early, and withdrawn */
	       OK("ListRecords",
		  LIST(RECORD("a") BAD("b") RECORD("c") TOKEN("t"))),
	       OK("=t", LIST(RECORD("d"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(w.f.withdrawn, 1);
	expect_counts(&w, 3, 0);
	assert_true(w.out.incomplete);
	assert_int_equal(w.out.stats.rejected, 1);
	assert_int_equal(w.out.stats.created, 3);
	assert_int_equal(w.out.stats.records, 4);
	assert_int_equal(w.out.stats.retries, 1);
	assert_true(canned_said(
	    &w.f, "warn: src: page 1: kept aside: record 2 (b): line 1: "
		  "Opening and ending tag mismatch"));
	assert_true(canned_said(&w.f, "GET http://h/oai?verb=ListRecords"));
	assert_int_equal(rejected(&w), 1);
	r = reject_after(&w, 0);
	assert_str(r.source, "src");
	assert_str(r.prefix, "oai_dc");
	assert_str(r.set, "open");
	assert_str(r.oai_id, "b");
	assert_str(r.datestamp, "2026-10-01T00:00:00Z");
	assert_true(has(r.fault, "tag mismatch"));
	assert_true(has(r.url, "http://h/oai?verb=ListRecords"));
	/* As it came, within what says what its prefixes mean. */
	assert_true(has(r.bytes, BAD("b")));
	assert_true(has(r.bytes, "<OAI-PMH xmlns="));
	assert_false(has(r.bytes, "responseDate"));
	world_close(&w);
}

/* The list ends well: the next run asks for what is new. */
static void
test_the_mark_moves_on(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.o.retry.retries = 0; /* then there is no second question */
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(BAD("b") RECORD("c"))));
	expect_all(&w, ERR_NONE);
	assert_string_equal(world_mark(&w)->from, "2026-11-20T11:59:59Z");
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK("from=2026-11-20T11%3A59%3A59Z", ERROR("noRecordsMatch")));
	expect_all(&w, ERR_NONE);
	assert_false(w.out.incomplete);
	assert_int_equal(rejected(&w), 1);
	world_close(&w);
}

static void
test_a_page_that_comes_whole_the_second_time(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(BAD("b"))),
	       OK(NULL, LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_false(w.out.incomplete);
	expect_counts(&w, 1, 0);
	assert_int_equal(rejected(&w), 0);
	world_close(&w);
}

static void
test_it_counts_once_and_goes_when_it_comes_whole(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.o.retry.retries = 0;
	w.o.window.full = true;
	for (int i = 0; i < 2; i++) {
		SCRIPT(&w, OK(NULL, SECONDS),
		       OK(NULL, LIST(RECORD("a") BAD("b") BAD("c"))));
		expect_all(&w, ERR_NONE);
		assert_int_equal(w.out.stats.rejected, 2);
		assert_int_equal(rejected(&w), 2);
	}
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST(RECORD("a") RECORD("b") BAD("c"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(rejected(&w), 1);
	expect_counts(&w, 2, 0);
	world_close(&w);
}

/* A short list is asked for twice; its bad record is not two. */
static void
test_a_list_begun_anew_counts_anew(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.o.retry.retries = 0;
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST(RECORD("a") BAD("b") TOKEN_OF("", "9"))),
	       OK(NULL, LIST(RECORD("a") BAD("b") TOKEN_OF("", "9"))));
	expect_all(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	assert_int_equal(w.out.stats.rejected, 1);
	assert_int_equal(rejected(&w), 1);
	world_close(&w);
}

/* A broken Identify says nothing of the pages. */
static void
test_identify_broken_is_another_matter(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK("Identify", OAI("<Identify></x>")), OK(NULL, SECONDS),
	       OK("ListRecords", LIST(BAD("a"))),
	       OK("ListRecords", LIST(RECORD("a"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(rejected(&w), 0);
	world_close(&w);
}

/* A second page as broken as the first is asked for once more as well. */
static void
test_each_page_is_asked_for_once_more(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, LIST(BAD("a") TOKEN("t"))),
	       OK("=t", NULL), /* early, and withdrawn */
	       OK(NULL, LIST(BAD("a") TOKEN("t"))), OK("=t", LIST(BAD("b"))),
	       OK("=t", LIST(RECORD("b"))));
	expect_all(&w, ERR_NONE);
	assert_int_equal(rejected(&w), 1);
	expect_counts(&w, 1, 0);
	world_close(&w);
}

/* Nobody can tell where its records end, or what comes next. */
static void
test_what_is_not_sure_fails(void **state)
{
	static const struct {
		const char *page, *why;
	} cases[] = {
	    {LIST(RECORD("a") BROKEN("b", "<![CDATA[") RECORD("c")), "cut off"},
	    {LIST(BROKEN("b", "<![CDATA[") RECORD("c") BROKEN("d", "]]></x>")),
	     "may hold another"},
	    {LIST(RECORD("a") BAD("b") "<resumptionToken>t</resumption>"),
	     "token without end"},
	    {LIST(BAD("b") TOKEN("t&#0;t")), "token is broken"},
	    {LIST(BAD("b") TOKEN("t\xc3t")), "token is broken"},
	    {OAI("<x></y><ListRecords>" BAD("b") "</ListRecords>"), "mismatch"},
	    {OAI("<GetRecord>" BAD("b") "</GetRecord>"), "no list"},
	};
	struct world w;

	(void)state;
	world_open(&w);
	w.o.retry.retries = 1;
	for (size_t i = 0; i < COUNT(cases); i++) {
		SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, cases[i].page));
		w.f.repeat = true;
		expect_run(&w, ERR_XML);
		if (strstr(w.out.error.msg, cases[i].why) == NULL)
			fail_msg("%s", w.out.error.msg);
		expect_counts(&w, 0, 0);
		assert_int_equal(rejected(&w), 0);
	}
	world_close(&w);
}

/* No repair is needed, and none is said. */
static void
test_pages_in_other_encodings_are_read(void **state)
{
	static const char *const names[] = {"US-ASCII", "windows-1252",
					    "ISO-8859-2"};
	struct world w;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char page[] = LIST(RECORD("a")), named[sizeof(page) + 32];
		const char *behind = strstr(page, "UTF-8") + 5;

		world_open(&w);
		snprintf(named, sizeof(named), "%.*s%s%s",
			 (int)(behind - page - 5), page, names[i], behind);
		SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, named));
		expect_all(&w, ERR_NONE);
		expect_counts(&w, 1, 0);
		assert_int_equal(w.out.stats.repaired, 0);
		world_close(&w);
		assert_int_equal(remove("s.db"), 0);
	}
}

/* A page that is cut off says nothing of what is missing. */
static void
test_a_cut_page_is_never_salvaged(void **state)
{
	struct world w;
	char cut[] = LIST(BAD("a") RECORD("b"));

	(void)state;
	world_open(&w);
	w.o.retry.retries = 2;
	w.o.window.from = w.o.window.until = STR("2020-01-01T00:00:00Z");
	*strstr(cut, "</OAI-PMH>") = '\0';
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, cut));
	w.f.repeat = true;
	expect_run(&w, ERR_XML);
	assert_int_equal(w.f.asked, 4);
	expect_counts(&w, 0, 0);
	world_close(&w);
}

static void
test_odd_records_are_kept_with_their_bytes(void **state)
{
	struct store_reject r;
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST(RECORD("a") "<record x='1'>" HEADER(
			    "b") "</record>"
				 "<record><metadata><n/></metadata></record>"
				 "<record>" HEADER(
				     "") "<metadata><n/></metadata>"
					 "</record><record>" HEADER(
					     "c") "<metadata><n/></"
						  "metadata><metadata><m/>"
						  "</metadata></record>")));
	expect_all(&w, ERR_NONE);
	assert_true(w.out.incomplete);
	assert_int_equal(w.out.stats.rejected, 4);
	/* Of two payloads the first is held. */
	expect_counts(&w, 2, 0);
	assert_int_equal(rejected(&w), 4);
	r = reject_after(&w, 0);
	assert_str(r.oai_id, "b");
	assert_str(r.fault, "no metadata");
	assert_true(has(r.bytes, "<record"));
	assert_true(has(r.bytes, "x=\"1\""));
	r = reject_after(&w, r.number);
	assert_str(r.fault, "no header");
	assert_true(has(r.bytes, "<n/>"));
	r = reject_after(&w, r.number);
	assert_str(r.fault, "no identifier");
	r = reject_after(&w, r.number);
	assert_str(r.oai_id, "c");
	assert_str(r.fault, "more than one payload");
	assert_true(has(r.bytes, "<m/>"));
	world_close(&w);
}

/* Beyond a limit of the reader or the store; asked for once. */
static void
test_limits_put_aside_too(void **state)
{
	char id[5001], page[12000];
	struct store_reject r;
	struct world w;

	(void)state;
	world_open(&w);
	memset(id, 'x', sizeof(id) - 1);
	id[sizeof(id) - 1] = '\0';
	snprintf(page, sizeof(page),
		 OAI("<ListRecords>%s<record><header><identifier>%s"
		     "</identifier></header><metadata><a/></metadata></record>"
		     "</ListRecords>"),
		 RECORD("a"), id);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, page));
	expect_all(&w, ERR_NONE);
	expect_counts(&w, 1, 0);
	r = reject_after(&w, 0);
	assert_str(r.oai_id, "");
	assert_true(has(r.fault, "identifier of 5000 bytes"));
	assert_true(has(r.bytes, id));
	w.o.window.full = true;
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST(BROKEN("d", DEEP10) RECORD("e"))));
	expect_all(&w, ERR_NONE);
	assert_true(canned_said(&w.f, "(d): line 1: more than 100 elements"));
	expect_counts(&w, 1, 1); /* a full list without "a" */
	world_close(&w);
}

static void
test_a_document_type_is_asked_for_twice(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	SCRIPT(&w, OK(NULL, SECONDS), OK(NULL, DOCTYPED));
	w.f.repeat = true;
	expect_run(&w, ERR_XML);
	assert_int_equal(w.f.asked, 3);
	assert_non_null(strstr(w.out.error.msg, "document type"));
	world_close(&w);
}

/* A list that is bad throughout does not fill the log. */
static void
test_only_the_first_are_named(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.o.retry.retries = 0;
	SCRIPT(&w, OK(NULL, SECONDS),
	       OK(NULL, LIST(BAD("a") BAD("b") BAD("c") BAD("d") BAD("e"))));
	expect_all(&w, ERR_NONE);
	assert_true(canned_said(&w.f, "record 3 (c)"));
	assert_false(canned_said(&w.f, "record 4 (d)"));
	assert_true(canned_said(&w.f, "2 more records kept aside; GET"));
	assert_int_equal(rejected(&w), 5);
	world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_bad_record_goes_aside_and_others_are_held),
	    IN_FOLDER(test_the_mark_moves_on),
	    IN_FOLDER(test_a_page_that_comes_whole_the_second_time),
	    IN_FOLDER(test_it_counts_once_and_goes_when_it_comes_whole),
	    IN_FOLDER(test_a_list_begun_anew_counts_anew),
	    IN_FOLDER(test_each_page_is_asked_for_once_more),
	    IN_FOLDER(test_identify_broken_is_another_matter),
	    IN_FOLDER(test_what_is_not_sure_fails),
	    IN_FOLDER(test_pages_in_other_encodings_are_read),
	    IN_FOLDER(test_a_cut_page_is_never_salvaged),
	    IN_FOLDER(test_odd_records_are_kept_with_their_bytes),
	    IN_FOLDER(test_limits_put_aside_too),
	    IN_FOLDER(test_a_document_type_is_asked_for_twice),
	    IN_FOLDER(test_only_the_first_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
