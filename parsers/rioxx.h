/*
 * RIOXX 2 and 3, the profile of British repositories: Dublin Core, and names
 * with their ORCID, the date of publication, the DOI of the version of record.
 */
#ifndef PARSERS_RIOXX_H
#define PARSERS_RIOXX_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void rioxx_parse(const struct node *payload, struct record *out);

#endif
