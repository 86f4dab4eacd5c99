/*
 * The draft: what a metadata format has said, until all of it is known.
 *
 * A format reports facts with their kinds; draft_settle makes a record of them
 * and warns of each guess. Which title is the title, which date that of
 * publication, what type it is, who is what to it, what it stands in: all of
 * that is decided here, once for all formats, each question in its own file
 * (title.c, language.c, type.c, date.c, people.c, publisher.c, host.c, ident.c,
 * subject.c, description.c, rights.c). A parser writes nothing of that into the
 * record itself. A small format is a table:
 *
 *	static void
 *	read_title(struct draft *d, const struct node *n)
 *	{
 *		draft_title(d, TITLE_MAIN, draft_text(d, n));
 *	}
 *	...
 *	struct draft d;
 *
 *	draft_init(&d, record);
 *	for (n = node_first(payload); n != NULL; n = node_next(n))
 *		...	the row of n->name reads it
 *	draft_settle(&d);
 *
 * All text must be clean (text_clean) and live in the record's arena or in what
 * is parsed. What is empty is no fact: every function here takes it and does
 * nothing. Nothing fails: lists have limits, which are said when reached, and
 * the arena remembers a lack of memory.
 */
#ifndef PARSERS_DRAFT_DRAFT_H
#define PARSERS_DRAFT_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record.h"
#include "parsers/site/site.h"
#include "parsers/vocab/vocab.h"
#include "parsers/xml/xml.h"

/* Limits: what is beyond them is left out, and said once. */
enum {
	DRAFT_WARNINGS_MAX = 40,
	DRAFT_UNKNOWN_MAX = 20, /* elements nobody knows that are named */
	DRAFT_IDS_MAX = 200,
	DRAFT_PEOPLE_MAX = 20000,
	DRAFT_SUBJECTS_MAX = 2000,
	DRAFT_TEXTS_MAX = 500,   /* descriptions, publishers */
	DRAFT_JOINED_MAX = 8192, /* bytes out of many elements */
	DRAFT_HOSTS_MAX = 4,     /* article in issue in volume in journal */
	DRAFT_RELATIONS_MAX = 100,
	DRAFT_CITATIONS_MAX = 50
};

/* What may run over, each said once. */
enum draft_limit {
	LIMIT_IDS,
	LIMIT_PEOPLE,
	LIMIT_SUBJECTS,
	LIMIT_TEXTS,
	LIMIT_JOINED,
	LIMIT_HOSTS,
	LIMIT_RELATIONS,
	LIMIT_CITATIONS,
	LIMIT__MAX
};

/* --- Kinds of facts ------------------------------------------------------- */

enum title_kind {
	TITLE_MAIN,
	TITLE_PRIMARY, /* the one meant, of several main ones */
	TITLE_SUB,     /* goes to the main one in its language */
	TITLE_TRANSLATED,
	TITLE_ALTERNATIVE, /* any other */
	TITLE_SHORT,       /* abbreviated */
	TITLE_KIND__MAX
};

/* Best known first is in date.c, not in this order. */
enum date_kind {
	DATE_NONE,
	DATE_ISSUED, /* published */
	DATE_PART,   /* of the issue it stands in */
	DATE_OPEN,   /* the source does not say of what */
	DATE_ONLINE, /* made available; issued by another event */
	DATE_CREATED,
	DATE_COPYRIGHT,
	DATE_ACCEPTED, /* by a journal, by a faculty */
	DATE_SUBMITTED,
	DATE_COPY, /* digitised, uploaded, captured */
	DATE_OTHER,
	DATE_KIND__MAX
};

/* How a date is said: bits. */
enum date_how {
	DATE_ENCODED = 1, /* in a form that is named */
	DATE_KEY = 2,     /* the source calls it the most important one */
	DATE_ROUNDED = 4  /* its field holds a year alone, whatever is known */
};

/* Who says the type. */
enum type_said {
	SAID_BY_GENRE,   /* the provider's own word */
	SAID_BY_MAPPING, /* what a genre was mapped to, or a level of texts */
	SAID_BY_DEGREE,  /* the level of a thesis */
	SAID_BY_CATALOGUE, /* terms for genres of MARC: "article" is many things */
	SAID_BY_CARRIER, /* text, image, sound: the broadest */
	SAID_BY__MAX
};

/* What happened at a place, or by a publisher. */
enum origin_event {
	EVENT_PUBLICATION,
	EVENT_CREATION,
	EVENT_COPY, /* of the copy: of no interest */
	EVENT_OTHER /* distribution, manufacture, not said */
};

enum host_kind {
	HOST_UNKNOWN,
	HOST_JOURNAL,
	HOST_NEWSPAPER,
	HOST_BLOG,
	HOST_PART, /* a volume or an issue of a journal */
	HOST_BOOK,
	HOST_PROCEEDINGS,
	HOST_CALLED_SERIES, /* a host whose genre is series: old journals are */
	HOST_SERIES
};

