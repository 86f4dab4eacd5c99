/* Names that were seen before: a set of strings, each copied once. */
#ifndef SHEAF_RECORDS_NAME_INDEX_H
#define SHEAF_RECORDS_NAME_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"
#include "core/str.h"

struct name_index {
	struct arena arena;
	struct str *slots; /* open addressing; p NULL: free */
	size_t n, cap;
};

void name_index_init(struct name_index *x);
void name_index_free(struct name_index *x);

/* *fresh: it was not there. ERR_NOMEM, ERR_LIMIT. */
int name_index_add(struct name_index *x, struct str name, bool *fresh,
		   struct err *e);

#endif
