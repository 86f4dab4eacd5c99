/*
 * Payloads in a format no parser knows: enough for an entry that leads a
 * reader to the record. The title is an element that is called so, where it
 * stands alone right below the root or is the only one; identifiers are
 * whatever text is a DOI, URN or handle; all of it a guess, and said to be
 * one. The payload itself is kept by the store, for the day a parser comes.
 */
#ifndef PARSERS_UNKNOWN_H
#define PARSERS_UNKNOWN_H

#include "core/record.h"
#include "parsers/xml/xml.h"

void unknown_parse(const struct node *payload, struct record *out);

#endif
