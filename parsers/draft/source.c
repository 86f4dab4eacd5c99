/*
 * The draft: what a source without numbers means, which differs by site: the
 * host, the collection it stands in, a meeting, or a note.
 */
#include <limits.h>

#include "core/ident.h"
#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"

enum {
	SERIES_LAST = 9999, /* of a number in a series */
	LABEL_BYTES = 16,
	NAME_BYTES = 6, /* of a meeting, at least */
	MEETING_BYTES = 160,
	PLACE_MAX = 60,
	WIDE_BYTES = 12,  /* four ideographs */
	WIDE_LEAD = 0xe3, /* first byte of kana, ideographs and Hangul */
	SOURCES_MAX = 8,  /* that are compared with each other */
	NUMBER_MAX = 9999 /* of a volume */
};

/* Collections of Digital Commons, by a word in their name. */
static const struct {
	struct str word;
	enum rec_type type;
} collections[] = {
    {STR_LIT("undergraduate theses"), TYPE_BACHELOR},
    {STR_LIT("undergraduate honors"), TYPE_BACHELOR},
    {STR_LIT("honors theses"), TYPE_BACHELOR},
    {STR_LIT("senior theses"), TYPE_BACHELOR},
    {STR_LIT("master's theses"), TYPE_MASTER},
    {STR_LIT("master\xe2\x80\x99s theses"), TYPE_MASTER},
    {STR_LIT("masters theses"), TYPE_MASTER},
    {STR_LIT("master's projects"), TYPE_MASTER},
    {STR_LIT("doctoral"), TYPE_PHD},
    {STR_LIT("ph.d. dissertations"), TYPE_PHD},
    {STR_LIT("phd dissertations"), TYPE_PHD},
    {STR_LIT("theses"), TYPE_THESIS},
    {STR_LIT("dissertations"), TYPE_PHD},
};

static const struct str meetings[] = {
    STR_LIT("conference"),  STR_LIT("symposium"), STR_LIT("workshop"),
    STR_LIT("proceedings"), STR_LIT("congress"),  STR_LIT("seminar "),
};

static bool
speaks_of_meeting(struct str s)
{
	for (size_t i = 0; i < COUNT(meetings); i++)
		if (str_ifind(s, meetings[i]) != STR_NPOS)
			return true;
	return false;
}

/* http://host/journal/vol3/iss1/1 */
static bool
issue_in_address(const struct record *r, struct draft_part *p)
{
	for (size_t i = 0; i < r->ids.n; i++) {
		struct str s = r->ids.v[i].value, volume, issue;
		size_t at = r->ids.v[i].kind == ID_URL
				? str_find(s, STR("/vol"))
				: STR_NPOS;

		if (at == STR_NPOS)
			continue;
		s = str_from(s, at + 4);
		str_cut(&s, '/', &volume);
		if (!str_starts(s, STR("iss")) || str_number(volume, 9999) <= 0)
			continue;
		s = str_from(s, 3);
		str_cut(&s, '/', &issue);
		p->volume = volume;
		p->issue = issue;
		return true;
	}
	return false;
}

/*
 * The first word counts; but a collection of two levels, "Masters Theses and
 * Doctoral Dissertations", does not say which.
 */
static enum rec_type
type_of_collection(struct str name)
{
	enum rec_type type = TYPE_GENERIC;

	for (size_t i = 0; i < COUNT(collections); i++) {
		enum rec_type t = collections[i].type;

		if (str_ifind(name, collections[i].word) == STR_NPOS)
			continue;
		if (type == TYPE_GENERIC)
			type = t;
		else if (t != type && t != TYPE_THESIS)
			type = TYPE_THESIS;
	}
	return type;
}

