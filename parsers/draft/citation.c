/*
 * The draft: citations in free text, of the item itself as a rule, and what a
 * dc:source without numbers means at its site.
 */
#include <limits.h>

#include "core/ident.h"
#include "parsers/draft/internal.h"
#include "parsers/citation/citation.h"
#include "parsers/text/text.h"

enum {
	RIGHT_BYTES = 600, /* in which a citation is looked for */
	ISSN_DIGITS = 8,
	JOURNAL_MAX = 120,
	NAME_MIN = 6,
	SOURCES_MAX = 8, /* sources that are compared with each other */
	YEAR_MIN = 1800, /* of numbers that may be years */
	YEAR_MAX = 2099,
	YEAR_DIGITS = 4,
	NUMBER_BYTES = 24, /* of a number in a series */
	ARTICLE_DIGITS = 5 /* no journal has so many issues */
};

/* --- What a citation says ---- */

static void
own_of(const struct draft *d, struct citation_own *own)
{
	*own = (struct citation_own){
	    .title = record_title(d->r),
	    .year = d->origin.date.span.from.year,
	};
	for (size_t i = 0; i < d->people.n; i++) {
		const struct rec_name *n = &d->people.v[i].name;

		if (own->families_n == CITATION_FAMILIES_MAX)
			return;
		own->families[own->families_n++] =
		    n->family.n > 0 ? n->family : n->literal;
	}
}

static const enum host_kind hosts[CITATION_KIND__MAX] = {
    [CITATION_JOURNAL] = HOST_JOURNAL,
    [CITATION_NEWSPAPER] = HOST_NEWSPAPER,
    [CITATION_CHAPTER] = HOST_BOOK,
    [CITATION_PROCEEDINGS] = HOST_PROCEEDINGS,
};

/* Elements of their own say it better: "issue 8 (11)", "pages 3-9". */
static bool
has_numbers(const struct draft_part *p)
{
	return p->volume.n + p->issue.n + p->first.n + p->article.n > 0;
}

/* In a journal or a book; a whole is at most in a series. */
static bool
stands_in(const struct draft *d)
{
	return rec_type_is(d->r->type, CLASS_ARTICLE) ||
	       rec_type_is(d->r->type, CLASS_CHAPTER);
}

/* "Election results, 1997-2009": years that it is about, and no pages. */
static bool
is_span_of_years(const struct citation *c)
{
	long long first = str_number(c->first_page, YEAR_MAX);
	long long last = str_number(c->last_page, YEAR_MAX);

	if (first >= YEAR_MIN && last >= 0 && c->last_page.n == 2)
		last += first - first % 100; /* "1877-79" */
	return first >= YEAR_MIN && last >= first &&
	       str_eq(str_left(c->pages, c->first_page.n), c->first_page);
}

/* Fields have the volume, the citation of the same volume has the pages. */
static void
fill_pages(const struct draft *d, struct draft_part *p,
	   const struct citation *c)
{
	struct str volume = p->volume.n > 0 ? p->volume : d->part.volume;

	/* "Revue, n° 4 (168)" beside "Revue, T. 19, № 4 (168), 77-93" */
	if (volume.n == 0 && c->last_page.n > 0 && p->issue.n > 0 &&
	    str_eq(p->issue, c->issue))
		volume = p->volume = c->volume;
	/* "Revue, vol. 12, n° 3" beside "Revue, n° 3, pp. 5-9" */
	if (!(c->volume.n == 0 && c->issue.n > 0 &&
	      str_eq(p->issue, c->issue)) &&
	    (volume.n == 0 || !str_eq(volume, c->volume)))
		return;
	/* "Studies 5:1" beside "5, 1, pages 10-12": the issue, and no page. */
	if (p->first.n > 0 && p->last.n + p->issue.n == 0 &&
	    c->last_page.n > 0 && str_eq(p->first, c->issue))
		p->first = STR_NONE;
	if (p->first.n + p->article.n + d->part.first.n + d->part.article.n > 0)
		return;
	if (p->issue.n + d->part.issue.n == 0)
		p->issue = c->issue;
	p->first = c->first_page;
	p->last = c->last_page;
	p->article = c->article;
}

/*
 * "Volume 45", "Issue 1", "12-34", each in an element of its own: what another
 * one adds is none of what is there.
 */
static bool
add_numbers(struct draft_part *p, const struct citation *c)
{
	if (c->kind != CITATION_NUMBERS || !has_numbers(p) ||
	    (p->volume.n > 0 && c->volume.n > 0) ||
	    (p->issue.n > 0 && c->issue.n > 0) ||
	    (p->first.n + p->article.n > 0 &&
	     c->first_page.n + c->article.n > 0))
		return false;
	draft_keep(&p->volume, c->volume);
	draft_keep(&p->issue, c->issue);
	draft_keep(&p->article, c->article);
	if (p->first.n == 0) {
		p->first = c->first_page;
		p->last = c->last_page;
	}
	return true;
}

