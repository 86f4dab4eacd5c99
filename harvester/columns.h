/*
 * The columns by which the store finds an item, out of the record that its
 * payload makes: one place for all that put items or read them again.
 */
#ifndef HARVESTER_COLUMNS_H
#define HARVESTER_COLUMNS_H

#include "core/record.h"
#include "store/store.h"

/*
 * type, year and doi, the last in the record's arena. An item that has a DOI
 * by which it was asked for (a citation of doi.org) keeps it.
 */
void columns_fill(struct store_item *it, const struct record *r);

#endif
