/*
 * In which of the formats that a repository offers are its records asked for?
 * What its software is known to fill well goes first (the column `formats` of
 * its row in parsers/site/), then the richest that is read (the ranks of
 * parsers/format.h), without those that the software fills badly; else oai_dc,
 * which every provider has (OAI-PMH 2.0, section 2.5). A harvest, source probe
 * and get ask the same function; get, which wants one record, makes no request
 * for that: it takes what a harvest chose, else choice_unasked.
 */
#ifndef HARVESTER_CHOICE_H
#define HARVESTER_CHOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/str.h"
#include "parsers/site/site.h"
#include "store/store.h"

enum {
	CHOICE_OFFERS_MAX = 64,  /* formats looked at */
	CHOICE_PREFIX_MAX = 128, /* bytes of a metadataPrefix */
	CHOICE_WHY_MAX = 512,    /* bytes of why, in words */
	CHOICE_COVER_MIN = 95    /* % of what oai_dc has */
};

/* As ListMetadataFormats names one. */
struct format_offer {
	struct str prefix, ns;
};

enum choice_why {
	CHOICE_SITE, /* what its software fills well */
	CHOICE_RANK, /* the richest of those that are read */
	CHOICE_PLAIN /* nothing better is offered */
};

/* The prefix to ask for: one of the offers, or STR("oai_dc"). */
struct str choice_best(const struct site *site, const struct format_offer *v,
		       size_t n, enum choice_why *why);

/*
 * The same of a repository that was not asked what it offers: as if that were
 * what its software fills well, and oai_dc. Of software that is not known it is
 * MODS: who has that fills it.
 */
struct str choice_unasked(const struct site *site);

/* "what MyCoRe fills best", for messages. */
void choice_because(struct buf *out, const struct site *site,
		    enum choice_why why);

/*
 * Records need not be there in each format (section 2.5): does the richer one
 * have so few of those that oai_dc has that oai_dc is asked for? Sizes of their
 * lists; -1: not told.
 */
bool choice_covers_little(int64_t rich, int64_t plain);

/* Is it what section 3.4 of OAI-PMH 2.0 allows as a metadataPrefix? */
bool choice_is_prefix(struct str s);

/* What was chosen for a source, and of what: traits of it (store/trait.h). */
struct choice {
	struct str prefix; /* none: nothing was chosen yet */
	struct str why;    /* in words, for people */
	struct str site;   /* name of its software, or none */
	struct str day;    /* of the answer: YYYY-MM-DD */
	struct str offers; /* a line each: prefix, a blank, namespace */
};

/* As it was kept; `text` holds the strings. */
struct choice_known {
	struct choice is;
	struct buf text;
};

void choice_init(struct choice_known *k);
void choice_free(struct choice_known *k);

/* 1: known, 0: not yet, -1. */
int choice_load(struct choice_known *k, struct store *s, struct str source,
		struct err *e);
int choice_save(struct store *s, struct str source, const struct choice *c,
		struct err *e);
/* The lines of those that can be read, as `offers` of a choice has them. */
void choice_offers(struct buf *out, const struct format_offer *v, size_t n);

/* The best today of what was offered then; none: nothing is known of that. */
struct str choice_of_kept(const struct choice *c, enum choice_why *why);

/*
 * What would be chosen today of what was offered then, when that is not what
 * was: a view into *k, or none. *why: as choice_because has it.
 */
struct str choice_better(const struct choice_known *k, struct buf *why);

#endif
