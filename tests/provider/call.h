/*
 * One request on its way to an answer: what was asked, how this path is to
 * behave, and what will be sent.
 */
#ifndef TESTS_PROVIDER_CALL_H
#define TESTS_PROVIDER_CALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/provider/args.h"
#include "tests/provider/faults.h"
#include "tests/provider/settings.h"
#include "tests/provider/source.h"
#include "tests/provider/state.h"
#include "tests/provider/text.h"
#include "tests/provider/token.h"

enum verb {
	VERB_NONE,
	VERB_IDENTIFY,
	VERB_FORMATS,
	VERB_SETS,
	VERB_GET,
	VERB_IDENTIFIERS,
	VERB_RECORDS,
	VERB__MAX
};

#define VERB_BIT(verb) (1u << (verb))

#define ANSWER_HEADERS 8

struct answer {
	unsigned status;
	struct {
		char *name, *value;
	} header[ANSWER_HEADERS];
	size_t nheader;
	struct text body;
};

struct call {
	/* What the server knows; borrowed. */
	const char *origin; /* http://127.0.0.1:PORT */
	const char *target; /* path?query as received */
	const char *authorization, *cookie;
	const char *replay_dir;
	bool takes_gzip;
	int fd;
	/* What it was resolved to. */
	char *path; /* of target, without query */
	char *query;
	const struct source *source;
	char *replay; /* name of a page to replay, or NULL */
	struct settings set;
	struct spec spec[SPECS_MAX];
	size_t nspec;
	struct state *state;
	unsigned run; /* which list of this path: 1, 2, ... */
	struct args args;
	enum verb verb;
	bool has_token, good_token;
	struct token token; /* where to begin; of page 1 without a token */
	uint64_t page;      /* 0: not a list */
	unsigned record;    /* number of the record being written, from 1 */
	bool poisoned;      /* a page that cannot be had */
	struct answer answer;
};

void call_free(struct call *c);

/* Makes the answer; everything in *c but the result is set by then. */
void call_answer(struct call *c);

/* The time that this repository believes in. */
int64_t call_now(const struct call *c);

/* Replaces a header of the same name; NULL takes it away. */
void answer_header(struct answer *a, const char *name, const char *value);

/* An answer other than XML. */
void answer_set(struct answer *a, unsigned status, const char *type,
		const char *body);

#endif
