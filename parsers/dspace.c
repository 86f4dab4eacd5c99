/* dim and xoai: one reader of values, two of what they stand in. */
#include "parsers/dspace.h"

#include <limits.h>

#include "core/ident.h"
#include "core/table.h"
#include "parsers/citation/citation.h"
#include "parsers/dc/dc.h"
#include "parsers/etd.h"
#include "parsers/text/text.h"

enum { PAGES_MAX = 99999, ANSWER_MAX = 3, QUALIFIER_MAX = 64 };

struct dspace {
	struct draft d;
	struct str department; /* the school, for want of one that is named */
	struct str series_number; /* where it has a field of its own */
	struct str part_number;   /* called a number, and no more */
};

/* A value and its place: dc.contributor.author. */
struct value {
	struct str schema, element, qualifier;
	struct rec_text t;
};

typedef void read_fn(struct dspace *x, const struct value *v);

/* --- Readers ---- */

/* As qualified Dublin Core: "date.issued". */
static void
read_dc(struct dspace *x, const struct value *v)
{
	struct str name = v->element;

	if (v->qualifier.n > 0)
		name = draft_join(&x->d, name, STR("."), v->qualifier);
	if (!dc_report(&x->d, name, v->t))
		draft_warn(&x->d, "unknown field " STR_FMT,
			   STR_ARG(str_left(name, 100)));
}

static void
read_degree(struct dspace *x, const struct value *v)
{
	etd_degree(&x->d, v->t.text);
}

static void
read_grantor(struct dspace *x, const struct value *v)
{
	draft_keep(&x->d.grantor, v->t.text);
}

static void
read_department(struct dspace *x, const struct value *v)
{
	draft_keep(&x->department, v->t.text);
}

static void
read_subject(struct dspace *x, const struct value *v)
{
	dc_report(&x->d, STR("subject"), v->t);
}

static void
read_ddc(struct dspace *x, const struct value *v)
{
	draft_subject(&x->d, (struct rec_subject){.text = v->t.text,
						  .scheme = STR("ddc")});
}

/* "Yes", "S", "261": what a form of the repository asks for. */
static bool
is_answer(struct str s)
{
	return s.n <= ANSWER_MAX || str_number(s, LLONG_MAX) >= 0 ||
	       str_ieq(s, STR("true")) || str_ieq(s, STR("false"));
}

/* Numbers of people, behind whatever they are of: "advisor1Lattes". */
static bool
is_of_person(struct str qualifier)
{
	static const struct str ends[] = {
	    STR_LIT("lattes"), STR_LIT("orcid"), STR_LIT("id"),
	    STR_LIT("email"),  STR_LIT("url"),   STR_LIT("authority"),
	};

	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_iends(qualifier, ends[i]))
			return true;
	return false;
}

static void
read_note(struct dspace *x, const struct value *v)
{
	enum rec_type type;
	enum said_role role;

	/* "description.advisor": somebody, and no note. */
	if (vocab_said_role(v->qualifier, &role) &&
	    (role == SAID_ADVISOR || role == SAID_REFEREE)) {
		draft_names(&x->d, v->t.text, role);
		return;
	}
	if (!is_of_person(v->qualifier) && !is_answer(v->t.text) &&
	    vocab_type(v->t.text, &type) != VOCAB_STATUS &&
	    !draft_type_of(v->t.text, &type))
		draft_description(&x->d, DESC_NOTE, v->t);
}

static void
read_awarded(struct dspace *x, const struct value *v)
{
	draft_date(&x->d, DATE_ACCEPTED, v->t.text, 0);
}

static void
read_other_date(struct dspace *x, const struct value *v)
{
	draft_date(&x->d, DATE_OTHER, v->t.text, 0);
}

/* The end of the work on a thesis, which nobody published. */
static void
read_completed(struct dspace *x, const struct value *v)
{
	draft_date(&x->d, DATE_CREATED, v->t.text, 0);
}