static void
take_numbers(const struct draft *d, struct draft_part *p,
	     const struct citation *c)
{
	/* "ARTN R78" in an element of its own: the article, and nothing else. */
	if (p->article.n > 0 && p->volume.n + p->issue.n + p->first.n == 0 &&
	    c->article.n + c->first_page.n == 0 && !has_numbers(&d->part)) {
		p->volume = c->volume;
		p->issue = c->issue;
		return;
	}
	if (add_numbers(p, c))
		return;
	if (has_numbers(p) ||
	    d->part.volume.n + d->part.issue.n + d->part.article.n > 0) {
		fill_pages(d, p, c);
		return;
	}
	p->volume = c->volume;
	p->issue = c->issue;
	if (!str_eqc(c->first_page, "0") && /* "pp.0-0": not known */
	    !(c->volume.n + c->issue.n == 0 && !stands_in(d) &&
	      is_span_of_years(c))) {
		p->first = c->first_page;
		p->last = c->last_page;
	}
	p->article = c->article;
	/* "Example Reports 2015, 5(11645)" */
	if (p->issue.n >= ARTICLE_DIGITS && p->first.n + p->article.n == 0 &&
	    str_number(p->issue, LLONG_MAX) > 0) {
		p->article = p->issue;
		p->issue = STR_NONE;
	}
}

static void
take_ids(struct draft *d, enum cited_in in, const struct citation *c)
{
	struct arena *a = d->r->arena;
	struct rec_ident issn = {.kind = ID_ISSN}, isbn = {.kind = ID_ISBN};
	struct rec_ident doi = {.kind = ID_DOI, .own = true};
	struct str sent = c->issn;

	if (sent.n == ISSN_DIGITS) /* without its dash */
		sent = draft_join(d, str_left(sent, ISSN_DIGITS / 2), STR("-"),
				  str_from(sent, ISSN_DIGITS / 2));
	if (sent.n > 0 && record_id(d->r, ID_ISSN).n == 0 &&
	    ident_issn(a, sent, &issn.value))
		draft_id(d, ID_OF_HOST, issn);
	/* In a journal: that of a chapter may be the book's. */
	if (c->doi.n > 0 && in != CITED_RELATION &&
	    record_id(d->r, ID_DOI).n == 0 &&
	    (c->kind == CITATION_JOURNAL || c->kind == CITATION_NUMBERS) &&
	    ident_doi_within(a, c->doi, &doi.value)) {
		draft_id(d, ID_OF_ITEM, doi);
		draft_warn(d, "doi: found inside a citation");
	}
	if (in == CITED_ID && c->own && ident_doi_within(a, c->doi, &doi.value))
		draft_prefer_doi(d, doi.value);
	if (c->isbn.n == 0 || record_id(d->r, ID_ISBN).n > 0)
		return;
	sent = draft_join(d, STR("ISBN "), STR_NONE, c->isbn);
	if (ident_isbn(a, sent, &isbn.value))
		draft_id(d, ID_OF_HOST, isbn);
}

/* Of the item, or of the book that it stands in. */
static void
take_series(struct draft *d, const struct citation *c)
{
	struct draft_host *h =
	    c->series.n > 0 ? draft_host(d, HOST_SERIES) : NULL;

	if (h == NULL)
		return;
	h->title = prose_without_kind(c->series);
	h->number = c->number;
}

static bool
names_school(const struct rec_texts *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (vocab_is_school(l->v[i].text))
			return true;
	return false;
}

/* Who published it, for want of anybody else, and where. */
static void
take_press(struct draft *d, struct str publisher, struct str place)
{
	struct draft_origin *o = &d->origin;

	/* "University of Example, Department": no place, but one body. */
	if (publisher.n > 0 && vocab_body(place) == BODY_SURE) {
		publisher = draft_join(d, publisher, STR(", "), place);
		place = STR_NONE;
	}
	/* Who published a thesis may be a course of its school. */
	if (rec_type_is(d->r->type, CLASS_THESIS) && o->publishers.n > 0 &&
	    vocab_is_school(publisher) && !names_school(&o->publishers))
		draft_keep(&d->grantor, publisher);
	if (o->publishers.n == 0)
		draft_publisher(d, o, EVENT_PUBLICATION,
				(struct rec_text){publisher, STR_NONE});
	if (o->place.n == 0)
		draft_place(d, o, EVENT_PUBLICATION, place);
}

/* A book or a thesis of its own: its imprint, and in what series. */
static void
take_imprint(struct draft *d, const struct citation *c)
{
	take_press(d, c->publisher, c->place);
	draft_keep(&d->origin.edition, c->edition);
	take_series(d, c);
}

/*
 * A thesis and a report are wholes: "pp. 1-98" are all of its pages, "Report
 * series ; 12" is no journal.
 */
