/*
 * BibTeX with the 14 classic entry types, UTF-8: what plain styles, BibTeX
 * itself and every reader of .bib files know.
 */
#ifndef EXPORTERS_FORMAT_BIBTEX_H
#define EXPORTERS_FORMAT_BIBTEX_H

#include "exporters/format/exporter.h"

void bibtex_record(struct export_state *st, const struct record *r,
		   struct buf *out);

#endif
