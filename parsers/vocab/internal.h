/* What the vocabularies share: folded words, and the tables that are long. */
#ifndef PARSERS_VOCAB_INTERNAL_H
#define PARSERS_VOCAB_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/record.h"
#include "core/str.h"
#include "parsers/vocab/vocab.h"

/*
 * Text as the tables spell it: small letters without accents, and letters and
 * digits alone, one word behind the other. So any run of words is one view of
 * it, whatever stood between them: "Ph. D.", "PhD" and "ph_d" are "phd".
 * "bookPart" is two words. What is longer than the bounds is cut off.
 */
enum { VOCAB_FOLD_MAX = 320, VOCAB_WORDS_MAX = 48 };
struct vocab_words {
	char text[VOCAB_FOLD_MAX];
	size_t n;
	struct {
		uint16_t at, end; /* in text */
		uint16_t from;    /* where it began in what was folded */
		uint16_t to;
	} v[VOCAB_WORDS_MAX];
};
void vocab_split(struct vocab_words *w, struct str s);

/* Words i to i + n - 1 as one; all of them. */
struct str vocab_run(const struct vocab_words *w, size_t i, size_t n);
struct str vocab_folded(const struct vocab_words *w);

/* --- Tables (table.c) ----------------------------------------------------- */

/*
 * Rows of `size` bytes, each of which begins with its word, a struct str:
 * folded, sorted by its bytes, no word twice. Where the rows of each first
 * letter begin is noted when the table is first asked, and a bit for each word:
 * most words that are asked for are in no table, and few of these share the bit
 * of one that is.
 */
enum { VOCAB_FIRSTS = 28 }; /* what is before "a", "a" to "z", behind "z" */
struct vocab_table {
	const void *rows;
	size_t n, size;
	uint16_t *begins; /* of VOCAB_FIRSTS; the last one is 0 until noted */
	uint8_t *bits;    /* eight for each row */
	size_t stem;      /* bytes that the bits are of; 0: of the whole word */
};
#define VOCAB_ROWS(rows)  (sizeof(rows) / sizeof((rows)[0]))
#define VOCAB_TABLE(rows) VOCAB_STEMS(rows, 0)
#define VOCAB_STEMS(rows, stem)                              \
	{                                                    \
		(rows), VOCAB_ROWS(rows), sizeof((rows)[0]), \
		    (uint16_t[VOCAB_FIRSTS + 1]){0},         \
		    (uint8_t[VOCAB_ROWS(rows)]){0}, (stem)   \
	}

/* The row of this word, whatever its case in ASCII; or NULL. */
const void *vocab_find(const struct vocab_table *t, struct str word);

/*
 * Does the word begin with a row? The table is one of stems: none of its rows
 * is shorter than them, or begins with another.
 */
bool vocab_starts_as(const struct vocab_table *t, struct str word);

/* --- Names (bodies.c, name_words.c) ---------------------------------------- */

/* Words of bodies: whole, how they begin, how they end, what links them. */
extern const struct vocab_table vocab_countries;
extern const struct vocab_table vocab_body_words, vocab_body_starts,
    vocab_body_ends, vocab_body_links;

struct vocab_name_list {
	struct vocab_table table;
	size_t max;     /* bytes of its longest word */
	unsigned first; /* a bit for each letter that words begin with: a is 1,
			   1 << 26 for other ASCII, 1 << 27 for the rest */
};
extern const struct vocab_name_list *const vocab_name_lists[VOCAB_NAME__MAX];
/* given_names.c */
extern const struct vocab_name_list vocab_given_french, vocab_given_spanish,
    vocab_family_spanish;

/* --- Statements of responsibility (phrases.c) ----------------------------- */

extern const struct vocab_table vocab_phrases;

/* --- Abstracts (abstract_words.c) ----------------------------------------- */

extern const struct vocab_table vocab_abstract_words;

/* --- Types (type_words.c) ------------------------------------------------- */

/* A word that says how far published or reviewed something is: no type. */
#define VOCAB_TYPE_STATUS TYPE__MAX

struct vocab_type_word {
	struct str word;
	enum rec_type type;
	bool inside; /* says so wherever it stands in a longer value */
};

extern const struct vocab_table vocab_types;

/* --- Degrees (degrees.c) -------------------------------------------------- */

/* How much a word says of the degree that a thesis was written for. */
enum vocab_degree_weight {
	DEGREE_HINT,  /* "Dissertation": what it mostly is, if nothing else */
	DEGREE_SHORT, /* "MA": only where it can be nothing else */
	DEGREE_CLEAR
};

struct vocab_degree_word {
	struct str word;
	enum rec_type level; /* TYPE_THESIS: no level of ours */
	enum vocab_degree_weight weight;
};

extern const struct vocab_table vocab_degrees;

/* As vocab_degree, but a word for "thesis" names no degree. */
bool vocab_degree_named(struct str text, enum rec_type *level);

/* --- Languages (language_codes.c) ------------------------------------------ */

struct vocab_language_name {
	struct str name;
	char tag[8];
};

extern const char vocab_language_codes[];
extern const size_t vocab_language_ncodes;
extern const char vocab_language_short[][6];
extern const size_t vocab_language_nshort;
extern const struct vocab_language_name vocab_language_names[];
extern const size_t vocab_language_nnames;

#endif