static bool
take_whole(struct draft *d, const struct citation *c)
{
	struct citation own = *c;

	if (rec_type_is(d->r->type, CLASS_THESIS)) {
		if (str_eqc(c->first_page, "1") && c->last_page.n > 0)
			draft_extent(d, draft_join(d, c->last_page, STR(" "),
						   STR("p.")));
		if (vocab_is_school(c->container))
			draft_keep(&d->grantor, c->container);
	} else if (!rec_type_is(d->r->type, CLASS_REPORT) ||
		   c->container.n == 0 || c->volume.n == 0 ||
		   c->issue.n + c->first_page.n > 0) {
		return false;
	} else {
		own.series = c->container;
		own.number = c->volume;
	}
	take_imprint(d, &own);
	return true;
}

/* "Klein, Carla, Stone, Bruno": families of one word by turns with names. */
static bool
is_in_pairs(struct str s)
{
	size_t parts = 0;
	struct str part;

	if (str_chr(s, ';') != STR_NPOS || str_chr(s, '.') != STR_NPOS ||
	    str_chr(s, '&') != STR_NPOS)
		return false;
	for (; str_cut(&s, ',', &part); parts++)
		if (parts % 2 == 0 && str_chr(str_trim(part), ' ') != STR_NPOS)
			return false;
	return parts > 2 && parts % 2 == 0;
}

static struct str
in_pairs(struct draft *d, struct str s)
{
	struct str all = STR_NONE, family, given;

	while (str_cut(&s, ',', &family) && str_cut(&s, ',', &given))
		all = draft_join(d, all, STR("; "),
				 draft_join(d, str_trim(family), STR(", "),
					    str_trim(given)));
	return all;
}

/*
 * "Anna Klein, Bruno Stone (eds)" are two, where the same without a word for
 * several may be the families and the given names of one.
 */
static struct str
editors_of(struct draft *d, const struct citation *c)
{
	size_t comma = str_chr(c->editors, ',');
	struct str first = str_left(c->editors, comma),
		   second = str_trim(str_from(c->editors, comma + 1));

	if (c->several && is_in_pairs(c->editors))
		return in_pairs(d, c->editors);
	if (!c->several || comma == STR_NPOS ||
	    str_chr(second, ',') != STR_NPOS ||
	    str_chr(c->editors, '.') != STR_NPOS ||
	    str_chr(first, ' ') == STR_NPOS || str_chr(second, ' ') == STR_NPOS)
		return c->editors;
	return draft_join(d, first, STR("; "), second);
}

/* What the item stands in. */
static void
take_host(struct draft *d, const struct citation *c)
{
	struct draft_host *h = draft_host_nearest(d);

	if (h == NULL)
		return;
	if (h->title.n == 0 && !draft_says_nothing(c->container)) {
		h->title = prose_without_kind(draft_journal_name(d, c));
		if (h->kind == HOST_UNKNOWN)
			h->kind = hosts[c->kind];
	}
	take_numbers(d, &h->part, c);
	draft_keep(&h->event, c->event);
	draft_keep(&h->event_place, c->event_place);
	if (c->kind == CITATION_JOURNAL && d->origin.publishers.n == 0 &&
	    (c->place.n > 0 || vocab_body(c->publisher) != BODY_NO))
		take_press(d, c->publisher, c->place);
	if (c->kind != CITATION_CHAPTER && c->kind != CITATION_PROCEEDINGS)
		return;
	draft_keep(&h->origin.place, c->place);
	draft_keep(&h->origin.edition, c->edition);
	draft_publisher(d, &h->origin, EVENT_PUBLICATION,
			(struct rec_text){c->publisher, STR_NONE});
	draft_parse_editors(d, editors_of(d, c), &h->editors);
	take_series(d, c);
}

/* "Journal of rain, 16": of an article a name and a number. */
static bool
is_journal_and_volume(const struct draft *d, const struct citation *c)
{
	return c->kind == CITATION_SERIES && c->rest.n == 0 &&
	       c->title.n == 0 && c->series.n >= NAME_MIN && c->number.n > 0 &&
	       c->number.n < ARTICLE_DIGITS &&
	       rec_type_is(d->r->type, CLASS_ARTICLE) &&
	       draft_nearest(d)->title.n == 0;
}

/* DiVA: "Book of rain, s. 45-66" as a relation of a chapter. */
static bool
is_book_and_pages(const struct draft *d, const struct citation *c)
{
	return rec_type_is(d->r->type, CLASS_CHAPTER) &&
	       (c->kind == CITATION_JOURNAL || c->kind == CITATION_CHAPTER) &&
	       c->title.n == 0 && c->rest.n == 0 && c->trust > CITATION_WEAK &&
	       c->last_page.n > 0 && c->container.n >= NAME_MIN &&
	       c->container.n <= JOURNAL_MAX;
}

static void
take_volume(struct draft *d, const struct citation *c)
{
	struct draft_host *h = draft_host_nearest(d);

	if (h == NULL)
		return;
	h->title = c->series;
	h->kind = HOST_JOURNAL;
	if (!has_numbers(&h->part) && !has_numbers(&d->part))
		h->part.volume = c->number;
}

