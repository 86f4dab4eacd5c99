/*
 * The records of a page that is not well-formed, so that one bad record does
 * not hold up all others. A tolerant scanner finds where each <record> of a
 * ListRecords answer begins and ends, from its tags alone; what it finds is
 * then read strictly: each record in a small page of its own, with the start
 * tags (and so the namespaces) of this page round it, and what is left of the
 * page when all records are cut out, which must be sound.
 *
 * A record ends with its </record>. Elements of the same name inside of it
 * (MARCXML has such) are counted. When the count is lost, for want of a tag or
 * with one too many, a boundary is only where the envelope itself says so:
 * </metadata>, </about> or </header>, perhaps </record>, then another <record>
 * with its <header>, the resumption token or the end of the list. Anything
 * else is refused: guessing would make records nobody sent.
 */
#ifndef PARSERS_OAI_SALVAGE_H
#define PARSERS_OAI_SALVAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"

enum { SALVAGE_RECORDS_MAX = 100000 }; /* of one page */

struct salvage {
	struct str doc;    /* borrowed; bytes that are ASCII where tags are */
	struct str prolog; /* the XML declaration, or none */
	struct str root, list; /* start tags */
	struct str prefix;     /* of the envelope's elements, with ":" */
	struct salvage_span *v;
	size_t n, cap;
};

struct salvage_span {
	size_t at, n;
};

/*
 * ERR_XML: it cannot be made sure where the records are; ERR_LIMIT: too many;
 * ERR_NOMEM. salvage_free in any case.
 */
int salvage_scan(struct salvage *s, struct str doc, struct err *e);
void salvage_free(struct salvage *s);

/* Record i as it came. */
struct str salvage_bytes(const struct salvage *s, size_t i);

/* A page with a record that has its header only, or nothing without a whole
 * one. */
void salvage_header_page(const struct salvage *s, size_t i, struct buf *out);

/*
 * Does it hold what looks like the beginning of another record? Then nobody
 * can be sure of its end, should it be one that cannot be read.
 */
bool salvage_doubtful(const struct salvage *s, size_t i);

/* A page with these bytes as its only record; the page without its records. */
void salvage_page(const struct salvage *s, struct str record, struct buf *out);
void salvage_envelope(const struct salvage *s, struct buf *out);

#endif
