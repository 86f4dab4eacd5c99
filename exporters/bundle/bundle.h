/*
 * Bundles, and all that leads to one: archives written and read back, the run
 * of an export from a source of records to a file or a bundle, the members of
 * a bundle and the manifest that lists them.
 *
 *	struct export_source src = {ctx, next, origin};
 *	struct export_job job = {.formats = {f}, .nformats = 1, .path = "a.zip",
 *				 .kind = BUNDLE_ZIP};
 *
 *	if (export_run(env, &src, &job, &stats, &e) != 0)
 *		...
 */
#ifndef EXPORTERS_BUNDLE_BUNDLE_H
#define EXPORTERS_BUNDLE_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/digest.h"
#include "core/env.h"
#include "core/err.h"
#include "core/record.h"
#include "core/spool.h"
#include "core/str.h"
#include "exporters/bib/bib.h"
#include "exporters/format/format.h"

/*
 * Archives to hand on: zip, tar.gz, tar.zst. archive.c and archive_reader.c alone
 * know libarchive. The same members in the same order give the same bytes,
 * whatever the clock, time zone, locale, umask or user. Nothing is visible
 * under the final name before bundle_commit; "-" is standard output.
 */

enum bundle_kind {
	BUNDLE_NONE,
	BUNDLE_ZIP,
	BUNDLE_TAR_GZ,
	BUNDLE_TAR_ZST,
	BUNDLE__MAX
};

enum {
	BUNDLE_NAME_MAX = 160,        /* bytes of a member's name */
	BUNDLE_MEMBERS_MAX = 1 << 20, /* members in one bundle */
	BUNDLE_NAMES_MAX = 256 << 20, /* bytes of their names */
};

bool bundle_name_is_fine(struct str name); /* for a member: see below */

/* By suffix: .zip, .tar.gz, .tgz, .tar.zst; else BUNDLE_NONE. */
enum bundle_kind bundle_kind_of(struct str path);

const char *bundle_kind_name(enum bundle_kind kind); /* "zip", "tar.gz" */
enum bundle_kind bundle_kind_by_name(struct str name);

/* How hard to compress: what counts for 0, and the most that can be. */
int bundle_level(enum bundle_kind kind);
int bundle_level_max(enum bundle_kind kind);

/* "all" of "out/all.tar.gz". */
struct str bundle_base_name(struct str path);

struct bundle;

/* level: 0 for that of the kind; ERR_USAGE when it is more than can be. */
int bundle_open_at(struct bundle **out, const char *path, enum bundle_kind kind,
		   int level, struct err *e);
int bundle_open(struct bundle **out, const char *path, enum bundle_kind kind,
		struct err *e);

/*
 * One member after the other. A name is ASCII letters, digits, "._-+" and "/",
 * relative, without empty, "." or ".." parts or one that starts with "-"; no
 * two are the same, upper and lower case being one. tar wants a member's size
 * before its first byte, so members are spooled.
 */
int bundle_begin(struct bundle *b, const char *member, struct err *e);
int bundle_write(struct bundle *b, const void *p, size_t n, struct err *e);
int bundle_end(struct bundle *b, struct err *e);

/*
 * The same for what is in a spool already. Compressing takes long: the stop
 * flag of `env` (NULL: none) is looked at, and ERR_STOPPED given.
 */
int bundle_add(struct bundle *b, const struct env *env, const char *member,
	       struct spool *s, struct err *e);

/* And for what is anywhere else. */
struct bundle_data {
	uint64_t size;
	/* Hands on exactly so many bytes; as spool_read. */
	int (*read)(void *ctx, spool_fn *fn, void *to, struct err *e);
	void *ctx;
	/* The name is like no other, which the caller knows for certain: it is
	 * not remembered. For very many members. */
	bool unique;
};
int bundle_put(struct bundle *b, const struct env *env, const char *member,
	       const struct bundle_data *data, struct err *e);

int bundle_commit(struct bundle *b, struct err *e);
void bundle_close(struct bundle *b); /* uncommitted: leaves nothing behind */

/*
 * Archives read back, under limits, as nobody knows who made them: members and
 * their bytes in order, nothing on disk. A folder is read as the archive whose
 * unpacked members it holds, in the order of their names.
 */

#define BUNDLE_READ_MEMBER_MAX (UINT64_C(256) << 30) /* bytes of a member */
#define BUNDLE_READ_TOTAL_MAX  (UINT64_C(1) << 40)   /* of all */

