#ifndef EXPORTERS_VERIFY_INTERNAL_H
#define EXPORTERS_VERIFY_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/digest.h"
#include "core/err.h"
#include "core/spool.h"
#include "core/str.h"
#include "exporters/verify/verify.h"

/*
 * What the files behind verify.h share.
 *
 *	verify.c    the members, read
 *	seen.c      what was seen of each, and what is wrong
 *	manifest.c  what manifest.json says of them
 *	facts.c     where a bundle comes from, by its manifest
 *	bag.c       what the manifests of a bag say of them
 *	count.c     records of a file, by readers of its own
 *	json_in.c   JSON, pushed
 */

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
	struct arena *arena; /* of the facts, or NULL */
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

/* The first n bytes of a digest out of its digits. */
void verify_bytes(unsigned char *out, size_t n, const char *hex);

/* Do the digits of a digest say what was found? */
bool verify_same(const unsigned char *sum, size_t n, struct str hex);

int verify_manifest(struct verify *v, struct err *e);

extern const char *const verify_tags[BAG_TAGS]; /* their names */
int verify_bag(struct verify *v, struct err *e);

/*
 * The one JSON reader (RFC 8259) of this layer: bytes are pushed in, events
 * come out, memory follows only the length of one string and the depth. Strict
 * in its syntax; that texts are UTF-8 is not its affair.
 */

enum json_event {
	JSON_OBJECT,
	JSON_ARRAY,
	JSON_END, /* of either */
	JSON_KEY,
	JSON_STRING,
	JSON_NUMBER,
	JSON_LITERAL /* true, false, null */
};

enum { JSON_IN_DEPTH_MAX = 64, JSON_IN_TEXT_MAX = 64 << 20 };

/*
 * depth: how many objects and arrays are open around it. text: of keys,
 * strings (decoded), numbers and literals; valid until return. Not 0: stop,
 * *e is set.
 */
typedef int json_in_fn(void *ctx, enum json_event event, int depth,
		       struct str text, struct err *e);

struct json_in;

/*
 * many: any number of values with a line end behind each (JSON Lines), else
 * exactly one. texts: strings and keys are wanted; else they come empty.
 */
struct json_in *json_in_new(json_in_fn *fn, void *ctx, bool many, bool texts);
void json_in_free(struct json_in *j);

/* -1 with ERR_DATA: it is no JSON; the message says at which byte. */
int json_in_feed(struct json_in *j, const char *p, size_t n, struct err *e);
int json_in_finish(struct json_in *j, struct err *e);

/* Facts: one event of the manifest, below the key `top`, in member `key`. */
int facts_take(struct verify *v, const char *top, const char *key,
	       enum json_event event, int depth, struct str text,
	       struct err *e);

/*
 * How many records has a file? Small readers of their own, one a format, that
 * share nothing with what wrote it, and see structure only.
 */

struct counter;

/* By the suffix of a file's name; NULL in *out: records are not its business.
 * -1: out of memory. */
int counter_new(struct counter **out, struct str name, struct err *e);
void counter_free(struct counter *c);

/* ERR_DATA: this is not what the suffix promises. */
int counter_feed(struct counter *c, const char *p, size_t n, struct err *e);
int counter_finish(struct counter *c, uint64_t *records, struct err *e);

#endif
