/* The draft: a table of {facts, record} for each question. */
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "core/date.h"
#include "parsers/draft/draft.h"
#include "tests/unit/unit.h"

enum { SAID_MAX = 5 };

static struct arena arena;
static struct record record;
static struct draft draft;
static struct buf seen;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena, 4 << 20);
	buf_init(&seen, 1 << 16);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	buf_free(&seen);
	return 0;
}

static struct draft *
fresh(void)
{
	arena_reset(&arena);
	record_init(&record, &arena);
	draft_init(&draft, &record);
	buf_clear(&seen);
	return &draft;
}

static void
add(struct str s)
{
	if (s.n > 0 && seen.n > 0)
		buf_puts(&seen, " / ");
	buf_str(&seen, s);
}

static struct rec_text
text(const char *s, const char *lang)
{
	return (struct rec_text){str_c(s),
				 lang == NULL ? STR_NONE : str_c(lang)};
}

static void
author(struct draft *d, const char *family)
{
	struct draft_name name = {.said = 1u << SAID_AUTHOR};
	struct rec_name n = {.kind = NAME_PERSON, .family = str_c(family)};

	names_push(&arena, &name.v, n);
	draft_name(d, &name);
}

/* --- Titles ---- */

static const struct {
	const char *language, *want;
	struct {
		enum title_kind kind;
		const char *lang, *text;
	} said[SAID_MAX];
} titles_rows[] = {
    {"de", "B / A", {{TITLE_MAIN, "en", "A"}, {TITLE_MAIN, "de", "B"}}},
    /* One without a language may be in any. */
    {"de", "A / B", {{TITLE_MAIN, NULL, "A"}, {TITLE_MAIN, "de", "B"}}},
    {"de", "B / A", {{TITLE_MAIN, "en-GB", "A"}, {TITLE_MAIN, "ger", "B"}}},
    {NULL, "A / B", {{TITLE_MAIN, "en", "A"}, {TITLE_MAIN, "de", "B"}}},
    /* The one that is meant, whatever its language. */
    {"de", "B / A", {{TITLE_MAIN, "de", "A"}, {TITLE_PRIMARY, "en", "B"}}},
    {NULL, "A / B", {{TITLE_TRANSLATED, NULL, "B"}, {TITLE_MAIN, NULL, "A"}}},
    {NULL,
     "A / B / C",
     {{TITLE_ALTERNATIVE, NULL, "B"},
      {TITLE_TRANSLATED, NULL, "C"},
      {TITLE_MAIN, NULL, "A"}}},
    /* A subtitle goes to the title in its language. */
    {"de",
     "A: C / B",
     {{TITLE_MAIN, "de", "A"},
      {TITLE_TRANSLATED, "en", "B"},
      {TITLE_SUB, "de", "C"}}},
    {"de",
     "A / B: C",
     {{TITLE_MAIN, "de", "A"},
      {TITLE_TRANSLATED, "en", "B"},
      {TITLE_SUB, "en", "C"}}},
    {NULL, "A: C", {{TITLE_SUB, NULL, "C"}, {TITLE_MAIN, NULL, "A"}}},
    {NULL, "A, B", {{TITLE_MAIN, NULL, "A, B"}, {TITLE_SUB, NULL, "B"}}},
    {NULL, "C", {{TITLE_SUB, NULL, "C"}}},
    {NULL, "S", {{TITLE_SHORT, NULL, "S"}}},
    {NULL, "A", {{TITLE_SHORT, NULL, "S"}, {TITLE_MAIN, NULL, "A"}}},
    {NULL, "", {{TITLE_MAIN, NULL, ":unav"}}},
    {NULL, "", {{TITLE_MAIN, NULL, ""}}},
};

static void
test_titles(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(titles_rows); i++) {
		struct draft *d = fresh();

		for (size_t k = 0; k < SAID_MAX; k++)
			if (titles_rows[i].said[k].text != NULL)
				draft_title(d, titles_rows[i].said[k].kind,
					    text(titles_rows[i].said[k].text,
						 titles_rows[i].said[k].lang));
		if (titles_rows[i].language != NULL)
			draft_language(d, str_c(titles_rows[i].language));
		draft_settle(d);
		for (size_t k = 0; k < record.titles.n; k++)
			add(record.titles.v[k].text);
		assert_str(buf_view(&seen), titles_rows[i].want);
	}
}