static void
collection_source(struct draft *d, struct rec_text t)
{
	struct record *r = d->r;
	struct draft_host *h = draft_host_nearest(d);
	enum rec_type type;

	if (h == NULL || h->title.n > 0)
		return;
	if (h->part.volume.n == 0 && issue_in_address(r, &h->part)) {
		h->title = t.text;
		draft_type_because(d, TYPE_ARTICLE,
				   "the volume in its address");
		return;
	}
	/* "Articles": what it is, not what it stands in. */
	if (r->type == TYPE_GENERIC &&
	    vocab_type(t.text, &type) == VOCAB_GENRE && type != TYPE_GENERIC) {
		draft_type_because(d, type, "its collection");
		return;
	}
	type = type_of_collection(t.text);
	if (type != TYPE_GENERIC) {
		if (r->type == TYPE_GENERIC || r->type == TYPE_THESIS)
			draft_type_because(d, type, "its collection");
		return;
	}
	if (speaks_of_meeting(t.text) && r->type == TYPE_GENERIC) {
		h->title = t.text;
		draft_type_because(d, TYPE_CONFERENCE_PAPER, "its collection");
		return;
	}
	h = draft_host(d, HOST_SERIES);
	if (h != NULL)
		h->title = t.text;
	draft_warn(d, "series: the collection it stands in");
}

static bool
is_part(enum rec_type t)
{
	return rec_type_is(t, CLASS_ARTICLE) || rec_type_is(t, CLASS_CHAPTER) ||
	       t == TYPE_POSTER || t == TYPE_TALK;
}

/*
 * "Journal, 7", "Journal, 7, 2,  12 S.": OPUS4 writes numbers without words,
 * and the word for pages where there are none.
 */
static void
split_numbers(struct draft *d, struct draft_host *h)
{
	struct str numbers[2], s = h->title;
	size_t n = 0, comma;

	while (n < COUNT(numbers) && (comma = str_rchr(s, ',')) != STR_NPOS) {
		struct str piece = str_trim(str_from(s, comma + 1));

		if (str_ends(piece, STR("S.")) &&
		    str_number(str_trim(str_left(piece, piece.n - 2)),
			       INT_MAX) >= 0)
			draft_extent(d, piece);
		else if (str_number(piece, NUMBER_MAX) > 0)
			numbers[n++] = piece;
		else if (!str_eqc(piece, "S."))
			break;
		s = str_trim(str_left(s, comma));
	}
	if (n == 0 && s.n == h->title.n)
		return;
	h->title = s;
	if (n > 0)
		draft_keep(&h->part.volume, numbers[n - 1]);
	if (n > 1)
		draft_keep(&h->part.issue, numbers[0]);
}

/* The book, the journal or the proceedings. */
static void
host_source(struct draft *d, struct rec_text t)
{
	struct draft_host *h = draft_host_nearest(d);
	enum rec_type type = d->r->type;

	if (h == NULL || h->title.n > 0 ||
	    (!is_part(type) && type != TYPE_GENERIC)) {
		texts_push(d->r->arena, &d->r->notes, t);
		return;
	}
	h->title = t.text;
	if (rec_type_is(type, CLASS_ARTICLE))
		split_numbers(d, h);
	draft_warn(d, "host: what dc:source names");
}

static bool
is_of_meeting(enum rec_type t)
{
	return t == TYPE_PROCEEDINGS || t == TYPE_CONFERENCE_PAPER ||
	       t == TYPE_POSTER || t == TYPE_TALK;
}

/* At Zenodo a source without numbers is the meeting. */
static void
event_source(struct draft *d, struct rec_text t)
{
	struct record *r = d->r;
	struct str place;

	if (r->event.n > 0 || !is_of_meeting(r->type)) {
		texts_push(d->r->arena, &d->r->notes, t);
		return;
	}
	r->event = citation_meeting(t.text, &place);
	draft_event_place(d, place);
	draft_warn(d, "event: what dc:source names");
}

/* "[Research Report] RR-12, Example Institute. 2010, 45 p" (HAL) */
static void
report_source(struct draft *d, struct str s)
{
	size_t close = str_chr(s, ']'), dot, comma;
	struct str number;

	if (s.p[0] != '[' || close == STR_NPOS)
		return;
	s = str_trim(str_from(s, close + 1));
	dot = str_find(s, STR(". "));
	if (dot == STR_NPOS ||
	    str_number(str_left(str_from(s, dot + 2), 4), 2999) < 0)
		return;
	s = str_left(s, dot);
	comma = str_find(s, STR(", "));
	number = str_left(s, comma);
	if (comma != STR_NPOS && str_chr(number, ' ') == STR_NPOS &&
	    chr_digit(number.p[number.n - 1])) {
		draft_number(d, number);
		s = str_from(s, comma + 2);
	}
	draft_keep(&d->grantor, s);
	draft_warn(d, "institution: out of a citation");
}

