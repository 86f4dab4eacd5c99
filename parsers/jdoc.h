/*
 * JSON that came from elsewhere: parsed whole, then looked at. The only file
 * that knows the library behind it. (Our own JSON is written by
 * exporters/format/json_out.h.)
 *
 * Every look answers for what is not there, or of another kind, as for nothing:
 * NULL, STR_NONE, 0. Strings are UTF-8, checked by the parser, and views into
 * the document.
 */
#ifndef PARSERS_JDOC_H
#define PARSERS_JDOC_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "core/str.h"

enum { JDOC_MAX = 4 << 20 }; /* bytes of a document */

struct jdoc; /* a document */
struct jval; /* a value in it; lives as long as the document */

/*
 * ERR_DATA: no JSON; ERR_LIMIT: longer than `limit` (JDOC_MAX), or nested too
 * deeply; ERR_NOMEM.
 */
int jdoc_parse_upto(struct jdoc **out, struct str text, size_t limit,
		    struct err *e);
int jdoc_parse(struct jdoc **out, struct str text, struct err *e);
void jdoc_free(struct jdoc *d);

const struct jval *jdoc_root(const struct jdoc *d);

bool jval_is_object(const struct jval *v);
const struct jval *jval_get(const struct jval *v, const char *name);

/*
 * Members of an object as they stand there, the next one at each call: *at is
 * NULL in front of the first. False: no more.
 */
bool jval_next(const struct jval *v, void **at, struct str *name,
	       const struct jval **member);

/* A literal true. */
bool jval_is_true(const struct jval *v);

/* Items of an array; any other value counts as an array of itself. */
size_t jval_count(const struct jval *v);
const struct jval *jval_at(const struct jval *v, size_t i);

struct str jval_str(const struct jval *v);
/* A whole number, or a string of digits; -1: neither. */
long long jval_int(const struct jval *v);

/* The string of a member. */
struct str jval_get_str(const struct jval *v, const char *name);

/* Of the library, as it runs; for --version. */
const char *jdoc_version(void);

#endif
