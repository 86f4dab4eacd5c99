/*
 * What did somebody mean, who typed a name that is not there?
 */
#ifndef CORE_NEAREST_H
#define CORE_NEAREST_H

#include "core/str.h"

/* How far a name is from what was typed; -1: they are not alike. */
int nearest_distance(struct str typed, struct str name);

#endif