/* "Field. Université Exemple, 2018. Français. ⟨NNT : ...⟩" */
static void
thesis_source(struct draft *d, struct rec_text t)
{
	struct str s = t.text, school;
	size_t dot = str_find(s, STR(". ")), comma;

	if (d->r->type == TYPE_CONFERENCE_PAPER &&
	    d->r->event.n + draft_nearest(d)->event.n > 0 &&
	    draft_nearest(d)->title.n == 0 && !str_has_digit(s)) {
		host_source(d, t);
		return;
	}
	texts_push(d->r->arena, &d->r->notes, t);
	if (rec_type_is(d->r->type, CLASS_REPORT))
		report_source(d, s);
	if (!rec_type_is(d->r->type, CLASS_THESIS) || dot == STR_NPOS)
		return;
	s = str_from(s, dot + 2);
	comma = str_find(s, STR(", "));
	school = str_left(s, comma);
	s = str_from(s, comma + 2);
	if (comma == STR_NPOS || s.n < 4 ||
	    str_number(str_left(s, 4), 2999) < 0)
		return;
	draft_keep(&d->grantor, school);
	draft_warn(d, "institution: out of a citation");
}

/* A name in a script of East Asia, which has no blanks, and no numbers. */
static bool
is_wide_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (chr_digit(s.p[i]))
			return false;
	return s.n >= WIDE_BYTES && s.n <= PLACE_MAX &&
	       (unsigned char)s.p[0] >= WIDE_LEAD;
}

/* "雨大学紀要", whatever it is called elsewhere: "... = Bulletin". */
static bool
is_wide_journal(struct str s)
{
	static const struct str ends[] = {
	    STR_LIT("紀要"),   STR_LIT("論集"), STR_LIT("論叢"),
	    STR_LIT("論文集"), STR_LIT("研究"), STR_LIT("雑誌"),
	    STR_LIT("会誌"),   STR_LIT("年報"), STR_LIT("報告"),
	    STR_LIT("学報"),   STR_LIT("學報"), STR_LIT("学刊"),
	    STR_LIT("學刊"),   STR_LIT("期刊"), STR_LIT("杂志"),
	    STR_LIT("雜誌"),   STR_LIT("学誌"), STR_LIT("學誌"),
	    STR_LIT("集刊"),   STR_LIT("叢刊"), STR_LIT("논문집"),
	    STR_LIT("논총"),   STR_LIT("학보"), STR_LIT("회지"),
	    STR_LIT("연구"),
	};

	s = str_left(s, str_find(s, STR(" = ")));
	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_ends(s, ends[i]))
			return true;
	return false;
}

/*
 * An article stands in a journal, a chapter in a book: a name of two words or
 * more that nobody else in the record has.
 */
static bool
names_host(const struct draft *d, struct str s)
{
	const struct rec_texts *publishers = &d->origin.publishers;

	if (!(rec_type_is(d->r->type, CLASS_ARTICLE) ||
	      rec_type_is(d->r->type, CLASS_CHAPTER)) ||
	    (!prose_is_name(s) && !is_wide_name(s)) ||
	    (vocab_is_school(s) && !is_wide_journal(s)))
		return false;
	/* dLibra: who has it. There are journals with such a name. */
	if (rec_type_is(d->r->type, CLASS_CHAPTER) && vocab_is_library(s))
		return false;
	for (size_t i = 0; i < publishers->n; i++)
		if (str_ieq(publishers->v[i].text, s))
			return false;
	return true;
}

/*
 * "Original edition: Milan : Novak, 1888", with a label or without: the imprint
 * of what the item is a copy of, where that is the year in which the item is
 * said to have come out. Who put the copy there is no publisher then.
 */