enum {
	/* Bytes that may come out of one, once there are more than so many. */
	BUNDLE_READ_RATIO_MAX = 2000,
	BUNDLE_READ_RATIO_FROM = 256 << 20
};

struct bundle_reader;

enum bundle_read_as {
	BUNDLE_READ_BUNDLE, /* an archive or a folder */
	/* Or any other file, compressed by gzip or zstd or not at all, as a
	 * member that is called like it; an empty one, too. */
	BUNDLE_READ_ANY
};

/* "-": standard input. ERR_IO: it cannot be read; ERR_DATA: no archive. */
int bundle_read_open(struct bundle_reader **out, const char *path,
		     enum bundle_read_as as, struct err *e);
void bundle_read_close(struct bundle_reader *r);

/*
 * 1 with the next member, 0 at the end, -1: ERR_DATA when the archive is
 * damaged, ERR_LIMIT. fault: why it is none that could be unpacked (a link, no
 * regular file, encrypted), or NULL. Folders are passed over. The name is
 * anything, and valid until the next call.
 */
int bundle_read_next(struct bundle_reader *r, struct str *name,
		     const char **fault, struct err *e);

/* Was the member the whole file? */
bool bundle_read_is_bare(const struct bundle_reader *r);

/*
 * Its next bytes, valid until the next call: 1, 0 at its end, -1: ERR_DATA:
 * this member is damaged, go on.
 */
int bundle_read_piece(struct bundle_reader *r, struct str *piece,
		      struct err *e);

/* All of them, as spool_read. */
int bundle_read_data(struct bundle_reader *r, spool_fn *fn, void *ctx,
		     struct err *e);

/*
 * Export: items of the store (or records from elsewhere) to one file or to a
 * bundle, in one or several formats at once. Each payload is parsed once.
 */

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
	bool html;              /* pages to look at, too */
	const char *page_title; /* of these, or NULL */
	struct export_bag bag;
	struct export_series series;
	/* Where there is nothing to write, write nothing at all. */
	bool leave_empty;
	/* A .bib file that the records are added to, or NULL: its text stands
	 * in front, byte for byte, and its keys are taken. */
	const struct bib *grows;
	struct export_style style;
};

/* What was written, for messages and the manifest. */
struct export_stats {
	uint64_t records; /* written to each format */
	uint64_t deleted; /* tombstones among what was selected */
	uint64_t broken; /* payloads that could not be read: named in the log */
	uint64_t foreign; /* characters that ASCII has no command for */
	uint64_t bare;    /* left out of formats that write payloads */
	uint64_t met;     /* records whose citation key another had already */
	bool left;        /* nothing was written: see leave_empty */
};

struct export_origin {
	struct str name, url, mark; /* url and mark: or none */
	/* Records of it that are kept aside in the store, as they could not be
	 * read; -1: nobody asked. */
	int64_t rejected;
	struct str title; /* what it calls itself, or none */
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
	/*
	 * The same records once more, from the first on; nothing is said twice.
	 * Given where they do not come by source and identifier, since keys do
	 * not follow the order; else NULL.
	 */
	int (*again)(void *ctx, struct err *e);
};

/*
 * Reads every record once (or twice, see above) and writes it in all formats:
 * to one file as they come, to a bundle by way of what is put aside in
 * core/bins.h, or with SPLIT_RECORD as members of their own. Memory does not
 * follow the number of records, but for SPLIT_RECORD in a zip, whose list of
 * members is held until its end. Two formats with the same name of a member are
 * refused (ERR_USAGE)
 * before anything is read; ERR_STOPPED when the stop flag is set; on any error
 * the file is left as it was.
 *
 * 0 with stats->broken > 0: done, but not all is well.
 */
int export_run(const struct env *env, const struct export_source *src,
	       const struct export_job *job, struct export_stats *stats,
	       struct err *e);

/*
 * All of its records for their keys, where the order would decide otherwise; on
 * a failure says whether it was the source's. ERR_STOPPED as above.
 */
int export_meet(const struct env *env, const struct export_source *src,
		struct citekeys *keys, bool *source_failed, struct err *e);

/*
 * The members of a bundle on their way into it: hashed as they pass, and
 * listed for the manifest; in a bag, for its manifests as well.
 */

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

/*
 * What a bundle says of itself: manifest.json, schema "sheaf-bundle/1", which
 * docs/manifest.md describes. It names the program, the sources and their
 * marks, the selection, the counts, and every member with its SHA-256. No
 * clock, host or user: the same store and options give the same bytes.
 */

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

/* Of the library, as it runs; for --version. */
const char *archive_version(void);

#endif
