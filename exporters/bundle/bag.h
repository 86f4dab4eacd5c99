/*
 * Bags: BagIt 1.0 (RFC 8493), serialised as its section 4 has it, in a single
 * folder that is called like the bundle. What a bundle holds otherwise is the
 * payload. Manifests in SHA-256 and SHA-512, tag manifests in both.
 */
#ifndef EXPORTERS_BUNDLE_BAG_H
#define EXPORTERS_BUNDLE_BAG_H

#include <stddef.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "exporters/bundle/bundle.h"
#include "exporters/bundle/export.h"

struct bag;
struct manifest;

/* Borrows `info`; the path is that of the bundle. NULL: out of memory. */
struct bag *bag_new(const struct export_bag *info, const char *path);
void bag_free(struct bag *b);

const char *bag_payload_folder(const struct bag *b); /* "all/data/" */

/* What says that it is a bag: once, in front of everything else. */
int bag_begin(struct bag *b, struct bundle *to, const struct env *env,
	      struct err *e);

/* The bytes of a payload file, and then which it was. */
void bag_hash(struct bag *b, const void *p, size_t n);
int bag_payload(struct bag *b, const char *name, const char *sha256,
		uint64_t size, struct err *e);

/* All the rest. Its date is that of the data, not of the clock. */
int bag_end(struct bag *b, struct bundle *to, const struct env *env,
	    const struct manifest *m, struct err *e);

#endif
