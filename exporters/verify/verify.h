/*
 * Is a bundle whole? Every member is read once and compared with what
 * manifest.json says of it: size, SHA-256, number of records. In a bag its own
 * manifests have to agree as well (RFC 8493, section 3). Memory follows the
 * number of members, a hundred bytes or two for each.
 */
#ifndef EXPORTERS_VERIFY_VERIFY_H
#define EXPORTERS_VERIFY_VERIFY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"

struct verify_result {
	uint64_t members, bytes;
	uint64_t records; /* as the manifest has it */
	uint64_t faults;  /* each was named to `found` */
	bool bag;
};

/* member: of which something is wrong, "" for the bundle itself. */
typedef void verify_found_fn(void *ctx, const char *member, const char *what);

/*
 * 0: it was read to the end of what can be read, and result->faults says how
 * it is. -1: ERR_IO when the file cannot be read, ERR_STOPPED, ERR_NOMEM.
 */
int verify_run(const struct env *env, const char *path, verify_found_fn *found,
	       void *ctx, struct verify_result *result, struct err *e);

#endif
