/*
 * TEF, the format for French theses (AFNOR, ABES): METS around what is said of
 * the text (thesisRecord) and of the degree (thesisAdmin).
 */
#ifndef PARSERS_TEF_H
#define PARSERS_TEF_H

#include "core/record.h"
#include "parsers/xml/xml.h"

/* The thesisRecord; thesisAdmin is looked for in the METS around it. */
void tef_parse(const struct node *payload, struct record *out);

#endif
