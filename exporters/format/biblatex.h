/*
 * BibLaTeX, UTF-8, within its default data model: no entry has a field that
 * `biber --validate-datamodel` would refuse for its type.
 */
#ifndef EXPORTERS_FORMAT_BIBLATEX_H
#define EXPORTERS_FORMAT_BIBLATEX_H

#include "exporters/format/exporter.h"

void biblatex_record(struct export_state *st, const struct record *r,
		     struct buf *out);

#endif
