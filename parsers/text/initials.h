/*
 * Names whose order initials give away: "Иванов П.Л." is one word and
 * nothing but initials behind it, so the word is the family.
 */
#ifndef PARSERS_TEXT_INITIALS_H
#define PARSERS_TEXT_INITIALS_H

#include <stddef.h>

#include "core/str.h"

/*
 * The length of the family in such a name, in any script; 0: it is none. The
 * word has two letters or more and no stop, there are at most four initials,
 * each a capital with a stop, with or without blanks or hyphens between.
 */
size_t initials_behind(struct str name);

#endif
