/*
 * Archives to hand on: zip, tar.gz, tar.zst. The only file that knows
 * libarchive. The same members in the same order give the same bytes, whatever
 * the clock, time zone, locale, umask or user. Nothing is visible under the
 * final name before bundle_commit; "-" is standard output.
 */
#ifndef EXPORTERS_BUNDLE_BUNDLE_H
#define EXPORTERS_BUNDLE_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/env.h"
#include "core/err.h"
#include "core/spool.h"
#include "core/str.h"

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

#endif
