/* What the pages of a bundle are made of. */
#ifndef EXPORTERS_HTML_INTERNAL_H
#define EXPORTERS_HTML_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"
#include "core/record.h"
#include "core/str.h"
#include "exporters/bundle/bundle.h"

/* One record on a page, and text made harmless for one. */

/*
 * The record as an item of a list, with its entry for BibTeX; `a` is for what
 * lasts until return.
 */
void html_entry(struct buf *out, struct arena *a, const struct record *r,
		struct str bibtex);

/* The record for programs that read pages, in an empty element. */
void html_coins(struct buf *out, struct arena *a, const struct record *r);

/* What people call a type: "PhD thesis". */
struct str html_type(enum rec_type t);

/* What all pages have around their records. */

enum { HTML_HASH = 64 }; /* of style and script, for the policy */

struct html_page {
	const struct manifest *m;
	char style[HTML_HASH], script[HTML_HASH];
	struct str title;
};

/* The title is in the arena. -1: out of memory */
int html_page_init(struct html_page *p, const struct manifest *m,
		   struct arena *a, struct err *e);

/* "1,234 records" */
void html_count(struct buf *out, uint64_t n);

/* Up to what follows <body>. part: of the title; or none. */
void html_page_open(const struct html_page *p, struct buf *out,
		    struct str part);

/* Sources, marks and counts, a line. */
void html_page_about(const struct html_page *p, struct buf *out);
/* The files beside the page, as links. */
void html_page_files(const struct html_page *p, struct buf *out);
void html_page_types(const struct html_page *p, struct buf *out);
/* Bars of the years that have many neighbours, as links to "#y2020". */
void html_page_chart(const struct html_page *p, struct buf *out);
void html_page_filter(struct buf *out, uint64_t n);

/* filter: its script belongs to it. */
void html_page_close(const struct html_page *p, struct buf *out, bool filter);

/* Style and script of a page: constants, so that their hashes are as well. */

extern const char html_style[];
extern const char html_script[];

#endif
