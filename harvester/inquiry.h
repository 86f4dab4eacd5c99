/*
 * What is asked of a repository before its records, and what follows from it:
 * in which format they are asked for. Its formats, when they are not known yet
 * (harvester/choice.h); when a better one than oai_dc is chosen the sizes of
 * both lists, since records need not be there in each format (OAI-PMH 2.0, section
 * 2.5).
 * Knows nothing of requests: a list sends them, and hands the answers in.
 *
 *	FORMATS --> SETS --> SIZE_OF_RICH --> SIZE_OF_PLAIN --> OVER
 *
 * with any of the steps left out. Whether the sets wanted, and those left out,
 * are listed is asked when one is new, with everything, and after
 * INQUIRY_SETS_DAYS; the list is read as far as it takes. What was chosen is a
 * trait of the source. A format that is refused, or fails, is left for oai_dc;
 * that is kept with the first page (inquiry_keep), since a server that is down
 * refuses whatever it is asked for.
 */
#ifndef HARVESTER_INQUIRY_H
#define HARVESTER_INQUIRY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "harvester/choice.h"
#include "harvester/harvest.h"
#include "harvester/request.h"
#include "parsers/oai/oai.h"
#include "store/store.h"

enum {
	INQUIRY_SETS_DAYS = 30,
	INQUIRY_SETS_PAGES = 2000,  /* of ListSets */
	INQUIRY_OFFERS_MAX = 16384, /* bytes of formats and namespaces */
	INQUIRY_NEAR = 3,           /* names like one that is not there */
	INQUIRY_NEAR_MAX = 96       /* bytes of such a name */
};

enum inquiry_step {
	INQUIRY_FORMATS,
	INQUIRY_SETS,
	INQUIRY_SIZE_OF_RICH,
	INQUIRY_SIZE_OF_PLAIN,
	INQUIRY_OVER
};

/* A set that is named, and those of the repository that are called alike. */
struct inquiry_set {
	bool listed;
	int distance[INQUIRY_NEAR];
	char near[INQUIRY_NEAR][INQUIRY_NEAR_MAX]; /* "": none */
};

struct inquiry {
	const struct env *env;
	struct store *store;
	const struct source *src;
	enum inquiry_step step;
	unsigned open; /* steps that are still to be done, a bit each */
	char prefix[CHOICE_PREFIX_MAX + 1]; /* to ask for, as far as is known */
	char why[CHOICE_WHY_MAX];
	char software[256], sample_id[512]; /* as Identify told */
	const struct site *site; /* its software, once asked; or NULL */
	bool sure;               /* its software is known to fill it well */
	bool stays;              /* in its format, whatever is offered */
	bool chosen;             /* by us, and nothing came in it yet */
	bool pending;            /* the choice is not kept yet */
	struct inquiry_set sets[2 * HARVEST_SETS_MAX]; /* and those excluded */
	bool checked;              /* what is not listed is not there */
	uint64_t pages, seen;      /* of ListSets; sets in them */
	char token[OAI_TOKEN_MAX]; /* of its next page */
	char lack[512];            /* a set that is not there, in words */
	int64_t rich;              /* size of the list in the richer format */
	size_t weighed;            /* the set whose sizes are asked for */
	bool unweighed;            /* chosen, but for the sizes */
	char offers[INQUIRY_OFFERS_MAX]; /* as a choice keeps them */
};

/*
 * What the store knows; nothing is asked again unless everything is (`full`).
 * A source with a prefix of its own has nothing to ask. Borrows all.
 */
int inquiry_begin(struct inquiry *q, const struct env *env, struct store *store,
		  const struct source *src, bool full, struct err *e);

/* The next question, and what kind of answer it wants; not when it is over. */
struct request_args inquiry_question(const struct inquiry *q, struct str set);
enum oai_verb inquiry_answer(const struct inquiry *q);

/* What Identify told: it comes before all else. */
void inquiry_meet(struct inquiry *q, const struct oai_identify *id);

/*
 * The answer: the page, and what it lists (oai_listed). ERR_USAGE: a set that
 * was typed is not there.
 */
int inquiry_take(struct inquiry *q, const struct oai_page *page,
		 const struct str (*listed)[2], size_t n, struct err *e);

/* There is none: an error of OAI-PMH, or OAI_OK, and why in words. */
int inquiry_fail(struct inquiry *q, enum oai_code code, const char *why,
		 struct err *e);

/* Is it known not to have the i-th set? */
bool inquiry_lacks(const struct inquiry *q, size_t i);

/* The format is no good: oai_dc, said. */
void inquiry_take_plain(struct inquiry *q, const char *why);

/* A page came in it: so it stays. Within its transaction. */
int inquiry_keep(struct inquiry *q, struct err *e);

#endif
