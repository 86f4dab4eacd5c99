/*
 * A line of jsonl (docs/jsonl.md) back into the record it was written from:
 * what was interpreted is taken as it stands, nothing is interpreted again.
 * The line that jsonl gives of that record is the same, byte for byte.
 *
 * Lines come from strangers, too. A value that its member cannot have (a role
 * nobody knows, a month 13, an address that is none) is left out or becomes
 * the nearest there is, and the record says so in its warnings.
 */
#ifndef PARSERS_JSONL_H
#define PARSERS_JSONL_H

#include <stdbool.h>

#include "core/err.h"
#include "core/record.h"
#include "core/str.h"

#define JSONL_SCHEMA "sheaf-record/1"

enum { JSONL_LINE_MAX = 64 << 20 }; /* bytes of a line */

struct jval;

/*
 * Fills *out, its OAI-PMH side included; copies into its arena. ERR_DATA: no
 * JSON object of this schema; ERR_LIMIT, ERR_NOMEM.
 */
int jsonl_parse(struct str line, struct record *out, struct err *e);

/* The same of a document that was parsed. */
bool jsonl_is_one(const struct jval *root);
int jsonl_read(const struct jval *root, struct record *out, struct err *e);

#endif
