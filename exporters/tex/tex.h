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
 * .bib files in ASCII alone, for programs that read nothing else: accents and
 * letters as the commands of LaTeX that BibTeX, biber, JabRef, Zotero and
 * pandoc read back ({\"u}, {\ss}, {\c c}); dashes and quotes as the ligatures
 * of TeX; signs in math where that is how LaTeX has them. Addresses and
 * identifiers are percent-encoded. What LaTeX has no command for becomes
 * {\char"4E2D}, which XeTeX, LuaTeX and biber understand, and is counted in
 * st->foreign. Nothing is dropped.
 */

/* Of what was written from `from` on: entries, one field a line. */
void tex_ascii(struct export_state *st, struct buf *out, size_t from);

#endif
