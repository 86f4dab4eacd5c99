/*
 * arXiv's own formats: arXiv (parts of names, categories) and arXivRaw (all
 * versions, names in one text), for the same preprints.
 */
#ifndef PARSERS_ARXIV_H
#define PARSERS_ARXIV_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void arxiv_parse(const struct node *payload, struct record *out);

#endif