static void
take(struct draft *d, enum cited_in in, const struct citation *c)
{
	d->citations.read = true;
	if (d->cited_year == 0 && c->kind == CITATION_JOURNAL)
		d->cited_month = c->month_to == 0 ? c->month : 0;
	d->cited_year = d->cited_year > 0 ? d->cited_year : c->year;
	take_ids(d, in, c);
	switch (c->kind) {
	case CITATION_JOURNAL:
	case CITATION_NEWSPAPER:
	case CITATION_CHAPTER:
	case CITATION_PROCEEDINGS:
	case CITATION_NUMBERS:
		/* A patent stands in nothing. */
		if (d->r->type != TYPE_PATENT && !take_whole(d, c))
			take_host(d, c);
		break;
	case CITATION_SERIES:
		if (in == CITED_SOURCE && is_journal_and_volume(d, c)) {
			take_volume(d, c);
			break;
		}
		take_imprint(d, c);
		break;
	case CITATION_BOOK:
	case CITATION_THESIS:
		take_imprint(d, c);
		break;
	case CITATION_NONE:
	case CITATION_KIND__MAX:
		break;
	}
	if (c->trust < CITATION_SURE)
		draft_warn(d, "citation: read by its %s",
			   c->trust == CITATION_FAIR ? "marks" : "stops");
}

/*
 * "Example Working Papers, No. 12" of a report, "Diss. University of Example" of
 * a thesis.
 */
static bool
is_whole_in_series(const struct draft *d, const struct citation *c)
{
	if (c->kind == CITATION_THESIS)
		return rec_type_is(d->r->type, CLASS_THESIS) &&
		       c->publisher.n > 0 && c->title.n == 0;
	return c->kind == CITATION_SERIES && c->rest.n == 0 &&
	       c->title.n == 0 && c->series.n >= NAME_MIN && c->number.n > 0 &&
	       (rec_type_is(d->r->type, CLASS_REPORT) ||
		(rec_type_is(d->r->type, CLASS_THESIS) &&
		 c->number.n < YEAR_DIGITS && !vocab_is_library(c->series)));
}

/* A relation can be anything: a clear form alone is taken. */
static bool
is_clear(const struct draft *d, const struct citation *c, struct str s)
{
	return (c->kind == CITATION_PROCEEDINGS && c->title.n == 0 &&
		c->rest.n == 0 && c->last_page.n > 0 &&
		d->r->type == TYPE_CONFERENCE_PAPER &&
		draft_nearest(d)->title.n == 0) ||
	       (c->kind == CITATION_SERIES && c->title.n == 0 &&
		draft_number_alone(s).n == s.n &&
		str_find(s, STR(": ")) == STR_NPOS && c->rest.n == 0 &&
		c->number.n > 0 && c->trust > CITATION_WEAK &&
		rec_type_is(d->r->type, CLASS_WHOLE)) ||
	       (c->kind == CITATION_JOURNAL && c->title.n == 0 &&
		(c->rest.n == 0 || c->trust == CITATION_SURE) &&
		c->trust > CITATION_WEAK && c->container.n <= JOURNAL_MAX &&
		c->volume.n + c->issue.n > 0) ||
	       (c->kind == CITATION_NUMBERS && draft_nearest(d)->title.n > 0) ||
	       is_book_and_pages(d, c);
}

/* Does the text, where it stands, speak of the item? */
static bool
is_of_item(struct draft *d, enum cited_in in, const struct citation *c,
	   struct str s, const struct citation_own *own)
{
	bool host =
	    c->kind == CITATION_JOURNAL || c->kind == CITATION_NEWSPAPER ||
	    c->kind == CITATION_CHAPTER || c->kind == CITATION_PROCEEDINGS;
	/* Of another title: with the own names and year it is the same. */
	bool known = c->title.n == 0 || citation_names_own(s, own) ||
		     (own->year > 0 && c->year == own->year);

	if (draft_is_miscited(d, in, c, s, own))
		return false;
	if (c->own)
		return true;
	if (in == CITED_DESCRIPTION && prose_is_scale(s))
		return false;
	if (host && rec_type_is(d->r->type, CLASS_OBJECT) && in != CITED_HERE &&
	    in != CITED_SOURCE)
		return false;
	switch (in) {
	case CITED_SOURCE:
		return is_whole_in_series(d, c) ||
		       is_journal_and_volume(d, c) || (host && known) ||
		       c->kind == CITATION_NUMBERS;
	case CITED_HERE:
		return (host && known) || c->kind == CITATION_NUMBERS ||
		       (c->kind == CITATION_THESIS &&
			site_has(d->site, HABIT_REFERENCE));
	case CITED_PART:
		return host && known &&
		       (stands_in(d) || c->issue.n + c->first_page.n > 0);
	case CITED_RELATION:
		return is_clear(d, c, s);
	case CITED_ID:
		return (host && known) || c->kind == CITATION_NUMBERS;
	case CITED_READ:
		break;
	case CITED_DESCRIPTION:
		/* "Includes bibliographical references (p. 12-13)" */
		return c->kind == CITATION_JOURNAL && c->title.n == 0 &&
		       c->rest.n == 0 && c->trust > CITATION_WEAK &&
		       c->volume.n + c->issue.n + c->issn.n + (size_t)c->year >
			   0;
	}
	return false;
}

