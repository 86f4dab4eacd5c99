/*
 * Simple Dublin Core (DCMES 1.1) as OAI-PMH carries it: oai_dc.
 *
 * Reading it is guessing: three dates, five types, a citation inside an
 * identifier. Each element is first kept as sent (record.raw), then read by
 * the rule of its row in the table of dc.c; what an element cannot tell alone
 * is settled at the end (dc_settle.c). Every guess leaves a warning.
 */
#ifndef PARSERS_DC_H
#define PARSERS_DC_H

#include "core/record.h"
#include "parsers/node.h"

void dc_parse(const struct node *payload, struct record *out);

/* What the elements say only together; used by dc_parse. */
struct dc_notes {
	struct rec_idents related; /* identifiers found in dc:relation */
	struct str path;           /* "Fakultät ... » Institut ..." */
};
void dc_settle(struct record *r, const struct dc_notes *notes);

#endif
