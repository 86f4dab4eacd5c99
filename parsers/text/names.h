/*
 * Person and corporate names out of one text (dc:creator and the like): lists
 * are split, identifiers, roles, titles and life dates peeled off, "Family,
 * Given" taken apart. What has no comma is not guessed at: it stays whole.
 */
#ifndef PARSERS_TEXT_NAMES_H
#define PARSERS_TEXT_NAMES_H

#include "core/record.h"

/*
 * Appends the names in `text` to r->names. `role` is theirs unless the text
 * says otherwise ("(Hrsg.)"). "et al." gives a name with literal "et al.".
 */
void names_parse(struct record *r, struct str text, enum rec_role role);

#endif
