/*
 * TEI, as HAL describes its works in it (xml-tei): one <biblFull> in the body,
 * with the work (titleStmt), its files and dates (editionStmt), what it stands
 * in (sourceDesc/biblStruct/monogr), and keywords (profileDesc). Of any other
 * TEI the header is read, which has the same parts.
 */
#ifndef PARSERS_TEI_H
#define PARSERS_TEI_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void tei_parse(const struct node *payload, struct record *out);

#endif