/* With a time of day that is no midnight DSpace itself has set it. */
static void
read_issued(struct dspace *x, const struct value *v)
{
	struct date_span span;

	if (draft_parse_date(v->t.text, &span) && span.timed &&
	    str_find(v->t.text, STR("T00:00")) == STR_NPOS)
		draft_date(&x->d, DATE_COPY, v->t.text, 0);
	else
		read_dc(x, v);
}

/* "1.3"; "publishedVersion" is a state. */
static void
read_version(struct dspace *x, const struct value *v)
{
	struct str s = v->t.text;

	if (s.n > 0 &&
	    (chr_digit(s.p[0]) ||
	     (s.n > 1 && chr_tolower(s.p[0]) == 'v' && chr_digit(s.p[1]))))
		draft_version(&x->d, s);
}

/* With a time of day it is when DSpace took it in. */
static void
read_available(struct dspace *x, const struct value *v)
{
	struct date_span span;

	if (draft_parse_date(v->t.text, &span) && span.timed)
		draft_date(&x->d, DATE_COPY, v->t.text, 0);
	else
		dc_report(&x->d, STR("date.available"), v->t);
}

static void
read_extent(struct dspace *x, const struct value *v)
{
	draft_extent(&x->d, v->t.text);
}

static void
read_place(struct dspace *x, const struct value *v)
{
	draft_place(&x->d, &x->d.origin, EVENT_PUBLICATION, v->t.text);
}

static void
read_volume(struct dspace *x, const struct value *v)
{
	draft_keep(&x->d.part.volume, v->t.text);
}

static void
read_issue(struct dspace *x, const struct value *v)
{
	draft_keep(&x->d.part.issue, v->t.text);
}

/* "vol. 3, no. 2" */
static void
read_numbers(struct dspace *x, const struct value *v)
{
	struct citation c;

	if (!citation_read(v->t.text, NULL, &c) || c.kind != CITATION_NUMBERS)
		return;
	draft_keep(&x->d.part.volume, c.volume);
	draft_keep(&x->d.part.issue, c.issue);
}

static void
read_first(struct dspace *x, const struct value *v)
{
	draft_keep(&x->d.part.first, v->t.text);
}

static void
read_last(struct dspace *x, const struct value *v)
{
	draft_keep(&x->d.part.last, v->t.text);
}

/* "12-34"; one number alone is a page where the item is cited, else a count. */
static void
read_pages(struct dspace *x, const struct value *v)
{
	struct str s = v->t.text;

	if (str_number(s, PAGES_MAX) < 0 ||
	    str_ieq(v->element, STR("identifier")) ||
	    str_istarts(v->qualifier, STR("citation")))
		draft_pages(&x->d.part, s);
	else
		draft_extent(&x->d, s);
}

static void
read_host(struct dspace *x, const struct value *v)
{
	struct draft_host *h = draft_host_nearest(&x->d);

	if (h != NULL)
		draft_keep(&h->title, v->t.text);
}

/* The place calls it a journal. */
static void
read_journal(struct dspace *x, const struct value *v)
{
	struct draft_host *h = draft_host_nearest(&x->d);

	if (h == NULL)
		return;
	draft_keep(&h->title, v->t.text);
	if (h->kind == HOST_UNKNOWN)
		h->kind = HOST_JOURNAL;
}

static void
read_book(struct dspace *x, const struct value *v)
{
	struct draft_host *h = draft_host_nearest(&x->d);

	if (h == NULL)
		return;
	draft_keep(&h->title, v->t.text);
	if (h->kind == HOST_UNKNOWN)
		h->kind = HOST_BOOK;
}

static void
read_part_of(struct dspace *x, const struct value *v)
{
	dc_report(&x->d, STR("isPartOf"), v->t);
}

static void
read_abstract(struct dspace *x, const struct value *v)
{
	draft_description(&x->d, DESC_ABSTRACT, v->t);
}

static void
read_event(struct dspace *x, const struct value *v)
{
	draft_event(&x->d, v->t.text);
}

static void
read_event_place(struct dspace *x, const struct value *v)
{
	draft_event_place(&x->d, v->t.text);
}

static void
read_citation(struct dspace *x, const struct value *v)
{
	draft_citation(&x->d, CITED_HERE, v->t);
}

