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
#include "parsers/draft/draft.h"
#include "parsers/xml/xml.h"

/* out->oai_id and out->datestamp, where the caller knows them, help. */
void dc_parse(const struct node *payload, struct record *out);

/* --- For formats that are Dublin Core and a little else ------------------- */

/* An element of such a format; read NULL: it says nothing for a citation. */
struct dc_row {
	const char *name; /* local name, in any case */
	void (*read)(struct draft *d, const struct node *n);
};

/*
 * Reports each child of the payload: by its row, else as dc_parse does. The
 * caller begins and settles the draft:
 *
 *	draft_init(&d, out);
 *	dc_report_all(&d, payload, rows, COUNT(rows));
 *	draft_settle(&d);
 */
void dc_report_all(struct draft *d, const struct node *payload,
		   const struct dc_row *rows, size_t nrows);

/* One value by the name of its element: "title", "issued", "date.issued".
 * False: nobody knows the name. */
bool dc_report(struct draft *d, struct str name, struct rec_text sent);

#endif
