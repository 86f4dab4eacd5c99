/*
 * Text for formats in which a value is one line.
 */
#ifndef CORE_LINE_H
#define CORE_LINE_H

#include <stddef.h>

#include "core/arena.h"
#include "core/record.h"
#include "core/str.h"

/*
 * How many bytes from `from` on have the class '.' in a table of all 256: what
 * a writer may copy unseen. Such tables are strings, 16 bytes a row.
 */
size_t line_run(const char classes[256], struct str s, size_t from);

/*
 * The text in normalisation form C on one line: every kind of white space and
 * line end (CR, LF, VT, FF, U+0085, U+2028, U+2029) becomes one blank, none at
 * the ends; other control characters and U+FEFF go; a byte that is no UTF-8 becomes
 * U+FFFD. "None" and "null" alone, in any case, are what programs write for
 * nothing, and become nothing. Ordinary text comes back as it is, unmoved;
 * anything else lives in the arena.
 */
struct str line_of(struct arena *a, struct str s);

/* In one piece: what is empty is left out, `sep` stands between the rest. */
struct str line_join(struct arena *a, const struct str *v, size_t n,
		     struct str sep);

/* line_join of the line_of of each. */
struct str line_list(struct arena *a, const struct rec_texts *l,
		     struct str sep);

/* Both in one piece; nothing when one is empty: "URN: " and no URN. */
struct str line_cat(struct arena *a, struct str first, struct str second);

#endif
