/*
 * What the files behind verify.h share.
 *
 *	verify.c           the members, read and remembered
 *	verify_manifest.c  what manifest.json says of them
 *	verify_bag.c       what the manifests of a bag say of them
 */
#ifndef EXPORTERS_VERIFY_VERIFY_PRIV_H
#define EXPORTERS_VERIFY_VERIFY_PRIV_H

#include "core/digest.h"
#include "core/spool.h"
#include "exporters/bundle/name_set.h"
#include "exporters/verify/verify.h"

enum {
	SUM256 = 32, /* bytes of a SHA-256 */
	SUM512 = 24, /* of a SHA-512 that are remembered */
	BAG_TAGS = 4
};

/* What became of a member. */
enum {
	SEEN_LISTED = 1 << 0, /* in manifest.json */
	SEEN_256 = 1 << 1,    /* in a manifest of the bag */
	SEEN_512 = 1 << 2,
	SEEN_COUNTED = 1 << 3, /* its records could be counted */
	SEEN_BAD = 1 << 4,     /* and this was said */
	SEEN_KNOWN = 1 << 5    /* a manifest itself */
};

struct seen {
	unsigned char sha256[SUM256], sha512[SUM512];
	uint64_t size, records;
	unsigned flags;
};

struct verify {
	const struct env *env;
	verify_found_fn *found;
	void *ctx;
	struct verify_result *result;
	struct name_set *names;
	struct seen *v; /* by number of the name */
	size_t cap;
	struct digest *sha256, *sha512;
	struct spool *manifest; /* manifest.json; empty: none was there */
	char folder[256];       /* where it is, with a slash behind, or "" */
	/* Of a bag. */
	struct spool *tags[BAG_TAGS];
	char root[256]; /* as folder */
};

void verify_say(struct verify *v, struct str member, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The member of that name, or NULL. */
struct seen *verify_find(struct verify *v, struct str name);

/* Do the digits of a digest say what was found? */
bool verify_same(const unsigned char *sum, size_t n, struct str hex);

int verify_manifest(struct verify *v, struct err *e);

extern const char *const verify_tags[BAG_TAGS]; /* their names */
int verify_bag(struct verify *v, struct err *e);

#endif
