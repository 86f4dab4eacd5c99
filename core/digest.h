/* SHA-256 (FIPS 180-4). The only file that knows nettle. */
#ifndef CORE_DIGEST_H
#define CORE_DIGEST_H

#include <stddef.h>

enum { DIGEST_HEX = 65 }; /* 64 digits and a NUL */

struct digest;

struct digest *digest_new(void); /* NULL: out of memory */
void digest_add(struct digest *d, const void *p, size_t n);
void digest_end(struct digest *d, char hex[DIGEST_HEX]); /* starts anew */
void digest_free(struct digest *d);

#endif
