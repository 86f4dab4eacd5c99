/*
 * What the files of the draft share: the questions, in the order in which
 * draft_settle asks them, and the little they have in common.
 */
#ifndef PARSERS_DRAFT_INTERNAL_H
#define PARSERS_DRAFT_INTERNAL_H

#include "parsers/draft/draft.h"

void draft_settle_language(struct draft *d);
void draft_settle_titles(struct draft *d);       /* needs the language */
void draft_settle_descriptions(struct draft *d); /* needs the language */
void draft_settle_people(struct draft *d);
void draft_settle_type(struct draft *d);  /* needs title, people, hosts, ids */
void draft_settle_hosts(struct draft *d); /* needs the type */
void draft_settle_institution(struct draft *d); /* needs the type, people */
void draft_settle_publishers(struct draft *d);  /* needs the institution */
void draft_settle_dates(struct draft *d);       /* needs the hosts */
void draft_settle_number(struct draft *d);      /* needs the hosts */
void draft_settle_subjects(struct draft *d);    /* needs the type */

/* Series behind hosts. */
void draft_sort_hosts(struct draft *d);

/* Moves the first text in the language of the item to the front. */
void draft_prefer_language(const struct record *r, struct rec_texts *l);

/* Of two dates the better one; the first of two that are equally good. */
bool draft_date_better(const struct draft_date *c,
		       const struct draft_date *best);

/* A guess at the type, with its reason, said. */
enum rec_type draft_guess(struct draft *d, enum rec_type from, enum rec_type to,
			  const char *why);

/* What those come to whose role nobody said. */
enum rec_role draft_open_role(const struct draft *d);

#endif