static const struct str own_labels[] = {
    STR_LIT("Citation:"),
    STR_LIT("Recommended citation:"),
    STR_LIT("Suggested citation:"),
    STR_LIT("Original citation:"),
    STR_LIT("Bibliographic citation:"),
    STR_LIT("How to cite:"),
    STR_LIT("Cite as:"),
    STR_LIT("Please cite as:"),
    STR_LIT("Zitierweise:"),
    STR_LIT("Zitiervorschlag:"),
    STR_LIT("Zitation:"),
    STR_LIT("Pour citer:"),
    STR_LIT("Pour citer cet article:"),
    STR_LIT("Cita:"),
    STR_LIT("Citar como:"),
    STR_LIT("C\xc3\xb3mo citar:"),
    STR_LIT("Como citar:"),
    STR_LIT("Cita\xc3\xa7\xc3\xa3o:"),
    STR_LIT("Citazione:"),
    STR_LIT("Citeren als:"),
    STR_LIT("Cytowanie:"),
};

/* "Citation: ...": how the item itself is to be cited. */
static bool
cut_label(struct str *s)
{

	for (size_t i = 0; i < COUNT(own_labels); i++)
		if (str_istarts(*s, own_labels[i])) {
			*s = str_trim(str_from(*s, own_labels[i].n));
			return s->n > 0;
		}
	return false;
}

/* EPrints: "Novak, A. (2010) Title. Doctoral thesis, University of Examples." */
static void
level_behind(struct draft *d, struct str s, struct str title)
{
	enum rec_type level;
	size_t at, end = 0;
	/* "PhD thesis, University of Examples, 2010" of a preprint */
	bool bare =
	    site_has(d->site, HABIT_REFERENCE) && d->r->type == TYPE_GENERIC;

	if ((bare || (d->r->type == TYPE_THESIS &&
		      citation_title(s, title, &at, &end))) &&
	    vocab_degree(str_from(s, end), &level) &&
	    (bare || level != TYPE_THESIS))
		draft_type_because(d, level, "its citation");
}

/* "Book" of what its own citation has on pages 947-952 of one. */
static void
part_of_book(struct draft *d, const struct citation *c)
{
	if (d->r->type != TYPE_BOOK || !c->own || c->container.n == 0 ||
	    c->last_page.n == 0 || str_number(c->first_page, 1) >= 0)
		return;
	if (c->kind == CITATION_PROCEEDINGS)
		draft_type_because(d, TYPE_CONFERENCE_PAPER, "its citation");
	else if (c->kind == CITATION_CHAPTER)
		draft_type_because(d, TYPE_CHAPTER, "its citation");
}

/*
 * "Diss. Place : School. Series in rain, 1234-5679 ; 2012:45" (Sweden): the
 * series behind the last stop, its ISSN, the number in it. *s loses them.
 */
static bool
cut_issn_series(struct draft *d, struct str *s)
{
	struct rec_ident issn = {.kind = ID_ISSN};
	size_t at = str_rfind(*s, STR(" ; ")), comma, stop;
	struct draft_host *h;
	struct str number, front;

	if (at == STR_NPOS)
		return false;
	number = str_trim(str_from(*s, at + 3));
	front = str_left(*s, at);
	comma = str_rfind(front, STR(", "));
	if (comma == STR_NPOS || number.n == 0 || number.n > NUMBER_BYTES ||
	    !chr_digit(number.p[0]) ||
	    !ident_issn(d->r->arena, str_from(front, comma + 2), &issn.value))
		return false;
	front = str_left(front, comma);
	stop = str_rfind(front, STR(". "));
	h = draft_host(d, HOST_SERIES);
	if (h == NULL)
		return false;
	draft_id(d, ID_OF_HOST, issn);
	h->title = str_trim(str_from(front, stop == STR_NPOS ? 0 : stop + 2));
	h->number = number;
	*s = stop == STR_NPOS ? STR_NONE : str_left(front, stop + 1);
	draft_warn(d, "series: by the ISSN behind its name");
	return true;
}

