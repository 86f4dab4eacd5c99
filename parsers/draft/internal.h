/*
 * What the files of the draft share: the questions, in the order in which
 * draft_settle asks them, and the little they have in common.
 */
#ifndef PARSERS_DRAFT_INTERNAL_H
#define PARSERS_DRAFT_INTERNAL_H

#include "core/table.h"
#include "parsers/draft/draft.h"
#include "parsers/prose/prose.h"

void draft_settle_ids(struct draft *d); /* and the site */
void draft_settle_names(struct draft *d);
void draft_settle_language(struct draft *d);
void draft_settle_titles(struct draft *d);       /* needs the language */
void draft_settle_descriptions(struct draft *d); /* needs the language */
void draft_settle_words(struct draft *d);        /* a type, for a start */
void draft_settle_dois(struct draft *d);         /* needs words */
void draft_settle_citations(struct draft *d);    /* needs titles, words */
void draft_settle_sources(struct draft *d);      /* needs citations */
void draft_settle_people(struct draft *d);
void draft_settle_edited(struct draft *d); /* needs the names */
void draft_settle_type(struct draft *d);   /* needs title, people, hosts, ids */
void draft_settle_hosts(struct draft *d);  /* needs the type */
void draft_settle_platforms(struct draft *d);   /* needs the type */
void draft_settle_institution(struct draft *d); /* needs the type, people */
void draft_settle_publishers(struct draft *d);  /* needs the institution */
void draft_settle_dates(struct draft *d);       /* needs the hosts */
void draft_settle_number(struct draft *d);      /* needs the hosts */
void draft_settle_subjects(struct draft *d);    /* needs the type */
void draft_settle_marks(struct draft *d);       /* needs all texts */

/* Series behind hosts. */
void draft_sort_hosts(struct draft *d);

/* Moves the first text in the language of the item to the front. */
void draft_prefer_language(const struct record *r, struct rec_texts *l);

/* A guess that is made whatever it was, the genre included. */
void draft_type_because(struct draft *d, enum rec_type t, const char *why);

/*
 * Reads a text as the item's own citation; false: it is none. *all: every word
 * of it is read, and said elsewhere.
 */
bool draft_cite_all(struct draft *d, enum cited_in in, struct str s, bool *all);

/* What is known of the nearest host so far. */
const struct draft_host *draft_nearest(const struct draft *d);

/* Changes a citation in a source into what the type of the item wants. */
struct citation;
void draft_fit_citation(const struct draft *d, struct citation *c);

/* What a citation has for the name of a journal, without what is none of it. */
struct str draft_journal_name(struct draft *d, const struct citation *c);

/* The journal's name where no citation has it; an unread relation may be it. */
void draft_journal_as_publisher(struct draft *d);
void draft_settle_journal(struct draft *d, struct str relation);

/* Puts an own DOI in front of the others. */
void draft_prefer_doi(struct draft *d, struct str doi);

/* Is somebody named who granted a degree for it? */
bool draft_is_granted(const struct draft *d);

/* --- classes.c ------------------------------------------------------------ */

/* Gives subjects that are notations of a classification its scheme. */
void draft_tell_notations(struct draft *d);

/* --- series.c ------------------------------------------------------------- */

/* "Papers;140", "Papers, 12", "Papers (12)": false, or nothing cut: neither. */
bool draft_series_form(struct str s, struct str *title, struct str *number);
void draft_split_number(struct str *title, struct str *number);

/*
 * "Series: Papers, 12", "Papers;12", "12" behind a relation that names one, of
 * what stands in no journal or book: *labelled is the last with a label.
 */
bool draft_series_relation(struct draft *d, struct draft_host **labelled,
			   struct str before, struct str s);

/* --- people.c ------------------------------------------------------------- */

/* What is said of somebody is a set of roles. */
#define BIT(said) (1u << (said))

/* A name of the record, in this role once. */
void draft_push_name(struct draft *d, const struct draft_person *p,
		     enum rec_role role);

/* --- numbers.c ------------------------------------------------------------ */

/* Sources of their own beside one that names the journal. */
void draft_numbers_alone(struct draft *d);

/* Identifiers of their own behind one that is the journal's name. */
void draft_numbers_among_ids(struct draft *d);

/* --- wholes.c ------------------------------------------------------------- */

/*
 * "Title. Discussion Paper. Institute, Oslo.", the own citation of a whole: the
 * kind, and the place behind a publisher that is known; s without the degree
 * behind a school.
 */
struct str draft_behind_title(struct draft *d, struct str s, struct str title);

/* --- miscited.c ----------------------------------------------------------- */

struct citation;
struct citation_own;

/* Has s the look of a citation, standing there, and is none? */
bool draft_is_miscited(const struct draft *d, enum cited_in in,
		       const struct citation *c, struct str s,
		       const struct citation_own *own);

#endif
