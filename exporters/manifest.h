/*
 * What a bundle says of itself: manifest.json, schema "sheaf-bundle/1". It
 * names the program, the sources and their marks, the selection, the counts,
 * and every member with its SHA-256. No clock, host or user: the same store
 * and options give the same bytes.
 */
#ifndef EXPORTERS_MANIFEST_H
#define EXPORTERS_MANIFEST_H

#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/digest.h"
#include "core/record.h"
#include "exporters/export.h"

#define MANIFEST_NAME "manifest.json"

/* Years of issue counted one by one; any other counts as none. */
enum { MANIFEST_YEAR_MIN = 1000, MANIFEST_YEAR_MAX = 2999 };

/* Live records by type and by year of issue. */
struct manifest_counts {
	uint64_t types[TYPE__MAX];
	uint64_t years[MANIFEST_YEAR_MAX - MANIFEST_YEAR_MIN + 1];
	uint64_t undated;
};

struct manifest_member {
	const struct exporter *format;
	uint64_t records, bytes; /* tombstones are records of a member, too */
	char sha256[DIGEST_HEX];
};

/* Borrowed until return. */
struct manifest {
	const struct export_source *source; /* asked for its origins */
	const struct export_job *job;       /* for the selection */
	const struct export_stats *stats;
	const struct manifest_counts *counts;
	const struct manifest_member *members; /* in the order of the bundle */
	size_t nmembers;
};

void manifest_count(struct manifest_counts *c, const struct record *r);
void manifest_write(const struct manifest *m, struct buf *out);

#endif
