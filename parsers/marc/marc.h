/*
 * MARC 21 in XML (Library of Congress, "MARCXML slim"), as library catalogues
 * and repositories send it under the prefixes marcxml, marc21 and marc; also
 * its predecessor of OAI-PMH 1, oai_marc, which has other names for the same.
 *
 * MARC says what MODS says, in numbers: fields are read into what the files
 * mods*.c share, and settled by them. Read are the fields of the standard with
 * the practice of German catalogues (RDA, K10plus, DNB) and of Invenio; the
 * punctuation of ISBD is taken out. Every guess leaves a warning.
 */
#ifndef PARSERS_MARC_MARC_H
#define PARSERS_MARC_MARC_H

#include "core/record.h"
#include "parsers/xml/xml.h"

/* <record>, or <collection>, of which the first <record> is taken. */
void marcxml_parse(const struct node *payload, struct record *out);

#endif