/* What a value is of what the item stands in, whatever schema says it. */
static void
read_article(struct dspace *x, const struct value *v)
{
	draft_keep(&x->d.part.article, v->t.text);
}

/* An issue, beside a volume. */
static void
read_part_number(struct dspace *x, const struct value *v)
{
	draft_keep(&x->part_number, v->t.text);
}

static void
read_series_number(struct dspace *x, const struct value *v)
{
	draft_keep(&x->series_number, v->t.text);
}

static void
read_size(struct dspace *x, const struct value *v)
{
	dc_report(&x->d, STR("format"), v->t);
}

static void
read_subtitle(struct dspace *x, const struct value *v)
{
	draft_title(&x->d, TITLE_SUB, v->t);
}

static void
read_translated(struct dspace *x, const struct value *v)
{
	draft_title(&x->d, TITLE_TRANSLATED, v->t);
}

/* "polder, water, management" */
static void
read_keywords(struct dspace *x, const struct value *v)
{
	struct rec_text t = v->t;
	struct str rest = v->t.text;
	char sep = str_chr(rest, ';') != STR_NPOS ? ';' : ',';

	while (str_cut(&rest, sep, &t.text)) {
		t.text = str_trim(t.text);
		dc_report(&x->d, STR("subject"), t);
	}
}

/* A number that is bare: its place says what it is ("cg.issn"). */
static void
take_id(struct dspace *x, const struct value *v, enum id_whose whose)
{
	struct str type = v->qualifier.n > 0 ? v->qualifier : v->element;
	struct rec_ident id;

	if (draft_id_typed(&x->d, type, v->t.text, &id))
		draft_id(&x->d, whose, id);
}

static void
read_id(struct dspace *x, const struct value *v)
{
	take_id(x, v, ID_OF_ITEM);
}

static void
read_host_id(struct dspace *x, const struct value *v)
{
	take_id(x, v, ID_OF_HOST);
}

static void
read_edition(struct dspace *x, const struct value *v)
{
	draft_edition(&x->d, v->t.text);
}

/* The university, in front of its faculties; of others it published. */
static void
read_institution(struct dspace *x, const struct value *v)
{
	if (vocab_is_school(v->t.text))
		draft_keep(&x->d.grantor, v->t.text);
	dc_report(&x->d, STR("publisher"), v->t);
}

/* "committeeMember": two words. */
static struct str
spaced(struct arena *a, struct str word)
{
	for (size_t i = 1; i < word.n && word.n < QUALIFIER_MAX; i++)
		if (chr_upper(word.p[i]) && chr_lower(word.p[i - 1])) {
			word = arena_join(a, str_left(word, i), STR(" "),
					  str_from(word, i));
			i++;
		}
	return word;
}

/* "advisor1", "advisor-co1", "referee2" (LA Referencia) */
static void
read_person(struct dspace *x, const struct value *v)
{
	struct str word = v->qualifier;
	enum said_role role = SAID_TOOK_PART;

	while (word.n > 0 && chr_digit(word.p[word.n - 1]))
		word.n--;
	if (str_iends(word, STR("-co")))
		word.n -= 3;
	/* "bookeditor", "bookauthor": the part they had is the same. */
	if (str_istarts(word, STR("book")) && word.n > 4)
		word = str_from(word, 4);
	if (vocab_said_role(word, &role) ||
	    vocab_said_role(spaced(x->d.r->arena, word), &role)) {
		draft_names(&x->d, v->t.text, role);
		return;
	}
	/* A body under a word of the repository's own: where they work. */
	if (vocab_body(v->t.text) == BODY_SURE)
		draft_keep(&x->department, v->t.text);
	else
		draft_names(&x->d, v->t.text, SAID_TOOK_PART);
}

static void
read_advisor(struct dspace *x, const struct value *v)
{
	draft_names(&x->d, v->t.text, SAID_ADVISOR);
}

static void
read_referee(struct dspace *x, const struct value *v)
{
	draft_names(&x->d, v->t.text, SAID_REFEREE);
}

static void
read_type(struct dspace *x, const struct value *v)
{
	dc_report(&x->d, STR("type"), v->t);
}

