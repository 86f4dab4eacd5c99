/*
 * Journal, volume, issue and pages out of a citation string, as dc:source,
 * dc:relation, dc:identifier and dc:description carry them:
 *
 *	OJS	Journal; Vol. 3 No. 2 (2015): Issue title; 12-34
 *	EPrints	Journal, 3 (2). pp. 12-34. ISSN 1234-5679
 *	HAL	Journal, Publisher, 2013, 87 (3), pp.033017.
 *	Zenodo	Journal, 5(11), 11-15, (2025-11-18)
 *	arXiv	J. Exam. Phys. 102 (2009) 055501
 *	plain	In: Journal 3(2), S. 12-34
 *
 * and their German, French, Spanish, Portuguese and Turkish words.
 */
#ifndef PARSERS_TEXT_CITATION_H
#define PARSERS_TEXT_CITATION_H

#include <stdbool.h>

#include "core/str.h"

/* Views into the text; STR_NONE: not said. */
struct citation {
	struct str container, volume, issue, first_page, last_page, article;
	struct str issn;  /* as written, not checked */
	int year;         /* 0: not said */
	bool leads_a_doi; /* a DOI or an address followed and was cut off */
};

/*
 * True when the text reads like a citation with at least a container and a
 * volume, an issue or pages; what is not in it stays empty.
 */
bool citation_parse(struct str s, struct citation *out);

/* The form of OJS alone, for places that hold anything: dc:relation. */
bool citation_parse_issue(struct str s, struct citation *out);

/* "Journal; ISSN 1234-5679": a title and its ISSN, nothing else. */
bool citation_parse_issn(struct str s, struct citation *out);

/* "12-34", "S. 12–34", "pp. 12--34", "e123": pages alone. */
bool citation_pages(struct str s, struct str *first, struct str *last);

#endif
