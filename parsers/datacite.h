/*
 * DataCite metadata (kernel 2.2 to 4), bare or wrapped as oai_datacite.
 * Elements are found by local name: providers mix the kernels' namespaces
 * within one record.
 */
#ifndef PARSERS_DATACITE_H
#define PARSERS_DATACITE_H

#include "core/record.h"
#include "parsers/draft/draft.h"
#include "parsers/xml/xml.h"

void datacite_parse(const struct node *payload, struct record *out);

/* The end of an embargo: what will be available then, as the work's rights
 * say. Its other dates are not. */
bool datacite_embargo(struct draft *d, const struct node *work,
		      const struct node *date);

#endif