enum desc_kind {
	DESC_ABSTRACT, /* it says so */
	DESC_OPEN,     /* the source does not say of what kind */
	DESC_NOTE,
	DESC_CONTENTS /* a table of contents */
};

/* What an identifier names. */
enum id_whose {
	ID_OF_ITEM,
	ID_OF_HOST, /* ISSN and ISBN of it belong to a citation of the item */
	ID_OF_ANOTHER,
	ID_UNSURE /* of a relation: the item's or another's, as the site has it */
};

/* Where a text stands that may be a citation, of the item or of another. */
enum cited_in {
	CITED_HERE,     /* it is said to be the item's own */
	CITED_PART,     /* what it is part of: or a title, "Papers, 12" */
	CITED_SOURCE,   /* what the item was taken from */
	CITED_RELATION, /* anything: a clear form alone is taken */
	CITED_ID,       /* an identifier that is none */
	CITED_READ,     /* it was understood: of no further interest */
	CITED_DESCRIPTION
};

/* --- What is kept --------------------------------------------------------- */

struct draft_date {
	struct date_span span;
	enum date_kind kind; /* DATE_NONE: there is none */
	unsigned how;
};

/* When, where and by whom. */
struct draft_origin {
	struct draft_date date;
	struct draft_date exact;     /* within one that is rounded, so far */
	struct rec_texts publishers; /* of the publication */
	struct str maker;            /* the publisher of its creation */
	struct str other;            /* of any other event */
	struct str place, maker_place, other_place, edition, issuance;
};

/* The part of a host that an item is. */
struct draft_part {
	struct str volume, issue, article, first, last;
	struct str number; /* of no known kind */
	struct str date;
};

/* What an item is part of. */
struct draft_host {
	enum host_kind kind;
	bool isbn, issn; /* it has one */
	struct str doi;  /* of the host, or of the item: see host.c */
	struct str title, number;
	struct rec_names editors;
	struct draft_origin origin;
	struct draft_part part;
	struct str event, event_place;
};

/* Somebody, as named in one place; a text can hold several. */
struct draft_name {
	struct rec_names v;
	unsigned said; /* bits of enum said_role */
	/* A conference, which is nobody, and where it was. */
	struct str event, event_place;
	/* A body known by its number in a classification alone. */
	bool numbered;
	struct str whole; /* the number, when v names what it is part of */
};

struct draft_person {
	struct rec_name name;
	unsigned said;
	bool numbered;
	struct str whole;
	struct str lang; /* that the source names somebody in */
};

/* One description, in the order of the source. */
struct draft_desc {
	enum desc_kind kind;
	struct rec_text t;
};

struct draft_descs {
	struct draft_desc *v;
	size_t n, cap;
};

/* A text that may be a citation. */
struct draft_cited {
	enum cited_in in;
	struct rec_text t;
};

struct draft_citations {
	struct draft_cited *v;
	size_t n, cap;
	bool read; /* one of them, or an identifier, was one */
};

struct draft_people {
	struct draft_person *v;
	size_t n, cap;
};

/* The best of the words of one who said the type. */
struct draft_words {
	enum rec_type type;
	bool known;           /* one of them was, if only as "other" */
	enum rec_type partly; /* of a word of which a part is known */
	struct str unknown;   /* the first word that nobody knows */
};

/* A text that came with markup: see core/marked.h. */
struct draft_mark {
	struct str text, marked;
	size_t left_out; /* tags */
	bool kept;       /* by what it became */
};

struct draft_marks {
	struct draft_mark *v;
	size_t n, cap;
	size_t more;  /* texts beyond what is remembered */
	size_t twice; /* texts that were put into UTF-8 twice */
};

struct draft {
	struct record *r;
	const struct site *site; /* never NULL in draft_settle */
	size_t nwarnings, nunknown;
	unsigned over; /* bits of enum draft_limit */
	struct rec_texts titles[TITLE_KIND__MAX];
	bool open_title; /* the first ends in a colon */
	struct draft_descs descriptions;
	struct draft_words types[SAID_BY__MAX];
	struct draft_people people;
	struct str naming; /* the language of the name that is read, if told */
	struct str responsible; /* who made it, as the title page has it */
	struct str grantor;     /* of a degree, when no name says it */
	struct draft_origin origin;
	struct draft_part part;
	struct draft_host hosts[DRAFT_HOSTS_MAX]; /* nearest first */
	size_t nhosts;
	bool hosted;       /* a host was named, with a title or without */
	struct str number; /* of a report or patent */
	struct rec_idents unsure; /* identifiers in relations */
	struct str related_doi;   /* one of them, taken for the item's own */
	bool copied;              /* a DOI is that of a repository's copy */
	struct draft_citations citations;
	int cited_year;     /* of the citation that was read */
	int cited_month;    /* the one that a journal's has; 0: none */
	bool open_types;    /* the types are of all kinds: draft_type_open */
	size_t nopen;       /* dates of draft_date_open */
	struct str path;    /* "Faculty » Institute", where it was made */
	struct str part_of; /* a title: of a journal, a book, a collection */
	struct draft_marks marks;
};