/* --- Dates ---- */

static const struct {
	const char *want;
	struct {
		enum date_kind kind;
		const char *text;
		unsigned how;
	} said[SAID_MAX];
} dates_rows[] = {
    {"2019", {{DATE_CREATED, "2017", 0}, {DATE_ISSUED, "2019", 0}}},
    {"2017", {{DATE_CREATED, "2017", 0}, {DATE_COPYRIGHT, "2019", 0}}},
    {"2016", {{DATE_SUBMITTED, "2015", 0}, {DATE_ACCEPTED, "2016", 0}}},
    {"2018", {{DATE_COPY, "2021", 0}, {DATE_COPYRIGHT, "2018", 0}}},
    {"2021", {{DATE_OTHER, "2021", 0}}},
    {"2019-03-04", {{DATE_ISSUED, "20190304", 0}}},
    /* The first of two that are equally good; not so a key date. */
    {"2018", {{DATE_ISSUED, "2018", 0}, {DATE_ISSUED, "2017", 0}}},
    {"2017",
     {{DATE_ISSUED, "2018", DATE_ENCODED}, {DATE_ISSUED, "2017", DATE_KEY}}},
    {"2017-02",
     {{DATE_ISSUED, "1 Feb 2017", 0}, {DATE_ISSUED, "2017-02", DATE_ENCODED}}},
    /* Of no kind: untimed, then the earliest, then the most exact. */
    {"2018-05-06",
     {{DATE_OPEN, "2018-04-01T10:00:00Z", 0}, {DATE_OPEN, "2018-05-06", 0}}},
    {"2017", {{DATE_OPEN, "2018", 0}, {DATE_OPEN, "2017", 0}}},
    {"2017-05", {{DATE_OPEN, "2017", 0}, {DATE_OPEN, "2017-05", 0}}},
    {"2019", {{DATE_OPEN, "2017", 0}, {DATE_ISSUED, "2019", 0}}},
    /* A field that holds a year alone. */
    {"2019-05",
     {{DATE_ISSUED, "2019", DATE_ROUNDED}, {DATE_ONLINE, "2019-05", 0}}},
    {"2019-04",
     {{DATE_ISSUED, "2019", DATE_ROUNDED},
      {DATE_CREATED, "2019-03", 0},
      {DATE_ONLINE, "2019-04", 0}}},
    {"2019",
     {{DATE_ISSUED, "2019", DATE_ROUNDED}, {DATE_ONLINE, "2020-05", 0}}},
    {"2019",
     {{DATE_ISSUED, "2019", DATE_ROUNDED}, {DATE_SUBMITTED, "2019-01", 0}}},
    {"2019", {{DATE_ISSUED, "2019", 0}, {DATE_ONLINE, "2019-05", 0}}},
    {"", {{DATE_ISSUED, "unknown", 0}}},
    {"", {{DATE_NONE, "2019", 0}}},
};

static void
test_dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(dates_rows); i++) {
		struct draft *d = fresh();
		char got[DATE_MAX];

		for (size_t k = 0; k < SAID_MAX; k++)
			if (dates_rows[i].said[k].text != NULL)
				draft_date(d, dates_rows[i].said[k].kind,
					   str_c(dates_rows[i].said[k].text),
					   dates_rows[i].said[k].how);
		draft_settle(d);
		date_format(record.issued.from, got);
		assert_string_equal(got, dates_rows[i].want);
	}
}

/* --- Types ---- */

