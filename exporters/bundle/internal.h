#ifndef EXPORTERS_BUNDLE_INTERNAL_H
#define EXPORTERS_BUNDLE_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/env.h"
#include "core/err.h"
#include "core/str.h"
#include "exporters/bundle/bundle.h"

/*
 * Formats at work: what export_run and its sinks share. A sink is where
 * formatted records go: a file, the groups of a bundle, or members of their
 * own.
 */

struct writer {
	const struct exporter *format;
	struct export_state state;
	struct buf text; /* what is to be taken away by the sink */
	/* How both were before the record. */
	size_t old_n;
	uint64_t old_count, old_foreign, old_bare;
};

struct writers {
	struct writer v[EXPORT_FORMATS_MAX];
	size_t n;
	struct citekeys *keys;
};

int writers_init(struct writers *w, const struct export_job *job,
		 struct err *e);

/* The next record, so that it has one key in all of them. */
int writers_name(struct writers *w, const struct record *r, struct err *e);
void writers_free(struct writers *w);

/* Does this format say anything of the record? */
bool writer_says(const struct writer *w, const struct record *r);

/* What stands before and after all records; -1: the buffer failed. */
int writer_begin(struct writer *w, struct err *e);
int writer_end(struct writer *w, struct err *e);

/* What is in front of a record that is taken back goes with it. */
void writer_note(struct writer *w);
void writer_take_back(struct writer *w);
int writer_record(struct writer *w, const struct record *r, struct err *e);

/* The text was taken: empty, and not too big. */
void writer_taken(struct writer *w);

/*
 * put: the record in all formats or in none; -1 with one of the codes of a
 * broken record (see export_source) when it is in none and others may follow.
 */
struct sink {
	int (*put)(void *ctx, struct writers *w, const struct record *r,
		   struct err *e);
	int (*end)(void *ctx, struct writers *w, struct err *e);
	void (*close)(void *ctx);
	void *ctx;
};

/* Each fills *out, to be closed also after a failure when ctx is set. */
int sink_file(struct sink *out, struct writers *w, const struct export_job *job,
	      struct err *e);
int sink_groups(struct sink *out, struct writers *w, struct members *m,
		enum export_split split, struct err *e);
int sink_each(struct sink *out, struct members *m, struct err *e);

/*
 * Bags: BagIt 1.0 (RFC 8493), serialised as its section 4 has it, in a single
 * folder that is called like the bundle. What a bundle holds otherwise is the
 * payload. Manifests in SHA-256 and SHA-512, tag manifests in both.
 */

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

/*
 * File names out of anything: sets, sources, citation keys. The result is
 * lower-case ASCII letters, digits and "._-", never empty, never too long,
 * begins with a letter or digit, ends in none of "._-", and is no name that a
 * system keeps for itself (CON, NUL, COM1, ...); two different values never
 * get one name, upper and lower case being the same.
 *
 *	ddc:004        ddc--004      a colon becomes "--"
 *	Open Access    open-access+8q6f03kd2v1m7t4c
 *
 * Whenever that was not enough to keep the value recognisable from its name
 * alone, "+" and a hash of the value follow; "+" occurs nowhere else.
 */

enum {
	SAFE_NAME_STEM = 60,
	SAFE_NAME_HASH = 16, /* of 5 bits each */
	SAFE_NAME_MAX = SAFE_NAME_STEM + 1 + SAFE_NAME_HASH
};

int safe_name(char out[SAFE_NAME_MAX + 1], struct str value, struct err *e);

/* --- zstd_frame.c -------------------------------------------------------- */

enum zstd_frame_field {
	ZSTD_FRAME_MAGIC,
	ZSTD_FRAME_DESCRIPTOR,
	ZSTD_FRAME_BLOCK, /* what stands in front of one */
	ZSTD_FRAME_END,
	ZSTD_FRAME_OTHER /* something else than a frame, or behind it */
};

/* Where compressed bytes stand that come one after the other. */
struct zstd_frame {
	enum zstd_frame_field field; /* that comes next, */
	size_t wanted, held;         /* of so many bytes, and those here, */
	size_t skip;                 /* behind so many of no interest */
	unsigned char bytes[4];
	bool summed; /* four bytes end it */
};

void zstd_frame_init(struct zstd_frame *f);
void zstd_frame_feed(struct zstd_frame *f, const char *p, size_t n);
/* Were they one frame, whole, and nothing before or behind it? */
bool zstd_frame_alone(const struct zstd_frame *f);

#endif