static bool
imprint_source(struct draft *d, struct str s)
{
	struct draft_origin *o = &d->origin;
	size_t colon = str_find(s, STR(" : ")), sign = 3, comma, label;
	struct str year, place, publisher, size;

	if (colon == STR_NPOS) {
		colon = str_find(s, STR(": "));
		sign = 2;
	}
	/* "Place: Press, 2015. 234 p." */
	size = str_trim(str_from(s, str_rfind(s, STR(". ")) + 2));
	if (str_rfind(s, STR(". ")) != STR_NPOS && draft_take_size(d, size))
		s = str_left(s, str_rfind(s, STR(". ")));
	comma = str_rchr(s, ',');
	label = str_rchr(str_left(s, colon), ':');
	if (colon == STR_NPOS || comma == STR_NPOS || comma < colon + sign ||
	    !(rec_type_is(d->r->type, CLASS_WHOLE) ||
	      d->r->type == TYPE_GENERIC))
		return false;
	year = str_trim(str_from(s, comma + 1));
	if (str_ends(year, STR(".")))
		year.n--;
	place = str_trim(str_left(s, colon));
	if (label != STR_NPOS)
		place = str_trim(str_from(place, label + 1));
	publisher = str_trim(str_of(s.p + colon + sign, comma - colon - sign));
	if (year.n != 4 || place.n == 0 || place.n > PLACE_MAX ||
	    publisher.n == 0 || vocab_body(place) == BODY_SURE ||
	    str_number(year, 2999) != o->date.span.from.year)
		return false;
	o->place = place;
	o->publishers.n = 0;
	draft_publisher(d, o, EVENT_PUBLICATION,
			(struct rec_text){publisher, STR_NONE});
	draft_warn(d, "publisher: of the edition that dc:source names");
	return true;
}

static void
other_source(struct draft *d, struct rec_text t)
{
	if (is_of_meeting(d->r->type) && d->r->event.n == 0 &&
	    citation_names_meeting(t.text)) {
		event_source(d, t);
		return;
	}
	if (imprint_source(d, t.text)) {
		texts_push(d->r->arena, &d->r->notes, t);
		return;
	}
	if ((is_part(d->r->type) && record_id(d->r, ID_ISSN).n > 0) ||
	    names_host(d, t.text))
		host_source(d, t);
	else
		texts_push(d->r->arena, &d->r->notes, t);
}

/* Whose page it stands on. */
static void
shelf_source(struct draft *d, struct rec_text t)
{
	(void)d;
	(void)t;
}

/* "instname:Universidad de Ejemplo": a label of some program and its value. */
static bool
cut_program_label(struct str s, struct str *label, struct str *value)
{
	size_t colon = str_chr(str_left(s, LABEL_BYTES), ':');

	if (colon == STR_NPOS || colon == 0 || colon + 1 >= s.n ||
	    s.p[colon + 1] == ' ')
		return false;
	for (size_t i = 0; i < colon; i++)
		if (!chr_lower(s.p[i]))
			return false;
	*label = str_left(s, colon);
	*value = str_from(s, colon + 1);
	return true;
}

/* Where the value of a label belongs. */
enum labelled {
	LABELLED_VOLUME,
	LABELLED_ISSUE,
	LABELLED_FIRST,
	LABELLED_LAST,
	LABELLED_EXTENT,
	LABELLED_JOURNAL,
	LABELLED_BOOK,
	LABELLED_EDITORS,
	LABELLED_PRESS,
	LABELLED_PLACE,
	LABELLED_COUNTRY,
	LABELLED_PAGES,
	LABELLED_EDITION,
	LABELLED_DATE
};

static void
take_labelled(struct draft *d, enum labelled what, struct str value)
{
	struct draft_host *h;

	switch (what) {
	case LABELLED_VOLUME:
		draft_keep(&d->part.volume, value);
		break;
	case LABELLED_ISSUE:
		draft_keep(&d->part.issue, value);
		break;
	case LABELLED_FIRST:
		draft_keep(&d->part.first, value);
		break;
	case LABELLED_LAST:
		draft_keep(&d->part.last, value);
		break;
	case LABELLED_EXTENT:
		draft_extent(d, value);
		break;
	case LABELLED_JOURNAL:
	case LABELLED_BOOK:
		h = draft_host_nearest(d);
		if (h == NULL || h->title.n > 0)
			return;
		h->title = value;
		h->kind = what == LABELLED_BOOK ? HOST_BOOK : HOST_JOURNAL;
		break;
	case LABELLED_PRESS:
		draft_publisher(d, &d->origin, EVENT_PUBLICATION,
				(struct rec_text){value, STR_NONE});
		break;
	case LABELLED_PLACE:
		draft_place(d, &d->origin, EVENT_PUBLICATION, value);
		break;
	case LABELLED_COUNTRY:
		break;
	case LABELLED_PAGES:
		draft_pages(&d->part, value);
		break;
	case LABELLED_EDITION:
		draft_edition(d, value);
		break;
	case LABELLED_DATE:
		draft_date_open(d, DATE_ISSUED, value);
		break;
	case LABELLED_EDITORS:
		h = draft_host_nearest(d);
		if (h != NULL)
			draft_parse_editors(d, value, &h->editors);
		break;
	}
}

