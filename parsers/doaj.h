/*
 * DOAJ's format for articles: what its OAI-PMH sends as `oai_doaj`, and what
 * journals hand in to it (doajArticles.xsd), OJS by a plugin.
 */
#ifndef PARSERS_DOAJ_H
#define PARSERS_DOAJ_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void doaj_parse(const struct node *payload, struct record *out);

#endif