static void
read_language(struct dspace *x, const struct value *v)
{
	draft_language(&x->d, v->t.text);
}

static void
read_author(struct dspace *x, const struct value *v)
{
	draft_names(&x->d, v->t.text, SAID_AUTHOR);
}

/* --- The table ---- */

/*
 * "*": whatever it is, or goes on. The first row that fits counts; what none
 * fits is of Dublin Core in the schemas dc and dcterms, and not read in any
 * other.
 */
#define ROW(schema, element, qualifier, read)                               \
	{                                                                   \
		STR_LIT(schema), STR_LIT(element), STR_LIT(qualifier), read \
	}

static const struct row {
	struct str schema, element, qualifier;
	read_fn *read; /* NULL: of no use for a citation */
} rows[] = {
    ROW("*", "degree", "level", read_degree),
    ROW("*", "degree", "name", read_degree),
    ROW("*", "degree", "grantor", read_grantor),
    ROW("*", "degree", "institution", read_grantor),
    ROW("*", "degree", "discipline", read_subject),
    ROW("*", "degree", "department", read_department),
    ROW("thesis", "*", "*", NULL),
    ROW("dcterms", "bibliographicCitation", "", read_citation),
    ROW("dc", "*", "bibliographicCitation", read_citation),
    ROW("dc", "*", "citation", read_citation),
    ROW("dc", "title", "journal", read_journal),
    ROW("dc", "title", "subtitle", read_subtitle),
    ROW("dc", "title", "translated", read_translated),
    ROW("dc", "source", "title", read_host),
    ROW("oaire", "citation", "title", read_host),
    ROW("prism", "number", "", read_issue),
    ROW("prism", "doi", "", read_id),
    ROW("prism", "issn", "", read_host_id),
    ROW("prism", "eIssn", "", read_host_id),
    ROW("prism", "isbn", "", read_id),
    ROW("dc", "description", "edition", read_edition),
    ROW("dc", "edition", "*", read_edition),
    ROW("dc", "subject", "keyword", read_keywords),
    ROW("dc", "subject", "keywords", read_keywords),
    ROW("dc", "description", "degree", read_degree),
    ROW("dc", "description", "degreelevel", read_degree),
    ROW("dc", "description", "degreename", read_degree),
    ROW("dc", "description", "department", read_department),
    ROW("dc", "description", "faculty", read_department),
    ROW("dc", "description", "extent", read_extent),
    ROW("dc", "department", "*", read_department),
    ROW("dc", "source", "university", NULL),
    ROW("dc", "thumbnail", "*", NULL),
    ROW("*", "supervisor", "*", read_advisor),
    ROW("*", "advisor", "*", read_advisor),
    ROW("dc", "type", "degree", read_degree),
    ROW("dc", "contributor", "department", read_department),
    ROW("dc", "contributor", "faculty", read_department),
    ROW("dc", "contributor", "school", read_department),
    ROW("dc", "contributor", "institution", read_grantor),
    ROW("dc", "contributor", "university", read_grantor),
    ROW("dc", "contributor", "conference", read_event),
    ROW("dc", "contributor", "funder", NULL),
    ROW("dc", "contributor", "sponsor", NULL),
    ROW("dc", "contributor", "affiliation", NULL),
    ROW("*", "identifier", "doi", read_id),
    ROW("*", "identifier", "isbn", read_id),
    ROW("*", "identifier", "pmid", read_id),
    ROW("*", "identifier", "pmcid", read_id),
    ROW("*", "identifier", "arxiv", read_id),
    ROW("*", "identifier", "issn", read_host_id),
    ROW("*", "identifier", "eissn", read_host_id),
    ROW("dc", "relation", "ispartof", read_part_of),
    ROW("dcterms", "isPartOf", "", read_part_of),
    ROW("dc", "description", "resumo", read_abstract),
    ROW("dc", "description", "resumen", read_abstract),
    ROW("dc", "relation", "issn", read_host_id),
    /* Greece's libraries, HEAL-Link. */
    ROW("heal", "type", "", read_type),
    ROW("heal", "language", "", read_language),
    ROW("heal", "advisorName", "", read_advisor),
    ROW("heal", "committeeMemberName", "", read_referee),
    ROW("heal", "academicPublisher", "", read_grantor),
    ROW("heal", "academicPublisherID", "", NULL),
    ROW("heal", "numberOfPages", "", read_extent),
    ROW("heal", "abstract", "", read_abstract),
    ROW("heal", "keyword", "", read_subject),
    ROW("heal", "bookName", "", read_book),
    ROW("cg", "issn", "", read_host_id),
    ROW("cg", "isbn", "", read_id),
    ROW("dc", "relation", "isbn", read_host_id),
    ROW("dc", "publisher", "place", read_place),
    ROW("dc", "publisher", "location", read_place),
    ROW("dc", "publisher", "city", read_place),
    ROW("dc", "publisher", "department", read_department),
    ROW("dc", "publisher", "faculty", read_department),
    ROW("dc", "publisher", "institution", read_institution),
    ROW("dc", "publisher", "program", NULL),
    ROW("dc", "publisher", "country", NULL),
    ROW("dc", "publisher", "initials", NULL),
    ROW("dc", "subject", "ddc", read_ddc),
    ROW("dc", "date", "awarded", read_awarded),
    ROW("dc", "date", "conferred", read_awarded),
    ROW("dc", "date", "defense", read_awarded),
    ROW("dc", "date", "graduation", read_awarded),
    ROW("dc", "description", "provenance", NULL),
    ROW("dc", "description", "sponsorship", NULL),
    ROW("dc", "description", "version", read_version),
    ROW("dc", "description", "admin", NULL),
    ROW("dc", "description", "embargo", NULL),
    ROW("dc", "description", "affiliation*", NULL),
    ROW("dc", "description", "sponsorship*", NULL),
    ROW("dc", "description", "funding*", NULL),
    ROW("dc", "description", "statementofresponsibility", NULL),
    ROW("dc", "description", "peerreviewed", NULL),
    ROW("dc", "description", "refereed", NULL),
    ROW("dc", "description", "status", NULL),
    ROW("dc", "description", "campus", NULL),
    ROW("dc", "description", "distributionstatement", NULL),
    ROW("dc", "description", "", read_dc),
    ROW("dc", "description", "abstract", read_dc),
    ROW("dc", "description", "tableofcontents", read_dc),
    ROW("dc", "description", "*", read_note),
    ROW("dc", "date", "", read_dc),
    ROW("dc", "date", "issued", read_issued),
    ROW("dc", "date", "created", read_dc),
    ROW("dc", "date", "copyright", read_dc),
    ROW("dc", "date", "submitted", read_dc),
    ROW("dc", "date", "accepted", read_dc),
    ROW("dc", "date", "available", read_available),
    ROW("dc", "date", "completed", read_completed),
    ROW("dc", "date", "accessioned", NULL),
    ROW("dc", "date", "*", read_other_date),
    ROW("dc", "contributor", "", read_dc),
    ROW("dc", "contributor", "*", read_person),
    ROW("dc", "creator", "*", read_author),
    ROW("dc", "*", "*", read_dc),
    ROW("dcterms", "*", "*", read_dc),
};