/* IRIS, of the universities of Italy: "volume:12", "journal:RIVISTA". */
static const struct label {
	struct str label;
	enum labelled what;
} alone[] = {
    {STR_LIT("volume"), LABELLED_VOLUME},
    {STR_LIT("issue"), LABELLED_ISSUE},
    {STR_LIT("firstpage"), LABELLED_FIRST},
    {STR_LIT("lastpage"), LABELLED_LAST},
    {STR_LIT("numberofpages"), LABELLED_EXTENT},
    {STR_LIT("journal"), LABELLED_JOURNAL},
    {STR_LIT("ispartofbook"), LABELLED_BOOK},
    {STR_LIT("alleditors"), LABELLED_EDITORS},
    {STR_LIT("name"), LABELLED_PRESS},
    {STR_LIT("place"), LABELLED_PLACE},
    {STR_LIT("country"), LABELLED_COUNTRY},
};

/* What says too little alone: "edition:12 location:Husum date:2004". */
static const struct label together[] = {
    {STR_LIT("edition"), LABELLED_EDITION},
    {STR_LIT("location"), LABELLED_PLACE},
    {STR_LIT("publisher"), LABELLED_PRESS},
    {STR_LIT("pages"), LABELLED_PAGES},
    {STR_LIT("date"), LABELLED_DATE},
    {STR_LIT("year"), LABELLED_DATE},
};

static const struct label *
find_label(const struct label *l, size_t n, struct str word)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(word, l[i].label))
			return &l[i];
	return NULL;
}

/* The pair in front of *s; NULL: none with a label that is known. */
static const struct label *
cut_pair(struct str *s, struct str *value)
{
	const struct label *found;
	struct str label, rest;
	size_t end = 0;

	if (!cut_program_label(*s, &label, value))
		return NULL;
	found = find_label(alone, COUNT(alone), label);
	if (found == NULL)
		found = find_label(together, COUNT(together), label);
	for (; end < value->n; end++) {
		rest = str_from(*value, end + 1);
		if (value->p[end] == ' ' &&
		    cut_program_label(rest, &label, &rest) &&
		    (find_label(alone, COUNT(alone), label) != NULL ||
		     find_label(together, COUNT(together), label) != NULL))
			break;
	}
	*s = str_from(*value, end + (end < value->n));
	*value = str_trim(str_left(*value, end));
	return found;
}

/* Two labels or more with their values, and nothing else. */
static bool
take_pairs(struct draft *d, struct str s)
{
	const struct label *found;
	struct str rest = s, value;
	size_t n = 0;

	for (; rest.n > 0; n++)
		if (cut_pair(&rest, &value) == NULL)
			return false;
	if (n < 2)
		return false;
	while (s.n > 0 && (found = cut_pair(&s, &value)) != NULL)
		take_labelled(d, found->what, value);
	return true;
}

bool
draft_labelled(struct draft *d, struct str s)
{
	const struct label *found;
	struct str label, value;

	if (!cut_program_label(s, &label, &value))
		return false;
	if (take_pairs(d, s))
		return true;
	found = find_label(alone, COUNT(alone), label);
	if (found != NULL)
		take_labelled(d, found->what, str_trim(value));
	return found != NULL;
}

/*
 * What aggregators of Latin America and Portugal write into their records: the
 * school of a thesis; the repository's name and the like are no notes.
 */
static bool
is_program_label(struct draft *d, struct str s)
{
	struct str label, value;

	if (!cut_program_label(s, &label, &value))
		return false;
	if (str_eqc(label, "instname") &&
	    rec_type_is(d->r->type, CLASS_THESIS) &&
	    d->origin.publishers.n == 0 && vocab_is_school(value)) {
		draft_keep(&d->grantor, value);
		draft_warn(d, "institution: the repository's");
	}
	return true;
}