bool
draft_cite_all(struct draft *d, enum cited_in in, struct str s, bool *all)
{
	struct citation_own own;
	struct citation c;

	*all = false;
	s = prose_without_type(text_digits(d->r->arena, s));
	s = text_close_marks(d->r->arena, s);
	if (in == CITED_SOURCE && !stands_in(d) && cut_issn_series(d, &s) &&
	    s.n == 0)
		return true;
	own_of(d, &own);
	if (in == CITED_DESCRIPTION && cut_label(&s))
		in = CITED_HERE;
	if (in == CITED_ID || in == CITED_SOURCE || in == CITED_HERE)
		s = draft_behind_title(d, s, own.title);
	if (citation_is_of_another(s) || !citation_read(s, &own, &c))
		return false;
	if (in == CITED_SOURCE)
		draft_fit_citation(d, &c);
	if (!is_of_item(d, in, &c, s, &own))
		return false;
	/* "Own title, 282:7223, Novak Papers": a box of an archive */
	if (in == CITED_HERE && c.kind == CITATION_NUMBERS &&
	    c.rest.n + c.publisher.n > 0 && !stands_in(d) &&
	    draft_nearest(d)->title.n == 0)
		return false;
	take(d, in, &c);
	if (c.kind == CITATION_THESIS)
		level_behind(d, s, own.title);
	part_of_book(d, &c);
	*all = c.kind == CITATION_JOURNAL && c.rest.n == 0 &&
	       (!c.own || citation_names_own(s, &own)) &&
	       c.trust > CITATION_WEAK && c.title.n + c.issue_title.n == 0;
	return true;
}

static bool
cite(struct draft *d, enum cited_in in, struct str s)
{
	bool all;

	return draft_cite_all(d, in, s, &all);
}

/* The whole citation of the item among its identifiers (EPrints, DSpace). */
static void
read_identifier(struct draft *d, struct str s)
{
	struct draft_host *series = NULL;
	struct str doi;

	if (record_id(d->r, ID_DOI).n == 0 &&
	    ident_doi_within(d->r->arena, s, &doi)) {
		draft_id(d, ID_OF_ITEM, (struct rec_ident){ID_DOI, doi, true});
		draft_warn(d, "doi: found inside a citation");
	}
	if (!cite(d, CITED_ID, s) && !stands_in(d) &&
	    prose_is_name(str_left(s, str_chr(s, ';'))))
		draft_series_relation(d, &series, STR_NONE, s);
}

/* bibliographicCitation in pieces: the journal, its ISSN, the numbers. */
static void
read_own(struct draft *d, struct str s, bool first)
{
	bool open = draft_nearest(d)->title.n == 0;
	struct draft_host *h;

	if (cite(d, CITED_HERE, s) || !first || str_has_digit(s) || !open ||
	    (record_id(d->r, ID_ISSN).n == 0 && !has_numbers(&d->part)))
		return;
	h = draft_host_nearest(d);
	if (h != NULL)
		h->title = s;
	draft_warn(d, "journal: a citation without numbers");
}

/* The place in the journal again, in another language. */
static bool
says_the_same(const struct draft *d, struct str s)
{
	const struct draft_host *h = draft_nearest(d);
	struct citation c;

	return h->title.n > 0 && citation_read(s, NULL, &c) &&
	       c.volume.n + c.issue.n + c.last_page.n > 0 &&
	       c.container.n > 0 &&
	       (str_istarts(h->title, c.container) ||
		str_istarts(c.container, h->title));
}

/* A citation, or a title: of the journal or book, of a series of wholes. */
static void
read_part(struct draft *d, struct rec_text t)
{
	bool series = rec_type_is(d->r->type, CLASS_WHOLE) ||
		      draft_nearest(d)->title.n > 0;
	struct rec_ident id = ident_classify(d->r->arena, t.text);
	struct draft_host *h;

	if (id.kind == ID_ISSN || id.kind == ID_ISBN) {
		draft_id(d, ID_OF_HOST, id);
		return;
	}
	if (says_the_same(d, t.text) ||
	    (!series && cite(d, CITED_PART, t.text)))
		return;
	series = series || !stands_in(d);
	h = series ? draft_host(d, HOST_SERIES) : draft_host_nearest(d);
	if (h == NULL || h->title.n > 0) {
		draft_relation(d, t);
		return;
	}
	h->title = t.text;
	if (series)
		draft_split_number(&h->title, &h->part.number);
}

/* "Journal. Press", "Meeting. Press.": the publisher that is said elsewhere. */
static void
without_publisher(const struct rec_texts *publishers, struct str *title)
{
	for (size_t i = 0; i < publishers->n; i++) {
		struct str name = publishers->v[i].text, front = *title;

		if (str_ends(front, STR(".")) && !str_ends(name, STR(".")))
			front.n--;
		if (!str_iends(front, name))
			continue;
		front = str_trim(str_left(front, front.n - name.n));
		if (front.n > NAME_MIN && str_ends(front, STR(".")))
			*title = str_left(front, front.n - 1);
	}
}

/*
 * "Revista de Lluvia (México)" of "Revista de Lluvia", which holds the rights
 * (Redalyc): the country is none of its name.
 */
static void
without_country(const struct draft *d, struct str *journal)
{
	const struct rec_rights *l = &d->r->rights;
	size_t open = str_rchr(*journal, '(');
	struct str front = str_trim(str_left(*journal, open));

	if (open == STR_NPOS || front.n == 0 || !str_ends(*journal, STR(")")))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (str_ieq(l->v[i].text, front)) {
			*journal = front;
			return;
		}
}

