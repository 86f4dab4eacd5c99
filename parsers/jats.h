/*
 * Journal articles in JATS (ANSI/NISO Z39.96) and its forerunners, the NLM
 * DTDs: what stands in <front>. Repositories of journals offer it as jats, pmc,
 * pmc_fm or nlm. The rest of an article is never looked at; where it streams
 * in, it is skipped (parsers/format.h).
 */
#ifndef PARSERS_JATS_H
#define PARSERS_JATS_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void jats_parse(const struct node *payload, struct record *out);

#endif
