/*
 * XMetaDissPlus (Deutsche Nationalbibliothek): qualified Dublin Core with
 * persons, degrees and files of their own, in which German repositories hand
 * their publications to the library. Read into what the files mods*.c share.
 */
#ifndef PARSERS_XMETADISS_H
#define PARSERS_XMETADISS_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void xmetadiss_parse(const struct node *payload, struct record *out);

#endif
