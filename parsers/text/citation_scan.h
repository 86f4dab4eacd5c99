/* Reading numbers and their words in citations; shared by parsers/citation*.c.
 * All results are views into the text. */
#ifndef PARSERS_TEXT_CITATION_SCAN_H
#define PARSERS_TEXT_CITATION_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "core/str.h"
#include "parsers/text/citation.h"

enum cite_word { CITE_VOLUME, CITE_ISSUE, CITE_PAGES, CITE_WORD__MAX };

/* Length of such a word at the front of s, with a number to follow, or 0. */
size_t cite_word(struct str s, enum cite_word kind);

struct str cite_blanks(struct str s); /* s without blanks in front */

/* A number, a range of issues ("1/2", "1-2"), a roman one; or none. */
struct str cite_number(struct str s);

/* "12", "e123", "055501", "12.3" */
struct str cite_page(struct str s);

/* Length of "-", "--", an en or em dash with the blanks around it, or 0. */
size_t cite_dash(struct str s);

/*
 * The number behind such a word, wherever it starts one; *where is lowered to
 * the place of the word.
 */
struct str cite_labelled(struct str s, enum cite_word kind, size_t *where);

/* A year in four digits, 1500 to 2099, or 0. */
int cite_year(struct str s);

/* "(2015)" anywhere; *where as above. */
int cite_year_in_brackets(struct str s, size_t *where);

/* --- citation_trim.c ------------------------------------------------------ */

/*
 * Without DOI, addresses, ISSN, article number and other numbers behind it;
 * out->issn, article and leads_a_doi say what went.
 */
struct str cite_cut_tails(struct str s, struct citation *out);

/* "Journal, Vol. 3, 2013" of "Journal, Vol. 3, 2013. Publisher", or none. */
struct str cite_without_publisher(struct str s);

struct str cite_strip_end(struct str s, const char *chars); /* and blanks */

/* "1234-567X" at the front of s, unchecked, or none. */
struct str cite_issn(struct str s);

/* The name of a journal without "In:" and the punctuation behind it. */
struct str cite_container(struct str s);
bool cite_container_good(struct str s); /* two letters, and no essay */

#endif