#undef ROW

static bool
fits(struct str pattern, struct str s)
{
	if (str_ends(pattern, STR("*")))
		return str_istarts(s, str_left(pattern, pattern.n - 1));
	return pattern.n == s.n && str_ieq(s, pattern);
}

/*
 * Fields of what an item stands in have names of their own in every repository:
 * dc.relation.ispartofpagefrom, dc.description.volume, pubs.begin-page,
 * local.article.number. What they mean is said by the last words of these.
 */
static const struct {
	struct str words; /* small letters, without anything between them */
	read_fn *read;
} hosted[] = {
    {STR_LIT("volume"), read_volume},
    {STR_LIT("vol"), read_volume},
    {STR_LIT("issue"), read_issue},
    {STR_LIT("issuenumber"), read_issue},
    {STR_LIT("volumeandissue"), read_numbers},
    {STR_LIT("startpage"), read_first},
    {STR_LIT("pagestart"), read_first},
    {STR_LIT("pagesstart"), read_first},
    {STR_LIT("beginpage"), read_first},
    {STR_LIT("beginningpage"), read_first},
    {STR_LIT("firstpage"), read_first},
    {STR_LIT("initialpage"), read_first},
    {STR_LIT("pagefrom"), read_first},
    {STR_LIT("spage"), read_first},
    {STR_LIT("startingpage"), read_first},
    {STR_LIT("endpage"), read_last},
    {STR_LIT("endingpage"), read_last},
    {STR_LIT("citationnumber"), read_issue},
    {STR_LIT("citationtitle"), read_host},
    {STR_LIT("descriptionnumber"), read_part_number},
    {STR_LIT("identifiernumber"), read_part_number},
    {STR_LIT("relationnumber"), read_part_number},
    {STR_LIT("ispartofnumber"), read_part_number},
    {STR_LIT("sourcenumber"), read_part_number},
    {STR_LIT("journalnumber"), read_part_number},
    {STR_LIT("stpage"), read_first},
    {STR_LIT("pageend"), read_last},
    {STR_LIT("pagesend"), read_last},
    {STR_LIT("lastpage"), read_last},
    {STR_LIT("finalpage"), read_last},
    {STR_LIT("pageto"), read_last},
    {STR_LIT("epage"), read_last},
    {STR_LIT("pages"), read_pages},
    {STR_LIT("pagerange"), read_pages},
    {STR_LIT("pagination"), read_pages},
    {STR_LIT("pagenumber"), read_pages},
    {STR_LIT("pagenumbers"), read_pages},
    {STR_LIT("articlenumber"), read_article},
    {STR_LIT("articleno"), read_article},
    {STR_LIT("articleid"), read_article},
    {STR_LIT("elocationid"), read_article},
    {STR_LIT("journal"), read_journal},
    {STR_LIT("journaltitle"), read_journal},
    {STR_LIT("journalname"), read_journal},
    {STR_LIT("book"), read_book},
    {STR_LIT("booktitle"), read_book},
    {STR_LIT("publicationname"), read_host},
    {STR_LIT("pubplace"), read_place},
    {STR_LIT("conference"), read_event},
    {STR_LIT("conferencename"), read_event},
    {STR_LIT("event"), read_event},
    {STR_LIT("eventname"), read_event},
    {STR_LIT("conferencetitle"), read_event},
    {STR_LIT("conferencedetails"), read_event},
    {STR_LIT("conferenceplace"), read_event_place},
    {STR_LIT("conferencelocation"), read_event_place},
    {STR_LIT("conferencecity"), read_event_place},
    {STR_LIT("eventplace"), read_event_place},
    {STR_LIT("eventlocation"), read_event_place},
    {STR_LIT("eventvenue"), read_event_place},
    {STR_LIT("publicationplace"), read_place},
    {STR_LIT("publisherplace"), read_place},
    {STR_LIT("size"), read_size},
    {STR_LIT("numberinseries"), read_series_number},
    {STR_LIT("seriesnumber"), read_series_number},
    {STR_LIT("seriesno"), read_series_number},
};