static const struct {
	enum rec_type want;
	const char *genre;
	struct {
		enum type_said by;
		const char *word;
	} said[SAID_MAX];
	enum host_kind host; /* HOST_UNKNOWN: none */
	const char *event, *issuance;
} types_rows[] = {
    {TYPE_ARTICLE, "", {{SAID_BY_GENRE, "article"}}},
    {TYPE_REPORT,
     "",
     {{SAID_BY_GENRE, "report"}, {SAID_BY_MAPPING, "article"}}},
    {TYPE_ARTICLE,
     "",
     {{SAID_BY_CARRIER, "Text"}, {SAID_BY_MAPPING, "article"}}},
    {TYPE_IMAGE, "", {{SAID_BY_CARRIER, "Image"}}},
    {TYPE_ARTICLE, "", {{SAID_BY_CATALOGUE, "article"}}},
    /* Of what level, another says. */
    {TYPE_PHD,
     "",
     {{SAID_BY_GENRE, "thesis"}, {SAID_BY_DEGREE, "thesis.doctoral"}}},
    {TYPE_MASTER,
     "",
     {{SAID_BY_GENRE, "thesis"}, {SAID_BY_MAPPING, "masterThesis"}}},
    {TYPE_MASTER, "", {{SAID_BY_DEGREE, "Magister"}}},
    /* A word that nobody knows is printed. */
    {TYPE_GENERIC, "Zettelkasten", {{SAID_BY_GENRE, "Zettelkasten"}}},
    {TYPE_REPORT,
     "",
     {{SAID_BY_GENRE, "Zettelkasten"}, {SAID_BY_MAPPING, "report"}}},
    /* What it stands in. */
    {TYPE_CHAPTER, "", {{SAID_BY_GENRE, "article"}}, HOST_BOOK},
    {TYPE_CONFERENCE_PAPER, "", {{0}}, HOST_PROCEEDINGS},
    {TYPE_CONFERENCE_PAPER, "", {{0}}, HOST_BOOK, "Tagung"},
    {TYPE_ARTICLE, "", {{0}}, HOST_JOURNAL},
    {TYPE_NEWSPAPER_ARTICLE, "", {{0}}, HOST_NEWSPAPER},
    {TYPE_REPORT, "", {{SAID_BY_GENRE, "report"}}, HOST_JOURNAL},
    /* How it comes out. */
    {TYPE_BOOK, "", {{0}}, HOST_UNKNOWN, NULL, "monographic"},
    {TYPE_PERIODICAL, "", {{0}}, HOST_UNKNOWN, NULL, "serial"},
    {TYPE_GENERIC, "", {{0}}},
};

static void
test_types(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(types_rows); i++) {
		struct draft *d = fresh();

		for (size_t k = 0; k < SAID_MAX; k++)
			if (types_rows[i].said[k].word != NULL)
				draft_type(d, types_rows[i].said[k].by,
					   str_c(types_rows[i].said[k].word));
		if (types_rows[i].host != HOST_UNKNOWN)
			draft_host(d, types_rows[i].host)->title = STR("Host");
		if (types_rows[i].event != NULL)
			draft_event(d, str_c(types_rows[i].event));
		if (types_rows[i].issuance != NULL)
			d->origin.issuance = str_c(types_rows[i].issuance);
		draft_settle(d);
		assert_string_equal(rec_type_name(record.type),
				    rec_type_name(types_rows[i].want));
		assert_str(record.genre, types_rows[i].genre);
	}
}

/* --- People ---- */

#define SAID(role) (1u << SAID_##role)

