/*
 * The numbers of a citation: a run of tokens all of which are volume, issue,
 * pages, dates or identifiers.
 */
#ifndef PARSERS_NUMBERS_NUMBERS_H
#define PARSERS_NUMBERS_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/str.h"
#include "parsers/tokens/tokens.h"

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

/* Pages and nothing else, from token `from`; the token behind them, or 0. */
size_t numbers_pages(const struct tokens *t, size_t from, size_t to,
		     struct numbers *n);

/* What was taken for an issue or a page, and is a volume: "PoS(CD15) 045". */
void numbers_settle(const struct tokens *t, struct numbers *n);

#endif
