/*
 * CSL-JSON, as content negotiation at doi.org gives it: one item (a JSON
 * object, or an array of one) into a record. Not what the repository said:
 * the record carries a warning that says so.
 *
 * Both dialects are read: DataCite's, which follows the schema of CSL 1.0.2,
 * and Crossref's, with lists for titles and its own names of types.
 */
#ifndef PARSERS_CSL_JSON_H
#define PARSERS_CSL_JSON_H

#include "core/err.h"
#include "core/record.h"
#include "core/str.h"

/* Under this prefix the store keeps the JSON as it came. */
#define CSL_JSON_PREFIX "csl-json"

enum {
	CSL_JSON_NAMES_MAX = 10000, /* of one list; the rest is said */
	CSL_JSON_TEXT_MAX = 1 << 20 /* bytes of one value */
};

/* Copies into the record's arena. ERR_DATA: no such item; ERR_LIMIT, ... */
int csl_json_parse(struct str json, struct record *out, struct err *e);

/* The same of a document that was parsed. */
struct jval;
int csl_json_read(const struct jval *root, struct record *out, struct err *e);

#endif
