/*
 * A set of names, each with the number it got when it came: which is how often
 * another had come before.
 */
#ifndef CORE_NAME_SET_H
#define CORE_NAME_SET_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "core/str.h"

struct name_set;

/* At most `limit` names, all told of at most `bytes`; NULL: out of memory. */
struct name_set *name_set_new(size_t limit, size_t bytes);
void name_set_free(struct name_set *s);

/*
 * The number of the name, copied when it is new (*fresh, unless that is NULL).
 * ERR_LIMIT when it would be one too many.
 */
int name_set_add(struct name_set *s, struct str name, size_t *number,
		 bool *fresh, struct err *e);

bool name_set_find(const struct name_set *s, struct str name, size_t *number);

size_t name_set_count(const struct name_set *s);
struct str name_set_get(const struct name_set *s, size_t number);

#endif
