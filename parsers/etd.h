/*
 * Theses: Dublin Core and the degree they were written for. ETD-MS 1.0 and 1.1
 * of NDLTD (oai_etdms, thesis), and uketd_dc of EThOS.
 */
#ifndef PARSERS_ETD_H
#define PARSERS_ETD_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void etdms_parse(const struct node *payload, struct record *out);
void uketd_parse(const struct node *payload, struct record *out);

/* The level or the name of a degree, by its words. */
struct draft;
void etd_degree(struct draft *d, struct str words);

/* Elements that hold them, and the discipline: a keyword. */
void etd_read_degree(struct draft *d, const struct node *n);
void etd_read_discipline(struct draft *d, const struct node *n);

#endif
