/*
 * The members of a bundle on their way into it: hashed as they pass, and
 * listed for the manifest; in a bag, for its manifests as well.
 */
#ifndef EXPORTERS_BUNDLE_MEMBERS_H
#define EXPORTERS_BUNDLE_MEMBERS_H

#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "core/record.h"
#include "exporters/bundle/bundle.h"
#include "exporters/bundle/export.h"

struct members;
struct manifest;

struct member {
	const char *name; /* below the folder of the bag, if it is one */
	const struct exporter *format; /* NULL: media_type counts */
	const char *media_type;
	uint64_t records; /* tombstones are records, too */
	enum export_split split;
	struct str value; /* of what it is split by; or none */
};

/* Borrows env and job. Nothing is visible before members_finish. */
int members_open(struct members **out, const struct env *env,
		 const struct export_job *job, struct err *e);

int members_put(struct members *m, const struct member *what,
		const struct bundle_data *data, struct err *e);
int members_spool(struct members *m, const struct member *what, struct spool *s,
		  struct err *e);

/* A record that was deleted, for the manifest's list of them. */
int members_tombstone(struct members *m, const struct record *r, struct err *e);

/* The manifest (whose lists are filled in here) and the end of the bundle. */
int members_finish(struct members *m, struct manifest *info, struct err *e);
void members_close(struct members *m); /* unfinished: leaves nothing */

#endif
