/*
 * The values of BibTeX and BibLaTeX fields, one function each; see
 * exporters/tex/tex_entry.h.
 */
#ifndef EXPORTERS_TEX_TEX_FIELDS_H
#define EXPORTERS_TEX_TEX_FIELDS_H

#include "exporters/tex/tex_entry.h"

tex_put_fn tex_put_author, tex_put_editor, tex_put_translator;
tex_put_fn tex_put_title, tex_put_shorttitle, tex_put_titleaddon;
tex_put_fn tex_put_container;
tex_put_fn tex_put_booktitle; /* the event for want of a container */
tex_put_fn tex_put_event;     /* unless it serves as booktitle */
tex_put_fn tex_put_place, tex_put_edition;
tex_put_fn tex_put_series, tex_put_volume, tex_put_number;
tex_put_fn tex_put_article, tex_put_pages, tex_put_total;
tex_put_fn tex_put_isbn, tex_put_issn, tex_put_doi, tex_put_url;
tex_put_fn tex_put_eprint, tex_put_eprint_type, tex_put_language;
tex_put_fn tex_put_keywords, tex_put_abstract, tex_put_annotation;
tex_put_fn tex_put_note;

/* One text, several publishers with "; " between, and a list of BibLaTeX. */
tex_put_fn tex_put_publisher, tex_put_publishers;

#endif
