/*
 * .bib files in ASCII alone, for programs that read nothing else: accents and
 * letters as the commands of LaTeX that BibTeX, biber, JabRef, Zotero and
 * pandoc read back ({\"u}, {\ss}, {\c c}); dashes and quotes as the ligatures
 * of TeX; signs in math where that is how LaTeX has them. Addresses and
 * identifiers are percent-encoded. What LaTeX has no command for becomes
 * {\char"4E2D}, which XeTeX, LuaTeX and biber understand, and is counted in
 * st->foreign. Nothing is dropped.
 */
#ifndef EXPORTERS_TEX_TEX_ASCII_H
#define EXPORTERS_TEX_TEX_ASCII_H

#include "exporters/format/exporter.h"

/* Of what was written from `from` on: entries, one field a line. */
void tex_ascii(struct export_state *st, struct buf *out, size_t from);

#endif
