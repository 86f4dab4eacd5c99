/* Shared by parsers/dc/. */
#ifndef PARSERS_DC_INTERNAL_H
#define PARSERS_DC_INTERNAL_H

#include "parsers/draft/draft.h"

/* One value: clean and not empty. */
typedef void dc_read_fn(struct draft *d, struct rec_text t);

/* Reads a value, as it was sent, as that of one of the fifteen. */
void dc_read(struct draft *d, enum dc_element element, struct rec_text sent);

/* "[pt] Titulo": the language, where xml:lang would be its place. */
void dc_take_language_tag(struct draft *d, struct rec_text *t);

/* The same for a name beside the fifteen. False: nobody knows it. */
bool dc_qualified(struct draft *d, struct str name, struct rec_text sent);

#endif
