/* BibTeX and BibLaTeX. */
#ifndef EXPORTERS_TEX_TEX_H
#define EXPORTERS_TEX_TEX_H

#include "core/buf.h"
#include "exporters/value/value.h"

/*
 * BibTeX with the 14 classic entry types, UTF-8: what plain styles, BibTeX
 * itself and every reader of .bib files know.
 */

void bibtex_record(struct export_state *st, const struct record *r,
		   struct buf *out);

/*
 * BibLaTeX, UTF-8, within its default data model: no entry has a field that
 * `biber --validate-datamodel` would refuse for its type.
 */

void biblatex_record(struct export_state *st, const struct record *r,
		     struct buf *out);

/*
 * What was written from `from` on, entries with one field a line, with commands
 * of LaTeX for what pdfLaTeX has no character for out of UTF-8 (indices, Greek,
 * signs, ligatures, blanks), and of st->style.ascii for all that is not ASCII:
 * accents and letters as BibTeX, biber, JabRef, Zotero and pandoc read them
 * back ({\"u}, {\ss}, {\c c}); dashes and quotes as the ligatures of TeX; signs
 * in math where that is how LaTeX has them; addresses and identifiers
 * percent-encoded. What there is no command for stays, or becomes {[U+4E2D]}
 * and is counted in st->foreign. Nothing is dropped.
 */
void tex_commands(struct export_state *st, struct buf *out, size_t from);

#endif