/* --- From beginning to end ------------------------------------------------ */

void draft_init(struct draft *d, struct record *r);

/* Fills d->r. Once, when everything is reported. */
void draft_settle(struct draft *d);

/* --- Facts ---------------------------------------------------------------- */

void draft_title(struct draft *d, enum title_kind kind, struct rec_text t);
/* "Alternate title: Atlas of Rain": true when it is taken for a title. */
bool draft_titled_note(struct draft *d, struct rec_text t);

/*
 * "<<Die>> Reise", "¬Die¬ Reise": without the marks around the article, which
 * is not to be sorted.
 */
struct str draft_unsorted(struct draft *d, struct str s);

/* A code or a name, as sent. */
void draft_language(struct draft *d, struct str sent);

/* A word for the type; kept as sent. */
void draft_type(struct draft *d, enum type_said by, struct str word);
/* A word of an element that has words of all kinds: the most telling wins. */
void draft_type_open(struct draft *d, struct rec_text word);
/* A word to be printed, when the format has a place for it: "Dissertation". */
void draft_genre(struct draft *d, struct str word);
/* What a type is called by the source: kept, no more. */
void draft_type_sent(struct draft *d, struct str word);
/* A type that is said by something else than a word: a code of MARC. */
void draft_type_is(struct draft *d, enum type_said by, enum rec_type type);

/* A date, kept as sent. */
/* DataCite's dateType (4.4, appendix 1), which others took over; else NONE. */
enum date_kind draft_date_kind(struct str type);
void draft_date(struct draft *d, enum date_kind kind, struct str sent,
		unsigned how);

void draft_date_sent(struct draft *d, struct str sent); /* kept, no more */
/* One of several of an element that has dates of all kinds; not kept. */
void draft_date_open(struct draft *d, enum date_kind kind, struct str text);
bool draft_parse_date(struct str s, struct date_span *out);

/* Into an origin alone, be it of the item or of a host. */
void draft_origin_date(struct draft_origin *o, enum date_kind kind,
		       struct str text, unsigned how);
void draft_origin_span(struct draft_origin *o, enum date_kind kind,
		       struct date_span span, unsigned how);
void draft_publisher(struct draft *d, struct draft_origin *o,
		     enum origin_event event, struct rec_text t);
/* "Distributed by X", "X [distributor]": who sells it did not publish it. */
bool draft_is_distribution(struct str s, struct str *name);
void draft_place(struct draft *d, struct draft_origin *o,
		 enum origin_event event, struct str s);

/* Somebody, with all that is said of the part; nothing said is SAID_OPEN. */
void draft_name(struct draft *d, const struct draft_name *name);
/* All names in a text, each in the role that the text says, else in that. */
void draft_names(struct draft *d, struct str text, enum said_role role);
void draft_event(struct draft *d, struct str event);
void draft_event_place(struct draft *d, struct str place);
/* Both; of a second meeting they are a note. */
void draft_meeting(struct draft *d, struct str event, struct str place);

/*
 * The next host, to be filled; NULL when there are too many. Series may come
 * before or after the hosts that they stand behind.
 */
struct draft_host *draft_host(struct draft *d, enum host_kind kind);
/* The nearest, for formats that have one: made when it is not there. */
struct draft_host *draft_host_nearest(struct draft *d);