/* What is said already: the journal or publisher once more, or the meeting. */
static bool
is_said(const struct draft *d, struct str s)
{
	const struct rec_texts *l = &d->origin.publishers;

	for (size_t i = 0; i < l->n; i++)
		if (str_ieq(l->v[i].text, s))
			return true;
	return (d->nhosts > 0 && (str_ieq(d->hosts[0].title, s) ||
				  str_istarts(d->hosts[0].event, s))) ||
	       str_istarts(d->r->event, s);
}

/* "of", "&", "der": words that short forms leave out. */
static bool
is_small_word(struct str w)
{
	return w.n > 0 && (chr_lower(w.p[0]) || !chr_alpha(w.p[0])) && w.n <= 4;
}

/* "J. Rain L." of "Journal of Rain Law": each word begins one of these. */
static bool
shortens(struct str brief, struct str name)
{
	struct str word, of;

	if (str_chr(brief, '.') == STR_NPOS || str_chr(name, '.') != STR_NPOS)
		return false;
	while (str_cut(&brief, ' ', &word)) {
		word = str_left(word, str_chr(word, '.'));
		if (is_small_word(word))
			continue;
		do {
			if (!str_cut(&name, ' ', &of))
				return false;
		} while (is_small_word(of));
		if (word.n == 0 || !str_istarts(of, word))
			return false;
	}
	while (str_cut(&name, ' ', &of))
		if (!is_small_word(of))
			return false;
	return true;
}

/* The journal in full, beside a citation that has it in short; or in short. */
static bool
spells_out_journal(struct draft *d, struct str s)
{
	if (d->nhosts == 0 || d->hosts[0].kind != HOST_JOURNAL)
		return false;
	if (shortens(s, d->hosts[0].title))
		return true;
	if (!shortens(d->hosts[0].title, s))
		return false;
	d->hosts[0].title = s;
	return true;
}

static const struct str indexes[] = {
    STR_LIT("Web of Science"),
    STR_LIT("Web of Science Core Collection"),
    STR_LIT("ISI Web of Science"),
    STR_LIT("ISI Web of Knowledge"),
    STR_LIT("WoS"),
    STR_LIT("ISI"),
    STR_LIT("Clarivate"),
    STR_LIT("Clarivate Analytics"),
    STR_LIT("Science Citation Index"),
    STR_LIT("Science Citation Index Expanded"),
    STR_LIT("Social Sciences Citation Index"),
    STR_LIT("Emerging Sources Citation Index"),
    STR_LIT("Scopus"),
    STR_LIT("Elsevier Scopus"),
    STR_LIT("PubMed"),
    STR_LIT("PubMed Central"),
    STR_LIT("Europe PMC"),
    STR_LIT("MEDLINE"),
    STR_LIT("EMBASE"),
    STR_LIT("CINAHL"),
    STR_LIT("PsycINFO"),
    STR_LIT("ERIC"),
    STR_LIT("LILACS"),
    STR_LIT("SciELO"),
    STR_LIT("Redalyc"),
    STR_LIT("Latindex"),
    STR_LIT("Dialnet"),
    STR_LIT("DOAJ"),
    STR_LIT("Directory of Open Access Journals"),
    STR_LIT("Crossref"),
    STR_LIT("DataCite"),
    STR_LIT("Dimensions"),
    STR_LIT("OpenAlex"),
    STR_LIT("Semantic Scholar"),
    STR_LIT("Google Scholar"),
    STR_LIT("ORCID"),
    STR_LIT("DBLP"),
    STR_LIT("zbMATH"),
    STR_LIT("MathSciNet"),
    STR_LIT("Inspec"),
    STR_LIT("Compendex"),
    STR_LIT("RePEc"),
    STR_LIT("AGRIS"),
    STR_LIT("AGRICOLA"),
    STR_LIT("CAB Abstracts"),
    STR_LIT("EBSCO"),
    STR_LIT("EBSCOhost"),
    STR_LIT("ProQuest"),
    STR_LIT("JSTOR"),
    STR_LIT("ScienceDirect"),
    STR_LIT("SpringerLink"),
    STR_LIT("IEEE Xplore"),
    STR_LIT("Index Copernicus"),
    STR_LIT("CNKI"),
    STR_LIT("中国知网"),
    STR_LIT("万方数据"),
    STR_LIT("CiNii"),
    STR_LIT("J-STAGE"),
    STR_LIT("KCI"),
    STR_LIT("TR Dizin"),
    STR_LIT("РИНЦ"),
    STR_LIT("eLIBRARY.RU"),
};

