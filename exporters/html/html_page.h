/* What all pages have around their records. */
#ifndef EXPORTERS_HTML_HTML_PAGE_H
#define EXPORTERS_HTML_HTML_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"
#include "exporters/bundle/manifest.h"

enum { HTML_HASH = 64 }; /* of style and script, for the policy */

struct html_page {
	const struct manifest *m;
	char style[HTML_HASH], script[HTML_HASH];
};

/* -1: out of memory */
int html_page_init(struct html_page *p, const struct manifest *m,
		   struct err *e);

/* "1,234 records" */
void html_count(struct buf *out, uint64_t n);

/* Up to what follows <body>. */
void html_page_open(const struct html_page *p, struct buf *out,
		    const char *title);

/* Sources, marks and counts, a line. */
void html_page_about(const struct html_page *p, struct buf *out);
void html_page_types(const struct html_page *p, struct buf *out);
/* Bars of the years that have many neighbours, as links to "#y2020". */
void html_page_chart(const struct html_page *p, struct buf *out);
void html_page_filter(struct buf *out, uint64_t n);

/* filter: its script belongs to it. */
void html_page_close(const struct html_page *p, struct buf *out, bool filter);

#endif