/* What numbers and identifiers say of the host that texts have named. */
static void
settle_host(struct draft *d, struct draft_host *h)
{
	const struct draft_part *p = &h->part;

	if (str_ieq(h->title, record_title(d->r))) {
		h->title = STR_NONE;
		draft_warn(d, "journal: the citation repeats the title");
		return;
	}
	without_publisher(&d->origin.publishers, &h->title);
	without_publisher(&d->origin.publishers, &h->event);
	without_country(d, &h->title);
	h->issn = h->issn || record_id(d->r, ID_ISSN).n > 0;
	if (h->kind == HOST_UNKNOWN &&
	    p->volume.n + p->issue.n + p->first.n > 0 && d->citations.read)
		h->kind = h->title.n == 0 && h->event.n > 0 ? HOST_PROCEEDINGS
							    : HOST_JOURNAL;
}

/*
 * "Citation: Journal. 2010;12(3):45-50": where it came out, in the place of
 * rights. As in a description, what says more than that is none.
 */
static void
read_rights(struct draft *d)
{
	struct rec_rights *l = &d->r->rights;
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct rec_right *v = &l->v[i];

		if (v->uri.n == 0 && v->access == ACCESS_UNSAID &&
		    v->text.n <= RIGHT_BYTES &&
		    cite(d, CITED_DESCRIPTION, v->text))
			texts_push(d->r->arena, &d->r->notes,
				   (struct rec_text){v->text, STR_NONE});
		else
			l->v[n++] = *v;
	}
	l->n = n;
}

/* What an article is in is a journal, when nothing else names one. */
static void
series_of_article(struct draft *d, struct str title, struct str number)
{
	struct draft_host *h = draft_host_nearest(d);

	if (h == NULL || h->title.n > 0)
		return;
	h->title = title;
	if (!has_numbers(&h->part) && !has_numbers(&d->part))
		h->part.issue = number;
	draft_warn(d, "journal: the series in a relation");
}

static const struct str part_labels[] = {
    STR_LIT("is part of"),
    STR_LIT("ispartof"),
    STR_LIT("part of"),
    STR_LIT("ist teil von"),
    STR_LIT("teil von"),
    STR_LIT("fait partie de"),
    STR_LIT("forma parte de"),
    STR_LIT("es parte de"),
    STR_LIT("faz parte de"),
    STR_LIT("\xc3\xa9 parte de"),
    STR_LIT("fa parte di"),
    STR_LIT("parte di"),
    STR_LIT("onderdeel van"),
    STR_LIT("maakt deel uit van"),
    STR_LIT("ing\xc3\xa5r i"),
    STR_LIT("inng\xc3\xa5r i"),
    STR_LIT("indg\xc3\xa5r i"),
    STR_LIT("kuuluu"),
    STR_LIT("cz\xc4\x99\xc5\x9b\xc4\x87"),
    STR_LIT("je sou\xc4\x8d\xc3\xa1st\xc3\xad"),
};

/* "Fait partie de : Book": what it is part of, with the word for that. */
static bool
cut_part_label(struct str *s)
{
	size_t colon = str_chr(*s, ':');
	struct str label = str_trim(str_left(*s, colon));

	if (colon == STR_NPOS || colon + 1 >= s->n)
		return false;
	for (size_t i = 0; i < COUNT(part_labels); i++)
		if (str_ieq(label, part_labels[i])) {
			*s = str_trim(str_from(*s, colon + 1));
			return s->n > 0 && !ident_is_url(*s);
		}
	return false;
}

/* "Vol. 107;no. 3" of a whole: no series, but numbers. */
static bool
numbers_of_whole(struct draft *d, struct str s)
{
	struct citation c;

	if (stands_in(d) || has_numbers(&d->part) ||
	    !citation_read(s, NULL, &c) || c.kind != CITATION_NUMBERS ||
	    c.rest.n > 0 || c.volume.n == 0 || c.issue.n == 0 ||
	    c.first_page.n > 0)
		return false;
	d->part.volume = c.volume;
	d->part.issue = c.issue;
	return true;
}

/* Those in sources and relations, in their order; the others are kept. */
static void
read_relations(struct draft *d, struct str *series)
{
	struct draft_citations *l = &d->citations;
	struct str before = STR_NONE; /* the relation in front, if not read */
	struct draft_host *labelled = NULL;
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct draft_cited *v = &l->v[i];

		if (v->in == CITED_RELATION && cut_part_label(&v->t.text))
			v->in = CITED_PART;
		if (v->in == CITED_RELATION) {
			bool own = numbers_of_whole(d, v->t.text) ||
				   (!stands_in(d) &&
				    draft_series_relation(d, &labelled, before,
							  v->t.text));

			before = own || cite(d, v->in, v->t.text) ? STR_NONE
								  : v->t.text;
			draft_keep(series, before);
		} else if (v->in != CITED_SOURCE ||
			   (!draft_take_size(d, v->t.text) &&
			    !cite(d, v->in, v->t.text))) {
			l->v[n++] = *v;
		}
	}
	l->n = n;
}

