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

#include "core/arena.h"
#include "core/env.h"
#include "core/err.h"
#include "core/str.h"

/* What its manifest says of where it comes from. */
struct verify_source {
	struct str name, mark; /* mark: up to when it is known, or none */
	struct str title;      /* what the repository calls itself, or none */
};

enum { VERIFY_NAME_MAX = 200, VERIFY_SOURCES_MAX = 20000 };

struct verify_facts {
	bool manifest; /* there was one */
	/* The series it belongs to, and what it is the difference to, each
	 * with the number of a change; or "". */
	char series[VERIFY_NAME_MAX + 1], since[VERIFY_NAME_MAX + 1];
	uint64_t change, since_change;
	char set[256];   /* the one set that it is of, or "" */
	bool part_of_it; /* it was selected by more than source and set */
	struct verify_source *sources;
	size_t nsources, cap;
};

struct verify_result {
	uint64_t members, bytes;
	uint64_t records; /* as the manifest has it */
	uint64_t faults;  /* each was named to `found` */
	bool bag;
	struct verify_facts facts;
};

/* member: of which something is wrong, "" for the bundle itself. */
typedef void verify_found_fn(void *ctx, const char *member, const char *what);

/*
 * The sources of the facts are in `a`, or left out where that is NULL.
 *
 * 0: it was read to the end of what can be read, and result->faults says how
 * it is. -1: ERR_IO when the file cannot be read, ERR_STOPPED, ERR_NOMEM.
 */
int verify_run(const struct env *env, const char *path, verify_found_fn *found,
	       void *ctx, struct arena *a, struct verify_result *result,
	       struct err *e);

#endif
