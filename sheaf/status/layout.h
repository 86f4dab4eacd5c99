/* Text for people in so many columns. */
#ifndef SHEAF_STATUS_LAYOUT_H
#define SHEAF_STATUS_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/str.h"

/*
 * Appends `text` in lines that begin with `indent` blanks and have at most
 * `columns` columns, unless a word alone is longer. Harmful characters become
 * question marks. Nothing for no text.
 */
void layout_wrap(struct buf *out, struct str text, size_t indent,
		 size_t columns);

/*
 * The name of a source in at most `width` columns, and how many it took. An
 * address that is too long loses its scheme and then its middle, because host
 * and end tell most; what was taken out is a visible gap.
 */
size_t layout_name(struct buf *out, struct str name, size_t width);

/* 1234567 as 1,234,567; the result is a part of `room`. */
enum { LAYOUT_NUMBER = 32 };
struct str layout_number(char room[LAYOUT_NUMBER], uint64_t n);

/* "12 s", "3 min 12 s", "2 h 5 min", "3 days 4 h" */
void layout_duration(struct buf *out, uint64_t seconds);

#endif
