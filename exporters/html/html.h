/*
 * Pages to look at: the bibliography as a person reads it, newest first.
 * Few records make one page, many make one for each year and an index of them;
 * no page has more than HTML_PAGE records. A page needs nothing but itself: its
 * style and script are inside, and named by their hashes in a content security
 * policy that allows nothing else, so that no value can run whatever it holds.
 */
#ifndef EXPORTERS_HTML_HTML_H
#define EXPORTERS_HTML_HTML_H

#include "core/env.h"
#include "core/err.h"
#include "core/record.h"
#include "core/str.h"
#include "exporters/bundle/bundle.h"

enum {
	HTML_SINGLE = 3000, /* records that make one page */
	HTML_PAGE = 2000    /* records of a page, otherwise */
};

struct html;
struct manifest;

struct html *html_new(void); /* NULL: out of memory */
void html_free(struct html *h);

/* key: of the record, in all formats of the bundle. */
int html_put(struct html *h, const struct record *r, struct str key,
	     struct err *e);

/* All pages, as members. */
int html_end(struct html *h, struct members *to, const struct manifest *m,
	     struct err *e);

#endif
