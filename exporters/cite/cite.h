/*
 * Citations for people: a paragraph of a reference list, as text and as HTML,
 * in the styles of one table. Not a processor of CSL: what a style prints of
 * each class of types are rows of parts. "pandoc --citeproc" on `csl` gives any
 * other style.
 *
 *	page	as the pages of DuEPublico cite their items:
 *		Novak, A., Berg, J., 2020. On rain. Journal 12, 45–67. https://...
 *	apa	American Psychological Association, 7th edition:
 *		Novak, A., & Berg, J. (2020). On rain. Journal, 12(3), 45–67. ...
 */
#ifndef EXPORTERS_CITE_CITE_H
#define EXPORTERS_CITE_CITE_H

#include "core/buf.h"
#include "core/err.h"
#include "core/record.h"
#include "exporters/value/value.h"

/* ERR_USAGE names a style that is none. */
int cite_check(struct str style, struct err *e);

/* A citation and an empty line; st->style.cite is the style, NULL: page. */
void cite_text(struct export_state *st, const struct record *r,
	       struct buf *out);

/* A list of paragraphs, which is a whole document. */
void cite_html_begin(struct export_state *st, struct buf *out);
void cite_html(struct export_state *st, const struct record *r,
	       struct buf *out);
void cite_html_end(struct export_state *st, struct buf *out);

#endif