void draft_id(struct draft *d, enum id_whose whose, struct rec_ident id);
/* Of an element that says of no kind: EPrints and DSpace cite the item there. */
void draft_id_open(struct draft *d, struct rec_text t);
/* A text that may be a citation; see citation.c. */
void draft_citation(struct draft *d, enum cited_in in, struct rec_text t);
/* "Example studies, 1234-5679" (DiVA): the ISSN goes where it belongs. */
void draft_issn_behind(struct draft *d, struct str *title);
/* A title of anything: settled when the types are known. */
void draft_part_of(struct draft *d, struct str s);
/* An article, a chapter, a paper, as far as the types say it already. */
bool draft_stands_in(const struct draft *d);
/* "Faculty » Institute": a thesis or report was made at the last of it. */
void draft_path(struct draft *d, struct str path);
void draft_subject(struct draft *d, struct rec_subject s);
/* Of a scheme that is named; its notations are no keywords. */
void draft_subject_in(struct draft *d, struct str scheme, struct rec_text t);
void draft_coverage(struct draft *d, struct rec_text t);
void draft_description(struct draft *d, enum desc_kind kind, struct rec_text t);
void draft_right(struct draft *d, struct rec_right right);
void draft_relation(struct draft *d, struct rec_text t);
/* "volume:12", "journal:Name": true when the label is known and read. */
bool draft_labelled(struct draft *d, struct str s);
/* Of a report or a patent; the first counts. */
void draft_number(struct draft *d, struct str number);
/* "235 pages", "235": the first is the extent. */
void draft_extent(struct draft *d, struct str s);
/* "114 p. ; 28 cm": how large it is, and nothing else; the first is kept. */
bool draft_take_size(struct draft *d, struct str s);
/* "2012. 98 f. Dissertação ...": the pages in a note on a thesis. */
void draft_pages_of_note(struct draft *d, struct str s);
/* "Title. Masters thesis, School. 106 pp.": of a whole, by its own citation. */
void draft_pages_behind(struct draft *d, struct str s);
/* "application/pdf"; "123 pages" is the extent as well */
void draft_format(struct draft *d, struct str s);
void draft_edition(struct draft *d, struct str s);
void draft_version(struct draft *d, struct str s); /* the first counts */

/* --- For formats whose elements hang together ----------------------------- */

/*
 * Those of whom the record says no part, and the title page does: of texts
 * alone, since a film has more parts than there are words for. draft_settle
 * does it as well, when the type is known.
 */
void draft_read_statement(struct draft *d);
/* Who it names, when nobody else does. */
void draft_name_stated(struct draft *d);

/* "Orientador: Ana Silva": notes on a thesis that are names, no notes. */
void draft_name_advisors(struct draft *d);

/* Is anybody named in this role, or will be? (Open roles come to one.) */
bool draft_has_role(const struct draft *d, enum rec_role role);

/*
 * By the rules for names in one text (parsers/names/names.h): it may say a
 * role and be a list. What is known of the first stands in *known; when that
 * is NAME_PERSON, the source says that it is one.
 */
/* Editors of what an item stands in, unless there are some. */
void draft_parse_editors(struct draft *d, struct str text,
			 struct rec_names *out);
void draft_parse_names(struct draft *d, struct str text,
		       const struct rec_name *known, struct draft_name *out);

/* A role by its word; one that nobody knows is a contributor's, and said. */
void draft_role(struct draft *d, struct str word, struct draft_name *out);

/*
 * The identifier of a type that is named: "doi", "isbn". False: no such type.
 * One that is none of it is ID_OTHER, and said.
 */
bool draft_id_typed(struct draft *d, struct str type, struct str s,
		    struct rec_ident *id);

/* Takes what a person's identifier is: ORCID or GND; false: neither. */
bool draft_person_id(struct draft *d, struct str scheme, struct str s,
		     struct rec_name *name);

/* "12" of "Vol. 12", "Heft 12": styles write the word themselves. */
struct str draft_number_alone(struct str s);

/* "97-123", "S. 97" into first and last, unless there is a first. */
void draft_pages(struct draft_part *p, struct str s);

/* "[s.n.]": what is written when there is nothing to write. */
bool draft_says_nothing(struct str s);

/* A word of a genre; false: nobody knows it. */
bool draft_type_of(struct str word, enum rec_type *type);

/* --- Text ----------------------------------------------------------------- */

/* The first that was said counts. */
static inline void
draft_keep(struct str *field, struct str s)
{
	if (field->n == 0)
		*field = s;
}

/* Text, cleaned, with its language (xml:lang). */
struct rec_text draft_text(struct draft *d, const struct node *n);
struct str draft_clean(struct draft *d, const struct node *n); /* NULL: none */
/* As it was sent: elements of HTML and MathML in it are tags. */
struct str draft_sent(struct draft *d, const struct node *n);
/* Cleaned, with the elements that JATS has in titles and abstracts. */
struct rec_text draft_text_jats(struct draft *d, const struct node *n);

/*
 * text_clean for whatever may become a title, an abstract or a note: its markup
 * is kept for them. draft_clean does the same.
 */
struct str draft_marked(struct draft *d, struct str sent);
/* The same for a name; footnotes above it stay, for the reader of names. */
struct str draft_marked_name(struct draft *d, struct str sent);

/* arena_join, unless s is too long already. */
struct str draft_join(struct draft *d, struct str s, struct str sep,
		      struct str t);

/* What is behind the last "#" or "/" of an address. */
struct str draft_fragment(struct str uri);
struct str draft_last_step(struct str uri);

/* A remark, unless there are too many. */
void draft_warn(struct draft *d, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* "unknown element <x>", unless there are too many. */
void draft_unknown(struct draft *d, const struct node *n);

/* Is there room for one more? If not, that is said, once. */
bool draft_room(struct draft *d, enum draft_limit limit, size_t n);

#endif
