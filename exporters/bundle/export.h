/*
 * Export: items of the store (or records from elsewhere) to one file or to a
 * bundle, in one or several formats at once. Each payload is parsed once.
 */
#ifndef EXPORTERS_BUNDLE_EXPORT_H
#define EXPORTERS_BUNDLE_EXPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "exporters/bundle/bundle.h"
#include "exporters/format/exporter.h"

enum {
	EXPORT_FORMATS_MAX = 8,
	EXPORT_NAMED_MAX = 20,    /* broken records named in warnings */
	EXPORT_GROUPS_MAX = 20000 /* sets, years, ... a bundle is split by */
};

/* How a bundle is divided: one file for each format, or for each of these. */
enum export_split {
	SPLIT_NONE,
	SPLIT_SOURCE,
	SPLIT_SET, /* a record of several sets is in each of theirs */
	SPLIT_YEAR,
	SPLIT_TYPE,
	SPLIT_RECORD,
	SPLIT__MAX
};
const char *export_split_name(enum export_split split); /* "year" */

/* A bundle that is a bag (RFC 8493), and what it says of its maker. */
struct export_bag {
	bool wanted;
	const char *organization, *contact; /* or NULL */
};

/* What an export under a name is the difference to, and remembered as. */
struct export_series {
	const char *name, *since; /* or NULL */
	uint64_t change;          /* of the store now; see store_change() */
	uint64_t since_change;    /* and when `since` was made */
};

struct export_job {
	const struct exporter *formats[EXPORT_FORMATS_MAX];
	size_t nformats;
	const char *path;      /* "-": standard output */
	enum bundle_kind kind; /* BUNDLE_NONE: one file, one format */
	/* Selection as the user gave it, for the manifest; key, value pairs.
	 * Pairs with the same key stand together. */
	const struct str (*selection)[2];
	size_t nselection;
	/* Of bundles. */
	int level; /* 0: that of the kind */
	enum export_split split;
	bool html; /* pages to look at, too */
	struct export_bag bag;
	struct export_series series;
	/* Where there is nothing to write, write nothing at all. */
	bool leave_empty;
	struct export_style style;
};

/* What was written, for messages and the manifest. */
struct export_stats {
	uint64_t records; /* written to each format */
	uint64_t deleted; /* tombstones among what was selected */
	uint64_t broken; /* payloads that could not be read: named in the log */
	uint64_t foreign; /* characters that ASCII has no command for */
	bool left;        /* nothing was written: see leave_empty */
};

struct export_origin {
	struct str name, url, mark; /* url and mark: or none */
	/* Records of it that are kept aside in the store, as they could not be
	 * read; -1: nobody asked. */
	int64_t rejected;
};

/*
 * Where records come from: 1 with a record (valid until the next call), 0 at
 * the end, -1. The store, a file, a list in memory.
 *
 * -1 with ERR_DATA, ERR_XML or ERR_LIMIT means that this one record cannot be
 * read: the message names its source and identifier, and the next call goes on
 * behind it. It is counted as broken and the message is logged. Any other
 * error ends the export.
 *
 * For SPLIT_RECORD no two records may have the same source and identifier.
 */
struct export_source {
	void *ctx;
	int (*next)(void *ctx, struct record **out, struct err *e);
	/* The sources the records are from, for the manifest: called with
	 * i = 0, 1, ... until it returns false; may be NULL. */
	bool (*origin)(void *ctx, size_t i, struct export_origin *out);
};

/*
 * Reads every record once and writes it in all formats: to one file as they
 * come, to a bundle by way of what is put aside in core/bins.h, or with
 * SPLIT_RECORD as members of their own. Memory does not follow the number of
 * records, but for SPLIT_RECORD in a zip, whose list of members is held until
 * its end. Two formats with the same name of a member are refused (ERR_USAGE)
 * before anything is read; ERR_STOPPED when the stop flag is set; on any error
 * the file is left as it was.
 *
 * 0 with stats->broken > 0: done, but not all is well.
 */
int export_run(const struct env *env, const struct export_source *src,
	       const struct export_job *job, struct export_stats *stats,
	       struct err *e);

#endif