/* Vocabularies, as MARC's list of sources of terms has their codes. */
static const struct str vocabularies[] = {
    STR_LIT("aat"),
    STR_LIT("agrovoc"),
    STR_LIT("bisacsh"),
    STR_LIT("bnb"),
    STR_LIT("dbpedia"),
    STR_LIT("embne"),
    STR_LIT("eurovoc"),
    STR_LIT("fast"),
    STR_LIT("gemet"),
    STR_LIT("geonames"),
    STR_LIT("gmgpc"),
    STR_LIT("gnd"),
    STR_LIT("gnd-content"),
    STR_LIT("gsafd"),
    STR_LIT("gtt"),
    STR_LIT("icd"),
    STR_LIT("iptc"),
    STR_LIT("jita"),
    STR_LIT("kssb"),
    STR_LIT("lcac"),
    STR_LIT("lcdgt"),
    STR_LIT("lcgft"),
    STR_LIT("lcmpt"),
    STR_LIT("lcnaf"),
    STR_LIT("lcsh"),
    STR_LIT("lcshac"),
    STR_LIT("lctgm"),
    STR_LIT("lemac"),
    STR_LIT("lemb"),
    STR_LIT("local"),
    STR_LIT("marcgt"),
    STR_LIT("marcrelator"),
    STR_LIT("mesh"),
    STR_LIT("naf"),
    STR_LIT("ndlsh"),
    STR_LIT("nlmnaf"),
    STR_LIT("nuovo soggettario"),
    STR_LIT("rameau"),
    STR_LIT("rbgenr"),
    STR_LIT("rbmscv"),
    STR_LIT("rvm"),
    STR_LIT("rvmfast"),
    STR_LIT("rvmgf"),
    STR_LIT("saogf"),
    STR_LIT("sears"),
    STR_LIT("snomedct"),
    STR_LIT("stw"),
    STR_LIT("swd"),
    STR_LIT("tgm"),
    STR_LIT("tgmi"),
    STR_LIT("tgmii"),
    STR_LIT("tgn"),
    STR_LIT("thesoz"),
    STR_LIT("uksslc"),
    STR_LIT("ulan"),
    STR_LIT("unescot"),
    STR_LIT("viaf"),
    STR_LIT("wikidata"),
    STR_LIT("ysa"),
    STR_LIT("yso"),
};

/* The vocabulary of a keyword or a name: no source of the item. */
static bool
is_vocabulary(struct str s)
{
	for (size_t i = 0; i < COUNT(vocabularies); i++)
		if (str_ieq(s, vocabularies[i]))
			return true;
	return false;
}

/* Where somebody found the record. */
static bool
is_index(struct str s)
{
	for (size_t i = 0; i < COUNT(indexes); i++)
		if (str_ieq(s, indexes[i]))
			return true;
	return false;
}

static void (*const sources[SOURCE__MAX])(struct draft *d,
					  struct rec_text t) = {
    [SOURCE_OPEN] = other_source,
    [SOURCE_HOST] = host_source,
    [SOURCE_COLLECTION] = collection_source,
    [SOURCE_EVENT] = event_source,
    [SOURCE_THESIS] = thesis_source,
    [SOURCE_SHELF] = shelf_source,
};

/*
 * HAL: "Meeting on examples" beside "Meeting on examples, 2014, Sampletown":
 * the longer one has the place and the date.
 */
static void
meeting_said_twice(struct draft *d)
{
	const struct draft_citations *l = &d->citations;

	for (size_t i = 0; i < l->n && i < SOURCES_MAX; i++)
		for (size_t k = 0; k < l->n && k < SOURCES_MAX; k++) {
			struct str name = l->v[i].t.text, s = l->v[k].t.text;

			if (l->v[i].in == CITED_SOURCE &&
			    l->v[k].in == CITED_SOURCE && s.n > name.n + 2 &&
			    name.n >= NAME_BYTES && str_starts(s, name) &&
			    str_starts(str_from(s, name.n), STR(", "))) {
				d->r->event = s;
				draft_warn(d, "event: what two sources name");
				return;
			}
		}
}

