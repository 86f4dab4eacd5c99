/*
 * A citation while it is read: its tokens, its numbers, what is taken so far.
 * Shared by parsers/text/citation.c, citation_kind.c and citation_name.c.
 */
#ifndef PARSERS_TEXT_CITATION_READING_H
#define PARSERS_TEXT_CITATION_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/text/citation.h"
#include "parsers/text/citation_numbers.h"
#include "parsers/text/citation_token.h"

struct reading {
	struct tokens t;
	const struct citation_own *own;
	struct citation *c;
	struct numbers n;
	size_t begin;       /* the token behind the own title, or 0 */
	bool titled, whole; /* the own title stands in the text; all of it */
	size_t first, last; /* tokens not understood: [first, last) */
	bool in, edited;    /* "In:" leads the name; editors are said */
	bool colon;         /* a colon stands behind the name, which is short */
	bool status;        /* in press, online first */
	bool meeting;       /* its name has a word of meetings ... */
	bool volume_of_meeting; /* ... and one of their volumes */
};

/* --- Tokens --------------------------------------------------------------- */

static inline const struct token *
tok(const struct reading *r, size_t i)
{
	return &r->t.v[i < r->t.n ? i : r->t.n];
}

static inline bool
is(const struct reading *r, size_t i, enum token_kind kind)
{
	return tok(r, i)->kind == kind;
}

static inline bool
is_word(const struct reading *r, size_t i, enum token_word what)
{
	return tok(r, i)->kind == TOKEN_WORD && tok(r, i)->what == what;
}

static inline struct str
text(const struct reading *r, size_t from, size_t to)
{
	return tokens_text(&r->t, from, to);
}

static inline size_t
width(const struct reading *r, size_t i)
{
	return (size_t)(tok(r, i)->end - tok(r, i)->start);
}

static inline bool
punctuation(const struct reading *r, size_t i)
{
	const struct token *k = tok(r, i);

	return k->kind == TOKEN_COMMA || k->kind == TOKEN_STOP ||
	       k->kind == TOKEN_COLON || k->kind == TOKEN_SEMICOLON ||
	       k->kind == TOKEN_TAG || k->kind == TOKEN_DASH ||
	       k->kind == TOKEN_QUOTE || k->kind == TOKEN_ASK ||
	       k->kind == TOKEN_SLASH;
}

/* Past punctuation, to `to` at most. */
size_t cite_past_punctuation(const struct reading *r, size_t i, size_t to);

bool cite_has_word(const struct reading *r, size_t from, size_t to,
		   enum token_word what);

/* --- citation_kind.c ------------------------------------------------------ */

/* Sets the kind, and what it means for the fields. */
void cite_settle_kind(struct reading *r);

/* --- citation_name.c ------------------------------------------------------ */

/*
 * Does a sentence end at the stop i, or an abbreviation? `from`: where the
 * text begins, `to`: where the name ends.
 */
bool cite_sentence_ends(const struct reading *r, size_t from, size_t i,
			size_t to);

/* Does "In", "Published in:" stand at i, with a host to follow? */
bool cite_leads_host(const struct reading *r, size_t from, size_t i);

/* The token at which the name that ends at `to` begins. */
size_t cite_name_begin(struct reading *r, size_t from, size_t to,
		       enum citation_trust *trust);

/* Trimmed of punctuation; a stop stays where it belongs to the last word. */
struct str cite_name_text(const struct reading *r, size_t from, size_t to);

/* Nothing but a name: no quotation, no numbers with their words. */
bool cite_name_good(const struct reading *r, size_t from, size_t to);
size_t cite_name_words(const struct reading *r, size_t from, size_t to);

#endif