static const struct {
	enum rec_type type;
	const char *want;
	struct {
		unsigned roles;
		const char *name; /* "=" in front: a body */
	} said[SAID_MAX];
	const char *responsible;
} people_rows[] = {
    {TYPE_BOOK,
     "author A / editor B",
     {{SAID(AUTHOR), "A"}, {SAID(EDITOR), "B"}}},
    /* More than one role; to have contributed says no more. */
    {TYPE_BOOK,
     "author A / translator A",
     {{SAID(AUTHOR) | SAID(TRANSLATOR) | SAID(CONTRIBUTOR), "A"}}},
    /* No role said. */
    {TYPE_BOOK, "author A", {{0, "A"}}},
    {TYPE_BOOK, "editor A", {{0, "A"}}, "hrsg. von A"},
    {TYPE_BOOK,
     "author B / editor A",
     {{SAID(AUTHOR), "B"}, {0, "A"}},
     "hrsg. von A"},
    {TYPE_BOOK,
     "author B / author A",
     {{SAID(AUTHOR), "B"}, {0, "A"}},
     "hrsg. von C"},
    /* They took part. */
    {TYPE_PHD,
     "author A / advisor B",
     {{SAID(AUTHOR), "A"}, {SAID(TOOK_PART), "B"}}},
    {TYPE_PHD,
     "author A / contributor B / contributor C / contributor D",
     {{SAID(AUTHOR), "A"},
      {SAID(TOOK_PART), "B"},
      {SAID(TOOK_PART), "C"},
      {SAID(TOOK_PART), "D"}}},
    {TYPE_BOOK, "editor B", {{SAID(TOOK_PART), "B"}}},
    {TYPE_BOOK,
     "author A / contributor B",
     {{SAID(AUTHOR), "A"}, {SAID(TOOK_PART), "B"}}},
    {TYPE_ARTICLE, "author B", {{SAID(TOOK_PART), "B"}}},
    {TYPE_BOOK, "contributor Amt", {{SAID(TOOK_PART), "=Amt"}}},
    /* Who made it, for want of another. */
    {TYPE_VIDEO, "author A", {{SAID(MAKER), "A"}}},
    {TYPE_VIDEO,
     "author B / contributor A",
     {{SAID(MAKER), "A"}, {SAID(AUTHOR), "B"}}},
    {TYPE_BOOK, "author Amt", {{SAID(ISSUER), "=Amt"}}},
    {TYPE_PERIODICAL, "editor Amt", {{SAID(ISSUER), "=Amt"}}},
    {TYPE_BOOK_REVIEW, "author A", {{SAID(REFEREE), "A"}}},
    {TYPE_PHD,
     "author A / referee B",
     {{SAID(AUTHOR), "A"}, {SAID(REFEREE), "B"}}},
    /* Institutions. */
    {TYPE_PHD,
     "author A / at Univ",
     {{SAID(AUTHOR), "A"}, {SAID(GRANTOR), "=Univ"}}},
    {TYPE_PHD,
     "author A / at Univ",
     {{SAID(AUTHOR), "A"}, {SAID(HOSTING), "=Inst"}, {SAID(GRANTOR), "=Univ"}}},
    {TYPE_REPORT,
     "author A / at Inst",
     {{SAID(AUTHOR), "A"}, {SAID(HOSTING), "=Inst"}}},
    {TYPE_REPORT,
     "author A / at Amt",
     {{SAID(AUTHOR), "A"}, {SAID(ISSUER), "=Amt"}}},
    {TYPE_ARTICLE,
     "author A / contributor Inst",
     {{SAID(AUTHOR), "A"}, {SAID(HOSTING), "=Inst"}}},
    /* Publishers. */
    {TYPE_BOOK,
     "author A / by Haus",
     {{SAID(AUTHOR), "A"}, {SAID(PUBLISHER), "=Haus"}}},
    {TYPE_ARTICLE,
     "author A",
     {{SAID(AUTHOR), "A"}, {SAID(PUBLISHER), "=Haus"}}},
};

static void
name_all(struct draft *d, size_t row)
{
	for (size_t k = 0; k < SAID_MAX; k++) {
		const char *s = people_rows[row].said[k].name;
		struct draft_name name = {.said =
					      people_rows[row].said[k].roles};
		struct rec_name n = {.kind = NAME_PERSON};

		if (s == NULL)
			return;
		if (s[0] == '=') {
			n.kind = NAME_ORG;
			n.literal = str_c(s + 1);
		} else {
			n.family = str_c(s);
		}
		names_push(&arena, &name.v, n);
		draft_name(d, &name);
	}
}

/* The institution stands before the first body, or behind all. */
static void
see_people(void)
{
	bool told = record.institution.n == 0;

	for (size_t k = 0; k <= record.names.n; k++) {
		const struct rec_name *n = &record.names.v[k];
		bool last = k == record.names.n;

		if (!told && (last || n->kind == NAME_ORG)) {
			add(STR("at "));
			buf_str(&seen, record.institution);
			told = true;
		}
		if (last)
			break;
		add(str_c(rec_role_name(n->role)));
		buf_char(&seen, ' ');
		buf_str(&seen, n->family.n > 0 ? n->family : n->literal);
	}
	for (size_t k = 0; k < record.publishers.n; k++) {
		add(STR("by "));
		buf_str(&seen, record.publishers.v[k].text);
	}
}

static void
test_people(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(people_rows); i++) {
		struct draft *d = fresh();

		name_all(d, i);
		if (people_rows[i].responsible != NULL)
			d->responsible = str_c(people_rows[i].responsible);
		draft_type_is(d, SAID_BY_GENRE, people_rows[i].type);
		draft_settle(d);
		see_people();
		assert_str(buf_view(&seen), people_rows[i].want);
	}
}