/* What stands behind the last comma; *s loses it. */
static struct str
cut_last(struct str *s)
{
	size_t comma = str_rchr(*s, ',');
	struct str last = str_trim(str_from(*s, comma + 1));

	*s = comma == STR_NPOS ? STR_NONE : str_trim(str_left(*s, comma));
	return last;
}

/* "..., 2012, Studies in rain, 978-3-00-061111-7": the series, the ISBN. */
static void
series_behind(struct draft *d, struct str s)
{
	struct rec_ident isbn = {.kind = ID_ISBN};
	struct draft_host *h;
	struct str last;

	s = prose_without_marks(str_left(s, str_find(s, STR("\xe2\x9f\xa8"))));
	while (str_ends(s, STR(".")))
		s = str_trim(str_left(s, s.n - 1));
	last = cut_last(&s);
	if (ident_isbn(d->r->arena, last, &isbn.value)) {
		draft_id(d, ID_OF_HOST, isbn);
		last = cut_last(&s);
	}
	s = cut_last(&s);
	if (s.n != 4 || str_number(s, YEAR_MAX) < YEAR_MIN ||
	    !prose_is_name(last))
		return;
	h = draft_host(d, HOST_SERIES);
	if (h != NULL)
		h->title = last;
}

/*
 * HAL: "Andrea Berg, Carl Klein. Book of examples, Press, pp.3-9, 2012" beside
 * a source "Book of examples": in front of the name are its editors.
 */
static void
host_by_name(struct draft *d, struct str s, size_t at, size_t end)
{
	struct draft_host *h = draft_host_nearest(d);
	struct str editors = prose_without_marks(str_trim(str_left(s, at)));
	struct citation c;

	if (h == NULL)
		return;
	h->title = str_trim(str_of(s.p + at, end - at));
	draft_warn(d, "host: a source that another one cites");
	if (citation_read(str_from(s, end), NULL, &c)) {
		take_numbers(d, &h->part, &c);
		take_ids(d, CITED_SOURCE, &c);
		d->cited_year = d->cited_year > 0 ? d->cited_year : c.year;
	}
	series_behind(d, str_from(s, end));
	draft_parse_editors(d, editors, &h->editors);
}

/* Of a chapter: the source that stands in another one as a whole. */
static void
source_in_source(struct draft *d)
{
	struct draft_citations *l = &d->citations;
	size_t at, end;

	for (size_t i = 0; i < l->n && i < SOURCES_MAX; i++)
		for (size_t k = 0; k < l->n && k < SOURCES_MAX; k++) {
			struct str name = l->v[i].t.text, s = l->v[k].t.text;

			if (i == k || l->v[i].in != CITED_SOURCE ||
			    l->v[k].in != CITED_SOURCE || name.n < NAME_MIN ||
			    s.n < name.n + NAME_MIN ||
			    !citation_title(s, name, &at, &end) ||
			    (at > 0 &&
			     !str_ends(str_trim(str_left(s, at)), STR("."))) ||
			    !str_starts(str_from(s, end), STR(",")))
				continue;
			host_by_name(d, s, at, end);
			l->v[i].in = l->v[k].in = CITED_READ;
			return;
		}
}

void
draft_settle_citations(struct draft *d)
{
	struct draft_citations *l = &d->citations;
	struct str title, number, series = STR_NONE;
	bool first = true;

	if (rec_type_is(d->r->type, CLASS_CHAPTER) &&
	    d->r->type != TYPE_CONFERENCE_PAPER &&
	    draft_nearest(d)->title.n == 0)
		source_in_source(d);
	read_relations(d, &series);
	draft_numbers_among_ids(d);
	for (size_t i = 0; i < l->n && !site_has(d->site, HABIT_CITES_OTHERS);
	     i++)
		if (l->v[i].in == CITED_ID &&
		    (site_has(d->site, HABIT_REFERENCE) ||
		     str_chr(l->v[i].t.text, ' ') != STR_NPOS ||
		     citation_is_tight(l->v[i].t.text)) &&
		    !prose_is_labelled_code(l->v[i].t.text))
			read_identifier(d, l->v[i].t.text);
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].in == CITED_PART) {
			read_part(d, l->v[i].t);
		} else if (l->v[i].in == CITED_HERE) {
			read_own(d, l->v[i].t.text, first);
			first = false;
		}
	read_rights(d);
	if (!rec_type_is(d->r->type, CLASS_WHOLE))
		draft_journal_as_publisher(d);
	if (rec_type_is(d->r->type, CLASS_ARTICLE) &&
	    draft_series_form(series, &title, &number) && number.n > 0 &&
	    title.n > 0)
		series_of_article(d, title, number);
	draft_settle_journal(d, series);
	if (d->nhosts > 0 && d->hosts[0].title.n + d->hosts[0].event.n > 0)
		settle_host(d, &d->hosts[0]);
}
