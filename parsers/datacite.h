/*
 * DataCite metadata (kernel 2.2 to 4), bare or wrapped as oai_datacite.
 * Elements are found by local name: providers mix the kernels' namespaces
 * within one record.
 */
#ifndef PARSERS_DATACITE_H
#define PARSERS_DATACITE_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void datacite_parse(const struct node *payload, struct record *out);

#endif