/* --- Publishers and places ---- */

static void
test_what_says_nothing(void **state)
{
	static const char *const nothing[] = {
	    "[s.n.]",
	    "s.n.",
	    "[S.l.]",
	    "S. l.",
	    "[s.l.] :",
	    "o.O.",
	    "[o. O.]",
	    "o. V.",
	    "n/a",
	    "N/A",
	    ":unav",
	    "(:none)",
	    "-",
	    "",
	    "[s.n.",
	    "unknown",
	    "[publisher not identified]",
	    "[Place of publication not identified]"};
	static const char *const something[] = {"Springer",         "[Berlin]",
						"Unknown Press",    "S. Karger",
						"Ohne Verlag & Co", "N"};

	(void)state;
	for (size_t i = 0; i < COUNT(nothing); i++)
		if (!draft_says_nothing(str_c(nothing[i])))
			fail_msg("'%s' says something", nothing[i]);
	for (size_t i = 0; i < COUNT(something); i++)
		if (draft_says_nothing(str_c(something[i])))
			fail_msg("'%s' says nothing", something[i]);
}

static const struct {
	enum rec_type type;
	const char *want;
	struct {
		enum origin_event event;
		const char *publisher, *place;
	} said[SAID_MAX];
} publishers_rows[] = {
    {TYPE_BOOK,
     "Verlag / Berlin",
     {{EVENT_PUBLICATION, "Verlag :", "Berlin ;"}}},
    {TYPE_BOOK,
     "Verlag / Berlin; Bonn",
     {{EVENT_PUBLICATION, "Verlag", "Berlin"},
      {EVENT_PUBLICATION, "Verlag", "Bonn"}}},
    /* The place in front of a colon; a catalogue's stop. */
    {TYPE_BOOK, "Novak / Berlin", {{EVENT_PUBLICATION, "Berlin: Novak", NULL}}},
    {TYPE_BOOK,
     "Novak Press / New York",
     {{EVENT_PUBLICATION, "New York : Novak Press.", NULL}}},
    {TYPE_BOOK, "Novak / Paris", {{EVENT_PUBLICATION, "Novak (Paris)", NULL}}},
    {TYPE_BOOK, "Novak (NVK)", {{EVENT_PUBLICATION, "Novak (NVK)", NULL}}},
    {TYPE_BOOK,
     "RAIN : Novak Press",
     {{EVENT_PUBLICATION, "RAIN : Novak Press", NULL}}},
    {TYPE_BOOK, "Novak & Co.", {{EVENT_PUBLICATION, "Novak & Co.", NULL}}},
    {TYPE_BOOK,
     "Museum: Department",
     {{EVENT_PUBLICATION, "Museum: Department", NULL}}},
    {TYPE_BOOK,
     "Regen: Studien, Berichte",
     {{EVENT_PUBLICATION, "Regen: Studien, Berichte", NULL}}},
    /* Another event for want of publication; never the copy's. */
    {TYPE_BOOK,
     "Druck / Bonn",
     {{EVENT_OTHER, "Druck", "Bonn"}, {EVENT_COPY, "Scan", "Köln"}}},
    {TYPE_BOOK, "Werk / Ulm", {{EVENT_CREATION, "Werk", "Ulm"}}},
    {TYPE_ARTICLE, "Ulm", {{EVENT_CREATION, "Werk", "Ulm"}}},
    {TYPE_PHD, "Ulm / at Werk", {{EVENT_CREATION, "Werk", "Ulm"}}},
};

static void
test_publishers(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(publishers_rows); i++) {
		struct draft *d = fresh();

		for (size_t k = 0; k < SAID_MAX; k++) {
			enum origin_event event =
			    publishers_rows[i].said[k].event;

			if (publishers_rows[i].said[k].publisher == NULL)
				break;
			draft_publisher(
			    d, &d->origin, event,
			    text(publishers_rows[i].said[k].publisher, NULL));
			draft_place(d, &d->origin, event,
				    str_c(publishers_rows[i].said[k].place));
		}
		draft_type_is(d, SAID_BY_GENRE, publishers_rows[i].type);
		draft_settle(d);
		for (size_t k = 0; k < record.publishers.n; k++)
			add(record.publishers.v[k].text);
		add(record.place);
		if (record.institution.n > 0) {
			add(STR("at "));
			buf_str(&seen, record.institution);
		}
		assert_str(buf_view(&seen), publishers_rows[i].want);
	}
}

