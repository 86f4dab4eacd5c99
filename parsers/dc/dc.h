/*
 * Dublin Core (DCMES 1.1) as OAI-PMH carries it: oai_dc, and qualified as
 * DC Terms or with a dot ("date.issued").
 *
 * Each element is kept as sent (record.raw) and reported to the draft
 * (parsers/draft), by the row of its name: element.c for the fifteen,
 * qualified.c for all others. The draft decides what they mean together, with
 * an eye on the site they come from (parsers/site).
 */
#ifndef PARSERS_DC_DC_H
#define PARSERS_DC_DC_H

#include "core/record.h"
#include "parsers/xml/xml.h"

/* out->oai_id and out->datestamp, where the caller knows them, help. */
void dc_parse(const struct node *payload, struct record *out);

#endif
