/*
 * DSpace's own formats, dim and xoai: each value with its schema, element,
 * qualifier and language. Those of the schema dc are read as qualified Dublin
 * Core; the table here has what DSpace and its sites add.
 */
#ifndef PARSERS_DSPACE_H
#define PARSERS_DSPACE_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void dim_parse(const struct node *payload, struct record *out);
void xoai_parse(const struct node *payload, struct record *out);

#endif