/* --- Hosts ---- */

static const struct {
	enum rec_type type;
	const char *want; /* container/volume/issue/series/number */
	struct {
		enum host_kind kind;
		const char *title, *volume, *issue;
	} said[SAID_MAX];
} hosts_rows[] = {
    {TYPE_ARTICLE, "J/1/2//", {{HOST_JOURNAL, "J", "1", "2"}}},
    /* "Heft 2" stands in a journal, which is named. */
    {TYPE_ARTICLE,
     "J/1/2//",
     {{HOST_PART, "Heft 2", "", "2"}, {HOST_JOURNAL, "J", "1", ""}}},
    {TYPE_ARTICLE, "Heft 2//2//", {{HOST_PART, "Heft 2", "", "2"}}},
    /* A series comes behind, whatever comes first. */
    {TYPE_CHAPTER,
     "B///S/3",
     {{HOST_SERIES, "S", "3", ""}, {HOST_BOOK, "B", "", ""}}},
    {TYPE_BOOK, "///S/12", {{HOST_SERIES, "S ; 12", "", ""}}},
    {TYPE_BOOK, "///S/3", {{HOST_SERIES, "S", "Bd. 3", ""}}},
    /* Of what is whole in itself. */
    {TYPE_REPORT, "///S/3", {{HOST_UNKNOWN, "S", "3", ""}}},
    {TYPE_ARTICLE, "S/3///", {{HOST_UNKNOWN, "S", "3", ""}}},
    {TYPE_REPORT,
     "///S/3",
     {{HOST_UNKNOWN, "Archiv", "1", ""}, {HOST_SERIES, "S", "3", ""}}},
    /* Old journals are called series. */
    {TYPE_ARTICLE, "S/3///", {{HOST_CALLED_SERIES, "S", "3", ""}}},
    {TYPE_BOOK, "///S/3", {{HOST_CALLED_SERIES, "S", "3", ""}}},
};

static void
test_hosts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(hosts_rows); i++) {
		struct draft *d = fresh();

		for (size_t k = 0; k < SAID_MAX; k++) {
			struct draft_host *h;

			if (hosts_rows[i].said[k].title == NULL)
				break;
			h = draft_host(d, hosts_rows[i].said[k].kind);
			h->title = str_c(hosts_rows[i].said[k].title);
			h->part.volume = str_c(hosts_rows[i].said[k].volume);
			h->part.issue = str_c(hosts_rows[i].said[k].issue);
		}
		draft_type_is(d, SAID_BY_GENRE, hosts_rows[i].type);
		/* Chapters and articles are not guessed at. */
		draft_settle(d);
		buf_printf(&seen,
			   STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT
				   "/" STR_FMT,
			   STR_ARG(record.container), STR_ARG(record.volume),
			   STR_ARG(record.issue), STR_ARG(record.series),
			   STR_ARG(record.series_number));
		assert_str(buf_view(&seen), hosts_rows[i].want);
	}
}

/* --- Identifiers ---- */

static const struct {
	const char *want;
	struct {
		enum id_whose whose;
		enum rec_id kind;
		const char *value;
	} said[SAID_MAX];
} identifiers_rows[] = {
    {"10.1/A!",
     {{ID_OF_ITEM, ID_DOI, "10.1/A"}, {ID_OF_ITEM, ID_DOI, "10.1/a"}}},
    {"10.1/a", {{ID_OF_ANOTHER, ID_DOI, "10.1/a"}}},
    /* Said of both: it is the item's. */
    {"10.1/a!",
     {{ID_OF_ANOTHER, ID_DOI, "10.1/a"}, {ID_OF_ITEM, ID_DOI, "10.1/A"}}},
    {"2366-0627! / 10.1/j",
     {{ID_OF_HOST, ID_ISSN, "2366-0627"}, {ID_OF_HOST, ID_DOI, "10.1/j"}}},
    {"", {{ID_OF_ITEM, ID_OTHER, ""}}},
};

