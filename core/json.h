/*
 * The one JSON writer (RFC 8259). Commas, quotes and closing brackets are its
 * affair, so that no caller prints syntax. Memory failure stays in the buffer.
 *
 *	struct json j;
 *
 *	json_init(&j, out, false);
 *	json_object(&j, NULL);
 *	json_str(&j, "name", name);
 *	json_array(&j, "parts");
 *	json_int(&j, NULL, 2020);
 *	json_end(&j);
 *	json_end(&j);
 *
 * `name` is the member's name inside an object, NULL inside an array and at
 * the top; it is plain ASCII out of our own code. Whatever bytes a value
 * holds, the result is valid UTF-8 and safe inside a line and a script:
 * controls, U+2028, U+2029 and what turns the order of text round are escaped,
 * bytes that are no UTF-8 become U+FFFD.
 */
#ifndef CORE_JSON_H
#define CORE_JSON_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/str.h"

enum { JSON_DEPTH_MAX = 16 };

struct json {
	struct buf *out;
	char closers[JSON_DEPTH_MAX];
	int depth;
	bool comma; /* something stands before, at this level */
	bool pretty;
};

/* pretty: one member a line, two blanks a level; else all in one line. */
void json_init(struct json *j, struct buf *out, bool pretty);

void json_object(struct json *j, const char *name);
void json_array(struct json *j, const char *name);
void json_end(struct json *j); /* the innermost that is open */

void json_str(struct json *j, const char *name, struct str value);
/* As json_str, but nothing at all for an empty value. */
void json_opt(struct json *j, const char *name, struct str value);
void json_int(struct json *j, const char *name, long long value);
void json_bool(struct json *j, const char *name, bool value);

/*
 * What was written from `from` on with \uXXXX for all that is not ASCII,
 * which stands in strings alone. The old text is put aside in the arena.
 */
void json_escape_all(struct buf *out, size_t from, struct arena *a);

/* A string with its quotes, alone. */
void json_quote(struct buf *out, struct str s);

#endif
