/*
 * Citations in free text: one reader for what dc:source, dc:identifier,
 * dc:description, dcterms:bibliographicCitation, DataCite's SeriesInformation
 * and MARC 773 $g carry. It says what it has understood, and what not.
 *
 *	OJS	Journal; Vol. 3 No. 2 (2015): Issue title; 12-34
 *	EPrints	Novak, A. (2010) Title. Journal, 3 (2). pp. 12-34.
 *	HAL	Journal, Publisher, 2013, 87 (3), pp.033017.
 *	Chicago	“Title.” Edited by Carl Klein. Journal 9, no. 12 (May 2014): 3.
 *	APA	In A. Berg (Ed.), Book (pp. 12-34). Place: Publisher.
 *	AMA	Novak A. Title. Journal. 2010;12(3):45-50.
 *	MARC	Bd. 12 (2010), H. 3, S. 5-10
 *
 * Example:
 *
 *	struct citation_own own;
 *	struct citation c;
 *
 *	citation_own_of(r, &own);
 *	if (citation_read(text, &own, &c) && c.container.n > 0)
 *		r->container = c.container;
 *	if (c.rest.n > 0)
 *		... keep the text as a note: something in it is not understood
 *
 * All results are views into the text; nothing is allocated, and the work is
 * linear in the text, which is bounded by CITATION_MAX.
 */
#ifndef PARSERS_CITATION_CITATION_H
#define PARSERS_CITATION_CITATION_H

#include <stdbool.h>

#include "core/record.h"
#include "core/str.h"

enum { CITATION_MAX = 4096, CITATION_FAMILIES_MAX = 16 };

enum citation_kind {
	CITATION_NONE,        /* not a citation */
	CITATION_NUMBERS,     /* volume, issue or pages, and no name */
	CITATION_JOURNAL,     /* a name and its volume, issue or pages */
	CITATION_NEWSPAPER,   /* a name, a day and perhaps pages */
	CITATION_CHAPTER,     /* in a book */
	CITATION_PROCEEDINGS, /* in proceedings, or at a meeting */
	CITATION_SERIES,      /* a name and one number: "Papers ; 12" */
	CITATION_BOOK,        /* its own publisher, place, year */
	CITATION_THESIS,      /* "Diss., Univ. Exempel, 2010" */
	CITATION_KIND__MAX
};

/* How sure it is where a name begins and ends. */
enum citation_trust {
	CITATION_WEAK, /* a stop or a capital told it */
	CITATION_FAIR, /* punctuation or a word told it */
	CITATION_SURE  /* the own title, or a form with nothing left over */
};

/* What the record says of itself; any of it may be missing. */
struct citation_own {
	struct str title;
	struct str families[CITATION_FAMILIES_MAX];
	size_t families_n;
	int year;
};

/* STR_NONE, 0: not said. */
struct citation {
	enum citation_kind kind;
	enum citation_trust trust;
	bool own;             /* it cites the item itself: own title in it */
	struct str title;     /* what is cited, where it is told apart */
	struct str container; /* the name of journal or book, nothing else */
	struct str series;    /* of a book: "Studies in law" ... */
	struct str number;    /* ... and the number in it: "12" */
	struct str volume, issue, part; /* part: "B" of "Ser. B", "pt. B" */
	struct str issue_title;
	struct str first_page,
	    last_page;      /* last: as written, "41" of 1639-41 */
	struct str pages;   /* the whole list: "12-34, 40", "S12-S15, 17" */
	struct str article; /* its number: "e115212", "Doc23", "5" */
	int year;
	int month, month_to; /* 1 to 12; 21 to 24: spring to winter (EDTF) */
	int day;
	struct str publisher, place, editors, edition;
	bool several;                  /* "eds": more editors than one */
	struct str event, event_place; /* a meeting, and where it was */
	struct str issn, isbn, doi;    /* as written, not checked */
	struct str rest;  /* from the first to the last not understood */
	bool leads_a_doi; /* a DOI or an address stands in it */
};

/*
 * True when anything of a citation was understood (kind is not
 * CITATION_NONE), or `own` is set. `own` may be NULL.
 */
bool citation_read(struct str s, const struct citation_own *own,
		   struct citation *out);

/* Title, family names and year of the record as it stands; borrows them. */
void citation_own_of(const struct record *r, struct citation_own *own);

/*
 * Does the text cite the item itself, and say nothing more? Its own title with
 * an own family name in front, or with numbers, a year or a publisher behind.
 * For descriptions: such a text is no abstract.
 */
bool citation_is_own(struct str s, const struct citation_own *own);

/*
 * Where a title stands in a text, without regard to case, punctuation, blanks
 * and markup: true, and the bytes it takes from *at to *end. Only whole words
 * are found; a title of less than eight letters only between punctuation.
 * "Main" of "Main: sub" is enough when the whole is not there.
 */
bool citation_title(struct str s, struct str title, size_t *at, size_t *end);

/* Are these the same title, without regard to case, punctuation, markup? */
bool citation_same_title(struct str a, struct str b);

/*
 * Pages alone: "12-34", "S. 12–34", "pp. 12--34", "e123", "xi-xiv",
 * "12-34, 40" (first and last of the first range). True when there is nothing
 * else in it.
 */
bool citation_pages(struct str s, struct str *first, struct str *last);

/* "12. Tagung der Regenforscher, Husum, 3.-5. Mai 2014": is that a meeting? */
bool citation_names_meeting(struct str s);

/* "3., revised ed.", "2. Aufl.": does it count editions, and nothing else? */
bool citation_is_edition(struct str s);

/*
 * "Paper presented at the Congress on Rain": the meeting, or all of it; where
 * it was, if that is told from it by a country or the days.
 */
struct str citation_meeting(struct str s, struct str *place);

/* "Supplement to: ...", "Papers, Box 2, Folder 7": another item, or a shelf. */
bool citation_is_of_another(struct str s);

/*
 * "Journal,2013,582:12-24", "Journal,v.12,n.3,p.45,2015", "JRP05(2010)012": has
 * a text without blanks the shape of a citation?
 */
bool citation_is_tight(struct str s);

/* Is one of the own family names in it? */
bool citation_names_own(struct str s, const struct citation_own *own);

/* --- Older questions, for callers that do not know the item --------------- */

/* A container and a volume, an issue or pages. */
bool citation_parse(struct str s, struct citation *out);

/* The form of OJS alone, for places that hold anything: dc:relation. */
bool citation_parse_issue(struct str s, struct citation *out);

/* "Journal; ISSN 1234-5679": a title and its ISSN, nothing else. */
bool citation_parse_issn(struct str s, struct citation *out);

#endif