static void
test_identifiers(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(identifiers_rows); i++) {
		struct draft *d = fresh();

		for (size_t k = 0; k < SAID_MAX; k++)
			if (identifiers_rows[i].said[k].value != NULL)
				draft_id(
				    d, identifiers_rows[i].said[k].whose,
				    (struct rec_ident){
					identifiers_rows[i].said[k].kind,
					str_c(
					    identifiers_rows[i].said[k].value),
					false});
		draft_settle(d);
		for (size_t k = 0; k < record.ids.n; k++) {
			add(record.ids.v[k].value);
			if (record.ids.v[k].own)
				buf_char(&seen, '!');
		}
		assert_str(buf_view(&seen), identifiers_rows[i].want);
	}
}

/* --- Subjects and descriptions ---- */

static const struct {
	const char *want;
	struct {
		enum desc_kind kind;
		const char *lang, *text;
	} said[SAID_MAX];
} descriptions_rows[] = {
    {"A", {{DESC_ABSTRACT, NULL, "A"}}},
    {"A / B", {{DESC_ABSTRACT, NULL, "A"}, {DESC_ABSTRACT, NULL, "B"}}},
    /* Of no kind: the first, and one in another language. */
    {"A. / notes / B.", {{DESC_OPEN, NULL, "A."}, {DESC_OPEN, NULL, "B."}}},
    {"A. / B.", {{DESC_OPEN, "en", "A."}, {DESC_OPEN, "fr", "B."}}},
    {"B. / A.", {{DESC_OPEN, "en", "A."}, {DESC_OPEN, "de", "B."}}},
    /* A name, a heading. */
    {"notes / Erika Beispiel", {{DESC_OPEN, NULL, "Erika Beispiel"}}},
    {"notes / First Line: Why?", {{DESC_OPEN, NULL, "First Line: Why?"}}},
    {"notes / A / B", {{DESC_CONTENTS, NULL, "A"}, {DESC_NOTE, NULL, "B"}}},
    {"A", {{DESC_ABSTRACT, NULL, "A"}, {DESC_NOTE, NULL, "A"}}},
};

static void
test_descriptions(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(descriptions_rows); i++) {
		struct draft *d = fresh();

		for (size_t k = 0; k < SAID_MAX; k++)
			if (descriptions_rows[i].said[k].text != NULL)
				draft_description(
				    d, descriptions_rows[i].said[k].kind,
				    text(descriptions_rows[i].said[k].text,
					 descriptions_rows[i].said[k].lang));
		draft_language(d, STR("de"));
		draft_settle(d);
		for (size_t k = 0; k < record.abstracts.n; k++)
			add(record.abstracts.v[k].text);
		if (record.notes.n > 0)
			add(STR("notes"));
		for (size_t k = 0; k < record.notes.n; k++)
			add(record.notes.v[k].text);
		assert_str(buf_view(&seen), descriptions_rows[i].want);
	}
}

/* --- Limits ---- */

static void
test_limits_are_said_once(void **state)
{
	struct draft *d = fresh();
	size_t said = 0;

	(void)state;
	author(d, "A");
	for (int i = 0; i < DRAFT_SUBJECTS_MAX + 50; i++) {
		char word[32];

		snprintf(word, sizeof(word), "word %d", i);
		draft_subject(d, (struct rec_subject){
				     .text = arena_copy(&arena, str_c(word))});
	}
	for (int i = 0; i < DRAFT_HOSTS_MAX; i++)
		assert_non_null(draft_host(d, HOST_SERIES));
	assert_null(draft_host(d, HOST_SERIES));
	for (int i = 0; i < 2 * DRAFT_WARNINGS_MAX; i++)
		draft_warn(d, "guess %d", i);
	draft_settle(d);
	assert_int_equal(record.subjects.n, DRAFT_SUBJECTS_MAX);
	assert_int_equal(record.warnings.n, DRAFT_WARNINGS_MAX + 1);
	for (size_t i = 0; i < record.warnings.n; i++)
		said += str_starts(record.warnings.v[i].text, STR("more than"));
	assert_int_equal(said, 2);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_titles),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_types),
	    cmocka_unit_test(test_people),
	    cmocka_unit_test(test_what_says_nothing),
	    cmocka_unit_test(test_publishers),
	    cmocka_unit_test(test_hosts),
	    cmocka_unit_test(test_identifiers),
	    cmocka_unit_test(test_descriptions),
	    cmocka_unit_test(test_limits_are_said_once),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
