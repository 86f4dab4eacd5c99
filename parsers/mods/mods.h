/*
 * MODS 3 (Library of Congress), as MyCoRe, LibreCat, Islandora and library
 * catalogues send it: the richest format most repositories offer.
 *
 * Little is guessed here: names are typed, dates say what they are the date
 * of, journals and series stand in relatedItem. What needs more than one
 * element is settled by the draft; every guess leaves a warning.
 */
#ifndef PARSERS_MODS_MODS_H
#define PARSERS_MODS_MODS_H

#include "core/record.h"
#include "parsers/xml/xml.h"

/* <mods>, or <modsCollection>, of which the first <mods> is taken. */
void mods_parse(const struct node *payload, struct record *out);

#endif