/* Does one of the sources, or what is read already, name the journal? */
static bool
journal_is_named(const struct draft *d)
{
	const struct draft_citations *l = &d->citations;
	bool named = d->nhosts > 0 && d->hosts[0].title.n > 0;

	for (size_t i = 0; i < l->n && i < SOURCES_MAX; i++)
		named |=
		    l->v[i].in == CITED_SOURCE && names_host(d, l->v[i].t.text);
	return named;
}

/* "5th Congress on Rain (CoR 2015)": no volume and no pages. */
static bool
is_without_numbers(struct str s)
{
	struct citation c;

	return s.n <= MEETING_BYTES && !ident_is_url(s) &&
	       (!citation_read(s, NULL, &c) ||
		c.volume.n + c.issue.n + c.first_page.n + c.title.n == 0);
}

/* SEDICI: "XVI Congress of Examples" as a relation of a paper. */
static void
meeting_in_relation(struct draft *d)
{
	const struct rec_texts *l = &d->r->relations;

	for (size_t i = 0; i < l->n && d->r->event.n == 0; i++)
		if (citation_names_meeting(l->v[i].text) &&
		    (prose_is_name(l->v[i].text) ||
		     is_without_numbers(l->v[i].text))) {
			d->r->event = l->v[i].text;
			draft_warn(d, "event: what a relation names");
		}
}

/* "45-67. o.": a source that is the pages of what stands in a journal. */
static bool
take_range(struct draft *d, struct str s)
{
	struct str first, last;

	if (d->part.first.n > 0 || draft_nearest(d)->part.first.n > 0 ||
	    !rec_type_is(d->r->type, CLASS_ARTICLE) ||
	    !citation_pages(s, &first, &last) || last.n == 0)
		return false;
	draft_pages(&d->part, s);
	return true;
}

/*
 * "Example Press; Studies in rain 14", a source of a book: its publisher, and
 * the series (OMP).
 */
static bool
series_of_press(struct draft *d, struct str s)
{
	const struct rec_texts *l = &d->origin.publishers;
	struct str number = STR_NONE, name;
	struct draft_host *h;
	size_t blank;

	if (!rec_type_is(d->r->type, CLASS_WHOLE) || d->nhosts > 0 || l->n == 0)
		return false;
	name = l->v[0].text;
	if (!str_istarts(s, name) ||
	    !str_starts(str_from(s, name.n), STR("; ")))
		return false;
	s = str_trim(str_from(s, name.n + 1));
	if (s.n == 0 || str_chr(s, ';') != STR_NPOS ||
	    str_chr(s, '(') != STR_NPOS ||
	    !prose_is_name(str_left(s, str_rchr(s, ' '))))
		return false;
	draft_split_number(&s, &number);
	blank = str_rchr(s, ' ');
	if (number.n == 0 && blank != STR_NPOS &&
	    str_number(str_from(s, blank + 1), SERIES_LAST) > 0) {
		number = str_from(s, blank + 1);
		s = str_left(s, blank);
	}
	h = draft_host(d, HOST_SERIES);
	if (h == NULL)
		return false;
	h->title = s;
	h->number = number;
	return true;
}

void
draft_settle_sources(struct draft *d)
{
	if (journal_is_named(d))
		draft_numbers_alone(d);
	if (is_of_meeting(d->r->type) && d->r->event.n == 0 && d->nhosts == 0)
		meeting_said_twice(d);
	for (size_t i = 0; i < d->citations.n; i++) {
		const struct draft_cited *c = &d->citations.v[i];

		if (c->in == CITED_SOURCE &&
		    (spells_out_journal(d, c->t.text) ||
		     series_of_press(d, c->t.text) || take_range(d, c->t.text)))
			continue;
		if (c->in == CITED_SOURCE && !ident_is_url(c->t.text) &&
		    !is_said(d, c->t.text) && !is_program_label(d, c->t.text) &&
		    !vocab_is_repository(c->t.text) && !is_index(c->t.text) &&
		    !is_vocabulary(c->t.text))
			sources[d->site->source](d, c->t);
	}
	if (is_of_meeting(d->r->type) && d->r->event.n == 0 && d->nhosts == 0)
		meeting_in_relation(d);
}
