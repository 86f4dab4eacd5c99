/* What the files of parsers/citation/ share. */
#ifndef PARSERS_CITATION_INTERNAL_H
#define PARSERS_CITATION_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/str.h"
#include "parsers/citation/citation.h"

/* --- Tokens -------------------------------------------------------------- */

/*
 * A citation's tokens: words, numbers, punctuation and what has a form of its
 * own (addresses, identifiers, markup). Shared by parsers/text/citation*.c.
 */

enum { TOKENS_MAX = 1200, FOLDED_MAX = 24 };

enum token_kind {
	TOKEN_END,
	TOKEN_WORD,
	TOKEN_NUMBER, /* with letters at its ends: "e123", "S12", "12a" */
	TOKEN_YEAR,   /* four digits, 1500 to 2099 */
	TOKEN_COMMA,
	TOKEN_STOP,
	TOKEN_COLON,
	TOKEN_SEMICOLON,
	TOKEN_DASH,
	TOKEN_SLASH,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_QUOTE,
	TOKEN_TAG, /* markup, and signs that mean nothing here */
	TOKEN_DOI,
	TOKEN_URL,
	TOKEN_ASK, /* "?" and "!" */
	TOKEN_OTHER
};

/* What a word, or several in a row, mean in citations. */
enum token_word {
	WORD_NONE,
	WORD_VOLUME,
	WORD_ISSUE,
	WORD_PAGES,
	WORD_ARTICLE,
	WORD_SUPPLEMENT, /* Suppl. 1, Beiheft, Special Issue */
	WORD_PART,       /* pt. B, Ser. A */
	WORD_YEAR,
	WORD_MONTH,
	WORD_SEASON,
	WORD_IN,        /* In, En, Dans: */
	WORD_PUBLISHED, /* Published in, Citation: */
	WORD_EDITED_BY, /* edited by, herausgegeben von */
	WORD_EDITORS,   /* (Eds.), Hrsg. */
	WORD_EDITION,
	WORD_AND,
	WORD_OF, /* 3 de mayo de 2010 */
	WORD_ISSN,
	WORD_ISBN,
	WORD_DOI,
	WORD_ID,     /* PMID and others that a number follows */
	WORD_ONLINE, /* Epub, Accessed, Available: what follows is no place */
	WORD_STATUS, /* unpublished, in press, peer reviewed */
	WORD_THESIS,
	WORD_MEETING,   /* conference, proceedings */
	WORD_PRESENTED, /* Paper presented at */
	WORD_REPORT,    /* Working paper: a number follows */
	WORD_PUBLISHER, /* Press, Verlag, Universidad */
	WORD_NUMERAL,   /* the sign in front of a number in Chinese */
	WORD_LABEL,     /* Journal: the name of one follows a colon */
	WORD__MAX
};

struct token {
	uint16_t start, end; /* bytes */
	uint8_t kind, what;
	uint8_t value; /* month 1 to 12, season 21 to 24 */
	bool blank;    /* white space stands in front */
	bool upper;    /* a word that begins with a capital */
	bool roman;    /* a word that is a roman number */
	bool glued;    /* a word at a number without a stop: "n2", "vol12" */
};

struct tokens {
	struct str text;
	struct token v[TOKENS_MAX + 1]; /* TOKEN_END behind the last */
	size_t n;
};

/* False: the text is too long or has too many tokens. */
bool tokens_scan(struct tokens *t, struct str text);

/* The text from one token to before another, without blanks around. */
struct str tokens_text(const struct tokens *t, size_t from, size_t to);

/* The word in lower case without accents; empty when longer. */
size_t token_fold(struct str word, char out[FOLDED_MAX + 1]);

/* --- citation_words.c ---------------------------------------------------- */

struct citation_word {
	const char *word; /* folded; several words with blanks between */
	uint8_t what, value;
	/* Means it only with a number behind ("S.", "n"), or in front. */
	bool needs_number;
};

/* The first entry that does not sort before `folded`. */
const struct citation_word *citation_words_from(const char *folded);
const struct citation_word *citation_words_end(void);

/* --- Numbers ------------------------------------------------------------- */

/*
 * The numbers of a citation: a run of tokens all of which are volume, issue,
 * pages, dates or identifiers. Shared by parsers/text/citation*.c.
 */

