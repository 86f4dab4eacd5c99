/*
 * The tokens of a citation: words, numbers, punctuation and what has a form of
 * its own (addresses, identifiers, markup), and what words mean there in many
 * languages. Views into the text; nothing is allocated.
 */
#ifndef PARSERS_TOKENS_TOKENS_H
#define PARSERS_TOKENS_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/str.h"

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

/* What `value` says of a word for numbers. */
enum {
	TOKEN_OF_RANGE = 1, /* pages where there are two: "Ms. 12-15" */
	TOKEN_WITH_STOP     /* only small and with a stop: "a. XII" */
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

/* Does a number at i count editions: "2. Aufl.", "3rd, revised ed."? */
bool tokens_edition(const struct tokens *t, size_t i);

/* The text from one token to before another, without blanks around. */
struct str tokens_text(const struct tokens *t, size_t from, size_t to);

/* "S.", "trang", "頁": a word for pages, in any language? */
bool token_is_pages(struct str word);

/* The word in lower case without accents; empty when longer. */
size_t token_fold(struct str word, char out[FOLDED_MAX + 1]);

#endif
