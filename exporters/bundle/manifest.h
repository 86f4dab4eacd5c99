/*
 * What a bundle says of itself: manifest.json, schema "sheaf-bundle/1", which
 * docs/manifest.md describes. It names the program, the sources and their
 * marks, the selection, the counts, and every member with its SHA-256. No
 * clock, host or user: the same store and options give the same bytes.
 */
#ifndef EXPORTERS_BUNDLE_MANIFEST_H
#define EXPORTERS_BUNDLE_MANIFEST_H

#include <stddef.h>
#include <stdint.h>

#include "core/digest.h"
#include "core/err.h"
#include "core/record.h"
#include "core/spool.h"
#include "exporters/bundle/export.h"
#include "exporters/bundle/members.h"

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
	const struct member *of;
	uint64_t bytes;
	char sha256[DIGEST_HEX];
};

/* Lists of any length, written as they come. */
struct manifest_list;
struct manifest_list *manifest_list_new(void); /* NULL: out of memory */
void manifest_list_free(struct manifest_list *l);
int manifest_list_member(struct manifest_list *l,
			 const struct manifest_member *m, struct err *e);
int manifest_list_tombstone(struct manifest_list *l, const struct record *r,
			    struct err *e);

/* Borrowed until return. */
struct manifest {
	const struct export_source *source; /* asked for its origins */
	const struct export_job *job;       /* for the selection */
	const struct export_stats *stats;
	const struct manifest_counts *counts;
	const uint64_t *records; /* of each format of the job */
	struct manifest_list *members, *tombstones; /* NULL: none */
};

void manifest_count(struct manifest_counts *c, const struct record *r);
int manifest_write(const struct manifest *m, struct spool *out, struct err *e);

/* The latest of the marks of all sources, or STR_NONE. */
struct str manifest_mark(const struct manifest *m);

#endif