enum { WORDS_MAX = 64 };

/* Small letters of s behind those that are there. */
static size_t
put_letters(char *room, size_t n, struct str s)
{
	for (size_t i = 0; i < s.n && n < WORDS_MAX; i++)
		if (chr_alpha(s.p[i]))
			room[n++] = chr_tolower(s.p[i]);
	return n;
}

static read_fn *
hosted_by(struct str words)
{
	static const struct str of[] = {
	    STR_LIT("ispartof"), STR_LIT("bibliographic"), STR_LIT("citation"),
	    STR_LIT("source"),   STR_LIT("journal"),       STR_LIT("article")};

	for (size_t i = 0; i < COUNT(hosted); i++)
		if (str_eq(words, hosted[i].words))
			return hosted[i].read;
	for (size_t i = 0; i < COUNT(of); i++)
		if (str_starts(words, of[i]) && words.n > of[i].n)
			return hosted_by(str_from(words, of[i].n));
	return NULL;
}

/* By the qualifier alone, or with the element in front: pages.start. */
static read_fn *
host_field(const struct value *v)
{
	static const struct str others[] = {
	    STR_LIT("date"),    STR_LIT("contributor"), STR_LIT("creator"),
	    STR_LIT("subject"), STR_LIT("language"),    STR_LIT("rights"),
	    STR_LIT("title"),   STR_LIT("coverage")};
	char room[WORDS_MAX];
	size_t n = put_letters(room, 0, v->qualifier);
	read_fn *read = hosted_by(str_of(room, n));

	for (size_t i = 0; i < COUNT(others); i++)
		if (str_ieq(v->element, others[i]))
			return NULL;
	if (read != NULL)
		return read;
	n = put_letters(room, put_letters(room, 0, v->element), v->qualifier);
	return hosted_by(str_of(room, n));
}

