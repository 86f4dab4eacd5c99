/*
 * The handle API of doi.org: where does a DOI lead to? (DOI handbook, "Proxy
 * server system REST API".) One request, one JSON answer; no network here.
 */
#ifndef HARVESTER_RESOLVE_HANDLE_H
#define HARVESTER_RESOLVE_HANDLE_H

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"

enum { HANDLE_ANSWER_MAX = 1 << 20 }; /* bytes of an answer */

/*
 * Appends `base`, a slash, and a DOI or handle as a path: what is not
 * unreserved (RFC 3986) is percent-encoded but for "/", and that too where it
 * would make a "." or ".." of its own, which clients fold away.
 */
void handle_path(struct buf *out, struct str base, struct str handle);

/* The address of the request. */
void handle_request(struct buf *out, struct str api, struct str handle);

/*
 * The address the handle leads to, copied. ERR_NOTFOUND: there is no such
 * handle, or it has no address; ERR_DATA: no answer of that API, or it is
 * about another handle.
 */
int handle_read(struct str json, struct str handle, struct arena *a,
		struct str *landing, struct err *e);

#endif
