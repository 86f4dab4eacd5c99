/*
 * What is asked of a repository before its records, and what follows from it:
 * in which format they are asked for. Its formats, when they are not known yet
 * (harvester/choice.h); when a better one than oai_dc is chosen the sizes of
 * both lists, since records need not be there in each format (OAI-PMH 2.0, section
 * 2.5).
 * Knows nothing of requests: a list sends them, and hands the answers in.
 *
 *	BEGINS --> FORMATS --> SIZE_OF_RICH --> SIZE_OF_PLAIN --> OVER
 *
 * with any of the steps between left out. What was chosen is a trait of the
 * source. A format that is refused, or fails, is left for oai_dc; that is kept
 * with the first page (inquiry_keep), since a server that is down refuses
 * whatever it is asked for.
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

enum inquiry_step {
	INQUIRY_FORMATS,
	INQUIRY_SIZE_OF_RICH,
	INQUIRY_SIZE_OF_PLAIN,
	INQUIRY_OVER
};

struct inquiry {
	const struct env *env;
	struct store *store;
	const struct source *src;
	enum inquiry_step step;
	char prefix[CHOICE_PREFIX_MAX + 1]; /* to ask for, as far as is known */
	char why[CHOICE_WHY_MAX];
	char software[256], sample_id[512]; /* as Identify told */
	const struct site *site; /* its software, once asked; or NULL */
	bool sure;               /* its software is known to fill it well */
	bool stays;              /* in its format, whatever is offered */
	bool chosen;             /* by us, and nothing came in it yet */
	bool pending;            /* the choice is not kept yet */
	int64_t rich;            /* size of the list in the richer format */
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

/* The answer: the page, and what it lists (oai_listed). */
int inquiry_take(struct inquiry *q, const struct oai_page *page,
		 const struct str (*listed)[2], size_t n, struct err *e);

/* There is none: an error of OAI-PMH, or OAI_OK, and why in words. */
void inquiry_fail(struct inquiry *q, enum oai_code code, const char *why);

/* The format is no good: oai_dc, said. */
void inquiry_take_plain(struct inquiry *q, const char *why);

/* A page came in it: so it stays. Within its transaction. */
int inquiry_keep(struct inquiry *q, struct err *e);

#endif
