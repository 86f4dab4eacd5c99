/*
 * Bytes that are almost XML made XML. Only for a page that was refused as not
 * well-formed; the result is parsed strictly again. Every repair is counted,
 * none is silent, and nothing is dropped: what cannot stand becomes U+FFFD.
 *
 * The result is UTF-8. A document in another encoding is converted; text that
 * is none in a document that says it is UTF-8 is taken for Windows-1252 where
 * it looks so (parsers/oai/recode.h), piece by piece between tags.
 */
#ifndef PARSERS_OAI_REPAIR_H
#define PARSERS_OAI_REPAIR_H

#include <stdint.h>

#include "core/buf.h"
#include "core/str.h"

struct repair_counts {
	uint64_t bytes;      /* no UTF-8, nor anything else: U+FFFD */
	uint64_t recoded;    /* no UTF-8, but Windows-1252 by the look of it */
	uint64_t characters; /* not allowed in XML 1.0, raw or as reference */
	uint64_t ampersands; /* "&" that starts no reference */
	uint64_t brackets;   /* "<" that can begin no tag */
	uint64_t entities;   /* HTML entities, put as characters */
	uint64_t encodings;  /* declared, but there is none of that name */
	uint64_t around;     /* bytes before or after the document */
};

/* Appends the repaired form of `in` (a whole document). */
void repair_xml(struct str in, struct buf *out, struct repair_counts *counts);

/* The document alone, without notices before it or anything behind. */
struct str repair_trim(struct str in, struct repair_counts *counts);

void repair_add(struct repair_counts *to, const struct repair_counts *from);
uint64_t repair_total(const struct repair_counts *c);
/* "2 control characters, 1 byte that is not UTF-8" */
void repair_describe(const struct repair_counts *c, struct buf *out);

#endif
