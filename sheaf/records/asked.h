/*
 * What get is asked for: identifiers as operands, and from standard input
 * where an operand is "-", one a line, with comments. Each is recognised
 * before anything is fetched; one that is none is a mistake that is named.
 */
#ifndef SHEAF_RECORDS_ASKED_H
#define SHEAF_RECORDS_ASKED_H

#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"
#include "core/str.h"
#include "harvester/resolve/resolve.h"

enum {
	ASKED_MAX = 1000000,               /* identifiers */
	ASKED_LIST_SIZE = 64 * 1024 * 1024 /* bytes of the list */
};

/* `id` is a bare DOI in the spelling typed, an address, an OAI identifier. */
struct asked {
	enum resolve_kind kind;
	struct str id;
};

struct asked_list {
	struct asked *v; /* each once, in the order asked; the arena's */
	size_t n, cap;
};

/* ERR_USAGE, with the line of a list; ERR_IO, ERR_LIMIT, ERR_NOMEM. */
int asked_read(struct asked_list *list, const char *const *operands, size_t n,
	       struct arena *a, struct err *e);

#endif
