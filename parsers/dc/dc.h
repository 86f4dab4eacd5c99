/*
 * Simple Dublin Core (DCMES 1.1) as OAI-PMH carries it: oai_dc.
 *
 * Reading it is guessing: three dates, five types, a citation inside an
 * identifier. Each element is first kept as sent (record.raw), then read by
 * the rule of its row in the table of dc.c; what an element cannot tell alone
 * is settled at the end (dc_read.h). Every guess leaves a warning.
 * docs/reading.md tells the rules to people.
 */
#ifndef PARSERS_DC_DC_H
#define PARSERS_DC_DC_H

#include "core/record.h"
#include "parsers/xml/node.h"

/* out->oai_id and out->datestamp, where the caller knows them, help. */
void dc_parse(const struct node *payload, struct record *out);

#endif
