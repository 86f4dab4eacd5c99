/*
 * JPCOAR 1 and 2, the profile of Japanese repositories: Dublin Core and
 * DataCite in part, and names in several scripts, the journal and its numbers,
 * the degree, the conference.
 */
#ifndef PARSERS_JPCOAR_H
#define PARSERS_JPCOAR_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void jpcoar_parse(const struct node *payload, struct record *out);

#endif
