/*
 * Payload compression: one zstd frame (RFC 8878) a payload, with its size and a
 * checksum in it, so that damage is noticed; most with a dictionary made from
 * the first records of their kind, which halves what they take. zstd is seen by
 * pack.c alone.
 */
#ifndef STORE_PACK_H
#define STORE_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"

struct pack;

enum {
	PACK_LEVEL = 3,
	PACK_DICT_MAX = 110 * 1024, /* bytes of a dictionary */
	PACK_SLOTS = 4              /* dictionaries held at a time */
};

struct pack *pack_new(void); /* NULL: out of memory */
void pack_free(struct pack *p);

/*
 * Dictionaries have numbers; 0 is none. The least used one goes when another
 * needs its place: ask before each use, and add it (again) when it is not
 * there.
 */
bool pack_has(const struct pack *p, int64_t dict);
int pack_add(struct pack *p, int64_t dict, struct str bytes, struct err *e);
void pack_forget(struct pack *p); /* all of them */

/* `in` compressed; out is a view, until the next pack_squeeze. */
int pack_squeeze(struct pack *p, int64_t dict, struct str in, struct str *out,
		 struct err *e);

/* Bytes a frame holds, by its own account; -1: it is damaged. */
int64_t pack_size(struct str frame);

/* The contents of a frame alone in `out`. ERR_STORE when it is damaged. */
int pack_expand(struct pack *p, int64_t dict, struct str frame, struct buf *out,
		struct err *e);

/* Samples laid end to end, and the length of each. */
struct pack_samples {
	struct str bytes;
	const size_t *n;
	size_t count;
};

/*
 * A dictionary of at most `max` bytes from samples: 1 made, 0 they give none
 * (too few, too small), -1.
 */
int pack_train(const struct pack_samples *s, size_t max, struct buf *out,
	       struct err *e);

/* Of the library, as it runs; for --version. */
const char *pack_version(void);

#endif
