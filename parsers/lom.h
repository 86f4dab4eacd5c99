/*
 * LOM (IEEE 1484.12.3) and IMS MD 1.2, from which it came: what is made for
 * teaching.
 */
#ifndef PARSERS_LOM_H
#define PARSERS_LOM_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void lom_parse(const struct node *payload, struct record *out);

#endif