/* One value, as sent. */
static void
read_value(struct dspace *x, struct value *v)
{
	bool person = str_ieq(v->element, STR("contributor")) ||
		      str_ieq(v->element, STR("creator"));
	read_fn *read;

	if (str_ieq(v->qualifier, STR("none")))
		v->qualifier = STR_NONE;
	/* "abstract-en", "abstract2" */
	if (str_istarts(v->qualifier, STR("abstract")))
		v->qualifier = STR("abstract");
	v->t.text = text_clean(x->d.r->arena, v->t.text);
	if (v->t.text.n == 0 || (person && is_of_person(v->qualifier)))
		return;
	read = host_field(v);
	if (read != NULL) {
		read(x, v);
		return;
	}
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *r = &rows[i];

		/* The most telling first. */
		if (!fits(r->qualifier, v->qualifier) ||
		    !fits(r->element, v->element) ||
		    !fits(r->schema, v->schema))
			continue;
		if (r->read != NULL)
			r->read(x, v);
		return;
	}
}

/* Of the series that is named, or of the journal that is called one. */
static void
take_series_number(struct dspace *x)
{
	struct draft *d = &x->d;

	if (x->series_number.n == 0)
		return;
	for (size_t i = 0; i < d->nhosts; i++)
		if (d->hosts[i].kind == HOST_SERIES) {
			if (!draft_stands_in(d) || d->part.volume.n == 0)
				draft_keep(&d->hosts[i].number,
					   x->series_number);
			else
				draft_keep(&d->part.issue, x->series_number);
			return;
		}
	draft_number(d, x->series_number);
}

/* "Example University" took part, beside the school of it. */
static bool
names_school(const struct draft *d)
{
	for (size_t i = 0; i < d->people.n; i++) {
		const struct rec_name *n = &d->people.v[i].name;

		if (n->kind == NAME_ORG && vocab_is_school(n->literal))
			return true;
	}
	return false;
}

static void
settle(struct dspace *x)
{
	struct draft *d = &x->d;

	take_series_number(x);
	if (d->part.volume.n > 0 &&
	    d->part.volume.n + d->part.issue.n == d->part.volume.n)
		d->part.issue = x->part_number;
	if (x->d.origin.publishers.n == 0 && !names_school(d))
		draft_keep(&x->d.grantor, x->department);
	draft_settle(&x->d);
}

/* --- dim ---- */

static struct str
attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

/* "en_US", or a star for any */
static struct str
language(struct dspace *x, struct str s)
{
	return vocab_language(x->d.r->arena, s);
}

void
dim_parse(const struct node *payload, struct record *out)
{
	struct dspace x = {.department = STR_NONE};

	draft_init(&x.d, out);
	for (const struct node *n = node_first(payload); n != NULL;
	     n = node_next(n)) {
		struct value v = {
		    .schema = attr(n, "mdschema"),
		    .element = attr(n, "element"),
		    .qualifier = attr(n, "qualifier"),
		    .t = {draft_sent(&x.d, n), language(&x, attr(n, "lang"))},
		};

		if (str_eqc(n->name, "field"))
			read_value(&x, &v);
	}
	settle(&x);
}

/* --- xoai ---- */

/* Its names: schema, element, qualifier, language; two of these may lack. */
enum { XOAI_DEPTH = 4 };