struct numbers {
	struct str volume, issue, part, number, article;
	struct str first, last, pages;
	int year, month, month_to, day;
	struct str issn, isbn, doi;
	bool leads_a_doi;
	unsigned labels; /* words that said what a number is */
	bool year_first; /* the run begins with its year */
	bool page_label;
	bool bare_volume; /* the volume has no word of its own */
	size_t end;       /* behind the last token understood */
};

/*
 * Reads from token `from` as far as it understands, `to` at most. What `n`
 * holds already is kept and counts as said. False: nothing understood.
 */
bool numbers_read(const struct tokens *t, size_t from, size_t to,
		  struct numbers *n);

/* How much of a citation it is; 0: none. */
int numbers_score(const struct numbers *n);

/* A run of tokens while it is read; to: the token at which it ends. */
struct number_reader {
	const struct tokens *t;
	struct numbers *n;
	size_t at, to;
	bool brackets; /* between them */
	bool colon;    /* it stands in front */
	size_t issue_end;
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

/* A dash, and "655?656" where one was lost on the way. */
static inline size_t
num_dashes(const struct number_reader *r, size_t i)
{
	size_t n = 0;

	if (i > 0 && num_is(r, i, TOKEN_ASK) && num_is_number(r, i - 1) &&
	    num_is_number(r, i + 1) &&
	    num_token(r, i + 1)->start == num_token(r, i - 1)->end + 1)
		return 1;
	while (num_is(r, i + n, TOKEN_DASH))
		n++;
	return n;
}

/* --- Pages --------------------------------------------------------------- */

/* Pages and nothing else, from token `from`; the token behind them, or 0. */
size_t numbers_pages(const struct tokens *t, size_t from, size_t to,
		     struct numbers *n);

/* --- What is being read -------------------------------------------------- */

/*
 * A citation while it is read: its tokens, its numbers, what is taken so far.
 * Shared by parsers/citation/citation.c, citation_kind.c and citation_name.c.
 */

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

/* Past punctuation, to `to` at most. */
size_t cite_past_punctuation(const struct reading *r, size_t i, size_t to);

bool cite_has_word(const struct reading *r, size_t from, size_t to,
		   enum token_word what);

/* What is said by no field: from the first such token to the last. */
void cite_not_understood(struct reading *r, size_t from, size_t to);

/* --- areas.c -------------------------------------------------------------- */

/* Reads the whole when it is made of areas; false: nothing is taken. */
bool cite_read_areas(struct reading *r);

/* --- law.c ---------------------------------------------------------------- */

/* Reads the whole when it is "12 J. Rain L. 345 (2014)". */
bool cite_read_law(struct reading *r);

/* --- meeting.c ------------------------------------------------------------ */

/*
 * Takes a meeting with its date and place for the event; the token behind it,
 * or 0: there is none.
 */
size_t cite_meeting(struct reading *r);

/*
 * Reads "NAME, 22., 2013, Place. Proceedings... Place: Press, 2013. p. 1-10."
 * from its name to the end; false: nothing is taken.
 */
bool cite_numbered_meeting(struct reading *r, size_t from);

/* The same of its imprint alone, behind [from, begin). */
bool cite_meeting_in_front(struct reading *r, size_t from, size_t begin,
			   size_t to);

/* --- citation_kind.c ------------------------------------------------------ */

/* "LNCS", "Lecture Notes in Rain" */
bool cite_known_series(struct str name);

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

/* Is the last part of a name, from `at`, where a meeting was held? */
bool cite_place_of_meeting(const struct reading *r, size_t from, size_t at,
			   size_t to);

/* A number that counts editions; and past the words behind it, or `at`. */
bool cite_is_edition(const struct reading *r, size_t i);
size_t cite_past_edition(const struct reading *r, size_t at, size_t to);

/* Takes editors in front of a name: past them, or `from`. */
size_t cite_read_editors(struct reading *r, size_t from, size_t to);

/* Takes editors behind a name: where the name ends. */
size_t cite_cut_editors(struct reading *r, size_t from, size_t to);

/* Nothing but a name: no quotation, no numbers with their words. */
bool cite_name_good(const struct reading *r, size_t from, size_t to);
size_t cite_name_words(const struct reading *r, size_t from, size_t to);

#endif
