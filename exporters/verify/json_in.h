/*
 * The one JSON reader (RFC 8259) of this layer: bytes are pushed in, events
 * come out, memory follows only the length of one string and the depth. Strict
 * in its syntax; that texts are UTF-8 is not its affair.
 */
#ifndef EXPORTERS_VERIFY_JSON_IN_H
#define EXPORTERS_VERIFY_JSON_IN_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "core/str.h"

enum json_event {
	JSON_OBJECT,
	JSON_ARRAY,
	JSON_END, /* of either */
	JSON_KEY,
	JSON_STRING,
	JSON_NUMBER,
	JSON_LITERAL /* true, false, null */
};

enum { JSON_IN_DEPTH_MAX = 64, JSON_IN_TEXT_MAX = 64 << 20 };

/*
 * depth: how many objects and arrays are open around it. text: of keys,
 * strings (decoded), numbers and literals; valid until return. Not 0: stop,
 * *e is set.
 */
typedef int json_in_fn(void *ctx, enum json_event event, int depth,
		       struct str text, struct err *e);

struct json_in;

/*
 * many: any number of values with a line end behind each (JSON Lines), else
 * exactly one. texts: strings and keys are wanted; else they come empty.
 */
struct json_in *json_in_new(json_in_fn *fn, void *ctx, bool many, bool texts);
void json_in_free(struct json_in *j);

/* -1 with ERR_DATA: it is no JSON; the message says at which byte. */
int json_in_feed(struct json_in *j, const char *p, size_t n, struct err *e);
int json_in_finish(struct json_in *j, struct err *e);

#endif
