/* A run of tokens while its numbers are read. */
#ifndef PARSERS_NUMBERS_INTERNAL_H
#define PARSERS_NUMBERS_INTERNAL_H

#include "parsers/numbers/numbers.h"

/* A run of tokens while it is read; to: the token at which it ends. */
struct number_reader {
	const struct tokens *t;
	struct numbers *n;
	size_t at, to;
	bool brackets; /* between them */
	bool colon;    /* it stands in front */
	size_t issue_end;
	size_t word_end; /* of one that stood behind its number */
};

static inline const struct token *
num_token(const struct number_reader *r, size_t i)
{
	return &r->t->v[i < r->to ? i : r->t->n];
}

static inline bool
num_is(const struct number_reader *r, size_t i, enum token_kind kind)
{
	return num_token(r, i)->kind == kind;
}

static inline bool
num_word(const struct number_reader *r, size_t i, enum token_word what)
{
	return num_token(r, i)->kind == TOKEN_WORD &&
	       num_token(r, i)->what == what;
}

static inline bool
num_is_number(const struct number_reader *r, size_t i)
{
	return num_is(r, i, TOKEN_NUMBER) || num_is(r, i, TOKEN_YEAR);
}

static inline struct str
num_text(const struct number_reader *r, size_t from, size_t to)
{
	return tokens_text(r->t, from, to);
}

/* The value of plain digits, or -1. */
static inline long long
num_value(const struct number_reader *r, size_t i)
{
	return num_is_number(r, i) ? str_number(num_text(r, i, i + 1), 99999999)
				   : -1;
}

/* Past the stop, colon, sign of degree or raised "o" behind a word. */
static inline size_t
num_past_label(const struct number_reader *r, size_t i)
{
	for (size_t k = 0; k < 3; k++, i++) {
		struct str s = num_text(r, i, i + 1);

		if (num_is(r, i, TOKEN_STOP) || num_is(r, i, TOKEN_COLON) ||
		    num_is(r, i, TOKEN_TAG) || num_is(r, i, TOKEN_DASH))
			continue;
		if (!num_is(r, i, TOKEN_WORD) || !str_eqc(s, "\xc2\xba"))
			break;
	}
	return i;
}

/* "to": a word between the first page and the last. */
static inline bool
num_links(const struct number_reader *r, size_t i)
{
	static const struct str words[] = {
	    STR_LIT("to"),
	    STR_LIT("bis"),
	    STR_LIT("\xc3\xa0"),
	    STR_LIT("au"),
	    STR_LIT("a"),
	    STR_LIT("al"),
	    STR_LIT("tot"),
	    STR_LIT("til"),
	    STR_LIT("till"),
	    STR_LIT("do"),
	    STR_LIT("\xd0\xbf\xd0\xbe"),
	    STR_LIT("\xd0\xb4\xd0\xbe"),
	};

	for (size_t k = 0;
	     num_is(r, i, TOKEN_WORD) && k < sizeof(words) / sizeof(words[0]);
	     k++)
		if (str_eq(num_text(r, i, i + 1), words[k]))
			return true;
	return false;
}

/* A dash, and "655?656" where one was lost on the way. */
static inline size_t
num_dashes(const struct number_reader *r, size_t i)
{
	size_t n = 0;

	if (i > 0 && num_is(r, i, TOKEN_ASK) && num_is_number(r, i - 1) &&
	    num_is_number(r, i + 1) &&
	    num_token(r, i + 1)->start == num_token(r, i - 1)->end + 1)
		return 1;
	/* "S. 45 bis 67" */
	if (r->n->page_label && i > 0 && num_links(r, i) &&
	    num_is_number(r, i - 1) &&
	    num_value(r, i + 1) > num_value(r, i - 1))
		return 1;
	/* "45.-67. lpp." */
	if (i > 0 && num_is(r, i, TOKEN_STOP) && num_is(r, i + 1, TOKEN_DASH) &&
	    num_is_number(r, i - 1) && num_is_number(r, i + 2) &&
	    num_is(r, i + 3, TOKEN_STOP) && num_word(r, i + 4, WORD_PAGES))
		return 2;
	while (num_is(r, i + n, TOKEN_DASH))
		n++;
	return n;
}

/* "12:1-12:15": behind it, or `i`. */
size_t num_past_paged(const struct number_reader *r, size_t i,
		      struct str *first, struct str *last);
/* --- dates.c -------------------------------------------------------------- */

/* Takes four digits for the year, unless another one is said; false: none. */
bool num_set_year(struct number_reader *r, size_t i);

/* A year, and no other was said. */
bool num_year_fits(const struct number_reader *r, size_t i);

/* "1/06/19": the day of a meeting, of which only its end is sure. */
bool num_is_short_day(const struct number_reader *r, size_t i);

/* "March-April 2013", "2025-11-18", "Spring": past it, or `i`. */
size_t num_read_date(struct number_reader *r, size_t i);

/* --- values.c ------------------------------------------------------------- */

/* "3", "XII", "A": what can stand behind a word. */
bool num_is_value(const struct number_reader *r, size_t i);

/*
 * A number or several that are one: "3", "1-2", "3/4", "1/2-3", "3 & 4",
 * "4(53)" is two. The token behind it, or `i`.
 */
size_t num_read_value(const struct number_reader *r, size_t i, struct str *out);

/* "C. 12 S. 3", "T. 52, S. 1 (2014)": past both, or `i`. */
size_t num_read_letters(struct number_reader *r, size_t i);

#endif
