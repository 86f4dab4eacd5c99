/*
 * Crossref's unixref, 1.0 and 1.1: what its OAI-PMH sends as `crossref`, and
 * what a DOI is answered with (application/vnd.crossref.unixref+xml). A journal,
 * a book, proceedings with one article, chapter or paper in it, or without; a
 * thesis, a preprint, a report, a standard, a set of data, a review.
 */
#ifndef PARSERS_CROSSREF_H
#define PARSERS_CROSSREF_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void crossref_parse(const struct node *payload, struct record *out);

#endif
