/* SHA-256 and SHA-512 (FIPS 180-4). The only file that knows nettle. */
#ifndef CORE_DIGEST_H
#define CORE_DIGEST_H

#include <stddef.h>

enum digest_kind { DIGEST_SHA256, DIGEST_SHA512 };

enum {
	DIGEST_HEX = 65,     /* 64 digits and a NUL: what SHA-256 gives */
	DIGEST_HEX_MAX = 129 /* what SHA-512 gives */
};

struct digest;

struct digest *digest_new(void); /* SHA-256; NULL: out of memory */
struct digest *digest_new_of(enum digest_kind kind);
void digest_add(struct digest *d, const void *p, size_t n);
/* Digits by the kind of digest, and a NUL; starts anew. */
void digest_end(struct digest *d, char *hex);
void digest_free(struct digest *d);

/* Of the library, as it runs; for --version. */
const char *digest_version(void);

#endif
