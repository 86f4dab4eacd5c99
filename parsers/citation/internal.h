/* What the files of parsers/citation/ share. */
#ifndef PARSERS_CITATION_INTERNAL_H
#define PARSERS_CITATION_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/str.h"
#include "parsers/citation/citation.h"
#include "parsers/numbers/numbers.h"
#include "parsers/tokens/tokens.h"

/* --- What is being read -------------------------------------------------- */

/* A citation while it is read: its tokens, its numbers, what is taken so far. */

struct reading {
	const struct tokens *t;
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

/* The first one counts. */
static inline void
keep(struct str *field, struct str s)
{
	if (field->n == 0)
		*field = s;
}

/* --- Tokens --------------------------------------------------------------- */

static inline const struct token *
tok(const struct reading *r, size_t i)
{
	return &r->t->v[i < r->t->n ? i : r->t->n];
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
	return tokens_text(r->t, from, to);
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

static inline bool
cite_has_word(const struct reading *r, size_t from, size_t to,
	      enum token_word what)
{
	for (size_t i = from; i < to; i++)
		if (is_word(r, i, what))
			return true;
	return false;
}

/* "Der 33. Kongress", "Zur 12. Tagung": does the number count meetings? */
static inline bool
counts_meetings(const struct reading *r, size_t i)
{
	return i > 0 && is(r, i, TOKEN_NUMBER) && is(r, i + 1, TOKEN_STOP) &&
	       tok(r, i + 2)->blank && is_word(r, i + 2, WORD_MEETING);
}

/* Past punctuation, to `to` at most. */
static inline size_t
cite_past_punctuation(const struct reading *r, size_t i, size_t to)
{
	while (i < to && punctuation(r, i))
		i++;
	return i;
}

/* What is said by no field: from the first such token to the last. */
void cite_not_understood(struct reading *r, size_t from, size_t to);

/* --- own_title.c ---------------------------------------------------------- */

/*
 * Finds the own title, the year in front of it, and where it ends; an address
 * at the end of the text is dropped. False: it is not there.
 */
bool cite_find_own_title(struct reading *r, struct tokens *t, struct str s);

/* --- areas.c -------------------------------------------------------------- */

/* Reads the whole when it is made of areas; false: nothing is taken. */
bool cite_read_areas(struct reading *r);

/* --- forms.c -------------------------------------------------------------- */

/*
 * Reads the whole when it is "12 J. Rain L. 345 (2014)" or "JRP05(2010)012";
 * false: nothing is taken.
 */
bool cite_read_form(struct reading *r);

/* --- meeting.c ------------------------------------------------------------ */

/*
 * Takes a meeting with its date and place for the event; the token behind it,
 * or 0: there is none.
 */
size_t cite_meeting(struct reading *r);

/*
 * "Proceedings of the Congress on Fog, Husum, Germany", "..., ACM, New York":
 * takes where it was, and who published it; where the name ends.
 */
size_t cite_cut_place_of_volume(struct reading *r, size_t from, size_t to);

/*
 * The meeting of an item: "NAME, 16-20 June 2014, Place" behind `in`; behind the
 * title "NAME, Place. 16-20 June 2014." or "Paper presented at: NAME". Past it,
 * or 0: there is none.
 */
size_t cite_meeting_of_item(struct reading *r, size_t from, bool in);
/* Where they met, or the meeting in a sentence, behind its volume: past it, or
 * `at`. */
size_t cite_meeting_behind(struct reading *r, size_t at);
/*
 * Who published it, at the end of a text that has pages and a year: "ACM, Oslo",
 * "Oslo: ACM", "Society of Examples". False: nothing is taken.
 */
bool cite_read_press(struct reading *r, size_t from);
/* "Paper presented at a meeting": the event; where the rest ends. */
size_t cite_cut_meeting(struct reading *r, size_t from, size_t to);

/*
 * Reads "NAME, 22., 2013, Place. Proceedings... Place: Press, 2013. p. 1-10."
 * from its name to the end; false: nothing is taken.
 */
bool cite_numbered_meeting(struct reading *r, size_t from);

/* The same of its imprint alone, behind [from, begin). */
bool cite_meeting_in_front(struct reading *r, size_t from, size_t begin,
			   size_t to);

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

/* "Chapter 4 in “Book”": the token of "in"; 0 of anything else. */
size_t cite_past_chapter(const struct reading *r);

/* Does "In", "Published in:" stand at i, with a host to follow? */
bool cite_leads_host(const struct reading *r, size_t from, size_t i);

/* The token at which the name that ends at `to` begins. */
size_t cite_name_begin(struct reading *r, size_t from, size_t to,
		       enum citation_trust *trust);

/* Trimmed of punctuation; a stop stays where it belongs to the last word. */
struct str cite_name_text(const struct reading *r, size_t from, size_t to);

/* --- imprint.c ------------------------------------------------------------ */

/* Does "In:" stand between the two, with a host to follow? */
bool cite_has_host(const struct reading *r, size_t from, size_t to);

/* Words of a publisher or a place, with no number among them. */
bool cite_imprint_words(const struct reading *r, size_t from, size_t to);

/* Takes "Place: Publisher", "Publisher, Place", "Publisher"; false: neither. */
bool cite_read_imprint(struct reading *r, size_t from, size_t to);

/* Where "Place: Publisher" begins that ends at `to`, or `to`. */
size_t cite_imprint_begin(const struct reading *r, size_t from, size_t to);

/*
 * "Book. Studies ; 12" in front of an imprint: takes the series, gives where
 * the rest ends.
 */
size_t cite_cut_series(struct reading *r, size_t from, size_t to);

/* "Place, Press" and "Press, Place": by the one with a word of publishers. */
bool cite_read_pair(struct reading *r, size_t from, size_t to);

/* "Book. vol. 3, Rain series, no. 12, Press": past the series, or `at`. */
size_t cite_read_series(struct reading *r, size_t at, size_t to);

/* Takes an imprint between a journal and its numbers: where the name ends. */
size_t cite_cut_journal_imprint(struct reading *r, size_t from, size_t to);

/* Takes a place between a journal that ends at `end` and its numbers: where
 * the name ends. */
size_t cite_cut_journal_place(struct reading *r, size_t from, size_t end,
			      size_t to);

/* Takes a press and its place behind a book: where the name ends. */
size_t cite_cut_press(struct reading *r, size_t from, size_t to);

/* Takes an ISSN at the end of a name: where the name ends. */
size_t cite_cut_issn(struct reading *r, size_t begin, size_t to);

/* Is the last part of a name, from `at`, where a meeting was held? */
bool cite_place_of_meeting(const struct reading *r, size_t from, size_t at,
			   size_t to);

/* Takes the edition; past the words behind its number, or `at`. */
size_t cite_past_edition(struct reading *r, size_t at, size_t to);

/* Takes editors in front of a name: past them, or `from`. */
size_t cite_read_editors(struct reading *r, size_t from, size_t to);

/* The same of people and "(eds)" at the very front of a text, without "In". */
size_t cite_editors_in_front(struct reading *r, size_t from, size_t to);

/*
 * "Book. Studies in rain (134). Press, Place", "Studies in rain. No.134.
 * Press": takes the sentence [from, end) of a host for a series; past it and
 * its number, or `from`. "Book. LNCS, vol. 12, pp. 3-9. Press": so where its
 * number and, behind the numbers, a press follow.
 */
size_t cite_series_sentence(struct reading *r, size_t from, size_t end,
			    size_t to);

/*
 * "Journal of rain. Porto Alegre. Vol. 12": in a text that does not cite the
 * item by its title the first of two sentences is the name.
 */
bool cite_place_behind_name(const struct reading *r, size_t from, size_t begin,
			    size_t to);

/* "Acta. Section A: Rain": does a part of a journal begin here? */
bool cite_is_section(const struct reading *r, size_t at);

/* Takes editors behind a name: where the name ends. */
size_t cite_cut_editors(struct reading *r, size_t from, size_t to);

/* "Book, Example Press, Place" in front of the year: where the name ends. */
size_t cite_cut_imprint(struct reading *r, size_t begin, size_t end, size_t to);

/* Nothing but a name: no quotation, no numbers with their words. */
bool cite_name_good(const struct reading *r, size_t from, size_t to);
size_t cite_name_words(const struct reading *r, size_t from, size_t to);

#endif
