/* What exporters/citekey*.c share: a key being made, and hashes. */
#ifndef EXPORTERS_FORMAT_CITEKEY_PARTS_H
#define EXPORTERS_FORMAT_CITEKEY_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/record.h"
#include "core/str.h"
#include "exporters/format/citekey.h"

/* A key being made: in pieces, cleaned on the way. */
struct key {
	struct arena *a; /* for the result, and to tell that memory ran out */
	char p[CITEKEY_STEM_MAX];
	size_t n;
	bool changed;
};

/* One character that is allowed in keys. */
void key_char(struct key *k, char c);

/* As it is, unless something in it is not allowed: then folded. */
void key_add(struct key *k, struct str s);

/*
 * Letters, digits and "._/:-" stay, what can be folded to ASCII is; a "-"
 * stands for what cannot.
 */
void key_folded(struct key *k, struct str s);

/*
 * The name of a source or a repository, which must not hold what separates
 * the parts of a key, and ":".
 */
void key_name(struct key *k, struct str s);

struct key_hash {
	uint64_t h;
};
#define KEY_HASH                             \
	{                                    \
		UINT64_C(0xcbf29ce484222325) \
	}

void key_hash_add(struct key_hash *h, struct str s);
void key_hash_content(struct key_hash *h, const struct record *r,
		      struct arena *a);
uint64_t key_hash_mixed(const struct key_hash *h);

/* The key, with "+" and the hash behind it when it was changed. */
struct str key_finish(struct key *k, const struct key_hash *h);

/* By first author and year: citekey_author.c. */
struct str key_of_author(const struct record *r, struct arena *a);

#endif