static bool
is_element(const struct node *n)
{
	return str_eqc(n->name, "element");
}

static struct str
field(struct dspace *x, const struct node *n, const char *name)
{
	const struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		if (str_eqc(c->name, "field") && str_eqc(attr(c, "name"), name))
			return draft_clean(&x->d, c);
	return STR_NONE;
}

/* The values of an element at the end of a path of names. */
static void
read_fields(struct dspace *x, const struct node *n, const struct str *path,
	    size_t depth)
{
	const struct node *c;
	struct str last = path[depth - 1];
	size_t names = depth;

	/* The last name is a language, "none" or "*" as a rule. */
	if (depth == XOAI_DEPTH ||
	    (depth == 3 && (str_eqc(last, "none") || str_eqc(last, "*") ||
			    language(x, last).n > 0)))
		names = depth - 1;
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		struct value v = {
		    .schema = path[0],
		    .element = path[1],
		    .qualifier = names > 2 ? path[2] : STR_NONE,
		};

		if (!str_eqc(c->name, "field") ||
		    !str_eqc(attr(c, "name"), "value"))
			continue;
		v.t.text = draft_sent(&x->d, c);
		if (names < depth)
			v.t.lang = language(x, last);
		read_value(x, &v);
	}
}

static void
read_schema(struct dspace *x, const struct node *schema)
{
	struct str path[XOAI_DEPTH] = {attr(schema, "name")};
	const struct node *n = schema;

	while ((n = node_walk(n, schema)) != NULL) {
		size_t depth = 0;

		for (const struct node *p = n; p != schema; p = p->parent)
			if (++depth == XOAI_DEPTH)
				break;
		if (!is_element(n) || depth >= XOAI_DEPTH)
			continue;
		path[depth] = attr(n, "name");
		read_fields(x, n, path, depth + 1);
	}
}

/* bundle (ORIGINAL) > bitstreams > bitstream, each with its url */
static void
read_bundle(struct dspace *x, const struct node *bundle)
{
	const struct node *n = bundle;

	if (!str_eqc(field(x, bundle, "name"), "ORIGINAL"))
		return;
	while ((n = node_walk(n, bundle)) != NULL) {
		struct rec_ident id = {.kind = ID_FILE};

		if (!str_eqc(attr(n, "name"), "bitstream"))
			continue;
		id.value = field(x, n, "url");
		if (ident_is_url(id.value))
			draft_id(&x->d, ID_OF_ITEM, id);
	}
}

static void
read_bundles(struct dspace *x, const struct node *n)
{
	for (n = node_first(n); n != NULL; n = node_next(n))
		read_bundle(x, n);
}

static void
read_others(struct dspace *x, const struct node *n)
{
	struct rec_ident id;
	struct str handle = field(x, n, "handle");

	/* What no resolver knows: "123456789/1", "tede/1". */
	if (handle.n == 0 || !chr_digit(handle.p[0]) ||
	    str_istarts(handle, STR("123456789/")))
		return;
	if (record_id(x->d.r, ID_HANDLE).n == 0 &&
	    draft_id_typed(&x->d, STR("hdl"), handle, &id))
		draft_id(&x->d, ID_OF_ITEM, id);
}

/* What is not of the item but of the repository, its rights and its files. */
static const struct {
	const char *name;
	void (*read)(struct dspace *x, const struct node *n);
} sections[] = {
    {"others", read_others},   {"repository", NULL}, {"license", NULL},
    {"bundles", read_bundles}, {"metadata", NULL},
};

static void
read_section(struct dspace *x, const struct node *n)
{
	struct str name = attr(n, "name");

	for (size_t i = 0; i < COUNT(sections); i++)
		if (str_eqc(name, sections[i].name)) {
			if (sections[i].read != NULL)
				sections[i].read(x, n);
			return;
		}
	read_schema(x, n);
}

void
xoai_parse(const struct node *payload, struct record *out)
{
	struct dspace x = {.department = STR_NONE};

	draft_init(&x.d, out);
	for (const struct node *n = node_first(payload); n != NULL;
	     n = node_next(n))
		if (is_element(n))
			read_section(&x, n);
	settle(&x);
}
