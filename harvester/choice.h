/*
 * In which of the formats that a repository offers are its records asked for?
 * What its software is known to fill well goes first (the column `formats` of
 * its row in parsers/site/), then the richest that is read (the ranks of
 * parsers/format.h), without those that the software fills badly; else oai_dc,
 * which every provider has (OAI-PMH 2.0, section 2.5). A harvest, source probe
 * and get ask the same function.
 */
#ifndef HARVESTER_CHOICE_H
#define HARVESTER_CHOICE_H

#include <stddef.h>

#include "core/buf.h"
#include "core/str.h"
#include "parsers/site/site.h"
#include "store/store.h"

enum {
	CHOICE_OFFERS_MAX = 64, /* formats looked at */
	CHOICE_PREFIX_MAX = 128 /* bytes of a metadataPrefix */
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

/* "mods: what MyCoRe fills best", for messages. */
void choice_say(struct buf *out, struct str prefix, const struct site *site,
		enum choice_why why);

/* Is it what section 3.4 of OAI-PMH 2.0 allows as a metadataPrefix? */
bool choice_is_prefix(struct str s);

/*
 * What is known of a source's formats, kept as traits of it (store/trait.h):
 * the one chosen, what was offered, and the software.
 */
struct choice_known {
	struct str prefix; /* none: nothing was chosen yet */
	struct str site;   /* its name, or none */
	struct str offers; /* a line each: prefix, a blank, namespace */
	struct buf text;   /* holds them */
};

void choice_init(struct choice_known *k);
void choice_free(struct choice_known *k);

/* 1: known, 0: not yet, -1. */
int choice_load(struct choice_known *k, struct store *s, struct str source,
		struct err *e);
int choice_save(struct store *s, struct str source, struct str prefix,
		const struct site *site, const struct format_offer *v, size_t n,
		struct err *e);

/* What would be chosen today, of what was offered then; views into *k. */
struct str choice_again(const struct choice_known *k);

#endif
