/* One record on a page, and text made harmless for one. */
#ifndef EXPORTERS_HTML_HTML_ENTRY_H
#define EXPORTERS_HTML_HTML_ENTRY_H

#include "core/arena.h"
#include "core/buf.h"
#include "core/record.h"
#include "core/str.h"

/* Text or the value of a quoted attribute; it is UTF-8 on one line. */
void html_text(struct buf *out, struct str s);

/* The record as an item of a list; `a` is for what lasts until return. */
void html_entry(struct buf *out, struct arena *a, const struct record *r);

/* What people call a type: "PhD thesis". */
struct str html_type(enum rec_type t);

#endif
