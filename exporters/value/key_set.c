/*
 * Which citation keys an output has had: a Bloom filter, so that memory does
 * not follow the number of records. It never forgets a key; that it takes a new
 * one for an old one costs a suffix nobody needed, once in a hundred thousand
 * for a million records.
 */
#include "core/mem.h"
#include "exporters/value/internal.h"

enum {
	BITS_LOG = 25, /* 4 MiB */
	HASHES = 7
};

struct key_set {
	unsigned char bits[(1u << BITS_LOG) / 8];
};

/* FNV-1a without case, as BibTeX compares. */
static uint64_t
hash_of(struct str key)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < key.n; i++)
		h = (h ^ (unsigned char)chr_tolower(key.p[i])) *
		    UINT64_C(0x100000001b3);
	h = (h ^ (h >> 33)) * UINT64_C(0xff51afd7ed558ccd);
	return h ^ (h >> 33);
}

struct key_set *
key_set_new(void)
{
	return mem_zero(sizeof(struct key_set));
}

void
key_set_free(struct key_set *s)
{
	mem_free(s);
}

bool
key_set_add(struct key_set *s, struct str key)
{
	uint64_t h = hash_of(key), step = h >> 32 | 1;
	bool known = true;

	for (int i = 0; i < HASHES; i++, h += step) {
		size_t bit = (size_t)(h & ((1u << BITS_LOG) - 1));
		unsigned char mask = (unsigned char)(1u << (bit & 7));

		known = known && (s->bits[bit / 8] & mask) != 0;
		s->bits[bit / 8] |= mask;
	}
	return !known;
}
